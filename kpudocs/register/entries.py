"""What stands in a register: entries, and the numbers whose story they tell.

Nothing is ever changed or taken out: a number that is cancelled gets one entry more. Each entry
carries the hash of the one before it, so that a change shows in all that follow.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

__all__ = ["START", "Aksi", "Entry", "Number", "numbers_of", "seal"]

START = "0" * 64
"""What the first entry follows."""


class Aksi(StrEnum):
    """What happened to a number."""

    BATAL = "batal"
    IMPOR = "impor"
    PESAN = "pesan"
    TERBIT = "terbit"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register."""

    urut: int
    """Its place, from 1."""
    waktu: str
    """When it was written, ISO 8601 with the time zone."""
    aksi: str
    jenis: str
    """The kind of document: "keputusan"."""
    tahun: int
    nomor: int
    rincian: Mapping[str, Any]
    """What it is about: tentang, oleh, berkas with sha256, alasan …"""
    sebelum: str
    """The hash of the entry before."""
    sidik: str
    """Its own hash, over all of the above."""


def seal(urut: int, waktu: str, aksi: str, jenis: str, tahun: int, nomor: int, rincian: Any, sebelum: str) -> str:
    """The hash of an entry: sha256 over its facts and the hash of the one before.

    >>> seal(1, "2026-01-02T08:00:00+07:00", "pesan", "keputusan", 2026, 1, {}, START)[:8]
    '9da482a1'
    """
    facts = [urut, waktu, str(aksi), jenis, tahun, nomor, rincian, sebelum]
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(slots=True)
class Number:
    """A number with all that happened to it."""

    jenis: str
    tahun: int
    nomor: int
    entries: list[Entry] = field(default_factory=list)

    @property
    def keadaan(self) -> str:
        """How it stands: dipesan, terbit or batal."""
        acts = {entry.aksi for entry in self.entries}
        if Aksi.BATAL in acts:
            return "batal"
        if Aksi.TERBIT in acts:
            return "terbit"
        # An old register says itself how its numbers stand; where it does not, they were used.
        imported = [entry.rincian.get("keadaan") for entry in self.entries if entry.aksi == Aksi.IMPOR]
        if not imported:
            return "dipesan"
        return str(imported[-1]) if imported[-1] in ("batal", "dipesan") else "terbit"

    @property
    def berkas(self) -> list[dict[str, Any]]:
        """The files that were signed, with nama and sha256."""
        return [one for entry in self.entries for one in entry.rincian.get("berkas", ())]

    @property
    def rincian(self) -> dict[str, Any]:
        """What the entries say of it; the later word counts."""
        told: dict[str, Any] = {}
        for entry in self.entries:
            told |= {name: value for name, value in entry.rincian.items() if value}
        return told


def numbers_of(entries: Iterable[Entry]) -> list[Number]:
    """The numbers that entries tell of, by kind, year and number."""
    found: dict[tuple[str, int, int], Number] = {}
    for entry in entries:
        key = (entry.jenis, entry.tahun, entry.nomor)
        found.setdefault(key, Number(*key)).entries.append(entry)
    return [found[key] for key in sorted(found)]
