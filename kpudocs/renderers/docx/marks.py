"""What other programs look for in a Word file: the anchor of a signing program, SRIKANDI's placeholders.

They take what they find, wherever it is. So headers, footers and what a template has of its own count too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from kpudocs.naskah import Naskah, Ragam

__all__ = ["find_stray_marks"]

_PLACEHOLDER = re.compile(r"\$\{[^{}]*\}?")


def find_stray_marks(naskah: Naskah, said: Iterable[str]) -> str:
    """What such a program would take amiss, in Indonesian; "" where there is nothing.

    `said` are the texts of the document, headers and footers, one for each run.
    """
    if naskah.ragam not in (Ragam.SRIKANDI, Ragam.TTE):
        return ""
    texts = tuple(said)
    if naskah.ragam is Ragam.TTE:
        anchor = naskah.penetapan.tanda
        found = sum(text.count(anchor) for text in texts)
        return "" if found == 1 else f'jangkar "{anchor}" ada {found} kali, seharusnya satu kali'
    # A placeholder that two runs share is none: SRIKANDI would not find it.
    expected = Counter(mark for text in naskah.texts() for mark in _PLACEHOLDER.findall(text))
    there = Counter(mark for text in texts for mark in _PLACEHOLDER.findall(text))
    for mark in sorted(expected | there):
        if expected[mark] != there[mark]:
            return f'penanda SRIKANDI "{mark}" ada {there[mark]} kali, seharusnya {expected[mark]} kali'
    return ""
