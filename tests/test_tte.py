"""For an electronic signature: one anchor where the signature goes, and a place that is free."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kpudocs
from kpudocs.errors import RefusedOutput
from kpudocs.naskah import Naskah, Ragam
from kpudocs.readiness import missing_facts
from kpudocs.renderers.docx import fill
from kpudocs.renderers.docx.mould import read_templates
from kpudocs.renderers.docx.proof import prove
from kpudocs.renderers.pdf.anchor import find_anchor
from tests.examples import EXAMPLES, built, example
from tests.loaders.decrees import FACTS, as_yaml, make, read
from tests.renderers.docx_reading import body_text
from tests.renderers.pdf_reading import find_elements, read_pages

GUIDE = {"jenis": "naskah", "isi": ["Pedoman."]}


def tte(profil: dict[str, Any] | None = None, **facts: Any) -> Naskah:
    return kpudocs.compose(make(lampiran=[GUIDE], profil=profil or {}, **facts), "tte")


def test_nothing_of_a_copy_and_one_anchor() -> None:
    """No "ttd.", no certification; the anchor stands for the decree's signature, not for a lampiran's."""
    naskah = tte({"kaki": "jdih.kpu.go.id"})

    assert ("#", "", None, "") == (
        naskah.penetapan.tanda,
        naskah.lampiran[0].penetapan.tanda,
        naskah.pengesahan,
        naskah.tanda_salinan,
    )
    assert 1 == sum(text.count("#") for text in (*naskah.texts(), naskah.kaki))
    assert naskah.kaki.startswith("Dokumen ini telah ditandatangani secara elektronik")
    assert naskah.kaki.endswith("Sandi Negara.\njdih.kpu.go.id")
    assert "2026kpt010-tte" == naskah.nama_berkas


def test_settings_say_what_is_custom() -> None:
    """Anchor, sentence above the office, mark of a lampiran, footer: each as the profil has it."""
    settings = {"jangkar": "^", "keterangan": "Ditandatangani secara elektronik oleh:", "kaki": None}
    naskah = tte({"tte": settings | {"tanda_lampiran": "ditandatangani secara elektronik", "ukuran_qr": 30}})

    assert ("^", "Ditandatangani secara elektronik oleh:", 30.0) == (
        naskah.penetapan.tanda,
        naskah.penetapan.keterangan,
        naskah.penetapan.ruang,
    )
    assert "" == naskah.kaki
    assert "ditandatangani secara elektronik" == naskah.lampiran[0].penetapan.tanda
    assert "" == naskah.lampiran[0].penetapan.keterangan


def test_an_anchor_in_the_text_is_refused_with_its_place() -> None:
    """Every place at once; what is not printed in this ragam does not count."""
    source = read(
        as_yaml(
            memutuskan=["Ruang #2", "biasa"],
            salinan=FACTS["salinan"] | {"nama": "# Siti"},
            profil={"kaki": "#kpu", "tte": {"kaki": None}},
        )
    )
    faults = source.locate(tuple(missing_facts(source.keputusan, Ragam.TTE)))

    assert [("memutuskan[1]", 7), ("profil.kaki", 10)] == [(fault.path, fault.line) for fault in faults]
    assert (
        'tanda "#" ada dalam teks ini, padahal dipakai sebagai jangkar tanda tangan elektronik; '
        'pilih jangkar lain pada profil.tte.jangkar, misalnya "$", atau ubah teks ini' in str(faults[0])
    )


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_anchor_is_where_it_is_said_to_be(name: str) -> None:
    """As another program reads the file; it is the only one, and the place around it is empty."""
    naskah, made = example(name, "tte"), built(name, "tte", "pdf")
    anchor = find_anchor(made, naskah)
    pages = read_pages(made)
    (char,) = [char for page in pages for char in page.chars if char["text"] == naskah.penetapan.tanda]
    page = pages[anchor.page - 1]

    assert char in page.chars
    assert (anchor.x, anchor.y) == pytest.approx((char["matrix"][4], char["matrix"][5]), abs=0.01)
    assert_free(naskah, made)


def assert_free(naskah: Naskah, made: bytes) -> None:
    """No glyph but the anchor stands in the place kept for the signature."""
    anchor = find_anchor(made, naskah)
    page = read_pages(made)[anchor.page - 1]
    left, right, top = anchor.left, anchor.left + anchor.side, anchor.bottom + anchor.side
    for char in page.chars:
        y = page.height - char["bottom"], page.height - char["top"]
        apart = char["x1"] <= left or char["x0"] >= right or y[0] >= top or y[1] <= anchor.bottom
        assert apart or char["text"].isspace() or char["text"] == anchor.char, char
    assert left >= 0 and right <= page.width and anchor.bottom >= 0


@settings(max_examples=12)
@given(
    letak=st.sampled_from(["kiri_atas", "kiri_bawah", "tengah"]),
    ukuran=st.integers(10, 60),
    huruf=st.sampled_from([8, 11, 12, 16]),
    points=st.integers(1, 30),
)
def test_the_place_is_free_wherever_the_anchor_stands(letak: str, ukuran: int, huruf: int, points: int) -> None:
    """For every size and corner, and wherever the page happens to end."""
    profil = {"ukuran_huruf": huruf, "tte": {"letak_jangkar": letak, "ukuran_qr": ukuran}}
    naskah = tte(profil, memutuskan=["Diktum"] * points)
    made = kpudocs.render(naskah, "pdf")
    anchor = find_anchor(made, naskah)

    assert_free(naskah, made)
    assert anchor.side == pytest.approx(max(ukuran * 72 / 25.4, huruf * 1.15 * 1.174), abs=0.01)
    wanted = {"kiri_atas": 1.0, "kiri_bawah": 0.0, "tengah": 0.5}[letak]
    middle = anchor.y + (0.942 - 1.15 * 1.174 / 2) * huruf
    assert (middle - anchor.bottom) / anchor.side == pytest.approx(
        wanted, abs=0.51 * huruf * 1.15 * 1.174 / anchor.side
    )


def test_a_screen_reader_is_told_what_the_place_is() -> None:
    """Not "number sign"."""
    elements = find_elements(kpudocs.render(tte(), "pdf"), "P")

    assert 1 == [element["Alt"] for element in elements].count("Tempat tanda tangan elektronik")


def test_word_keeps_room_for_it_too() -> None:
    """Enough empty lines around the anchor, which stands in a paragraph of its own."""
    made = kpudocs.render(tte({"tte": {"ukuran_qr": 40}}), "docx")
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).tables[0].cell(0, 0).paragraphs]
    at = texts.index("\t#")

    assert 40 * 72 / 25.4 / (12 * 1.15 * 1.174) <= len(texts[at - 3 : at + 4])
    assert [""] * 3 == texts[at - 3 : at] == texts[at + 1 : at + 4]
    assert "BUDI CONTOH" == texts[at + 4]
    assert "#" == "".join(char for char in body_text(made) if char == "#")


def test_a_second_anchor_is_refused() -> None:
    """Whether a template brings it along or a footer does."""
    naskah = tte()
    document = docx.Document(io.BytesIO(read_templates(frozenset())[0][1]))
    document.sections[0].footer.paragraphs[0].add_run(" #")
    buffer = io.BytesIO()
    document.save(buffer)
    sources = (("keputusan.docx", buffer.getvalue()), *read_templates(frozenset({"naskah"}))[1:])
    made, own = fill(naskah, sources)

    with pytest.raises(RefusedOutput, match='jangkar "#" ada 2 kali, seharusnya satu kali'):
        prove(made, naskah, own)
    many = replace(naskah, penetapan=replace(naskah.penetapan, tanda="K"))
    with pytest.raises(RefusedOutput, match=r'jangkar "K" ada \d+ kali, seharusnya satu kali dan berdiri sendiri'):
        find_anchor(kpudocs.render(naskah, "pdf"), many)
