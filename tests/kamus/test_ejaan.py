"""The spelling of Indonesian: what is a word, what is not, and what was meant."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpudocs.kamus.ejaan import Ejaan, read_words
from kpudocs.rules.baku import NOT_STANDARD, STANDARD, find_not_standard

EJAAN = Ejaan()
RIGHT = (
    "pelaksanaan pemutakhiran mempublikasikan memublikasikan menyosialisasikan pengintegrasian diimplementasikan "
    "terverifikasi terdokumentasinya kepemiluan antarbagian nonaktif perundang-undangan masing-masing ter-generate "
    "terencana terukur diunduh mengunggah menindaklanjuti ditandatangani dipertanggungjawabkan pascapemilu subbagian "
    "kependudukan keberagaman ketidakhadiran diberhentikan berpenghasilan penguncian perataan pindaian pemainnya "
    "pencalonan kesekretariatan penatausahaan stakeholder real-time tampilannya merekapitulasi penganggaran"
)
WRONG = {
    "peetaan": "pemetaan",
    "displin": "disiplin",
    "pengemvbangan": "pengembangan",
    "meberikan": "memberikan",
    "menigkatkan": "meningkatkan",
    "efetif": "efektif",
    "melaului": "melalui",
    "yan": "yang",
    "stakehokder": "stakeholder",
    "penagduan": "pengaduan",
    "insternasional": "internasional",
    "tersediannya": "tersedianya",
    "penandatanagan": "penandatanganan",
    "kementrian": "kementerian",
    "pembentukkan": "pembentukan",
    "pelaksaan": "pelaksana",
    "pelaksanan": "pelaksanaan",
    "kegaitan": "kegiatan",
    "pejabt": "pejabat",
    "komsi": "komisi",
    "saksii": "saksi",
}


@pytest.mark.parametrize("word", RIGHT.split())
def test_right_words_are_known(word: str) -> None:
    """Roots, regular affixes on newer words too, compounds, foreign words of the trade; in any capitals."""
    assert EJAAN.knows(word)
    assert EJAAN.knows(word.upper())
    assert EJAAN.knows(word.capitalize())


@pytest.mark.parametrize(("word", "meant"), WRONG.items())
def test_slips_are_seen_and_mended(word: str, meant: str) -> None:
    """What was meant is among the suggestions."""
    assert not EJAAN.knows(word)
    assert meant in EJAAN.suggest(word)


def test_words_of_the_same_text_come_first() -> None:
    """A word that is used elsewhere in the text is likelier than any other."""
    assert "disalin" == EJAAN.suggest("displin", ["disalin", "displin"])[0]
    assert EJAAN.suggest("displin", ["displin"]) == EJAAN.suggest("displin")


def test_own_words() -> None:
    """An office's own words are words, with affixes too; a remark in its list is none."""
    own = Ejaan(read_words("# catatan kantor\nsikadeka Jagaraga # nama aplikasi\n"))

    assert not EJAAN.knows("sikadeka")
    assert own.knows("sikadeka")
    assert own.knows("Jagaraga")
    assert own.knows("disikadekakan")
    assert not own.knows("catatann")


@settings(max_examples=40)
@given(st.text(st.characters(categories=["Ll"]), min_size=1, max_size=12))
def test_any_word_is_answered(word: str) -> None:
    """Nothing that is typed breaks the reader, and what it suggests are words."""
    EJAAN.knows(word)
    for one in EJAAN.suggest(word)[:1] if len(word) < 7 else ():
        assert EJAAN.knows(one)


@pytest.mark.parametrize(("word", "meant"), [("tangal", "tanggal"), ("angota", "anggota"), ("angaran", "anggaran")])
def test_a_letter_that_should_stand_twice_is_thought_of_first(word: str, meant: str) -> None:
    """It is the commonest slip; rarer words as near come after."""
    assert meant == EJAAN.suggest(word)[0]


@pytest.mark.parametrize(("wrong", "right"), sorted(STANDARD.items()))
def test_forms_that_are_not_standard(wrong: str, right: str) -> None:
    """Each is found and becomes its standard form, whose words are all known."""
    found = NOT_STANDARD.fullmatch(wrong)

    assert found is not None
    assert right == find_not_standard(found)
    assert NOT_STANDARD.search(right) is None
    assert all(EJAAN.knows(word) for word in right.split())


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("ditindak lanjuti", "ditindaklanjuti"),
        ("Di tanda tangani", "Ditandatangani"),
        ("menindak lanjuti", "menindaklanjuti"),
        ("menyebar luaskan", "menyebarluaskan"),
        ("RESIKO", "RISIKO"),
        ("Resikonya", "Risikonya"),
        ("pertanggung jawaban", "pertanggungjawaban"),
    ],
)
def test_words_written_apart(typed: str, right: str) -> None:
    """A prefix and suffix together make one word of two."""
    found = NOT_STANDARD.search(typed)

    assert found is not None
    assert right == find_not_standard(found)


def test_the_dictionary_is_read_when_a_word_is_asked_for() -> None:
    """The gravest rules, those of `build`, need none."""
    code = """
import kpudocs.sample, kpudocs, sys
from kpudocs.rules import RULES, Severity
keputusan = kpudocs.load(sys.argv[1])
kpudocs.lint(keputusan, rules=[rule for rule in RULES if rule.severity is Severity.GALAT])
print("kpudocs.kamus.ejaan" in sys.modules)
kpudocs.lint(keputusan)
print("kpudocs.kamus.ejaan" in sys.modules)
"""
    path = "examples/tim-2026/keputusan.yaml"
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False)

    assert ("False\nTrue\n", "") == (done.stdout, done.stderr)
