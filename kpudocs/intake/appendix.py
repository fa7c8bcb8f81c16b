"""The lampirans of a decree: their headings, titles and ends, and what kind each is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from kpudocs.intake.aligned import find_aligned
from kpudocs.intake.chapters import read_chapters
from kpudocs.intake.closing import Certification, Closing, find_certification, is_signer, read_closing
from kpudocs.intake.heading import Heading, letters
from kpudocs.intake.items import Grid, Item, Line, item_words
from kpudocs.intake.joining import Joiner
from kpudocs.intake.labels import list_label, squeeze
from kpudocs.intake.lists import read_people, read_table
from kpudocs.intake.plan import read_plan
from kpudocs.intake.tables import Table, month_of, stitch, table_words
from kpudocs.lampiran import AnyLampiran

__all__ = ["Appendix", "part_off", "read_appendix"]

_OPENING = re.compile(r"^\s*(?:SALINAN\s+)?LAMPIRAN(?:\s*[:.]?\s+([IVXL]{1,6}|\d{1,2})\b)?\s*[.:]?\s*(.*)$")
_SMALL = re.compile(r"^\s*Lampiran(?:\s+([IVXL]{1,6}|\d{1,2}))?\s*[.:]?\s*((?:Surat\s+)?Keputusan\b.*)?$")
_AFTER = re.compile(r"^\W*(?:(?:SURAT\s+)?KEPUTUSAN|PERATURAN|NOMOR|TANGGAL|TENTANG)\b", re.IGNORECASE)
_NOMOR = re.compile(r"^\W*NOMOR\b\s*[:;]?\s*(.*)$", re.IGNORECASE)
_TANGGAL = re.compile(r"^\W*TANGGAL\b\s*[:;]?\s*(.*)$", re.IGNORECASE)
_TENTANG = re.compile(r"^\W*TENTANG\b\s*[:;]?\s*(.*)$", re.IGNORECASE)
_DECREE = re.compile(r"^\W*(?:SURAT\s+)?KEPUTUSAN\b\s*(.*)$", re.IGNORECASE)
_ON_BEHALF = re.compile(r"^(?:a\s*\.?\s*n\b|an\.|plt|plh)", re.IGNORECASE)
_PROSE = re.compile(r"^(?:BAB\s+[IVX\d]+|[A-Z]\.\s|Pasal\s+\d)")
_SOUP = re.compile(r"^NO(?:MOR)?\.?\s+[A-Z]{3,}[^a-z]{4,200}\s1\.?\s+\S.*\s2\.?\s+\S")
_KIND: TypeAdapter[Any] = TypeAdapter(AnyLampiran)


@dataclass(slots=True)
class Appendix:
    """A lampiran as it stands in the file, and what was read of it."""

    items: list[Item]
    label: str = ""
    heading: Heading = field(default_factory=Heading)
    title: list[str] = field(default_factory=list)
    data: dict[str, Any] | None = None
    closing: Closing | None = None
    certifications: list[Certification] = field(default_factory=list)
    used: list[tuple[str, str]] = field(default_factory=list)
    """Words of the content with their places."""
    derived: list[tuple[str, str]] = field(default_factory=list)
    """Words of the heading and the end."""
    left: list[tuple[Item, str]] = field(default_factory=list)
    guesses: list[str] = field(default_factory=list)


def part_off(items: Sequence[Item]) -> tuple[list[Item], list[Appendix]]:
    """The body, and each lampiran from its heading on."""
    body: list[Item] = []
    appendices: list[Appendix] = []
    for index, item in enumerate(items):
        if isinstance(item, Line) and _opens(items, index):
            found = _OPENING.match(squeeze(" ".join(item.text.split()))) or _SMALL.match(item.text)
            label = found[1] or "" if found else ""
            if appendices and appendices[-1].label == label and len(appendices[-1].items) < 3:
                pass  # the word twice: once as a heading, once as a mark of the page
            else:
                appendices.append(Appendix([], label))
        (appendices[-1].items if appendices else body).append(item)
    return body, appendices


def _opens(items: Sequence[Item], index: int) -> bool:
    item = items[index]
    assert isinstance(item, Line)
    text = squeeze(" ".join(item.text.split()))
    found = _OPENING.match(text) or _SMALL.match(text)
    if found is None or (found[2] and not _AFTER.match(found[2])):
        return False
    following = [line.text for line in items[index + 1 : index + 7] if isinstance(line, Line)]
    if not text.startswith(("LAMPIRAN", "SALINAN")):
        # "… tercantum dalam / Lampiran Keputusan / ini": a sentence, unless a heading goes on.
        goes_on = bool(following) and bool(re.match(r"\W*(?:Surat\s+)?Keputusan\b", following[0]))
        near = following if goes_on and not found[2] else following[:3]
        return any(_NOMOR.match(text) or _TENTANG.match(text) for text in near)
    if found[2]:
        return True
    return any(_AFTER.match(text.strip()) for text in following[:4]) or (index == 0 and bool(following))


def read_appendix(one: Appendix, title: Sequence[str], joiner: Joiner) -> None:
    """Read a lampiran; `title` is the decree's, as far as it is known."""
    items = _without_certifications(one)
    start = _read_heading(one, items, letters(" ".join(title)))
    items = items[start:]
    end = _closing_start(items)
    if end < len(items):
        one.closing = read_closing([item for item in items[end:] if isinstance(item, Line)])
        one.derived += [pair for line in one.closing.used for pair in item_words(line)]
        one.left += [(line, "tulisan sesudah tanda tangan lampiran") for line in one.closing.rest]
        items = items[:end]
    items = _read_title(one, items)
    _read_content(one, items, joiner)


