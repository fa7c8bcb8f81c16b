"""Workbooks that kpudocs did not make, and those that somebody edited: read by titles, faults told by cell."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import PatternFill

from kpudocs.errors import InvalidInput
from kpudocs.workbook import Choice, Read, export_workbook, grid, read_lampiran, refuse
from kpudocs.workbook.reading import interpret
from kpudocs.workbook.shown import show_number
from tests.examples import load_example

GREY = PatternFill("solid", fgColor="FFA6A6A6")
YELLOW = PatternFill("solid", fgColor="FFFFFF00")
MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Ags", "Sep", "Okt", "Nop", "Des"]


def raw_of(book: Any) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(book: Any, **chosen: Any) -> tuple[Read, ...]:
    """What is read of a workbook made here."""
    return interpret(grid.as_workbook(grid._read(raw_of(book), "p.xlsx")), "p.xlsx", Choice(**chosen))


def told(book: Any, **chosen: Any) -> list[str]:
    """The faults a person is told, without the workbook's name."""
    try:
        refuse(read(book, **chosen), "p.xlsx")
    except InvalidInput as error:
        return [str(fault).removeprefix("p.xlsx: ") for fault in error.faults]
    return []


def hand_made() -> Any:
    """A plan as an office draws it: merged headers, months as columns, marks and fills, a total, a signature."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "RB 2026"
    sheet["A1"] = "RENCANA AKSI REFORMASI BIROKRASI"
    sheet.merge_cells("A1:R1")
    for column, title in enumerate(["No", "Area Perubahan", "Kegiatan", "Rincian Kegiatan", "Output"], 1):
        sheet.cell(3, column, title)
        sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    sheet["F3"] = "Waktu Pelaksanaan"
    sheet.merge_cells("F3:Q3")
    for month, title in enumerate(MONTHS):
        sheet.cell(4, 6 + month, title)
    sheet["R3"] = "Ket."
    sheet.merge_cells("R3:R4")
    for column in range(1, 8):
        sheet.cell(5, column, column)
    sheet["A6"], sheet["B6"], sheet["C6"] = 1, "Manajemen Perubahan", "Tim RB"
    sheet.merge_cells("B6:B9")
    sheet["D6"], sheet["E6"] = "Pembentukan tim", "SK Tim"
    sheet["F6"] = "x"
    sheet["G6"] = "√"
    sheet["D7"] = "Rapat tim"
    sheet.merge_cells("E6:E7")
    for column in (8, 9):
        sheet.cell(7, column).fill = GREY
    sheet["C9"], sheet["D9"], sheet["E9"], sheet["Q9"], sheet["R9"] = (
        "Evaluasi",
        "Evaluasi akhir",
        "Laporan",
        "v",
        "=1+1",
    )
    sheet["B10"], sheet["C10"], sheet["D10"], sheet["E10"] = "Tata Laksana", "SOP", "Menyusun SOP", 12
    for column in range(1, 19):
        sheet.cell(10, column).fill = YELLOW  # a line that somebody marked to talk about
    sheet["K10"].fill = GREY
    sheet["A12"] = "JUMLAH"
    sheet["E12"] = 4
    sheet["N14"] = "Jambi, 3 Februari 2026"
    sheet["B15"] = "Ketua"
    return book


def test_a_plan_of_an_office_is_read_by_its_titles() -> None:
    """Merged headers, months as columns, marks, fills, merged and blank cells: each as it is meant."""
    book = hand_made()
    book["RB 2026"]["R9"] = "-"
    (found,) = read(book)

    assert [] == found.faults
    assert [
        {
            "nama": "Manajemen Perubahan",
            "kegiatan": [
                {
                    "nama": "Tim RB",
                    "baris": [
                        {"sub_kegiatan": "Pembentukan tim", "indikator": "SK Tim", "bulan": [1, 2]},
                        {"sub_kegiatan": "Rapat tim", "bulan": [3, 4]},
                    ],
                },
                {
                    "nama": "Evaluasi",
                    "baris": [
                        {"sub_kegiatan": "Evaluasi akhir", "indikator": "Laporan", "bulan": [12], "keterangan": "-"}
                    ],
                },
            ],
        },
        {
            "nama": "Tata Laksana",
            "kegiatan": [{"nama": "SOP", "baris": [{"sub_kegiatan": "Menyusun SOP", "indikator": "12", "bulan": [6]}]}],
        },
    ] == found.data["area"]


def test_what_is_not_read_is_told() -> None:
    """The total, the place and the signature are no rows; nothing goes unsaid."""
    book = hand_made()
    book["RB 2026"]["S3"] = "Penanggung Jawab"
    book["RB 2026"]["S6"] = "Sekretaris"
    (found,) = read(book)

    assert [
        'RB 2026: baris 12 tidak dibaca: "JUMLAH 4"',
        'RB 2026: baris 14 tidak dibaca: "Jambi, 3 Februari 2026"',
        'RB 2026: baris 15 tidak dibaca: "Ketua"',
        'RB 2026: kolom S "Penanggung Jawab" tidak dibaca (1 sel terisi)',
    ] == found.notes


def test_every_fault_is_told_by_sheet_and_cell() -> None:
    """A formula without a result, an error, a word that is no mark: all at once."""
    book = hand_made()
    sheet = book["RB 2026"]
    sheet["H6"] = "mungkin"
    sheet["E10"] = "#REF!"

    assert [
        "RB 2026!H6: isi 'mungkin' bukan tanda bulan; isi x, arsir selnya, atau kosongkan",
        "RB 2026!R9: rumus belum ada hasilnya; buka dan simpan sekali di Excel, atau ketik isinya",
        "RB 2026!E10: sel berisi kesalahan #REF!; perbaiki rumusnya, atau ketik isinya",
    ] == told(book)


def test_a_month_misspelt_is_told_with_the_near_one() -> None:
    """In a column of months in words, and as the title of a column."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Rencana Aksi"
    for column, title in enumerate(["Area", "Kegiatan", "Sub Kegiatan", "Bulan", "Indikator"], 1):
        sheet.cell(13, column, title)
    for column, text in enumerate(["SDM", "Diklat", "Pelatihan", "Juny", "Sertifikat"], 1):
        sheet.cell(14, column, text)
    sheet["C15"], sheet["D15"] = "Laporan", "triwulan"
    titled = hand_made()
    titled["RB 2026"]["R9"] = None
    titled["RB 2026"]["K4"] = "Juny"

    assert ["Rencana Aksi!D14: bulan 'Juny' tidak dikenal; mungkin 'Juni'"] == told(book)
    assert ["RB 2026!K4: bulan 'Juny' tidak dikenal; mungkin 'Juni'"] == told(titled)


