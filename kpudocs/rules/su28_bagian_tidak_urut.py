"""The parts of a decree in another order than the law's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_ORDER = {
    "judul": "judul",
    "menimbang": "Menimbang",
    "mengingat": "Mengingat",
    "memerhatikan": "Memerhatikan",
    "memutuskan": "MEMUTUSKAN",
    "menetapkan": "Menetapkan",
    "diktum": "diktum",
    "penutup": "penutup",
}


def _check(decree: Decree) -> Iterator[Finding]:
    order = tuple(_ORDER)
    there = [part for part in (decree.document.order if decree.document else ()) if part in _ORDER]
    for before, part in pairwise(there):
        if order.index(part) < order.index(before):
            advice = f"urutannya: {', '.join(_ORDER.values())}"
            field = {"judul": "tentang", "diktum": "memutuskan", "menetapkan": "tentang", "penutup": "penetapan"}
            what = f"{_ORDER[part]} berada sesudah {_ORDER[before]}"
            yield Finding(
                what,
                advice,
                (field.get(part, part),),
                decree.document.openings.get(part, "") if decree.document else "",
            )
            return


RULE = Rule(
    code="SU28",
    name="bagian tidak urut",
    severity=Severity.PERINGATAN,
    dasar="UU 12/2011 Lampiran II, Kerangka (judul, pembukaan, batang tubuh, penutup)",
    explanation=(
        "Bagian-bagian keputusan berurutan: judul, pejabat pembentuk, Menimbang, Mengingat, Memerhatikan (bila "
        "ada), MEMUTUSKAN, Menetapkan, diktum, dan penutup. kpudocs membuatkan kerangkanya; aturan ini untuk "
        "naskah yang dibuat dengan cara lain."
    ),
    salah="""\
naskah:
  urutan: [judul, mengingat, menimbang, memutuskan, menetapkan, diktum, penutup]
""",
    benar="""\
naskah:
  urutan: [judul, menimbang, mengingat, memerhatikan, memutuskan, menetapkan, diktum, penutup]
""",
    check=_check,
)
