"""What differs between two decrees, in words, as data, and as a page."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpudocs.cli import main
from kpudocs.comparison import Kind, compare, diff_words
from kpudocs.comparison_page import make_docx, make_html
from kpudocs.lampiran import Lampiran
from kpudocs.lampiran.rencana_aksi import RencanaAksi
from kpudocs.workbook.plan import stand_apart
from tests.examples import EXAMPLES, load_example
from tests.loaders.decrees import FACTS, as_yaml, make
from tests.workbook.lampiran_samples import ANY


def people(*names: str) -> dict[str, Any]:
    """A list of names as a lampiran."""
    return {"jenis": "daftar_nama", "orang": [{"nama": name, "jabatan": f"Jabatan {name}"} for name in names]}


def told(*lampiran: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Kind and both places of each difference between two lists."""
    a, b = (make(lampiran=[one]) for one in lampiran)
    return [(change.kind.value, change.before, change.after) for change in compare(a, b)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_decree_does_not_differ_from_itself(name: str) -> None:
    """However it is laid out."""
    assert () == compare(load_example(name), load_example(name))


@settings(max_examples=40)
@given(ANY, ANY)
def test_what_differs_is_told(one: Lampiran, other: Lampiran) -> None:
    """A difference is told exactly where two lampirans differ, but for neighbours of one name in a plan."""
    a, b = (make(lampiran=[lampiran.model_dump()]) for lampiran in (one, other))
    changes = compare(a, b)

    apart = any(isinstance(lampiran, RencanaAksi) and stand_apart(lampiran) for lampiran in (one, other))
    assert bool(changes) == (one != other) or apart
    assert all(change.fields for change in changes if change.kind is Kind.CHANGED)


@pytest.mark.parametrize(
    "facts",
    [
        {"pertimbangan_penutup": False},
        {"profil": {"margin": {"bawah": 30}}},
        {"kata_asing": ["road map"]},
        {"variabel": {"target": "dua"}},
        {"tembusan": ["Arsip"]},
        {"memerhatikan": ["Surat Edaran"]},
        {"penetapan": {**FACTS["penetapan"], "cara": "Plt."}},
        {"salinan": {**FACTS["salinan"], "disampaikan_kepada": ["Arsip"]}},
        {"petikan": {"diktum": [1]}},
        {"lampiran": [{"jenis": "naskah", "isi": [{"bab": "Umum"}]}]},
    ],
)
def test_any_change_at_all_is_told(facts: dict[str, Any]) -> None:
    """Also of what is printed nowhere in the decree itself; and nothing where nothing changed."""
    base = make(lampiran=[{"jenis": "naskah", "isi": ["Umum"]}])
    changed = make(**{"lampiran": [{"jenis": "naskah", "isi": ["Umum"]}], **facts})

    assert compare(base, changed)
    assert compare(changed, base)
    assert () == compare(changed, make(**changed.model_dump()))


@settings(max_examples=60)
@given(st.lists(ANY, max_size=2), st.lists(ANY, max_size=2))
def test_nothing_is_told_only_of_equals(one: list[Lampiran], other: list[Lampiran]) -> None:
    """Of lampirans of every kind, also where only the order or a merged cell is another."""
    a, b = (make(lampiran=[lampiran.model_dump() for lampiran in side]) for side in (one, other))

    assert bool(compare(a, b)) == (a != b)


@given(st.text("ab \n", max_size=30), st.text("ab \n", max_size=30))
def test_words_add_up_to_both_texts(old: str, new: str) -> None:
    """What stays and goes is the older text; what stays and comes is the newer."""
    words = diff_words(old, new)

    assert old == "".join(text for sign, text in words if sign != "+")
    assert new == "".join(text for sign, text in words if sign != "-")


def test_rows_come_go_move_and_change() -> None:
    """By their names, whatever their numbers are now."""
    assert [("ditambah", "", "nomor 2")] == told(people("A", "B"), people("A", "C", "B"))
    assert [("dihapus", "nomor 1", "")] == told(people("A", "B"), people("B"))
    assert [("dipindah", "nomor 1", "nomor 3")] == told(people("A", "B", "C"), people("B", "C", "A"))
    changed = people("A", "B")
    changed["orang"][1]["jabatan"] = "Kepala"
    assert [("diubah", "nomor 2", "nomor 2")] == told(people("A", "B"), changed)


def test_a_change_names_its_part_and_words() -> None:
    """As a meeting speaks of it."""
    a = make(
        menimbang=["bahwa satu", "bahwa rapat tiap bulan"], memutuskan=[{"teks": "Menetapkan", "rincian": ["tim"]}]
    )
    b = make(
        menimbang=["bahwa satu", "bahwa rapat tiap triwulan"],
        memutuskan=[{"teks": "Menetapkan", "rincian": ["tim RB"]}],
    )

    assert [
        ("Menimbang", "huruf b", ("", "bahwa rapat tiap bulan", "bahwa rapat tiap triwulan")),
        ("Diktum", "Diktum KESATU angka 1", ("", "tim", "tim RB")),
    ] == [(change.part, change.before, change.fields[0]) for change in compare(a, b)]


def test_pages_mark_the_changed_words() -> None:
    """HTML and Word say the same, escaped, and the same twice."""
    changes = compare(make(menimbang=["bahwa <b> & lama"]), make(menimbang=["bahwa <b> & baru"]))
    page, raw = make_html("Beda", changes).decode(), make_docx("Beda", changes)
    document = docx.Document(io.BytesIO(raw))
    runs = {run.text: (run.font.strike, run.font.underline) for one in document.paragraphs for run in one.runs}

    assert "bahwa &lt;b&gt; &amp; <del>lama</del><ins>baru</ins>" in page
    assert ((True, None), (None, True)) == (runs["lama"], runs["baru"])
    assert raw == make_docx("Beda", changes)
    assert "Tidak ada perbedaan." in make_html("Beda", ()).decode()


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1 with differences, 0 without; text, JSON, pages."""
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(as_yaml(), encoding="utf-8")
    Path("b.yaml").write_text(as_yaml(menimbang=["bahwa perlu rapat"]), encoding="utf-8")

    assert 1 == main(["diff", "a.yaml", "b.yaml"])
    assert "Menimbang\n  huruf a: diubah\n    bahwa perlu [-rencana-]{+rapat+}\n" == capsys.readouterr().out
    assert 1 == main(["diff", "a.yaml", "b.yaml", "--format", "json"])
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert ("diubah", "Menimbang", "huruf a") == (change["kind"], change["part"], change["before"])
    assert 0 == main(["diff", "a.yaml", "a.yaml"])
    assert 1 == main(["diff", "a.yaml", "b.yaml", "-o", "beda.html"])
    assert 1 == main(["diff", "a.yaml", "b.yaml", "-o", "beda.docx"])
    assert 2 == main(["diff", "a.yaml", "b.yaml", "-o", "beda.html"])
    assert 2 == main(["diff", "a.yaml", "b.yaml", "-o", "beda.pdf"])
