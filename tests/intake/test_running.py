"""Text that runs on is parted where its parts begin; text with its own lines is left alone."""

from __future__ import annotations

import io
from typing import Any

import pdfplumber
import pytest
import yaml

from kpudocs.intake.door import read_decree
from kpudocs.intake.running_marks import find_cuts, runs_on
from tests.examples import EXAMPLES, built
from tests.intake.decrees import BAHWA, DECREES, HUKUM
from tests.intake.web_pages import GUIDELINE, RUNNING, a_line_a_page

BODY = ("lembaga", "nomor", "tahun", "tentang", "menimbang", "mengingat", "memutuskan", "penetapan")


def read(text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The account of a text's import, and its facts."""
    found = read_decree(text.encode(), ".txt", "naskah.txt")
    return found, yaml.safe_load(found["yaml"]) or {}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_decree_on_one_line_is_the_decree(name: str) -> None:
    """Printed, its pages each made one line: the body says what the PDF's body says."""
    found = read_decree(built(name, "salinan", "pdf"), ".pdf", f"{name}.pdf")
    expected = yaml.safe_load(found["yaml"])
    with pdfplumber.open(io.BytesIO(built(name, "salinan", "pdf"))) as pdf:
        pages = [" ".join((page.extract_text() or "").split()) for page in pdf.pages]
    _, data = read("\n\n".join(f"{number} {page}" for number, page in enumerate(pages, 1)))

    for part in BODY:
        ours, theirs = (str(one[part]).replace(r"\n", " ").split() for one in (expected, data))
        assert ours == theirs, part


@pytest.mark.parametrize("name", [name for name in DECREES if name.endswith(".txt")])
def test_lines_that_part_are_left_alone(name: str) -> None:
    """Text whose own lines begin where its parts begin does not run on."""
    texts = DECREES[name]().decode("cp1252").splitlines()

    assert not runs_on([text.strip() for text in texts])


@pytest.mark.parametrize("name", RUNNING)
def test_only_blanks_are_cut(name: str) -> None:
    """Cuts part words from words: no letter is lost, none is added, and none is within a word."""
    text = RUNNING[name]().decode()
    cuts, _ = find_cuts(text)

    assert all(text[cut - 1].isspace() or text[cut].isspace() for cut in cuts)
    assert sorted(set(cuts)) == cuts and cuts[-1] < len(text)


def test_a_guideline_on_one_line_has_its_chapters() -> None:
    """Chapters, sections and lists are found by the label that comes next."""
    _, data = read(a_line_a_page().decode())
    (guideline,) = data["lampiran"]

    assert ["Pendahuluan", "Penutup"] == [one["bab"] for one in guideline["isi"]]
    first, second = guideline["isi"][0]["isi"]
    assert ("Dasar", "Tujuan") == (first["judul"], second["judul"])
    assert {"teks": "Pengelola arsip bertugas", "rincian": ["menata arsip; dan", "memelihara arsip"]} == first["isi"][
        0
    ]["butir"][1]


def test_a_table_on_one_line_is_listed_not_made_up() -> None:
    """A name list whose columns are lost is no text of a guideline: it is left, and its lampiran not made."""
    rows = "NO. NAMA JABATAN 1 Siti Teladan Sekretaris 2 Agus Umpama Kepala Subbagian"
    text = a_line_a_page().decode().replace(GUIDELINE[GUIDELINE.index("BAB I") :], rows)
    found, data = read(text)

    assert "lampiran" not in data
    assert any(rows in text and "susunannya tidak ada" in why for text, _, why in found["left"])


def test_the_office_is_what_its_decree_calls_itself() -> None:
    """A heading that lost the region is not taken for the national office's."""
    text = a_line_a_page().decode().replace("PEMILIHAN UMUM KABUPATEN BATANG", "PEMILIHAN UMUM")
    found, data = read(text)

    assert "KPU Kabupaten Batang" == data["lembaga"]
    assert any("pertimbangan penutup" in guess for guess in found["guesses"])
    assert "pejabat_pembentuk" not in data


def test_a_lost_number_loses_no_item() -> None:
    """Of "1. … 2. … 3. …" the second number is missing: the third item begins where it begins."""
    _, data = read(a_line_a_page().decode().replace(" 2. Undang-Undang", " Undang-Undang", 1))

    assert 3 == len(data["mengingat"])
    assert HUKUM[2] == data["mengingat"][2]


def test_a_mistyped_second_menimbang_is_mengingat() -> None:
    """Two parts named Menimbang, the second citing laws."""
    text = "\n".join(
        ["Menimbang : a. " + BAHWA[0] + ";", "b. " + BAHWA[1] + ";", f"Menimbang : 1. {HUKUM[0]};", f"2. {HUKUM[1]};"]
    )
    found, data = read(f"{text}\nMEMUTUSKAN:\nMenetapkan : KEPUTUSAN\nKESATU : Cukup jelas.")

    assert (list(BAHWA), list(HUKUM[:2])) == (data["menimbang"], data["mengingat"])
    assert any('label terbaca "Menimbang"' in guess for guess in found["guesses"])


def test_labels_alone_on_their_lines_are_told() -> None:
    """A label on one line and its text on the next: both are accounted for."""
    text = "\n".join(["Menimbang :", "a.", f"{BAHWA[0]};", "b.", f"{BAHWA[1]}; c.", "bahwa cukup jelas;"])
    found, data = read(f"{text}\nMengingat :\n1.\n{HUKUM[0]};\n2.\n{HUKUM[1]};")

    assert [*BAHWA, "bahwa cukup jelas"] == data["menimbang"]
    assert list(HUKUM[:2]) == data["mengingat"]
    assert [] == found["left"]


def test_a_body_of_chapters_is_named_as_such() -> None:
    """A regulating decree in BAB and Pasal has no diktum: its provisions are listed for what they are."""
    text = f"Menimbang : {BAHWA[0]};\nMengingat : {HUKUM[0]};\nMEMUTUSKAN:\nMenetapkan : KEPUTUSAN TENTANG ARSIP.\n"
    found, data = read(text + "BAB I\nKETENTUAN UMUM\nPasal 1\nArsip ialah rekaman kegiatan.")

    assert "memutuskan" not in data
    assert {"ketentuan dalam bab dan pasal; isian memuat diktum"} == {
        why for text, _, why in found["left"] if "Arsip ialah" in text
    }


def test_bars_of_a_drawn_table_are_no_words() -> None:
    """Tables that a program drew with bars: labels and texts are read as from cells."""
    rows = ["| |||", "Menimbang", "|", ":", "|", "a.", "|", f"{BAHWA[0]};", "| |||", "b.", "|", f"{BAHWA[1]};"]
    _, data = read("\n".join([*rows, "| |||", "Mengingat | : | 1. |", f"{HUKUM[0]};"]))

    assert list(BAHWA) == data["menimbang"]
    assert [HUKUM[0]] == data["mengingat"]
