"""`kpudocs check`, `kpudocs rule` and the gate of `kpudocs build`, as a legal section and its scripts meet them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kpudocs.cli import main
from kpudocs.rules import RULES
from tests.examples import FOLDER, ROOT
from tests.rules.harness import CLEAN
from tests.test_cli import Run

WRONG = CLEAN.replace("  - bahwa untuk", "  - Bahwa untuk").replace("dimaksud dalam huruf", "dimaksud pada huruf")
"""A galat and a peringatan; both can be mended."""
OWN = """
from kpudocs.rules import PRAKTIK, Rule, Severity


def _check(decree):
    for text in decree.diktum:
        for found in text.find(__import__("re").compile("Keputusan ini")):
            yield text.finding(found, "sebut nomornya", "tulis lengkap")


RULES = (Rule(code="ZZ01", name="keputusan tanpa nomor", severity=Severity.INFO, dasar=PRAKTIK, explanation="Begitu.",
              salah="", benar="-", check=_check),)
"""


class Desk:
    """A folder with decrees in it, and the command at work there."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capture = folder, capture

    def run(self, *words: str) -> Run:
        self._capture.readouterr()
        code = main(words)
        captured = self._capture.readouterr()
        return Run(int(code), captured.out, captured.err)

    def put(self, text: str, name: str = "k.yaml") -> Path:
        path = self.folder / name
        path.write_bytes(text.encode())
        return path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    desk = Desk(tmp_path, capsys)
    desk.put(WRONG)
    desk.put(CLEAN, "bersih.yaml")
    return desk


def test_findings_read_like_notes(desk: Desk) -> None:
    """By place in the decree: file, line, column, code, what, the words, the cure, the law; then how many."""
    done = desk.run("check", "k.yaml")
    expected = """\
Menimbang huruf a
  k.yaml:6:5 SU01 "bahwa" ditulis dengan huruf kecil
      tertulis: "Bahwa"
      perbaiki: tulis "bahwa"
      dasar: UU 12/2011 Lampiran II, Konsiderans (tiap pokok pikiran)
Menimbang huruf b
  k.yaml:7:40 SU03 "dimaksud pada huruf": rujukan memakai "dalam"
"""

    assert 1 == done.code
    assert done.out.startswith(expected)
    assert "k.yaml: 2 temuan (1 galat, 1 peringatan); 2 dapat diperbaiki dengan --fix\n" == done.err
    assert "\x1b" not in done.out


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ([], ["SU01", "SU03"]),
        (["--severity", "galat"], ["SU01"]),
        (["--severity", "INFO"], ["SU01", "SU03"]),
        (["--select", "su03"], ["SU03"]),
        (["--select", "SU", "--ignore", "SU01"], ["SU03"]),
        (["--ignore", "SU"], []),
    ],
)
def test_what_is_asked_for(words: list[str], codes: list[str], desk: Desk) -> None:
    """By code, by family, by severity; the exit code speaks of what is told."""
    done = desk.run("check", "k.yaml", "--format", "json", *words)

    assert (int(bool(codes)), "") == (done.code, done.err)
    assert codes == [found["code"] for found in json.loads(done.out)["findings"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "k.yaml", "--select", "SU99"], '--select: aturan "SU99" tidak dikenal; mungkin maksudnya "SU'),
        (["check", "k.yaml", "--ignore", "QQ"], '--ignore: aturan "QQ" tidak dikenal; keluarganya: '),
        (
            ["check", "k.yaml", "--severity", "berat"],
            '--severity: "berat" tidak dikenal; mungkin maksudnya "peringatan"',
        ),
        (["check", "k.yaml", "--rules", "tiada.py"], "--rules: tiada.py bukan berkas Python"),
        (["check", "k.yaml", "--diff", "--format", "json"], "--diff hanya untuk laporan text"),
        (["rule"], "KODE belum disebut"),
        (["rule", "SU01", "--all"], "tulis KODE atau --all, tidak keduanya"),
        (["rule", "SU98"], 'aturan "SU98" tidak dikenal; mungkin maksudnya "SU'),
    ],
)
def test_wrong_usage(words: list[str], said: str, desk: Desk) -> None:
    """What is wrong and the near word; exit code 2."""
    done = desk.run(*words)

    assert (2, "") == (done.code, done.out)
    assert said in done.err


