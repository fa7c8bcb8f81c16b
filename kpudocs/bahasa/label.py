"""What kpudocs writes itself, typed by hand: it would be printed twice, so it is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from kpudocs.bahasa.angka import parse_urutan
from kpudocs.bahasa.teks import Teks

__all__ = ["TeksButir", "TeksDiktum", "find_label", "find_urutan", "refuse_colon", "refuse_words"]

# As format_huruf letters: a., z., aa. – so that "no. 5" and "a.n." are no labels.
_LABEL = re.compile(r"(?:([a-z])\1?\.|\d{1,2}[.)]|[a-z]\))(?=\s)")
_URUTAN = re.compile(r"((?:KE\w+|PERTAMA)(?:\s+\w+){0,4})\s*:(?=\s|$)", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:Menimbang|Mengingat|Memperhatikan|Memerhatikan|Memutuskan|Menetapkan)\s*:(?=\s|$)", re.IGNORECASE
)
_DECREE = re.compile(r"(?:Menetapkan\s+)?KEPUTUSAN\s[^a-z]+\sTENTANG\s")


def find_label(text: str) -> str:
    """The label of a list's item that a text begins with, or "".

    >>> find_label("a. bahwa"), find_label("a.n. Ketua"), find_label("1) satu")
    ('a.', '', '1)')
    """
    found = _LABEL.match(text)
    return found[0] if found else ""


def find_urutan(text: str) -> str:
    """The ordinal of a dictum that a text begins with, with its colon, or "".

    >>> find_urutan("KEDUA BELAS : Menetapkan"), find_urutan("Ketua: Budi")
    ('KEDUA BELAS :', '')
    """
    found = _URUTAN.match(text)
    try:
        return found[0] if found and parse_urutan(found[1]) else ""
    except ValueError:
        return ""


def _without_label(text: str) -> str:
    if label := find_label(text):
        raise PydanticCustomError("label_terketik", "huruf dan nomor butir dibuatkan", {"label": label})
    if heading := _HEADING.match(text):
        raise PydanticCustomError("kata_terketik", 'kata "{word}" dibuatkan', {"word": heading[0]})
    return text


def _without_urutan(text: str) -> str:
    if urutan := find_urutan(text):
        raise PydanticCustomError("label_terketik", "urutan diktum dibuatkan", {"label": urutan})
    if _DECREE.match(text):
        raise PydanticCustomError("menetapkan_terketik", "judul keputusan sesudah Menetapkan dibuatkan")
    return text


def refuse_colon(data: Any, fields: Iterable[str]) -> None:
    """Refuse a text that its colon made a field: `- Keputusan ini berlaku: segera`.

    A misspelt field is left to the model, which names the near one.
    """
    if not isinstance(data, Mapping) or len(data) != 1:
        return
    key = str(next(iter(data)))
    if key in fields or (" " not in key and get_close_matches(key, fields, 1, cutoff=0.55)):
        return
    if urutan := find_urutan(f"{key}:"):
        raise PydanticCustomError("label_terketik", "urutan diktum dibuatkan", {"label": urutan})
    raise PydanticCustomError("teks_terbaca_isian", "harus teks, tetapi terbaca sebagai isian", {"key": key})


def refuse_words(pattern: str) -> Callable[[str | None], str | None]:
    """A validator that refuses a text which begins with words that are written for it."""
    words = re.compile(pattern, re.IGNORECASE)

    def check(text: str | None) -> str | None:
        found = words.match(text or "")
        if found:
            raise PydanticCustomError("kata_terketik", 'kata "{word}" dibuatkan', {"word": found[0].strip()})
        return text

    return check


TeksButir = Annotated[Teks, AfterValidator(_without_label)]
"""The text of an item, whose label is given to it."""
TeksDiktum = Annotated[TeksButir, AfterValidator(_without_urutan)]
"""The text of a point of the dictum, or of an item under it."""
