"""The facts: variables filled, numbers as given, safe file names, and a dump that reads back."""

from __future__ import annotations

import copy
import pickle
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

import kpudocs
from kpudocs.composition import compose
from kpudocs.keputusan import NAMA_VARIABEL, TITIK, Keputusan
from kpudocs.lampiran import JENIS
from kpudocs.naskah import Ragam
from kpudocs.readiness import missing_facts
from tests.examples import EXAMPLES, FOLDER, load_example
from tests.loaders.decrees import DRAFT, FACTS, as_yaml, faults_in, make

SCHEMA = Keputusan.model_json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
VALUES = {
    "lembaga": "Komisi Pemilihan Umum Provinsi Jambi",
    "nomor": "10",
    "tahun": "2026",
    "tahun_depan": "2027",
    "tahun_lalu": "2025",
    "tanggal": "3 Februari 2026",
    "tempat": "Jambi",
    "tentang": "Rencana Aksi di Jambi",
    "wilayah": "Provinsi Jambi",
}
texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn"]), min_size=1, max_size=12).filter(
    lambda text: bool(text.strip())
)
typed = texts.map(lambda text: text.replace("$", "$$"))


# Variables


def test_variables_are_known_by_name() -> None:
    """The table above is complete."""
    assert set(VALUES) == set(NAMA_VARIABEL)


@pytest.mark.parametrize("name", sorted(VALUES))
def test_facts_are_variables(name: str) -> None:
    """A fact may be used in any text, with or without braces."""
    keputusan = make(menimbang=[f"bahwa ${{{name}}}x"], mengingat=[f"UU ${name} y"])

    assert (f"bahwa {VALUES[name]}x",) == keputusan.menimbang
    assert (f"UU {VALUES[name]} y",) == keputusan.mengingat


def test_variables_reach_every_text() -> None:
    """In a lampiran, a cell, the profil, the office and the title too."""
    keputusan = make(
        variabel={"kota": "Kediri"},
        lembaga="KPU Kota ${kota}",
        tentang="Rencana ${kota} ${tahun}",
        nomor="${tahun}/x",
        profil={"kaki": "${kota}"},
        lampiran=[{"jenis": "tabel", "kolom": ["${kota}"], "baris": [["${tahun}"]], "judul": "${tentang}"}],
    )

    assert "Komisi Pemilihan Umum Kota Kediri" == keputusan.lembaga.nama_lengkap
    assert "Rencana Kediri 2026" == keputusan.tentang == keputusan.lampiran[0].judul
    assert "2026/x" == keputusan.nomor
    assert "Kediri" == keputusan.profil.kaki
    assert ["Kediri", "2026"] == [keputusan.lampiran[0].kolom[0].judul, keputusan.lampiran[0].baris[0].sel[0]]


def test_variables_use_each_other() -> None:
    """One variable may hold another, in any order."""
    own = {"a": "${b} satu", "b": "${c}", "c": "${lembaga} ${tahun_depan}"}

    assert ("Komisi Pemilihan Umum Provinsi Jambi 2027 satu",) == make(variabel=own, menimbang=["${a}"]).menimbang


@pytest.mark.parametrize(
    ("facts", "paths"),
    [
        ({"variabel": {"a": "${a}"}}, ["variabel.a"]),
        ({"variabel": {"a": "${b}", "b": "${a}"}}, ["variabel.a", "variabel.b"]),
        ({"tentang": "Rencana ${tentang}"}, ["tentang"]),
        ({"lembaga": "KPU Kota ${wilayah}"}, ["lembaga.wilayah"]),
    ],
)
def test_variables_do_not_hold_themselves(facts: dict[str, Any], paths: list[str]) -> None:
    """A circle is an error at each of its places, never dots on paper."""
    with pytest.raises(ValidationError) as caught:
        make(**facts)

    assert paths == [".".join(map(str, error["loc"])) for error in caught.value.errors()]
    assert {"variabel_tidak_dikenal"} == {error["type"] for error in caught.value.errors()}


@pytest.mark.parametrize("name", ["nomor", "tanggal", "tempat"])
def test_a_draft_has_dots_for_what_is_not_known(name: str) -> None:
    """A text that names a fact to come can be read in a draft; other ragam are refused until it is there."""
    keputusan = Keputusan.model_validate({**DRAFT, "menimbang": [f"bahwa ${{{name}}}"]})

    assert (f"bahwa {TITIK}",) == keputusan.menimbang
    with pytest.raises(kpudocs.InvalidInput):
        compose(keputusan, Ragam.ASLI)


