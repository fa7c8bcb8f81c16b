"""Write facts as YAML that a person would type: long texts folded, short lists on a line, no quotes without need.

What is written reads back as the same data through `loaders.yaml`, traps included.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from kpudocs.lampiran.naskah import IsiNaskah
from kpudocs.lampiran.rincian import Poin
from kpudocs.lampiran.tabel import BarisTabel, KolomTabel
from kpudocs.lembaga import Lembaga
from kpudocs.loaders.source import Loc
from kpudocs.loaders.yaml_traps import known_fields

__all__ = ["Notes", "shorten", "write_after", "write_fields", "write_yaml"]

Notes = Mapping[Loc, Sequence[str]]
"""Comments by the place of the fact that they stand above: a line each, without "# "."""

WIDTH = 100
_STEP = 2
_PLAIN = re.compile(r"[(/“]?[^\W_][^#:\"]*(?:(?<=\S)[#:](?=\S)[^#:\"]*)*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LIKE_NUMBER = re.compile(r"[0-9.:_+-]+|0[xo][0-9a-f]+|[0-9.]+e[0-9+-]+", re.IGNORECASE)
_FLOW_PLAIN = re.compile(r"[^\W\d_][\w .()/%&+–'-]*")
_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_WORDS = ("true", "false", "null", "yes", "no", "on", "off", "y", "n")
_ITEM = re.compile(r"[ ]*(?:[-•●·*–—?#%@`&!|>])")
_FIELD = re.compile(r"[ ]*\w+:(?: |$)")
_CURLY = re.compile("[“‘„«].*[”’“»]")
_SECTIONS = ("menimbang", "mengingat", "memerhatikan", "memutuskan", "penetapan", "salinan", "lampiran", "profil")
"""Fields of a decree with a blank line above."""


def shorten(value: Any) -> Any:
    """A model, or what holds models, as plain data in the short forms that people type.

    What has its default is left out; dollars are doubled, as in every dumped model.
    """
    if isinstance(value, BaseModel):
        return _short_model(value)
    if isinstance(value, (tuple, list)):
        return [shorten(one) for one in value]
    if isinstance(value, Mapping):
        return {key: shorten(one) for key, one in value.items()}
    return value.replace("$", "$$") if isinstance(value, str) else value


def _short_model(model: BaseModel) -> Any:
    if isinstance(model, BarisTabel) and model.kelompok is None:
        return shorten(model.sel)
    if isinstance(model, Lembaga) and (line := _lembaga_line(model)):
        return line
    fields = {
        name: shorten(getattr(model, name))
        for name, field in type(model).model_fields.items()
        if field.is_required() or getattr(model, name) != field.get_default(call_default_factory=True)
    }
    if isinstance(model, (Poin, IsiNaskah)) and [*fields] == ["teks"]:
        return fields["teks"]
    if isinstance(model, KolomTabel) and [*fields] == ["judul"]:
        return fields["judul"]
    return fields


def _lembaga_line(lembaga: Lembaga) -> str:
    """An office on one line, as people type it; "" where a line does not say all of it."""
    name = (
        "KPU RI" if lembaga.jenis == "kpu" else ", ".join(lembaga.baris) if lembaga.induk else " ".join(lembaga.baris)
    )
    line = f"Sekretariat {name}" if lembaga.sekretariat else name
    try:
        return line if Lembaga.model_validate(line) == lembaga else ""
    except ValidationError:
        return ""


def write_yaml(data: Mapping[str, Any], notes: Notes | None = None) -> str:
    """A whole file, with a blank line above each of its parts."""
    pieces: list[str] = []
    for name, text in write_fields(data, notes):
        gap = "\n" if pieces and (name in _SECTIONS or text.startswith("#")) else ""
        pieces.append(gap + text)
    return "".join(pieces)


def write_fields(data: Mapping[str, Any], notes: Notes | None = None) -> Iterator[tuple[str, str]]:
    """Each field of a file by its name, with its lines and the comments above them."""
    for name, value in data.items():
        above = "".join(f"{line}\n" for line in _above((name,), value, 0, notes))
        yield name, f"{above}{name}:{write_after(value, 0, notes=notes, loc=(name,))}\n"


def write_after(value: Any, indent: int, *, item: bool = False, notes: Notes | None = None, loc: Loc = ()) -> str:
    """What follows a "name:" that stands at `indent`, or the "-" of an item at `indent`; it begins with its blank.

    `loc` is the value's own place, for the notes on what is inside it.
    """
    if isinstance(value, Mapping):
        if not value:
            return " {}"
        fields = [
            (
                f"{key}:{write_after(one, indent + _STEP, notes=notes, loc=(*loc, key))}",
                _above((*loc, key), one, indent + _STEP, notes),
            )
            for key, one in value.items()
        ]
        return _lines(fields, indent, item)
    if isinstance(value, (list, tuple)):
        flow = _flow(value, indent)
        if flow:
            return f" {flow}"
        items = [
            (
                f"-{write_after(one, indent + _STEP, item=True, notes=notes, loc=(*loc, i))}",
                _above((*loc, i), one, indent + _STEP, notes, item=True),
            )
            for i, one in enumerate(value)
        ]
        return _lines(items, indent, item)
    return " " + _scalar(value, indent + _STEP)


def _lines(entries: Sequence[tuple[str, Sequence[str]]], indent: int, item: bool) -> str:
    """Fields or items below each other, each under its comments.

    The first field of an item stands on the line of its dash, so its comments are written above that.
    """
    lines = [line for text, above in entries for line in (*above, text)]
    if item:
        lines = lines[len(entries[0][1]) :]
    gap = "\n" + " " * (indent + _STEP)
    return (" " if item else gap) + gap.join(lines)


def _above(loc: Loc, value: Any, indent: int, notes: Notes | None, *, item: bool = False) -> list[str]:
    """The comments on a fact, and on what begins on its line: all of a short list, the first field of an item."""
    if not notes:
        return []
    lines = [f"# {line}".rstrip() for line in notes.get(loc, ())]
    if isinstance(value, (list, tuple)) and value:
        first = value if _flow(value, indent) else value[: 1 if item else 0]
        for i, one in enumerate(first):
            lines += _above((*loc, i), one, indent + _STEP, notes, item=True)
    elif isinstance(value, Mapping) and value and item:
        key = next(iter(value))
        lines += _above((*loc, key), value[key], indent + _STEP, notes)
    return lines


def _flow(values: Sequence[Any], indent: int) -> str:
    """A short list on a line, or "": numbers, and the cells of a row."""
    if not values:
        return "[]"
    if any(isinstance(one, (Mapping, list, tuple)) for one in values):
        return ""
    if len(values) == 1 and isinstance(values[0], str):
        return ""
    written = [_flow_scalar(one) for one in values]
    line = f"[{', '.join(written)}]"
    short = all(not isinstance(one, str) or len(one) <= 60 for one in values)
    return line if short and "\n" not in line and len(line) + indent <= WIDTH + 10 else ""


def _flow_scalar(value: Any) -> str:
    if isinstance(value, str):
        plain = _FLOW_PLAIN.fullmatch(value) and not value.endswith(" ") and value.lower() not in _WORDS
        return value if plain or _NUMBER.fullmatch(value) else json.dumps(value, ensure_ascii=False)
    return _constant(value)


def _constant(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return json.dumps(value)


def _scalar(value: Any, indent: int) -> str:
    if value is None:
        return '""'
    if not isinstance(value, str):
        return _constant(value)
    if _NUMBER.fullmatch(value):
        return value
    lines = value.split("\n")
    printable = value.replace("\t", "").replace("\n", "").isprintable()
    if len(lines) > 1 and printable and all(line and line == line.strip() for line in lines):
        gap = "\n" + " " * indent
        return "|" + gap + gap.join(lines)
    if len(lines) == 1 and printable and "\t" not in value:
        if len(value) + indent <= WIDTH and _is_plain(value):
            return value
        if len(value) + indent > WIDTH and (folded := _fold(value, indent)):
            return folded
    return json.dumps(value, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    return bool(_DATE.fullmatch(text)) or (
        bool(_PLAIN.fullmatch(text))
        and not _LIKE_NUMBER.fullmatch(text)
        and text == text.strip()
        and not text.endswith(":")
        and text.lower() not in _WORDS
        and not _CURLY.fullmatch(text)
    )


def _fold(text: str, indent: int) -> str:
    """A long text over lines, or "" where folding would not give it back, or would look like something else."""
    if text != " ".join(text.split(" ")) or "  " in text or text != text.strip(" "):
        return ""
    lines = textwrap.wrap(
        text, max(40, WIDTH - indent), break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
    for i in range(len(lines) - 1, 0, -1):
        while i < len(lines) and _misleads(lines[i]):  # its first word goes up; with its last the line is gone
            word, _, rest = lines[i].partition(" ")
            lines[i - 1] += f" {word}"
            lines[i : i + 1] = [rest] if rest else []
    if " ".join(lines) != text or any(map(_misleads, lines)):
        return ""
    gap = "\n" + " " * indent
    return ">-" + gap + gap.join(lines)


def _misleads(line: str) -> bool:
    """Whether a line of a folded text looks like an item or a field."""
    return bool(_ITEM.match(line)) or _looks_like_field(line)


def _looks_like_field(line: str) -> bool:
    return bool(_FIELD.match(line)) and line.split(":")[0].strip() in known_fields()
