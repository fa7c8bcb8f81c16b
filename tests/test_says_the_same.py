"""Word, PDF and text say the same, in the same order, for every example and ragam."""

from __future__ import annotations

import pytest

from kpudocs.naskah import Ragam, Tabel
from kpudocs.renderers.txt import SHADED
from tests.examples import EXAMPLES, built, example
from tests.renderers.docx_reading import body_text
from tests.renderers.pdf_reading import content_text, find_elements, structure_text

CASES = [(name, ragam) for name in EXAMPLES for ragam in Ragam]


def said(name: str, ragam: Ragam) -> str:
    """All that the Naskah says, without blanks."""
    return "".join("".join(example(name, ragam).texts()).split())


@pytest.mark.parametrize(("name", "ragam"), CASES)
def test_docx_says_the_naskah(name: str, ragam: Ragam) -> None:
    """Each text once and in order; a cell covered by a merge says nothing."""
    assert said(name, ragam) == body_text(built(name, ragam, "docx"))


@pytest.mark.parametrize(("name", "ragam"), CASES)
def test_pdf_says_the_naskah(name: str, ragam: Ragam) -> None:
    """Each text once and in order, on the page and to a screen reader; furniture is no text."""
    made = built(name, ragam, "pdf")

    assert said(name, ragam) == content_text(made)
    assert said(name, ragam) == structure_text(made)


@pytest.mark.parametrize(("name", "ragam"), CASES)
def test_shaded_cells_say_what_they_mean(name: str, ragam: Ragam) -> None:
    """To a screen reader, each of them in its turn: "Februari: dilaksanakan"; nothing of it is printed."""
    tables = [isi for lampiran in example(name, ragam).lampiran for isi in lampiran.isi if isinstance(isi, Tabel)]
    meant = [sel.alt for tabel in tables for baris in tabel.baris for sel in baris.sel if sel.arsir]
    told = [span["Alt"] for span in find_elements(built(name, ragam, "pdf"), "Span") if span["Alt"]]

    assert meant == told
    assert all(meaning not in " ".join(example(name, ragam).texts()) for meaning in meant)


@pytest.mark.parametrize(("name", "ragam"), CASES)
def test_txt_says_the_naskah(name: str, ragam: Ragam) -> None:
    """The plain text says it too; the mark of a shaded cell is no word."""
    text = built(name, ragam, "txt").decode().replace(SHADED, "")

    assert said(name, ragam) == "".join(text.split())
