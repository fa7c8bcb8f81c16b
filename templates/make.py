"""Make the Word templates anew: `python templates/make.py` (or `--check`: are they current?).

The templates are real Word files, to be opened, edited and saved by a legal section. This script
only lays down the ones that kpudocs ships, so that every measure in them is written somewhere.
Columns stand where the PDF renderer sets them, so that both break lines alike.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from kpudocs.bahasa.tanggal import SINGKATAN
from kpudocs.lampiran.rencana_aksi import RencanaAksi
from kpudocs.naskah import Kolom, Tabel

HERE = Path(__file__).parent
FONT = "Bookman Old Style"
COLON, LABEL, TEXT = 88.0, 98.0, 119.2  # pt: as in the PDF renderer
STEP = TEXT - LABEL
SECTION = 24.0  # pt: below headings "A." the text of a lampiran is moved in
LEFT, CENTRE, JUSTIFY = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
RIGHT = WD_ALIGN_PARAGRAPH.RIGHT
PAD = 3.0  # pt: between a rule of a table and the text beside it
TURNED = Mm(295)  # width of the text on a turned F4 page with kpudocs' margins
UPRIGHT = Mm(165)
HEADING = CLOSING = 0.48  # of the text's width: where the heading of a lampiran and the signer's block begin
CERTIFIED = 0.55  # of the text's width: how far the certification reaches
# what stands for the signature; an anchor stands some way into the place of a visual signature
ANCHOR = ("{% if penetapan.jangkar %}", None, "{% endif %}{{ penetapan.tanda }}")
INITIALS = Mm(8)  # the least height of a row for initials
MONTHS = [name.lower() for name in SINGKATAN]


def element(tag: str, /, **attributes: Any) -> Any:
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def blank_document() -> Document:
    """An empty document in Indonesian, without the styles and pictures that python-docx brings."""
    document = docx.Document()
    styles = document.styles.element
    for style in list(styles.iter(qn("w:style"))):
        if style.get(qn("w:styleId")) not in ("Normal", "DefaultParagraphFont", "TableNormal", "NoList"):
            styles.remove(style)
    latent = styles.find(qn("w:latentStyles"))
    if latent is not None:
        styles.remove(latent)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(12)
    fonts = normal.element.rPr.rFonts
    for attribute in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(attribute), FONT)
    normal.element.rPr.append(element("w:lang", val="id-ID", eastAsia="id-ID", bidi="ar-SA"))
    form = normal.paragraph_format
    form.space_after, form.space_before, form.line_spacing, form.widow_control = Pt(0), Pt(0), 1.5, True
    for default in styles.iter(qn("w:lang")):
        default.set(qn("w:val"), "id-ID")
    settings = document.settings.element
    compat = settings.find(qn("w:compat"))
    for old in list(compat):
        compat.remove(old)
    uri = "http://schemas.microsoft.com/office/word"
    compat.append(element("w:compatSetting", name="compatibilityMode", uri=uri, val="15"))
    theme_fonts = settings.find(qn("w:themeFontLang"))
    if theme_fonts is not None:
        theme_fonts.set(qn("w:val"), "id-ID")
    return document


def style(
    document: Document,
    name: str,
    *,
    align: WD_ALIGN_PARAGRAPH | None = None,
    left: float = 0,
    right: float = 0,
    first: float = 0,
    tabs: tuple[float, ...] = (),
    size: float | None = None,
    spacing: float | None = None,
    bold: bool = False,
    keep: bool = False,
    outline: int | None = None,
    before: float = 0,
    after: float = 0,
    set_more: Callable[[Any], None] | None = None,
) -> None:
    """A paragraph style; lengths in pt. `first` is the first line's indent, negative to hang."""
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles["Normal"]
    made.quick_style = True
    form = made.paragraph_format
    form.alignment = align
    if left or first:
        form.left_indent, form.first_line_indent = Pt(left), Pt(first)
    if right:
        form.right_indent = Pt(right)
    for tab in tabs:
        form.tab_stops.add_tab_stop(Pt(tab), WD_TAB_ALIGNMENT.LEFT)
    if spacing is not None:
        form.line_spacing = spacing
    if before:
        form.space_before = Pt(before)
    if after:
        form.space_after = Pt(after)
    if keep:
        form.keep_with_next = form.keep_together = True
    if size is not None:
        made.font.size = Pt(size)
    if bold:
        made.font.bold = True
    if outline is not None:
        properties = made.element.get_or_add_pPr()
        properties.append(element("w:outlineLvl", val=outline))


