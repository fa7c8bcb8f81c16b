"""Word the end of a decree: where and when, who signs, who certifies a copy, whom it is sent to."""

from __future__ import annotations

from dataclasses import replace

from kpudocs.bahasa.kapital import kapital
from kpudocs.bahasa.tanda_baca import akhiri
from kpudocs.bahasa.tanggal import format_tanggal
from kpudocs.keputusan import TITIK, Keputusan
from kpudocs.lampiran.dasar import cell, header_rows
from kpudocs.naskah import Baris, Kolom, Paragraf, Penetapan, Pengesahan, Ragam, Tabel

__all__ = [
    "SRIKANDI_NOMOR",
    "close_decree",
    "close_lampiran",
    "name_lines",
    "send_to",
    "unmarked",
    "word_certification",
    "word_footer",
    "word_initials",
]

SRIKANDI_NOMOR = "${nomor_naskah}"
SRIKANDI_TANGGAL = "${tanggal_naskah}"
SRIKANDI_TTD = "${ttd_pengirim}"
SRIKANDI_NAMA = "${nama_pengirim}"

_INITIALS = {"no": ("NO.", 0.07), "jabatan": ("JABATAN", 0.53), "paraf": ("PARAF", 0.2), "tanggal": ("TANGGAL", 0.2)}
"""The columns for initials: what each is called, and its share of the width."""
_INITIALS_HEIGHT = 8.0  # mm
_COPIES = {Ragam.SALINAN: "Salinan", Ragam.PETIKAN: "Petikan"}
"""What is certified, and how it calls itself."""


def close_decree(keputusan: Keputusan, ragam: Ragam) -> Penetapan:
    """The closing block of the decree."""
    data, profil = keputusan.penetapan, keputusan.profil
    tanggal = format_tanggal(data.tanggal) if data.tanggal else TITIK
    plain = Penetapan(
        tempat=f"Ditetapkan di {data.tempat or TITIK}",
        tanggal=f"pada tanggal {tanggal}",
        jabatan=_jabatan(keputusan),
        tanda="ttd." if ragam in _COPIES else "",
        nama=kapital(data.nama) if data.nama else TITIK,
    )
    if ragam is Ragam.SRIKANDI:
        date = f"pada tanggal {SRIKANDI_TANGGAL}"
        return replace(plain, tanggal=date, tanda=SRIKANDI_TTD, nama=SRIKANDI_NAMA)
    if ragam is Ragam.TTE:
        return replace(
            plain,
            tanda=profil.tte.jangkar,
            keterangan=profil.tte.keterangan or "",
            ruang=profil.tte.ukuran_qr,
            letak=profil.tte.letak_jangkar,
            alt="Tempat tanda tangan elektronik",
        )
    return plain


def close_lampiran(keputusan: Keputusan, ragam: Ragam, penetapan: Penetapan) -> Penetapan:
    """The closing block of a lampiran: the signer's alone (UU 12/2011 Lampiran II)."""
    tanda = penetapan.tanda
    if ragam is Ragam.TTE:
        tanda = keputusan.profil.tte.tanda_lampiran or ""  # the anchor stands once in the whole document
    elif ragam is Ragam.SRIKANDI and not keputusan.profil.srikandi.ttd_lampiran:
        tanda = ""
    return Penetapan("", "", penetapan.jabatan, tanda, penetapan.nama)


def word_footer(keputusan: Keputusan, ragam: Ragam) -> str:
    """The footer of each page: what is said of an electronic signature, then the office's own."""
    profil = keputusan.profil
    signed = profil.tte.kaki if ragam is Ragam.TTE else None
    return "\n".join(filter(None, (signed, profil.kaki)))


