"""The action plan (rencana aksi): area → kegiatan → rows with their months.

The columns are those of the published plans of reformasi birokrasi: NO., AREA PERUBAHAN,
KEGIATAN, SUB KEGIATAN, INDIKATOR KEBERHASILAN, PELAKSANAAN (BULAN), KET, and a row of column
numbers in which the twelve months are one column (practice: the Jambi decree of 2026).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, Field, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError

from kpudocs.bahasa import tanggal
from kpudocs.bahasa.teks import BenarSalah, TeksBaris, TeksBarisKosong
from kpudocs.lampiran.dasar import CONFIG, Lampiran, cell, share_widths
from kpudocs.naskah import Baris, Blok, Kolom, Paragraf, Sel, Tabel

__all__ = ["Area", "BarisRencana", "Kegiatan", "RencanaAksi"]

Tanda = Literal["arsir", "x", "√", "●"]

_LEBAR = {"no": 10.0, "area": 33.0, "kegiatan": 35.0, "sub_kegiatan": 67.0, "indikator": 58.0, "keterangan": 13.0}
_LEBAR_BULAN = 6.6  # mm, as the others: of 295 mm, the text of a turned F4 page
_JUDUL = {
    "no": "NO.",
    "area": "AREA PERUBAHAN",
    "kegiatan": "KEGIATAN",
    "sub_kegiatan": "SUB KEGIATAN",
    "indikator": "INDIKATOR KEBERHASILAN",
    "keterangan": "KET",
}
_NAMA_BULAN = tuple(singkatan.lower() for singkatan in tanggal.SINGKATAN)


def _parse_bulan(value: Any) -> Any:
    """Months as a list of numbers or names, or in words ("jan-mar", "sepanjang tahun")."""
    if isinstance(value, bool) or not isinstance(value, (int, str, list, tuple)):
        raise PydanticCustomError("bulan_bukan_daftar", "bulan ditulis dalam bentuk yang tidak dikenal")
    parts = value if isinstance(value, (list, tuple)) else (value,)
    if any(isinstance(part, bool) or not isinstance(part, (int, str)) for part in parts):
        raise PydanticCustomError("bulan_bukan_daftar", "bulan ditulis dalam bentuk yang tidak dikenal")
    # As one text, since `[triwulan 1, 2]` is a list to YAML and two quarters to its writer.
    text = ", ".join(map(str, parts)).strip()
    if text in ("", "-", "–"):
        return ()
    try:
        return tanggal.parse_bulan(text)
    except tanggal.UnknownMonth as error:
        raise PydanticCustomError(
            "bulan_tidak_dikenal", "bulan '{word}' tidak dikenal", {"word": error.word, "mungkin": error.suggestion}
        ) from None
    except ValueError as error:
        raise PydanticCustomError("bulan_mustahil", "{reason}", {"reason": str(error)}) from None


Bulan = Annotated[
    tuple[Annotated[int, Field(ge=1, le=12)], ...],
    BeforeValidator(_parse_bulan, json_schema_input_type=list[int | str] | int | str),
    PlainSerializer(list, return_type=list[int]),
]


class BarisRencana(BaseModel):
    """Satu baris rencana: sub kegiatan, indikator, bulan, keterangan."""

    model_config = CONFIG

    sub_kegiatan: TeksBarisKosong | None = None
    """Sub kegiatan. Tidak ditulis: sama dengan baris di atasnya (sel digabung)."""
    indikator: TeksBarisKosong | None = None
    """Indikator keberhasilan. Tidak ditulis: sama dengan baris di atasnya (sel digabung)."""
    bulan: Bulan = ()
    """Bulan pelaksanaan: [1, 2], "jan-mar", "sepanjang tahun", "triwulan" …"""
    keterangan: TeksBarisKosong = ""
    """Kolom KET."""


class Kegiatan(BaseModel):
    """Kegiatan dengan baris-barisnya."""

    model_config = CONFIG

    nama: TeksBaris
    """Nama kegiatan."""
    baris: Annotated[tuple[BarisRencana, ...], Field(min_length=1)]
    """Baris sub kegiatan."""

    @model_validator(mode="after")
    def _first_row_stands_alone(self) -> Self:
        """Only a row with another above it may leave a cell to the one above."""
        names = [name for name in ("sub_kegiatan", "indikator") if getattr(self.baris[0], name) is None]
        if names:
            raise PydanticCustomError(
                "baris_pertama",
                "baris pertama kegiatan belum memuat {names}, sedangkan di atasnya tidak ada yang diikuti",
                {"names": " dan ".join(names), "name": names[0]},
            )
        return self


class Area(BaseModel):
    """Area perubahan dengan kegiatannya."""

    model_config = CONFIG

    nama: TeksBaris
    """Nama area perubahan."""
    kegiatan: Annotated[tuple[Kegiatan, ...], Field(min_length=1)]
    """Kegiatan dalam area ini."""


class RencanaAksi(Lampiran):
    """Lampiran rencana aksi: tabel area, kegiatan, sub kegiatan, indikator, dan bulan."""

    jenis: Literal["rencana_aksi"]
    """Jenis lampiran: rencana_aksi."""
    lanskap: BenarSalah = True
    """Halaman melintang (benar) atau tegak (salah)."""
    tanda: Tanda = "arsir"
    """Tanda bulan pelaksanaan: "arsir" (sel diarsir), "x", "√", atau "●"."""
    area: Annotated[tuple[Area, ...], Field(min_length=1)]
    """Area perubahan, berurutan."""

    def set_out(self) -> tuple[Blok | Tabel, ...]:
        table = Tabel(
            _columns(),
            _header(),
            tuple(self._rows()),
            "Rencana aksi: area perubahan, kegiatan, sub kegiatan, indikator keberhasilan, "
            "bulan pelaksanaan, dan keterangan",
        )
        return (table,)

    def _rows(self) -> Iterator[Baris]:
        months: dict[tuple[int, ...], tuple[Sel, ...]] = {}  # a plan has few sets of months in many rows
        for number, area in enumerate(self.area, 1):
            area_rows = sum(len(kegiatan.baris) for kegiatan in area.kegiatan)
            no, nama = cell(str(number), rows=area_rows, align="tengah"), cell(area.nama, rows=area_rows)
            for kegiatan in area.kegiatan:
                judul = cell(kegiatan.nama, rows=len(kegiatan.baris))
                sub_kegiatan = _merged([baris.sub_kegiatan for baris in kegiatan.baris])
                indikator = _merged([baris.indikator for baris in kegiatan.baris])
                for baris, *merged in zip(kegiatan.baris, sub_kegiatan, indikator, strict=True):
                    marks = months.get(baris.bulan) or months.setdefault(baris.bulan, self._months(baris.bulan))
                    yield Baris((no, nama, judul, *merged, *marks, cell(baris.keterangan)))
                    no = nama = judul = _COVERED

    def _months(self, bulan: tuple[int, ...]) -> tuple[Sel, ...]:
        mark, blank = _MARKS[self.tanda], _BLANK
        return tuple(mark[month - 1] if month in bulan else blank for month in range(1, 13))


_COVERED = Sel(rentang_baris=0)
_BLANK = Sel(rata="tengah")


def _mark(tanda: Tanda, month: int) -> Sel:
    meaning = f"{tanggal.BULAN[month - 1]}: dilaksanakan"
    if tanda == "arsir":
        return Sel(rata="tengah", arsir=True, alt=meaning)
    return Sel((Paragraf(tanda),), rata="tengah", alt=meaning)


_MARKS: dict[Tanda, tuple[Sel, ...]] = {
    tanda: tuple(_mark(tanda, month) for month in range(1, 13)) for tanda in ("arsir", "x", "√", "●")
}


def _merged(texts: list[str | None]) -> Iterator[Sel]:
    """The cells of a column: each spans the rows below it that state nothing of their own."""
    starts = [i for i, text in enumerate(texts) if text is not None]
    ends = [*starts[1:], len(texts)]
    spans = {start: end - start for start, end in zip(starts, ends, strict=True)}
    for i, text in enumerate(texts):
        yield cell(text or "", rows=spans[i]) if i in spans else _COVERED


def _columns() -> tuple[Kolom, ...]:
    names = ["no", "area", "kegiatan", "sub_kegiatan", "indikator", *_NAMA_BULAN, "keterangan"]
    titles = dict(_JUDUL, **dict(zip(_NAMA_BULAN, tanggal.SINGKATAN, strict=True)))
    shares = share_widths([_LEBAR.get(name, _LEBAR_BULAN) for name in names])
    return tuple(
        Kolom(name, titles[name], share, "kiri" if name in _LEBAR and name != "no" else "tengah")
        for name, share in zip(names, shares, strict=True)
    )


def _header() -> tuple[Baris, ...]:
    def title(text: str, *, columns: int = 1, rows: int = 1, bold: bool = True) -> Sel:
        return Sel((Paragraf(text),), columns, rows, "tengah", bold)

    first = [title(_JUDUL[name], rows=2) for name in ("no", "area", "kegiatan", "sub_kegiatan", "indikator")]
    first += [title("PELAKSANAAN (BULAN)", columns=12), title(_JUDUL["keterangan"], rows=2)]
    second = [_COVERED] * 5 + [title(name, bold=False) for name in tanggal.SINGKATAN] + [_COVERED]
    third = [title(str(n), bold=False) for n in range(1, 6)]
    third += [title("6", columns=12, bold=False), title("7", bold=False)]
    return (Baris(tuple(first)), Baris(tuple(second)), Baris(tuple(third)))
