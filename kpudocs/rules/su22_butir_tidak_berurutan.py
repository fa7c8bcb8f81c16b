"""Items of Menimbang, Mengingat or Memerhatikan with a letter or number left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kpudocs.bahasa.angka import format_huruf
from kpudocs.naskah import Bagian
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_SCANNED_ONE = ("l", "i")  # how the text layer of a scan may give "1"


def _check(decree: Decree) -> Iterator[Finding]:
    naskah = decree.naskah
    yield from _labels("menimbang", naskah.menimbang, format_huruf)
    for name, part in (("mengingat", naskah.mengingat), ("memerhatikan", naskah.memerhatikan)):
        if part is not None:
            yield from _labels(name, part, str)


def _labels(name: str, part: Bagian, spell: Callable[[int], str]) -> Iterator[Finding]:
    if len(part.butir) < 2 or not any(item.label.strip() for item in part.butir):
        return  # a single one needs no label; where none was read, reading may have lost them
    what = "huruf" if name == "menimbang" else "angka"
    for i, item in enumerate(part.butir):
        label, expected = item.label.strip(" .()").lower(), spell(i + 1)
        if label == expected or (expected == "1" and label in _SCANNED_ONE) or not (label or i):
            continue  # the first one's label is easily lost in reading
        if label:
            told = f'butir ini berlabel "{item.label.strip()}", seharusnya "{expected}."'
            yield Finding(told, "perbaiki urutannya, juga rujukan kepada butir ini", (name, i), item.label.strip())
        else:
            begins = " ".join(item.teks.split()[:4])
            yield Finding(f"butir ini tidak ber{what}", f'seharusnya "{expected}."', (name, i), begins)
        return  # those after it follow from the first


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
