"""Write facts as YAML that a person would type: long texts folded, short lists on a line, no quotes without need.

What is written reads back as the same data through `loaders.yaml`, traps included.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import BaseModel, ValidationError

from kpudocs.lampiran.naskah import IsiNaskah
from kpudocs.lampiran.rincian import Poin
from kpudocs.lampiran.tabel import BarisTabel, KolomTabel
from kpudocs.lembaga import Lembaga
from kpudocs.loaders.yaml_traps import known_fields

__all__ = ["shorten", "write_after", "write_yaml"]

WIDTH = 100
_STEP = 2
_PLAIN = re.compile(r"[^\W\d_][^#:\"]*(?:(?<=\S)[#:](?=\S)[^#:\"]*)*")
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


def write_yaml(data: Mapping[str, Any], comments: Mapping[str, Sequence[str]] | None = None) -> str:
    """A whole file. `comments` are lines to stand above its fields, by name."""
    pieces: list[str] = []
    for name, value in data.items():
        above = "".join(f"# {line}".rstrip() + "\n" for line in (comments or {}).get(name, ()))
        gap = "\n" if pieces and (name in _SECTIONS or above) else ""
        pieces.append(f"{gap}{above}{name}:{write_after(value, 0)}\n")
    return "".join(pieces)


def write_after(value: Any, indent: int, *, item: bool = False) -> str:
    """What follows a "name:" that stands at `indent`, or the "-" of an item at `indent`; it begins with its blank."""
    if isinstance(value, Mapping):
        if not value:
            return " {}"
        lines = [f"{key}:{write_after(one, indent + _STEP)}" for key, one in value.items()]
        gap = "\n" + " " * (indent + _STEP)
        return (" " if item else gap) + gap.join(lines)
    if isinstance(value, (list, tuple)):
        flow = _flow(value, indent)
        if flow:
            return f" {flow}"
        gap = "\n" + " " * (indent + _STEP)
        lines = [f"-{write_after(one, indent + _STEP, item=True)}" for one in value]
        return (" " if item else gap) + gap.join(lines)
    return " " + _scalar(value, indent + _STEP)


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
    printable = all(line.isprintable() for line in lines)
    if len(lines) > 1 and printable and all(line and line == line.strip() for line in lines):
        gap = "\n" + " " * indent
        return "|" + gap + gap.join(lines)
    if len(lines) == 1 and printable:
        if len(value) + indent <= WIDTH and _is_plain(value):
            return value
        if len(value) + indent > WIDTH and (folded := _fold(value, indent)):
            return folded
    return json.dumps(value, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    return (
        bool(_PLAIN.fullmatch(text))
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
    if " ".join(lines) != text or any(_ITEM.match(line) or _looks_like_field(line) for line in lines):
        return ""
    gap = "\n" + " " * indent
    return ">-" + gap + gap.join(lines)


def _looks_like_field(line: str) -> bool:
    return bool(_FIELD.match(line)) and line.split(":")[0].strip() in known_fields()
