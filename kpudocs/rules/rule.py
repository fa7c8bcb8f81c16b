"""What a rule is: a function that yields findings, and what the rule says of itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from kpudocs.errors import UsageError
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity

__all__ = ["CODE", "PRAKTIK", "Rule"]

CODE = re.compile(r"[A-Z]{2}[0-9]{2}")
"""A rule's code: two letters for the family, two digits. It is never given to another rule."""
PRAKTIK = "praktik"
"""What `dasar` says of a rule that rests on custom alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of drafting.

    `name` is that of the breach, so that "abaikan menimbang tanpa bahwa" reads well. `dasar` is the
    law with its point, or begins with "praktik"; a rule on custom alone is no galat. `salah` and
    `benar` are fields of a decree as they are typed in its file: laid over a clean decree, the first
    yields this finding and no other, the second none. Under `naskah` they give texts of a document that
    kpudocs did not word, by their path ("diktum[1].label"). `fixes` says that some of its findings
    carry a replacement.
    """

    code: str
    name: str
    severity: Severity
    dasar: str
    explanation: str
    salah: str
    benar: str
    check: Callable[[Decree], Iterable[Finding]]
    fixes: bool = False

    def __post_init__(self) -> None:
        if not CODE.fullmatch(self.code):
            raise ValueError(f"a rule's code is two capitals and two digits, not {self.code!r}")
        if self.severity is Severity.GALAT and self.dasar.startswith(PRAKTIK):
            raise ValueError(f"{self.code} rests on custom alone, so it is no galat")

    def findings(self, decree: Decree) -> Iterator[Finding]:
        """What this rule finds in a decree, signed with what the rule says of itself.

        Raises UsageError where an office's own rule fails.
        """
        try:
            found = [self._sign(one, decree) for one in self.check(decree)]
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            if str(getattr(self.check, "__module__", "")).startswith("kpudocs."):
                raise
            words = " ".join(f"{type(error).__name__}: {error}".split()).removesuffix(":")
            advice = f"perbaiki aturan itu; kpudocs check dapat melewatinya dengan --ignore {self.code}"
            raise UsageError(f"aturan {self.code} ({self.name}) gagal dijalankan ({words}); {advice}") from error
        yield from found

    def _sign(self, found: Finding, decree: Decree) -> Finding:
        return replace(
            found,
            code=self.code,
            name=self.name,
            severity=self.severity,
            dasar=self.dasar,
            bagian=decree.spell_place(found.loc),
        )
