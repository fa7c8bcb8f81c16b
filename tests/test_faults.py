"""Every fault the models can find is told in Indonesian, with its place and what to do."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import kpudocs
from kpudocs.faults import MESSAGES, faults_of
from kpudocs.keputusan import Keputusan
from tests.loaders.decrees import DRAFT, FACTS, as_yaml, faults_in, told

# What each kind of core schema can raise; a kind that is not here fails the test below.
RAISES: dict[str, set[str]] = {
    "bool": {"bool_type"},  # strict: no word is read as true
    "date": {"date_type"},  # strict: texts are read by our own parser
    "default": set(),
    "definition-ref": set(),
    "definitions": set(),
    "dict": {"dict_type"},
    "float": {"finite_number", "float_parsing", "float_type"},
    "function-after": set(),
    "function-before": set(),
    "function-plain": set(),  # serializers
    "function-wrap": set(),
    "int": {"int_from_float", "int_parsing", "int_parsing_size", "int_type"},
    "is-instance": set(),  # one half of a path, whose union says path_type
    "json-or-python": set(),
    "lax-or-strict": set(),
    "list": set(),  # serializers
    "literal": {"literal_error"},
    "model": {"model_type"},
    "model-field": set(),
    "model-fields": {"extra_forbidden", "missing", "model_attributes_type"},
    "no-info": set(),
    "nullable": set(),
    "str": {"string_type", "string_unicode"},
    "tagged-union": {"model_attributes_type", "union_tag_invalid", "union_tag_not_found"},
    "tuple": {"tuple_type"},
    "union": set(),  # all its choices raise, or its custom error
    "with-info": set(),
}
CONSTRAINTS = {
    "custom_error_type": None,
    "ge": "greater_than_equal",
    "gt": "greater_than",
    "le": "less_than_equal",
    "max_length": "too_long",
    "min_length": "too_short",
    "pattern": "string_pattern_mismatch",
}
LAW = {"jenis": "uu", "nomor": 7, "tahun": 2017, "tentang": "Pemilihan Umum"}
UNREACHED = {
    "date_type",  # a value that is no date is refused before, as tanggal_salah
    "model_attributes_type",  # only where the attributes of objects are read
    "string_unicode",  # a text with half a surrogate pair, which only JSON's own parser meets
    "int_from_float",  # the YAML reader makes no float
    "int_parsing_size",  # a number of 4,300 digits
    # Only in a record of regulations: tests/loaders/test_peraturan.py.
    *("identitas_kurang", "rujukan_salah", "status_bertentangan", "status_tanpa_sebab"),
}
"""Types that no value of a YAML file leads to today; told nevertheless."""


def schemas(schema: object) -> Iterator[dict[str, Any]]:
    """Every core schema inside one."""
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str):
            yield schema
        for name, value in schema.items():
            if name not in ("metadata", "serialization"):
                yield from schemas(value)
    elif isinstance(schema, (list, tuple)):
        for item in schema:
            yield from schemas(item)


def pydantic_types() -> set[str]:
    """The types of pydantic's own that a Keputusan can raise."""
    types: set[str] = set()
    for schema in schemas(Keputusan.__pydantic_core_schema__):
        types |= RAISES[schema["type"]]
        types |= {CONSTRAINTS[name] or schema[name] for name in CONSTRAINTS.keys() & schema.keys()}
    return types


