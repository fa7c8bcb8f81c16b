"""What Word does not print, what a scanner misreads, and tables that are not as ours: placed right, or told."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pytest
import yaml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from kpudocs.bahasa.tanggal import BULAN
from kpudocs.intake.door import read_decree
from tests.intake.decrees import (
    BAHWA,
    DIKTUM,
    HUKUM,
    OFFICE,
    PENUTUP,
    TITLE,
    centred,
    heading,
    new_document,
    saved,
    signature,
    txt_labels_first,
)
from tests.intake.test_appendix import opened, put_table, read


def small(*, label: str = "Mengingat :", nomor: str = "NOMOR 21 TAHUN 2025") -> Any:
    """A whole decree of tabs, with a part of the caller's own before Mengingat."""
    document = new_document()
    heading(document, nomor)
    for text in (f"Menimbang :\ta.\t{BAHWA[0]}", f"\tb.\t{PENUTUP}"):
        document.add_paragraph(text)
    if label != "Mengingat :":
        document.add_paragraph(f"{label}\tBerita Acara Nomor 21/PK.01-BA/3325/2025;")
    for number, text in enumerate(HUKUM, 1):
        document.add_paragraph(f"{'Mengingat :' if number == 1 else ''}\t{number}.\t{text};")
    centred(document, "MEMUTUSKAN :")
    document.add_paragraph(f"Menetapkan :\tKEPUTUSAN {OFFICE} TENTANG {TITLE}.")
    for word, text in zip(("KESATU", "KEDUA", "KETIGA"), DIKTUM, strict=True):
        document.add_paragraph(f"{word} :\t{text}")
    signature(document)
    return document


