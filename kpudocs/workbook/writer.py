"""A decree's plans, lists and tables as a workbook. The same decree gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from kpudocs.bahasa.angka import format_romawi
from kpudocs.bahasa.kapital import kapital
from kpudocs.bahasa.tanggal import SINGKATAN
from kpudocs.errors import Fault, InvalidInput
from kpudocs.keputusan import Keputusan
from kpudocs.lampiran import Lampiran
from kpudocs.lampiran.daftar_nama import DaftarNama
from kpudocs.lampiran.rencana_aksi import RencanaAksi
from kpudocs.lampiran.tabel import LampiranTabel
from kpudocs.workbook import names, plan, table
from kpudocs.workbook.guide import GUIDE, SHEET_GUIDE, SHEET_SETTINGS
from kpudocs.workbook.layout import Loc
from kpudocs.workbook.paper import Sheet, make_formats
from kpudocs.workbook.settings import NO, YES, Setting, list_settings

__all__ = ["APART", "NAMES", "SETTINGS_NAME", "area_name", "export_workbook"]

_HEADER = 3
"""The first line of each header, from 0: above it stand the title and the decree."""
NAMES = {"daftar_nama": "Daftar Nama", "rencana_aksi": "Rencana Aksi", "tabel": "Tabel"}
SETTINGS_NAME = "kpudocs_pengaturan"
APART = "nama_berulang_dipisah"
_DIGITS = 15
"""Digits that a number in Excel keeps."""


def area_name(number: int, jenis: str) -> str:
    """The name of a lampiran's header in the workbook; `number` from 0.

    >>> area_name(0, "tabel")
    'kpudocs_lampiran_1_tabel'
    """
    return f"kpudocs_lampiran_{number + 1}_{jenis}"


def export_workbook(keputusan: Keputusan, *, realisasi: bool = False) -> bytes:
    """Every lampiran that has rows, a sheet each, with a sheet of instructions and one of settings.

    With `realisasi`, plans have a column for what became of each row.

    Raises InvalidInput where the decree has no such lampiran, or a text is too long for a cell.
    """
    import xlsxwriter

    chosen = [(i, one) for i, one in enumerate(keputusan.lampiran) if one.jenis in _WRITERS]
    if not chosen:
        what = "tidak ada lampiran yang dapat menjadi buku kerja"
        advice = f"yang dapat: {', '.join(sorted(_WRITERS))}"
        raise InvalidInput((Fault(what, advice, ("lampiran",), code="tanpa_tabel"),))
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    tanggal = keputusan.penetapan.tanggal
    created = datetime(tanggal.year, tanggal.month, tanggal.day) if tanggal else datetime(keputusan.tahun, 1, 1)
    created = max(created, datetime(1980, 1, 1))
    book.set_properties({"title": keputusan.judul, "author": keputusan.lembaga.nama_lengkap, "created": created})
    formats = make_formats(book)
    guide = book.add_worksheet(SHEET_GUIDE)
    sheets: list[tuple[int, Lampiran, Sheet]] = []
    faults: list[Fault] = []
    for (i, lampiran), name in zip(chosen, _sheet_names([one for _, one in chosen]), strict=True):
        sheet = Sheet(book, name, formats)
        _head(sheet, keputusan, lampiran, i)
        header, last = _WRITERS[lampiran.jenis](sheet, lampiran, i)
        if realisasi and lampiran.jenis == plan.JENIS:
            _status_column(sheet, header, last)
        title = lampiran.judul or keputusan.judul
        sheet.set_print(
            turned=lampiran.lanskap,
            header=(header[0], header[2]),
            last=last,
            title=" ".join(title.split()),
            a4=keputusan.profil.kertas == "A4",
        )
        cells = f"{sheet.quoted}!{_absolute(*header)}"
        book.define_name(area_name(i, lampiran.jenis), f"={cells}")
        sheets.append((i, lampiran, sheet))
        faults += sheet.finish()
    _guide(guide, formats, {lampiran.jenis for _, lampiran, _ in sheets})
    faults += _settings(book, formats, sheets)
    if faults:
        raise InvalidInput(tuple(faults))
    sheets[0][2].page.activate()
    book.close()
    return buffer.getvalue()


def _absolute(first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    from xlsxwriter.utility import xl_range_abs

    return str(xl_range_abs(first_row, first_column, last_row, last_column))


def _sheet_names(kinds: Sequence[Lampiran]) -> list[str]:
    """A name for each sheet: the kind's, numbered where there are several."""
    seen: dict[str, int] = {}
    names = []
    for lampiran in kinds:
        seen[lampiran.jenis] = seen.get(lampiran.jenis, 0) + 1
        many = sum(one.jenis == lampiran.jenis for one in kinds) > 1
        names.append(NAMES[lampiran.jenis] + (f" {seen[lampiran.jenis]}" if many else ""))
    return names


