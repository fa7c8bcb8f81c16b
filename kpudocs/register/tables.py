"""The old register in, and this one out: .xlsx, .csv, .jsonl.

What an office kept in Excel has columns of its own; those that are known by name are taken, the
rest is kept as it stands. What was exported comes in again as it was, except that every number
begins a new chain: reserved stays reserved, cancelled stays cancelled, issued files stay known.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kpudocs.bahasa.tanggal import format_tanggal, parse_tanggal
from kpudocs.errors import Fault, InvalidInput, UsageError
from kpudocs.register.entries import Aksi, Number
from kpudocs.tables import open_table

__all__ = ["EXPORTS", "export_numbers", "read_numbers"]

EXPORTS = (".csv", ".jsonl", ".xlsx")
"""What a register is exported to."""
_NAMES = {
    "nomor": ("nomor", "no", "nomor_keputusan", "nomor_sk", "no_sk"),
    "tahun": ("tahun",),
    "tanggal": ("tanggal", "tanggal_penetapan", "tgl"),
    "tentang": ("tentang", "judul", "perihal"),
    "jenis": ("jenis", "jenis_naskah"),
    "keterangan": ("keterangan", "ket"),
    "keadaan": ("keadaan", "status"),
}
_KEADAAN = {
    "dipesan": "dipesan", "terbit": "terbit", "diterbitkan": "terbit", "batal": "batal", "dibatalkan": "batal",
}  # fmt: skip
_NOMOR = re.compile(r"(?:nomor|no\.?)?\s*0*([1-9][0-9]{0,8})(?![0-9])", re.IGNORECASE)
_TAHUN = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_HEADER = ("jenis", "tahun", "nomor", "keadaan", "tentang", "oleh", "dipesan", "terbit", "batal", "alasan",
           "berkas", "sha256", "keterangan", "lainnya", "sidik")  # fmt: skip
_TOLD = {"tentang", "oleh", "dipesan", "terbit", "batal", "alasan", "berkas", "keterangan", "keadaan", "sidik_asal"}
"""What has a column of its own; the rest of a number's facts stands in `lainnya`, as JSON."""
_SHA256 = re.compile(r"[0-9a-f]{64}")

Read = tuple[str, int, int, dict[str, Any]]
"""jenis, tahun, nomor, rincian."""


def read_numbers(
    path: Path, *, jenis: str, tahun: int | None, known: Iterable[Number], doubles: bool = False
) -> list[Read]:
    """The numbers of an old register. `tahun` is that of rows which do not say theirs.

    Numbers that the register, or an earlier row, has already are refused unless `doubles`. Raises
    InvalidInput with every row that cannot be read.
    """
    there = {(number.jenis, number.tahun, number.nomor): "register" for number in known}
    found: list[Read] = []
    faults: list[Fault] = []
    with open_table(path) as table:
        columns = _columns(table.headers)
        if table.fixed and "nomor" not in columns.values():
            what, advice = "kolom nomor tidak ada", f"beri nama salah satu: {', '.join(_NAMES['nomor'])}"
            raise InvalidInput((Fault(what, advice, file=str(path), code="kolom_nomor"),))
        for row in table.rows:
            where = f"{path} baris {row.number}"
            faults += row.faults
            values = {columns.get(header) or _spell(header): value for header, value in row.values.items()}
            if not table.fixed:
                values = {_columns([header]).get(header, _spell(header)): v for header, v in row.values.items()}
            own = set(_HEADER) <= {_spell(header) for header in (table.headers if table.fixed else row.values)}
            if own and path.suffix.lower() == ".csv":
                values = {name: _typed(value) for name, value in values.items()}
            read = _read(values, jenis, tahun, where, own)
            if isinstance(read, Fault):
                faults.append(read)
                continue
            key = read[:3]
            if key in there and not doubles:
                what = f"nomor {key[2]} tahun {key[1]} ({key[0]}) sudah ada pada {there[key]}"
                faults.append(Fault(what, "hapus salah satunya, atau pakai --force untuk mencatat keduanya",
                                    file=where, code="nomor_ganda"))  # fmt: skip
            there.setdefault(key, f"baris {row.number}")
            found.append(read)
    if faults:
        raise InvalidInput(tuple(faults))
    return found


def _columns(headers: Iterable[str]) -> dict[str, str]:
    """The columns that are known, each once, the surer name first."""
    spelt = {_spell(header): header for header in reversed(list(headers))}
    return {spelt[name]: fact for fact, names in _NAMES.items() for name in names[::-1] if name in spelt}


def _spell(header: str) -> str:
    return re.sub(r"\W+", "_", header.strip().lower()).strip("_")


