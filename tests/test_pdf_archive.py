"""Every PDF is PDF/A-2a and PDF/UA-1, and other programs that read PDF have nothing to say of it.

`page-validation` is young, so qpdf and pdffonts are asked as well. No veraPDF result is claimed:
`VERAPDF` may name one's own, and then it is asked too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import page
import pytest

from kpudocs.naskah import Ragam
from tests.examples import EXAMPLES, built

CASES = [(name, ragam) for name in EXAMPLES for ragam in Ragam]
QPDF, PDFFONTS, VERAPDF = shutil.which("qpdf"), shutil.which("pdffonts"), os.environ.get("VERAPDF")


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("profile", ["2a", "ua1"])
@pytest.mark.parametrize(("name", "ragam"), CASES)
def test_examples_conform(name: str, ragam: Ragam, profile: str) -> None:
    """Each example in each ragam, by page-validation."""
    report = page.validate_pdf_bytes(built(name, ragam, "pdf"), profile=page.ValidationProfile(profile))

    assert [] == [str(failure) for failure in report.failures]
    assert report.is_compliant


@pytest.mark.skipif(QPDF is None, reason="qpdf is missing (Debian: qpdf)")
@pytest.mark.parametrize(("name", "ragam"), CASES)
def test_qpdf_finds_no_error(name: str, ragam: Ragam, tmp_path: Path) -> None:
    """The file's own structure is sound."""
    path = tmp_path / "keputusan.pdf"
    path.write_bytes(built(name, ragam, "pdf"))
    done = run(str(QPDF), "--check", str(path))

    assert (0, "") == (done.returncode, done.stderr)


@pytest.mark.skipif(PDFFONTS is None, reason="pdffonts is missing (Debian: poppler-utils)")
@pytest.mark.parametrize(("name", "ragam"), CASES)
def test_all_fonts_are_embedded_with_their_characters(name: str, ragam: Ragam, tmp_path: Path) -> None:
    """Each font is embedded, a subset, and can be turned back into text."""
    path = tmp_path / "keputusan.pdf"
    path.write_bytes(built(name, ragam, "pdf"))
    fonts = [line.split()[-5:-2] for line in run(str(PDFFONTS), str(path)).stdout.splitlines()[2:]]

    assert fonts
    assert all(marks == ["yes", "yes", "yes"] for marks in fonts)


if VERAPDF:

    @pytest.mark.parametrize("flavour", ["2a", "ua1"])
    @pytest.mark.parametrize(("name", "ragam"), CASES)
    def test_verapdf_agrees(name: str, ragam: Ragam, flavour: str, tmp_path: Path) -> None:
        """One's own veraPDF, where `VERAPDF` names it."""
        path = tmp_path / "keputusan.pdf"
        path.write_bytes(built(name, ragam, "pdf"))

        assert 0 == run(str(VERAPDF), "--flavour", flavour, str(path)).returncode
