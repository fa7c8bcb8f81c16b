"""Where a batch's files go: a folder, or a place that fsspec knows (s3://, memory://, …).

A file appears under its name whole or not at all. Stores are made anew in each worker from their
address, which is all that is sent.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

from kpudocs.errors import KpudocsError, MissingResource, UsageError, explain_os_error
from kpudocs.output import make_folder

__all__ = ["OWN_FOLDER", "Store", "is_address", "is_local_to_process", "open_store", "open_target"]

OWN_FOLDER = ".kpudocs-batch"
"""The folder, in the folder of the outputs, where a batch keeps its record and its unfinished files."""
_ATOMIC = ("abfs", "abfss", "az", "gcs", "gs", "memory", "s3", "s3a")
"""Where an object that is being put is not seen before it is whole."""


class Store(Protocol):
    """A place for files, by names with "/" between their parts; several threads may use it at once."""

    width: int
    """How many files are worth putting there at once."""

    def read(self, name: str) -> bytes | None:
        """What stands there; None if nothing does. Raises MissingResource."""
        ...

    def is_still(self, name: str, digest: str, size: int) -> bool | None:
        """Whether a file is there as it was put there; None if none is. Raises MissingResource.

        A folder's file is read; what stands at an address is known by its size.
        """
        ...

    def write(self, name: str, content: bytes) -> None:
        """Put a file there, whole. Raises MissingResource."""
        ...

    def write_lines(self, name: str, lines: Iterable[bytes]) -> None:
        """Put a file there that is written while it is made, whole too. Raises MissingResource."""
        ...

    def show(self, name: str) -> str:
        """How a person finds the file."""
        ...

    def tidy(self) -> None:
        """Remove what a run that was killed left unfinished; for the only run that is here."""
        ...


def is_address(out: str) -> bool:
    """Whether outputs go to an address such as s3://bucket/folder."""
    return "://" in out and not out.startswith("file://")


def is_local_to_process(out: str) -> bool:
    """Whether only this very process can see what is written there."""
    return out.startswith("memory://")


def open_store(out: str) -> Store:
    """The store of a folder's path or an address. Raises UsageError or MissingResource."""
    return _Address(out) if is_address(out) else _Folder(Path(out.removeprefix("file://")))


def open_target(path: str) -> tuple[Store, str]:
    """The store and the name of a file of its own. Raises UsageError or MissingResource."""
    folder, _, name = path.rpartition("/") if is_address(path) else ("", "", "")
    if is_address(path):
        return _Address(folder), name
    file = Path(path.removeprefix("file://"))
    return _Folder(file.parent, staging=False), file.name


class _Folder:
    """A folder of this machine or of a share."""

    width = 4

    def __init__(self, root: Path, *, staging: bool = True) -> None:
        self._root = root
        self._staging = root / OWN_FOLDER / "tmp" if staging else None
        make_folder(self._staging or root)

    def show(self, name: str) -> str:
        return str(self._root.joinpath(*name.split("/")))

    def tidy(self) -> None:
        for path in self._staging.glob("*.tmp") if self._staging else ():
            path.unlink(missing_ok=True)

    def read(self, name: str) -> bytes | None:
        path = self._root.joinpath(*name.split("/"))
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise MissingResource(f"berkas {path} tidak dapat dibaca ({explain_os_error(error)})") from error

    def is_still(self, name: str, digest: str, size: int) -> bool | None:
        path = self._root.joinpath(*name.split("/"))
        try:
            if path.stat().st_size != size:
                return False
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest() == digest
        except FileNotFoundError:
            return None
        except OSError as error:
            raise MissingResource(f"berkas {path} tidak dapat dibaca ({explain_os_error(error)})") from error

    def write(self, name: str, content: bytes) -> None:
        self.write_lines(name, (content,))

    def write_lines(self, name: str, lines: Iterable[bytes]) -> None:
        """Staged in our own folder, so that a run that is killed leaves nothing among the decrees.

        In a folder that is none of ours one name is kept for it, which the next run writes over.
        """
        path = self._root.joinpath(*name.split("/"))
        staged = self._staging / f"{uuid4().hex}.tmp" if self._staging else path.with_name(f".{path.name}.kpudocs.tmp")
        try:
            with staged.open("wb") as file:
                for line in lines:
                    file.write(line)
                file.flush()
                os.fsync(file.fileno())
            if "/" in name:
                make_folder(path.parent)
            os.replace(staged, path)
        except OSError as error:
            advice = "tutup berkas itu bila sedang terbuka, periksa izin folder dan ruang disk"
            what = f"berkas {path} tidak dapat ditulis ({explain_os_error(error)}); {advice}"
            raise MissingResource(what) from error
        finally:
            with suppress(OSError):  # a disk that cannot be written does not let remove what is not there
                staged.unlink()


class _Address:
    """A place that fsspec knows."""

    width = 8

    def __init__(self, address: str) -> None:
        try:
            from upath import UPath
        except ImportError:
            raise MissingResource(
                f'menulis ke {address} memerlukan bagian "cloud"; pasang dengan: pip install "kpudocs[cloud]"'
            ) from None
        scheme = address.partition("://")[0]
        try:
            self._root: Any = UPath(address.rstrip("/"))
            self._fs: Any = self._root.fs
        except (ImportError, ValueError) as error:
            raise UsageError(f'--out: alamat "{scheme}://" belum dapat dipakai di sini ({error})') from None
        self._atomic = scheme in _ATOMIC

    def _path(self, name: str) -> str:
        return str(self._root.joinpath(name).path)

    def show(self, name: str) -> str:
        return str(self._root.joinpath(name))

    def tidy(self) -> None:
        """An object that was not put whole is not there."""

    def read(self, name: str) -> bytes | None:
        try:
            return bytes(self._fs.cat_file(self._path(name)))
        except FileNotFoundError:
            return None
        except Exception as error:  # each of fsspec's backends has errors of its own
            raise self._failed(name, error) from error

    def write(self, name: str, content: bytes) -> None:
        path = self._path(name)
        try:
            if self._atomic:
                self._fs.pipe_file(path, content)
                return
            folder = path.rpartition("/")[0]
            self._fs.makedirs(folder, exist_ok=True)
            staged = f"{folder}/.kpudocs-{uuid4().hex}.tmp"
            self._fs.pipe_file(staged, content)
            self._fs.mv(staged, path)
        except Exception as error:
            raise self._failed(name, error) from error

    def is_still(self, name: str, digest: str, size: int) -> bool | None:
        try:
            return bool(self._fs.size(self._path(name)) == size)
        except FileNotFoundError:
            return None
        except Exception as error:
            raise self._failed(name, error) from error

    def write_lines(self, name: str, lines: Iterable[bytes]) -> None:
        path = self._path(name)
        staged = path if self._atomic else f"{path}.kpudocs.tmp"
        try:
            file = self._fs.open(staged, "wb")
            try:
                for line in lines:
                    file.write(line)
            except BaseException:
                file.discard()  # else closing it would put what there is
                raise
            file.close()
            if staged != path:
                self._fs.mv(staged, path)
        except KpudocsError:
            raise
        except Exception as error:
            raise self._failed(name, error) from error

    def _failed(self, name: str, error: Exception) -> MissingResource:
        reason = explain_os_error(error) if isinstance(error, OSError) and error.errno else type(error).__name__
        advice = "periksa alamat, sambungan, dan izinnya"
        return MissingResource(f"{self.show(name)} tidak dapat dijangkau ({reason}); {advice}")
