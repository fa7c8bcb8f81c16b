"""Excerpts (petikan): whom the lists of a decree name, and its tables cut down to their rows."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from kpudocs.bahasa.angka import format_romawi
from kpudocs.errors import UnknownChoice
from kpudocs.keputusan import Keputusan
from kpudocs.naskah import Baris, NaskahLampiran, Sel, Tabel

__all__ = ["SEMUA", "Cutter", "Excerpt", "choose_excerpts"]

SEMUA = "semua"
"""Asks for an excerpt for each person."""
_LONGEST = 60  # characters of a name in a file's name
_SHOWN = 5  # names in a message
_NOT_SAFE = re.compile(r"[^a-z0-9]+")

Facts = Sequence[Sequence[Mapping[str, str]]]
"""For each lampiran what each of its rows says."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What one excerpt shows."""

    untuk: str
    """For whom or what, as it may be asked for."""
    berkas: str
    """The same as part of a file's name: letters, digits and hyphens."""
    baris: tuple[tuple[int, ...], ...]
    """For each lampiran the rows that are shown, from 0; a lampiran without any is left out."""


def choose_excerpts(keputusan: Keputusan, untuk: Iterable[str]) -> tuple[Excerpt, ...]:
    """The excerpts asked for: names, `KOLOM=isi` for rows, or "semua" for each person. Each comes once.

    Raises UnknownChoice for what no list has, with the near one.
    """
    facts = [lampiran.row_facts() for lampiran in keputusan.lampiran]
    people, twins = _find_people(facts)
    chosen: dict[Excerpt, None] = {}
    for text in untuk:
        key = _key(text)
        if key == SEMUA:
            if not people:
                raise UnknownChoice("tidak ada lampiran yang memuat nama orang; petikan dibuat tanpa --untuk")
            chosen |= dict.fromkeys(people.values())
        elif key in people:
            chosen[people[key]] = None
        elif key in twins:
            named = "; ".join(f'"{label}"' for label in twins[key][:_SHOWN])
            raise UnknownChoice(f'ada {len(twins[key])} orang bernama "{text}"; sebut salah satunya: {named}')
        elif "=" in text:
            chosen[_filter(facts, text)] = None
        else:
            raise UnknownChoice(
                f'nama "{text}" tidak ada dalam lampiran; {_near(text, [one.untuk for one in people.values()])}'
            )
    return tuple(chosen)


def _key(text: str) -> str:
    """How texts are compared: whatever their capitals and blanks."""
    return " ".join(text.split()).casefold()


def _find_people(facts: Facts) -> tuple[dict[str, Excerpt], dict[str, list[str]]]:
    """Each person by key, in the order of the lists; and for a name that several share, how each is told.

    One name in several lists is one person; one that stands twice in a list is two, as far as anyone can tell.
    """
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, rows in enumerate(facts):
        for i, row in enumerate(rows):
            if name := _key(row.get("nama", "")):
                places[name].append((number, i))
    lists = len({number for found in places.values() for number, _ in found})
    people: dict[str, Excerpt] = {}
    twins: dict[str, list[str]] = {}
    taken: Counter[str] = Counter()
    for key, found in places.items():
        name = " ".join(facts[found[0][0]][found[0][1]]["nama"].split())
        if len({number for number, _ in found}) == len(found):
            people[key] = Excerpt(name, _unique(_safe(name), taken), _rows(facts, found))
            continue
        for number, i in found:
            where = f"Lampiran {format_romawi(number + 1)} " if lists > 1 else ""
            label = f"{name} ({where}nomor {facts[number][i].get('no', i + 1)})"
            people[_key(label)] = Excerpt(label, _unique(_safe(label), taken), _rows(facts, [(number, i)]))
            twins.setdefault(key, []).append(label)
    return people, twins


