"""Findings that were accepted where they stand, with a reason.

    # kpudocs: abaikan MG04 "sesuai salinan resmi"
    - Undang-Undang Nomor 7 Tahun 2017 …

A comment on a line of its own speaks of the item or field that begins below it, with everything in it;
one at the end of a line, of the innermost value that begins on that line. Above a field of the file, and
at its end, it also speaks of what the file as a whole lacks: a field that is not there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kpudocs.loaders.source import Loc
from kpudocs.loaders.yaml_nodes import Lines, Node, scan

__all__ = ["Acceptance", "read_acceptances"]

_COMMENT = re.compile(
    r"(?:(?<=\s)|^)#[^\S\r\n]*kpudocs[^\S\r\n]*(?::|(?=\babai))[^\S\r\n]*(?P<said>[^\r\n\x85]*)",
    re.IGNORECASE | re.MULTILINE,
)
_SAID = re.compile(r"abaikan\s+(?P<codes>[\w, ]*?[\w,])\s*(?:[\"“](?P<reason>[^\"“”]*)[\"”]\s*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A comment that accepts findings: which codes, why, and of what.

    `codes` is empty where the comment could not be read; `reason` is empty where none is given. `loc` is
    what it speaks of, None where nothing follows it; `whole` says that it also speaks of the file as a
    whole. Line and column count from 1.
    """

    codes: tuple[str, ...]
    reason: str
    loc: Loc | None
    whole: bool
    line: int
    column: int
    end_column: int
    words: str

    def covers(self, code: str, loc: Loc, nearest: Loc) -> bool:
        """Whether it accepts a finding; `nearest` is the part of its `loc` that the file has."""
        if code not in self.codes or not self.reason:
            return False
        return (self.whole and not nearest) or (bool(self.loc) and loc[: len(self.loc or ())] == self.loc)


def read_acceptances(text: str) -> tuple[Acceptance, ...]:
    """Every acceptance of a YAML text, in its order; what looks like one inside a text is none."""
    found = list(_COMMENT.finditer(text))
    if not found:
        return ()
    nodes = scan(text)
    lines = Lines(text)
    scalars = sorted((node.start, node.end, node) for node in nodes.values() if node.scalar and node.end > node.start)
    starts = [start for start, _, _ in scalars]
    beginning: dict[int, list[Loc]] = {}
    for loc, node in nodes.items():
        if loc:
            beginning.setdefault(lines.place(node.key)[0], []).append(loc)
    accepted = []
    for comment in found:
        inside = bisect_right(starts, comment.start()) - 1
        if inside >= 0 and _holds(scalars[inside][2], text, comment.start()):
            continue
        accepted.append(_acceptance(comment, text, lines, beginning))
    return tuple(accepted)


def _holds(node: Node, text: str, index: int) -> bool:
    """Whether a place is inside a scalar's text (the line of "|" or ">" is not)."""
    if index >= node.end:
        return False
    return node.style not in "|>" or "\n" in text[node.start : index] or "\r" in text[node.start : index]


def _acceptance(comment: re.Match[str], text: str, lines: Lines, beginning: dict[int, list[Loc]]) -> Acceptance:
    line, column = lines.place(comment.start())
    loc: Loc | None = None
    whole = False
    if text[lines.index(line - 1, 0) : comment.start()].strip():
        loc = max(beginning.get(line, ()), key=len, default=None)
    else:
        below = next((number for number in _below(line, lines, text) if number in beginning), None)
        if below is not None:
            loc = min(beginning[below], key=len)
        whole = loc is None or len(loc) == 1
    said = _SAID.fullmatch(comment["said"].strip())
    codes = tuple(dict.fromkeys(re.findall(r"\w+", said["codes"].upper()))) if said else ()
    reason = " ".join(said["reason"].split()) if said and said["reason"] else ""
    words = comment[0].rstrip()
    return Acceptance(codes, reason, loc, whole, line, column, column + len(words), words)


def _below(line: int, lines: Lines, text: str) -> Iterator[int]:
    """The first line below that is no comment and not empty."""
    for number in range(line + 1, len(lines.starts) + 1):
        end = lines.starts[number] if number < len(lines.starts) else len(text)
        content = text[lines.starts[number - 1] : end].strip()
        if content and not content.startswith("#"):
            yield number
            return
