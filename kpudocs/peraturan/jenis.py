"""The kinds of regulation: what each is called, its rank, the gazettes it stands in, its short names.

The ranks are those a list of legal bases is ordered by (UU 12/2011 Pasal 7 and 8, Lampiran II): UUD,
TAP MPR, UU and Perppu, PP, Perpres, regulations of ministers and institutions, Perda; Keputusan and
Surat Edaran come last, though they are no peraturan (practice). Where no rank is settled it is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["ALIAS", "JENIS_PERATURAN", "SINGKATAN", "JenisPeraturan", "Lembar", "Sebutan", "find_kind", "short_name"]

JenisPeraturan = Literal[
    "inpres",
    "keppres",
    "keputusan",
    "peraturan",
    "peraturan_bersama",
    "perda",
    "perkada",
    "permen",
    "perppu",
    "perpres",
    "pkpu",
    "pp",
    "qanun",
    "surat_edaran",
    "tap_mpr",
    "uu",
    "uu_darurat",
    "uud",
]
Lembar = Literal["bd", "bn", "ld", "ln", "tln"]
"""A gazette: Berita Daerah, Berita Negara, Lembaran Daerah, Lembaran Negara, Tambahan Lembaran Negara."""


@dataclass(frozen=True, slots=True)
class Sebutan:
    """How a kind is called and ranked.

    `lembar` are the gazettes that a citation names (Lampiran II; practice for Perda). `pembentuk` says
    whether the name of who formed it follows the kind's own, as in "Peraturan Menteri Keuangan".
    """

    nama: str
    tingkat: int | None
    lembar: tuple[Lembar, ...] = ()
    pembentuk: bool = False


JENIS_PERATURAN: dict[JenisPeraturan, Sebutan] = {
    "inpres": Sebutan("Instruksi Presiden", None),
    "keppres": Sebutan("Keputusan Presiden", None),
    "keputusan": Sebutan("Keputusan", 8, pembentuk=True),
    "peraturan": Sebutan("Peraturan", 6, ("bn",), pembentuk=True),
    "peraturan_bersama": Sebutan("Peraturan Bersama", 6, ("bn",), pembentuk=True),
    "perda": Sebutan("Peraturan Daerah", 7, ("ld",), pembentuk=True),
    "perkada": Sebutan("Peraturan", 7, pembentuk=True),
    "permen": Sebutan("Peraturan", 6, ("bn",), pembentuk=True),
    "perppu": Sebutan("Peraturan Pemerintah Pengganti Undang-Undang", 3, ("ln", "tln")),
    "perpres": Sebutan("Peraturan Presiden", 5, ("ln",)),
    "pkpu": Sebutan("Peraturan Komisi Pemilihan Umum", 6, ("bn",)),
    "pp": Sebutan("Peraturan Pemerintah", 4, ("ln", "tln")),
    "qanun": Sebutan("Qanun", 7, ("ld",), pembentuk=True),
    "surat_edaran": Sebutan("Surat Edaran", 9, pembentuk=True),
    "tap_mpr": Sebutan("Ketetapan Majelis Permusyawaratan Rakyat", 2),
    "uu": Sebutan("Undang-Undang", 3, ("ln", "tln")),
    "uu_darurat": Sebutan("Undang-Undang Darurat", 3, ("ln", "tln")),
    "uud": Sebutan("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", 1),
}
"""A kind without a settled rank (Keputusan Presiden may be a regulation by UU 12/2011 Pasal 100) has none."""

_KEPALA_DAERAH = ("Gubernur", "Bupati", "Wali Kota", "Walikota")
_PANRB = "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
_KPU = "Komisi Pemilihan Umum"

ALIAS: dict[str, tuple[JenisPeraturan, str]] = {
    "inpres": ("inpres", ""),
    "kepkpu": ("keputusan", _KPU),
    "kepmenpanrb": ("keputusan", _PANRB),
    "keppres": ("keppres", ""),
    "keputusan": ("keputusan", ""),
    "peranri": ("peraturan", "Arsip Nasional Republik Indonesia"),
    "peraturan": ("peraturan", ""),
    "peraturan_bersama": ("peraturan_bersama", ""),
    "perban": ("peraturan", ""),
    "perbawaslu": ("peraturan", "Badan Pengawas Pemilihan Umum"),
    "perbkn": ("peraturan", "Badan Kepegawaian Negara"),
    "perbup": ("perkada", "Bupati"),
    "perda": ("perda", ""),
    "pergub": ("perkada", "Gubernur"),
    "perkada": ("perkada", ""),
    "perlkpp": ("peraturan", "Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah"),
    "permen": ("permen", ""),
    "permendagri": ("permen", "Menteri Dalam Negeri"),
    "permenkeu": ("permen", "Menteri Keuangan"),
    "permenkumham": ("permen", "Menteri Hukum dan Hak Asasi Manusia"),
    "permenpanrb": ("permen", _PANRB),
    "perppu": ("perppu", ""),
    "perpres": ("perpres", ""),
    "perpu": ("perppu", ""),
    "perwako": ("perkada", "Wali Kota"),
    "perwal": ("perkada", "Wali Kota"),
    "pkpu": ("pkpu", ""),
    "pmk": ("permen", "Menteri Keuangan"),
    "pp": ("pp", ""),
    "qanun": ("qanun", ""),
    "se": ("surat_edaran", ""),
    "surat_edaran": ("surat_edaran", ""),
    "tap_mpr": ("tap_mpr", ""),
    "uu": ("uu", ""),
    "uu_darurat": ("uu_darurat", ""),
    "uud": ("uud", ""),
}
"""The short names of a reference, as in "uu 7/2017": the kind, and who formed it where the name says so."""

SINGKATAN: dict[str, tuple[JenisPeraturan, str]] = {
    **{name: ALIAS[name] for name in ALIAS if name not in ("keputusan", "peraturan", "qanun") and "_" not in name},
    "permenpan": ("permen", _PANRB),
    "permenpan-rb": ("permen", _PANRB),
    "tap mpr": ("tap_mpr", ""),
}
"""Abbreviations that a text may use in the place of the full name."""


def find_kind(pembentuk: str) -> JenisPeraturan:
    """The kind of a "Peraturan …" by who formed it.

    >>> find_kind("Menteri Keuangan"), find_kind("Bupati Batang"), find_kind("Badan Kepegawaian Negara")
    ('permen', 'perkada', 'peraturan')
    """
    if pembentuk.startswith("Menteri"):
        return "permen"
    return "perkada" if pembentuk.startswith(_KEPALA_DAERAH) else "peraturan"


def short_name(jenis: JenisPeraturan, pembentuk: str) -> str:
    """The short name to refer with: the one that says who formed it, where there is one.

    >>> short_name("permen", "Menteri Keuangan"), short_name("permen", "Menteri Sosial"), short_name("uu", "")
    ('permenkeu', 'permen', 'uu')
    """
    exact = (name for name, known in ALIAS.items() if known == (jenis, pembentuk))
    loose = (name for name, known in ALIAS.items() if known == (jenis, ""))
    return next(exact, "") or next(loose, jenis)
