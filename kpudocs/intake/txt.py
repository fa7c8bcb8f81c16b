"""Plain text: typed, taken from a PDF, or out of a scanner. Columns are counted as places on a page."""

from __future__ import annotations

import itertools
import re

from kpudocs.errors import Fault, InvalidInput
from kpudocs.intake.items import Cell, Grid, Item, Line, Manuscript, Word
from kpudocs.intake.joining import clean
from kpudocs.intake.layout import lines_of, split_blocks

__all__ = ["MAX_LINES", "read_txt"]

MAX_LINES = 200_000
_LETTER, _LEADING = 6.0, 12.0  # points: a letter's width, a line's height
_TOKEN = re.compile(r"\S+")


def read_txt(raw: bytes, name: str) -> Manuscript:
    """The document. Raises InvalidInput for what is no text."""
    text = _decode(raw, name)
    pages = text.split("\f")
    document = Manuscript([], pages=len(pages) if len(pages) > 1 else 0)
    number = 0
    for page, content in enumerate(pages, 1):
        lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        if number + len(lines) > MAX_LINES:
            raise _refusal(f"teks ini lebih dari {MAX_LINES} baris", "bagi menjadi beberapa berkas", name)
        document.items += _page(lines, number, page if len(pages) > 1 else 0)
        number += len(lines) - (len(pages) > 1)
    if not document.items:
        raise _refusal("berkas ini tidak memuat teks", "periksa berkasnya", name)
    return document


def _refusal(what: str, advice: str, name: str) -> InvalidInput:
    return InvalidInput((Fault(what, advice, file=name, code="impor_txt"),))


def _decode(raw: bytes, name: str) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            return clean_pages(raw.decode(encoding, "replace"))
    if raw.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")) or raw.count(b"\0") > len(raw) // 100:
        raise _refusal("berkas ini bukan teks", "sesuaikan akhiran nama berkas dengan isinya", name)
    try:
        return clean_pages(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return clean_pages(raw.decode("cp1252", "replace"))  # what Windows' Notepad wrote for decades


def clean_pages(text: str) -> str:
    """The text as a decree can hold it, page breaks kept."""
    return "\f".join(clean(page) for page in text.split("\f"))


def _page(texts: list[str], offset: int, page: int) -> list[Item]:
    words: list[Word] = []
    items: list[Item] = []
    rows: list[tuple[int, list[str]]] = []
    numbers: list[int] = []
    double = _is_double_spaced(texts)

    def flush() -> None:
        if words:
            lines = lines_of(words, 0, width=80 * _LETTER)
            for line in lines:
                line.place, line.page = f"baris {round(line.top / _LEADING)}", page
            _gaps(lines, double)
            items.extend(split_blocks(lines))
            words.clear()

    for index, text in enumerate(texts, 1):
        if "|" in text:
            text = _without_bars(text)
        cells = text.split("\t")
        if _is_row(cells, bool(rows)) or (rows and text.strip() and _is_row(texts[index : index + 1], True)):
            rows.append((offset + index, [cell.strip() for cell in cells]))
            continue
        if rows and text.strip():
            flush()
            items.append(_grid(rows, page))
            rows = []
        top = (offset + index) * _LEADING
        flat = text.expandtabs(8)
        words += [
            Word(found[0], found.start() * _LETTER, found.end() * _LETTER, top, top + 10)
            for found in _TOKEN.finditer(flat)
        ]
        numbers.append(offset + index)
    if rows:
        flush()
        items.append(_grid(rows, page))
    flush()
    return items


def _without_bars(text: str) -> str:
    """A line of a table drawn with bars, as programs turn web pages into text: its cells parted by tabs."""
    if not text.strip("|-+=: \t"):
        return ""
    bared = text.strip()
    if not (bared.startswith("|") or bared.endswith("|") or bared.count("|") > 1):
        return text
    return "\t".join(cell.strip() for cell in bared.strip("|").split("|")).strip()


def _is_row(cells: list[str], going_on: bool) -> bool:
    """Whether tabs part a line into the cells of a table, and not a label from its text."""
    if len(cells) == 1 and "\t" in cells[0]:
        cells = cells[0].split("\t")
    if len(cells) < 3:
        return False
    return going_on or bool(cells[0].strip() and cells[1].strip(" :"))


def _is_double_spaced(texts: list[str]) -> bool:
    """Whether every other line is empty: then an empty line parts nothing."""
    filled = [index for index, text in enumerate(texts) if text.strip()]
    apart = sum(after - before > 1 for before, after in itertools.pairwise(filled))
    return len(filled) > 8 and apart > 0.6 * len(filled)


def _gaps(lines: list[Line], double: bool) -> None:
    for before, after in itertools.pairwise(lines):
        after.gap = after.top - before.top > (2.5 if double else 1.5) * _LEADING


def _grid(rows: list[tuple[int, list[str]]], page: int) -> Item:
    """Lines that tabs part into cells."""
    width = max(len(cells) for _, cells in rows)
    if len(rows) < 2:
        number, texts = rows[0]
        return Line("\t".join(texts), f"baris {number}", page, whole=True)
    cells = []
    for r, (_, texts) in enumerate(rows):
        if len(texts) == 1:  # the title of a group of rows
            cells.append([Cell(texts, r, 0, 1, width)] * width)
        else:
            full = [*texts, *[""] * (width - len(texts))]
            cells.append([Cell([text] if text else [], r, c) for c, text in enumerate(full)])
    return Grid(cells, f"baris {rows[0][0]}", page)
