"""LibreOffice opens every Word document, and finds the same text on as many pages in it.

It lends our fonts to Bookman Old Style, which no Linux has: the same widths and heights as the real one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kpudocs.naskah import Ragam
from tests.examples import EXAMPLES, ROOT, built, example
from tests.renderers.pdf_reading import page_texts

OFFICE = shutil.which("soffice")

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing (Debian: libreoffice-writer)")

CASES = [(name, ragam) for name in EXAMPLES for ragam in Ragam]
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Bookman Old Style</family><accept><family>KPU Bookman</family></accept></alias>
</fontconfig>"""


def convert(paths: list[Path], kind: str, folder: Path) -> None:
    """What LibreOffice makes of Word files, all in one process; it knows our fonts alone."""
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS.format(fonts=ROOT / "kpudocs" / "fonts", cache=folder / "cache"), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, paths)]
    environment = os.environ | {"FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=environment)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every example in every ragam, as LibreOffice prints it; the copies as plain text too."""
    folder = tmp_path_factory.mktemp("opened")
    for name, ragam in CASES:
        (folder / f"{name}-{ragam}.docx").write_bytes(built(name, ragam, "docx"))
    convert(sorted(folder.glob("*.docx")), "pdf", folder)
    convert(sorted(folder.glob("*-salinan.docx")), "txt:Text (encoded):UTF8", folder)
    return folder


@pytest.mark.parametrize("name", EXAMPLES)
def test_libreoffice_reads_the_same_text(name: str, opened: Path) -> None:
    """Saved as plain text by LibreOffice, the document says what the Naskah says."""
    text = (opened / f"{name}-salinan.txt").read_text(encoding="utf-8-sig")

    assert "".join("".join(example(name, "salinan").texts()).split()) == "".join(text.split())


@pytest.mark.parametrize(("name", "ragam"), CASES)
def test_as_many_pages_as_our_pdf(name: str, ragam: Ragam, opened: Path) -> None:
    """Lines are as high, and lists hang as far, in tables too."""
    theirs = page_texts((opened / f"{name}-{ragam}.pdf").read_bytes())

    assert len(page_texts(built(name, ragam, "pdf"))) == len(theirs)


def test_the_decree_breaks_into_the_pages_of_our_pdf(opened: Path) -> None:
    """The copy of the seed decree page for page: each ends with the same words.

    The plan behind it need not: on a new page our PDF says the text of a merged cell again, and needs
    the room for it, while LibreOffice does not. Nor does the asli: LibreOffice measures text to a unit of its own, and
    two of its lines come within half a point of the margin.
    """
    theirs = page_texts((opened / "jambi-2026-salinan.pdf").read_bytes())
    ours = page_texts(built("jambi-2026", "salinan", "pdf"))

    assert ours[:3] == theirs[:3]
    assert ours[3].startswith("LAMPIRAN") and theirs[3].startswith("LAMPIRAN")
