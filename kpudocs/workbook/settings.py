"""The sheet "Pengaturan": what a lampiran states beside its rows (title, page, mark, columns).

Every field of the kind that is no list stands there with its meaning, so that a field added to a
kind needs nothing here. What a table's columns state stands as `kolom[2].lebar`, with the column's
title beside it.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from pydantic import BaseModel

from kpudocs.bahasa.uraian import read_descriptions
from kpudocs.lampiran import Lampiran
from kpudocs.workbook.grid import BLANKS, Grid
from kpudocs.workbook.layout import Loc, Read, read_text, show_text

__all__ = ["NO", "YES", "Setting", "apply_settings", "list_settings", "read_settings"]

_COLUMN = re.compile(r"kolom\[([1-9][0-9]*)\]\.(\w+)")
_IN_HEADER = ("judul", "kelompok")
_ALWAYS = ".lebar"  # so that each column is recorded with its title, even where nothing is stated
YES, NO = "ya", "tidak"


@dataclass(frozen=True, slots=True)
class Setting:
    """A line of the sheet."""

    name: str
    value: str | float | None
    meaning: str
    choices: tuple[str, ...] = ()


def list_settings(lampiran: Lampiran) -> Iterator[Setting]:
    """The lines for a lampiran; a table's columns state only what they differ in."""
    yield from _settings(lampiran, "", skip=("jenis",))
    for number, kolom in enumerate(getattr(lampiran, "kolom", ()), 1):
        for one in _settings(kolom, f"kolom[{number}].", skip=_IN_HEADER):
            if one.value not in (None, NO) or one.name.endswith(_ALWAYS):
                yield Setting(one.name, one.value, kolom.judul, one.choices)


def _settings(model: BaseModel, prefix: str, skip: Sequence[str]) -> Iterator[Setting]:
    meanings = read_descriptions(type(model))
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if name in skip or isinstance(value, (tuple, BaseModel)):
            continue
        meaning = " ".join(meanings.get(name, "").split())
        choices = _choices(field.annotation)
        if isinstance(value, bool):
            yield Setting(prefix + name, YES if value else NO, meaning, (YES, NO))
        else:
            yield Setting(prefix + name, show_text(value) if isinstance(value, str) else value, meaning, choices)


def _choices(annotation: Any) -> tuple[str, ...]:
    """The choices of a field that has some."""
    origin = typing.get_origin(annotation)
    if origin is typing.Literal:
        return tuple(map(str, typing.get_args(annotation)))
    if origin in (typing.Union, types.UnionType, typing.Annotated):
        return next(filter(None, map(_choices, typing.get_args(annotation))), ())
    return ()


def read_settings(grid: Grid, first: int, column: int) -> dict[int, list[tuple[str, int, int]]]:
    """The lines below a header, by the number of their lampiran: the field, and where its value stands."""
    found: dict[int, list[tuple[str, int, int]]] = {}
    for row in range(first, grid.last_row + 1):
        number, name = grid[row, column].text.strip(BLANKS), grid[row, column + 1].text.strip(BLANKS)
        if number.isdigit() and name:
            found.setdefault(int(number), []).append((name, row, column + 2))
    return found


def apply_settings(
    read: Read, grid: Grid, lines: list[tuple[str, int, int]], model: type[BaseModel], titles: Sequence[str]
) -> None:
    """Put what the sheet states into the data read, `titles` being those of a table's columns now."""
    kept = _kept_columns([(name, grid[row, column + 1].text) for name, row, column in lines], titles)
    column_model: Any = None
    if "kolom" in model.model_fields:
        column_model = typing.get_args(model.model_fields["kolom"].annotation)[0]
    for name, row, column in lines:
        if grid[row, column].blank:
            continue
        loc: Loc
        if found := _COLUMN.fullmatch(name):
            j = kept.get(int(found[1]))
            if j is not None and column_model is not None:
                data, owner = read.data["kolom"][j], column_model
                loc = ("kolom", j, found[2])
            else:
                continue  # a column that somebody took away
        else:
            data, owner, loc = read.data, model, (name,)
        key = str(loc[-1])
        read.cells[loc] = grid.at(row, column)
        field = owner.model_fields.get(key)
        value = _value(read, grid, row, column, field)
        if field is None or field.is_required() or value != field.get_default():
            data[key] = value
        else:
            data.pop(key, None)


def _value(read: Read, grid: Grid, row: int, column: int, field: Any) -> Any:
    cell = grid[row, column]
    text = cell.text.strip(BLANKS)
    if field is not None and _is(bool, field.annotation):
        word = text.casefold()
        if word in (YES, "true", "benar"):
            return True
        if word in (NO, "false", "salah"):
            return False
        read.refuse(grid.at(row, column), f"'{text}' bukan ya atau tidak", "isi ya atau tidak", "ya_tidak")
        return None
    if field is not None and _is(float, field.annotation):
        try:
            return float(text.replace(",", "."))
        except ValueError:
            pass  # told by the model
    return read_text(text)


def _is(kind: type, annotation: Any) -> bool:
    return annotation is kind or any(_is(kind, one) for one in typing.get_args(annotation))


def _kept_columns(lines: list[tuple[str, str]], titles: Sequence[str]) -> dict[int, int]:
    """Which column of the sheet each recorded column now is: those of equal titles, and those renamed in place."""
    recorded: dict[int, str] = {}
    for name, title in lines:
        if found := _COLUMN.fullmatch(name):
            recorded[int(found[1])] = title
    numbers = sorted(recorded)
    before = [recorded[number].strip(BLANKS) for number in numbers]
    now = [title.strip(BLANKS) for title in titles]
    kept: dict[int, int] = {}
    for change, a, b, c, d in SequenceMatcher(a=before, b=now, autojunk=False).get_opcodes():
        if change == "equal" or (change == "replace" and b - a == d - c):
            kept |= {numbers[a + k]: c + k for k in range(b - a)}
    return kept
