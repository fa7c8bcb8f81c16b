"""The `kpudocs register` commands: numbers reserved, issued, cancelled, looked up and checked."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kpudocs.commands.console import put, say
from kpudocs.commands.environment import user_name
from kpudocs.commands.help import CheckFormat, Command, Debug, Group
from kpudocs.errors import ExitCode, InvalidInput, MissingResource, UsageError, explain_os_error

if TYPE_CHECKING:
    from kpudocs.register import Book, Number

__all__ = ["REGISTER", "RegisterFile", "app", "open_book"]

REGISTER = Path("register.sqlite")
"""Where the register is looked for."""

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    rich_markup_mode="rich",
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH …",
    help="Register nomor: pesan, terbitkan, batalkan, periksa.",
)

RegisterFile = Annotated[Path, typer.Option("--register", metavar="FILE", help="Berkas register kantor.")]
_Jenis = Annotated[str, typer.Option(metavar="JENIS", help="Jenis naskah; setiap jenis bernomor sendiri.")]
_Tahun = Annotated[
    int | None, typer.Option(metavar="TAHUN", min=1945, max=2100, help="Tahun nomor (bawaan: tahun ini).")
]
_Nomor = Annotated[str, typer.Argument(metavar="NOMOR", help="Nomor, atau nomor dengan tahunnya: 12/2026.")]
_Format = Annotated[CheckFormat, typer.Option(metavar="BENTUK", help="Bentuk keluaran: text atau json.")]
_KEPUTUSAN = "keputusan"
_NUMBER = re.compile(r"0*([1-9][0-9]{0,8})(?:/([0-9]{4}))?")
_BLOCK = 1 << 20
_STRANGE = "bukan naskah terbit menurut register ini; asal berkas buatan kpudocs diperiksa dengan kpudocs verify"


def open_book(path: Path, *, readonly: bool = False) -> Book:
    """The register, with a word on what its place costs."""
    from kpudocs.register import Book

    book = Book(path, readonly=readonly)
    if book.on_network and not readonly:
        say(f"{path} terletak pada disk jaringan; lebih aman pada disk komputer yang dipakai bersama")
    return book


def _this_year() -> int:
    return datetime.now().astimezone().year


def _kind(jenis: str) -> str:
    text = " ".join(jenis.lower().split())
    if not text:
        raise UsageError("--jenis: belum disebut; misalnya keputusan")
    return text


def _number(text: str, tahun: int | None) -> tuple[int, int]:
    """Year and number of "12" or "12/2026"."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise UsageError(f'nomor "{text}" tidak terbaca; tulis 12 atau 12/2026')
    return int(found[2]) if found[2] else tahun or _this_year(), int(found[1])


@app.command(cls=Command, options_metavar="[OPSI]")
def reserve(
    tentang: Annotated[str, typer.Option(metavar="JUDUL", help="Judul keputusan yang akan memakai nomor ini.")] = "",
    jenis: _Jenis = _KEPUTUSAN,
    tahun: _Tahun = None,
    count: Annotated[int, typer.Option("--banyak", metavar="N", min=1, max=100_000, help="Banyaknya nomor.")] = 1,
    oleh: Annotated[str | None, typer.Option(metavar="NAMA", help="Yang memesan (bawaan: nama pengguna).")] = None,
    register: RegisterFile = REGISTER,
    debug: Debug = False,
) -> None:
    """Pesan nomor berikutnya. Nomornya dicetak; tidak ada orang lain yang mendapat nomor itu."""
    with open_book(register) as book:
        year = tahun or _this_year()
        entries = book.reserve(_kind(jenis), year, count=count, tentang=tentang, oleh=oleh or user_name())
    put("".join(f"{entry.nomor}\n" for entry in entries), "nomor sudah dipesan, tetapi daftarnya")
    say(f"sidik register: {entries[-1].sidik[:16]}")


