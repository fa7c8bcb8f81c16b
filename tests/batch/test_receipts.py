"""Receipts of a batch: `kpudocs verify` makes its files anew from the naskah and the row."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kpudocs.batch import run_batch
from kpudocs.cli import main
from kpudocs.receipts.receipt import read_receipt
from kpudocs.receipts.verification import Verdict, verify
from tests.batch.office import HEADER, NASKAH, PART, Office, rows

ALL = {"ragam": ("asli", "rancangan"), "formats": ("docx", "pdf", "txt"), "name": "${desa}/sk"}
WITH_LIST = f"""\
{NASKAH.replace("sebagai Ketua KPPS", f"sebagai Ketua KPPS sebagaimana tercantum dalam Lampiran {PART}")}
salinan:
  jabatan: Kepala Bagian Hukum
  nama: Eka Contoh
lampiran:
  - jenis: daftar_nama
    judul: Anggota KPPS
    orang:
      - nama: ${{ketua}}
        jabatan: Ketua
      - nama: Umar Contoh
        jabatan: Anggota
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return Office(tmp_path)


def judge(office: Office) -> dict[str, Verdict]:
    """The verdict on each file of the run."""
    return {name: verify(office.out / name) for name in office.files()}


def codes(verdict: Verdict) -> list[str]:
    return [finding.code for finding in verdict.findings]


def test_every_file_is_made_anew_from_its_row(office: Office) -> None:
    """In each ragam and format, in a folder of its own, out of a table that is near."""
    office.put(rows(2))
    run_batch(office.naskah, office.data, office.out, **ALL)
    verdicts = judge(office)

    assert 12 == len(verdicts)
    assert {("sama", True, ())} == {(one.state, one.rebuilt, one.notes) for one in verdicts.values()}
    assert 0 == main(["verify", str(office.out)])


def test_a_row_that_changed_is_told(office: Office) -> None:
    """And no other row; one that only moved has not changed; without its table the receipt still says it."""
    office.put(rows(3))
    run_batch(office.naskah, office.data, office.out, name="${desa}", ragam=("asli",), formats=("txt",))
    changed = [(3, "Desa Umpama 3", "Nama Contoh 3"), (2, "Desa Umpama 2", "Orang Lain"), (9, "Desa Baru", "Baru")]
    office.put(changed)
    first, second, third = judge(office).values()
    office.data.rename(office.data.with_name("lain.csv"))
    alone = judge(office)["Desa Umpama 2-asli.txt"]

    assert ["sama", "berbeda", "sama"] == [third.state, second.state, third.state]
    assert ["isian_berubah"] == codes(second) == codes(first)
    assert "kpudocs batch --resume" in str(second.findings[0])
    assert ("sama", True) == (alone.state, alone.rebuilt)
    assert "berkas data data.csv tidak ditemukan" in alone.notes[0]


def test_a_naskah_or_an_output_that_changed_is_told(office: Office) -> None:
    """As for a file of `build`."""
    office.put(rows(1))
    run_batch(office.naskah, office.data, office.out, name="a", ragam=("asli",), formats=("txt",))
    made = office.out / "a-asli.txt"
    office.naskah.write_text(NASKAH.replace("melaksanakan", "menjalankan"), encoding="utf-8")
    of_naskah = verify(made)
    office.naskah.write_text(NASKAH, encoding="utf-8")
    made.write_text(made.read_text(encoding="utf-8").replace("Contoh", "Palsu"), encoding="utf-8")

    assert ["isian_berubah"] == codes(of_naskah)
    assert ["keluaran_berubah"] == codes(verify(made))


