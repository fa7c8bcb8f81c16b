"""Lampirans of other hands that are not one thing: text with tables, several tables, a plan with a note."""

from __future__ import annotations

import io
from typing import Any

import pytest
import yaml
from docx.shared import Mm
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from kpudocs.bahasa.tanggal import BULAN
from kpudocs.intake.door import read_decree
from tests.intake.decrees import (
    BAHWA,
    DIKTUM,
    HUKUM,
    OFFICE,
    ORANG,
    TITLE,
    centred,
    heading,
    new_document,
    saved,
    signature_only,
)

HEADING = ("LAMPIRAN", f"KEPUTUSAN {OFFICE}", "NOMOR 21 TAHUN 2025", f"TENTANG {TITLE}")
PEOPLE = ("NO.", "NAMA", "JABATAN", "KEDUDUKAN DALAM TIM")


def opened() -> Any:
    """A document that has the heading of a decree and of its lampiran."""
    document = new_document()
    heading(document)
    for text in HEADING:
        document.add_paragraph(text).paragraph_format.left_indent = Mm(90)
    return document


def put_table(document: Any, *rows: tuple[str, ...]) -> None:
    """A table with ruled lines."""
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def read(document: Any) -> tuple[dict[str, Any], list[Any]]:
    """The account of its import, and its lampirans."""
    signature_only(document)
    found = read_decree(saved(document), ".docx", "lampiran.docx")
    return found, yaml.safe_load(found["yaml"])["lampiran"]


def test_page_marks_typed_into_the_text_are_no_text() -> None:
    """Numbers and catchwords that somebody typed between the paragraphs of a Word file are listed as furniture."""
    document = opened()
    texts = ("Arsip disimpan di tempat yang aman dan kering.", "Kunci dipegang oleh petugas arsip.")
    for text in (texts[0], "Kunci dipegang ...", "- 2 -", texts[1], "-3-"):
        document.add_paragraph(text)
    found, (lampiran,) = read(document)
    words = yaml.safe_dump(lampiran, width=1000)

    assert all(text in words for text in texts)
    assert not any(mark in words for mark in ("- 2 -", "-3-", "..."))
    assert {"- 2 -", "-3-", "Kunci dipegang ..."} <= {one[0] for one in found["furniture"]}


@pytest.mark.parametrize("marks", ["jdih.kpu.go.id\n-3-", "Halaman 2 dari 3", "2/3", "2"])
def test_marks_between_two_pages_of_one_text(marks: str) -> None:
    """A catchword and a number where no page ends in the file: neither becomes a diktum, or its words."""
    text = "\n".join((
        f"KEPUTUSAN {OFFICE}", "NOMOR 21 TAHUN 2025", "TENTANG", TITLE, f"KETUA {OFFICE},",
        "Menimbang : a. bahwa arsip perlu dikelola;", "b. bahwa perlu dibentuk tim;",
        "Mengingat : 1. Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum;", "MEMUTUSKAN:",
        f"Menetapkan : KEPUTUSAN {OFFICE} TENTANG {TITLE}.", "KESATU : Membentuk tim pengelola arsip.",
        "KEDUA . . .", marks, "KEDUA : Keputusan ini mulai berlaku pada tanggal ditetapkan.",
        "Ditetapkan di Batang", "pada tanggal 13 Januari 2025", f"KETUA {OFFICE},", "ttd.", "BUDI CONTOH", "\fLAMPIRAN",
    ))  # fmt: skip
    found = read_decree(text.encode(), ".txt", "lampiran.txt")
    data = yaml.safe_load(found["yaml"])
    expected = ["Membentuk tim pengelola arsip", "Keputusan ini mulai berlaku pada tanggal ditetapkan"]

    assert expected == data["memutuskan"]
    assert {"KEDUA . . .", *marks.split("\n")} <= {one[0] for one in found["furniture"]}