def test_several_files(desk: Desk) -> None:
    """Each is told; one that cannot be read does not keep back the others, and gives the exit code."""
    desk.put("lembaga: [", "rusak.yaml")
    done = desk.run("check", "bersih.yaml", "k.yaml", "rusak.yaml")

    assert 3 == done.code
    assert "k.yaml:6:5 SU01" in done.out
    assert "bersih.yaml: tidak ada kesalahan" in done.err
    assert "rusak.yaml:2:1: " in done.err
    assert 1 == desk.run("check", "bersih.yaml", "k.yaml").code
    report = json.loads(desk.run("check", "bersih.yaml", "k.yaml", "rusak.yaml", "--format", "json").out)
    assert [1, ["bersih.yaml", "k.yaml", "rusak.yaml"]] == [report["version"], [one["file"] for one in report["files"]]]
    assert [0, 2, 0] == [len(one["findings"]) for one in report["files"]]
    assert report["files"][2]["faults"]


@pytest.mark.parametrize("text", [WRONG, WRONG.replace("\n", "\r\n"), "\ufeff" + WRONG])
def test_fix_changes_only_the_words(text: str, desk: Desk) -> None:
    """It tells what it did; the second run changes nothing; comments, layout and line ends stay."""
    path = desk.put(text)
    done = desk.run("check", "k.yaml", "--fix")

    assert (0, "") == (done.code, done.out)
    assert 'k.yaml:6:5 SU01 diperbaiki: "Bahwa" → "bahwa"' in done.err
    assert "k.yaml: tidak ada kesalahan; 2 diperbaiki" in done.err
    meant = text.replace("  - Bahwa", "  - bahwa").replace("dimaksud pada huruf", "dimaksud dalam huruf")
    assert meant.encode() == path.read_bytes()
    before = path.stat().st_mtime_ns
    assert "k.yaml: tidak ada kesalahan\n" == desk.run("check", "k.yaml", "--fix").err
    assert before == path.stat().st_mtime_ns


def test_diff_changes_nothing(desk: Desk) -> None:
    """What --fix would do, as a patch."""
    done = desk.run("check", "k.yaml", "--diff")

    assert 1 == done.code
    assert "-  - Bahwa untuk" in done.out
    assert "+  - bahwa untuk" in done.out
    assert WRONG == (desk.folder / "k.yaml").read_text(encoding="utf-8")


def test_acceptances(desk: Desk) -> None:
    """With a reason they silence; without one, or stale, or unreadable, they are findings themselves."""
    accepted = WRONG.replace("  - Bahwa", '  # kpudocs: abaikan SU01 "begitu naskahnya"\n  - Bahwa').replace(
        "  - bahwa pedoman", "  # kpudocs: abaikan SU03\n  - bahwa pedoman"
    )
    desk.put(
        accepted.replace("tahun: 2026", 'tahun: 2026  # kpudocs: abaikan SU02 "basi"\n# kpudocs: abaikan XX09 "x"')
    )
    done = desk.run("check", "k.yaml", "--format", "json")
    report = json.loads(done.out)

    assert ["AB01", "AB03", "AB02", "SU03"] == [found["code"] for found in report["findings"]]
    assert [("SU01", "begitu naskahnya")] == [(one["code"], one["reason"]) for one in report["accepted"]]
    assert ["SU03"] == [
        found["code"]
        for found in json.loads(desk.run("check", "k.yaml", "--format", "json", "--select", "SU03").out)["findings"]
        if not found["code"].startswith("AB")
    ]
    assert "AB01" not in desk.run("check", "k.yaml", "--select", "SU03").out


LACKING = CLEAN.partition("salinan:\n")[0] + "lampiran:" + CLEAN.partition("lampiran:")[2]
"""Nobody certifies copies: SU18, of a field that is not there."""
ACCEPTS = '# kpudocs: abaikan SU18 "tidak disalin"\n'


