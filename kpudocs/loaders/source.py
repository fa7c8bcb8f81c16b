"""A decree together with where each of its facts stands in its file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from kpudocs.errors import Fault
from kpudocs.keputusan import Keputusan
from kpudocs.peraturan.registry import Registry

__all__ = ["Loc", "Place", "Places", "Source"]

Loc = tuple[int | str, ...]
"""The steps to a fact: field names, and list positions from 0."""
Place = tuple[int, int]
"""Line and column, both from 1."""


@dataclass(slots=True)
class Places:
    """Where the keys and values of a file stand, by their `loc`."""

    file: str
    values: dict[Loc, Place] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)
    cells: dict[Loc, tuple[str, str]] = field(default_factory=dict)
    """Where a fact stands in a workbook that the file points at: the workbook's name, sheet and cell."""

    def locate(self, fault: Fault) -> Fault:
        """The fault with its place: that of the value, of the key where the key is the fault, or
        of the nearest thing around it that is there.
        """
        known, missing = self.nearest(fault.loc)
        if self.cells and (cell := self._cell(fault.loc, known)):
            return replace(fault, file=cell[0], cell=cell[1])
        place = None
        if fault.code == "extra_forbidden" or missing:
            place = self.keys.get(known)
        if missing and not known:
            place = (1, 1)  # nothing of it is there: the file as a whole lacks it
        place = place or self.values.get(known) or (1, 1)
        shown = known + missing if fault.code in ("missing", "belum_diisi") else known or fault.loc
        return replace(fault, loc=shown).at(self.file, *place)

    def _cell(self, loc: Loc, known: Loc) -> tuple[str, str] | None:
        """The workbook's place of a fact that the file itself does not hold."""
        found = next((step for step in range(len(loc), 0, -1) if loc[:step] in self.cells), 0)
        return self.cells[loc[:found]] if found and len(known) <= found else None

    def nearest(self, loc: Loc) -> tuple[Loc, Loc]:
        """The part of `loc` that the file has, and the steps after it.

        A step that a model adds (the cells of a row written as a bare list) is passed over.
        """
        known: Loc = ()
        rest: list[int | str] = []
        for step in loc:
            if (*known, step) in self.values:
                known, rest = (*known, step), []
            else:
                rest.append(step)
        return known, tuple(rest)


@dataclass(frozen=True, slots=True)
class Source:
    """What a loader gives: the decree, and the places of its facts.

    `text` is the file's own text where it can be edited in place, and None where it cannot (Word, PDF).
    """

    keputusan: Keputusan
    places: Places
    text: str | None = None
    registry: Registry | None = None
    """The regulations that its office has on record; None where that is the package's record alone."""
    raw: bytes = b""
    """The file as it was read: what a receipt speaks of, and what can be attached to a PDF."""
    workbooks: tuple[Path, ...] = ()
    """The workbooks that its lampirans point at."""

    def locate(self, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
        """The faults with their places in the file."""
        return tuple(map(self.places.locate, faults))