def test_a_guideline_keeps_its_tables_in_their_places() -> None:
    """A table between two paragraphs of a section, another in the next: nothing is left."""
    document = opened()
    centred(document, "PEDOMAN PENGELOLAAN ARSIP", "BAB I", "PENDAHULUAN")
    for text in ("A. Jenis", "Arsip dibedakan sebagai berikut."):
        document.add_paragraph(text)
    put_table(document, ("NO.", "JENIS", "MASA SIMPAN"), ("1", "Surat", "2 tahun"), ("2", "Keputusan", "selamanya"))
    for text in ("Masa simpan dihitung sejak arsip diterima.", "B. Petugas"):
        document.add_paragraph(text)
    put_table(document, ("HARI", "PETUGAS"), ("Senin", "Siti"), ("Selasa", "Agus"))
    found, (guideline,) = read(document)

    assert [] == found["left"]
    (chapter,) = guideline["isi"]
    first, second = chapter["isi"]
    assert "Masa simpan dihitung sejak arsip diterima." == first["isi"][2]
    assert [["Surat", "2 tahun"], ["Keputusan", "selamanya"]] == first["isi"][1]["tabel"]["baris"]
    assert [["Senin", "Siti"], ["Selasa", "Agus"]] == second["isi"][0]["tabel"]["baris"]


def test_two_tables_of_people_are_both_there() -> None:
    """A steering and a working group, each a table below its title: one lampiran holds both."""
    document = opened()
    centred(document, "SUSUNAN TIM")
    document.add_paragraph("A. Tim Pengarah")
    put_table(document, PEOPLE, ("1", *ORANG[0]))
    document.add_paragraph("B. Tim Pelaksana")
    put_table(document, PEOPLE, *((str(n), *one) for n, one in enumerate(ORANG[1:], 1)))
    found, (teams,) = read(document)

    assert ([], "naskah") == (found["left"], teams["jenis"])
    tables = [one["isi"][0]["tabel"] for one in teams["isi"]]
    assert [list(one) for one in ORANG] == [row for table in tables for row in table["baris"]]


def test_two_tables_without_a_word_between() -> None:
    """Tables that merely follow each other."""
    document = opened()
    centred(document, "JADWAL DAN PETUGAS")
    put_table(document, ("HARI", "KEGIATAN"), ("Senin", "Penataan"), ("Selasa", "Pemeliharaan"))
    document.add_paragraph("")
    put_table(document, ("PETUGAS", "RUANG", "LANTAI"), ("Siti", "Arsip", "1"), ("Agus", "Baca", "2"))
    found, (both,) = read(document)

    assert [] == found["left"]
    assert [2, 3] == [len(one["tabel"]["kolom"]) for one in both["isi"]]


def test_a_list_of_people_with_a_note_stays_a_list_of_people() -> None:
    """What stands beside a list is listed: the list keeps its kind, which excerpts need."""
    document = opened()
    centred(document, "SUSUNAN TIM")
    put_table(document, PEOPLE, *((str(n), *one) for n, one in enumerate(ORANG, 1)))
    document.add_paragraph("Catatan: susunan ini berlaku satu tahun.")
    found, (people,) = read(document)

    assert "daftar_nama" == people["jenis"]
    assert [("Catatan: susunan ini berlaku satu tahun.", "tulisan di luar tabel lampiran")] == [
        (text, why) for text, _, why in found["left"]
    ]


