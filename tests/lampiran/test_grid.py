"""Every kind of lampiran sets itself out on a whole grid, and says each thing once."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kpudocs.bahasa import tanggal
from kpudocs.bahasa.angka import format_ribuan, parse_ribuan
from kpudocs.lampiran import JENIS, AnyLampiran, Lampiran
from kpudocs.lampiran.dasar import header_rows, paragraphs
from kpudocs.naskah import Baris, Blok, Kolom, Paragraf, Tabel

ADAPTER: TypeAdapter[Lampiran] = TypeAdapter(AnyLampiran)
words = st.text("ab", min_size=1, max_size=3)
cells = st.one_of(st.just(""), words, words.map(lambda word: f"{word}\n{word}"))


def read(data: dict[str, Any]) -> Lampiran:
    return ADAPTER.validate_python(data)


def table(data: dict[str, Any]) -> Tabel:
    (tabel,) = read(data).set_out()

    assert isinstance(tabel, Tabel)
    return tabel


def grid(rows: tuple[Baris, ...], width: int) -> list[list[tuple[int, int]]]:
    """Which cell, by the row and column it begins in, holds each place. Raises where the grid has a hole."""
    places: list[list[tuple[int, int]]] = []
    for i, baris in enumerate(rows):
        line: list[tuple[int, int]] = []
        for sel in baris.sel:
            origin = (i, len(line))
            if sel.rentang_baris == 0:
                assert i, "nothing is above the first row"
                assert not sel.paragraf and not sel.arsir
                origin = places[i - 1][len(line)]
            line += [origin] * sel.rentang_kolom
        assert width == len(line)
        places.append(line)
    return places


def assert_whole(tabel: Tabel) -> None:
    """Rows fill the columns, each span covers exactly what it says, widths add up to 1."""
    width = len(tabel.kolom)
    for rows in (tabel.kepala, tabel.baris):
        places = grid(rows, width)
        flat = [place for line in places for place in line]
        for i, baris in enumerate(rows):
            column = 0
            for sel in baris.sel:
                if sel.rentang_baris:
                    assert sel.rentang_baris * sel.rentang_kolom == flat.count((i, column))
                    assert i + sel.rentang_baris <= len(rows)
                column += sel.rentang_kolom
    assert math.isclose(1, sum(kolom.lebar for kolom in tabel.kolom))
    assert all(kolom.lebar > 0 for kolom in tabel.kolom)
    assert len({kolom.nama for kolom in tabel.kolom}) == width
    assert tabel.deskripsi


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """A table of any shape: groups of columns, group titles between rows, merging and sums."""
    width = draw(st.integers(1, 6))
    numeric = [draw(st.booleans()) for _ in range(width)]
    kolom = [
        {
            "judul": draw(cells),
            "kelompok": draw(st.sampled_from(["", "K", "L"])),
            "jumlah": number,
            "gabung": draw(st.booleans()),
            "lebar": draw(st.one_of(st.none(), st.floats(0.1, 1000))),
        }
        for number in numeric
    ]
    texts = [st.one_of(st.just(""), st.integers(-9, 9999).map(str)) if number else cells for number in numeric]
    row = st.one_of(st.tuples(*texts).map(list), words.map(lambda word: {"kelompok": word}))
    baris = draw(st.lists(row, min_size=1, max_size=8))
    return {"jenis": "tabel", "kolom": kolom, "baris": baris, "penomoran": draw(st.booleans())}


row_of_plan = st.fixed_dictionaries(
    {"bulan": st.lists(st.integers(1, 12)), "keterangan": cells},
    optional={"sub_kegiatan": cells, "indikator": cells},
)
rows_of_plan = st.builds(
    lambda first, rest: [{"sub_kegiatan": "s", "indikator": "i", **first}, *rest], row_of_plan, st.lists(row_of_plan)
)
plans = st.fixed_dictionaries(
    {
        "jenis": st.just("rencana_aksi"),
        "tanda": st.sampled_from(["arsir", "x", "√", "●"]),
        "area": st.lists(
            st.fixed_dictionaries(
                {
                    "nama": words,
                    "kegiatan": st.lists(
                        st.fixed_dictionaries({"nama": words, "baris": rows_of_plan}), min_size=1, max_size=3
                    ),
                }
            ),
            min_size=1,
            max_size=3,
        ),
    }
)
people = st.fixed_dictionaries(
    {
        "jenis": st.just("daftar_nama"),
        "gabung_kedudukan": st.booleans(),
        "orang": st.lists(
            st.fixed_dictionaries({"nama": words, "jabatan": cells, "kedudukan": cells, "keterangan": cells}),
            min_size=1,
            max_size=6,
        ),
    }
)


@given(st.one_of(tables(), plans, people))
def test_tables_are_whole(data: dict[str, Any]) -> None:
    """Whatever the data, no row is short, no span reaches too far, no place is held twice."""
    assert_whole(table(data))


@given(st.one_of(tables(), plans, people))
def test_nothing_typed_is_lost(data: dict[str, Any]) -> None:
    """Every word of the data is in the table."""
    said = " ".join(table(data).texts())
    typed = read(data).model_dump(mode="json", exclude={"jenis", "tanda", "judul_jumlah", "judul_kedudukan"})

    def strings(value: object) -> list[str]:
        if isinstance(value, dict):
            return [text for item in value.values() for text in strings(item)]
        if isinstance(value, list):
            return [text for item in value for text in strings(item)]
        return value.splitlines() if isinstance(value, str) and not value.lstrip("-").isdigit() else []

    groups = {kolom.get("kelompok") for kolom in data.get("kolom", [])}

    assert all(text in said or text in groups for text in strings(typed))


# tabel


def tabel_of(values: list[str], **kolom: Any) -> Tabel:
    return table(
        {"jenis": "tabel", "penomoran": False, "kolom": [{"judul": "n", **kolom}], "baris": [[v] for v in values]}
    )


def column(tabel: Tabel, number: int = 0) -> list[str]:
    return [" ".join(sel.texts()) for sel in (baris.sel[number] for baris in tabel.baris)]


decimals = st.decimals(-(10**40), 10**40, allow_nan=False, places=4)


@given(st.lists(st.one_of(decimals, st.integers(-(10**50), 10**50).map(Decimal)), min_size=1))
def test_totals_are_exact(numbers: list[Decimal]) -> None:
    """To the last digit, however many there are."""
    total = column(tabel_of([format_ribuan(number) for number in numbers], jumlah=True))[-1]

    assert sum(map(Fraction, numbers), Fraction(0)) == Fraction(parse_ribuan(total))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1500000", "1.500.000"),
        ("-1500000", "-1.500.000"),
        ("1.500.000", "1.500.000"),
        ("Rp1.500.000,-", "Rp1.500.000,-"),
        ("1500,50", "1500,50"),
        ("", ""),
        ("9" * 5000, format_ribuan(Decimal("9" * 5000))),
    ],
)
def test_numbers_are_set_in_indonesian(typed: str, shown: str) -> None:
    """A bare number gets its dots; what was typed with marks stays."""
    assert [shown] == column(tabel_of([typed], angka=True))
    assert [typed] == column(tabel_of([typed]))


@pytest.mark.parametrize(
    ("values", "total"),
    [
        (["1", "2"], "3"),
        (["1.000", "0,50"], "1.000,50"),
        (["Rp 1.000,-", ""], "1.000"),
        (["", ""], "0"),
        (["-5", "5"], "0"),
    ],
)
def test_totals(values: list[str], total: str) -> None:
    """Empty cells count nothing, and marks do not disturb."""
    assert total == column(tabel_of(values, jumlah=True))[-1]


@pytest.mark.parametrize("text", ["dua", "1,5,5", "1.5", "1 000", "5%", "0.125", "--1", "1e3"])
def test_what_is_no_number(text: str) -> None:
    """A column of numbers takes nothing else: a wrong total would be silent."""
    with pytest.raises(ValidationError, match="bukan angka"):
        tabel_of([text], jumlah=True)


def test_totals_row() -> None:
    """Its label spans what stands before the first sum."""
    data = {
        "jenis": "tabel",
        "kolom": ["a", "b", {"judul": "c", "jumlah": True}, "d"],
        "baris": [["x", "y", "1500", "z"]],
        "judul_jumlah": "TOTAL",
    }
    last = table(data).baris[-1]

    assert [("TOTAL", 3), ("1.500", 1), ("", 1)] == [(" ".join(sel.texts()), sel.rentang_kolom) for sel in last.sel]


@pytest.mark.parametrize("penomoran", [True, False])
@pytest.mark.parametrize("lebar", [None, 100])
def test_the_label_of_the_totals_has_room(penomoran: bool, lebar: int | None) -> None:
    """However narrow the columns before the first summed one are, the longest word of the label fits."""
    kolom = [
        *([] if penomoran else [{"judul": "K", "lebar": 1}]),
        {"judul": "Jumlah", "jumlah": True, "lebar": lebar},
        {"judul": "Uraian", "lebar": lebar},
    ]
    row = ["1", "x" * 90] if penomoran else ["k", "1", "x"]
    first = table({"jenis": "tabel", "kolom": kolom, "baris": [row], "penomoran": penomoran}).kolom[0]

    assert 0.12 < first.lebar < 0.14


def test_merged_neighbours() -> None:
    """Equal cells merge where asked, never over a group title and never empty ones."""
    kolom = [{"judul": "a", "gabung": True}, {"judul": "b"}]
    baris = [["x", "1"], ["x", "1"], {"kelompok": "G"}, ["x", "1"], ["", "2"], ["", "2"]]
    rows = table({"jenis": "tabel", "penomoran": False, "kolom": kolom, "baris": baris}).baris

    assert [2, 0, 1, 1, 1, 1] == [baris.sel[0].rentang_baris for baris in rows]
    assert [1, 1, 1, 1, 1] == [baris.sel[1].rentang_baris for baris in rows if len(baris.sel) > 1]


def test_rows_are_numbered_past_group_titles() -> None:
    """The number goes on; the title takes the whole width."""
    rows = table({"jenis": "tabel", "kolom": ["a"], "baris": [["x"], {"kelompok": "G"}, ["y"]]}).baris

    assert [["1", "x"], ["G"], ["2", "y"]] == [[" ".join(sel.texts()) for sel in baris.sel] for baris in rows]


def test_groups_of_columns() -> None:
    """Neighbours of one group stand below its title; a column on its own is two rows high."""
    columns = [Kolom(name, name, 0.25) for name in "abcd"]
    above, below = header_rows(columns, ["", "G", "G", "H"])

    assert [("a", 1, 2), ("G", 2, 1), ("H", 1, 1)] == [
        (" ".join(sel.texts()), sel.rentang_kolom, sel.rentang_baris) for sel in above.sel
    ]
    assert [("", 0), ("b", 1), ("c", 1), ("d", 1)] == [(" ".join(sel.texts()), sel.rentang_baris) for sel in below.sel]


def test_wrong_rows_are_all_told() -> None:
    """Each wrong row and each wrong cell is an error of its own."""
    data = {"jenis": "tabel", "kolom": ["a", {"judul": "b", "angka": True}], "baris": [["x"], ["x", "y"], ["x", "z"]]}
    with pytest.raises(ValidationError) as caught:
        read(data)

    assert ["jumlah_sel", "bukan_angka", "bukan_angka"] == [error["type"] for error in caught.value.errors()]


# rencana_aksi


def plan(*baris: dict[str, Any], tanda: str = "arsir") -> Tabel:
    area = [{"nama": "A", "kegiatan": [{"nama": "K", "baris": list(baris)}]}]
    return table({"jenis": "rencana_aksi", "tanda": tanda, "area": area})


def marked(bulan: object) -> list[int]:
    row = plan({"sub_kegiatan": "s", "indikator": "i", "bulan": bulan}).baris[0]
    return [month for month, sel in enumerate(row.sel[5:17], 1) if sel.arsir]


@pytest.mark.parametrize(
    ("bulan", "months"),
    [
        ([1, 2], [1, 2]),
        ([2, "jan", 2], [1, 2]),
        ("jan-mar", [1, 2, 3]),
        ("Januari s.d. Maret, Des", [1, 2, 3, 12]),
        ("sepanjang tahun", list(range(1, 13))),
        ("triwulan", [3, 6, 9, 12]),
        ("triwulan II", [4, 5, 6]),
        (7, [7]),
        ("7", [7]),
        ([], []),
        (["jan-feb", 12], [1, 2, 12]),
        (["triwulan 1", 2], [1, 2, 3, 4, 5, 6]),
        (["triwulan I", "III"], [1, 2, 3, 7, 8, 9]),
        ("", []),
        ("-", []),
    ],
)
def test_months(bulan: object, months: list[int]) -> None:
    """As a list, a range, a word, a number."""
    assert months == marked(bulan)


@given(st.sets(st.integers(1, 12)))
def test_any_months(months: set[int]) -> None:
    """By number or by name, the same cells are shaded, and each says what it means."""
    assert sorted(months) == marked(list(months)) == marked([tanggal.BULAN[month - 1] for month in months])


@pytest.mark.parametrize("bulan", [0, 13, "foo", "mar-jan", True, {"a": 1}, 1.5, None, [[1]], [True]])
def test_what_is_no_month(bulan: object) -> None:
    """Refused, not guessed."""
    with pytest.raises(ValidationError):
        marked(bulan)


@pytest.mark.parametrize("tanda", ["x", "√", "●"])
def test_marks(tanda: str) -> None:
    """A mark is text in an unshaded cell, with its meaning for whoever cannot see it."""
    sel = plan({"sub_kegiatan": "s", "indikator": "i", "bulan": [2]}, tanda=tanda).baris[0].sel[6]

    assert ([tanda], False, "Februari: dilaksanakan") == (list(sel.texts()), sel.arsir, sel.alt)


def test_an_indikator_for_several_rows() -> None:
    """What a row leaves out belongs to the row above; what it leaves empty is empty."""
    tabel = plan(
        {"sub_kegiatan": "a", "indikator": "i"},
        {"sub_kegiatan": "b"},
        {"indikator": "j"},
        {"sub_kegiatan": "c", "indikator": ""},
    )

    assert [1, 2, 0, 1] == [baris.sel[3].rentang_baris for baris in tabel.baris]
    assert [2, 0, 1, 1] == [baris.sel[4].rentang_baris for baris in tabel.baris]


def test_header_of_a_plan() -> None:
    """The published one: twelve months under one title, and a row of column numbers in which they are one."""
    first, second, third = plan({"sub_kegiatan": "s", "indikator": "i"}).kepala
    titles = [
        "NO.",
        "AREA PERUBAHAN",
        "KEGIATAN",
        "SUB KEGIATAN",
        "INDIKATOR KEBERHASILAN",
        "PELAKSANAAN (BULAN)",
        "KET",
    ]

    assert titles == list(first.texts())
    assert list(tanggal.SINGKATAN) == list(second.texts())
    assert list("1234567") == list(third.texts())


# daftar_nama, naskah, what all share


def test_columns_that_nobody_fills_are_left_away() -> None:
    """NO. and NAMA always stand."""
    assert ["no", "nama"] == [kolom.nama for kolom in table({"jenis": "daftar_nama", "orang": [{"nama": "a"}]}).kolom]


def test_names_and_offices_share_the_width() -> None:
    """A long office takes more room than a short name, within bounds."""
    orang = [{"nama": "Budi", "jabatan": "Kepala Subbagian " * 4, "kedudukan": "Ketua"}]
    widths = {kolom.nama: kolom.lebar for kolom in table({"jenis": "daftar_nama", "orang": orang}).kolom}

    assert widths["no"] < widths["nama"] < widths["kedudukan"] < widths["jabatan"] < 0.7


def test_equal_kedudukan_merge_where_asked() -> None:
    """Neighbours only."""
    orang = [{"nama": "a", "kedudukan": kedudukan} for kedudukan in ("Ketua", "Anggota", "Anggota", "Ketua")]
    data = {"jenis": "daftar_nama", "gabung_kedudukan": True, "orang": orang}

    assert [1, 2, 0, 1] == [baris.sel[2].rentang_baris for baris in table(data).baris]


def test_running_text() -> None:
    """BAB in Roman numbers, A. again from the start in each, lists labelled and punctuated."""
    isi = [
        "pembuka",
        {"bab": "pendahuluan", "isi": [{"judul": "Latar", "isi": ["x"]}, {"judul": "Tujuan"}]},
        {"bab": "isi", "isi": [{"judul": "Satu", "isi": [{"butir": ["a", {"teks": "b", "rincian": ["c"]}]}]}]},
    ]
    blocks = read({"jenis": "naskah", "isi": isi}).set_out()

    assert [
        *(("isi", "", "pembuka"), ("bab", "BAB I", "PENDAHULUAN"), ("judul", "A.", "Latar"), ("isi", "", "x")),
        *(("judul", "B.", "Tujuan"), ("bab", "BAB II", "ISI"), ("judul", "A.", "Satu")),
        *(("butir", "1.", "a;"), ("butir", "2.", "b:"), ("butir", "a.", "c.")),
    ] == [(blok.gaya, blok.paragraf.label, blok.paragraf.teks) for blok in blocks if isinstance(blok, Blok)]


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("a. Menyusun", "a.", "Menyusun"),
        ("1) Menyusun", "1)", "Menyusun"),
        ("(2) Menyusun", "(2)", "Menyusun"),
        ("- Menyusun", "-", "Menyusun"),
        ("Menyusun a. b", "", "Menyusun a. b"),
        ("a.n. Ketua", "", "a.n. Ketua"),
        ("1.500 orang", "", "1.500 orang"),
        ("a.", "", "a."),
    ],
)
def test_labels_in_cells(line: str, label: str, text: str) -> None:
    """A label typed at the head of a line hangs; what only looks like one stays."""
    assert (Paragraf(text, label, int(bool(label))),) == paragraphs(line)


@pytest.mark.parametrize("jenis", sorted(JENIS))
def test_every_kind_says_its_name(jenis: str) -> None:
    """The registry's name is the field's, and the class has its own way to set itself out."""
    kind = JENIS[jenis]

    assert kind.set_out is not Lampiran.set_out
    assert kind.__doc__ and kind.__doc__.startswith("Lampiran ")
