"""The makers that are compared, each as its own documentation has one use it.

A maker is a function from `Job` (kpudocs: from the `Naskah`, of which the job is made) to the bytes of
the document. What it may prepare once a process (a template file, fonts) is prepared before the clock
starts, unless its documentation does it for each document.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from data import COLUMNS, GREY, HEADINGS, MONTHS, WIDTHS, Job

__all__ = ["DOCX", "PDF", "Maker"]

Maker = Callable[[Job, Any], bytes]
FONTS = Path(__file__).parent.parent / "kpudocs" / "fonts"


def _kpudocs(format: str) -> Maker:
    """Draw with kpudocs from a composed decree, which is what the others get too; all that it checks is checked."""

    def make(_: Job, naskah: Any) -> bytes:
        import kpudocs

        return kpudocs.render(naskah, format)

    return make


# Word


@cache
def _template() -> Path:
    """The same table as a template of docxtpl: loops, `cellbg`, and merges, which it has no tag for, in the XML."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    for loop in ("before", "after"):
        document.add_paragraph(f"{{%p for text in {loop} %}}")
        document.add_paragraph("{{ text }}")
        document.add_paragraph("{%p endfor %}")
        if loop == "before":
            table = document.add_table(4, COLUMNS)
            table.style = "Table Grid"
            for cell, text in zip(table.rows[0].cells, (*HEADINGS, *MONTHS, "KET"), strict=True):
                cell.text = text
            table.rows[1].cells[0].text = "{%tr for row in rows %}"
            for column, cell in enumerate(table.rows[2].cells):
                if column < len(HEADINGS):
                    cell.text = f"{{{{ row.texts[{column}] }}}}"
                    merge = f'<w:vMerge {nsdecls("w")} w:val="{{{{ row.merges[{column}] }}}}"/>'
                    cell._tc.get_or_add_tcPr().append(parse_xml(merge))
                elif column < COLUMNS - 1:
                    cell.text = f"{{% cellbg row.fills[{column - len(HEADINGS)}] %}}"
            table.rows[3].cells[0].text = "{%tr endfor %}"
    path = Path(tempfile.mkdtemp()) / "templat.docx"
    document.save(str(path))
    return path


def _merges(spans: tuple[int, ...]) -> list[str]:
    return ["restart" if span else "continue" for span in spans]


def docxtpl(job: Job, _: Any) -> bytes:
    """Docxtpl as its documentation has it: open the template, render, save."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(_template())
    rows = [
        {"texts": row.texts, "merges": _merges(row.spans), "fills": [GREY if m else "auto" for m in row.months]}
        for row in job.rows
    ]
    template.render({"before": job.before, "rows": rows, "after": job.after})
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def python_docx(job: Job, _: Any) -> bytes:
    """python-docx as its documentation has it: add_table, add_row, cell.text, cell.merge."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    for text in job.before:
        document.add_paragraph(text)
    if job.rows:
        table = document.add_table(1, COLUMNS)
        table.style = "Table Grid"
        for cell, text in zip(table.rows[0].cells, (*HEADINGS, *MONTHS, "KET"), strict=True):
            cell.text = text
        open_: dict[int, tuple[Any, int]] = {}
        for row in job.rows:
            cells = table.add_row().cells
            for column, (text, span) in enumerate(zip(row.texts, row.spans, strict=True)):
                if span:
                    cells[column].text = text
                    open_[column] = (cells[column], span - 1)
                else:
                    first, left = open_[column]
                    if left == 1:
                        first.merge(cells[column])
                    open_[column] = (first, left - 1)
            for cell, shaded in zip(cells[len(HEADINGS) :], row.months, strict=False):
                if shaded:
                    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:fill="{GREY}"/>'
                    cell._tc.get_or_add_tcPr().append(parse_xml(shade))
    for text in job.after:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


# PDF


def _columns(width: float) -> list[float]:
    return [share / sum(WIDTHS) * width for share in WIDTHS]


