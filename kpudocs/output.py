"""Files on disk: written whole or not at all, and never over somebody else's work."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path

from kpudocs.errors import FileExists, MissingResource

__all__ = ["OutputFolder", "write_whole"]

_RECORD = ".kpudocs.json"


def write_whole(path: str | os.PathLike[str], content: bytes) -> None:
    """Write a file under a temporary name in its folder, then rename it.

    Whatever happens, the path holds the old content or the new one. Raises MissingResource when
    the folder cannot be written.
    """
    path = Path(path)
    temporary = ""
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _like_a_new_file(temporary)
        os.replace(temporary, path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        advice = "tutup berkas itu bila sedang terbuka, periksa izin folder dan ruang disk"
        raise MissingResource(f"berkas {path} tidak dapat ditulis ({reason}); {advice}") from error
    finally:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)


def _like_a_new_file(path: str) -> None:
    """Give a temporary file, which is private, the permissions that any new file has."""
    umask = os.umask(0)
    os.umask(umask)
    os.chmod(path, 0o666 & ~umask)


class OutputFolder:
    """A folder for what kpudocs makes.

    A small record (`.kpudocs.json`) keeps the hash of each file made here, so that a file which
    kpudocs did not make, or which somebody has changed since, is not written over.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)
        self._made = self._read_record()

    def _read_record(self) -> dict[str, str]:
        try:
            record = json.loads((self.folder / _RECORD).read_text(encoding="utf-8"))
            made = record["berkas"]
        except (OSError, ValueError, KeyError, TypeError):
            return {}  # no record, or a spoilt one: then every file counts as somebody else's
        return {str(name): str(digest) for name, digest in made.items()} if isinstance(made, dict) else {}

    def write(self, files: dict[str, bytes], *, force: bool = False) -> list[Path]:
        """Write all files, or none if one of them is in the way.

        Raises FileExists unless `force`, and MissingResource when the folder cannot be written.
        """
        if not force:
            foreign = [self.folder / name for name in files if self._is_foreign(name)]
            if foreign:
                names = ", ".join(map(str, foreign))
                raise FileExists(
                    f"sudah ada dan bukan buatan kpudocs, atau sudah diubah: {names}; "
                    "pindahkan dulu, pakai --out folder lain, atau pakai --force untuk menimpanya"
                )
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise MissingResource(f"folder {self.folder} tidak dapat dibuat ({reason})") from error
        written = []
        for name, content in files.items():
            write_whole(self.folder / name, content)
            self._made[name] = hashlib.sha256(content).hexdigest()
            written.append(self.folder / name)
        record = {"dibuat_oleh": "kpudocs", "berkas": dict(sorted(self._made.items()))}
        write_whole(self.folder / _RECORD, (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode())
        return written

    def _is_foreign(self, name: str) -> bool:
        path = self.folder / name
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return self._made.get(name) != hashlib.sha256(content).hexdigest()
