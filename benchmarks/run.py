"""Run the benchmarks: `python benchmarks/run.py` (all), `--smoke` (does it run, is the work equal), `--help`.

Each maker runs in a process of its own, which tells its peak of memory. Makers take turns, round by
round, so that what else the machine does falls on all of them; what counts is the least time of all
rounds. Results go to `benchmarks/results.json`, and `report.py` writes `docs/kinerja.md` from them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from data import JAMBI, Job, decree, make_job
from equal import find_inequality
from makers import DOCX, PDF

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
MAKERS = {"docx": DOCX, "pdf": PDF}
NODE = ("carbone", "docxtemplater")
ROWS = (84, 1000, 10000)
SLOW = {"python-docx": 1000, "weasyprint": 1000, "reportlab": 1000, "docxtemplater": 10000}
"""The most rows of makers that take minutes for more; `--slow reportlab` lifts it."""
TIMES = {0: 200, 84: 9, 1000: 5, 10000: 2}
"""How often a maker makes it in one process. The first is not counted where there are more."""


def child(format: str, maker: str, rows: int, times: int, check: bool) -> dict[str, Any]:
    """Make it `times` times here, and tell what it took."""
    import kpudocs

    make = MAKERS[format][maker]
    seconds = []
    made, job, naskah = b"", Job((), (), ()), None
    for number in range(times):
        del naskah  # one at a time is what the peak should tell
        # another decree each time: what a maker keeps of the one before is no help that an office would have
        naskah = kpudocs.compose(decree(rows, number), "salinan")
        job = make_job(naskah) if maker != "kpudocs" or check else job
        start = time.perf_counter()
        made = make(job, naskah)
        seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    wrong = find_inequality(format, made, job) if check else ""
    return {"seconds": seconds, "peak": peak, "size": len(made), "wrong": wrong}


def node(maker: str, rows: int, times: int, modules: Path, check: bool) -> dict[str, Any]:
    """The same for a maker of npm's."""
    import kpudocs

    job = make_job(kpudocs.compose(decree(rows), "salinan"))
    with tempfile.TemporaryDirectory() as folder:
        template, facts, out = (Path(folder) / name for name in ("templat.docx", "job.json", "made.docx"))
        template.write_bytes(_node_template(maker))
        facts.write_text(json.dumps(_node_facts(job)), encoding="utf-8")
        command = ["node", str(HERE / "npm" / "make.js"), maker, str(template), str(facts), str(out), str(times)]
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, env={**os.environ, "NODE_PATH": str(modules)}
        )
        told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        told["wrong"] = find_inequality("docx", out.read_bytes(), job, looks=False) if check else ""
    return told


def _node_facts(job: Job) -> dict[str, Any]:
    return {
        "before": [{"text": text} for text in job.before],
        "rows": [dict(zip("abcde", row.texts, strict=True)) for row in job.rows],
        "after": [{"text": text} for text in job.after],
    }


