"""Punctuation at the end: a list's items, a sentence, an office."""

from __future__ import annotations

import re
from typing import Literal

__all__ = ["Tanda", "akhiri"]

Tanda = Literal[";", ".", ",", ":"]

_SINGKATAN = (
    *("bpk", "dkk", "dll", "dra", "drs", "dsb", "dst", "gg", "hlm", "jl", "jln", "kab", "kec", "kel", "no"),
    *("pj", "pjs", "plh", "plt", "prof", "prov", "sdr", "sdri", "tbk", "tgl", "thn", "tsb", "ttd", "yth"),
)
# Also what has dots inside: S.H., M.Si., a.n., s.d. Its first part is short, unlike "kpu.go.id".
_ABBREVIATION = re.compile(rf"(?<![\w.])(?:{'|'.join(_SINGKATAN)}|[a-z]{{1,2}}(?:\.[a-z]{{1,4}})+)\.$", re.IGNORECASE)
# Four dots are an ellipsis and a full stop; five or more are a line of dots to write on.
_ELLIPSIS = re.compile(r"(?:…|(?<!\.)\.{3}|\.{5,}|\. \. \.)$")
_TAIL = 60  # characters: no abbreviation is longer
_DOTTED_LINE = re.compile(r"\.{5,}$")
_SECOND_LAST = re.compile(r"[;,]\s*(?:dan|atau|dan/atau|serta)$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[?!]$|[.?!][\"'”’»]$")


def akhiri(text: str, mark: Tanda) -> str:
    """End `text` with `mark`, in place of the mark it ends with.

    Kept are the dot of an abbreviation, an ellipsis, "?" and "!", and the "; dan" of a list's
    second-last item. An empty text stays empty.

    >>> akhiri("bahwa perlu menetapkan Keputusan.", ";")
    'bahwa perlu menetapkan Keputusan;'
    >>> akhiri("kertas, tinta, dsb.", "."), akhiri("kertas, tinta, dsb.", ";")
    ('kertas, tinta, dsb.', 'kertas, tinta, dsb.;')
    >>> akhiri("menyusun rencana; dan", ";")
    'menyusun rencana; dan'
    """
    words = _strip_marks(text)
    if not words or (mark == ";" and _SECOND_LAST.search(words)):
        return words
    # A full stop is one too many where an abbreviation or a sentence in quotes has one.
    ended = words.endswith(".") and not _ELLIPSIS.search(words)
    if mark == "." and (ended or _SENTENCE_END.search(words) or _DOTTED_LINE.search(words)):
        return words
    return words + mark


def _strip_marks(text: str) -> str:
    """Take away the marks that end `text`, as far as they are not part of its last word."""
    words = text.rstrip()
    while words and words[-1] in ";,:.":
        tail = max(0, len(words) - _TAIL)  # a text of marks alone would be looked through again for each of them
        if _ABBREVIATION.search(words, tail) or _ELLIPSIS.search(words, tail):
            break
        words = words[:-1].rstrip()
    return words
