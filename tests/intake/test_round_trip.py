"""What kpudocs built comes back: the same words, the same plan rows with their months."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

import kpudocs
from kpudocs.intake.accounting import count_words
from kpudocs.intake.door import import_bytes, read_decree
from kpudocs.keputusan import Keputusan
from kpudocs.lampiran.rencana_aksi import RencanaAksi
from tests.examples import EXAMPLES, built, example, load_example

RAGAM = ("asli", "salinan")
FORMATS = ("docx", "pdf")


@lru_cache
def imported(name: str, ragam: str, format: str) -> dict[str, Any]:
    """An example, built and read again (in this process: what the sandbox runs)."""
    return read_decree(built(name, ragam, format), f".{format}", f"{name}.{format}")


def again(text: str, folder: Path) -> Keputusan:
    """The YAML, loaded."""
    path = folder / "lagi.yaml"
    path.write_text(text, encoding="utf-8")
    return kpudocs.load(path)


def rows(plan: RencanaAksi) -> list[tuple[object, ...]]:
    """The rows of a plan: what each cell says (whatever its lines), what is merged, which months."""
    return [
        (*map(flat, (area.nama, kegiatan.nama, baris.sub_kegiatan, baris.indikator, baris.keterangan)), baris.bulan)
        for area in plan.area
        for kegiatan in area.kegiatan
        for baris in kegiatan.baris
    ]


def flat(text: str | None) -> str | None:
    """A text on one line."""
    return None if text is None else " ".join(text.split())


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("ragam", RAGAM)
@pytest.mark.parametrize("name", EXAMPLES)
def test_words_come_back(name: str, ragam: str, format: str, tmp_path: Path) -> None:
    """Built, imported and composed again, a decree says the same in the same order."""
    found = imported(name, ragam, format)
    composed = kpudocs.compose(again(found["yaml"], tmp_path), ragam)

    expected, actual = list(example(name, ragam).texts()), list(composed.texts())
    if format == "pdf":  # where a heading's line ended is all that a page shows: its words are the same
        expected, actual = " ".join(expected).split(), " ".join(actual).split()
    assert expected == actual
    assert ([], [], []) == (found["left"], found["missing"], found["guesses"])


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_plan_rows_come_back(name: str, format: str, tmp_path: Path) -> None:
    """Rows of plans are the same, with their merged cells and months; and so is every other lampiran."""
    expected = load_example(name)
    keputusan = again(imported(name, "asli", format)["yaml"], tmp_path)

    for ours, theirs in zip(expected.lampiran, keputusan.lampiran, strict=True):
        assert ours.jenis == theirs.jenis
        if isinstance(ours, RencanaAksi) and isinstance(theirs, RencanaAksi):
            assert rows(ours) == rows(theirs)


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_is_built_again(name: str, tmp_path: Path) -> None:
    """What was imported from a PDF builds, on the same paper."""
    keputusan = again(imported(name, "salinan", "pdf")["yaml"], tmp_path)

    assert kpudocs.render(kpudocs.compose(keputusan, "salinan"), "pdf").startswith(b"%PDF")
    assert load_example(name).profil.kertas == keputusan.profil.kertas


def test_the_sandbox_gives_the_same() -> None:
    """Through the door, in a child process, the answer is the same."""
    name = EXAMPLES[0]
    there = import_bytes(built(name, "asli", "pdf"), ".pdf", f"{name}.pdf")

    assert imported(name, "asli", "pdf")["yaml"] == there.yaml
    assert there.words == there.placed + count_words(kept.text for kept in there.furniture)
    assert 1.0 == there.share
