"""All PDFs of a batch as one file: `kpudocs batch --merge`."""

from __future__ import annotations

import io
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import page
import pikepdf
import pytest

from kpudocs.batch import run_batch
from kpudocs.batch.manifest import Manifest
from kpudocs.batch.merge import join_outputs
from kpudocs.batch.run import manifest_path
from kpudocs.batch.stores import open_store
from kpudocs.cli import main
from kpudocs.errors import FileExists, UsageError
from tests.batch.office import HEADER, NASKAH, PART, Office, rows

PDF = {"ragam": ("asli",), "formats": ("pdf",)}
WITH_LAMPIRAN = f"""\
{NASKAH.replace("sebagai Ketua KPPS", f"sebagai Ketua KPPS sebagaimana tercantum dalam Lampiran {PART}")}
salinan:
  jabatan: Kepala Bagian Hukum
  nama: Eka Contoh
lampiran:
  - jenis: tabel
    judul: Jadwal (1 0 R)
    kolom: [Kegiatan, Tanggal]
    baris:
      - ["Pelantikan ${{ketua}}", 1 Maret]
      - [Pembekalan, 2 Maret]
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return Office(tmp_path)


def text_of(path: Path) -> list[str]:
    """The text of each page, as another program reads it."""
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return done.stdout.split("\f")[:-1]


def marks_of(pdf: pikepdf.Pdf) -> list[tuple[int, int]]:
    """From the structure tree, in its order: the page and mark of every piece of content."""
    pages = {one.objgen: i for i, one in enumerate(pdf.pages)}
    found: list[tuple[int, int]] = []

    def walk(node: pikepdf.Object, near: tuple[int, int]) -> None:
        if isinstance(node, int):
            found.append((pages[near], node))
            return
        near = node.Pg.objgen if "/Pg" in node else near
        if "/MCID" in node:
            found.append((pages[near], int(node.MCID)))
        kids = node.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            walk(kid, near)

    walk(pdf.Root.StructTreeRoot, (0, 0))
    return found


def test_one_file_in_the_order_of_the_rows(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Its pages say what the decrees' pages say; within a row the ragam stand as they were asked for."""
    office.naskah.write_text(WITH_LAMPIRAN, encoding="utf-8")
    office.put([(3, "Desa C", "Ani"), (1, "Desa A", "Budi"), (2, "Desa B", "Cici")])
    words = ["--ragam", "salinan,asli", "--format", "pdf,txt", "--merge", "gabungan.pdf", "--name", "${desa}"]

    assert 0 == main(["batch", "naskah.yaml", "data.csv", *words])
    told = capsys.readouterr()
    parts = [office.out / f"Desa {desa}-{ragam}.pdf" for desa in "CAB" for ragam in ("salinan", "asli")]

    assert [page for part in parts for page in text_of(part)] == text_of(Path("gabungan.pdf"))
    assert f"{office.out.name}/laporan.jsonl\ngabungan.pdf\n" == told.out.replace("\\", "/")
    assert "gabungan.pdf memuat 6 PDF menurut urutan data" in told.err.splitlines()


def test_it_is_tagged_and_archival(office: Office) -> None:
    """PDF/A-2a and PDF/UA-1 as its parts; the tree leads to all content in order, bookmarks to the decrees."""
    office.naskah.write_text(WITH_LAMPIRAN, encoding="utf-8")
    office.put(rows(70))  # more than one node of the trees of pages and marks
    run_batch(office.naskah, office.data, office.out, merge="gabungan.pdf", workers=1, **PDF)
    content = Path("gabungan.pdf").read_bytes()
    reports = [page.validate_pdf_bytes(content, profile=page.ValidationProfile(one)) for one in ("2a", "ua1")]
    checked = subprocess.run([str(shutil.which("qpdf")), "--check", "gabungan.pdf"], capture_output=True, check=False)
    expected, starts, before = [], [], 0
    for name in office.files():
        with pikepdf.open(office.out / name) as part:
            expected += [(before + where, mark) for where, mark in marks_of(part)]
            starts.append(before)
            before += len(part.pages)
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as outline:
        marks, count = marks_of(pdf), len(pdf.pages)
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        owners = [all("/S" in owner for owner in parents[one.StructParents]) for one in pdf.pages]
        titles = [one.title for one in outline.root]
        targets = [pdf.pages.index(one.destination[0]) for one in outline.root]

    assert [[], []] == [[str(failure) for failure in report.failures] for report in reports]
    assert (0, b"") == (checked.returncode, checked.stderr)
    assert (expected, before) == (marks, count)
    assert [True] * before == owners
    assert 70 == len(titles) and starts == targets
    assert sum(path.stat().st_size for path in office.out.glob("*.pdf")) > 2 * len(content)


