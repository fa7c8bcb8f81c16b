"""Tables as offices send them."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpudocs.batch.names import Pattern, name_key
from kpudocs.errors import InvalidInput
from kpudocs.tables import Row, open_table


def read(path: Path, content: bytes | str, sheet: str | None = None) -> list[Row]:
    """The rows of a file with that content."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with open_table(path, sheet) as table:
        return list(table.rows)


TEXT = "nama{0}kota\r\nBudi é{0}Kediri\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_csv_as_excel_writes_it(encoding: str, delimiter: str, tmp_path: Path) -> None:
    """Whatever parts the cells in that country, and however its letters are written."""
    found = read(tmp_path / "d.csv", TEXT.format(delimiter).encode(encoding))

    assert [Row(2, {"nama": "Budi é", "kota": "Kediri"})] == found


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r", exclude_categories=["Cs"]), max_size=12)


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6), st.sampled_from(";,"))
def test_csv_keeps_what_was_written(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], part: str) -> None:
    """Quotes, delimiters and line breaks in cells included; blank cells and rows are none."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=part)
    writer.writerows([["a", "b", "c"], *rows])
    found = read(tmp_path_factory.mktemp("csv") / "d.csv", file.getvalue().encode("utf-8-sig"))
    expected = [
        {name: cell for name, cell in zip("abc", row, strict=True) if cell.strip()}
        for row in rows
        if any(cell.strip() for cell in row)
    ]

    assert expected == [row.values for row in found]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("d.csv", "", "data kosong"),
        ("d.csv", 'a;b\n"1;2\n', "baris 2: baris tidak terbaca"),
        ("d.csv", b"a;b\n\x81\x8d;\xff\n", "pengodean berkas tidak dikenal"),
        ("d.ods", "", "bentuk berkas data tidak dikenal; pakai berkas berakhiran .csv, .jsonl, .xlsx"),
        ("d.xlsx", "bukan zip", "bukan buku kerja Excel"),
    ],
)
def test_files_that_cannot_be_read(name: str, content: str | bytes, told: str, tmp_path: Path) -> None:
    """Told with what to do."""
    with pytest.raises(InvalidInput, match=told):
        read(tmp_path / name, content)


def test_csv_with_a_word_on_its_delimiter(tmp_path: Path) -> None:
    """Excel's own first line is obeyed, and counted as a row."""
    assert [Row(3, {"a;b": "1"})] == read(tmp_path / "d.csv", "sep=|\na;b|c\n1|\n")


def test_cells_without_a_column(tmp_path: Path) -> None:
    """Told with their letter: they would be lost."""
    (row,) = read(tmp_path / "d.csv", "a;b\n1;2;3\n")

    assert [f"{tmp_path / 'd.csv'} baris 2, kolom C"] == [fault.file for fault in row.faults]


def test_jsonl(tmp_path: Path) -> None:
    """Blank lines are none; what is no object is told with its line, and the rest is read."""
    lines = ['{"a": 1}', "", "[1]", '{"a": 1, "a": 2}', "{", '{"a": NaN}', '{"a": {"b": [1]}}']
    found = read(tmp_path / "d.jsonl", "\ufeff" + "\n".join(lines))

    assert [(1, 0), (3, 1), (4, 1), (5, 1), (6, 1), (7, 0)] == [(row.number, len(row.faults)) for row in found]
    assert {"a": {"b": [1]}} == found[-1].values


def workbook(path: Path, rows: dict[str, Any], header: tuple[str, ...] = ("nomor", "nilai")) -> None:
    """A workbook whose table begins at C3 of its second, visible sheet."""
    book = openpyxl.Workbook()
    book.active.title = "tersembunyi"
    sheet = book.create_sheet("Data")
    book["tersembunyi"].sheet_state = "hidden"
    book.active = 1
    for column, name in zip("CD", header, strict=True):
        sheet[f"{column}3"] = name
    for place, value in rows.items():
        sheet[place] = value
    book.save(path)


@pytest.mark.parametrize(
    ("value", "read_as"),
    [
        (12, 12),
        (1.5, "1,5"),
        ("  a\nb", "  a\nb"),
        (datetime.date(2026, 3, 2), "2 Maret 2026"),
        (datetime.time(8, 30), "08.30"),
        (True, True),
        ("0012", "0012"),
    ],
)
def test_xlsx_cells(value: Any, read_as: Any, tmp_path: Path) -> None:
    """As a person sees them, with the number of the row and wherever the table begins."""
    workbook(tmp_path / "d.xlsx", {"C4": 1, "D4": value, "C6": 2})
    with open_table(tmp_path / "d.xlsx") as table:
        assert {"nomor": "kolom C", "nilai": "kolom D"} == table.headers
        assert [Row(4, {"nomor": 1, "nilai": read_as}), Row(6, {"nomor": 2})] == list(table.rows)


@pytest.mark.parametrize(
    ("value", "told"),
    [(1234567890123456, "15 digit"), (datetime.datetime(2026, 3, 2, 8), "memuat jam")],
)
def test_xlsx_cells_that_excel_has_spoilt(value: Any, told: str, tmp_path: Path) -> None:
    """A number that Excel has rounded, a date with a time: told with their place, never guessed."""
    workbook(tmp_path / "d.xlsx", {"D4": value})
    with open_table(tmp_path / "d.xlsx") as table:
        (row,) = table.rows

    assert told in row.faults[0].message
    assert f"{tmp_path / 'd.xlsx'} baris 4, kolom D (nilai)" == row.faults[0].file


def test_a_sheet_by_its_name(tmp_path: Path) -> None:
    """One that is not there is told with those that are."""
    workbook(tmp_path / "d.xlsx", {"C4": 1})

    told = 'lembar kerja "Dta" tidak ada; lembar yang ada: tersembunyi, Data'
    with pytest.raises(InvalidInput, match=told), open_table(tmp_path / "d.xlsx", "Dta"):
        pass


@settings(max_examples=200)
@given(st.text(max_size=130))
def test_names_are_safe_everywhere(value: str) -> None:
    """Whatever a cell holds, the name is one part of a path that Windows takes, and stays the same when read."""
    name = Pattern("${a}").name({}, {"a": value})

    assert name and name == name.strip(" ") and not name.endswith(".") and not name.startswith(".")
    assert not set('<>:"/\\|?*') & set(name) and min(map(ord, name)) >= 32
    assert len(name) <= 101
    assert name_key(name) == name_key(json.loads(json.dumps(name)).upper()) or not value.isascii()
