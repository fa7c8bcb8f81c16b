"""Capitals: headings in capitals, and titles in running text."""

from __future__ import annotations

import re

from kpudocs.bahasa.angka import parse_romawi

__all__ = ["judul", "kapital"]

_TETAP = ("a.n.", "u.b.", "u.p.", "s.d.", "d.a.", "Plt.", "Plh.", "Pj.", "Pjs.", "ttd.")
"""Abbreviations of the law that keep their own letters, also in a heading."""

_KATA_TUGAS_MENURUT_JENIS = {
    "kata depan": "antara atas bagi dalam dari daripada dengan di guna ke kepada melalui oleh pada per "
    "sampai secara tanpa tentang terhadap untuk",
    "kata hubung": "agar apabila atau bahwa bila dan demi hingga jika karena maupun sebagai sehingga serta "
    "supaya tetapi yang",
}
_KATA_TUGAS = frozenset(word for words in _KATA_TUGAS_MENURUT_JENIS.values() for word in words.split())
"""Small in a title, unless they open it."""

_SINGKATAN_MENURUT_BIDANG = {
    "pemilu": "KPU KIP PPK PPS PPLN KPPS KPPSLN TPS TPSLN DPT DPS DPTb DPK DPSHP DKPP PAW",
    "negara": "RI NKRI DKI DIY MPR DPR DPD DPRD DPRA DPRK BPK KPK MK BSSN BSrE BKN ANRI BPS TNI POLRI",
    "usaha": "BUMN BUMD",
    "hukum": "UUD UU PP PKPU JDIH JDIHN",
    "tata kelola": "SOP TTE TI PPID LHKPN SPIP SPBE SAKIP RB ZI WBK WBBM PANRB",
    "pegawai": "ASN PNS PPPK SDM NIP NIK",
    "anggaran": "APBN APBD DIPA RKA BMN PNBP",
}
_SINGKATAN = {name.lower(): name for names in _SINGKATAN_MENURUT_BIDANG.values() for name in names.split()}
_MAX_ROMAWI = 39  # "XXXIX"; beyond are words: "DI" is 501

_KEPT = re.compile(r"(?<![\w.])(" + "|".join(map(re.escape, _TETAP)) + r")(?!\w)")
_WORD = re.compile(
    r"(?<![\w.])(?P<tetap>" + "|".join(map(re.escape, _TETAP)) + r")(?!\w)|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*",
    re.IGNORECASE,
)
_SPELLING = {name.lower(): name for name in _TETAP}


def kapital(text: str) -> str:
    """Put a heading in capitals.

    >>> kapital("a.n. Ketua Komisi Pemilihan Umum")
    'a.n. KETUA KOMISI PEMILIHAN UMUM'
    """
    # Splitting at a group puts what was kept at the odd places.
    return "".join(part if i % 2 else part.upper() for i, part in enumerate(_KEPT.split(text)))


def judul(text: str) -> str:
    """Write a title as running text does, if it was typed in capitals or small letters only.

    A text of mixed case is its writer's choice ("e-Lapkin") and stays.

    >>> judul("PEDOMAN TATA KERJA KPU KABUPATEN/KOTA DAN PPK DI PROVINSI JAMBI TAHAP II")
    'Pedoman Tata Kerja KPU Kabupaten/Kota dan PPK di Provinsi Jambi Tahap II'
    >>> judul("perubahan atas undang-undang")
    'Perubahan atas Undang-Undang'
    """
    if not (text.isupper() or text.islower()):
        return text
    first = _WORD.search(text)

    def spell(found: re.Match[str]) -> str:
        word = found[0].lower()
        if found["tetap"]:
            return _SPELLING[word]
        if word in _KATA_TUGAS:
            return word.capitalize() if first and found.start() == first.start() else word
        return _SINGKATAN.get(word) or (word.upper() if _is_numeral(word) else word.capitalize())

    return _WORD.sub(spell, text)


def _is_numeral(word: str) -> bool:
    try:
        return parse_romawi(word.upper()) <= _MAX_ROMAWI
    except ValueError:
        return False