def reportlab_table(job: Job, _: Any) -> bytes:
    """Reportlab's Table with Paragraphs, SPAN and BACKGROUND: no tags, no PDF/A, nothing checked."""
    from reportlab.lib.colors import HexColor, black
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    if "Bench" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Bench", str(FONTS / "KPUBookman-Regular.ttf")))
    mm = 72 / 25.4
    out = io.BytesIO()
    page = (330 * mm, 215 * mm)
    document = SimpleDocTemplate(
        out, pagesize=page, leftMargin=20 * mm, rightMargin=15 * mm, topMargin=20 * mm, bottomMargin=15 * mm
    )
    body = ParagraphStyle("body", fontName="Bench", fontSize=12, leading=18)
    small = ParagraphStyle("small", fontName="Bench", fontSize=9, leading=10.8)
    story: list[Any] = [Paragraph(text, body) for text in job.before]
    if job.rows:
        data: list[list[Any]] = [[*HEADINGS, *MONTHS, "KET"]]
        style: list[tuple[Any, ...]] = [("GRID", (0, 0), (-1, -1), 0.5, black), ("FONT", (0, 0), (-1, 0), "Bench", 6)]
        grey = HexColor(f"#{GREY}")
        for number, row in enumerate(job.rows, 1):
            texts = [Paragraph(text, small) if span else "" for text, span in zip(row.texts, row.spans, strict=True)]
            data.append([*texts, *[""] * 13])
            style += [
                ("SPAN", (column, number), (column, number + span - 1))
                for column, span in enumerate(row.spans)
                if span > 1
            ]
            style += [
                ("BACKGROUND", (column, number), (column, number), grey)
                for column, shaded in enumerate(row.months, len(HEADINGS))
                if shaded
            ]
        story.append(Table(data, _columns(295 * mm), repeatRows=1, style=style))
    story += [Paragraph(text, body) for text in job.after]
    document.build(story)
    return out.getvalue()


def typst(job: Job, _: Any) -> bytes:
    """Typst with a table of rowspans and fills; it tags by itself."""
    import typst as compiler

    def cells(row: Any) -> str:
        made = []
        for text, span in zip(row.texts, row.spans, strict=True):
            if span > 1:
                made.append(f"table.cell(rowspan: {span})[{text}]")
            elif span:
                made.append(f"[{text}]")
        made += ["g" if shaded else "[]" for shaded in row.months]
        return ",".join((*made, "[]"))

    widths = ",".join(f"{width}fr" for width in WIDTHS)
    head = ",".join(f"[{text}]" for text in (*HEADINGS, *MONTHS, "KET"))
    escaped = {ord(char): f"\\{char}" for char in "#*_$@<>[]\\`~/=-+"}
    lines = [
        '#set document(title: "Keputusan")',
        '#set text(font: "KPU Bookman", size: 12pt, lang: "id")',
        "#set page(width: 330mm, height: 215mm, margin: (left: 20mm, right: 15mm, top: 20mm, bottom: 15mm))",
        f'#let g = table.cell(fill: rgb("{GREY}"))[]',
        *(f"{text.translate(escaped)}\n" for text in job.before),
    ]
    if job.rows:
        body = ",\n".join(map(cells, job.rows))
        lines.append(f"#text(9pt)[#table(columns: ({widths}), table.header({head}),\n{body})]")
    lines += [f"{text.translate(escaped)}\n" for text in job.after]
    return bytes(compiler.compile("\n".join(lines).encode(), font_paths=[str(FONTS)], ignore_system_fonts=True))


def weasyprint(job: Job, _: Any) -> bytes:
    """WeasyPrint with an HTML table of rowspans."""
    from html import escape

    from weasyprint import HTML

    paragraphs = [f"<p>{escape(text)}</p>" for text in job.before]
    head = "".join(f"<th>{text}</th>" for text in (*HEADINGS, *MONTHS, "KET"))
    rows = [
        "<tr>"
        + "".join(
            f"<td rowspan={span}>{escape(text)}</td>" for text, span in zip(row.texts, row.spans, strict=True) if span
        )
        + "".join("<td class=g></td>" if shaded else "<td></td>" for shaded in row.months)
        + "<td></td></tr>"
        for row in job.rows
    ]
    widths = "".join(f"<col style='width:{width}mm'>" for width in WIDTHS)
    css = (
        f"@font-face{{font-family:K;src:url(file://{FONTS}/KPUBookman-Regular.ttf)}}"
        "@page{size:330mm 215mm;margin:20mm 15mm 15mm 20mm}body{font:12pt K}"
        "table{font-size:9pt;table-layout:fixed;border-collapse:collapse;width:295mm}"
        f"td,th{{border:.5pt solid;overflow:hidden}}th{{font-size:5pt}}.g{{background:#{GREY}}}"
    )
    table = f"<table>{widths}<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>" if rows else ""
    after = "".join(f"<p>{escape(text)}</p>" for text in job.after)
    return bytes(HTML(string=f"<style>{css}</style>{''.join(paragraphs)}{table}{after}").write_pdf())


DOCX: dict[str, Maker] = {"docxtpl": docxtpl, "kpudocs": _kpudocs("docx"), "python-docx": python_docx}
PDF: dict[str, Maker] = {
    "kpudocs": _kpudocs("pdf"),
    "reportlab": reportlab_table,
    "typst": typst,
    "weasyprint": weasyprint,
}