def common_styles(document: Document) -> None:
    """The styles that every template has, so that they are the same in all."""
    style(document, "Penetapan", spacing=1.15)
    style(document, "Pengesahan Salinan", size=10, spacing=1.0)
    style(document, "Kepala Lampiran", size=10, spacing=1.0)
    style(document, "Judul Lampiran", align=CENTRE, spacing=1.15, outline=0, keep=True)
    style(document, "Jarak", spacing=1.0)
    # Texts keep their distance from rules by their style, so that no cell needs margins of its own;
    # a mark in a narrow column needs none.
    style(document, "Kepala Tabel", align=CENTRE, size=9, spacing=1.0, bold=True, left=PAD, right=PAD)
    style(document, "Isi Tabel", size=9, spacing=1.0, left=PAD, right=PAD)
    style(document, "Butir Tabel", size=9, spacing=1.0, left=PAD + 13, first=-13, right=PAD, tabs=(PAD + 13,))
    style(document, "Tanda Tabel", align=CENTRE, size=9, spacing=1.0)
    for kind, edge in (("", 0.0), (" Bagian", SECTION)):
        style(document, f"Paragraf{kind}", align=JUSTIFY, left=edge, first=36)
        for depth in range(1, 5):
            left = edge + depth * STEP
            style(document, f"Butir{kind} {depth}", align=JUSTIFY, left=left, first=-STEP, tabs=(left,))
    style(document, "Bab", align=CENTRE, bold=True, keep=True, outline=1)
    style(document, "Judul Bagian", left=SECTION, first=-SECTION, tabs=(SECTION,), bold=True, keep=True, outline=2)


def put(where: Any, name: str, *parts: str | None, first: bool = False) -> Paragraph:
    """A paragraph in a style; the parts are texts, None a tab."""
    paragraph = where.paragraphs[0] if first else where.add_paragraph()
    paragraph.style = name
    for part in parts:
        run = paragraph.add_run()
        if part is None:
            run.add_tab()
        else:
            run.text = part
    return paragraph


def page_field(paragraph: Paragraph) -> None:
    for kind in ("begin", None, "separate", "text", "end"):
        run = paragraph.add_run()
        if kind == "text":
            run.text = "2"
        elif kind is None:
            code = element("w:instrText")
            code.text = " PAGE "
            code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run._r.append(code)
        else:
            run._r.append(element("w:fldChar", fldCharType=kind))


def page(document: Document, *, turned: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(330), Mm(215)) if turned else (Mm(215), Mm(330))
    margins = (20, 15, 20, 15) if turned else (30, 20, 25, 25)
    section.left_margin, section.right_margin = Mm(margins[0]), Mm(margins[1])
    section.top_margin, section.bottom_margin = Mm(margins[2]), Mm(margins[3])


def furniture(document: Document) -> None:
    """Page numbers from the second page on; the footer on every page."""
    style(document, "Nomor Halaman", align=CENTRE, spacing=1.0)
    style(document, "Kaki Halaman", align=CENTRE, size=9, spacing=1.0)
    section = document.sections[0]
    section.different_first_page_header_footer = True
    header = section.header
    number = put(header, "Nomor Halaman", "{% if nomor_halaman %}{{ nomor_halaman.sebelum }}", first=True)
    page_field(number)
    number.add_run("{{ nomor_halaman.sesudah }}{% endif %}")
    put(section.first_page_header, "Nomor Halaman", first=True)
    for footer in (section.footer, section.first_page_footer):
        put(footer, "Kaki Halaman", "{{ kaki_baris|baris }}", first=True)