def test_files_that_cells_name_are_part_of_the_facts(office: Office) -> None:
    """The receipt names them with their hash, and holds none of their text."""
    (office.folder / "rencana").mkdir()
    plan = office.folder / "rencana" / "a.yaml"
    facts = {"jenis": "tabel", "judul": "Jadwal", "kolom": ["Kegiatan"], "baris": [["Pelantikan"]]}
    plan.write_text(json.dumps(facts), encoding="utf-8")
    part = f"Menutup rapat sebagaimana tercantum dalam Lampiran {PART}"
    office.put([(1, "Desa A", "Ani", part, "@rencana/a.yaml")], (*HEADER, "memutuskan[2]", "lampiran[1]"))
    run_batch(office.naskah, office.data, office.out, name="a", ragam=("asli",), formats=("docx",))
    made = office.out / "a-asli.docx"
    receipt = read_receipt(office.out / "a-asli.bukti.json")
    before = verify(made)
    plan.write_text(json.dumps({**facts, "baris": [["Pembekalan"]]}), encoding="utf-8")
    after = verify(made)

    assert ["rencana/a.yaml"] == [one.nama for one in receipt.ikut]
    assert receipt.baris is not None and "@rencana/a.yaml" == receipt.baris.nilai["lampiran[1]"]
    assert ("sama", True, ()) == (before.state, before.rebuilt, before.notes)
    assert ["ikutan_berubah"] == codes(after)


def test_excerpts_for_each_row(office: Office) -> None:
    """`--untuk` may name a variable; each excerpt has its own name and receipt."""
    office.naskah.write_text(WITH_LIST, encoding="utf-8")
    office.put(rows(2))
    options = {"ragam": ("petikan",), "formats": ("txt",), "name": "${desa}"}
    run_batch(office.naskah, office.data, office.out, untuk=("${ketua}",), **options)

    assert [
        "Desa Umpama 1-petikan-nama-contoh-1.txt",
        "Desa Umpama 2-petikan-nama-contoh-2.txt",
    ] == office.files()
    assert "Umar" not in (office.out / office.files()[0]).read_text(encoding="utf-8")
    assert {("sama", True)} == {(one.state, one.rebuilt) for one in judge(office).values()}


@pytest.mark.parametrize(
    ("untuk", "told"),
    [
        (("Umar Conto",), 'nama "Umar Conto" tidak ada dalam lampiran'),
        (("${tidak_ada}",), "--untuk memakai variabel"),
        ((), "petikan untuk siapa belum disebut"),
    ],
)
def test_excerpts_that_cannot_be_made(untuk: tuple[str, ...], told: str, office: Office) -> None:
    """Are told with their row."""
    office.naskah.write_text(WITH_LIST, encoding="utf-8")
    office.put(rows(1))
    summary = run_batch(office.naskah, office.data, office.out, untuk=untuk, ragam=("petikan",), formats=("txt",))

    assert 1 == summary.failed
    assert told in str(summary.failures[0]) and "data.csv baris 2" in str(summary.failures[0])


def test_every_ragam_is_made(office: Office) -> None:
    """Tte in all formats, srikandi as Word alone, by the command."""
    office.put(rows(1))
    words = ["--ragam", "tte,srikandi", "--format", "docx,txt", "--name", "a"]

    assert 0 == main(["batch", "naskah.yaml", "data.csv", *words])
    assert ["a-srikandi.docx", "a-tte.docx", "a-tte.txt"] == office.files()
    assert {("sama", True)} == {(one.state, one.rebuilt) for one in judge(office).values()}


def test_a_folder_s_decrees_have_the_receipts_of_build(office: Office) -> None:
    """Each tells of its own file, and of no row."""
    folder = office.folder / "naskah"
    folder.mkdir()
    text = NASKAH.replace("${desa}", "Desa A").replace("${ketua}", "Ani")
    (folder / "a.yaml").write_text(f"nomor: 1\n{text}", encoding="utf-8")
    run_batch(folder, None, office.out, ragam=("asli",), formats=("txt",))
    receipt = read_receipt(office.out / "a-asli.bukti.json")

    assert None is receipt.baris and "../naskah/a.yaml" == receipt.isian.letak
    assert {("sama", True)} == {(one.state, one.rebuilt) for one in judge(office).values()}
    shutil.rmtree(folder)
    assert {("sama", False)} == {(one.state, one.rebuilt) for one in judge(office).values()}
