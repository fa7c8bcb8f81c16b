"""Tell pydantic's errors to a person: in Indonesian, with what to do.

`MESSAGES` is keyed on `error["type"]`; a test goes through every type the models can raise.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kpudocs.errors import Fault
from kpudocs.keputusan import NAMA_VARIABEL
from kpudocs.lampiran import JENIS

__all__ = ["MESSAGES", "faults_of"]

_SOURCES: dict[str, tuple[str, ...]] = {
    **{name: (name,) for name in ("lembaga", "nomor", "tahun", "tentang")},
    **{name: ("penetapan", name) for name in ("tempat", "tanggal")},
    "tahun_depan": ("tahun",),
    "tahun_lalu": ("tahun",),
    "wilayah": ("lembaga",),
}
"""The field that each variable of a decree's own facts comes from."""

_Told = tuple[str, str]
_Teller = Callable[[ErrorDetails, type[BaseModel] | None], _Told]


def faults_of(error: ValidationError, model: type[BaseModel]) -> tuple[Fault, ...]:
    """Every fault of a failed validation of `model`, in the order of its fields."""
    details = error.errors(include_url=False)
    echoes = _misspelt(details) | _echoed_variables(details)
    return tuple(_fault(one, model) for i, one in enumerate(details) if i not in echoes and not _is_echo(one))


def _is_echo(details: ErrorDetails) -> bool:
    """Whether a list is called too short only because its items, told by themselves, are wrong."""
    given = details["input"]
    return details["type"] == "too_short" and isinstance(given, (list, tuple)) and bool(given)


def _misspelt(details: list[ErrorDetails]) -> set[int]:
    """Fields that are called missing only because they, told by themselves, are misspelt."""
    extra = [one["loc"] for one in details if one["type"] == "extra_forbidden"]
    return {
        i
        for i, one in enumerate(details)
        if one["type"] == "missing"
        and any(loc[:-1] == one["loc"][:-1] and _near(str(loc[-1]), [str(one["loc"][-1])]) for loc in extra)
    }


def _echoed_variables(details: list[ErrorDetails]) -> set[int]:
    """Variables that cannot be read only because the fields they come from, told by themselves, are wrong."""
    sources = {
        i: _SOURCES.get(one["ctx"]["name"], ("variabel", one["ctx"]["name"]))
        for i, one in enumerate(details)
        if one["type"] == "variabel_tidak_dikenal"
    }
    echoes: set[int] = set()
    while True:
        broken = [one["loc"] for i, one in enumerate(details) if i not in sources or i in echoes]
        broken += [details[i]["loc"] for i, source in sources.items() if source[0] == "variabel" and i not in echoes]
        found = {
            i
            for i, source in sources.items()
            if any(loc[: len(source)] == source and loc != details[i]["loc"] for loc in broken)
        }
        if found == echoes:
            return echoes
        echoes = found


def _fault(details: ErrorDetails, model: type[BaseModel]) -> Fault:
    loc = _without_tags(details["loc"])
    teller = MESSAGES.get(details["type"], _unknown)
    owner = _model_at(model, details["loc"][:-1])
    message, advice = teller(details, owner)
    return Fault(message, advice, loc, code=details["type"])


