"""The words that open the parts of a decree, and the labels of lists, as people and scanners write them."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from kpudocs.bahasa.angka import format_huruf, parse_romawi, parse_urutan

__all__ = ["Label", "Opening", "find_opening", "find_ordinal", "is_lone_colon", "list_label", "squeeze"]

_PARTS = {
    "menimbang": "menimbang",
    "mengingat": "mengingat",
    "memperhatikan": "memerhatikan",
    "memerhatikan": "memerhatikan",
    "memutuskan": "memutuskan",
    "menetapkan": "menetapkan",
}
_SPACED = re.compile(r"^((?:[A-Za-z] ){5,}[A-Za-z])(?=\s*[:;]?\s*$|\s*[:;]|\s{2})")
_OPENING = re.compile(r"([A-Za-z0-9|!]{7,15})(\s*)([:;.,])?\s*(.*)", re.DOTALL)
_APART = re.compile(r"\t| {3}")
_ORDINAL = re.compile(
    r"((?:KE|PER|Ke|Per|ke)[A-Za-z0-9|!]{2,}(?:\s+(?:BELAS|PULUH|RATUS|Belas|Puluh)(?:\s+[A-Za-z]{3,9}\b)?)?)"
    r"\s*([:;.,=])?\s*(.*)",
    re.DOTALL,
)
_LIKE = 0.8
_SCANNED = str.maketrans({"0": "o", "1": "i", "|": "i", "!": "i", "5": "s"})
_NEXT_TEXT = re.compile(r"(?:KEPUTUSAN\b|bahwa\b|\(?[a-zA-Z1lI][.)]\s|Undang|Pasal\b|Peraturan\b|Keputusan\b)")


def squeeze(text: str) -> str:
    """Letters set apart brought together: "M E M U T U S K A N :" is one word.

    >>> squeeze("M E M U T U S K A N :")
    'MEMUTUSKAN :'
    """
    found = _SPACED.match(text)
    return found[1].replace(" ", "") + text[found.end() :] if found else text


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that opens a part: which, and what follows on the line. `sure` when its colon is there."""

    part: str
    rest: str
    sure: bool = True
    number: int = 0
    """Of a diktum."""
    spelt: str = ""
    guessed: bool = False
    """Read through a scanner's error."""


def find_opening(text: str) -> Opening | None:
    """The part that a line opens, or None.

    >>> find_opening("Menimbang : a. bahwa").part, find_opening("Menirnbang: a. bahwa").guessed
    ('menimbang', True)
    >>> find_opening("Menetapkan Rencana Aksi") is None
    True
    """
    found = _OPENING.match(squeeze(text.strip()))
    if found is None:
        return None
    word, gap, mark, rest = found[1], found[2], found[3], found[4].strip()
    if not word[0].isupper():
        return None
    if mark is None and (glued := re.match(r"([A-Za-z]{7,14}?)(?=KEPUTUSAN\b)", word)):
        word, rest = glued[1], f"{word[glued.end() :]} {rest}".strip()
    known, guessed = _nearest(word)
    if not known:
        return None
    part = _PARTS[known]
    if part == "memutuskan":
        return Opening(part, rest, True, spelt=found[1], guessed=guessed) if word.isupper() or not rest else None
    if mark in (":", ";") or (mark is None and not rest) or (mark is None and _NEXT_TEXT.match(rest)):
        return Opening(part, rest.lstrip(": "), mark == ":", spelt=found[1], guessed=guessed)
    if mark is None and not guessed and part != "menetapkan" and _APART.search(gap):
        return Opening(part, rest, False, spelt=found[1])  # set apart from its text by a tab, its colon lost
    return None


def _nearest(word: str) -> tuple[str, bool]:
    """The opening word that a word is, or is scanned from."""
    lowered = word.lower()
    if lowered in _PARTS:
        return lowered, False
    seen = lowered.translate(_SCANNED).replace("rn", "m")
    if seen in _PARTS:
        return seen, True
    if word[0] != "M":
        return "", False
    best = max(_PARTS, key=lambda name: SequenceMatcher(None, name, seen).ratio())
    return (best, True) if SequenceMatcher(None, best, seen).ratio() >= _LIKE else ("", False)


