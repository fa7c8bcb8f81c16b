"""LibreOffice opens every Word document and finds the same text in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.examples import EXAMPLES, ROOT, built, example
from tests.renderers.pdf_reading import page_texts

OFFICE = shutil.which("soffice")

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing (Debian: libreoffice-writer)")


@pytest.mark.parametrize("name", EXAMPLES)
def test_libreoffice_reads_the_same_text(name: str, tmp_path: Path) -> None:
    """Saved as plain text by LibreOffice, the document says what the Naskah says."""
    path = tmp_path / "keputusan.docx"
    path.write_bytes(built(name, "salinan", "docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    text = (tmp_path / "keputusan.txt").read_text(encoding="utf-8-sig")

    assert "".join("".join(example(name, "salinan").texts()).split()) == "".join(text.split())


FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><cachedir>{cache}</cachedir>
<alias binding="same"><family>Bookman Old Style</family><accept><family>KPU Bookman</family></accept></alias>
</fontconfig>"""


def test_the_decree_breaks_into_the_pages_of_our_pdf(tmp_path: Path) -> None:
    """With our own fonts for Bookman Old Style, page for page: each ends with the same words.

    The plan behind it does not: on a new page our PDF says the text of a merged cell again, and needs
    the room for it, while LibreOffice does not.
    """
    fonts = tmp_path / "fonts.conf"
    folder = ROOT / "kpudocs" / "fonts"
    fonts.write_text(FONTS.format(fonts=folder, cache=tmp_path / "cache"), encoding="utf-8")
    path = tmp_path / "keputusan.docx"
    path.write_bytes(built("jambi-2026", "salinan", "docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    environment = os.environ | {"FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, check=True, capture_output=True, timeout=120, env=environment)
    theirs, ours = (
        page_texts((tmp_path / "keputusan.pdf").read_bytes()),
        page_texts(built("jambi-2026", "salinan", "pdf")),
    )

    assert ours[:3] == theirs[:3]
    assert ours[3].startswith("LAMPIRAN") and theirs[3].startswith("LAMPIRAN")
    assert abs(len(ours) - len(theirs)) <= 1
