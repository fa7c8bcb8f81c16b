"""Every way in which a file and its facts can drift apart is told, and none passes for unchanged."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpudocs.composition import compose_petikan
from kpudocs.errors import InvalidInput
from kpudocs.loaders import load_source
from kpudocs.output import OutputFolder
from kpudocs.receipts.making import files_of, make
from kpudocs.receipts.receipt import Receipt, hash_of, parse_receipt
from kpudocs.receipts.verification import Verdict, verify
from tests.receipts.desk import STEM, build, put


def codes(verdict: Verdict) -> list[str]:
    return [fault.code for fault in verdict.findings]


def forge(out: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change a receipt and seal it anew, as somebody would who knows how."""
    path = out / f"{STEM}.bukti.json"
    data = json.loads(path.read_bytes())
    change(data)
    path.write_bytes(Receipt.model_validate_json(json.dumps(data)).to_bytes())
    parse_receipt(path.read_bytes())


def words_changed(raw: bytes, old: str, new: str) -> bytes:
    """A Word file with a word changed, as Word would save it: in another zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(old.encode(), new.encode()))
    return buffer.getvalue()


@pytest.mark.parametrize("format", ["docx", "pdf", "txt"])
@pytest.mark.parametrize("ragam", ["asli", "rancangan", "salinan"])
def test_unchanged(format: str, ragam: str, tmp_path: Path) -> None:
    """Made anew and the same, byte for byte."""
    out = build(put(tmp_path), (format,), ragam=ragam)
    verdict = verify(out / f"2026kpt010-{ragam}.{format}")

    assert ("sama", True, (), ()) == (verdict.state, verdict.rebuilt, verdict.findings, verdict.notes)
    assert (str(tmp_path / "k.yaml"), str(out / f"2026kpt010-{ragam}.bukti.json")) == (verdict.source, verdict.receipt)


def test_an_excerpt(tmp_path: Path) -> None:
    """The receipt tells for whom it is, and so it is made anew for the same."""
    people = [{"nama": name} for name in ("Budi Contoh", "Siti Contoh")]
    path = put(tmp_path, lampiran=[{"jenis": "daftar_nama", "orang": people}])
    source = load_source(path)
    out = tmp_path / "hasil"
    made = [make(source, naskah, ("txt",), folder=out) for naskah in compose_petikan(source.keputusan)]
    OutputFolder(out).write(files_of(made, out))

    assert ["Budi Contoh", "Siti Contoh"] == [one.receipt.untuk for one in made]
    assert [True, True] == [verify(out / f"{one.name}.txt").rebuilt for one in made]


def test_a_moment_and_a_logo_of_its_own(tmp_path: Path, png: bytes) -> None:
    """What the file was told to carry is in the receipt; the logo is found beside the facts."""
    (tmp_path / "logo.png").write_bytes(png)
    path = put(tmp_path, profil={"logo": "logo.png"})
    out = build(path, ("docx", "pdf"), moment=datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC))

    assert [True, True] == [verify(out / f"{STEM}.{ending}").rebuilt for ending in ("docx", "pdf")]
    (tmp_path / "logo.png").write_bytes(png + b"\0")
    assert ["ikutan_berubah"] == codes(verify(out / f"{STEM}.docx"))


def test_an_output_that_changed(tmp_path: Path) -> None:
    """A word edited in Word: told, with the first place where it leaves the facts."""
    out = build(put(tmp_path), ("docx",))
    path = out / f"{STEM}.docx"
    path.write_bytes(words_changed(path.read_bytes(), "perlu rencana", "tidak perlu rencana"))
    verdict = verify(path)

    assert ["keluaran_berubah"] == codes(verdict)
    assert ["perlu"] == [note.split('seharusnya "')[1][:5] for note in verdict.notes]


def test_an_output_saved_again(tmp_path: Path) -> None:
    """The words are the same, the bytes are not: told as both."""
    out = build(put(tmp_path), ("docx",))
    path = out / f"{STEM}.docx"
    path.write_bytes(words_changed(path.read_bytes(), "no such word", ""))
    verdict = verify(path)

    assert ["keluaran_berubah"] == codes(verdict)
    assert ["kata-katanya masih sama"] == [note[:23] for note in verdict.notes]


@pytest.mark.parametrize("format", ["docx", "pdf", "txt"])
@settings(max_examples=3)
@given(at=st.floats(0, 0.9999), noise=st.binary(min_size=1, max_size=4))
def test_no_edit_passes(format: str, at: float, noise: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Any bytes, put anywhere, and the file is not unchanged."""
    out = build(put(tmp_path_factory.mktemp("x")), (format,))
    path = out / f"{STEM}.{format}"
    raw = path.read_bytes()
    place = int(at * len(raw))
    path.write_bytes(raw[:place] + noise + raw[place:])

    verdict = verify(path)

    assert ("berbeda", ["keluaran_berubah"]) == (verdict.state, codes(verdict))


