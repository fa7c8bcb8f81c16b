"""YAML as a person would type it: long texts folded, quotes only where they are needed, comments above."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from kpudocs.intake.draft import Loc

__all__ = ["escape", "write_fields"]

_WIDTH = 100
_RISKY = re.compile(
    r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|^[-•●–—·]|:(?:\s|$)|\s#|[\t\n]|\s$|^$"
    r"|^(?:true|false|null|~|yes|no|on|off|y|n)$|^[-+.]?[0-9][0-9_]*$|^[\d.:eExXoO_+-]+$|^[“‘„«]",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FLOW_RISKY = re.compile(r"[\[\]{},]")
_LINE_TRAP = re.compile(r"^(?:[-•●·*–—]|\w+:(?:\s|$))")
_COLUMN_LIST = 100


def escape(data: Any) -> Any:
    """The data with each dollar sign doubled, as a text of a decree has it."""
    if isinstance(data, str):
        return data.replace("$", "$$")
    if isinstance(data, Mapping):
        return {key: escape(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [escape(value) for value in data]
    return data


def write_fields(data: Mapping[str, Any], notes: Mapping[Loc, list[str]]) -> Iterator[tuple[str, str]]:
    """Each field of a decree with its lines of YAML."""
    for name, value in data.items():
        yield name, "\n".join(_field(name, escape(value), 0, (name,), notes)) + "\n"


def _comments(loc: Loc, indent: int, notes: Mapping[Loc, list[str]]) -> Iterator[str]:
    for note in notes.get(loc, ()):
        for row in textwrap.wrap(" ".join(note.split()), _WIDTH - indent - 2) or [""]:
            yield f"{' ' * indent}# {row}"


def _field(name: str, value: Any, indent: int, loc: Loc, notes: Mapping[Loc, list[str]]) -> Iterator[str]:
    pad = " " * indent
    yield from _comments(loc, indent, notes)
    if isinstance(value, Mapping):
        yield f"{pad}{name}:"
        for key, inner in value.items():
            yield from _field(key, inner, indent + 2, (*loc, key), notes)
    elif isinstance(value, list) and _is_short(value):
        yield f"{pad}{name}: [{', '.join(map(str, value))}]"
    elif isinstance(value, list):
        yield f"{pad}{name}:"
        for index, inner in enumerate(value):
            yield from _item(inner, indent + 2, (*loc, index), notes)
    else:
        yield from _scalar(f"{pad}{name}: ", value, indent + 2)


def _is_short(value: list[Any]) -> bool:
    return all(isinstance(one, int) and not isinstance(one, bool) for one in value)


def _item(value: Any, indent: int, loc: Loc, notes: Mapping[Loc, list[str]]) -> Iterator[str]:
    pad = " " * indent
    yield from _comments(loc, indent, notes)
    if isinstance(value, Mapping):
        lines = [line for key, inner in value.items() for line in _field(key, inner, indent + 2, (*loc, key), notes)]
        first = next(i for i, line in enumerate(lines) if not line.lstrip().startswith("#"))
        yield from lines[:first]
        yield f"{pad}- {lines[first][indent + 2 :]}"
        yield from lines[first + 1 :]
    elif isinstance(value, list):
        yield from _row(value, indent)
    else:
        yield from _scalar(f"{pad}- ", value, indent + 2)


def _row(cells: list[Any], indent: int) -> Iterator[str]:
    """A row of a table: on one line where it fits, else a cell a line."""
    pad = " " * indent
    flat = ", ".join(_inline(cell) for cell in cells)
    if "\n" not in "".join(map(str, cells)) and len(flat) + indent + 4 <= _COLUMN_LIST + 20:
        yield f"{pad}- [{flat}]"
        return
    for index, cell in enumerate(cells):
        yield from _scalar(f"{pad}{'- - ' if not index else '  - '}", cell, indent + 4)


def _inline(value: Any) -> str:
    if not isinstance(value, str):
        return _plain(value)
    risky = _RISKY.search(value) or _FLOW_RISKY.search(value)
    return json.dumps(value, ensure_ascii=False) if risky and not _is_number(value) else value


def _is_number(value: str) -> bool:
    return bool(re.fullmatch(r"0|[1-9][0-9]{0,14}", value))


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _scalar(opening: str, value: Any, indent: int) -> Iterator[str]:
    if not isinstance(value, str):
        yield opening + _plain(value)
        return
    pad = " " * indent
    if "\n" in value:
        lines = value.split("\n")
        if all(line.strip() and line == line.strip() for line in lines):
            yield f"{opening}|"
            yield from (pad + line for line in lines)
        else:
            yield opening + json.dumps(value, ensure_ascii=False)
        return
    if (not _RISKY.search(value) or _DATE.fullmatch(value)) and len(opening) + len(value) <= _WIDTH:
        yield opening + value
        return
    if _is_number(value):
        yield opening + value
        return
    rows = _wrap(value, _WIDTH - indent)
    if len(opening) + len(value) > _WIDTH and rows:
        yield f"{opening}>-"
        yield from (pad + row for row in rows)
    else:
        yield opening + json.dumps(value, ensure_ascii=False)


def _wrap(value: str, width: int) -> list[str]:
    """The rows of a folded text; none where folding would not give the same text again."""
    if re.search(r"\s{2}|^\s|\s$|[\t\n\r]|^[“‘„«]", value):
        return []
    rows = textwrap.wrap(value, max(width, 40), break_long_words=False, break_on_hyphens=False)
    for index in range(1, len(rows)):
        while index < len(rows) and _LINE_TRAP.match(rows[index]):
            # A row that looks like an item or a field would be taken for one: its first word moves up.
            word, _, rest = rows[index].partition(" ")
            rows[index - 1] += f" {word}"
            if rest:
                rows[index] = rest
            else:
                del rows[index]
    return [] if not rows or _LINE_TRAP.match(rows[0]) else rows
