"""`kpudocs xlsx` and `dari:`, as an office uses them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import kpudocs
from kpudocs.cli import main
from tests.examples import FOLDER, load_example


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the Jambi decree in it, and one with a team, at work there."""
    for name in ("jambi", "tim"):
        text = (FOLDER / f"{name}-2026" / "keputusan.yaml").read_text(encoding="utf-8")
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edit(path: Path, **cells: Any) -> None:
    """Change cells of the first lampiran's sheet, as Excel would."""
    book: Any = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    for name, value in cells.items():
        book.worksheets[1][name] = value
    book.save(path)


def test_a_plan_goes_out_and_comes_back(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What planners changed is changed in the YAML, and nothing else is."""
    before = (desk / "jambi.yaml").read_text(encoding="utf-8")
    assert 0 == main(["xlsx", "export", "jambi.yaml", "-o", "plan.xlsx"])
    edit(desk / "plan.xlsx", H6="x")
    assert 0 == main(["xlsx", "import", "plan.xlsx", "--into", "jambi.yaml"])
    after = (desk / "jambi.yaml").read_text(encoding="utf-8")

    assert before.replace("bulan: [1, 2]", "bulan: [1, 2, 3]", 1) == after
    assert "plan.xlsx\njambi.yaml\n" == capsys.readouterr().out


def test_an_unchanged_workbook_changes_nothing(desk: Path) -> None:
    """Not a character: variables and comments of the lampiran stay too."""
    before = (desk / "tim.yaml").read_bytes()
    assert 0 == main(["xlsx", "export", "tim.yaml"])
    assert 0 == main(["xlsx", "import", "tim.xlsx", "--into", "tim.yaml"])

    assert before == (desk / "tim.yaml").read_bytes()


def test_faults_leave_the_decree_alone(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong cell is told by its name, exit code 3, nothing written."""
    before = (desk / "jambi.yaml").read_bytes()
    main(["xlsx", "export", "jambi.yaml", "-o", "plan.xlsx"])
    edit(desk / "plan.xlsx", H6="Juny")

    assert 3 == main(["xlsx", "import", "plan.xlsx", "--into", "jambi.yaml"])
    assert "plan.xlsx: Rencana Aksi!H6: isi 'Juny' bukan tanda bulan" in capsys.readouterr().err
    assert before == (desk / "jambi.yaml").read_bytes()


def test_a_workbook_alone_becomes_yaml(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a decree the lampiran are printed; a name in the way is not written over."""
    main(["xlsx", "export", "tim.yaml"])
    capsys.readouterr()
    assert 0 == main(["xlsx", "import", "tim.xlsx", "--lembar", "Daftar Nama"])
    assert capsys.readouterr().out.startswith("lampiran:\n  - jenis: daftar_nama\n")
    assert 2 == main(["xlsx", "import", "tim.xlsx", "-o", "tim.yaml"])
    assert 2 == main(["xlsx", "export", "tim.yaml"])


def points_at(folder: Path, **stated: Any) -> Path:
    """The team's decree, its first lampiran pointing at a workbook."""
    text = (folder / "tim.yaml").read_text(encoding="utf-8")
    lines = "".join(f"    {name}: {value}\n" for name, value in list(stated.items())[1:])
    path = folder / "menunjuk.yaml"
    path.write_text(f"{text.split('lampiran:')[0]}lampiran:\n  - dari: {stated['dari']}\n{lines}", encoding="utf-8")
    return path


def test_a_lampiran_points_at_its_workbook(desk: Path) -> None:
    """Its rows are read from there; what the YAML states goes first; variables are filled."""
    main(["xlsx", "export", "tim.yaml"])
    edit(desk / "tim.xlsx", B5="Nama ${tahun}")
    (lampiran,) = kpudocs.load(points_at(desk, dari="tim.xlsx", lembar="Daftar Nama", judul="Judul Sendiri")).lampiran
    (expected, _) = load_example("tim-2026").model_dump()["lampiran"]

    assert {**expected, "judul": "Judul Sendiri"} == {
        **lampiran.model_dump(),
        "orang": ({**expected["orang"][0]}, *lampiran.model_dump()["orang"][1:]),
    }
    assert "Nama 2026" == lampiran.model_dump()["orang"][0]["nama"]


def test_faults_of_a_pointed_workbook_stand_at_its_cells(desk: Path) -> None:
    """The model's word on a name in the workbook names sheet and cell; the others keep line and column."""
    main(["xlsx", "export", "tim.yaml"])
    edit(desk / "tim.xlsx", B7="3. Hadi")
    path = points_at(desk, dari="tim.xlsx", lembar="Daftar Nama", lanskap="mungkin")

    with pytest.raises(kpudocs.InvalidInput) as caught:
        kpudocs.load(path)
    told = sorted(str(fault) for fault in caught.value.faults)

    assert 2 == len(told)
    assert 'tim.xlsx: Daftar Nama!B7: kata "3." dibuatkan; hapus "3." di awal, agar tidak tercetak dua kali' in told
    assert any("lampiran[1].lanskap: harus true atau false" in one for one in told)


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ({"dari": "tim.xlsx", "jenis": "naskah"}, "tambahkan lembar: NAMA; yang ada: Daftar Nama (daftar_nama), Tabel"),
        ({"dari": "tim.xlsx", "lembar": "Nama"}, 'lembar "Nama" tidak ada; yang ada: Petunjuk, Daftar Nama'),
        ({"dari": "lain.xlsx"}, 'buku kerja "lain.xlsx" tidak ditemukan'),
        ({"dari": "../tim.xlsx"}, "bukan berkas di samping berkas ini"),
        ({"dari": "tim.yaml"}, "bukan buku kerja .xlsx"),
        ({"dari": "3"}, "harus berupa nama berkas"),
    ],
)
def test_what_cannot_be_pointed_at_is_told(desk: Path, stated: dict[str, str], words: str) -> None:
    """Each with what to do, at the line of `dari`."""
    main(["xlsx", "export", "tim.yaml"])
    path = points_at(desk, **stated)

    with pytest.raises(kpudocs.InvalidInput) as caught:
        kpudocs.load(path)

    assert words in str(caught.value)


def test_a_lampiran_that_points_elsewhere_is_not_filled(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its rows have one home."""
    main(["xlsx", "export", "tim.yaml"])
    points_at(desk, dari="tim.xlsx", lembar="Daftar Nama")

    assert 3 == main(["xlsx", "import", "tim.xlsx", "--into", "menunjuk.yaml", "--lembar", "Daftar Nama"])
    assert "lampiran ini diambil dari tim.xlsx" in capsys.readouterr().err
