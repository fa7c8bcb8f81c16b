"""What a regulation is: its short forms, its rank, and which of two stands first."""

from __future__ import annotations

import copy
import pickle
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from kpudocs.peraturan.composer import amendment_ordinal, amendment_title, compose_peraturan
from kpudocs.peraturan.jenis import ALIAS, JENIS_PERATURAN, short_name
from kpudocs.peraturan.model import Peraturan, compare_order
from tests.peraturan.citations import acts, regulations

ORDER = [
    {"jenis": "uud"},
    {"jenis": "tap_mpr", "nomor": "XI/MPR/1998"},
    {"jenis": "uu", "nomor": "30", "tahun": 2014},
    {"jenis": "perppu", "nomor": "1", "tahun": 2022},
    {"jenis": "uu", "nomor": "7", "tahun": 2023},
    {"jenis": "uu", "nomor": "20", "tahun": 2023},
    {"jenis": "pp", "nomor": "1", "tahun": 2000},
    {"jenis": "perpres", "nomor": "81", "tahun": 2010},
    {"jenis": "pkpu", "nomor": "14", "tahun": 2020},
    {"jenis": "permen", "pembentuk": "Menteri Keuangan", "nomor": "9", "tahun": 2023},
    {"jenis": "perda", "pembentuk": "Provinsi Jambi", "nomor": "1", "tahun": 2001},
    {"jenis": "keputusan", "pembentuk": "Komisi Pemilihan Umum", "nomor": "314/ORT.07-Kpt/01/KPU/V/2021"},
    {"jenis": "surat_edaran", "pembentuk": "Menteri Keuangan", "nomor": "1", "tahun": 1999},
]
"""A list of legal bases in its right order."""


def make(**facts: Any) -> Peraturan:
    """A regulation from its fields."""
    return Peraturan.model_validate(facts)


