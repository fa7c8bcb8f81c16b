"""Decrees by other hands: invented ones, made here in the layouts, programs and slips that offices have.

Each maker gives the bytes of a file. All facts are made up; the law they cite is real.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

KPU = "Komisi Pemilihan Umum Kabupaten Batang"
BAHWA = (
    (
        "bahwa untuk mewujudkan tata kelola arsip yang tertib, lengkap, dan mudah ditemukan kembali, perlu dibentuk "
        "Tim Pengelola Arsip pada setiap satuan kerja"
    ),
    "bahwa mereka yang namanya tercantum dalam Lampiran Keputusan ini dipandang cakap dan memenuhi syarat",
)
PENUTUP = (
    "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan Komisi "
    "Pemilihan Umum Kabupaten Batang tentang Tim Pengelola Arsip Tahun 2025"
)
HUKUM = (
    (
        "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2017 "
        "Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109)"
    ),
    (
        "Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan (Lembaran Negara Republik "
        "Indonesia Tahun 2011 Nomor 82, Tambahan Lembaran Negara Republik Indonesia Nomor 5234)"
    ),
    (
        "Peraturan Komisi Pemilihan Umum Nomor 14 Tahun 2020 tentang Susunan Organisasi dan Tata Kerja (Berita Negara "
        "Republik Indonesia Tahun 2020 Nomor 1236)"
    ),
)
TITLE = "TIM PENGELOLA ARSIP TAHUN 2025"
OFFICE = "KOMISI PEMILIHAN UMUM KABUPATEN BATANG"
DIKTUM = (
    (
        "Membentuk Tim Pengelola Arsip Tahun 2025 dengan susunan sebagaimana tercantum dalam Lampiran yang merupakan "
        "bagian tidak terpisahkan dari Keputusan ini."
    ),
    f"Biaya yang timbul akibat ditetapkannya Keputusan ini dibebankan pada anggaran {KPU}.",
    "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
)
ORANG = (
    ("Siti Teladan", "Sekretaris", "Penanggung Jawab"),
    ("Agus Umpama", "Kepala Subbagian Hukum", "Ketua"),
    ("Rina Misal", "Arsiparis", "Anggota"),
    ("Joko Andai", "Pengelola Data", "Anggota"),
)


def saved(document: Any) -> bytes:
    """A Word file's bytes."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def new_document(font: str = "Times New Roman", size: int = 12) -> Any:
    """An empty document in A4, in a font of its own."""
    document = Document()
    document.styles["Normal"].font.name = font
    document.styles["Normal"].font.size = Pt(size)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    return document


def centred(document: Any, *texts: str) -> None:
    """Lines of a heading."""
    for text in texts:
        document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER


def heading(document: Any, nomor: str = "NOMOR 21 TAHUN 2025") -> None:
    """The heading of the decree."""
    centred(document, "KOMISI PEMILIHAN UMUM", "KABUPATEN BATANG", "", f"KEPUTUSAN {OFFICE}", nomor, "TENTANG", TITLE)
    centred(document, "", f"KETUA {OFFICE},")


def signature(document: Any) -> None:
    """Place, date and signer."""
    for text in (
        "Ditetapkan di Batang",
        "pada tanggal 13 Januari 2025",
        f"KETUA {OFFICE},",
        "",
        "ttd.",
        "",
        "BUDI CONTOH",
    ):
        document.add_paragraph(text).paragraph_format.left_indent = Mm(90)


def people(document: Any, *, style: str | None = "Table Grid") -> None:
    """A lampiran with its list of people."""
    for text in ("LAMPIRAN", f"KEPUTUSAN {OFFICE}", "NOMOR 21 TAHUN 2025", f"TENTANG {TITLE}"):
        document.add_paragraph(text).paragraph_format.left_indent = Mm(90)
    centred(document, "", "SUSUNAN TIM PENGELOLA ARSIP")
    table = document.add_table(rows=1, cols=4)
    if style:
        table.style = style
    for cell, text in zip(table.rows[0].cells, ("NO.", "NAMA", "JABATAN", "KEDUDUKAN DALAM TIM"), strict=True):
        cell.text = text
    for number, row in enumerate(ORANG, 1):
        for cell, text in zip(table.add_row().cells, (str(number), *row), strict=True):
            cell.text = text
    signature_only(document)


