"""Dates and months, as written and as typed."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpudocs.bahasa import tanggal
from kpudocs.bahasa.tanggal import parse_bulan, parse_tanggal

months = st.integers(1, 12)
names = st.sampled_from((*tanggal.BULAN, *tanggal.SINGKATAN))


@given(st.dates(min_value=date(1000, 1, 1)))
def test_tanggal_inverse(day: date) -> None:
    """A date reads back from both of its forms, with the day's zero and small letters too."""
    text = tanggal.format_tanggal(day)
    forms = (text, text.lower(), text.zfill(len(text) + (day.day < 10)), day.isoformat())

    assert [day] * 4 == [parse_tanggal(form) for form in forms]


def test_tanggal() -> None:
    """The day has no zero, the month its name."""
    assert "3 Februari 2026" == tanggal.format_tanggal(date(2026, 2, 3))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("30 februari 2026", "30 Februari 2026"),
        ("2026-02-30", "30 Februari 2026"),
        ("31 April 2026", "31 April 2026"),
        ("2026-13-01", "2026-13-01"),
    ],
)
def test_impossible_tanggal(text: str, said: str) -> None:
    """A date that does not exist is told apart from what is no date, and said back."""
    with pytest.raises(tanggal.ImpossibleDate) as caught:
        parse_tanggal(text)

    assert said == caught.value.tanggal
    assert said in str(caught.value)


@pytest.mark.parametrize("text", ["", "besok", "3-2-2026", "03/02/2026", "3 Februari", "2026-2-3"])
def test_not_tanggal(text: str) -> None:
    """What has not the form of a date is refused; day and month are never guessed."""
    with pytest.raises(ValueError, match="bukan tanggal") as caught:
        parse_tanggal(text)

    assert ValueError is type(caught.value)


def test_tanggal_with_a_misspelt_month() -> None:
    """The nearest month is named."""
    with pytest.raises(tanggal.UnknownMonth) as caught:
        parse_tanggal("5 Januwari 2026")

    assert ("Januwari", "januari") == (caught.value.word, caught.value.suggestion)


@given(names, st.sampled_from((str.lower, str.upper, str.title)))
def test_bulan_by_any_name(name: str, case: Callable[[str], str]) -> None:
    """Each month is known by its name and by the short name of the plan's heading."""
    known = tanggal.BULAN if name in tanggal.BULAN else tanggal.SINGKATAN

    assert (known.index(name) + 1,) == parse_bulan(case(name))


@given(months, months, st.sampled_from(("-", "–", " - ", " s.d. ", " s/d ", " sampai dengan ", " hingga ")))
def test_range_of_bulan(first: int, last: int, dash: str) -> None:
    """A range holds its ends and all between; a reversed one is impossible, and says why."""
    for text in (f"{first}{dash}{last}", f"{tanggal.BULAN[first - 1]}{dash}{tanggal.SINGKATAN[last - 1]}"):
        if first <= last:
            assert tuple(range(first, last + 1)) == parse_bulan(text)
        else:
            with pytest.raises(tanggal.ImpossibleMonths) as caught:
                parse_bulan(text)
            assert f"{tanggal.BULAN[first - 1]} sesudah {tanggal.BULAN[last - 1]}" in caught.value.reason


