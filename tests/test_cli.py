"""The command, as a legal section and its scripts meet it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kpudocs
from kpudocs.cli import main
from kpudocs.commands import build
from kpudocs.errors import ExitCode
from tests.loaders.decrees import DRAFT, FACTS, WITH_LAMPIRAN, as_yaml

ENGLISH = re.compile(
    r"\b(?:error|usage|option|missing|argument|invalid|no such|try|permission|denied|file exists|traceback|required"
    r"|options|commands|show|default)\b",
    re.IGNORECASE,
)
RECEIPTS = [f"hasil/2026kpt010-{ragam}.bukti.json" for ragam in ("asli", "salinan")]
PATHS = [f"hasil/2026kpt010-{ragam}.{ending}" for ragam in ("asli", "salinan") for ending in ("docx", "pdf")]


@dataclass
class Run:
    """What a run answered."""

    code: int
    out: str
    err: str


class Desk:
    """A folder with a decree in it, and the command at work there."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capture = folder, capture

    def run(self, *words: str) -> Run:
        self._capture.readouterr()
        code = main(words)
        captured = self._capture.readouterr()
        return Run(int(code), captured.out, captured.err)

    def put(self, name: str = "k.yaml", **facts: Any) -> str:
        (self.folder / name).write_text(as_yaml(**facts), encoding="utf-8")
        return name

    def files(self) -> list[str]:
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    desk = Desk(tmp_path, capsys)
    desk.put()
    return desk


# build


def test_build(desk: Desk) -> None:
    """By default both ragam in Word and PDF, into `hasil`; each path on stdout, the pages on stderr."""
    pages = "".join(f"2026kpt010-{ragam}.pdf: 1 halaman; pada Word dapat berbeda\n" for ragam in ("asli", "salinan"))

    assert Run(0, "".join(f"{path}\n" for path in PATHS), pages) == desk.run("build", "k.yaml")
    assert [*(["hasil/.kpudocs.json"]), *sorted([*PATHS, *RECEIPTS]), "k.yaml"] == desk.files()


def test_build_what_is_asked_for(desk: Desk) -> None:
    """One ragam, one format, another folder; capitals, blanks and doubles in a list do not matter."""
    done = desk.run("build", "k.yaml", "--ragam", "Rancangan, rancangan", "--format", "txt,TXT", "--out", "a b/Ünder")

    assert Run(0, f"{Path('a b/Ünder/2026kpt010-rancangan.txt')}\n", "") == done
    assert "hasil" not in {path.name for path in desk.folder.iterdir()}


@pytest.mark.parametrize("name", ["Keputusan No. 10 (akhir).yaml", "é – ü.yml", "-k.yaml", "日本.YAML"])
def test_names_of_files(name: str, desk: Desk) -> None:
    """Blanks, brackets and letters of any language."""
    desk.put(name)

    assert 0 == desk.run("build", "--format", "txt", "--", name).code
    assert f"{name}: tidak ada kesalahan\n" == desk.run("check", "--", name).err


