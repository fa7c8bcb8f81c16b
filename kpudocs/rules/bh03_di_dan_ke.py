"""The words di and ke written together with a place, or the prefix di- written apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.baku import JOINED
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_APART = re.compile(r"\b(?P<prefix>[Dd]i)\s+(?P<verb>[a-z]{4,})\b")
_SHORTEST = 5  # letters of a verb with -kan or -i: a shorter one may be a place
_BARE = (
    "ajak ambil angkat atur baca bahas bantu bawa bayar bentuk beri buat buka cabut catat cek cetak coret dapat "
    "dengar dorong dukung edit ganti hapus hitung ikat isi jaga jawab jemput kawal kelola kenal kirim lantik larang "
    "lihat maksud minta muat mulai olah pakai panggil pantau pasang pecat periksa pilih pimpin pungut rawat rinci "
    "salin sebut segel simpan susun tahan tambah tanam tanya terima tolak tulis tunda tunjuk tutup ubah ukur undang "
    "unduh unggah usul"
)
_VERBS = frozenset(_BARE.split())
"""Verbs without an ending, that no place is called."""


def _check(decree: Decree) -> Iterator[Finding]:
    for text in (*decree.texts, *decree.unread):
        if text.is_name:
            continue
        own = text.loc[0] not in ("mengingat", "memerhatikan")  # how an official title is written is a fact
        for found in text.find(JOINED):
            parts = (found["di"] or found["ke"], found["place"] or found["way"], found["end"] or "")
            right = f"{parts[0]} {parts[1]}{parts[2]}"
            yield text.finding(found, f'"{found[0]}" ditulis terpisah', f'tulis "{right}"', right if own else None)
        for found in text.find(_APART):
            if _is_verb(found["verb"], decree):
                right = f"{found['prefix']}{found['verb']}"
                yield text.finding(found, f'"{found[0]}" ditulis serangkai', f'tulis "{right}"', right if own else None)


def _is_verb(word: str, decree: Decree) -> bool:
    """Whether "di" before a word is its prefix: "temukan", "temui", "catat"; not "lokasi", "kantor"."""
    if word in _VERBS:
        return True
    formed = len(word) >= _SHORTEST and word.endswith(("kan", "i")) and not decree.ejaan.is_root(word)
    return formed and decree.ejaan.lists(f"di{word}")


RULE = Rule(
    code="BH03",
    name="di dan ke",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: ejaan (kata depan ditulis terpisah, imbuhan ditulis serangkai)",
    explanation=(
        "Kata depan di dan ke ditulis terpisah dari kata tempat (di atas, di antaranya); awalan di- ditulis "
        "serangkai dengan kata kerja (ditetapkan, ditemui, dicatat)."
    ),
    salah="""\
lampiran:
  - jenis: naskah
    isi:
      - Tamu menunggu diatas kursi yang disediakan.
""",
    benar="""\
lampiran:
  - jenis: naskah
    isi:
      - Tamu menunggu di atas kursi yang disediakan.
""",
    check=_check,
    fixes=True,
)
