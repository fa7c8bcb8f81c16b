"""Edit a YAML text in place: a value's words, a whole value, a comment above it; all other characters stay.

    edits = Edits(text)
    edits.set_value(("tahun",), 2027)
    edits.set_value(("nomor",), None)
    edits.insert_comment(("menimbang", 1), "TINJAU: Berita Acara tahun 2026")
    text = edits.apply()

Edits are gathered and applied at once, so that places are those of the text as it was. What comes out
is read again: it must hold the new values and every other one as it was, or InvalidEdit is raised.
"""

from __future__ import annotations

import json
import re
import textwrap

import yaml

from kpudocs.loaders.source import Loc
from kpudocs.loaders.yaml_nodes import BREAK, Lines, Node, scan
from kpudocs.loaders.yaml_words import Span

__all__ = ["Edits", "InvalidEdit"]

_WIDTH = 100  # where a folded text's lines are broken
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^\n#:]|:(?=\S)|(?<=\S)#)*(?<![\s:])")
_NO_TEXT = re.compile(r"(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|-?[0-9]+)?")


class InvalidEdit(ValueError):
    """An edit that cannot be made in this text: its place is not there, or YAML would read it otherwise."""


class Edits:
    """Changes of one text, gathered.

    A place is a `loc`, the steps to it: field names, and list positions from 0. Raises InvalidEdit for
    a place that the text does not have.
    """

    def __init__(self, text: str, nodes: dict[Loc, Node] | None = None) -> None:
        self._text = text
        self._nodes = scan(text) if nodes is None else nodes
        self._brackets = [
            (node.start, node.end)
            for node in self._nodes.values()
            if not node.scalar and text[node.start : node.start + 1] in ("[", "{")
        ]
        self._lines = Lines(text)
        self._changes: list[tuple[int, int, str]] = []
        self._values: dict[Loc, str] = {}
        self._grown: dict[Loc, int] = {}
        found = BREAK.search(text)
        self._newline = found[0] if found else "\n"

    @property
    def text(self) -> str:
        """The text as it is, before the edits."""
        return self._text

    @property
    def nodes(self) -> dict[Loc, Node]:
        """What the text holds, by place."""
        return self._nodes

    def __contains__(self, loc: Loc) -> bool:
        """Whether the text has a value at a place."""
        return loc in self._nodes

    def value(self, loc: Loc) -> str:
        """The text of a scalar, as YAML reads it: variables are not filled."""
        return self._node(loc, scalar=True).value

    def replace_words(self, loc: Loc, span: Span, words: str, replacement: str) -> None:
        """Put `replacement` in the place of `words`, which stand at `span` (`yaml_words.Spelling.find`).

        Only the characters that differ are touched, so line breaks inside the words stay.
        """
        node = self._node(loc, scalar=True)
        if span.filled:
            raise InvalidEdit("the words are those of a variable")
        start, end, new = _differing(self._text[span.start : span.end], words, replacement)
        self._changes.append((span.start + start, span.start + end, _escape(new.replace("$", "$$"), node)))
        self._grown[loc] = self._grown.get(loc, 0) + len(_bare(replacement.replace("$", "$$"))) - len(_bare(words))

    def set_value(self, loc: Loc, value: str | int | bool | None) -> None:
        """Put a value in the place of a scalar; None leaves it empty.

        A text in a block ("|" or ">") stays one, broken at the width of the file's lines; another is
        quoted where it has to be. "$" is left as it is, so "${tahun}" is a variable.
        """
        node = self._node(loc, scalar=True)
        end = node.end
        if node.style in "|>":
            end = len(self._text[: node.end].rstrip())
        new = self._written(value, node)
        start = node.start
        if value is None:
            # Between brackets "tanggal:," would be a text; the blank after the colon stays.
            start = len(self._text[:start].rstrip(" ")) + self._in_flow(node)
        elif start == end and start and not self._text[start - 1].isspace():
            new = f" {new}"
        self._changes.append((start, end, new))
        self._values[loc] = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

    def insert_comment(self, loc: Loc, *lines: str) -> None:
        """Put comment lines above the line where an item or field begins; "# " is added."""
        line, _ = self._lines.place(self._node(loc).key)
        start = self._lines.index(line - 1, 0)
        content = self._text[start:]
        indent = content[: len(content) - len(content.lstrip(" "))]
        told = "".join(f"{indent}# {one}".rstrip() + self._newline for one in lines)
        self._changes.append((start, start, told))

    def apply(self) -> str:
        """The text with all edits made. Raises as `done` does."""
        return self.done().text

    def done(self) -> Edits:
        """The text with all edits made, ready for further ones; it is not read a second time for them.

        Raises InvalidEdit when two edits touch the same characters, or when YAML would read the result
        otherwise than meant.
        """
        pieces: list[str] = []
        done = 0
        for start, end, new in sorted(self._changes, key=lambda change: change[:2]):
            if start < done:
                raise InvalidEdit("two edits at the same place")
            pieces += [self._text[done:start], new]
            done = end
        edited = "".join((*pieces, self._text[done:]))
        return Edits(edited, self._prove(edited))

    def _node(self, loc: Loc, *, scalar: bool = False) -> Node:
        node = self._nodes.get(loc)
        if node is None or (scalar and not node.scalar):
            raise InvalidEdit(f"no value at {loc}")
        return node

    def _written(self, value: str | int | bool | None, node: Node) -> str:
        if value is None:
            return ""
        if not isinstance(value, str):
            return json.dumps(value)
        if node.style in "|>" and value.strip() and not (node.style == ">" and "\n" in value):
            return self._block(value, node)
        if node.style == '"' or "\n" in value or not value.isprintable():
            return json.dumps(value, ensure_ascii=False)
        flow = self._in_flow(node)
        if node.style != "'" and _PLAIN.fullmatch(value) and not _NO_TEXT.fullmatch(value) and not flow:
            return value
        return "'" + value.replace("'", "''") + "'"

    def _in_flow(self, node: Node) -> bool:
        """Whether a value stands between brackets, where a comma ends a plain text."""
        return any(start < node.start < end + 1 for start, end in self._brackets)

    def _block(self, value: str, node: Node) -> str:
        old = self._text[node.start : node.end]
        header = BREAK.split(old, maxsplit=1)[0]
        first = next((line for line in BREAK.split(old)[1:] if line.strip()), "")
        indent = first[: len(first) - len(first.lstrip(" "))] or "  "
        lines = value.split("\n")
        if node.style == ">":
            width = max(40, _WIDTH - len(indent))
            lines = textwrap.wrap(value, width, break_long_words=False, break_on_hyphens=False)
        return self._newline.join((header, *(f"{indent}{line}".rstrip() for line in lines)))

    def _prove(self, edited: str) -> dict[Loc, Node]:
        try:
            new = scan(edited)
        except yaml.YAMLError as error:
            raise InvalidEdit(f"YAML does not read the result: {error}") from error
        if list(new) != list(self._nodes):
            raise InvalidEdit("the result has other values than the text had")
        for loc, node in self._nodes.items():
            meant, read = _bare(self._values.get(loc, node.value)), _bare(new[loc].value)
            if len(read) != len(meant) + self._grown[loc] if loc in self._grown else read != meant:
                raise InvalidEdit(f"the result reads otherwise at {loc}")
        return new


