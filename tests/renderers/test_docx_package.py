"""Parts of a .docx that come in pieces: deflated in blocks that decrees share, inflated again for the proof."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kpudocs
from kpudocs.naskah import Naskah
from kpudocs.renderers.docx.package import Block, pack_stream, write_package
from kpudocs.renderers.docx.unpacking import read_package
from tests.examples import load_example

NAME = "word/document.xml"
WHEN = datetime(2026, 1, 1, tzinfo=UTC)
PIECES = st.lists(
    st.tuples(st.booleans(), st.one_of(st.binary(max_size=300), st.just(b"\x00\x00\xff\xff" * 40), st.just(b"<w:tr>"))),
    max_size=12,
)


def package(pieces: list[bytes | Block]) -> bytes:
    return write_package({NAME: pack_stream(pieces)}, WHEN)


@settings(max_examples=60)
@given(PIECES)
def test_what_is_packed_is_read_back(pieces: list[tuple[bool, bytes]]) -> None:
    """Blocks or not, whatever their bytes look like; by another program too, and the same bytes each time."""
    made = package([Block(raw) if is_block else raw for is_block, raw in pieces])
    whole = b"".join(raw for _, raw in pieces)
    with zipfile.ZipFile(io.BytesIO(made)) as other:
        theirs = other.read(NAME)
    [member] = read_package(made)

    assert whole == theirs == b"".join(member.stream()) == member.read()
    assert made == package([Block(raw) if is_block else raw for is_block, raw in pieces])


def test_a_long_part_changes_its_level_between_blocks() -> None:
    """What is beyond a megabyte is packed less well, and read back all the same."""
    row = Block(b"".join(b"<w:tr>%d</w:tr>" % n for n in range(20_000)))
    pieces: list[bytes | Block] = [b"<a>", *[row] * 5, b"</a>" * 90_000, row, b"</a>"]
    [member] = read_package(package(pieces))

    assert b"".join(one.raw if isinstance(one, Block) else one for one in pieces) == member.read()


@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_a_block_that_is_spoilt_is_found(place: float) -> None:
    """Also one that was read whole before."""
    row = Block(b"".join(b"<w:tr>%d</w:tr>" % n for n in range(5000)))
    made = package([b"<a>", row, b"</a>"])
    b"".join(read_package(made)[0].stream())
    at = int(len(row.deflated(6)) * place)
    spoilt = made.replace(row.deflated(6), row.deflated(6)[:at] + b"\x5a" + row.deflated(6)[at + 1 :])
    [member] = read_package(spoilt)

    assert spoilt != made
    with pytest.raises((zipfile.BadZipFile, zlib.error)):
        b"".join(member.stream())


def test_a_table_that_many_share_changes_no_byte() -> None:
    """The second decree with the same table, its rows remembered, is the decree that is made alone."""
    keputusan = load_example("jambi-2026")
    naskah, other = kpudocs.compose(keputusan), kpudocs.compose(keputusan.model_copy(update={"nomor": "11"}))
    shared = kpudocs.render(naskah, "docx"), kpudocs.render(_with(other, naskah), "docx")

    assert shared == (kpudocs.render(kpudocs.compose(keputusan), "docx"), kpudocs.render(other, "docx"))


def _with(naskah: Naskah, other: Naskah) -> Naskah:
    """The decree with the very objects of another's tables."""
    own = [replace(one, isi=theirs.isi) for one, theirs in zip(naskah.lampiran, other.lampiran, strict=True)]
    return replace(naskah, lampiran=tuple(own))
