"""What an import tells: how much was carried over, what was left and where, what to look at."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Imported", "Kept"]

_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Kept:
    """Words of the source that the YAML does not hold: what they are, where they stood, and why."""

    text: str
    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Imported:
    """A decree read from a file of anybody's making.

    Every word of the source is counted once: `placed` in the YAML's facts (or written by kpudocs
    again from them), in `furniture`, or in `left`.
    """

    yaml: str
    file: str
    pages: int
    """0 where the file has no pages."""
    words: int
    placed: int
    furniture: tuple[Kept, ...]
    """Page numbers, footers, catchwords, repeated heads of tables: no part of the decree."""
    left: tuple[Kept, ...]
    """What was not understood."""
    missing: tuple[str, ...]
    """Facts that were not found, by the name of their field."""
    guesses: tuple[str, ...]
    """What a person should compare with the source."""
    notes: tuple[str, ...] = ()
    """What the reader has to say of the file."""
    printed: Mapping[str, Any] = field(default_factory=dict)
    """What the source itself says beside the facts (`kpudocs.intake.printed`)."""
    unread: Mapping[str, str] = field(default_factory=dict)
    """The words that were left, by part."""

    @property
    def share(self) -> float:
        """The share of the words that were placed, of those that are no furniture."""
        furniture = sum(bool(_WORD.search(word)) for kept in self.furniture for word in kept.text.split())
        return self.placed / max(1, self.words - furniture)

    def as_dict(self) -> dict[str, Any]:
        """The stable JSON form, as `kpudocs import --format json` prints it."""
        return {
            "version": 1,
            "file": self.file,
            "pages": self.pages,
            "words": self.words,
            "placed": self.placed,
            "furniture": [_as_dict(kept) for kept in self.furniture],
            "left": [_as_dict(kept) for kept in self.left],
            "missing": list(self.missing),
            "guesses": list(self.guesses),
            "notes": list(self.notes),
        }


def _as_dict(kept: Kept) -> dict[str, str]:
    return {"text": kept.text, "place": kept.place, "why": kept.why}
