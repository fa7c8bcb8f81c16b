"""Foreign words: found wherever they stand, told in their language, and printed where they would be."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import page
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kpudocs
from kpudocs.bahasa.asing import WordFinder
from kpudocs.naskah import KataAsing, Naskah
from kpudocs.renderers.pdf.fonts import regular
from kpudocs.renderers.pdf.foreign import END, START, mark_foreign, split_marked
from kpudocs.renderers.pdf.lines import break_lines
from tests.examples import built, example, load_example
from tests.loaders.decrees import as_yaml, make, told
from tests.renderers.docx_reading import W, body_text, find_defects, read_part
from tests.renderers.pdf_reading import content_text, read_pages, structure_text

WORDS = ["road map", "role model", {"kata": "mutatis mutandis", "bahasa": "la"}]
TABLE = {"jenis": "tabel", "kolom": ["ISI", "ROAD MAP"], "baris": [["a. role model", "satu\nrole model & dua"]]}


def decree(*words: Any, **facts: Any) -> Naskah:
    return kpudocs.compose(make(kata_asing=words, lampiran=[TABLE], **facts), "asli")


def spans(data: bytes) -> list[str]:
    """The languages of the structure tree's spans, in order."""
    found: list[str] = []

    def visit(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for one in node:
                visit(one)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            if node.S == "/Span" and "/Lang" in node:
                found.append(str(node.Lang))
            visit(node.get("/K", pikepdf.Array()))

    with pikepdf.open(io.BytesIO(data)) as pdf:
        visit(pdf.Root.StructTreeRoot.K)
    return found


def runs(data: bytes) -> list[tuple[str, str]]:
    """The texts in Word that have a language of their own, and it."""
    return [
        ("".join(t.text for t in run.iter(W + "t")), lang.get(W + "val"))
        for run in read_part(data).iter(W + "r")
        if (lang := run.find(f"{W}rPr/{W}lang")) is not None
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Road  map-nya", ["Road  map"]),
        ("ROAD MAP/role model", ["ROAD MAP", "role model"]),
        ("roadmap, role models, carole model", []),
        ("(role model)", ["role model"]),
        ("role model road map", ["role model road", "map"]),
    ],
)
def test_words_are_found_whole(text: str, found: list[str]) -> None:
    """Whatever their case and what stands beside them; of two that overlap the longer one."""
    finder = WordFinder({"road map": "en", "role model": "en", "role model road": "en", "map": "en"})

    assert found == [text[start:end] for start, end, _ in finder.find(text)]


def test_they_are_spans_of_their_language_in_the_pdf() -> None:
    """In the text, in headings of a table and in its cells; nothing else is."""
    naskah = decree(*WORDS, memutuskan=["Susun road map, mutatis mutandis"])

    assert ["en", "la", "en", "en", "en"] == spans(kpudocs.render(naskah, "pdf"))
    assert [] == spans(kpudocs.render(decree(memutuskan=["Susun road map"]), "pdf"))


def test_they_are_runs_of_their_language_in_word() -> None:
    """Each part of a run looks as the whole did, labels and tabs stay, and what is special in XML too."""
    naskah = decree(*WORDS, memutuskan=["Susun road map, mutatis mutandis"])
    made = kpudocs.render(naskah, "docx")

    assert [
        ("road map", "en-US"),
        ("mutatis mutandis", "la"),
        ("ROAD MAP", "en-US"),
        ("role model", "en-US"),
        ("role model", "en-US"),
    ] == runs(made)
    assert "".join("".join(naskah.texts()).split()) == body_text(made)
    assert [] == find_defects(made)
    bold = [run.find(f"{W}rPr/{W}b") is not None for run in read_part(made).iter(W + "r") if "ROAD MAP" in _text(run)]
    plain = kpudocs.render(decree(), "docx")
    assert bold == [
        run.find(f"{W}rPr/{W}b") is not None for run in read_part(plain).iter(W + "r") if "ROAD MAP" in _text(run)
    ]


def _text(run: Any) -> str:
    return "".join(t.text or "" for t in run.iter(W + "t"))


def test_what_is_printed_does_not_change() -> None:
    """The example with its words marked: every glyph where it is without; the text file byte by byte."""
    marked = example("jambi-2026", "salinan")
    keputusan = load_example("jambi-2026").model_copy(update={"kata_asing": ()})
    plain = kpudocs.compose(keputusan, "salinan")

    def glyphs(data: bytes) -> list[tuple[str, float, float]]:
        chars = [char for page in read_pages(data) for char in page.chars if not char["text"].isspace()]
        return [(char["text"], round(char["x0"], 2), round(char["top"], 2)) for char in chars]

    assert len(marked.kata_asing) == 5
    assert glyphs(kpudocs.render(plain, "pdf")) == glyphs(built("jambi-2026", "salinan", "pdf"))
    assert kpudocs.render(plain, "txt") == built("jambi-2026", "salinan", "txt")


def test_italics_where_the_profil_asks_for_them() -> None:
    """In PDF and Word, with the fonts embedded and every promise of the file kept."""
    naskah = decree(*WORDS, memutuskan=["Susun road map " * 30], profil={"kata_asing_miring": True})
    pdf, word = kpudocs.render(naskah, "pdf"), kpudocs.render(naskah, "docx")
    slanted = "".join(char["text"] for one in read_pages(pdf) for char in one.chars if "Italic" in char["fontname"])

    assert "roadmap" * 30 + "ROADMAP" + "rolemodel" * 2 == "".join(slanted.split())
    assert content_text(pdf) == structure_text(pdf) == "".join("".join(naskah.texts()).split())
    assert all(
        run.find(f"{W}rPr/{W}i") is not None
        for run in read_part(word).iter(W + "r")
        if run.find(f"{W}rPr/{W}lang") is not None
    )
    for profile in ("2a", "ua1"):
        assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile(profile)).is_compliant


TEXT = st.text("ab -–/", min_size=1, max_size=60).map(lambda text: " ".join(text.split()) or "a")


@given(TEXT, st.lists(st.sampled_from(["a", "b", "a b", "ab", "a-b", "b-a", "a/b"]), max_size=4), st.floats(20, 120))
def test_lines_break_where_they_would(text: str, words: list[str], width: float) -> None:
    """Whatever is marked, at dashes and slashes too; the lines are as wide, and what is foreign is all there."""
    naskah = decree()
    naskah = replace(naskah, pembentuk=text, kata_asing=tuple(KataAsing(word, "en") for word in words))
    marked = mark_foreign(naskah).pembentuk
    plain, foreign = (break_lines(one, regular(), 12, width) for one in (text, marked))

    assert text == re.sub(f"[{START}{END}]", "", marked)
    if all(regular().width(word, 12) <= width for word in text.split()):  # else a word is cut within its marks
        assert [(line.text, line.cut, line.ends) for line in plain] == [
            ("".join(part.text for part in split_marked(line.text)), line.cut, line.ends) for line in foreign
        ]
        assert [line.width for line in plain] == pytest.approx([line.width for line in foreign])


def test_faults_are_told() -> None:
    """A language by its code, a word with its letters."""
    lines = told(as_yaml(kata_asing=[{"kata": "road map", "bahasa": "Inggris"}, ""]))

    assert [
        "f.yaml:10:45: kata_asing[1].bahasa: 'Inggris' bukan kode bahasa; tulis kodenya, misalnya en, nl, ar, atau la",
        "f.yaml:10:57: kata_asing[2]: teks kosong; isi teksnya, atau hapus baris ini",
    ] == lines
