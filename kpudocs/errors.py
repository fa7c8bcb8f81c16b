"""Every error kpudocs raises on purpose.

    KpudocsError
    ├── UsageError         2  asked for in a way that cannot be done
    │   ├── FileExists        a file that kpudocs did not make is in the way
    │   └── UnknownChoice     a ragam or a format that there is not
    ├── InvalidInput       3  the facts of the decree: carries every Fault found
    ├── InvalidTemplate    4  a Word template: carries every Fault found
    ├── MissingResource    5  a font, a template, disk space, a permission
    └── RefusedOutput      6  an output that did not pass kpudocs' own checks

The number is the exit code of the command (`ExitCode`). Messages are Indonesian, since a
person in a legal section reads them; the facts are attributes, and every error survives pickling.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

__all__ = [
    "ExitCode",
    "Fault",
    "FileExists",
    "InvalidInput",
    "InvalidTemplate",
    "KpudocsError",
    "MissingResource",
    "RefusedOutput",
    "UnknownChoice",
    "UsageError",
    "explain_os_error",
    "spell_path",
]


class ExitCode(IntEnum):
    """What the `kpudocs` command answers to the shell.

    0 done; 1 findings; 2 wrong usage; 3 input invalid; 4 template invalid; 5 something missing on
    this machine; 6 output refused by its own checks; 70 a fault of kpudocs itself; 130 interrupted.
    """

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    INVALID_INPUT = 3
    INVALID_TEMPLATE = 4
    MISSING = 5
    REFUSED = 6
    INTERNAL = 70
    INTERRUPTED = 130


_REASONS = {
    errno.EACCES: "tidak diizinkan",
    errno.EBUSY: "sedang dipakai",
    errno.EDQUOT: "jatah ruang disk habis",
    errno.EEXIST: "sudah ada berkas dengan nama itu",
    errno.EISDIR: "itu sebuah folder",
    errno.ELOOP: "tautannya berputar",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ENOENT: "folder atau berkasnya tidak ada",
    errno.ENOSPC: "ruang disk habis",
    errno.ENOTDIR: "nama foldernya milik sebuah berkas",
    errno.EPERM: "tidak diizinkan",
    errno.EROFS: "hanya dapat dibaca",
}


def explain_os_error(error: OSError) -> str:
    """Why the system refused, in Indonesian.

    >>> explain_os_error(PermissionError(13, "Permission denied"))
    'tidak diizinkan'
    """
    return _REASONS.get(error.errno or 0, f"kesalahan sistem {error.errno or type(error).__name__}")


def spell_path(loc: tuple[int | str, ...]) -> str:
    """Spell a place in the data as people count: the first item is number 1.

    >>> spell_path(("menimbang", 0))
    'menimbang[1]'
    >>> spell_path(("lampiran", 1, "area", 0, "nama"))
    'lampiran[2].area[1].nama'
    """
    path = ""
    for step in loc:
        if isinstance(step, int):
            path += f"[{step + 1}]"
        else:
            path += f".{step}" if path else step
    return path


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where, what, and what to do.

    `loc` counts from 0 (for programs), `path` from 1 (for people); `line` and `column` count
    from 1 and are 0 where there is no file. `cell` is where it stands in a workbook: "Rencana Aksi!D14".
    """

    message: str
    advice: str = ""
    loc: tuple[int | str, ...] = ()
    file: str = ""
    line: int = 0
    column: int = 0
    code: str = ""
    cell: str = ""

    @property
    def path(self) -> str:
        return spell_path(self.loc)

    def at(self, file: str, line: int, column: int) -> Fault:
        """The same fault with its place in a file."""
        return replace(self, file=file, line=line, column=column)

    def as_dict(self) -> dict[str, Any]:
        """The stable JSON form, as `kpudocs check --format json` prints it (docs/arsitektur.md)."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "path": self.path,
            "loc": list(self.loc),
            "code": self.code,
            "message": self.message,
            "advice": self.advice,
            **({"cell": self.cell} if self.cell else {}),
        }

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        what = f"{self.message}; {self.advice}" if self.advice else self.message
        # One fault is one line, whatever was typed into a name.
        where = (place, self.cell or self.path)
        return ": ".join(" ".join(part.split()) for part in (*where, what) if part)


class KpudocsError(Exception):
    """The root: catch this to catch everything kpudocs raises on purpose."""

    exit_code: ExitCode = ExitCode.REFUSED


class UsageError(KpudocsError):
    """Asked for in a way that cannot be done."""

    exit_code = ExitCode.USAGE


class FileExists(UsageError):
    """A file that kpudocs did not make, or that was changed since, is in the way."""


class UnknownChoice(UsageError, ValueError):
    """A ragam or a format that there is not."""


class _Faulty(KpudocsError):
    """An error that is a list of faults."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


class InvalidInput(_Faulty):
    """The facts of a decree are wrong or incomplete; `faults` holds all of them."""

    exit_code = ExitCode.INVALID_INPUT


class InvalidTemplate(_Faulty):
    """A Word template cannot be used; `faults` holds all of its faults."""

    exit_code = ExitCode.INVALID_TEMPLATE


class MissingResource(KpudocsError):
    """Something this machine should have is not there: a file, space, a permission."""

    exit_code = ExitCode.MISSING


class RefusedOutput(KpudocsError):
    """An output did not pass kpudocs' own checks, and was not written."""

    exit_code = ExitCode.REFUSED
