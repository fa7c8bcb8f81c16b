"""Rows of facts from .csv, .jsonl and .xlsx, one at a time.

A row is told by the number that Excel shows beside it. Nothing is guessed: a number that Excel has
already rounded, or a date with a time of day, is a fault of its cell.
"""

from __future__ import annotations

import csv
import json
import math
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from kpudocs.bahasa.tanggal import format_tanggal
from kpudocs.errors import Fault, InvalidInput, explain_os_error

__all__ = ["ENDINGS", "Row", "Table", "column_letter", "open_table", "spool_workbook"]

ENDINGS = (".csv", ".jsonl", ".xlsx")
"""What a table's file may end with."""
_ENCODINGS = ("utf-8-sig", "cp1252")
_DELIMITERS = ";,\t|"  # the first wins where a header has none of them
_EXACT = 10**15  # Excel keeps 15 digits of a number, and zeros for the rest
_LARGEST_CELL = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as Excel shows it, its values by header, and what is wrong in it."""

    number: int
    values: dict[str, Any]
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class Table:
    """A table opened for reading."""

    name: str
    """As messages call it."""
    headers: dict[str, str]
    """Each header as it is typed, with what its place is called: "kolom C". Empty for .jsonl."""
    rows: Iterator[Row]
    fixed: bool = field(default=True)
    """Whether every row has the columns of the header; false for .jsonl, whose rows have their own."""
    header_row: int = 0
    """Which row was taken for the header; 0 where there is none."""


def column_letter(index: int) -> str:
    """The letter of a column counted from 0.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@contextmanager
def open_table(path: Path, sheet: str | None = None) -> Iterator[Table]:
    """Open a table; rows are read while they are asked for.

    `sheet` names a sheet of an .xlsx (default: the first visible one). Raises InvalidInput when
    the file or its header cannot be read; what is wrong in a row comes with the row.
    """
    opener = _OPENERS.get(path.suffix.lower())
    if opener is None:
        raise _unreadable(path, "bentuk berkas data tidak dikenal", f"pakai berkas berakhiran {', '.join(ENDINGS)}")
    if sheet is not None and path.suffix.lower() != ".xlsx":
        raise _unreadable(path, "berkas ini tidak mempunyai lembar kerja", "hapus --sheet, atau pakai berkas .xlsx")
    with ExitStack() as stack:
        with _explained(path):
            table = stack.enter_context(opener(path, sheet))
        table.rows = _read_on(path, table.rows)
        yield table


def _read_on(path: Path, rows: Iterator[Row]) -> Iterator[Row]:
    with _explained(path):
        yield from rows


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Tell as a fault of the table what goes wrong while it is read, and nothing else."""
    try:
        yield
    except (FileNotFoundError, ValueError) as error:
        if isinstance(error, UnicodeError):
            raise _unreadable(path, "pengodean berkas berganti di tengah", 'simpan ulang sebagai "CSV UTF-8"') from None
        if isinstance(error, ValueError) and not str(error).startswith("embedded null"):
            raise
        raise _unreadable(path, "berkas tidak ditemukan", "periksa nama dan foldernya") from None
    except OSError as error:
        raise _unreadable(
            path, f"berkas tidak dapat dibaca ({explain_os_error(error)})", "periksa berkas dan izinnya"
        ) from None


def _unreadable(path: Path, message: str, advice: str, where: str = "") -> InvalidInput:
    return InvalidInput((Fault(message, advice, file=f"{path} {where}".strip(), code="tabel_tidak_terbaca"),))


# csv


@contextmanager
def _open_csv(path: Path, sheet: str | None) -> Iterator[Table]:
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        first = file.readline(_LARGEST_CELL)
        hint = first.strip().lower()
        if hint.startswith("sep=") and len(hint) == 5:  # Excel's own word on the delimiter
            delimiter, skipped = first.strip()[4], 1
        else:
            delimiter, skipped = _delimiter(first), 0
            file.seek(0)
        yield _tabulate(path, _csv_records(path, file, delimiter, skipped))


def _encoding(path: Path) -> str:
    """UTF-8 if all of it is, UTF-16 if it says so, else what Windows writes in western Europe and Indonesia."""
    with path.open("rb") as raw:
        if raw.read(2) in (b"\xff\xfe", b"\xfe\xff"):
            return "utf-16"
    for encoding in _ENCODINGS:
        try:
            with path.open(encoding=encoding, newline="") as text:
                while text.read(1 << 16):
                    pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise _unreadable(path, "pengodean berkas tidak dikenal", 'di Excel pilih Save As, "CSV UTF-8"')


def _delimiter(header: str) -> str:
    """What parts the header's cells: counted outside quotes."""
    bare = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=lambda char: (bare.count(char), -_DELIMITERS.index(char)))


