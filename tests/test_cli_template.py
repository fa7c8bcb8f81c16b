"""The `kpudocs template` commands, and building with an office's own templates."""

from __future__ import annotations

import io
import json
from importlib.resources import files
from pathlib import Path

import docx
import pytest

from kpudocs import sample
from kpudocs.cli import main
from kpudocs.lampiran import JENIS
from kpudocs.renderers.docx.checker import check_template
from tests.examples import FOLDER
from tests.renderers.docx_reading import paragraphs
from tests.renderers.test_docx import change, copy_templates

EXAMPLE = str(FOLDER / "tim-2026" / "keputusan.yaml")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with our templates in `templat`."""
    monkeypatch.chdir(tmp_path)
    copy_templates(tmp_path)
    return tmp_path


def split_tag(path: Path) -> None:
    """Make a part of a tag bold, as a slip of the mouse does."""
    document = docx.Document(str(path))
    paragraph = next(p for p in document.paragraphs if p.text == "{{ pembentuk }}")
    paragraph.clear()
    paragraph.add_run("{{ pem")
    paragraph.add_run("bentuk }}").bold = True
    document.save(str(path))


def test_list_names_every_template(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One a line: the name, then what it is for."""
    assert 0 == main(["template", "list"])
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]

    assert ["keputusan", *JENIS] == names


