"""The benchmarks run, and the makers they compare do equal work. Nothing here looks at a clock."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest

import kpudocs
from kpudocs.examination import examine
from kpudocs.loaders import load_source
from tests.examples import ROOT

FOLDER = ROOT / "benchmarks"
MAKERS = [("docx", "docxtpl"), ("docx", "kpudocs"), ("docx", "python-docx"), ("pdf", "kpudocs"), ("pdf", "reportlab")]


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A module of the benchmarks by its name; they stand beside each other, in no package."""
    monkeypatch.syspath_prepend(str(FOLDER))
    yield import_module
    for name in ("check", "data", "equal", "makers", "report"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize(("format", "maker"), MAKERS)
def test_the_work_is_equal(format: str, maker: str, bench: Any) -> None:
    """Each maker writes the same rows, merges, shaded cells and texts."""
    data, makers, equal = bench("data"), bench("makers"), bench("equal")
    naskah = kpudocs.compose(data.decree(8), "salinan")
    job = data.make_job(naskah)
    make = (makers.DOCX if format == "docx" else makers.PDF)[maker]

    assert "" == equal.find_inequality(format, make(job, naskah), job)


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_unequal_work_is_found(format: str, bench: Any) -> None:
    """A row of another text, or a month more, is no equal work."""
    data, makers, equal = bench("data"), bench("makers"), bench("equal")
    naskah = kpudocs.compose(data.decree(8), "salinan")
    job = data.make_job(naskah)
    made = (makers.DOCX if format == "docx" else makers.PDF)["kpudocs"](job, naskah)
    first = job.rows[0]
    other = replace(job, rows=(replace(first, texts=(*first.texts[:4], "lain sekali")), *job.rows[1:]))
    darker = replace(job, rows=tuple(replace(row, months=(True,) * 12) for row in job.rows))

    assert equal.find_inequality(format, made, other)
    assert equal.find_inequality(format, made, darker)


def test_no_two_texts_are_alike(bench: Any) -> None:
    """So that no maker can keep a cell of one row for another."""
    job = bench("data").make_job(kpudocs.compose(bench("data").decree(84), "salinan"))
    texts = [text for row in job.rows for text in row.texts if text]

    assert len(texts) == len(set(texts))


def test_the_page_is_what_the_results_say() -> None:
    """`docs/kinerja.md` is what `benchmarks/report.py` writes from `benchmarks/results.json`."""
    sys.path.insert(0, str(FOLDER))
    try:
        report = import_module("report")
    finally:
        sys.path.remove(str(FOLDER))
    results = json.loads((FOLDER / "results.json").read_text(encoding="utf-8"))

    assert (ROOT / "docs" / "kinerja.md").read_text(encoding="utf-8") == report.write(results)


def test_a_full_check_finds_what_it_should(bench: Any) -> None:
    """The check that is measured is a whole one: every rule looks, spelling too."""
    check = bench("check")
    examined = examine(load_source(check.DECREE))

    assert len(examined.findings) + len(examined.accepted) == check.count_findings()
    assert check.count_findings(spelling=False) < check.count_findings()
