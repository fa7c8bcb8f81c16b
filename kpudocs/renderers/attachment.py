"""A file that is carried inside an output."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

__all__ = ["Attachment"]

_MEDIA_TYPES = {
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to carry: its name as its decree writes it ("gambar/logo.png"), and its bytes."""

    name: str
    content: bytes
    is_source: bool = True
    """Whether the output is made from it; a supplement else, which the source needs."""

    @property
    def file_name(self) -> str:
        """The name without folders."""
        return PurePosixPath(self.name).name

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES.get(PurePosixPath(self.name).suffix.lower(), "application/octet-stream")
