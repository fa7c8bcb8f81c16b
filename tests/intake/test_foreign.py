"""`kpudocs check` of documents of other hands: what is told is what stands in them, by their own letters."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document as Word
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from kpudocs.cli import main
from kpudocs.examination import examine
from kpudocs.intake.door import as_imported, read_decree
from kpudocs.intake.foreign import Foreign, read_foreign
from kpudocs.rules.finding import Finding, Severity

RIGHT = """\
KOMISI PEMILIHAN UMUM
KABUPATEN BATANG

KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN BATANG
NOMOR 7 TAHUN 2026
TENTANG
PEDOMAN PELAYANAN TAMU

KETUA KOMISI PEMILIHAN UMUM KABUPATEN BATANG,

Menimbang\t:\ta. bahwa untuk tertib administrasi, setiap tamu perlu dicatat;
\t\tb. bahwa tamu harus dilayani dengan tertib;
\t\tc. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan \
Komisi Pemilihan Umum Kabupaten Batang tentang Pedoman Pelayanan Tamu;
Mengingat\t:\t1. Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan (Lembaran Negara \
Republik Indonesia Tahun 2011 Nomor 82, Tambahan Lembaran Negara Republik Indonesia Nomor 5234) sebagaimana telah \
beberapa kali diubah, terakhir dengan Undang-Undang Nomor 13 Tahun 2022 tentang Perubahan Kedua atas Undang-Undang \
Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan (Lembaran Negara Republik Indonesia Tahun 2022 \
Nomor 143, Tambahan Lembaran Negara Republik Indonesia Nomor 6801);
\t\t2. Peraturan Komisi Pemilihan Umum Nomor 2 Tahun 2021 tentang Tata Naskah Dinas Komisi Pemilihan Umum, Komisi \
Pemilihan Umum Provinsi, dan Komisi Pemilihan Umum Kabupaten/Kota (Berita Negara Republik Indonesia Tahun 2021 Nomor \
784) sebagaimana telah diubah dengan Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2021 tentang Perubahan atas \
Peraturan Komisi Pemilihan Umum Nomor 2 Tahun 2021 tentang Tata Naskah Dinas Komisi Pemilihan Umum, Komisi Pemilihan \
Umum Provinsi, dan Komisi Pemilihan Umum Kabupaten/Kota (Berita Negara Republik Indonesia Tahun 2021 Nomor 1505);

MEMUTUSKAN:
Menetapkan\t:\tKEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN BATANG TENTANG PEDOMAN PELAYANAN TAMU.
KESATU\t:\tMenetapkan Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak \
terpisahkan dari Keputusan ini.
KEDUA\t:\tPetugas sebagaimana dimaksud dalam Diktum KESATU mencatat setiap tamu.
KETIGA\t:\tKeputusan ini mulai berlaku pada tanggal ditetapkan.

Ditetapkan di Batang
pada tanggal 2 Maret 2026
KETUA KOMISI PEMILIHAN UMUM
KABUPATEN BATANG,

ttd.

SITI TELADAN

Salinan sesuai dengan aslinya
SEKRETARIAT KOMISI PEMILIHAN UMUM
KABUPATEN BATANG
Kepala Subbagian Teknis Penyelenggaraan Pemilu dan Hukum,

Agus Umpama
\f
LAMPIRAN
KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN BATANG
NOMOR 7 TAHUN 2026
TENTANG
PEDOMAN PELAYANAN TAMU

BAB I
PENDAHULUAN
Setiap tamu dicatat dalam buku tamu.
Petugas mengantar tamu kepada yang dituju.

KETUA KOMISI PEMILIHAN UMUM
KABUPATEN BATANG,

ttd.

SITI TELADAN
"""
"""A decree without a mistake, as an office would type it."""


def as_txt(text: str) -> bytes:
    """The text as it is."""
    return text.encode()


def as_docx(text: str) -> bytes:
    """A Word file whose opening words, colons and items stand in a table without lines."""
    word, rows = Word(), None
    for line in text.split("\n"):
        cells = line.split("\t")
        if len(cells) == 3:
            rows = rows or word.add_table(0, 3)
            for cell, said in zip(rows.add_row().cells, cells, strict=True):
                cell.text = said
            continue
        rows = None
        if line.strip("\f"):
            word.add_paragraph(line)
        elif line == "\f":
            word.add_page_break()
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def as_pdf(text: str, mark: str = "") -> bytes:
    """A PDF with hanging labels, its lines broken at the margin; `mark` stands across each page."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    for page in text.split("\f"):
        top = 800.0
        for line in page.split("\n"):
            label, colon, said = line.split("\t") if "\t" in line else ("", "", line)
            mark, said = said.split(" ", 1) if "\t" in line and said[1:3] == ". " else ("", said)
            left = 170 if "\t" in line else 60
            canvas.drawString(60, top, label)
            canvas.drawString(140, top, colon)
            canvas.drawString(150, top, mark)
            row = ""
            for piece in said.split():
                if canvas.stringWidth(f"{row} {piece}", "Helvetica", 12) > 530 - left:
                    canvas.drawString(left, top, row)
                    row, top = piece, top - 15
                else:
                    row = f"{row} {piece}".strip()
            canvas.drawString(left, top, row)
            top -= 15
        canvas.saveState()
        canvas.translate(120, 250)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 80)
        canvas.drawString(0, 0, mark)
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return file.getvalue()