@pytest.mark.parametrize(
    ("text", "expected"), [("Rp$$ 5", "Rp$ 5"), ("$$$$", "$$"), ("$${tahun}", "${tahun}"), ("$$${tahun}", "$2026")]
)
def test_a_dollar_is_doubled(text: str, expected: str) -> None:
    """Two are one on paper, and never the head of a variable."""
    assert (expected,) == make(menimbang=[text]).menimbang


@pytest.mark.parametrize("text", ["$", "a $ b", "${", "${}", "${1}", "$1", "${tahun", "${ta hun}"])
def test_a_dollar_alone_is_refused(text: str) -> None:
    """It may be a variable that was spelled wrong."""
    with pytest.raises(ValidationError, match="berdiri sendiri"):
        make(menimbang=[text])


def test_a_year_in_quotes_is_a_year() -> None:
    """Quotes around a number change nothing, for the texts that use it neither."""
    assert make(menimbang=["${tahun}"]) == make(tahun="2026", menimbang=["${tahun}"])


# Texts


@given(texts)
def test_texts_are_nfc_with_single_blanks(text: str) -> None:
    """However a text was typed, it has one form; what was typed in that form stays."""
    (kept,) = make(menimbang=["bahwa " + text.replace("$", "$$")]).menimbang

    assert (kept,) == make(menimbang=[kept.replace("$", "$$")]).menimbang
    assert "  " not in kept and "\n" not in kept


def test_decomposed_letters_are_composed() -> None:
    """What looks the same is the same."""
    assert make(menimbang=["caf\u00e9"]) == make(menimbang=["cafe\u0301"])


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x9f", "\u202e", "\u2066", "\ufffe", "\uffff", "\u200b", "\u2028"])
@pytest.mark.parametrize("place", ["menimbang", "tentang", "nomor"])
def test_forbidden_characters(char: str, place: str) -> None:
    """What a reader cannot see but a machine obeys is refused with its code point."""
    text = f"a{char}b"
    with pytest.raises(ValidationError, match=f"U\\+{ord(char):04X}"):
        make(**{place: [text] if place == "menimbang" else text})


@pytest.mark.parametrize("value", ["\ud800", "a\udfffb"])
def test_half_characters(value: str) -> None:
    """Half of a surrogate pair is refused too, whoever finds it first."""
    with pytest.raises(ValidationError) as caught:
        make(menimbang=[value])

    assert caught.value.errors()[0]["type"] in ("karakter_terlarang", "string_unicode")


@pytest.mark.parametrize("value", ["3 Februari 2026", "2026-02-03", "03 februari 2026", date(2026, 2, 3)])
def test_dates(value: object) -> None:
    """A date as people write it, as machines do, and as Python has it."""
    assert date(2026, 2, 3) == make(penetapan={"tanggal": value}).penetapan.tanggal


@pytest.mark.parametrize("value", [0, 86400, 20260203, 1.5, True, datetime(2026, 2, 3), "03/02/2026", "", "20260203"])
def test_what_is_no_date(value: object) -> None:
    """A number is never read as seconds since 1970."""
    with pytest.raises(ValidationError):
        make(penetapan={"tanggal": value})


# Numbers and names


@pytest.mark.parametrize(
    ("nomor", "cited", "name"),
    [
        (10, "10 TAHUN 2026", "2026kpt010"),
        ("010", "010 TAHUN 2026", "2026kpt010"),
        ("10A", "10A TAHUN 2026", "2026kpt010a"),
        ("10.B", "10.B TAHUN 2026", "2026kpt010b"),
        ("10 Tahun 2026", "10 Tahun 2026", "2026kpt010"),
        ("1234", "1234 TAHUN 2026", "2026kpt1234"),
        ("314/ORT.07-Kpt/01/KPU/V/2021", "314/ORT.07-Kpt/01/KPU/V/2021", "2026kpt314"),
        ("134/Kpts/KPU/TAHUN 2016", "134/Kpts/KPU/TAHUN 2016", "2026kpt134"),
        ("CON", "CON TAHUN 2026", "2026kpt"),
        ("../../x", "../../x", "2026kpt"),
        (None, None, "2026kpt"),
    ],
)
def test_nomor(nomor: object, cited: str | None, name: str) -> None:
    """The number as given, cited with its year once, and the file's name by JDIH practice."""
    keputusan = make(nomor=nomor)

    assert (cited, name) == (keputusan.nomor_lengkap, keputusan.nama_berkas)


