"""What YAML swallows without a word: told, since a decree would print it or lack it.

A list's item indented too deep goes on the text above it, " #1" ends a text, and Word's curly
quotes are letters like any other. YAML takes all three; nobody who types them means that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from kpudocs.keputusan import Keputusan
from kpudocs.lampiran import WORKBOOK_FIELDS

__all__ = ["Trap", "find_cut", "find_traps", "known_fields", "lacks_colon"]

Trap = tuple[int, int, str, str, str]
"""Line and column, from 1, code, message, advice."""


def _fields(schema: object) -> Iterator[str]:
    """The names of fields in a core schema: of models, and of what else has named parts."""
    if isinstance(schema, dict):
        if schema.get("type") in ("model-fields", "typed-dict"):
            yield from schema["fields"]
        elif schema.get("type") == "dataclass-args":
            yield from (one["name"] for one in schema["fields"])
        for name, value in schema.items():
            if name not in ("metadata", "cls", "function", "serialization"):
                yield from _fields(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from _fields(item)


@cache
def known_fields() -> frozenset[str]:
    """Every field that a decree may hold, whatever it stands in.

    Read from what pydantic validates by, since its JSON Schema, which says the same, takes a tenth of a second.
    """
    return frozenset((*_fields(Keputusan.__pydantic_core_schema__), *WORKBOOK_FIELDS))


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
    if event.style and event.style != ">":
        return
    start, end = event.start_mark, event.end_mark
    if lacks_colon(event, lines):
        return  # the parser stops here and is heard
    first, last = start.line + 1, min(end.line + (not event.style and end.column > 0), len(lines))
    for number in range(first, last):
        line = lines[number]
        field = _FIELD.match(line)
        if _ITEM.match(line) or (field and field[1] in known_fields()):
            yield (number + 1, len(line) - len(line.lstrip(" ")) + 1, *_SWALLOWED)
    if not event.style and event.value:
        if end.line < len(lines) and _CUT.match(lines[end.line], end.column):
            yield (end.line + 1, end.column + 2, *_COMMENT)
        if _QUOTED.fullmatch(event.value):
            yield (start.line + 1, start.column + 1, *_CURLY)


def lacks_colon(event: Any, lines: list[str]) -> bool:
    """Whether a text is a field and its value with no colon between: `nomor 1`."""
    start = event.start_mark
    line = lines[start.line] if start.line < len(lines) else ""
    name = line[start.column :].split(" ", 1)[0]
    return start.line < event.end_mark.line and not line[: start.column].strip() and name in known_fields()


def find_cut(event: Any, lines: list[str]) -> Trap | None:
    """What is cut off right behind a key: `nama: #1 Ketua`."""
    end = event.end_mark
    found = _CUT_KEY.match(lines[end.line], end.column) if end.line < len(lines) else None
    return (end.line + 1, found.end(), *_COMMENT) if found else None