def word_certification(keputusan: Keputusan, ragam: Ragam) -> Pengesahan | None:
    """The certification of a copy or an excerpt; None where nothing is certified."""
    data = keputusan.salinan
    if ragam not in _COPIES or data is None:
        return None
    unit = (data.unit,) if data.unit else keputusan.lembaga.pengesah
    kalimat = f"{_COPIES[ragam]} sesuai dengan aslinya"
    return Pengesahan(kalimat, tuple(map(kapital, unit)), akhiri(data.jabatan, ","), data.nama)


def word_initials(keputusan: Keputusan, ragam: Ragam) -> Tabel | None:
    """The table in which those who have checked a draft put their initials (praktik)."""
    if ragam is not Ragam.RANCANGAN or not keputusan.profil.paraf:
        return None
    names = ("no", "jabatan", "paraf", "tanggal")
    columns = tuple(
        Kolom(name, _INITIALS[name][0], _INITIALS[name][1], "tengah" if name == "no" else "kiri") for name in names
    )
    rows = tuple(
        Baris((cell(str(number), align="tengah"), cell(jabatan), cell(""), cell("")))
        for number, jabatan in enumerate(keputusan.profil.paraf, 1)
    )
    return Tabel(columns, header_rows(columns), rows, "Paraf: jabatan, paraf, tanggal", _INITIALS_HEIGHT)


def send_to(keputusan: Keputusan, ragam: Ragam) -> tuple[Paragraf, ...]:
    """Whom a copy or an excerpt is sent to, and who gets a tembusan (praktik): a sentence or, for several, a list."""
    whom: tuple[str, ...] = ()
    if ragam is Ragam.SALINAN:
        whom = keputusan.salinan.disampaikan_kepada if keputusan.salinan else ()
    elif ragam is Ragam.PETIKAN:
        whom = keputusan.petikan.disampaikan_kepada
    sent = _name_all(f"{_COPIES.get(ragam, '')} Keputusan ini disampaikan kepada", "", whom)
    return sent if ragam is Ragam.PETIKAN else (*sent, *_name_all("Tembusan", ":", keputusan.tembusan))


def _name_all(sentence: str, mark: str, whom: tuple[str, ...]) -> tuple[Paragraf, ...]:
    if len(whom) < 2:
        return tuple(Paragraf(akhiri(f"{sentence}{mark} {one}", ".")) for one in whom)
    items = (Paragraf(akhiri(name, "." if n == len(whom) else ";"), f"{n}.", 1) for n, name in enumerate(whom, 1))
    return (Paragraf(f"{sentence}:"), *items)


def _jabatan(keputusan: Keputusan) -> tuple[str, ...]:
    """The signer's office on lines: in own right, or a.n./Plt./Plh."""
    data = keputusan.penetapan
    former, signer = keputusan.pejabat, data.jabatan or keputusan.pejabat
    if data.cara == "a.n.":
        first, *rest = name_lines(keputusan, former)
        lines = [f"a.n. {first}", *rest, *name_lines(keputusan, signer)]
    else:
        first, *rest = name_lines(keputusan, signer)
        # Who typed "Plt. Ketua" as the office said it already.
        said = data.cara == "sendiri" or first.lower().startswith(f"{data.cara.lower()} ")
        lines = [first if said else f"{data.cara} {first}", *rest]
    return (*lines[:-1], akhiri(lines[-1], ","))


def name_lines(keputusan: Keputusan, name: str) -> tuple[str, ...]:
    """An office or a decree in capitals, the region on lines of its own where the name ends with it."""
    name = unmarked(name)
    lembaga = keputusan.lembaga
    region = " ".join(lembaga.baris[1:])
    if region and lembaga.nama_lengkap != lembaga.baris[0] and name.lower().endswith(f" {region}".lower()):
        return (kapital(name[: -len(region) - 1]), *map(kapital, lembaga.baris[1:]))
    return (kapital(name),)


def unmarked(text: str) -> str:
    """A title without a mark at its end.

    >>> unmarked("Pedoman Tata Kerja.")
    'Pedoman Tata Kerja'
    """
    return akhiri(text, ",").removesuffix(",") or text