def _rows(facts: Facts, places: Iterable[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in facts]
    for number, i in places:
        found[number].append(i)
    return tuple(map(tuple, found))


def _safe(text: str) -> str:
    """A text as part of a file's name, on any system.

    >>> _safe("Hj. Siti Ámina, S.H.")
    'hj-siti-amina-s-h'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_SAFE.sub("-", plain).strip("-")[:_LONGEST].rstrip("-") or "tanpa-huruf-latin"


def _unique(name: str, taken: Counter[str]) -> str:
    """The name, numbered where it was given before."""
    taken[name] += 1
    if taken[name] == 1:
        return name
    numbered = f"{name}-{taken[name]}"
    return _unique(numbered, taken) if numbered in taken else _take(numbered, taken)


def _take(name: str, taken: Counter[str]) -> str:
    taken[name] += 1
    return name


def _filter(facts: Facts, text: str) -> Excerpt:
    """The rows whose column holds a text, of every lampiran that has the column."""
    column, _, wanted = text.partition("=")
    columns = {_key(name): name for rows in facts for row in rows[: _head(rows)] for name in row}
    if _key(column) not in columns:
        raise UnknownChoice(
            f'kolom "{column.strip()}" tidak ada dalam lampiran; {_near(column, list(columns.values()))}'
        )
    held = [
        (number, i, value)
        for number, rows in enumerate(facts)
        for i, row in enumerate(rows)
        for name, value in row.items()
        if _key(name) == _key(column)
    ]
    found = [(number, i) for number, i, value in held if _key(value) == _key(wanted)]
    if not found:
        values = dict.fromkeys(" ".join(value.split()) for _, _, value in held if value)
        raise UnknownChoice(
            f'tidak ada baris dengan {column.strip()} "{wanted.strip()}"; {_near(wanted, list(values))}'
        )
    # An underscore, which no person's name holds, keeps both apart.
    return Excerpt(text.strip(), f"{_safe(column)}_{_safe(wanted)}", _rows(facts, found))


def _head(rows: Sequence[Mapping[str, str]]) -> int:
    """How many rows must be looked at to know the columns: titles among the rows have none."""
    return next((i + 1 for i, row in enumerate(rows) if row), 0)


def _near(word: str, names: list[str]) -> str:
    """What was perhaps meant, or what there is."""
    by_key = {_key(name): name for name in names}
    # Who types a first name means somebody who has it.
    near = [key for key in by_key if _key(word) in key][:_SHOWN]
    near = near or get_close_matches(_key(word), by_key, 1, cutoff=0.5)
    if near and _key(word):
        return "mungkin maksudnya " + " atau ".join(f'"{by_key[key]}"' for key in near)
    if not names:
        return "tidak ada lampiran daftar_nama, atau tabel dengan kolom NAMA"
    more = ", …" if len(names) > _SHOWN else ""
    return f"yang ada: {', '.join(names[:_SHOWN])}{more}"


class Cutter:
    """Cuts a lampiran down to some of its rows, each time at a cost of those rows alone."""

    def __init__(self, lampiran: NaskahLampiran, facts: Sequence[Mapping[str, str]]) -> None:
        self._lampiran = lampiran
        self._tabel = next((isi for isi in lampiran.isi if isinstance(isi, Tabel)), None)
        self._titles = list(_titles(facts))
        self._origins = list(_origins(self._tabel)) if self._tabel else []

    def cut(self, rows: Sequence[int]) -> NaskahLampiran:
        """The lampiran with these rows, numbered as in the whole, and the titles that they stand under."""
        if self._tabel is None:
            raise AssertionError("a lampiran that tells of its rows is set out as a table")
        titles = {title for row in rows if (title := self._titles[row]) is not None}
        kept = [self._origins[row] for row in sorted(titles.union(rows))]
        spans = [_spans(kept, i) for i in range(len(kept))]
        cut = tuple(Baris(tuple(cells)) for cells in spans)
        return replace(self._lampiran, isi=(replace(self._tabel, baris=cut),))


Origin = tuple[int, Sel]
"""The row where a cell begins, and the cell."""


def _titles(facts: Sequence[Mapping[str, str]]) -> Iterator[int | None]:
    """For each row the title among the rows that it stands under."""
    title = None
    for i, row in enumerate(facts):
        yield title
        if not row:
            title = i


def _origins(tabel: Tabel) -> Iterator[dict[int, Origin]]:
    """For each row its cells by their first column; for one that a merge covers, the cell that covers it."""
    above: dict[int, Origin] = {}
    for number, baris in enumerate(tabel.baris):
        column = 0
        row: dict[int, Origin] = {}
        for sel in baris.sel:
            row[column] = (number, sel) if sel.rentang_baris else above[column]
            column += sel.rentang_kolom
        yield row
        above = row


def _spans(kept: list[dict[int, Origin]], i: int) -> Iterator[Sel]:
    """The cells of a row that is kept: what was merged and is still next to each other stays merged."""
    for column, (origin, sel) in kept[i].items():
        if i and _origin(kept[i - 1], column) == origin:
            yield Sel(rentang_kolom=sel.rentang_kolom, rentang_baris=0)
            continue
        end = i + 1
        while end < len(kept) and _origin(kept[end], column) == origin:
            end += 1
        yield replace(sel, rentang_baris=end - i)


def _origin(row: dict[int, Origin], column: int) -> int:
    return row[column][0] if column in row else -1
