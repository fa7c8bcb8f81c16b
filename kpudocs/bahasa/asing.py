"""Foreign words in an Indonesian text: found wherever they stand, in small letters or capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

__all__ = ["WordFinder"]


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

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where each begins and ends in `text`, and its language."""
        if self._pattern is not None:
            for found in self._pattern.finditer(text):
                yield found.start(), found.end(), self._languages[_key(found[0])]


def _key(text: str) -> str:
    return " ".join(text.lower().split())