@pytest.mark.parametrize("name", ["keputusan", "tabel", "lampiran/tabel.docx"])
def test_export_copies_a_template(name: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Under its own name, never over a file that is there."""
    own = f"{name.removeprefix('lampiran/').removesuffix('.docx')}.docx"
    source = desk / "templat" / (own if own == "keputusan.docx" else f"lampiran/{own}")

    assert 0 == main(["template", "export", name])
    assert f"{own}\n" == capsys.readouterr().out
    assert source.read_bytes() == (desk / own).read_bytes()
    assert 2 == main(["template", "export", name])
    assert "sudah ada" in capsys.readouterr().err


def test_export_to_a_name(desk: Path) -> None:
    """-o names the file."""
    assert 0 == main(["template", "export", "naskah", "-o", "milik kami.docx"])
    assert (desk / "milik kami.docx").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["template", "export", "tabl"], '"tabel"'),
        (["template", "chek"], '"check"'),
        (["template", "check"], "FILE.docx belum disebut"),
        (["template", "check", "tak-ada.docx"], "tidak dapat dibaca"),
        (["template", "check", "a.docx", "b.docx", "--anotasi", "c.docx"], "satu templat"),
        (["template", "check", "a.docx", "--anotasi", "templat/keputusan.docx"], "sudah ada"),
        (["template", "check", "a.docx", "--jenis", "tabl"], "tidak dikenal"),
        (["template", "check", "a.docx", "--fx"], '"--fix"'),
        (["build", EXAMPLE, "--template-dir", "kosong"], "tidak memuat templat"),
    ],
)
def test_wrong_use(words: list[str], told: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and what to do instead."""
    assert 2 == main(words)
    assert told in capsys.readouterr().err


def test_check_of_our_own_is_clean(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 0, nothing on stdout."""
    paths = [str(path) for path in sorted(desk.glob("templat/**/*.docx"))]

    assert 0 == main(["template", "check", *paths])
    out, err = capsys.readouterr()
    assert "" == out
    assert len(paths) == err.count("tidak ada kesalahan")


def test_check_tells_all_faults_of_all_files(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 4, one line a fault, then how many."""
    change(desk / "templat" / "keputusan.docx", "{{ pembentuk }}", "{{ pembentk }}")
    change(desk / "templat" / "lampiran" / "tabel.docx", "{% kolom tabel %}", "{% kolom tabl %}")

    assert 4 == main(["template", "check", "templat/keputusan.docx", "templat/lampiran/tabel.docx"])
    *lines, last = capsys.readouterr().err.splitlines()
    assert "3 kesalahan" == last
    assert lines[0].startswith("templat/keputusan.docx: badan, paragraf ")
    assert '"{{ pembentk }}": nama "pembentk" tidak dikenal; mungkin maksudnya "pembentuk"' in lines[0]
    assert 'bagian wajib "pembentuk"' in lines[1]
    assert 'mungkin maksudnya "tabel"' in lines[2]


def test_check_as_json(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For programs: the code, the part and the paragraph, beside what people read."""
    change(desk / "templat" / "keputusan.docx", "{{ pembentuk }}", "{{ pembentk }}")

    assert 4 == main(["template", "check", "templat/keputusan.docx", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    fault = report["files"][0]["faults"][0]
    assert 1 == report["version"]
    assert ("nama_tidak_dikenal", "word/document.xml", "{{ pembentk }}") == (fault["code"], fault["part"], fault["tag"])
    assert "{{ pembentk }}" == docx.Document("templat/keputusan.docx").paragraphs[fault["paragraph"]].text


def test_fix_keeps_the_old_file_and_needs_no_second_run(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The old bytes stay beside it under a name that was free; a second run changes nothing."""
    path = desk / "templat" / "keputusan.docx"
    split_tag(path)
    old = path.read_bytes()
    (path.parent / "keputusan.docx.bak").write_bytes(b"milik orang lain")

    assert 4 == main(["template", "check", str(path)])
    assert 0 == main(["template", "check", str(path), "--fix"])
    mended = path.read_bytes()
    assert "{{ pembentuk }} disatukan" in capsys.readouterr().err
    assert b"milik orang lain" == (path.parent / "keputusan.docx.bak").read_bytes()
    assert old == (path.parent / "keputusan.docx.bak2").read_bytes()
    assert 0 == main(["template", "check", str(path), "--fix"])
    assert mended == path.read_bytes()
    assert 2 == len(list(path.parent.glob("*.bak*")))


def test_fix_leaves_a_broken_file_alone(desk: Path) -> None:
    """What is no Word file is told and not touched."""
    (desk / "x.docx").write_bytes(b"PK rusak")

    assert 4 == main(["template", "check", "x.docx", "--fix", "--anotasi", "y.docx"])
    assert b"PK rusak" == (desk / "x.docx").read_bytes()
    assert not (desk / "y.docx").exists()


def test_anotasi_writes_a_copy_with_comments(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One comment a fault; the template itself is not touched."""
    path = desk / "templat" / "keputusan.docx"
    change(path, "{{ pembentuk }}", "{{ pembentk }}")
    before = path.read_bytes()

    assert 4 == main(["template", "check", str(path), "--anotasi", "catatan.docx"])
    assert "catatan.docx\n" == capsys.readouterr().out
    assert 2 == len(list(docx.Document("catatan.docx").comments))
    assert before == path.read_bytes()


def test_build_with_templates_of_an_office(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is in the folder is used, what is not is ours; the PDF is as ever."""
    own = desk / "templat"
    change(own / "keputusan.docx", "{{ pembentuk }}", "Kami, {{ pembentuk }}")
    for path in (own / "lampiran").iterdir():
        path.unlink()
    (own / "salah nama.docx").write_bytes(b"")

    assert 0 == main(["build", EXAMPLE, "--template-dir", "templat", "--format", "docx", "--ragam", "asli"])
    out, err = capsys.readouterr()
    texts = paragraphs(Path(out.splitlines()[0]).read_bytes())
    assert any(text.startswith("Kami, ") for text in texts)
    assert "salah nama.docx tidak dipakai" in err


def test_build_refuses_a_faulty_template_with_every_fault(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is made: exit code 4, the faults as `template check` tells them."""
    change(desk / "templat" / "keputusan.docx", "{{ pembentuk }}", "{{ pembentk }}")

    assert 4 == main(["build", EXAMPLE, "--template-dir", "templat"])
    assert 'mungkin maksudnya "pembentuk"' in capsys.readouterr().err
    assert not (desk / "hasil").exists()


def test_build_leaves_faults_of_unused_templates_alone(desk: Path) -> None:
    """Only what the decree needs is looked at."""
    (desk / "templat" / "lampiran" / "rencana_aksi.docx").write_bytes(b"rusak")

    assert 0 == main(["build", EXAMPLE, "--template-dir", "templat", "--format", "docx"])


def test_a_kind_without_a_sample_is_filled_from_its_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new kind costs no line in `sample.py`: its templates are checked all the same."""
    monkeypatch.setattr(sample, "_LAMPIRAN", {})
    samples = sample.compose_samples()
    folder = files("kpudocs.templates").joinpath("lampiran")

    assert ["daftar_nama", "naskah"] == [lampiran.jenis for lampiran in samples[0].lampiran]
    for kind in JENIS:  # also those of which the schema says too little
        assert () == check_template(folder.joinpath(f"{kind}.docx").read_bytes(), "x.docx", kind, samples)


def test_a_comment_is_not_hung_on_what_cannot_be_opened(desk: Path) -> None:
    """A template may be checked from any name, and what is wrong with it is one fault."""
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    (desk / "kosong.docx").write_bytes(buffer.getvalue())

    assert 4 == main(["template", "check", "kosong.docx"])


def test_a_template_without_end_is_not_read_whole(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told that it is too large: a device never ends."""
    assert 2 == main(["template", "check", "/dev/zero"])
    assert "terlalu besar untuk templat" in capsys.readouterr().err
    (desk / "templat" / "keputusan.docx").unlink()
    (desk / "templat" / "keputusan.docx").symlink_to("/dev/zero")
    assert 5 == main(["build", EXAMPLE, "--template-dir", "templat", "--format", "docx"])
    assert "terlalu besar" in capsys.readouterr().err
