"""The points of an amending decree: written from two lists of texts or rows, and applied to the first.

One grammar, written and read here, so that what is printed is what is applied:

    Diktum KEDUA diubah sehingga berbunyi sebagai berikut
    baris 4 Lampiran I dihapus
    Setelah huruf b Menimbang disisipkan ketentuan sehingga berbunyi sebagai berikut

Each number is that of the decree before it is amended. What is new stands below its point in quotation
marks; the fields of a row by their names. "diubah sehingga berbunyi sebagai berikut" is the formula of
UU 12/2011 Lampiran II; "dihapus" and "disisipkan" in a decree are custom (UNSOURCED).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from kpudocs.bahasa.angka import format_huruf, format_romawi, format_urutan
from kpudocs.lampiran.rincian import Poin

__all__ = [
    "Container",
    "NotAPoint",
    "apply_points",
    "quote",
    "row_container",
    "text_container",
    "unquote",
    "write_points",
]

CHANGED = "diubah sehingga berbunyi sebagai berikut"
INSERTED = "disisipkan ketentuan sehingga berbunyi sebagai berikut"
GONE = "dihapus"
_POINT = re.compile(rf"(?:(?P<where>Setelah|Sebelum) )?(?P<unit>.+?) (?P<what>{CHANGED}|{INSERTED}|{GONE})")
_BREAK = "” / “"
_FIELD = re.compile(r"(?P<name>.*?): (?P<text>“.*”)", re.DOTALL)


class NotAPoint(ValueError):
    """A point that is not written as this grammar has it, or that speaks of what is not there."""


@dataclass(frozen=True, slots=True)
class Container:
    """A list in a decree: how its units are called by their number from 1, and how one is written and read."""

    name: Callable[[int], str]
    write: Callable[[Any], tuple[Poin, ...]]
    read: Callable[[Sequence[Poin]], Any]


def quote(text: str) -> str:
    r"""A text in quotation marks, line by line.

    >>> quote("a\nb")
    '“a” / “b”'
    """
    return f"“{_BREAK.join(text.split(chr(10)))}”"


def unquote(text: str) -> str:
    """The lines in quotation marks. Raises NotAPoint."""
    return "\n".join(_bare(text).split(_BREAK))


def _bare(text: str) -> str:
    if not (text.startswith("“") and text.endswith("”") and len(text) >= 2):
        raise NotAPoint(text)
    return text[1:-1]


def text_container(name: Callable[[int], str]) -> Container:
    """A list of texts, or of points of the dictum with their lists."""

    def write(unit: Any) -> tuple[Poin, ...]:
        text, inner = (unit.teks, unit.rincian) if isinstance(unit, Poin) else (unit, ())
        return (Poin.model_construct(teks=f"“{text}”", rincian=inner),)

    def read(points: Sequence[Poin]) -> Any:
        if len(points) != 1:
            raise NotAPoint("one text is meant")
        return Poin.model_construct(teks=_bare(points[0].teks), rincian=points[0].rincian)

    return Container(name, write, read)


def row_container(label: str, names: Sequence[tuple[str, str]]) -> Container:
    """The rows of a lampiran, each a record of fields.

    `names` calls each row there was ("baris 4"), and says what it stands in, to be found by ("kegiatan Diklat").
    """

    def name(number: int) -> str:
        row, group = names[number - 1] if number <= len(names) else ("", "")
        return f"{row} {label}" + (f" ({group})" if group else "")

    def write(record: Any) -> tuple[Poin, ...]:
        return tuple(Poin.model_construct(teks=f"{field}: {quote(text)}", rincian=()) for field, text in record)

    def read(points: Sequence[Poin]) -> Any:
        found = [_FIELD.fullmatch(point.teks) for point in points]
        if not all(found):
            raise NotAPoint("a row's field is not NAME: “text”")
        return tuple((one["name"], unquote(one["text"])) for one in found if one)

    return Container(name, write, read)


def write_points(container: Container, old: Sequence[Any], new: Sequence[Any]) -> list[Poin]:
    """The points that make one list the other."""
    keys: dict[Any, int] = {}
    numbers = [[keys.setdefault(unit, len(keys)) for unit in side] for side in (old, new)]
    points: list[Poin] = []

    def add(words: str, unit: Any = None) -> None:
        points.append(Poin.model_construct(teks=words, rincian=container.write(unit) if unit is not None else ()))

    for change, a, b, c, d in SequenceMatcher(a=numbers[0], b=numbers[1], autojunk=False).get_opcodes():
        if change == "equal":
            continue
        both = min(b - a, d - c)
        for k in range(both):
            add(f"{_capital(container.name(a + k + 1))} {CHANGED}", new[c + k])
        for k in range(a + both, b):
            add(f"{_capital(container.name(k + 1))} {GONE}")
        after = a + both  # the unit behind which the rest comes
        where = f"Setelah {container.name(after)}" if after else f"Sebelum {container.name(1)}"
        for k in range(c + both, d):
            add(f"{where} {INSERTED}", new[k])
    return points


def apply_points(container: Container, old: Sequence[Any], points: Iterable[Poin]) -> list[Any]:
    """The list after its points. Raises NotAPoint."""
    known = {_capital(container.name(n)): n for n in range(1, len(old) + 2)}
    units: list[list[Any]] = [[unit] for unit in old]
    front: list[Any] = []
    behind: dict[int, list[Any]] = {}
    for point in points:
        found = _POINT.fullmatch(point.teks)
        number = known.get(_capital(found["unit"])) if found else None
        if found is None or number is None:
            raise NotAPoint(point.teks)
        if found["what"] == INSERTED:
            unit = container.read(point.rincian)
            (front if found["where"] == "Sebelum" else behind.setdefault(number, [])).append(unit)
        elif number > len(old):
            raise NotAPoint(point.teks)
        else:
            units[number - 1] = [] if found["what"] == GONE else [container.read(point.rincian)]
    result = list(front)
    for number, unit in enumerate(units, 1):
        result += [*unit, *behind.get(number, [])]
    return result


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lettered(number: int) -> str:
    return f"huruf {format_huruf(number)} Menimbang"


PARTS: dict[str, Container] = {
    "menimbang": text_container(_lettered),
    "mengingat": text_container(lambda number: f"angka {number} Mengingat"),
    "memerhatikan": text_container(lambda number: f"angka {number} Memerhatikan"),
    "memutuskan": text_container(lambda number: f"Diktum {format_urutan(number)}"),
}
"""The lists of a decree's body, in the order of its parts."""


def lampiran_label(number: int, many: int) -> str:
    """How a decree calls a lampiran; `number` from 0.

    >>> lampiran_label(0, 1), lampiran_label(1, 2)
    ('Lampiran', 'Lampiran II')
    """
    return "Lampiran" if many == 1 else f"Lampiran {format_romawi(number + 1)}"
