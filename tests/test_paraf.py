"""Initials on a draft: a table for those whom the profil names, and on nothing but a draft."""

from __future__ import annotations

import io
from itertools import pairwise

import docx
import pytest

import kpudocs
from kpudocs.naskah import Naskah, Ragam
from tests.loaders.decrees import make
from tests.renderers.pdf_reading import find_elements, read_lines

WHO = ["Kepala Subbagian", "Sekretaris", "Anggota"]


def draft(*who: str) -> Naskah:
    return kpudocs.compose(make(profil={"paraf": [*who]}), "rancangan")


def test_a_row_for_each_in_their_order() -> None:
    """Numbered, with room for initials and a date; below the closing block, before any lampiran."""
    naskah = draft(*WHO)
    texts = list(naskah.texts())

    assert naskah.paraf is not None
    assert ["NO.", "JABATAN", "PARAF", "TANGGAL"] == [kolom.judul for kolom in naskah.paraf.kolom]
    assert texts[-10:] == ["NO.", "JABATAN", "PARAF", "TANGGAL", "1", WHO[0], "2", WHO[1], "3", WHO[2]]
    assert sum(kolom.lebar for kolom in naskah.paraf.kolom) == pytest.approx(1)


@pytest.mark.parametrize("ragam", [ragam for ragam in Ragam if ragam is not Ragam.RANCANGAN])
def test_only_a_draft_has_them(ragam: Ragam) -> None:
    """What is signed or copied bears none; nor does a draft where nobody is named."""
    assert None is kpudocs.compose(make(profil={"paraf": WHO}), ragam).paraf
    assert None is draft().paraf


def test_rows_are_high_enough_to_write_in() -> None:
    """8 mm at least, in PDF and Word; headings are not stretched."""
    naskah = draft(*WHO)
    lines = read_lines(kpudocs.render(naskah, "pdf"))
    at = [
        line.baseline
        for text in ("Kepala", "Sekretaris", "Anggota")
        for line in lines
        if line.text[1:].startswith(text)
    ]
    table = docx.Document(io.BytesIO(kpudocs.render(naskah, "docx"))).tables[-1]

    assert [8.0, 8.0] == [pytest.approx((b - a) / 72 * 25.4, abs=0.1) for a, b in pairwise(at)]
    assert [None, 8, 8, 8] == [row.height and round(row.height.mm) for row in table.rows]


def test_the_table_is_one_to_a_screen_reader() -> None:
    """With a summary and header cells."""
    made = kpudocs.render(draft(*WHO), "pdf")

    assert ["Paraf: jabatan, paraf, tanggal"] == [table["/Summary"] for table in find_elements(made, "Table")]
    assert 4 == len(find_elements(made, "TH"))


def test_many_of_them_go_on_over_the_page() -> None:
    """Nothing is lost, in any format."""
    naskah = draft(*(f"Jabatan ke-{n}" for n in range(1, 61)))

    assert all(kpudocs.render(naskah, form) for form in ("docx", "pdf", "txt"))
