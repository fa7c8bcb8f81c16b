"""The tags of a template: where each stands in its paragraph, and what formatting has split."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from lxml import etree

from kpudocs.renderers.docx.places import own_texts
from kpudocs.renderers.docx.words import Element, w

__all__ = ["Tag", "find_tags", "plain_quotes"]

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LEVEL = re.compile(r"(p|tr|tc|r) ")
_BETWEEN = {w("r"), w("proofErr"), w("bookmarkStart"), w("bookmarkEnd")}
_HARMLESS = {w("rPr"), w("t"), w("lastRenderedPageBreak")}
_UNSEEN = {w("lang"), w("noProof"), w("rsid")}
_QUOTES = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True)
class Tag:
    """A tag in a paragraph, from its braces to its braces."""

    text: str
    start: int
    """Its first character's place in the paragraph's text."""
    split: bool = False
    """Whether formatting, or something that is no text, parts it."""

    @property
    def is_statement(self) -> bool:
        return self.text.startswith("{%")

    @property
    def is_comment(self) -> bool:
        return self.text.startswith("{#")

    @property
    def inside(self) -> str:
        """What stands between the braces, without a level or a minus, and with straight quotes."""
        inner = plain_quotes(self._bare)
        return _LEVEL.sub("", inner, count=1) if _LEVEL.match(inner) else inner

    @property
    def level(self) -> str:
        """What a tag takes the place of: "p", "tr", "tc" or "r"; "" for the tag alone."""
        found = _LEVEL.match(self._bare)
        return found[1] if found else ""

    @property
    def _bare(self) -> str:
        inner = self.text[2:-2]
        start = 1 if inner[:1] in ("-", "+") else 0
        return inner[start : len(inner) - 1 if inner[start:][-1:] in ("-", "+") else len(inner)]

    @property
    def eats(self) -> bool:
        """Whether it has a minus (or plus), which takes the text beside it away."""
        return self.text[2:3] in ("-", "+") or self.text[-3:-2] in ("-", "+")

    @property
    def keyword(self) -> str:
        return (self.inside.split() or [""])[0] if self.is_statement else ""

    @property
    def rest(self) -> str:
        """What follows the keyword."""
        return self.inside.strip()[len(self.keyword) :].strip()


def plain_quotes(text: str) -> str:
    """Word's curly quotes made straight, as docxtpl does inside tags.

    >>> plain_quotes("“bab”")
    '"bab"'
    """
    return text.translate(_QUOTES)


def find_tags(paragraph: Element) -> Iterator[Tag]:
    """The tags of a paragraph whose tags are all paired."""
    nodes = [node for node in own_texts(paragraph) if node.text]
    text = "".join(node.text or "" for node in nodes)
    ends = list(accumulate(len(node.text or "") for node in nodes))
    for found in _TAG.finditer(text):
        first, last = bisect_right(ends, found.start()), bisect_left(ends, found.end())
        yield Tag(found[0], found.start(), _is_split(nodes[first : last + 1]))


def _is_split(nodes: list[Element]) -> bool:
    """Whether the runs of a tag look different, or something stands between them."""
    runs = [run for node in nodes if (run := node.getparent()) is not None]
    if len(nodes) < 2:
        return False
    first, last = runs[0], runs[-1]
    if any(run.tag != w("r") or run.getparent() is not first.getparent() or _look(run) != _look(first) for run in runs):
        return True
    for run in runs:
        if any(child.tag not in _HARMLESS for child in run):
            return True
    step: Element | None = first
    while step is not None and step is not last:
        if step.tag not in _BETWEEN:
            return True
        step = step.getnext()
    return False


def _look(run: Element) -> frozenset[bytes]:
    properties = run.find(w("rPr"))
    if properties is None:
        return frozenset()
    return frozenset(etree.tostring(child, method="c14n") for child in properties if child.tag not in _UNSEEN)
