"""From a naskah and its rows, or a folder of files, to a plan of what is to be made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from kpudocs import __version__
from kpudocs.batch.kit import Kit
from kpudocs.batch.manifest import Manifest, Planned
from kpudocs.batch.merge import join_outputs, refuse_foreign
from kpudocs.batch.names import FOLDER_PATTERN, TABLE_PATTERN, Pattern, name_key
from kpudocs.batch.run import OnProgress, Summary, doubt_changed, execute, manifest_path
from kpudocs.batch.stores import open_store
from kpudocs.errors import Fault, InvalidInput, UsageError
from kpudocs.keputusan import NAMA_VARIABEL
from kpudocs.loaders import read_bytes, yaml
from kpudocs.loaders.columns import Columns, fill, names_used, resolve
from kpudocs.loaders.dari import pulled_workbooks, take_workbooks
from kpudocs.loaders.filled import attach
from kpudocs.loaders.peraturan import find_record, load_registry
from kpudocs.loaders.source import Places
from kpudocs.output import make_folder
from kpudocs.tables import Row, Table, open_table

__all__ = ["Batch", "run_batch"]

_MAX_TOLD = 50  # faults of a table that are told before anything is made
_DIGITS = 5
_FORM = 2
"""Which files a decree has; another number, and an earlier run's decrees are made anew."""

Entry = tuple[str, str, str, str, Any]
"""Row, name, what names are compared by, key, facts: what a manifest plans."""


@dataclass(frozen=True)
class Batch:
    """What is asked for: a naskah with a table, or a folder of naskah; where to, as what.

    `out` is a folder or an address that fsspec knows; `name` a pattern (`kpudocs.batch.names`).
    """

    naskah: Path
    data: Path | None = None
    out: str = "hasil"
    ragam: tuple[str, ...] = ("asli", "salinan")
    formats: tuple[str, ...] = ("docx", "pdf")
    untuk: tuple[str, ...] = ()
    """Whom excerpts (petikan) are for, as `kpudocs build --untuk` takes it; may hold variables."""
    name: str | None = None
    sheet: str | None = None
    moment: datetime | None = None
    templates: Path | None = None
    resume: bool = False
    force: bool = False
    check: bool = True
    """Whether what the gravest rules find is refused, as `kpudocs build` does."""
    merge: str | None = None
    """A file, by its path or address, in which all PDFs are joined once nothing is left to be made."""


@dataclass
class _Reading:
    """What was learnt while the data were read."""

    kit: Kit
    places: Places | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    faults: list[Fault] = field(default_factory=list)


def run_batch(
    naskah: str | Path,
    data: str | Path | None = None,
    out: str | Path = "hasil",
    *,
    workers: int | None = None,
    executor: str | Executor | None = None,
    on_progress: OnProgress | None = None,
    on_plan: Callable[[tuple[str, ...], int], None] | None = None,
    should_stop: Callable[[], bool] = lambda: False,
    **options: Any,
) -> Summary:
    """Make the decrees of a table's rows, or of a folder's files; `options` are those of `Batch`.

    A decree that fails does not stop the others: it is told in `laporan.jsonl`. `on_plan` is told
    the columns that fill nothing and how many decrees there are. Raises InvalidInput when the
    naskah or the table as a whole cannot be used, with nothing made; UsageError when names are not
    unique or `out` holds an earlier run and neither `resume` nor `force` is set; MissingResource
    and InvalidTemplate when nothing more can be made.
    """
    batch = Batch(Path(naskah), None if data is None else Path(data), str(out), **options)
    if batch.merge is not None and "pdf" not in batch.formats:
        raise UsageError("--merge menggabungkan PDF; sertakan pdf pada --format")
    path = manifest_path(batch.out, batch.data or batch.naskah)
    with _opened(batch) as (reading, entries):
        make_folder(path.parent)
        with Manifest(path) as manifest:
            if batch.force and not batch.resume:
                manifest.forget()
            elif not batch.resume and not manifest.is_new():
                raise UsageError(
                    f"{batch.out} sudah memuat hasil batch; teruskan dengan --resume, mulai lagi dari awal dengan "
                    "--force, atau pakai --out lain"
                )
            open_store(batch.out).tidy()
            if batch.merge is not None:
                refuse_foreign(manifest, batch.merge, force=batch.force)
            manifest.plan(entries)
            _refuse(reading, manifest)
            planned = manifest.count()[0]
            if on_plan is not None:
                on_plan(reading.unused, planned)
            if batch.resume:
                doubt_changed(manifest, batch.out)
            summary = execute(
                reading.kit,
                manifest,
                _locator(reading, batch),
                workers=workers,
                executor=executor,
                on_progress=on_progress,
                should_stop=should_stop,
            )
            if batch.merge is None or summary.made + summary.failed < summary.planned:
                return summary
            store = open_store(batch.out)
            joined = join_outputs(manifest, store, batch.merge, force=batch.force, should_stop=should_stop)
            return replace(summary, joined=joined)


