"""The PDF of a decree says what the Naskah says, in its order, on good pages."""

from __future__ import annotations

import io
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kpudocs.errors import RefusedOutput
from kpudocs.naskah import Bagian, Blok, Butir, Diktum, Naskah, Paragraf
from kpudocs.profil import Profil
from kpudocs.renderers.pdf import render
from kpudocs.renderers.pdf.fonts import bold, regular
from kpudocs.renderers.pdf.structure import list_attributes
from tests.examples import EXAMPLES, example
from tests.renderers.pdf_reading import (
    assert_within_pages,
    content_text,
    find_elements,
    page_texts,
    read_pages,
    squeeze,
    structure_text,
)
from tests.renderers.pdf_samples import PENGESAHAN, make_lampiran, make_naskah, penetapan, plan

MM = 72 / 25.4
TEXT = st.text(sorted(regular().widths.keys() & bold().widths.keys()), min_size=1, max_size=300)


def text_of(naskah: Naskah) -> str:
    return squeeze("".join(naskah.texts()))


def full() -> Naskah:
    """A decree with everything a decree can have."""
    rincian = (
        Paragraf("tim pengarah terdiri atas:", "1.", 1),
        Paragraf("ketua, yang bertugas memimpin rapat pleno dan menetapkan kebijakan tim;", "a.", 2),
        Paragraf("anggota; dan", "b.", 2),
        Paragraf("kelompok kerja:", "1)", 3),
        Paragraf("hukum", "a)", 4),
        Paragraf("tim pelaksana.", "2.", 1),
    )
    running = (
        Blok("bab", Paragraf("PENDAHULUAN", "BAB I")),
        Blok("judul", Paragraf("Latar Belakang", "A.")),
        Blok("isi", Paragraf("Reformasi birokrasi dilaksanakan secara berkelanjutan di lingkungan KPU. " * 4)),
        Blok("butir", Paragraf("manajemen perubahan;", "1.", 1)),
        Blok("butir", Paragraf("penataan tata laksana;", "a.", 2)),
        Blok("judul", Paragraf("Tujuan", "B.")),
        Blok("isi", Paragraf("Tersedianya acuan √ ● ✓ ■.")),
    )
    return make_naskah(
        memerhatikan=Bagian("Memerhatikan", (Butir("", "Surat Edaran Menteri Nomor 2 Tahun 2026;"),)),
        diktum=(
            Diktum(("KESATU",), "Membentuk tim sebagai berikut:", rincian),
            Diktum(("KEDUA PULUH", "SATU"), "Keputusan ini mulai berlaku pada tanggal ditetapkan."),
        ),
        lampiran=(
            make_lampiran(plan(12), label="LAMPIRAN I"),
            make_lampiran(*running, lanskap=False, label="LAMPIRAN II", pengesahan=None),
        ),
        profil=Profil(kaki="jdih.kpu.go.id"),
        tanda_air="RANCANGAN",
    )


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render(full())


def test_says_the_naskah_in_its_order(pdf: bytes) -> None:
    expected = text_of(full())

    assert expected == content_text(pdf)
    assert expected == structure_text(pdf)


def test_conforms_to_pdf_a_2a_and_pdf_ua_1(pdf: bytes) -> None:
    page = pytest.importorskip("page", reason="page-validation is not installed")
    for profile in ("2a", "ua1"):
        report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile(profile))

        assert [] == [str(failure) for failure in report.failures]
        assert report.is_compliant


