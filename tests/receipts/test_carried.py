"""A PDF carries the file it was made from, and answers for itself by it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pytest

import kpudocs
from kpudocs.naskah import Ragam
from kpudocs.receipts import apart
from kpudocs.receipts.carried import carried_source, read_carried
from kpudocs.receipts.verification import verify
from kpudocs.renderers import render
from kpudocs.renderers.attachment import Attachment
from tests.examples import EXAMPLES, FOLDER, example
from tests.loaders.decrees import as_yaml
from tests.receipts.desk import STEM, build, put

QPDF = shutil.which("qpdf")


def own_source(name: str) -> Attachment:
    return Attachment("keputusan.yaml", (FOLDER / name / "keputusan.yaml").read_bytes())


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_is_pdf_a_3a_and_ua_1(name: str) -> None:
    """By page-validation, for each example."""
    content = render(example(name, "salinan"), "pdf", attachments=(own_source(name),))
    reports = [page.validate_pdf_bytes(content, profile=page.ValidationProfile(profile)) for profile in ("3a", "ua1")]

    assert [[], []] == [[str(failure) for failure in report.failures] for report in reports]
    assert [True, True] == [report.is_compliant for report in reports]


@pytest.mark.skipif(QPDF is None, reason="qpdf is missing (Debian: qpdf)")
def test_qpdf_finds_no_error(tmp_path: Path) -> None:
    """Also with odd names."""
    carried = (own_source("tim-2026"), Attachment("../gämbar (1)/lo\\go.png", b"x", is_source=False))
    path = tmp_path / "x.pdf"
    path.write_bytes(render(example("tim-2026", "asli"), "pdf", attachments=carried))
    done = subprocess.run([str(QPDF), "--check", str(path)], capture_output=True, text=True, check=False)

    assert (0, "") == (done.returncode, done.stderr)


def test_other_readers_find_what_it_carries(tmp_path: Path, png: bytes) -> None:
    """Name, bytes, media type, relation and date."""
    (tmp_path / "logo.png").write_bytes(png)
    path = put(tmp_path, profil={"logo": "logo.png"})
    out = build(path, ("pdf",), attach=True)
    with pikepdf.open(out / f"{STEM}.pdf") as pdf:
        files = {name: spec.get_file() for name, spec in pdf.attachments.items()}
        relations = [str(spec.AFRelationship) for spec in pdf.Root.AF]
        told = [(name, file.read_bytes(), file.mime_type, str(file.mod_date)[:10]) for name, file in files.items()]

    assert [
        ("k.yaml", path.read_bytes(), "application/yaml", "2026-02-03"),
        ("logo.png", png, "image/png", "2026-02-03"),
    ] == sorted(told)
    assert ["/Source", "/Supplement"] == relations


def test_without_the_option_nothing_is_carried() -> None:
    """And the file is PDF/A-2a, as ever."""
    content = render(example("tim-2026", "asli"), "pdf")

    assert () == read_carried(content, "x.pdf")
    assert b"<pdfaid:part>2<" in content


@pytest.mark.parametrize("ragam", [ragam for ragam in Ragam if ragam not in ("petikan", "srikandi")])
def test_a_pdf_answers_for_itself(ragam: str, tmp_path: Path, png: bytes) -> None:
    """Alone in a folder: made anew from what it carries, its logo too, it is the same."""
    (tmp_path / "gambar").mkdir()
    (tmp_path / "gambar" / "logo.png").write_bytes(png)
    path = put(tmp_path, profil={"logo": "gambar/logo.png"})
    made = build(path, ("pdf",), ragam=ragam, attach=True) / f"2026kpt010-{ragam}.pdf"
    alone = tmp_path / "jauh" / made.name
    alone.parent.mkdir()
    shutil.copy(made, alone)
    verdict = verify(alone)

    assert ("sama", True, f"{alone} (k.yaml)") == (verdict.state, verdict.rebuilt, verdict.source)
    assert "diambil dari lampiran PDF ini" in verdict.notes[0]
    assert verify(made).rebuilt


def test_facts_that_cost_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are made anew in a process of their own: at its limit the answer is a message, not a full memory."""
    monkeypatch.setattr(apart, "MEMORY", 3 << 27)
    lampiran = "lampiran:\n- jenis: tabel\n  kolom: [A]\n  baris:\n" + "  - [a]\n" * 60_000
    path = put(tmp_path)
    heavy = Attachment("k.yaml", (path.read_text("utf-8") + lampiran).encode())
    (tmp_path / "berat.pdf").write_bytes(render(example("tim-2026", "asli"), "pdf", attachments=(heavy,)))
    verdict = verify(tmp_path / "berat.pdf")

    assert verdict.obstacle is not None
    assert "isian_terlampir_besar" == verdict.obstacle.code


def test_facts_on_disk_that_moved_on(tmp_path: Path) -> None:
    """A finding, and a word that what is carried still makes the file."""
    made = build(put(tmp_path), ("pdf",), attach=True) / f"{STEM}.pdf"
    put(tmp_path, menimbang=["bahwa perlu aksi"])
    verdict = verify(made)

    assert ["isian_berubah"] == [fault.code for fault in verdict.findings]
    assert "isian yang terlampir di dalamnya masih membuat berkas ini, sama persis" in verdict.notes


def test_an_edit_is_told_without_receipt_and_facts(tmp_path: Path) -> None:
    """The carried facts make another file than this one."""
    made = build(put(tmp_path), ("pdf",), attach=True) / f"{STEM}.pdf"
    alone = tmp_path / "x.pdf"
    alone.write_bytes(made.read_bytes() + b"\n")
    verdict = verify(alone)

    assert ("berbeda", ["hasil_lain"]) == (verdict.state, [fault.code for fault in verdict.findings])


def test_a_carried_logo_elsewhere_is_not_opened(tmp_path: Path, png: bytes) -> None:
    """What a stranger's PDF names outside itself is left alone."""
    outside = tmp_path / "rahasia.png"
    outside.write_bytes(png)
    for name in (str(outside), "../../../rahasia.png", "logo.png"):
        raw = as_yaml(profil={"logo": name}).encode()
        with carried_source((Attachment("k.yaml", raw),)) as source:
            assert source is None


@pytest.mark.parametrize("name", ["../../../x.png", "/tmp/x.png", "C:x.png", "..\\x.png", "a" * 300, "k.yaml"])
def test_carried_names_lead_nowhere_else(name: str) -> None:
    """Files are laid out within one folder, or not at all."""
    with carried_source((Attachment("k.yaml", as_yaml().encode()), Attachment(name, b"x", is_source=False))) as source:
        assert source is None


def test_a_carried_bomb(tmp_path: Path) -> None:
    """What unpacks to more than a file of facts may have is not read."""
    naskah = example("tim-2026", "asli")
    content = render(replace(naskah), "pdf", attachments=(Attachment("k.yaml", b"#" * 20_000_000),))

    with carried_source(read_carried(content, "x.pdf")) as source:
        assert source is None


def test_the_library_carries_files_too() -> None:
    """`kpudocs.render` takes attachments, and gives the same bytes each time."""
    naskah = example("kabupaten-2026", "asli")
    carried = (own_source("kabupaten-2026"),)
    one, two = (kpudocs.render(naskah, "pdf", attachments=carried) for _ in range(2))

    assert one == two
    assert read_carried(one, "x.pdf") == carried