def _read(values: dict[str, Any], jenis: str, tahun: int | None, where: str, own: bool) -> Read | Fault:
    written = str(values.get("nomor") or "").strip()
    number = _NOMOR.match(written)
    if number is None:
        what = f'nomor "{written}" tidak terbaca' if written else "nomor kosong"
        return Fault(what, "tulis angkanya, misalnya 12", file=where, code="nomor_tidak_terbaca")
    rincian = {name: str(value) for name, value in values.items() if name not in ("jenis", "nomor", "tahun")}
    year = _TAHUN.search(str(values.get("tahun") or "")) or _TAHUN.search(written[number.end() :])
    if "tanggal" in rincian:
        try:
            date = parse_tanggal(rincian["tanggal"])
        except ValueError:
            return Fault(f'tanggal "{rincian["tanggal"]}" tidak terbaca', "tulis 2026-03-02 atau 2 Maret 2026",
                         file=where, code="tanggal_salah")  # fmt: skip
        rincian["tanggal"] = format_tanggal(date)
        tahun = date.year if year is None else tahun
    told = int(year[1]) if year else tahun
    if told is None:
        return Fault("tahun tidak disebut", "tambahkan kolom tahun atau tanggal, atau --tahun",
                     file=where, code="tahun_hilang")  # fmt: skip
    if written != number[1]:
        rincian["tertulis"] = written
    state = str(rincian.get("keadaan", "")).strip().lower()
    if state in _KEADAAN:
        rincian["keadaan"] = _KEADAAN[state]
    try:
        rincian = _own(rincian) if own else _foreign(rincian)
    except ValueError as error:
        return Fault(str(error), "ekspor lagi registernya, atau kosongkan kolom itu", file=where, code="ekspor_rusak")
    return str(values.get("jenis") or jenis).strip().lower(), told, int(number[1]), rincian


def _own(rincian: dict[str, Any]) -> dict[str, Any]:
    """The facts of a number as `export_numbers` wrote them. Raises ValueError for what was changed beyond reading."""
    told = dict(rincian)
    names, hashes = told.pop("berkas", "").splitlines(), told.pop("sha256", "").splitlines()
    if len(names) != len(hashes) or not all(_SHA256.fullmatch(one) for one in hashes):
        raise ValueError("kolom berkas dan sha256 tidak berpasangan")
    files = [{"nama": name, "sha256": digest} for name, digest in zip(names, hashes, strict=True)]
    try:
        more = json.loads(told.pop("lainnya", "") or "{}")
    except ValueError:
        more = None
    if not isinstance(more, dict):
        raise ValueError("kolom lainnya tidak terbaca")
    told["sidik_asal"] = told.pop("sidik", "")
    return {**more, **{name: value for name, value in told.items() if value}, **({"berkas": files} if files else {})}


def _foreign(rincian: dict[str, Any]) -> dict[str, Any]:
    """The facts of a number that somebody else's table tells: a file's name is no file that was hashed."""
    own_words = {"berkas": "nama_berkas", "berkas_isian": "nama_berkas_isian"}
    return {own_words.get(name, name): value for name, value in rincian.items()}


def _typed(value: Any) -> Any:
    """A cell of our own CSV without the apostrophe of `_harmless`."""
    return value[1:] if isinstance(value, str) and value.startswith("'") else value


def export_numbers(numbers: Sequence[Number], ending: str) -> bytes:
    """The register as a table, a number a row. Raises UsageError for an ending that is not one of EXPORTS."""
    if ending == ".csv":
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=";")  # as Excel in Indonesia reads it
        writer.writerow(_HEADER)
        writer.writerows([_harmless(cell) for cell in row] for row in _rows(numbers))
        return text.getvalue().encode("utf-8-sig")
    if ending == ".jsonl":
        lines = (json.dumps(dict(zip(_HEADER, row, strict=True)), ensure_ascii=False) for row in _rows(numbers))
        return "".join(f"{line}\n" for line in lines).encode()
    if ending == ".xlsx":
        return _workbook(numbers)
    raise UsageError(f"bentuk berkas tidak dikenal; pakai berkas berakhiran {', '.join(EXPORTS)}")


def _rows(numbers: Sequence[Number]) -> Iterator[tuple[str | int, ...]]:
    for number in numbers:
        facts = number.rincian
        times = {entry.aksi: entry.waktu for entry in number.entries}
        files = [one for entry in number.entries for one in entry.rincian.get("berkas", ())]
        more = {name: value for name, value in facts.items() if name not in _TOLD}
        yield (
            number.jenis,
            number.tahun,
            number.nomor,
            number.keadaan,
            str(facts.get("tentang", "")),
            str(facts.get("oleh", "")),
            times.get(Aksi.PESAN) or str(facts.get("dipesan", "")),
            times.get(Aksi.TERBIT) or str(facts.get("terbit", "")),
            times.get(Aksi.BATAL) or str(facts.get("batal", "")),
            str(facts.get("alasan", "")),
            "\n".join(one["nama"] for one in files),
            "\n".join(one["sha256"] for one in files),
            str(facts.get("keterangan", "")),
            json.dumps(more, ensure_ascii=False, sort_keys=True) if more else "",
            number.entries[-1].sidik,
        )


def _harmless(cell: str | int) -> str | int:
    """A text that Excel would take for a formula gets an apostrophe, as Excel itself writes it, and so does one
    that begins with an apostrophe: read again, each is what it was.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r", "'")) else cell


def _workbook(numbers: Sequence[Number]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    # Texts stay texts, whatever they begin with.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet("Register")
        head = book.add_format({"bold": True, "bg_color": "#D9D9D9"})
        sheet.write_row(0, 0, _HEADER, head)
        for i, row in enumerate(_rows(numbers), 1):
            sheet.write_row(i, 0, row)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(numbers), 1), len(_HEADER) - 1)
        sheet.set_column(4, 4, 60)
    return out.getvalue()
