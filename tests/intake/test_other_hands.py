"""Decrees by other hands are read: their facts, their words, and docs/impor.md, which counts them.

`pytest tests/intake/test_other_hands.py --update` writes docs/impor.md anew.
"""

from __future__ import annotations

import shutil
import subprocess
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from kpudocs.intake.accounting import count_words
from kpudocs.intake.door import read_decree
from tests.examples import ROOT, built
from tests.intake.decrees import BAHWA, DECREES, DIKTUM, HUKUM, ORANG
from tests.intake.web_pages import RUNNING

DOCUMENT = ROOT / "docs" / "impor.md"
SEED = ROOT / "tests" / "data" / "seed-jambi-2026.txt"
MADE = DECREES | RUNNING
OWN = {
    f"kpudocs-{name}.{ending}": (name, ending)
    for name in ("jambi-2026", "kabupaten-2026", "tim-2026")
    for ending in ("docx", "pdf")
}


@lru_cache
def imported(name: str) -> dict[str, Any]:
    """A file, read (in this process: what the sandbox runs)."""
    if name == SEED.name:
        return read_decree(SEED.read_bytes(), ".txt", name)
    if name in OWN:
        example, ending = OWN[name]
        return read_decree(built(example, "salinan", ending), f".{ending}", name)
    return read_decree(MADE[name](), Path(name).suffix, name)


def facts(name: str) -> dict[str, Any]:
    """What its YAML holds."""
    data = yaml.safe_load(imported(name)["yaml"])
    assert isinstance(data, dict)
    return data


def without_mark(*texts: str) -> list[str]:
    """Texts as the YAML has them."""
    return [text.rstrip(";.") for text in texts]


WHOLE = [
    *RUNNING,
    "pdf-kolom-dan-pengesahan.pdf",
    "teks-hasil-pindai.txt",
    "teks-label-lebih-dulu.txt",
    "teks-renggang.txt",
    "word-tab.docx",
    "word-tabel-label.docx",
]


@pytest.mark.parametrize("name", WHOLE)
def test_a_decree_is_the_same_in_whatever_layout(name: str) -> None:
    """Tabs, tables, columns, spaces, labels before texts, a scanner's errors: the facts are the same."""
    data = facts(name)

    assert ("KPU Kabupaten Batang", 21, 2025) == (data["lembaga"], data["nomor"], data["tahun"])
    assert "Tim Pengelola Arsip Tahun 2025" == data["tentang"]
    assert without_mark(*BAHWA) == data["menimbang"]
    assert without_mark(*HUKUM) == data["mengingat"]
    assert without_mark(*DIKTUM) == data["memutuskan"]
    assert "Batang" == data["penetapan"]["tempat"]
    assert "2025-01-13" == str(data["penetapan"]["tanggal"])
    assert "Budi Contoh" == data["penetapan"]["nama"]
    assert "pertimbangan_penutup" not in data


def test_labels_that_word_counts_are_read() -> None:
    """Letters and numbers that stand in no text, and a list of two levels in a diktum."""
    data = facts("word-bernomor-otomatis.docx")

    assert without_mark(*BAHWA) == data["menimbang"]
    assert 3 == len(data["mengingat"])
    expected = [{"teks": "mengumpulkan arsip, meliputi", "rincian": ["arsip aktif; dan", "arsip inaktif"]},
                "melaporkan hasilnya kepada Ketua"]  # fmt: skip
    assert expected == data["memutuskan"][1]["rincian"]


def test_a_box_that_floats_into_the_text_is_the_certification() -> None:
    """A text box, an old number, a signature on behalf, considerations that nothing closes."""
    data = facts("word-kotak-teks.docx")

    assert "21/HK.03.1-Kpt/3325/KPU-Kab/I/2021" == data["nomor"]
    assert 2 == len(data["mengingat"])
    assert {"jabatan": "Kepala Subbagian Hukum", "nama": "Agus Umpama"} == data["salinan"]
    assert ("a.n.", "Sekretaris", "Siti Teladan") == tuple(data["penetapan"][n] for n in ("cara", "jabatan", "nama"))
    assert data["pertimbangan_penutup"] is False


