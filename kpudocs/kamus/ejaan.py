"""Which words are Indonesian, and what a word that is not was meant to be.

The words are those of the Indonesian dictionary for hunspell (`id_ID`, read by spylls), the vocabulary of
administration and elections (`tambahan.txt`), and foreign words that such texts use (`asing.txt`). They are
read once, when the first word is asked for. The dictionary lists few of the forms of newer words, so
regular affixes are understood as well (`imbuhan`); a word that might be right is taken for right.
"""

from __future__ import annotations

import io
import string
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from kpudocs.kamus.imbuhan import find_bases, find_roots

if TYPE_CHECKING:
    from spylls.hunspell import Dictionary

__all__ = ["Ejaan", "ejaan_of", "read_words"]

_LETTERS = string.ascii_lowercase
_NEAR_FROM = 5  # letters: every shorter word is one letter away from another one
_FAR_FROM = 8  # letters: from here on two letters may differ, among the words of administration and of the text
_MOST = 3  # suggestions
_LONGEST = 45  # letters: nobody writes a longer word, and looking for its roots costs without bound
_MOST_KEPT = 50_000  # words whose answer is kept, however many decrees are read
_SLIPS = frozenset(["pelaksaan", "pelaksanakan", "pelasanaan"])  # affixes allow them, and they are always mistyped
_LISTS = ("tambahan", "asing")
_COMMON_LINES = (
    "ada adalah agar akan anggaran antara apa atas atau bagi bahwa baik baru dalam dan dapat dari daya dengan di guna",
    "hal hari harus hasil ini itu jika juga kami karena ke kepada kerja kota lain lebih maka masa mereka oleh orang",
    "pada para perlu rapat saat sama sampai secara sebagai sebuah serta setiap sudah surat tahun tanpa telah tentang",
    "terhadap tidak tim unit untuk wajib yaitu yang",
)
_COMMON = frozenset(word for line in _COMMON_LINES for word in line.split())
"""Words so common that even a short word near to them is one mistyped."""


def read_words(text: str) -> frozenset[str]:
    """The words of a list, in small letters: blanks part them, "#" begins a remark."""
    lines = (line.partition("#")[0] for line in text.lower().splitlines())
    return frozenset(word for line in lines for word in line.split())


@lru_cache(maxsize=16)
def ejaan_of(own: frozenset[str]) -> Ejaan:
    """The spelling with an office's own words; made once, for all of its decrees."""
    return Ejaan(own)


@cache
def _words() -> frozenset[str]:
    """The words that kpudocs adds to the dictionary."""
    return frozenset(word for name in _LISTS for word in read_words(_text(f"{name}.txt")))


@cache
def _dictionary() -> Dictionary:
    # These take a while, and not every run reads words.
    from spylls.hunspell import Dictionary, readers
    from spylls.hunspell.readers.file_reader import BaseReader

    class Reader(BaseReader):  # type: ignore[misc]
        """The text of a file of the dictionary; spylls' own reader leaves its files open."""

        def __init__(self, name: str) -> None:
            super().__init__(io.StringIO(_text(name)))

        def reset_encoding(self, encoding: str) -> None:
            """Nothing to do: the files are plain ASCII."""

    aff, context = readers.read_aff(Reader("id_ID.aff"))
    return Dictionary(aff, readers.read_dic(Reader("id_ID.dic"), aff=aff, context=context))


@cache
def _stems() -> frozenset[str]:
    return frozenset(word.stem for word in _dictionary().dic.words) | _words()


def _text(name: str) -> str:
    return files("kpudocs.kamus").joinpath(name).read_text(encoding="utf-8")


