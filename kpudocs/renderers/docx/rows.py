"""The rows of a table, written many at a time: the one loop of a template that goes round often.

Where a template repeats a row of nothing but `{% sel %}` cells, Jinja is asked for the whole table
instead of for each cell: of a plan's row all is ready but its texts (`cells`). Pieces of rows go past
Jinja, and on to the package, as they are.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, TypeVar, cast

import jinja2
from markupsafe import escape

from kpudocs.naskah import Baris, Sel
from kpudocs.renderers.docx.cells import CELL, CellMould, Pieces, Shape
from kpudocs.renderers.docx.context import JC, Rows, merge_of

__all__ = ["ROWS", "RowMould", "RowPiece", "take_rows"]

T = TypeVar("T")

ROWS = "_isi_baris"
"""The filter by which a compiled template calls a mould (`language`)."""
_CHUNK = 64
"""Rows that are written at a time: few enough to need no memory, enough to pack well."""
_BETWEEN = "\x00"
"""Stands between texts that are escaped together; no XML has it."""
_MOST_BLANKS = 1024
_MOST_FILLINGS = 16
_MOST_TABLES, _MOST_KEPT_ROWS = 8, 256  # some 100 kB for 64 rows
_LOOP = re.compile(
    r"\{% *for (?P<row>\w+) in (?P<rows>[\w.]+) *%\}"
    r"(?P<opening><w:tr(?: [^<>{]*)?>(?:(?!<w:tc>)[^{])*)"
    r"(?P<cells>(?:\{% *for \w+ in \w+\.sel *%\})?(?:<w:tc>\{\{[^{}]*\}\}</w:tc>)+(?:\{% *endfor *%\})?)"
    r"(?P<closing></w:tr>)\{% *endfor *%\}"
)
_CELL = re.compile(rf"<w:tc>\{{\{{ (?P<cell>[\w.]+)\|{CELL}\((?P<number>\d+), (?P<rangkai>[\w.]+)\) \}}\}}</w:tc>")
_EACH = re.compile(r"\{% *for (?P<cell>\w+) in (?P<row>\w+)\.sel *%\}(?P<inside>.*)\{% *endfor *%\}", re.DOTALL)


def take_rows(source: str, cells: Sequence[CellMould]) -> tuple[str, list[RowMould]]:
    """Put calls of moulds in place of the loops that moulds can write; the moulds are returned too."""
    moulds: list[RowMould] = []

    def replace(loop: re.Match[str]) -> str:
        mould = _read(loop, cells)
        if mould is None:
            return loop[0]
        moulds.append(mould)
        return f"{{{{ {loop['rows']}|{ROWS}({len(moulds) - 1}) }}}}"

    return _LOOP.sub(replace, source), moulds


def _read(loop: re.Match[str], cells: Sequence[CellMould]) -> RowMould | None:
    """The mould of a loop, or None where its cells are not just those of the row."""
    row, inside = loop["row"], loop["cells"]
    each = _EACH.fullmatch(inside)
    found = list(_CELL.finditer(each["inside"] if each else inside))
    if "".join(cell[0] for cell in found) != (each["inside"] if each else inside):
        return None
    if any(cell["rangkai"] not in ("false", f"{row}.rangkai") for cell in found):
        return None
    keeps = any(cell["rangkai"] != "false" for cell in found)
    moulds = [cells[int(cell["number"])] for cell in found]
    if each:
        is_each = each["row"] == row and len(found) == 1 and found[0]["cell"] == each["cell"]
        return RowMould(loop["opening"], moulds, None, keeps=keeps) if is_each else None
    names = [cell["cell"].removeprefix(f"{row}.") for cell in found]
    if any(cell["cell"] != f"{row}.{name}" or "." in name for cell, name in zip(found, names, strict=True)):
        return None
    return RowMould(loop["opening"], moulds, names, keeps=keeps)


class RowPiece(str):
    """The XML of whole rows, and the texts in them as they are before escaping."""

    said: str
    known: dict[Hashable, Any] | None = None
    """What was made of them, kept for other decrees with the same table; None where there will be none."""

    def recall(self, what: Hashable, make: Callable[[], T]) -> T:
        """What follows from the rows and from `what`: made once, where they are kept."""
        if self.known is None:
            return make()
        if what not in self.known:
            self.known[what] = make()
        return cast(T, self.known[what])

    @classmethod
    def of(cls, pieces: list[str], places: Sequence[int]) -> RowPiece:
        """Join pieces, of which those at `places` are texts that want escaping."""
        said = _BETWEEN.join([pieces[place] for place in places])
        escaped = str(escape(said))
        if len(escaped) != len(said):
            texts = escaped.split(_BETWEEN)
            if len(texts) != len(places):
                texts = [str(escape(pieces[place])) for place in places]
            for place, text in zip(places, texts, strict=True):
                pieces[place] = text
        made = cls("".join(pieces))
        made.said = said
        return made


class RowMould:
    """What a template makes of the rows of a table.

    `cells` are the moulds of its cells, and `names` the columns that they show; without names one
    mould makes all cells of a row. `keeps` tells whether rows may stay with the next one.
    """

    def __init__(self, opening: str, cells: list[CellMould], names: list[str] | None, *, keeps: bool) -> None:
        self._opening = opening
        self._cells = cells
        self._names = names
        self._keeps = keeps
        self._fillings: dict[tuple[tuple[int, ...], bool], _Filling] = {}
        """By the columns' edges, and whether rows stay with the next one: decrees of one kind share them."""
        self._tables: OrderedDict[tuple[Any, ...], tuple[tuple[Baris, ...], list[RowPiece]]] = OrderedDict()
        """The XML of tables: in a batch many decrees have one, the very same object."""

    def fill(self, rows: Rows) -> Iterator[RowPiece]:
        """The rows as XML, some at a time. Raises jinja2.UndefinedError for a column they do not have."""
        if not 0 < len(rows) <= _MOST_KEPT_ROWS:
            yield from self._fill_all(rows)
            return
        key = (id(rows.baris), rows.kept, rows.marks, rows.names)
        if key in self._tables:
            self._tables.move_to_end(key)
        else:
            pieces = list(self._fill_all(rows))
            for piece in pieces:
                piece.known = {}
            self._tables[key] = (rows.baris, pieces)  # the rows are kept, so that their id stays their own
            if len(self._tables) > _MOST_TABLES:
                self._tables.popitem(last=False)
        yield from self._tables[key][1]

    def _fill_all(self, rows: Rows) -> Iterator[RowPiece]:
        kept = len(rows) - rows.kept if self._keeps else len(rows)
        yield from self._fill(rows, rows.baris[:kept], self._filling(rows, rangkai=False))
        yield from self._fill(rows, rows.baris[kept:], self._filling(rows, rangkai=True))

    def _filling(self, rows: Rows, *, rangkai: bool) -> _Filling:
        if len(self._fillings) > _MOST_FILLINGS:
            self._fillings.clear()
        return self._fillings.setdefault((rows.marks, rangkai), _Filling(rows.marks, rangkai=rangkai))

    def _fill(self, rows: Rows, some: Sequence[Baris], filling: _Filling) -> Iterator[RowPiece]:
        in_order = self._names == list(rows.names)
        count = len(rows.names)
        for start in range(0, len(some), _CHUNK):
            pieces: list[str] = []
            places: list[int] = []
            for baris in some[start : start + _CHUNK]:
                pieces.append(self._opening)
                if in_order and len(baris.sel) == count:
                    end, blanks = filling.blanks(self._cells, baris.sel)
                    filling.add(pieces, places, enumerate(baris.sel[:end]), self._cells)
                    pieces.append(blanks)
                else:
                    filling.add(pieces, places, *self._find(baris, rows))
                pieces.append("</w:tr>")
            yield RowPiece.of(pieces, places)

    def _find(self, baris: Baris, rows: Rows) -> tuple[list[tuple[int, Sel]], list[CellMould]]:
        """The cells of a row with their columns, where cells are wide or the template shows others than there are."""
        columns: dict[str, tuple[int, Sel]] = {}
        column = 0
        for sel in baris.sel:
            columns[rows.names[column]] = (column, sel)
            column += sel.rentang_kolom
        if self._names is None:
            return list(columns.values()), self._cells * len(columns)
        for name in self._names:
            if name not in columns:
                raise jinja2.UndefinedError(f"'dict object' has no attribute '{name}'")
        return [columns[name] for name in self._names], self._cells