def own_types() -> set[str]:
    """The codes of the errors that our own validators raise, as the source spells them."""
    folder = Path(kpudocs.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")))
    return set(re.findall(r'PydanticCustomError\(\s*"(\w+)"', source))


def test_every_type_has_its_message_and_every_message_its_type() -> None:
    """No type of error is without words, and no words are dead."""
    assert pydantic_types() | own_types() <= set(MESSAGES)
    # `finite_number` is told of by the schema in some versions of pydantic (2.11 and later) and not in others.
    assert set(MESSAGES) - pydantic_types() - own_types() <= {"finite_number"}


TABEL = {"jenis": "tabel", "kolom": ["a", {"judul": "b", "angka": True}], "baris": [["x", 1]]}
RENCANA = {"jenis": "rencana_aksi", "area": [{"nama": "a", "kegiatan": [{"nama": "k", "baris": []}]}]}
BARIS = {"sub_kegiatan": "s", "indikator": "i"}


def rencana(*baris: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "jenis": "rencana_aksi",
        "area": [{"nama": "a", "kegiatan": [{"nama": "k", "baris": list(baris)}]}],
        **fields,
    }


def naskah(*isi: Any) -> list[Any]:
    return [{"jenis": "naskah", "isi": list(isi)}]


def nested(levels: int) -> Any:
    return {"teks": "a", "rincian": [nested(levels - 1)]} if levels else "z"


WRONG: list[tuple[str, dict[str, Any], str, str]] = [
    # code, facts, path, what is told
    ("bool_type", {"pertimbangan_penutup": "ya"}, "pertimbangan_penutup", "harus true atau false"),
    ("dict_type", {"variabel": ["x"]}, "variabel", "harus berupa kelompok isian"),
    ("extra_forbidden", {"nomer": 1}, "nomer", 'mungkin maksudnya "nomor"'),
    ("extra_forbidden", {"memutuskan": [{"teks": "a", "rincain": []}]}, "memutuskan[1].rincain", '"rincian"'),
    (
        "extra_forbidden",
        {"lampiran": [rencana({**BARIS, "keteranagn": "x"})]},
        "lampiran[1].area[1].kegiatan[1].baris[1].keteranagn",
        'mungkin maksudnya "keterangan"',
    ),
    ("extra_forbidden", {"profil": {"margin": {"kirri": 3}}}, "profil.margin.kirri", 'mungkin maksudnya "kiri"'),
    ("extra_forbidden", {"lampiran": [{**TABEL, "kolum": 1}]}, "lampiran[1].kolum", 'mungkin maksudnya "kolom"'),
    ("extra_forbidden", {"penetapan": {"qqqq": 1}}, "penetapan.qqqq", "yang dikenal di sini: tempat, tanggal, cara"),
    ("finite_number", {"profil": {"spasi": "inf"}}, "profil.spasi", "harus berupa angka"),
    (
        "finite_number",
        {"lampiran": [{**TABEL, "kolom": [{"judul": "a", "lebar": "nan"}, "b"]}]},
        "lampiran[1].kolom[1].lebar",
        "harus berupa angka",
    ),
    ("float_parsing", {"profil": {"spasi": "dua"}}, "profil.spasi", "pecahan dengan titik"),
    ("float_type", {"profil": {"spasi": []}}, "profil.spasi", "harus berupa angka"),
    (
        "greater_than",
        {"lampiran": [{**TABEL, "kolom": [{"judul": "a", "lebar": 0}, "b"]}]},
        "lampiran[1].kolom[1].lebar",
        "harus lebih dari 0;",
    ),
    ("greater_than_equal", {"tahun": 1900}, "tahun", "paling kecil 1945;"),
    ("greater_than_equal", {"profil": {"margin": {"atas": 1}}}, "profil.margin.atas", "paling kecil 10;"),
    ("int_parsing", {"tahun": "dua ribu"}, "tahun", "harus berupa bilangan bulat"),
    ("int_type", {"tahun": []}, "tahun", "misalnya 2026"),
    ("less_than_equal", {"tahun": 3000}, "tahun", "paling besar 2100;"),
    ("literal_error", {"penetapan": {"cara": "an"}}, "penetapan.cara", 'mungkin maksudnya "a.n."'),
    ("literal_error", {"profil": {"kertas": "folio"}}, "profil.kertas", "pilihannya: F4, A4"),
    ("missing", {"salinan": {"jabatan": "x"}}, "salinan.nama", "belum ada; tambahkan isian ini"),
    ("model_type", {"penetapan": "Jambi"}, "penetapan", "harus berupa kelompok isian"),
    ("path_type", {"profil": {"logo": 5}}, "profil.logo", "harus berupa nama berkas"),
    ("string_pattern_mismatch", {"variabel": {"A b": "x"}}, "variabel.A b", "nama variabel tidak dapat dipakai"),
    ("string_type", {"menimbang": [True]}, "menimbang[1]", "harus teks, bukan true/false"),
    ("string_type", {"menimbang": [{"bahwa": "x"}]}, "menimbang[1]", 'titik dua sesudah "bahwa"'),
    ("string_type", {"menimbang": ["a", None]}, "menimbang[2]", "belum diisi"),
    ("string_type", {"menimbang": [["a"]]}, "menimbang[1]", "harus teks"),
    (
        "too_long",
        {"lampiran": [{**TABEL, "kolom": ["k"] * 41, "baris": [["x"] * 41]}]},
        "lampiran[1].kolom",
        "paling banyak 40 butir, ada 41",
    ),
    ("too_short", {"menimbang": []}, "menimbang", "belum ada isinya"),
    ("tuple_type", {"menimbang": "bahwa"}, "menimbang", "harus berupa daftar"),
    ("union_tag_invalid", {"lampiran": [{"jenis": "tabell"}]}, "lampiran[1]", 'mungkin maksudnya "tabel"'),
    ("union_tag_invalid", {"lampiran": [{"jenis": "zzz"}]}, "lampiran[1]", "jenis yang ada: daftar_nama, naskah"),
    ("union_tag_not_found", {"lampiran": [{"judul": "x"}]}, "lampiran[1]", "jenis lampiran belum ditulis"),
    (
        "baris_pertama",
        {"lampiran": [rencana({"sub_kegiatan": "s"})]},
        "lampiran[1].area[1].kegiatan[1]",
        "belum memuat indikator",
    ),
    ("literal_error", {"profil": {"tte": {"jangkar": None}}}, "profil.tte.jangkar", "belum diisi; pilihannya: #, $"),
    ("bahasa_salah", {"kata_asing": [{"kata": "road map", "bahasa": "x"}]}, "kata_asing[1].bahasa", "misalnya en, nl"),
    (
        "baris_satu_macam",
        {"lampiran": [{**TABEL, "baris": [{"kelompok": "k", "sel": ["x", 1]}]}]},
        "lampiran[1].baris[1]",
        "bukan keduanya",
    ),
    ("bukan_angka", {"lampiran": [{**TABEL, "baris": [["x", "dua"]]}]}, "lampiran[1].baris[1][2]", "'dua' bukan angka"),
    (
        "bulan_bukan_daftar",
        {"lampiran": [rencana({**BARIS, "bulan": {"a": 1}})]},
        "lampiran[1].area[1].kegiatan[1].baris[1].bulan",
        "jan-mar",
    ),
    (
        "bulan_mustahil",
        {"lampiran": [rencana({**BARIS, "bulan": 13})]},
        "lampiran[1].area[1].kegiatan[1].baris[1].bulan",
        "tidak ada bulan 13",
    ),
    (
        "bulan_tidak_dikenal",
        {"lampiran": [rencana({**BARIS, "bulan": "febuari"})]},
        "lampiran[1].area[1].kegiatan[1].baris[1].bulan",
        "mungkin maksudnya 'februari'",
    ),
    (
        "dolar_tunggal",
        {"menimbang": ["US$ 5"]},
        "menimbang[1]",
        'tulis "$$" untuk tanda dolar, atau ${nama} untuk variabel',
    ),
    ("induk_berlebih", {"lembaga": "KPU Kota Kediri, Jawa Timur"}, "lembaga", "hapus wilayah di atasnya"),
    ("isi_satu_macam", {"lampiran": naskah({"bab": "a", "teks": "b"})}, "lampiran[1].isi[1]", "tepat satu dari bab"),
    ("isi_tanpa_judul", {"lampiran": naskah({"teks": "a", "isi": ["b"]})}, "lampiran[1].isi[1]", "ke bawah bab"),
    ("jabatan_an", {"penetapan": {"cara": "a.n."}}, "penetapan", "tambahkan jabatan"),
    (
        "jumlah_sel",
        {"lampiran": [{**TABEL, "baris": [["x"]]}]},
        "lampiran[1].baris[1]",
        "baris berisi 1 sel, sedangkan tabel berkolom 2",
    ),
    ("karakter_terlarang", {"mengingat": ["a", "UU \u202e"]}, "", "U+202E right-to-left override"),
    ("lembaga_tidak_dikenal", {"lembaga": "KPU Jambi"}, "lembaga", 'tulis misalnya "KPU Provinsi Jambi"'),
    ("logo_hilang", {"profil": {"logo": "tidak ada.png"}}, "profil.logo", "dihitung dari folder berkas YAML"),
    ("logo_bukan_gambar", {"profil": {"logo": "teks.png"}}, "profil.logo", "pakai berkas PNG atau JPEG"),
    ("logo_rusak", {"profil": {"logo": "potong.png"}}, "profil.logo", "buka gambarnya, lalu simpan lagi"),
    ("logo_besar", {"profil": {"logo": "besar.png"}}, "profil.logo", "perkecil gambarnya"),
    ("logo_besar", {"profil": {"logo": "raksasa.png"}}, "profil.logo", "perkecil gambarnya"),
    ("rincian_terlalu_dalam", {"memutuskan": [nested(5)]}, "memutuskan", "paling dalam 4 tingkat"),
    ("sekretariat_adhoc", {"lembaga": "Sekretariat PPK Limpung"}, "lembaga", "hapus sekretariat"),
    (
        "tanggal_mustahil",
        {"penetapan": {"tanggal": "30 Februari 2026"}},
        "penetapan.tanggal",
        "tidak ada tanggal 30 Februari 2026",
    ),
    ("tanggal_salah", {"penetapan": {"tanggal": "03/02/2026"}}, "penetapan.tanggal", "'03/02/2026' bukan tanggal"),
    ("tanggal_salah", {"penetapan": {"tanggal": 20260203}}, "penetapan.tanggal", "tulis seperti 2026-02-03"),
    ("teks_kosong", {"mengingat": [" \n "]}, "mengingat[1]", "teks kosong"),
    ("variabel_bawaan", {"variabel": {"tahun": "x"}}, "variabel.tahun", "pilih nama lain"),
    ("variabel_tidak_dikenal", {"menimbang": ["${tahum}"]}, "menimbang[1]", "mungkin maksudnya ${tahun}"),
    ("variabel_tidak_dikenal", {"menimbang": ["${zzz}"]}, "menimbang[1]", "variabel ${zzz} tidak dikenal"),
    (
        "teks_terbaca_isian",
        {"memutuskan": [{"Keputusan ini berlaku": "x"}]},
        "memutuskan[1]",
        "karena titik dua sesudah",
    ),
    ("teks_terbaca_isian", {"lampiran": naskah({"Catatan penting": "x"})}, "lampiran[1].isi[1]", "apit teksnya dengan"),
    (
        "label_terketik",
        {"menimbang": ["a. bahwa"]},
        "menimbang[1]",
        'huruf dan nomor butir dibuatkan; hapus "a." di awal',
    ),
    ("label_terketik", {"mengingat": ["UU", "2. UU"]}, "mengingat[2]", 'hapus "2." di awal'),
    ("label_terketik", {"memutuskan": ["KESATU : Menetapkan"]}, "memutuskan[1]", 'hapus "KESATU :" di awal'),
    ("label_terketik", {"memutuskan": [{"KEDUA": "Menetapkan"}]}, "memutuskan[1]", "urutan diktum dibuatkan"),
    ("label_terketik", {"memutuskan": [{"teks": "x", "rincian": ["1) y"]}]}, "memutuskan[1].rincian[1]", 'hapus "1)"'),
    ("kata_terketik", {"tentang": "tentang Rencana"}, "tentang", 'kata "tentang" dibuatkan; hapus "tentang" di awal'),
    ("kata_terketik", {"nomor": "Nomor 10"}, "nomor", 'hapus "Nomor" di awal'),
    ("kata_terketik", {"mengingat": ["Mengingat : UU"]}, "mengingat[1]", 'hapus "Mengingat :" di awal'),
    ("kata_terketik", {"penetapan": {"tempat": "Ditetapkan di Jambi"}}, "penetapan.tempat", 'hapus "Ditetapkan di"'),
    ("kata_terketik", {"lampiran": naskah({"bab": "BAB I Umum"})}, "lampiran[1].isi[1].bab", 'hapus "BAB I"'),
    ("kata_terketik", {"lampiran": naskah({"judul": "A. Umum"})}, "lampiran[1].isi[1].judul", 'hapus "A."'),
    (
        "kata_terketik",
        {"lampiran": [{"jenis": "daftar_nama", "orang": [{"nama": "1. A"}]}]},
        "lampiran[1].orang[1].nama",
        '"1."',
    ),
    (
        "menetapkan_terketik",
        {"memutuskan": ["KEPUTUSAN KPU TENTANG RENCANA."]},
        "memutuskan[1]",
        "sesudah Menetapkan dibuatkan",
    ),
    (
        "bidang_teks_sempit",
        {"profil": {"margin": {"kiri": 100, "kanan": 80}}},
        "profil",
        "lebar teks pada halaman tegak tinggal 35 mm",
    ),
    (
        "bidang_teks_sempit",
        {"profil": {"margin_lanskap": {"atas": 100, "bawah": 100}}},
        "profil",
        "tinggi teks pada halaman melintang",
    ),
    ("literal_error", {"profil": {"kertas": "f4"}}, "profil.kertas", 'mungkin maksudnya "F4"'),
    (
        "tanggal_salah",
        {"penetapan": {"tanggal": "5 Januwari 2026"}},
        "penetapan.tanggal",
        'mungkin maksudnya "5 Januari 2026"',
    ),
    ("lembaran_salah", {"mengingat": [{**LAW, "ln": "182/2017"}]}, "mengingat[1].ln", "misalnya 2017/182"),
    ("pasal_berlebih", {"mengingat": [{**LAW, "pasal": "Pasal 1"}]}, "mengingat[1]", "hapus pasal"),
    ("pembentuk_berlebih", {"mengingat": [{**LAW, "pembentuk": "DPR"}]}, "mengingat[1]", "tidak memakai pembentuk"),
    ("tambahan_salah", {"mengingat": [{**LAW, "tln": "Nomor 6109"}]}, "mengingat[1].tln", "tulis nomornya saja"),
    (
        "pembentuk_menteri",
        {"mengingat": [{**LAW, "jenis": "permen", "pembentuk": "Badan Contoh"}]},
        "mengingat[1]",
        'misalnya "Menteri Keuangan"',
    ),
    (
        "perubahan_tidak_urut",
        {"mengingat": [{**LAW, "diubah": [{**LAW, "tahun": 1990}]}]},
        "mengingat[1]",
        "urutkan dari yang paling tua",
    ),
    ("peraturan_kurang", {"mengingat": ["UU", {"jenis": "uu", "tahun": 2017}]}, "mengingat[2]", "nomor, judul belum"),
    (
        "perubahan_bertingkat",
        {"mengingat": [{**LAW, "diubah": [{**LAW, "diubah": [LAW]}]}]},
        "mengingat[1]",
        "dalam satu daftar diubah",
    ),
    ("extra_forbidden", {"mengingat": [{**LAW, "nomer": 7}]}, "mengingat[1].nomer", 'mungkin maksudnya "nomor"'),
    ("teks_terbaca_isian", {"mengingat": [{"Undang-Undang": "x"}]}, "mengingat[1]", "apit teksnya"),
    (
        "rujukan_belum_lengkap",
        {"mengingat": ["uu 7/2017", "pkpu 14/2020"]},
        "mengingat[2]",
        "Berita Negara dari perubahannya, pkpu 21/2023, belum terverifikasi",
    ),
    ("rujukan_belum_terverifikasi", {"mengingat": ["uu 99/2030"]}, "mengingat[1]", "belum ada dalam catatan"),
    (
        "rujukan_ganda",
        {"mengingat": ["7/2023"]},
        "mengingat[1]",
        "pkpu 7/2023 (Peraturan Komisi Pemilihan Umum); uu 7/2023 (Undang-Undang)",
    ),
    ("rujukan_jenis", {"mengingat": ["pkup 14/2020"]}, "mengingat[1]", 'mungkin maksudnya "pkpu"'),
    ("rujukan_jenis", {"mengingat": ["zzzzzz 14/2020"]}, "mengingat[1]", "pakai misalnya uu"),
    ("wilayah_berlebih", {"lembaga": {"jenis": "kpu", "wilayah": "x"}}, "lembaga", "hapus wilayah"),
    ("wilayah_hilang", {"lembaga": {"jenis": "kpu_kota"}}, "lembaga", "tambahkan wilayah"),
]


def resized(png: bytes, side: int) -> bytes:
    """A picture whose head says that it is as large."""
    header = b"IHDR" + struct.pack(">II", side, side) + png[24:29]
    return png[:12] + header + struct.pack(">I", zlib.crc32(header)) + png[33:]


@pytest.mark.parametrize(("code", "facts", "path", "words"), WRONG, ids=[f"{w[0]}-{i}" for i, w in enumerate(WRONG)])
def test_what_is_wrong_is_told(
    code: str, facts: dict[str, Any], path: str, words: str, tmp_path: Path, png: bytes
) -> None:
    """One wrong fact is one fault: its code, its path counted from 1, its line, and its words."""
    (tmp_path / "teks.png").write_text("bukan gambar")
    (tmp_path / "potong.png").write_bytes(png[:45])
    (tmp_path / "besar.png").write_bytes(resized(png, 6000))
    (tmp_path / "raksasa.png").write_bytes(resized(png, 30_000))
    text = as_yaml(**facts)
    faults = faults_in(text, tmp_path)
    line = 1 + list({**FACTS, **facts}).index(next(iter(facts)))

    assert [(code, path, line)] == [(fault.code, fault.path, fault.line) for fault in faults]
    assert words in str(faults[0])
    assert str(faults[0]).startswith(f"f.yaml:{line}:{faults[0].column}: {path}".removesuffix(": "))


def test_every_code_has_its_example() -> None:
    """The list above goes through every type that a file can lead to."""
    assert set(MESSAGES) - UNREACHED == {code for code, *_ in WRONG}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"tentang": None, "tentnag": "x"}, ["tentang", "tentnag"]),
        ({"salinan": {"jabatn": "x", "nama": "y"}}, ["salinan.jabatn"]),
        ({"tahun": "x", "menimbang": ["${tahun}", "${tahun_lalu}"]}, ["tahun"]),
        ({"tentang": "x ${zzz}", "menimbang": ["${tentang}"], "mengingat": ["${tentang}"]}, ["tentang"]),
        ({"tentang": "x ${nomor}", "nomor": "${zzz}", "menimbang": ["${tentang}"]}, ["nomor"]),
        ({"variabel": {"a": "${zzz}"}, "menimbang": ["${a}"]}, ["variabel.a"]),
        ({"tentang": "x ${nomor}", "nomor": "${tentang}"}, ["nomor", "tentang"]),
        ({"menimbang": ["${tentang}", "${zzz}"], "tentang": "${tentang}"}, ["tentang", "menimbang[1]", "menimbang[2]"]),
    ],
)
def test_one_slip_is_told_once(facts: dict[str, Any], expected: list[str]) -> None:
    """What is wrong only because something else is, is not told beside it."""
    assert sorted(expected) == sorted(fault.path for fault in faults_in(as_yaml(**facts)))


