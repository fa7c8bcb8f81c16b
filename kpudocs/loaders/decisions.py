"""What a person still has to decide in a file, as comments in place: `# PUTUSKAN: isi nomor keputusan`.

A decision is open as long as its comment is there; who has decided deletes the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kpudocs.errors import Fault
from kpudocs.loaders.source import Loc, Source
from kpudocs.loaders.yaml_nodes import BREAK, Lines, Node, scan

__all__ = ["KEEP", "KEEP_END", "MARK", "Decision", "open_decisions", "read_decisions", "read_kept", "strip"]

MARK = "PUTUSKAN:"
KEEP = "TETAP: tahun ke-"
KEEP_END = "dalam teks ini tidak ikut berganti"
_COMMENT = re.compile(r"^[ \t]*#[ ]?(?P<words>[^\r\n]*)$", re.MULTILINE)
_KEPT = re.compile(rf"{KEEP}[ ]?(?P<numbers>[0-9, ]+) {KEEP_END}")


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing to decide; its line counts from 1."""

    line: int
    words: str


def read_decisions(text: str, nodes: dict[Loc, Node] | None = None) -> tuple[Decision, ...]:
    """The open decisions of a file, in its order. `nodes`, where they are at hand, are what `scan` reads from it."""
    return tuple(
        Decision(line, words.removeprefix(MARK).strip())
        for line, _, _, words in _comments(text, nodes)
        if words.startswith(MARK)
    )


def open_decisions(source: Source) -> tuple[Fault, ...]:
    """The open decisions as faults at their lines: what stands in the way of every ragam but rancangan."""
    return tuple(
        Fault(f"belum diputuskan: {one.words}", "putuskan, lalu hapus baris PUTUSKAN ini", code="belum_diputuskan").at(
            source.places.file, one.line, 1
        )
        for one in read_decisions(source.text or "")
    )


def read_kept(text: str) -> dict[int, frozenset[int]]:
    """Which years of a text stay as they are, by the line of the text once these comments are gone; both from 1."""
    kept: dict[int, frozenset[int]] = {}
    gone = 0
    pending: frozenset[int] = frozenset()
    ours = {line: words for line, _, _, words in _comments(text)}
    for number, content in enumerate(BREAK.split(text), 1):
        words = ours.get(number)
        if words is not None and _is_ours(words):
            gone += 1
            if found := _KEPT.match(words):
                pending = frozenset(map(int, re.findall("[0-9]+", found["numbers"])))
        elif pending and words is None and content.strip():
            kept[number - gone] = pending
            pending = frozenset()
    return kept


def strip(text: str) -> str:
    """The text without the comments that kpudocs put into it."""
    pieces = []
    last = 0
    for _, start, end, words in _comments(text):
        if _is_ours(words):
            found = BREAK.match(text, end)
            pieces.append(text[last:start])
            last = found.end() if found else end
    return "".join((*pieces, text[last:]))


def _is_ours(words: str) -> bool:
    return words.startswith(MARK) or bool(_KEPT.match(words))


def _comments(text: str, nodes: dict[Loc, Node] | None = None) -> Iterator[tuple[int, int, int, str]]:
    """The comments on lines of their own: line, start, end, words; what looks like one inside a text is none."""
    if MARK not in text and KEEP not in text:
        return
    spans = sorted(
        (node.start, node.start + len(text[node.start : node.end].rstrip()))
        for node in (scan(text) if nodes is None else nodes).values()
        if node.scalar
    )
    lines = Lines(text)
    inside = 0
    for found in _COMMENT.finditer(text):
        while inside < len(spans) and spans[inside][1] <= found.start():
            inside += 1
        if inside < len(spans) and spans[inside][0] < found.start() < spans[inside][1]:
            continue
        yield lines.place(found.start())[0], found.start(), found.end(), found["words"].strip()
