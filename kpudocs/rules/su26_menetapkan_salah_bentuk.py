"""MEMUTUSKAN or Menetapkan in another form than the law gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_DECIDES = re.compile(r"MEMUTUSKAN\s*:")


def _check(decree: Decree) -> Iterator[Finding]:
    naskah = decree.naskah
    if naskah.memutuskan and naskah.memutuskan != "MEMUTUSKAN:":
        found = _DECIDES.fullmatch(naskah.memutuskan.strip())
        what = (
            "titik dua sesudah MEMUTUSKAN ditulis tanpa spasi"
            if found
            else "kata MEMUTUSKAN ditulis dengan bentuk lain"
        )
        yield Finding(what, 'tulis "MEMUTUSKAN:"', ("memutuskan",), naskah.memutuskan)
    for butir in naskah.menetapkan.butir[:1]:
        if "REPUBLIK INDONESIA TENTANG" in " ".join(butir.teks.upper().split()):
            what = 'Menetapkan menyebut "Republik Indonesia"'
            yield Finding(what, "hapus kata itu", ("tentang",), "REPUBLIK INDONESIA")
        if not butir.teks.rstrip().endswith("."):
            yield Finding(
                "judul sesudah Menetapkan tidak diakhiri titik",
                "akhiri dengan titik",
                ("tentang",),
                butir.teks.split()[-1] if butir.teks.split() else "",
            )


RULE = Rule(
    code="SU26",
    name="menetapkan salah bentuk",
    severity=Severity.PERINGATAN,
    dasar=(
        "UU 12/2011 Lampiran II, Diktum (MEMUTUSKAN: berhuruf kapital, titik dua; nama tanpa Republik "
        "Indonesia, diakhiri titik)"
    ),
    explanation=(
        "MEMUTUSKAN ditulis dengan huruf kapital tanpa spasi di antaranya dan langsung diikuti titik dua; "
        "judul sesudah Menetapkan ditulis tanpa frasa Republik Indonesia dan diakhiri titik. kpudocs "
        "membuatkannya; aturan ini untuk naskah yang dibuat dengan cara lain."
    ),
    salah="""\
naskah:
  memutuskan: "MEMUTUSKAN :"
""",
    benar="""\
naskah:
  memutuskan: "MEMUTUSKAN:"
""",
    check=_check,
)