def _csv_records(path: Path, file: Any, delimiter: str, skipped: int) -> Iterator[tuple[int, list[Any]]]:
    csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader(file, delimiter=delimiter, strict=True)
    number = skipped
    while True:
        number += 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error:
            advice = 'periksa tanda kutip (") pada baris itu, atau simpan ulang dari Excel'
            raise _unreadable(path, "baris tidak terbaca", advice, f"baris {number}") from None
        yield number, list(record)


# xlsx


@contextmanager
def _open_xlsx(path: Path, sheet: str | None) -> Iterator[Table]:
    """Rows of a workbook, written out by a child process first.

    The reader holds a sheet whole, in the child alone; a workbook is a stranger's file besides.
    """
    from kpudocs.sandbox import run_sandboxed

    path.open("rb").close()  # what cannot be opened is told as such
    with tempfile.TemporaryDirectory(prefix="kpudocs-") as folder:
        spool = Path(folder) / "baris.jsonl"
        run_sandboxed(spool_workbook, str(path.resolve()), sheet, str(spool), str(path), name=str(path), seconds=600)
        with spool.open(encoding="utf-8") as lines:
            yield _tabulate(path, (tuple(json.loads(line)) for line in lines))


def spool_workbook(path: str, sheet: str | None, spool: str, name: str) -> None:
    """Write a sheet's rows to a file of JSON lines, [number, cells]. Raises InvalidInput."""
    import python_calamine as calamine

    from kpudocs.ooxml.opener import Unsafe, look_through_workbook

    try:
        with Path(path).open("rb") as file:
            look_through_workbook(file)
    except Unsafe as error:
        raise _unreadable(
            Path(name), str(error), "buka di Excel, hapus kata sandinya bila ada, lalu simpan ulang"
        ) from None
    try:
        with calamine.CalamineWorkbook.from_path(path) as book, Path(spool).open("w", encoding="utf-8") as out:
            shown = [meta.name for meta in book.sheets_metadata if meta.visible == calamine.SheetVisibleEnum.Visible]
            wanted = sheet if sheet is not None else (shown or book.sheet_names or [""])[0]
            if wanted not in book.sheet_names:
                advice = f"lembar yang ada: {', '.join(book.sheet_names)}"
                raise _unreadable(Path(name), f'lembar kerja "{wanted}" tidak ada', advice)
            rows = book.get_sheet_by_name(wanted)
            indent = [None] * (rows.start[1] if rows.start else 0)  # the reader leaves out empty columns on the left
            for number, cells in enumerate(rows.iter_rows(), 1):
                out.write(json.dumps([number, [*indent, *map(_cell, cells)]], ensure_ascii=False) + "\n")
    except calamine.PasswordError:
        raise _unreadable(Path(name), "buku kerja dikunci kata sandi", "simpan ulang tanpa kata sandi") from None
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError):
        raise _unreadable(Path(name), "bukan buku kerja Excel yang utuh", "buka di Excel, lalu simpan ulang") from None


