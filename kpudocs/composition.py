"""Word a decree: Keputusan + ragam -> Naskah. Every sentence that kpudocs itself writes is here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from kpudocs.bahasa.angka import format_huruf, format_romawi, format_urutan
from kpudocs.bahasa.kapital import kapital
from kpudocs.bahasa.tanda_baca import akhiri
from kpudocs.closing import (
    SRIKANDI_NOMOR,
    close_decree,
    close_lampiran,
    name_lines,
    send_to,
    unmarked,
    word_certification,
    word_footer,
    word_initials,
)
from kpudocs.errors import InvalidInput, UnknownChoice
from kpudocs.keputusan import TITIK, Keputusan
from kpudocs.lampiran import Lampiran
from kpudocs.lampiran.rincian import Poin, lay_flat
from kpudocs.lampiran.settled import set_out
from kpudocs.naskah import (
    Bagian,
    Butir,
    Diktum,
    Info,
    KataAsing,
    Naskah,
    NaskahLampiran,
    Penetapan,
    Pengesahan,
    Ragam,
)
from kpudocs.petikan import SEMUA, Cutter, Excerpt, choose_excerpts
from kpudocs.readiness import missing_facts

__all__ = ["compose", "compose_petikan", "missing_facts"]

_MARKS = {Ragam.PETIKAN: "PETIKAN", Ragam.SALINAN: "SALINAN"}
_DSB = (Butir("", "dsb."),)
"""What stands for a part that an excerpt leaves out (praktik)."""
_STATES_ITSELF = re.compile(r"\bperlu\s+(?:menetapkan|ditetapkan(?:\s+dengan)?)\s+keputusan\b", re.IGNORECASE)
"""How a consideration says already what the closing one would say."""
_ACT = re.compile(r"\bperlu\s+(?:menetapkan|ditetapkan)\b", re.IGNORECASE)
"""How a single consideration says which act is needed, a decree or what it lays down ("tim", "Rencana Kerja")."""
_CLOSING = re.compile(
    r"bahwa\s+berdasarkan\s+(?:pertimbangan|hal(?:-hal)?)\s+(?:sebagaimana|tersebut)\b", re.IGNORECASE
)
"""How the consideration that closes several begins."""


def compose(keputusan: Keputusan, ragam: Ragam | str = Ragam.ASLI, *, untuk: str | None = None) -> Naskah:
    """Word the decree for a ragam.

    `untuk` says for whom a petikan is: a name in the lists of the decree, or `KOLOM=isi` for rows.
    Raises InvalidInput with every fact that this ragam needs and the decree does not have, and
    UnknownChoice, a ValueError too, for an unknown ragam or name.
    """
    if ragam not in tuple(Ragam):
        raise UnknownChoice(f'ragam "{ragam}" tidak dikenal; pilihannya: {", ".join(Ragam)}')
    ragam = Ragam(ragam)
    if ragam is Ragam.PETIKAN:
        made = list(islice(compose_petikan(keputusan, () if untuk is None else (untuk,)), 2))
        if len(made) != 1:
            raise UnknownChoice(f'"{untuk}" meminta beberapa petikan; pakai compose_petikan')
        return made[0]
    if untuk is not None:
        raise UnknownChoice(f"untuk hanya dikenal pada ragam petikan, bukan {ragam}")
    return _compose(keputusan, ragam)


def compose_petikan(keputusan: Keputusan, untuk: Iterable[str] = (SEMUA,)) -> Iterator[Naskah]:
    """Word excerpts: one for each name or `KOLOM=isi` in `untuk`, "semua" being each person of the lists.

    A decree whose lampirans name nobody has one excerpt, without lampiran, for no one by name
    (`untuk` is empty). Raises InvalidInput and UnknownChoice before the first one is made.
    """
    facts = [lampiran.row_facts() for lampiran in keputusan.lampiran]
    wanted = tuple(untuk)
    if not wanted and any(row.get("nama") for rows in facts for row in rows):
        raise UnknownChoice(
            f'petikan untuk siapa belum disebut; pakai --untuk "Nama" seperti dalam lampiran, atau --untuk {SEMUA}'
        )
    excerpts = choose_excerpts(keputusan, wanted)
    whole = _compose(keputusan, Ragam.PETIKAN)
    return _cut(whole, excerpts, facts) if wanted else iter((replace(whole, lampiran=()),))


def _cut(
    whole: Naskah, excerpts: tuple[Excerpt, ...], facts: Sequence[Sequence[Mapping[str, str]]]
) -> Iterator[Naskah]:
    """Each excerpt of the decree that is worded whole."""
    cutters = [Cutter(lampiran, rows) for lampiran, rows in zip(whole.lampiran, facts, strict=True)]
    for excerpt in excerpts:
        parts = (cutter.cut(rows) for cutter, rows in zip(cutters, excerpt.baris, strict=True) if rows)
        name = f"{whole.nama_berkas}-{excerpt.berkas}"
        yield replace(whole, nama_berkas=name, untuk=excerpt.untuk, lampiran=tuple(parts))


def _compose(keputusan: Keputusan, ragam: Ragam) -> Naskah:
    faults = tuple(missing_facts(keputusan, ragam))
    if faults:
        raise InvalidInput(faults)
    penetapan = close_decree(keputusan, ragam)
    pengesahan = word_certification(keputusan, ragam)
    whole = ragam is not Ragam.PETIKAN
    return Naskah(
        ragam=ragam,
        nama_berkas=f"{keputusan.nama_berkas}-{ragam}",
        info=_info(keputusan, ragam),
        profil=keputusan.profil,
        kata_asing=tuple(KataAsing(word.kata, word.bahasa) for word in keputusan.kata_asing),
        tanda_air="RANCANGAN" if ragam is Ragam.RANCANGAN else "",
        kaki=word_footer(keputusan, ragam),
        tanda_salinan=_MARKS.get(ragam, ""),
        kop=keputusan.lembaga.kop,
        judul=_judul(keputusan, ragam),
        pembentuk=akhiri(kapital(keputusan.pejabat), ","),
        menimbang=Bagian("Menimbang", _lettered(_menimbang(keputusan)) if whole else _DSB),
        mengingat=Bagian("Mengingat", _numbered(keputusan.mengingat) if whole else _DSB),
        memerhatikan=_memerhatikan(keputusan, whole=whole),
        memutuskan="MEMUTUSKAN:",
        menetapkan=Bagian("Menetapkan", (Butir("", _menetapkan(keputusan)),)),
        diktum=tuple(_points(keputusan, ragam)),
        penetapan=penetapan,
        pengesahan=pengesahan,
        penyampaian=send_to(keputusan, ragam),
        paraf=word_initials(keputusan, ragam),
        lampiran=tuple(
            _lampiran(keputusan, ragam, lampiran, number, penetapan, pengesahan)
            for number, lampiran in enumerate(keputusan.lampiran, 1)
        ),
    )


def _nomor(keputusan: Keputusan, ragam: Ragam) -> str:
    if ragam is Ragam.SRIKANDI:
        year = "" if keputusan.profil.srikandi.nomor_dengan_tahun else f" TAHUN {keputusan.tahun}"
        return f"NOMOR {SRIKANDI_NOMOR}{year}"
    return f"NOMOR {keputusan.nomor_lengkap or f'{TITIK} TAHUN {keputusan.tahun}'}"


def _judul_kapital(keputusan: Keputusan) -> str:
    return kapital(keputusan.judul)


def _judul(keputusan: Keputusan, ragam: Ragam) -> tuple[str, ...]:
    """The heading. What was typed on lines of its own stands on lines of its own."""
    *above, last = keputusan.tentang.splitlines()
    title = map(kapital, (*above, unmarked(last)))
    return (kapital(keputusan.lembaga.nama_keputusan), _nomor(keputusan, ragam), "TENTANG", *title)


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


def _memerhatikan(keputusan: Keputusan, *, whole: bool) -> Bagian | None:
    texts = keputusan.memerhatikan
    return Bagian("Memerhatikan", _numbered(texts) if whole else _DSB) if texts else None


def _points(keputusan: Keputusan, ragam: Ragam) -> Iterator[Diktum]:
    """The dictum; what an excerpt does not quote of it keeps its place."""
    quoted = keputusan.petikan.diktum if ragam is Ragam.PETIKAN else ()
    for number, poin in enumerate(keputusan.memutuskan, 1):
        diktum = _diktum(number, poin)
        yield diktum if not quoted or number in quoted else Diktum(diktum.label, _DSB[0].teks)


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


def _lampiran(
    keputusan: Keputusan,
    ragam: Ragam,
    lampiran: Lampiran,
    number: int,
    penetapan: Penetapan,
    pengesahan: Pengesahan | None,
) -> NaskahLampiran:
    """One appendix. A single one carries no number (UU 12/2011 Lampiran II)."""
    label = "LAMPIRAN" if len(keputusan.lampiran) == 1 else f"LAMPIRAN {format_romawi(number)}"
    *above, last = (lampiran.judul or keputusan.tentang).splitlines()
    return NaskahLampiran(
        jenis=lampiran.jenis,
        label=label,
        kepala=(label, *_kepala(keputusan, ragam)),
        judul=tuple(map(kapital, (*above, unmarked(last)))),
        lanskap=lampiran.lanskap,
        isi=set_out(lampiran),
        penetapan=close_lampiran(keputusan, ragam, penetapan),
        pengesahan=pengesahan,
    )


def _kepala(keputusan: Keputusan, ragam: Ragam) -> tuple[str, ...]:
    """The heading of a lampiran: which decree it belongs to."""
    title = _judul_kapital(keputusan)
    decree = name_lines(keputusan, keputusan.lembaga.nama_keputusan)
    about = (f"TENTANG {title}",) if keputusan.profil.kepala_lampiran == "sebaris" else ("TENTANG", title)
    return (*decree, _nomor(keputusan, ragam), *about)


def _info(keputusan: Keputusan, ragam: Ragam) -> Info:
    nomor = keputusan.nomor_lengkap or f"{TITIK} Tahun {keputusan.tahun}"
    excerpt = "Petikan " if ragam is Ragam.PETIKAN else ""
    name = f"{keputusan.lembaga.nama_keputusan} Nomor {nomor.replace('TAHUN', 'Tahun')}"
    return Info(
        judul=f"{excerpt}{name} tentang {keputusan.judul}",
        penulis=keputusan.lembaga.nama_lengkap,
        subjek=keputusan.judul,
        kata_kunci=("Keputusan", f"Nomor {nomor.replace('TAHUN', 'Tahun')}", keputusan.lembaga.nama_lengkap),
        tanggal=keputusan.penetapan.tanggal or date(keputusan.tahun, 1, 1),
    )
