"""Run a function on an untrusted file in a child process, with limits on memory and time.

A PDF or a workbook may be made to fill memory, to run for ever or to crash the library that reads
it. Read in a child process it costs a clear message: the child is ended at its limit, and only
plain data comes back (JSON or bytes, never pickles, since a child that was taken over could send
what it likes).

    words = run_sandboxed(read_words, raw, name="lama.pdf", seconds=20)

What holds where:

- time: everywhere. The child is killed, with what it started where the system has process groups;
  were kpudocs itself killed first, the child ends at the same limit by its own alarm.
- memory: Linux and other Unix systems that have RLIMIT_AS. macOS takes the limit and does not
  always keep it; Windows has no such limit in Python's library, so that there only time ends a
  file which asks for too much.
- crashes of native code, and a result that is too large: everywhere.

The child costs some 60 ms beside what the function itself imports.
"""

from __future__ import annotations

import importlib
import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, NoReturn

from kpudocs import errors
from kpudocs.errors import Fault, InvalidInput, KpudocsError, MissingResource, explain_os_error

__all__ = ["MAX_RESULT_BYTES", "MEMORY", "SECONDS", "run_sandboxed"]

MEMORY = 1024**3
"""Bytes that the child may address, Python and its libraries included."""
SECONDS = 60.0
"""Wall time, the child's start included."""
MAX_RESULT_BYTES = 256 * 1024**2

_START = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); import kpudocs.sandbox as s; s._serve(sys.argv[2])"
_GRACE = 2.0  # seconds by which the child's own alarm comes later than its parent's
_ADVICE = "buka berkas itu, simpan ulang, lalu coba lagi; bila besar, bagi menjadi beberapa berkas"
_PLAIN, _BYTES, _ERROR = b"P", b"B", b"E"


def run_sandboxed(
    function: Callable[..., Any],
    *arguments: Any,
    name: str = "",
    memory: int = MEMORY,
    seconds: float = SECONDS,
    max_result: int = MAX_RESULT_BYTES,
) -> Any:
    """What `function(*arguments)` returns in a child process.

    The function stands at the top of a module; its arguments can be pickled; what it returns is
    plain data (None, bool, int, float, str, lists and dicts of them; a tuple comes back as a list)
    or bytes. `name` is the file's name for messages; `memory` and `max_result` are in bytes,
    `seconds` is wall time.

    Raises the function's own KpudocsError; InvalidInput when a limit is met, the child dies, or
    anything else is raised in it (codes `batas_memori`, `batas_waktu`, `batas_hasil`,
    `proses_berhenti`, `tidak_terbaca`); MissingResource when no child can be started.
    """
    task = pickle.dumps((function.__module__, function.__qualname__, arguments))
    limits = json.dumps({"memory": memory, "seconds": seconds, "max_result": max_result})
    try:
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
            given.write(task)
            given.seek(0)
            code = _run(given, answer, limits, name, seconds)
            answer.seek(0)
            kind, content = answer.read(1), answer.read(max_result + 1)
    except OSError as error:
        reason = explain_os_error(error)
        raise MissingResource(f"proses pembaca berkas tidak dapat dijalankan ({reason})") from error
    if kind == _BYTES and not code and len(content) <= max_result:
        return content
    try:
        data = json.loads(content) if kind in (_PLAIN, _ERROR) else None
    except (ValueError, RecursionError):
        kind = b""
    if kind == _PLAIN and not code:
        return data
    if kind == _ERROR and isinstance(data, dict):
        _raise_again(data, name, memory)
    if code in _ALARMS:
        raise _too_slow(name, seconds)
    raise _refusal("pembaca berkas berhenti mendadak; berkas ini rusak atau sengaja dirusak", name, "proses_berhenti")


def _run(given: IO[bytes], answer: IO[bytes], limits: str, name: str, seconds: float) -> int:
    """Start the child and wait for its end; its exit code."""
    # The child sees the modules that its parent sees, and nothing of the environment or `site`.
    places = [str(Path(__file__).parents[1]), *(place or os.getcwd() for place in sys.path)]
    command = [sys.executable, "-I", "-S", "-c", _START, json.dumps(places), limits]
    with _child(command, given, answer) as child:
        try:
            return child.wait(seconds)
        except subprocess.TimeoutExpired:
            raise _too_slow(name, seconds) from None