def test_a_mapping_is_offered_and_taken() -> None:
    """A title of another name is offered with the option that settles it; with the option all is read."""
    book = hand_made()
    sheet = book["RB 2026"]
    sheet["D3"], sheet["R9"] = "Langkah Kegiatan Rinci", None
    (fault,) = told(book)
    (found,) = read(book, columns={"sub_kegiatan": "D"})
    (named,) = read(book, columns={"sub_kegiatan": "langkah kegiatan rinci"})

    assert fault.startswith('RB 2026: kolom sub_kegiatan ("SUB KEGIATAN") tidak ditemukan pada kepala tabel baris 3')
    assert "pakai --kolom sub_kegiatan=D" in fault
    assert found.data == named.data
    assert "Rapat tim" == found.data["area"][0]["kegiatan"][0]["baris"][1]["sub_kegiatan"]


@pytest.mark.parametrize(
    ("value", "shape", "text"),
    [
        (7, "000", "007"),
        (1250000, '"Rp" #,##0', "Rp 1.250.000"),
        (1250000, "_-[$Rp-421]* #,##0_-;-[$Rp-421]* #,##0_-;_-@_-", "Rp 1.250.000"),
        (1250000, "#,##0.00", "1.250.000,00"),
        (1.5, "0.00", "1,50"),
        (1.005, "General", "1,005"),
        (0.1 + 0.2, "General", "0,3"),
        (0.125, "0%", "13%"),
        (-12, "#,##0", "-12"),
        (12, '0 "orang"', "12 orang"),
        (date(2026, 3, 1), "mmm-yy", "Maret 2026"),
        (date(2026, 3, 1), "[$-421]dd mmmm yyyy", "1 Maret 2026"),
        (datetime(2026, 3, 1, 9, 30), "dd/mm/yyyy hh:mm", "1 Maret 2026 09.30"),
        (date(2026, 3, 1), "yyyy", "2026"),
    ],
)
def test_what_a_cell_shows_is_what_is_read(value: Any, shape: str, text: str) -> None:
    """Zeros in front, a currency, decimals, a month without its day: as Excel shows them."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (["NO", "NAMA", "JABATAN", "KEDUDUKAN"], [1, "Budi Contoh", value, "Ketua"]):
        sheet.append(row)
    sheet["C2"].number_format = shape

    assert text == read(book)[0].data["orang"][0]["jabatan"]


@given(
    st.integers(-(10**15), 10**15) | st.floats(-1e12, 1e12, allow_nan=False),
    st.text('0#,.%;"Rp _-*?E[$]/@ ', max_size=12),
)
def test_any_format_shows_something(value: float, shape: str) -> None:
    """A text in both spellings, whatever the format."""
    assert all(show_number(value, shape))


def test_a_calendar_says_that_a_sheet_is_a_plan() -> None:
    """Titles that nobody knows above twelve months: the columns are offered, also where months are only shaded."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["NO", "BIDANG", "AKTIVITAS", "LANGKAH", "HASIL KERJA", *MONTHS])
    sheet.append([1, "Tata Laksana", "SOP", "Reviu SOP", "SOP mutakhir"])
    sheet["F2"].fill = sheet["H2"].fill = GREY
    chosen = {"area": "B", "kegiatan": "C", "sub_kegiatan": "D", "indikator": "E"}
    faults = told(book)
    (plan,) = read(book, columns=chosen)

    assert all(any(f"--kolom {name}=" in fault for fault in faults) for name in chosen)
    assert all('B "BIDANG"' in fault for fault in faults)
    assert [1, 3] == plan.data["area"][0]["kegiatan"][0]["baris"][0]["bulan"]


