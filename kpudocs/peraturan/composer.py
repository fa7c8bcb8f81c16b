"""Write the citation of a regulation: its name, its gazettes, and the formula of its amendments.

The patterns are those of UU 12/2011 Lampiran II and of KPU's decrees (practice for Lembaran Daerah).
"""

from __future__ import annotations

import re
from functools import cache

from kpudocs.bahasa.angka import format_urutan, parse_urutan
from kpudocs.bahasa.tanggal import format_tanggal
from kpudocs.peraturan.model import Lembaran, Peraturan

__all__ = [
    "amendment_ordinal",
    "amendment_title",
    "compose_formula",
    "compose_gazette",
    "compose_peraturan",
    "is_amended_often",
]

_PERUBAHAN = re.compile(
    r"\bPerubahan\s+(?:(Ke-?\w+|Pertama)(?:\s+(Belas|Puluh)(?:\s+(\w+))?)?\s+)?(?:atas|terhadap)\b", re.I
)
_RI = "Republik Indonesia"


def compose_peraturan(peraturan: Peraturan, *, koma_terakhir: bool = True) -> str:
    """Cite a regulation in full; what it lacks is left out. No mark at the end.

    `koma_terakhir`: "telah beberapa kali diubah, terakhir dengan", or without the comma.

    >>> uu = Peraturan(jenis="uu", nomor="7", tahun=2017, tentang="Pemilihan Umum", ln="2017/182", tln="6109")
    >>> compose_peraturan(uu)[:76]
    'Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Rep'
    """
    text = _cite(peraturan, peraturan.tentang)
    if not peraturan.diubah:
        return text
    last = peraturan.diubah[-1]
    formula = compose_formula(often=is_amended_often(peraturan), koma_terakhir=koma_terakhir)
    tentang = last.tentang or amendment_title(peraturan, len(peraturan.diubah))
    return f"{text} {formula} {_cite(last, tentang)}"


def is_amended_often(peraturan: Peraturan) -> bool:
    """Whether it was amended more than once, as far as its fields say."""
    if peraturan.beberapa_kali is not None:
        return peraturan.beberapa_kali
    if len(peraturan.diubah) > 1:
        return True
    return any((amendment_ordinal(perubahan.tentang or "") or 1) > 1 for perubahan in peraturan.diubah)


def compose_formula(*, often: bool, koma_terakhir: bool = True) -> str:
    """The words between a regulation and its last amendment."""
    if not often:
        return "sebagaimana telah diubah dengan"
    return f"sebagaimana telah beberapa kali diubah{',' if koma_terakhir else ''} terakhir dengan"


def amendment_ordinal(tentang: str) -> int | None:
    """Which amendment a title announces: 1 for "Perubahan atas", 2 for "Perubahan Kedua atas"; None for no amendment.

    >>> amendment_ordinal("Perubahan Kedua Atas Undang-Undang Nomor 12 Tahun 2011"), amendment_ordinal("Kesehatan")
    (2, None)
    >>> amendment_ordinal("Perubahan Ke-2 atas Undang-Undang Nomor 12 Tahun 2011")
    2
    """
    found = _PERUBAHAN.search(tentang)
    if found is None:
        return None
    if found[1] is None:
        return 1
    if (digits := found[1].lower().removeprefix("ke").lstrip("-")).isdecimal():
        return int(digits[:4])
    try:
        return parse_urutan(" ".join(word for word in found.groups() if word))
    except ValueError:
        return None


@cache
def _ordinal(n: int) -> str:
    return format_urutan(n).title()


def amendment_title(peraturan: Peraturan, ordinal: int) -> str:
    """The title of an amendment: "Perubahan Kedua atas … tentang …"; "Perubahan atas" is the first.

    >>> amendment_title(Peraturan(jenis="uu", nomor="5", tahun=2020, tentang="Contoh"), 2)
    'Perubahan Kedua atas Undang-Undang Nomor 5 Tahun 2020 tentang Contoh'
    """
    which = f" {_ordinal(ordinal)}" if ordinal > 1 else ""
    return f"Perubahan{which} atas {_named(peraturan, peraturan.tentang)}"


def _named(peraturan: Peraturan, tentang: str | None) -> str:
    parts = [peraturan.pasal or "", peraturan.sebutan, peraturan.nomor_dan_tahun]
    if peraturan.cetak_tanggal and peraturan.tanggal:
        parts.append(f"tanggal {format_tanggal(peraturan.tanggal)}")
    parts.append(f"tentang {tentang}" if tentang else "")
    return " ".join(part for part in parts if part)


def _cite(peraturan: Peraturan, tentang: str | None) -> str:
    gazette = compose_gazette(peraturan)
    return _named(peraturan, tentang) + (f" ({gazette})" if gazette else "")


def compose_gazette(peraturan: Peraturan) -> str:
    """The gazettes as they stand in brackets; empty without any.

    >>> compose_gazette(Peraturan(jenis="uu", ln="2017/182", tln="6109"))
    'Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109'
    """
    daerah = _region(peraturan)
    parts = [
        peraturan.lembaran_lain or "",
        _numbered(f"Lembaran Negara {_RI}", peraturan.ln),
        f"Tambahan Lembaran Negara {_RI} Nomor {peraturan.tln}" if peraturan.tln else "",
        _numbered(f"Berita Negara {_RI}", peraturan.bn),
        _numbered(f"Berita {daerah}", peraturan.bd),
        _numbered(f"Lembaran {daerah}", peraturan.ld),
        f"Tambahan Lembaran {daerah} Nomor {peraturan.tld}" if peraturan.tld else "",
    ]
    return ", ".join(part for part in parts if part)


_WILAYAH = {"Bupati": "Kabupaten", "Gubernur": "Provinsi", "Wali Kota": "Kota", "Walikota": "Kota"}


def _region(peraturan: Peraturan) -> str:
    """Whose regional gazette it is: "Daerah Kabupaten Batang", also for the Bupati's own; in Aceh only "Aceh"."""
    region = peraturan.pembentuk or ""
    if peraturan.jenis == "qanun" and region == "Aceh":
        return region
    if region == "Gubernur Aceh":
        return "Daerah Aceh"
    for head, place in _WILAYAH.items():
        if peraturan.jenis == "perkada" and region.startswith(f"{head} "):
            region = f"{place}{region.removeprefix(head)}"
            break
    return f"Daerah {region}".strip()


def _numbered(name: str, lembaran: Lembaran | None) -> str:
    return f"{name} Tahun {lembaran.tahun} Nomor {lembaran.nomor}" if lembaran else ""