def test_same_input_same_bytes(pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever was drawn before, whatever the environment says, in threads too."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    with ThreadPoolExecutor(4) as threads:
        others = [threads.submit(render, naskah) for naskah in (make_naskah(), full(), full(), full())]

    assert {pdf} == {other.result() for other in others[1:]}


def test_tells_title_author_and_date_twice(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert "Keputusan KPU Provinsi Jambi Nomor 10 Tahun 2026" == str(file.docinfo["/Title"])
        assert "D:20260203000000+07'00'" == str(file.docinfo["/CreationDate"])
        with file.open_metadata() as metadata:
            assert ["KPU Provinsi Jambi"] == metadata["dc:creator"]
            assert "2026-02-03T00:00:00+07:00" == metadata["xmp:CreateDate"]
        assert "id-ID" == str(file.Root.Lang)
        assert file.Root.ViewerPreferences.DisplayDocTitle


def test_takes_the_moment_it_is_given() -> None:
    moment = datetime(2026, 3, 4, 5, 6, 7, tzinfo=timezone(timedelta(hours=9)))
    with pikepdf.open(io.BytesIO(render(make_naskah(), moment=moment))) as file:
        assert "D:20260304050607+09'00'" == str(file.docinfo["/ModDate"])


def test_bookmarks_lead_to_the_decree_and_each_lampiran(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as file, file.open_outline() as outline:
        titles = [entry.title.split(" RENCANA")[0] for entry in outline.root]

    assert ["Keputusan KPU Provinsi Jambi Nomor 10 Tahun 2026", "LAMPIRAN I", "LAMPIRAN II"] == titles


def test_structure_is_true(pdf: bytes) -> None:
    assert 3 == len(find_elements(pdf, "H1"))
    assert 1 == len(find_elements(pdf, "Table"))
    assert 15 == len(find_elements(pdf, "TR"))
    assert "Jan: dilaksanakan" == next(span["Alt"] for span in find_elements(pdf, "Span"))
    assert {"/Column"} == {cell["/Scope"] for cell in find_elements(pdf, "TH")}
    assert 2 == sum(cell.get("/RowSpan") == "6" for cell in find_elements(pdf, "TD")) // 3


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("ulang", ["", "-2-", "-3-", "", "-2-"]),
        ("lanjut", ["", "-2-", "-3-", "-4-", "-5-"]),
    ],
)
def test_page_numbers(mode: str, expected: list[str]) -> None:
    profil = Profil(nomor_halaman_lampiran=mode)
    pages = page_texts(render(make_naskah(profil=profil, lampiran=(make_lampiran(plan(12)),))))

    assert expected == [page[:3] if page.startswith("-") else "" for page in pages]


def test_refuses_all_characters_that_the_fonts_lack_at_once() -> None:
    naskah = make_naskah(kop=("KPU 漢",), pembentuk="KETUA \U0001f600,")

    with pytest.raises(RefusedOutput) as caught:
        render(naskah)

    assert "U+6F22" in str(caught.value) and "KPU 漢" in str(caught.value)
    assert "U+1F600" in str(caught.value)


@pytest.mark.parametrize("position", ["atas_kop", "bawah_kop"])
def test_salinan_stands_where_the_profil_puts_it(position: str) -> None:
    naskah = make_naskah(profil=Profil(posisi_salinan=position))

    assert text_of(naskah) == content_text(render(naskah))


def test_logo_is_a_figure_with_a_text(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    Image.new("RGBA", (40, 50), (200, 0, 0, 128)).save(path)
    naskah = make_naskah(profil=Profil(logo=path))
    data = render(naskah)

    assert ["Logo KOMISI PEMILIHAN UMUM PROVINSI JAMBI"] == [figure["Alt"] for figure in find_elements(data, "Figure")]
    assert text_of(naskah) == content_text(data)
    assert data == render(naskah)


@settings(max_examples=15, deadline=None)
@given(st.lists(TEXT, min_size=8, max_size=8))
def test_any_text_in_same_text_out(texts: list[str]) -> None:
    """Whatever the fonts can show, in every place a decree has for it, within the margins."""
    a, b, c, d, e, f, g, h = texts
    naskah = make_naskah(
        kop=(a,),
        judul=(b,),
        menimbang=Bagian("Menimbang", (Butir("a.", c), Butir("b.", d))),
        mengingat=Bagian(e[:40], (Butir(f[:20], f),)),
        diktum=(Diktum((g[:10],), g, (Paragraf(h, h[:30], 9), Paragraf(a, "", 2))),),
        penetapan=penetapan(tanda=h[:8]),
        lampiran=(
            make_lampiran(Blok("bab", Paragraf(a, b)), Blok("butir", Paragraf(c, d[:9], 3)), Blok("isi", Paragraf(e))),
        ),
    )
    data = render(naskah)

    assert text_of(naskah) == content_text(data) == structure_text(data)
    assert_within_pages(data, left=20 * MM, right=15 * MM, top=20 * MM, bottom=15 * MM)


@pytest.mark.parametrize("words", range(0, 330, 11))
def test_the_closing_block_is_never_alone(words: int) -> None:
    """It stands with the certification and at least two lines of text, wherever a page ends."""
    text = " ".join(f"kata{number}" for number in range(words + 8))
    naskah = make_naskah(
        menimbang=Bagian("Menimbang", (Butir("", "bahwa perlu;"),)),
        mengingat=Bagian("Mengingat", (Butir("", "Undang-Undang;"),)),
        diktum=(Diktum(("KESATU",), text), Diktum(("KEDUA",), "Selesai.")),
    )
    last = page_texts(render(naskah))[-1]

    assert squeeze("Ditetapkan di Jambi") in last and last.endswith(squeeze(PENGESAHAN.nama))
    assert "Selesai." in last and f"kata{words + 7}" in last


@pytest.mark.parametrize("count", range(1, 60, 7))
def test_no_line_of_a_paragraph_is_left_alone(count: int) -> None:
    """Two lines at least of a paragraph of several stand on each page that has any of it."""
    butir = tuple(Butir(f"{n}.", " ".join(f"p{n}w" for _ in range(10 + n % 5 * 9))) for n in range(count))
    lines: dict[str, list[int]] = {}
    for page in read_pages(render(make_naskah(mengingat=Bagian("Mengingat", butir)))):
        rows: dict[float, str] = {}
        for char in page.chars:
            rows[char["top"]] = rows.get(char["top"], "") + char["text"]
        on_page = Counter(found[0] for row in rows.values() if (found := re.search(r"p\d+w", row)))
        for paragraph, number in on_page.items():
            lines.setdefault(paragraph, []).append(number)

    assert count == len(lines)
    assert all(min(numbers) > 1 for numbers in lines.values() if sum(numbers) > 1)


def test_no_stream_is_taken_for_a_shorter_one() -> None:
    """Packed data may end with a carriage return: what ends them is more than a line feed."""
    data = render(make_naskah())

    assert data.count(b"\r\nendstream\n") == data.count(b"endstream\n") > 0


def test_lists_say_how_they_are_numbered() -> None:
    """Every list of every kind by its labels: an ordered one is never without (ISO 14289-1, 7.6)."""
    kinds = [
        ("1.", "Decimal"), ("a.", "LowerAlpha"), ("(2)", "Decimal"), ("A.", "UpperAlpha"), ("i.", "LowerRoman"),
        ("I.", "UpperRoman"), ("-", "Disc"), ("•", "Disc"), ("KESATU", "Decimal"),
    ]  # fmt: skip
    assert [kind for _, kind in kinds] == [list_attributes(label).rpartition("/")[2] for label, _ in kinds]
    made = [render(example(name, "asli")) for name in EXAMPLES]
    found = {one["/ListNumbering"] for content in made for one in find_elements(content, "L")}

    assert {"/Decimal", "/Disc", "/LowerAlpha"} == found