@pytest.mark.parametrize("text", ["a.n. Ketua", "no. 5", "2026", "5 (lima) orang", "Ketua: Budi", "KEDUA belah pihak"])
def test_what_is_no_label_is_text(text: str) -> None:
    """Abbreviations and numbers may begin an item."""
    assert () == faults_in(as_yaml(menimbang=[text], mengingat=[text], memutuskan=[{"teks": text, "rincian": [text]}]))


ENGLISH = re.compile(
    r"\b(?:input|should|valid|must|field|unable|required|expected|error|value|of|the)\b", re.IGNORECASE
)
anything = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6), st.dates(), st.binary(max_size=3)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["teks", "nama", "jenis", "isi", "area", "q"]), inner, max_size=3),
    ),
    max_leaves=6,
)
jenis = st.sampled_from(["daftar_nama", "naskah", "rencana_aksi", "tabel"])
lampiran_fields = ("judul", "lanskap", "area", "isi", "kolom", "baris", "orang", "tanda", "q")
lampiran = st.builds(
    lambda name, fields: {"jenis": name, **fields}, jenis, st.dictionaries(st.sampled_from(lampiran_fields), anything)
)
decrees = st.dictionaries(st.sampled_from([*Keputusan.model_fields, "nomer"]), st.one_of(anything, st.lists(lampiran)))