def _cell(value: Any) -> Any:
    """A cell as plain JSON: a text, a whole number, a truth, nothing; or [what is wrong, what to do]."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, str):
        return value or None
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, datetime) and value.time() != time():
        return ["tanggal ini memuat jam", "hapus jamnya, atau ubah bentuk sel menjadi Teks"]
    if isinstance(value, date):
        return format_tanggal(value)
    if isinstance(value, timedelta):
        minutes = value // timedelta(minutes=1)
        return f"{minutes // 60:02d}.{minutes % 60:02d}"
    if isinstance(value, time):
        return f"{value:%H.%M}"
    return ["sel ini tidak terbaca", "ubah bentuk sel menjadi Teks"]


def _number(value: float) -> Any:
    if not math.isfinite(value):
        return ["sel ini bukan angka yang dapat ditulis", "perbaiki rumusnya"]
    if abs(value) >= _EXACT:
        return ["angka lebih dari 15 digit tidak disimpan utuh oleh Excel", "ubah sel menjadi Teks, lalu ketik ulang"]
    if value == int(value):
        return int(value)
    return f"{value:.15g}".replace(".", ",")


# what csv and xlsx share


def _tabulate(path: Path, records: Iterator[Any]) -> Table:
    """The header, the first record that is not empty, and the rows below it."""
    number, cells = next((record for record in records if not _is_empty(record[1])), (0, None))
    if cells is None:
        raise _unreadable(path, "berkas data kosong", "baris pertama berisi nama kolom, baris berikutnya isinya")
    names = [_header_text(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    faults = [
        Fault(f'kolom {column_letter(i)} bernama sama dengan kolom {column_letter(names.index(name))} ("{name}")',
              "ganti nama salah satunya", file=f"{path} baris {number}", code="kolom_ganda")
        for i, name in enumerate(names) if name and names.index(name) != i
    ]  # fmt: skip
    if faults:
        raise InvalidInput(tuple(faults))
    headers = {name: f"kolom {column_letter(i)}" for i, name in enumerate(names) if name}
    return Table(str(path), headers, _rows(path, names, records, number), header_row=number)


def _rows(path: Path, names: list[str], records: Iterator[Any], header: int) -> Iterator[Row]:
    advice = (
        f"beri nama kolom itu pada baris {header}, yang dibaca sebagai nama kolom; bila baris {header} judul tabel, "
        "hapus baris itu"
    )
    for number, cells in records:
        if _is_empty(cells):
            continue
        values: dict[str, Any] = {}
        faults: list[Fault] = []
        for i, cell in enumerate(cells):
            if cell is None or (isinstance(cell, str) and not cell.strip()):
                continue
            where = f"{path} baris {number}, kolom {column_letter(i)}"
            if i >= len(names) or not names[i]:
                what = "ada isi, tetapi kolomnya belum bernama"
                faults.append(Fault(what, advice, file=where, code="kolom_tanpa_nama"))
            elif isinstance(cell, list):
                faults.append(Fault(cell[0], cell[1], file=f"{where} ({names[i]})", code="sel_tidak_terbaca"))
            else:
                values[names[i]] = cell
        yield Row(number, values, tuple(faults))


def _is_empty(cells: list[Any]) -> bool:
    return not any(cell is not None and (not isinstance(cell, str) or cell.strip()) for cell in cells)


def _header_text(cell: Any) -> str:
    return "" if cell is None or isinstance(cell, list) else " ".join(str(cell).split())


# jsonl


@contextmanager
def _open_jsonl(path: Path, sheet: str | None) -> Iterator[Table]:
    with path.open("rb") as lines:
        yield Table(str(path), {}, _objects(path, lines), fixed=False)


def _objects(path: Path, lines: Any) -> Iterator[Row]:
    for number, raw in enumerate(lines, 1):
        where = f"{path} baris {number}"
        line = raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw
        if not line.strip():
            continue
        try:
            values = json.loads(line.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_refuse_constant)
            json.dumps(values, ensure_ascii=False).encode()  # half a character is no text
        except (ValueError, RecursionError) as error:
            told = error.args[0] if isinstance(error, _Refused) else "baris ini bukan JSON"
            yield Row(number, {}, (Fault(told, "tulis satu objek JSON pada setiap baris", file=where, code="jsonl"),))
            continue
        if not isinstance(values, dict):
            what = "baris ini bukan objek JSON"
            yield Row(number, {}, (Fault(what, 'tulis seperti {"nomor": 1, …}', file=where, code="jsonl"),))
            continue
        yield Row(number, values)


class _Refused(ValueError):
    """What JSON's reader takes and a decree does not."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise _Refused(f'isian "{double}" ditulis dua kali')
    return found


def _refuse_constant(text: str) -> Any:
    raise _Refused(f"{text} bukan angka")


_OPENERS: dict[str, Callable[[Path, str | None], Any]] = {
    ".csv": _open_csv,
    ".jsonl": _open_jsonl,
    ".xlsx": _open_xlsx,
}