def _without_tags(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Leave out what pydantic adds to a place but no file holds: union tags and "[key]"."""
    return tuple(
        step
        for i, step in enumerate(loc)
        if step != "[key]"
        and not (step in JENIS and i >= 2 and loc[i - 2] == "lampiran" and isinstance(loc[i - 1], int))
    )


def _model_at(model: Any, loc: tuple[int | str, ...]) -> type[BaseModel] | None:
    """The model that holds a place, to name its fields; None where there is none."""
    current: Any = model
    for step in loc:
        if isinstance(step, int):
            continue  # an item of a list: the model found for the list is its items'
        if isinstance(current, type) and issubclass(current, BaseModel):
            field = current.model_fields.get(str(step))
            current = _inner(field.annotation) if field else None
        elif isinstance(current, Mapping):
            current = current.get(step, current)
        if current is None:
            return None
    return current if isinstance(current, type) and issubclass(current, BaseModel) else None


def _inner(annotation: Any) -> Any:
    """The model inside `X | None`, `tuple[X, ...]` or `Annotated`; the kinds of a lampiran by name."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated or origin is tuple:
        inner, *metadata = typing.get_args(annotation)
        # What a validator reads beside text, such as the fields of a regulation, names its fields.
        also = (_inner(getattr(one, "json_schema_input_type", None)) for one in metadata)
        return next(
            (model for model in also if isinstance(model, type) and issubclass(model, BaseModel)), _inner(inner)
        )
    if origin in (typing.Union, types.UnionType):
        inner = [_inner(arg) for arg in typing.get_args(annotation) if arg not in (type(None), str, float)]
        return inner[0] if len(inner) == 1 else dict(JENIS)
    return annotation


def _near(word: str, words: list[str]) -> str:
    """The nearest of the known words, whatever their letters' case, or ""."""
    known = {known.lower(): known for known in reversed(words)}
    near = get_close_matches(word.lower(), known, 1, cutoff=0.55)
    return known[near[0]] if near else ""


def _plain(message: str, advice: str) -> _Teller:
    return lambda details, owner: (message, advice)


def _formatted(message: str, advice: str) -> _Teller:
    """A message with the error's own facts; values come from `ctx`."""

    def tell(details: ErrorDetails, owner: type[BaseModel] | None) -> _Told:
        facts = {name: _spell(value) for name, value in (details.get("ctx") or {}).items()}
        return message.format(**facts), advice.format(**facts)

    return tell


def _own(advice: str) -> _Teller:
    """One of our own errors: its message is Indonesian already."""
    tell = _formatted("", advice)
    return lambda details, owner: (details["msg"], tell(details, owner)[1])


def _spell(value: object) -> str:
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)