def signature_only(document: Any) -> None:
    """The end of a lampiran."""
    for text in (f"KETUA {OFFICE},", "ttd.", "BUDI CONTOH"):
        document.add_paragraph(text)


def word_tabs() -> bytes:
    """Word, Times: labels parted from texts by tabs; typed letters and numbers."""
    document = new_document()
    heading(document)
    rows = [("Menimbang", "a.", BAHWA[0]), ("", "b.", BAHWA[1]), ("", "c.", PENUTUP)]
    rows += [("Mengingat" if not i else "", f"{i + 1}.", text) for i, text in enumerate(HUKUM)]
    for label, number, text in rows:
        document.add_paragraph(f"{label}\t{':' if label else ''}\t{number}\t{text};")
    centred(document, "MEMUTUSKAN:")
    document.add_paragraph(f"Menetapkan\t:\tKEPUTUSAN {OFFICE} TENTANG {TITLE}.")
    for label, text in zip(("KESATU", "KEDUA", "KETIGA"), DIKTUM, strict=True):
        document.add_paragraph(f"{label}\t:\t{text}")
    signature(document)
    document.add_page_break()
    people(document)
    return saved(document)


def word_table_of_labels() -> bytes:
    """Word, Arial: one table holds labels, colons, numbers and texts; numbers are counted by Word; PERTAMA."""
    document = new_document("Arial", 11)
    heading(document)
    table = document.add_table(rows=0, cols=4)
    rows = [("Menimbang", "a.", BAHWA[0]), ("", "b.", BAHWA[1]), ("", "c.", PENUTUP)]
    rows += [("Mengingat" if not i else "", f"{i + 1}.", text) for i, text in enumerate(HUKUM)]
    for label, number, text in rows:
        for cell, said in zip(table.add_row().cells, (label, ":" if label else "", number, f"{text};"), strict=True):
            cell.text = said
    merged = table.add_row().cells
    merged[0].merge(merged[3]).text = "M E M U T U S K A N :"
    for label, text in zip(
        ("Menetapkan", "PERTAMA", "KEDUA", "KETIGA"), (f"KEPUTUSAN {OFFICE} TENTANG {TITLE}.", *DIKTUM), strict=True
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, ":"
        cells[2].merge(cells[3]).text = text
    signature(document)
    return saved(document)


def word_counted_lists() -> bytes:
    """Word: labels on lines of their own, letters and numbers counted by Word, a nested list in a diktum."""
    document = new_document("Calibri", 11)
    numbering = document.part.numbering_part.element
    for number, kind in ((71, "lowerLetter"), (72, "decimal"), (73, "decimal")):
        levels = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{f}"/><w:lvlText w:val="%{i + 1}."/></w:lvl>'
            for i, f in enumerate((kind, "lowerLetter"))
        )
        numbering.insert(
            0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{levels}</w:abstractNum>')
        )
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )

    def item(text: str, number: int, level: int = 0) -> None:
        paragraph = document.add_paragraph(text)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        )

    heading(document)
    document.add_paragraph("Menimbang :")
    for text in (*BAHWA, PENUTUP):
        item(f"{text};", 71)
    document.add_paragraph("Mengingat :")
    for text in HUKUM:
        item(f"{text};", 72)
    centred(document, "MEMUTUSKAN :")
    document.add_paragraph(f"Menetapkan : KEPUTUSAN {OFFICE} TENTANG {TITLE}.")
    document.add_paragraph("KESATU :")
    document.add_paragraph(DIKTUM[0])
    document.add_paragraph("KEDUA :")
    document.add_paragraph("Tim sebagaimana dimaksud dalam Diktum KESATU bertugas:")
    item("mengumpulkan arsip, meliputi:", 73)
    item("arsip aktif; dan", 73, 1)
    item("arsip inaktif;", 73, 1)
    item("melaporkan hasilnya kepada Ketua.", 73)
    document.add_paragraph("KETIGA :")
    document.add_paragraph(DIKTUM[2])
    signature(document)
    return saved(document)


