"""The composed text of a decree: what renderers and Word templates see, and all they see.

Frozen, plain values. Nothing here is worded or looked up again later: labels, punctuation,
capitals, dates and derived sentences are all in place. The order of the fields is the order of
reading, and `Naskah.texts()` walks it, so that every format can be proven to say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from kpudocs.profil import Profil

__all__ = [
    "Bagian",
    "Baris",
    "Blok",
    "Butir",
    "Diktum",
    "Info",
    "KataAsing",
    "Kolom",
    "Letak",
    "Naskah",
    "NaskahLampiran",
    "Paragraf",
    "Penetapan",
    "Pengesahan",
    "Ragam",
    "Rata",
    "Sel",
    "Tabel",
]


class Ragam(StrEnum):
    """The variant of a decree that is made."""

    ASLI = "asli"
    """Ready to sign: space for the signature."""
    PETIKAN = "petikan"
    """A certified excerpt for who is named in a list: the word PETIKAN, their rows, the rest "dsb."."""
    RANCANGAN = "rancangan"
    """A draft: watermark, and dots for what is not known yet."""
    SALINAN = "salinan"
    """The certified copy: the word SALINAN, "ttd." and the certification."""
    SRIKANDI = "srikandi"
    """For the SRIKANDI application: its placeholders for number, date, signature and name."""
    TTE = "tte"
    """For an electronic signature: a place for it, with a character that a signing program looks for."""


Rata = Literal["kiri", "tengah", "kanan"]
Gaya = Literal["isi", "bab", "judul", "butir"]
Letak = Literal["", "kiri_atas", "kiri_bawah", "tengah"]


@dataclass(frozen=True, slots=True)
class Paragraf:
    """One paragraph. `label` ("a.", "1)", "-") hangs before the text; it may be empty.

    `tingkat` is the depth of a list item: 1 for the outermost, 0 for running text.
    """

    teks: str
    label: str = ""
    tingkat: int = 0

    def texts(self) -> Iterator[str]:
        if self.label:
            yield self.label
        yield self.teks


@dataclass(frozen=True, slots=True)
class Butir:
    """An item of Menimbang, Mengingat or Memerhatikan; `label` is empty for a single one."""

    label: str
    teks: str

    def texts(self) -> Iterator[str]:
        if self.label:
            yield self.label
        yield self.teks


@dataclass(frozen=True, slots=True)
class Bagian:
    """A labelled part: "Menimbang", ":" and its items."""

    label: str
    butir: tuple[Butir, ...]

    def texts(self) -> Iterator[str]:
        yield self.label
        yield ":"
        for butir in self.butir:
            yield from butir.texts()


@dataclass(frozen=True, slots=True)
class Diktum:
    """One point of the dictum.

    `label` holds its lines, since a long ordinal ("KEDUA PULUH", "SATU") takes two: the colon and
    the text stand beside the last. `rincian` is a nested list laid flat, in order of reading.
    """

    label: tuple[str, ...]
    teks: str
    rincian: tuple[Paragraf, ...] = ()

    def texts(self) -> Iterator[str]:
        yield from self.label
        yield ":"
        yield self.teks
        for paragraf in self.rincian:
            yield from paragraf.texts()


@dataclass(frozen=True, slots=True)
class Penetapan:
    """The closing block. `tempat` and `tanggal` are empty at the end of a lampiran."""

    tempat: str
    tanggal: str
    jabatan: tuple[str, ...]
    tanda: str
    """What stands where the signature goes: "ttd." on a copy, an anchor or a placeholder; else empty."""
    nama: str
    keterangan: str = ""
    """What is said of the signature above the office; mostly empty."""
    ruang: float = 0.0
    """Height and width in mm of the place that `tanda` keeps for a visual signature; 0 if it keeps none."""
    letak: Letak = ""
    """Where in that place `tanda` stands."""
    alt: str = ""
    """What that place is, for whoever cannot see it."""

    def texts(self) -> Iterator[str]:
        yield from filter(None, (self.tempat, self.tanggal, self.keterangan, *self.jabatan, self.tanda, self.nama))


@dataclass(frozen=True, slots=True)
class Pengesahan:
    """The certification of a copy or an excerpt: "Salinan sesuai dengan aslinya"."""

    kalimat: str
    unit: tuple[str, ...]
    jabatan: str
    nama: str

    def texts(self) -> Iterator[str]:
        yield from (self.kalimat, *self.unit, self.jabatan, self.nama)


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of a table. `lebar` is its share of the text width; all shares add up to 1."""

    nama: str
    judul: str
    lebar: float
    rata: Rata = "kiri"


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell. A row has one `Sel` for each column, less those a wide cell to its left covers.

    `rentang_kolom` and `rentang_baris` say how many columns and rows it takes. A cell that is
    covered from above has `rentang_baris` 0, no text, and the same `rentang_kolom`.
    """

    paragraf: tuple[Paragraf, ...] = ()
    rentang_kolom: int = 1
    rentang_baris: int = 1
    rata: Rata = "kiri"
    tebal: bool = False
    arsir: bool = False
    alt: str = ""
    """What the shading means, for whoever cannot see it: "Februari: dilaksanakan"."""

    def texts(self) -> Iterator[str]:
        for paragraf in self.paragraf:
            yield from paragraf.texts()


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of a table, its cells from left to right."""

    sel: tuple[Sel, ...]

    def texts(self) -> Iterator[str]:
        for sel in self.sel:
            yield from sel.texts()


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table. The rows of `kepala` are repeated on each page; `deskripsi` is not printed."""

    kolom: tuple[Kolom, ...]
    kepala: tuple[Baris, ...]
    baris: tuple[Baris, ...]
    deskripsi: str
    tinggi: float = 0.0
    """How high a row is at least, in mm: room to write in."""

    def texts(self) -> Iterator[str]:
        # spelt out, since a plan has some hundred thousand cells and most say nothing
        for baris in (*self.kepala, *self.baris):
            for sel in baris.sel:
                for paragraf in sel.paragraf:
                    if paragraf.label:
                        yield paragraf.label
                    yield paragraf.teks


@dataclass(frozen=True, slots=True)
class Blok:
    """A paragraph of running text in a lampiran, and what it is there."""

    gaya: Gaya
    """`bab`: "BAB I" and its title, centred; `judul`: "A. …"; `butir`: a list item; `isi`: text."""
    paragraf: Paragraf

    def texts(self) -> Iterator[str]:
        yield from self.paragraf.texts()


@dataclass(frozen=True, slots=True)
class NaskahLampiran:
    """One appendix, set out."""

    jenis: str
    label: str
    """"LAMPIRAN" or "LAMPIRAN II"."""
    kepala: tuple[str, ...]
    """The heading's lines, the label first."""
    judul: tuple[str, ...]
    lanskap: bool
    isi: tuple[Blok | Tabel, ...]
    penetapan: Penetapan
    pengesahan: Pengesahan | None

    def texts(self) -> Iterator[str]:
        yield from self.kepala
        yield from self.judul
        for isi in self.isi:
            yield from isi.texts()
        yield from self.penetapan.texts()
        if self.pengesahan:
            yield from self.pengesahan.texts()


