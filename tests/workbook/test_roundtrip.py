"""A workbook that kpudocs made gives back what went in."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
from hypothesis import example as with_example
from hypothesis import given, settings
from hypothesis import strategies as st

from kpudocs.bahasa.teks import variables_in_force
from kpudocs.lampiran import JENIS, Lampiran
from kpudocs.workbook import Read, export_workbook
from kpudocs.workbook import grid as grids
from kpudocs.workbook.grid import Workbook
from kpudocs.workbook.layout import read_text, show_text
from kpudocs.workbook.reading import interpret
from tests.examples import load_example
from tests.loaders.decrees import make
from tests.workbook.lampiran_samples import ANY, LINES


def read_here(raw: bytes) -> Workbook:
    """As `read_workbook`, in this process: a hundred children would take a minute."""
    return grids.as_workbook(grids._read(raw, "p.xlsx"))


def as_model(read: Read) -> Lampiran:
    """What was read, as the model makes it."""
    assert [] == read.faults
    with variables_in_force({}):
        return JENIS[read.jenis].model_validate(read.data)


@settings(max_examples=60)
@given(st.lists(ANY, min_size=1, max_size=2))
def test_yaml_to_xlsx_to_yaml_is_the_identity(lampiran: list[Lampiran]) -> None:
    """Every kind with rows comes back as it was, whatever its texts look like to Excel."""
    keputusan = make(lampiran=[one.model_dump() for one in lampiran])
    found = interpret(read_here(export_workbook(keputusan)), "p.xlsx")

    assert list(keputusan.lampiran) == [as_model(one) for one in found]
    assert [*range(len(lampiran))] == [one.number for one in found]
    assert [] == [note for one in found for note in one.notes]


@given(LINES | st.sampled_from(["$", "$$", "${", "$${a}", "$$${a}", "a$", "${a", "$ {a}"]))
@with_example("x$${tahun}$")
def test_dollars_survive_a_cell(text: str) -> None:
    """What a cell shows reads back as that text, and never as a variable."""
    from kpudocs.bahasa.teks import fill_variables

    assert text == fill_variables(read_text(show_text(text)), {})


def test_a_variable_typed_in_a_cell_is_one() -> None:
    """`${tahun}` in a cell is filled like everywhere."""
    assert "Tahun ${tahun}, US$$ 5" == read_text("Tahun ${tahun}, US$ 5")


def test_no_cell_becomes_a_formula_but_the_totals() -> None:
    """Text that begins with =, +, - or @ is text, in cells whose format is text."""
    people = [{"nama": text, "jabatan": text} for text in ("=1+1", "+1", "-1", "@A1")]
    raw = export_workbook(make(lampiran=[{"jenis": "daftar_nama", "orang": people}]))
    sheet: Any = openpyxl.load_workbook(io.BytesIO(raw))["Daftar Nama"]
    cells = [sheet.cell(row, 2) for row in range(5, 9)]

    assert ["=1+1", "+1", "-1", "@A1"] == [cell.value for cell in cells]
    assert {"s"} == {cell.data_type for cell in cells}
    assert {"@"} == {cell.number_format for cell in cells}


def test_same_decree_same_bytes() -> None:
    """The workbook holds no clock."""
    for name in ("jambi-2026", "tim-2026"):
        assert export_workbook(load_example(name)) == export_workbook(load_example(name))


def test_planners_find_their_way() -> None:
    """Headers repeat in print and stay in view; months offer a choice and shade themselves; instructions are there."""
    book: Any = openpyxl.load_workbook(io.BytesIO(export_workbook(load_example("jambi-2026"))))
    sheet = book["Rencana Aksi"]
    offered = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}

    assert ["Petunjuk", "Rencana Aksi", "Pengaturan"] == book.sheetnames
    assert "Rencana Aksi" == book.active.title
    assert "E6" == sheet.freeze_panes
    assert "$4:$5" == sheet.print_title_rows
    assert "landscape" == sheet.page_setup.orientation and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert ['"x,√,●,v"'] == list(offered.values())
    assert 1 == len(sheet.conditional_formatting)
    assert "B6:B17" in {str(area) for area in sheet.merged_cells.ranges}
    assert any("Bulan pelaksanaan" in str(row[0].value) for row in book["Petunjuk"].iter_rows())
