"""YAML is read strictly: what was typed is what is meant, and whatever is odd is told with its place."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kpudocs.errors import InvalidInput
from kpudocs.keputusan import Keputusan
from kpudocs.loaders import LOADERS, load, load_source
from kpudocs.loaders.source import Source
from kpudocs.loaders.yaml import MAX_BYTES, MAX_DEPTH
from kpudocs.loaders.yaml_traps import known_fields
from tests.loaders.decrees import FACTS, as_yaml, faults_in, make, read, told

LOOKALIKES = [
    *("08", "010", "0o17", "0x1F", "1:30", "1e3", "1_000", "1.5", "-0", "+5", ".inf", "0.10", "9" * 25, "١٢"),
    *("yes", "no", "on", "off", "Ya", "n", "Y", "TRUe", "=", "<<"),
    *("2026-02-03", "2026-02-03T10:00:00Z", "12:30:45"),
]
PIECES = [
    *":-?[]{},#&*!|>'\"%@` \n\t\\$}aé1\x85\u2028\ufeff\ud800\U0010ffff",
    *("\r\n", "\\u", "\\x", "---", "...", "<<", "${", "\n  ", "\n- ", ": ", "null"),
    *("menimbang:", "lampiran:", "jenis: tabel"),
]
DECREE = """lembaga: KPU Provinsi Jambi
nomor: 10
tahun: 2026
tentang: |
  Rencana Aksi
  di Jambi
menimbang:
  - bahwa perlu
  - >-
    bahwa perlu
    sekali
mengingat: ["Undang-Undang: satu"]
memutuskan:
  - Menetapkan
  - teks: menetapkan
    rincian: [a, b]
