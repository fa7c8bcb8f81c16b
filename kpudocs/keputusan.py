"""What a decree is: the facts, typed once.

Nothing that can be derived is a field: titles, labels, end punctuation, the closing
consideration, Menetapkan, headings and dates are worded in `compose`. `${name}` in any text is
filled while the model is validated, from the decree's own facts and from `variabel`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    Strict,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from kpudocs.bahasa import tanggal
from kpudocs.bahasa.kapital import judul as title_case
from kpudocs.bahasa.label import TeksButir, refuse_words
from kpudocs.bahasa.tanda_baca import akhiri
from kpudocs.bahasa.teks import BenarSalah, Teks, TeksBaris, describe_short_form, variables_in_force
from kpudocs.lampiran import AnyLampiran
from kpudocs.lampiran.dasar import CONFIG
from kpudocs.lampiran.rincian import DaftarDiktum
from kpudocs.lembaga import Lembaga
from kpudocs.peraturan.dasar_hukum import DasarHukum, citations_in_force
from kpudocs.profil import Profil

__all__ = [
    "NAMA_VARIABEL",
    "TITIK",
    "KataAsing",
    "Keputusan",
    "Penetapan",
    "Petikan",
    "Salinan",
    "name_file",
    "read_variables",
]

TITIK = "…………"
"""What stands for a fact that a draft does not have yet."""
NAMA_VARIABEL = ("lembaga", "nomor", "tahun", "tahun_depan", "tahun_lalu", "tanggal", "tempat", "tentang", "wilayah")
"""The variables that every text may use, from the decree's own facts."""
Cara = Literal["sendiri", "a.n.", "Plt.", "Plh."]
_TAHUN = Annotated[int, Field(ge=1945, le=2100)]