@pytest.mark.parametrize(
    "text",
    [
        ACCEPTS + LACKING,
        LACKING + ACCEPTS,
        LACKING.replace("lampiran:\n", f"{ACCEPTS}lampiran:\n"),
        ACCEPTS.upper().replace("TIDAK", "tidak") + LACKING,
        ACCEPTS.replace(":", "") + LACKING,
    ],
)
def test_what_is_not_there_is_accepted_at_the_margin(text: str, desk: Desk) -> None:
    """At the file's beginning or end, or where it should stand; in any capitals, with or without the colon."""
    desk.put(text)
    report = json.loads(desk.run("check", "k.yaml", "--format", "json", "--severity", "info").out)

    assert [] == report["findings"]
    assert ["SU18"] == [one["code"] for one in report["accepted"]]


def test_inside_a_field_only_what_is_there_is_accepted(desk: Desk) -> None:
    """A comment within the Lampiran says nothing of the decree's end; and talk of kpudocs is no acceptance."""
    desk.put("# kpudocs membuat nomornya\n" + LACKING.replace("  - jenis", f"  {ACCEPTS}  - jenis"))
    done = desk.run("check", "k.yaml", "--severity", "info", "--format", "json")

    assert {"AB01", "SU18"} == {found["code"] for found in json.loads(done.out)["findings"]}


def test_many_words_are_shown_by_their_ends(desk: Desk) -> None:
    """Whole ones, with what is left out between them."""
    words = (
        "bahwa berdasarkan Berita Acara Rapat Pleno Komisi Pemilihan Umum Kabupaten Batang Nomor 08/PK.01-BA/3325/2026"
    )
    desk.put(CLEAN.replace("bahwa pedoman sebagaimana", f"{words}\n  - bahwa pedoman sebagaimana"))
    done = desk.run("check", "k.yaml", "--select", "SU02")

    (line,) = (line.strip() for line in done.out.splitlines() if "tertulis" in line)
    head, _, tail = line.removeprefix('tertulis: "').removesuffix('"').partition(" … ")
    assert head and tail
    assert set(head.split()) | set(tail.split()) <= set(words.split())


FINDING = {
    "file": str,
    "line": int,
    "column": int,
    "end_line": int,
    "end_column": int,
    "bagian": str,
    "path": str,
    "loc": list,
    "code": str,
    "name": str,
    "severity": str,
    "message": str,
    "words": str,
    "offset": int,
    "advice": str,
    "replacement": (str, type(None)),
    "dasar": str,
}
FAULT = {"file": str, "line": int, "column": int, "path": str, "loc": list, "code": str, "message": str, "advice": str}
REPORT = {
    "file": str,
    "faults": list,
    "missing": dict,
    "undecided": list,
    "findings": list,
    "accepted": list,
    "mended": list,
}


def _fits(form: dict[str, object], data: dict[str, object]) -> bool:
    """Whether an object has exactly these keys, in this order, with values of these types."""
    return list(form) == list(data) and all(isinstance(data[name], kind) for name, kind in form.items())  # type: ignore[arg-type]


def test_the_form_of_the_report(desk: Desk) -> None:
    """As docs/arsitektur.md gives it: keys, types; of one file, and of several; nothing else on stdout."""
    desk.put(WRONG.replace("  - Bahwa", '  # kpudocs: abaikan SU01 "begitu naskahnya"\n  - Bahwa'))
    desk.put("lembaga: [", "rusak.yaml")
    desk.put("# PUTUSKAN: isi nomor\n" + LACKING.replace("nomor: 7\n", "nomor:\n"), "kurang.yaml")
    one = json.loads(desk.run("check", "k.yaml", "--format", "json").out)
    several = json.loads(desk.run("check", "k.yaml", "rusak.yaml", "kurang.yaml", "--format", "json").out)
    mended = json.loads(desk.run("check", "k.yaml", "--fix", "--format", "json").out)

    assert 1 == one.pop("version")
    assert ["version", "files"] == list(several)
    assert [one, 1] == [several["files"][0], several["version"]]
    assert all(_fits(REPORT, report) for report in several["files"])
    assert _fits(FINDING, one["findings"][0])
    assert _fits({**FINDING, "reason": str}, one["accepted"][0])
    assert _fits(FINDING, mended["mended"][0])
    assert _fits(FAULT, several["files"][1]["faults"][0])
    assert _fits(FAULT, several["files"][2]["missing"]["salinan"][0])
    assert _fits(FAULT, several["files"][2]["undecided"][0])
    documented = (ROOT / "docs" / "arsitektur.md").read_text("utf-8").partition("check --format json`")[2]
    shown = json.loads(documented.partition("```json\n")[2].partition("```")[0])
    assert 1 == shown.pop("version")
    assert _fits(REPORT, shown)
    assert _fits(FINDING, shown["findings"][0])
    assert _fits(FAULT, shown["faults"][0])


