"""Word a decree: Keputusan + ragam -> Naskah. Every sentence that kpudocs itself writes is here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kpudocs.bahasa.angka import format_huruf, format_romawi, format_urutan
from kpudocs.bahasa.kapital import kapital
from kpudocs.bahasa.tanda_baca import akhiri
from kpudocs.bahasa.tanggal import format_tanggal
from kpudocs.errors import Fault, InvalidInput, UnknownChoice
from kpudocs.keputusan import TITIK, Keputusan
from kpudocs.lampiran import Lampiran
from kpudocs.lampiran.rincian import Poin, lay_flat
from kpudocs.naskah import (
    Bagian,
    Butir,
    Diktum,
    Info,
    Naskah,
    NaskahLampiran,
    Penetapan,
    Pengesahan,
    Ragam,
)

__all__ = ["compose", "missing_facts"]

_STATES_ITSELF = re.compile(r"\bperlu\s+(?:menetapkan|ditetapkan(?:\s+dengan)?)\s+keputusan\b", re.IGNORECASE)
"""How a consideration says already what the closing one would say."""
_ACT = re.compile(r"\bperlu\s+(?:menetapkan|ditetapkan)\b", re.IGNORECASE)
"""How a single consideration says which act is needed, a decree or what it lays down ("tim", "Rencana Kerja")."""
_CLOSING = re.compile(
    r"bahwa\s+berdasarkan\s+(?:pertimbangan|hal(?:-hal)?)\s+(?:sebagaimana|tersebut)\b", re.IGNORECASE
)
"""How the consideration that closes several begins."""


def compose(keputusan: Keputusan, ragam: Ragam | str = Ragam.ASLI) -> Naskah:
    """Word the decree for a ragam.

    Raises InvalidInput with every fact that this ragam needs and the decree does not have, and
    UnknownChoice, a ValueError too, for an unknown ragam.
    """
    if ragam not in tuple(Ragam):
        raise UnknownChoice(f'ragam "{ragam}" tidak dikenal; pilihannya: {", ".join(Ragam)}')
    ragam = Ragam(ragam)
    faults = tuple(missing_facts(keputusan, ragam))
    if faults:
        raise InvalidInput(faults)
    penetapan = _penetapan(keputusan, ragam)
    pengesahan = _pengesahan(keputusan) if ragam is Ragam.SALINAN else None
    return Naskah(
        ragam=ragam,
        nama_berkas=f"{keputusan.nama_berkas}-{ragam}",
        info=_info(keputusan),
        profil=keputusan.profil,
        tanda_air="RANCANGAN" if ragam is Ragam.RANCANGAN else "",
        tanda_salinan="SALINAN" if ragam is Ragam.SALINAN else "",
        kop=keputusan.lembaga.kop,
        judul=_judul(keputusan),
        pembentuk=akhiri(kapital(keputusan.pejabat), ","),
        menimbang=Bagian("Menimbang", _lettered(_menimbang(keputusan))),
        mengingat=Bagian("Mengingat", _numbered(keputusan.mengingat)),
        memerhatikan=Bagian("Memerhatikan", _numbered(keputusan.memerhatikan)) if keputusan.memerhatikan else None,
        memutuskan="MEMUTUSKAN:",
        menetapkan=Bagian("Menetapkan", (Butir("", _menetapkan(keputusan)),)),
        diktum=tuple(_diktum(number, poin) for number, poin in enumerate(keputusan.memutuskan, 1)),
        penetapan=penetapan,
        pengesahan=pengesahan,
        lampiran=tuple(
            _lampiran(keputusan, lampiran, number, penetapan, pengesahan)
            for number, lampiran in enumerate(keputusan.lampiran, 1)
        ),
    )


def missing_facts(keputusan: Keputusan, ragam: Ragam) -> Iterator[Fault]:
    """What the ragam needs and the decree does not say. A draft needs nothing more."""
    if ragam is Ragam.RANCANGAN:
        return
    needed: list[tuple[object, tuple[str, ...], str]] = [
        (keputusan.nomor, ("nomor",), "nomor keputusan"),
        (keputusan.penetapan.tempat, ("penetapan", "tempat"), "tempat penetapan"),
        (keputusan.penetapan.tanggal, ("penetapan", "tanggal"), "tanggal penetapan"),
        (keputusan.penetapan.nama, ("penetapan", "nama"), "nama penanda tangan"),
    ]
    if ragam is Ragam.SALINAN:
        needed.append((keputusan.salinan, ("salinan",), "pengesah salinan (jabatan dan nama)"))
    for fact, loc, name in needed:
        if fact is None:
            advice = f"isi sebelum membuat ragam {ragam}, atau buat ragam rancangan"
            yield Fault(f"{name} belum diisi", advice, loc, code="belum_diisi")


def _nomor(keputusan: Keputusan) -> str:
    return f"NOMOR {keputusan.nomor_lengkap or f'{TITIK} TAHUN {keputusan.tahun}'}"


def _judul_kapital(keputusan: Keputusan) -> str:
    return kapital(keputusan.judul)


def _judul(keputusan: Keputusan) -> tuple[str, ...]:
    """The heading. What was typed on lines of its own stands on lines of its own."""
    *above, last = keputusan.tentang.splitlines()
    title = map(kapital, (*above, _unmarked(last)))
    return (kapital(keputusan.lembaga.nama_keputusan), _nomor(keputusan), "TENTANG", *title)


def _unmarked(text: str) -> str:
    """A title without a mark at its end."""
    return akhiri(text, ",").removesuffix(",") or text


def _menetapkan(keputusan: Keputusan) -> str:
    """Type and title again, in capitals, ending with a full stop (UU 12/2011 Lampiran II)."""
    return akhiri(f"{kapital(keputusan.lembaga.nama_keputusan)} TENTANG {_judul_kapital(keputusan)}", ".")


def _menimbang(keputusan: Keputusan) -> tuple[str, ...]:
    """The considerations with the one that closes them.

    A single consideration states the act itself; several are named letter by letter in a last one
    (UU 12/2011 Lampiran II: "huruf a, huruf b, dan huruf c").
    """
    stated = keputusan.menimbang
    if not keputusan.pertimbangan_penutup or _is_closed(stated):
        return stated
    act = f"perlu menetapkan {keputusan.lembaga.nama_keputusan} tentang {keputusan.judul}"
    if len(stated) > 1:
        letters = _enumerate([f"huruf {format_huruf(n)}" for n in range(1, len(stated) + 1)])
        return (*stated, f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {letters}, {act}")
    return (f"{akhiri(stated[0], ',')} {act}",)


def _is_closed(stated: tuple[str, ...]) -> bool:
    """Whether what the closing consideration would say was typed."""
    if _STATES_ITSELF.search(stated[-1]):
        return True
    return bool(_CLOSING.match(stated[-1]) if len(stated) > 1 else _ACT.search(stated[0]))


def _enumerate(names: list[str]) -> str:
    """Name things one by one.

    >>> _enumerate(["huruf a", "huruf b", "huruf c"])
    'huruf a, huruf b, dan huruf c'
    """
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"


def _lettered(texts: tuple[str, ...]) -> tuple[Butir, ...]:
    """Considerations: a., b., …; a single one carries no letter (practice)."""
    if len(texts) == 1:
        return (Butir("", akhiri(texts[0], ";")),)
    return tuple(Butir(f"{format_huruf(n)}.", akhiri(text, ";")) for n, text in enumerate(texts, 1))


def _numbered(texts: tuple[str, ...]) -> tuple[Butir, ...]:
    """Legal bases: 1., 2., …, each ending with ";", the last one too (UU 12/2011 Lampiran II)."""
    return tuple(Butir(f"{n}.", akhiri(text, ";")) for n, text in enumerate(texts, 1))


def _diktum(number: int, poin: Poin) -> Diktum:
    return Diktum(
        _label_lines(format_urutan(number)),
        akhiri(poin.teks, ":" if poin.rincian else "."),
        lay_flat(poin.rincian),
    )


def _label_lines(label: str) -> tuple[str, ...]:
    """An ordinal, a word a line: two words never fit beside the colon.

    >>> _label_lines("KEDUA PULUH SATU")
    ('KEDUA', 'PULUH', 'SATU')
    """
    return tuple(label.split())


def _penetapan(keputusan: Keputusan, ragam: Ragam) -> Penetapan:
    data = keputusan.penetapan
    tanggal = format_tanggal(data.tanggal) if data.tanggal else TITIK
    return Penetapan(
        tempat=f"Ditetapkan di {data.tempat or TITIK}",
        tanggal=f"pada tanggal {tanggal}",
        jabatan=_jabatan(keputusan),
        tanda="ttd." if ragam is Ragam.SALINAN else "",
        nama=kapital(data.nama) if data.nama else TITIK,
    )


def _jabatan(keputusan: Keputusan) -> tuple[str, ...]:
    """The signer's office on lines: in own right, or a.n./Plt./Plh."""
    data = keputusan.penetapan
    former, signer = keputusan.pejabat, data.jabatan or keputusan.pejabat
    if data.cara == "a.n.":
        first, *rest = _name_lines(keputusan, former)
        lines = [f"a.n. {first}", *rest, *_name_lines(keputusan, signer)]
    else:
        first, *rest = _name_lines(keputusan, signer)
        # Who typed "Plt. Ketua" as the office said it already.
        said = data.cara == "sendiri" or first.lower().startswith(f"{data.cara.lower()} ")
        lines = [first if said else f"{data.cara} {first}", *rest]
    return (*lines[:-1], akhiri(lines[-1], ","))


