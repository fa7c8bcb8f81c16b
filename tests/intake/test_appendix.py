"""Lampirans of other hands that are not one thing: text with tables, several tables, a plan with a note."""

from __future__ import annotations

from typing import Any

import yaml
from docx.shared import Mm

from kpudocs.intake.door import read_decree
from tests.intake.decrees import OFFICE, ORANG, TITLE, centred, heading, new_document, saved, signature_only

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
