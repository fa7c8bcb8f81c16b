"""Affixes: the roots that a word may be made from.

Only what a legal text makes freely from any root is taken apart (di-, meN-, ter-, peN- … -an, -nya): a
dictionary has the roots, and cannot have every form of them.
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["find_bases", "find_roots"]

_NASAL = (  # how meN- and peN- end, the first letters of the root that ask for it, and the letter that the root lost
    ("nge", "bcdfghjklpst", ""),
    ("ny", "s", "s"),
    ("ng", "aeioughkq", ""),
    ("ng", "k", "k"),
    ("n", "cdjztsr", ""),
    ("n", "t", "t"),
    ("m", "bfvp", ""),
    ("m", "p", "p"),
    ("", "lmrwy", ""),
)
_FREE = ("antar", "non", "pasca", "pra", "sub", "multi", "maha", "swa")
_PARTICLES = ("nya", "lah", "kah", "pun", "")
_ENDINGS = {  # which suffixes go with which prefix, and how long the root must be at least
    "di": (("kan", "i", ""), 4),
    "ter": (("kan", "i", ""), 4),
    "ber": (("an", "kan", ""), 4),
    "me": (("kan", "i", ""), 4),
    "per": (("kan", "i", "an", ""), 4),
    "diper": (("kan", "i", ""), 4),
    "memper": (("kan", "i", ""), 4),
    "pe": (("an", ""), 5),
    "ke": (("an",), 5),
    "se": (("",), 5),
}
_PREFIXES = (*_ENDINGS, *_FREE)


def find_roots(word: str, *, shortest: int | None = None) -> Iterator[str]:
    """The words in small letters that `word` may be a form of, itself left out.

    `shortest` is how many letters a root must have, where that is not left to the affixes.

    >>> "individu" in set(find_roots("individunya")), "mutakhir" in set(find_roots("pemutakhiran"))
    (True, True)
    """
    for particle in _PARTICLES:
        stem = word.removesuffix(particle) if particle else word
        if particle and (stem == word or len(stem) < 3):
            continue
        if particle:
            yield stem
        yield from _without_prefix(stem, shortest)
        for suffix in ("kan", "i"):
            if stem.endswith(suffix) and len(stem) - len(suffix) >= 4 and not stem.endswith("ii"):
                yield stem.removesuffix(suffix)
        if (
            stem.endswith("an")
            and not stem.startswith("pe")
            and not stem.endswith(("anan", "kan"))
            and len(stem) >= _SHORTEST_BASE + 2
        ):
            yield stem.removesuffix("an")


def _without_prefix(stem: str, least: int | None) -> Iterator[str]:
    for prefix in _PREFIXES:
        if stem.startswith(prefix) and len(stem) - len(prefix) >= 3:
            yield from _roots_after(prefix, stem.removeprefix(prefix), least)


def _roots_after(prefix: str, rest: str, least: int | None) -> Iterator[str]:
    if prefix in _FREE:
        yield rest
        return
    suffixes, shortest = _ENDINGS[prefix]
    for suffix in suffixes:
        if not rest.endswith(suffix) or (suffix == "i" and rest.endswith("ii")):
            continue
        body = rest.removesuffix(suffix) if suffix else rest
        for nasal, first, lost in _NASAL if prefix in ("me", "pe") else (("", "", ""),):
            root = lost + body[len(nasal) :]
            if not body.startswith(nasal) or (first and root[:1] not in first):
                continue
            # Short roots that lose a letter are old, and the dictionary has their forms; else "penangan" would be
            # one of "tangan" and "penanangan" one of "tanang".
            if least is not None:
                if len(root) >= least:
                    yield root
            elif len(root) >= shortest + (prefix == "pe" and not suffix) and (
                prefix != "pe" or not lost or (suffix and lost != "t") or len(root) > 6
            ):
                yield root


def find_bases(word: str) -> Iterator[str]:
    """The words with affixes of their own that `word` may be made from: "kependudukan" of "penduduk".

    >>> list(find_bases("kependudukan")), list(find_bases("disetiap"))
    (['penduduk'], [])
    """
    for particle in ("nya", "lah", "kah", "pun"):
        if word.endswith(particle) and len(word) - len(particle) >= _SHORTEST_BASE:
            yield word.removesuffix(particle)
    for prefix, inner, suffix in _ROUND_A_BASE:
        base = word[len(prefix) : len(word) - len(suffix)]
        if word.startswith(prefix) and word.endswith(suffix) and len(base) >= _SHORTEST_BASE and base.startswith(inner):
            yield base
    if word.startswith("ketidak") and len(word) > len("ketidak") + 4:
        yield word.removeprefix("ketidak")
        yield word.removeprefix("ketidak").removesuffix("an")


_SHORTEST_BASE = 5
_ROUND_A_BASE = (  # what goes round a word that has a prefix already
    *(("ke", inner, "an") for inner in ("pe", "ber", "ter", "se")),
    *((prefix, inner, "kan") for prefix in ("di", "mem", "pem") for inner in ("ber", "per")),
    *(("pem", inner, "an") for inner in ("ber",)),
    *(("ber", inner, "an") for inner in ("pe", "ke")),
)