@given(typed, st.sampled_from(Ragam))
def test_file_names_are_safe(nomor: str, ragam: Ragam) -> None:
    """Whatever the number holds, the file's name is one that Windows takes."""
    keputusan = make(nomor=nomor)
    assume(not list(missing_facts(keputusan, ragam)))  # "#" is an anchor, "${" SRIKANDI's
    name = compose(keputusan, ragam).nama_berkas

    assert re.fullmatch("[a-z0-9-]{1,40}", name)
    assert name.startswith("2026kpt")  # and so never a reserved name, as CON or LPT1 is
    assert name.endswith(f"-{ragam}")


@given(st.text("0123456789", min_size=1, max_size=6000))
def test_long_numbers_have_names(nomor: str) -> None:
    """A number of thousands of digits is nonsense, but no accident."""
    assert 40 > len(make(nomor=nomor).nama_berkas)


@pytest.mark.parametrize(
    ("tentang", "judul"),
    [
        ("RENCANA AKSI DI LINGKUNGAN KPU\nTAHUN 2026", "Rencana Aksi di Lingkungan KPU Tahun 2026"),
        ("rencana aksi", "Rencana Aksi"),
        ("Rencana e-Lapkin", "Rencana e-Lapkin"),
        ("Rencana Aksi.", "Rencana Aksi"),
        ("Rencana Aksi;", "Rencana Aksi"),
        ("Tim dkk.", "Tim dkk."),
        ("Siapa?", "Siapa?"),
        ("...", "..."),
    ],
)
def test_judul(tentang: str, judul: str) -> None:
    """A title in capitals or small letters is set in title case, on one line, with no mark at its end."""
    assert judul == make(tentang=tentang).judul


# Out and in again


def lampiran_of(a: str, b: str) -> list[dict[str, Any]]:
    rows = [{"sub_kegiatan": a, "indikator": b, "bulan": "jan-mar, okt"}, {"bulan": [2], "keterangan": a}]
    return [
        {"jenis": "tabel", "kolom": [a, {"judul": b, "jumlah": True}], "baris": [[a, 5], {"kelompok": b}, ["", "1,5"]]},
        {"jenis": "rencana_aksi", "area": [{"nama": a, "kegiatan": [{"nama": b, "baris": rows}]}], "tanda": "√"},
        {"jenis": "naskah", "isi": [a, {"bab": b, "isi": [{"judul": a, "isi": [{"butir": [a, {"teks": b}]}]}]}]},
        {"jenis": "daftar_nama", "orang": [{"nama": a, "kedudukan": b}], "judul": f"{a}\n{b}"},
    ]


def test_every_kind_is_dumped_below() -> None:
    """The property below knows every kind of lampiran."""
    assert set(JENIS) == {lampiran["jenis"] for lampiran in lampiran_of("a", "b")}


@given(typed, typed)
def test_a_dump_reads_back(a: str, b: str) -> None:
    """What a decree gives out as JSON is the same decree when it is read: dollars, dates, months, lines."""
    keputusan = make(
        variabel={"x": a},
        tentang=f"{a}\n{b} $x",
        menimbang=[a, b],
        memutuskan=[a, {"teks": b, "rincian": [{"teks": a, "rincian": [b]}]}],
        lembaga={"jenis": "kpu", "nama": b},
        profil={"kaki": a, "spasi": "1.15", "nomor_halaman": "tanpa"},
        lampiran=lampiran_of(a, b),
    )
    again = Keputusan.model_validate(keputusan.model_dump(mode="json"))

    assert keputusan == again == Keputusan.model_validate_json(keputusan.model_dump_json())
    assert compose(keputusan, "salinan") == compose(again, "salinan")