def word_text_boxes() -> bytes:
    """Word: the certification in a floating text box anchored in mid-text, the letterhead in the header."""
    document = new_document()
    header = document.sections[0].header
    header.paragraphs[0].text = "KOMISI PEMILIHAN UMUM"
    header.add_paragraph("KABUPATEN BATANG")
    centred(document, "SALINAN", f"KEPUTUSAN {OFFICE}", "NOMOR : 21/HK.03.1-Kpt/3325/KPU-Kab/I/2021", "TENTANG")
    centred(document, TITLE.replace("2025", "2021"), f"KETUA {OFFICE},")
    document.add_paragraph(f"Menimbang : a. {BAHWA[0]};")
    document.add_paragraph(f"b. {BAHWA[1]};")
    anchor = document.add_paragraph(f"Mengingat : 1. {HUKUM[0]};")
    lines = (
        "Salinan sesuai dengan aslinya", "SEKRETARIAT KOMISI PEMILIHAN UMUM", "KABUPATEN BATANG",
        "Kepala Subbagian Hukum,", "Agus Umpama",
    )  # fmt: skip
    inside = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    box = (
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml">'
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>{inside}</w:txbxContent>'
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inside}</w:txbxContent>"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    anchor._p.append(parse_xml(box))
    document.add_paragraph(f"2. {HUKUM[1]};")
    centred(document, "MEMUTUSKAN:")
    document.add_paragraph(f"Menetapkan : KEPUTUSAN {OFFICE} TENTANG {TITLE.replace('2025', '2021')}.")
    for label, text in zip(("KESATU", "KEDUA", "KETIGA"), DIKTUM, strict=True):
        document.add_paragraph(f"{label} : {text.replace('2025', '2021')}")
    for text in (
        "Ditetapkan di : Batang",
        "Pada tanggal : 4 Januari 2021",
        f"a.n. KETUA {OFFICE}",
        "SEKRETARIS,",
        "ttd",
        "SITI TELADAN",
    ):
        document.add_paragraph(text)
    return saved(document)


MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Ags", "Sep", "Okt", "Nop", "Des")
PLAN = (
    ("1", "Manajemen Perubahan", "Tim Kerja", "a. Pembentukan tim;", "Tersedianya keputusan tim", (1, 2)),
    ("", "", "", "b. Rapat berkala;", "Notula rapat", (3, 6, 9, 12)),
    ("", "", "Pola Pikir", "Pelatihan pegawai", "Laporan pelatihan", (5,)),
    ("2", "Penataan Tata Laksana", "SOP", "Reviu seluruh SOP", "SOP yang mutakhir", (7, 8)),
)