def _name_lines(keputusan: Keputusan, name: str) -> tuple[str, ...]:
    """An office or a decree in capitals, the region on lines of its own where the name ends with it."""
    name = _unmarked(name)
    lembaga = keputusan.lembaga
    region = " ".join(lembaga.baris[1:])
    if region and lembaga.nama_lengkap != lembaga.baris[0] and name.lower().endswith(f" {region}".lower()):
        return (kapital(name[: -len(region) - 1]), *map(kapital, lembaga.baris[1:]))
    return (kapital(name),)


def _pengesahan(keputusan: Keputusan) -> Pengesahan:
    data = keputusan.salinan
    if data is None:
        raise AssertionError("missing_facts lets no salinan pass without its certifier")
    unit = (data.unit,) if data.unit else keputusan.lembaga.pengesah
    return Pengesahan("Salinan sesuai dengan aslinya", tuple(map(kapital, unit)), akhiri(data.jabatan, ","), data.nama)


def _lampiran(
    keputusan: Keputusan, lampiran: Lampiran, number: int, penetapan: Penetapan, pengesahan: Pengesahan | None
) -> NaskahLampiran:
    """One appendix. A single one carries no number (UU 12/2011 Lampiran II)."""
    label = "LAMPIRAN" if len(keputusan.lampiran) == 1 else f"LAMPIRAN {format_romawi(number)}"
    *above, last = (lampiran.judul or keputusan.tentang).splitlines()
    return NaskahLampiran(
        jenis=lampiran.jenis,
        label=label,
        kepala=(label, *_kepala(keputusan)),
        judul=tuple(map(kapital, (*above, _unmarked(last)))),
        lanskap=lampiran.lanskap,
        isi=lampiran.set_out(),
        penetapan=Penetapan("", "", penetapan.jabatan, penetapan.tanda, penetapan.nama),
        pengesahan=pengesahan,
    )


def _kepala(keputusan: Keputusan) -> tuple[str, ...]:
    """The heading of a lampiran: which decree it belongs to."""
    title = _judul_kapital(keputusan)
    decree = _name_lines(keputusan, keputusan.lembaga.nama_keputusan)
    about = (f"TENTANG {title}",) if keputusan.profil.kepala_lampiran == "sebaris" else ("TENTANG", title)
    return (*decree, _nomor(keputusan), *about)


def _info(keputusan: Keputusan) -> Info:
    nomor = keputusan.nomor_lengkap or f"{TITIK} Tahun {keputusan.tahun}"
    return Info(
        judul=f"{keputusan.lembaga.nama_keputusan} Nomor {nomor.replace('TAHUN', 'Tahun')} tentang {keputusan.judul}",
        penulis=keputusan.lembaga.nama_lengkap,
        subjek=keputusan.judul,
        kata_kunci=("Keputusan", str(keputusan.tahun), keputusan.lembaga.nama_lengkap),
        tanggal=keputusan.penetapan.tanggal or date(keputusan.tahun, 1, 1),
    )
