"""From a file to a Keputusan: one format a file, one line here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kpudocs.errors import Fault, InvalidInput, explain_os_error
from kpudocs.keputusan import Keputusan
from kpudocs.loaders import yaml
from kpudocs.loaders.source import Source

__all__ = ["LOADERS", "load", "load_source", "read_bytes"]

LOADERS: dict[str, Callable[[bytes, str, Path], Source]] = {
    ".yaml": yaml.load,
    ".yml": yaml.load,
}
"""A reader for each ending; it takes the bytes, the file's name for messages, and its folder."""


def load(path: str | Path) -> Keputusan:
    """Read a decree from a file.

    Raises InvalidInput with every fault, each with its place in the file.
    """
    return load_source(path).keputusan


def load_source(path: str | Path) -> Source:
    """Read a decree and keep where each of its facts stands in the file."""
    path = Path(path)
    loader = LOADERS.get(path.suffix.lower())
    if loader is None:
        known = ", ".join(sorted(LOADERS))
        raise InvalidInput(
            (
                Fault(
                    "bentuk berkas tidak dikenal",
                    f"pakai berkas berakhiran {known}",
                    file=str(path),
                    code="bentuk_berkas",
                ),
            )
        )
    return loader(read_bytes(path), str(path), path.parent)


def read_bytes(path: Path) -> bytes:
    """The bytes of a decree's file, one more than it may have at most. Raises InvalidInput."""
    try:
        with path.open("rb") as file:
            return file.read(yaml.MAX_BYTES + 1)
    except (FileNotFoundError, ValueError):  # ValueError: a name no file can have
        fault = Fault("berkas tidak ditemukan", "periksa nama dan foldernya", file=str(path), code="berkas_hilang")
        raise InvalidInput((fault,)) from None
    except OSError as error:
        what = f"berkas tidak dapat dibaca ({explain_os_error(error)})"
        fault = Fault(what, "periksa berkas dan izinnya", file=str(path), code="berkas_terkunci")
        raise InvalidInput((fault,)) from None
