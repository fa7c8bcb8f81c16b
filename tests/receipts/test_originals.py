"""A copy is bound to the original it was made from, and says what that says."""

from __future__ import annotations

import io
import zlib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

import kpudocs
from kpudocs.cli import main
from kpudocs.composition import compose
from kpudocs.errors import InvalidInput, RefusedOutput
from kpudocs.naskah import Naskah
from kpudocs.receipts.originals import _read_pages, compare_original, examine_original
from kpudocs.receipts.receipt import OriginalRecord, hash_of, read_receipt
from kpudocs.receipts.verification import verify
from tests.examples import EXAMPLES, built, example
from tests.loaders.decrees import make
from tests.receipts.desk import put

RECORD = OriginalRecord(nama="asli.pdf", ukuran=1, sha256="0" * 64, halaman=1, teks="tidak_dibandingkan")
Pages = list[list[str]]


@lru_cache
def pages_of(name: str, ragam: str) -> tuple[tuple[str, ...], ...]:
    return tuple(map(tuple, _read_pages(built(name, ragam, "pdf"), "asli.pdf")))


def pages(name: str = "jambi-2026", ragam: str = "asli") -> Pages:
    """What is read of an original, to be spoilt."""
    return [list(page) for page in pages_of(name, ragam)]


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("ragam", ["asli", "tte"])
def test_what_kpudocs_makes_says_what_its_facts_say(name: str, ragam: str) -> None:
    """Every example, over its pages, with rows that go on over them; signed by hand or electronically."""
    wordings = [example(name, "asli"), example(name, "tte")]
    record = compare_original(RECORD, pages(name, ragam), wordings)

    assert ("sama", []) == (record.teks, record.tanpa_teks)
    assert ragam == "tte" or [] == record.tambahan


def place_of(found: Pages, words: str) -> tuple[int, int]:
    return next((i, j) for i, page in enumerate(found) for j, line in enumerate(page) if words in line)


SPOILT = {
    "a word of the body": ("percepatan", lambda line: [line.replace("percepatan", "perlambatan")]),
    "a digit": ("Nomor 7 Tahun 2017", lambda line: [line.replace("2017", "2018")]),
    "a line lost": ("percepatan", lambda line: []),
    "a line put in": ("percepatan", lambda line: ["tidak", line]),
    "a cell of a lampiran": ("Pembentukan Tim", lambda line: [line.replace("Pembentukan", "Pembubaran")]),
    "a name": ("MEMUTUSKAN:", lambda line: ["MEMUTUSKAN"]),
}


@pytest.mark.parametrize("what", SPOILT)
def test_an_original_that_says_something_else(what: str) -> None:
    """Refused, with the first difference."""
    words, change = SPOILT[what]
    found = pages()
    page, line = place_of(found, words)
    found[page][line : line + 1] = change(found[page][line])

    with pytest.raises(RefusedOutput, match=r"tidak mengatakan yang dikatakan isian: (?:sesudah|pada halaman)"):
        compare_original(RECORD, found, [example("jambi-2026", "asli")])


def test_a_page_that_is_missing() -> None:
    """Its texts are missed."""
    found = pages()
    del found[1]

    with pytest.raises(RefusedOutput):
        compare_original(RECORD, found, [example("jambi-2026", "asli")])


def test_the_difference_is_shown_in_words() -> None:
    """From the word that differs on, with its blanks: what should stand there, and what does on which page."""
    found = pages()
    page, line = place_of(found, "percepatan")
    found[page][line] = found[page][line].replace("percepatan", "perlambatan")

    with pytest.raises(RefusedOutput, match=rf'seharusnya "percepatan .*pada halaman {page + 1} terbaca "perlambatan'):
        compare_original(RECORD, found, [example("jambi-2026", "asli")])


def test_a_page_of_other_words() -> None:
    """A lampiran that the facts lack is a difference; a stamp on a page of its own is told."""
    extra = [f"LAMPIRAN III baris {number} yang tidak ada dalam isian" for number in range(10)]
    with pytest.raises(RefusedOutput, match="memuat teks yang tidak ada dalam isian"):
        compare_original(RECORD, [*pages(), extra], [example("jambi-2026", "asli")])

    record = compare_original(RECORD, [*pages(), ["Cap kantor", "Agenda 12"]], [example("jambi-2026", "asli")])
    assert ["Cap kantor", "Agenda 12"] == [one.teks for one in record.tambahan]


def test_what_a_signing_service_adds() -> None:
    """At the edges of a page and where the signature goes: told, page by page."""
    found = pages()
    found[0].append("Dokumen ini telah ditandatangani")
    page, line = place_of(found, example("jambi-2026", "asli").penetapan.nama)
    found[page].insert(line, "Ditandatangani secara elektronik oleh:")
    record = compare_original(RECORD, found, [example("jambi-2026", "asli")])

    assert [(1, "Dokumen ini telah ditandatangani"), (page + 1, "Ditandatangani secara elektronik oleh:")] == [
        (one.halaman, one.teks) for one in record.tambahan
    ]


