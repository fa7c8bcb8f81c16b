"""LibreOffice opens every Word document and finds the same text in it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.examples import EXAMPLES, built, example

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
