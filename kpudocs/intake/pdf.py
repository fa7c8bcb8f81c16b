"""A PDF with a text layer: its words, and the tables that ruled lines and shading draw.

Called in the sandbox only: what a PDF holds is read by large libraries.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from kpudocs.errors import Fault, InvalidInput
from kpudocs.intake.items import Cell, Grid, Item, Line, Manuscript, Word
from kpudocs.intake.joining import clean
from kpudocs.intake.layout import lines_of, split_blocks
from kpudocs.intake.paragraphs import cell_lines
from kpudocs.intake.standing import is_standing, standing_words

__all__ = ["MAX_PAGES", "read_pdf"]

MAX_PAGES = 1000
_MAX_RULES = 40_000  # edges on a page: more are a drawing
_SNAP = 2.5  # points: what is drawn this near is one line
_A4, _F4 = (595.0, 842.0), (609.4, 935.4)

Box = tuple[float, float, float, float]
_SLANT = 0.1  # a page scanned a little aslant, its text layer with it, is read all the same


def read_pdf(raw: bytes, name: str) -> Manuscript:
    """The document. Raises InvalidInput where there is no text to read."""
    import logging

    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    logging.disable(logging.CRITICAL)
    if b"%PDF" not in raw[:1024]:
        raise _refusal("berkas ini bukan PDF", "periksa berkasnya", name)
    try:
        pdf = pdfplumber.open(io.BytesIO(raw))
    except PdfminerException as error:
        if "Password" in repr(error) or "Encrypt" in repr(error):
            raise _refusal("PDF ini dikunci dengan kata sandi", "buka kuncinya, lalu simpan ulang", name) from None
        raise _refusal("PDF ini rusak", "buka berkas itu, lalu simpan atau cetak ulang ke PDF", name) from None
    document = Manuscript([])
    with pdf:
        if len(pdf.pages) > MAX_PAGES:
            raise _refusal(f"PDF ini lebih dari {MAX_PAGES} halaman", "bagi menjadi beberapa berkas", name)
        for number, page in enumerate(pdf.pages, 1):
            document.items += _read_page(page, number, document)
            page.close()
        document.pages = len(pdf.pages)
    if not any(isinstance(item, Grid) or item.text.strip() for item in document.items):
        advice = "buat dulu lapis teksnya (OCR), atau pakai berkas Word-nya"
        raise _refusal("PDF ini tidak memuat lapis teks; isinya gambar hasil pindaian", advice, name)
    return document


def _refusal(what: str, advice: str, name: str) -> InvalidInput:
    return InvalidInput((Fault(what, advice, file=name, code="impor_pdf"),))


def _read_page(page: Any, number: int, document: Manuscript) -> list[Item]:
    width, height = float(page.width), float(page.height)
    _note_paper(document, number, width, height)
    upright = page.filter(lambda thing: thing["object_type"] != "char" or _is_upright(thing))
    words = [
        Word(text, float(found["x0"]), float(found["x1"]), float(found["top"]), float(found["bottom"]))
        for found in upright.dedupe_chars().extract_words(x_tolerance=1.8, y_tolerance=2.5, x_tolerance_ratio=None)
        if (text := clean(found["text"]).strip())
    ]
    turned = page.filter(lambda thing: thing["object_type"] == "char" and not _is_upright(thing))
    standing = standing_words(turned.chars)
    held = {id(char) for char in turned.chars if is_standing(char)}
    rest = turned.filter(lambda thing: id(thing) not in held)
    aslant = clean(rest.extract_text() or "") if rest.chars else ""
    grids, words = _tables(page, [*words, *standing], number, width > height)
    outside = [word for word in words if any(word is one for one in standing)]
    words = [word for word in words if word not in outside]
    aslant = " ".join([aslant, *(word.text for word in outside)])
    lines: list[Line] = split_blocks(lines_of(words, number, width=width))
    if aslant.strip():
        flat = " ".join(aslant.split())
        document.aside.append((Line(flat, f"halaman {number}", number), "tulisan miring atau tegak lurus"))
    merged: list[Item] = sorted([*lines, *grids], key=lambda item: item.top) if grids else list(lines)
    return merged


def _is_upright(char: Any) -> bool:
    """Whether a letter stands on a level line; a watermark's letters, aslant, are "upright" to the reader too."""
    matrix = char.get("matrix")
    return bool(char.get("upright", True)) and (matrix is None or abs(matrix[1]) <= _SLANT * abs(matrix[0]))


def _note_paper(document: Manuscript, number: int, width: float, height: float) -> None:
    short, long = sorted((width, height))
    if width > height:
        document.turned_pages.add(number)
    for name, (wide, high) in (("A4", _A4), ("F4", _F4)):
        if not document.paper and abs(short - wide) < 6 and abs(long - high) < 9:
            document.paper = name


