"""Which words are Indonesian, and what a word that is not was meant to be.

The words are every form that LibreOffice's Indonesian hunspell dictionary makes (`dasar.txt`), the vocabulary
of administration and elections (`tambahan.txt`), and foreign words that such texts use (`asing.txt`). They are
read once, when the first word is asked for. The dictionary lists few of the forms of newer words, so
regular affixes are understood as well; a word that might be right is taken for right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files

__all__ = ["Ejaan", "ejaan_of", "read_words"]

_ENCLITICS = ("nya", "lah", "kah", "pun")
_COMBINING = (
    *(
        "antar",
        "pra",
        "pasca",
        "non",
        "sub",
        "multi",
        "maha",
        "anti",
        "inter",
        "intra",
        "ekstra",
        "para",
        "semi",
        "swa",
    ),
    *("tuna", "ultra", "infra", "mikro", "makro", "mini", "mono", "bi", "tri", "dwi", "eka", "panca", "purna", "nir"),
)
"""What is written together with the word that follows it."""
_NASAL = {
    "me": re.compile(r"[lmnrwy]"),
    "mem": re.compile(r"[bfvp]"),
    "men": re.compile(r"[cdjztsk]"),
    "meng": re.compile(r"[aeioughkq]"),
    "menge": re.compile(r"[a-z]{3,4}$"),
}
"""How me- sounds before a word; loanwords keep their first letter."""
_DROPPED = {"mem": "p", "men": "t", "meny": "s", "meng": "k"}
_PLAIN = ("di", "ter", "ber", "memper", "diper", "se")
_SUFFIXES = ("", "kan", "i", "an")
_LOAN = re.compile(r"\w{2,}(?:asi|isi|usi|ensi|itas|if|isme|logi|grafi)$")
_SHORTEST = 3
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ALIKE, _VERY_ALIKE = 0.75, 0.85
_MOST_KEPT = 50_000  # words whose answer is kept, however many decrees are read
_LISTS = ("dasar", "tambahan", "asing")


def read_words(text: str) -> frozenset[str]:
    """The words of a list, in small letters: blanks part them, "#" begins a remark."""
    lines = (line.partition("#")[0] for line in text.lower().splitlines())
    return frozenset(word for line in lines for word in line.split())


@cache
def _list(name: str) -> frozenset[str]:
    return read_words(files("kpudocs.kamus").joinpath(f"{name}.txt").read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def ejaan_of(own: frozenset[str]) -> Ejaan:
    """The spelling with an office's own words; made once, for all of its decrees."""
    return Ejaan(own)


