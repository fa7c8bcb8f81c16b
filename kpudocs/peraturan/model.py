"""What a regulation is, as a decree cites it: its kind, number, title, gazettes and amendments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, Strict, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from kpudocs.bahasa.tanggal import parse_tanggal
from kpudocs.bahasa.teks import BenarSalah, Teks, describe_short_form
from kpudocs.bahasa.uraian import describe_fields
from kpudocs.peraturan.jenis import JENIS_PERATURAN, JenisPeraturan, short_name

__all__ = ["CONFIG", "YEAR", "Identitas", "Lembaran", "Peraturan", "Tanggal", "compare_order", "year_in_number"]

CONFIG = ConfigDict(
    allow_inf_nan=False, frozen=True, extra="forbid", json_schema_extra=describe_fields, revalidate_instances="always"
)
_LEMBARAN = re.compile(r"([12][0-9]{3})\s*/\s*([0-9]{1,5}[A-Za-z]?)")
YEAR = r"(?:1[89][0-9]{2}|20[0-9]{2}|2100)"
"""A pattern for a year that a regulation may be of."""
_TAHUN_NOMOR = re.compile(rf"[/ ](?:tahun\s+)?({YEAR})$", re.IGNORECASE)
_ANGKA = re.compile(r"[0-9]+")

_TAHUN = Annotated[int, Field(ge=1800, le=2100)]


def year_in_number(nomor: str) -> int | None:
    """The year that a number of an old form ends with.

    >>> year_in_number("314/ORT.07-Kpt/01/KPU/V/2021"), year_in_number("134/Kpts/KPU/TAHUN 2016"), year_in_number("7")
    (2021, 2016, None)
    """
    found = _TAHUN_NOMOR.search(nomor) if "/" in nomor else None
    return int(found[1]) if found else None


def _parse_date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return parse_tanggal(value)
    except ValueError:
        raise PydanticCustomError("tanggal_salah", "'{text}' bukan tanggal", {"text": value}) from None


Tanggal = Annotated[date, Strict(), BeforeValidator(_parse_date, json_schema_input_type=str)]
"""A date: "2017-08-16" or "16 Agustus 2017"."""


class Lembaran(BaseModel):
    """Tempat pengundangan: tahun dan nomor sebuah lembaran."""

    model_config = CONFIG

    tahun: _TAHUN
    """Tahun lembaran."""
    nomor: Teks
    """Nomor lembaran."""

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, data: Any) -> Any:
        if not isinstance(data, str):
            return data
        found = _LEMBARAN.fullmatch(data.strip())
        if found is None:
            raise PydanticCustomError("lembaran_salah", 'lembaran "{text}" tidak terbaca', {"text": data})
        return {"tahun": int(found[1]), "nomor": found[2]}

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return describe_short_form(schema, handler, {"type": "string"})

    def __str__(self) -> str:
        return f"{self.tahun}/{self.nomor}"


class Identitas(BaseModel):
    """Yang menjadikan sebuah peraturan peraturan itu: jenis, nomor, judul, dan tempat pengundangannya."""

    model_config = CONFIG

    jenis: JenisPeraturan
    """Jenis peraturan: uu, perppu, pp, perpres, permen, pkpu, peraturan, perda, keputusan, surat_edaran, …"""
    pembentuk: Teks | None = None
    """Yang membentuk, bila tidak tersirat dalam jenisnya: "Menteri Keuangan", "Provinsi Jambi"."""
    nomor: Teks | None = None
    """Nomor sebagaimana diberikan: 7, atau bentuk lama "314/ORT.07-Kpt/01/KPU/V/2021"."""
    tahun: _TAHUN | None = None
    """Tahun peraturan; tidak perlu ditulis bila nomornya sudah memuatnya."""
    tanggal: Tanggal | None = None
    """Tanggal penetapan; dipakai untuk mengurutkan."""
    tentang: Teks | None = None
    """Judul tanpa "tentang"; untuk perubahan boleh kosong, karena dapat disusun ("Perubahan atas …")."""
    ln: Lembaran | None = None
    """Lembaran Negara, tahun dan nomor: 2017/182."""
    tln: Teks | None = None
    """Nomor Tambahan Lembaran Negara: 6109."""
    bn: Lembaran | None = None
    """Berita Negara, tahun dan nomor: 2020/1236."""
    bd: Lembaran | None = None
    """Berita Daerah, tahun dan nomor, tempat peraturan gubernur, bupati, dan wali kota."""
    ld: Lembaran | None = None
    """Lembaran Daerah (di Aceh: Lembaran Aceh), tahun dan nomor."""
    tld: Teks | None = None
    """Nomor Tambahan Lembaran Daerah."""
    lembaran_lain: Teks | None = None
    """Tempat pengundangan yang tidak berpola, sebagaimana tertulis dalam kurung."""

    @model_validator(mode="before")
    @classmethod
    def _year_from_number(cls, data: Any) -> Any:
        """A number of an old form holds its own year."""
        if isinstance(data, Mapping) and isinstance(data.get("nomor"), str) and data.get("tahun") is None:
            tahun = year_in_number(data["nomor"].strip())
            return {**data, "tahun": tahun} if tahun else data
        return data

    @model_validator(mode="after")
    def _body_fits(self) -> Self:
        if self.pembentuk and not JENIS_PERATURAN[self.jenis].pembentuk:
            raise PydanticCustomError(
                "pembentuk_berlebih", 'jenis "{jenis}" tidak memakai pembentuk', {"jenis": self.jenis}
            )
        return self

    @property
    def nama(self) -> str:
        """What it is called before its number, without additions: "Peraturan Menteri Keuangan"."""
        return " ".join(part for part in (JENIS_PERATURAN[self.jenis].nama, self.pembentuk) if part)

    @property
    def nomor_dan_tahun(self) -> str:
        """As in "Nomor 7 Tahun 2017"; a number that holds its year stands alone; what is not there is left out."""
        if self.nomor is None:
            return f"Tahun {self.tahun}" if self.tahun and self.jenis != "uud" else ""
        if self.tahun is None or year_in_number(self.nomor) == self.tahun:
            return f"Nomor {self.nomor}"
        return f"Nomor {self.nomor} Tahun {self.tahun}"

    @cached_property
    def kunci(self) -> tuple[str, str, str, int]:
        """What makes it this regulation and no other: kind, who formed it, number, year. Capitals and zeros aside."""
        nomor = "".join((self.nomor or "").lower().split())
        return (self.jenis, (self.pembentuk or "").lower(), nomor.lstrip("0") or nomor, self.tahun or 0)

    @property
    def rujukan(self) -> str:
        """The short reference: "uu 7/2017"."""
        name = short_name(self.jenis, self.pembentuk or "")
        if self.jenis == "uud":
            return name
        nomor = self.nomor or "?"
        return f"{name} {nomor}" if year_in_number(nomor) else f"{name} {nomor}/{self.tahun or '?'}"

    @property
    def tingkat(self) -> int | None:
        """Its rank, 1 the highest; None where it is not settled: that of a village's regulation is not."""
        if self.jenis == "peraturan" and (self.pembentuk or "").startswith(_DESA):
            return None
        return JENIS_PERATURAN[self.jenis].tingkat

    @property
    def kekurangan(self) -> tuple[str, ...]:
        """The names of the fields that a whole citation needs and that are not there, gazettes last."""
        if self.jenis == "uud":
            return ()
        needs_body = JENIS_PERATURAN[self.jenis].pembentuk
        lacking = [name for name in ("nomor", "tahun", "tentang") if getattr(self, name) is None]
        lacking += ["pembentuk"] if needs_body and self.pembentuk is None else []
        return (*lacking, *self.kekurangan_lembaran)

    @property
    def kekurangan_lembaran(self) -> tuple[str, ...]:
        """The gazettes that its kind is cited with and that are not there.

        Some institutions' regulations stand in the Lembaran Negara (Bank Indonesia, OJK): any one is enough.
        """
        if self.lembaran_lain or (self.jenis not in _LN_DAN_TLN and (self.ln or self.bn or self.ld)):
            return ()
        return tuple(lembar for lembar in JENIS_PERATURAN[self.jenis].lembar if getattr(self, lembar) is None)