def test_a_scanned_page_among_others() -> None:
    """Its number is told; what stands around it is compared all the same."""
    found = pages()
    found[2] = []
    record = compare_original(RECORD, found, [example("jambi-2026", "asli")])
    found[3][place_of(found[3:4], "Pembentukan Tim")[1]] = "Pembubaran Tim"

    assert ("sebagian", [3]) == (record.teks, record.tanpa_teks)
    with pytest.raises(RefusedOutput):
        compare_original(RECORD, found, [example("jambi-2026", "asli")])


def scan(count: int = 2) -> bytes:
    """Pages that are pictures."""
    buffer = io.BytesIO()
    first, *rest = [Image.new("L", (60, 90), 250) for _ in range(count)]
    first.save(buffer, "PDF", save_all=True, append_images=rest)
    return buffer.getvalue()


def wordings(**facts: object) -> list[Naskah]:
    return [compose(make(**facts), "asli")]


def test_a_scan_has_no_text_to_compare(tmp_path: Path) -> None:
    """That is noted, with hash and pages."""
    path = tmp_path / "pindaian.pdf"
    path.write_bytes(scan())
    record = examine_original(path, wordings())

    assert ("tanpa_teks", 2, hash_of(path.read_bytes())) == (record.teks, record.halaman, record.sha256)


def test_a_text_layer_may_be_left_alone(tmp_path: Path) -> None:
    """As a person decided who compared it: that is noted."""
    path = tmp_path / "asli.pdf"
    path.write_bytes(built("tim-2026", "asli", "pdf"))

    assert "tidak_dibandingkan" == examine_original(path, wordings(), compare=False).teks
    with pytest.raises(RefusedOutput):
        examine_original(path, wordings())


def locked() -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(scan())) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(owner="a", user="b"))
    return buffer.getvalue()


def bomb() -> bytes:
    """A page whose content unpacks to a thousand million characters."""
    buffer = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        packer = zlib.compressobj(9)
        start = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
        block = packer.compress(b"q " * 500_000) + packer.flush(zlib.Z_FULL_FLUSH)
        packed = start + block * 1200
        page.Contents = pikepdf.Stream(pdf, b"")
        page.Contents.write(packed, filter=pikepdf.Name.FlateDecode)
        pdf.save(buffer)
    return buffer.getvalue()


HOSTILE = {"empty": b"", "text": b"bukan PDF", "half": scan()[:200], "noise": b"%PDF-1.7\n" + bytes(range(256)) * 50}


@pytest.mark.parametrize("what", [*HOSTILE, "locked", "bomb"])
def test_hostile_files(what: str, tmp_path: Path) -> None:
    """An error of ours, in bounded time and memory."""
    path = tmp_path / "x.pdf"
    path.write_bytes({"locked": locked, "bomb": bomb}.get(what, lambda: HOSTILE[what])())
    with pytest.raises(InvalidInput, match=r"x\.pdf: "):
        examine_original(path, wordings())


def test_certify(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The command: the copy, its receipt with the original's hash, and what was compared."""
    monkeypatch.chdir(tmp_path)
    path = put(tmp_path)
    Path("asli.pdf").write_bytes(kpudocs.render(compose(kpudocs.load(path), "asli"), "pdf"))
    assert 0 == main(["certify", "asli.pdf", "--dari", "k.yaml", "--format", "pdf"])
    captured = capsys.readouterr()
    receipt = read_receipt(Path("hasil/2026kpt010-salinan.bukti.json"))
    assert receipt.asli is not None

    assert (str(Path("hasil/2026kpt010-salinan.pdf")) + "\n") == captured.out
    assert "asli.pdf: 1 halaman; teksnya sama dengan isian" in captured.err
    assert ("sama", 1, hash_of(Path("asli.pdf").read_bytes())) == (
        receipt.asli.teks,
        receipt.asli.halaman,
        receipt.asli.sha256,
    )

    put(tmp_path, menimbang=["bahwa perlu aksi"])
    assert 6 == main(["certify", "asli.pdf", "--dari", "k.yaml", "--out", "lain"])
    assert 'seharusnya "perlu aksi' in capsys.readouterr().err
    assert not Path("lain").exists()


def test_verify_looks_for_the_original(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Beside the receipt or the facts, or where it is named; another one is a finding."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path)
    original = tmp_path / "asli.pdf"
    original.write_bytes(scan())
    main(["certify", "asli.pdf", "--dari", "k.yaml", "--format", "txt"])
    made = tmp_path / "hasil" / "2026kpt010-salinan.txt"
    found = verify(made)
    original.write_bytes(scan(3))
    other = verify(made)
    original.unlink()
    gone = verify(made)

    assert ("sama", ()) == (found.state, found.notes)
    assert ["asli_berubah"] == [fault.code for fault in other.findings]
    assert ("sama", "naskah asli asli.pdf tidak ditemukan") == (gone.state, gone.notes[0][:36])


def test_a_decree_without_a_name_twice() -> None:
    """The name of who signs may stand in a lampiran too: reading goes on past it."""
    naskah = example("tim-2026", "asli")

    assert "sama" == compare_original(RECORD, pages("tim-2026"), [replace(naskah)]).teks
