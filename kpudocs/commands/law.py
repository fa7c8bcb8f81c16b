"""The `kpudocs law` commands: regulations on record, found, shown and added. Nothing is looked up online."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kpudocs.commands.console import put, say
from kpudocs.commands.help import CheckFormat, Command, Debug, Group
from kpudocs.errors import ExitCode, Fault, InvalidInput, UsageError

if TYPE_CHECKING:
    from kpudocs.peraturan.entri import Entri
    from kpudocs.peraturan.model import Peraturan
    from kpudocs.peraturan.registry import Registry
    from kpudocs.peraturan.rujukan import Rujukan
    from kpudocs.peraturan.sitasi import Sitasi

__all__ = ["app"]

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH …",
    help="Catatan peraturan: cari, lihat, tambah.",
)

_Folder = Annotated[
    Path, typer.Option(metavar="FOLDER", help="Folder keputusan; peraturan.yaml di sini atau di atasnya ikut dibaca.")
]
_Format = Annotated[CheckFormat, typer.Option(metavar="BENTUK", help="Bentuk keluaran: text atau json.")]
_UNKNOWN = "belum terverifikasi: belum ada dalam catatan; itu tidak berarti peraturannya tidak ada"


@app.command(cls=Command, options_metavar="[OPSI]")
def find(
    words: Annotated[list[str], typer.Argument(metavar="KATA…", help="Kata dalam judul, jenis, atau nomor.")],
    folder: _Folder = Path("."),
    format: _Format = CheckFormat.TEXT,
    debug: Debug = False,
) -> None:
    """Cari peraturan dalam catatan; semua kata harus ada."""
    from kpudocs.loaders.peraturan import load_registry

    registry = load_registry(folder)
    wanted = " ".join(words)
    if not wanted.strip():
        raise UsageError("kata yang dicari belum disebut; tulis misalnya: kpudocs law find tata kerja")
    found = registry.search(wanted) or registry.find(wanted)
    if format is CheckFormat.JSON:
        put(json.dumps([_as_dict(entri, registry) for entri in found], ensure_ascii=False, indent=2) + "\n")
    else:
        for entri in found:
            put(f"{entri.rujukan:<18} {_named(entri)}\n{'':<18} status: {_status(entri)}\n")
            if (lacking := _citation(entri, registry)[1]) is not None:
                put(f"{'':<18} belum dapat menjadi rujukan pendek: {lacking}\n")
    if not found:
        say(f'"{wanted}" {_UNKNOWN}')
        raise typer.Exit(ExitCode.FINDINGS)


@app.command(cls=Command, options_metavar="[OPSI]")
def show(
    words: Annotated[list[str], typer.Argument(metavar="RUJUKAN", help="Rujukan pendek, misalnya uu 7/2017.")],
    folder: _Folder = Path("."),
    format: _Format = CheckFormat.TEXT,
    debug: Debug = False,
) -> None:
    """Tampilkan peraturan: rujukan lengkapnya, statusnya, sumbernya, dan yang belum terverifikasi."""
    from kpudocs.loaders.peraturan import load_registry
    from kpudocs.peraturan.rujukan import near_name, parse_rujukan

    wanted = " ".join(words)
    rujukan = parse_rujukan(wanted, loose=True)
    if rujukan is None or (rujukan.nama and rujukan.jenis is None):
        rujukan = _read_name(wanted) or rujukan
    if rujukan is None:
        raise UsageError(f'rujukan "{wanted}" tidak terbaca; tulis seperti uu 7/2017, atau cari: kpudocs law find KATA')
    if rujukan.nama and rujukan.jenis is None:
        near = near_name(rujukan.nama)
        advice = f'mungkin maksudnya "{near}"' if near else "pakai misalnya uu, pp, perpres, pkpu, permenpanrb"
        raise UsageError(f'jenis peraturan "{rujukan.nama}" tidak dikenal; {advice}')
    registry = load_registry(folder)
    found = registry.find(rujukan)
    if format is CheckFormat.JSON:
        put(json.dumps([_as_dict(entri, registry) for entri in found], ensure_ascii=False, indent=2) + "\n")
    elif len(found) == 1:
        put(_told(found[0], registry))
        if not rujukan.nama:
            say(f"dalam mengingat tulis {found[0].rujukan}; nomor dan tahun saja tidak cukup di sana")
    else:
        for entri in found:
            put(f"{entri.rujukan:<18} {_named(entri)}\n")
    if not found:
        say(f'"{rujukan}" {_UNKNOWN}', f"Catat sesudah diperiksa pada naskahnya: kpudocs law add … --folder {folder}")
        raise typer.Exit(ExitCode.FINDINGS)
    if len(found) > 1:
        say(f'rujukan "{rujukan}" dapat berarti {len(found)} peraturan; sebut salah satu di atas')
        raise typer.Exit(ExitCode.FINDINGS)


@app.command(cls=Command, options_metavar="[OPSI]")
def add(
    words: Annotated[
        list[str], typer.Argument(metavar="SITASI", help="Rujukan lengkap seperti dalam Mengingat, diapit tanda kutip.")
    ],
    source: Annotated[
        str, typer.Option("--sumber", metavar="TEKS", help="Naskah atau laman tempat angkanya dibaca; wajib.")
    ] = "",
    checked: Annotated[
        str, typer.Option("--diperiksa", metavar="TANGGAL", help="Tanggal diperiksa; bawaannya hari ini.")
    ] = "",
    revoked_by: Annotated[
        str, typer.Option("--dicabut-oleh", metavar="RUJUKAN", help="Yang mencabutnya, misalnya uu 7/2017.")
    ] = "",
    force: Annotated[
        bool, typer.Option("--force", metavar="", help="Catat juga bila ada yang janggal; kejanggalannya disebut.")
    ] = False,
    folder: _Folder = Path("."),
    debug: Debug = False,
) -> None:
    """Periksa sebuah peraturan, lalu tambahkan pada peraturan.yaml kantor."""
    from kpudocs.bahasa.tanggal import parse_tanggal
    from kpudocs.loaders.peraturan import NAMA_CATATAN, add_entries, find_record, load_registry
    from kpudocs.peraturan.parser import parse_sitasi
    from kpudocs.peraturan.pencatatan import make_entries
    from kpudocs.peraturan.rujukan import parse_rujukan

    if not source.strip():
        raise UsageError("--sumber belum disebut; tulis naskah atau laman tempat angkanya dibaca")
    try:
        day = parse_tanggal(checked) if checked else date.today()
    except ValueError as error:
        raise UsageError(f"--diperiksa: {error}; tulis seperti 2026-11-23") from None
    revoker = parse_rujukan(revoked_by) if revoked_by else None
    if revoked_by and (revoker is None or revoker.jenis is None):
        raise UsageError(f'--dicabut-oleh: "{revoked_by}" tidak terbaca; tulis seperti uu 7/2017')
    sitasi = parse_sitasi(" ".join(words))
    peraturan = _whole(sitasi)
    registry = load_registry(folder)
    _refuse_odd(peraturan, registry, force=force)
    entries = make_entries(
        peraturan, registry, sumber=source.strip(), diperiksa=day, dicabut_oleh=str(revoker) if revoker else None
    )
    path = add_entries(find_record(folder) or folder / NAMA_CATATAN, entries)
    for catatan in sitasi.catatan:
        say(f"dibaca: {catatan.message}")
    for entri in entries:
        put(f"{path}: {entri.rujukan} {_named(entri)}\n")


def _read_name(text: str) -> Rujukan | None:
    """The reference that a regulation's full name means: "Undang-Undang Nomor 7 Tahun 2017"."""
    from kpudocs.peraturan.parser import parse_sitasi
    from kpudocs.peraturan.rujukan import parse_rujukan

    peraturan = parse_sitasi(text).peraturan
    if peraturan is None or peraturan.nomor is None or peraturan.tahun is None:
        return None
    rujukan = parse_rujukan(peraturan.rujukan, loose=True)
    return replace(rujukan, pembentuk=peraturan.pembentuk or "") if rujukan else None