def _short(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else text[:39] + "…"


def _extra(details: ErrorDetails, owner: type[BaseModel] | None) -> _Told:
    name = str(details["loc"][-1])
    fields = list(owner.model_fields) if owner else []
    near = _near(name, fields)
    advice = f'mungkin maksudnya "{near}"' if near else "yang dikenal di sini: " + ", ".join(fields)
    return f'isian "{_short(name)}" tidak dikenal', advice


def _literal(details: ErrorDetails, owner: type[BaseModel] | None) -> _Told:
    expected = str(details.get("ctx", {}).get("expected", "")).replace(" or ", ", ").replace("'", "")
    choices = [choice.strip() for choice in expected.split(",")]
    if details["input"] is None:
        quote = "; apit dengan tanda kutip, karena tanda pagar memulai catatan" if "#" in choices else ""
        return "belum diisi", "pilihannya: " + ", ".join(choices) + quote
    near = _near(str(details["input"]), choices)
    advice = f'mungkin maksudnya "{near}"' if near else "pilihannya: " + ", ".join(choices)
    return f'"{_short(details["input"])}" bukan pilihan yang dikenal', advice


def _tag(details: ErrorDetails, owner: type[BaseModel] | None) -> _Told:
    tag = str(details.get("ctx", {}).get("tag", ""))
    near = _near(tag, list(JENIS))
    advice = f'mungkin maksudnya "{near}"' if near else "jenis yang ada: " + ", ".join(sorted(JENIS))
    return f'jenis lampiran "{_short(tag)}" tidak dikenal', advice


def _month(details: ErrorDetails, owner: type[BaseModel] | None) -> _Told:
    near = details.get("ctx", {}).get("mungkin")
    return details["msg"], (
        f"mungkin maksudnya '{near}'" if near else "tulis nomor bulan 1–12, nama bulan, atau rentang seperti jan-mar"
    )


def _date(details: ErrorDetails, owner: type[BaseModel] | None) -> _Told:
    near = details.get("ctx", {}).get("mungkin")
    return details["msg"], f'mungkin maksudnya "{near}"' if near else 'tulis seperti 2026-02-03 atau "3 Februari 2026"'


def _reference(details: ErrorDetails, owner: type[BaseModel] | None) -> _Told:
    near = details.get("ctx", {}).get("mungkin")
    return details[
        "msg"
    ], f'mungkin maksudnya "{near}"' if near else "pakai misalnya uu, pp, perpres, pkpu, permenpanrb"


def _variable(details: ErrorDetails, owner: type[BaseModel] | None) -> _Told:
    facts = details.get("ctx", {})
    if facts["name"] in NAMA_VARIABEL:
        return (
            f"variabel ${{{facts['name']}}} belum terbaca",
            "perbaiki dulu isian asalnya; isian tidak merujuk dirinya",
        )
    near = _near(facts["name"], facts["known"])
    if near:
        return details["msg"], f"mungkin maksudnya ${{{near}}}"
    return details["msg"], "tambahkan pada variabel; yang ada: " + ", ".join(facts["known"])


def _reads_as_field(key: object) -> _Told:
    return (
        "harus teks, tetapi terbaca sebagai isian",
        f'apit teksnya dengan tanda kutip, karena titik dua sesudah "{_short(key)}" dibaca sebagai isian',
    )


def _colon(details: ErrorDetails, owner: type[BaseModel] | None) -> _Told:
    return _reads_as_field(details["ctx"]["key"])


def _not_text(details: ErrorDetails, owner: type[BaseModel] | None) -> _Told:
    value = details["input"]
    if isinstance(value, bool):
        return "harus teks, bukan true/false", "apit dengan tanda kutip bila memang kata itu yang dimaksud"
    if isinstance(value, Mapping) and len(value) == 1:
        return _reads_as_field(next(iter(value)))
    if value is None:
        return "belum diisi", "tulis teksnya, atau hapus baris ini"
    return "harus teks", "tulis sebagai teks; apit dengan tanda kutip bila perlu"


def _unknown(details: ErrorDetails, owner: type[BaseModel] | None) -> _Told:
    return "isian ini tidak dapat dipakai", f"periksa bentuknya (jenis kesalahan: {details['type']})"


_LIST = _plain("harus berupa daftar", 'tulis setiap butir pada barisnya sendiri, diawali "- "')
_GROUP = _plain("harus berupa kelompok isian", 'tulis sebagai "nama: isi", masing-masing pada barisnya sendiri')
_NUMBER = _plain("harus berupa angka", "tulis angka saja, pecahan dengan titik, tanpa satuan")
_WHOLE = _plain("harus berupa bilangan bulat", "tulis angka saja, misalnya 2026")
_DATE = _plain("harus berupa tanggal", 'tulis seperti 2026-02-03 atau "3 Februari 2026"')

MESSAGES: dict[str, _Teller] = {
    # pydantic's own
    "bool_type": _plain("harus true atau false", "tulis true (ya) atau false (tidak), tanpa tanda kutip"),
    "date_type": _DATE,
    "dict_type": _GROUP,
    "extra_forbidden": _extra,
    "finite_number": _NUMBER,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "greater_than": _formatted("harus lebih dari {gt}", "perbaiki angkanya"),
    "greater_than_equal": _formatted("paling kecil {ge}", "perbaiki angkanya"),
    "int_from_float": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_type": _WHOLE,
    "less_than_equal": _formatted("paling besar {le}", "perbaiki angkanya"),
    "literal_error": _literal,
    "missing": _plain("belum ada", "tambahkan isian ini"),
    "model_attributes_type": _GROUP,
    "model_type": _GROUP,
    "path_type": _plain("harus berupa nama berkas", "tulis nama berkas, misalnya logo.png"),
    "string_pattern_mismatch": _plain(
        "nama variabel tidak dapat dipakai", "pakai huruf kecil, angka, dan garis bawah, diawali huruf"
    ),
    "string_type": _not_text,
    "string_unicode": _plain("teks memuat karakter rusak", "ketik ulang teks ini"),
    "too_long": _formatted("paling banyak {max_length} butir, ada {actual_length}", "kurangi butirnya"),
    "too_short": _plain("belum ada isinya", "isi paling sedikit satu butir"),
    "tuple_type": _LIST,
    "union_tag_invalid": _tag,
    "union_tag_not_found": _plain("jenis lampiran belum ditulis", "tambahkan jenis: " + ", ".join(sorted(JENIS))),
    # our own
    "bahasa_salah": _own("tulis kodenya, misalnya en, nl, ar, atau la"),
    "baris_satu_macam": _own("tulis judul kelompok pada barisnya sendiri"),
    "bukan_angka": _own("tulis angka saja, misalnya 1500000 atau 1.500.000; kolom ini berisi angka"),
    "bulan_bukan_daftar": _own("tulis seperti [1, 2], jan-mar, atau sepanjang tahun"),
    "bulan_mustahil": _own("perbaiki bulannya"),
    "bulan_tidak_dikenal": _month,
    "dolar_tunggal": _own('tulis "$$" untuk tanda dolar, atau ${{nama}} untuk variabel'),
    "baris_pertama": _own('tulis isinya, atau {name}: "" bila memang kosong'),
    "identitas_kurang": _own("tambahkan; nomor dan tahun menentukan peraturannya"),
    "induk_berlebih": _own("hapus wilayah di atasnya; hanya badan ad hoc yang memakainya"),
    "isi_satu_macam": _own("pisahkan menjadi beberapa bagian"),
    "isi_tanpa_judul": _own("pindahkan isinya ke bawah bab atau judul"),
    "jabatan_an": _own("tambahkan jabatan, misalnya jabatan: Sekretaris"),
    "jumlah_sel": _own("samakan banyaknya sel dengan banyaknya kolom"),
    "kata_terketik": _own('hapus "{word}" di awal, agar tidak tercetak dua kali'),
    "label_terketik": _own('hapus "{label}" di awal, agar tidak tercetak dua kali'),
    "menetapkan_terketik": _own("hapus; tulis hanya isi diktumnya"),
    "teks_terbaca_isian": _colon,
    "bidang_teks_sempit": _own("kecilkan tepinya, paling sedikit harus tersisa {min} mm"),
    "karakter_terlarang": _own("hapus karakter itu atau ketik ulang teksnya"),
    "lembaran_salah": _own("tulis tahun dan nomornya, misalnya 2017/182"),
    "lembaga_tidak_dikenal": _own('tulis misalnya "{contoh}"'),
    "logo_besar": _own("perkecil gambarnya, misalnya 1.000 × 1.000 titik, lalu simpan sebagai PNG atau JPEG"),
    "logo_bukan_gambar": _own("pakai berkas PNG atau JPEG"),
    "logo_hilang": _own("periksa nama berkasnya; letaknya dihitung dari folder berkas YAML ini"),
    "logo_rusak": _own("buka gambarnya, lalu simpan lagi sebagai PNG atau JPEG"),
    "pasal_berlebih": _own("hapus pasal; hanya Undang-Undang Dasar dirujuk pasalnya"),
    "pembentuk_menteri": _own('tulis misalnya "Menteri Keuangan"; peraturan lembaga lain berjenis peraturan'),
    "pembentuk_berlebih": _own("hapus pembentuk"),
    "peraturan_kurang": _own("tambahkan, atau pakai rujukan pendek seperti uu 7/2017"),
    "perubahan_tidak_urut": _own("urutkan dari yang paling tua; yang dicetak hanya yang terakhir"),
    "tambahan_salah": _own("tulis nomornya saja, misalnya 6109"),
    "perubahan_bertingkat": _own("tulis semua perubahan berurutan dalam satu daftar diubah"),
    "rujukan_belum_lengkap": _own("tulis rujukannya lengkap, atau lengkapi catatan kantor dengan kpudocs law add"),
    "rujukan_belum_terverifikasi": _own("tulis rujukannya lengkap, atau catat dengan kpudocs law add"),
    "rujukan_ganda": _own("pilih salah satu, atau tulis lengkap: {pilihan}"),
    "rujukan_jenis": _reference,
    "rujukan_salah": _own("tulis seperti uu 7/2017"),
    "status_bertentangan": _own("hapus status, karena mengikuti diubah_oleh dan dicabut_oleh"),
    "status_tanpa_sebab": _own("tambahkan diubah_oleh atau dicabut_oleh"),
    "rincian_terlalu_dalam": _own("rincian paling dalam {max} tingkat: 1. → a. → 1) → a)"),
    "sekretariat_adhoc": _own("hapus sekretariat, atau ganti jenis lembaganya"),
    "tanggal_mustahil": _own("perbaiki tanggalnya"),
    "tanggal_salah": _date,
    "teks_kosong": _own("isi teksnya, atau hapus baris ini"),
    "variabel_bawaan": _own("pilih nama lain"),
    "variabel_tidak_dikenal": _variable,
    "wilayah_berlebih": _own("hapus wilayah"),
    "wilayah_hilang": _own("tambahkan wilayah, misalnya wilayah: Jambi"),
}