def _without_certifications(one: Appendix) -> list[Item]:
    items: list[Item] = []
    index = 0
    while index < len(one.items):
        item = one.items[index]
        if isinstance(item, Line):
            lines = [line for line in one.items[index : index + 16] if isinstance(line, Line)]
            found = find_certification(lines, 0)
            if found and all(isinstance(other, Line) for other in one.items[index : index + found[1]]):
                one.certifications.append(found[0])
                index += found[1]
                continue
        items.append(item)
        index += 1
    return items


def _read_heading(one: Appendix, items: Sequence[Item], title: str) -> int:
    """Read the heading; how many items it takes."""
    heading = one.heading
    part, taken = "label", 0
    margin = 0.0
    for item in items:
        if not isinstance(item, Line):
            break
        text = squeeze(" ".join(item.text.split()))
        opening = (_OPENING.match(text) or _SMALL.match(text)) if part == "label" else None
        if opening and not taken:
            text = opening[2] or ""
            margin = item.x0
        if part == "title" and _is_over(heading, title, item, text, margin):
            break
        nomor, tanggal, tentang, decree = (p.match(text) for p in (_NOMOR, _TANGGAL, _TENTANG, _DECREE))
        if part != "title" and nomor:
            part, heading.nomor = "nomor", nomor[1]
        elif part != "title" and tanggal:
            part, heading.tanggal = "tanggal", tanggal[1]
        elif part != "title" and tentang:
            part, heading.alone = "title", not tentang[1]
            if tentang[1]:
                heading.title.append(tentang[1])
        elif part == "label" and decree:
            part = "name"
            heading.name.append(decree[1])
        elif part == "name":
            heading.name.append(text)
        elif part == "title":
            heading.title.append(text)
        elif part == "nomor" and taken < 10 and _goes_on(heading.nomor, text):
            heading.nomor += text if "/" in heading.nomor.rpartition(" ")[2] else f" {text}"
        elif text and not (part == "label" and taken < 1):
            break
        if not margin or decree or nomor:
            margin = margin or item.x0
        heading.lines.append(item)
        one.derived += item_words(item)
        taken += 1
    return taken


def _goes_on(nomor: str, text: str) -> bool:
    """Whether a line goes on a number that a narrow heading broke: "019/Kpts/KPU-" and "Kab/2015"."""
    if re.match(r"^TAHUN\s+\d{4}$", text):
        return True
    whole = re.search(r"(?<!\d)(?:19|20)\d\d\b", nomor)
    return not whole and len(text.split()) <= 3 and bool(re.search(r"\d", text)) and not list_label(text)


def _is_over(heading: Heading, title: str, item: Line, text: str, margin: float) -> bool:
    """Whether the title in the heading is whole, and the lampiran's own begins."""
    so_far = letters(" ".join(heading.title))
    if not so_far:
        return False
    if title:
        if so_far == title:
            return True
        if title.startswith(so_far + letters(text)):
            return False
        if title.startswith(so_far) and letters(text) and title[len(so_far) :].startswith(letters(text)[:8]):
            return False
    if item.gap or item.centred or not text.isupper():
        return True
    return bool(margin and item.x0 and item.x0 < margin - 15) or (item.whole and bool(heading.title))


def _closing_start(items: Sequence[Item]) -> int:
    """Where the signer's block at the end begins; the number of items where there is none."""
    start = len(items)
    for index in range(len(items) - 1, max(-1, len(items) - 14), -1):
        item = items[index]
        if not isinstance(item, Line):
            break
        text = " ".join(item.text.split())
        if re.match(r"^\W*(?:Ditetapkan|Dikeluarkan)\s+di\b", text, re.IGNORECASE):
            return index
        if is_signer(text) and (start == len(items) or _ON_BEHALF.match(text)):
            start = index
    return start


def _read_title(one: Appendix, items: list[Item]) -> list[Item]:
    taken = 0
    for item in items:
        if not isinstance(item, Line) or taken > 5:
            break
        text = " ".join(item.text.split())
        if (
            not text.isupper()
            or _PROSE.match(text)
            or re.match(r"^NO\b", text)
            or list_label(text)
            or item.text.count("\t") > 1
            or month_of(text)
        ):
            break
        if taken and item.gap and item.page and not item.centred:
            break
        one.title.append(text)
        taken += 1
    one.used += [pair for line in items[:taken] for pair in item_words(line)]
    return items[taken:]


