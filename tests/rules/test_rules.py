"""Every rule: what it says of itself is true of what it does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kpudocs
from kpudocs.examination import ABAIAN, examine
from kpudocs.loaders import load_source
from kpudocs.rules import RULES
from kpudocs.rules.rule import CODE, PRAKTIK, Rule
from tests.examples import EXAMPLES, FOLDER, ROOT, load_example
from tests.rules.harness import CLEAN, Mutation, find_in, words_at
from tests.rules.mutations import MUTATIONS

RULE_FILES = sorted((ROOT / "kpudocs" / "rules").glob("[a-z][a-z][0-9][0-9]_*.py"))
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_the_registry_is_sorted_and_complete() -> None:
    """One rule a file, named by code and breach; every file is in the table; codes are used once."""
    modules = [rule.check.__module__ for rule in RULES]
    codes = [rule.code for rule in RULES]

    assert [f"kpudocs.rules.{path.stem}" for path in RULE_FILES] == modules
    assert sorted(set(codes)) == codes
    assert not set(codes) & set(ABAIAN)
    assert [rule.code.lower() for rule in RULES] == [path.stem[:4] for path in RULE_FILES]


@each_rule
def test_a_rule_says_what_it_is(rule: Rule) -> None:
    """A name of the breach, its law, an explanation; nothing on custom alone is a galat."""
    assert CODE.fullmatch(rule.code)
    assert rule.name == rule.name.strip()
    assert not rule.name.endswith(".")
    assert rule.dasar.startswith((PRAKTIK, "UU ", "PKPU ", "PUEBI", "EYD", "KBBI"))
    assert not (rule.severity == "galat" and rule.dasar.startswith(PRAKTIK))
    assert rule.explanation.endswith(".")
    assert rule.salah != rule.benar


def test_the_clean_decree_is_clean() -> None:
    """What the examples are laid over has no finding of its own."""
    assert () == find_in("")
    assert CLEAN


@each_rule
def test_salah_breaks_this_rule_and_no_other(rule: Rule) -> None:
    """The wrong example fires, and exactly this rule."""
    assert {rule.code} == {found.code for found in find_in(rule.salah)}


@each_rule
def test_benar_is_silent(rule: Rule) -> None:
    """The right example breaks no rule at all."""
    assert () == find_in(rule.benar)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_breaking_one_thing_is_found_at_its_words(mutation: Mutation) -> None:
    """Exactly this rule fires in the clean example, and points at the very words in the file."""
    text, examined = mutation.examine()

    assert [mutation.code] == [found.code for found in examined.findings]
    (found,) = examined.findings
    assert mutation.words == " ".join(found.words.split())
    assert not mutation.words or mutation.words == words_at(text, found)
    assert found.line


def test_every_rule_has_its_mutation() -> None:
    """A rule is not done before it was seen to fire in a whole decree; those of a naskah have none."""
    of_documents = {rule.code for rule in RULES if "\nnaskah:\n" in f"\n{rule.salah}"}

    assert {rule.code for rule in RULES} - of_documents == {mutation.code for mutation in MUTATIONS}
    assert sorted(MUTATIONS, key=lambda mutation: mutation.code) == list(MUTATIONS)


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_are_clean(name: str) -> None:
    """No example breaks a rule, unless it says why."""
    examined = examine(load_source(FOLDER / name / "keputusan.yaml"))

    assert () == examined.findings


def test_the_scaffold_is_clean() -> None:
    """A new file starts without a finding."""
    assert () == examine(load_source(ROOT / "kpudocs" / "scaffold" / "keputusan.yaml")).findings


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "rules" / "benar").glob("*.yaml")), ids=lambda path: path.stem
)
def test_right_text_is_left_alone(path: Path) -> None:
    """Decrees of other kinds, in the words that offices use: nothing is found, not even an info."""
    assert [] == [(found.code, found.words, found.line) for found in examine(load_source(path)).findings]


@pytest.mark.parametrize(
    "sentence",
    [
        "bahwa untuk tertib administrasi perlu disusun pedoman",
        "bahwa dalam rangka mewujudkan tertib administrasi, Komisi Pemilihan Umum menyusun pedoman",
        "bahwa berdasarkan Berita Acara Nomor 5 Tahun 2026 tentang Rapat Pleno, telah disepakati penyusunan pedoman",
        "bahwa sesuai dengan Peraturan Nomor 2 Tahun 2021 tentang Tata Naskah, Arsip, dan Surat, naskah dibuat seragam",
        "bahwa berdasarkan ketentuan Pasal 14 huruf c, KPU berkewajiban menyampaikan laporan",
        "bahwa dengan berakhirnya masa jabatan anggota, keanggotaan tim berubah",
        "bahwa Undang-Undang Nomor 7 Tahun 2017 mengatur tahapan",
        "bahwa pelayanan adalah tugas setiap pegawai",
    ],
)
def test_whole_sentences_are_whole(sentence: str) -> None:
    """A consideration with a main clause, wherever it stands, is none without."""
    found = find_in(f"menimbang:\n  - bahwa pedoman diperlukan untuk tertib administrasi\n  - >-\n    {sentence}\n")

    assert "SU02" not in {one.code for one in found}


def test_lint_needs_no_file() -> None:
    """A decree made in a program is examined as well; findings are signed by their rule."""
    keputusan = load_example("tim-2026").model_copy(update={"menimbang": ("untuk tertib, perlu tim", "bahwa perlu")})
    found, *_ = kpudocs.lint(keputusan)

    assert ("SU01", "menimbang tanpa bahwa", "Menimbang huruf a", 0) == (
        found.code,
        found.name,
        found.bagian,
        found.line,
    )
    assert {"code", "severity", "loc", "path", "bagian", "message", "advice", "words", "dasar"} <= set(found.as_dict())


@settings(max_examples=30)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), min_size=1, max_size=4))
def test_no_text_breaks_a_rule_itself(texts: list[str]) -> None:
    """Whatever is typed, rules answer and do not fail; words and offset are those of the text."""
    base = load_example("kabupaten-2026")
    keputusan = base.model_copy(update={"menimbang": tuple(texts), "mengingat": tuple(texts)})
    for found in kpudocs.lint(keputusan):
        assert re.fullmatch(r"[A-Z]{2}\d\d", found.code)
        if found.loc[:1] == ("menimbang",) and len(found.loc) == 2 and found.words and found.loc[1] < len(texts):
            assert texts[found.loc[1]][found.offset :].startswith(found.words)


def test_rules_load_no_dictionary_before_it_is_needed(tmp_path: Path) -> None:
    """Asking for the rules is cheap."""
    code = "import sys, kpudocs.rules; print([n for n in sys.modules if n in ('docx', 'reportlab', 'docxtpl')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)

    assert ("[]\n", "") == (done.stdout, done.stderr)