class Ejaan:
    """The spelling of Indonesian, with an office's own words."""

    def __init__(self, own: Iterable[str] = ()) -> None:
        self._own = frozenset(word.lower() for word in own)
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether a word is one, in whatever capitals.

        >>> Ejaan().knows("Menindaklanjuti"), Ejaan().knows("menigkatkan")
        (True, False)
        """
        if len(word) > _LONGEST:
            return True
        word = word.lower()
        if word in _SLIPS:
            return False
        if word not in self._known:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            self._known[word] = self._is_word(word)
        return self._known[word]

    def lists(self, word: str) -> bool:
        """Whether a word in small letters is the dictionary's or the office's, and not only formed from one."""
        return self._is_stem(word) or bool(_dictionary().lookup(word))

    def is_root(self, word: str) -> bool:
        """Whether a word in small letters stands in the dictionary as it is, not only with affixes."""
        return self._is_stem(word)

    def suggest(self, word: str, near: Iterable[str] = ()) -> tuple[str, ...]:
        """What a misspelt word was likely meant to be, likeliest first; nothing where that is not clear.

        Words of `near` (the same text) come before others.

        >>> Ejaan().suggest("displin")
        ('disiplin', 'disalin')
        """
        word = word.lower()
        heard = {one for one in near if one != word and self.knows(one)}
        if len(word) < _NEAR_FROM:
            return tuple(sorted({one for one in _edits(word) if one in _COMMON})[:_MOST])
        found = {one for one in (*_edits(word), *_halve_or_double(word)) if one in heard or self._is_told(one)}
        if len(word) >= _FAR_FROM:
            pool = heard if found else heard | _words()
            found |= {
                one
                for one in pool
                if one[0] == word[0] and abs(len(one) - len(word)) <= 2 and _distance(one, word) <= 2
            }
        found = {one for one in found if one in heard or one in _words() or one in _COMMON or _is_likely(one, word)}
        ranks = (heard, _words(), _stems())
        return tuple(
            sorted(
                (one for one in found if len(one) >= _NEAR_FROM - 1),
                key=lambda one: (
                    *(one not in rank for rank in ranks),
                    _distance(one, word),
                    not _is_halved(one, word),
                    one,
                ),
            )[:_MOST]
        )

    def _is_word(self, word: str) -> bool:
        if "-" in word and not self._is_stem(word):
            return all(self.knows(part) or part in ("ter", "di", "ber", "se") for part in word.split("-") if part)
        return (
            self._is_stem(word) or any(map(self._is_stem, find_roots(word))) or self.lists(word) or self._has_base(word)
        )

    def _has_base(self, word: str) -> bool:
        """Whether it is made of a word that has affixes of its own."""
        bases = tuple(find_bases(word))
        return any(self.lists(base) or any(map(self._is_stem, find_roots(base))) for base in bases)

    def _is_stem(self, word: str) -> bool:
        return word in self._own or word in _stems()

    def _is_told(self, word: str) -> bool:
        """As `lists`; the dictionary is only asked for what could be a word, since that takes long."""
        return self._is_stem(word) or (any(map(self._is_stem, find_roots(word, shortest=3))) and self.lists(word))


def _is_halved(one: str, word: str) -> bool:
    """Whether a word has a letter twice of which the typed one has but one: "tangal" for "tanggal"."""
    return any(a == b and one[:i] + one[i + 1 :] == word for i, (a, b) in enumerate(pairwise(one)))


def _is_likely(one: str, word: str) -> bool:
    """Whether a word that may be any of the dictionary's, however rare, was meant by a short one.

    Fingers seldom slip at a word's first letter, and every word of five letters is near to rare ones: of those only
    one with a letter doubled ("bukku") counts.
    """
    if len(word) <= _NEAR_FROM:
        return any(a == b and word[:i] + word[i + 1 :] == one for i, (a, b) in enumerate(pairwise(word)))
    return len(word) >= _FAR_FROM or one[0] == word[0] or len(one) != len(word)


def _edits(word: str) -> Iterator[str]:
    """Every word one slip of a finger away: a letter left out, added, changed, or two exchanged."""
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def _halve_or_double(word: str) -> Iterator[str]:
    """Every word that differs by two letters written once for twice, or twice for once: "penan(an)gan"."""
    for i in range(len(word) - 1):
        pair = word[i : i + 2]
        yield word[:i] + pair + word[i:]
        if word[i + 2 : i + 4] == pair:
            yield word[:i] + word[i + 2 :]


def _distance(one: str, other: str) -> int:
    """How many letters must be changed, added, left out or exchanged with the next."""
    before, last = list(range(len(other) + 1)), list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
