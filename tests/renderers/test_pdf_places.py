"""Where things stand on a page: edges, columns, and room between them."""

from __future__ import annotations

import pytest

from kpudocs.bahasa.angka import format_urutan
from kpudocs.errors import RefusedOutput
from kpudocs.naskah import Blok, Diktum, Paragraf, Penetapan
from kpudocs.profil import Margin, MarginLanskap, Profil
from kpudocs.renderers.pdf import render
from kpudocs.renderers.pdf.fonts import ASCENT, DESCENT
from kpudocs.renderers.txt import render as render_txt
from tests.renderers.pdf_reading import ReadLine, read_lines, read_pages, squeeze
from tests.renderers.pdf_samples import make_lampiran, make_naskah, plan

MM = 72 / 25.4
ORDINALS = [format_urutan(number) for number in range(1, 41)]
TIGHT = {"margin": Margin(atas=10, bawah=10), "margin_lanskap": MarginLanskap(atas=10, bawah=10)}


def find(lines: list[ReadLine], text: str) -> ReadLine:
    """The first line that begins with `text`, blanks aside."""
    return next(line for line in lines if line.text.startswith(squeeze(text)))


@pytest.mark.parametrize("kertas", ["F4", "A4"])
@pytest.mark.parametrize("lanskap", [False, True])
def test_the_closing_block_and_the_heading_begin_at_one_edge(kertas: str, lanskap: bool) -> None:
    """The longest lines that are usual there stand whole on an upright page."""
    office = "Plt. KETUA KOMISI PEMILIHAN UMUM"
    profil = Profil(kertas=kertas)
    closing = Penetapan("", "", (office, "PROVINSI JAMBI,"), "ttd.", "IRON SAHRONI")
    lampiran = make_lampiran(Blok("isi", Paragraf("Teks.")), lanskap=lanskap, penetapan=closing)
    lines = read_lines(render(make_naskah(profil=profil, lampiran=(lampiran,))))
    lines = [line for line in lines if line.page == lines[-1].page]
    edge = profil.tepi(lanskap=lanskap).kiri * MM + 0.48 * profil.lebar_teks(lanskap=lanskap) * MM

    for text in ("LAMPIRAN", "KEPUTUSAN KOMISI PEMILIHAN UMUM", office, "IRON SAHRONI"):
        line = find(lines, text)
        assert line.text == squeeze(text)
        assert line.x == pytest.approx(edge, abs=2)


@pytest.mark.parametrize("size", [8, 12, 16])
@pytest.mark.parametrize("split", [False, True], ids=["one-text", "a-line-a-word"])
def test_no_ordinal_pushes_its_colon(size: int, split: bool) -> None:
    labels = [tuple(ordinal.split()) if split else (ordinal,) for ordinal in ORDINALS]
    data = render(
        make_naskah(diktum=tuple(Diktum(label, "Isi.") for label in labels), profil=Profil(ukuran_huruf=size))
    )
    left, scale = 30 * MM, size / 12
    chars = [char for page in read_pages(data) for char in page.chars if char["tag"] == "Lbl"]
    colons = {round(char["x0"], 1) for char in chars if char["text"] == ":"}
    words = [char for char in chars if char["text"].isupper() and char["x0"] < left + 98 * scale]

    assert [pytest.approx(left + 88 * scale, abs=0.2)] == sorted(colons)
    assert max(char["x1"] for char in words) <= left + 88 * scale
    assert squeeze("".join(f"{ordinal}:" for ordinal in ORDINALS)) == squeeze(
        "".join(char["text"] for char in chars if char in words or char["text"] == ":")
    )


HEADED = (
    Blok("judul", Paragraf("Latar Belakang", "A.")),
    Blok("butir", Paragraf("Butir pertama;", "1.", 1)),
    Blok("butir", Paragraf("Butir terdalam;", "a.", 2)),
    Blok("isi", Paragraf("Paragraf ini panjang. " * 9)),
)