def canvas_page(draw: Any) -> bytes:
    """A page in landscape, drawn by hand."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=landscape(A4))
    draw(canvas)
    canvas.save()
    return target.getvalue()


@pytest.mark.parametrize("turn", [90, -90])
def test_months_that_stand_on_end_are_read(turn: int) -> None:
    """Headings turned to fit narrow columns, a column number for each month: the plan has its months."""
    xs = [40, 65, 150, 230, 330, 430, *(430 + 24 * n for n in range(1, 13)), 770]
    rows = (
        (("1", "Manajemen", "Tim", "Pembentukan tim", "Ada tim"), (1, 2)),
        (("2", "Tata", "SOP", "Reviu", "SOP"), (7,)),
    )

    def draw(canvas: Any) -> None:
        for n, text in enumerate(HEADING):
            canvas.drawString(450, 570 - 12 * n, text)
        canvas.drawCentredString(420, 500, "RENCANA AKSI")
        for x in xs:
            canvas.line(x, 480, x, 330)
        for y in (480, 410, 390, 360, 330):
            canvas.line(40, y, 770, y)
        canvas.setFont("Times-Bold", 6)
        for x, text in zip(
            xs, ("NO.", "AREA PERUBAHAN", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN"), strict=False
        ):
            canvas.drawString(x + 2, 440, text)
        canvas.drawString(719, 440, "KET")
        for n, month in enumerate(BULAN):
            canvas.saveState()
            canvas.translate(445 + 24 * n, 415 if turn > 0 else 470)
            canvas.rotate(turn)
            canvas.drawString(0, 0, month.upper())
            canvas.restoreState()
        for n, x in enumerate(xs[:-1], 1):
            canvas.drawString(x + 2, 398, str(n))
        for n, (texts, months) in enumerate(rows):
            for x, text in zip(xs, texts, strict=False):
                canvas.drawString(x + 2, 378 - 30 * n, text)
            for month in months:
                canvas.drawString(xs[4 + month] + 8, 378 - 30 * n, "x")

    found = read_decree(canvas_page(draw), ".pdf", "tegak.pdf")
    (plan,) = yaml.safe_load(found["yaml"])["lampiran"]

    assert ([], "rencana_aksi") == (found["left"], plan["jenis"])
    assert [[1, 2], [7]] == [one["kegiatan"][0]["baris"][0]["bulan"] for one in plan["area"]]


def test_items_of_a_cell_without_marks_are_items() -> None:
    """A list in a cell whose items end without a mark: each keeps its line, a longer one its words."""

    def draw(canvas: Any) -> None:
        for n, text in enumerate((*HEADING, "KELUARAN")):
            canvas.drawString(450 if n < 4 else 380, 570 - 12 * n, text)
        for x in (40, 240, 520):
            canvas.line(x, 480, x, 380)
        for y in (480, 460, 380):
            canvas.line(40, y, 520, y)
        for x, text in ((45, "KEGIATAN"), (245, "KELUARAN")):
            canvas.drawString(x, 466, text)
        canvas.drawString(45, 445, "Rapat berkala")
        for n, text in enumerate(
            ("- Notula rapat tim pengelola arsip pada setiap", "   satuan kerja", "- Daftar hadir")
        ):
            canvas.drawString(245 if "-" in text else 253, 445 - 14 * n, text.strip())

    found = read_decree(canvas_page(draw), ".pdf", "butir.pdf")
    (table,) = yaml.safe_load(found["yaml"])["lampiran"]

    expected = "- Notula rapat tim pengelola arsip pada setiap satuan kerja\n- Daftar hadir"
    assert expected == table["baris"][0][1].rstrip()


def test_a_narrow_heading_of_small_letters_is_a_heading() -> None:
    """A letterhead on each page, an address, a lampiran's heading in small letters, its number broken by the line."""

    def draw(canvas: Any) -> None:
        lines = [OFFICE, "Jalan Contoh No. 5 Telp. (0285) 123456", f"KEPUTUSAN {OFFICE}", "NOMOR 21/Kpts/KPU-Kab/2013"]
        lines += ["TENTANG", TITLE, f"KETUA {OFFICE},", f"Menimbang : {BAHWA[0]};", f"Mengingat : {HUKUM[0]};"]
        lines += ["MEMUTUSKAN:", f"Menetapkan : KEPUTUSAN {OFFICE} TENTANG {TITLE}.", f"KESATU : {DIKTUM[2]}"]
        lines += ["Ditetapkan di Batang", "pada tanggal 6 Mei 2013", f"KETUA {OFFICE},", "ttd", "BUDI CONTOH"]
        lines += [
            "NIP. 19700101 199501 1 001",
            "Tembusan disampaikan kepada Yth.:",
            "1. Gubernur di Semarang;",
            "2. Arsip.",
        ]
        small = ["Lampiran", "Keputusan Komisi Pemilihan", "Umum Kabupaten Batang", "Nomor : 21/Kpts/KPU-", "Kab/2013"]
        small += ["Tanggal : 6 Mei 2013", "SUSUNAN TIM", "Tim disusun kemudian."]
        for page in (lines, [OFFICE, *small], [OFFICE, "Susunan berlaku satu tahun."]):
            canvas.setFont("Times-Roman", 6)
            for n, text in enumerate(page):
                x = 500 if text in small[:6] else 60
                canvas.drawString(x, 560 - 12 * n, text)
            canvas.showPage()

    found = read_decree(canvas_page(draw), ".pdf", "kecil.pdf")
    data = yaml.safe_load(found["yaml"])

    assert ["Gubernur di Semarang", "Arsip"] == data["tembusan"]
    assert ("naskah", "Susunan Tim") == (data["lampiran"][0]["jenis"], data["lampiran"][0]["judul"])
    assert "Tim disusun kemudian. Susunan berlaku satu tahun." == " ".join(data["lampiran"][0]["isi"])
    whys = {why.partition(";")[0] for _, _, why in found["left"]}
    assert {"alamat pada kop", "NIP penanda tangan tidak dimuat"} == whys
