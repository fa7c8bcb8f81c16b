"""What a rule finds: where, which words, what is wrong, what to do, and the law it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from kpudocs.errors import spell_path

__all__ = ["Finding", "Loc", "Severity"]

Loc = tuple[int | str, ...]
"""The steps to a fact of the decree: field names, and list positions from 0."""


class Severity(StrEnum):
    """How grave a finding is; a greater `rank` is graver."""

    GALAT = "galat"
    """A mistake by a rule of law that could be read."""
    PERINGATAN = "peringatan"
    """Most likely a mistake: against custom, or one that a rule cannot be quite sure of."""
    INFO = "info"
    """Worth a look; often right as it is."""

    @property
    def rank(self) -> int:
        return (Severity.INFO, Severity.PERINGATAN, Severity.GALAT).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found.

    `loc` counts from 0 (for programs), `path` from 1 (for people), `bagian` says the place as a
    lawyer does ("Mengingat angka 3"). `words` are the offending words and `offset` where they begin
    in the text at `loc`; both are empty where something is missing. `replacement`, where it is not
    None, is what may safely stand in the place of `words`. A rule gives message, advice, loc, words
    and replacement; `lint` adds what the rule says of itself, and `examine` the place in the file
    (lines and columns count from 1; 0 where there is no file).
    """

    message: str
    advice: str = ""
    loc: Loc = ()
    words: str = ""
    offset: int = 0
    replacement: str | None = None
    code: str = ""
    name: str = ""
    severity: Severity = Severity.PERINGATAN
    dasar: str = ""
    bagian: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    @property
    def path(self) -> str:
        return spell_path(self.loc)

    def at(self, file: str, start: tuple[int, int], end: tuple[int, int]) -> Finding:
        """The same finding with its place in a file."""
        return replace(self, file=file, line=start[0], column=start[1], end_line=end[0], end_column=end[1])

    def as_dict(self) -> dict[str, Any]:
        """The stable JSON form, as `kpudocs check --format json` prints it (docs/arsitektur.md)."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "end_column": self.end_column,
            "bagian": self.bagian,
            "path": self.path,
            "loc": list(self.loc),
            "code": self.code,
            "name": self.name,
            "severity": self.severity.value,
            "message": self.message,
            "words": self.words,
            "offset": self.offset,
            "advice": self.advice,
            "replacement": self.replacement,
            "dasar": self.dasar,
        }