@contextmanager
def _child(command: list[str], given: IO[bytes], answer: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """A child that is gone afterwards, with all that it started."""
    group = hasattr(os, "killpg")
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and our own code
        command, stdin=given, stdout=answer, stderr=subprocess.DEVNULL, start_new_session=group
    )
    try:
        yield child
    finally:
        if child.poll() is None:
            with suppress(ProcessLookupError):
                if group:
                    os.killpg(child.pid, signal.SIGKILL)
                else:
                    child.kill()
            child.wait()


_ALARMS = {-number for name in ("SIGALRM", "SIGXCPU") if (number := getattr(signal, name, 0))}


def _too_slow(name: str, seconds: float) -> InvalidInput:
    return _refusal(f"berkas belum selesai dibaca dalam {seconds:g} detik", name, "batas_waktu")


def _refusal(what: str, name: str, code: str) -> InvalidInput:
    return InvalidInput((Fault(what, _ADVICE, file=name, code=code),))


def _raise_again(data: dict[str, Any], name: str, memory: int) -> NoReturn:
    """Raise here what was raised in the child."""
    kind = getattr(errors, str(data.get("error")), None)
    if isinstance(kind, type) and issubclass(kind, KpudocsError):
        faults = data.get("faults")
        if isinstance(faults, list):
            raise kind(tuple(_fault(fault) for fault in faults if isinstance(fault, dict)))
        raise kind(str(data.get("message", "")))
    if data.get("error") == "MemoryError":
        raise _refusal(f"berkas perlu memori lebih dari {memory // 1024**2} MB untuk dibaca", name, "batas_memori")
    if data.get("error") == _TOO_LARGE:
        raise _refusal("isi berkas terlalu banyak untuk dibaca", name, "batas_hasil")
    cause = str(data.get("error", ""))[:60]
    raise _refusal(f"berkas tidak dapat dibaca; isinya rusak atau tidak wajar ({cause})", name, "tidak_terbaca")


def _fault(data: dict[str, Any]) -> Fault:
    known = {
        name: data[name] for name in ("message", "advice", "file", "line", "column", "code", "cell") if name in data
    }
    return Fault(**known, loc=tuple(data.get("loc", ())))


# What follows runs in the child.

_TOO_LARGE = "ResultTooLarge"


def _serve(limits: str) -> None:
    """Take the task from stdin, do it under the limits, and put its answer on stdout."""
    bounds = json.loads(limits)
    answer = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # what a library prints is no answer
    _limit(bounds["memory"], bounds["seconds"] + _GRACE, bounds["max_result"])
    try:
        kind, content = _work()
        if len(content) > bounds["max_result"]:
            kind, content = _ERROR, json.dumps({"error": _TOO_LARGE}).encode()
    except KpudocsError as error:
        kind, content = _ERROR, json.dumps(_describe(error)).encode()
    except BaseException as error:
        # SystemExit and RecursionError too: whatever ends the reading is told by its parent.
        kind, content = _ERROR, json.dumps({"error": type(error).__name__}).encode()
    with suppress(OSError):
        answer.write(kind + content)
        answer.flush()
    os._exit(0)  # threads and exit handlers of libraries are not waited for


def _work() -> tuple[bytes, bytes]:
    module, qualname, arguments = pickle.loads(sys.stdin.buffer.read())  # noqa: S301 - written by our parent
    function: Any = importlib.import_module(module)
    for part in qualname.split("."):
        function = getattr(function, part)
    result = function(*arguments)
    if isinstance(result, bytes):
        return _BYTES, result
    return _PLAIN, json.dumps(result, ensure_ascii=True, separators=(",", ":")).encode()


def _describe(error: KpudocsError) -> dict[str, Any]:
    told: dict[str, Any] = {"error": type(error).__name__, "message": str(error)}
    if isinstance(error, (errors.InvalidInput, errors.InvalidTemplate)):
        told["faults"] = [fault.as_dict() for fault in error.faults]
    return told


def _limit(memory: int, seconds: float, max_result: int) -> None:
    """Bound this process, as far as the system can."""
    try:
        import resource
    except ImportError:  # Windows
        timer = threading.Timer(seconds, os._exit, (1,))
        timer.daemon = True
        timer.start()
        return
    bounds = {"RLIMIT_AS": memory, "RLIMIT_FSIZE": max_result + 1, "RLIMIT_CORE": 0, "RLIMIT_CPU": int(seconds) + 1}
    for name, bound in bounds.items():
        with suppress(AttributeError, ValueError, OSError):  # macOS knows some of them by name only
            resource.setrlimit(getattr(resource, name), (bound, bound))
    signal.setitimer(signal.ITIMER_REAL, seconds)
