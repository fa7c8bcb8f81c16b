"""Whatever stands in a workbook: lampiran, or InvalidInput, and nothing else."""

from __future__ import annotations

import contextlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpudocs.errors import InvalidInput
from kpudocs.workbook import Choice, refuse
from kpudocs.workbook.grid import Cell, Grid, Workbook
from kpudocs.workbook.reading import KINDS, interpret
from kpudocs.workbook.writer import SETTINGS_NAME, area_name

_TEXTS = st.sampled_from(
    ["", "Bulan", "NO.", "Area", "Kegiatan", "Sub Kegiatan", "Indikator", "Jan", "Feb", "Mar", "Apr", "Mei", "x",
     "NAMA", "Jabatan", "Kedudukan", "JUMLAH", "Juny", "1", "12", "1.000", "Rapat", "${tahun}", "$", "STATUS", "ya",
     "lanjut", "kolom[1].lebar", "kolom[9].judul", "lanskap", "judul", "tanda", "a\nb", "\u00a0", "Ket", "jan-mar"]
)  # fmt: skip
_CELLS = st.builds(
    Cell,
    text=_TEXTS,
    number=st.booleans(),
    formula=st.booleans(),
    fill=st.sampled_from(["", "", "rgb:1", "rgb:2"]),
    fault=st.sampled_from(["", "", "", "", "#REF!", "rumus"]),
)
_ROW, _COLUMN = st.integers(1, 9), st.integers(1, 8)
_AREAS = st.tuples(_ROW, _COLUMN, st.integers(0, 3), st.integers(0, 3)).map(
    lambda area: (area[0], area[1], area[0] + area[2], area[1] + area[3])
)


@st.composite
def workbooks(draw: st.DrawFn) -> Workbook:
    """Sheets of any content; some bear the names that kpudocs gives to areas."""
    sheets = tuple(
        Grid(
            name,
            draw(st.dictionaries(st.tuples(_ROW, _COLUMN), _CELLS, max_size=30)),
            tuple(draw(st.lists(_AREAS, max_size=3))),
        )
        for name in draw(st.lists(st.sampled_from(["A", "B", "Petunjuk", "Pengaturan"]), unique=True, max_size=3))
    )
    known = [area_name(number, jenis) for number in (0, 1) for jenis in KINDS] + [SETTINGS_NAME]
    names = draw(
        st.dictionaries(st.sampled_from(known), st.tuples(st.sampled_from(["A", "B", "C"]), _AREAS), max_size=3)
    )
    return Workbook(sheets, names)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    workbooks(),
    st.sampled_from(["", *KINDS]),
    st.dictionaries(
        st.sampled_from(["area", "bulan", "nama", "indikator", "no"]),
        st.sampled_from(["A", "C", "-", "Rapat"]),
        max_size=2,
    ),
)
def test_any_sheet_is_read_or_refused(book: Workbook, jenis: str, columns: dict[str, str]) -> None:
    """No other error, in any kind, with any mapping."""
    with contextlib.suppress(InvalidInput):
        refuse(interpret(book, "p.xlsx", Choice(jenis=jenis, columns=columns)), "p.xlsx")
