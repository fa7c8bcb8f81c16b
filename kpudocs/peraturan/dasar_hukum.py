"""A legal basis as it is typed: a short reference, fields, or free text; held as the words that are printed.

A reference is resolved while the decree is validated, from the registry in the validation's context (`registry`,
by default the package's own), so that a fault has the place of its item and a dump needs no registry to read back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Annotated, Any

from pydantic import ValidationInfo, ValidatorFunctionWrapHandler, WrapValidator
from pydantic_core import PydanticCustomError

from kpudocs.bahasa.label import TeksButir, refuse_colon
from kpudocs.peraturan.composer import compose_peraturan
from kpudocs.peraturan.isian import IsianPeraturan
from kpudocs.peraturan.model import Identitas, Peraturan
from kpudocs.peraturan.registry import Registry, Unconfirmed, packaged_registry
from kpudocs.peraturan.rujukan import Rujukan, near_name, parse_rujukan

__all__ = ["NAMA_ISIAN", "DasarHukum", "citations_in_force", "resolve", "spell_choice", "spell_fields"]

NAMA_ISIAN = {
    "bd": "Berita Daerah",
    "bn": "Berita Negara",
    "dicabut_oleh": "yang mencabutnya",
    "diubah_oleh": "perubahannya",
    "ld": "Lembaran Daerah",
    "ln": "Lembaran Negara",
    "nomor": "nomor",
    "pembentuk": "pembentuk",
    "status": "status",
    "tahun": "tahun",
    "tanggal": "tanggal",
    "tentang": "judul",
    "tld": "Tambahan Lembaran Daerah",
    "tln": "Tambahan Lembaran Negara",
}
"""The facts of a regulation as messages name them."""

_manner: ContextVar[tuple[bool, int | None, date | None]] = ContextVar("manner", default=(True, None, None))


@contextmanager
def citations_in_force(comma: bool, tahun: int | None = None, tanggal: date | None = None) -> Iterator[None]:
    """While this lasts, citations have a comma before "terakhir" or none, and know what a decree of that day knew."""
    token = _manner.set((comma, tahun, tanggal))
    try:
        yield
    finally:
        _manner.reset(token)


def spell_fields(names: tuple[str, ...]) -> str:
    """Name facts one after the other: "judul, Lembaran Negara".

    >>> spell_fields(("tentang", "ln"))
    'judul, Lembaran Negara'
    """
    return ", ".join(NAMA_ISIAN.get(name, name) for name in names)


def spell_choice(entri: Identitas) -> str:
    """Name one of several regulations that a reference may mean: its short reference, and in full who formed it."""
    return f"{entri.rujukan} ({entri.nama})"


def resolve(rujukan: Rujukan, registry: Registry, tahun: int | None = None, tanggal: date | None = None) -> Peraturan:
    """The regulation that a short reference means, with the amendments that a decree of that year and day knows.

    Raises PydanticCustomError: `rujukan_jenis`, `rujukan_belum_terverifikasi`, `rujukan_ganda`,
    `rujukan_belum_lengkap`. Nothing is guessed.
    """
    if rujukan.nama and rujukan.jenis is None:
        facts = {"nama": rujukan.nama, "mungkin": near_name(rujukan.nama)}
        raise PydanticCustomError("rujukan_jenis", 'jenis peraturan "{nama}" tidak dikenal', facts)
    found = registry.find(rujukan)
    if len(found) > 1 or (found and not rujukan.nama):
        raise PydanticCustomError(
            "rujukan_ganda",
            'rujukan "{rujukan}" tidak menunjuk satu peraturan saja',
            {"rujukan": str(rujukan), "pilihan": "; ".join(map(spell_choice, found))},
        )
    if not found:
        raise PydanticCustomError(
            "rujukan_belum_terverifikasi",
            'peraturan "{rujukan}" belum terverifikasi: belum ada dalam catatan',
            {"rujukan": str(rujukan)},
        )
    try:
        return registry.cite(found[0], tahun, tanggal)
    except Unconfirmed as error:
        about = "" if error.rujukan == found[0].rujukan else f" dari perubahannya, {error.rujukan},"
        if error.names == ("tanggal",):
            about = f"{about[:-1]} (setahun dengan keputusan ini),"
        raise PydanticCustomError(
            "rujukan_belum_lengkap",
            'peraturan "{rujukan}" belum dapat disusun: {names}{about} belum terverifikasi',
            {"rujukan": str(rujukan), "names": spell_fields(error.names), "about": about},
        ) from None


def _read(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> str:
    """The words to print: composed from a reference or from fields, or as they were typed."""
    comma, tahun, tanggal = _manner.get()
    if isinstance(value, str):
        rujukan = parse_rujukan(value)
        if rujukan is None:
            return str(handler(value))
        registry = (info.context or {}).get("registry")
        peraturan = resolve(rujukan, packaged_registry() if registry is None else registry, tahun, tanggal)
    elif isinstance(value, (Mapping, Peraturan)):
        refuse_colon(value, Peraturan.model_fields)
        typed = isinstance(value, Mapping)
        peraturan = (IsianPeraturan if typed else Peraturan).model_validate(value)
        lacking = tuple(name for name in peraturan.kekurangan if name not in peraturan.kekurangan_lembaran)
        if lacking:
            raise PydanticCustomError("peraturan_kurang", "{names} belum ada", {"names": spell_fields(lacking)})
    else:
        return str(handler(value))
    return compose_peraturan(peraturan, koma_terakhir=comma)


DasarHukum = Annotated[TeksButir, WrapValidator(_read, json_schema_input_type=str | float | Peraturan)]
"""A legal basis: `uu 7/2017`, the fields of a Peraturan, or text that is printed exactly as it is typed."""