def test_weeks_and_quarters_are_months() -> None:
    """A month with a column for each week; a column for each quarter."""
    weeks, quarters = openpyxl.Workbook(), openpyxl.Workbook()
    titles = ["AREA", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR"]
    texts = ["Tata Laksana", "SOP", "Reviu SOP", "SOP mutakhir"]
    sheet: Any = weeks.active
    sheet.append([*titles, *(None if week else month for month in MONTHS for week in range(4))])
    sheet.append([*[None] * 4, *[1, 2, 3, 4] * 12])
    for month in range(12):
        sheet.merge_cells(start_row=1, end_row=1, start_column=5 + 4 * month, end_column=8 + 4 * month)
    sheet.append(texts)
    sheet["G3"] = sheet["I3"] = "x"
    sheet = quarters.active
    sheet.append([*titles, "TW I", "TW II", "TW III", "TW IV"])
    sheet.append([*texts, None, "x"])

    for book, months in ((weeks, [1, 2]), (quarters, [4, 5, 6])):
        assert months == read(book)[0].data["area"][0]["kegiatan"][0]["baris"][0]["bulan"]


def test_a_list_of_names_is_read() -> None:
    """A person a line, whatever the office calls the column of the team's offices."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (["NO", "NAMA LENGKAP", "JABATAN DINAS", "JABATAN DALAM TIM"], [1, "Budi", "Kasubbag", "Ketua"],
                [2, "Siti", "Pelaksana", "Anggota"], [3, "Adi", "", ""]):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("D3:D4")
    (found,) = read(book)

    assert "daftar_nama" == found.jenis
    assert "JABATAN DALAM TIM" == found.data["judul_kedudukan"]
    assert found.data["gabung_kedudukan"]
    assert ["Ketua", "Anggota", "Anggota"] == [one["kedudukan"] for one in found.data["orang"]]


def test_a_table_is_read_with_its_groups_numbers_and_totals() -> None:
    """Groups of rows, columns under a common title, numbers and percentages; the total is summed anew and checked."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Biaya"
    for row in (["NO", "URAIAN", "BIAYA", "", "CAPAIAN"], ["", "", "APBN", "APBD", ""], ["A. RAPAT"],
                [1, "Rapat pleno", 1250000, 50000, 0.5], [2, "Rapat kerja", 750000.0, 0.5, 1],
                ["JUMLAH", "", 2000000, 99, ""]):  # fmt: skip
        sheet.append(row)
    for area in ("C1:D1", "A1:A2", "B1:B2", "E1:E2", "A3:E3"):
        sheet.merge_cells(area)
    sheet["E4"].number_format = sheet["E5"].number_format = "0%"
    (found,) = read(book)

    assert "tabel" == found.jenis and found.data["penomoran"]
    assert [
        {"judul": "URAIAN"},
        {"judul": "APBN", "kelompok": "BIAYA", "jumlah": True},
        {"judul": "APBD", "kelompok": "BIAYA", "jumlah": True},
        {"judul": "CAPAIAN"},
    ] == found.data["kolom"]
    assert [
        {"kelompok": "A. RAPAT"},
        ["Rapat pleno", "1250000", "50000", "50%"],
        ["Rapat kerja", "750000", "0,5", "100%"],
    ] == found.data["baris"]
    assert "Biaya!D6: JUMLAH 99 tidak sama dengan hasil penjumlahan 50000.5; dijumlahkan ulang" in found.notes


def test_an_exported_plan_may_be_edited() -> None:
    """Rows put in, columns moved, sheets renamed: the names of the areas move along."""
    book: Any = openpyxl.load_workbook(io.BytesIO(export_workbook(load_example("jambi-2026"))))
    sheet = book["Rencana Aksi"]
    sheet["D6"] = "a. Membentuk tim;"
    sheet["F6"], sheet["H6"] = None, "√"
    sheet["I7"].fill = GREY
    last = sheet.max_row + 1
    sheet.cell(last, 4, "c. Baris baru.")
    sheet.cell(last, 5, "=1")
    sheet.cell(last, 5).data_type = "s"
    sheet.cell(last, 17, "x")
    (found,) = read(book)
    first = found.data["area"][0]["kegiatan"][0]["baris"][0]

    assert [] == found.faults
    assert ("a. Membentuk tim;", [2, 3]) == (first["sub_kegiatan"], first["bulan"])
    assert {"sub_kegiatan": "c. Baris baru.", "indikator": "=1", "bulan": [12]} == (
        found.data["area"][-1]["kegiatan"][-1]["baris"][-1]
    )


def test_models_faults_are_told_by_cell() -> None:
    """What only the model knows to be wrong stands at its cell too."""
    book: Any = openpyxl.load_workbook(io.BytesIO(export_workbook(load_example("tim-2026"))))
    book["Daftar Nama"]["B5"] = "1. Budi"
    book["Pengaturan"]["C6"] = "mungkin"

    faults = told(book)

    assert 2 == len(faults)
    assert faults[0].startswith("Pengaturan!C6: 'mungkin' bukan ya atau tidak")
    assert faults[1].startswith('Daftar Nama!B5: kata "1." dibuatkan')


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"<html>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_workbook_costs_a_message(raw: bytes) -> None:
    """Whatever the file holds: InvalidInput, and nothing else."""
    with pytest.raises(InvalidInput, match=r"p\.xlsx"):
        read_lampiran(raw, "p.xlsx")


def test_a_workbook_with_a_doctype_is_refused() -> None:
    """XML that could fetch or multiply itself is never parsed."""
    made, spoilt = raw_of(hand_made()), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            bomb = b'<!DOCTYPE a [<!ENTITY b "c">]>' if name.endswith("sheet1.xml") else b""
            new.writestr(name, bomb + old.read(name))

    with pytest.raises(InvalidInput, match="DOCTYPE"):
        read_lampiran(spoilt.getvalue(), "p.xlsx")


def test_a_stray_cell_at_the_end_of_a_sheet_costs_nothing() -> None:
    """Sheets of offices have one now and then; the rows between are never walked."""
    book = hand_made()
    book["RB 2026"]["R9"] = None
    book["RB 2026"].cell(1_048_576, 16_384).fill = GREY
    (found,) = read(book)

    assert 2 == len(found.data["area"])


def test_what_stands_below_a_table_is_told() -> None:
    """A place, a day, an office, a name under a plan or a list: no rows; nor a sheet that kpudocs did not make."""
    book: Any = openpyxl.load_workbook(io.BytesIO(export_workbook(load_example("tim-2026"))))
    (before, *_) = read(book)
    sheet = book["Daftar Nama"]
    end = sheet.max_row
    sheet.cell(end + 2, 2, "Kediri, 3 Maret 2026")
    sheet.cell(end + 3, 2, "KETUA,")
    book.copy_worksheet(book["Tabel"]).title = "Tabel Copy"
    (after, *_) = read(book)

    assert before.data == after.data
    assert any('di bawah tabel tidak dibaca: "Kediri, 3 Maret 2026 KETUA,"' in note for note in after.notes)
    assert any(note.startswith("Tabel Copy: lembar ini tidak dibaca") for note in after.notes)


def test_a_person_without_a_name_is_a_fault() -> None:
    """In a sheet of ours a cell that was emptied takes nobody away in silence."""
    book: Any = openpyxl.load_workbook(io.BytesIO(export_workbook(load_example("tim-2026"))))
    book["Daftar Nama"]["B6"] = None
    (found, *_) = read(book)

    assert ["Daftar Nama!B6: nama belum diisi; isi sel ini, atau hapus seluruh barisnya"] == [
        str(fault).removeprefix("p.xlsx: ") for fault in found.faults
    ]


def test_months_in_words_as_offices_write_them() -> None:
    """With an ampersand, a year, an abbreviation of their own."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["AREA", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR", "BULAN"])
    for text in ("April & Juni", "Januari-Maret 2026", "Agst", "Desember 2026"):
        sheet.append(["Tata Laksana", "SOP", f"Reviu {text}", "SOP mutakhir", text])
    rows = read(book)[0].data["area"][0]["kegiatan"][0]["baris"]

    assert [[4, 6], [1, 2, 3], [8], [12]] == [row["bulan"] for row in rows]


def test_a_title_above_rows_that_name_their_area_is_told() -> None:
    """A band over the table beside a column of areas; and months out of their order."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["AREA", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR", *MONTHS])
    sheet.append(["I. MANAJEMEN PERUBAHAN"])
    sheet.merge_cells("A2:P2")
    sheet.append(["Manajemen Perubahan", "Tim", "Membentuk tim", "Keputusan tim", "x"])
    (found,) = read(book)
    sheet["I1"], sheet["J1"] = "Jun", "Mei"

    assert ["Manajemen Perubahan"] == [area["nama"] for area in found.data["area"]]
    assert any('judul "I. MANAJEMEN PERUBAHAN" tidak dibaca' in note for note in found.notes)
    assert any("tidak pada urutannya" in fault for fault in told(book))