def _whole(sitasi: Sitasi) -> Peraturan:
    """The regulation, if all of it was read and nothing is missing. Raises InvalidInput with what is wrong."""
    from kpudocs.peraturan.dasar_hukum import spell_fields

    faults = [
        Fault(f"{catatan.message} (huruf ke-{catatan.tempat[0] + 1})", "perbaiki rujukannya", code=catatan.code)
        for catatan in sitasi.catatan
        if not catatan.terbaca
    ]
    peraturan = sitasi.peraturan
    if peraturan is not None and not faults:
        for one in (peraturan, *peraturan.diubah):
            lacking = tuple(name for name in one.kekurangan if name not in one.kekurangan_lembaran)
            if lacking:
                faults.append(Fault(f"{one.rujukan}: {spell_fields(lacking)} belum ada", "lengkapi rujukannya"))
            elif one.kekurangan_lembaran and one.jenis != "perpres":
                names = spell_fields(one.kekurangan_lembaran)
                faults.append(Fault(f"{one.rujukan}: {names} belum ada", "tulis dalam kurung sesudah judulnya"))
    if faults or peraturan is None:
        raise InvalidInput(tuple(faults))
    return peraturan


def _refuse_odd(peraturan: Peraturan, registry: Registry, *, force: bool) -> None:
    """Tell what cannot be right about the figures. Raises InvalidInput unless forced."""
    from kpudocs.peraturan.pemeriksaan import find_oddities

    odd = [
        f"{one.rujukan}: {janggal.message}"
        for one in (peraturan, *peraturan.diubah)
        for janggal in find_oddities(one, registry)
    ]
    if odd and not force:
        advice = "periksa pada naskahnya; bila memang demikian, ulangi dengan --force"
        raise InvalidInput(tuple(Fault(text, advice) for text in odd))
    say(*(f"janggal: {text}" for text in odd))


