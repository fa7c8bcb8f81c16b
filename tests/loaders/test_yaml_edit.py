"""Edits in place change what they are asked to change, and no other character."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpudocs.loaders.yaml_edit import Edits, InvalidEdit
from kpudocs.loaders.yaml_nodes import scan
from kpudocs.loaders.yaml_words import Spelling
from tests.examples import FOLDER

TEXT = """\
# atas
nomor: 10   # catatan
nama: 'Jum''at: Budi'
kutip: "satu \\u00e9 dua\\ttiga"
panjang: >-
  bahwa untuk tertib
  administrasi ${tahun} perlu

  disusun

baris: |
  satu
  dua
daftar:
  # atas butir
  - polos yang
    bersambung
  - { a: isi, b: "lain" }
"""


def changed(before: str, after: str) -> list[str]:
    """The lines that differ."""
    return [line for line in difflib.ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def mend(loc: tuple[int | str, ...], value: str, words: str, new: str) -> str:
    """TEXT with words of a value replaced; `value` is the text as the model holds it."""
    spelling = Spelling(TEXT, scan(TEXT)[loc], value)
    start = value.index(words)
    span = spelling.find(start, start + len(words))
    assert span is not None
    edits = Edits(TEXT)
    edits.replace_words(loc, span, words, new)
    return edits.apply()


@pytest.mark.parametrize(
    ("loc", "value", "words", "new", "lines"),
    [
        (("nama",), "Jum'at: Budi", "Jum'at", "Jumat's", ["- nama: 'Jum''at: Budi'", "+ nama: 'Jumat''s: Budi'"]),
        (
            ("kutip",),
            "satu é dua tiga",
            "dua",
            'd"ua',
            ['- kutip: "satu \\u00e9 dua\\ttiga"', '+ kutip: "satu \\u00e9 d\\"ua\\ttiga"'],
        ),
        (
            ("panjang",),
            "bahwa untuk tertib administrasi 2026 perlu disusun",
            "tertib administrasi",
            "tertib Administrasi",
            ["-   administrasi ${tahun} perlu", "+   Administrasi ${tahun} perlu"],
        ),
        (
            ("daftar", 0),
            "polos yang bersambung",
            "bersambung",
            "ber sambung",
            ["-     bersambung", "+     ber sambung"],
        ),
        (("daftar", 1, "a"), "isi", "isi", "isinya", ['-   - { a: isi, b: "lain" }', '+   - { a: isinya, b: "lain" }']),
    ],
)
def test_words_are_replaced_where_they_stand(
    loc: tuple[int | str, ...], value: str, words: str, new: str, lines: list[str]
) -> None:
    """In each style of scalar, over folded lines, beside a variable."""
    assert lines == changed(TEXT, mend(loc, value, words, new))


def test_words_of_a_variable_are_not_the_text_s_own() -> None:
    """They are found, at the variable, and not replaced there."""
    value = "bahwa untuk tertib administrasi 2026 perlu disusun"
    spelling = Spelling(TEXT, scan(TEXT)[("panjang",)], value)
    span = spelling.find(value.index("2026"), value.index("2026") + 4)

    assert span is not None
    assert ("${tahun}", True) == (TEXT[span.start : span.end], span.filled)
    with pytest.raises(InvalidEdit):
        Edits(TEXT).replace_words(("panjang",), span, "2026", "2027")


def test_a_text_that_was_not_typed_is_not_found() -> None:
    """What the program worded is nowhere in the file."""
    spelling = Spelling(TEXT, scan(TEXT)[("nama",)], "Budi: Jumat")

    assert not spelling.known
    assert spelling.find(0, 4) is None


@pytest.mark.parametrize(
    ("loc", "value", "lines"),
    [
        (("nomor",), 11, ["- nomor: 10   # catatan", "+ nomor: 11   # catatan"]),
        (("nomor",), None, ["- nomor: 10   # catatan", "+ nomor:   # catatan"]),
        (("nomor",), "08", ["- nomor: 10   # catatan", "+ nomor: '08'   # catatan"]),
        (("nama",), "Siti", ["- nama: 'Jum''at: Budi'", "+ nama: 'Siti'"]),
        (("daftar", 1, "a"), "satu, dua", ['-   - { a: isi, b: "lain" }', "+   - { a: 'satu, dua', b: \"lain\" }"]),
        (("baris",), "tiga\nempat\nlima", ["-   satu", "-   dua", "+   tiga", "+   empat", "+   lima"]),
        (("daftar", 0), "ada: titik dua", ["-   - polos yang", "-     bersambung", "+   - 'ada: titik dua'"]),
    ],
)
def test_values_are_set(loc: tuple[int | str, ...], value: str | int | None, lines: list[str]) -> None:
    """In the style that stands there, quoted where it has to be; comments stay."""
    edits = Edits(TEXT)
    edits.set_value(loc, value)

    assert sorted(lines) == sorted(changed(TEXT, edits.apply()))


def test_comments_are_put_above() -> None:
    """At the indentation of the line below, several at once, with the file's own line ends."""
    for text in (TEXT, TEXT.replace("\n", "\r\n")):
        edits = Edits(text)
        edits.insert_comment(("daftar", 0), "satu", "dua")
        edits.insert_comment(("nomor",), "tiga")
        edits.insert_comment(("daftar", 1, "b"), "empat")
        new = edits.apply()

        assert ["+ # tiga", "+   # satu", "+   # dua", "+   # empat"] == changed(text, new)
        assert new.count("\r\n") in (0, new.count("\n"))