@app.command(cls=Command, options_metavar="[OPSI]")
def issue(
    nomor: _Nomor,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Berkas yang ditandatangani.")],
    jenis: _Jenis = _KEPUTUSAN,
    tahun: _Tahun = None,
    register: RegisterFile = REGISTER,
    debug: Debug = False,
) -> None:
    """Catat keputusan yang sudah ditandatangani, beserta sidik (sha256) berkasnya."""
    year, number = _number(nomor, tahun)
    told = []
    for path in files:
        digest, size = _digest(path)
        told.append({"nama": path.name, "sha256": digest, "ukuran": size})
    with open_book(register) as book:
        known = {one["sha256"]: other for other in book.numbers() for one in other.berkas}
        entry = book.issue(_kind(jenis), year, number, told, oleh=user_name())
    for one in told:
        if other := known.get(one["sha256"]):
            what = f"{other.jenis} nomor {other.nomor} tahun {other.tahun}"
            say(f"perhatikan: {one['nama']} sudah tercatat pula sebagai {what}; periksa apakah berkasnya tertukar")
    say(f"nomor {number} tahun {year} terbit; sidik register: {entry.sidik[:16]}")


@app.command(cls=Command, options_metavar="[OPSI]")
def cancel(
    nomor: _Nomor,
    alasan: Annotated[str, typer.Option(metavar="TEKS", help="Mengapa nomor itu tidak dipakai.")] = "",
    jenis: _Jenis = _KEPUTUSAN,
    tahun: _Tahun = None,
    register: RegisterFile = REGISTER,
    debug: Debug = False,
) -> None:
    """Batalkan nomor, dengan alasan. Nomor itu tidak diberikan lagi."""
    year, number = _number(nomor, tahun)
    with open_book(register) as book:
        entry = book.cancel(_kind(jenis), year, number, alasan, oleh=user_name())
    say(f"nomor {number} tahun {year} dibatalkan; sidik register: {entry.sidik[:16]}")


@app.command(name="import", cls=Command, options_metavar="[OPSI]")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Register lama: .xlsx, .csv, atau .jsonl.")],
    jenis: _Jenis = _KEPUTUSAN,
    tahun: _Tahun = None,
    force: Annotated[
        bool, typer.Option("--force", metavar="", help="Catat juga nomor yang sudah ada; register check menyebutnya.")
    ] = False,
    register: RegisterFile = REGISTER,
    debug: Debug = False,
) -> None:
    """Masukkan register lama. Semua barisnya, atau tidak satu pun."""
    from kpudocs.register.tables import read_numbers

    with open_book(register) as book:
        try:
            found = read_numbers(file, jenis=_kind(jenis), tahun=tahun, known=book.numbers(), doubles=force)
        except InvalidInput as error:
            say(str(error), f"{len(error.faults)} kesalahan; tidak ada nomor yang dimasukkan")
            raise typer.Exit(ExitCode.INVALID_INPUT) from None
        book.import_numbers(found)
    say(f"{len(found)} nomor dimasukkan; periksa dengan: kpudocs register check")


@app.command(cls=Command, options_metavar="[OPSI]")
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Berkas tujuan: .xlsx, .csv, atau .jsonl.")],
    register: RegisterFile = REGISTER,
    debug: Debug = False,
) -> None:
    """Tulis seluruh register sebagai tabel."""
    import os

    from kpudocs.output import write_whole
    from kpudocs.register.tables import export_numbers

    if os.path.lexists(file):
        raise UsageError(f"{file} sudah ada; pilih nama lain atau pindahkan dulu berkas itu")
    with open_book(register, readonly=True) as book:
        content = export_numbers(book.numbers(), file.suffix.lower())
    write_whole(file, content)
    put(f"{file}\n", f"{file} sudah dibuat, tetapi namanya")