def _refuse(reading: _Reading, manifest: Manifest) -> None:
    """Refuse a table with rows that cannot be read, or names that are not unique, before anything is made."""
    faults = reading.faults
    for first, later, name in manifest.twins():
        what = f'namanya akan sama dengan {first}: "{name}"'
        faults.append(Fault(what, "ubah --name agar setiap keputusan bernama lain", file=later, code="nama_ganda"))
        if len(faults) > _MAX_TOLD:
            break
    if not faults and not manifest.count()[0]:
        faults.append(Fault("tidak ada keputusan yang dapat dibuat", "isi datanya", code="tabel_kosong"))
    if faults:
        told, rest = faults[:_MAX_TOLD], len(faults) - _MAX_TOLD
        if rest > 0:
            told.append(Fault("masih ada kesalahan lain", "perbaiki dulu yang di atas", code="terlalu_banyak"))
        raise InvalidInput(tuple(told))


@contextmanager
def _opened(batch: Batch) -> Iterator[tuple[_Reading, Iterator[Entry]]]:
    kit = Kit(
        batch.out,
        batch.ragam,
        batch.formats,
        batch.moment,
        batch.force,
        templates=_read_folder(batch.templates) if batch.templates else (),
        check=batch.check,
        untuk=batch.untuk,
    )
    if batch.data is None:
        if not batch.naskah.is_dir():
            raise UsageError(f"{batch.naskah} bukan folder; sebut juga berkas datanya (.csv, .xlsx, atau .jsonl)")
        reading = _Reading(kit)
        yield reading, _folder_entries(batch, reading)
        return
    raw = read_bytes(batch.naskah)
    parsed = yaml.parse(raw, str(batch.naskah))
    if not isinstance(parsed.data, dict) and not parsed.faults:
        parsed.faults.append(
            Fault("berkas kosong", 'mulai dari "kpudocs new"', code="berkas_kosong").at(str(batch.naskah), 1, 1)
        )
    if parsed.faults:
        raise InvalidInput(tuple(parsed.faults))
    with open_table(batch.data, batch.sheet) as table:
        used = dict(names_used(parsed.data))
        own = parsed.data.get("variabel")
        own = own if isinstance(own, dict) else {}
        columns = resolve(table.headers, frozenset(used), f"{table.name}", own=own)
        books: tuple[Path, ...] = ()
        if not any(loc[-1] == "dari" for loc in columns.locs.values()):
            books = pulled_workbooks(parsed.data, batch.naskah.parent)
            faults = take_workbooks(parsed.data, batch.naskah.parent, parsed.places)
            if faults:
                raise InvalidInput(tuple(faults))
        if table.fixed:
            _refuse_unfilled(used, own, columns, parsed.places, table)
        kit = replace(
            kit,
            naskah=parsed.data,
            raw=raw,
            name=str(batch.naskah),
            data=str(batch.data.absolute()),
            sheet=batch.sheet or "",
            pulled=tuple(_pulled(parsed.data, batch.naskah.absolute().parent, books)),
            registry=load_registry(batch.naskah.parent) if find_record(batch.naskah.parent) else None,
            columns=columns,
            used=tuple(sorted(used)),
            folder=str(batch.naskah.absolute().parent),
            files=_logo(parsed.data, batch.naskah.parent),
        )
        reading = _Reading(kit, parsed.places, table.headers, columns.unused)
        yield reading, _table_entries(batch, reading, table)


