"""What was recognised so far: the facts, where each word went, what was guessed and what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kpudocs.intake.items import Item, Line, item_words
from kpudocs.intake.printed import Printed

__all__ = ["Draft", "Left", "Loc"]

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """Words that no field took: what they are, where they stood, and why they were left."""

    text: str
    place: str
    why: str
    part: str = ""


@dataclass(slots=True)
class Draft:
    """A decree in the making."""

    data: dict[str, Any] = field(default_factory=dict)
    notes: dict[Loc, list[str]] = field(default_factory=dict)
    """Comments that stand above a fact in the YAML."""
    used: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """The words of the source by the part they went to, each with its place."""
    derived: list[tuple[str, str]] = field(default_factory=list)
    """Labels and opening words that kpudocs writes itself, each with its place."""
    left: list[Left] = field(default_factory=list)
    printed: Printed = field(default_factory=Printed)
    """What the source itself says beside the facts: its labels, end marks, headings."""
    guesses: list[str] = field(default_factory=list)
    """For the report: what a person should look at, in Indonesian."""

    def use(self, part: str, text: str, place: str) -> None:
        """Note that words went to a part."""
        self.used.setdefault(part, []).extend((word, place) for word in text.split())

    def derive(self, text: str, place: str) -> None:
        """Note words that kpudocs writes itself."""
        self.derived.extend((word, place) for word in text.split())

    def leave(self, item: Item, why: str, part: str = "") -> None:
        """Note an item that no field takes."""
        if isinstance(item, Line):
            text = " ".join(item.text.split())
            if text:
                self.left.append(Left(text, item.place, why, part))
            return
        rows: dict[str, list[str]] = {}
        for word, place in item_words(item):
            rows.setdefault(place, []).append(word)
        self.left += [Left(" ".join(words), place, why, part) for place, words in rows.items()]

    def note(self, loc: Loc, text: str, *, guess: bool = True) -> None:
        """A comment at a fact; a guess is told in the report too."""
        told = f"dugaan: {text}" if guess else text
        self.notes.setdefault(loc, []).append(told)
        if guess:
            from kpudocs.errors import spell_path

            self.guesses.append(f"{spell_path(loc)}: {text}")
