"""Equal work: what a maker made holds the same texts, rows, merges and shaded cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from data import COLUMNS, GREY, Job

__all__ = ["find_inequality"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _squeeze(text: str) -> str:
    return "".join(text.split())


def find_inequality(format: str, made: bytes, job: Job, *, looks: bool = True) -> str:
    """What the document lacks of the work, or does differently; "" where it is the same.

    Without `looks` merges and shading are left out, for makers that have none.
    """
    return next(_in_word(made, job, looks) if format == "docx" else _in_pdf(made, job), "")


def _in_word(made: bytes, job: Job, looks: bool) -> Iterator[str]:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(made)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    said = _squeeze("".join(node.text or "" for node in body.iter(_W + "t")))
    yield from (f"text missing: {text}" for text in (*job.before, *job.after) if _squeeze(text) not in said)
    if not job.rows:
        return
    table = max(body.iter(_W + "tbl"), key=lambda table: len(table.findall(_W + "tr")))
    rows = table.findall(_W + "tr")[-len(job.rows) :]
    for number, (row, wanted) in enumerate(zip(rows, job.rows, strict=True), 1):
        cells = row.findall(_W + "tc")
        if len(cells) != COLUMNS:
            yield f"row {number}: {len(cells)} cells"
        texts = tuple("".join(node.text or "" for node in cell.iter(_W + "t")) for cell in cells)
        if tuple(map(_squeeze, texts[:5])) != tuple(map(_squeeze, wanted.texts)):
            yield f"row {number}: other texts"
        if looks and [_is_covered(cell) for cell in cells[:5]] != [not span for span in wanted.spans]:
            yield f"row {number}: other merges"
        if looks and tuple(_is_grey(cell) for cell in cells[5:17]) != wanted.months:
            yield f"row {number}: other shading"


def _is_covered(cell: Any) -> bool:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(_W + "val", "continue") == "continue"


def _is_grey(cell: Any) -> bool:
    shade = cell.find(f"{_W}tcPr/{_W}shd")
    return shade is not None and shade.get(_W + "fill") == GREY


def _in_pdf(made: bytes, job: Job) -> Iterator[str]:
    import pdfplumber

    said, greys = [], 0
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        for page in pdf.pages:
            said.append(_squeeze("".join(char["text"] for char in page.chars)))
            greys += sum(_is_grey_fill(rect) for rect in page.rects)
    whole = "".join(said)
    texts = (*job.before, *job.after, *(text for row in job.rows for text in row.texts))
    # a cell may end on another page than it begins on, with a heading between
    yield from (f"text missing: {text}" for text in texts for word in text.split() if word not in whole)
    wanted = sum(sum(row.months) for row in job.rows)
    if not wanted <= greys <= 1.02 * wanted + len(said):
        yield f"{greys} shaded cells instead of {wanted}"


def _is_grey_fill(rect: dict[str, Any]) -> bool:
    colour = rect.get("non_stroking_color")
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    return bool(rect.get("fill")) and all(isinstance(one, (int, float)) and abs(one - 0.75) < 0.01 for one in parts)
