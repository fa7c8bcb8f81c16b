"""The mark at the end of an item, a sentence, an office."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpudocs.bahasa.tanda_baca import Tanda, akhiri

marks = st.sampled_from((";", ".", ",", ":"))
pieces = st.lists(
    st.sampled_from([*';,:.!? )”"…', "...", ". . .", "a", "Keputusan", "dsb.", "S.H.", " dan", "; dan", "dan/atau"])
)
texts = st.text() | pieces.map("".join)


@given(texts, marks)
def test_idempotent(text: str, mark: Tanda) -> None:
    """Ending a text twice is ending it once."""
    once = akhiri(text, mark)

    assert once == akhiri(once, mark)


@given(texts, marks)
def test_words_stay(text: str, mark: Tanda) -> None:
    """Marks and blanks at the end may change; nothing before them does."""
    body = re.sub(r"[;,:.\s]+$", "", text)

    assert body == akhiri(text, mark)[: len(body)]
    assert re.findall(r"\w+", text) == re.findall(r"\w+", akhiri(text, mark))


@given(st.from_regex(r"[A-Za-z]{6,12}( [a-z]{6,12}){0,3}", fullmatch=True), marks, st.sampled_from(("", *";.,:")))
def test_exactly_one_mark(text: str, mark: Tanda, typed: str) -> None:
    """Plain words get the mark once, in place of what was typed."""
    assert text + mark == akhiri(f"{text}{typed} ", mark)


@pytest.mark.parametrize(
    ("text", "mark", "ended"),
    [
        ("perlu menetapkan Keputusan", ";", "perlu menetapkan Keputusan;"),
        ("perlu menetapkan Keputusan.", ";", "perlu menetapkan Keputusan;"),
        ("menulis ;", ".", "menulis."),
        ("menulis..", ".", "menulis."),
        ("tinta, dsb.", ".", "tinta, dsb."),
        ("tinta, dsb.", ";", "tinta, dsb.;"),
        ("Budi, S.H.", ".", "Budi, S.H."),
        ("PT Kertas Tbk.", ",", "PT Kertas Tbk.,"),
        ("laman jdih.kpu.go.id.", ";", "laman jdih.kpu.go.id;"),
        ("dan lain-lain...", ".", "dan lain-lain...."),
        ("dan lain-lain…", ";", "dan lain-lain…;"),
        ("Nomor ......", ".", "Nomor ......"),
        ("siapa?", ".", "siapa?"),
        ("siapa?", ";", "siapa?;"),
        ("menyusun; dan", ";", "menyusun; dan"),
        ("menyusun; atau", ";", "menyusun; atau"),
        ("menyusun; dan/atau", ";", "menyusun; dan/atau"),
        ("menyusun; serta", ";", "menyusun; serta"),
        ("menyusun, dan", ";", "menyusun, dan"),
        ("menyusun; dan;", ";", "menyusun; dan"),
        ("tambahan", ";", "tambahan;"),
        ("Nomor 826)", ";", "Nomor 826);"),
        ("disebut “KPU”", ".", "disebut “KPU”."),
        ("berbunyi: “KPU tetap.”", ".", "berbunyi: “KPU tetap.”"),
        ("(kertas, dsb.)", ".", "(kertas, dsb.)."),
        ("KETUA", ",", "KETUA,"),
        ("  ", ";", ""),
    ],
)
def test_akhiri(text: str, mark: Tanda, ended: str) -> None:
    """The mark is added, never doubled; dots that belong to the last word stay."""
    assert ended == akhiri(text, mark)


def test_marks_without_end() -> None:
    """A text of nothing but marks is read in one go, however long."""
    assert "bahwa;" == akhiri("bahwa" + ", " * 20_000, ";")
