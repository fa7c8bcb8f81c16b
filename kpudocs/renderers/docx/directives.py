"""What kpudocs' Word templates know beyond docxtpl's tags.

    {% sel X %}      in a table cell: the whole of the cell X: its paragraphs with hanging labels,
                     what it spans, its shading, and where the template sets none, its alignment
    {% kolom T %}    in a paragraph before a table: the table takes its columns from the table T
    {% rangkai C %}  in a paragraph: where C holds, it stays on the page of the next one;
                     in a table row: the same for the row

They are rewritten here, on the XML tree, in the very places where the schema wants the properties
(docxtpl's own `cellbg` and `vm` put them in the wrong order): the last two into plain Jinja, and a
cell into a call of its mould (`cells`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from kpudocs.renderers.docx.cells import CELL, CellMould
from kpudocs.renderers.docx.words import Element, condition_of, ensure, insert_in_order, only_if, val, w

__all__ = ["expand", "take_cells"]

_SEL = re.compile(r"\{%\s*sel\s+(.+?)\s*%\}")
_KOLOM = re.compile(r"\{%\s*kolom\s+(.+?)\s*%\}")
_RANGKAI = re.compile(r"\{%\s*rangkai\s+(.+?)\s*%\}")
_BUTIR_TABEL = "Butir Tabel"
_DYNAMIC = "kolom-dari-data"
_NOTE = "sel"


def expand(root: Element, style_ids: dict[str, str]) -> None:
    """Rewrite every directive under `root`. `style_ids` maps the names of styles to their ids."""
    for paragraph in list(root.iter(w("p"))):
        text = "".join(node.text or "" for node in paragraph.iter(w("t")))
        if "{%" not in text:
            continue
        if found := _KOLOM.search(text):
            _dynamic_columns(paragraph, found[1])
            continue
        if found := _RANGKAI.search(text):
            _keep_with_next(paragraph, found[1])
            _erase(paragraph, _RANGKAI)
        if found := _SEL.search(text):
            _cell(paragraph, found[1], style_ids.get(_BUTIR_TABEL))
    for table in root.iter(w("tbl")):
        table.attrib.pop(_DYNAMIC, "")


def _erase(paragraph: Element, pattern: re.Pattern[str]) -> None:
    """Remove a directive that stands in one run, or is spread over several."""
    nodes = list(paragraph.iter(w("t")))
    for node in nodes:
        if node.text and pattern.search(node.text):
            node.text = pattern.sub("", node.text)
            return
    whole = pattern.sub("", "".join(node.text or "" for node in nodes))
    for node in nodes:
        node.text = ""
    nodes[0].text = whole


def _ancestor(element: Element, name: str) -> Element | None:
    return next(element.iterancestors(w(name)), None)


def _keep_with_next(paragraph: Element, condition: str) -> None:
    row = _ancestor(paragraph, "tr")
    for target in row.iter(w("p")) if row is not None else (paragraph,):
        only_if(insert_in_order(ensure(target, "pPr"), "keepNext"), condition)


def _cell(paragraph: Element, cell: str, label_style: str | None) -> None:
    """Note what the cell is, on its paragraph and on a twin that shows how labelled ones look.

    They are cast only by `take_cells`: until then their styles and measures may still change.
    """
    tc = _ancestor(paragraph, "tc")
    if tc is None:
        return
    _erase(paragraph, _SEL)
    labelled = deepcopy(paragraph)
    labelled.tail = None
    if label_style is not None:
        insert_in_order(ensure(labelled, "pPr"), "pStyle", val=label_style)
    paragraph.set(_NOTE, cell)
    labelled.set(_NOTE, "")
    if _in_dynamic_table(tc):
        tc.set(_DYNAMIC, "1")
    paragraph.addnext(labelled)


def take_cells(root: Element, alignments: Mapping[str, str]) -> list[CellMould]:
    """Take the noted cells out of the tree: in their place stand calls of the moulds returned.

    `alignments` are those of the styles in the end, by their ids.
    """
    known = frozenset(root.nsmap.items())
    moulds: list[CellMould] = []
    for plain in [node for node in root.iter(w("p")) if node.get(_NOTE)]:
        tc, labelled = _ancestor(plain, "tc"), plain.getnext()
        if tc is None or labelled is None:
            raise AssertionError("a noted paragraph stands in a cell, with its twin")
        cell = plain.get(_NOTE)
        for node in (plain, labelled):
            del node.attrib[_NOTE]
        condition = _take_condition(plain)
        _take_condition(labelled)
        properties = ensure(tc, "tcPr")
        call = f"{cell}|{CELL}({len(moulds)}, {condition}"
        is_all = plain.getprevious() is properties
        _replace(labelled, "")
        # what stands before the directive in its cell stays there
        _replace(plain, "" if is_all else f'{{{{ {call}, "isi") }}}}')
        _replace(properties, f"{{{{ {call}) }}}}" if is_all else f'{{{{ {call}, "sifat") }}}}')
        takes_width = tc.attrib.pop(_DYNAMIC, "") != ""
        if _has_width_of_grid(tc, properties, takes_width):
            _drop(properties, "tcW")
            takes_width = False
        moulds.append(CellMould(properties, plain, labelled, alignments, known, takes_width=takes_width))
    return moulds


def _has_width_of_grid(tc: Element, properties: Element, takes_width: bool) -> bool:
    """Whether the cell need not say how wide it is: its table is set by its grid, which says the same.

    A plan has hundreds of thousands of cells, of whose XML it would be a fifth.
    """
    table, row, width = _ancestor(tc, "tbl"), _ancestor(tc, "tr"), properties.find(w("tcW"))
    if table is None or row is None:
        return False
    layout = table.find(f"{w('tblPr')}/{w('tblLayout')}")
    if layout is None or val(layout, "type") != "fixed":
        return False
    if takes_width:
        return True
    grid = table.findall(f"{w('tblGrid')}/{w('gridCol')}")
    cells = row.findall(w("tc"))
    if width is None or len(grid) != len(cells) or val(width, "type") not in (None, "dxa"):
        return False
    return val(width, "w") == val(grid[cells.index(tc)], "w")


def _drop(parent: Element, name: str) -> None:
    for child in parent.findall(w(name)):
        parent.remove(child)


def _take_condition(paragraph: Element) -> str:
    """The condition under which the paragraph stays with the next one, taken off it."""
    kept = paragraph.find(f"{w('pPr')}/{w('keepNext')}")
    condition = None if kept is None else condition_of(kept)
    if kept is None or condition is None:
        return "false"
    parent = kept.getparent()
    if parent is not None:
        parent.remove(kept)
    return condition


def _replace(element: Element, text: str) -> None:
    """Put a text in the place of an element."""
    parent, previous = element.getparent(), element.getprevious()
    if parent is None:
        return
    text += element.tail or ""
    element.tail = None
    if previous is None:
        parent.text = (parent.text or "") + text
    else:
        previous.tail = (previous.tail or "") + text
    parent.remove(element)


def _in_dynamic_table(tc: Element) -> bool:
    table = _ancestor(tc, "tbl")
    return table is not None and table.get(_DYNAMIC) is not None


def _dynamic_columns(paragraph: Element, table: str) -> None:
    """Give the next table the columns of `table`, and take the directive's paragraph away."""
    target = paragraph.getnext()
    parent = paragraph.getparent()
    if parent is None or target is None or target.tag != w("tbl"):
        return
    grid = target.find(w("tblGrid"))
    if grid is not None:
        for column in list(grid):
            grid.remove(column)
        grid.text = f"{{% for _k in {table}.kolom %}}"
        column = etree.SubElement(grid, w("gridCol"))
        column.set(w("w"), "{{ _k.lebar }}")
        column.tail = "{% endfor %}"
    target.set(_DYNAMIC, "1")  # a note for `_cell`, which comes to this table's cells later
    parent.remove(paragraph)