def _node_template(maker: str) -> bytes:
    """A template with the two makers' own tags for repeated paragraphs and rows."""
    import io

    import docx

    document = docx.Document()
    if maker == "carbone":
        document.add_paragraph("{d.before[i].text}")
        document.add_paragraph("{d.before[i+1].text}")
    else:
        for line in ("{#before}", "{text}", "{/before}"):
            document.add_paragraph(line)
    table = document.add_table(2 if maker == "carbone" else 1, 18)
    table.style = "Table Grid"
    for number, row in enumerate(table.rows):
        for name, cell in zip("abcde", row.cells, strict=False):
            cell.text = f"{{d.rows[i{'+1' if number else ''}].{name}}}" if maker == "carbone" else f"{{{name}}}"
    if maker == "carbone":
        document.add_paragraph("{d.after[i].text}")
        document.add_paragraph("{d.after[i+1].text}")
    else:
        cells = table.rows[0].cells
        cells[0].text, cells[17].text = "{#rows}{a}", "{/rows}"
        for line in ("{#after}", "{text}", "{/after}"):
            document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def measure(format: str, maker: str, rows: int, times: int, modules: Path | None, check: bool) -> dict[str, Any]:
    """One maker, one round, in a process of its own."""
    if maker in NODE:
        assert modules is not None
        return node(maker, rows, times, modules, check)
    words = [sys.executable, __file__, "--child", format, maker, str(rows), str(times), str(int(check))]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{maker}, {rows} rows: {done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


EVERYTHING = (
    "kpudocs.loaders",
    "kpudocs.composition",
    "kpudocs.renderers.docx",
    "kpudocs.renderers.pdf.document",
    "docxtpl",
    "reportlab.platypus",
)
STARTS = {
    "help": ["-m", "kpudocs", "--help"],
    "everything": ["-c", f"import kpudocs.cli, {', '.join(EVERYTHING)}"],
    "build": ["-m", "kpudocs", "build", str(JAMBI)],
    "libraries": ["-c", "import docxtpl, reportlab.platypus"],
}  # fmt: skip
"""Whole processes of Python: two commands of ours, and what each is held against."""


def starts(rounds: int) -> dict[str, float]:
    """The least wall time of each whole process, in turns."""
    least = dict.fromkeys(STARTS, 1e9)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            for name, words in STARTS.items():
                out = ["--out", str(Path(folder) / str(number))] if name == "build" else []
                start = time.perf_counter()
                subprocess.run([sys.executable, *words, *out], capture_output=True, check=True)
                least[name] = min(least[name], time.perf_counter() - start)
    return least


def versions(modules: Path | None) -> dict[str, str]:
    """What ran."""
    found = {"python": platform.python_version(), "machine": f"{platform.machine()}, {os.cpu_count()} cores"}
    for name in ("kpudocs", "docxtpl", "python-docx", "reportlab", "typst", "weasyprint", "lxml", "pydantic"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    for name in NODE if modules else ():
        manifest = modules / name / "package.json" if modules else None
        found[name] = json.loads(manifest.read_text())["version"] if manifest and manifest.exists() else "?"
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="8 rows, once: does it run, and is the work equal")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, nargs="*", default=list(ROWS))
    parser.add_argument("--format", choices=["docx", "pdf", "start"], nargs="*", default=["docx", "pdf", "start"])
    parser.add_argument("--makers", nargs="*", help="only these, beside kpudocs")
    parser.add_argument("--slow", nargs="*", default=[], help="makers that may take minutes")
    parser.add_argument("--npm", type=Path, help="a node_modules folder with carbone, docxtemplater and pizzip")
    parser.add_argument("--child", nargs=5, help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.child:
        kind, maker, rows, times, check = told.child
        print(json.dumps(child(kind, maker, int(rows), int(times), check == "1")))
        return 0
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() and not told.smoke else {}
    for kind in told.format:
        if kind == "start":
            if not told.smoke:
                results["start"] = starts(max(5, told.rounds * 3))
                RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")
            continue
        makers = [*MAKERS[kind], *(NODE if kind == "docx" and told.npm else ())]
        makers = [name for name in makers if name == "kpudocs" or not told.makers or name in told.makers]
        for rows in [8] if told.smoke else [*([0] if kind == "docx" else []), *told.rows]:
            taking_part = [
                name
                for name in makers
                if (rows <= SLOW.get(name, 10**9) or name in told.slow) and (rows or name in ("docxtpl", "kpudocs"))
            ]
            _compare(results, kind, taking_part, rows, told)
            if not told.smoke:
                results["versions"] = versions(told.npm)
                results["date"] = datetime.now(UTC).date().isoformat()
                RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")
    return 0


def _compare(results: dict[str, Any], format: str, makers: list[str], rows: int, told: argparse.Namespace) -> None:
    """All makers in turns, round by round."""
    found: dict[str, dict[str, Any]] = {}
    for number in range(1 if told.smoke else told.rounds):
        for maker in makers:
            times = 1 if told.smoke else TIMES.get(rows, 3)
            if maker in SLOW and rows >= 1000:
                if number:
                    continue
                times = 1
            made = measure(format, maker, rows, times, told.npm, check=number == 0 and rows <= 84)
            if made["wrong"]:
                raise SystemExit(f"{format}, {maker}, {rows} rows: the work is not equal: {made['wrong']}")
            seconds = made["seconds"][1:] or made["seconds"]
            one = found.setdefault(maker, {"seconds": 1e9, "peak": 0.0, "size": made["size"]})
            best = sum(seconds) / len(seconds) if rows == 0 else min(seconds)
            one["seconds"] = min(one["seconds"], best)
            one["peak"] = max(one["peak"], made["peak"])
    for maker, one in found.items():
        print(f"{format} {rows:6} rows  {maker:14} {one['seconds'] * 1000:10.2f} ms  {one['peak']:7.0f} MB", flush=True)
        if not told.smoke:
            results.setdefault(format, {}).setdefault(str(rows), {})[maker] = one


if __name__ == "__main__":
    raise SystemExit(main())
