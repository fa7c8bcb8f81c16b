"""Files on disk: written whole or not at all, and never over somebody else's work."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import takewhile
from pathlib import Path

from kpudocs.errors import FileExists, MissingResource, explain_os_error

__all__ = ["OutputFolder", "make_folder", "write_whole"]

_RECORD = ".kpudocs.json"


def make_folder(folder: Path) -> list[Path]:
    """Make a folder with those around it; returned are those that were not there, the innermost first.

    Raises MissingResource.
    """
    new = list(takewhile(lambda one: not os.path.lexists(one), (folder, *folder.parents)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = explain_os_error(error)
        raise MissingResource(f"folder {folder} tidak dapat dibuat ({reason}); pilih folder lain") from error
    return new


def write_whole(path: str | os.PathLike[str], content: bytes) -> None:
    """Write a file under a temporary name in its folder, then rename it.

    Whatever happens, the path holds the old content or the new one. Raises MissingResource when
    the folder cannot be written.
    """
    path = Path(path)
    temporary = ""
    try:
        temporary = _stage(path, content)
        os.replace(temporary, path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        _remove(temporary)


def _stage(path: Path, content: bytes) -> str:
    """Write the content on disk beside `path`, and return the temporary name."""
    temporary = ""
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=".kpudocs.", suffix=".tmp")
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _like_a_new_file(temporary)
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _remove(temporary: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(temporary)


def _unwritable(path: Path, error: OSError) -> MissingResource:
    advice = "tutup berkas itu bila sedang terbuka, periksa izin folder dan ruang disk"
    return MissingResource(f"berkas {path} tidak dapat ditulis ({explain_os_error(error)}); {advice}")


def _like_a_new_file(path: str) -> None:
    """Give a temporary file, which is private, the permissions that any new file has."""
    umask = os.umask(0)
    os.umask(umask)
    os.chmod(path, 0o666 & ~umask)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _unwritable(path, error) from error


def _refuse(foreign: list[Path]) -> None:
    if foreign:
        names = ", ".join(map(str, foreign))
        raise FileExists(
            f"sudah ada dan bukan buatan kpudocs, atau sudah diubah: {names}; "
            "pindahkan dulu, pakai --out folder lain, atau pakai --force untuk menimpanya"
        )


class OutputFolder:
    """A folder for what kpudocs makes.

    A small record (`.kpudocs.json`) keeps the hash of each file made here, and of the one that it
    replaced, so that a file which kpudocs did not make, or which somebody has changed since, is not
    written over. It is written before the files get their names: a run that is killed between
    them leaves nothing that the next one would take for somebody else's.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)
        self._made, self._replaced = self._read_record()

    def _read_record(self) -> tuple[dict[str, str], dict[str, str]]:
        path = self.folder / _RECORD
        try:
            if not path.is_file():
                return {}, {}  # none, or something that would never end
            record = json.loads(path.read_text(encoding="utf-8"))
            tables = record["berkas"], record.get("sebelumnya", {})
        except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
            return {}, {}  # no record, or a spoilt one: then every file counts as somebody else's
        made, replaced = (
            {str(name): str(digest) for name, digest in table.items()} if isinstance(table, dict) else {}
            for table in tables
        )
        return made, replaced

    def write(self, files: Mapping[str, bytes] | Iterable[tuple[str, bytes]], *, force: bool = False) -> list[Path]:
        """Write all files, or none if one of them is in the way; they get their names in the order given.

        Files may come one after another, each made when it is asked for: none is kept in memory. Raises FileExists
        unless `force`, and MissingResource when the folder cannot be written.
        """
        made = make_folder(self.folder)
        try:
            return self._write_all(files.items() if isinstance(files, Mapping) else files, force=force)
        except BaseException:
            for folder in made:
                with suppress(OSError):
                    folder.rmdir()
            raise

    def _write_all(self, files: Iterable[tuple[str, bytes]], *, force: bool) -> list[Path]:
        """Put every file on disk under a temporary name first, so that a full disk leaves nothing."""
        staged: dict[str, str] = {}
        digests: dict[str, str] = {}
        foreign: list[Path] = []
        try:
            for name, content in files:
                self._refuse_obstacle(name)
                if not force and self._is_foreign(name):
                    foreign.append(self.folder / name)
                elif not foreign:
                    _remove(staged.pop(name, ""))
                    with _told(self.folder / name):
                        staged[name] = _stage(self.folder / name, content)
                    digests[name] = hashlib.sha256(content).hexdigest()
            _refuse(foreign)
            self._refuse_obstacle(_RECORD)
            self._note(digests)
            for name, temporary in staged.items():
                with _told(self.folder / name):
                    os.replace(temporary, self.folder / name)
        finally:
            for temporary in staged.values():
                _remove(temporary)
        return [self.folder / name for name in staged]

    def _note(self, digests: dict[str, str]) -> None:
        """Write the record of what is about to get its name."""
        for name, digest in digests.items():
            old = self._made.get(name, digest)
            if old != digest:
                self._replaced[name] = old
        self._made |= digests
        record: dict[str, object] = {"dibuat_oleh": "kpudocs", "berkas": dict(sorted(self._made.items()))}
        if self._replaced:
            record["sebelumnya"] = dict(sorted(self._replaced.items()))
        write_whole(self.folder / _RECORD, (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode())

    def _refuse_obstacle(self, name: str) -> None:
        """Refuse, before anything gets its name, a name that no file can take: that of a folder, a pipe, a device."""
        path = self.folder / name
        try:
            mode = path.lstat().st_mode
        except OSError:
            return  # not there; or what keeps us from looking keeps us from writing
        if not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
            what = "sebuah folder" if stat.S_ISDIR(mode) else "sesuatu yang bukan berkas biasa"
            raise MissingResource(
                f"{path} tidak dapat ditulis: nama itu sudah dipakai {what}; pindahkan dulu, atau pakai --out "
                "folder lain; tidak ada berkas yang ditulis"
            )

    def _is_foreign(self, name: str) -> bool:
        path = self.folder / name
        try:
            if path.exists() and not path.is_file():
                return True  # a link to a pipe or a device: reading it might never end
            content = path.read_bytes()
        except OSError:
            return os.path.lexists(path)  # what is there but cannot be read is somebody else's
        return hashlib.sha256(content).hexdigest() not in (self._made.get(name), self._replaced.get(name))
