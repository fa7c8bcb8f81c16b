"""The Jambi decree as published, and as kpudocs builds it from the facts.

`data/seed-jambi-2026.txt` is the text layer of the published PDF. Its body is compared word by
word; `test_example_jambi_source` compares the plan, row by row. Where kpudocs differs it corrects
a form, and each such correction is listed here.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.examples import built
from tests.renderers.docx_reading import paragraphs
from tests.renderers.pdf_reading import content_text

SEED = Path(__file__).parent / "data" / "seed-jambi-2026.txt"

CORRECTIONS = [
    # UU 12/2011 Lampiran II: the colon stands directly after MEMUTUSKAN.
    ("MEMUTUSKAN :", "MEMUTUSKAN:"),
    # The same: small letters, as in "Ditetapkan di".
    ("Pada Tanggal 3", "pada tanggal 3"),
]
"""Forms that kpudocs puts right in the body, as published and as built."""

CERTIFICATION = (
    "Salinan sesuai dengan aslinya SEKRETARIAT KOMISI PEMILIHAN UMUM PROVINSI JAMBI "
    "Kepala Bagian Teknis Penyelenggaraan Pemilu dan Hukum, Deddy Herawan"
)
"""It floats over the last page of the published body, so its text layer has it before item 6."""


def published_body() -> str:
    """The words of the published body, the certification at its end, the corrections made."""
    body = SEED.read_text(encoding="utf-8").split("LAMPIRAN \n")[0]
    # The line broke after a dash, which joins its two sides.
    words = " ".join(re.sub(r"–\s*\n\s*", "–", body).split())
    assert words.count(CERTIFICATION) == 1
    words = words.replace(f"{CERTIFICATION} ", "") + f" {CERTIFICATION}"
    for published, built_form in CORRECTIONS:
        assert words.count(published) == 1
        words = words.replace(published, built_form)
    return words


def test_docx_has_the_published_words_in_order() -> None:
    """From the letterhead to the certification, the Word copy says what was published."""
    texts = paragraphs(built("jambi-2026", "salinan", "docx"))
    body = " ".join(" ".join(texts[: texts.index("LAMPIRAN")]).split())

    assert f"SALINAN {published_body()}".split() == body.split()


def test_pdf_has_the_published_words_in_order() -> None:
    """The PDF copy says it too (its blanks depend on where lines end, so they are not compared)."""
    body = content_text(built("jambi-2026", "salinan", "pdf")).split("LAMPIRAN", 1)[0]
    expected = "".join(f"SALINAN {published_body()}".split())

    # "Lampiran" in mixed case stays; the heading LAMPIRAN in capitals ends the body.
    assert expected == body


@pytest.mark.parametrize(
    "heading",
    [
        "KEPUTUSAN KOMISI PEMILIHAN UMUM",
        "PROVINSI JAMBI",
        "NOMOR 10 TAHUN 2026",
        "TENTANG RENCANA AKSI REFORMASI BIROKRASI DI LINGKUNGAN KOMISI PEMILIHAN UMUM PROVINSI JAMBI TAHUN 2026",
    ],
)
def test_the_lampiran_is_headed_as_published(heading: str) -> None:
    """Each line of the heading stands in the published text layer and in ours."""
    published = " ".join(SEED.read_text(encoding="utf-8").split("LAMPIRAN \n")[1].split())
    texts = paragraphs(built("jambi-2026", "salinan", "docx"))

    assert heading in published
    assert heading in texts[texts.index("LAMPIRAN") :]