def test_build_again(desk: Desk) -> None:
    """The same decree is the same bytes, and its own files are written over."""
    desk.run("build", "k.yaml", "--format", "docx,pdf,txt")
    first = {name: hashlib.sha256((desk.folder / name).read_bytes()).hexdigest() for name in desk.files()}

    assert 0 == desk.run("build", "k.yaml", "--format", "docx,pdf,txt").code
    assert first == {name: hashlib.sha256((desk.folder / name).read_bytes()).hexdigest() for name in first}


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_source_date_epoch(format: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It dates the files, and it alone: the same moment gives the same bytes."""

    def build(epoch: str) -> bytes:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        done = desk.run("build", "k.yaml", "--format", format, "--ragam", "asli")

        assert 0 == done.code
        return (desk.folder / done.out.strip()).read_bytes()

    assert build("1700000000") == build("1700000000")
    assert build("1700000000") != build("1600000000")
    assert build("0") == build("0")


@pytest.mark.parametrize("epoch", ["besok", "1.5", "9" * 30, "-" + "9" * 20, "1e3"])
def test_wrong_source_date_epoch(epoch: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told as wrong usage."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    expected = f'Kesalahan: SOURCE_DATE_EPOCH berisi "{epoch}"; isinya harus detik sejak 1 Januari 1970\n'

    assert Run(2, "", expected) == desk.run("build", "k.yaml")


def test_a_moment_that_no_zip_holds(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond 2107 a Word file cannot say its date."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5000000000")
    expected = "Kesalahan: SOURCE_DATE_EPOCH menunjuk tahun 2128; paling lambat tahun 2107\n"

    assert Run(2, "", expected) == desk.run("build", "k.yaml")


@pytest.mark.parametrize("edited", [True, False])
def test_files_of_others_are_kept(edited: bool, desk: Desk) -> None:
    """A file that kpudocs did not make, or that was edited since, needs --force."""
    path = desk.folder / "hasil" / "2026kpt010-asli.txt"
    if edited:
        desk.run("build", "k.yaml", "--format", "txt")
    path.parent.mkdir(exist_ok=True)
    path.write_text("tulisan orang", encoding="utf-8")
    refused = desk.run("build", "k.yaml", "--format", "txt")

    assert (2, "") == (refused.code, refused.out)
    assert "hasil/2026kpt010-asli.txt" in refused.err.replace("\\", "/")
    assert "--force" in refused.err
    assert "tulisan orang" == path.read_text(encoding="utf-8")
    assert 0 == desk.run("build", "k.yaml", "--format", "txt", "--force").code
    assert "tulisan orang" != path.read_text(encoding="utf-8")


def test_a_refused_decree_leaves_nothing(desk: Desk) -> None:
    """No folder, no file, each fault a line with its place, and the count."""
    desk.put("salah.yaml", tahun="x", nomer=1)
    expected = [
        "salah.yaml:3:8: tahun: harus berupa bilangan bulat; tulis angka saja, misalnya 2026",
        'salah.yaml:10:1: nomer: isian "nomer" tidak dikenal; mungkin maksudnya "nomor"',
        "2 kesalahan; tidak ada berkas yang dibuat",
    ]
    done = desk.run("build", "salah.yaml")

    assert (3, "", expected) == (done.code, done.out, done.err.splitlines())
    assert ["k.yaml", "salah.yaml"] == desk.files()


def test_missing_facts_are_told_with_their_places(desk: Desk) -> None:
    """What a ragam needs is asked for once, whichever ragam want it, where it would stand."""
    desk.put(penetapan={"tempat": "Jambi"}, nomor=None)
    done = desk.run("build", "k.yaml")

    assert 3 == done.code
    assert ["k.yaml:2:8: nomor", "k.yaml:8:1: penetapan.tanggal", "k.yaml:8:1: penetapan.nama"] == [
        ": ".join(line.split(": ")[:2]) for line in done.err.splitlines()[:-1]
    ]
    assert 0 == desk.run("build", "k.yaml", "--ragam", "rancangan", "--format", "txt").code


def test_a_build_that_breaks_leaves_nothing(desk: Desk) -> None:
    """When a page cannot be drawn, no ragam and no format is written."""
    (desk.folder / "hasil").mkdir()
    desk.put("k.yaml", menimbang=["bahwa \U0001f600"])
    done = desk.run("build", "k.yaml", "--format", "txt,pdf")

    assert done.code in (ExitCode.REFUSED, ExitCode.MISSING, ExitCode.INVALID_INPUT)
    assert "" == done.out
    assert ["k.yaml"] == desk.files()


@pytest.mark.parametrize("out", ["k.yaml", "k.yaml/hasil", "x" * 300])
def test_a_folder_that_cannot_be_made(out: str, desk: Desk) -> None:
    """Told as missing on this machine, with what to do."""
    done = desk.run("build", "k.yaml", "--format", "txt", "--out", out)

    assert (5, "") == (done.code, done.out)
    assert done.err.startswith(f"Kesalahan: folder {out} tidak dapat dibuat (")
    assert ["k.yaml"] == desk.files()


TEAM = {"jenis": "daftar_nama", "orang": [{"nama": "Ani Contoh"}, {"nama": "Beni Umpama"}]}


def test_excerpts_for_each_or_some(desk: Desk) -> None:
    """A file for each person, named for them; names as the list has them, whatever the capitals."""
    desk.put("t.yaml", lampiran=[TEAM], memutuskan=WITH_LAMPIRAN)
    one = ["build", "t.yaml", "--ragam", "petikan", "--format", "txt"]

    every = desk.run(*one, "--untuk", "semua")
    some = desk.run(*one, "--untuk", "beni umpama", "--untuk", "Beni  Umpama", "--out", "b")

    names = [f"hasil/2026kpt010-petikan-{name}.txt" for name in ("ani-contoh", "beni-umpama")]
    assert Run(0, "".join(f"{name}\n" for name in names), "") == every
    assert "b/2026kpt010-petikan-beni-umpama.txt\n" == some.out
    assert "Ani" not in (desk.folder / "b/2026kpt010-petikan-beni-umpama.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], 'petikan untuk siapa belum disebut; pakai --untuk "Nama" seperti dalam lampiran, atau --untuk semua'),
        (["--untuk", "Beni Umpam"], 'nama "Beni Umpam" tidak ada dalam lampiran; mungkin maksudnya "Beni Umpama"'),
        (["--untuk", "x=y"], 'kolom "x" tidak ada dalam lampiran; yang ada: no, nama, jabatan, kedudukan, keterangan'),
        (["--untuk", "nama=Ani"], 'tidak ada baris dengan nama "Ani"; mungkin maksudnya "Ani Contoh"'),
        (["--ragam", "asli", "--untuk", "Ani Contoh"], "--untuk dipakai bersama --ragam petikan"),
    ],
)
def test_excerpts_that_cannot_be_made(desk: Desk, words: list[str], said: str) -> None:
    """Told with what is near; nothing is written."""
    desk.put("t.yaml", lampiran=[TEAM], memutuskan=WITH_LAMPIRAN)

    assert Run(2, "", f"Kesalahan: {said}\n") == desk.run("build", "t.yaml", "--ragam", "petikan", *words)
    assert ["k.yaml", "t.yaml"] == desk.files()


def test_the_anchor_is_told(desk: Desk) -> None:
    """To a person on stderr; to a program as JSON, with the place in pt and mm."""
    words = ["build", "k.yaml", "--ragam", "tte", "--out", "t"]
    told = desk.run(*words)
    report = json.loads(desk.run(*words, "--json").out)
    anchors = [file["anchor"] for file in report["files"] if "anchor" in file]

    assert (0, "t/2026kpt010-tte.docx\nt/2026kpt010-tte.pdf\n") == (told.code, told.out)
    assert re.match(
        r't/2026kpt010-tte.pdf: jangkar "#" di halaman 1, x \d+,\d dan y \d+,\d pt dari kiri bawah', told.err
    )
    assert [("t/2026kpt010-tte.docx", "docx"), ("t/2026kpt010-tte.pdf", "pdf")] == [
        (file["file"], file["format"]) for file in report["files"]
    ]
    assert [("#", 1, 25.0)] == [(one["char"], one["page"], one["place"]["mm"]["width"]) for one in anchors]


def test_srikandi_is_a_word_file(desk: Desk) -> None:
    """With other ragam too; asked for as something else alone it is refused."""
    made = desk.run("build", "k.yaml", "--ragam", "srikandi,rancangan")
    refused = desk.run("build", "k.yaml", "--ragam", "srikandi", "--format", "pdf,txt")

    assert ["srikandi.docx", "rancangan.docx", "rancangan.pdf"] == [
        line.rpartition("-")[2] for line in made.out.splitlines()
    ]
    assert (2, "") == (refused.code, refused.out)
    assert "ragam srikandi hanya dibuat sebagai docx" in refused.err


# check, new, schema


def test_check(desk: Desk) -> None:
    """Nothing on stdout, a sentence on stderr; nothing is written."""
    assert Run(0, "", "k.yaml: tidak ada kesalahan\n") == desk.run("check", "k.yaml")
    assert ["k.yaml"] == desk.files()


def test_check_says_what_a_ragam_lacks(desk: Desk) -> None:
    """A draft is no fault; what asli and salinan still need is a note, where it would stand."""
    desk.put("k.yaml", nomor=None, salinan=None)
    asli = "nomor keputusan belum diisi (baris 2)"
    expected = (
        "k.yaml: tidak ada kesalahan\n"
        f"k.yaml: belum cukup untuk ragam asli, tte: {asli}\n"
        "k.yaml: belum cukup untuk ragam petikan, salinan: "
        f"{asli}, pengesah salinan (jabatan dan nama) belum diisi (baris 9)\n"
    )

    assert Run(0, "", expected) == desk.run("check", "k.yaml")
    missing = json.loads(desk.run("check", "k.yaml", "--format", "json").out)["missing"]
    both = ["nomor", "salinan"]
    assert {"asli": ["nomor"], "petikan": both, "salinan": both, "tte": ["nomor"]} == {
        name: [fault["path"] for fault in faults] for name, faults in missing.items()
    }


def test_what_is_not_there_at_all_stands_at_the_head(desk: Desk) -> None:
    """Line 1, column 1; the faults are in the order of the file."""
    lines = "".join(line for line in as_yaml(nomor=None).splitlines(keepends=True) if not line.startswith("salinan"))
    (desk.folder / "k.yaml").write_text("# keputusan\n\n" + lines, encoding="utf-8")
    done = desk.run("build", "k.yaml")

    assert ["k.yaml:1:1: salinan", "k.yaml:4:8: nomor"] == [
        ": ".join(line.split(": ")[:2]) for line in done.err.splitlines()[:-1]
    ]


@pytest.mark.parametrize("char", ["Ω", "①", "選", "\U0001f600"])
def test_a_letter_that_the_pdf_cannot_show(char: str, desk: Desk) -> None:
    """Told at its place; Word and text need no font of ours."""
    if char == "Ω":
        from kpudocs.renderers.pdf.fonts import regular

        if char in regular().widths:
            pytest.skip("the font has it")
    desk.put("k.yaml", mengingat=["UU", f"x {char}"])
    done = desk.run("build", "k.yaml")

    assert (3, "") == (done.code, done.out)
    assert f'mengingat[2]: huruf "{char}" (U+{ord(char):04X}) tidak ada dalam huruf PDF; ganti' in done.err
    assert done.err.startswith("k.yaml:6:")
    assert ["k.yaml"] == desk.files()
    assert 0 == desk.run("build", "k.yaml", "--format", "docx,txt").code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["schema"], "keluaran tidak dapat ditulis (ruang disk habis)"),
        (["check", "k.yaml", "--format", "json"], "keluaran tidak dapat ditulis"),
        (
            ["build", "k.yaml", "--format", "txt"],
            "2 berkas sudah dibuat dalam folder hasil, tetapi daftarnya tidak dapat",
        ),
        (["new", "baru"], "keputusan.yaml sudah dibuat, tetapi namanya tidak dapat ditulis"),
    ],
)
def test_a_full_stdout(words: list[str], said: str, desk: Desk) -> None:
    """Told as missing on this machine, and what was made is not denied."""
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "kpudocs", *words]
        done = subprocess.run(command, cwd=desk.folder, stdout=full, stderr=subprocess.PIPE, check=False)

    assert (5, 1) == (done.returncode, len(done.stderr.decode().splitlines()))
    assert said in done.stderr.decode()


def test_check_tells_all(desk: Desk) -> None:
    """All faults at once, in the order of the file."""
    desk.put("k.yaml", lembaga="KPU Jambi", tahun=1)
    done = desk.run("check", "k.yaml")

    assert (3, "") == (done.code, done.out)
    assert ["k.yaml:1:10: lembaga", "k.yaml:3:8: tahun", "2 kesalahan"] == [
        ": ".join(line.split(": ")[:2]) for line in done.err.splitlines()
    ]


def test_check_for_programs(desk: Desk) -> None:
    """JSON on stdout, nothing on stderr; the exit code says the same."""
    clean: dict[str, Any] = {
        "faults": [],
        "missing": {},
        "undecided": [],
        "findings": [],
        "accepted": [],
        "mended": [],
    }
    report = json.loads(desk.run("check", "k.yaml", "--format", "json").out)
    assert {"version": 1, "file": "k.yaml", **clean} == report

    desk.put("k.yaml", menimbang=["a", True])
    done = desk.run("check", "k.yaml", "--format", "json")
    (fault,) = json.loads(done.out)["faults"]

    assert (3, "") == (done.code, done.err)
    assert ("menimbang[2]", ["menimbang", 1], 5, "string_type") == tuple(
        fault[name] for name in ("path", "loc", "line", "code")
    )


def test_new_builds_as_it_stands(desk: Desk) -> None:
    """In every ragam and format, without a word of complaint."""
    made = desk.run("new", "baru/dua kata")

    assert (0, f"{Path('baru/dua kata/keputusan.yaml')}\n") == (made.code, made.out)
    assert "kpudocs build" in made.err
    done = desk.run("build", made.out.strip(), "--ragam", "asli,rancangan,salinan", "--format", "docx,pdf,txt")
    assert (0, 9) == (done.code, len(done.out.splitlines()))
    assert all(" halaman" in line for line in done.err.splitlines())
    assert 0 == desk.run("check", made.out.strip()).code


def test_new_writes_over_nothing(desk: Desk) -> None:
    """A file that is there stays."""
    assert 0 == desk.run("new").code
    (desk.folder / "keputusan.yaml").write_text("isi saya", encoding="utf-8")
    done = desk.run("new")

    assert (2, "") == (done.code, done.out)
    assert "keputusan.yaml sudah ada" in done.err
    assert "isi saya" == (desk.folder / "keputusan.yaml").read_text(encoding="utf-8")


def test_a_closed_stdout(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python has no stdout then; nothing is said to be done that was not."""
    monkeypatch.setattr(sys, "stdout", None)
    code = main(["schema"])

    assert 5 == code


def test_new_where_no_folder_can_be(desk: Desk) -> None:
    """Told in Indonesian."""
    done = desk.run("new", "k.yaml/x")

    assert (5, "") == (done.code, done.out)
    assert not ENGLISH.search(done.err)


def test_schema() -> None:
    """UTF-8 on stdout, a JSON Schema that the decree on the desk fits."""
    done = subprocess.run([sys.executable, "-m", "kpudocs", "schema"], capture_output=True, check=False)
    schema = json.loads(done.stdout.decode("utf-8"))

    jsonschema.Draft202012Validator.check_schema(schema)
    assert (0, b"") == (done.returncode, done.stderr)
    assert jsonschema.Draft202012Validator(schema).is_valid(FACTS)


# Usage


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["buidl", "k.yaml"], 'perintah "buidl" tidak dikenal; mungkin maksudnya "build"'),
        (["cek", "k.yaml"], 'perintah "cek" tidak dikenal; mungkin maksudnya "check"'),
        (["zzz"], 'perintah "zzz" tidak dikenal; pilihannya: amend, apply, batch, build, certify, check, diff'),
        (["build", "--ragm", "asli", "k.yaml"], 'opsi --ragm tidak dikenal; mungkin maksudnya "--ragam"'),
        (["build", "--froce", "k.yaml"], 'opsi --froce tidak dikenal; mungkin maksudnya "--force"'),
        (["--versoin"], 'opsi --versoin tidak dikenal; mungkin maksudnya "--version"'),
        (["build", "-x", "k.yaml"], "opsi -x tidak dikenal"),
        (["build"], "FILE.yaml belum disebut"),
        (["build", "k.yaml", "--out"], "--out belum diberi isi"),
        (["build", "a", "b"], "isian terlalu banyak; apit nama berkas yang memuat spasi dengan tanda kutip"),
        (["build", "k.yaml", "--ragam", "asil"], '--ragam: "asil" tidak dikenal; mungkin maksudnya "asli"'),
        (
            ["build", "k.yaml", "--ragam", "asli,copy"],
            '--ragam: "copy" tidak dikenal; pilihannya: asli, petikan, rancangan, salinan, srikandi, tte',
        ),
        (["build", "k.yaml", "--format", "xlsx"], '--format: "xlsx" tidak dikenal; pilihannya: docx, pdf, txt'),
        (["build", "k.yaml", "--format", "pfd"], '--format: "pfd" tidak dikenal; mungkin maksudnya "pdf"'),
        (["build", "k.yaml", "--format", ","], "--format: belum disebut; pilihannya: docx, pdf, txt"),
        (["register", "reserve", "--tahun", "1900"], "--tahun: isi bilangan, paling kecil 1945"),
        (["register", "reserve", "--banyak", "100001"], "--banyak: isi bilangan, paling besar 100000"),
        (["batch", "n.yaml", "--workers", "dua"], "--workers: isi bilangan bulat, misalnya 3"),
        (["check", "k.yaml", "--format", "xml"], "--format: nilainya tidak dikenal; pilihannya: text, json"),
        (["schema", "x"], "isian terlalu banyak"),
        (["build", "k.yaml", "--force=ya"], "--force tidak memakai isi; tulis --force saja"),
    ],
)
def test_wrong_usage(words: list[str], said: str, desk: Desk) -> None:
    """What is wrong, the near word, and where to read more; exit code 2."""
    done = desk.run(*words)

    assert (2, "") == (done.code, done.out)
    assert f"Kesalahan: {said}" in done.err
    assert not ENGLISH.search(done.err.replace("--version", "").replace("--format", ""))
    assert ["k.yaml"] == desk.files()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("tidak ada.yaml", "tidak ada.yaml: berkas tidak ditemukan; periksa nama dan foldernya"),
        ("k.odt", "k.odt: bentuk berkas tidak dikenal; pakai berkas berakhiran .yaml, .yml"),
        ("folder.yaml", "folder.yaml: berkas tidak dapat dibaca (itu sebuah folder); periksa berkas dan izinnya"),
    ],
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_file_that_cannot_be_read(command: str, name: str, said: str, desk: Desk) -> None:
    """The file is an input too: exit code 3."""
    (desk.folder / "folder.yaml").mkdir()

    end = "1 kesalahan; tidak ada berkas yang dibuat\n" if command == "build" else "1 kesalahan\n"
    assert Run(3, "", f"{said}\n{end}") == desk.run(command, name)


