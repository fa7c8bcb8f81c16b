"""What kpudocs' Word templates know beyond docxtpl's tags.

    {% sel X %}      in a table cell: the whole of the cell X: its paragraphs with hanging labels,
                     what it spans, its shading, and where the template sets none, its alignment
    {% kolom T %}    in a paragraph before a table: the table takes its columns from the table T
    {% rangkai C %}  in a paragraph: where C holds, it stays on the page of the next one;
                     in a table row: the same for the row

They are rewritten here, on the XML tree, into plain Jinja in the very places where the schema
wants the properties: docxtpl's own `cellbg` and `vm` put them in the wrong order.
"""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree

from kpudocs.renderers.docx.words import Element, ensure, insert_in_order, make, only_if, w

__all__ = ["SHADED_FILL", "expand"]

_SEL = re.compile(r"\{%\s*sel\s+(.+?)\s*%\}")
_KOLOM = re.compile(r"\{%\s*kolom\s+(.+?)\s*%\}")
_RANGKAI = re.compile(r"\{%\s*rangkai\s+(.+?)\s*%\}")
SHADED_FILL = "BFBFBF"
"""The grey of a shaded cell, as Word writes a colour."""
_BUTIR_TABEL = "Butir Tabel"
_DYNAMIC = "kolom-dari-data"


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
    """Spell a cell out: its properties, and a loop over its paragraphs."""
    tc = _ancestor(paragraph, "tc")
    if tc is None:
        return
    properties = ensure(tc, "tcPr")
    only_if(insert_in_order(properties, "gridSpan", val=f"{{{{ {cell}.rentang_kolom }}}}"), f"{cell}.rentang_kolom > 1")
    only_if(insert_in_order(properties, "vMerge", val=f"{{{{ {cell}.gabung }}}}"), f"{cell}.gabung")
    shading = insert_in_order(properties, "shd", val="clear", color="auto", fill=SHADED_FILL)
    only_if(shading, f"{cell}.arsir")
    if _in_dynamic_table(tc):
        insert_in_order(properties, "tcW", w=f"{{{{ {cell}.lebar }}}}", type="dxa")
    plain = _paragraph(paragraph, cell, ["teks"], None)
    labelled = _paragraph(paragraph, cell, ["label", None, "teks"], label_style)
    parent = paragraph.getparent()
    if parent is None:
        return
    index = parent.index(paragraph)
    loop = f"{{% for _p in {cell}.paragraf %}}{{% if _p.label %}}"
    previous = parent[index - 1] if index else None
    if previous is None:
        parent.text = (parent.text or "") + loop
    else:
        previous.tail = (previous.tail or "") + loop
    parent.remove(paragraph)
    parent.insert(index, labelled)
    labelled.tail = "{% else %}"
    parent.insert(index + 1, plain)
    plain.tail = "{% endif %}{% endfor %}"


def _paragraph(model: Element, cell: str, fields: list[str | None], style: str | None) -> Element:
    """A paragraph with the look of `model`: one run that prints the fields, None being a tab."""
    paragraph = make("p")
    properties = model.find(w("pPr"))
    if properties is not None:
        kept = deepcopy(properties)
        kept.tail = None
        paragraph.append(kept)
    own = ensure(paragraph, "pPr")
    if style is not None:
        insert_in_order(own, "pStyle", val=style)
    if own.find(w("jc")) is None:
        only_if(insert_in_order(own, "jc", val=f"{{{{ {cell}.jc }}}}"), f"{cell}.jc")
    run = etree.SubElement(paragraph, w("r"))
    look = model.find(f"{w('r')}/{w('rPr')}")
    if look is not None:
        run.append(deepcopy(look))
    if look is None or look.find(w("b")) is None:
        only_if(insert_in_order(ensure(run, "rPr"), "b"), f"{cell}.tebal")
    for field in fields:
        if field is None:
            etree.SubElement(run, w("tab"))
        else:
            etree.SubElement(run, w("t")).text = f"{{{{ _p.{field} }}}}"
    return paragraph


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
