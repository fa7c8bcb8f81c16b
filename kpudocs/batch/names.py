"""Names of a batch's files, from a pattern: safe on every system, and known before anything is made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from string import Template
from typing import Any

from kpudocs.errors import UsageError
from kpudocs.keputusan import name_file, read_variables

__all__ = ["FOLDER_PATTERN", "TABLE_PATTERN", "Pattern", "name_key"]

TABLE_PATTERN = "${baris}-${nama_berkas}"
"""How decrees of a table are named where nothing else is asked for: never twice the same."""
FOLDER_PATTERN = "${berkas}"
"""How decrees of a folder are named: as their files are."""

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_LONGEST = 100  # characters of a part: Windows lets a whole path have 260


class Pattern:
    """A pattern with `${…}`: columns and variables, `baris`, `berkas` and `nama_berkas`.

    Raises UsageError when it cannot be read, or leads out of the folder.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        template = Template(text)
        if not template.is_valid() or not text.strip():
            raise UsageError(f'--name: "{text}" tidak terbaca; tulis misalnya {TABLE_PATTERN}')
        parts = text.split("/")
        if any(part in ("", ".", "..") for part in parts) or "\\" in text or ":" in text:
            raise UsageError(f'--name: "{text}" bukan nama di dalam folder hasil; tulis misalnya {TABLE_PATTERN}')
        self._parts = [Template(part) for part in parts]
        self.used = frozenset(template.get_identifiers())

    def name(self, data: Mapping[str, Any], given: Mapping[str, str]) -> str:
        """The name of a decree, without ragam and ending. `given` are `baris`, `berkas` and the columns.

        Raises KeyError with the name of a variable that has no value.
        """
        known = dict(given)
        if "nama_berkas" in self.used:
            known["nama_berkas"] = _file_name(data)
        if self.used - known.keys():
            known = read_variables(data) | known
        return "/".join(_safe(part.substitute(known)) for part in self._parts)


def _file_name(data: Mapping[str, Any]) -> str:
    """The decree's own file name, as far as its facts can be read."""
    tahun, nomor = data.get("tahun"), data.get("nomor")
    if not isinstance(tahun, int) or "$" in str(nomor):
        facts = read_variables(data)
        tahun, nomor = facts.get("tahun", ""), facts.get("nomor", "")
    text = str(tahun).strip()
    return name_file(int(text) if text.isdigit() else 0, None if nomor is None else str(nomor))


def _safe(text: str) -> str:
    """One part of a path that every system takes.

    >>> _safe("12/HK: a?")
    '12-HK- a-'
    >>> _safe("con"), _safe("..")
    ('con_', '_')
    """
    name = _UNSAFE.sub("-", unicodedata.normalize("NFC", " ".join(text.split())))[:_LONGEST].strip().rstrip(".")
    if name.startswith("."):
        name = "_" + name.lstrip(".")
    return f"{name}_" if _RESERVED.fullmatch(name) else name or "_"


def name_key(name: str) -> str:
    """What two names share that are one file on Windows or macOS.

    >>> name_key("Desa É") == name_key("desa é")
    True
    """
    return unicodedata.normalize("NFC", name.casefold())
