"""`kpudocs import` at the terminal: files, messages, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kpudocs import ExitCode
from kpudocs.cli import main
from tests.examples import built

TEXT = """KEPUTUSAN KOMISI PEMILIHAN UMUM KOTA KEDIRI
NOMOR 5 TAHUN 2025
TENTANG
TIM PENGELOLA ARSIP
Menimbang : bahwa arsip perlu dikelola;
Mengingat : 1. Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum;
MEMUTUSKAN:
Menetapkan : KEPUTUSAN KOMISI PEMILIHAN UMUM KOTA KEDIRI TENTANG TIM PENGELOLA ARSIP.
KESATU : Membentuk Tim Pengelola Arsip.
Ditetapkan di Kediri
pada tanggal 6 Januari 2025
KETUA KOMISI PEMILIHAN UMUM KOTA KEDIRI,
ttd.
BUDI CONTOH
NIP. 19700101
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_decree_becomes_a_file_that_checks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file is named for the source; the report counts its words; what was made checks and builds."""
    (folder / "lama.docx").write_bytes(built("kabupaten-2026", "salinan", "docx"))

    assert ExitCode.DONE == main(["import", "lama.docx"])
    told = capsys.readouterr()
    assert "lama.yaml\n" == told.out
    assert "833 kata (100% dari isi keputusan)" in told.err
    assert ExitCode.DONE == main(["build", "lama.yaml", "--ragam", "salinan", "--format", "txt"])


def test_what_is_left_is_told_and_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A word that no field takes is told with its place, kept as a comment, and answered with 1."""
    (folder / "lama.txt").write_text(TEXT, encoding="utf-8")

    assert ExitCode.FINDINGS == main(["import", "lama.txt", "-o", "baru/lama.yaml"])
    told = capsys.readouterr()
    assert "baris 15 (NIP penanda tangan tidak dimuat; keputusan memuat nama saja): NIP. 19700101" in told.err
    assert "#     baris 15: NIP. 19700101" in (folder / "baru/lama.yaml").read_text(encoding="utf-8")


def test_the_report_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Programs get the whole account."""
    (folder / "lama.txt").write_text(TEXT, encoding="utf-8")
    main(["import", "lama.txt", "--format", "json"])
    report = json.loads(capsys.readouterr().out)

    assert report["words"] == report["placed"] + 2
    why = "NIP penanda tangan tidak dimuat; keputusan memuat nama saja"
    assert [{"text": "NIP. 19700101", "place": "baris 15", "why": why}] == report["left"]
    assert "lama.yaml" == report["out"]


def test_nothing_is_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there stays."""
    (folder / "lama.txt").write_text(TEXT, encoding="utf-8")
    (folder / "lama.yaml").write_text("milik orang", encoding="utf-8")

    assert ExitCode.USAGE == main(["import", "lama.txt"])
    assert "lama.yaml sudah ada" in capsys.readouterr().err
    assert "milik orang" == (folder / "lama.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("tidak-ada.pdf", None, "berkas tidak ditemukan"),
        ("lama.doc", b"x", "simpan sebagai .docx"),
        ("lama.docx", b"\xd0\xcf\x11\xe0", "dokumen Word lama"),
        ("lama.docx", b"bukan zip", "bukan dokumen Word"),
        ("lama.pdf", b"bukan pdf", "bukan PDF"),
        ("lama.pdf", b"%PDF-1.7\n%%EOF", "rusak"),
        ("lama.txt", b"", "tidak memuat teks"),
        ("lama.txt", b"PK\x03\x04", "bukan teks"),
        ("lama.jpg", b"x", "yang dapat diimpor: .docx, .pdf, .txt"),
    ],
)
def test_what_cannot_be_read_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, raw: bytes | None, told: str
) -> None:
    """Where, what, and what to do; nothing is made."""
    if raw is not None:
        (folder / name).write_bytes(raw)

    assert ExitCode.INVALID_INPUT == main(["import", name, "-o", "hasil.yaml"])
    assert told in capsys.readouterr().err
    assert not (folder / "hasil.yaml").exists()


def test_check_reads_them_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Findings in a Word file or a PDF of anybody's making are told by part and by the words quoted."""
    wrong = TEXT.replace("Menimbang : bahwa", "Menimbang : untuk")
    (folder / "lama.txt").write_text(wrong, encoding="utf-8")

    assert ExitCode.FINDINGS == main(["check", "lama.txt"])
    told = capsys.readouterr()
    assert "Menimbang\n  lama.txt SU01" in told.out
    assert 'tertulis: "untuk"' in told.out
    assert "lama.txt: 2 kata tidak terbaca susunannya; yang diperiksa di situ hanya ejaannya" in told.err
    assert "--fix" not in told.err


def test_check_names_the_parts_that_are_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A part that a decree cut off lacks is a finding, and the rest is checked; a foreign file cannot be mended."""
    (folder / "lama.txt").write_text(TEXT.partition("MEMUTUSKAN")[0], encoding="utf-8")

    assert ExitCode.FINDINGS == main(["check", "lama.txt"])
    assert "SU27 bagian diktum tidak ada" in capsys.readouterr().out
    assert ExitCode.USAGE == main(["check", "--fix", "lama.txt"])