@pytest.mark.parametrize(
    "words", [["--help"], ["-h"], *([name, "--help"] for name in ("build", "check", "import", "new", "rule", "schema"))]
)
def test_help(words: list[str], desk: Desk) -> None:
    """In Indonesian, once, on stdout."""
    done = desk.run(*words)

    assert (0, "") == (done.code, done.err)
    assert 1 == done.out.count("Pemakaian:")
    assert not ENGLISH.search(re.sub(r"--\w+", "", done.out))
    assert "<bool>" not in done.out


def test_no_command(desk: Desk) -> None:
    """The help, once, and exit code 2."""
    done = desk.run()

    assert 2 == done.code
    assert 1 == (done.out + done.err).count("Pemakaian:")


def test_version(desk: Desk) -> None:
    """One line."""
    assert Run(0, f"kpudocs {kpudocs.__version__}\n", "") == desk.run("--version")


def test_interrupted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with 130 and leaves nothing."""

    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "moment_asked_for", interrupt)

    assert Run(130, "", "Dihentikan.\n") == desk.run("build", "k.yaml")
    assert ["k.yaml"] == desk.files()


def test_an_accident_is_told_as_such(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of kpudocs itself: no traceback without --debug."""

    def fall(*args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(build, "moment_asked_for", fall)
    with pytest.raises(SystemExit) as caught:
        desk.run("build", "k.yaml")

    assert ExitCode.INTERNAL == caught.value.code
    with pytest.raises(SystemExit):
        desk.run("build", "k.yaml", "--debug")


def test_debug_shows_the_traceback(desk: Desk) -> None:
    """For bad input too, before or after the command."""
    desk.put("k.yaml", tahun="x")
    for words in (["--debug", "check", "k.yaml"], ["check", "k.yaml", "--debug"]):
        done = subprocess.run([sys.executable, "-m", "kpudocs", *words], capture_output=True, text=True, check=False)

        assert "Traceback" in done.stderr
        assert 3 == done.returncode
    assert "Traceback" not in desk.run("check", "k.yaml").err


words = st.lists(
    st.one_of(
        st.sampled_from(["build", "check", "new", "schema", "--ragam", "--format", "--out", "--force", "--help", "-h"]),
        st.sampled_from(
            ["k.yaml", "asli", "txt", "json", "--", "-", "", "--ragam=salinan", "baru", "k.yaml/x", "--version"]
        ),
        st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=5).map(
            lambda t: t.replace("/", "")
        ),
    ),
    max_size=5,
)
same_desk = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)