def _pulled(data: Mapping[str, Any], folder: Path, books: Iterable[Path]) -> Iterator[tuple[str, int, str]]:
    """The files that the naskah pulls in: the logo, the record of regulations, the workbooks of its lampirans."""
    from kpudocs.receipts.making import way_to

    profil = data.get("profil")
    logo = profil.get("logo") if isinstance(profil, dict) else None
    for path in (folder / logo if isinstance(logo, str) else None, find_record(folder), *books):
        if path is None:
            continue
        try:
            content = path.read_bytes()
        except (OSError, ValueError):
            continue  # whoever makes the decree tells it
        yield way_to(path, folder) or path.name, len(content), hashlib.sha256(content).hexdigest()


def _read_folder(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """The templates in a folder, by their paths."""
    return tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted(folder.rglob("*.docx")))


def _logo(data: Mapping[str, Any], folder: Path) -> tuple[tuple[str, bytes], ...]:
    """The logo of the naskah, sent along; one that cannot be sent is looked for where the worker is."""
    profil = data.get("profil")
    name = profil.get("logo") if isinstance(profil, dict) else None
    if not isinstance(name, str) or Path(name).is_absolute() or ".." in Path(name).parts:
        return ()
    try:
        return ((Path(name).as_posix(), (folder / name).read_bytes()),)
    except OSError:
        return ()  # the model tells it


def _refuse_unfilled(
    used: dict[str, Any], own: Mapping[str, Any], columns: Columns, places: Places, table: Table
) -> None:
    """Refuse a naskah that uses a variable which neither it nor the table gives a value."""
    given = {*NAMA_VARIABEL, *own, *(str(loc[1]) for loc in columns.locs.values() if loc[0] == "variabel")}
    faults = [
        places.locate(
            Fault(
                f"variabel ${{{name}}} tidak diisi oleh kolom mana pun",
                f'tambahkan kolom "{name}" pada data, atau nilai bawaan pada variabel',
                loc,
                code="variabel_tanpa_kolom",
            )
        )
        for name, loc in used.items()
        if name not in given
    ]
    if faults:
        named = ", ".join(f'"{name}"' for name in table.headers)
        what = f"baris ini dibaca sebagai nama kolom: {named}"
        advice = "bila ini judul tabel, hapus agar nama kolom menjadi baris pertama yang berisi"
        faults.append(Fault(what, advice, file=f"{table.name} baris {table.header_row}", code="baris_nama_kolom"))
        raise InvalidInput(tuple(faults))


