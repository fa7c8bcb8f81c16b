"""Rules of an office's own: a file, an installed package, and what they do wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kpudocs.cli import main
from tests.rules.harness import CLEAN
from tests.test_cli import Run

FILE = """
{first}
from kpudocs.rules import PRAKTIK, Finding, Rule, Severity


def check(decree):
    {body}


RULES = (Rule(code="ZZ01", name="contoh", severity=Severity.GALAT, dasar="UU 1/2000", explanation="Begitu.",
              salah="", benar="-", check=check),)
"""
FINDS = 'yield decree.diktum[0].finding(None, "periksa ini", "ubah")'


class Office:
    """A folder with a decree in it, and the command at work there."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capture = folder, capture

    def write(self, name: str, *, first: str = "", body: str = FINDS) -> None:
        (self.folder / name).write_text(FILE.format(first=first, body=body), "utf-8")

    def run(self, *words: str) -> Run:
        self._capture.readouterr()
        code = main(words)
        captured = self._capture.readouterr()
        return Run(int(code), captured.out, captured.err)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Office:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "k.yaml").write_text(CLEAN, "utf-8")
    return Office(tmp_path, capsys)


@pytest.mark.parametrize(
    ("first", "code", "said"),
    [
        (
            "raise SystemExit(5)",
            2,
            "tidak dapat dijalankan (SystemExit: program itu mengakhiri dirinya sendiri, kode 5)",
        ),
        ("import sys; sys.exit()", 2, "tidak dapat dijalankan (SystemExit: program itu mengakhiri dirinya sendiri"),
        ("def f(): f()\nf()", 2, "tidak dapat dijalankan (RecursionError: "),
        ("class Odd(BaseException): pass\nraise Odd", 2, "tidak dapat dijalankan (Odd)"),
        ("def (", 2, "tidak dapat dijalankan (SyntaxError: "),
        ("raise KeyboardInterrupt", 130, "Dihentikan."),
    ],
)
def test_a_file_that_fails(first: str, code: int, said: str, office: Office) -> None:
    """However it ends: what and why, in a line, with an exit code of kpudocs'."""
    office.write("a.py", first=first)
    done = office.run("check", "k.yaml", "--rules", "a.py")

    assert (code, "") == (done.code, done.out)
    assert said in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        ('raise ValueError("aduh\\nlagi")', 2, "aturan ZZ01 (contoh) gagal dijalankan (ValueError: aduh lagi)"),
        ("raise SystemExit(5)", 2, "aturan ZZ01 (contoh) gagal dijalankan (SystemExit: 5)"),
        ("return check(decree)", 2, "gagal dijalankan (RecursionError: "),
        ("return None", 2, "gagal dijalankan (TypeError: "),
        ("yield 5", 2, "gagal dijalankan (AttributeError: "),
        ("raise KeyboardInterrupt", 130, "Dihentikan."),
        ('yield Finding("aneh", loc=("entah", 99))', 1, "k.yaml: 1 temuan (1 galat)"),
    ],
)
def test_a_rule_that_fails(body: str, code: int, said: str, office: Office) -> None:
    """The same while it looks; what it finds at a place that there is not stands at the file's beginning."""
    office.write("a.py", body=body)
    done = office.run("check", "k.yaml", "--rules", "a.py")

    assert code == done.code
    assert said in done.err
    assert "Traceback" not in done.err
    assert 0 == office.run("check", "k.yaml", "--rules", "a.py", "--ignore", "ZZ01").code


def test_what_a_file_prints_is_no_part_of_the_report(office: Office) -> None:
    """It goes to stderr; a dataclass in it is no trouble."""
    first = "from __future__ import annotations\nfrom dataclasses import dataclass\nprint('halo')\n"
    office.write("a.py", first=f"{first}@dataclass\nclass A:\n    x: int")
    done = office.run("check", "k.yaml", "--rules", "a.py", "--format", "json")

    assert ["ZZ01"] == [found["code"] for found in json.loads(done.out)["findings"]]
    assert "halo" in done.err


@pytest.fixture
def installed(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A package that offers rules, as an installer lays it down."""
    site = office.folder / "site"
    described = site / "kantor_aturan-1.0.dist-info"
    described.mkdir(parents=True)
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: kantor-aturan\nVersion: 1.0\n", "utf-8")
    (described / "entry_points.txt").write_text("[kpudocs.rules]\nkantor = kantor_aturan:RULES\n", "utf-8")
    office.write("site/kantor_aturan.py")
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.delitem(__import__("sys").modules, "kantor_aturan", raising=False)
    return office


def test_rules_of_an_installed_package(installed: Office) -> None:
    """They join check, rule and the gate of build."""
    assert "ZZ01 periksa ini" in installed.run("check", "k.yaml").out
    assert "ZZ01 contoh (galat)" in installed.run("rule", "ZZ01").out
    refused = installed.run("build", "k.yaml", "--ragam", "asli", "--format", "txt")
    assert 1 == refused.code
    assert "ZZ01" in refused.err


def test_an_installed_package_that_fails(installed: Office) -> None:
    """It is named, with why."""
    installed.write("site/kantor_aturan.py", first="raise SystemExit(3)")
    done = installed.run("check", "k.yaml")

    assert (2, "") == (done.code, done.out)
    assert "aturan kantor (kantor_aturan:RULES) tidak dapat dimuat (SystemExit: " in done.err
