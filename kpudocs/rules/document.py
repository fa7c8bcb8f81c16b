"""A document that kpudocs did not make, as the rules are told of it beside the facts read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kpudocs.naskah import Naskah

__all__ = ["Document"]


@dataclass(frozen=True, slots=True)
class Document:
    """What a document itself says: its own letters, end marks and headings, and what was not understood.

    `naskah` is its wording. Items stand there in the order of the decree's facts, a consideration that
    kpudocs would compose itself after them; a lampiran of which only the heading was read is the last.
    """

    naskah: Naskah
    order: tuple[str, ...] = ()
    """The parts in the order of the file; empty where it is not known."""
    openings: Mapping[str, str] = field(default_factory=dict)
    """The word that opens each part, as it is spelt."""
    unread: Mapping[str, str] = field(default_factory=dict)
    """Words that became no facts, by part ("lampiran 1"); under "" those of no known part."""
    stand_ins: frozenset[str] = frozenset()
    """Fields that the document lacks and a decree must have: what is held there is not the document's."""