def _bare(text: str) -> str:
    """A text without its blanks, which folding moves."""
    return "".join(text.split())


def _escape(text: str, node: Node) -> str:
    if node.style == "'":
        return text.replace("'", "''")
    return json.dumps(text, ensure_ascii=False)[1:-1] if node.style == '"' else text


def _differing(typed: str, words: str, replacement: str) -> tuple[int, int, str]:
    """Where in `typed` the two part: start, end, and what stands there instead.

    `typed` is how `words` are written in the file, maybe over lines, maybe escaped; where it is escaped
    all of it is replaced.
    """
    if _bare(typed) != _bare(words):
        return 0, len(typed), replacement
    head = _common(words, replacement)
    tail = _common(words[head:][::-1], replacement[head:][::-1])
    return (
        _index(typed, words, head),
        _index(typed, words, len(words) - tail),
        replacement[head : len(replacement) - tail],
    )


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _index(typed: str, words: str, offset: int) -> int:
    """The place in `typed` of an offset in `words`, which differ in their blanks only."""
    if offset == len(words):
        return len(typed)
    before = len(_bare(words[:offset]))
    places = [i for i, char in enumerate(typed) if not char.isspace()]
    if before < len(places) and not words[offset].isspace():
        return places[before]
    return places[before - 1] + 1 if before else 0
