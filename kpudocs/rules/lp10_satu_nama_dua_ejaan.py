"""One name spelt in several ways in one decree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kpudocs.rules.baku import NOT_STANDARD
from kpudocs.rules.decree import Decree, Text
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_CODE = re.compile(r"[A-Z][A-Z0-9]*\d[A-Z0-9]*(?:[- ][A-Z]{3,})+!?")
_NAME = r"(?!(?:Di|Ke|Se)[- ])[A-Z][A-Za-z]+[- ][A-Za-z][a-z]{2,}|[A-Z]{2,}[- ][A-Z]{2,}|[eE]-[A-Za-z]{4,}"
_APART = re.compile(rf"(?<![\w-])(?=(?P<name>{_NAME})(?![\w-]))")
_JOINED = re.compile(r"(?<![\w-])[A-Za-z]{5,}(?![\w-])")


def _check(decree: Decree) -> Iterator[Finding]:
    texts = [text for text in decree.texts if not text.is_name]
    places: dict[str, list[tuple[str, Text, tuple[int, int]]]] = {}
    apart = {_bare(found["name"]) for text in texts for found in text.find(_APART)}
    for text in texts:
        told = [found.span() for found in text.find(NOT_STANDARD)]  # another rule tells these
        spans = [found.span() for found in text.find(_CODE)]
        spans += [found.span() for found in text.find(_JOINED) if _bare(found[0]) in apart]
        spans += [found.span("name") for found in text.find(_APART)]
        for span in sorted(spans):
            if not any(start < span[1] and span[0] < end for start, end in told):
                name = text.value[slice(*span)]
                places.setdefault(_bare(name), []).append((name, text, span))
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
        "Nama yang sama ditulis dengan ejaan berbeda dalam satu naskah (SP4N-LAPOR!, SP4N LAPOR; Whistleblowing, "
        "Whistle Blowing; Info Pemilu, InfoPemilu; e-Coklit, ecoklit) dibaca sebagai dua hal. Yang dilaporkan adalah "
        "ejaan yang lebih jarang; beda huruf kapital saja dibiarkan."
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