def test_facts_that_changed(tmp_path: Path) -> None:
    """Told as such, with where the file leaves them now; a comment alone changes nothing."""
    out = build(put(tmp_path), ("txt",))
    path = tmp_path / "k.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# catatan\n", encoding="utf-8")
    commented = verify(out / f"{STEM}.txt")
    put(tmp_path, menimbang=["bahwa perlu aksi"])
    changed = verify(out / f"{STEM}.txt")

    assert ("sama", True) == (commented.state, commented.rebuilt)
    assert [f"isian {path} berubah sejak berkas ini dibuat; hasilnya tetap sama"] == list(commented.notes)
    assert ["isian_berubah"] == codes(changed)
    assert 'seharusnya "aksi' in changed.notes[0]


def test_facts_that_are_broken_now(tmp_path: Path) -> None:
    """Told as changed, and what is wrong with them."""
    out = build(put(tmp_path))
    put(tmp_path, tahun="x")
    verdict = verify(out / f"{STEM}.txt")

    assert ["isian_berubah"] == codes(verdict)
    assert "harus berupa bilangan bulat" in verdict.notes[0]


def test_facts_that_are_gone(tmp_path: Path) -> None:
    """Only the receipt speaks then, and that is said."""
    out = build(put(tmp_path))
    (tmp_path / "k.yaml").unlink()
    verdict = verify(out / f"{STEM}.txt")

    assert ("sama", False) == (verdict.state, verdict.rebuilt)
    assert "k.yaml tidak ditemukan" in verdict.notes[0]


def test_another_version(tmp_path: Path) -> None:
    """A finding where the file comes out otherwise, a word where it does not."""
    out = build(put(tmp_path))
    forge(out, lambda data: data.update(kpudocs="9.9.9"))
    same = verify(out / f"{STEM}.txt")
    path = out / f"{STEM}.txt"
    path.write_bytes(path.read_bytes() + b"dari versi lain\n")
    forge(out, lambda data: data["keluaran"][0].update(sha256=hash_of(path.read_bytes())))

    assert ("sama", True) == (same.state, same.rebuilt)
    assert "dibuat oleh kpudocs 9.9.9" in same.notes[0]
    assert ["versi_lain"] == codes(verify(path))


def test_a_forged_receipt(tmp_path: Path) -> None:
    """Sealed well, naming the edited file: making it anew tells it all the same."""
    out = build(put(tmp_path))
    path = out / f"{STEM}.txt"
    path.write_bytes(path.read_bytes().replace(b"Budi", b"Tono").replace(b"BUDI", b"TONO"))
    forge(out, lambda data: data["keluaran"][0].update(sha256=hash_of(path.read_bytes())))
    verdict = verify(path)

    assert ["hasil_lain"] == codes(verdict)
    assert "buktinya tidak benar atau kpudocs ini diubah" in verdict.findings[0].message


def test_other_libraries(tmp_path: Path) -> None:
    """Where they differ, a file that comes out otherwise is laid at their door."""
    out = build(put(tmp_path))
    path = out / f"{STEM}.txt"
    path.write_bytes(path.read_bytes() + b"\n")

    def change(data: dict[str, Any]) -> None:
        data["pustaka"]["reportlab"] = "1.0"
        data["keluaran"][0]["sha256"] = hash_of(path.read_bytes())

    forge(out, change)

    assert "reportlab 1.0 (di sini" in verify(path).findings[0].message


def test_templates_of_an_office(tmp_path: Path) -> None:
    """Named, they are compared; not named, that is said."""
    own = tmp_path / "templat"
    own.mkdir()
    template = files("kpudocs.templates").joinpath("keputusan.docx").read_bytes()
    (own / "keputusan.docx").write_bytes(template)
    path = build(put(tmp_path), ("docx",), templates=own) / f"{STEM}.docx"
    named, unnamed = verify(path, templates=own), verify(path)
    (own / "keputusan.docx").write_bytes(words_changed(template, "no such word", ""))
    saved_again = verify(path, templates=own)
    (own / "keputusan.docx").write_bytes(words_changed(template, "Bookman Old Style", "Arial"))
    changed = verify(path, templates=own)

    assert ("sama", True) == (named.state, named.rebuilt)
    assert ("sama", False, True) == (unnamed.state, unnamed.rebuilt, "--template-dir" in unnamed.notes[0])
    assert (True, ["templat keputusan.docx berubah sejak dibuat; hasilnya tetap sama"]) == (
        saved_again.rebuilt,
        list(saved_again.notes),
    )
    assert ["templat_berubah"] == codes(changed)


