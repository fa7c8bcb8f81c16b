"""Lines joined to paragraphs: words that the line broke made whole, hyphens of the word kept."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

__all__ = ["Joiner", "clean"]

_INVISIBLE = dict.fromkeys(
    [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xAD, 0x61C]
    + [n for n in range(0x20) if n not in (0x09, 0x0A, 0x0D)]
    + [*range(0x7F, 0xA0), 0xFFFE, 0xFFFF, *range(0xFFF9, 0xFFFC)]
)
_BLANKS = dict.fromkeys([0xA0, 0x2028, 0x2029, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# What Word's symbol fonts put in the private area, as the signs that they show.
_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "•", "\uf0fc": "√", "\uf0fe": "√", "\uf0d8": "•", "\uf076": "•", "\uf02d": "-",
            "\uf06c": "●", "\uf06e": "●", "\uf0e0": "→", "\u2010": "-", "\u2011": "-"}  # fmt: skip
_TABLE = str.maketrans({**_INVISIBLE, **_BLANKS, **_LIGATURES, **_SYMBOLS})
_WORD = re.compile(r"[^\W_]+(?:[-/–][^\W_]+)+")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_APART = re.compile(r"([^\W\d_]{2,})- ([^\W\d_]{2,})")
_SPAN = re.compile(r"(?<=\d)([-–]) (?=\d)")
_NEXT = re.compile(r"[^\W_]+")
_PREFIXES = ("non", "anti", "pra", "pasca", "sub", "semi", "kuasi", "eks", "pro")
_KNOWN_SLASHES = ("dan/atau", "kabupaten/kota", "kementerian/lembaga", "instansi/lembaga", "dan/")


def clean(text: str) -> str:
    """What a decree can hold of a text: nothing invisible, no surrogates, NFC; tabs and breaks stay."""
    text = text.translate(_TABLE)
    text = "".join(char for char in text if not ("\ud800" <= char <= "\udfff" or "\ue000" <= char <= "\uf8ff"))
    return unicodedata.normalize("NFC", text)


class Joiner:
    """Joins lines; it knows how the document itself writes its hyphened words in mid-line."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._hyphened: Counter[str] = Counter()
        self._plain: set[str] = set()
        for text in texts:
            lowered = text.lower()
            self._hyphened.update(_WORD.findall(lowered))
            self._plain.update(re.findall(r"[^\W\d_]+", lowered))

    def join(self, lines: Sequence[str]) -> str:
        """The lines as one paragraph.

        >>> Joiner().join(["Pembentukan Peraturan Perundang-", "undangan dan me-", "laksanakan"])
        'Pembentukan Peraturan Perundang-undangan dan melaksanakan'
        """
        joined = ""
        for line in lines:
            text = _SPAN.sub(r"\1", _APART.sub(self._mend, " ".join(line.split())))
            if not joined or not text:
                joined = joined or text
                continue
            joined = self._join_two(joined, text)
        return joined

    def _mend(self, found: re.Match[str]) -> str:
        """A word that a line had broken, the line since lost: "Undang- Undang"."""
        left, right = found[1].lower(), found[2].lower()
        if right in ("dan", "atau", "serta"):
            return found[0]
        if self._hyphened[f"{left}-{right}"] or _is_doubled(left, right):
            return f"{found[1]}-{found[2]}"
        return found[1] + found[2] if left + right in self._plain else found[0]

    def _join_two(self, before: str, after: str) -> str:
        last = before.rsplit(" ", 1)[-1]
        first = after.split(" ", 1)[0]
        if last.endswith("–") and len(last) > 1 and last[-2].isalnum() and first[0].isalnum():
            return before + after
        if last.endswith("/") and len(last) > 1 and first[0].isalnum():
            word = (last + first).lower().strip(".,;:()")
            glued = self._hyphened[word] or word.startswith(_KNOWN_SLASHES)
            return before + ("" if glued else " ") + after
        if not last.endswith("-") or len(last) < 2 or not last[-2].isalnum() or not first[0].isalnum():
            return f"{before} {after}"
        return before + after if self._keeps_hyphen(last, first) else before[:-1] + after

    def _keeps_hyphen(self, last: str, first: str) -> bool:
        """Whether a hyphen at the end of a line belongs to the word.

        >>> [Joiner()._keeps_hyphen(*pair) for pair in (("undang-", "undang"), ("2010-", "2025"), ("ke-", "giatan"))]
        [True, True, False]
        """
        broken, following = _BROKEN.search(last), _NEXT.match(first)
        if broken is None or following is None:
            return True
        left, right = broken[1], following[0]
        if right[0].isupper() or right[0].isdigit() or (left.isupper() and len(left) > 1):
            return True
        left, right = left.lower(), right.lower()
        if self._hyphened[f"{left}-{right}"]:
            return True
        if left + right in self._plain:
            return False
        if left in _PREFIXES or len(left) == 1:
            return True
        return _is_doubled(left, right)


def _is_doubled(left: str, right: str) -> bool:
    """Whether two words double one: undang-undang, masing-masing, perundang-undangan, bersama-sama."""
    stem = right[: max(3, min(len(right), len(left)) - 3)]
    return right.startswith(left) or (
        len(stem) >= 3
        and stem in left
        and left.endswith(left[left.rfind(stem) :])
        and len(left) - left.rfind(stem) <= len(right)
    )
