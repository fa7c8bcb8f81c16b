"""A build that is killed, or that the disk refuses, leaves old files or new ones, whole; never half, never a lie."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kpudocs.cli import main
from kpudocs.receipts.verification import verify
from tests.loaders.decrees import as_yaml

OLD, NEW = {"menimbang": ["bahwa perlu rencana lama"]}, {"menimbang": ["bahwa perlu rencana baru"]}
FORMATS = "docx,pdf,txt"
MOMENTS = 20

posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")

# The build runs in a fork of a process that has imported all: its moments are then those of making and writing.
BUILD = """
import os, sys, time
from kpudocs.cli import main
import kpudocs.renderers.docx, kpudocs.renderers.pdf.document, kpudocs.receipts.making, kpudocs.loaders
for line in sys.stdin:
    wait = float(line)
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        os._exit(main(["build", "k.yaml", "--format", "docx,pdf,txt", "--ragam", "asli"]))
    if wait >= 0:
        time.sleep(wait)
        os.kill(child, 9)
    started = time.perf_counter()
    status = os.waitpid(child, 0)[1]
    print(status, time.perf_counter() - started, flush=True)
"""


def put(folder: Path, facts: dict[str, object]) -> None:
    (folder / "k.yaml").write_text(as_yaml(**facts), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".kpudocs")}


def built(folder: Path, facts: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What a build of these facts writes."""
    folder.mkdir()
    put(folder, facts)
    monkeypatch.chdir(folder)
    assert 0 == main(["build", "k.yaml", "--format", FORMATS, "--ragam", "asli"])
    return contents(folder / "hasil")


@posix
def test_killed_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kill -9 at twenty random moments: each file is the old or the new one, and none passes for what it is not."""
    old, new = (built(tmp_path / name, facts, monkeypatch) for name, facts in (("old", OLD), ("new", NEW)))
    desk = tmp_path / "desk"
    assert old == built(desk, OLD, monkeypatch)
    chance = random.Random(20260203)
    out = desk / "hasil"
    with subprocess.Popen(
        [sys.executable, "-c", BUILD], cwd=desk, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as builder:
        assert builder.stdin
        assert builder.stdout

        def run(wait: float) -> tuple[int, float]:
            print(wait, file=builder.stdin, flush=True)
            status, seconds = builder.stdout.readline().split()
            return int(status), float(seconds)

        whole = run(-1)[1]  # how long a build takes here
        killed = 0
        for number in range(MOMENTS):
            facts, made = (OLD, old) if number % 2 else (NEW, new)
            put(desk, facts)
            killed += run(chance.uniform(0, whole * 1.1))[0] != 0
            left = {name: content for name, content in contents(out).items() if not name.endswith(".tmp")}
            assert old.keys() == left.keys()
            for name, content in left.items():
                assert content in (old[name], new[name]), f"{name} is neither old nor new"
            name = chance.choice([name for name in left if not name.endswith(".json")])
            said = verify(out / name)
            assert ("sama" == said.state) == (left[name] == made[name]), f"{name}: {said}"
        builder.stdin.close()
    assert killed
    put(desk, NEW)
    assert 0 == main(["build", "k.yaml", "--format", FORMATS, "--ragam", "asli"]), (
        "no file is taken for somebody else's"
    )


# A limit on the size of files stands in for a full disk: any user can set it, and it strikes in the middle of a write.
FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from kpudocs.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(main(["build", "k.yaml", "--format", "txt,docx,pdf", "--ragam", "asli"]))
"""


@posix
@pytest.mark.parametrize("room", [0, 3000, 15000])
def test_a_full_disk(room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At any size: code 5 with the reason, the old files whole, nothing of the new ones."""
    old = built(tmp_path / "desk", OLD, monkeypatch)
    put(tmp_path / "desk", NEW)
    done = subprocess.run([sys.executable, "-c", FULL, str(room)], capture_output=True, text=True, check=False)

    assert (5, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith("Kesalahan: ")
    assert "tidak dapat ditulis (" in done.stderr
    assert old == contents(Path("hasil"))
    assert [] == [path.name for path in Path("hasil").iterdir() if path.name.endswith(".tmp")]


# What is imported late could not be read by nobody: so the same build is made once before, elsewhere.
READ_ONLY = """
import os, sys
from kpudocs.cli import main
build = ["build", "k.yaml", "--format", "txt", "--ragam", "asli"]
with open(os.devnull, "w") as sys.stdout:
    main([*build, "--out", "elsewhere"])
sys.stdout = sys.__stdout__
if os.getuid() == 0:
    os.setuid(65534)
sys.exit(main(build))
"""


@posix
def test_a_read_only_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code 5 with the reason; what was there stays. Root may write anywhere, and steps down for it."""
    old = built(tmp_path / "desk", OLD, monkeypatch)
    put(tmp_path / "desk", NEW)
    out = Path("hasil")
    out.chmod(0o555)
    for folder in (tmp_path, *list(tmp_path.parents)[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    done = subprocess.run([sys.executable, "-c", READ_ONLY], capture_output=True, text=True, check=False)
    out.chmod(0o755)

    assert (5, "") == (done.returncode, done.stdout), done.stderr
    assert "(tidak diizinkan)" in done.stderr
    assert old == contents(out)


def test_a_file_in_the_place_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """Nobody can write there, root neither: code 5 with the reason, and the file stays."""
    put(tmp_path, NEW)
    monkeypatch.chdir(tmp_path)
    Path("hasil").write_bytes(b"bukan folder")
    done = main(["build", "k.yaml", "--format", FORMATS, "--ragam", "asli"])

    assert 5 == done
    assert "folder hasil tidak dapat dibuat (" in capsys.readouterr().err
    assert b"bukan folder" == Path("hasil").read_bytes()
