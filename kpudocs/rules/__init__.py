"""The rules of legal drafting: one rule a file, one line here.

    from kpudocs import lint, load

    for finding in lint(load("keputusan.yaml")):
        print(finding.code, finding.path, finding.message)

To add a rule: a file `<kode>_<nama>.py` with a function that yields findings and its `RULE`, a line
here, and the breach of it in `tests/rules/`. A code is never given to another rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kpudocs.rules import (
    su01_menimbang_tanpa_bahwa,
    su02_menimbang_tanpa_kalimat_utama,
    su03_pada_huruf,
)
from kpudocs.rules.decree import Decree, Text
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

if TYPE_CHECKING:
    from kpudocs.keputusan import Keputusan
    from kpudocs.naskah import Naskah

__all__ = ["PRAKTIK", "RULES", "Decree", "Finding", "Rule", "Severity", "Text", "lint"]

# fmt: off
RULES: tuple[Rule, ...] = (
    su01_menimbang_tanpa_bahwa.RULE,
    su02_menimbang_tanpa_kalimat_utama.RULE,
    su03_pada_huruf.RULE,
)
"""Every rule, by code."""
# fmt: on


def lint(
    keputusan: Keputusan, *, naskah: Naskah | None = None, rules: Iterable[Rule] | None = None
) -> tuple[Finding, ...]:
    """What the rules find in a decree, in the order of the rules.

    `naskah` is the wording of a document that kpudocs did not make; without it, kpudocs words the
    decree. `rules` are those that look; without it, all of kpudocs' own. Findings have no place in a
    file: the command's `check` gives it (`kpudocs.examination`).
    """
    decree = Decree(keputusan, naskah)
    return tuple(found for rule in (RULES if rules is None else rules) for found in rule.findings(decree))