def test_what_failed_is_left_out(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """And told; once it is mended, --resume puts it in its place."""
    office.put([(1, "Desa A", "Ani"), (2, "Desa B", ""), (3, "Desa C", "Cici")])
    words = ["batch", "naskah.yaml", "data.csv", "--ragam", "asli", "--format", "pdf", "--merge", "g.pdf"]

    assert 1 == main(words)
    assert "g.pdf memuat 2 PDF menurut urutan data; 1 keputusan yang gagal tidak ikut" in capsys.readouterr().err
    office.put([(1, "Desa A", "Ani"), (2, "Desa B", "Budi"), (3, "Desa C", "Cici")])

    assert 0 == main([*words, "--resume"])
    assert [page for name in office.files() for page in text_of(office.out / name)] == text_of(Path("g.pdf"))
    there = Path("g.pdf").stat()
    assert 0 == main([*words, "--resume"])
    assert (there.st_ino, there.st_mtime_ns) == (Path("g.pdf").stat().st_ino, Path("g.pdf").stat().st_mtime_ns)


def test_nothing_to_join(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """No file, and why."""
    office.put([(1, "Desa A", "")])

    assert 1 == main(["batch", "naskah.yaml", "data.csv", "--ragam", "asli", "--format", "pdf", "--merge", "g.pdf"])
    assert "g.pdf tidak dibuat, karena tidak ada PDF yang dapat digabung" in capsys.readouterr().err
    assert not Path("g.pdf").exists()


def test_somebody_else_s_file_stays(office: Office) -> None:
    """Refused before anything is made; also where it was ours and somebody changed it; --force writes over it."""
    office.put(rows(2))
    joined = Path("g.pdf")
    joined.write_text("orang lain")
    with pytest.raises(FileExists):
        run_batch(office.naskah, office.data, office.out, merge="g.pdf", **PDF)

    assert "orang lain" == joined.read_text() and [] == office.files()
    run_batch(office.naskah, office.data, office.out, merge="g.pdf", force=True, **PDF)
    assert joined.read_bytes().startswith(b"%PDF")
    joined.write_bytes(joined.read_bytes() + b"\n")
    with pytest.raises(FileExists):
        run_batch(office.naskah, office.data, office.out, merge="g.pdf", resume=True, **PDF)


@pytest.mark.parametrize(
    ("merge", "options", "told"),
    [
        ("g.docx", {}, "tidak berakhiran .pdf"),
        ("g.pdf", {"formats": ("docx",)}, "sertakan pdf pada --format"),
        ("hasil/a-asli.pdf", {"name": "a"}, "adalah nama salah satu keputusan"),
    ],
)
def test_what_cannot_be_joined_so(merge: str, options: dict[str, object], told: str, office: Office) -> None:
    """Told as wrong usage; no decree is lost."""
    office.put(rows(1))

    with pytest.raises(UsageError, match=told):
        run_batch(office.naskah, office.data, "hasil", merge=merge, force=True, **{**PDF, **options})
    assert all(path.read_bytes().count(b"%kpudocs: gabungan") == 0 for path in office.out.glob("*.pdf"))


def test_one_that_grows_too_large_is_parted(office: Office) -> None:
    """Into files that together hold all, each a sound one."""
    office.put(rows(6))
    run_batch(office.naskah, office.data, office.out, **PDF)
    with Manifest(manifest_path("hasil", office.data)) as manifest:
        entries = [(f"baris {i}", name.removesuffix("-asli.pdf")) for i, name in enumerate(office.files())]
        keys = dict(manifest._db.execute("SELECT name, key FROM made"))
        manifest.plan((row, name, name, keys[name], None) for row, name in entries)
        joined = join_outputs(manifest, open_store("hasil"), "g.pdf", most_bytes=1)
        again = join_outputs(manifest, open_store("hasil"), "g.pdf", most_bytes=1)

    assert (6, 6) == (joined.parts, len(joined.files))
    assert ("g.pdf", "g-2.pdf") == joined.files[:2]
    assert joined == again
    assert [page for name in office.files() for page in text_of(office.out / name)] == [
        page for name in joined.files for page in text_of(Path(name))
    ]


KILLED = """
import os, signal, sys
from kpudocs.batch import run_batch
def watch(event, arguments):
    if event == "os.rename" and str(arguments[1]).endswith("g.pdf"):
        os.kill(os.getpid(), signal.SIGKILL)
if len(sys.argv) > 1:
    sys.addaudithook(watch)
run_batch("naskah.yaml", "data.csv", "hasil", ragam=("asli",), formats=("pdf",), merge="g.pdf", resume=True, workers=1)
"""


def test_a_run_that_is_killed_while_it_joins(office: Office) -> None:
    """The old file or the new one, never half of one; the next run takes neither for somebody else's."""
    office.put(rows(3))
    subprocess.run([sys.executable, "-c", KILLED], check=True)
    old = Path("g.pdf").read_bytes()
    office.put(rows(4))
    done = subprocess.run([sys.executable, "-c", KILLED, "x"], check=False)
    between = Path("g.pdf").read_bytes()
    subprocess.run([sys.executable, "-c", KILLED], check=True)

    assert -signal.SIGKILL == done.returncode
    assert old == between
    assert 4 == len(text_of(Path("g.pdf")))
    assert [] == list(Path().glob(".*kpudocs*"))


def test_verify_passes_over_it(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Its parts have their receipts; that it is not judged is told."""
    office.put(rows(2), HEADER)
    run_batch(office.naskah, office.data, office.out, merge="hasil/g.pdf", **PDF)

    assert 0 == main(["verify", "hasil"])
    assert "g.pdf: gabungan banyak keputusan, tidak diperiksa" in capsys.readouterr().err
