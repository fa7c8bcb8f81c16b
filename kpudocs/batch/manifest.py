"""The memory of a batch: what is to be made, and what was made, in one SQLite file.

A run that was killed finds here where it stopped. Each change is one transaction, so the file
never holds half of one; only one run at a time can hold it. Rows wait here too, so that a run's
memory does not grow with them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from kpudocs.errors import Fault, MissingResource, UsageError

__all__ = ["Made", "Manifest", "Planned"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS made (
  name TEXT PRIMARY KEY, key TEXT NOT NULL, files TEXT NOT NULL, faults TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS joined (
  path TEXT PRIMARY KEY, parts TEXT NOT NULL, known TEXT NOT NULL) WITHOUT ROWID;
DROP TABLE IF EXISTS plan;
CREATE TABLE plan (
  place INTEGER PRIMARY KEY, row TEXT NOT NULL, name TEXT NOT NULL, alike TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL, facts TEXT NOT NULL);
"""
_VERSION = 1
_PAGE = 256


@dataclass(frozen=True, slots=True)
class Planned:
    """A decree to be made: its place in the data, its row for messages, and all it is made from."""

    place: int
    row: str
    name: str
    key: str
    facts: Any
    before: dict[str, str]
    """Files that an earlier run made under this name, with their sha256."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a decree: its files with sha256 and size, or what was wrong."""

    place: int
    row: str
    name: str
    files: dict[str, tuple[str, int]]
    faults: tuple[dict[str, Any], ...]


def _fields(fault: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fault.items() if name != "path"} | {"loc": tuple(fault["loc"])}


