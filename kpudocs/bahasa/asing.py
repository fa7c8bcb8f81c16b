"""Foreign words in an Indonesian text: found wherever they stand, in small letters or capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

__all__ = ["WordFinder"]

_LETTERS = re.compile(r"[a-z]+")
_MANY_CASED = "\u0130\u0131\u017f\u212a"
"""Letters beyond ASCII that are i, s or k in another case."""


class WordFinder:
    """Finds words and phrases, each of a language, as whole words; of two that overlap the longer one.

    >>> list(WordFinder({"road map": "en"}).find("ROAD MAP-nya dan roadmap"))
    [(0, 8, 'en')]
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self._languages = {_key(word): language for word, language in words.items()}
        longest_first = sorted(self._languages, key=lambda word: (-len(word), word))
        spelt = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{spelt})(?!\w)", re.IGNORECASE) if spelt else None
        self._parts = tuple({max(_LETTERS.findall(word), key=len, default="") for word in self._languages})
        """Of each word some letters that have to be there, however its other characters are spelt in XML."""

    def may_find(self, text: str) -> bool:
        """Whether looking closer may find any in a text, or in XML that holds it: quick, and a no is sure.

        >>> WordFinder({"road map": "en"}).may_find("<w:t>peta jalan</w:t>")
        False
        """
        if not text.isascii() and any(letter in text for letter in _MANY_CASED):
            return True
        small = text.lower()
        return any(part in small for part in self._parts)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where each begins and ends in `text`, and its language."""
        if self._pattern is not None:
            for found in self._pattern.finditer(text):
                yield found.start(), found.end(), self._languages[_key(found[0])]


def _key(text: str) -> str:
    return " ".join(text.lower().split())
