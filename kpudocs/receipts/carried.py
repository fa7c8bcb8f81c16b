"""The facts that a PDF carries, laid out and read as if they stood on disk.

They come from whoever made the PDF: what they pull in is taken from the PDF alone, never from a
path of their choosing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from kpudocs.errors import InvalidInput, KpudocsError
from kpudocs.loaders import LOADERS, load_source
from kpudocs.loaders.source import Source
from kpudocs.loaders.yaml import parse
from kpudocs.renderers.attachment import Attachment
from kpudocs.sandbox import run_sandboxed

__all__ = ["carried_source", "read_carried"]

_SECONDS = 30.0


def read_carried(content: bytes, name: str) -> tuple[Attachment, ...]:
    """The files that a PDF of kpudocs carries, read in a child process; `name` stands in messages."""
    if b"/AFRelationship/Source" not in content:
        return ()
    try:
        found = run_sandboxed(_read, content, name=name, seconds=_SECONDS)
    except KpudocsError:
        return ()
    return tuple(Attachment(one["name"], bytes.fromhex(one["content"]), one["is_source"]) for one in found)


def _read(content: bytes) -> list[dict[str, Any]]:
    from kpudocs.renderers.pdf.attachments import read_attachments

    return [
        {"name": one.name, "content": one.content.hex(), "is_source": one.is_source}
        for one in read_attachments(content)
    ]


@contextmanager
def carried_source(attachments: tuple[Attachment, ...]) -> Iterator[Source | None]:
    """The facts among files that a PDF carries, with what they pull in; None where they cannot be read."""
    with tempfile.TemporaryDirectory(prefix="kpudocs-") as place:
        yield _lay_out(attachments, Path(place).resolve())


def _lay_out(attachments: tuple[Attachment, ...], root: Path) -> Source | None:
    inner = root / "a" / "b"  # names may climb two folders, as those in receipts do
    inner.mkdir(parents=True)
    sources = [one for one in attachments if one.is_source and PurePosixPath(one.name).suffix.lower() in LOADERS]
    if len(sources) != 1 or sources[0].file_name != sources[0].name or not _is_own(sources[0], attachments):
        return None
    for one in attachments:
        if "\\" in one.name or ":" in one.name:
            return None
        try:
            full = Path(inner, one.name).resolve()
            if not full.is_relative_to(root) or full.exists():
                return None
            full.parent.mkdir(parents=True, exist_ok=True)
            full.write_bytes(one.content)
        except OSError:
            return None
    try:
        return load_source(inner / sources[0].name)
    except InvalidInput:
        return None


def _is_own(source: Attachment, attachments: tuple[Attachment, ...]) -> bool:
    """Whether the logo that the facts name is one of the files carried with them."""
    try:
        data = parse(source.content, source.name).data
    except InvalidInput:
        return False
    profil = data.get("profil") if isinstance(data, dict) else None
    logo = profil.get("logo") if isinstance(profil, dict) else None
    carried = {PurePosixPath(one.name) for one in attachments if not one.is_source}
    return logo is None or (isinstance(logo, str) and PurePosixPath(logo) in carried)