def test_our_own_template_changed(tmp_path: Path) -> None:
    """A file made with another edition of kpudocs' own templates."""
    out = build(put(tmp_path), ("docx",))
    path = out / f"{STEM}.docx"
    path.write_bytes(words_changed(path.read_bytes(), "x", "x"))

    def change(data: dict[str, Any]) -> None:
        data["keluaran"][0]["templat"][0]["sha256"] = "0" * 64
        data["keluaran"][0]["sha256"] = hash_of(path.read_bytes())

    forge(out, change)

    assert ["templat_berubah"] == codes(verify(path))


def test_other_type(tmp_path: Path) -> None:
    """A PDF made with another edition of the typeface."""
    out = build(put(tmp_path), ("pdf",))
    path = out / f"{STEM}.pdf"
    path.write_bytes(path.read_bytes() + b"\n")

    def change(data: dict[str, Any]) -> None:
        data["keluaran"][0]["huruf"].pop()
        data["keluaran"][0]["sha256"] = hash_of(path.read_bytes())

    forge(out, change)

    assert ["huruf_berubah"] == codes(verify(path))


def test_no_receipt(tmp_path: Path) -> None:
    """Nothing can be said, unless the facts are named: then the file is made anew."""
    out = build(put(tmp_path))
    path = Path(shutil.move(out / f"{STEM}.txt", tmp_path / "lain.txt"))
    silent = verify(path)
    named = verify(path, source=tmp_path / "k.yaml")
    put(tmp_path, menimbang=["bahwa perlu aksi"])
    other = verify(path, source=tmp_path / "k.yaml")

    assert silent.obstacle is not None
    assert ("tidak_dapat_dinilai", "tanpa_bukti") == (silent.state, silent.obstacle.code)
    assert ("sama", True) == (named.state, named.rebuilt)
    assert "tidak ada buktinya" in named.notes[0]
    assert ["hasil_lain"] == codes(other)
    assert 'seharusnya "aksi' in other.notes[0]


def test_a_file_under_another_name(tmp_path: Path) -> None:
    """Its hash leads to the receipt beside it."""
    out = build(put(tmp_path))
    shutil.move(out / f"{STEM}.txt", out / "final sekali.txt")

    assert verify(out / "final sekali.txt").rebuilt


def test_a_receipt_that_was_named(tmp_path: Path) -> None:
    """For a file that stands elsewhere."""
    out = build(put(tmp_path))
    path = Path(shutil.copy(out / f"{STEM}.txt", tmp_path))

    assert verify(path, receipt=out / f"{STEM}.bukti.json").rebuilt
    missing = verify(path, receipt=out / "tidak ada.bukti.json")
    assert missing.obstacle is not None
    assert "bukti_rusak" == missing.obstacle.code


def test_a_spoilt_receipt(tmp_path: Path) -> None:
    """Edited without its seal: told, also where the facts still make the file."""
    out = build(put(tmp_path))
    receipt = out / f"{STEM}.bukti.json"
    receipt.write_text(
        receipt.read_text(encoding="utf-8").replace('"ragam": "asli"', '"ragam": "salinan"'), encoding="utf-8"
    )
    silent = verify(out / f"{STEM}.txt")
    named = verify(out / f"{STEM}.txt", source=tmp_path / "k.yaml")

    assert silent.obstacle is not None
    assert "bukti_rusak" == silent.obstacle.code
    assert ("sama", True, True) == (named.state, named.rebuilt, "sidiknya tidak cocok" in named.notes[0])


def test_an_output_of_an_older_build(tmp_path: Path) -> None:
    """The receipt beside it tells of a later one."""
    build(put(tmp_path), ("docx", "txt"))
    out = build(put(tmp_path, menimbang=["bahwa perlu aksi"]), ("txt",))
    verdict = verify(out / f"{STEM}.docx")

    assert ["bukti_lain"] == codes(verdict)


@pytest.mark.parametrize("name", ["tidak-ada.pdf", "folder.pdf", "k.yaml"])
def test_what_is_no_output(name: str, tmp_path: Path) -> None:
    """Nothing can be said of it, and why."""
    put(tmp_path)
    (tmp_path / "folder.pdf").mkdir()
    verdict = verify(tmp_path / name)

    assert "tidak_dapat_dinilai" == verdict.state


def test_named_facts_that_cannot_be_read(tmp_path: Path) -> None:
    """All their faults are raised, as building raises them."""
    out = build(put(tmp_path))
    with pytest.raises(InvalidInput, match="tahun"):
        verify(out / f"{STEM}.txt", source=put(tmp_path, tahun="x"))