FORMS = {".txt": as_txt, ".docx": as_docx, ".pdf": as_pdf}


def read(text: str, ending: str) -> Foreign:
    """The document as check takes it, read in this process."""
    return read_foreign(as_imported(read_decree(FORMS[ending](text), ending, f"k{ending}")), Path(f"k{ending}"))


def found_in(text: str, ending: str) -> tuple[Finding, ...]:
    """What is found in it, infos aside."""
    foreign = read(text, ending)
    return examine(foreign.source, document=foreign.document).at_least(Severity.PERINGATAN)


each_form = pytest.mark.parametrize("ending", FORMS)


@each_form
def test_a_right_document(ending: str) -> None:
    """Nothing is found, nothing is unread, and its items are those that were typed."""
    assert () == found_in(RIGHT, ending)
    document = read(RIGHT, ending).document
    assert {} == document.unread
    assert ["a.", "b.", "c."] == [butir.label for butir in document.naskah.menimbang.butir]
    assert [";"] * 3 == [butir.teks[-1] for butir in document.naskah.menimbang.butir]


BROKEN = [
    ("SU22", "Menimbang huruf c", "c.", [("b. bahwa tamu", "c. bahwa tamu"), ("c. bahwa b", "d. bahwa b"),
                                         ("dan huruf b", "dan huruf c")]),
    ("SU22", "Menimbang huruf a", "a.", [("b. bahwa tamu", "a. bahwa tamu"), ("c. bahwa b", "b. bahwa b")]),
    ("SU22", "Mengingat angka 3", "3.", [("2. Peraturan", "3. Peraturan")]),
    ("SU04", "Menimbang huruf c", "huruf a dan b", [("huruf a dan huruf b", "huruf a dan b")]),
    ("SU23", "Diktum KEEMPAT", "KEEMPAT", [("KETIGA\t", "KEEMPAT\t")]),
    ("SU23", "Diktum KEDUA", "KEDUA", [("KETIGA\t", "KEDUA\t")]),
    ("SU24", "Menimbang huruf b", "tertib.", [("dengan tertib;", "dengan tertib.")]),
    ("SU24", "Menimbang huruf b", "tertib", [("dengan tertib;", "dengan tertib")]),
    ("SU24", "Mengingat angka 2", "1505).", [("Nomor 1505);", "Nomor 1505).")]),
    ("SU25", "Judul", "PEDOMAN PENERIMAAN TAMU.", [("TENTANG PEDOMAN PELAYANAN", "TENTANG PEDOMAN PENERIMAAN")]),
    ("SU25", "Lembaga", "KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN TEGAL",
     [("KABUPATEN BATANG TENTANG PEDOMAN", "KABUPATEN TEGAL TENTANG PEDOMAN")]),
    ("SU25", "Lampiran", "NOMOR 8 TAHUN 2026",
     [("\f\nLAMPIRAN\nKEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN BATANG\nNOMOR 7",
       "\f\nLAMPIRAN\nKEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN BATANG\nNOMOR 8")]),
    ("SU26", "Diktum", "M E M U T U S K A N :", [("MEMUTUSKAN:", "M E M U T U S K A N :")]),
    ("SU26", "Judul", "TAMU", [("LAYANAN TAMU.\nKESATU", "LAYANAN TAMU\nKESATU")]),
    ("SU26", "Judul", "REPUBLIK INDONESIA", [("UMUM KABUPATEN BATANG TENTANG", "UMUM REPUBLIK INDONESIA TENTANG"),
     ("KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN BATANG\nNOMOR", "KEPUTUSAN KOMISI PEMILIHAN UMUM\nNOMOR"),
     ("KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN BATANG\nNOMOR", "KEPUTUSAN KOMISI PEMILIHAN UMUM\nNOMOR")]),
    ("SU27", "Pejabat pembentuk",
     "KETUA KOMISI PEMILIHAN UMUM KABUPATEN BATANG", [("BATANG,\n\nMeni", "BATANG\n\nMeni")]),
    ("SU27", "Penetapan", "KETUA KOMISI PEMILIHAN UMUM KABUPATEN BATANG", [("BATANG,\n\nttd.", "BATANG\n\nttd.")]),
    ("SU29", "Mengingat", "Mengigat", [("Mengingat", "Mengigat")]),
]  # fmt: skip