class _Filling:
    """Rows of the same columns being filled: what their cells without text are like is looked up once."""

    def __init__(self, marks: tuple[int, ...], *, rangkai: bool) -> None:
        self._marks = marks
        self._rangkai = rangkai
        self._blanks: dict[int, tuple[Sel, dict[int, str]]] = {}
        """A month's cell is one object in many rows: such an object by its id, and its XML in each column."""
        self._runs: dict[tuple[int, ...], tuple[tuple[Sel, ...], str]] = {}
        """The same for runs of such objects, by their ids: a plan's months, of which it has few sets in many rows."""
        self._start = 0
        """Where such a run began last."""
        self._pieces: dict[tuple[int, int, int, str, bool, bool], Pieces] = {}

    def blanks(self, moulds: Sequence[CellMould], cells: tuple[Sel, ...]) -> tuple[int, str]:
        """Where the cells without text begin that a row ends with, and their XML."""
        run = self._runs.get(tuple(map(id, cells[self._start :])))
        if run is None:
            self._start = len(cells)
            while self._start and not cells[self._start - 1].paragraf:
                self._start -= 1
            tail = cells[self._start :]
            run = self._runs.get(tuple(map(id, tail))) or self._add_run(moulds, tail)
        return self._start, run[1]

    def _add_run(self, moulds: Sequence[CellMould], cells: tuple[Sel, ...]) -> tuple[tuple[Sel, ...], str]:
        if len(self._runs) > _MOST_BLANKS:
            self._runs.clear()
        pieces: list[str] = []
        self.add(pieces, [], enumerate(cells, self._start), moulds[self._start :])
        return self._runs.setdefault(tuple(map(id, cells)), (cells, "".join(pieces)))

    def add(
        self, pieces: list[str], places: list[int], cells: Iterable[tuple[int, Sel]], moulds: Iterable[CellMould]
    ) -> None:
        """Add the XML of a row's cells, each with its column, to `pieces`, and to `places` where texts stand in it."""
        for (column, sel), mould in zip(cells, moulds, strict=False):
            paragraf = sel.paragraf
            if not paragraf:
                try:
                    pieces.append(self._blanks[id(sel)][1][column])
                except KeyError:
                    pieces.append(self._blank(mould, column, sel))
                continue
            rows = sel.rentang_baris
            key = (column, sel.rentang_kolom, rows if rows < 2 else 2, sel.rata, sel.tebal, sel.arsir)
            made = self._pieces.get(key) or self._cast(mould, column, sel)
            if len(paragraf) == 1 and not paragraf[0].label and paragraf[0].teks:
                pieces.append(made.before)
                places.append(len(pieces))
                pieces.append(paragraf[0].teks)
                pieces.append(made.after)
                continue
            pieces.append(f"<w:tc>{made.properties}")
            for one in paragraf:
                around = made.around(one.label) if one.label else (made.plain if one.teks else (made.empty,))
                for before, text in zip(around, (one.label, one.teks) if one.label else (one.teks,), strict=False):
                    pieces.append(before)
                    places.append(len(pieces))
                    pieces.append(text)
                pieces.append(around[-1] if len(around) > 1 else "")
            pieces.append("</w:tc>")

    def _blank(self, mould: CellMould, column: int, sel: Sel) -> str:
        if len(self._blanks) > _MOST_BLANKS:
            self._blanks.clear()
        blank = self._cast(mould, column, sel).blank
        self._blanks.setdefault(id(sel), (sel, {}))[1][column] = blank  # kept, so that its id stays its own
        return blank

    def _cast(self, mould: CellMould, column: int, sel: Sel) -> Pieces:
        key = (column, sel.rentang_kolom, min(sel.rentang_baris, 2), sel.rata, sel.tebal, sel.arsir)
        pieces = self._pieces.get(key)
        if pieces is None:
            width = self._marks[column + sel.rentang_kolom] - self._marks[column]
            shape = Shape(sel.rentang_kolom, merge_of(sel), JC[sel.rata], sel.tebal, sel.arsir, width, self._rangkai)
            pieces = self._pieces[key] = mould.pieces(shape)
        return pieces
