"""What workers need beside the rows: all that the decrees of a batch have in common."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from kpudocs.loaders.columns import Columns

__all__ = ["Kit", "pack"]


@dataclass(frozen=True)
class Kit:
    """All that decrees of a batch have in common."""

    out: str
    ragam: tuple[str, ...]
    formats: tuple[str, ...]
    moment: datetime | None = None
    force: bool = False
    naskah: Mapping[str, Any] | None = None
    """The data of the naskah that rows fill; None where each decree is a file of its own."""
    columns: Columns = field(default_factory=lambda: Columns({}))
    raw: bytes = b""
    """The naskah as it was typed, and its path: where findings of its rules are accepted, and what receipts name."""
    name: str = ""
    data: str = ""
    """The table's path."""
    sheet: str = ""
    """The sheet that was named."""
    untuk: tuple[str, ...] = ()
    """Whom excerpts are for; may hold variables."""
    pulled: tuple[tuple[str, int, str], ...] = ()
    """The files that the naskah pulls in: name, size, SHA-256."""
    check: bool = True
    """Whether what the gravest rules find is refused, as `build` does."""
    registry: Any = None
    """The regulations that the naskah's office has on record."""
    used: tuple[str, ...] = ()
    """The variables that the naskah's texts use."""
    folder: str = "."
    """Where a logo is looked for."""
    files: tuple[tuple[str, bytes], ...] = ()
    """Files that workers on other machines would not have: the logo, by its path in the naskah."""
    templates: tuple[tuple[str, bytes], ...] = ()
    """An office's own Word templates, by their path."""

    @cached_property
    def text(self) -> str:
        """The naskah as text."""
        return self.raw.decode("utf-8-sig")


def pack(kit: Kit) -> bytes:
    """The kit as it is sent."""
    return pickle.dumps(kit)
