"""Loops and conditions of a template: what is open where, and what can be named inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import jinja2
from jinja2 import nodes

from kpudocs.renderers.docx.language import FILTERS, TESTS, Language, NotAllowed
from kpudocs.renderers.docx.names import LOOP, Name, Unknown, look_up, spell, suggest
from kpudocs.renderers.docx.places import Place
from kpudocs.renderers.docx.tags import Tag
from kpudocs.renderers.docx.words import Element

__all__ = ["DIRECTIVES", "Block", "Reader", "Told"]

DIRECTIVES = ("kolom", "rangkai", "sel")
KEYWORDS = ("for", "endfor", "if", "elif", "else", "endif", *DIRECTIVES)
_NAMES = (nodes.Name, nodes.Getattr, nodes.Getitem)

Told = tuple[str, str, str]
"""Code, message, advice."""


@dataclass(frozen=True)
class Block:
    """An open loop or condition."""

    keyword: str
    tag: Tag
    place: Place
    container: Element
    """What holds it: the paragraph, or whatever holds the paragraphs, rows or cells it goes through."""
    names: Mapping[str, Name] = field(default_factory=dict)


class Reader:
    """Reads the expressions of a template, and keeps what each names and prints."""

    def __init__(self, names: Name) -> None:
        self._language = Language()
        self._names = names.fields or {}
        self.blocks: list[Block] = []
        self.printed: set[str] = set()

    @property
    def scope(self) -> dict[str, Name]:
        scope = dict(self._names)
        for block in self.blocks:
            scope |= block.names
        return scope

    def parse(self, source: str) -> tuple[nodes.Node | None, Told | None]:
        """A tag's tree, or what is wrong with it."""
        try:
            return self._language.parse(source).body[0], None
        except NotAllowed as error:
            return None, ("perintah_terlarang", str(error.message), self._instead(str(error.message)))
        except (jinja2.TemplateError, ValueError, OverflowError, IndexError):
            return None, ("salah_tulis", "tanda salah tulis", "tulis seperti {{ nama }} atau {% if nama %}")
        except RecursionError:
            return None, ("salah_tulis", "tanda terlalu rumit", "sederhanakan")

    @staticmethod
    def _instead(message: str) -> str:
        for start, known in (('penyaring "|', FILTERS), ('syarat "is ', TESTS)):
            if message.startswith(start):
                return suggest(message.removeprefix(start).split('"')[0], sorted(known))
        return "cukup nama, for, dan if; lihat docs/templat.md"

    def read(self, node: nodes.Node) -> Iterator[Told]:
        """Every name in an expression that is not there."""
        if isinstance(node, _NAMES):
            try:
                look_up(node, self.scope)
            except Unknown as error:
                yield ("nama_tidak_dikenal", error.message, error.advice)
            return
        for child in node.iter_child_nodes():
            yield from self.read(child)

    def print(self, node: nodes.Node) -> Iterator[Told]:
        """The same, for an expression that is printed: it must be a text."""
        faults = list(self.read(node))
        yield from faults
        if faults:
            return
        for name, filtered in _printed(node, self.scope):
            if name.anything:
                continue
            if filtered and name.item is None:
                yield ("bukan_daftar", f'"{name.path}" bukan daftar', "hapus |baris")
                continue
            whole = name.item if filtered and name.item is not None else name
            if whole.fields is not None or whole.item is not None:
                yield ("bukan_teks", *_not_a_text(node, whole))
            else:
                self.printed.add(whole.path)

    def loop(self, node: nodes.For) -> tuple[dict[str, Name], list[Told]]:
        """What a loop names, and what is wrong with it."""
        faults = list(self.read(node.iter))
        target = node.target.name if isinstance(node.target, nodes.Name) else ""
        unknown = {target: Name(target, anything=True), "loop": LOOP}
        if faults:
            return unknown, faults
        name = look_up(node.iter, self.scope) if isinstance(node.iter, _NAMES) else None
        if name is not None and name.anything:
            return unknown, []
        if name is None or name.item is None:
            what = spell(node.iter)
            return unknown, [("bukan_daftar", f'"{what}" bukan daftar', f"cetak langsung: {{{{ {what} }}}}")]
        return {target: name.item, "loop": LOOP}, []

    def cell(self, node: nodes.Node) -> Iterator[Told]:
        """The cell of a `sel`, whose paragraphs are printed."""
        faults = list(self.read(node))
        yield from faults
        name = look_up(node, self.scope) if not faults and isinstance(node, _NAMES) else None
        if faults or name is None or name.anything:
            return
        inner = (name.fields or {}).get("paragraf")
        if inner is None or inner.item is None:
            yield ("bukan_sel", f'"{spell(node)}" bukan sel tabel', "pakai sel, misalnya r.nama atau s dalam r.sel")
            return
        self.printed.update(f.path for f in inner.item.walk())

    def table(self, node: nodes.Node) -> Iterator[Told]:
        """The table of a `kolom`."""
        faults = list(self.read(node))
        yield from faults
        name = look_up(node, self.scope) if not faults and isinstance(node, _NAMES) else None
        if not faults and not (name and name.anything) and (name is None or "kolom" not in (name.fields or {})):
            yield ("bukan_tabel", f'"{spell(node)}" bukan tabel', "tulis {% kolom tabel %}")


def _printed(node: nodes.Node, scope: Mapping[str, Name]) -> Iterator[tuple[Name, bool]]:
    """The names whose values an expression prints, and whether a filter joins their items."""
    match node:
        case nodes.Filter(name="baris", node=nodes.Expr() as inner):
            for name, _ in _printed(inner, scope):
                yield name, True
        case nodes.CondExpr(expr1=one, expr2=other):
            for branch in filter(None, (one, other)):
                yield from _printed(branch, scope)
        case nodes.Or(left=one, right=other) | nodes.And(left=one, right=other):
            for branch in (one, other):
                yield from _printed(branch, scope)
        case nodes.Name() | nodes.Getattr() | nodes.Getitem():
            found = look_up(node, scope)
            if found is not None:
                yield found, False


def _not_a_text(node: nodes.Node, name: Name) -> tuple[str, str]:
    what = spell(node) if isinstance(node, _NAMES) else name.path
    if name.item is not None:
        return f'"{what}" adalah daftar, bukan teks', f"ulangi: {{%p for x in {what} %}}"
    known = ", ".join(f"{what}.{key}" for key in name.fields or {})
    return f'"{what}" terdiri atas beberapa bagian', f"cetak satu per satu: {known}"