def _tables(page: Any, words: list[Word], number: int, turned: bool) -> tuple[list[Grid], list[Word]]:
    """The ruled tables of a page, and the words that stand in none."""
    if len(page.edges) > _MAX_RULES or len(page.edges) < 4:
        return [], words
    grids: list[Grid] = []
    fills = _fills(page)
    for found in page.find_tables():
        boxes: list[Box] = [tuple(map(float, cell)) for cell in found.cells]  # type: ignore[misc]
        columns, rows = _edges(boxes, 0), _edges(boxes, 1)
        if len(columns) < 3 or (len(rows) < 3 and len(columns) < 4):
            continue  # a frame around a text, a rule below a letterhead
        x0, top, x1, bottom = found.bbox
        inside = [
            w
            for w in words
            if x0 - 1 <= (w.x0 + w.x1) / 2 <= x1 + 1 and top - 1 <= (w.top + w.bottom) / 2 <= bottom + 1
        ]
        if not inside:
            continue
        taken = {id(word) for word in inside}
        words = [word for word in words if id(word) not in taken]
        place = f"halaman {number}, tabel {len(grids) + 1}"
        cells = _cells(boxes, columns, rows, inside, fills)
        grids.append(Grid(cells, place, number, float(top), turned, tuple(columns), tuple(rows)))
    return grids, words


def _edges(boxes: Sequence[Box], axis: int) -> list[float]:
    """The lines of a table across one axis, each once."""
    found: list[float] = []
    for value in sorted({box[axis] for box in boxes} | {box[axis + 2] for box in boxes}):
        if not found or value - found[-1] > _SNAP:
            found.append(value)
    return found


def _index(edges: Sequence[float], value: float) -> int:
    return max(0, bisect_right(edges, value + _SNAP) - 1)


def _cells(
    boxes: Sequence[Box], columns: list[float], rows: list[float], words: Sequence[Word], fills: Sequence[Box]
) -> list[list[Cell]]:
    height, width = len(rows) - 1, len(columns) - 1
    table: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    held: dict[int, list[Word]] = {}
    placed: list[tuple[Cell, Box]] = []
    for box in sorted(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1])):
        left, upper = _index(columns, box[0]), _index(rows, box[1])
        right, lower = max(left + 1, _index(columns, box[2])), max(upper + 1, _index(rows, box[3]))
        if any(table[r][c] for r in range(upper, min(lower, height)) for c in range(left, min(right, width))):
            continue
        cell = Cell([], upper, left, lower - upper, right - left, _is_shaded(box, fills))
        placed.append((cell, box))
        for r in range(upper, min(lower, height)):
            for c in range(left, min(right, width)):
                table[r][c] = cell
    for r in range(height):
        for c in range(width):
            if table[r][c] is None:
                box = (columns[c], rows[r], columns[c + 1], rows[r + 1])
                table[r][c] = cell = Cell([], r, c, shaded=_is_shaded(box, fills))
                placed.append((cell, box))
    for word in words:
        r = min(_index(rows, (word.top + word.bottom) / 2 - _SNAP), height - 1)
        c = min(_index(columns, (word.x0 + word.x1) / 2 - _SNAP), width - 1)
        cell_there = table[r][c]
        if cell_there is not None:
            held.setdefault(id(cell_there), []).append(word)
    for cell, box in placed:
        if id(cell) in held:
            cell.words, cell.edge = tuple(held[id(cell)]), box[2]
            cell.lines = cell_lines(lines_of(cell.words, 0), cell.edge)
    return [[cell for cell in row if cell is not None] for row in table]


def _fills(page: Any) -> list[Box]:
    """What is painted in a colour that is not white: shaded cells."""
    found = []
    for thing in [*page.rects, *page.curves]:
        wide, high = float(thing["x1"]) - float(thing["x0"]), float(thing["bottom"]) - float(thing["top"])
        if thing.get("fill") and wide > 4 and high > 4 and not _is_white(thing.get("non_stroking_color")):
            found.append((float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"])))
    return found


def _is_white(colour: Any) -> bool:
    parts: Iterable[Any] = colour if isinstance(colour, (list, tuple)) else (colour,)
    numbers = [float(part) for part in parts if isinstance(part, (int, float))]
    if not numbers:
        return False  # a pattern, or black when nothing was said
    return max(numbers) <= 0.03 if len(numbers) == 4 else min(numbers) >= 0.97


def _is_shaded(box: Box, fills: Sequence[Box]) -> bool:
    area = (box[2] - box[0]) * (box[3] - box[1])
    covered = 0.0
    for x0, top, x1, bottom in fills:
        wide, high = min(box[2], x1) - max(box[0], x0), min(box[3], bottom) - max(box[1], top)
        if wide > 0 and high > 0:
            covered += wide * high
    return area > 0 and covered / area > 0.5