@same_desk
@given(words)
def test_any_arguments(desk: Desk, words: list[str]) -> None:
    """No words lead to a traceback, and each run ends with a documented code."""
    done = desk.run(*words)

    assert done.code in set(ExitCode) - {ExitCode.INTERNAL}
    assert "Traceback" not in done.err
    assert (0 == done.code) or done.err or not words


@same_desk
@given(
    st.one_of(
        st.binary(),
        st.text().map(
            str.encode,
        ),
    )
)
def test_any_file(desk: Desk, raw: bytes) -> None:
    """Nor does any file."""
    (desk.folder / "k.yaml").write_bytes(raw)
    done = desk.run("check", "k.yaml")

    assert 3 == done.code
    assert "" == done.out
    assert all(line.startswith("k.yaml:") for line in done.err.splitlines()[:-1])


# As a program of its own


def program(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "kpudocs", *words]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, env={**env, **environment})


@pytest.mark.parametrize("arguments", [["--help"], ["check", "k.yaml"], ["build", "--help"]])
def test_quick_commands_import_nothing_heavy(arguments: list[str], desk: Desk) -> None:
    """What draws pages is imported by what draws pages."""
    heavy = ["docx", "docxtpl", "jinja2", "lxml", "PIL", "reportlab"]
    code = f"""
import sys
from kpudocs.cli import main
code = main({arguments})
print(code, [name for name in {heavy} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=desk.folder, capture_output=True, text=True, check=False)

    assert "0 []" == done.stderr.splitlines()[-1]


def test_a_console_without_the_letters(desk: Desk) -> None:
    """A console of another encoding shows question marks rather than ending the command."""
    (desk.folder / "√.yaml").write_text(as_yaml(tahun="x"), encoding="utf-8")
    done = program("check", "√.yaml", cwd=desk.folder, PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert 3 == done.returncode
    assert b"Traceback" not in done.stderr
    assert b"harus berupa bilangan bulat" in done.stderr


def test_a_reader_that_leaves(desk: Desk) -> None:
    """`kpudocs schema | head -1` ends quietly."""
    with subprocess.Popen(
        [sys.executable, "-m", "kpudocs", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.close()

        assert b"" == process.stderr.read()


def test_two_processes_give_the_same_bytes(desk: Desk) -> None:
    """Whatever the hash seed and the time zone."""
    for seed, zone in (("1", "UTC"), ("2", "Asia/Jakarta")):
        done = program("build", "k.yaml", "--out", seed, cwd=desk.folder, PYTHONHASHSEED=seed, TZ=zone)

        assert 0 == done.returncode
    one, two = ({path.name: path.read_bytes() for path in (desk.folder / seed).iterdir()} for seed in "12")

    assert 7 == len(one)
    assert one == two


def test_a_draft_of_nothing_but_the_needed(desk: Desk) -> None:
    """The least a decree can be is built as a draft."""
    draft = "".join(line for line in as_yaml().splitlines(keepends=True) if line.partition(":")[0] in DRAFT)
    (desk.folder / "k.yaml").write_text(draft, encoding="utf-8")

    assert 0 == desk.run("build", "k.yaml", "--ragam", "rancangan").code
    assert 3 == desk.run("build", "k.yaml").code
