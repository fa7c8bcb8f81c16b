"""Mend a decree's file: put in what rules say may safely stand in the place of a breach.

Only the characters of the words themselves change, and never a fact: a replacement that changes a
digit is not made. A second run finds nothing more to mend.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kpudocs.errors import InvalidInput
from kpudocs.examination import Words, examine
from kpudocs.loaders import yaml
from kpudocs.loaders.source import Source
from kpudocs.loaders.yaml_edit import Edits, InvalidEdit
from kpudocs.rules import RULES
from kpudocs.rules.finding import Finding
from kpudocs.rules.rule import Rule

__all__ = ["Mended", "mend"]

_MAX_ROUNDS = 8  # a mended word may be inside a longer breach


@dataclass(frozen=True, slots=True)
class Mended:
    """A mended file: its decree and text, and what was mended, each at its place before."""

    source: Source
    done: tuple[Finding, ...]


def mend(source: Source, folder: Path, rules: Iterable[Rule] = RULES, words: Iterable[str] = ()) -> Mended:
    """Mend what can be mended; what was accepted stays as it is.

    `folder` is the file's, as for loading; `words` are an office's own. A file that cannot be
    edited in place stays as it is.
    """
    rules, words = tuple(rules), tuple(words)
    done: list[Finding] = []
    for _ in range(_MAX_ROUNDS):
        source, made = _mend_once(source, folder, rules, words)
        if not made:
            break
        done += made
    return Mended(source, tuple(done))


def _mend_once(
    source: Source, folder: Path, rules: tuple[Rule, ...], words: Iterable[str]
) -> tuple[Source, list[Finding]]:
    if source.text is None:
        return source, []
    wanted = [found for found in examine(source, rules, words=words).findings if _is_safe(found)]
    if not wanted:
        return source, []
    made = _try(source, folder, wanted)
    if made is None:
        # Together they do not go: those that go alone, and of two at the same words the first.
        wanted = _apart(source, [found for found in wanted if _try(source, folder, [found])])
        made = _try(source, folder, wanted)
    return (made, wanted) if made is not None and made.text != source.text else (source, [])


def _apart(source: Source, wanted: list[Finding]) -> list[Finding]:
    """Those whose words do not overlap with the words of one before."""
    words = Words(source)
    kept: list[Finding] = []
    end = -1
    for span, found in sorted(
        ((span, found) for found in wanted if (span := words.span(found))), key=lambda pair: pair[0].start
    ):
        if span.start >= end:
            kept.append(found)
            end = span.end
    return kept


def _is_safe(found: Finding) -> bool:
    """Whether words may be replaced: no digit changes, and something changes."""
    new = found.replacement
    return new is not None and new != found.words and _digits(new) == _digits(found.words)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _try(source: Source, folder: Path, wanted: list[Finding]) -> Source | None:
    """The decree with the replacements made; None where they cannot be, or it cannot be read afterwards."""
    words = Words(source)
    edits = Edits(source.text or "")
    try:
        for found in wanted:
            span = words.span(found)
            if span is None or found.replacement is None:
                return None
            edits.replace_words(source.places.nearest(found.loc)[0], span, found.words, found.replacement)
        text = edits.apply()
        return yaml.load(text.encode(), source.places.file, folder)
    except (InvalidEdit, InvalidInput):
        return None
