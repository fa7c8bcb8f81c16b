"""The register as a file: one SQLite database, safe for several people and for a power cut.

Every act is one transaction that begins with the write lock: two who reserve at once wait for each
other, and a process that dies in the middle leaves nothing behind. Nothing is updated or deleted;
the database itself refuses it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from kpudocs.errors import MissingResource, UsageError
from kpudocs.register.entries import START, Aksi, Entry, Number, numbers_of, seal
from kpudocs.register.places import is_on_network

__all__ = ["Book"]

_APPLICATION = 0x4B505552  # "KPUR"
_VERSION = 1
_PATIENCE = 30.0  # seconds to wait for another who writes
_SCHEMA = """
CREATE TABLE entri (
  urut INTEGER PRIMARY KEY AUTOINCREMENT, waktu TEXT NOT NULL,
  aksi TEXT NOT NULL CHECK (aksi IN ('batal', 'impor', 'pesan', 'terbit')),
  jenis TEXT NOT NULL, tahun INTEGER NOT NULL, nomor INTEGER NOT NULL CHECK (nomor > 0),
  rincian TEXT NOT NULL, sebelum TEXT NOT NULL UNIQUE, sidik TEXT NOT NULL UNIQUE) STRICT;
CREATE INDEX entri_nomor ON entri (jenis, tahun, nomor);
CREATE UNIQUE INDEX satu_pesan ON entri (jenis, tahun, nomor) WHERE aksi = 'pesan';
CREATE UNIQUE INDEX satu_terbit ON entri (jenis, tahun, nomor) WHERE aksi = 'terbit';
CREATE UNIQUE INDEX satu_batal ON entri (jenis, tahun, nomor) WHERE aksi = 'batal';
CREATE TRIGGER tidak_diubah BEFORE UPDATE ON entri BEGIN SELECT raise(ABORT, 'register hanya dapat ditambah'); END;
CREATE TRIGGER tidak_dihapus BEFORE DELETE ON entri BEGIN SELECT raise(ABORT, 'register hanya dapat ditambah'); END;
"""
_COLUMNS = "urut, waktu, aksi, jenis, tahun, nomor, rincian, sebelum, sidik"


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


class Book:
    """A register, open for reading and, unless `readonly`, for writing; made where there is none.

    Raises UsageError for a file that is no register, MissingResource where it cannot be opened.
    """

    def __init__(self, path: str | Path, *, readonly: bool = False) -> None:
        self.path = Path(path)
        self.on_network = is_on_network(self.path)
        if readonly and not self.path.exists():
            raise UsageError(f"register {self.path} belum ada; sebut letaknya dengan --register, atau pesan nomor dulu")
        try:
            self._db = self._open(readonly)
        except sqlite3.DatabaseError as error:
            self.close()
            raise self._explain(error) from error
        except BaseException:
            self.close()
            raise

    def _open(self, readonly: bool) -> sqlite3.Connection:
        address = self.path.absolute().as_uri()
        self._db = sqlite3.connect(
            f"{address}?mode={'ro' if readonly else 'rwc'}", uri=True, isolation_level=None, timeout=_PATIENCE
        )
        if readonly:
            try:
                self._check_kind()
            except sqlite3.OperationalError:
                # A disk that can only be read has no place for WAL's index; with no journal left over,
                # nobody writes there, and the file can be read as it is.
                if Path(f"{self.path}-wal").exists():
                    raise
                self._db.close()
                self._db = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True, isolation_level=None)
                self._check_kind()
            return self._db
        if not self._is_empty():
            self._check_kind()  # before anything is changed in a file that may be somebody else's
        self._db.execute(f"PRAGMA synchronous = {'EXTRA' if self.on_network else 'FULL'}")
        self._set_journal()
        with self._writing():
            if self._is_empty():
                for statement in _statements(_SCHEMA):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA application_id = {_APPLICATION}")
                self._db.execute(f"PRAGMA user_version = {_VERSION}")
        self._check_kind()
        return self._db

    def _is_empty(self) -> bool:
        return bool(self._db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0)

    def _set_journal(self) -> None:
        wanted = "delete" if self.on_network else "wal"
        if self._db.execute("PRAGMA journal_mode").fetchone()[0] == wanted:
            return
        with suppress(sqlite3.OperationalError):  # another process is just doing so, or it has the file open
            self._db.execute(f"PRAGMA journal_mode = {wanted}")

    def _check_kind(self) -> None:
        kind = self._db.execute("PRAGMA application_id").fetchone()[0]
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if kind != _APPLICATION:
            raise UsageError(f"{self.path} bukan register kpudocs; sebut berkas lain dengan --register")
        if version > _VERSION:
            raise UsageError(f"{self.path} dibuat oleh kpudocs yang lebih baru; perbarui kpudocs")

    def _explain(self, error: sqlite3.Error) -> MissingResource | UsageError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_NOTADB or code == sqlite3.SQLITE_CORRUPT:
            return UsageError(f"{self.path} bukan register kpudocs, atau rusak; pulihkan dari cadangan")
        reasons = {
            sqlite3.SQLITE_FULL: "ruang disk habis",
            sqlite3.SQLITE_IOERR: "disk tidak dapat ditulis atau dibaca",
            sqlite3.SQLITE_READONLY: "hanya dapat dibaca",
            sqlite3.SQLITE_CANTOPEN: "tidak dapat dibuka; periksa folder dan izinnya",
            sqlite3.SQLITE_PERM: "tidak diizinkan",
            sqlite3.SQLITE_BUSY: "sedang dipakai orang lain; ulangi sebentar lagi",
            sqlite3.SQLITE_LOCKED: "sedang dipakai orang lain; ulangi sebentar lagi",
        }
        return MissingResource(f"register {self.path}: {reasons.get(code, str(error))}; tidak ada yang dicatat")

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        db = getattr(self, "_db", None)
        if db is not None:
            with suppress(sqlite3.Error):
                db.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """All or nothing, and nobody else meanwhile. Raises MissingResource."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            raise self._explain(error) from error
        finally:
            with suppress(sqlite3.Error):
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    def _add(self, aksi: Aksi, jenis: str, tahun: int, nomor: int, rincian: Mapping[str, Any]) -> Entry:
        """Add an entry; within `_writing`."""
        last = self._db.execute("SELECT urut, sidik FROM entri ORDER BY urut DESC LIMIT 1").fetchone()
        seq = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entri'").fetchone()
        urut = max(last[0] if last else 0, seq[0] if seq else 0) + 1
        sebelum = last[1] if last else START
        waktu, told = _now(), {name: value for name, value in sorted(rincian.items()) if value}
        sidik = seal(urut, waktu, aksi, jenis, tahun, nomor, told, sebelum)
        text = json.dumps(told, ensure_ascii=False, sort_keys=True)
        self._db.execute(
            f"INSERT INTO entri ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own column names
            (urut, waktu, str(aksi), jenis, tahun, nomor, text, sebelum, sidik),
        )
        return Entry(urut, waktu, str(aksi), jenis, tahun, nomor, told, sebelum, sidik)

    def reserve(self, jenis: str, tahun: int, *, count: int = 1, **rincian: Any) -> list[Entry]:
        """Take the next numbers of a kind and a year; nobody else gets them, whatever happens after.

        `rincian` are tentang, oleh, lembaga. Raises MissingResource: then none was taken.
        """
        with self._writing():
            return [self._reserve(jenis, tahun, rincian) for _ in range(count)]

    def _reserve(self, jenis: str, tahun: int, rincian: Mapping[str, Any]) -> Entry:
        last = self._db.execute(
            "SELECT coalesce(max(nomor), 0) FROM entri WHERE jenis = ? AND tahun = ?", (jenis, tahun)
        ).fetchone()[0]
        return self._add(Aksi.PESAN, jenis, tahun, last + 1, rincian)

    def reserve_for(self, jenis: str, tahun: int, berkas: str, tentang: str, **rincian: Any) -> tuple[Entry, bool]:
        """The number of a decree's file: the one it has already, or the next; and whether it is new.

        So a build that failed, or was killed, finds its number again: none is lost, none given twice.
        Raises UsageError when the file holds a number that is reserved under another title.
        """
        with self._writing():
            known = [
                number
                for number in numbers_of(self._entries("jenis = ? AND tahun = ?", (jenis, tahun)))
                if number.rincian.get("berkas_isian") == berkas and number.keadaan != "batal"
            ]
            same = [number for number in known if number.rincian.get("tentang") == tentang]
            if same:
                return same[-1].entries[0], False
            waiting = [number for number in known if number.keadaan == "dipesan"]
            if waiting:
                nomor, judul = waiting[-1].nomor, waiting[-1].rincian.get("tentang", "")
                raise UsageError(
                    f'nomor {nomor} tahun {tahun} sudah dipesan untuk berkas ini, dengan judul "{judul}"; bila '
                    f"keputusannya sama, tulis nomor: {nomor} dalam berkas isian; bila lain, batalkan dulu: "
                    f'kpudocs register cancel {nomor}/{tahun} --alasan "…"'
                )
            facts = {**rincian, "berkas_isian": berkas, "tentang": tentang}
            return self._reserve(jenis, tahun, facts), True

    def issue(self, jenis: str, tahun: int, nomor: int, files: Sequence[Mapping[str, Any]], **rincian: Any) -> Entry:
        """Note that a number is signed: `files` with nama, sha256, ukuran are what was signed.

        Raises UsageError where the number is not reserved, cancelled, or issued already.
        """
        with self._writing():
            number = self._number(jenis, tahun, nomor)
            if number.keadaan == "batal":
                raise UsageError(f"nomor {nomor} tahun {tahun} sudah dibatalkan; pesan nomor lain")
            if any(entry.aksi == Aksi.TERBIT for entry in number.entries):
                raise UsageError(f"nomor {nomor} tahun {tahun} sudah terbit; setiap nomor terbit satu kali")
            return self._add(Aksi.TERBIT, jenis, tahun, nomor, {**rincian, "berkas": list(map(dict, files))})

    def cancel(self, jenis: str, tahun: int, nomor: int, alasan: str, **rincian: Any) -> Entry:
        """Note that a number will not be used, and why. It is never given again. Raises UsageError."""
        if not alasan.strip():
            raise UsageError("--alasan: belum disebut; nomor hanya dibatalkan dengan alasan")
        with self._writing():
            if self._number(jenis, tahun, nomor).keadaan == "batal":
                raise UsageError(f"nomor {nomor} tahun {tahun} sudah dibatalkan")
            return self._add(Aksi.BATAL, jenis, tahun, nomor, {**rincian, "alasan": alasan.strip()})

    def import_numbers(self, numbers: Sequence[tuple[str, int, int, Mapping[str, Any]]]) -> None:
        """Add numbers of an older register: jenis, tahun, nomor, rincian; all or none. Raises MissingResource."""
        with self._writing():
            for jenis, tahun, nomor, rincian in numbers:
                self._add(Aksi.IMPOR, jenis, tahun, nomor, rincian)

    def _number(self, jenis: str, tahun: int, nomor: int) -> Number:
        found = numbers_of(self._entries("jenis = ? AND tahun = ? AND nomor = ?", (jenis, tahun, nomor)))
        if not found:
            raise UsageError(
                f"nomor {nomor} tahun {tahun} ({jenis}) belum ada dalam register; periksa nomor, tahun, dan --jenis"
            )
        return found[0]

    def _entries(self, where: str = "1", values: Sequence[Any] = ()) -> Iterator[Entry]:
        query = f"SELECT {_COLUMNS} FROM entri WHERE {where} ORDER BY urut"  # noqa: S608 - our own words
        for row in self._db.execute(query, values):
            try:
                rincian = json.loads(row[6])
            except ValueError:
                rincian = {}
            told = rincian if isinstance(rincian, dict) else {}
            yield Entry(row[0], row[1], row[2], row[3], row[4], row[5], told, row[7], row[8])

    def entries(self) -> Iterator[Entry]:
        """Every entry, in the order in which they were written. Raises MissingResource."""
        try:
            yield from self._entries()
        except sqlite3.DatabaseError as error:
            raise self._explain(error) from error

    def numbers(self) -> list[Number]:
        """Every number, by kind, year and number."""
        return numbers_of(self.entries())

    def last_place(self) -> int:
        """The place of the last entry that was ever written."""
        row = self._db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entri'").fetchone()
        return int(row[0]) if row else 0


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, one at a time, so that they share a transaction."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