def find_ordinal(text: str, expected: int) -> Opening | None:
    """The diktum that a line opens: KESATU, PERTAMA, "KEDUA BELAS"; `expected` is the next one's number.

    >>> find_ordinal("KEDUA : Keputusan ini", 2).rest, find_ordinal("PERTAMA:", 1).number
    ('Keputusan ini', 1)
    >>> find_ordinal("KETUA KOMISI PEMILIHAN UMUM", 2) is None
    True
    """
    found = _ORDINAL.match(text.strip())
    if found is None:
        return None
    word, mark, rest = found[1], found[2], found[3].strip()
    if not (word.isupper() or mark == ":" or (word[0].isupper() and not rest)):
        return None
    number, used, guessed = _read_ordinal(word, expected, _LIKE - 0.08 if mark in (":", ";") else _LIKE + 0.02)
    if not number:
        return None
    if used < len(word):
        rest, mark = f"{word[used:].strip()} {mark or ''} {rest}".strip(), None
    if mark is None and rest and not word.isupper():
        return None
    if guessed and number != expected:
        return None
    return Opening("diktum", rest.lstrip(":; ").strip(), mark == ":", number, " ".join(word[:used].split()), guessed)


def _read_ordinal(word: str, expected: int, like: float) -> tuple[int, int, bool]:
    """The number, how much of `word` says it, and whether it was guessed."""
    pieces = word.split()
    for count in range(len(pieces), 0, -1):
        said = " ".join(pieces[:count])
        try:
            return (
                parse_urutan(said),
                word.find(pieces[count - 1], sum(map(len, pieces[: count - 1]))) + len(pieces[count - 1]),
                False,
            )
        except ValueError:
            continue
    from kpudocs.bahasa.angka import format_urutan

    seen = pieces[0].lower().translate(_SCANNED)
    if seen in ("ketua", "kepala", "kepada"):
        return 0, 0, False
    for wanted in dict.fromkeys((format_urutan(max(expected, 1)), "PERTAMA" if expected == 1 else "KESATU")):
        if pieces[0].isupper() and SequenceMatcher(None, wanted.lower().split()[0], seen).ratio() >= like:
            return (expected if wanted != "KESATU" or expected == 1 else 1), len(pieces[0]), True
    return 0, 0, False


def is_lone_colon(text: str) -> bool:
    """Whether a line holds nothing but the colons of labels."""
    return bool(text.strip()) and not text.strip(" :;\t")


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a list: its kind, as "1.", "a)" or "-", its number, and how it is spelt."""

    kind: str
    number: int
    spelt: str
    rest: str


_LIST = re.compile(
    r"(\(?)([A-Za-z]{1,2}|[0-9]{1,3}|[ivxIVX]{1,5})([.)])(\)?)(?=\s|$|(?<=[.)])(?=[A-Z(]))\s*(.*)", re.DOTALL
)
_BULLET = re.compile(r"([-–—•●▪◦○*·➢✓])\s+(.*)", re.DOTALL)
_SCANNED_ONE = {"l": 1, "I": 1, "i": 1, "O": 0}


def list_label(text: str) -> list[Label]:
    """The labels that a text may begin with; several where a letter may be a Roman number.

    >>> [(label.kind, label.number, label.rest) for label in list_label("b) rancangan")]
    [('a)', 2, 'rancangan')]
    >>> list_label("a.n. Ketua")
    []
    """
    text = text.strip()
    if found := _BULLET.match(text):
        return [Label("-", 0, found[1], found[2])]
    found = _LIST.match(text)
    if found is None:
        return []
    opening, body, mark, closing, rest = found.groups()
    end = "()" if opening and (mark == ")" or closing) else mark
    if opening and end != "()":
        return []
    spelt = text[: found.start(5)].strip()
    readings: list[Label] = []

    def add(kind: str, number: int) -> None:
        readings.append(Label(kind + end, number, spelt, rest))

    if body.isdigit():
        add("1", int(body))
        return readings
    lowered = body.lower()
    if len(set(lowered)) == 1 and format_huruf((number := ord(lowered[0]) - 96) + 26 * (len(body) - 1)) == lowered:
        add("A" if body.isupper() else "a", number + 26 * (len(body) - 1))
    with contextlib.suppress(ValueError):
        add("I" if body.isupper() else "i", parse_romawi(body.upper()))
    if body in _SCANNED_ONE:
        add("1", _SCANNED_ONE[body])
    return readings