def _key(packed: bytes, facts: str) -> str:
    return hashlib.sha256(packed + facts.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _fingerprint(kit: Kit) -> bytes:
    """What decrees are made from beside their rows; where they go to and whether by force do not matter."""
    common: list[Any] = [_FORM, __version__, kit.ragam, kit.formats, kit.untuk, str(kit.moment)]
    common += [hashlib.sha256(kit.raw).hexdigest(), kit.naskah, kit.pulled, repr(kit.registry)]
    common += [[name, hashlib.sha256(content).hexdigest()] for name, content in (*kit.templates, *kit.files)]
    return hashlib.sha256(json.dumps(common, ensure_ascii=False).encode("utf-8", "surrogateescape")).digest()


def _table_entries(batch: Batch, reading: _Reading, table: Table) -> Iterator[Entry]:
    kit = reading.kit
    naskah = kit.naskah or {}
    pattern = Pattern(TABLE_PATTERN if batch.name is None else batch.name)
    fingerprint = _fingerprint(kit)
    columns = kit.columns
    small = {name: naskah[name] for name in ("variabel", "lembaga", "nomor", "tahun", "tentang", "penetapan")
             if name in naskah}  # fmt: skip
    quick = Columns({header: loc for header, loc in columns.locs.items() if loc[0] in (*small, "nomor", "tahun")})
    for row in table.rows:
        label = f"{table.name} baris {row.number}"
        if row.faults:
            reading.faults += row.faults
            if len(reading.faults) > _MAX_TOLD:
                return
            continue
        if not table.fixed:
            columns = quick = _own_columns(row, kit, label, reading)
        values = {header: _attach(row.values[header], batch, loc, label, reading)
                  for header, loc in columns.locs.items() if header in row.values}  # fmt: skip
        data, _ = fill(small, quick, values, frozenset())
        given = {str(loc[-1]): str(values[header]) for header, loc in columns.locs.items() if header in values}
        given |= {header: str(row.values[header]) for header in columns.unused if header in row.values}
        given |= {"baris": f"{row.number:0{_DIGITS}d}", "berkas": batch.naskah.stem}
        try:
            name = pattern.name(data, given)
        except KeyError as error:
            advice = "isi selnya, atau ubah --name"
            what = f'"{error.args[0]}" dipakai pada nama berkas, tetapi kosong'
            reading.faults.append(Fault(what, advice, file=label, code="nama_kosong"))
            continue
        pointed = [_content_of(batch.naskah.parent / str(values[header])) for header, loc in columns.locs.items()
                   if loc[-1] == "dari" and values.get(header)]  # fmt: skip
        facts = json.dumps([values, pointed], ensure_ascii=False, sort_keys=True)
        yield label, name, name_key(name), _key(fingerprint, facts), [row.number, values]


def _content_of(path: Path) -> str:
    """The hash of a workbook that a row points at, so that a change of it is one of the row."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return ""  # whoever makes the decree tells it


def _own_columns(row: Row, kit: Kit, label: str, reading: _Reading) -> Columns:
    """The columns of a row that has its own, checked against those of the rows before it."""
    known = kit.columns.locs
    if row.values.keys() <= known.keys():
        return Columns({header: loc for header, loc in known.items() if header in row.values})
    try:
        found = resolve(row.values, frozenset(kit.used), label)
    except InvalidInput as error:
        reading.faults += error.faults
        return Columns({})
    known.update(found.locs)
    return found


def _attach(value: Any, batch: Batch, loc: tuple[int | str, ...], label: str, reading: _Reading) -> Any:
    """A value, with the text of the file that its cell names."""
    try:
        return value if batch.data is None else attach(value, loc, batch.data.parent)
    except (OSError, ValueError):
        what = f'berkas "{value[1:]}" tidak ditemukan atau tidak terbaca'
        advice = "tulis letaknya dari folder berkas data, di dalam folder itu, dan simpan sebagai UTF-8"
        reading.faults.append(Fault(what, advice, file=label, code="berkas_sel"))
        return None


def _folder_entries(batch: Batch, reading: _Reading) -> Iterator[Entry]:
    pattern = Pattern(FOLDER_PATTERN if batch.name is None else batch.name)
    fingerprint = _fingerprint(reading.kit)
    found = (path for path in batch.naskah.rglob("*") if path.suffix.lower() in (".yaml", ".yml") and path.is_file())
    for number, path in enumerate(sorted(found), 1):
        text = read_bytes(path).decode("utf-8", "surrogateescape")
        data: Any = {}
        if pattern.used - {"baris", "berkas"}:
            data = yaml.parse(text.encode("utf-8", "surrogateescape"), str(path)).data
        stem = path.relative_to(batch.naskah).with_suffix("").as_posix().replace("/", "-")
        given = {"baris": f"{number:0{_DIGITS}d}", "berkas": stem}
        try:
            name = pattern.name(data if isinstance(data, dict) else {}, given)
        except KeyError as error:
            what = f'"{error.args[0]}" dipakai pada nama berkas, tetapi tidak ada di sini'
            reading.faults.append(Fault(what, "isi, atau ubah --name", file=str(path), code="nama_kosong"))
            continue
        yield str(path), name, name_key(name), _key(fingerprint, text), [str(path.absolute()), text]


def _locator(reading: _Reading, batch: Batch) -> Callable[[Planned, Fault], Fault]:
    """Faults with their place: the cell that holds them, else the naskah's line, else the row."""

    def locate(planned: Planned, fault: Fault) -> Fault:
        if fault.line:  # a decree's own file
            return replace(fault, file=planned.row)
        if fault.file:
            return replace(fault, file=f"{planned.row}, {fault.file}")
        header = reading.kit.columns.header_at(fault.loc) if fault.loc else ""
        if header or not fault.loc or reading.places is None:
            where = reading.headers.get(header, header)
            return replace(fault, file=f"{planned.row}, {where}" if where else planned.row)
        found = reading.places.locate(fault)
        return replace(found, file=f"{planned.row}, {batch.naskah}")

    return locate
