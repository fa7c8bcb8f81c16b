"""The published decree: what is wrong in it is found, what only looks wrong is not, and mended it is clean."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest

from kpudocs.examination import Words, examine
from kpudocs.loaders import yaml
from kpudocs.loaders.source import Source
from kpudocs.mending import mend
from kpudocs.rules.finding import Finding
from tests.rules.harness import example_text, words_at
from tests.rules.jambi import MISTAKES, PATCHES, RIGHT

_ACCEPTED = re.compile(r'^ *# kpudocs: abaikan [\w, ]+ "sesuai naskah terbit"\n', re.MULTILINE)
BARE = _ACCEPTED.sub("", example_text("jambi-2026"))
"""The decree with its acceptances taken away."""
OTHER_FAMILIES = ("MG",)
"""Rules whose findings in this decree stand in tests of their own."""


def read(text: str) -> Source:
    return yaml.load(text.encode(), "keputusan.yaml", Path())


@lru_cache(maxsize=2)
def find(text: str) -> list[Finding]:
    return [found for found in examine(read(text)).findings if not found.code.startswith(OTHER_FAMILIES)]


def test_its_true_mistakes_are_found() -> None:
    """Each at its place and its words, and nothing else: no right form is told."""
    found = [(one.code, one.bagian, " ".join(one.words.split())) for one in find(BARE)]

    assert sorted(MISTAKES) == sorted(found)
    assert len(set(MISTAKES)) >= 80


def test_findings_point_at_the_very_words() -> None:
    """Line and column, over folded lines too."""
    for found in find(BARE):
        assert not found.words.strip() or " ".join(found.words.split()) == words_at(BARE, found)


def test_every_mistake_is_accepted_where_it_stands() -> None:
    """With the reason; none of the acceptances is stale."""
    examined = examine(read(example_text("jambi-2026")))

    assert () == examined.findings
    assert len(examined.accepted) >= len(MISTAKES)
    assert {"sesuai naskah terbit"} == {one.reason for one in examined.accepted}


@pytest.mark.parametrize(
    "right",
    [
        "Keputusan Komisi Pemilihan Umum Republik Indonesia",
        "Indonesia Tahun 2023 Nomor 826)",
        "Pendayagunaan Aparatur Negara",
        "Iron Sahroni",
        "Deddy Herawan",
        "Lampiran Keputusan yang",
    ],
)
def test_right_forms_are_left_alone(right: str) -> None:
    """What may look wrong and is right: the order of bases, a name without a degree, one Lampiran without a number."""
    assert " ".join(right.split()) in " ".join(BARE.split())
    assert not any(right in found.words for found in find(BARE) if found.code != "SU02")


def test_mended_it_is_clean() -> None:
    """With every mistake put right no rule finds anything."""
    text = BARE
    for old, new in PATCHES:
        assert 1 == text.count(old), old
        text = text.replace(old, new)
    for _ in range(4):
        text = _put_right(text)

    assert [] == [(found.code, found.words, found.line) for found in examine(read(text)).findings]


def _put_right(text: str) -> str:
    """Every finding's words replaced, from the last to the first."""
    source = read(text)
    words = Words(source)
    spans = [(words.span(found), found) for found in examine(source).findings]
    done = len(text)
    for span, found in sorted(((s, f) for s, f in spans if s), key=lambda pair: -pair[0].start):
        right = found.replacement if found.replacement is not None else RIGHT.get(" ".join(found.words.split()))
        if right is not None and span.end <= done:
            text = text[: span.start] + right + text[span.end :]
            done = span.start
    return text


def test_mending_it_twice_is_mending_it_once() -> None:
    """`--fix` changes only words, keeps every other line, and has nothing left to do."""
    first = mend(read(BARE), Path())
    second = mend(first.source, Path())

    assert first.done
    assert () == second.done
    assert first.source.text == second.source.text
    assert first.source.text is not None
    before, after = BARE.split("\n"), first.source.text.split("\n")
    assert len(before) == len(after)
    assert 60 > sum(old != new for old, new in zip(before, after, strict=True)) > 20
    digits = re.compile(r"\d")
    assert [digits.findall(line) for line in before] == [digits.findall(line) for line in after]
