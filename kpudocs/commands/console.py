"""What the commands say: files made and data asked for to stdout, messages for people to stderr."""

from __future__ import annotations

import os
import sys

from kpudocs.errors import MissingResource, explain_os_error

__all__ = ["abandon_stdout", "put", "say"]


def put(text: str, made: str = "keluaran", *, utf8: bool = False) -> None:
    """Write to stdout, at once; UTF-8 whatever the console where a program will read it.

    Raises MissingResource when stdout is closed or full; `made` says what was done nevertheless.
    """
    if sys.stdout is None:
        raise MissingResource(f"{made} tidak dapat ditulis (keluaran tertutup)")
    try:
        if utf8 and hasattr(sys.stdout, "buffer"):
            sys.stdout.buffer.write(text.encode())
        else:
            sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_stdout()
        raise MissingResource(f"{made} tidak dapat ditulis ({explain_os_error(error)})") from error


def abandon_stdout() -> None:
    """Let what is left in stdout go nowhere: it cannot be written, and Python would complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(*lines: str) -> None:
    """A message for the person at the terminal."""
    for line in lines:
        print(line, file=sys.stderr)