@pytest.mark.parametrize("name", ["word-rencana-aksi.docx", "word-rencana-aksi-centang.docx", "pdf-rencana-aksi.pdf"])
def test_a_plan_keeps_its_rows_and_months(name: str) -> None:
    """Merged cells, shading or ticks, a page that does not repeat its labels: rows and months are there."""
    (plan,) = facts(name)["lampiran"]
    rows = [
        (area["nama"], kegiatan["nama"], row["sub_kegiatan"], row["indikator"], row["bulan"])
        for area in plan["area"]
        for kegiatan in area["kegiatan"]
        for row in kegiatan["baris"]
    ]

    assert [
        ("Manajemen Perubahan", "Tim Kerja", "a. Pembentukan tim;", "Tersedianya keputusan tim", [1, 2]),
        ("Manajemen Perubahan", "Tim Kerja", "b. Rapat berkala;", "Notula rapat", [3, 6, 9, 12]),
        ("Manajemen Perubahan", "Pola Pikir", "Pelatihan pegawai", "Laporan pelatihan", [5]),
        ("Penataan Tata Laksana", "SOP", "Reviu seluruh SOP", "SOP yang mutakhir", [7, 8]),
    ] == rows
    assert ("√" if "centang" in name else None) == plan.get("tanda")


@pytest.mark.parametrize("name", ["word-tab.docx", "pdf-tabel-tanpa-garis.pdf"])
def test_a_list_of_people_is_one(name: str) -> None:
    """With ruled lines and without."""
    (people,) = facts(name)["lampiran"]

    assert "daftar_nama" == people["jenis"]
    assert [dict(zip(("nama", "jabatan", "kedudukan"), one, strict=True)) for one in ORANG] == people["orang"]


def test_two_appendices_are_two() -> None:
    """A schedule whose total is counted again, and a guideline in chapters."""
    schedule, guideline = facts("word-dua-lampiran.docx")["lampiran"]

    assert {"judul": "BIAYA (Rp)", "jumlah": True} == schedule["kolom"][-1]
    assert 3 == len(schedule["baris"])
    assert ["Pendahuluan", "Penutup"] == [one["bab"] for one in guideline["isi"]]


def test_a_decree_without_its_first_page_gives_the_rest() -> None:
    """What is there is taken, what is missing is named, and nothing is made up."""
    found, data = imported("pdf-dua-halaman-terakhir.pdf"), facts("pdf-dua-halaman-terakhir.pdf")

    assert {"nomor", "menimbang"} <= set(found["missing"])
    assert not {"nomor", "menimbang"} & set(data)
    assert without_mark(*HUKUM[1:]) == data["mengingat"]
    assert "ekor butir mengingat" in found["left"][0][2]


def test_an_old_decree_is_read() -> None:
    """PERTAMA, words broken at hyphens, Memperhatikan, a list lettered otherwise: told where it will differ."""
    found, data = imported("teks-lama-2013.txt"), facts("teks-lama-2013.txt")

    assert ("47/Kpts/KPU-Prov-016/2013", 2013) == (data["nomor"], data["tahun"])
    assert "Undang-Undang Nomor 8" in data["menimbang"][0] and "Indonesia Nomor 5246" in data["mengingat"][0]
    assert 2 == len(data["memerhatikan"])
    nested = {"teks": "pengumuman, meliputi", "rincian": ["media cetak", "papan pengumuman"]}
    assert ["pencetakan surat suara", nested] == data["memutuskan"][1]["rincian"]
    assert any("huruf atau nomor rincian" in guess for guess in found["guesses"])
    assert "Komisi Pemilihan Umum Provinsi Bali" == data["pejabat_pembentuk"]


