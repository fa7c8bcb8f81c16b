"""`kpudocs verify` as a person runs it: what is said, and which code is answered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kpudocs.cli import main
from tests.loaders.decrees import as_yaml

OUT = Path("hasil")


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder in which a decree has just been built."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "k.yaml").write_text(as_yaml(), encoding="utf-8")
    assert 0 == main(["build", "k.yaml", "--format", "docx,pdf,txt"])
    told = capsys.readouterr().err.splitlines()
    assert [f"2026kpt010-{ragam}.pdf: 1 halaman; pada Word dapat berbeda" for ragam in ("asli", "salinan")] == told
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, list[str]]:
    code = main(["verify", *words])
    captured = capsys.readouterr()
    return int(code), captured.out, captured.err.splitlines()


def test_a_folder(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every output in it, in order; each was made anew."""
    code, out, err = run(capsys, "hasil")
    names = [f"2026kpt010-{ragam}.{ending}" for ragam in ("asli", "salinan") for ending in ("docx", "pdf", "txt")]

    assert (0, "") == (code, out)
    assert [f"{OUT / name}: tidak berubah; dibuat ulang dari k.yaml, hasilnya sama persis" for name in names] == err


def test_a_receipt_stands_for_its_outputs(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One that is gone is told."""
    (OUT / "2026kpt010-asli.txt").unlink()
    code, _, err = run(capsys, str(OUT / "2026kpt010-asli.bukti.json"))

    assert (3, 3) == (code, len(err))
    assert err[2].startswith(
        f"{OUT / '2026kpt010-asli.txt'}: berkas tidak dapat dibaca (folder atau berkasnya tidak ada)"
    )


def test_a_missing_output_is_missed_in_its_folder(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The receipts of a folder say what should be there."""
    (OUT / "2026kpt010-asli.txt").unlink()

    assert 3 == run(capsys, "hasil")[0]


def test_findings(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Code 1, the finding first, then what helps to understand it."""
    path = OUT / "2026kpt010-asli.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("perlu rencana", "perlu aksi"), encoding="utf-8")
    code, _, err = run(capsys, str(path))

    assert 1 == code
    assert err[0].startswith(f"{path}: berkas ini bukan lagi yang dicatat buktinya")
    assert err[1].startswith(f"{path}: catatan: dibandingkan dengan isian: sesudah ")


def test_json(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same, for programs."""
    (OUT / "asing.txt").write_text("x", encoding="utf-8")
    code, out, err = run(capsys, str(OUT / "2026kpt010-asli.pdf"), str(OUT / "asing.txt"), "--format", "json")
    same, foreign = json.loads(out)["files"]

    assert (3, []) == (code, err)
    assert {
        "file": str(OUT / "2026kpt010-asli.pdf"),
        "state": "sama",
        "rebuilt": True,
        "receipt": str(OUT / "2026kpt010-asli.bukti.json"),
        "source": "k.yaml",
        "findings": [],
        "obstacle": None,
        "notes": [],
    } == same
    assert ("tidak_dapat_dinilai", "tanpa_bukti") == (foreign["state"], foreign["obstacle"]["code"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("kosong",), "folder kosong tidak memuat berkas docx, pdf, atau txt"),
        (("hasil", "k.yaml", "--bukti", "x.bukti.json"), "--bukti hanya untuk satu berkas"),
        (("x.bukti.json",), "bukti x.bukti.json tidak dapat dibaca"),
    ],
)
def test_wrong_usage(words: tuple[str, ...], said: str, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Told in Indonesian, code 2."""
    (built / "kosong").mkdir()
    code, _, err = run(capsys, *words)

    assert 2 == code
    assert said in err[0]


def test_a_word_file_alone_has_no_page_count(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only Word can tell, and that is said; a text has no pages at all."""
    main(["build", "k.yaml", "--format", "docx,txt", "--ragam", "asli"])
    docx = capsys.readouterr().err
    main(["build", "k.yaml", "--format", "txt", "--ragam", "asli"])

    assert "2026kpt010-asli.docx: jumlah halaman ditentukan Word saat dibuka\n" == docx
    assert "" == capsys.readouterr().err
