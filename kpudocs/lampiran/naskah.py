"""Running text as an appendix: a guideline in chapters (BAB I, A., 1., a.), with tables among the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from kpudocs.bahasa.angka import format_huruf, format_romawi
from kpudocs.bahasa.kapital import kapital
from kpudocs.bahasa.label import refuse_words
from kpudocs.bahasa.teks import Teks, describe_short_form
from kpudocs.lampiran.dasar import CONFIG, Lampiran, refuse_colon
from kpudocs.lampiran.rincian import DaftarButir, lay_flat
from kpudocs.lampiran.tabel import IsiTabel
from kpudocs.naskah import Blok, Paragraf, Tabel

__all__ = ["IsiNaskah", "LampiranNaskah"]


class IsiNaskah(BaseModel):
    """Satu bagian naskah: bab, judul (A., B., …), paragraf, daftar butir, atau tabel."""

    model_config = CONFIG

    bab: Annotated[Teks | None, AfterValidator(refuse_words(r"bab\s+[ivxlc]+\b"))] = None
    """Judul bab; "BAB I", "BAB II" … diberikan sendiri."""
    judul: Annotated[Teks | None, AfterValidator(refuse_words(r"[a-z]\.\s"))] = None
    """Judul bagian; huruf "A.", "B." … diberikan sendiri, mulai lagi pada setiap bab."""
    teks: Teks | None = None
    """Paragraf."""
    butir: DaftarButir = ()
    """Daftar bernomor: 1., a., 1), a)."""
    tabel: IsiTabel | None = None
    """Tabel di antara naskah: kolom dan barisnya."""
    isi: tuple[IsiNaskah, ...] = ()
    """Isi bab atau bagian ini."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        refuse_colon(data, cls.model_fields)
        return {"teks": data} if isinstance(data, (str, int)) and not isinstance(data, bool) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return describe_short_form(schema, handler, {"type": ["string", "number"]})

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        kinds = [one is not None for one in (self.bab, self.judul, self.teks, self.tabel)]
        if sum(kinds) + bool(self.butir) != 1:
            raise PydanticCustomError(
                "isi_satu_macam", "satu bagian naskah memuat tepat satu dari bab, judul, teks, butir, tabel"
            )
        if self.isi and self.bab is None and self.judul is None:
            raise PydanticCustomError("isi_tanpa_judul", "hanya bab dan judul yang memuat isi")
        return self


class LampiranNaskah(Lampiran):
    """Lampiran berupa naskah: pedoman, petunjuk teknis, tata tertib."""

    jenis: Literal["naskah"]
    """Jenis lampiran: naskah."""
    isi: Annotated[tuple[IsiNaskah, ...], Field(min_length=1)]
    """Bab, bagian, paragraf, daftar, dan tabel, berurutan."""

    def set_out(self) -> tuple[Blok | Tabel, ...]:
        return tuple(_blocks(self.isi))


def _blocks(isi: tuple[IsiNaskah, ...]) -> Iterator[Blok | Tabel]:
    bab = judul = 0
    for bagian in isi:
        if bagian.bab is not None:
            bab += 1
            yield Blok("bab", Paragraf(kapital(bagian.bab), f"BAB {format_romawi(bab)}"))
        elif bagian.judul is not None:
            judul += 1
            yield Blok("judul", Paragraf(bagian.judul, f"{_letter(judul)}."))
        elif bagian.teks is not None:
            yield Blok("isi", Paragraf(bagian.teks))
        elif bagian.tabel is not None:
            yield from bagian.tabel.set_out()
        else:
            yield from (Blok("butir", paragraf) for paragraf in lay_flat(bagian.butir))
        yield from _blocks(bagian.isi)


def _letter(number: int) -> str:
    return format_huruf(number).upper()
