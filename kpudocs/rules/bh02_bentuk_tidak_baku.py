"""A word in a form that is not standard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.baku import AMBIGUOUS, NOT_STANDARD, find_not_standard
from kpudocs.rules.decree import Decree, Text
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for text in (*decree.texts, *decree.unread):
        if text.is_name:
            continue
        for found in text.find(NOT_STANDARD):
            if found[0].lower() in _MONTHS and _DAY.search(text.value, 0, found.start()):
                continue  # a date: SU19 tells it
            right = find_not_standard(found)
            words = (found.start(), found.end()) if not found["antar"] else found.span("antar")
            if found["antar"]:
                yield text.finding(words, '"antar" ditulis serangkai dengan kata sesudahnya', "hapus spasinya")
            elif found["word"] and found["word"].lower() in AMBIGUOUS:
                advice = f"tulis {AMBIGUOUS[found['word'].lower()]}"
                yield text.finding(words, f'"{found[0]}" bukan bentuk baku', advice)
            elif found[0] != right:
                if found[0][0].isupper() and _CAPITAL.match(text.value, found.end()):  # in a title both words are
                    right = " ".join(word[0].upper() + word[1:] for word in right.split(" "))
                what = f'"{found[0]}" bukan bentuk baku'
                if _is_free(text, found):
                    yield text.finding(words, what, f'tulis "{right}"', right)
                else:
                    yield text.finding(words, what, f'tulis "{right}", kecuali bila nama atau judulnya memang begitu')


_MONTHS = ("nopember", "pebruari")
_DAY = re.compile(r"\b\d{1,2}\s+$")
_CAPITAL = re.compile(r"(?<=\w) [A-Z]")
_BEGINNING = re.compile(r"(?:^|\n)(?:(?:[a-z]{1,2}|\d{1,2})[.)]\s|[-–•●]\s)?\s*$")
_CITING = re.compile(r"\b(?:Nomor|tentang|perihal)\b|[\"“‘]")


def _is_free(text: Text, found: re.Match[str]) -> bool:
    """Whether a word is the author's own, to be mended unasked.

    One with a capital, other than at the beginning of a line, may be somebody's name; one in Mengingat, after
    "Nomor", "tentang" or an opening quote may be the title of another document, which is a fact.
    """
    if text.loc[0] in _FACTS or _CITING.search(text.value, 0, found.start()):
        return False
    return found[0].islower() or bool(_BEGINNING.search(text.value, 0, found.start()))


_FACTS = ("mengingat", "memerhatikan", "penetapan", "salinan", "nomor")


RULE = Rule(
    code="BH02",
    name="bentuk tidak baku",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: bentuk baku menurut Kamus Besar Bahasa Indonesia",
    explanation=(
        "Kata yang lazim ditulis dengan bentuk tidak baku: praktek (praktik), resiko (risiko), efektifitas "
        "(efektivitas), penanggungjawab (penanggung jawab), ditindak lanjuti (ditindaklanjuti)."
    ),
    salah="""\
lampiran:
  - jenis: naskah
    isi:
      - Petugas mengenali resiko pelayanan tamu.
""",
    benar="""\
lampiran:
  - jenis: naskah
    isi:
      - Petugas mengenali risiko pelayanan tamu.
""",
    check=_check,
    fixes=True,
)
