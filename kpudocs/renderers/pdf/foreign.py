"""Foreign words on their way to the page: marked in the texts, so that lines break as they would.

Each word of a phrase stands between two characters that no text may hold and that take no room: one
that tells its language, and one that ends it. Where a line is drawn they are taken out again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from kpudocs.bahasa.asing import WordFinder
from kpudocs.naskah import Kolom, Naskah

__all__ = ["END", "START", "Segment", "languages_of", "mark_foreign", "split_marked"]

_UPRIGHT, _SLANTED, _MOST = 0xE100, 0xE200, 0x100
START = f"{chr(_UPRIGHT)}-{chr(_SLANTED + _MOST - 1)}"
"""The characters that begin a foreign word, as a range for a set of a pattern."""
END = "\ue001"
"""The character that ends one."""
_SEGMENT = re.compile(rf"(?P<start>[{START}])(?P<foreign>[^{END}]*){END}?|(?P<plain>[^{START}]+)")
_PIECE = re.compile(r"(?<=[-–])(?=\w)|(?<= )|(?= )")
_KEPT = {
    *("alt", "deskripsi", "gaya", "info", "jenis", "kaki", "kata_asing", "label", "letak", "nama_berkas"),
    *("profil", "ragam", "rata", "tanda", "tanda_air"),
}
"""Fields that steer, describe or label: no text in which a foreign word is read."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Part of a line: foreign if it has a language."""

    text: str
    language: str = ""
    slanted: bool = False


def languages_of(naskah: Naskah) -> tuple[str, ...]:
    """The languages of a decree's foreign words."""
    return tuple(sorted({word.bahasa for word in naskah.kata_asing}))[:_MOST]


def mark_foreign(naskah: Naskah) -> Naskah:
    """The same decree with its foreign words marked in its texts; itself where it has none."""
    if not naskah.kata_asing:
        return naskah
    base = _SLANTED if naskah.profil.kata_asing_miring else _UPRIGHT
    starts = {language: chr(base + i) for i, language in enumerate(languages_of(naskah))}
    marker = _Marker(WordFinder({word.kata: word.bahasa for word in naskah.kata_asing}), starts)
    marked: Naskah = marker.mark(naskah)
    return marked


class _Marker:
    def __init__(self, finder: WordFinder, starts: dict[str, str]) -> None:
        self._finder = finder
        self._starts = starts

    def mark(self, value: Any) -> Any:
        """A value with the texts in it marked; itself where nothing in it changes."""
        if isinstance(value, str):
            return self._mark_text(value)
        if isinstance(value, tuple):
            items = tuple(map(self.mark, value))
            return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
        if not is_dataclass(value) or isinstance(value, (Kolom, type)):
            return value
        changed = {}
        for field in fields(value):
            old = getattr(value, field.name)
            new = old if field.name in _KEPT else self.mark(old)
            if new is not old:
                changed[field.name] = new
        return replace(value, **changed) if changed else value

    def _mark_text(self, text: str) -> str:
        done, at = [], 0
        for start, end, language in self._finder.find(text):
            mark = self._starts[language]
            pieces = _PIECE.split(text[start:end])
            done += [text[at:start], *(f"{mark}{piece}{END}" if piece.strip() else piece for piece in pieces)]
            at = end
        return "".join((*done, text[at:])) if done else text


def split_marked(text: str, languages: Sequence[str] = ()) -> Iterator[Segment]:
    """A line by what is foreign in it and what is not; words of a phrase that stand together are one.

    Without `languages` what is foreign has a language all the same, but not by its name.
    """
    held: Segment | None = None
    for found in _SEGMENT.finditer(text):
        code = ord(found["start"]) if found["start"] else 0
        slanted = code >= _SLANTED
        number = code - (_SLANTED if slanted else _UPRIGHT)
        language = (languages[number] if languages else found["start"]) if code else ""
        one = Segment(found["foreign"] if code else found["plain"].replace(END, ""), language, slanted)
        blank = not code and not one.text.strip(" \u00a0")
        if held is not None and held.language and not held.slanted and blank:
            # a blank between two words of a phrase belongs to it; a slanted one would be narrower
            held = Segment(held.text + one.text, held.language, held.slanted)
        elif held is not None and held.language and held.language == language:
            held = Segment(held.text + one.text, language, slanted)
        else:
            if held is not None:
                yield held
            held = one
    if held is not None:
        yield held