_DESA = ("Badan Permusyawaratan Desa", "Desa", "Kepala Desa")
_LN_DAN_TLN = ("perppu", "pp", "uu", "uu_darurat")
"""What is cited with both gazettes, so that one is not enough."""


class Peraturan(Identitas):
    """Sebuah peraturan sebagaimana dirujuk dalam Mengingat."""

    republik_indonesia: BenarSalah = False
    """Sebutannya ditulis dengan "Republik Indonesia"."""
    pasal: Teks | None = None
    """Ketentuan yang dirujuk, ditulis di depan: "Pasal 22E"; hanya untuk Undang-Undang Dasar."""
    cetak_tanggal: BenarSalah = False
    """Cetak "tanggal …" sesudah nomor."""
    diubah: tuple[Peraturan, ...] = ()
    """Perubahannya, berurutan; yang dicetak hanya yang terakhir."""
    beberapa_kali: BenarSalah | None = None
    """Sudah beberapa kali diubah; bila kosong, disimpulkan dari perubahannya."""

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if any(perubahan.diubah for perubahan in self.diubah):
            raise PydanticCustomError("perubahan_bertingkat", "perubahan tidak memuat perubahan lagi")
        if self.pasal and self.jenis != "uud":
            raise PydanticCustomError("pasal_berlebih", 'jenis "{jenis}" dirujuk tanpa pasal', {"jenis": self.jenis})
        return self

    @property
    def sebutan(self) -> str:
        """What it is called before its number: "Peraturan Menteri Keuangan"."""
        return f"{self.nama} Republik Indonesia" if self.republik_indonesia else self.nama


def compare_order(first: Identitas, second: Identitas) -> int | None:
    """Which of two stands first in a list of legal bases: -1 the first, 1 the second, None if it is not settled.

    By rank, then by date (UU 12/2011 Lampiran II): by year, within a year by date where both are known,
    or by number where both come from one hand.

    >>> uu, pp = Peraturan(jenis="uu", nomor="9", tahun=2020), Peraturan(jenis="pp", nomor="1", tahun=2001)
    >>> compare_order(uu, pp), compare_order(pp, uu), compare_order(uu, uu)
    (-1, 1, None)
    """
    keys: list[tuple[Any, Any]] = [(first.tingkat, second.tingkat), (first.tahun, second.tahun)]
    if first.tanggal and second.tanggal:
        keys.append((first.tanggal, second.tanggal))
    for one, other in keys:
        if one is None or other is None:
            return None
        if one != other:
            return -1 if one < other else 1
    if first.kunci[:2] == second.kunci[:2] and first.nomor and second.nomor:
        numbers = [int(found[0]) if (found := _ANGKA.match(item.nomor or "")) else 0 for item in (first, second)]
        if all(numbers) and numbers[0] != numbers[1]:
            return -1 if numbers[0] < numbers[1] else 1
    return None