@dataclass(frozen=True, slots=True)
class KataAsing:
    """A word or phrase of another language: "road map", "en"."""

    kata: str
    bahasa: str


@dataclass(frozen=True, slots=True)
class Info:
    """What the file says of itself, unprinted: document properties."""

    judul: str
    penulis: str
    subjek: str
    kata_kunci: tuple[str, ...]
    tanggal: date


@dataclass(frozen=True, slots=True)
class Naskah:
    """A decree, worded. Fields stand in the order of reading."""

    ragam: Ragam
    nama_berkas: str
    """The file's name without its ending: "2026kpt010-salinan"."""
    info: Info
    profil: Profil
    kata_asing: tuple[KataAsing, ...] = field(default=(), kw_only=True)
    """What in the texts is of another language, wherever it stands."""
    tanda_air: str
    """The watermark, or empty. It is furniture, not text."""
    kaki: str = field(default="", kw_only=True)
    """The footer of each page, in lines, or empty. It is furniture too."""
    tanda_salinan: str
    """"SALINAN", "PETIKAN" or empty; `profil.posisi_salinan` says where it stands."""
    kop: tuple[str, ...]
    judul: tuple[str, ...]
    """"KEPUTUSAN …", "NOMOR …", "TENTANG", then the title's lines."""
    pembentuk: str
    menimbang: Bagian
    mengingat: Bagian
    memerhatikan: Bagian | None
    memutuskan: str
    menetapkan: Bagian
    diktum: tuple[Diktum, ...]
    penetapan: Penetapan
    pengesahan: Pengesahan | None
    penyampaian: tuple[Paragraf, ...] = field(default=(), kw_only=True)
    """Whom a copy or an excerpt is sent to: a sentence, and a list if there are several. Or nothing."""
    paraf: Tabel | None = field(default=None, kw_only=True)
    """Who puts initials on a draft, below its closing block."""
    untuk: str = field(default="", kw_only=True)
    """For whom or what an excerpt is, as it was asked for. It is no text of its own."""
    lampiran: tuple[NaskahLampiran, ...]

    def pembuka(self) -> tuple[str, ...]:
        """The word SALINAN and the letterhead, in the order the profil puts them."""
        if not self.tanda_salinan:
            return self.kop
        if self.profil.posisi_salinan == "bawah_kop":
            return (*self.kop, self.tanda_salinan)
        return (self.tanda_salinan, *self.kop)

    def texts(self) -> Iterator[str]:
        """Every printed text, in the order of reading (furniture of the page is not text)."""
        yield from self.pembuka()
        yield from self.judul
        yield self.pembentuk
        for bagian in (self.menimbang, self.mengingat, self.memerhatikan):
            if bagian:
                yield from bagian.texts()
        yield self.memutuskan
        yield from self.menetapkan.texts()
        for diktum in self.diktum:
            yield from diktum.texts()
        yield from self.penetapan.texts()
        if self.pengesahan:
            yield from self.pengesahan.texts()
        for paragraf in self.penyampaian:
            yield from paragraf.texts()
        if self.paraf:
            yield from self.paraf.texts()
        for lampiran in self.lampiran:
            yield from lampiran.texts()
