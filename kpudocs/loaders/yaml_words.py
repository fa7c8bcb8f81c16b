"""From words in a decree's text back to the characters of its file.

A text of the model is not the text of the file: YAML folded its lines and read its escapes, variables
were filled, letters composed, blanks made one. What all of that keeps is the order of the characters
that are no blanks; so both are laid beside each other without blanks, and a word found in one is found
in the other. Where they cannot be matched (a text that the program worded), nothing is claimed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kpudocs.loaders.yaml_nodes import BREAK, Node

__all__ = ["Span", "Spelling"]

_BLANK = " \t\r\n\x85"
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(\r\n|.))", re.DOTALL)
_SHORT = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v", "_": "\u00a0"}
_BLANK_ESCAPES = "ntrNLP \t\r\n"
_VARIABLE = re.compile(r"\$(?:(\$)|\{([_a-z][_a-z0-9]*)\}|([_a-z][_a-z0-9]*))", re.IGNORECASE | re.ASCII)
_MAX_VARIABLES = 30


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a file, from `start` up to `end`; `filled` where they are a variable's `${name}`."""

    start: int
    end: int
    filled: bool = False


class Spelling:
    """One text of the model beside the scalar it was typed as."""

    def __init__(self, text: str, node: Node, value: str) -> None:
        self._value = value
        self._spans = _match(list(_characters(text, node)), "".join(value.split()) if node.scalar else "")

    @property
    def known(self) -> bool:
        """Whether the text was found in the file, character by character."""
        return bool(self._spans)

    def find(self, start: int, end: int) -> Span | None:
        """Where `value[start:end]` stands in the file; None where that cannot be told.

        A blank at either end takes in what stands for it in the file, a line break maybe; an empty or
        blank stretch is the gap between its neighbours.
        """
        if not self._spans:
            return None
        first, last = self._count(start), self._count(end)
        if first == last:
            left = self._spans[first - 1].end if first else self._spans[0].start
            right = self._spans[first].start if first < len(self._spans) else left
            return Span(left, max(left, right), bool(first) and left > right)
        spans = self._spans[first:last]
        begin, stop = spans[0].start, spans[-1].end
        if self._value[start].isspace() and first:
            begin = self._spans[first - 1].end
        if self._value[end - 1].isspace() and last < len(self._spans):
            stop = self._spans[last].start
        return Span(begin, stop, any(span.filled for span in spans))

    def _count(self, offset: int) -> int:
        """How many characters that are no blanks stand before an offset."""
        return len("".join(self._value[:offset].split()))


def _characters(text: str, node: Node) -> Iterator[tuple[str, Span]]:
    """The characters that a scalar stands for, blanks among them, each with where it is written."""
    if node.style == '"':
        yield from _double_quoted(text, node)
        return
    start, end = node.start, node.end
    if node.style == "'":
        start, end = start + 1, end - 1
    elif node.style in "|>":
        header = BREAK.search(text, start)
        start = header.end() if header else end
    index = start
    while index < end:
        step = 2 if node.style == "'" and text.startswith("''", index) else 1
        yield text[index], Span(index, index + step)
        index += step


def _double_quoted(text: str, node: Node) -> Iterator[tuple[str, Span]]:
    index, end = node.start + 1, node.end - 1
    while index < end:
        found = _ESCAPE.match(text, index) if text[index] == "\\" else None
        if found is None:
            yield text[index], Span(index, index + 1)
            index += 1
            continue
        code = found[1] or found[2] or found[3]
        short = found[4] or ""
        char = chr(int(code, 16)) if code else " " if short in _BLANK_ESCAPES else _SHORT.get(short, short)
        yield char, Span(index, found.end())
        index = found.end()


def _match(characters: list[tuple[str, Span]], bare: str) -> tuple[Span, ...]:
    """The span of each character of `bare`, a value without its blanks; none if they do not match."""
    pieces = list(_pieces(characters))
    names: dict[str, str] = {}
    pattern = ""
    for name, letters in pieces:
        if not name:
            pattern += re.escape("".join(char for char, _ in letters))
        elif name in names:
            pattern += f"(?P={names[name]})"
        else:
            names[name] = f"v{len(names)}"
            pattern += f"(?P<{names[name]}>.*?)"
    if len(names) > _MAX_VARIABLES or not bare:
        return ()
    found = re.fullmatch(pattern, bare, re.DOTALL)
    if found is None:
        return ()
    spans: list[Span] = []
    for name, letters in pieces:
        if name:
            whole = Span(letters[0][1].start, letters[-1][1].end, filled=True)
            spans += [whole] * len(found[names[name]])
        else:
            spans += [span for _, span in letters]
    return tuple(spans)


def _pieces(characters: list[tuple[str, Span]]) -> Iterator[tuple[str, list[tuple[str, Span]]]]:
    """What is typed and what is filled, in turn: a variable's name or "", and the characters."""
    typed = "".join(char for char, _ in characters)
    index = 0
    for found in _VARIABLE.finditer(typed):
        yield "", list(_composed(characters[index : found.start()]))
        index = found.end()
        letters = characters[found.start() : index]
        if found[1]:
            yield "", [("$", Span(letters[0][1].start, letters[-1][1].end))]
        else:
            yield found[2] or found[3], letters
    yield "", list(_composed(characters[index:]))


def _composed(characters: list[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    """Without blanks, and composed (NFC): a letter and its accents share their place."""
    cluster: list[tuple[str, Span]] = []
    for char, span in characters:
        if char in _BLANK or char.isspace():
            continue
        if cluster and not unicodedata.combining(char):
            yield from _one(cluster)
            cluster = []
        cluster.append((char, span))
    yield from _one(cluster)


def _one(cluster: list[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    text = unicodedata.normalize("NFC", "".join(char for char, _ in cluster))
    for char in text:
        yield char, Span(cluster[0][1].start, cluster[-1][1].end)