def _named(entri: Entri) -> str:
    """The name with its title, unconfirmed words marked."""
    title = entri.tentang or "(judul belum terverifikasi)"
    mark = " (judul belum terverifikasi)" if entri.tentang and "tentang" in entri.belum_pasti else ""
    return f"{entri.nama} {entri.nomor_dan_tahun} tentang {title}{mark}" if entri.jenis != "uud" else entri.nama


def _status(entri: Entri) -> str:
    unsure = " (belum terverifikasi)" if {"status", "diubah_oleh", "dicabut_oleh"} & {*entri.belum_pasti} else ""
    told = [f"diubah oleh {', '.join(entri.diubah_oleh)}"] if entri.diubah_oleh else []
    told += [f"dicabut oleh {entri.dicabut_oleh}"] if entri.dicabut_oleh else []
    return ("; ".join(told) or (entri.status or "belum terverifikasi")) + unsure


def _citation(entri: Entri, registry: Registry) -> tuple[str, str | None]:
    """How it is cited in full, and None; or "", and what is not confirmed yet."""
    from kpudocs.peraturan.composer import compose_peraturan
    from kpudocs.peraturan.dasar_hukum import spell_fields
    from kpudocs.peraturan.registry import Unconfirmed

    try:
        return compose_peraturan(registry.cite(entri)), None
    except Unconfirmed as error:
        about = "" if error.rujukan == entri.rujukan else f" dari {error.rujukan}"
        return "", f"{spell_fields(error.names)}{about} belum terverifikasi"


def _told(entri: Entri, registry: Registry) -> str:
    from kpudocs.bahasa.tanggal import format_tanggal
    from kpudocs.peraturan.dasar_hukum import spell_fields

    cited, lacking = _citation(entri, registry)
    if lacking is not None:
        cited = f"belum dapat disusun: {lacking}"
    rows = [
        ("Rujukan", entri.rujukan),
        ("Nama", _named(entri)),
        ("Dalam Mengingat", cited),
        ("Status", _status(entri)),
        ("Sumber", "; ".join(entri.sumber)),
        ("Diperiksa", format_tanggal(entri.diperiksa)),
    ]
    if entri.belum_pasti:
        rows.append(("Belum pasti", spell_fields(entri.belum_pasti)))
    return "".join(f"{name + ':':<17}{value}\n" for name, value in rows)


def _as_dict(entri: Entri, registry: Registry) -> dict[str, Any]:
    from kpudocs.peraturan.composer import compose_peraturan
    from kpudocs.peraturan.registry import Unconfirmed

    cited, missing = None, ()
    try:
        cited = compose_peraturan(registry.cite(entri))
    except Unconfirmed as error:
        missing = error.names  # type: ignore[assignment]
    facts = entri.model_dump(mode="json", exclude_none=True)
    return {"rujukan": entri.rujukan, "sitasi": cited, "belum_terverifikasi": list(missing), **facts}