def closing(document: Document, *, turned: bool, place: bool) -> None:
    """The closing block and, on a copy, the certification: one row that no page may split.

    LibreOffice lets go of long chains of "keep with next"; a row that cannot split it holds.
    """
    before = put(document, "Penetapan", "")
    before.paragraph_format.keep_with_next = True
    width = TURNED if turned else UPRIGHT
    table = document.add_table(1, 1)
    bare(table, width)
    cell = table.rows[0].cells[0]
    signer: list[str | tuple[str | None, ...]] = []
    if place:
        signer += ["{{ penetapan.tempat }}", "{{ penetapan.tanggal }}", ""]
        signer += ["{%p if penetapan.keterangan %}", "{{ penetapan.keterangan }}", "{%p endif %}"]
    signer += ["{%p for baris in penetapan.jabatan %}", "{{ baris }}", "{%p endfor %}"]
    signer += ["{%p for baris in penetapan.ruang_atas %}", "", "{%p endfor %}", ANCHOR]
    signer += ["{%p for baris in penetapan.ruang_bawah %}", "", "{%p endfor %}", "{{ penetapan.nama }}"]
    for number, text in enumerate(signer):
        parts = text if isinstance(text, tuple) else (text,)
        put(cell, "Penetapan", *parts, first=number == 0).paragraph_format.left_indent = int(width * CLOSING)
    certifier = ["{%p if pengesahan %}", "", "{{ pengesahan.kalimat }}"]
    certifier += ["{%p for baris in pengesahan.unit %}", "{{ baris }}", "{%p endfor %}"]
    certifier += ["{{ pengesahan.jabatan }}", "", "", "", "{{ pengesahan.nama }}", "{%p endif %}"]
    for text in certifier:
        put(cell, "Pengesahan Salinan", text).paragraph_format.right_indent = int(width * (1 - CERTIFIED))
    if place:
        recipients(document)
        put(document, "Jarak", "{%p if paraf %}")
        put(document, "Jarak", "")
        fill_table(document, "paraf", height=INITIALS)
        put(document, "Jarak", "{%p endif %}")
    # Word wants a paragraph after a table; it carries the section and takes no room.
    put(document, "Jarak", "").paragraph_format.line_spacing = Pt(1)


def recipients(document: Document) -> None:
    """Whom a copy or an excerpt is sent to."""
    style(document, "Penyampaian", size=10, spacing=1.0)
    style(document, "Butir Penyampaian", size=10, spacing=1.0, left=20, first=-20, tabs=(20,))
    put(document, "Penyampaian", "{%p for p in penyampaian %}")
    put(document, "Penyampaian", "{%p if loop.first %}")
    put(document, "Penyampaian", "")
    put(document, "Penyampaian", "{%p endif %}")
    put(document, "Penyampaian", "{%p if p.label %}")
    put(document, "Butir Penyampaian", "{{ p.label }}", None, "{{ p.teks }}")
    put(document, "Penyampaian", "{%p else %}")
    put(document, "Penyampaian", "{{ p.teks }}")
    put(document, "Penyampaian", "{%p endif %}")
    put(document, "Penyampaian", "{%p endfor %}")


def bare(table: Any, width: int) -> None:
    """A table without rules, whose row stays on one page."""
    properties = table._tbl.tblPr
    for old in list(properties):
        properties.remove(old)
    twips = round(width / 635)
    properties.append(element("w:tblW", w=twips, type="dxa"))
    properties.append(element("w:tblLayout", type="fixed"))
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=0, type="dxa"))
    properties.append(margins)
    table._tbl.tblGrid.find(qn("w:gridCol")).set(qn("w:w"), str(twips))
    table.rows[0].cells[0].width = width
    table.rows[0]._tr.get_or_add_trPr().append(element("w:cantSplit"))