class Manifest:
    """A batch's record, held for one run.

    Raises UsageError when another run holds it or it is of a later kpudocs, MissingResource when
    the disk does not take it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._db = sqlite3.connect(path, isolation_level=None, timeout=0)
            # One holder, and no shared memory: so the journal is safe on a network's disk too.
            self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("BEGIN EXCLUSIVE")
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version > _VERSION:
                raise UsageError(f"{path} dibuat oleh kpudocs yang lebih baru; perbarui kpudocs, atau pakai --out lain")
            self._db.execute("COMMIT")
            self._db.executescript(_SCHEMA + f"PRAGMA user_version = {_VERSION};")
        except sqlite3.OperationalError as error:
            self.close()
            if "locked" in str(error):
                raise UsageError(f"batch lain sedang berjalan di {path.parent.parent}; tunggu sampai selesai") from None
            raise self._unwritable(error) from error
        except sqlite3.DatabaseError as error:
            self.close()
            raise UsageError(f"catatan batch {path} rusak ({error}); pindahkan berkas itu, lalu ulangi") from None
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Manifest:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        db = getattr(self, "_db", None)
        if db is not None:
            with suppress(sqlite3.Error):
                db.close()

    def _unwritable(self, error: sqlite3.Error) -> MissingResource:
        full = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL
        reason = "ruang disk habis" if full else "folder hasil tidak dapat ditulis"
        return MissingResource(f"catatan batch {self.path} tidak dapat ditulis ({reason}: {error})")

    def plan(self, decrees: Iterable[tuple[str, str, str, str, Any]]) -> None:
        """Note what is to be made: row, name, what names are compared by, key, facts; all or nothing.

        A name that an earlier row has is left out of the plan; `twins` tells both.
        """
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS twin (row TEXT, name TEXT, alike TEXT)")
        self._db.execute("DELETE FROM twin")
        try:
            self._db.execute("BEGIN")
            for place, (row, name, alike, key, facts) in enumerate(decrees):
                found = self._db.execute(
                    "INSERT OR IGNORE INTO plan VALUES (?, ?, ?, ?, ?, ?)",
                    (place, row, name, alike, key, json.dumps(facts, ensure_ascii=False)),
                )
                if not found.rowcount:
                    self._db.execute("INSERT INTO twin VALUES (?, ?, ?)", (row, name, alike))
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise self._unwritable(error) from error
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def twins(self) -> Iterator[tuple[str, str, str]]:
        """Two rows with one name: the first row, the later one, the name."""
        yield from self._db.execute(
            "SELECT plan.row, twin.row, twin.name FROM twin JOIN plan ON plan.alike = twin.alike ORDER BY twin.rowid"
        )

    def pending(self) -> Iterator[Planned]:
        """What is not made yet, or was made from other facts, in the order of the data."""
        last = -1
        while True:
            page = self._db.execute(
                "SELECT place, row, plan.name, plan.key, facts, coalesce(made.files, '{}') FROM plan "
                "LEFT JOIN made ON made.name = plan.name "
                "WHERE place > ? AND (made.key IS NULL OR made.key != plan.key OR made.faults != '[]') "
                "ORDER BY place LIMIT ?",
                (last, _PAGE),
            ).fetchall()
            for place, row, name, key, facts, files in page:
                before = {file: digest for file, (digest, _) in json.loads(files).items()}
                yield Planned(place, row, name, key, json.loads(facts), before)
            if len(page) < _PAGE:
                return
            last = page[-1][0]

    def note(self, name: str, key: str, files: dict[str, tuple[str, int]], faults: list[dict[str, Any]]) -> None:
        """Note what became of a decree. Files of an earlier run stay known as ours."""
        old = self._db.execute("SELECT files FROM made WHERE name = ?", (name,)).fetchone()
        known = json.loads(old[0]) if old else {}
        told = json.dumps({**known, **files} if faults else files), json.dumps(faults, ensure_ascii=False)
        self._db.execute("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", (name, key, *told))

    def doubt(self, names: Iterable[str]) -> None:
        """Note that files of these decrees are not as they were made: they are to be made again."""
        self._db.executemany("UPDATE made SET key = '' WHERE name = ?", ((name,) for name in names))

    def joined(self, path: str) -> tuple[str, list[tuple[str, int]]]:
        """Of a file that PDFs were joined in: what went into it; sha256 and size of it and of the one before it."""
        found = self._db.execute("SELECT parts, known FROM joined WHERE path = ?", (path,)).fetchone()
        return ("", []) if found is None else (found[0], [(digest, size) for digest, size in json.loads(found[1])])

    def note_joined(self, path: str, parts: str, digest: str, size: int) -> None:
        """Note a joined file as ours, before it takes the place of the one that is there."""
        known = [(digest, size), *self.joined(path)[1]][:2]
        self._db.execute("INSERT OR REPLACE INTO joined VALUES (?, ?, ?)", (path, parts, json.dumps(known)))

    def begin(self) -> None:
        """Start a transaction of notes."""
        self._db.execute("BEGIN")

    def commit(self) -> None:
        """End it: from now on its notes are kept whatever happens. Raises MissingResource."""
        try:
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise self._unwritable(error) from error

    def results(self) -> Iterator[Made]:
        """What became of every decree of the plan that was tried, in the order of the data."""
        rows = self._db.execute(
            "SELECT place, row, plan.name, files, faults FROM plan "
            "JOIN made ON made.name = plan.name AND made.key = plan.key ORDER BY place"
        )
        for place, row, name, files, faults in rows:
            yield Made(place, row, name, {k: tuple(v) for k, v in json.loads(files).items()}, tuple(json.loads(faults)))

    def failures(self, most: int) -> tuple[Fault, ...]:
        """The first faults of what failed, in the order of the data."""
        faults = (Fault(**_fields(fault)) for made in self.results() for fault in made.faults)
        return tuple(islice(faults, most))

    def count(self) -> tuple[int, int, int]:
        """How many decrees are planned, made and failed."""
        planned = self._db.execute("SELECT count(*) FROM plan").fetchone()[0]
        made, failed = self._db.execute(
            "SELECT coalesce(sum(faults = '[]'), 0), coalesce(sum(faults != '[]'), 0) FROM plan "
            "JOIN made ON made.name = plan.name AND made.key = plan.key"
        ).fetchone()
        return planned, made, failed

    def is_new(self) -> bool:
        """Whether no run has made anything here."""
        return bool(self._db.execute("SELECT NOT EXISTS (SELECT 1 FROM made)").fetchone()[0])

    def forget(self) -> None:
        """Forget every earlier run, but not which joined files are ours."""
        self._db.execute("DELETE FROM made")

    def strangers(self) -> int:
        """How many decrees of earlier runs are no longer in the data."""
        return int(
            self._db.execute("SELECT count(*) FROM made WHERE name NOT IN (SELECT name FROM plan)").fetchone()[0]
        )