@pytest.mark.parametrize(("first", "second"), list(combinations(ORDER, 2)))
def test_order(first: dict[str, Any], second: dict[str, Any]) -> None:
    """By rank, then by date: PKPU 2020 before Permen 2023 before a Keputusan of 2021."""
    assert (-1, 1) == (compare_order(make(**first), make(**second)), compare_order(make(**second), make(**first)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"jenis": "keppres", "nomor": "1", "tahun": 2000}, {"jenis": "uu", "nomor": "1", "tahun": 2001}),
        ({"jenis": "uu", "nomor": "1", "tahun": 2020}, {"jenis": "perppu", "nomor": "9", "tahun": 2020}),
        ({"jenis": "uu", "nomor": "1", "tahun": 2020}, {"jenis": "uu", "nomor": "01", "tahun": 2020}),
        ({"jenis": "uu", "nomor": "1"}, {"jenis": "uu", "nomor": "2"}),
    ],
)
def test_order_that_is_not_settled(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Without a rank, or without a date to tell them apart, nothing is said."""
    assert None is compare_order(make(**first), make(**second))


def test_order_within_a_year_by_date() -> None:
    """A date counts before a number."""
    early = make(jenis="perppu", nomor="2", tahun=2020, tanggal="2020-05-04")
    late = make(jenis="uu", nomor="1", tahun=2020, tanggal="9 Mei 2020")

    assert (-1, 1) == (compare_order(early, late), compare_order(late, early))


@given(regulations())
def test_a_dump_reads_back(peraturan: Peraturan) -> None:
    """As JSON, as a copy, through a pickle: the same regulation, cited in the same words."""
    again = Peraturan.model_validate_json(peraturan.model_dump_json())

    assert peraturan == again == copy.deepcopy(peraturan) == pickle.loads(pickle.dumps(peraturan))
    assert compose_peraturan(peraturan) == compose_peraturan(again)


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"jenis": "uu", "ln": "182/2017"}, "lembaran_salah"),
        ({"jenis": "uu", "pembentuk": "DPR"}, "pembentuk_berlebih"),
        ({"jenis": "uu", "pasal": "Pasal 1"}, "pasal_berlebih"),
        ({"jenis": "uu", "diubah": [{"jenis": "uu", "diubah": [{"jenis": "uu"}]}]}, "perubahan_bertingkat"),
        ({"jenis": "uu", "tanggal": "30 Februari 2020"}, "tanggal_salah"),
        ({"jenis": "undang"}, "literal_error"),
        ({"jenis": "uu", "tahun": 17}, "greater_than_equal"),
    ],
)
def test_what_no_regulation_has(facts: dict[str, Any], error: str) -> None:
    """Each slip has its own kind of error."""
    with pytest.raises(ValidationError) as caught:
        make(**facts)

    assert error in {one["type"] for one in caught.value.errors()}


def test_what_makes_it_the_same() -> None:
    """Zeros and capitals aside, kind, body, number and year make a regulation."""
    one = make(jenis="permen", pembentuk="Menteri Keuangan", nomor="08", tahun=2020)

    assert one.kunci == make(jenis="permen", pembentuk="menteri keuangan", nomor="8", tahun=2020, tentang="x").kunci
    assert one.kunci != make(jenis="permen", pembentuk="Menteri Sosial", nomor="8", tahun=2020).kunci


@pytest.mark.parametrize(
    ("facts", "lacking"),
    [
        ({"jenis": "uud"}, ()),
        ({"jenis": "uu", "nomor": "7", "tahun": 2017, "tentang": "P"}, ("ln", "tln")),
        ({"jenis": "uu", "nomor": "7", "tahun": 2017, "tentang": "P", "ln": "2017/182"}, ("tln",)),
        ({"jenis": "uu", "nomor": "7", "tahun": 2017, "tentang": "P", "lembaran_lain": "x"}, ()),
        ({"jenis": "permen", "nomor": "7", "tentang": "P", "bn": "2017/182"}, ("tahun", "pembentuk")),
        ({"jenis": "peraturan", "pembentuk": "Bank Indonesia", "nomor": "7", "tahun": 2020, "tentang": "P",
          "ln": "2020/1"}, ()),
        ({"jenis": "keputusan", "pembentuk": "K", "nomor": "1/x/2020", "tentang": "P"}, ()),
    ],
)  # fmt: skip
def test_what_a_whole_citation_needs(facts: dict[str, Any], lacking: tuple[str, ...]) -> None:
    """Number, year and title; the gazettes of its kind, of which a body's own regulation has any one."""
    assert lacking == make(**facts).kekurangan


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([{"tentang": "Perubahan atas X"}], "sebagaimana telah diubah dengan"),
        ([{"tentang": "Perubahan Kedua atas X"}], "sebagaimana telah beberapa kali diubah, terakhir dengan"),
        ([{}, {}], "sebagaimana telah beberapa kali diubah, terakhir dengan"),
        ([{"tentang": "Cipta Kerja"}], "sebagaimana telah diubah dengan"),
    ],
)
def test_formula_follows_from_the_chain(changes: list[dict[str, Any]], words: str) -> None:
    """One amendment or several, by how many there are or what the title of the last one says."""
    diubah = [{"jenis": "uu", "nomor": str(n), "tahun": 2020, **facts} for n, facts in enumerate(changes, 2)]
    peraturan = make(jenis="uu", nomor="1", tahun=2015, tentang="X", diubah=diubah)

    assert f" tentang X {words} Undang-Undang Nomor {len(changes) + 1} Tahun 2020 " in compose_peraturan(peraturan)
    assert ", terakhir" not in compose_peraturan(peraturan, koma_terakhir=False)


@pytest.mark.parametrize("ordinal", [1, 2, 3, 10, 11, 12, 20, 21, 35])
def test_titles_of_amendments_are_derived(ordinal: int) -> None:
    """As "Perubahan atas", "Perubahan Kedua atas" …, with the amended act's own name; and read back."""
    base = make(jenis="pkpu", nomor="8", tahun=2019, tentang="Tata Kerja")
    title = amendment_title(base, ordinal)
    chain = [{"jenis": "pkpu", "nomor": str(n), "tahun": 2020} for n in range(1, ordinal + 1)]

    assert ordinal == amendment_ordinal(title)
    assert title.endswith(" atas Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2019 tentang Tata Kerja")
    assert compose_peraturan(make(**base.model_dump(exclude={"diubah"}), diubah=chain)).endswith(f"tentang {title}")


def test_registries_are_sorted() -> None:
    """A reader finds each kind and each short name in its place; each short name is of a kind."""
    assert sorted(JENIS_PERATURAN) == list(JENIS_PERATURAN)
    assert sorted(ALIAS) == list(ALIAS)
    assert {jenis for jenis, _ in ALIAS.values()} == set(JENIS_PERATURAN)


@given(acts())
def test_every_regulation_has_a_short_name(peraturan: Peraturan) -> None:
    """What a reference begins with is known to references."""
    assert ALIAS[short_name(peraturan.jenis, peraturan.pembentuk or "")][0] == peraturan.jenis
