"""Who decrees: the offices of KPU, their Sekretariat and the ad hoc bodies, and how each is called.

An office is written as one line ("KPU Provinsi Jambi", "Sekretariat KPU Kota Kediri",
"PPK Limpung, Kabupaten Batang") or as fields. Its names follow from its kind; where an office is
called otherwise, `nama` says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, ValidationInfo, field_validator, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from kpudocs.bahasa.kapital import judul, kapital
from kpudocs.bahasa.teks import BenarSalah, Teks, describe_short_form
from kpudocs.bahasa.uraian import describe_fields

__all__ = ["JENIS_LEMBAGA", "Lembaga"]

JenisLembaga = Literal[
    "kpu",
    "kpu_provinsi",
    "kpu_kabupaten",
    "kpu_kota",
    "kip_aceh",
    "kip_kabupaten",
    "kip_kota",
    "ppk",
    "pps",
    "kpps",
    "ppln",
    "kppsln",
]


@dataclass(frozen=True, slots=True)
class _Jenis:
    """How a kind of office is called.

    `nama` is the body, `sebutan` what stands before the region's name, `baris_dua` the second
    line of the letterhead where there is no region.
    """

    pola: str
    nama: str
    sebutan: str = ""
    baris_dua: str = ""
    adhoc: bool = False


JENIS_LEMBAGA: dict[JenisLembaga, _Jenis] = {
    "kpu": _Jenis(r"(?:KPU|Komisi Pemilihan Umum)(?: RI| Republik Indonesia)?", "Komisi Pemilihan Umum",
                  baris_dua="Republik Indonesia"),
    "kpu_provinsi": _Jenis(r"(?:KPU|Komisi Pemilihan Umum) Prov(?:insi|\.)? ", "Komisi Pemilihan Umum", "Provinsi"),
    "kpu_kabupaten": _Jenis(r"(?:KPU|Komisi Pemilihan Umum) Kab(?:upaten|\.)? ", "Komisi Pemilihan Umum", "Kabupaten"),
    "kpu_kota": _Jenis(r"(?:KPU|Komisi Pemilihan Umum) Kota ", "Komisi Pemilihan Umum", "Kota"),
    "kip_aceh": _Jenis(r"(?:KIP|Komisi Independen Pemilihan) Aceh", "Komisi Independen Pemilihan", baris_dua="Aceh"),
    "kip_kabupaten": _Jenis(r"(?:KIP|Komisi Independen Pemilihan) Kab(?:upaten|\.)? ",
                            "Komisi Independen Pemilihan", "Kabupaten"),
    "kip_kota": _Jenis(r"(?:KIP|Komisi Independen Pemilihan) Kota ", "Komisi Independen Pemilihan", "Kota"),
    "ppk": _Jenis(r"(?:PPK|Panitia Pemilihan Kecamatan) (?:Kecamatan )?", "Panitia Pemilihan Kecamatan", adhoc=True),
    "pps": _Jenis(r"(?:PPS|Panitia Pemungutan Suara) ", "Panitia Pemungutan Suara", adhoc=True),
    "kpps": _Jenis(r"(?:KPPS|Kelompok Penyelenggara Pemungutan Suara) ",
                   "Kelompok Penyelenggara Pemungutan Suara", adhoc=True),
    "ppln": _Jenis(r"(?:PPLN|Panitia Pemilihan Luar Negeri) ", "Panitia Pemilihan Luar Negeri", adhoc=True),
    "kppsln": _Jenis(r"(?:KPPSLN|Kelompok Penyelenggara Pemungutan Suara Luar Negeri) ",
                     "Kelompok Penyelenggara Pemungutan Suara Luar Negeri", adhoc=True),
}  # fmt: skip

_SEKRETARIAT = re.compile(r"sekretariat( jenderal)? ", re.IGNORECASE)
_CONTOH = (
    "KPU RI",
    "KPU Provinsi Jambi",
    "KPU Kabupaten Batang",
    "KPU Kota Kediri",
    "KIP Aceh",
    "KIP Kabupaten Pidie",
    "Sekretariat KPU Provinsi Jambi",
    "PPK Limpung, Kabupaten Batang",
    "PPS Desa Sukamaju, Kecamatan Limpung, Kabupaten Batang",
)


def _parse(text: str) -> dict[str, Any]:
    """Read an office written as one line. Raises PydanticCustomError `lembaga_tidak_dikenal`."""
    line = " ".join(text.split())
    sekretariat = _SEKRETARIAT.match(line)
    rest = line[sekretariat.end() :] if sekretariat else line
    # The longer abbreviation first, so that KPPSLN is not read as KPPS.
    for jenis in sorted(JENIS_LEMBAGA, key=len, reverse=True):
        aturan = JENIS_LEMBAGA[jenis]
        found = re.match(aturan.pola, rest, re.IGNORECASE)
        if found is None:
            continue
        tempat = rest[found.end() :].strip()
        berwilayah = bool(aturan.sebutan) or aturan.adhoc
        if berwilayah != bool(tempat) or (sekretariat and sekretariat[1] and jenis != "kpu"):
            continue
        wilayah, *induk = (part.strip() for part in tempat.split(",")) if tempat else ("",)
        return {
            "jenis": jenis,
            "sekretariat": bool(sekretariat),
            **({"wilayah": wilayah} if wilayah else {}),
            **({"induk": [part for part in induk if part]} if induk else {}),
        }
    raise PydanticCustomError(
        "lembaga_tidak_dikenal", 'lembaga "{text}" tidak dikenal', {"text": line, "contoh": _nearest(line)}
    )


def _nearest(line: str) -> str:
    """The example most like a line, of the same body if it names one."""
    rest = _SEKRETARIAT.sub("", line)
    body = rest.partition(" ")[0].upper()
    alike = [text for text in _CONTOH if text.startswith(f"{body} ")] or [*_CONTOH]
    near = (get_close_matches(rest, alike, 1, cutoff=0.3) or alike[1:2] or alike)[0]
    return f"Sekretariat {near}" if rest != line and near.startswith(("KPU", "KIP")) else near


class Lembaga(BaseModel):
    """Lembaga yang menetapkan keputusan."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_extra=describe_fields, revalidate_instances="always"
    )

    jenis: JenisLembaga
    """Jenis lembaga: kpu, kpu_provinsi, kpu_kabupaten, kpu_kota, kip_aceh, kip_kabupaten, kip_kota, ppk, …"""
    wilayah: Teks | None = None
    """Nama wilayah tanpa sebutannya: "Jambi", "Batang"; untuk badan ad hoc, misalnya "Desa Sukamaju"."""
    induk: tuple[Teks, ...] = ()
    """Wilayah di atasnya untuk badan ad hoc, misalnya "Kecamatan Limpung", "Kabupaten Batang"."""
    sekretariat: BenarSalah = False
    """Benar jika yang menetapkan adalah Sekretariat lembaga itu."""
    nama: Teks | None = None
    """Nama lengkap bila tidak mengikuti pola, misalnya "Komisi Pemilihan Umum Daerah Istimewa Yogyakarta"."""

    @model_validator(mode="before")
    @classmethod
    def _from_line(cls, data: Any) -> Any:
        return _parse(data) if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return describe_short_form(schema, handler, {"type": "string"})

    @field_validator("wilayah")
    @classmethod
    def _without_its_kind(cls, wilayah: str | None, info: ValidationInfo) -> str | None:
        """The bare name ("Kota Kediri" of a kpu_kota is Kediri), in mixed case."""
        jenis = info.data.get("jenis")
        if wilayah is None or jenis is None:
            return wilayah
        sebutan = "Kecamatan" if jenis == "ppk" else JENIS_LEMBAGA[jenis].sebutan
        first, _, rest = wilayah.partition(" ")
        return judul(rest if rest and first.lower() == sebutan.lower() else wilayah)

    @field_validator("induk")
    @classmethod
    def _in_mixed_case(cls, induk: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(judul, induk))

    @model_validator(mode="after")
    def _region_fits(self) -> Self:
        aturan = JENIS_LEMBAGA[self.jenis]
        if (aturan.sebutan or aturan.adhoc) and not self.wilayah:
            raise PydanticCustomError("wilayah_hilang", 'lembaga jenis "{jenis}" perlu wilayah', {"jenis": self.jenis})
        if not (aturan.sebutan or aturan.adhoc) and self.wilayah:
            raise PydanticCustomError(
                "wilayah_berlebih", 'lembaga jenis "{jenis}" tidak memakai wilayah', {"jenis": self.jenis}
            )
        if self.induk and not aturan.adhoc:
            raise PydanticCustomError(
                "induk_berlebih",
                'lembaga jenis "{jenis}" tidak memakai wilayah di atasnya ({induk})',
                {"jenis": self.jenis, "induk": ", ".join(self.induk)},
            )
        if self.sekretariat and aturan.adhoc:
            raise PydanticCustomError(
                "sekretariat_adhoc", "keputusan sekretariat badan ad hoc tidak dikenal", {"jenis": self.jenis}
            )
        return self

    @property
    def baris(self) -> tuple[str, ...]:
        """The office's own name on lines, in mixed case: as a letterhead breaks it."""
        aturan = JENIS_LEMBAGA[self.jenis]
        if self.nama:
            induk = aturan.nama + " "
            return (aturan.nama, self.nama.removeprefix(induk)) if self.nama.startswith(induk) else (self.nama,)
        if aturan.adhoc:
            return (f"{aturan.nama} {self.wilayah}", *self.induk)
        wilayah = f"{aturan.sebutan} {self.wilayah}" if aturan.sebutan else aturan.baris_dua
        return (aturan.nama, wilayah)

    @property
    def nama_lengkap(self) -> str:
        """The commission's name in running text.

        A decree of KPU RI is called without "Republik Indonesia" (UU 12/2011 Lampiran II, by
        analogy: Menetapkan leaves it out).

        >>> Lembaga.model_validate("KPU Kota Kediri").nama_lengkap
        'Komisi Pemilihan Umum Kota Kediri'
        """
        return self.baris[0] if self.jenis == "kpu" and not self.nama else " ".join(self.baris)

    @property
    def nama_sekretariat(self) -> tuple[str, ...]:
        """The Sekretariat's name on lines, whether or not it is the one that decrees."""
        sebutan = "Sekretariat Jenderal" if self.jenis == "kpu" else "Sekretariat"
        first, *rest = self.baris
        return (f"{sebutan} {first}", *rest)

    @property
    def pengesah(self) -> tuple[str, ...]:
        """The unit that certifies copies where none is named, on lines.

        An ad hoc body certifies its own (UNSOURCED: no rule was read).
        """
        return self.baris if JENIS_LEMBAGA[self.jenis].adhoc else self.nama_sekretariat

    @property
    def kop(self) -> tuple[str, ...]:
        """The letterhead, in capitals."""
        return tuple(map(kapital, self.nama_sekretariat if self.sekretariat else self.baris))

    @property
    def pejabat(self) -> str:
        """Who decrees, as an office held: "Ketua Komisi Pemilihan Umum Provinsi Jambi"."""
        if not self.sekretariat:
            return f"Ketua {self.nama_lengkap}"
        sebutan = "Sekretaris Jenderal" if self.jenis == "kpu" else "Sekretaris"
        return f"{sebutan} {self.nama_lengkap}"

    @property
    def nama_keputusan(self) -> str:
        """What its decree is called: the Commission's own, or its Sekretaris'."""
        return f"Keputusan {self.pejabat if self.sekretariat else self.nama_lengkap}"
