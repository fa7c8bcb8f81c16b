# ruff: noqa: E501
"""What many decrees in one run cost: `python benchmarks/batch.py` (all), `--smoke` (that it runs, that the work is equal).

Each run is a process of its own, which tells its peak of memory. Results go to `benchmarks/batch.json`,
and `--write` writes `docs/kinerja-batch.md` from them.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RESULTS = HERE / "batch.json"
PAGE = HERE.parent / "docs" / "kinerja-batch.md"
JAMBI = HERE.parent / "examples" / "jambi-2026" / "keputusan.yaml"
SHORT = """\
lembaga: PPS ${desa}, Kecamatan Umpama, Kabupaten Batang
tahun: 2026
tentang: Pembentukan KPPS di ${desa}
menimbang:
  - bahwa untuk melaksanakan pemungutan suara di ${desa}
mengingat:
  - Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum
memutuskan:
  - Menetapkan ${ketua} sebagai Ketua KPPS
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
penetapan:
  tempat: ${desa}
  tanggal: 2026-03-02
  nama: Siti Teladan
"""
FEW, MORE, MANY = 552, 2760, 100_000
"""Offices; five times as many, where starting processes weighs little; many."""
FLAT = (2_000, 20_000)
"""Rows of workbooks whose peaks are compared."""
ROUNDS = 2
WHOLE = 820_000  # polling stations, about
MACHINES, CORES = 20, 2


def prepare(kind: str, count: int, folder: Path) -> Path:
    """A naskah and its rows; returned is the table."""
    if kind == "xlsx":
        import xlsxwriter

        (folder / "naskah.yaml").write_text(SHORT, encoding="utf-8")
        with xlsxwriter.Workbook(folder / "data.xlsx", {"constant_memory": True}) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ["nomor", "desa", "ketua"])
            for n in range(1, count + 1):
                sheet.write_row(n, 0, [n, f"Desa Umpama {n}", f"Nama Contoh {n}"])
        return folder / "data.xlsx"
    with (folder / "data.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        if kind == "jambi":
            text = JAMBI.read_text(encoding="utf-8")
            (folder / "naskah.yaml").write_text(text, encoding="utf-8")
            rows.writerow(["lembaga", "nomor", "penetapan.nama"])
            rows.writerows([f"KPU Kabupaten Umpama {n}", n, f"Nama Contoh {n}"] for n in range(1, count + 1))
        else:
            (folder / "naskah.yaml").write_text(SHORT, encoding="utf-8")
            rows.writerow(["nomor", "desa", "ketua"])
            rows.writerows([n, f"Desa Umpama {n}", f"Nama Contoh {n}"] for n in range(1, count + 1))
    return folder / "data.csv"


def run_kpudocs(kind: str, count: int, crew: str) -> dict[str, Any]:
    """The batch, by one process, two, or two workers of Dask."""
    from kpudocs.batch import run_batch

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = prepare(kind, count, folder)
        options: dict[str, Any] = {"ragam": ("asli",), "formats": ("docx",), "check": kind != "jambi"}
        if crew == "dask":
            from distributed import LocalCluster

            with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
                start = time.perf_counter()
                summary = run_batch(folder / "naskah.yaml", data, folder / "hasil",
                                    executor=cluster.scheduler_address, **options)  # fmt: skip
                seconds = time.perf_counter() - start
        else:
            start = time.perf_counter()
            summary = run_batch(folder / "naskah.yaml", data, folder / "hasil",
                                workers=int(crew), **options)  # fmt: skip
            seconds = time.perf_counter() - start
        sizes = [path.stat().st_size for path in folder.glob("hasil/*.docx")]
        wrong = "" if summary.made == len(sizes) == count else f"{summary.made} of {count} made"
        if not wrong and kind == "jambi":
            wrong = find_difference(next(folder.glob("hasil/*.docx")).read_bytes())
    return {"seconds": seconds, "size": sum(sizes) / len(sizes), "wrong": wrong}


def plan() -> Any:
    """The table of the Jambi decree, as every maker is to print it."""
    import kpudocs

    return kpudocs.compose(kpudocs.load(JAMBI), "asli")


def job() -> dict[str, Any]:
    """The decree as plain data for docxtpl: its paragraphs, its rows with merges and shading."""
    naskah = plan()
    table = naskah.lampiran[0].isi[0]
    texts = list(naskah.texts())
    cells = {text for row in table.baris for cell in row.sel for part in cell.paragraf for text in (part.teks,)}
    rows = [
        {
            "cells": [
                {
                    "text": "\n".join(part.label + part.teks for part in cell.paragraf),
                    "merge": "continue" if cell.rentang_baris == 0 else "restart",
                    "fill": "D9D9D9" if cell.arsir else "auto",
                }
                for cell in row.sel
            ]
        }
        for row in table.baris
    ]
    return {"before": [text for text in texts if text and text not in cells], "rows": rows}


def run_docxtpl(kind: str, count: int, crew: str) -> dict[str, Any]:
    """Docxtpl as its documentation has it: open the template, render, save; one after the other."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docxtpl import DocxTemplate

    facts = job()
    document = docx.Document()
    for text in ("{%p for text in before %}", "{{ text }}", "{%p endfor %}"):
        document.add_paragraph(text)
    columns = len(facts["rows"][0]["cells"])
    table = document.add_table(3, columns)
    table.style = "Table Grid"
    table.rows[0].cells[0].text = "{%tr for row in rows %}"
    for i, cell in enumerate(table.rows[1].cells):
        cell.text = f"{{% cellbg row.cells[{i}].fill %}}{{{{ row.cells[{i}].text }}}}"
        if i < 5:
            mark = f'<w:vMerge {nsdecls("w")} w:val="{{{{ row.cells[{i}].merge }}}}"/>'
            cell._tc.get_or_add_tcPr().append(parse_xml(mark))
    table.rows[2].cells[0].text = "{%tr endfor %}"
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "templat.docx"
        document.save(str(path))
        start = time.perf_counter()
        size = 0
        for n in range(count):
            template = DocxTemplate(path)
            template.render({**facts, "before": [*facts["before"], f"KPU Kabupaten Umpama {n}"]}, autoescape=True)
            out = io.BytesIO()
            template.save(out)
            (Path(name) / f"{n}.docx").write_bytes(out.getvalue())
            size += len(out.getvalue())
        seconds = time.perf_counter() - start
    return {"seconds": seconds, "size": size / count, "wrong": find_difference(out.getvalue())}


