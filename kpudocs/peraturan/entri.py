"""An entry of the registry: a regulation, what became of it, and how sure each fact is."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from kpudocs.bahasa.teks import Teks
from kpudocs.peraturan.model import Identitas, Tanggal
from kpudocs.peraturan.rujukan import near_name, parse_rujukan

__all__ = ["Entri", "StatusPeraturan"]

StatusPeraturan = Literal["berlaku", "diubah", "dicabut"]
Lapis = Literal["bd", "bn", "dicabut_oleh", "diubah_oleh", "ld", "ln", "status", "tanggal", "tentang", "tld", "tln"]
"""What may be stored although it is not confirmed."""


def _as_list(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _is_reference(text: str) -> str:
    rujukan = parse_rujukan(text)
    if rujukan is None:
        raise PydanticCustomError("rujukan_salah", 'rujukan "{text}" tidak terbaca', {"text": text})
    if rujukan.jenis is None:
        raise PydanticCustomError(
            "rujukan_jenis",
            'jenis peraturan "{nama}" tidak dikenal',
            {"nama": rujukan.nama, "mungkin": near_name(rujukan.nama)},
        )
    return text


Rujuk = Annotated[Teks, BeforeValidator(lambda value: _is_reference(value) if isinstance(value, str) else value)]
"""A short reference, as text."""
DaftarTeks = Annotated[tuple[Teks, ...], BeforeValidator(_as_list, json_schema_input_type=str | tuple[str, ...])]


class Entri(Identitas):
    """Sebuah peraturan dalam catatan: apa adanya, sumbernya, dan kapan diperiksa."""

    status: StatusPeraturan | None = None
    """Status: berlaku, diubah, atau dicabut; kosong berarti belum terverifikasi."""
    diubah_oleh: tuple[Rujuk, ...] = ()
    """Perubahannya sebagai rujukan, berurutan: [uu 15/2019, uu 13/2022]."""
    dicabut_oleh: Rujuk | None = None
    """Yang mencabutnya, sebagai rujukan."""
    belum_pasti: tuple[Lapis, ...] = ()
    """Isian di atas yang belum terverifikasi; tidak dipakai untuk menyusun atau memeriksa rujukan."""
    sumber: Annotated[DaftarTeks, Field(min_length=1)]
    """Dari mana faktanya: naskah, laman, atau keputusan yang dibaca."""
    diperiksa: Tanggal
    """Tanggal terakhir diperiksa pada sumbernya."""

    @model_validator(mode="before")
    @classmethod
    def _status_follows(cls, data: Any) -> Any:
        """Who is amended or revoked by something has that status, without saying so."""
        if isinstance(data, dict) and data.get("status") is None:
            for name, status in (("dicabut_oleh", "dicabut"), ("diubah_oleh", "diubah")):
                if data.get(name):
                    return {**data, "status": status}
        return data

    @model_validator(mode="after")
    def _status_has_its_reason(self) -> Self:
        if (self.status == "diubah" and not self.diubah_oleh) or (self.status == "dicabut" and not self.dicabut_oleh):
            raise PydanticCustomError(
                "status_tanpa_sebab", 'status "{status}" belum disebut oleh apa', {"status": self.status}
            )
        if self.status == "berlaku" and (self.diubah_oleh or self.dicabut_oleh):
            raise PydanticCustomError(
                "status_bertentangan", "status berlaku bertentangan dengan yang mengubah/mencabut"
            )
        lacking = [name for name in ("nomor", "tahun") if getattr(self, name) is None and self.jenis != "uud"]
        if lacking:
            raise PydanticCustomError("identitas_kurang", "{names} belum ada", {"names": " dan ".join(lacking)})
        return self

    def confirmed(self, name: Lapis) -> Any:
        """A fact, if it is there and was confirmed; else None."""
        return None if name in self.belum_pasti else getattr(self, name) or None
