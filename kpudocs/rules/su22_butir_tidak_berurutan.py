"""Items of Menimbang, Mengingat or Memerhatikan with a letter or number left out."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.bahasa.angka import format_huruf
from kpudocs.naskah import Bagian
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    naskah = decree.naskah
    yield from _labels("menimbang", naskah.menimbang, [f"{format_huruf(n)}." for n in range(1, 100)])
    yield from _labels("mengingat", naskah.mengingat, [f"{n}." for n in range(1, 100)])
    if naskah.memerhatikan:
        yield from _labels("memerhatikan", naskah.memerhatikan, [f"{n}." for n in range(1, 100)])


def _labels(name: str, part: Bagian, expected: list[str]) -> Iterator[Finding]:
    if len(part.butir) == 1 and not part.butir[0].label:
        return
    for i, (item, label) in enumerate(zip(part.butir, expected, strict=False)):
        if item.label.strip() != label:
            what = f'butir ini berlabel "{item.label}", seharusnya "{label}"'
            yield Finding(what, "perbaiki urutannya", (name, i), item.label)
            return


RULE = Rule(
    code="SU22",
    name="butir tidak berurutan",
    severity=Severity.GALAT,
    dasar="UU 12/2011 Lampiran II, Konsiderans (diawali huruf abjad) dan Dasar Hukum (diawali angka Arab)",
    explanation=(
        "Pertimbangan diawali huruf a, b, c …, dasar hukum angka 1, 2, 3 … tanpa lompatan. kpudocs "
        "membuatkannya; aturan ini untuk naskah yang dibuat dengan cara lain."
    ),
    salah="""\
naskah:
  menimbang.butir[1].label: c.
""",
    benar="""\
naskah:
  menimbang.butir[1].label: b.
""",
    check=_check,
)
