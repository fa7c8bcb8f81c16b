"""What YAML swallows without a word: told, since a decree would print it or lack it.

A list's item indented too deep goes on the text above it, " #1" ends a text, and Word's curly
quotes are letters like any other. YAML takes all three; nobody who types them means that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from kpudocs.keputusan import Keputusan

__all__ = ["FIELDS", "Trap", "find_cut", "find_traps"]

Trap = tuple[int, int, str, str, str]
"""Line and column, from 1, code, message, advice."""


def _fields(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        for name, value in schema.items():
            if name == "properties":
                yield from value
            yield from _fields(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from _fields(item)


def _known(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(_fields(model.model_json_schema()))


FIELDS = _known(Keputusan)
"""Every field that a decree may hold, whatever it stands in."""

_ITEM = re.compile(r"[ ]*(?:[-•●·*](?= |$)|-(?=[^\W\d])|[–—] (?=[^\W\d]))")
_FIELD = re.compile(r"[ ]*(\w+):(?= |$)")
_CUT = re.compile(r" #(?=[^\s#])")
_CUT_KEY = re.compile(r"[ ]*:[ ]+#(?=[^\s#])")
_QUOTED = re.compile("“[^“”]*”|‘[^‘’]*’|„[^„“”]*[“”]|«[^«»]*»")

_SWALLOWED = (
    "terbaca_lanjutan",
    "baris ini terbaca sebagai lanjutan teks di atasnya",
    'sejajarkan dengan "- " atau isian di atasnya; bila memang teks, pakai | pada teks itu',
)
_COMMENT = (
    "teks_terpotong",
    "teks sesudah # dibaca sebagai keterangan, tidak dicetak",
    "apit teksnya dengan tanda kutip; bila memang keterangan, beri spasi sesudah #",
)
_CURLY = (
    "kutip_lengkung",
    "tanda kutip lengkung dari Word akan ikut tercetak",
    'hapus, atau ganti dengan tanda kutip lurus ("); bila memang dicetak, apit lagi dengan kutip lurus',
)


def find_traps(event: Any, lines: list[str]) -> Iterator[Trap]:
    """What is swallowed at a plain or folded text."""
    if event.style not in (None, ">"):
        return
    start, end = event.start_mark, event.end_mark
    first, last = start.line + 1, min(end.line + (event.style is None and end.column > 0), len(lines))
    for number in range(first, last):
        line = lines[number]
        field = _FIELD.match(line)
        if _ITEM.match(line) or (field and field[1] in FIELDS):
            yield (number + 1, len(line) - len(line.lstrip(" ")) + 1, *_SWALLOWED)
    if event.style is None and event.value:
        if end.line < len(lines) and _CUT.match(lines[end.line], end.column):
            yield (end.line + 1, end.column + 2, *_COMMENT)
        if _QUOTED.fullmatch(event.value):
            yield (start.line + 1, start.column + 1, *_CURLY)


def find_cut(event: Any, lines: list[str]) -> Trap | None:
    """What is cut off right behind a key: `nama: #1 Ketua`."""
    end = event.end_mark
    found = _CUT_KEY.match(lines[end.line], end.column) if end.line < len(lines) else None
    return (end.line + 1, found.end(), *_COMMENT) if found else None