def find_difference(content: bytes) -> str:
    """What of the plan is not in a Word file: its rows, each row's texts, its merges and shading."""
    import docx
    from docx.oxml.ns import qn

    table = max(docx.Document(io.BytesIO(content)).tables, key=lambda one: len(one._tbl.tr_lst))
    wanted = plan().lampiran[0].isi[0].baris
    rows = table._tbl.tr_lst[-len(wanted) :]
    if len(rows) != len(wanted):
        return f"{len(rows)} rows, not {len(wanted)}"
    for row, facts in zip(rows, wanted, strict=True):
        said = "".join("".join(node.text or "" for node in row.iter(qn("w:t"))).split())
        texts = "".join(
            "".join(part.label + part.teks for part in cell.paragraf) for cell in facts.sel if cell.rentang_baris
        )
        if sorted(said) != sorted("".join(texts.split())):
            return f"a row says {said[:40]!r}, not {texts[:40]!r}"
        shaded = sum(node.get(qn("w:fill")) not in (None, "auto") for node in row.iter(qn("w:shd")))
        if shaded != sum(cell.arsir for cell in facts.sel):
            return f"{shaded} cells are shaded"
    return ""


def measure(maker: str, kind: str, count: int, crew: str) -> dict[str, Any]:
    """A run in a process of its own."""
    words = [sys.executable, __file__, "--child", maker, kind, str(count), crew]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout)
    print(f"{maker} {kind} {count} ({crew}): {found}", file=sys.stderr)
    if found["wrong"]:
        raise SystemExit(f"{maker} {kind}: {found['wrong']}")
    return found | {"count": count}