def test_a_folder_of_decrees_with_one_that_cannot_be_read(desk: Desk) -> None:
    """The others are looked through, in the order that was asked for, and each is told."""
    names = [f"{n:03}.yaml" for n in range(30)]
    for name in names:
        desk.put(CLEAN if name != "013.yaml" else "lembaga: [", name)
    desk.put(WRONG, names[-1])
    done = desk.run("check", *names)

    assert 3 == done.code
    assert "029.yaml:6:5 SU01" in done.out
    told = [line.partition(":")[0] for line in done.err.splitlines()]
    assert names == list(dict.fromkeys(name for name in told[1:]))
    assert "013.yaml: 1 kesalahan" in done.err


def test_github(desk: Desk) -> None:
    """Workflow commands, escaped."""
    done = desk.run("check", "k.yaml", "--format", "github")

    assert (1, "") == (done.code, done.err)
    first, second = done.out.splitlines()
    assert first.startswith(
        "::error file=k.yaml,line=6,col=5,endLine=6,endColumn=10,title=SU01 menimbang tanpa bahwa::"
    )
    assert second.startswith("::warning file=k.yaml,line=7,col=40,")


def test_sarif(desk: Desk) -> None:
    """Rules, results with their regions, accepted ones suppressed with their reason."""
    desk.put(WRONG.replace("  - Bahwa", '  # kpudocs: abaikan SU01 "begitu naskahnya"\n  - Bahwa'))
    (run,) = json.loads(desk.run("check", "k.yaml", "--format", "sarif").out)["runs"]

    assert [rule.code for rule in RULES] == [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert {"SU03": None, "SU01": "begitu naskahnya"} == {
        result["ruleId"]: result.get("suppressions", [{"justification": None}])[0]["justification"]
        for result in run["results"]
    }
    assert {"startLine": 8, "startColumn": 40, "endLine": 8, "endColumn": 44} == run["results"][0]["locations"][0][
        "physicalLocation"
    ]["region"]


def test_own_rules(desk: Desk) -> None:
    """A file of an office's own joins; a code that is taken is refused, and so is a file without rules."""
    desk.put(OWN, "aturan.py")
    done = desk.run("check", "bersih.yaml", "--rules", "aturan.py", "--severity", "info")

    assert 1 == done.code
    assert "ZZ01 sebut nomornya" in done.out
    assert "ZZ01 keputusan tanpa nomor" in desk.run("rule", "zz01", "--rules", "aturan.py").out
    desk.put(OWN.replace("ZZ01", "SU01"), "dua.py")
    assert "kode aturan SU01 dipakai dua kali" in desk.run("check", "bersih.yaml", "--rules", "dua.py").err
    desk.put("RULES = 1", "tiga.py")
    assert "tidak memuat RULES" in desk.run("check", "bersih.yaml", "--rules", "tiga.py").err
    desk.put("1 / 0", "empat.py")
    assert "tidak dapat dijalankan (ZeroDivisionError" in desk.run("check", "bersih.yaml", "--rules", "empat.py").err


def test_rule_tells_what_it_asks(desk: Desk) -> None:
    """One rule as a page, all as a list, both as JSON."""
    page = desk.run("rule", "su01")
    everything = json.loads(desk.run("rule", "--all", "--format", "json").out)

    assert (0, "") == (page.code, page.err)
    assert page.out.startswith("SU01 menimbang tanpa bahwa (galat)\n")
    assert all(f"\n{word}" in page.out for word in ("Dasar: UU 12/2011", "Salah:\n", "Benar:\n"))
    assert [rule.code for rule in RULES] == [one["code"] for one in everything]
    assert everything[[rule.code for rule in RULES].index("SU01")] == json.loads(
        desk.run("rule", "SU01", "--format", "json").out
    )
    assert len(RULES) == len(desk.run("rule", "--all").out.splitlines())
    assert ["code", "name", "severity", "dasar", "explanation", "salah", "benar", "fixes"] == list(everything[0])
    family = [line[:4] for line in desk.run("rule", "lp").out.splitlines()]
    assert [rule.code for rule in RULES if rule.code.startswith("LP")] == family
    assert family == [one["code"] for one in json.loads(desk.run("rule", "LP", "--format", "json").out)]


def test_own_words(desk: Desk) -> None:
    """`kamus.txt` beside the file holds words that are right here; one that cannot be read is told."""
    desk.put(CLEAN.replace("dicatat dalam buku tamu.", "dicatat dalam bukuu."))
    assert 'BH01 "bukuu" tidak ada dalam kamus' in desk.run("check", "k.yaml").out
    desk.put("# aplikasi kantor\nBukuu\n", "kamus.txt")
    assert 0 == desk.run("check", "k.yaml").code
    (desk.folder / "kamus.txt").write_bytes(b"\xff\xfe")
    assert "kamus.txt tidak tersimpan sebagai UTF-8" in desk.run("check", "k.yaml").err


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colours_on_a_terminal_only(no_color: str, coloured: bool, desk: Desk) -> None:
    """A terminal gets them unless NO_COLOR is set."""
    master, slave = os.openpty()
    command = [sys.executable, "-m", "kpudocs", "check", "k.yaml"]
    with os.fdopen(slave, "wb") as terminal:
        environment = {**os.environ, "NO_COLOR": no_color}
        done = subprocess.run(
            command, cwd=desk.folder, stdout=terminal, stderr=subprocess.PIPE, check=False, env=environment
        )
    said = os.read(master, 100_000).decode()
    os.close(master)

    assert 1 == done.returncode
    assert coloured == ("\x1b[" in said)
    assert "SU01" in said


# build


def test_build_refuses_a_galat(desk: Desk) -> None:
    """For asli and salinan nothing is made, and it is said how to go on; a draft is made all the same."""
    done = desk.run("build", "k.yaml")

    assert (1, "") == (done.code, done.out)
    assert "k.yaml:6:5 SU01" in done.err
    assert "SU03" not in done.err
    assert "1 galat penulisan; tidak ada berkas yang dibuat" in done.err
    assert not (desk.folder / "hasil").exists()
    draft = desk.run("build", "k.yaml", "--ragam", "rancangan", "--format", "txt")
    assert 0 == draft.code
    assert "1 galat penulisan; rancangan tetap dibuat" in draft.err
    assert 1 == desk.run("build", "k.yaml", "--ragam", "rancangan,asli", "--format", "txt").code
    assert 0 == desk.run("build", "k.yaml", "--format", "txt", "--tanpa-periksa").code


def test_build_takes_what_was_accepted(desk: Desk) -> None:
    """A reason where it stands is enough."""
    desk.put(WRONG.replace("  - Bahwa", '  # kpudocs: abaikan SU01 "begitu naskahnya"\n  - Bahwa'))

    assert (0, "") == ((done := desk.run("build", "k.yaml", "--format", "txt")).code, done.err)


def test_the_published_decree_builds(desk: Desk) -> None:
    """It accepts its own mistakes, each where it stands."""
    path = FOLDER / "jambi-2026" / "keputusan.yaml"

    assert (0, "") == ((done := desk.run("build", str(path), "--format", "txt")).code, done.err)
    assert 0 == desk.run("check", str(path)).code


def test_a_lampiran_that_was_not_understood(desk: Desk) -> None:
    """Of a document whose words were not all placed it is not said that there is no Lampiran."""
    desk.run("build", "bersih.yaml", "--ragam", "asli", "--format", "txt")
    (text,) = (desk.folder / "hasil").glob("*.txt")
    head, mark, _ = text.read_text("utf-8").partition("LAMPIRAN")
    assert mark
    desk.put(head, "tanpa.txt")
    desk.put(head + "\n\x0c\nSUSUNAN 11 | xx || yy\nzzz 9 9 9\n", "tak-terbaca.txt")

    assert "SU11" in desk.run("check", "tanpa.txt").out
    done = desk.run("check", "tak-terbaca.txt")
    assert "SU11" not in done.out
    assert done.code in (0, 1)
