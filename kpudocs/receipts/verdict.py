"""What is found of a file that was asked about."""

from __future__ import annotations

from dataclasses import dataclass

from kpudocs.errors import Fault

__all__ = ["Verdict"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of one file."""

    file: str
    findings: tuple[Fault, ...] = ()
    """What differs. None: the file is unchanged, as far as `rebuilt` and `notes` say."""
    notes: tuple[str, ...] = ()
    """What was not looked at, and what changed without changing the file; in Indonesian."""
    obstacle: Fault | None = None
    """Why nothing can be said of the file."""
    rebuilt: bool = False
    """Whether the file was made anew from its facts, and came out the same byte for byte."""
    receipt: str = ""
    source: str = ""

    @property
    def state(self) -> str:
        """`sama`, `berbeda` or `tidak_dapat_dinilai`."""
        return "tidak_dapat_dinilai" if self.obstacle else "berbeda" if self.findings else "sama"
