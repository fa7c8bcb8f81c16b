"""Proving an output: what was made is read back, and has to say what the Naskah says.

Texts are compared without blanks, whose number depends on where lines end. Each text of the
Naskah has to come once, in order, with nothing between: not a word lost, doubled or moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from kpudocs.errors import RefusedOutput
from kpudocs.naskah import Naskah

__all__ = ["find_difference", "refuse", "squeeze"]

_SHOWN = 40  # characters of a difference


def squeeze(text: str) -> str:
    """Without blanks of any kind.

    >>> squeeze("a b")
    'ab'
    """
    # most blanks are spaces, which go quicker by themselves
    return "".join(text.replace(" ", "").split())


def find_difference(naskah: Naskah, said: str, own: Iterable[str] = ()) -> str:
    """Where `said` (without blanks) leaves the Naskah, told in Indonesian; "" where it nowhere does.

    `own` are texts that a template has of its own: they may stand between those of the decree.
    """
    if said == "".join(squeeze("".join(some)) for some in _some_at_a_time(naskah.texts())):
        return ""
    allowed = sorted({squeeze(text) for text in own} - {""}, key=len, reverse=True)
    at = 0
    for text in map(squeeze, naskah.texts()):
        while not said.startswith(text, at):
            between = next((own_text for own_text in allowed if said.startswith(own_text, at)), "")
            if not between:
                return _tell(said, at, text)
            at += len(between)
        at += len(text)
    rest = said[at:]
    while rest:
        between = next((own_text for own_text in allowed if rest.startswith(own_text)), "")
        if not between:
            return _tell(said, len(said) - len(rest), "")
        rest = rest[len(between) :]
    return ""


def _some_at_a_time(texts: Iterator[str]) -> Iterator[list[str]]:
    while some := list(islice(texts, 256)):
        yield some


def _tell(said: str, at: int, text: str) -> str:
    common = next(
        (i for i, (a, b) in enumerate(zip(said[at:], text, strict=False)) if a != b), min(len(said) - at, len(text))
    )
    start = max(0, at + common - _SHOWN)
    before, found = said[start : at + common], said[at + common : at + common + _SHOWN]
    wanted = text[common : common + _SHOWN]
    return f'sesudah "{before}" seharusnya "{wanted}", tetapi terbaca "{found}"'


def refuse(format: str, reason: str) -> RefusedOutput:
    """The error for an output that did not pass: nothing is written."""
    return RefusedOutput(f"berkas {format} tidak lulus pemeriksaan kpudocs sendiri dan tidak dibuat: {reason}")
