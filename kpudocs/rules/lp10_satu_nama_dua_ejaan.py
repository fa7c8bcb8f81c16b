"""One name spelt in several ways in one decree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kpudocs.rules.decree import Decree, Text
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_CODE = re.compile(r"[A-Z][A-Z0-9]*\d[A-Z0-9]*(?:[- ][A-Z]{3,})+!?")
_JOINED = re.compile(r"\b[A-Z][a-z]{7,}\b")
_APART = re.compile(r"\b(?=(?P<name>[A-Z][a-z]{2,}[- ][A-Za-z][a-z]{2,})\b)")


def _check(decree: Decree) -> Iterator[Finding]:
    places: dict[str, list[tuple[str, Text, tuple[int, int]]]] = {}
    joined = {found[0].lower() for text in decree.texts for found in text.find(_JOINED)}
    for text in decree.texts:
        for found in text.find(_CODE):
            places.setdefault(_bare(found[0]), []).append((found[0], text, found.span()))
        for found in text.find(_APART):
            if _bare(found["name"]) in joined:
                places.setdefault(_bare(found["name"]), []).append((found["name"], text, found.span("name")))
        for found in text.find(_JOINED):
            places.setdefault(_bare(found[0]), []).append((found[0], text, found.span()))
    for spelt in places.values():
        counted = Counter(_shape(name) for name, _, _ in spelt)
        if len(counted) < 2:
            continue
        most = max(counted.values())
        usual = next(name for name, _, _ in spelt if counted[_shape(name)] == most)
        for name, text, span in spelt:
            if _shape(name) != _shape(usual):
                what = f'"{name}" ditulis juga "{usual}"'
                yield text.finding(span, what, "pilih satu ejaan untuk seluruh naskah")


def _bare(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


def _shape(name: str) -> str:
    """How a name is put together; its capitals do not matter."""
    return name.lower()


RULE = Rule(
    code="LP10",
    name="satu nama dua ejaan",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: satu nama ditulis dengan satu ejaan",
    explanation=(
        "Nama yang sama ditulis dengan ejaan berbeda dalam satu naskah (SP4N-LAPOR!, SP4N LAPOR; "
        "Whistleblowing, Whistle Blowing) dibaca sebagai dua hal. Yang dilaporkan adalah ejaan yang lebih "
        "jarang."
    ),
    salah="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: a. Pengelolaan SP4N-LAPOR! untuk tamu;
                indikator: Terkelolanya SP4N-LAPOR! untuk tamu.
                bulan: [1]
              - sub_kegiatan: b. Pelaporan melalui SP4N LAPOR.
                bulan: [2]
""",
    benar="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: a. Pengelolaan SP4N-LAPOR! untuk tamu;
                indikator: Terkelolanya SP4N-LAPOR! untuk tamu.
                bulan: [1]
              - sub_kegiatan: b. Pelaporan melalui SP4N-LAPOR!
                bulan: [2]
""",
    check=_check,
)