@given(decrees)
def test_pydantic_never_speaks(facts: dict[str, Any]) -> None:
    """Whatever stands where, each fault has a known code and Indonesian words, with no English in it."""
    try:
        Keputusan.model_validate({**DRAFT, **facts})
    except ValidationError as error:
        faults = faults_of(error, Keputusan)

        assert faults
        for fault in faults:
            assert fault.code in MESSAGES
            assert fault.advice
            assert not ENGLISH.search(fault.message)


def test_all_faults_in_one_run() -> None:
    """Faults of the YAML and of the facts are told together, in the order of the file."""
    text = """lembaga: KPU Jambi
nomor: 1
nomor: 2
tahun: *tahun
tentang: "x ${tentnag}"
menimbang: [1, true]
mengingat: &a [UU]
memutuskan:
  - taks: a
"""
    known = "lembaga, nomor, tahun, tahun_depan, tahun_lalu, tanggal, tempat, wilayah"
    quote = "apit dengan tanda kutip bila memang kata itu yang dimaksud"
    expected = [
        'f.yaml:1:10: lembaga: lembaga "KPU Jambi" tidak dikenal; tulis misalnya "KPU Provinsi Jambi"',
        'f.yaml:3:1: nomor: isian "nomor" sudah ada pada baris 2; hapus salah satunya',
        'f.yaml:4:8: tahun: rujukan "*tahun" tidak diterima; tulis isinya, atau pakai variabel',
        f"f.yaml:5:10: tentang: variabel ${{tentnag}} tidak dikenal; tambahkan pada variabel; yang ada: {known}",
        f"f.yaml:6:16: menimbang[2]: harus teks, bukan true/false; {quote}",
        'f.yaml:7:12: mengingat: jangkar "&a" tidak diterima; tulis isinya, atau pakai variabel',
        'f.yaml:9:5: memutuskan[1].taks: isian "taks" tidak dikenal; mungkin maksudnya "teks"',
    ]

    assert expected == told(text)


def test_a_fault_is_not_echoed() -> None:
    """A wrong fact is told at its place, and neither by the list it stands in nor by the texts that use it."""
    text = as_yaml(tahun="dua", menimbang=[True, "tahun ${tahun}"], lembaga="KPU", mengingat=["${lembaga}"])

    assert ["tahun", "menimbang[1]"] == [fault.path for fault in faults_in(text)]


def test_missing_facts_of_an_empty_decree() -> None:
    """What must be there is asked for by name."""
    expected = {"lembaga", "tahun", "tentang", "menimbang", "mengingat", "memutuskan"}

    assert expected == {fault.path for fault in faults_in("nomor: 1\n")}
