"""What a decree is: the facts, typed once.

Nothing that can be derived is a field: titles, labels, end punctuation, the closing
consideration, Menetapkan, headings and dates are worded in `compose`. `${name}` in any text is
filled while the model is validated, from the decree's own facts and from `variabel`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    Field,
    ModelWrapValidatorHandler,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from kpudocs.bahasa import tanggal
from kpudocs.bahasa.kapital import judul as title_case
from kpudocs.bahasa.teks import BenarSalah, Teks, TeksBaris, variables_in_force
from kpudocs.lampiran import AnyLampiran
from kpudocs.lampiran.dasar import CONFIG
from kpudocs.lampiran.rincian import DaftarDiktum
from kpudocs.lembaga import Lembaga
from kpudocs.profil import Profil

__all__ = ["Keputusan", "Penetapan", "Salinan"]

Cara = Literal["sendiri", "a.n.", "Plt.", "Plh."]
_TAHUN = Annotated[int, Field(ge=1945, le=2100)]


def _parse_tanggal(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return tanggal.parse_tanggal(value)
    except tanggal.ImpossibleDate as error:
        raise PydanticCustomError("tanggal_mustahil", "{reason}", {"reason": str(error)}) from None
    except ValueError:
        raise PydanticCustomError("tanggal_salah", "'{text}' bukan tanggal", {"text": value}) from None


Tanggal = Annotated[date, BeforeValidator(_parse_tanggal, json_schema_input_type=str)]
"""A date: "2026-02-03" or "3 Februari 2026"."""


class Penetapan(BaseModel):
    """Penutup keputusan: di mana, kapan, dan oleh siapa ditetapkan."""

    model_config = CONFIG

    tempat: Teks | None = None
    """Tempat penetapan, misalnya "Jambi"."""
    tanggal: Tanggal | None = None
    """Tanggal penetapan: 2026-02-03 atau "3 Februari 2026"."""
    cara: Cara = "sendiri"
    """Cara menandatangani: "sendiri", "a.n." (atas nama), "Plt.", atau "Plh."."""
    jabatan: Teks | None = None
    """Jabatan penanda tangan; bila kosong, pejabat pembentuk. Wajib diisi untuk "a.n."."""
    nama: Teks | None = None
    """Nama penanda tangan tanpa gelar, pangkat, dan NIP; dicetak dengan huruf kapital."""

    @model_validator(mode="after")
    def _deputy_has_an_office(self) -> Self:
        if self.cara == "a.n." and self.jabatan is None:
            raise PydanticCustomError("jabatan_an", 'penanda tangan "a.n." belum disebut jabatannya')
        return self


class Salinan(BaseModel):
    """Pengesahan salinan: "Salinan sesuai dengan aslinya"."""

    model_config = CONFIG

    unit: Teks | None = None
    """Unit yang mengesahkan; bila kosong, Sekretariat lembaga ini."""
    jabatan: Teks
    """Jabatan yang mengesahkan, misalnya "Kepala Bagian Hukum"."""
    nama: Teks
    """Nama yang mengesahkan; dicetak sebagaimana ditulis."""


class Keputusan(BaseModel):
    """Keputusan lembaga penyelenggara pemilihan umum."""

    model_config = CONFIG

    variabel: dict[Annotated[str, Field(pattern=r"^[a-z_][a-z0-9_]*$")], Teks] = {}
    """Variabel sendiri, dipakai dalam teks sebagai ${nama}."""
    lembaga: Lembaga
    """Lembaga yang menetapkan, misalnya "KPU Provinsi Jambi" atau "Sekretariat KPU Kota Kediri"."""
    nomor: Teks | None = None
    """Nomor keputusan sebagaimana diberikan: 10, atau bentuk lama "314/ORT.07-Kpt/01/KPU/V/2021"."""
    tahun: _TAHUN
    """Tahun keputusan."""
    tentang: TeksBaris
    """Judul keputusan tanpa "tentang"; baris yang ditulis terpisah dicetak terpisah pada judul."""
    pejabat_pembentuk: Teks | None = None
    """Pejabat pembentuk; bila kosong, Ketua (atau Sekretaris) lembaga ini."""
    menimbang: Annotated[tuple[Teks, ...], Field(min_length=1)]
    """Pertimbangan tanpa huruf; pertimbangan penutup ("perlu menetapkan …") dibuatkan."""
    pertimbangan_penutup: BenarSalah = True
    """Buatkan pertimbangan penutup. Salah: semua pertimbangan ditulis sendiri."""
    mengingat: Annotated[tuple[Teks, ...], Field(min_length=1)]
    """Dasar hukum tanpa nomor, berurutan."""
    memerhatikan: tuple[Teks, ...] = ()
    """Yang diperhatikan (pilihan), tanpa nomor."""
    memutuskan: DaftarDiktum
    """Diktum tanpa kata KESATU, KEDUA …; setiap diktum boleh memuat rincian."""
    penetapan: Penetapan = Penetapan()
    """Tempat, tanggal, dan penanda tangan."""
    salinan: Salinan | None = None
    """Yang mengesahkan salinan."""
    lampiran: tuple[AnyLampiran, ...] = ()
    """Lampiran: tidak ada, satu, atau beberapa."""
    profil: Profil = Profil()
    """Tampilan: kertas, tepi, huruf, nomor halaman."""

    @model_validator(mode="wrap")
    @classmethod
    def _fill_variables(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(data, cls):
            return data
        with variables_in_force(_variables(data if isinstance(data, Mapping) else {})):
            return handler(data)

    @property
    def nomor_lengkap(self) -> str | None:
        """The number with its year, as it is cited: "10 TAHUN 2026"; None while there is none.

        An older number that holds its own year ("314/ORT.07-Kpt/01/KPU/V/2021") stands alone.
        """
        if self.nomor is None:
            return None
        return self.nomor if "/" in self.nomor else f"{self.nomor} TAHUN {self.tahun}"

    @property
    def judul(self) -> str:
        """The title on one line, in mixed case."""
        return title_case(self.tentang.replace("\n", " "))

    @property
    def pejabat(self) -> str:
        """Who decrees: the office that forms the decree."""
        return self.pejabat_pembentuk or self.lembaga.pejabat

    @property
    def nama_berkas(self) -> str:
        """The file's name by JDIH practice, without its ending: year, "kpt", number in three digits.

        Safe on Windows: only letters, digits and hyphens.
        """
        number = re.match(r"\d+", self.nomor or "")
        tail = re.match(r"\d+([A-Za-z]*)(?:/|$)", self.nomor or "")
        return f"{self.tahun}kpt" + (f"{int(number[0]):03d}" if number else "") + (tail[1].lower() if tail else "")


_text = TypeAdapter(TeksBaris)
_lembaga = TypeAdapter(Lembaga)
_tanggal = TypeAdapter[date](Tanggal)


def _variables(data: Mapping[str, Any]) -> dict[str, str]:
    """The variables that texts may use, from facts that may still be wrong.

    A fact that cannot be read is left out: its own field reports it.
    """
    facts: dict[str, str] = {}
    tahun = data.get("tahun")
    if isinstance(tahun, int) and not isinstance(tahun, bool):
        facts |= {"tahun": str(tahun), "tahun_lalu": str(tahun - 1), "tahun_depan": str(tahun + 1)}
    facts |= _readable(data, "nomor")
    penetapan = data.get("penetapan")
    penetapan = dict(penetapan) if isinstance(penetapan, (Mapping, Penetapan)) else {}
    facts |= _readable(penetapan, "tempat")
    with suppress(KeyError, ValidationError):
        facts["tanggal"] = tanggal.format_tanggal(_tanggal.validate_python(penetapan["tanggal"]))
    own = data.get("variabel")
    if isinstance(own, Mapping):
        with variables_in_force(facts):
            facts |= {k: v for name in own for k, v in _readable(own, name).items() if isinstance(name, str)}
    with variables_in_force(facts):
        try:
            lembaga = _lembaga.validate_python(data["lembaga"])
        except (KeyError, ValidationError):
            pass
        else:
            facts |= {"lembaga": lembaga.nama_lengkap, "wilayah": " ".join(lembaga.baris[1:])}
    with variables_in_force(facts):
        tentang = _readable(data, "tentang")
    return facts | {name: title_case(text.replace("\n", " ")) for name, text in tentang.items()}


def _readable(data: Mapping[str, Any], name: str) -> dict[str, str]:
    try:
        return {name: _text.validate_python(data[name])}
    except (KeyError, ValidationError):
        return {}