def keputusan() -> Document:
    document = blank_document()
    page(document, turned=False)
    common_styles(document)
    furniture(document)
    style(document, "Tanda Salinan", align=RIGHT)
    style(document, "Kop", align=CENTRE, bold=True)
    style(document, "Judul Keputusan", align=CENTRE, outline=0)
    style(document, "Pembentuk", align=CENTRE, before=21, after=21)
    tabs = (COLON, LABEL, TEXT)
    style(document, "Konsiderans", align=JUSTIFY, left=TEXT, first=-TEXT, tabs=tabs)
    style(document, "Diktum", align=JUSTIFY, left=LABEL, first=-LABEL, tabs=(COLON, LABEL))
    style(document, "Memutuskan", align=CENTRE, keep=True, before=10.5, after=10.5)
    for depth in range(1, 5):
        left = LABEL + depth * STEP
        style(document, f"Rincian {depth}", align=JUSTIFY, left=left, first=-STEP, tabs=(left,))

    salinan = '{%%p if tanda_salinan and posisi_salinan == "%s" %%}'
    put(document, "Tanda Salinan", salinan % "atas_kop")
    put(document, "Tanda Salinan", "{{ tanda_salinan }}")
    put(document, "Tanda Salinan", "{%p endif %}")
    put(document, "Kop", "{%p if logo %}")
    put(document, "Kop", "{{ logo }}").paragraph_format.line_spacing = 1.0
    put(document, "Kop", "{%p endif %}")
    put(document, "Kop", "{%p for baris in kop %}")
    put(document, "Kop", "{{ baris }}")
    put(document, "Kop", "{%p endfor %}")
    put(document, "Tanda Salinan", salinan % "bawah_kop")
    put(document, "Kop", "")
    put(document, "Tanda Salinan", "{{ tanda_salinan }}").alignment = CENTRE
    put(document, "Tanda Salinan", "{%p endif %}")
    put(document, "Kop", "")
    put(document, "Judul Keputusan", "{%p for baris in judul %}")
    put(document, "Judul Keputusan", "{{ baris }}")
    put(document, "Judul Keputusan", "{%p endfor %}")
    put(document, "Pembentuk", "{{ pembentuk }}")
    considerations(document, "menimbang")
    considerations(document, "mengingat")
    put(document, "Konsiderans", "{%p if memerhatikan %}")
    considerations(document, "memerhatikan")
    put(document, "Konsiderans", "{%p endif %}")
    put(document, "Memutuskan", "{{ memutuskan }}")
    act = "{% rangkai menetapkan.rangkai %}{{ menetapkan.label }}"
    put(document, "Diktum", act, None, ":", None, "{{ menetapkan.butir[0].teks }}")
    put(document, "Diktum", "{%p for d in diktum %}")
    put(document, "Diktum", "{%p for baris in d.label_atas %}")
    put(document, "Diktum", "{% rangkai true %}{{ baris }}")
    put(document, "Diktum", "{%p endfor %}")
    put(document, "Diktum", "{% rangkai d.rangkai %}{{ d.label }}", None, ":", None, "{{ d.teks }}")
    put(document, "Diktum", "{%p for r in d.rincian %}")
    for depth in range(1, 5):
        put(document, f"Rincian {depth}", f"{{%p if r.tingkat == {depth} %}}")
        put(document, f"Rincian {depth}", "{% rangkai r.rangkai %}{{ r.label }}", None, "{{ r.teks }}")
        put(document, f"Rincian {depth}", "{%p endif %}")
    put(document, "Diktum", "{%p endfor %}")
    put(document, "Diktum", "{%p endfor %}")
    closing(document, turned=False, place=True)
    return document


def considerations(document: Document, name: str) -> None:
    label = f"{{% if loop.first %}}{{{{ {name}.label }}}}{{% endif %}}"
    colon = "{% if loop.first %}:{% endif %}"
    put(document, "Konsiderans", f"{{%p for b in {name}.butir %}}")
    put(document, "Konsiderans", "{%p if b.label %}")
    put(document, "Konsiderans", label, None, colon, None, "{{ b.label }}", None, "{{ b.teks }}")
    put(document, "Konsiderans", "{%p else %}")
    put(document, "Diktum", label, None, colon, None, "{{ b.teks }}")
    put(document, "Konsiderans", "{%p endif %}")
    put(document, "Konsiderans", "{%p endfor %}")


def lampiran(*, turned: bool, fill: Callable[[Document], None]) -> Document:
    """The frame of every kind of lampiran: heading, title, its content, the closing block."""
    document = blank_document()
    page(document, turned=turned)
    common_styles(document)
    indent = (TURNED if turned else UPRIGHT) * HEADING
    put(document, "Kepala Lampiran", "{%p for baris in lampiran.kepala %}")
    put(document, "Kepala Lampiran", "{{ baris }}").paragraph_format.left_indent = int(indent)
    put(document, "Kepala Lampiran", "{%p endfor %}")
    put(document, "Jarak", "")
    put(document, "Judul Lampiran", "{%p for baris in lampiran.judul %}")
    put(document, "Judul Lampiran", "{{ baris }}")
    put(document, "Judul Lampiran", "{%p endfor %}")
    put(document, "Jarak", "")
    fill(document)
    closing(document, turned=turned, place=False)
    return document