def _read_content(one: Appendix, items: list[Item], joiner: Joiner) -> None:
    grids = [item for item in items if isinstance(item, Grid)]
    lines = [item for item in items if isinstance(item, Line)]
    tables, typed = stitch(grids, _apart(items)), None
    if not tables and (found := find_aligned(lines)) is not None:
        start, end, grid = found
        tables = stitch([grid])
        typed = [pair for line in lines[start:end] for pair in item_words(line)]
        lines = [*lines[:start], *lines[end:]]
        one.guesses.append("tabel tanpa garis; kolomnya ditentukan dari jarak antarkata")
    spoken = sum(len(line.text.split()) for line in lines)
    held = max((len(table_words(table)) for table in tables), default=0)
    if tables and held >= spoken / 2:
        main = max(tables, key=lambda table: len(table_words(table)))
        kind = _read_kind(main)
        alone = len(tables) == 1 and not lines
        if alone or typed is not None or (kind and kind["jenis"] == "rencana_aksi"):
            _take_table(one, main, kind, typed)
            others = [grid for table in tables if table is not main for grid in table.grids]
            one.left += [(grid, "tabel lain dalam lampiran ini") for grid in others]
            one.left += [(line, "tulisan di luar tabel lampiran") for line in lines]
            return
        if len(tables) == 1 and kind and kind["jenis"] == "daftar_nama":
            _take_table(one, main, kind, typed)
            one.left += [(line, "tulisan di luar tabel lampiran") for line in lines]
            return
    if _is_soup(lines):
        why = "tabel yang susunannya tidak ada lagi dalam lapis teks"
        one.left += [(line, why) for line in lines]
        one.left += [(grid, "tabel di tengah naskah lampiran") for grid in grids]
    elif items:
        _read_text(one, items, tables, joiner)


def _apart(items: Sequence[Item]) -> set[int]:
    """The grids that text of their own page parts from the grid before."""
    found: set[int] = set()
    before: Grid | None = None
    spoken = False
    for item in items:
        if isinstance(item, Line):
            spoken = spoken or (before is not None and item.page == before.page)
            continue
        if before is not None and spoken and item.page == before.page:
            found.add(id(item))
        before, spoken = item, False
    return found


def _read_text(one: Appendix, items: Sequence[Item], tables: Sequence[Table], joiner: Joiner) -> None:
    """Running text with the tables in it, each where its first piece stands."""
    first = {id(table.grids[0]): table for table in tables}
    mixed: list[Line | dict[str, Any]] = []
    placed: list[Table] = []
    for item in items:
        if isinstance(item, Line):
            mixed.append(item)
        elif id(item) in first:
            data, guesses = read_table(first[id(item)])
            if _is_sound(data):
                mixed.append({key: value for key, value in data.items() if key != "jenis"})
                placed.append(first[id(item)])
                one.guesses += guesses
            else:
                one.left += [(grid, "tabel yang tidak terbaca susunannya") for grid in first[id(item)].grids]
    lines = [item for item in items if isinstance(item, Line)]
    isi, guesses = read_chapters(mixed, joiner)
    data = {"jenis": "naskah", "isi": isi}
    if not _is_sound(data):
        why = "naskah lampiran yang tidak terbaca susunannya"
        one.left += [(line, why) for line in lines]
        one.left += [(grid, why) for table in placed for grid in table.grids]
        return
    if placed and any(table.turned for table in placed):
        data["lanskap"] = True
    one.data = data
    one.guesses += guesses
    one.used += [pair for line in lines for pair in item_words(line)]
    one.used += [pair for table in placed for pair in table_words(table)]


def _is_soup(lines: Sequence[Line]) -> bool:
    """Whether lines are the scattered cells of a table: months in a row, headers again and again."""
    return any(
        _SOUP.search(line.text) or sum(bool(month_of(word)) for word in line.text.split()) >= 6 for line in lines
    )


def _read_kind(table: Table) -> dict[str, Any] | None:
    """A table as a plan or a list of people; None where it is another."""
    for read in (read_plan, read_people):
        data = read(table)
        if data is not None and _is_sound(data):
            return data
    return None


def _take_table(one: Appendix, table: Table, data: dict[str, Any] | None, typed: list[tuple[str, str]] | None) -> None:
    if data is None:
        data, guesses = read_table(table)
        if not _is_sound(data):
            one.left += [(grid, "tabel yang tidak terbaca susunannya") for grid in table.grids]
            return
        one.guesses += guesses
    one.data = data
    if data["jenis"] != "rencana_aksi" and table.turned:
        data["lanskap"] = True
    one.used += table_words(table) if typed is None else typed


def _is_sound(data: dict[str, Any]) -> bool:
    try:
        _KIND.validate_python(data)
    except ValidationError:
        return False
    return True