def test_what_cannot_be_is_refused() -> None:
    """A place that is not there, a list as a scalar, two edits at one place, a text that YAML would cut."""
    with pytest.raises(InvalidEdit):
        Edits(TEXT).set_value(("tiada",), 1)
    with pytest.raises(InvalidEdit):
        Edits(TEXT).set_value(("daftar",), 1)
    twice = Edits(TEXT)
    twice.set_value(("nama",), "A")
    twice.set_value(("nama",), "B")
    with pytest.raises(InvalidEdit):
        twice.apply()
    with pytest.raises(InvalidEdit):
        mend(("daftar", 0), "polos yang bersambung", "polos yang", "polos #yang")


@settings(max_examples=150)
@given(st.data())
def test_any_value_is_set_and_read_again(data: st.DataObject) -> None:
    """Whatever text: the value reads as given but for blanks that folding moves, and all others stay."""
    scalars = [loc for loc, node in scan(TEXT).items() if node.scalar]
    loc = data.draw(st.sampled_from(scalars))
    value = data.draw(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1))
    edits = Edits(TEXT)
    edits.set_value(loc, value)
    new = scan(edits.apply())

    assert value.split() == new[loc].value.split()
    assert {at: node.value for at, node in new.items() if at != loc} == {
        at: node.value for at, node in scan(TEXT).items() if at != loc
    }


@pytest.mark.parametrize("name", ["jambi-2026", "tim-2026", "kabupaten-2026"])
def test_every_text_of_an_example_is_found_in_its_file(name: str) -> None:
    """Every typed text of the model is spelled by its scalar, word for word; the rest is at its variable."""
    from kpudocs.examination import Words
    from kpudocs.loaders import load_source
    from kpudocs.rules import Decree

    source = load_source(FOLDER / name / "keputusan.yaml")
    words = Words(source)
    assert source.text is not None
    for text in Decree(source.keputusan).texts:
        if text.value.split()[0] not in source.text.split() and text.loc[0] == "mengingat":
            continue  # composed from a short reference: none of its words stand in the file
        for start, end in _spans(text.value):
            span = words.span(text.finding((start, end), ""))
            assert span is not None, text
            typed = source.text[span.start : span.end]
            assert span.filled or text.value[start:end] == typed, text


def _spans(value: str) -> list[tuple[int, int]]:
    """The first, a middle and the last word."""
    ends = [i for i, char in enumerate(value + " ") if char.isspace()]
    starts = [0, *(end + 1 for end in ends[:-1])]
    pairs = [(start, end) for start, end in zip(starts, ends, strict=True) if end > start]
    return [pairs[0], pairs[len(pairs) // 2], pairs[-1]]
