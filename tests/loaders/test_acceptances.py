"""Comments that accept findings: which they are, and what they speak of."""

from __future__ import annotations

import pytest

from kpudocs.loaders.acceptances import Acceptance, read_acceptances

TEXT = """\
# kpudocs: abaikan SU01 "di atas isian pertama"
nomor: 10
# kpudocs: abaikan SU02, BH01 "dua kode"
# keterangan lain
menimbang:
  - bahwa satu  # kpudocs: abaikan SU03 "di akhir baris"

  # kpudocs: abaikan SU04 “kutip lengkung”
  - >-
    bahwa # kpudocs: abaikan SU05 "ini teks"
  - "bahwa # kpudocs: abaikan SU06 juga teks"
baris:
  # kpudocs: abaikan BH01 "seluruh butir"
  - a: x
    b: >-  # kpudocs: abaikan BH02 "teks blok"
      isi
  - c: y  # kpudocs: abaikan BH03 "nilai terdalam"
"""


def read(text: str) -> list[tuple[tuple[str, ...], str, object]]:
    return [(one.codes, one.reason, one.loc) for one in read_acceptances(text)]


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n")])
def test_what_a_comment_speaks_of(text: str) -> None:
    """Above: the item or field below; at the end of a line: the innermost value; never inside a text."""
    assert [
        (("SU01",), "di atas isian pertama", ("nomor",)),
        (("SU02", "BH01"), "dua kode", ("menimbang",)),
        (("SU03",), "di akhir baris", ("menimbang", 0)),
        (("SU04",), "kutip lengkung", ("menimbang", 1)),
        (("BH01",), "seluruh butir", ("baris", 0)),
        (("BH02",), "teks blok", ("baris", 0, "b")),
        (("BH03",), "nilai terdalam", ("baris", 1, "c")),
    ] == read(text)


def test_what_an_acceptance_covers() -> None:
    """Its codes, at its place and below; what the file as a whole lacks only from above its first field."""
    first, _, third, *_ = read_acceptances(TEXT)

    assert third.covers("SU03", ("menimbang", 0), ("menimbang", 0))
    assert not third.covers("SU01", ("menimbang", 0), ("menimbang", 0))
    assert not third.covers("SU03", ("menimbang", 1), ("menimbang", 1))
    assert first.covers("SU01", ("salinan",), ())
    assert first.covers("SU01", ("nomor",), ("nomor",))
    assert not first.covers("SU01", ("menimbang", 0), ("menimbang", 0))


@pytest.mark.parametrize(
    ("comment", "codes", "reason"),
    [
        ("# kpudocs: abaikan SU01", ("SU01",), ""),
        ('# kpudocs: abaikan SU01 ""', ("SU01",), ""),
        ('# kpudocs: abaikan SU01 " "', ("SU01",), ""),
        ('#kpudocs:abaikan su01 "sebab"', ("SU01",), "sebab"),
        ('# kpudocs: abaikan "sebab"', (), ""),
        ('# kpudocs: lewati SU01 "sebab"', (), ""),
        ("# kpudocs: abaikan SU01 karena memang begitu", ("SU01", "KARENA", "MEMANG", "BEGITU"), ""),
    ],
)
def test_what_is_not_said_well(comment: str, codes: tuple[str, ...], reason: str) -> None:
    """Without a reason in quotes it is read and accepts nothing; without a code it is not read."""
    (one,) = read_acceptances(f"{comment}\nnomor: 1\n")

    assert isinstance(one, Acceptance)
    assert (codes, reason) == (one.codes, one.reason)
    assert (1, 1, len(comment) + 1) == (one.line, one.column, one.end_column)
    assert bool(codes and reason) == one.covers("SU01", ("nomor",), ("nomor",))


def test_nothing_below() -> None:
    """A comment at the end of the file speaks of nothing."""
    (one,) = read_acceptances('nomor: 1\n# kpudocs: abaikan SU01 "sebab"\n')

    assert one.loc is None
    assert not one.covers("SU01", ("nomor",), ("nomor",))