def word_plan(mark: str = "") -> bytes:
    """Word: only a lampiran, old heading; a plan with merged cells, months shaded or marked."""
    document = new_document("Arial", 9)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(330), Mm(215)
    for text in (
        f"LAMPIRAN : KEPUTUSAN {OFFICE}", "NOMOR : 3/HK.03.1-Kpt/3325/KPU-Kab/I/2020", "TANGGAL : 8 Januari 2020",
        "TENTANG : RENCANA AKSI REFORMASI BIROKRASI",
    ):  # fmt: skip
        document.add_paragraph(text)
    table = document.add_table(rows=2, cols=18)
    table.style = "Table Grid"
    titles = ("NO", "AREA PERUBAHAN", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN")
    for column, text in enumerate(titles):
        table.cell(0, column).merge(table.cell(1, column)).text = text
    table.cell(0, 5).merge(table.cell(0, 16)).text = "PELAKSANAAN (BULAN)"
    table.cell(0, 17).merge(table.cell(1, 17)).text = "KET"
    for i, text in enumerate(MONTHS):
        table.cell(1, 5 + i).text = text
    start = {0: 2, 1: 2, 2: 2}
    for index, (*texts, months) in enumerate(PLAN, 2):
        cells = table.add_row().cells
        for column, text in enumerate(texts):
            if text:
                start[column] = index
                cells[column].text = text
            elif column < 3:
                table.cell(start[column], column).merge(table.cell(index, column))
        for month in months:
            if mark:
                cells[4 + month].text = mark
            else:
                shading = OxmlElement("w:shd")
                shading.set(qn("w:val"), "clear")
                shading.set(qn("w:fill"), "00B0F0")
                cells[4 + month]._tc.get_or_add_tcPr().append(shading)
    for text in (f"KETUA {OFFICE},", "ttd", "BUDI CONTOH"):
        document.add_paragraph(text)
    return saved(document)


def word_plan_marks() -> bytes:
    """The same with ticks."""
    return word_plan("√")


def word_two_appendices() -> bytes:
    """Word: a decree with a schedule and a guideline, Lampiran I and II, each heading in a table."""
    document = new_document()
    heading(document)
    document.add_paragraph(f"Menimbang\t: {BAHWA[0]}, perlu menetapkan Keputusan Komisi Pemilihan Umum Kabupaten "
                           "Batang tentang Tim Pengelola Arsip Tahun 2025;")  # fmt: skip
    document.add_paragraph(f"Mengingat\t: {HUKUM[0]};")
    centred(document, "MEMUTUSKAN:")
    document.add_paragraph(f"Menetapkan\t: KEPUTUSAN {OFFICE} TENTANG {TITLE}.")
    document.add_paragraph(f"KESATU\t: {DIKTUM[0]}")
    document.add_paragraph(f"KEDUA\t: {DIKTUM[2]}")
    signature(document)
    for label, title in (("LAMPIRAN I", "JADWAL PENGELOLAAN ARSIP"), ("LAMPIRAN II", "PEDOMAN PENGELOLAAN ARSIP")):
        document.add_page_break()
        table = document.add_table(rows=0, cols=1)
        for text in (label, f"KEPUTUSAN {OFFICE}", "NOMOR 21 TAHUN 2025", "TENTANG", TITLE):
            table.add_row().cells[0].text = text
        centred(document, "", title)
        if label == "LAMPIRAN I":
            schedule = document.add_table(rows=1, cols=4)
            rows = (("NO", "URAIAN", "WAKTU", "BIAYA (Rp)"), ("1", "Pendataan", "Februari", "1.500.000"),
                    ("2", "Penataan", "Maret s.d. Mei", "3.250.000"), ("3", "Pelaporan", "Desember", "750.000"),
                    ("JUMLAH", "JUMLAH", "JUMLAH", "5.500.000"))  # fmt: skip
            for index, row in enumerate(rows):
                cells = schedule.rows[0].cells if not index else schedule.add_row().cells
                if row[0] == "JUMLAH":
                    cells[0].merge(cells[2]).text = "JUMLAH"
                    cells[3].text = row[3]
                else:
                    for cell, text in zip(cells, row, strict=True):
                        cell.text = text
        else:
            for text in ("BAB I", "PENDAHULUAN", "A. Latar Belakang", "Arsip adalah rekaman kegiatan.", "B. Tujuan",
                         "Pedoman ini bertujuan:", "1. menertibkan arsip;", "2. memudahkan penemuan kembali.",
                         "BAB II", "PENUTUP", "Hal lain diatur kemudian."):  # fmt: skip
                document.add_paragraph(text)
        signature_only(document)
    return saved(document)


class Page:
    """A page of a PDF drawn line by line, as printers of other programs do."""

    def __init__(self, size: tuple[float, float] = A4, font: str = "Times-Roman", points: float = 11) -> None:
        self._target = io.BytesIO()
        self.canvas = Canvas(self._target, pagesize=size, invariant=True)
        self.width, self.height = size
        self.font, self.points = font, points
        self.y = self.height - 60
        self.start()

    def start(self) -> None:
        """Begin a page."""
        self.canvas.setFont(self.font, self.points)

    def at(self, x: float, text: str, *, same: bool = False) -> None:
        """A text at a place; on the line of the one before with `same`."""
        if not same:
            self.y -= self.points * 1.45
        self.canvas.drawString(x, self.y, text)

    def middle(self, *texts: str) -> None:
        """Centred lines."""
        for text in texts:
            self.y -= self.points * 1.45
            self.canvas.drawCentredString(self.width / 2, self.y, text)

    def wrapped(self, x: float, text: str, right: float = 520) -> None:
        """A paragraph, broken by width."""
        line = ""
        for word in text.split():
            if line and self.canvas.stringWidth(f"{line} {word}", self.font, self.points) > right - x:
                self.at(x, line)
                line = ""
            line = f"{line} {word}".strip()
        self.at(x, line)

    def labelled(self, label: str, number: str, text: str) -> None:
        """A label, its colon, a number and the text, in columns."""
        y = self.y - self.points * 1.45
        self.wrapped(195, text)
        self.canvas.drawString(70, y, label)
        if label:
            self.canvas.drawString(160, y, ":")
        self.canvas.drawString(175, y, number)

    def turn(self, number: int, catchword: str = "") -> None:
        """End the page and begin the next, with its number."""
        if catchword:
            self.canvas.drawRightString(520, 60, f"{catchword} . . .")
        self.canvas.drawCentredString(self.width / 2, 30, "jdih.kpu.go.id/jateng/batang")
        self.canvas.showPage()
        self.start()
        self.y = self.height - 60
        self.canvas.drawCentredString(self.width / 2, self.height - 40, f"-{number}-")

    def done(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self._target.getvalue()


def pdf_columns() -> bytes:
    """PDF, Times, A4: columns, a catchword, page numbers and footers; a certification beside the signature."""
    page = Page()
    page.middle(
        "KOMISI PEMILIHAN UMUM", "KABUPATEN BATANG", "", f"KEPUTUSAN {OFFICE}", "NOMOR 21 TAHUN 2025", "TENTANG"
    )
    page.middle(TITLE, "", f"KETUA {OFFICE},", "")
    page.labelled("Menimbang", "a.", f"{BAHWA[0]};")
    page.labelled("", "b.", f"{BAHWA[1]};")
    page.labelled("", "c.", f"{PENUTUP};")
    page.labelled("Mengingat", "1.", f"{HUKUM[0]};")
    page.turn(2, "2. Undang-Undang")
    page.labelled("", "2.", f"{HUKUM[1]};")
    page.labelled("", "3.", f"{HUKUM[2]};")
    page.middle("", "MEMUTUSKAN:", "")
    page.labelled("Menetapkan", "", f"KEPUTUSAN {OFFICE} TENTANG {TITLE}.")
    for label, text in zip(("KESATU", "KEDUA", "KETIGA"), DIKTUM, strict=True):
        page.labelled(label, "", text)
    page.y -= 20
    left = ("", "Salinan sesuai dengan aslinya", "SEKRETARIAT KOMISI PEMILIHAN", "UMUM KABUPATEN BATANG",
            "Kepala Subbagian Hukum,", "", "Agus Umpama")  # fmt: skip
    right = ("Ditetapkan di Batang", "pada tanggal 13 Januari 2025", "KETUA KOMISI PEMILIHAN UMUM", "KABUPATEN BATANG,",
             "", "ttd.", "BUDI CONTOH")  # fmt: skip
    for one, other in zip(left, right, strict=True):
        page.at(310, other)
        page.at(70, one, same=True)
    page.turn(3)
    return page.done()


def pdf_second_page_on() -> bytes:
    """PDF: the first page was lost; it begins in the middle of an item."""
    page = Page(font="Helvetica")
    page.canvas.drawCentredString(page.width / 2, page.height - 40, "- 2 -")
    page.wrapped(195, "Tahun 2017 Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109);")
    page.labelled("", "2.", f"{HUKUM[1]};")
    page.labelled("", "3.", f"{HUKUM[2]};")
    page.middle("MEMUTUSKAN :")
    page.labelled("Menetapkan", "", f"KEPUTUSAN {OFFICE} TENTANG {TITLE}.")
    for label, text in zip(("KESATU", "KEDUA", "KETIGA"), DIKTUM, strict=True):
        page.labelled(label, "", text)
    for text in ("Ditetapkan di Batang", "pada tanggal 13 Januari 2025", "KETUA KOMISI PEMILIHAN UMUM",
                 "KABUPATEN BATANG,",
                 "ttd.", "BUDI CONTOH"):  # fmt: skip
        page.at(310, text)
    return page.done()


def pdf_plan() -> bytes:
    """PDF: a plan on two turned pages, ruled lines, shaded months, the head repeated, labels of merged cells not."""
    page = Page(landscape(A4), "Helvetica", 7)
    for text in (
        "LAMPIRAN",
        f"KEPUTUSAN {OFFICE}",
        "NOMOR 4 TAHUN 2024",
        "TENTANG",
        "RENCANA AKSI REFORMASI BIROKRASI TAHUN 2024",
    ):
        page.at(560, text)
    page.y -= 20
    edges = [40, 65, 150, 230, 360, 470, *(470 + 24 * i for i in range(1, 13)), 800]
    canvas = page.canvas

    def box(c0: int, c1: int, top: float, height: float, text: str = "", *, fill: bool = False) -> None:
        if fill:
            canvas.setFillGray(0.6)
        canvas.rect(edges[c0], top - height, edges[c1] - edges[c0], height, fill=int(fill))
        canvas.setFillGray(0)
        words, line, y = text.split(), "", top - 9
        for word in words:
            if line and canvas.stringWidth(f"{line} {word}", "Helvetica", 7) > edges[c1] - edges[c0] - 6:
                canvas.drawString(edges[c0] + 3, y, line)
                line, y = "", y - 9
            line = f"{line} {word}".strip()
        canvas.drawString(edges[c0] + 3, y, line)

    def head() -> float:
        top = page.y
        titles = ("NO.", "AREA PERUBAHAN", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN")
        for column, text in enumerate(titles):
            box(column, column + 1, top, 30, text)
        box(5, 17, top, 15, "PELAKSANAAN (BULAN)")
        for month, text in enumerate(MONTHS):
            box(5 + month, 6 + month, top - 15, 15, text)
        box(17, 18, top, 30, "KET")
        return top - 30

    def rows(top: float, some: Sequence[Any], spans: dict[tuple[int, int], int]) -> None:
        for index, (*texts, months) in enumerate(some):
            y = top - 30 * index
            for column, text in enumerate(texts):
                if column > 2 or text or (index, column) in spans:
                    box(column, column + 1, y, 30 * spans.get((index, column), 1), text)
            for month in range(1, 13):
                box(4 + month, 5 + month, y, 30, fill=month in months)
            box(17, 18, y, 30)

    rows(head(), PLAN[:2], {(0, 0): 2, (0, 1): 2, (0, 2): 2})
    canvas.showPage()
    page.start()
    page.y = page.height - 60
    canvas.drawCentredString(page.width / 2, page.height - 30, "- 2 -")
    top = head()
    rows(top, PLAN[2:], {(0, 0): 1, (0, 1): 1})
    page.y = top - 90
    for text in ("KETUA KOMISI PEMILIHAN UMUM", "KABUPATEN BATANG,", "ttd.", "BUDI CONTOH"):
        page.at(560, text)
    return page.done()


def pdf_no_lines() -> bytes:
    """PDF: only a lampiran, its list of people without ruled lines."""
    page = Page()
    for text in (
        "LAMPIRAN",
        "KEPUTUSAN KOMISI PEMILIHAN UMUM",
        "KABUPATEN BATANG",
        "NOMOR 21 TAHUN 2025",
        "TENTANG",
        TITLE,
    ):
        page.at(300, text)
    page.middle("", "SUSUNAN TIM PENGELOLA ARSIP", "")
    for row in (("NO.", "NAMA", "JABATAN", "KEDUDUKAN DALAM TIM"), *((str(n), *one) for n, one in enumerate(ORANG, 1))):
        for index, (x, text) in enumerate(zip((70, 110, 230, 390), row, strict=True)):
            page.at(x, text, same=bool(index))
    page.y -= 30
    for text in ("KETUA KOMISI PEMILIHAN UMUM", "KABUPATEN BATANG,", "ttd.", "BUDI CONTOH"):
        page.at(310, text)
    return page.done()


TXT_HEAD = f"""KOMISI PEMILIHAN UMUM
KABUPATEN BATANG

KEPUTUSAN {OFFICE}
NOMOR 21 TAHUN 2025
TENTANG
{TITLE}

KETUA {OFFICE},

"""
TXT_END = """
Ditetapkan di Batang
pada tanggal 13 Januari 2025
KETUA KOMISI PEMILIHAN UMUM
KABUPATEN BATANG,

ttd.

BUDI CONTOH
"""


def fold(text: str, width: int = 60) -> str:
    """A text in lines, with words broken at their hyphens as a text layer has them."""
    import textwrap

    return "\n".join(textwrap.wrap(text, width))


def txt_labels_first() -> bytes:
    """A text layer that gives all labels before their texts."""
    lines = [TXT_HEAD, "Menimbang", ":", "Mengingat", ":", ""]
    lines += [fold(f"{label}. {text};") for label, text in zip("abc", (*BAHWA, PENUTUP), strict=True)]
    lines += [fold(f"{number}. {text};") for number, text in enumerate(HUKUM, 1)]
    lines += ["MEMUTUSKAN:", "Menetapkan", ":", "KESATU", ":", "KEDUA", ":", "KETIGA", ":", ""]
    lines += [fold(f"KEPUTUSAN {OFFICE} TENTANG {TITLE}."), *map(fold, DIKTUM), TXT_END]
    return "\n".join(lines).encode()


def txt_scanned() -> bytes:
    """A scanner's reading: wrong letters in labels, a broken title, a catchword, a certification in mid-text."""
    lines = [TXT_HEAD.replace("PEMILIHAN UMUM KABUPATEN", "PEMlLIHAN UMUM KABUPATEN")]
    lines += ["Menirnbang : a. " + fold(f"{BAHWA[0]};"), "b. " + fold(f"{BAHWA[1]};"), "c. " + fold(f"{PENUTUP};")]
    lines += ["Mengingat ; l. " + fold(f"{HUKUM[0]};"), "2. Undang-Undang . . .", "- 2 -"]
    lines += [
        "Salinan sesuai dengan aslinya",
        "SEKRETARIAT KOMISI PEMILIHAN UMUM",
        "KABUPATEN BATANG",
        "Kepala Subbagian Hukum,",
    ]
    lines += ["", "Agus Umpama", "2. " + fold(f"{HUKUM[1]};"), "3. " + fold(f"{HUKUM[2]};"), "M E M U T U S K A N :"]
    lines += [fold(f"Menetapkan : KEPUTUSAN {OFFICE} TENTANG {TITLE}."), fold(f"KESATLJ : {DIKTUM[0]}")]
    lines += [fold(f"KEDUA : {DIKTUM[1]}"), fold(f"KETIGA : {DIKTUM[2]}"), TXT_END]
    return "\n".join(lines).encode("cp1252")


def txt_wide_spaces() -> bytes:
    """A text layer with columns kept by spaces, each line followed by an empty one."""
    rows = [TXT_HEAD]
    for label, number, text in (
        ("Menimbang", "a.", BAHWA[0]), ("", "b.", BAHWA[1]), ("", "c.", PENUTUP),
        ("Mengingat", "1.", HUKUM[0]), ("", "2.", HUKUM[1]), ("", "3.", HUKUM[2]),
    ):  # fmt: skip
        for i, line in enumerate(fold(f"{text};", 50).splitlines()):
            opening = f"{label:<11}{':' if label else ' '}  {number:<4}" if not i else " " * 18
            rows.append(f"{opening}{line}\n")
    rows.append("\n                    MEMUTUSKAN :\n")
    for label, text in zip(
        ("Menetapkan", "KESATU", "KEDUA", "KETIGA"), (f"KEPUTUSAN {OFFICE} TENTANG {TITLE}.", *DIKTUM), strict=True
    ):
        for i, line in enumerate(fold(text, 54).splitlines()):
            rows.append(f"{label:<11}:  {line}\n" if not i else f"{' ' * 14}{line}\n")
    return "\n".join([*rows, TXT_END.replace("\n", "\n\n")]).encode()


OLD = """                          KOMISI PEMILIHAN UMUM
                              PROVINSI BALI
          Jl. Cok Agung Tresna No. 8 Denpasar Telp. (0361) 223456

          KEPUTUSAN KOMISI PEMILIHAN UMUM PROVINSI BALI
                NOMOR : 47/Kpts/KPU-Prov-016/2013

                              TENTANG

   PENETAPAN DAFTAR CALON TETAP ANGGOTA DEWAN PERWAKILAN RAKYAT
        DAERAH PROVINSI BALI PEMILIHAN UMUM TAHUN 2014

               DENGAN RAHMAT TUHAN YANG MAHA ESA

               KOMISI PEMILIHAN UMUM PROVINSI BALI,

Menimbang    :  a.  bahwa untuk melaksanakan ketentuan Pasal 62 Undang-Un-
                    dang Nomor 8 Tahun 2012 perlu menetapkan daftar calon
                    tetap;
                b.  bahwa berdasarkan pertimbangan sebagaimana dimaksud pada
                    huruf a perlu menetapkan Keputusan Komisi Pemilihan Umum
                    Provinsi Bali tentang Penetapan Daftar Calon Tetap Anggota
                    Dewan Perwakilan Rakyat Daerah Provinsi Bali Pemilihan Umum
                    Tahun 2014.

Mengingat    :  1.  Undang-Undang Nomor 15 Tahun 2011 tentang Penyelenggara
                    Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun
                    2011 Nomor 101, Tambahan Lembaran Negara Republik Indo-
                    nesia Nomor 5246);
                2.  Undang-Undang Nomor 8 Tahun 2012 tentang Pemilihan Umum
                    Anggota DPR, DPD, dan DPRD.

                                                         Memperhatikan . . .
                                 -2-

Memperhatikan:  1.  Berita Acara Nomor 20/BA/VIII/2013 tanggal 22 Agustus 2013;
                2.  Surat KPU Nomor 600/KPU/VIII/2013.

                          M E M U T U S K A N :

Menetapkan   :

PERTAMA      :  Menetapkan daftar calon tetap sebagaimana tercantum dalam
                lampiran Keputusan ini.
KEDUA        :  Daftar sebagaimana dimaksud Diktum PERTAMA digunakan untuk:
                a.  pencetakan surat suara;
                b.  pengumuman, meliputi:
                    1)  media cetak;
                    2)  papan pengumuman.
KETIGA       :  Keputusan ini mulai berlaku sejak tanggal ditetapkan.

                                   Ditetapkan di  :  Denpasar
                                   Pada tanggal   :  22 Agustus 2013

                                   KETUA,

                                   ttd

                                   I KETUT CONTOH, S.H.

Salinan Keputusan ini disampaikan kepada Yth.:
1. Ketua KPU di Jakarta;
2. Arsip.
"""


def txt_old() -> bytes:
    """A decree of 2013: old number, PERTAMA, a list lettered a., a catchword, an address, recipients."""
    return OLD.encode()


DECREES: dict[str, Callable[[], bytes]] = {
    "pdf-dua-halaman-terakhir.pdf": pdf_second_page_on,
    "pdf-kolom-dan-pengesahan.pdf": pdf_columns,
    "pdf-rencana-aksi.pdf": pdf_plan,
    "pdf-tabel-tanpa-garis.pdf": pdf_no_lines,
    "teks-hasil-pindai.txt": txt_scanned,
    "teks-label-lebih-dulu.txt": txt_labels_first,
    "teks-lama-2013.txt": txt_old,
    "teks-renggang.txt": txt_wide_spaces,
    "word-bernomor-otomatis.docx": word_counted_lists,
    "word-dua-lampiran.docx": word_two_appendices,
    "word-kotak-teks.docx": word_text_boxes,
    "word-rencana-aksi-centang.docx": word_plan_marks,
    "word-rencana-aksi.docx": word_plan,
    "word-tab.docx": word_tabs,
    "word-tabel-label.docx": word_table_of_labels,
}
