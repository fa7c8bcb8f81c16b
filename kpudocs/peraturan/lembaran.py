"""Read what stands in the brackets of a citation: the gazettes in which a regulation was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

__all__ = ["OPENING", "Isi", "read_gazettes"]

OPENING = (
    r"\( ?(?=(?:tambahan )?(?:lembaran|berita|himpunan)\b|(?:T?LN|T?BN|T?LD|BD)(?:[ .]?RI)?[ .,]|L\.N\.|T\.L\.N\.|LN\d)"
)
"""How brackets with gazettes begin, whatever the letters' case."""

_SPLIT = re.compile(r"[,;] ?| (?=tambahan\b)", re.IGNORECASE)
_NOMOR = r"(?:nomor|nomer|no\.?) ?:? ?"
_PIECE = re.compile(
    r"(?P<tambahan>tambahan )?(?P<jenis>lembaran|berita) (?P<tempat>negara|daerah|aceh)"
    r"(?P<wilayah>(?: (?!(?:tahun|thn|nomor|nomer|no)\b)\S+)*)"
    rf"(?: (?:tahun|thn\.?) (?P<tahun>[0-9]{{4}}))?(?: {_NOMOR}(?P<nomor>[0-9]{{1,5}}[A-Za-z]?))?",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?P<short>T?LN|T?BN|T?LD|BD)(?:[ .]?RI)?\.? ?(?:(?:tahun |thn\.? )?(?P<tahun>[0-9]{4})[ ,/]{0,2})?"
    rf"(?:{_NOMOR})?(?P<nomor>[0-9]{{1,5}}[A-Za-z]?)",
    re.IGNORECASE,
)
_OLD_MARK = re.compile(r"\bhimpunan\b|\btanggal [0-9]{1,2} ", re.IGNORECASE)
_NAMES = {
    "berita aceh": "bd",
    "berita daerah": "bd",
    "berita negara": "bn",
    "lembaran aceh": "ld",
    "lembaran daerah": "ld",
    "lembaran negara": "ln",
}
_NEGARA = ("", "republik indonesia", "ri", "r.i.")


@dataclass(slots=True)
class Isi:
    """What brackets held: fields of a regulation, their places, and the places of what was not read."""

    fields: dict[str, Any] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    unread: list[tuple[int, int]] = field(default_factory=list)


def read_gazettes(text: str, start: int, end: int) -> Isi:
    """Read the gazettes that stand between two places of a text."""
    isi = Isi()
    content = text[start:end]
    if _OLD_MARK.search(content):
        isi.fields["lembaran_lain"] = content.strip()
        isi.places["lembaran_lain"] = (start, end)
        return isi
    for first, last in _pieces(text, start, end):
        name, value = _read(text[first:last])
        if not name or name in isi.fields:
            isi.unread.append((first, last))
        else:
            isi.fields[name] = value
            isi.places[name] = (first, last)
    return isi


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for found in _SPLIT.finditer(text, start, end):
        yield from _trimmed(text, position, found.start())
        position = found.end()
    yield from _trimmed(text, position, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _read(piece: str) -> tuple[str, Any]:
    """The field that a gazette fills and its value; an empty name if it cannot be read."""
    if found := _PIECE.fullmatch(piece):
        region = found["wilayah"].strip().lower()
        if found["tempat"].lower() == "negara" and region not in _NEGARA:
            return "", None
        name = _NAMES.get(f"{found['jenis']} {found['tempat']}".lower(), "")
        added, tahun, nomor = bool(found["tambahan"]), found["tahun"], found["nomor"]
    elif found := _SHORT.fullmatch(piece):
        short = found["short"].lower()
        added, name, tahun, nomor = short.startswith("t"), short.removeprefix("t"), found["tahun"], found["nomor"]
    else:
        return "", None
    if not name or nomor is None:
        return "", None
    if added:
        return (f"t{name}", nomor) if name in ("ld", "ln") else ("", None)
    return (name, {"tahun": int(tahun), "nomor": nomor}) if tahun and 1800 <= int(tahun) <= 2100 else ("", None)
