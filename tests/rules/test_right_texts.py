"""What is right stays untold, and what a fix must never touch stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from kpudocs.cli import main
from kpudocs.kamus.ejaan import Ejaan
from kpudocs.keputusan import Keputusan
from kpudocs.rules import lint
from tests.rules.harness import CLEAN

KEPUTUSAN = yaml.safe_load(CLEAN)
FORCE = "Keputusan ini mulai berlaku pada tanggal ditetapkan"


def decree(**changes: object) -> Keputusan:
    """The clean decree with some facts changed."""
    return Keputusan.model_validate({**KEPUTUSAN, **changes})


def codes(**changes: object) -> set[str]:
    """The rules that find something in such a decree."""
    return {found.code for found in lint(decree(**changes))}


@pytest.mark.parametrize(
    "words",
    [
        (
            "bahwa berdasarkan ketentuan Pasal 32 ayat (3) Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2022 tentang "
            "Pembentukan dan Tata Kerja Badan Adhoc, KPU Kabupaten/Kota menetapkan calon anggota terpilih"
        ),
        "bahwa berdasarkan hasil evaluasi, masih banyak kekurangan dalam pelayanan",
        "bahwa berdasarkan Rapat Pleno tanggal 3 Februari 2026 KPU menyepakati pedoman",
    ],
)
def test_whole_sentences(words: str) -> None:
    """Considerations with a main clause, its subject in capitals or not."""
    assert "SU02" not in codes(menimbang=[words, "bahwa pedoman diperlukan untuk tertib administrasi"])


@pytest.mark.parametrize("other", ["PKPU Nomor 8 Tahun 2022", "DIPA Tahun 2026", "Berita Acara Nomor 5"])
def test_the_lampiran_of_another_document(other: str) -> None:
    """It is not this decree's, which has none."""
    words = f"Menetapkan pedoman sebagaimana tercantum dalam Lampiran {other}"

    assert "SU11" not in codes(memutuskan=[words, FORCE], lampiran=[])
    assert "SU11" in codes(memutuskan=[words.replace(other, "Keputusan ini"), FORCE], lampiran=[])


@pytest.mark.parametrize(
    "title",
    [
        "Perubahan atas Keputusan Nomor 3 Tahun 2025 tentang Rencana Aksi Tahun 2025",
        "Hasil Evaluasi Rencana Aksi Tahun 2025",
        "Laporan Program Kerja Tahun 2025",
    ],
)
def test_titles_that_look_back(title: str) -> None:
    """A year gone by is rightly theirs."""
    assert "SU07" not in codes(tentang=title)


@pytest.mark.parametrize(
    "words",
    [
        "Undang-Undang Nomor 28 Tahun 1999 tentang Contoh jo. Undang-Undang Nomor 31 Tahun 1999 tentang Contoh Lain",
        (
            "Peraturan Pemerintah Nomor 5 Tahun 2001 tentang Ijin Praktek sebagaimana telah diganti dengan Peraturan "
            "Pemerintah Nomor 6 Tahun 2005 tentang Contoh"
        ),
        (
            "Peraturan Daerah Propinsi Jambi Nomor 3 Tahun 2001 tentang Ijin Usaha (Lembaran Daerah Propinsi Jambi "
            "Tahun 2001 Nomor 3)"
        ),
    ],
)
def test_fix_leaves_what_a_law_says(words: str, tmp_path: Path) -> None:
    """Which law is meant, how laws are joined, and their titles are facts."""
    path = tmp_path / "k.yaml"
    path.write_text(CLEAN.replace("mengingat:\n", f"mengingat:\n  - '{words}'\n", 1), "utf-8")
    main(["check", str(path), "--fix"])

    assert words in path.read_text("utf-8")


def test_fix_leaves_names() -> None:
    """A name is no word: none is told; a word with a capital within a sentence is not mended unasked."""
    signed = {**KEPUTUSAN["penetapan"], "nama": "Indera Jaman"}
    words = "Menunjuk PT Karir Jaya di Desa Lobang untuk merubah Keputusan yang bukan ijin KPU"
    found = lint(decree(penetapan=signed, memutuskan=[words, FORCE]))

    assert not [one for one in found if one.loc[0] == "penetapan"]
    assert {"Karir": None, "Lobang": None, "merubah": "mengubah", "ijin": "izin"} == {
        one.words: one.replacement for one in found if one.code == "BH02"
    }


def test_a_word_without_end() -> None:
    """It is no word, and nothing is looked for."""
    assert Ejaan().knows("a" * 100_000)
    assert not Ejaan().knows("menigkatkan")