def test_the_published_text_layer_is_carried_over() -> None:
    """The body of the Jambi decree is complete; each word of its lampiran is placed or listed."""
    found, data = imported(SEED.name), facts(SEED.name)

    assert (2, 7, 2) == tuple(len(data[name]) for name in ("menimbang", "mengingat", "memutuskan"))
    assert {"jabatan": "Kepala Bagian Teknis Penyelenggaraan Pemilu dan Hukum", "nama": "Deddy Herawan"} == data[
        "salinan"
    ]
    assert "2025–2045" in data["mengingat"][2]
    assert {"Jambi", "Iron Sahroni"} <= set(map(str, data["penetapan"].values()))
    lines = [int(place.removeprefix("baris ")) for _, place, _ in found["left"]]
    assert min(lines) > 215  # where the lampiran begins


@pytest.mark.parametrize("name", [*MADE, *OWN, SEED.name])
def test_no_word_is_lost(name: str) -> None:
    """Words placed, furniture and words left add up to all words, and the YAML lists what is left."""
    found = imported(name)
    aside = count_words(text for text, _, _ in (*found["furniture"], *found["left"]))

    assert found["words"] == found["placed"] + aside
    comments = " ".join(line.strip("# ") for line in found["yaml"].splitlines() if line.startswith("#"))
    missing = [text for text, _, _ in found["left"] if text not in comments]
    assert [] == missing


def table() -> str:
    """docs/impor.md."""
    rows = []
    for name in sorted([*MADE, *OWN, SEED.name]):
        found = imported(name)
        aside, left = (count_words(text for text, _, _ in found[key]) for key in ("furniture", "left"))
        share = found["placed"] / (found["words"] - aside)
        percent = f"{int(share * 1000) / 10:g}%".replace(".", ",")
        missing = ", ".join(found["missing"]) or "–"
        rows.append(f"| {name} | {found['words']} | {found['placed']} | {aside} | {left} | {percent} | {missing} |")
    return "\n".join([HEAD, *rows, TAIL])


HEAD = """# Impor: kata yang termuat

Berkas `word-…`, `pdf-…`, dan `teks-…` adalah keputusan rekaan dengan tata letak dari berbagai tangan
(`tests/intake/decrees.py`, `web_pages.py`); `kpudocs-…` dibuat kpudocs dari contohnya; `seed-…` adalah lapis teks
keputusan yang terbit, yang tabelnya tinggal kata-kata tanpa susunan. "Bukan isi" ialah nomor halaman, kaki, kata
penyambung, dan kepala tabel yang diulang. "Belum dimuat" tercantum satu per satu dalam laporan dan pada akhir
berkas isian.

| berkas | kata | dimuat | bukan isi | belum dimuat | dari isi | tidak ada dalam berkas |
|---|---|---|---|---|---|---|"""
TAIL = """
Tabel ini dibuat dan diperiksa oleh `tests/intake/test_other_hands.py` (`--update`).
"""


def test_the_table_in_the_docs_is_current(request: pytest.FixtureRequest) -> None:
    """docs/impor.md says what is so."""
    if request.config.getoption("--update"):
        DOCUMENT.write_text(table(), encoding="utf-8")

    assert table() == DOCUMENT.read_text(encoding="utf-8")


def test_what_libreoffice_prints_of_them_is_read(tmp_path: Path) -> None:
    """The Word files among them, printed to PDF by LibreOffice in its own fonts, give the same facts."""
    soffice = shutil.which("soffice")
    assert soffice, "LibreOffice is missing (Debian: libreoffice-writer)"
    names = ["word-tab.docx", "word-tabel-label.docx", "word-bernomor-otomatis.docx", "word-rencana-aksi.docx"]
    for name in names:
        (tmp_path / name).write_bytes(DECREES[name]())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *(str(tmp_path / name) for name in names)], check=True, capture_output=True, timeout=120)

    for name in names:
        printed = read_decree((tmp_path / name).with_suffix(".pdf").read_bytes(), ".pdf", name)
        data = yaml.safe_load(printed["yaml"])
        for part in ("lembaga", "nomor", "tahun", "menimbang", "mengingat", "memutuskan", "lampiran"):
            # In columns too narrow for their words LibreOffice breaks words without a hyphen.
            ours, theirs = (str(one.get(part)).replace(" ", "") for one in (facts(name), data))
            assert ours == theirs, (name, part)
