"""A list of people and their offices: the members of a team, a working group, a committee."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field

from kpudocs.bahasa.label import refuse_words
from kpudocs.bahasa.teks import BenarSalah, Teks, TeksBarisKosong
from kpudocs.lampiran.dasar import CONFIG, Lampiran, cell, header_rows, merge_runs, natural_width, share_widths
from kpudocs.naskah import Baris, Blok, Kolom, Sel, Tabel

__all__ = ["DaftarNama", "Orang"]

_NOMOR = 0.06  # the number's share of the other columns together


class Orang(BaseModel):
    """Seorang dalam daftar."""

    model_config = CONFIG

    nama: Annotated[Teks, AfterValidator(refuse_words(r"\d{1,3}[.)]\s"))]
    """Nama."""
    jabatan: TeksBarisKosong = ""
    """Jabatan dalam dinas, misalnya "Kepala Subbagian Hukum"."""
    kedudukan: TeksBarisKosong = ""
    """Kedudukan dalam tim: "Pengarah", "Ketua", "Anggota" …"""
    keterangan: TeksBarisKosong = ""
    """Keterangan."""


class DaftarNama(Lampiran):
    """Lampiran daftar nama: orang, jabatan, dan kedudukannya dalam tim."""

    jenis: Literal["daftar_nama"]
    """Jenis lampiran: daftar_nama."""
    judul_kedudukan: Teks = "KEDUDUKAN DALAM TIM"
    """Judul kolom kedudukan."""
    gabung_kedudukan: BenarSalah = False
    """Gabungkan sel kedudukan yang sama dan berurutan."""
    orang: Annotated[tuple[Orang, ...], Field(min_length=1)]
    """Orang-orangnya, berurutan; nomor urut diberikan sendiri."""

    def set_out(self) -> tuple[Blok | Tabel, ...]:
        """Columns that nobody in the list fills are left away."""
        titles = {
            "no": "NO.",
            "nama": "NAMA",
            "jabatan": "JABATAN",
            "kedudukan": self.judul_kedudukan,
            "keterangan": "KETERANGAN",
        }
        names = [name for name in titles if name in ("no", "nama") or any(getattr(orang, name) for orang in self.orang)]
        weights = [natural_width(titles[name], [getattr(orang, name) for orang in self.orang]) for name in names[1:]]
        shares = share_widths([_NOMOR * sum(weights), *weights])
        columns = tuple(
            Kolom(name, titles[name], share, "tengah" if name == "no" else "kiri")
            for name, share in zip(names, shares, strict=True)
        )
        spans = merge_runs(
            [orang.kedudukan if self.gabung_kedudukan and orang.kedudukan else i for i, orang in enumerate(self.orang)]
        )
        rows = tuple(
            Baris(tuple(_person_cell(name, number, orang, span) for name in names))
            for number, (orang, span) in enumerate(zip(self.orang, spans, strict=True), 1)
        )
        return (Tabel(columns, header_rows(columns), rows, "Daftar nama, jabatan, dan kedudukan"),)

    def row_facts(self) -> Sequence[Mapping[str, str]]:
        return [{"no": str(number), **dict(orang)} for number, orang in enumerate(self.orang, 1)]


def _person_cell(name: str, number: int, orang: Orang, span: int) -> Sel:
    if name == "no":
        return cell(str(number), align="tengah")
    if name == "kedudukan":
        return cell(orang.kedudukan, rows=span) if span else Sel(rentang_baris=0)
    return cell(getattr(orang, name))
