"""Nested lists, in a dictum or a text: 1. → a. → 1) → a).

Four levels at most: UU 12/2011 Lampiran II knows no deeper tabulation. Its own order of labels is
a., 1., a), 1); KPU's decrees begin a list in a diktum with 1. (practice).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from kpudocs.bahasa.angka import format_huruf
from kpudocs.bahasa.label import TeksDiktum
from kpudocs.bahasa.tanda_baca import akhiri
from kpudocs.bahasa.teks import describe_short_form
from kpudocs.lampiran.dasar import CONFIG, refuse_colon
from kpudocs.naskah import Paragraf

__all__ = ["MAX_TINGKAT", "DaftarButir", "DaftarDiktum", "Poin", "lay_flat"]

_LABEL: tuple[Callable[[int], str], ...] = (
    "{}.".format,
    lambda n: f"{format_huruf(n)}.",
    "{})".format,
    lambda n: f"{format_huruf(n)})",
)
MAX_TINGKAT = len(_LABEL)


class Poin(BaseModel):
    """Sebuah butir: teks, dan bila perlu rinciannya."""

    model_config = CONFIG

    teks: TeksDiktum
    """Teks butir; tanda baca akhir diberikan sendiri."""
    rincian: tuple[Poin, ...] = ()
    """Rincian di bawahnya: 1. → a. → 1) → a)."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        refuse_colon(data, cls.model_fields)
        return {"teks": data} if isinstance(data, (str, int)) and not isinstance(data, bool) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return describe_short_form(schema, handler, {"type": ["string", "number"]})


def _depth(butir: tuple[Poin, ...]) -> int:
    return 1 + max(_depth(poin.rincian) for poin in butir) if butir else 0


def _at_most(levels: int) -> Callable[[tuple[Poin, ...]], tuple[Poin, ...]]:
    def check(butir: tuple[Poin, ...]) -> tuple[Poin, ...]:
        depth = _depth(butir)
        if depth > levels:
            raise PydanticCustomError(
                "rincian_terlalu_dalam", "rincian bertingkat {depth}", {"depth": depth, "max": MAX_TINGKAT}
            )
        return butir

    return check


DaftarButir = Annotated[tuple[Poin, ...], AfterValidator(_at_most(MAX_TINGKAT))]
"""A list of up to four levels."""
DaftarDiktum = Annotated[tuple[Poin, ...], Field(min_length=1), AfterValidator(_at_most(MAX_TINGKAT + 1))]
"""The dictum: each point may hold a list of up to four levels."""


def lay_flat(butir: tuple[Poin, ...]) -> tuple[Paragraf, ...]:
    """The list in order of reading, labelled and punctuated.

    An item that opens a list ends with ":", every other with ";", and the very last with ".".

    >>> [p.label + " " + p.teks for p in lay_flat((Poin(teks="tugas", rincian=(Poin(teks="menulis"),)),))]
    ['1. tugas:', 'a. menulis.']
    """
    items = list(_walk(butir, 1))
    last = len(items) - 1
    return tuple(
        Paragraf(akhiri(poin.teks, ":" if poin.rincian else ("." if i == last else ";")), label, tingkat)
        for i, (poin, label, tingkat) in enumerate(items)
    )


def _walk(butir: tuple[Poin, ...], tingkat: int) -> Iterator[tuple[Poin, str, int]]:
    for number, poin in enumerate(butir, 1):
        yield poin, _LABEL[tingkat - 1](number), tingkat
        yield from _walk(poin.rincian, tingkat + 1)