def grid(document: Document, widths: list[float], rows: int, total: int, source: str = "tabel") -> Any:
    """A table with ruled lines and fixed columns; `widths` are shares of `total` (EMU)."""
    table = document.add_table(rows, len(widths))
    properties = table._tbl.tblPr
    for old in list(properties):
        properties.remove(old)
    edges = [round(sum(widths[:i]) / sum(widths) * total / 635) for i in range(len(widths) + 1)]
    sizes = [after - before for before, after in pairwise(edges)]
    properties.append(element("w:tblW", w=edges[-1], type="dxa"))
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val="single", sz=4, space=0, color="auto"))
    properties.append(borders)
    properties.append(element("w:tblLayout", type="fixed"))
    margins = element("w:tblCellMar")
    for side, size in (("top", 50), ("left", 0), ("bottom", 50), ("right", 0)):
        margins.append(element(f"w:{side}", w=size, type="dxa"))
    properties.append(margins)
    properties.append(element("w:tblDescription", val=f"{{{{ {source}.deskripsi }}}}"))
    for column, size in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), sizes, strict=True):
        column.set(qn("w:w"), str(size))
    for row in table.rows:
        for cell, size in zip(row.cells, sizes, strict=True):
            cell.width = size * 635
    return table


def heading(row: Any) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    properties.append(element("w:tblHeader"))


def plan_columns() -> tuple[Kolom, ...]:
    """The plan's columns, as wide as the PDF has them."""
    row = {"sub_kegiatan": "", "indikator": ""}
    plan = {"jenis": "rencana_aksi", "area": [{"nama": "a", "kegiatan": [{"nama": "k", "baris": [row]}]}]}
    (table,) = RencanaAksi.model_validate(plan).set_out()
    if not isinstance(table, Tabel):
        raise TypeError("a plan is set out as a table")
    return table.kolom


def fill_rencana_aksi(document: Document) -> None:
    columns = plan_columns()
    names = [column.nama for column in columns]
    table = grid(document, [column.lebar for column in columns], 6, TURNED)
    rows = table.rows
    for i, cells in enumerate((rows[0].cells, rows[1].cells)):
        for column, name in enumerate(names):
            span = name in MONTHS and i == 0
            if not span:
                look = "Tanda Tabel" if name in MONTHS else "Kepala Tabel"
                paragraph = put(cells[column], look, f"{{% sel tabel.kepala[{i}].{name} %}}", first=True)
                if name in MONTHS:
                    paragraph.runs[0].font.size, paragraph.runs[0].font.bold = Pt(6), False
    for row, key in ((0, "tabel.kepala[0].jan"), (2, "tabel.kepala[2].jan")):
        merged = rows[row].cells[5].merge(rows[row].cells[16])
        put(merged, "Kepala Tabel", f"{{% sel {key} %}}", first=True)
    for column, name in enumerate(names):
        if name not in MONTHS:
            put(rows[2].cells[column], "Kepala Tabel", f"{{% sel tabel.kepala[2].{name} %}}", first=True)
    for paragraph in (p for cell in rows[2].cells for p in cell.paragraphs):
        for run in paragraph.runs:
            run.font.bold = False
    for row in rows[:3]:
        heading(row)
        for tc in row._tr.tc_lst:
            tc.get_or_add_tcPr().append(element("w:vAlign", val="center"))
    put(rows[3].cells[0], "Isi Tabel", "{%tr for r in tabel.baris %}", first=True)
    for column, name in enumerate(names):
        opening = "{% rangkai r.rangkai %}" if column == 0 else ""
        look = "Tanda Tabel" if name in MONTHS else "Isi Tabel"
        put(rows[4].cells[column], look, f"{opening}{{% sel r.{name} %}}", first=True)
    rows[4]._tr.get_or_add_trPr().append(element("w:cantSplit"))
    put(rows[5].cells[0], "Isi Tabel", "{%tr endfor %}", first=True)