@given(st.lists(months, min_size=1))
def test_list_of_bulan(listed: list[int]) -> None:
    """A list is put in order, each month once, however often it was named."""
    assert tuple(sorted(set(listed))) == parse_bulan(", ".join(tanggal.SINGKATAN[n - 1] for n in listed))


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("1", (1,)),
        ("agt", (8,)),
        ("Ags", (8,)),
        ("agu", (8,)),
        ("sep", (9,)),
        ("nop", (11,)),
        ("Jan.", (1,)),
        ("bulan Maret", (3,)),
        ("jan-mar", (1, 2, 3)),
        ("jan s.d. mar", (1, 2, 3)),
        ("Januari sampai dengan Maret", (1, 2, 3)),
        ("jan, mar, jun-agt", (1, 3, 6, 7, 8)),
        ("Januari, Maret, dan Juni", (1, 3, 6)),
        ("Januari dan Juli", (1, 7)),
        ("sepanjang tahun", tuple(range(1, 13))),
        ("Setiap Bulan", tuple(range(1, 13))),
        ("triwulan", (3, 6, 9, 12)),
        ("triwulanan", (3, 6, 9, 12)),
        ("setiap triwulan", (3, 6, 9, 12)),
        ("semester", (6, 12)),
        ("semesteran", (6, 12)),
        ("triwulan I", (1, 2, 3)),
        ("triwulan 4", (10, 11, 12)),
        ("semester II", (7, 8, 9, 10, 11, 12)),
        ("triwulan I, Desember", (1, 2, 3, 12)),
        ("semester 1-2", tuple(range(1, 13))),
        ("triwulan 1-2", (1, 2, 3, 4, 5, 6)),
        ("Triwulan 1-3", (1, 2, 3, 4, 5, 6, 7, 8, 9)),
        ("triwulan 1 dan 3", (1, 2, 3, 7, 8, 9)),
        ("triwulan I dan II", (1, 2, 3, 4, 5, 6)),
        ("triwulan I, II, dan IV", (1, 2, 3, 4, 5, 6, 10, 11, 12)),
        ("triwulan 2 s.d. 4", tuple(range(4, 13))),
        ("triwulan I - triwulan II", (1, 2, 3, 4, 5, 6)),
        ("triwulan I - Mei", (1, 2, 3, 4, 5)),
        ("triwulan ke-2", (4, 5, 6)),
        ("triwulan 1, bulan 5", (1, 2, 3, 5)),
        ("triwulan 1, mei, 7", (1, 2, 3, 5, 7)),
        ("TW I", (1, 2, 3)),
        ("TW1-2", (1, 2, 3, 4, 5, 6)),
        ("smt II", (7, 8, 9, 10, 11, 12)),
    ],
)
def test_bulan_as_typed(text: str, months: tuple[int, ...]) -> None:
    """Months are read as people plan with them."""
    assert months == parse_bulan(text)


@pytest.mark.parametrize(
    ("text", "word", "suggestion"),
    [
        ("Febuari", "Febuari", "februari"),
        ("jan-marte", "marte", "maret"),
        ("jan, agustu", "agustu", "agustus"),
        ("tri wulan", "tri wulan", "triwulan"),
        ("june", "june", "jun"),
        ("jan, pebr", "pebr", "feb"),
        ("II", "II", ""),
        ("triwulan pertama", "triwulan pertama", "triwulanan"),
        ("xyz", "xyz", ""),
        ("", "", ""),
        ("jan,", "", ""),
    ],
)
def test_unknown_bulan(text: str, word: str, suggestion: str) -> None:
    """A misspelt month is named as it was typed, with the nearest known word."""
    with pytest.raises(tanggal.UnknownMonth) as caught:
        parse_bulan(text)

    assert (word, suggestion) == (caught.value.word, caught.value.suggestion)


@pytest.mark.parametrize(
    "text",
    [
        *("0", "13", "1-13", "jan-mar-mei"),
        *("triwulan 5", "triwulan 1-5", "semester 1, 3", "triwulan, 2", "1 - triwulan 3", "triwulan 3-1"),
    ],
)
def test_impossible_bulan(text: str) -> None:
    """A month that no year has, or a range with three ends, is impossible."""
    with pytest.raises(tanggal.ImpossibleMonths):
        parse_bulan(text)


@pytest.mark.parametrize(
    "error",
    [
        tanggal.ImpossibleDate("30 Februari 2026"),
        tanggal.ImpossibleMonths("terbalik"),
        tanggal.UnknownMonth("marte", "maret"),
    ],
)
def test_errors_survive_pickling(error: Exception) -> None:
    """A batch run in processes hands its errors back whole."""
    again = pickle.loads(pickle.dumps(error))

    assert (type(error), vars(error), str(error)) == (type(again), vars(again), str(again))
