"""Read a PDF back: its glyphs, and its text in the order of its structure tree."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pdfplumber
import pikepdf


def squeeze(text: str) -> str:
    """Without blanks, whose number depends on the line breaks."""
    return "".join(text.split())


@dataclass(frozen=True)
class ReadPage:
    """The size of a page in pt, and its glyphs in the order of the content stream."""

    width: float
    height: float
    chars: list[dict[str, Any]]


@lru_cache(maxsize=8)
def read_pages(data: bytes) -> list[ReadPage]:
    """Each page, read once, since reading costs far more than drawing."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [ReadPage(float(page.width), float(page.height), list(page.chars)) for page in pdf.pages]


def page_texts(data: bytes) -> list[str]:
    """All that can be seen on each page, without blanks."""
    return [squeeze("".join(char["text"] for char in page.chars)) for page in read_pages(data)]


def content_text(data: bytes) -> str:
    """The text, less the furniture of the pages, in the order of the content streams."""
    return squeeze(
        "".join(char["text"] for page in read_pages(data) for char in page.chars if char["tag"] != "Artifact")
    )


def structure_text(data: bytes) -> str:
    """The text in the order in which a screen reader says it."""
    marks: dict[tuple[int, int], str] = {}
    for number, page in enumerate(read_pages(data)):
        for char in page.chars:
            if char["mcid"] is not None:
                key = (number, char["mcid"])
                marks[key] = marks.get(key, "") + char["text"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        return squeeze("".join(marks.get(place, "") for place in _walk(pdf.Root.StructTreeRoot.K, numbers, -1)))


def _walk(kid: Any, pages: dict[tuple[int, int], int], page: int) -> Iterator[tuple[int, int]]:
    if isinstance(kid, int):
        yield page, kid
    elif isinstance(kid, pikepdf.Array):
        for one in kid:
            yield from _walk(one, pages, page)
    else:
        page = pages[kid.Pg.objgen] if "/Pg" in kid else page
        if "/MCID" in kid:
            yield page, int(kid.MCID)
        elif "/K" in kid:
            yield from _walk(kid.K, pages, page)


def find_elements(data: bytes, tag: str) -> list[dict[str, Any]]:
    """The elements of a kind, in order: their "Alt" and the keys of their "A"."""
    found: list[dict[str, Any]] = []

    def visit(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for one in node:
                visit(one)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            if node.S == f"/{tag}":
                attributes = {str(key): str(value) for key, value in node.get("/A", {}).items()}
                found.append({"Alt": str(node.get("/Alt", "")), **attributes})
            if "/K" in node:
                visit(node.K)

    with pikepdf.open(io.BytesIO(data)) as pdf:
        visit(pdf.Root.StructTreeRoot.K)
    return found


def assert_within_pages(data: bytes, *, left: float, right: float, top: float, bottom: float) -> None:
    """No glyph that can be seen stands in the margins (pt), furniture aside."""
    for page in read_pages(data):
        for char in page.chars:
            if char["text"].isspace() or (char["tag"] == "Artifact" and char["top"] < top):
                continue
            assert left - 1 <= char["x0"] and char["x1"] <= page.width - right + 1, char
            assert top - 4 <= char["top"] and char["bottom"] <= page.height - bottom + 4, char


@dataclass(frozen=True)
class ReadLine:
    """The glyphs on one baseline of a page, from left to right; lengths are pt from the upper left corner."""

    page: int
    text: str
    x: float
    baseline: float
    size: float


def read_lines(data: bytes, tag: str | None = None) -> list[ReadLine]:
    """What can be seen, baseline by baseline; what is `tag` alone, if that is told ("Lbl", "Artifact")."""
    found: list[ReadLine] = []
    for number, page in enumerate(read_pages(data)):
        rows: dict[float, list[dict[str, Any]]] = {}
        for char in page.chars:
            if not char["text"].isspace() and tag in (None, char["tag"]):
                rows.setdefault(round(page.height - char["matrix"][5], 1), []).append(char)
        for baseline, chars in sorted(rows.items()):
            chars.sort(key=lambda char: char["x0"])
            text = "".join(char["text"] for char in chars)
            found.append(ReadLine(number, text, chars[0]["x0"], baseline, round(chars[0]["size"], 2)))
    return found
