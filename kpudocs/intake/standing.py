"""Text that stands upright on its end, as headings of narrow columns do: read along its own direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kpudocs.intake.items import Word
from kpudocs.intake.joining import clean

__all__ = ["is_standing", "standing_words"]

_FLAT = 0.05  # how far a letter may lean and still stand straight
_NEAR = 2.0  # points: letters of one line
_GAP = 0.25  # of a letter's size: a blank
_FAR = 1.5  # of a letter's size: another text


def is_standing(char: Mapping[str, Any]) -> bool:
    """Whether a letter is turned by a right angle."""
    a, b, _, d, *_ = (*map(float, char.get("matrix") or (1, 0, 0, 1)), 0.0, 0.0, 0.0, 0.0)
    return abs(a) <= _FLAT * abs(b) and abs(d) <= _FLAT * abs(b)


def standing_words(chars: Sequence[Mapping[str, Any]]) -> list[Word]:
    """The lines of standing text, each as one word, where it stands on the page."""
    lines: dict[bool, list[list[Mapping[str, Any]]]] = {True: [], False: []}
    for char in sorted((one for one in chars if is_standing(one)), key=lambda one: (float(one["x0"]), one["top"])):
        rising = float(char["matrix"][1]) > 0
        near = next((line for line in lines[rising][-3:] if _is_near(line[0], char)), None)
        if near is None:
            lines[rising].append([char])
        else:
            near.append(char)
    found: list[Word] = []
    for rising, columns in lines.items():
        for column in columns:
            column.sort(key=lambda one: float(one["bottom"]), reverse=rising)
            found += _runs(column, rising=rising)
    return found


def _is_near(char: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return abs(float(char["x0"]) - float(other["x0"])) < _NEAR


def _runs(column: Sequence[Mapping[str, Any]], *, rising: bool) -> list[Word]:
    """A column of letters parted where much white stands between them."""
    runs: list[list[Mapping[str, Any]]] = []
    texts: list[str] = []
    for char in column:
        size = max(1.0, float(char["x1"]) - float(char["x0"]))
        gap = _between(runs[-1][-1], char, rising=rising) if runs else 0.0
        if not runs or gap > _FAR * size:
            runs.append([])
            texts.append("")
        elif gap > _GAP * size:
            texts[-1] += " "
        if runs[-1] and gap < -0.6 * (float(char["bottom"]) - float(char["top"])):
            continue  # the same letter drawn again, for boldness
        runs[-1].append(char)
        texts[-1] += str(char["text"])
    return [
        Word(
            shown,
            min(float(char["x0"]) for char in run),
            max(float(char["x1"]) for char in run),
            min(float(char["top"]) for char in run),
            max(float(char["bottom"]) for char in run),
        )
        for run, text in zip(runs, texts, strict=True)
        if (shown := " ".join(clean(text).split()))
    ]


def _between(before: Mapping[str, Any], after: Mapping[str, Any], *, rising: bool) -> float:
    if rising:
        return float(before["top"]) - float(after["bottom"])
    return float(after["top"]) - float(before["bottom"])