def _head(sheet: Sheet, keputusan: Keputusan, lampiran: Lampiran, i: int) -> None:
    label = "LAMPIRAN" + (f" {format_romawi(i + 1)}" if len(keputusan.lampiran) > 1 else "")
    sheet.label(0, 0, kapital(" ".join((lampiran.judul or keputusan.judul).split())), "judul")
    decree = f"{label} {keputusan.lembaga.nama_keputusan} tentang {keputusan.judul}"
    sheet.label(1, 0, decree, "anak_judul")


_Extent = tuple[tuple[int, int, int, int], tuple[int, int]]
"""The header's area, and the last row and column."""


def _write_plan(sheet: Sheet, lampiran: RencanaAksi, number: int) -> _Extent:
    top, below = _HEADER, _HEADER + 1
    fields = ["no", "area", "kegiatan", "sub_kegiatan", "indikator"]
    for column, name in enumerate(fields):
        sheet.merge((top, column, below, column), plan.TITLES[name], "kepala")
    sheet.merge((top, 5, top, 16), "PELAKSANAAN (BULAN)", "kepala")
    for month, title in enumerate(SINGKATAN):
        sheet.label(below, 5 + month, title, "kepala")
    sheet.merge((top, 17, below, 17), plan.TITLES["keterangan"], "kepala")
    for column, width in enumerate([5, 24, 26, 48, 42, *[6] * 12, 16]):
        sheet.page.set_column(column, column, width)
    sheet.page.freeze_panes(below + 1, 4)
    row = below + 1
    for a, area in enumerate(lampiran.area):
        loc: Loc = ("lampiran", number, "area", a)
        rows = sum(len(kegiatan.baris) for kegiatan in area.kegiatan)
        sheet.merge((row, 0, row + rows - 1, 0), str(a + 1), "tengah")
        sheet.merge((row, 1, row + rows - 1, 1), area.nama, "teks", (*loc, "nama"))
        for k, kegiatan in enumerate(area.kegiatan):
            at: Loc = (*loc, "kegiatan", k)
            end = row + len(kegiatan.baris) - 1
            sheet.merge((row, 2, end, 2), kegiatan.nama, "teks", (*at, "nama"))
            needed = _merged_column(sheet, row, 3, [one.sub_kegiatan for one in kegiatan.baris], "sub_kegiatan", at, 46)
            needed += _merged_column(sheet, row, 4, [one.indikator for one in kegiatan.baris], "indikator", at, 40)
            for b, baris in enumerate(kegiatan.baris):
                for month in range(1, 13):
                    sheet.label(row + b, 4 + month, _mark(lampiran) if month in baris.bulan else "", "bulan")
                sheet.text(row + b, 17, baris.keterangan, "teks", (*at, "baris", b, "keterangan"))
            needed.append((0, len(kegiatan.baris), _lines(kegiatan.nama, 24)))
            _stretch(sheet, row, len(kegiatan.baris), needed)
            row = end + 1
    months = (below + 1, 5, sheet.spare(row - 1), 16)
    sheet.offer(months, plan.MARKS, "Bulan pelaksanaan", "Isi x pada bulan pelaksanaan; kosongkan bila tidak.")
    sheet.shade(months)
    return (top, 0, below, 17), (row - 1, 17)


def _status_column(sheet: Sheet, header: tuple[int, int, int, int], last: tuple[int, int]) -> None:
    column = header[3] + 1
    sheet.merge((header[0], column, header[2], column), plan.STATUS, "kepala")
    sheet.page.set_column(column, column, 12)
    for row in range(header[2] + 1, last[0] + 1):
        sheet.label(row, column, "", "isian")
    cells = (header[2] + 1, column, sheet.spare(last[0]), column)
    sheet.offer(cells, ("selesai", "lanjut", "batal"), "Realisasi", "Isi selesai, lanjut, atau batal.")


def _mark(lampiran: RencanaAksi) -> str:
    return "x" if lampiran.tanda == "arsir" else lampiran.tanda


_Needed = tuple[int, int, float]
"""A merged cell: its first row within the kegiatan, how many rows, and the lines of its text."""


