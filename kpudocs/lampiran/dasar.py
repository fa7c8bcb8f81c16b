"""What every kind of appendix shares: its fields, and how cells and lists are set out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from kpudocs.bahasa.label import refuse_colon
from kpudocs.bahasa.teks import BenarSalah, TeksBaris
from kpudocs.bahasa.uraian import describe_fields
from kpudocs.naskah import Baris, Blok, Kolom, Paragraf, Rata, Sel, Tabel

__all__ = [
    "CONFIG",
    "Lampiran",
    "cell",
    "header_rows",
    "merge_runs",
    "natural_width",
    "paragraphs",
    "refuse_colon",
    "share_widths",
]

CONFIG = ConfigDict(
    allow_inf_nan=False, frozen=True, extra="forbid", json_schema_extra=describe_fields, revalidate_instances="always"
)
"""Every model of a decree: frozen, strict about its fields, described for the schema."""

_WIDEST, _NARROWEST = 40, 8  # characters: how far a column's own text may pull its width
_LABEL = re.compile(r"(\(?(?:[a-z]{1,2}|\d{1,3})[.)]|[-–•●])[ \u00a0](?=\S)")


def natural_width(title: str, texts: Iterable[str]) -> float:
    """A column's own width in characters, kept between a narrowest and a widest."""
    longest = max((len(line) for text in texts for line in text.splitlines()), default=0)
    word = max((len(word) for word in title.split()), default=0) + 2
    return max(_NARROWEST, word, min(longest, _WIDEST))


class Lampiran(BaseModel):
    """Sebuah lampiran keputusan."""

    model_config = CONFIG

    jenis: str
    """Jenis lampiran."""
    judul: TeksBaris | None = None
    """Judul lampiran; bila dikosongkan, sama dengan judul keputusan (tentang)."""
    lanskap: BenarSalah = False
    """Halaman melintang (benar) atau tegak (salah)."""

    def set_out(self) -> tuple[Blok | Tabel, ...]:
        """The content, worded and labelled, in the order of reading."""
        raise TypeError(f"{type(self).__name__} does not say how it is set out")

    def row_facts(self) -> Sequence[Mapping[str, str]]:
        """What each row of its table says, by the names of its columns: whom an excerpt (petikan) is for.

        Row i is row i of the table that `set_out` gives; a title among the rows says nothing. The name
        of a person is called "nama", a running number "no". A kind that is no list has no rows.
        """
        return ()


def paragraphs(text: str) -> tuple[Paragraf, ...]:
    """The lines of a cell, each with its own label parted from it.

    >>> paragraphs("a. Menyusun rencana;")
    (Paragraf(teks='Menyusun rencana;', label='a.', tingkat=1),)
    """
    return tuple([_paragraph(line) for line in text.splitlines()])


def _paragraph(line: str) -> Paragraf:
    label = _LABEL.match(line)
    if label is None:
        return Paragraf(line)
    return Paragraf(line[label.end() :].lstrip(" "), label[1], 1)


def cell(text: str, *, columns: int = 1, rows: int = 1, align: Rata = "kiri", bold: bool = False) -> Sel:
    """A cell with a text; `rows` and `columns` are what it spans."""
    if not text:
        return _textless(columns, rows, align, bold)
    return Sel(paragraphs(text), columns, rows, align, bold)


@cache
def _textless(columns: int, rows: int, align: Rata, bold: bool) -> Sel:
    """One object for all cells of a kind, which renderers then know when it comes again."""
    return Sel((), columns, rows, align, bold)


def share_widths(weights: Sequence[float]) -> list[float]:
    """Turn weights into shares that add up to 1."""
    total = sum(weights)
    return [weight / total for weight in weights]


def header_rows(columns: Iterable[Kolom], groups: Iterable[str] | None = None) -> tuple[Baris, ...]:
    """The header of a table: one row, or two where columns stand in groups.

    `groups` names the group of each column, "" for a column on its own; neighbours of one group
    share a cell above their titles.
    """
    kolom = tuple(columns)
    names = tuple(groups or ()) or ("",) * len(kolom)
    if not any(names):
        return (Baris(tuple(_title(k.judul) for k in kolom)),)
    above: list[Sel] = []
    below: list[Sel] = []
    for k, name, run in zip(kolom, names, _runs(names), strict=True):
        if not name:
            above.append(_title(k.judul, rows=2))
            below.append(Sel(rentang_baris=0))
        else:
            if run:
                above.append(_title(name, columns=run))
            below.append(_title(k.judul))
    return (Baris(tuple(above)), Baris(tuple(below)))


def _title(text: str, *, columns: int = 1, rows: int = 1) -> Sel:
    return Sel((Paragraf(text),) if text else (), columns, rows, "tengah", True)


def _runs(values: Sequence[object]) -> Iterator[int]:
    """For each value the length of the run it opens, or 0 inside a run.

    >>> list(_runs(["a", "a", "b"]))
    [2, 0, 1]
    """
    for i, value in enumerate(values):
        if i and values[i - 1] == value:
            yield 0
        else:
            end = i
            while end < len(values) and values[end] == value:
                end += 1
            yield end - i


def merge_runs(values: Sequence[object]) -> tuple[int, ...]:
    """How many rows each cell of a column spans when equal neighbours merge; 0 for covered ones.

    >>> merge_runs(["x", "x", "y"])
    (2, 0, 1)
    """
    return tuple(_runs(values))
