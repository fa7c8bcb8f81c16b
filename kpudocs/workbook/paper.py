"""How the sheets look: formats, print set-up, checks of what is typed. Everything goes in as text.

A cell never becomes a formula: text that begins with =, +, - or @ is written as text, in cells
whose format is text, so that it stays text when somebody edits it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kpudocs.errors import Fault, InvalidInput
from kpudocs.workbook.layout import Loc, show_text

__all__ = ["MAX_TEXT", "Sheet", "make_formats"]

MAX_TEXT = 32_767
"""Characters that a cell of Excel holds."""
_FOLIO, _A4 = 14, 9
_SPARE = 300
"""Lines below the table that are already checked and shaded as the table's own."""
_HEAD, _SHADE, _LINE = "#D9E2F3", "#A6A6A6", "#7F7F7F"
_TALLEST = 400.0


def make_formats(book: Any) -> dict[str, Any]:
    """The formats of a workbook by name."""
    box = {"border": 1, "border_color": _LINE, "valign": "top", "text_wrap": True}
    text = {**box, "num_format": "@"}
    return {
        "judul": book.add_format({"bold": True, "font_size": 13, "align": "left", "valign": "vcenter"}),
        "anak_judul": book.add_format({"italic": True, "font_color": "#595959"}),
        "kepala": book.add_format({**box, "bold": True, "bg_color": _HEAD, "align": "center", "valign": "vcenter"}),
        "teks": book.add_format(text),
        "tengah": book.add_format({**text, "align": "center"}),
        "kanan": book.add_format({**text, "align": "right"}),
        "nomor": book.add_format({**box, "align": "center"}),
        "angka": book.add_format({**box, "num_format": "#,##0"}),
        "bulan": book.add_format({**text, "align": "center", "valign": "vcenter", "text_wrap": False}),
        "kelompok": book.add_format({**text, "bold": True, "bg_color": "#F2F2F2"}),
        "jumlah": book.add_format({**box, "bold": True, "num_format": "#,##0"}),
        "judul_jumlah": book.add_format({**box, "bold": True, "align": "center"}),
        "arsir": book.add_format({"bg_color": _SHADE, "font_color": "#262626"}),
        "isian": book.add_format({**text, "bg_color": "#FFF9E5"}),
        "petunjuk": book.add_format({"text_wrap": True, "valign": "top"}),
        "petunjuk_judul": book.add_format({"bold": True, "font_size": 13, "font_color": "#1F3864"}),
        "petunjuk_bab": book.add_format({"bold": True, "valign": "top"}),
    }


class Sheet:
    """A sheet being written: rows and columns count from 0, as XlsxWriter's do."""

    def __init__(self, book: Any, name: str, formats: dict[str, Any]) -> None:
        self.name, self.formats = name, formats
        self.page = book.add_worksheet(name)
        self._faults: list[Fault] = []
        self._covered: dict[int, list[tuple[int, int]]] = {}

    @property
    def quoted(self) -> str:
        return "'" + self.name.replace("'", "''") + "'"

    def text(self, row: int, column: int, text: str, style: str, loc: Loc = ()) -> None:
        """Write a text of the decree, never a formula."""
        self._put(row, column, show_text(text), style, loc)

    def label(self, row: int, column: int, text: str, style: str) -> None:
        """Write words of the sheet itself."""
        self._put(row, column, text, style, ())

    def _put(self, row: int, column: int, text: str, style: str, loc: Loc) -> None:
        if len(text) > MAX_TEXT:
            what = f"teks sepanjang {len(text)} huruf tidak muat dalam satu sel Excel"
            self._faults.append(Fault(what, f"paling panjang {MAX_TEXT}; bagi teksnya", loc, code="sel_penuh"))
        elif text:
            self.page.write_string(row, column, text, self.formats[style])
        else:
            self.page.write_blank(row, column, None, self.formats[style])

    def merge(self, area: tuple[int, int, int, int], text: str, style: str, loc: Loc = ()) -> None:
        """A text over an area (first row, first column, last row, last column); one cell is just written."""
        first_row, first_column, last_row, last_column = area
        if (first_row, first_column) != (last_row, last_column):
            self.page.merge_range(*area, "", self.formats[style])
        self.text(first_row, first_column, text, style, loc)

    def number(self, row: int, column: int, value: int, style: str) -> None:
        self.page.write_number(row, column, value, self.formats[style])

    def offer(self, area: tuple[int, int, int, int], choices: Sequence[str], title: str, message: str) -> None:
        """A list of choices for cells; anything else is refused by Excel with the message."""
        self.page.data_validation(
            *area,
            {"validate": "list", "source": list(choices), "input_title": title[:32], "input_message": message[:255],
             "error_title": title[:32], "error_message": message[:255]},
        )  # fmt: skip

    def shade(self, area: tuple[int, int, int, int]) -> None:
        """Shade the cells that hold something."""
        self.page.conditional_format(*area, {"type": "no_blanks", "format": self.formats["arsir"]})

    def spare(self, last: int) -> int:
        """The last line for which checks hold, below a table's last."""
        return last + _SPARE

    def height(self, row: int, lines: float) -> None:
        """A row as high as its lines; only where Excel itself would not see it (merged cells)."""
        self.page.set_row(row, min(_TALLEST, 15.0 * lines))

    def set_print(self, *, turned: bool, header: tuple[int, int], last: tuple[int, int], title: str, a4: bool) -> None:
        """Paper, margins, one page wide, the header on each page, the title and page numbers below."""
        page = self.page
        page.set_landscape() if turned else page.set_portrait()
        page.set_paper(_A4 if a4 else _FOLIO)
        page.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.7)
        page.fit_to_pages(1, 0)
        page.repeat_rows(*header)
        page.print_area(0, 0, *last)
        page.center_horizontally()
        shown = title.replace("&", "&&")[:150]
        page.set_footer(f"&L&8{shown}&R&8Halaman &P dari &N")

    def finish(self) -> tuple[Fault, ...]:
        """What could not be written."""
        return tuple(self._faults)


def refuse(faults: Sequence[Fault]) -> None:
    """Raise InvalidInput if there are any."""
    if faults:
        raise InvalidInput(tuple(faults))
