"""The labels that Word counts and does not write: lists numbered by numbering.xml and by styles."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from kpudocs.bahasa.angka import MAX_ROMAWI, format_huruf, format_romawi
from kpudocs.ooxml.xml import Element, val, w

__all__ = ["Numbering"]

_LEVEL = re.compile(r"%([1-9])")
_MAX_DEPTH = 12  # styles based on styles
_BULLET = "-"


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


class Numbering:
    """Counts the lists of a document in the order of reading."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._styles: dict[str, tuple[str, str, str]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._started: set[str] = set()
        if numbering is not None:
            self._read_lists(numbering)
        if styles is not None:
            self._read_styles(styles)

    def _read_lists(self, numbering: Element) -> None:
        for abstract in numbering.iter(w("abstractNum")):
            levels = {}
            for level in abstract.iter(w("lvl")):
                index = _number(val(level, "ilvl"), 0)
                levels[index] = _Level(
                    _of(level, "numFmt") or "decimal", _of(level, "lvlText") or "", _number(_of(level, "start"), 1)
                )
            self._levels[val(abstract, "abstractNumId") or ""] = levels
        for one in numbering.iter(w("num")):
            starts = {
                _number(val(override, "ilvl"), 0): _number(_of(override, "startOverride"), 1)
                for override in one.iter(w("lvlOverride"))
                if override.find(w("startOverride")) is not None
            }
            self._lists[val(one, "numId") or ""] = (_of(one, "abstractNumId") or "", starts)

    def _read_styles(self, styles: Element) -> None:
        for style in styles.iter(w("style")):
            based, number, level = _of(style, "basedOn") or "", "", ""
            properties = style.find(f"{w('pPr')}/{w('numPr')}")
            if properties is not None:
                number, level = _of(properties, "numId") or "", _of(properties, "ilvl") or ""
            self._styles[val(style, "styleId") or ""] = (based, number, level)

    def label(self, paragraph: Element) -> str:
        """The label of a paragraph, or "" where it has none; counting goes on."""
        number, level = self._list_of(paragraph)
        if not number or number == "0" or number not in self._lists:
            return ""
        abstract, starts = self._lists[number]
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts[abstract]
        if number not in self._started:
            self._started.add(number)
            for index in starts:
                counts.pop(index, None)
        first = starts.get(level, levels[level].start)
        counts[level] = counts[level] + 1 if level in counts else first
        for deeper in [index for index in counts if index > level]:
            del counts[deeper]
        return self._spell(levels, counts, level)

    def _list_of(self, paragraph: Element) -> tuple[str, int]:
        properties = paragraph.find(w("pPr"))
        if properties is None:
            return "", 0
        own = properties.find(w("numPr"))
        number, level = ("", "") if own is None else (_of(own, "numId") or "", _of(own, "ilvl") or "")
        style = _of(properties, "pStyle") or ""
        for _ in range(_MAX_DEPTH):
            if number or style not in self._styles:
                break
            style, number, found = self._styles[style]
            level = level or found
        return number, _number(level, 0)

    @staticmethod
    def _spell(levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
        if levels[level].format == "bullet":
            return _BULLET
        if levels[level].format == "none":
            return ""

        def count(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            one = levels.get(index, levels[level])
            return _format(one.format, counts.get(index, one.start))

        return _LEVEL.sub(count, levels[level].text).strip()


def _format(format: str, number: int) -> str:
    if number < 1 or number > MAX_ROMAWI:
        return str(number)
    if format in ("lowerLetter", "upperLetter"):
        text = format_huruf(number)
        return text.upper() if format == "upperLetter" else text
    if format in ("lowerRoman", "upperRoman"):
        text = format_romawi(number)
        return text.lower() if format == "lowerRoman" else text
    return f"{number:02d}" if format == "decimalZero" else str(number)


def _of(element: Element, name: str) -> str | None:
    child = element.find(w(name))
    return None if child is None else val(child)


def _number(text: str | None, default: int) -> int:
    try:
        number = int(text or "")
    except ValueError:
        return default
    return number if 0 <= number < 100_000 else default
