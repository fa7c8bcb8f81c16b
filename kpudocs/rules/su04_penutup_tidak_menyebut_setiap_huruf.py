"""A closing consideration that does not name every letter one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.bahasa.angka import format_huruf
from kpudocs.rules.decree import Decree, Text
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_GROUND = (
    r"bahwa\s+(?:berdasarkan|sehubungan\s+dengan|atas\s+dasar|sesuai\s+dengan|dengan)\s+(?:pertimbangan|hal(?:-hal)?)\b"
)
_CLOSING = re.compile(rf"{_GROUND}.*?\b(?:dalam|pada)\s+(?P<letters>huruf\b.*)", re.IGNORECASE | re.DOTALL)
_NO_LETTER = re.compile(
    rf"(?P<words>{_GROUND}(?:(?!\bhuruf\b).)*?\b(?:tersebut(?:\s+di\s*atas)?|dimaksud(?:\s+di\s*atas)?|di\s*atas)\b)(?:(?!\bhuruf\b).)*\b(?:me|di)netapkan\b",
    re.IGNORECASE | re.DOTALL,
)
_SETS = re.compile(
    r"\b(?:menetapkan|ditetapkan(?:nya)?|penetapan|mencabut|mengubah|membentuk|mengangkat)\b", re.IGNORECASE
)
_END = re.compile(r",?\s+(?:di atas|tersebut|perlu|maka|dipandang|dibutuhkan)\b", re.IGNORECASE)
_LETTER = re.compile(r"\bhuruf\s+([a-z]{1,2})\b")
_ANY = re.compile(r"\b([a-z])\b")


def _check(decree: Decree) -> Iterator[Finding]:
    for number, text in enumerate(decree.menimbang):
        if not 0 < number == len(decree.menimbang) - 1:
            continue
        found = _CLOSING.match(text.value)
        if found is None:
            yield from _check_closing(decree, text)
            continue
        start = found.start("letters")
        end = _END.search(text.value, start)
        words = (start, end.start() if end else len(text.value))
        expected = [format_huruf(n) for n in range(1, number + 1)]
        printed = _printed(decree, number)
        listed = text.value[slice(*words)]
        named = _LETTER.findall(listed)
        if named in (expected, printed):
            continue
        meant = _enumerate(expected)
        alike = _ANY.findall(listed.replace("huruf", "")) == expected
        yield text.finding(
            words,
            "pertimbangan penutup tidak menyebut setiap huruf satu per satu",
            f'tulis "{meant}"',
            meant if alike else None,
        )


def _check_closing(decree: Decree, text: Text) -> Iterator[Finding]:
    """The last of several considerations, where it does not name the letters above it."""
    meant = _enumerate(_printed(decree, len(decree.menimbang) - 1))
    if found := _NO_LETTER.match(text.value):
        advice = f'tulis "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {meant}, perlu menetapkan …"'
        yield text.finding(found.span("words"), "pertimbangan penutup tidak menyebut huruf", advice)
    elif (
        not decree.keputusan.pertimbangan_penutup
        and len(decree.naskah.menimbang.butir) == len(decree.menimbang)
        and not _SETS.search(text.value)
        and not decree.may_hide("menimbang")
    ):
        yield text.finding(None, "sesudah pertimbangan ini tidak ada pertimbangan penutup", "tambahkan butir penutup")


def _printed(decree: Decree, count: int) -> list[str]:
    """The letters that a document itself gives the considerations above."""
    return [butir.label.strip(" .()").lower() for butir in decree.naskah.menimbang.butir[:count]]


def _enumerate(letters: list[str]) -> str:
    names = [f"huruf {letter}" for letter in letters]
    return " dan ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])}, dan {names[-1]}"


RULE = Rule(
    code="SU04",
    name="penutup tidak menyebut setiap huruf",
    severity=Severity.GALAT,
    dasar="UU 12/2011 Lampiran II, Konsiderans (rumusan butir pertimbangan terakhir)",
    explanation=(
        'Pertimbangan terakhir menyebut semua pertimbangan di atasnya, huruf demi huruf: "huruf a, huruf b, '
        'dan huruf c"; bukan "huruf a dan b" atau "huruf a sampai dengan huruf c". Bila pertimbangan penutup '
        "tidak ditulis, kpudocs membuatkannya dengan benar."
    ),
    salah="""\
menimbang:
  - bahwa untuk tertib administrasi, perlu disusun pedoman
  - bahwa pedoman sebagaimana dimaksud dalam huruf a disusun untuk setiap unit kerja
  - >-
    bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan b, perlu menetapkan Keputusan Komisi
    Pemilihan Umum Kabupaten Batang tentang Pedoman Pelayanan Tamu
""",
    benar="""\
menimbang:
  - bahwa untuk tertib administrasi, perlu disusun pedoman
  - bahwa pedoman sebagaimana dimaksud dalam huruf a disusun untuk setiap unit kerja
  - >-
    bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan Komisi
    Pemilihan Umum Kabupaten Batang tentang Pedoman Pelayanan Tamu
""",
    check=_check,
    fixes=True,
)
