"""Write `dasar.txt` anew from the Indonesian hunspell dictionary: `python kpudocs/kamus/make.py` (or `--check`).

Reads `id_ID.aff` and `id_ID.dic` (Debian's hunspell-id, from LibreOffice's dictionaries) and writes every
form that their rules make, one a line: a set of words is known in a moment and needs no reader. Exit
codes: 0 done or current, 1 out of date.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path("/usr/share/hunspell")
MADE = Path(__file__).parent / "dasar.txt"
CIRCUMFIX, NEEDS_AFFIX = "A1", "A2"  # as id_ID.aff names them


@dataclass(frozen=True)
class Affix:
    """One rule: what is taken away, what is put there, to which words, and what may follow."""

    strip: str
    add: str
    flags: frozenset[str]
    condition: re.Pattern[str]


Affixes = dict[str, list[Affix]]


def flags_of(text: str) -> frozenset[str]:
    """FLAG long: two characters each."""
    return frozenset(text[i : i + 2] for i in range(0, len(text), 2))


def read_affixes(text: str) -> tuple[Affixes, Affixes]:
    """The prefixes and suffixes by their flag."""
    prefixes: Affixes = {}
    suffixes: Affixes = {}
    for line in text.splitlines():
        kind, *rest = line.split("#")[0].split() or [""]
        if kind not in ("PFX", "SFX") or len(rest) < 4:
            continue
        flag, strip, added, condition = rest[:4]
        add, _, follow = added.partition("/")
        pattern = f"^{condition}" if kind == "PFX" else f"{condition}$"
        affix = Affix(strip.strip("0"), add.strip("0"), flags_of(follow), re.compile(pattern))
        (prefixes if kind == "PFX" else suffixes).setdefault(flag, []).append(affix)
    return prefixes, suffixes


def forms(stem: str, own: frozenset[str], prefixes: Affixes, suffixes: Affixes) -> Iterator[str]:
    """Every form of a stem: suffixes up to two, then prefixes, halves of a circumfix only together."""

    def with_suffix(word: str, allowed: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
        for affix in (one for flag in sorted(allowed) for one in suffixes.get(flag, ())):
            if affix.condition.search(word) and word.endswith(affix.strip):
                yield word[: len(word) - len(affix.strip)] + affix.add, affix.flags

    def with_prefix(word: str, allowed: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
        for affix in (one for flag in sorted(allowed) for one in prefixes.get(flag, ())):
            if affix.condition.search(word) and word.startswith(affix.strip):
                yield affix.add + word[len(affix.strip) :], affix.flags

    if NEEDS_AFFIX not in own:
        yield stem
    ended = list(with_suffix(stem, own))
    ended += [(twice, more | first) for word, first in ended for twice, more in with_suffix(word, first)]
    for word, follow in ended:
        if not {CIRCUMFIX, NEEDS_AFFIX} & follow:
            yield word
    for word, follow in [(stem, frozenset[str]()), *ended]:
        for begun, more in with_prefix(word, own | follow):
            if (CIRCUMFIX in more) == (CIRCUMFIX in follow):
                yield begun
                yield from (again for again, _ in with_prefix(begun, more))
                yield from (again for again, _ in with_suffix(begun, more))


def expand() -> str:
    """Every form of every word, sorted, one a line."""
    prefixes, suffixes = read_affixes((FOLDER / "id_ID.aff").read_text(encoding="latin-1"))
    words: set[str] = set()
    for line in (FOLDER / "id_ID.dic").read_text(encoding="latin-1").splitlines()[1:]:
        stem, _, flags = line.strip().partition("/")
        if stem:
            words.update(forms(stem, flags_of(flags), prefixes, suffixes))
    return "".join(
        f"{word}\n" for word in sorted(word for word in words if re.fullmatch(r"[^\W\d_]+(?:-[^\W\d_]+)*", word))
    )


def main(arguments: list[str]) -> int:
    text = expand()
    if arguments != ["--check"]:
        MADE.write_text(text, encoding="utf-8")
        return 0
    current = MADE.read_text(encoding="utf-8") == text
    if not current:
        print("kpudocs/kamus/dasar.txt is not what hunspell-id makes now: run kpudocs/kamus/make.py", file=sys.stderr)
    return int(not current)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
