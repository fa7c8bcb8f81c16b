"""Outputs and their receipt are made together; the same input gives the same receipt."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from kpudocs.composition import compose
from kpudocs.errors import MissingResource
from kpudocs.loaders import load_source
from kpudocs.receipts.making import make, pulled_files
from kpudocs.receipts.receipt import Receipt, hash_of, read_receipt
from kpudocs.receipts.verification import verify
from tests.receipts.desk import STEM, build, put

RECEIPT = f"{STEM}.bukti.json"


def test_the_same_input_is_the_same_receipt(tmp_path: Path) -> None:
    """In any folder of the same shape."""
    receipts = []
    for name in ("satu", "dua"):
        (tmp_path / name).mkdir()
        receipts.append((build(put(tmp_path / name), ("docx", "pdf")) / RECEIPT).read_bytes())

    assert receipts[0] == receipts[1]


def test_formats_may_be_made_one_after_the_other(tmp_path: Path) -> None:
    """The receipt keeps what it told, and is the one that a single build writes."""
    path = put(tmp_path)
    at_once = (build(path, ("docx", "txt")) / RECEIPT).read_bytes()
    (tmp_path / "hasil" / RECEIPT).unlink()
    build(path, ("txt",))
    out = build(path, ("docx",))

    assert at_once == (out / RECEIPT).read_bytes()


def test_a_receipt_forgets_what_was_made_from_something_else(tmp_path: Path) -> None:
    """An older output of other facts is not in it any more."""
    build(put(tmp_path), ("docx", "txt"))
    out = build(put(tmp_path, tentang="Lain"), ("txt",))

    assert [f"{STEM}.txt"] == [record.nama for record in read_receipt(out / RECEIPT).keluaran]


def test_a_word_file_that_carries_fonts_tells_them(tmp_path: Path) -> None:
    """What Word shows hangs on them as on the template; and it can be made again."""
    out = build(put(tmp_path, profil={"huruf_tertanam": True}), ("docx", "pdf"))
    docx, pdf = read_receipt(out / RECEIPT).keluaran

    assert docx.huruf
    assert pdf.huruf == docx.huruf
    assert "sama" == verify(out / f"{STEM}.docx").state


def test_what_went_into_each_output(tmp_path: Path) -> None:
    """Templates for Word, type and pages for PDF; of a Word file no page count is claimed."""
    lampiran = [{"jenis": "daftar_nama", "orang": [{"nama": "Budi Contoh"}]}]
    out = build(put(tmp_path, lampiran=lampiran), ("docx", "pdf", "txt"))
    docx, pdf, txt = read_receipt(out / RECEIPT).keluaran
    fonts = {font.name: font.read_bytes() for font in files("kpudocs.fonts").iterdir() if font.name.endswith(".ttf")}

    assert [None, 2, None] == [docx.halaman, pdf.halaman, txt.halaman]
    assert [("keputusan.docx", "kpudocs"), ("lampiran/daftar_nama.docx", "kpudocs")] == [
        (record.nama, record.asal) for record in docx.templat
    ]
    assert {name: hash_of(font) for name, font in fonts.items()} == {font.nama: font.sha256 for font in pdf.huruf}
    assert ([], [], [], []) == (docx.huruf, pdf.templat, txt.templat, txt.huruf)


def test_templates_of_an_office(tmp_path: Path) -> None:
    """Told as the office's own."""
    own = tmp_path / "templat"
    own.mkdir()
    (own / "keputusan.docx").write_bytes(files("kpudocs.templates").joinpath("keputusan.docx").read_bytes())
    out = build(put(tmp_path), ("docx",), templates=own)

    assert ["sendiri"] == [record.asal for record in read_receipt(out / RECEIPT).keluaran[0].templat]


def test_files_that_the_facts_pull_in(tmp_path: Path, png: bytes) -> None:
    """A logo is told by the name that the facts give it."""
    (tmp_path / "gambar").mkdir()
    (tmp_path / "gambar" / "logo.png").write_bytes(png)
    path = put(tmp_path, profil={"logo": "gambar/logo.png"})
    receipt = read_receipt(build(path, ("pdf",)) / RECEIPT)

    assert [("gambar/logo.png", hash_of(png))] == [(record.nama, record.sha256) for record in receipt.ikut]
    source = load_source(path)
    (tmp_path / "gambar" / "logo.png").unlink()
    with pytest.raises(MissingResource, match="logo"):
        pulled_files(source)


def test_the_record_of_regulations_is_pulled_in(tmp_path: Path) -> None:
    """An office's `peraturan.yaml` words what short references cite, and so it is told."""
    (tmp_path / "peraturan.yaml").write_text("peraturan:\n", encoding="utf-8")
    folder = tmp_path / "keputusan"
    folder.mkdir()
    receipt = read_receipt(build(put(folder)) / RECEIPT)

    assert [("../peraturan.yaml", hash_of(b"peraturan:\n"))] == [
        (record.nama, record.sha256) for record in receipt.ikut
    ]


def test_far_facts_are_not_led_to(tmp_path: Path) -> None:
    """A way that climbs far would tell of the machine: then only the name is told."""

    def way(folder: Path | None) -> str | None:
        source = load_source(put(tmp_path))
        receipt: Receipt = make(source, compose(source.keputusan), ("txt",), folder=folder).receipt
        return receipt.isian.letak

    assert "../../k.yaml" == way(tmp_path / "a" / "b")
    assert [None, None] == [way(tmp_path / "a" / "b" / "c"), way(None)]


def test_the_moment_is_told(tmp_path: Path) -> None:
    """Where the files were told to carry another date than the decree's."""
    out = build(put(tmp_path), moment=datetime(2026, 2, 3, tzinfo=UTC))

    assert "2026-02-03T00:00:00+00:00" == read_receipt(out / RECEIPT).tanggal_berkas