def least(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Of the rounds of a run the least of its times, and the greatest peak: others used the machine meanwhile."""
    told = {name: min(run[name] for run in runs) for name in ("seconds", "cpu", "size", "count")}
    return told | {"peak": max(run["peak"] for run in runs)}


def page(results: dict[str, Any]) -> str:
    """The page for these results."""
    runs = results["runs"]
    each = {name: run["seconds"] / run["count"] * 1000 for name, run in runs.items()}
    work = {name: run["cpu"] / run["count"] * 1000 for name, run in runs.items()}

    def ratio(slow: str, quick: str) -> str:
        return f"{each[slow] / each[quick]:.2f} | {work[slow] / work[quick]:.2f}"

    def halves(one: str, two: str) -> str:
        return f"{each[one] / each[two]:.2f} | {2 * work[one] / work[two]:.2f}"

    few, more, many = (f"{one:,}" for one in (FEW, MORE, MANY))
    small, large = (runs[f"xlsx {count}"]["peak"] for count in FLAT)
    lines = [
        "# Kinerja: what many decrees cost in one run",
        "",
        "Written by `benchmarks/batch.py --write` from `benchmarks/batch.json`. Word files, one ragam; a run begins with",
        "reading the table and ends with the report; every file is proven, hashed and flushed to the disk.",
        "docxtpl, as documented, opens, renders and saves the same plan one after the other, and does none of that.",
        "",
        f"Measured on {results['date']}, {results['cores']} cores: "
        + ", ".join(f"{name} {number}" for name, number in sorted(results["versions"].items()))
        + ".",
        "",
        "| run | decrees | seconds | ms each | processor ms each | kB each | peak of the process, MB |",
        "|---|---|---|---|---|---|---|",
        *(
            f"| {name} | {run['count']:,} | {run['seconds']:.1f} | {each[name]:.2f} | {work[name]:.2f} "
            f"| {run['size'] / 1000:.1f} | {run['peak']:.0f} |"
            for name, run in runs.items()
        ),
        "",
        "`jambi` is the published decree with its plan of 84 rows, for as many offices; `pendek` a decree of one page; the number",
        "after it is that of processes. `xlsx` is `pendek` out of a workbook. Times are the least of two rounds, taken in turns.",
        "",
        "| goal | by the clock | by processor time |",
        "|---|---|---|",
        f"| {few} decrees with a plan, one process, ≥ 12× docxtpl | {ratio('docxtpl', 'jambi 1')} |",
        f"| {few}, two processes, ≥ 1.7× one | {halves('jambi 1', 'jambi 2')} |",
        f"| {more}, two processes, ≥ 1.7× one | {halves('jambi more 1', 'jambi more 2')} |",
        f"| {more} on Dask, two workers, ≥ 0.8 of two processes | {ratio('jambi more 2', 'jambi more dask')} |",
        f"| {many} decrees of one page, peak under 200 MB | {runs['pendek 1']['peak']:.0f} MB | |",
        f"| memory flat: a workbook of {FLAT[1]:,} rows against {FLAT[0]:,} | {large:.0f} and {small:.0f} MB | |",
        "",
        "By processor time two processes are taken to have a core each, as they would where nobody else works: here others did, and",
        "a clock tells less. Processes are started within the run, half a second of work each, so with 2.5 s of work in all two",
        "cannot gain 1.7×; unless `--workers` says otherwise they are started where three seconds of work are left. Dask's",
        "workers were there before. Files went to a disk in memory (`TMPDIR=/dev/shm`): on the disk that others used too, waiting for",
        "it was most of the time (7 to 27 s for 552 decrees, 105 s for docxtpl, which does not flush), and is no maker's merit.",
        "",
        "The plan is one for all offices, as it is every year, and is filled and deflated once; of a plan of its own for each row a",
        "decree costs some 9 ms. Processor time has the start of the process in it, some 0.5 s of each. So do peaks, and the look at",
        "the files afterwards, which of 200,000 (each decree has its receipt) takes 57 MB by itself.",
        "",
        f"## {WHOLE:,} decrees on {MACHINES} machines, on paper",
        "",
        *paper(work["pendek 1"], runs["pendek 1"]["size"], work["jambi more 1"], runs["jambi more 1"]["size"]),
    ]
    return "\n".join(lines) + "\n"


def paper(short: float, short_size: float, long: float, long_size: float) -> list[str]:
    """The reckoning, from what was measured: ms and bytes of a decree without and with a plan."""

    def told(kind: str, ms: float, size: float) -> str:
        hours = WHOLE * ms / 3.6e6
        minutes = hours * 60 / (MACHINES * CORES) / 0.8
        return (
            f"- {kind}: {ms:.1f} ms and {size / 1000:.0f} kB each are {hours:.1f} core hours and "
            f"{WHOLE * size / 1e9:.0f} GB; on {MACHINES * CORES} cores at 0.8 of their rate {minutes:.1f} minutes, in which "
            f"each machine writes {WHOLE * size / MACHINES / minutes / 60 / 1e6:.1f} MB/s."
        )

    return [
        told("One page, Word", short, short_size),
        told("With the plan of 84 rows, Word", long, long_size),
        "- What does not divide: the plan of the run (names, uniqueness, one SQLite file) is made by one process, some",
        "  0.1 ms a row, and each chunk's outcome is noted by it, some 0.05 ms a decree: two minutes of 820,000. It hands",
        "  out half a second of work at a time, so that 40 workers ask it 80 times a second.",
        "- What travels: rows of some 300 bytes; the naskah once a worker. Outputs go straight to their store.",
    ]


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", action="store_true", help="leave the run of 100,000 as it stands in the results")
    parser.add_argument("--smoke", action="store_true", help="small counts, nothing written")
    parser.add_argument("--write", action="store_true", help="write docs/kinerja-batch.md from the results")
    parser.add_argument("--child", nargs=4, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.child:
        maker, kind, count, crew = asked.child
        found = {"kpudocs": run_kpudocs, "docxtpl": run_docxtpl}[maker](kind, int(count), crew)
        used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        found["peak"] = used[0].ru_maxrss / 1024
        found["cpu"] = sum(one.ru_utime + one.ru_stime for one in used)
        print(json.dumps(found))
        return
    if asked.write:
        PAGE.write_text(page(json.loads(RESULTS.read_text(encoding="utf-8"))), encoding="utf-8")
        return
    if asked.smoke:
        measure("docxtpl", "jambi", 3, "1")
        measure("kpudocs", "jambi", 3, "1")
        measure("kpudocs", "xlsx", 20, "1")
        return
    wanted = {
        "docxtpl": ("docxtpl", "jambi", FEW, "1"),
        "jambi 1": ("kpudocs", "jambi", FEW, "1"),
        "jambi 2": ("kpudocs", "jambi", FEW, "2"),
        "jambi more 1": ("kpudocs", "jambi", MORE, "1"),
        "jambi more 2": ("kpudocs", "jambi", MORE, "2"),
        "jambi more dask": ("kpudocs", "jambi", MORE, "dask"),
    }
    rounds = [{name: measure(*words) for name, words in wanted.items()} for _ in range(ROUNDS)]
    runs = {name: least([one[name] for one in rounds]) for name in wanted}
    runs |= {f"xlsx {count}": least([measure("kpudocs", "xlsx", count, "1")]) for count in FLAT}
    if asked.few:
        runs["pendek 1"] = json.loads(RESULTS.read_text(encoding="utf-8"))["runs"]["pendek 1"]
    else:
        runs["pendek 1"] = least([measure("kpudocs", "pendek", MANY, "1")])
    results = {
        "date": datetime.now(UTC).date().isoformat(),
        "cores": os.cpu_count(),
        "versions": {"Python": platform.python_version()}
        | {name: version(name) for name in ("docxtpl", "kpudocs", "distributed")},
        "runs": runs,
    }
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
