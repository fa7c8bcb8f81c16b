"""Words on a page brought into lines, blocks that stand side by side kept apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from kpudocs.intake.items import Line, Word

__all__ = ["lines_of", "split_blocks"]

_WIDE = 12.0
"""Points between words that stand in different columns."""
_CERTIFIED = re.compile(r"(?:salinan\s+)?(?:ini\s+)?ses[un]ai\s+dengan\s+(?:naskah\s+)?as[il1]+inya", re.IGNORECASE)


def lines_of(words: Iterable[Word], page: int, *, width: float = 0.0) -> list[Line]:
    """The words of a page as lines from top to bottom, each read from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (_middle(word), word.x0)):
        if rows and _same_row(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    lines: list[Line] = []
    for row in rows:
        row.sort(key=lambda word: word.x0)
        lines.append(_line(row, page, len(lines) + 1, width))
    _mark_gaps(lines)
    return lines


def _middle(word: Word) -> float:
    return (word.top + word.bottom) / 2


def _same_row(row: Sequence[Word], word: Word) -> bool:
    last = row[-1]
    height = min(word.bottom - word.top, last.bottom - last.top) or 1.0
    return abs(_middle(last) - _middle(word)) < 0.45 * height


def _line(row: Sequence[Word], page: int, number: int, width: float) -> Line:
    text = row[0].text
    for before, word in itertools.pairwise(row):
        text += ("\t" if word.x0 - before.x1 > _WIDE else " ") + word.text
    centre = (row[0].x0 + row[-1].x1) / 2
    centred = bool(width) and abs(centre - width / 2) < 0.06 * width and row[0].x0 > 0.2 * width
    return Line(
        text,
        f"halaman {page}, baris {number}" if page else f"baris {number}",
        page,
        row[0].x0,
        row[-1].x1,
        row[0].top,
        centred=centred,
        words=tuple(row),
    )


def _mark_gaps(lines: Sequence[Line]) -> None:
    steps = [after.top - before.top for before, after in itertools.pairwise(lines)]
    steps = [step for step in steps if step > 0]
    if not steps:
        return
    usual = median(steps)
    for before, after in itertools.pairwise(lines):
        after.gap = after.top - before.top > 1.35 * usual


def split_blocks(lines: list[Line]) -> list[Line]:
    """The lines of a page with a certification beside other text taken apart, and put at its end.

    "Salinan sesuai dengan aslinya" stands lower left, the signature lower right: read line by line
    they would mix.
    """
    start = next((i for i, line in enumerate(lines) if _CERTIFIED.search(line.text)), None)
    if start is None or not lines[start].words:
        return lines
    if not any(_beside(line) for line in lines[start : start + 16]):
        return lines
    anchor = _segment_with(lines[start], _CERTIFIED)
    left, right = anchor[0].x0 - 20, anchor[-1].x1
    block: list[Line] = []
    rest: list[Line] = lines[:start]
    done = False
    for line in lines[start:]:
        segments = list(_segments(line.words))
        mine = [s for s in segments if not done and left <= (s[0].x0 + s[-1].x1) / 2 <= max(right + 60, s[0].x0)
                and s[0].x0 < right]  # fmt: skip
        others_of = [s for s in segments if s not in mine]
        if mine and len(mine) == len(segments) and _is_body(line):
            done, mine, others_of = True, [], segments
        for kept, group in ((block, mine), (rest, others_of)):
            words = [word for segment in group for word in segment]
            if words:
                part = _line(words, line.page, 0, 0.0)
                part.place, part.gap = line.place, line.gap
                kept.append(part)
    return [*rest, *block]


def _is_body(line: Line) -> bool:
    return bool(re.match(r"(?:KE[A-Z]+|MEMUTUSKAN|Men[a-z]+|[a-z]\.|\d{1,2}\.)\s", line.text))


def _beside(line: Line) -> bool:
    return len(list(_segments(line.words))) > 1


def _segments(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Runs of words without a wide gap."""
    run: list[Word] = []
    for word in words:
        if run and word.x0 - run[-1].x1 > _WIDE:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _segment_with(line: Line, pattern: re.Pattern[str]) -> list[Word]:
    for segment in _segments(line.words):
        if pattern.search(" ".join(word.text for word in segment)):
            return segment
    return list(line.words)
