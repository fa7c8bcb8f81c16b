"""Clean text: what may stand in an official document, and how it is normalised.

`Teks` is one paragraph: runs of blanks and line breaks become one space. `TeksBaris` keeps its
line breaks. Both are NFC. What a reader cannot see but a machine obeys (control characters,
bidi overrides) is refused, since two decrees that look the same must be the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from string import Template
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, GetJsonSchemaHandler, PlainSerializer, Strict
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

__all__ = [
    "BenarSalah",
    "Teks",
    "TeksBaris",
    "TeksBarisKosong",
    "TeksKosong",
    "describe_character",
    "describe_short_form",
    "find_forbidden",
    "mask_forbidden",
    "variables_in_force",
]

_BLANKS = re.compile(r"[ \t\r\n]+")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls; tab, LF, CR and NEL are blanks
    "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"  # bidi marks, embeddings, overrides, isolates
    "\u200b\ufeff\u2060-\u2064\u00ad"  # invisible: zero width space, BOM, joiners, soft hyphen
    "\u2028\u2029\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\U0001fffe\U0001ffff\U000e0000-\U000e007f\U0010fffe\U0010ffff]"
)


def find_forbidden(text: str) -> re.Match[str] | None:
    r"""The first character that may not stand in a decree, or None.

    >>> find_forbidden("Rp1.000") is None
    True
    >>> find_forbidden("a\u202eb").start()
    1
    """
    return _FORBIDDEN.search(text)


def mask_forbidden(text: str) -> str:
    r"""The text with a question mark for each forbidden character.

    >>> mask_forbidden("a\u202eb")
    'a?b'
    """
    return _FORBIDDEN.sub("?", text)


def describe_character(char: str) -> str:
    """Name a character for a person: its code point, and its name where it has one."""
    name = unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}" + (f" {name}" if name else "")


_variables: ContextVar[Mapping[str, str] | None] = ContextVar("variables", default=None)


@contextmanager
def variables_in_force(variables: Mapping[str, str] | None) -> Iterator[None]:
    """While this lasts, `${name}` in any validated text is filled from `variables`.

    With None, "$" is a character like any other.
    """
    token = _variables.set(variables)
    try:
        yield
    finally:
        _variables.reset(token)


def fill_variables(text: str, variables: Mapping[str, str]) -> str:
    """Fill `${name}` from `variables`; "$$" is a dollar sign.

    Raises PydanticCustomError `variabel_tidak_dikenal` or `dolar_tunggal`.
    """
    try:
        return Template(text).substitute(variables)
    except KeyError as error:
        name = str(error.args[0])
        raise PydanticCustomError(
            "variabel_tidak_dikenal",
            "variabel ${{name}} tidak dikenal",  # pydantic replaces {name} and leaves the outer braces
            {"name": name, "known": sorted(variables)},
        ) from None
    except ValueError:
        raise PydanticCustomError("dolar_tunggal", 'tanda "$" berdiri sendiri') from None


def _accept_number(value: object) -> object:
    """A whole number typed where text is expected is that text; YAML `true` is not."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _check(text: str) -> str:
    found = find_forbidden(text)
    if found:
        raise PydanticCustomError(
            "karakter_terlarang",
            "karakter {char} tidak boleh ada dalam naskah",
            {"char": describe_character(found[0]), "position": found.start()},
        )
    variables = _variables.get()
    if variables is not None and "$" in text:
        text = fill_variables(text, variables)
    return unicodedata.normalize("NFC", text)


def _one_paragraph(text: str) -> str:
    return _BLANKS.sub(" ", _check(text)).strip(" ")


def _lines(text: str) -> str:
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in _check(text).splitlines())
    return "\n".join(line for line in lines if line)


def _not_empty(text: str) -> str:
    if not text:
        raise PydanticCustomError("teks_kosong", "teks kosong")
    return text


def _escape_dollar(text: str) -> str:
    return text.replace("$", "$$")


_typed = BeforeValidator(_accept_number, json_schema_input_type=str | float)
_dumped = PlainSerializer(_escape_dollar, return_type=str)

Teks = Annotated[str, _typed, AfterValidator(_one_paragraph), AfterValidator(_not_empty), _dumped]
"""One paragraph, not empty."""
TeksKosong = Annotated[str, _typed, AfterValidator(_one_paragraph), _dumped]
"""One paragraph; it may be empty, as a cell of a table may."""
TeksBaris = Annotated[str, _typed, AfterValidator(_lines), AfterValidator(_not_empty), _dumped]
"""One or more lines, not empty; empty lines are dropped."""
TeksBarisKosong = Annotated[str, _typed, AfterValidator(_lines), _dumped]
"""Lines, or nothing: what a cell of a table holds."""
BenarSalah = Annotated[bool, Strict()]
"""`true` or `false`, and no word that only looks like one."""


def describe_short_form(schema: CoreSchema, handler: GetJsonSchemaHandler, short: JsonSchemaValue) -> JsonSchemaValue:
    """A model's JSON Schema that also knows the short form its before-validator reads.

    For a model's `__get_pydantic_json_schema__`: pydantic cannot see what such a validator accepts.
    """
    reference = handler(schema)
    if handler.mode == "validation":
        definition: dict[str, Any] = handler.resolve_ref_schema(reference)
        fields = dict(definition)
        about = {name: fields.pop(name) for name in ("description", "title") if name in fields}
        definition.clear()
        definition.update(anyOf=[short, fields], **about)
    return reference