@each_form
@pytest.mark.parametrize(("code", "bagian", "words", "changes"), BROKEN, ids=lambda value: str(value)[:24])
def test_one_thing_broken(ending: str, code: str, bagian: str, words: str, changes: list[tuple[str, str]]) -> None:
    """Exactly that is told, in the document's own words and letters."""
    text = RIGHT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    (found,) = found_in(text, ending)

    assert (code, bagian, words) == (found.code, found.bagian, found.words)


def without(start: str, end: str) -> str:
    """The right document without what stands between two places."""
    head, _, rest = RIGHT.partition(start)
    return head + end + rest.partition(end)[2]


@each_form
@pytest.mark.parametrize(
    ("text", "bagian"),
    [
        (without("KETUA KOMISI PEMILIHAN UMUM KABUPATEN BATANG,", "\nMenimbang"), "Pejabat pembentuk"),
        (without("Menimbang\t", "Mengingat\t"), "Menimbang"),
        (without("Mengingat\t", "\nMEMUTUSKAN"), "Mengingat"),
    ],
    ids=["pembentuk", "menimbang", "mengingat"],
)
def test_a_part_is_not_there(text: str, bagian: str, ending: str) -> None:
    """It is told as lacking, and what stands in for it is not judged."""
    (found,) = found_in(text, ending)

    assert ("SU27", bagian) == (found.code, found.bagian)


@each_form
def test_parts_in_another_order(ending: str) -> None:
    """Mengingat above Menimbang."""
    menimbang = RIGHT[RIGHT.index("Menimbang\t") : RIGHT.index("Mengingat\t")]
    text = RIGHT.replace(menimbang, "", 1).replace("\nMEMUTUSKAN", f"{menimbang}\nMEMUTUSKAN", 1)
    (found,) = found_in(text, ending)

    assert ("SU28", "Menimbang") == (found.code, found.words.split()[0])


def test_points_are_named_as_they_are_printed() -> None:
    """A dictum's list that is lettered a, b keeps its letters in what is told."""
    listed = "KEDUA\t:\tPetugas bertugas:\n\t\ta. mencatat tamu;\n\t\tb. menigkatkan layanan.\n"
    start, end = RIGHT.index("KEDUA\t"), RIGHT.index("KETIGA\t")
    (found,) = found_in(RIGHT[:start] + listed + RIGHT[end:], ".txt")

    assert ("BH01", "Diktum KEDUA huruf b", "menigkatkan") == (found.code, found.bagian, found.words)


def test_what_was_not_understood(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The published decree as text: its plan is no table any more; its words are looked at, its Lampiran is there."""
    text = (Path(__file__).parents[1] / "data" / "seed-jambi-2026.txt").read_bytes()
    path = tmp_path / "seed.txt"
    path.write_bytes(text)

    assert 1 == main(["check", str(path), "--select", "SU,BH01,LP"])
    told = capsys.readouterr()
    assert "Lampiran\n  " in told.out
    assert "kerkaitan" in told.out
    assert not {"SU11", "SU12", "SU13", "SU14", "SU27", "LP05"} & set(told.out.split())
    assert "yang diperiksa di situ hanya ejaannya" in told.err


def test_nothing_is_absent_that_may_be_unread() -> None:
    """Words of no known place keep the rules from arguing that a Lampiran is not there."""
    head = RIGHT.partition("\f")[0]

    assert ["SU11"] == [found.code for found in found_in(head, ".txt")]
    assert () == found_in(head + "\f\nSUSUNAN 11 | xx || yy\nzzz 9 9 9\n", ".txt")


def test_a_mark_across_the_page() -> None:
    """The letters of a watermark are no part of the lines that they cross."""
    raw = as_pdf(RIGHT, "RANCANGAN")
    foreign = read_foreign(as_imported(read_decree(raw, ".pdf", "k.pdf")), Path("k.pdf"))

    assert () == examine(foreign.source, document=foreign.document).at_least(Severity.PERINGATAN)


@each_form
def test_an_excerpt(ending: str) -> None:
    """What an excerpt leaves out with "dsb." is not looked for, nor are the lampirans before its own."""
    start, end = RIGHT.index("Menimbang\t"), RIGHT.index("\nMEMUTUSKAN")
    text = RIGHT[:start] + "Menimbang\t:\tdsb.\nMengingat\t:\tdsb.\n" + RIGHT[end:]
    start, end = text.index("KEDUA\t"), text.index("KETIGA\t")
    text = f"{text[:start]}KEDUA\t:\tdsb.\n{text[end:]}"

    assert () == found_in(text, ending)
    numbered = text.replace("dalam Lampiran", "dalam Lampiran I dan Lampiran II").replace(
        "\f\nLAMPIRAN", "\f\nLAMPIRAN II"
    )
    assert () == found_in(numbered, ending)
