"""From a Naskah to bytes: one format a file, one line here.

Renderers draw and word nothing, so all formats say the same. Each is imported only when it is
used, since reportlab and docxtpl are slow to load.
"""

from __future__ import annotations

import os
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from kpudocs.errors import UnknownChoice
from kpudocs.naskah import Naskah
from kpudocs.renderers.attachment import Attachment
from kpudocs.renderers.proof import find_difference

__all__ = ["FORMATS", "Renderer", "find_change", "read_words", "render"]

FORMATS: dict[str, str] = {
    "docx": "kpudocs.renderers.docx",
    "pdf": "kpudocs.renderers.pdf",
    "txt": "kpudocs.renderers.txt",
}
"""Every format and the module that draws it, with a function `render`."""

_FILLS_TEMPLATES = {"docx"}
_CARRIES_FILES = {"pdf"}


class Renderer(Protocol):
    """What a format's module offers; beside it `read_words`."""

    def render(self, naskah: Naskah, *, moment: datetime | None = None, **own: Any) -> bytes:
        """Draw a Naskah; `moment` dates the file (default: the decree's own date)."""
        ...


def render(
    naskah: Naskah,
    format: str,
    path: str | os.PathLike[str] | None = None,
    *,
    moment: datetime | None = None,
    templates: Path | None = None,
    attachments: tuple[Attachment, ...] = (),
) -> bytes:
    """Draw a Naskah as "docx", "pdf" or "txt", and return the bytes.

    With `path` they are also written there, whole or not at all. The same Naskah gives the same
    bytes; `moment` is the only date in them. `templates` is an office's own folder of Word
    templates, which docx fills in place of ours; `attachments` are files that a PDF carries.
    Raises UnknownChoice for an unknown format, InvalidTemplate, MissingResource or RefusedOutput.
    """
    if format not in FORMATS:
        raise UnknownChoice(f'bentuk "{format}" tidak dikenal; pilihannya: {", ".join(FORMATS)}')
    module = cast(Renderer, import_module(FORMATS[format]))
    own: dict[str, Any] = {"templates": templates} if templates is not None and format in _FILLS_TEMPLATES else {}
    if attachments and format in _CARRIES_FILES:
        own["attachments"] = attachments
    content = module.render(naskah, moment=moment, **own)
    if path is not None:
        from kpudocs.output import write_whole

        write_whole(path, content)
    return content


def read_words(content: bytes, format: str) -> list[str]:
    """What a file, perhaps edited by somebody, says, without blanks: each way of reading it, or none."""
    words: list[str] = import_module(FORMATS[format]).read_words(content)
    return words


def find_change(readings: list[str], naskah: Naskah, format: str, *, templates: Path | None = None) -> str:
    """Where what was read leaves the words of a Naskah, told in Indonesian; "" where one reading says the same.

    `templates` are those that the file was made with.
    """
    own: tuple[str, ...] = ()
    if format in _FILLS_TEMPLATES:
        own = import_module(FORMATS[format]).own_texts(naskah, templates)
    changes = [find_difference(naskah, reading, own) for reading in readings]
    return changes[0] if all(changes) else ""
