"""Tables over pages: headers and merged texts repeated, nothing clipped, nothing lost."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpudocs.naskah import Baris, Kolom, Naskah, Paragraf, Sel, Tabel
from kpudocs.profil import Profil
from kpudocs.renderers.pdf import render
from tests.renderers.pdf_reading import (
    assert_within_pages,
    content_text,
    page_texts,
    read_lines,
    squeeze,
    structure_text,
)
from tests.renderers.pdf_samples import MONTHS, PENGESAHAN, make_lampiran, make_naskah, plan

MM = 72 / 25.4


def decree(tabel: Tabel, **changes: Any) -> Naskah:
    return make_naskah(lampiran=(make_lampiran(tabel, **changes),), tanda_air="")


def lampiran_pages(data: bytes) -> list[str]:
    pages = page_texts(data)
    first = next(i for i, page in enumerate(pages) if page.startswith("LAMPIRAN"))
    return pages[first:]


def text_of(naskah: Naskah) -> str:
    return squeeze("".join(naskah.texts()))


def sel(text: str, **more: Any) -> Sel:
    return Sel((Paragraf(text),), **more)


def words(count: int, name: str = "kata") -> str:
    return " ".join(f"{name}{number}" for number in range(count))


def simple(*rows: tuple[Sel, ...], columns: int = 3) -> Tabel:
    head = tuple(sel(f"KOLOM {number}", tebal=True, rata="tengah") for number in range(columns))
    kolom = tuple(Kolom(f"k{number}", f"KOLOM {number}", 1 / columns) for number in range(columns))
    return Tabel(kolom, (Baris(head),), tuple(Baris(row) for row in rows), "uji")


def test_header_and_merged_texts_stand_on_each_page() -> None:
    naskah = decree(plan(60, group=20))
    data = render(naskah)
    pages = lampiran_pages(data)

    assert len(pages) > 5
    for page in pages:
        if "k0" not in page and "IRONSAHRONI" in page and "Pembentukan" not in page:
            continue
        assert squeeze("INDIKATOR KEBERHASILAN") in page
        assert "Maret" in page and "Sept" in page
        assert squeeze("Manajemen Perubahan") in page
    assert text_of(naskah) == content_text(data) == structure_text(data)


def test_month_headings_are_not_cut() -> None:
    """Each month stands on one line in a column of two hundredths of the width."""
    with pdfplumber.open(io.BytesIO(render(decree(plan(1))))) as pdf:
        seen = [word["text"] for word in pdf.pages[-1].extract_words(keep_blank_chars=False)]

    assert set(MONTHS) <= set(seen)


def test_a_row_higher_than_a_page_goes_on() -> None:
    naskah = decree(simple((sel("1"), sel(words(900)), sel(words(1500, "lain"))), (sel("2"), sel("x"), sel("y"))))
    data = render(naskah)

    assert text_of(naskah) == structure_text(data)
    assert sorted(text_of(naskah)) == sorted(content_text(data))
    assert_within_pages(data, left=20 * MM, right=15 * MM, top=20 * MM, bottom=15 * MM)
    assert all("KOLOM0" in page for page in lampiran_pages(data))


def test_a_merged_text_higher_than_a_page_goes_on() -> None:
    rows = [(sel(words(800), rentang_baris=40), sel("a0"), sel("b0"))]
    rows += [(Sel(rentang_baris=0), sel(f"a{n}"), sel(f"b{n}")) for n in range(1, 40)]
    naskah = decree(simple(*rows))
    data = render(naskah)

    assert text_of(naskah) == structure_text(data)
    assert sorted(text_of(naskah)) == sorted(content_text(data))


def test_a_merged_text_has_room_on_each_page() -> None:
    """Higher than the rows it covers there, it makes them higher."""
    rows = [(sel(words(60), rentang_baris=30), sel("a0"), sel("b0"))]
    rows += [(Sel(rentang_baris=0), sel(f"a{n}"), sel(f"b{n}")) for n in range(1, 30)]
    naskah = decree(simple(*rows))
    data = render(naskah)
    with_rows = [page for page in lampiran_pages(data) if "KOLOM1" in page]

    assert len(with_rows) > 1
    assert all(words(60).replace(" ", "") in page.replace("-", "") for page in with_rows)
    assert text_of(naskah) == content_text(data)


@pytest.mark.parametrize("rows", range(1, 30))
def test_the_closing_block_stands_with_the_last_row(rows: int) -> None:
    naskah = decree(simple(*((sel(str(n)), sel(words(20)), sel(f"akhir{n}.")) for n in range(rows))))
    last = lampiran_pages(render(naskah))[-1]

    assert last.endswith(squeeze(PENGESAHAN.nama))
    assert f"akhir{rows - 1}." in last


def total(columns: int = 3) -> tuple[Sel, ...]:
    return (sel("JUMLAH", tebal=True, rata="tengah"), *[sel("1.000", tebal=True)] * (columns - 1))


@pytest.mark.parametrize("lanskap", [False, True])
@pytest.mark.parametrize("rows", range(1, 46))
def test_two_rows_stand_with_the_closing_block(rows: int, lanskap: bool) -> None:
    """Rows of one line, the last a total: wherever a page ends, the total is not alone with the closing block."""
    body = [(sel(f"{n}."), sel(f"baris{n}."), sel("x")) for n in range(1, rows)]
    naskah = decree(simple(*body, total()), lanskap=lanskap)
    data = render(naskah)
    last = lampiran_pages(data)[-1]

    assert "JUMLAH" in last and last.endswith(squeeze(PENGESAHAN.nama))
    assert rows == 1 or f"baris{rows - 1}." in last
    assert text_of(naskah) == content_text(data)


@pytest.mark.parametrize("rows", range(1, 46))
def test_plain_rows_never_stand_alone_with_the_closing_block(rows: int) -> None:
    naskah = decree(simple(*((sel(f"{n}."), sel(f"baris{n}."), sel("x")) for n in range(rows))), lanskap=False)
    last = lampiran_pages(render(naskah))[-1]

    assert min(rows, 2) <= sum(f"baris{n}." in last for n in range(rows))


@pytest.mark.parametrize("high", [330, 345, 360])
def test_lines_of_a_high_row_stand_with_a_total_and_the_closing_block(high: int) -> None:
    naskah = decree(simple((sel("1"), sel(words(high)), sel("x")), total()))
    data = render(naskah)
    last = lampiran_pages(data)[-1]

    assert "JUMLAH" in last and f"kata{high - 1}" in last
    assert text_of(naskah) == structure_text(data)


@pytest.mark.parametrize("high", [250, 300, 330])
def test_a_merged_text_that_ends_above_a_total_comes_to_an_end(high: int) -> None:
    rows = [(sel(words(high), rentang_baris=2), sel("a0"), sel("b0")), (Sel(rentang_baris=0), sel("a1"), sel("b1"))]
    naskah = decree(simple(*rows, total()))
    data = render(naskah)

    assert "JUMLAH" in lampiran_pages(data)[-1] and f"kata{high - 1}" in lampiran_pages(data)[-1]
    assert text_of(naskah) == structure_text(data)


def test_headings_of_very_many_columns_can_be_read() -> None:
    """They are broken at any letter before they are smaller than 5 pt."""
    body = tuple(sel("1") for _ in range(40))
    naskah = decree(simple(body, columns=40), lanskap=False)
    data = render(naskah)

    assert 5.0 <= min(line.size for line in read_lines(data, "TH"))
    assert text_of(naskah) == content_text(data)


def test_the_closing_block_takes_lines_of_a_last_row_that_leaves_it_no_room() -> None:
    naskah = decree(simple((sel("1"), sel(words(330)), sel("x"))))
    last = lampiran_pages(render(naskah))[-1]

    assert "kata329" in last and last.endswith(squeeze(PENGESAHAN.nama))


def test_the_closing_block_takes_lines_of_a_merged_text_that_leaves_it_no_room() -> None:
    """Such a text goes on instead of being repeated, or its table would never end."""
    rows = [(sel(words(300), rentang_baris=2), sel("a0"), sel("b0")), (Sel(rentang_baris=0), sel("a1"), sel("b1"))]
    naskah = decree(simple(*rows))
    data = render(naskah)
    last = lampiran_pages(data)[-1]

    assert "kata299" in last and last.endswith(squeeze(PENGESAHAN.nama))
    assert text_of(naskah) == structure_text(data)


def test_a_header_higher_than_half_a_page_is_said_once() -> None:
    tabel = simple((sel("1"), sel("2"), sel("3")))
    tall = Tabel(tabel.kolom, (Baris((sel(words(700)), sel("B"), sel("C"))),), tabel.baris, "")
    naskah = decree(tall)
    data = render(naskah)

    assert text_of(naskah) == structure_text(data)


def test_a_table_without_rows() -> None:
    naskah = decree(simple())

    assert text_of(naskah) == content_text(render(naskah))


@st.composite
def tables(draw: st.DrawFn) -> Tabel:
    """Tables of any size, merged in any way that a Tabel can say."""
    columns = draw(st.integers(1, 5))
    count = draw(st.integers(1, 9))
    grid: list[list[Sel]] = [[] for _ in range(count)]
    row = 0
    while row < count:
        # a band of rows; within it each column group is merged downwards as it likes
        height = min(draw(st.integers(1, 6)), count - row)
        column = 0
        while column < columns:
            wide = min(draw(st.integers(1, 3)), columns - column)
            at = row
            while at < row + height:
                span = min(draw(st.integers(1, 4)), row + height - at)
                text = words(draw(st.sampled_from([0, 1, 3, 12, 30, 200])), f"r{at}k{column}n")
                labels = draw(st.sampled_from([("", 0), ("a.", 1), ("1)", 4)]))
                paragraf = (Paragraf(text, *labels), Paragraf("ujung")) if text else ()
                shade = draw(st.booleans())
                grid[at].append(
                    Sel(paragraf, wide, span, draw(st.sampled_from(["kiri", "tengah", "kanan"])), False, shade, "ya")
                )
                for below in range(at + 1, at + span):
                    grid[below].append(Sel(rentang_kolom=wide, rentang_baris=0))
                at += span
            column += wide
        row += height
    kolom = tuple(Kolom(f"k{n}", f"KEPALA {n}", 1 / columns) for n in range(columns))
    kepala = (Baris(tuple(sel(k.judul, tebal=True) for k in kolom)),)
    return Tabel(kolom, kepala, tuple(Baris(tuple(cells)) for cells in grid), "uji")


@settings(max_examples=25, deadline=None)
@given(tables(), st.booleans(), st.sampled_from([6, 9, 14]))
def test_any_table_is_drawn_whole_within_the_margins(tabel: Tabel, lanskap: bool, size: int) -> None:
    profil = Profil(ukuran_huruf_tabel=size)
    naskah = make_naskah(lampiran=(make_lampiran(tabel, lanskap=lanskap),), profil=profil)
    data = render(naskah)

    assert text_of(naskah) == structure_text(data)
    assert sorted(text_of(naskah)) == sorted(content_text(data))
    assert_within_pages(data, left=20 * MM, right=15 * MM, top=20 * MM, bottom=15 * MM)