class Ejaan:
    """The spelling of Indonesian, with an office's own words."""

    def __init__(self, own: Iterable[str] = ()) -> None:
        self._own = frozenset(word.lower() for word in own)
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether a word is one, in whatever capitals."""
        word = word.lower()
        if word not in self._known:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            self._known[word] = self._is_word(word)
        return self._known[word]

    def suggest(self, word: str, near: Iterable[str] = ()) -> tuple[str, ...]:
        """What a misspelt word was likely meant to be, best first; words of `near` (the same text) before others."""
        word = word.lower()
        heard = {one for one in near if one != word and self.knows(one)}
        close = dict.fromkeys(_edits(word))
        found = [one for one in close if one in heard]
        found += [one for one in self._resembling(word, heard, _VERY_ALIKE) if one not in found]
        found += [one for one in close if one not in found and self.lists(one)]
        found = found or [one for one in close if self.knows(one)]
        if not found:
            # Whole dictionaries are compared only with what begins alike: a first letter is seldom wrong.
            pool = (one for words in (heard, *map(_list, _LISTS)) for one in words if one[0] == word[0])
            found = self._resembling(word, pool, _ALIKE)
        return tuple(found[:3])

    def _resembling(self, word: str, pool: Iterable[str], least: float) -> list[str]:
        """Words of a pool that are alike, for one that is wrong in more than one letter."""
        matcher = SequenceMatcher(b=word, autojunk=False)
        scored: list[tuple[float, str]] = []
        for one in pool:
            if abs(len(one) - len(word)) > 2:
                continue
            matcher.set_seq1(one)
            if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
                ratio = matcher.ratio() + (0.05 if one[0] == word[0] else 0)
                if ratio >= least:
                    scored.append((ratio, one))
        return list(dict.fromkeys(one for _, one in sorted(scored, key=lambda pair: (-pair[0], pair[1]))))

    def lists(self, word: str) -> bool:
        """Whether a word stands in a list just so, in small letters."""
        return word in self._own or any(word in _list(name) for name in _LISTS)

    def _is_word(self, word: str) -> bool:
        if self.lists(word):
            return True
        if "-" in word:
            parts = [part for part in word.split("-") if part]
            return all(self.knows(part) or part in _PLAIN or part in _COMBINING for part in parts)
        return any(self._is_affixed(base) for base in _without_enclitic(word)) or self._is_combined(word)

    def _is_combined(self, word: str) -> bool:
        return any(
            word.startswith(prefix) and len(rest := word[len(prefix) :]) > _SHORTEST and self.knows(rest)
            for prefix in _COMBINING
        )

    def _is_affixed(self, word: str) -> bool:
        if self.lists(word):
            return True
        return any(self._is_stem(stem, loan) for stem, loan in _stems(word))

    def _is_stem(self, stem: str, loan: bool) -> bool:
        """Whether a word may carry affixes; `loan`: those that native words carry only where the dictionary says so."""
        if len(stem) < _SHORTEST:
            return False
        if stem in self._own or stem in _list("tambahan"):
            return True
        return stem in _list("dasar") and (not loan or bool(_LOAN.fullmatch(stem)))


def _without_enclitic(word: str) -> Iterator[str]:
    yield word
    for ending in _ENCLITICS:
        if word.endswith(ending):
            yield word[: -len(ending)]


def _stems(word: str) -> Iterator[tuple[str, bool]]:
    """What may be left of a word without its affixes, and whether only loanwords are affixed so."""
    for suffix in _SUFFIXES:
        if suffix and not word.endswith(suffix):
            continue
        rest = word[: len(word) - len(suffix)] if suffix else word
        if suffix:
            yield rest, suffix != "kan" or rest.startswith("pe")  # not "pembentukkan"
        for prefix in _PLAIN:
            if rest.startswith(prefix):
                yield rest[len(prefix) :], suffix == "an" and prefix != "ber"
                if prefix in ("ber", "ter"):
                    yield f"r{rest[len(prefix) :]}", suffix == "an"  # be- and te- before r: terencana
        for prefix, sound in _NASAL.items():
            stem = rest[len(prefix) :]
            if rest.startswith(prefix) and sound.match(stem):
                yield stem, stem[:1] in ("p", "t", "s", "k")
        for prefix, letter in _DROPPED.items():
            if rest.startswith(prefix):
                yield letter + rest[len(prefix) :], False
        for begun, kept in (("pe", "me"), ("pem", "mem"), ("pen", "men"), ("peng", "meng")):
            stem = rest[len(begun) :]
            if rest.startswith(begun) and suffix in ("an", "") and _NASAL[kept].match(stem):
                yield stem, True
        for begun, letter in (("pem", "p"), ("pen", "t"), ("peny", "s"), ("peng", "k")):
            stem = letter + rest[len(begun) :]
            if rest.startswith(begun) and suffix in ("an", ""):
                yield stem, True
        if rest.startswith("ke") and suffix == "an":
            yield rest[2:], True


def _edits(word: str) -> Iterator[str]:
    """Every word that is one slip away: letters that changed places, one too few, one too many, a wrong one."""
    halves = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    for left, right in halves:
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
    for left, right in halves:
        yield from (left + letter + right for letter in _LETTERS)
    for left, right in halves:
        if right:
            yield left + right[1:]
    for left, right in halves:
        if right:
            yield from (left + letter + right[1:] for letter in _LETTERS)
