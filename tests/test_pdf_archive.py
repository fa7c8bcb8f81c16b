"""Every PDF is PDF/A-2a and PDF/UA-1, and other programs that read PDF have nothing to say of it.

`page-validation` is young, so qpdf, pdffonts and pikepdf are asked as well. No veraPDF result is claimed:
`VERAPDF` may name one's own, and then it is asked too.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import page
import pikepdf
import pytest
from pikepdf import pdfa

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


UA = ("pdfuaid:part", "pdfaExtension:schemas", "pdfaExtension=", "pdfaSchema=", "pdfaProperty=")
"""The statement of PDF/UA, and the schema that PDF/A asks for with it (ISO 19005-2, 6.6.2.3.3): unknown to pikepdf."""


@pytest.mark.parametrize(("name", "ragam"), CASES)
def test_pikepdf_agrees_but_for_the_statement_of_pdf_ua(name: str, ragam: Ragam) -> None:
    """Each example without its tags, as PDF/A-2b, which is all that pikepdf knows.

    It tells everything that is not on its list. What is left is the statement of PDF/UA alone, in its five words:
    the standard allows it, and PDF/UA asks for it.
    """
    with pikepdf.open(io.BytesIO(built(name, ragam, "pdf"))) as pdf:
        del pdf.Root.StructTreeRoot
        del pdf.Root.MarkInfo
        said = pdf.Root.Metadata.read_bytes()
        assert said.count(b"<pdfaid:conformance>A<") == 1
        pdf.Root.Metadata.write(said.replace(b"<pdfaid:conformance>A<", b"<pdfaid:conformance>B<"))
        findings = [str(finding) for finding in pdfa.check(pdf, "2b").findings]

    assert [] == [finding for finding in findings if not any(word in finding for word in UA)]
    assert len(UA) == len(findings)


if VERAPDF:

    @pytest.mark.parametrize("flavour", ["2a", "ua1"])
    @pytest.mark.parametrize(("name", "ragam"), CASES)
    def test_verapdf_agrees(name: str, ragam: Ragam, flavour: str, tmp_path: Path) -> None:
        """One's own veraPDF, where `VERAPDF` names it."""
        path = tmp_path / "keputusan.pdf"
        path.write_bytes(built(name, ragam, "pdf"))

        assert 0 == run(str(VERAPDF), "--flavour", flavour, str(path)).returncode
