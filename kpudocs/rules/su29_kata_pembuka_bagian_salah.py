"""The word that opens a part, mistyped: "Mengigat"."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_WORDS = {
    "menimbang": ("Menimbang",),
    "mengingat": ("Mengingat",),
    "memerhatikan": ("Memerhatikan", "Memperhatikan"),
    "menetapkan": ("Menetapkan",),
}


def _check(decree: Decree) -> Iterator[Finding]:
    naskah = decree.naskah
    parts = {
        "menimbang": naskah.menimbang,
        "mengingat": naskah.mengingat,
        "memerhatikan": naskah.memerhatikan,
        "menetapkan": naskah.menetapkan,
    }
    for name, part in parts.items():
        if part is None or not part.butir:
            continue
        word = part.label.strip(" :;.,")
        if word not in _WORDS[name]:
            field = "tentang" if name == "menetapkan" else name
            yield Finding(f'kata pembuka bagian tertulis "{word}"', f'tulis "{_WORDS[name][0]}"', (field,), word)


RULE = Rule(
    code="SU29",
    name="kata pembuka bagian salah",
    severity=Severity.PERINGATAN,
    dasar="UU 12/2011 Lampiran II, Konsiderans, Dasar Hukum, dan Diktum (diawali dengan kata Menimbang, Mengingat …)",
    explanation=(
        "Bagian dibuka dengan kata Menimbang, Mengingat, Memerhatikan (atau Memperhatikan), dan Menetapkan, dengan "
        "huruf awal kapital. kpudocs membuatkannya; aturan ini untuk naskah yang dibuat dengan cara lain."
    ),
    salah="""\
naskah:
  mengingat.label: Mengigat
""",
    benar="""\
naskah:
  mengingat.label: Mengingat
""",
    check=_check,
)
