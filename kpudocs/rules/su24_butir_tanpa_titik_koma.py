"""An item of Menimbang or Mengingat that does not end with a semicolon."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    naskah = decree.naskah
    for name, part in (("menimbang", naskah.menimbang), ("mengingat", naskah.mengingat)):
        for i, item in enumerate(part.butir):
            words = item.teks.rstrip()
            if not words or words.endswith((";", "…", "...")):
                continue
            last = words.split()[-1]
            mark = words[-1] if words[-1] in ".,:" else ""
            what = f'butir ini diakhiri "{mark}", bukan titik koma' if mark else "butir ini tidak diakhiri titik koma"
            yield Finding(what, 'akhiri dengan ";"', (name, i), last)


RULE = Rule(
    code="SU24",
    name="butir tanpa titik koma",
    severity=Severity.PERINGATAN,
    dasar="UU 12/2011 Lampiran II, Konsiderans dan Dasar Hukum (diakhiri dengan tanda baca titik koma)",
    explanation=(
        "Setiap pertimbangan dan setiap dasar hukum, juga yang terakhir, diakhiri titik koma. kpudocs "
        "membuatkannya; aturan ini untuk naskah yang dibuat dengan cara lain."
    ),
    salah="""\
naskah:
  mengingat.butir[0].teks: Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum.
""",
    benar="""\
naskah:
  mengingat.label: Mengingat
""",
    check=_check,
)