@pytest.mark.parametrize("size", [8, 12, 16])
def test_text_below_headings_is_moved_in(size: int) -> None:
    """The label of a list stands below the first letter of the heading's text."""
    profil = Profil(ukuran_huruf=size)
    lines = read_lines(
        render(make_naskah(profil=profil, lampiran=(make_lampiran(*HEADED, lanskap=False, judul=("J",)),)))
    )
    scale, left = size / 12, 30 * MM
    running = [line for line in lines if "Paragrafini" in line.text]
    expected = {
        "A.LatarBelakang": 0.0,
        "1.Butirpertama;": 24 * scale,
        "a.Butirterdalam;": (24 + 21.2) * scale,
        running[0].text: 24 * scale + 36,
        running[1].text: 24 * scale,
    }

    assert len(running) > 1
    assert expected == {text: pytest.approx(find(lines, text).x - left, abs=2) for text in expected}


def test_text_of_a_lampiran_without_headings_stays_at_the_margin() -> None:
    lines = read_lines(render(make_naskah(lampiran=(make_lampiran(*HEADED[1:], lanskap=False),))))

    assert find(lines, "1.Butirpertama;").x == pytest.approx(30 * MM, abs=2)


@pytest.mark.parametrize("size", [8, 12, 16])
def test_salinan_below_the_letterhead_stands_apart(size: int) -> None:
    profil = Profil(ukuran_huruf=size, posisi_salinan="bawah_kop")
    lines = read_lines(render(make_naskah(profil=profil)))
    at = lines.index(find(lines, "SALINAN"))
    pitch = size * (ASCENT + DESCENT) * profil.spasi

    assert lines[at].baseline - lines[at - 1].baseline == pytest.approx(2 * pitch, abs=0.2)


@pytest.mark.parametrize("size", [8, 12, 16])
def test_the_page_number_does_not_touch_the_text(size: int) -> None:
    """4 pt lie between its depth and the text, even in the smallest margins."""
    profil = Profil(ukuran_huruf=size, **TIGHT)
    lines = read_lines(render(make_naskah(profil=profil, lampiran=(make_lampiran(plan(30)),))), "Artifact")
    numbers = [line for line in lines if line.text.startswith("-") and line.baseline < 10 * MM]

    assert len(numbers) > 1
    assert all(line.baseline + DESCENT * size + 4 <= 10 * MM for line in numbers)


@pytest.mark.parametrize("margins", [{}, TIGHT], ids=["usual", "smallest"])
@pytest.mark.parametrize("words", [1, 12, 30, 90])
def test_a_long_footer_is_wrapped_and_keeps_clear_of_the_text(words: int, margins: dict[str, Margin]) -> None:
    footer = " ".join(f"kaki{number}" for number in range(words))
    data = render(make_naskah(profil=Profil(kaki=footer, **margins), lampiran=(make_lampiran(plan(30)),)))
    for number, page in enumerate(read_pages(data)):
        lines = [line for line in read_lines(data) if line.page == number]
        below = [i for i, line in enumerate(lines) if line.text.startswith("kaki")]
        own, above = lines[below[0] :], lines[below[0] - 1]

        assert squeeze(footer) == "".join(line.text for line in own)
        assert {9.0} == {line.size for line in own}
        assert own[-1].baseline < page.height - 10
        assert above.baseline + DESCENT * above.size + 4 <= own[0].baseline - ASCENT * 9 + 0.1


def test_a_footer_that_takes_a_third_of_the_page_is_refused() -> None:
    with pytest.raises(RefusedOutput, match="kaki terlalu panjang"):
        render(make_naskah(profil=Profil(kaki="kata " * 1000)))


@pytest.mark.parametrize(("first", "left"), [(0, 4), (1, 0)], ids=["headings", "no-headings"])
def test_plain_text_moves_lists_in_as_the_pdf_does(first: int, left: int) -> None:
    text = render_txt(make_naskah(lampiran=(make_lampiran(*HEADED[first:], lanskap=False),))).decode()

    assert f"\n{' ' * left}1.  Butir pertama;\n" in text
    assert f"\n{' ' * (left + 4)}a.  Butir terdalam;\n" in text
