"""What a template may say: print a name, ask whether, go through a list. Nothing else.

A template comes from outside and is run for every decree. So it is read before it runs: only the
few constructs that a decree needs pass, and what is left is held to a number of rounds and a size.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from kpudocs.renderers.docx.cells import CELL, CellMould, fill_cell
from kpudocs.renderers.docx.context import Rows
from kpudocs.renderers.docx.rows import ROWS, RowMould, RowPiece

__all__ = [
    "FILTERS",
    "MAX_CHARACTERS",
    "MAX_CONSTRUCTS",
    "MAX_DEPTH",
    "MAX_NESTING",
    "MAX_PRINTED",
    "MAX_SECONDS",
    "MAX_STEPS",
    "TESTS",
    "Language",
    "NotAllowed",
]

MAX_STEPS = 40_000_000
"""Steps of one rendering: rounds of its loops, each times the constructs in it. An appendix of 5,000 paragraphs needs
1.7 million, a plan of 15,000 rows 0.3 million; a loop around nothing makes all of them in a few seconds.
"""
MAX_CHARACTERS = 512 * 1024 * 1024
"""Characters of XML that one rendering may make; a plan of 10,000 rows makes about 40 million."""
MAX_PRINTED = 64 * 1024 * 1024
"""Of these, what is not rows of tables: the proof has it in memory at once, as a tree some ten times as large. An
appendix of 5,000 paragraphs needs half a million.
"""
MAX_SECONDS = 300.0
"""Wall time of one rendering, asked for at each loop. Rounds and size end what is harmful first, and the same way
everywhere; this ends what they let pass. A plan of 10,000 rows needs a few seconds.
"""
MAX_NESTING = 12
"""Loops and conditions in each other."""
MAX_DEPTH = 30
"""Constructs of any kind in each other: Python cannot compile a hundred, and reads each many times over."""
MAX_CONSTRUCTS = 20_000
"""Names, texts, loops … of a part of a template; ours have at most 500."""

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
    nodes.Test,
    nodes.Filter,
    nodes.Add,
    nodes.Sub,
    nodes.Neg,
)
TESTS = {"defined", "undefined", "none", "odd", "even"}
"""Every test (`is …`) that a template may use."""
_ROUNDS, _CELLS, _ROW_MOULDS, _TABLES = "_rounds", "_cells", "_row_moulds", "_tables"
_OWN_NAMES = {"_k", "_p"}  # what `directives` writes


_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""
_CALLED = {
    "Assign": "{% set %}",
    "AssignBlock": "{% set %}",
    "Block": "{% block %}",
    "Call": "pemanggilan dengan kurung ( )",
    "CallBlock": "{% call %}",
    "Concat": "penggabungan (~)",
    "Dict": "kamus { }",
    "Div": "pembagian (/)",
    "Extends": "{% extends %}",
    "FilterBlock": "{% filter %}",
    "FloorDiv": "pembagian (//)",
    "FromImport": "{% import %}",
    "Import": "{% import %}",
    "Include": "{% include %}",
    "List": "daftar [ ]",
    "Macro": "{% macro %}",
    "Mod": "sisa bagi (%)",
    "Mul": "perkalian (*)",
    "Pow": "perpangkatan (**)",
    "Slice": "potongan [:]",
    "Tuple": "daftar dengan koma",
    "With": "{% with %}",
}


class NotAllowed(jinja2.TemplateError):
    """A construct that templates of decrees do not need."""


def _lines(texts: tuple[str, ...]) -> Markup:
    """Texts on lines of their own inside one paragraph."""
    return Markup('</w:t><w:br/><w:t xml:space="preserve">').join(map(escape, texts))


FILTERS = {"baris": _lines, "length": len}
"""Every filter that a template may use."""


class _Environment(ImmutableSandboxedEnvironment):
    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """The one object of ours in a template's values, `Rows`, shows nothing of itself."""
        return not isinstance(obj, Rows) and super().is_safe_attribute(obj, attr, value)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What is there by that name; nearly always in a dictionary, whose methods a template has no use for."""
        if type(obj) is dict:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


class Language:
    """The only Jinja environment of kpudocs: sandboxed, strict about names, always escaping."""

    def __init__(self) -> None:
        self._environment = _Environment(autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
        for table, kept in (
            (self._environment.filters, {**FILTERS, **_OWN_FILTERS, _ROUNDS: _count_rounds}),
            (self._environment.tests, {name: self._environment.tests[name] for name in TESTS}),
            (self._environment.globals, {}),
        ):
            table.clear()
            table.update(kept)

    def parse(self, source: str, own: Mapping[str, object] | None = None) -> nodes.Template:
        """Read a template without running it. Raises jinja2.TemplateError, NotAllowed among them.

        `own` are filters of ours, which what kpudocs wrote into the template may use.
        """
        tree = self._environment.parse(source)
        for count, node in enumerate(_walk(tree, 0, 0)):
            if count > MAX_CONSTRUCTS:
                raise NotAllowed("templat terlalu panjang")
            _refuse(node, FILTERS.keys() | (own or {}).keys())
        return tree

    def compile(self, source: str) -> jinja2.Template:
        """Make a template ready to run. Raises as `parse` does."""
        tree = self.parse(source, _OWN_FILTERS)
        for loop in tree.find_all(nodes.For):
            cost = nodes.Const(_weigh(loop), lineno=loop.lineno)
            loop.iter = nodes.Filter(loop.iter, _ROUNDS, [cost], [], None, None, lineno=loop.lineno)
        tree.set_environment(self._environment)
        return self._environment.from_string(tree)

    @staticmethod
    def generate(
        template: jinja2.Template, values: Mapping[str, Any], cells: Sequence[CellMould], rows: Sequence[RowMould]
    ) -> Iterator[str]:
        """Fill a template, piece by piece. Raises NotAllowed when it makes too much of it.

        `cells` and `rows` are the moulds that the template calls by their numbers.
        """
        made = made_here = 0
        tables: list[Iterator[RowPiece]] = []
        for printed in template.generate(
            {**values, _ROUNDS: _Budget(), _CELLS: cells, _ROW_MOULDS: rows, _TABLES: tables}
        ):
            made_here += len(printed)
            for piece in tables.pop() if tables else (printed,):
                made += len(piece)
                if made > MAX_CHARACTERS or made_here > MAX_PRINTED:
                    raise NotAllowed("hasil templat terlalu besar")
                yield piece


def _walk(node: nodes.Node, depth: int, nesting: int) -> Iterator[nodes.Node]:
    """Every node, and no deeper than a person would write."""
    yield node
    nesting += isinstance(node, (nodes.For, nodes.If))
    if nesting > MAX_NESTING:
        raise NotAllowed("pengulangan dan syarat bersarang terlalu dalam")
    if depth > MAX_DEPTH:
        raise NotAllowed("rumus terlalu panjang")
    for child in node.iter_child_nodes():
        yield from _walk(child, depth + 1, nesting)


def _weigh(loop: nodes.For) -> int:
    """The constructs that a round of a loop goes through, but for those of loops in it, which are paid for there."""
    waiting: list[nodes.Node] = [*loop.body, *loop.else_]
    weight = 1
    while waiting:
        node = waiting.pop()
        weight += 1
        waiting += (node.iter,) if isinstance(node, nodes.For) else node.iter_child_nodes()
    return weight


def _called(node: nodes.Node) -> str:
    """What a person would call a construct."""
    return _CALLED.get(type(node).__name__, "bentuk ini")


def _refuse(node: nodes.Node, filters: Set[str]) -> None:
    if not isinstance(node, _ALLOWED):
        raise NotAllowed(f"{_called(node)} tidak dipakai dalam templat keputusan")
    if isinstance(node, nodes.Const) and isinstance(node.value, str) and _UNPRINTABLE.search(node.value):
        raise NotAllowed("teks dalam tanda memuat karakter yang tidak dapat dicetak")
    if isinstance(node, nodes.Filter) and node.name not in filters:
        raise NotAllowed(f'penyaring "|{node.name}" tidak dikenal dalam templat keputusan')
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        raise NotAllowed(f'syarat "is {node.name}" tidak dikenal dalam templat keputusan')
    if (
        isinstance(node, nodes.Name)
        and node.name not in _OWN_NAMES
        and (node.name == "self" or node.name.startswith("_"))
    ):
        raise NotAllowed(f'nama "{node.name}" tidak boleh dipakai dalam templat')
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        raise NotAllowed(f'nama "{node.attr}" tidak boleh dipakai dalam templat')
    if isinstance(node, nodes.Getitem) and not isinstance(node.arg, (nodes.Const, nodes.Neg)):
        raise NotAllowed("isi kurung siku harus angka atau kata")
    if isinstance(node, (nodes.Add, nodes.Sub)) and not any(map(_is_number, (node.left, node.right))):
        raise NotAllowed("yang ditambahkan atau dikurangkan harus angka")
    if isinstance(node, nodes.For) and (node.recursive or node.test is not None):
        raise NotAllowed("pengulangan bersyarat tidak dikenal dalam templat keputusan")


def _is_number(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, (int, float))


class _Budget:
    """How many steps are left in a rendering, and how long it may still take."""

    def __init__(self) -> None:
        self._left = MAX_STEPS
        self._end = time.monotonic() + MAX_SECONDS

    def pay(self, steps: int) -> None:
        """Pay for steps before they are gone. Raises NotAllowed."""
        if time.monotonic() > self._end:
            raise NotAllowed(f"templat belum selesai diisi dalam {MAX_SECONDS:g} detik")
        self._left -= steps
        if self._left < 0:
            raise NotAllowed("pengulangan terlalu banyak")


@jinja2.pass_context
def _count_rounds(context: jinja2.runtime.Context, items: Iterable[Any], cost: int) -> Iterable[Any]:
    """Pay for the rounds of a loop before it starts."""
    if not isinstance(items, (list, tuple, dict, Rows)):
        raise NotAllowed("pengulangan hanya dapat atas daftar")
    context[_ROUNDS].pay((len(items) + 1) * cost)
    return items


@jinja2.pass_context
def _fill_cell(
    context: jinja2.runtime.Context, cell: Mapping[str, Any], number: int, rangkai: object, part: str = ""
) -> Markup:
    context[_ROUNDS].pay(len(cell["paragraf"]) + 1)
    return fill_cell(context[_CELLS][number], cell, part, rangkai=bool(rangkai))


@jinja2.pass_context
def _fill_rows(context: jinja2.runtime.Context, rows: Any, number: int) -> Markup:
    """Let the rows of a table be written here, some at a time; a mould takes those of our own tables alone.

    What Jinja prints is copied and escaped once more: it prints nothing here, and `generate` puts the rows.
    """
    if not isinstance(rows, Rows):
        raise NotAllowed("sel hanya dapat diisi dari baris tabel")
    context[_ROUNDS].pay(len(rows) * len(rows.names) + 1)
    mould: RowMould = context[_ROW_MOULDS][number]
    context[_TABLES].append(mould.fill(rows))
    return Markup("")


_OWN_FILTERS = {CELL: _fill_cell, ROWS: _fill_rows}