def taken(document: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The account of its import, and the facts."""
    found = read_decree(saved(document), ".docx", "k.docx")
    return found, yaml.safe_load(found["yaml"])


@pytest.mark.parametrize("word", ["Memperhatikan", "Memerhatikan"])
def test_a_label_that_lost_its_colon(word: str) -> None:
    """A tab sets it apart: it opens its part."""
    found, facts = taken(small(label=word))

    assert ["Berita Acara Nomor 21/PK.01-BA/3325/2025"] == facts["memerhatikan"]
    assert facts["menimbang"][0] == BAHWA[0] and [] == found["missing"]


@pytest.mark.parametrize(
    ("xml", "why"),
    [
        ("<w:r {}><w:rPr><w:vanish/></w:rPr><w:t>RAHASIA</w:t></w:r>", "teks tersembunyi di Word"),
        (
            '<w:r {}><w:rPr><w:rStyle w:val="Gelap2"/></w:rPr><w:t>RAHASIA</w:t></w:r>',
            "teks tersembunyi di Word",
        ),
        (
            '<w:del {} w:id="7" w:author="x"><w:r><w:delText>RAHASIA</w:delText></w:r></w:del>',
            "teks yang dihapus",
        ),
    ],
)
def test_what_word_does_not_print_is_listed(xml: str, why: str) -> None:
    """Hidden by itself or by a style that another is based on, or deleted: no word of it in the decree."""
    document = small()
    styles = document.styles.element
    for name, inside in (("Gelap", "<w:rPr><w:vanish/></w:rPr>"), ("Gelap2", '<w:basedOn w:val="Gelap"/>')):
        opening = f'<w:style {nsdecls("w")} w:type="character" w:styleId="{name}"><w:name w:val="{name}"/>'
        styles.append(parse_xml(f"{opening}{inside}</w:style>"))
    document.paragraphs[-8]._p.append(parse_xml(xml.format(nsdecls("w"))))
    found, _ = taken(document)

    assert "RAHASIA" not in found["yaml"].partition("# Kata yang belum dimuat")[0]
    assert [("RAHASIA", True)] == [(text, told.startswith(why)) for text, _, told in found["furniture"]]


def test_tracked_changes_are_told() -> None:
    """An insertion that nobody accepted is read, and said."""
    document = small()
    document.paragraphs[-8]._p.append(
        parse_xml(f'<w:ins {nsdecls("w")} w:id="8" w:author="x"><w:r><w:t> SISIPAN</w:t></w:r></w:ins>')
    )
    found, _ = taken(document)

    assert "SISIPAN" in found["yaml"]
    assert any("belum diterima" in note for note in found["notes"])


@pytest.mark.parametrize("nomor", ["NOM0R 21 TAHUN 2025", "NOMOR 2l TAHUN 2O25", "N0M0R 21 TAHUN 2025"])
def test_a_number_misread_is_read_and_told(nomor: str) -> None:
    """Its letters among digits and digits among letters; the office keeps its name."""
    found, facts = taken(small(nomor=nomor))

    assert ("KPU Kabupaten Batang", 21, 2025) == (facts["lembaga"], facts["nomor"], facts["tahun"])
    digits = nomor.partition(" ")[2]
    assert any(digits in guess for guess in found["guesses"]) == (digits != "21 TAHUN 2025")


def test_a_code_keeps_its_letters() -> None:
    """What stands between slashes is nobody's misreading."""
    _, facts = taken(small(nomor="NOMOR 21/HK.O3.1-Kpt/3325/2025"))

    assert "21/HK.O3.1-Kpt/3325/2025" == facts["nomor"]


def test_a_band_over_columns_is_said_once() -> None:
    """A letter and its title over all the other columns: a group of rows, not five cells."""
    document = opened()
    put_table(document, ("NO", "DESA", "TPS", "PEMILIH"), ("A", "KECAMATAN UTARA", "", ""), ("1", "Aman", "3", "700"),
              ("2", "Baru", "4", "800"), ("B", "KECAMATAN SELATAN", "", ""), ("3", "Cita", "5", "900"))  # fmt: skip
    table = document.tables[0]
    for number in (1, 4):
        table.cell(number, 1).merge(table.cell(number, 3))
    found, lampiran = read(document)

    assert [{"kelompok": "A KECAMATAN UTARA"}, {"kelompok": "B KECAMATAN SELATAN"}] == [
        row for row in lampiran[0]["baris"] if isinstance(row, dict)
    ]
    assert 1 == found["yaml"].count("KECAMATAN UTARA")


def test_a_cell_over_some_columns_is_said_once() -> None:
    """The others of its columns are blank."""
    document = opened()
    put_table(document, ("NO", "DESA", "TPS", "PEMILIH"), ("1", "Aman", "3", "700"), ("2", "Baru", "belum ada", ""))
    document.tables[0].cell(2, 2).merge(document.tables[0].cell(2, 3))
    _, lampiran = read(document)

    assert ["Baru", "belum ada", ""] == lampiran[0]["baris"][1]


def plan(rows: Sequence[Sequence[str]], titles: Sequence[str], *, repeat: int) -> bytes:
    """A plan as reportlab's own tables break it over pages."""
    target, style = io.BytesIO(), getSampleStyleSheet()["Normal"]
    style.fontSize, style.leading = 6, 7
    data = [[*titles, *BULAN]] + [[Paragraph(text, style) for text in row] + [""] * 12 for row in rows]
    shades = [("BACKGROUND", (len(titles) + i % 12, i + 1), (len(titles) + i % 12, i + 1), colors.grey)
              for i in range(len(rows))]  # fmt: skip
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONTSIZE", (0, 0), (-1, 0), 3.5), *shades]
    table = Table(data, [20, 60, 70, 130, 130, *[26] * 12], repeatRows=repeat, style=TableStyle(grid))
    head = [f"LAMPIRAN KEPUTUSAN {OFFICE}", "NOMOR 21 TAHUN 2025", f"TENTANG {TITLE}"]
    SimpleDocTemplate(target, pagesize=landscape(A4)).build([*(Paragraph(text, style) for text in head), table])
    return target.getvalue()


@pytest.mark.parametrize("repeat", [0, 1])
def test_rows_at_the_edges_of_pages_stay_apart(repeat: int) -> None:
    """An item labelled b. at a page's head is a row of its own where it has its indikator and its months."""
    titles = ("NO", "AREA PERUBAHAN", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN")
    rows = []
    for area in range(1, 21):
        for label in "abc":
            named = (str(area), f"Area {area}", f"Kegiatan {area}") if label == "a" else ("", "", "")
            rows.append((*named, f"{label}. Uraian {area} yang cukup panjang;", f"Terlaksananya {area}{label} rencana"))
    found = read_decree(plan(rows, titles, repeat=repeat), ".pdf", "p.pdf")
    lampiran = yaml.safe_load(found["yaml"])["lampiran"][0]
    read_ = [row for area in lampiran["area"] for one in area["kegiatan"] for row in one["baris"]]

    assert found["pages"] > 1
    assert [row[3] for row in rows] == [row.get("sub_kegiatan") for row in read_]
    assert [row[4] for row in rows] == [row.get("indikator") for row in read_]


def test_why_a_plan_became_a_table() -> None:
    """A column that our plan does not have is named."""
    document = opened()
    titles = ("NO", "AREA PERUBAHAN", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN", "PENANGGUNG JAWAB")
    put_table(document, (*titles, *(one[:3].upper() for one in BULAN)),
              ("1", "Area", "Kegiatan", "Sub", "Ada", "Hukum", *("x" if i else "" for i in range(12))))  # fmt: skip
    found, lampiran = read(document)

    assert "tabel" == lampiran[0]["jenis"]
    assert any('kolom "PENANGGUNG JAWAB" tidak ada pada rencana_aksi' in guess for guess in found["guesses"])


def test_what_is_no_decree_is_said_to_be_none() -> None:
    """Every word is listed, and the reader told to look at the file."""
    found = read_decree(b"Undangan rapat\n\nDengan hormat kami mengundang Saudara.\n", ".txt", "u.txt")

    assert any("tidak satu pun bagian keputusan dikenali" in note for note in found["notes"])
    assert not any("tidak satu pun" in note for note in read_decree(txt_labels_first(), ".txt", "k.txt")["notes"])


def test_closing_words_misread_end_the_body() -> None:
    """Place and date are found, nothing of them gets into the last dictum."""
    text = (
        txt_labels_first()
        .decode()
        .replace("Ditetapkan di", "Diletapkan di")
        .replace("pada tanggal 13", "pada langgal 13")
    )
    found = read_decree(text.encode(), ".txt", "k.txt")
    facts = yaml.safe_load(found["yaml"])

    assert ("Batang", "2025-01-13") == (facts["penetapan"]["tempat"], str(facts["penetapan"]["tanggal"]))
    assert not any("iletapkan" in str(point) for point in facts["memutuskan"])
    assert {"Diletapkan", "langgal"} == {text for text, *_ in found["left"]}


def test_a_label_that_the_line_breaks() -> None:
    """The lines "Menim-" and "bang :" open Menimbang; a word that is no label stays where it is."""
    broken = small()
    label = next(one for one in broken.paragraphs if one.text.startswith("Menimbang"))
    label.insert_paragraph_before("Menim-")
    label.text = label.text.removeprefix("Menim")
    found, facts = taken(broken)

    assert BAHWA[0] == facts["menimbang"][0]
    assert [] == found["missing"]
    assert "pejabat_pembentuk" not in facts