def fill_table(document: Document, source: str = "tabel", *, height: int = 0) -> None:
    """The table `source`, whose columns come from the data; `height` is the least of its rows."""
    put(document, "Jarak", f"{{% kolom {source} %}}")
    table = grid(document, [1, 1, 1], 6, UPRIGHT, source)
    rows = table.rows
    for start, loop, name in ((0, "kepala", "Kepala Tabel"), (3, "baris", "Isi Tabel")):
        put(rows[start].cells[0], name, f"{{%tr for r in {source}.{loop} %}}", first=True)
        cells = rows[start + 1].cells
        put(cells[0], name, "{%tc for s in r.sel %}", first=True)
        opening = "{% rangkai r.rangkai %}" if start else ""
        put(cells[1], name, f"{opening}{{% sel s %}}", first=True)
        put(cells[2], name, "{%tc endfor %}", first=True)
        put(rows[start + 2].cells[0], name, "{%tr endfor %}", first=True)
    heading(rows[1])
    rows[1].cells[1]._tc.get_or_add_tcPr().append(element("w:vAlign", val="center"))
    rows[4]._tr.get_or_add_trPr().append(element("w:cantSplit"))
    if height:
        rows[4].height = height


def fill_naskah(document: Document) -> None:
    put(document, "Paragraf", "{%p for b in lampiran.isi %}")
    put(document, "Paragraf", '{%p if b.macam == "tabel" %}')
    fill_table(document, "b")
    put(document, "Jarak", "")
    put(document, "Bab", '{%p elif b.gaya == "bab" %}')
    put(document, "Bab", "{%p if not loop.first %}")
    put(document, "Bab", "")
    put(document, "Bab", "{%p endif %}")
    put(document, "Bab", "{{ b.label }}")
    put(document, "Bab", "{{ b.teks }}")
    put(document, "Judul Bagian", '{%p elif b.gaya == "judul" %}')
    put(document, "Judul Bagian", "{{ b.label }}", None, "{{ b.teks }}")
    for kind, where in ((" Bagian", "b.masuk"), ("", "not b.masuk")):
        for depth in range(1, 5):
            name = f"Butir{kind} {depth}"
            put(document, name, f'{{%p elif b.gaya == "butir" and b.tingkat == {depth} and {where} %}}')
            put(document, name, "{% rangkai b.rangkai %}{{ b.label }}", None, "{{ b.teks }}")
    put(document, "Paragraf Bagian", "{%p elif b.masuk %}")
    put(document, "Paragraf Bagian", "{% rangkai b.rangkai %}{{ b.teks }}")
    put(document, "Paragraf", "{%p else %}")
    put(document, "Paragraf", "{% rangkai b.rangkai %}{{ b.teks }}")
    put(document, "Paragraf", "{%p endif %}")
    put(document, "Paragraf", "{%p endfor %}")


TEMPLATES: dict[str, Callable[[], Document]] = {
    "keputusan.docx": keputusan,
    "lampiran/daftar_nama.docx": lambda: lampiran(turned=False, fill=fill_table),
    "lampiran/naskah.docx": lambda: lampiran(turned=False, fill=fill_naskah),
    "lampiran/rencana_aksi.docx": lambda: lampiran(turned=True, fill=fill_rencana_aksi),
    "lampiran/tabel.docx": lambda: lampiran(turned=False, fill=fill_table),
}


def as_bytes(document: Document) -> bytes:
    """The document's package with fixed dates and without a thumbnail."""
    properties = document.core_properties
    properties.author = properties.last_modified_by = "kpudocs"
    properties.title = properties.comments = properties.keywords = ""
    properties.language = "id-ID"
    properties.created = properties.modified = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    package = document.part.package
    for key, rel in list(package.rels.items()):
        if rel.reltype.endswith(("/thumbnail", "/extended-properties")):
            del package.rels[key]
    for key, rel in list(document.part.rels.items()):
        if rel.reltype.endswith(("/customXml", "/numbering", "/stylesWithEffects")):
            del document.part.rels[key]
    buffer, out = io.BytesIO(), io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name), compresslevel=9)
    return out.getvalue()


def main(arguments: list[str]) -> int:
    stale = []
    for name, make in TEMPLATES.items():
        path, made = HERE / name, as_bytes(make())
        if arguments == ["--check"]:
            if not path.exists() or _contents(path.read_bytes()) != _contents(made):
                stale.append(name)
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(made)
    if stale:
        print("not what templates/make.py makes:", *stale, file=sys.stderr)
    return 1 if stale else 0


def _contents(raw: bytes) -> dict[str, bytes]:
    """The parts, since deflate may differ between versions of zlib."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return {name: package.read(name) for name in package.namelist()}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