def _parse_tanggal(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("tanggal_salah", "'{text}' bukan tanggal", {"text": str(value)})
    try:
        return tanggal.parse_tanggal(value)
    except tanggal.ImpossibleDate as error:
        raise PydanticCustomError("tanggal_mustahil", "{reason}", {"reason": str(error)}) from None
    except tanggal.UnknownMonth as error:
        near = value.replace(error.word, error.suggestion.capitalize()).strip() if error.suggestion else ""
        raise PydanticCustomError("tanggal_salah", "'{text}' bukan tanggal", {"text": value, "mungkin": near}) from None
    except ValueError:
        raise PydanticCustomError("tanggal_salah", "'{text}' bukan tanggal", {"text": value}) from None


Tanggal = Annotated[date, Strict(), BeforeValidator(_parse_tanggal, json_schema_input_type=str)]
"""A date: "2026-02-03" or "3 Februari 2026"."""


def _refuse_known_name(name: str) -> str:
    if name in NAMA_VARIABEL:
        raise PydanticCustomError("variabel_bawaan", 'variabel "{name}" sudah ada dengan sendirinya', {"name": name})
    return name


class Penetapan(BaseModel):
    """Penutup keputusan: di mana, kapan, dan oleh siapa ditetapkan."""

    model_config = CONFIG

    tempat: Annotated[Teks | None, AfterValidator(refuse_words(r"(?:ditetapkan\s+)?di\s"))] = None
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
    """Unit yang mengesahkan; bila kosong, Sekretariat lembaga ini, atau badan ad hoc itu sendiri."""
    jabatan: Teks
    """Jabatan yang mengesahkan, misalnya "Kepala Bagian Hukum"."""
    nama: Teks
    """Nama yang mengesahkan; dicetak sebagaimana ditulis."""
    disampaikan_kepada: tuple[Teks, ...] = ()
    """Kepada siapa salinan disampaikan (kebiasaan); bila kosong, tidak dicetak."""


class Petikan(BaseModel):
    """Petikan keputusan untuk orang yang namanya tercantum dalam lampiran (menurut kebiasaan)."""

    model_config = CONFIG

    diktum: tuple[Annotated[int, Field(ge=1)], ...] = ()
    """Nomor diktum yang dikutip, misalnya [1, 2, 5]; yang lain "dsb.". Bila kosong, semua dikutip."""
    disampaikan_kepada: tuple[Teks, ...] = ()
    """Kepada siapa petikan disampaikan, misalnya "yang bersangkutan"; bila kosong, tidak dicetak."""


def _refuse_no_language(bahasa: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", bahasa):
        raise PydanticCustomError("bahasa_salah", "'{text}' bukan kode bahasa", {"text": bahasa})
    return bahasa


class KataAsing(BaseModel):
    """Kata atau ungkapan asing, agar pembaca layar dan Word mengucapkan dan memeriksanya dalam bahasanya."""

    model_config = CONFIG

    kata: Teks
    """Kata atau ungkapannya, misalnya "road map"; huruf besar dan kecil tidak dibedakan."""
    bahasa: Annotated[str, AfterValidator(_refuse_no_language)] = "en"
    """Kode bahasanya: en (Inggris), nl (Belanda), ar (Arab), la (Latin) …"""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        return {"kata": data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return describe_short_form(schema, handler, {"type": "string"})


class Keputusan(BaseModel):
    """Keputusan lembaga penyelenggara pemilihan umum."""

    model_config = CONFIG

    variabel: dict[Annotated[str, Field(pattern=r"^[a-z_][a-z0-9_]*$"), AfterValidator(_refuse_known_name)], Teks] = {}
    """Variabel sendiri, dipakai dalam teks sebagai ${nama}."""
    lembaga: Lembaga
    """Lembaga yang menetapkan, misalnya "KPU Provinsi Jambi" atau "Sekretariat KPU Kota Kediri"."""
    nomor: Annotated[Teks | None, AfterValidator(refuse_words(r"(?:nomor|no\.?)\s"))] = None
    """Nomor keputusan sebagaimana diberikan: 10, atau bentuk lama "314/ORT.07-Kpt/01/KPU/V/2021"."""
    tahun: _TAHUN
    """Tahun keputusan."""
    tentang: Annotated[TeksBaris, AfterValidator(refuse_words(r"tentang\s"))]
    """Judul keputusan tanpa "tentang"; baris yang ditulis terpisah dicetak terpisah pada judul."""
    pejabat_pembentuk: Teks | None = None
    """Pejabat pembentuk; bila kosong, Ketua (atau Sekretaris) lembaga ini."""
    menimbang: Annotated[tuple[TeksButir, ...], Field(min_length=1)]
    """Pertimbangan tanpa huruf; pertimbangan penutup ("perlu menetapkan …") dibuatkan."""
    pertimbangan_penutup: BenarSalah = True
    """Buatkan pertimbangan penutup. Salah: semua pertimbangan ditulis sendiri."""
    mengingat: Annotated[tuple[DasarHukum, ...], Field(min_length=1)]
    """Dasar hukum tanpa nomor, berurutan: rujukan pendek (uu 7/2017), isian peraturan, atau teks apa adanya."""
    memerhatikan: tuple[TeksButir, ...] = ()
    """Yang diperhatikan (pilihan), tanpa nomor."""
    memutuskan: DaftarDiktum
    """Diktum tanpa kata KESATU, KEDUA …; setiap diktum boleh memuat rincian."""
    penetapan: Penetapan = Penetapan()
    """Tempat, tanggal, dan penanda tangan."""
    salinan: Salinan | None = None
    """Yang mengesahkan salinan dan petikan."""
    petikan: Petikan = Petikan()
    """Petikan: diktum yang dikutip, dan kepada siapa disampaikan."""
    tembusan: tuple[Teks, ...] = ()
    """Kepada siapa tembusan disampaikan (kebiasaan); dicetak di bawah tanda tangan, tidak pada petikan."""
    lampiran: tuple[AnyLampiran, ...] = ()
    """Lampiran: tidak ada, satu, atau beberapa."""
    kata_asing: tuple[KataAsing, ...] = ()
    """Kata asing yang dipakai dalam naskah, misalnya road map."""
    profil: Profil = Profil()
    """Tampilan: kertas, tepi, huruf, nomor halaman."""

    @model_validator(mode="wrap")
    @classmethod
    def _fill_variables(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if isinstance(data, cls):
            return data
        given = data if isinstance(data, Mapping) else {}
        manner = citations_in_force(_koma_terakhir(given.get("profil")), *_waktu(given))
        with variables_in_force(read_variables(given)), manner:
            return handler(data)

    @property
    def nomor_lengkap(self) -> str | None:
        """The number with its year, as it is cited: "10 TAHUN 2026"; None while there is none.

        A number that holds its own year ("314/ORT.07-Kpt/01/KPU/V/2021", "10 Tahun 2026") stands alone.
        """
        if self.nomor is None:
            return None
        return (
            self.nomor
            if "/" in self.nomor or _TAHUN_DALAM_NOMOR.search(self.nomor)
            else f"{self.nomor} TAHUN {self.tahun}"
        )

    @property
    def judul(self) -> str:
        """The title on one line, in mixed case, without a mark at its end."""
        return _one_line(self.tentang)

    @property
    def pejabat(self) -> str:
        """Who decrees: the office that forms the decree."""
        return self.pejabat_pembentuk or self.lembaga.pejabat

    @property
    def nama_berkas(self) -> str:
        """The file's name by JDIH practice, without its ending: year, "kpt", number in three digits.

        Safe on Windows: only letters, digits and hyphens.
        """
        return name_file(self.tahun, self.nomor)


def name_file(tahun: int, nomor: str | None) -> str:
    """A decree's file name without its ending (`Keputusan.nama_berkas`).

    >>> name_file(2026, "7")
    '2026kpt007'
    """
    found = _NOMOR_BERKAS.match(nomor or "")
    return f"{tahun}kpt" + (f"{int(found[1]):03d}{found[2].lower()}" if found else "")


_TAHUN_DALAM_NOMOR = re.compile(r"\btahun\b", re.IGNORECASE)
_NOMOR_BERKAS = re.compile(r"([0-9]{1,9})[ .-]?((?:[A-Za-z]{1,2})?)(?![0-9A-Za-z])")


def _one_line(tentang: str) -> str:
    text = tentang.replace("\n", " ")
    # What akhiri ends with a comma has no other mark at its end.
    return title_case(akhiri(text, ",").removesuffix(",") or text)


_text = TypeAdapter(TeksBaris)
_lembaga = TypeAdapter(Lembaga)
_tahun = TypeAdapter[int](_TAHUN)
_tanggal = TypeAdapter[date](Tanggal)
_MAX_ROUNDS = 10  # one variable may use another, and that a third


def read_variables(data: Mapping[str, Any]) -> dict[str, str]:
    """The variables that texts may use, from facts that may still be wrong.

    Facts may use each other ("${tahun}" in `tentang`), so they are read again until nothing is
    added. A fact that is missing or wrong reads as dots: its own field reports it, or it is a
    draft's. One that names an unknown variable, or itself, is left out, and reported there too.
    """
    facts: dict[str, str] = {}
    for _ in range(_MAX_ROUNDS):
        with variables_in_force(facts):
            read = _read_facts(data)
        if read == facts:
            break
        facts = read
    with variables_in_force(None):
        sound = _read_facts(data)
    own = data.get("variabel")
    names = [*NAMA_VARIABEL, *(filter(_is_text, own) if isinstance(own, Mapping) else ())]
    return {name: facts.get(name, TITIK) for name in names if name in facts or name not in sound}


def _read_facts(data: Mapping[str, Any]) -> dict[str, str]:
    """The facts that can be read with the variables in force."""
    facts: dict[str, str] = {}
    own = data.get("variabel")
    if isinstance(own, Mapping):
        facts |= {name: text for key in filter(_is_text, own) for name, text in _readable(own, key).items()}
    with suppress(KeyError, ValidationError):
        tahun = _tahun.validate_python(data["tahun"])
        facts |= {"tahun": str(tahun), "tahun_lalu": str(tahun - 1), "tahun_depan": str(tahun + 1)}
    facts |= _readable(data, "nomor")
    penetapan = data.get("penetapan")
    penetapan = dict(penetapan) if isinstance(penetapan, (Mapping, Penetapan)) else {}
    facts |= _readable(penetapan, "tempat")
    with suppress(KeyError, ValidationError):
        facts["tanggal"] = tanggal.format_tanggal(_tanggal.validate_python(penetapan["tanggal"]))
    with suppress(KeyError, ValidationError):
        lembaga = _lembaga.validate_python(data["lembaga"])
        facts |= {"lembaga": lembaga.nama_lengkap, "wilayah": " ".join(lembaga.baris[1:])}
    return facts | {name: _one_line(text) for name, text in _readable(data, "tentang").items()}


def _koma_terakhir(profil: Any) -> bool:
    """The profil's setting, from a profil that may still be wrong: its own field reports it."""
    value = profil.get("koma_terakhir") if isinstance(profil, Mapping) else getattr(profil, "koma_terakhir", None)
    return value if isinstance(value, bool) else True


def _waktu(data: Mapping[str, Any]) -> tuple[int | None, date | None]:
    """The decree's year and day, from facts that may still be wrong: their own fields report it."""
    tahun = day = None
    with suppress(KeyError, ValidationError):
        tahun = _tahun.validate_python(data["tahun"])
    penetapan = data.get("penetapan")
    if isinstance(penetapan, (Mapping, Penetapan)):
        with suppress(KeyError, ValidationError):
            day = _tanggal.validate_python(dict(penetapan)["tanggal"])
    return tahun, day


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _readable(data: Mapping[str, Any], name: str) -> dict[str, str]:
    try:
        return {name: _text.validate_python(data[name])}
    except (KeyError, ValidationError):
        return {}
