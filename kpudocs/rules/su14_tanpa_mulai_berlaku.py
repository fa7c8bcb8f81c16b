"""No dictum says from when the decree is in force, or it is not the last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_FORCE = re.compile(
    r"\b(?:mulai\s+berlaku|berlaku\s+(?:sejak|mulai|surut|terhitung|pada|untuk|sampai)|berlaku\s+selama)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:pada\s+saat|sejak|dengan|setelah)\b[^,.;]*?\bmulai\s+berlaku(?:nya)?\b[^,.;]*,", re.IGNORECASE
)
"""When something else happens: "Pada saat Keputusan ini mulai berlaku, Keputusan Nomor 5 … dicabut"."""
_THIS = re.compile(r"Keputusan(?:\s+\S+){0,8}?\s+ini\b", re.IGNORECASE)


def _check(decree: Decree) -> Iterator[Finding]:
    if decree.may_hide("memutuskan", "menetapkan", "penetapan"):
        return
    there = [text for text in decree.diktum if _tells_force(text.value)]
    if not there:
        advice = 'tambahkan diktum terakhir: "Keputusan ini mulai berlaku pada tanggal ditetapkan"'
        yield Finding("tidak ada diktum tentang mulai berlakunya keputusan", advice, ("memutuskan",))
    elif there[-1] != decree.diktum[-1]:
        yield there[-1].finding(None, "diktum tentang mulai berlaku bukan diktum terakhir", "pindahkan ke akhir")


def _tells_force(said: str) -> bool:
    said = _WHEN.sub(" ", said)
    return bool(_FORCE.search(said) and _THIS.search(said))


RULE = Rule(
    code="SU14",
    name="tanpa mulai berlaku",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: diktum terakhir keputusan KPU menyatakan mulai berlakunya",
    explanation=("Diktum terakhir menyatakan kapan keputusan mulai berlaku, lazimnya pada tanggal ditetapkan."),
    salah="""\
memutuskan:
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
  - >-
    Menetapkan Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan
    dari Keputusan ini
""",
    benar="""\
memutuskan:
  - >-
    Menetapkan Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan
    dari Keputusan ini
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    check=_check,
)