penetapan: {tempat: Jambi, tanggal: 2026-02-03, nama: Budi}
"""


def put(facts: str, **others: Any) -> str:
    """The small decree with one line written by hand."""
    name = facts.partition(":")[0]
    rest = {key: value for key, value in FACTS.items() if key != name}
    return facts + "\n" + "".join(as_yaml(**others).splitlines(keepends=True)[list(FACTS).index(key)] for key in rest)


def test_a_decree_is_read() -> None:
    """Lines, folded lines, lists and groups of both styles."""
    keputusan = read(DECREE).keputusan

    assert "Rencana Aksi\ndi Jambi" == keputusan.tentang
    assert ("bahwa perlu", "bahwa perlu sekali") == keputusan.menimbang
    assert ("Undang-Undang: satu",) == keputusan.mengingat
    assert ["a", "b"] == [poin.teks for poin in keputusan.memutuskan[1].rincian]
    assert date(2026, 2, 3) == keputusan.penetapan.tanggal


@pytest.mark.parametrize(
    "text",
    LOOKALIKES,
)
def test_what_looks_like_something_else_stays_text(text: str) -> None:
    """Only whole decimal numbers, true, false and null are more than the text as typed."""
    keputusan = read(put(f"menimbang: [{text}]")).keputusan

    assert (text,) == keputusan.menimbang


@pytest.mark.parametrize(("text", "expected"), [("0", "0"), ("10", "10"), ("-5", "-5"), ("1500000", "1500000")])
def test_whole_numbers_are_text_where_text_is_meant(text: str, expected: str) -> None:
    """A number reaches the paper digit by digit."""
    assert (expected,) == read(put(f"menimbang: [{text}]")).keputusan.menimbang


@pytest.mark.parametrize(("text", "expected"), [("true", True), ("True", True), ("false", False), ("FALSE", False)])
def test_truth_has_two_words(text: str, expected: bool) -> None:
    """The booleans of YAML 1.2, and no other word."""
    assert expected is read(put(f"pertimbangan_penutup: {text}")).keputusan.pertimbangan_penutup


@pytest.mark.parametrize("text", ["yes", "ya", "on", '"true"', "1", "benar"])
def test_other_words_are_not_truth(text: str) -> None:
    """What another reader would guess is asked for."""
    assert ["bool_type"] == [fault.code for fault in faults_in(put(f"pertimbangan_penutup: {text}"))]


@pytest.mark.parametrize("text", ["null", "~", "", "NULL"])
def test_null_is_as_good_as_nothing(text: str) -> None:
    """An optional fact may be left empty; a needed one is asked for."""
    assert read(put(f"pejabat_pembentuk: {text}")).keputusan.pejabat_pembentuk is None
    assert ["string_type"] == [fault.code for fault in faults_in(put(f"tentang: {text}"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nomor: 1\nnomor: 2", ['f.yaml:2:1: nomor: isian "nomor" sudah ada pada baris 1; hapus salah satunya']),
        ("nomor: &n 1", ['f.yaml:1:8: nomor: jangkar "&n" tidak diterima; tulis isinya, atau pakai variabel']),
        ("nomor: *n", ['f.yaml:1:8: nomor: rujukan "*n" tidak diterima; tulis isinya, atau pakai variabel']),
        ("nomor: !!int 1", ['f.yaml:1:8: nomor: tanda "!!int" tidak diterima; hapus tanda itu']),
        (
            "nomor: !!python/object/apply:os.system [id]",
            [
                'f.yaml:1:8: nomor: tanda "!!python/object/apply:os.system" tidak diterima; hapus tanda itu',
                "f.yaml:1:8: nomor: harus teks; tulis sebagai teks; apit dengan tanda kutip bila perlu",
            ],
        ),
        ("nomor: 1\n\tx: 1", ["f.yaml:2:1: ada tab pada awal baris; ganti tab dengan spasi"]),
        ("nomor: Nomor: 1", ["f.yaml:1:13: ada titik dua di tengah teks; apit teksnya dengan tanda kutip"]),
        ("nomor: '1", ["f.yaml:1:8: tanda kutip yang dibuka di sini tidak ditutup; tutup tanda kutip"]),
        ('nomor: "\\ud800"', ["f.yaml:1:11: kode karakter ini tidak boleh ada dalam naskah; hapus kode itu"]),
        ('nomor: "\\q"', ['f.yaml:1:9: tanda "\\" dalam kutip ganda tidak dikenal; pakai kutip tunggal']),
        ('nomor: "\\u202e"', ["f.yaml:1:8: nomor: karakter U+202E right-to-left override tidak boleh ada"]),
        ("nomor: a\u202eb", ["f.yaml:1:9: karakter U+202E right-to-left override tidak boleh ada"]),
        ("nomor: a\x07b", ["f.yaml:1:9: karakter U+0007 tidak boleh ada"]),
        ("nomor: a\ufeffb", ["f.yaml:1:9: karakter U+FEFF zero width no-break space tidak boleh ada"]),
        ("nomor: a\uffffb", ["f.yaml:1:9: karakter U+FFFF tidak boleh ada"]),
        ("? [a]\n: b", ["f.yaml:1:3: nama isian harus berupa kata; periksa titik dua dan tanda kurung"]),
    ],
)
def test_what_is_odd_is_refused(text: str, expected: list[str]) -> None:
    """Each at its line and column, with what to do."""
    lines = told(put(text))

    assert len(expected) == len(lines)
    assert all(part in line for part, line in zip(expected, lines, strict=True)), lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("menimbang:\n  - bahwa satu\n    - bahwa dua", "f.yaml:3:5: menimbang[1]: baris ini terbaca sebagai lanjutan"),
        ("menimbang:\n  - >\n    bahwa satu\n    - bahwa dua", "f.yaml:4:5: menimbang[1]: baris ini terbaca sebagai"),
        ("tentang: Rencana\n nomor: 1", "f.yaml:2:2: tentang: baris ini terbaca sebagai lanjutan teks di atasnya"),
        ("tentang: >-\n  Rencana\n  nomor: 1", "f.yaml:3:3: tentang: baris ini terbaca sebagai lanjutan"),
        ("menimbang:\n  - bahwa satu\n    • bahwa dua", "f.yaml:3:5: menimbang[1]: baris ini terbaca sebagai"),
        ("menimbang:\n  - bahwa satu\n  -bahwa dua", 'f.yaml:3:3: sesudah tanda "-" belum ada spasi'),
        ("menimbang:\n  - bahwa satu\n  – bahwa dua", 'f.yaml:3:3: tanda "–" bukan awal butir daftar'),
        ("menimbang:\n  - bahwa satu\n  • bahwa dua", 'f.yaml:3:3: tanda "•" bukan awal butir daftar'),
        ("tentang: Nama #1 Ketua", "f.yaml:1:15: tentang: teks sesudah # dibaca sebagai keterangan, tidak dicetak"),
        ("tentang: #1 Ketua", "f.yaml:1:10: tentang: teks sesudah # dibaca sebagai keterangan"),
        ("tentang: “Rencana”", "f.yaml:1:10: tentang: tanda kutip lengkung dari Word akan ikut tercetak"),
        ("nomor 1\ntahun: 2026", "f.yaml:1:1: isian ini tidak diikuti titik dua"),
        ("tentang: 'Ma'ruf Amin'", "f.yaml:1:14: tanda ' di tengah teks dibaca sebagai penutup kutip"),
        ('tentang: "Rencana\nnomor: "1"', "f.yaml:1:10: tanda kutip yang dibuka di sini tidak ditutup"),
        ('tentang: "Rencana" Kerja', "f.yaml:1:20: ada teks sesudah tanda kutip penutup"),
        ("menimbang:\n\t- bahwa", "f.yaml:2:1: ada tab pada awal baris"),
    ],
)
def test_what_yaml_would_swallow_is_told(text: str, expected: str) -> None:
    """One fault, where it began; nothing that was typed is lost or printed by accident."""
    lines = told(put(text))

    assert 1 == len(lines), lines
    assert lines[0].startswith(expected)


@pytest.mark.parametrize(
    "text",
    [
        "tentang: |\n  Rencana\n  - kerja\n  nomor: satu",
        'menimbang: ["bahwa\n  - satu"]',
        "nomor: 1 # sementara",
        "nomor: 1  #sementara",
        "nomor: 1 ## sementara",
        "tentang: tim “Budi” dan “Siti”",
        "tentang: “Budi” dan “Siti”",
        "tentang: '“Budi”'",
        "menimbang:\n  - bahwa satu\n    dan dua",
        "menimbang:\n  - bahwa tahun 2025\n    -2026",
    ],
)
def test_what_only_looks_like_it_is_read(text: str) -> None:
    """Blocks, comments and quotes inside a text are as good as ever."""
    assert [] == told(put(text))


def test_second_document() -> None:
    """A file is one decree."""
    expected = 'f.yaml:18:1: berkas memuat lebih dari satu dokumen; hapus baris "---"'

    assert [expected] == told(DECREE + "---\nnomor: 1\n")


def test_a_document_mark_at_the_head_is_fine() -> None:
    """Editors write it."""
    assert read(DECREE).keputusan == read("---\n" + DECREE + "...\n").keputusan


@pytest.mark.parametrize("text", ["", "# hanya keterangan\n", "---\n", "null\n"])
def test_empty_file(text: str) -> None:
    """Told as such, with where to begin."""
    assert ['f.yaml:1:1: berkas kosong; mulai dari "kpudocs new"'] == told(text)


@pytest.mark.parametrize("text", ["[1]", "abc", "- a: 1"])
def test_other_shapes(text: str) -> None:
    """A file that holds no fields."""
    assert ['f.yaml:1:1: isi berkas harus berupa kelompok isian; mulai dari "kpudocs new"'] == told(text)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (DECREE.encode("utf-16"), 'f.yaml:1:1: berkas tersimpan sebagai UTF-16; simpan ulang dengan pengodean "UTF-8"'),
        (b"nomor: 1\ntahun: \xe9", "f.yaml:2:8: berkas tidak tersimpan sebagai UTF-8"),
        (b"nomor: \xed\xa0\x80", "f.yaml:1:8: berkas tidak tersimpan sebagai UTF-8"),
        (b"x" * (MAX_BYTES + 1), "f.yaml:1:1: berkas lebih besar dari 16 MB; bagi menjadi beberapa keputusan"),
    ],
)
def test_files_that_are_no_text(raw: bytes, expected: str) -> None:
    """The place of the first byte that is wrong, and what to do."""
    lines = told(raw)

    assert 1 == len(lines)
    assert lines[0].startswith(expected)


@pytest.mark.parametrize(
    "change", [lambda t: "\ufeff" + t, lambda t: t.replace("\n", "\r\n"), lambda t: t.rstrip("\n")]
)
def test_marks_of_other_systems(change: Any) -> None:
    """A byte order mark, Windows line ends, no line end at the end: the same decree."""
    assert read(DECREE).keputusan == read(change(DECREE)).keputusan


def test_places_with_windows_line_ends() -> None:
    """Lines are counted the same."""
    text = as_yaml(mengingat=[True], nomor="\u202e")

    assert told(text) == told(text.replace("\n", "\r\n"))


@pytest.mark.parametrize("unit", ["[", "{a: ", "- ", "? ", "a:\n "])
def test_depth_has_an_end(unit: str) -> None:
    """A file nested a hundred thousand deep is refused at once, not followed."""
    start = time.process_time()
    lines = told(unit * 100_000)

    assert any("isian bertingkat terlalu dalam" in line or "tidak" in line for line in lines)
    assert 5 > time.process_time() - start


def test_depth_in_what_is_skipped() -> None:
    """What stands under a key that is refused is not followed either."""
    assert "bertingkat terlalu dalam" in told("nomor: 1\nnomor: " + "[" * 50_000)[-1]


def test_depth_that_decrees_need() -> None:
    """The deepest fact of a decree is far from the end."""
    assert 20 < MAX_DEPTH
    assert 4 == len(make(memutuskan=[{"teks": "a", "rincian": [{"teks": "b"}]}] * 4).memutuskan)


@pytest.mark.parametrize("raw", [b"\0" * 400_000, b"a\0\n" * 100_000, b"k: 1\n" * 20_000, b"[" + b"a, " * 100_000])
def test_big_nonsense_is_refused_quickly(raw: bytes) -> None:
    """The cost is that of reading it."""
    start = time.process_time()

    assert faults_in(raw)
    assert 10 > time.process_time() - start


def source_or_invalid(raw: bytes) -> bool:
    try:
        return isinstance(read(raw), Source)
    except InvalidInput as error:
        return bool(error.faults) and all(fault.line and fault.column and fault.message for fault in error.faults)


@settings(max_examples=400)
@given(st.binary())
@example(b"\xff\xfe")
@example(b"a: \xc2\x85b")
@example(b"%YAML 9.9\n---\na")
def test_any_bytes(raw: bytes) -> None:
    """Bytes of any kind are a decree or told faults, and nothing else."""
    assert source_or_invalid(raw)


yaml_pieces = st.lists(st.sampled_from(PIECES)).map("".join)


@settings(max_examples=1000)
@given(yaml_pieces)
@example("\x85")
@example("a: b\x85c: d")
def test_any_text(text: str) -> None:
    """So is any text made of what YAML has a meaning for."""
    assert source_or_invalid(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=400)
@given(st.integers(0, len(DECREE)), yaml_pieces)
def test_any_damage(place: int, piece: str) -> None:
    """So is a decree with anything put in anywhere."""
    assert source_or_invalid((DECREE[:place] + piece + DECREE[place:]).encode("utf-8", "surrogatepass"))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp", "Cn"])))
def test_any_sentence(text: str) -> None:
    """A text that may stand in a decree is read as it was typed, but for blanks and NFC."""
    typed = text.replace("$", "$$")

    assert make(menimbang=["a" + typed]).menimbang == read(as_yaml(menimbang=["a" + typed])).keputusan.menimbang


def test_places_of_all_facts() -> None:
    """A source knows where each key and value stands."""
    places = read(DECREE).places

    assert (1, 1) == places.keys[("lembaga",)]
    assert (1, 10) == places.values[("lembaga",)]
    assert (16, 20) == places.values[("memutuskan", 1, "rincian", 1)] or (16, 18) == places.values[
        ("memutuskan", 1, "rincian", 1)
    ]


@pytest.mark.parametrize("name", ["keputusan.yaml", "Keputusan No. 10 – Tim é.YAML", "a b.yml"])
def test_files_are_loaded(name: str, tmp_path: Path) -> None:
    """Spaces, capitals and other letters in a file's name do no harm."""
    (tmp_path / name).write_text(DECREE, encoding="utf-8")

    assert read(DECREE).keputusan == load(tmp_path / name) == load(str(tmp_path / name))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("tidak ada.yaml", "berkas_hilang"),
        ("x.docx", "bentuk_berkas"),
        ("x", "bentuk_berkas"),
        ("a\0.yaml", "berkas_hilang"),
    ],
)
def test_files_that_cannot_be_loaded(name: str, code: str, tmp_path: Path) -> None:
    """A file that is not there, or of another kind, is told by its name."""
    with pytest.raises(InvalidInput) as caught:
        load(tmp_path / name)

    assert [code] == [fault.code for fault in caught.value.faults]
    assert str(tmp_path) in str(caught.value)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """Told in Indonesian, not in the system's English."""
    (tmp_path / "x.yaml").mkdir()
    with pytest.raises(InvalidInput, match="berkas tidak dapat dibaca \\(itu sebuah folder\\)"):
        load(tmp_path / "x.yaml")


def test_a_logo_stands_beside_its_file(tmp_path: Path, png: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The logo is looked for from the file's folder, wherever the command is run."""
    (tmp_path / "isi").mkdir()
    (tmp_path / "isi" / "logo.png").write_bytes(png)
    (tmp_path / "isi" / "k.yaml").write_text(as_yaml(profil={"logo": "logo.png"}), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    logo = load_source("isi/k.yaml").keputusan.profil.logo

    assert logo is not None
    assert png == logo.read_bytes()


def test_every_loader_tells_the_same() -> None:
    """Both endings are one format."""
    assert LOADERS[".yaml"] is LOADERS[".yml"]
    assert Keputusan is type(read(DECREE).keputusan)


def test_every_field_is_known() -> None:
    """Those by which traps are told are those of the JSON Schema, which editors complete by."""

    def names(schema: object) -> set[str]:
        if isinstance(schema, list):
            return set().union(*map(names, schema))
        if not isinstance(schema, dict):
            return set()
        return set(schema.get("properties", ())) | set().union(*map(names, schema.values()))

    assert names(Keputusan.model_json_schema()) == known_fields()