@app.command(name="list", cls=Command, options_metavar="[OPSI]")
def list_(
    jenis: Annotated[str | None, typer.Option(metavar="JENIS", help="Hanya jenis ini.")] = None,
    tahun: _Tahun = None,
    format: _Format = CheckFormat.TEXT,
    register: RegisterFile = REGISTER,
    debug: Debug = False,
) -> None:
    """Tampilkan nomor-nomor dalam register."""
    with open_book(register, readonly=True) as book:
        numbers = [
            number
            for number in book.numbers()
            if (jenis is None or number.jenis == _kind(jenis)) and (tahun is None or number.tahun == tahun)
        ]
    if format is CheckFormat.JSON:
        put(json.dumps([_as_dict(number) for number in numbers], ensure_ascii=False, indent=2) + "\n")
        return
    put("".join(f"{_line(number)}\n" for number in numbers))
    waiting = sum(number.keadaan == "dipesan" for number in numbers)
    say(f"{len(numbers)} nomor" + (f", {waiting} dipesan dan belum terbit" if waiting else ""))


def _line(number: Number) -> str:
    facts = number.rincian
    about = facts.get("tentang") or facts.get("tertulis") or ""
    reason = f" (batal: {facts['alasan']})" if "alasan" in facts else ""
    kind = "" if number.jenis == _KEPUTUSAN else f"  {number.jenis}"
    return f"{number.nomor:>6}/{number.tahun}  {number.keadaan:<8}{kind}  {about}{reason}".rstrip()


def _as_dict(number: Number) -> dict[str, Any]:
    return {
        "jenis": number.jenis,
        "tahun": number.tahun,
        "nomor": number.nomor,
        "keadaan": number.keadaan,
        "rincian": number.rincian,
        "catatan": [
            {"urut": one.urut, "waktu": one.waktu, "aksi": one.aksi, "sidik": one.sidik} for one in number.entries
        ],
    }


@app.command(cls=Command, options_metavar="[OPSI]")
def check(
    sidik: Annotated[
        str, typer.Option(metavar="SIDIK", help="Sidik register yang pernah dicatat; harus masih ada di dalamnya.")
    ] = "",
    register: RegisterFile = REGISTER,
    debug: Debug = False,
) -> None:
    """Periksa register: nomor yang lompat atau ganda, catatan yang diubah atau hilang."""
    from kpudocs.register import examine

    with open_book(register, readonly=True) as book:
        found = examine(book, sidik.strip())
        last = [entry.sidik for entry in book.entries()][-1:]
    say(*map(str, found))
    say(f"{register}: {len(found)} temuan" if found else f"{register}: tidak ada temuan")
    if last:
        say(f"sidik register: {last[0][:16]}")
    if found:
        raise typer.Exit(ExitCode.FINDINGS)


@app.command(cls=Command, options_metavar="[OPSI]")
def verify(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Berkas yang ditanyakan.")],
    register: RegisterFile = REGISTER,
    debug: Debug = False,
) -> None:
    """Tanyakan apakah sebuah berkas adalah naskah terbit menurut register."""
    from kpudocs.register import examine

    with open_book(register, readonly=True) as book:
        numbers = book.numbers()
        broken = [one for one in examine(book) if not one.code.startswith("nomor_")]
    issued: dict[str, list[Number]] = {}
    for number in numbers:
        for one in number.berkas:
            issued.setdefault(one["sha256"], []).append(number)
    wrong = bool(broken)
    for path in files:
        found = issued.get(_digest(path)[0], [])
        wrong |= not any(number.keadaan == "terbit" for number in found)
        put("".join(f"{path}: {answer}\n" for answer in map(_verdict, found)) or f"{path}: {_STRANGE}\n")
    if broken:
        say(*map(str, broken), "register ini sendiri rusak; jawabannya tidak dapat dipegang")
    if wrong:
        raise typer.Exit(ExitCode.FINDINGS)


def _verdict(number: Number) -> str:
    about = number.rincian.get("tentang", "")
    what = f"naskah terbit {number.jenis} nomor {number.nomor} tahun {number.tahun}"
    if number.keadaan == "batal":
        return f"{what}, tetapi nomor itu sudah dibatalkan: {number.rincian.get('alasan', '')}"
    return f"{what}" + (f" tentang {about}" if about else "")


def _digest(path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                size += len(block)
    except OSError as error:
        raise MissingResource(f"berkas {path} tidak dapat dibaca ({explain_os_error(error)})") from error
    return digest.hexdigest(), size
