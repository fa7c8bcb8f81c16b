"""What reading a citation needs throughout: the text on one line, the notes taken, a regulation half read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kpudocs.peraturan.model import Peraturan
from kpudocs.peraturan.sitasi import Bersih, Catatan, Tempat

__all__ = ["Draft", "Reader", "shorten"]


@dataclass(slots=True)
class Draft:
    """A regulation while it is read: its fields, and the places of its parts on one line."""

    start: int
    end: int = 0
    fields: dict[str, Any] = field(default_factory=dict)
    bagian: dict[str, tuple[int, int]] = field(default_factory=dict)
    peraturan: Peraturan | None = None

    def put(self, name: str, value: Any, start: int, end: int) -> None:
        self.fields[name] = value
        self.bagian[name] = (start, end)


class Reader:
    """A text on one line, and what is noted about its words."""

    def __init__(self, bersih: Bersih) -> None:
        self.bersih, self.text = bersih, bersih.teks
        self.notes: list[Catatan] = []

    def note(self, code: str, message: str, start: int, end: int, *, read: bool = False, baku: str = "") -> None:
        self.notes.append(Catatan(code, message, self.bersih.back(start, end), read, baku))

    def note_at(self, code: str, message: str, tempat: Tempat, *, read: bool = False, baku: str = "") -> None:
        """Note words by their place in the text that was given."""
        self.notes.append(Catatan(code, message, tempat, read, baku))

    def trim(self, start: int, end: int, marks: str = " ") -> tuple[int, int]:
        piece = self.text[start:end]
        bare = piece.strip(marks)
        first = start + len(piece) - len(piece.lstrip(marks)) if bare else start
        return first, first + len(bare)

    def differ(self, start: int, end: int, baku: str) -> None:
        """Note the words that differ between a part and its full form."""
        written = self.text[start:end]
        if written == baku:
            return
        words, full = written.split(" "), baku.split(" ")
        same = 0
        while same < min(len(words), len(full)) and words[same] == full[same]:
            same += 1
        tail = 0
        while tail < min(len(words), len(full)) - same and words[-1 - tail] == full[-1 - tail]:
            tail += 1
        # One word more on the left, so that what is missing has a place.
        same = max(0, same - 1) if len(words) - tail <= same else same
        first = start + sum(len(word) + 1 for word in words[:same])
        last = max(first, end - sum(len(word) + 1 for word in words[len(words) - tail :]))
        baku = " ".join(full[same : len(full) - tail])
        message = f'"{shorten(self.text[first:last])}" dibaca sebagai "{shorten(baku)}"'
        self.note("bentuk_lain", message, first, last, read=True, baku=baku)


def shorten(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