def test_a_dump_reads_back_with_its_logo(tmp_path: Path, png: bytes) -> None:
    """The logo's full path goes out, so that it is found again from anywhere."""
    (tmp_path / "logo.png").write_bytes(png)
    data = {**FACTS, "profil": {"logo": "logo.png"}}
    keputusan = Keputusan.model_validate(data, context={"folder": tmp_path})

    assert keputusan == Keputusan.model_validate(keputusan.model_dump(mode="json"))
    assert keputusan == Keputusan.model_validate(keputusan.model_dump(mode="json"), context={"folder": Path("/lain")})


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize(
    "again", [copy.deepcopy, lambda k: pickle.loads(pickle.dumps(k)), lambda k: Keputusan.model_validate(k)]
)
def test_copies_are_equal(name: str, again: Any) -> None:
    """A decree goes to another process, or through validation again, and is the same."""
    keputusan = load_example(name)

    assert keputusan == again(keputusan)


def test_a_page_number_without_quotes() -> None:
    """`nomor_halaman: 2` is the form "2"."""
    assert "2" == make(profil={"nomor_halaman": 2}).profil.nomor_halaman


def test_facts_are_frozen() -> None:
    """What was checked stays so."""
    with pytest.raises(ValidationError, match="frozen"):
        make().tahun = 2027  # type: ignore[misc]


# JSON Schema


def typed_data(path: Path) -> Any:
    """A file as an editor reads it: YAML 1.2, where a date is text."""

    class Reader(yaml.SafeLoader):
        yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items():
        Reader.yaml_implicit_resolvers[first] = [found for found in resolvers if not found[0].endswith(":timestamp")]
    return yaml.load(path.read_text(encoding="utf-8"), Reader)


def properties(schema: Any) -> list[tuple[str, dict[str, Any]]]:
    """Every property in a schema."""
    if isinstance(schema, dict):
        own = list(schema["properties"].items()) if isinstance(schema.get("properties"), dict) else []
        return own + [found for value in schema.values() for found in properties(value)]
    return [found for item in schema for found in properties(item)] if isinstance(schema, list) else []


def test_schema_is_a_schema() -> None:
    """By the rules of JSON Schema itself."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA == Keputusan.model_json_schema()


def test_every_property_is_described() -> None:
    """An editor shows each field with an Indonesian sentence."""
    found = properties(SCHEMA)
    bare = [name for name, schema in found if not schema.get("description")]

    assert 60 < len(found)
    assert [] == bare


FILES = [
    *(FOLDER / name / "keputusan.yaml" for name in EXAMPLES),
    Path(kpudocs.__file__).parent / "scaffold/keputusan.yaml",
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_schema_accepts_what_is_right(path: Path) -> None:
    """Every example, and what `kpudocs new` writes."""
    assert [] == [error.message for error in VALIDATOR.iter_errors(typed_data(path))]


SHORT = [
    {"lembaga": "KPU RI"},
    {"lembaga": {"jenis": "kpu"}},
    {"memutuskan": ["a", 5, {"teks": "a", "rincian": ["b", {"teks": "c"}]}]},
    {"menimbang": [1, "a"]},
    {"nomor": 10},
    {"penetapan": {"tanggal": "2026-02-03"}},
    {"variabel": {"a": 1}},
    {"lampiran": lampiran_of("a", "b")},
    {"lampiran": [{"jenis": "tabel", "kolom": ["a", 2026], "baris": [["x", 1.5], {"sel": ["y", 2]}]}]},
    {"profil": {"spasi": 1.15, "margin": {"kiri": 30}}},
]
WRONG = [
    {"nomer": 10},
    {"lembaga": {"jenis": "kpu", "wilyah": "x"}},
    {"lembaga": ["KPU"]},
    {"memutuskan": [{"taks": "a"}]},
    {"menimbang": []},
    {"menimbang": "a"},
    {"lampiran": [{"jenis": "tabel", "kolom": ["a"], "baris": [["x"]], "judl": "x"}]},
    {"lampiran": [{"jenis": "tabell"}]},
    {"profil": {"kertas": "folio"}},
]


@pytest.mark.parametrize("facts", SHORT)
def test_schema_knows_the_short_forms(facts: dict[str, Any]) -> None:
    """What the models read, an editor does not underline."""
    assert [] == [error.message for error in VALIDATOR.iter_errors({**FACTS, **facts})]
    assert () == faults_in(as_yaml(**facts))


@pytest.mark.parametrize("facts", WRONG)
def test_schema_refuses_what_is_wrong(facts: dict[str, Any]) -> None:
    """A misspelt field, a list that is none: an editor underlines what kpudocs would refuse."""
    assert not VALIDATOR.is_valid({**FACTS, **facts})
    with pytest.raises(ValidationError):
        make(**facts)