def _merged_column(
    sheet: Sheet, row: int, column: int, texts: list[str | None], field: str, loc: Loc, width: int
) -> list[_Needed]:
    """A column whose cells go on over the rows that state nothing of their own."""
    starts = [i for i, text in enumerate(texts) if text is not None]
    needed = []
    for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
        text = texts[start] or ""
        sheet.merge((row + start, column, row + end - 1, column), text, "teks", (*loc, "baris", start, field))
        needed.append((start, end - start, _lines(text, width)))
    return needed


def _lines(text: str, width: int) -> float:
    return sum(1 + len(line) // width for line in text.split("\n"))


def _stretch(sheet: Sheet, row: int, rows: int, needed: list[_Needed]) -> None:
    """Rows as high as their own texts and the merged ones need; Excel sees only the former."""
    heights = [
        max((lines for start, span, lines in needed if span == 1 and start == i), default=1.0) for i in range(rows)
    ]
    for start, span, lines in needed:
        lack = lines - sum(heights[start : start + span])
        if span > 1 and lack > 0:
            for i in range(start, start + span):
                heights[i] += lack / span
    for i, lines in enumerate(heights):
        sheet.height(row + i, lines)


_NAME_WIDTHS = (5, 34, 48, 28, 24)


def _raise(sheet: Sheet, row: int, cells: Iterable[tuple[str, int]]) -> None:
    """A row as high as its texts of several lines need; LibreOffice does not do that by itself."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    if lines > 1:
        sheet.height(row, lines)


def _write_names(sheet: Sheet, lampiran: DaftarNama, number: int) -> _Extent:
    titles = {**names.TITLES, "kedudukan": lampiran.judul_kedudukan}
    for column, name in enumerate(("no", *names.FIELDS)):
        sheet.text(_HEADER, column, titles[name], "kepala")
    for column, width in enumerate(_NAME_WIDTHS):
        sheet.page.set_column(column, column, width)
    sheet.page.freeze_panes(_HEADER + 1, 2)
    for i, orang in enumerate(lampiran.orang):
        row = _HEADER + 1 + i
        sheet.number(row, 0, i + 1, "nomor")
        for column, name in enumerate(names.FIELDS, 1):
            sheet.text(row, column, getattr(orang, name), "teks", ("lampiran", number, "orang", i, name))
        _raise(sheet, row, zip([getattr(orang, name) for name in names.FIELDS], _NAME_WIDTHS[1:], strict=True))
    return (_HEADER, 0, _HEADER, 4), (_HEADER + len(lampiran.orang), 4)


def _write_table(sheet: Sheet, lampiran: LampiranTabel, number: int) -> _Extent:
    """A table. A column of numbers goes first always, so that a group's title has cells to be merged over."""
    grouped = any(kolom.kelompok for kolom in lampiran.kolom)
    top, below = _HEADER, _HEADER + grouped
    width = len(lampiran.kolom)
    sheet.merge((top, 0, below, 0), "NO.", "kepala")
    sheet.page.set_column(0, 0, 6)
    j = 0
    while j < width:
        kelompok, end = lampiran.kolom[j].kelompok, j + 1
        while kelompok and end < width and lampiran.kolom[end].kelompok == kelompok:
            end += 1
        if kelompok:
            sheet.merge((top, j + 1, top, end), kelompok, "kepala", ("lampiran", number, "kolom", j, "kelompok"))
        for k in range(j, end):
            first = below if kelompok else top
            sheet.merge(
                (first, k + 1, below, k + 1),
                lampiran.kolom[k].judul,
                "kepala",
                ("lampiran", number, "kolom", k, "judul"),
            )
        j = end
    widths = []
    for j, kolom in enumerate(lampiran.kolom):
        longest = max(
            (len(line) for baris in lampiran.baris if baris.sel for line in baris.sel[j].split("\n")), default=0
        )
        widths.append(max(10, min(44, max(longest, len(kolom.judul)) + 2)))
        sheet.page.set_column(j + 1, j + 1, widths[j])
    sheet.page.freeze_panes(below + 1, 2)
    row, counted = below, 0
    for i, baris in enumerate(lampiran.baris):
        row += 1
        if baris.kelompok is not None:
            sheet.merge((row, 0, row, width), baris.kelompok, "kelompok", ("lampiran", number, "baris", i, "kelompok"))
            continue
        counted += 1
        sheet.number(row, 0, counted, "nomor")
        _raise(sheet, row, zip(baris.sel, widths, strict=True))
        for j, (kolom, text) in enumerate(zip(lampiran.kolom, baris.sel, strict=True)):
            if kolom.numeric and _whole(text):
                sheet.number(row, j + 1, int(text), "angka")
            else:
                style = (
                    "kanan"
                    if kolom.numeric or kolom.rata == "kanan"
                    else "tengah"
                    if kolom.rata == "tengah"
                    else "teks"
                )
                sheet.text(row, j + 1, text, style, ("lampiran", number, "baris", i, "sel", j))
    _write_total(sheet, lampiran, below + 1, row)
    numeric = [j + 1 for j, kolom in enumerate(lampiran.kolom) if kolom.numeric]
    last = row + any(kolom.jumlah for kolom in lampiran.kolom)
    for column in numeric:
        sheet.page.ignore_errors({"number_stored_as_text": _absolute(below + 1, column, row, column).replace("$", "")})
    return (top, 0, below, width), (last, width)


def _whole(text: str) -> bool:
    """Whether a number in Excel keeps a text as it is."""
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS and str(int(text)) == text


def _write_total(sheet: Sheet, lampiran: LampiranTabel, first: int, last: int) -> None:
    """The totals as formulas, so that planners see them move; they are never read back."""
    summed = [j for j, kolom in enumerate(lampiran.kolom) if kolom.jumlah]
    if not summed:
        return
    sheet.merge((last + 1, 0, last + 1, summed[0]), lampiran.judul_jumlah, "judul_jumlah")
    for j in range(summed[0], len(lampiran.kolom)):
        if j in summed:
            cells = _absolute(first, j + 1, last, j + 1).replace("$", "")
            numbers = [int(baris.sel[j]) for baris in lampiran.baris if baris.sel and _whole(baris.sel[j])]
            sheet.page.write_formula(last + 1, j + 1, f"=SUM({cells})", sheet.formats["jumlah"], sum(numbers, 0))
        else:
            sheet.label(last + 1, j + 1, "", "jumlah")


def _guide(page: Any, formats: dict[str, Any], kinds: set[str]) -> None:
    page.set_column(0, 0, 26)
    page.set_column(1, 1, 96)
    page.set_portrait()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.hide_gridlines(2)
    page.write_string(0, 0, "Petunjuk pengisian", formats["petunjuk_judul"])
    row = 2
    for kind, title, text in GUIDE:
        if kind and kind not in kinds:
            continue
        page.write_string(row, 0, title, formats["petunjuk_bab"])
        page.write_string(row, 1, text, formats["petunjuk"])
        row += 1


def _settings(book: Any, formats: dict[str, Any], sheets: Sequence[tuple[int, Lampiran, Sheet]]) -> tuple[Fault, ...]:
    sheet = Sheet(book, SHEET_SETTINGS, formats)
    page = sheet.page
    for column, width in enumerate([11, 26, 40, 80]):
        page.set_column(column, column, width)
    sheet.label(0, 0, "Pengaturan lampiran", "judul")
    sheet.label(1, 0, "Ubah kolom ISI bila perlu; kolom lain jangan diubah. Sel kosong berarti bawaan.", "anak_judul")
    for column, title in enumerate(("LAMPIRAN", "ISIAN", "ISI", "KETERANGAN")):
        sheet.label(_HEADER, column, title, "kepala")
    page.freeze_panes(_HEADER + 1, 0)
    row = _HEADER
    for number, lampiran, _ in sheets:
        lines = list(list_settings(lampiran))
        if isinstance(lampiran, RencanaAksi) and plan.stand_apart(lampiran):
            lines.append(_apart())
        for line in lines:
            row += 1
            sheet.number(row, 0, number + 1, "nomor")
            sheet.label(row, 1, line.name, "teks")
            if isinstance(line.value, float):
                page.write_number(row, 2, line.value, formats["isian"])
            else:
                sheet.label(row, 2, line.value or "", "isian")
            sheet.label(row, 3, line.meaning, "teks")
            if line.choices:
                sheet.offer((row, 2, row, 2), line.choices, line.name, f"Pilihannya: {', '.join(line.choices)}")
    book.define_name(SETTINGS_NAME, f"={sheet.quoted}!{_absolute(_HEADER, 0, _HEADER, 3)}")
    sheet.set_print(turned=True, header=(_HEADER, _HEADER), last=(row, 3), title="Pengaturan", a4=True)
    return tuple(replace(fault, loc=("lampiran",)) for fault in sheet.finish())


def _apart() -> Setting:
    return Setting(APART, YES, "Area atau kegiatan yang namanya sama dan berurutan tetap berdiri sendiri.", (YES, NO))


_WRITERS: dict[str, Callable[[Sheet, Any, int], _Extent]] = {
    names.JENIS: _write_names,
    plan.JENIS: _write_plan,
    table.JENIS: _write_table,
}
