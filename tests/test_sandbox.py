"""A function in a child process: its result or one of our errors, within bounds, and nothing left behind."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kpudocs import sandbox
from kpudocs.errors import Fault, InvalidInput, MissingResource
from kpudocs.sandbox import run_sandboxed

MB = 1024**2


def answer(value: Any) -> Any:
    """Give back what was given."""
    return value


def length(raw: bytes) -> int:
    """Count bytes."""
    return len(raw)


def chatter() -> str:
    """Print to everything that is open, as libraries do."""
    print("P[1]")
    os.write(1, b"P[2]")
    os.write(2, b"oh")
    return "jawaban"


def hog() -> None:
    """Ask for memory without end."""
    held = []
    while True:
        held.append(bytearray(16 * MB))


def loop() -> None:
    """Never end."""
    while True:
        pass


def leave() -> None:
    """End the process without a word."""
    os._exit(7)


def quit_politely() -> None:
    """End it as a script would."""
    sys.exit(0)


def crash() -> None:
    """Die as native code dies."""
    os.abort()


def recurse() -> None:
    """Go down until the stack ends."""
    recurse()


def flood(size: int) -> bytes:
    """A result larger than allowed."""
    return b"x" * size


def stubborn(path: str) -> None:
    """Start another process, tell its number, and wait."""
    other = subprocess.Popen([sys.executable, "-I", "-S", "-c", "import time; time.sleep(60)"])
    Path(path).write_text(str(other.pid), encoding="ascii")
    time.sleep(60)


def refuse() -> None:
    """Raise two faults of our own."""
    raise InvalidInput((Fault("satu", "ubah", ("a", 0), "x.pdf", 3, 4, "kode"), Fault("dua")))


def lack() -> None:
    """Raise another error of our own."""
    raise MissingResource("huruf tidak ada")


def stumble() -> None:
    """Raise what a library raises."""
    raise KeyError("/Root")


def unspeakable() -> object:
    """Return what is no plain data."""
    return object()


@pytest.mark.parametrize("value", [None, True, 3, 1.5, "é √ \ud800", [1, ["a"]], {"a": {"b": []}}, b"\x00\xff"])
def test_plain_data_comes_back(value: Any) -> None:
    """What goes in as plain data comes out the same."""
    assert value == run_sandboxed(answer, value)


def test_large_arguments_arrive() -> None:
    """Files of many megabytes go through."""
    assert 24 * MB == run_sandboxed(length, bytes(24 * MB))


def test_what_a_library_prints_is_no_answer(capfd: pytest.CaptureFixture[str]) -> None:
    """Neither the result nor the terminal is touched by it."""
    assert "jawaban" == run_sandboxed(chatter)
    assert ("", "") == capfd.readouterr()


@pytest.mark.parametrize(
    ("function", "arguments", "code"),
    [
        (hog, (), "batas_memori"),
        (loop, (), "batas_waktu"),
        (leave, (), "proses_berhenti"),
        (crash, (), "proses_berhenti"),
        (quit_politely, (), "tidak_terbaca"),
        (recurse, (), "tidak_terbaca"),
        (stumble, (), "tidak_terbaca"),
        (unspeakable, (), "tidak_terbaca"),
        (flood, (2 * MB,), "batas_hasil"),
    ],
)
def test_misbehaviour_costs_a_message(function: Callable[..., Any], arguments: tuple[Any, ...], code: str) -> None:
    """Every way to misbehave ends as one fault that names the file."""
    with pytest.raises(InvalidInput) as caught:
        run_sandboxed(function, *arguments, name="jahat.pdf", memory=256 * MB, seconds=1.0, max_result=MB)

    (fault,) = caught.value.faults
    assert (code, "jahat.pdf") == (fault.code, fault.file)
    assert fault.message and fault.advice


def test_our_errors_come_back_whole() -> None:
    """An error of ours keeps its kind and its facts."""
    with pytest.raises(InvalidInput) as caught:
        run_sandboxed(refuse, name="x.pdf")
    with pytest.raises(MissingResource, match="huruf tidak ada"):
        run_sandboxed(lack)

    assert (Fault("satu", "ubah", ("a", 0), "x.pdf", 3, 4, "kode"), Fault("dua")) == caught.value.faults


def gone(number: int) -> bool:
    """Whether a process ends; killing it takes the system a moment."""
    try:
        handle = os.pidfd_open(number)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], 30)[0])
    finally:
        os.close(handle)


def test_no_orphan_is_left(tmp_path: Path) -> None:
    """What the child started is gone with it."""
    path = tmp_path / "pid"
    with pytest.raises(InvalidInput):
        run_sandboxed(stubborn, str(path), seconds=2.0)

    assert gone(int(path.read_text(encoding="ascii")))


@pytest.mark.parametrize(("before", "codes"), [("", sandbox._ALARMS), ("sys.modules['resource'] = None; ", {1})])
def test_child_ends_by_itself_when_its_parent_was_killed(before: str, codes: set[int]) -> None:
    """The child's own alarm ends it when nobody waits for it any more; on Windows, a timer of Python's."""
    limits = '{"memory": 268435456, "seconds": -1.8, "max_result": 1000}'
    code = f"import sys; {before}import kpudocs.sandbox as s, tests.test_sandbox as t; s._work = t.loop; "
    command = [sys.executable, "-c", f"{code}s._serve('{limits}')"]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, cwd=root, stdin=subprocess.DEVNULL, timeout=30, check=False)

    assert done.returncode in codes


def test_no_child_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no process can be started, that is said."""
    monkeypatch.setattr(sys, "executable", "/no/such/python")

    with pytest.raises(MissingResource, match="tidak dapat dijalankan"):
        run_sandboxed(answer, 1)


def test_an_answer_that_is_none_is_refused(tmp_path: Path) -> None:
    """What a child that was taken over might send is read as data or not at all."""
    with pytest.raises(InvalidInput) as caught:
        run_sandboxed(forge, b"P" + b"[" * 100_000)

    assert "proses_berhenti" == caught.value.faults[0].code


def forge(content: bytes) -> None:
    """Write an answer of one's own on every descriptor."""
    for number in range(3, 10):
        try:
            os.write(number, content)
        except OSError:
            continue
    os._exit(0)
