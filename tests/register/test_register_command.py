"""`kpudocs register` and `build --nomor otomatis`, as an office meets them."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from kpudocs.cli import main
from kpudocs.register import Book
from kpudocs.tables import open_table
from tests.loaders.decrees import FACTS, as_yaml


class Desk:
    """The command at work in a folder."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capture = folder, capture

    def run(self, *words: str) -> tuple[int, list[str], list[str]]:
        """The exit code, the lines on stdout, those on stderr without the register's hash."""
        code = int(main(words))
        captured = self._capture.readouterr()
        told = [line for line in captured.err.splitlines() if not line.startswith("sidik register")]
        return code, captured.out.splitlines(), told

    def decree(self, name: str = "k.yaml", **facts: object) -> Path:
        path = self.folder / name
        own = {key: value for key, value in {**FACTS, **facts}.items() if key != "nomor"}
        text = as_yaml(**own).replace(f"nomor: {FACTS['nomor']}\n", "")
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("USER", "ani")
    monkeypatch.delenv("USERNAME", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return Desk(tmp_path, capsys)


def test_the_life_of_a_number(desk: Desk) -> None:
    """Reserved, issued with what was signed, recognised; another is cancelled and stays so."""
    signed = desk.folder / "ttd.pdf"
    signed.write_bytes(b"ditandatangani")
    reserved = desk.run("register", "reserve", "--tahun", "2026", "--tentang", "Pedoman", "--banyak", "2")

    assert (0, ["1", "2"], []) == reserved
    assert (1, "bukan naskah terbit") == (
        (done := desk.run("register", "verify", "ttd.pdf"))[0],
        done[1][0].partition(": ")[2][:19],
    )
    assert 0 == desk.run("register", "issue", "1/2026", "ttd.pdf")[0]
    assert (0, ["ttd.pdf: naskah terbit keputusan nomor 1 tahun 2026 tentang Pedoman"], []) == desk.run(
        "register", "verify", "ttd.pdf"
    )
    assert (2, [], ["Kesalahan: nomor 1 tahun 2026 sudah terbit; setiap nomor terbit satu kali"]) == desk.run(
        "register", "issue", "1/2026", "ttd.pdf"
    )
    assert 2 == desk.run("register", "cancel", "2/2026")[0]
    assert 0 == desk.run("register", "cancel", "2", "--tahun", "2026", "--alasan", "ganda")[0]
    assert (2, [], ["Kesalahan: nomor 2 tahun 2026 sudah dibatalkan; pesan nomor lain"]) == desk.run(
        "register", "issue", "2/2026", "ttd.pdf"
    )
    assert (
        0,
        ["     1/2026  terbit    Pedoman", "     2/2026  batal     Pedoman (batal: ganda)"],
        ["2 nomor"],
    ) == desk.run("register", "list")
    assert (0, ["3"], []) == desk.run("register", "reserve", "--tahun", "2026")
    assert (0, [], ["register.sqlite: tidak ada temuan"]) == desk.run("register", "check")


def test_a_changed_file_is_not_the_issued_one(desk: Desk) -> None:
    """A byte more, and the register does not know it; a cancelled number's file is told as such."""
    signed = desk.folder / "ttd.pdf"
    signed.write_bytes(b"ditandatangani")
    desk.run("register", "reserve", "--tahun", "2026")
    desk.run("register", "issue", "1/2026", "ttd.pdf")
    desk.run("register", "cancel", "1/2026", "--alasan", "salah judul")

    assert (
        1,
        ["ttd.pdf: naskah terbit keputusan nomor 1 tahun 2026, tetapi nomor itu sudah dibatalkan: salah judul"],
    ) == (desk.run("register", "verify", "ttd.pdf")[:2])
    signed.write_bytes(b"ditandatangani ")
    assert 1 == desk.run("register", "verify", "ttd.pdf")[0]


def old_register(path: Path, *rows: tuple[object, ...]) -> None:
    """A register as an office kept it."""
    book = openpyxl.Workbook()
    book.active.append(["No", "Nomor SK", "Tanggal", "Judul", "Rak"])
    for row in rows:
        book.active.append(row)
    book.save(path)


def test_the_old_register_in_and_out(desk: Desk) -> None:
    """Numbers in any of their forms; gaps and doubles are found; numbering goes on after the last."""
    rows = [
        (1, "1 Tahun 2025", "2 Januari 2025", "+Pedoman", "A"),
        (2, "03/HK.03.1-Kpt/1571/KPU-Kot/I/2025", "5 Januari 2025", "Tim", "A"),
        (3, "4", "6 Januari 2025", "Jadwal", "B"),
    ]
    old_register(desk.folder / "lama.xlsx", *rows)

    assert (0, [], ["3 nomor dimasukkan; periksa dengan: kpudocs register check"]) == desk.run(
        "register", "import", "lama.xlsx"
    )
    code, _, told = desk.run("register", "check")
    assert (1, "keputusan tahun 2025: nomor 2 tidak tercatat; ") == (code, told[0][:46])
    code, _, told = desk.run("register", "import", "lama.xlsx")
    assert (3, "lama.xlsx baris 2: nomor 1 tahun 2025 (keputusan) sudah ada pada register") == (
        code, told[0].partition(";")[0],
    )  # fmt: skip
    assert 0 == desk.run("register", "import", "lama.xlsx", "--force")[0]
    assert "nomor 4 tercatat 2 kali" in "\n".join(desk.run("register", "check")[2])
    assert ["5"] == desk.run("register", "reserve", "--tahun", "2025")[1]
    for name in ("r.xlsx", "r.csv", "r.jsonl"):
        assert (0, [name], []) == desk.run("register", "export", name)
        with open_table(Path(name)) as table:
            read = [(row.values["nomor"], row.values["tentang"]) for row in table.rows if row.values.get("tentang")]
        assert [("1", "Pedoman"), ("3", "Tim"), ("4", "Jadwal")] == [(str(n), t.lstrip("'+")) for n, t in read]
    assert 2 == desk.run("register", "export", "r.csv")[0]


def test_an_export_comes_in_as_it_was(desk: Desk) -> None:
    """Its states too: what was only reserved is not issued, and a signed file is still known."""
    Path("a.pdf").write_bytes(b"%PDF a")
    desk.run("register", "reserve", "--banyak", "3", "--tentang", "Tim")
    desk.run("register", "issue", "1", "a.pdf")
    desk.run("register", "cancel", "2", "--alasan", "salah")
    desk.run("register", "export", "r.xlsx")
    there = desk.run("register", "list")

    assert 0 == desk.run("register", "import", "r.xlsx", "--register", "baru.sqlite")[0]
    assert there == desk.run("register", "list", "--register", "baru.sqlite")
    assert 0 == desk.run("register", "verify", "a.pdf", "--register", "baru.sqlite")[0]


def test_a_foreign_register_says_how_its_numbers_stand(desk: Desk) -> None:
    """Its own words for it, where they are known; a file's name in it is no file that was hashed."""
    text = "Nomor;Tahun;Judul;Status;Berkas\n1;2025;a;Berlaku;a.pdf\n2;2025;b;Dibatalkan;\n3;2025;c;dipesan;\n"
    Path("lama.csv").write_text(text, encoding="utf-8")
    Path("a.pdf").write_bytes(b"%PDF a")

    assert 0 == desk.run("register", "import", "lama.csv")[0]
    assert ["terbit", "batal", "dipesan"] == [line.split()[1] for line in desk.run("register", "list")[1]]
    assert 1 == desk.run("register", "verify", "a.pdf")[0]


def test_an_export_that_was_spoilt(desk: Desk) -> None:
    """Told with its row; nothing is taken in."""
    Path("a.pdf").write_bytes(b"%PDF a")
    desk.run("register", "reserve")
    desk.run("register", "issue", "1", "a.pdf")
    desk.run("register", "export", "r.csv")
    Path("r.csv").write_text(Path("r.csv").read_text("utf-8").replace(";a.pdf;", ";;"), encoding="utf-8")
    code, _, told = desk.run("register", "import", "r.csv", "--register", "baru.sqlite")

    assert (3, "r.csv baris 2: kolom berkas dan sha256 tidak berpasangan") == (code, told[0].partition(";")[0])


@pytest.mark.parametrize("name", ["r.xlsx", "r.csv", "r.jsonl"])
def test_an_export_is_a_backup(name: str, desk: Desk) -> None:
    """Imported into a new register: how each number stands, what was signed, which file it belongs to."""
    (desk.folder / "ttd.pdf").write_bytes(b"ditandatangani")
    (desk.folder / "lampiran.pdf").write_bytes(b"lampirannya")
    desk.run("register", "reserve", "--banyak", "4", "--tentang", "=Pedoman", "--tahun", "2026")
    desk.run("register", "reserve", "--jenis", "berita acara")
    desk.run("register", "issue", "1/2026", "ttd.pdf", "lampiran.pdf")
    desk.run("register", "cancel", "2/2026", "--alasan", "digabung")
    with Book("register.sqlite") as book:
        book.reserve_for("keputusan", 2026, "keputusan.yaml", "Tim")
    desk.run("register", "export", name)
    code, _, told = desk.run("register", "import", name, "--register", "baru.sqlite")
    with Book("register.sqlite") as book:
        before = [(n.jenis, n.tahun, n.nomor, n.keadaan, n.rincian.get("tentang"), n.rincian.get("alasan"),
                   [one["sha256"] for one in n.berkas]) for n in book.numbers()]  # fmt: skip
    with Book("baru.sqlite") as book:
        after = [(n.jenis, n.tahun, n.nomor, n.keadaan, n.rincian.get("tentang"), n.rincian.get("alasan"),
                  [one["sha256"] for one in n.berkas]) for n in book.numbers()]  # fmt: skip
        again, is_new = book.reserve_for("keputusan", 2026, "keputusan.yaml", "Tim")

    assert (0, []) == (code, [line for line in told if "dimasukkan" not in line])
    assert before == after
    assert not is_new and again.nomor == max(n[2] for n in before if n[0] == "keputusan" and n[1] == 2026)
    assert 0 == desk.run("register", "verify", "ttd.pdf", "lampiran.pdf", "--register", "baru.sqlite")[0]
    assert 0 == desk.run("register", "issue", "3/2026", "register.sqlite", "--register", "baru.sqlite")[0]
    assert 2 == desk.run("register", "cancel", "2/2026", "--alasan", "x", "--register", "baru.sqlite")[0]
    assert 0 == desk.run("register", "export", f"lagi-{name}", "--register", "baru.sqlite")[0]


def test_one_file_for_two_numbers(desk: Desk) -> None:
    """Noted, since a lampiran may serve two decrees, and told, since a file may have been mistaken."""
    (desk.folder / "ttd.pdf").write_bytes(b"ditandatangani")
    desk.run("register", "reserve", "--banyak", "2")
    desk.run("register", "issue", "1", "ttd.pdf")
    code, _, told = desk.run("register", "issue", "2", "ttd.pdf")
    answers = desk.run("register", "verify", "ttd.pdf")

    assert 0 == code and told[0].startswith("perhatikan: ttd.pdf sudah tercatat pula sebagai keputusan nomor 1 tahun ")
    assert (0, 2) == (answers[0], len(answers[1]))


def test_rows_that_cannot_be_read_import_nothing(desk: Desk) -> None:
    """All of them told with their row."""
    Path("lama.csv").write_text("nomor;tahun;tentang\n1;2025;a\nx;2025;b\n;2025;c\n2;;d\n1;2025;e\n", encoding="utf-8")
    code, _, told = desk.run("register", "import", "lama.csv")

    assert (3, ["baris 3", "baris 4", "baris 5", "baris 6"]) == (code, [line.split(":")[0][-7:] for line in told[:4]])
    assert [] == desk.run("register", "list")[1]


def test_build_reserves(desk: Desk) -> None:
    """The number is in the decree; building again finds it again; another file gets the next."""
    desk.decree()
    desk.decree("lain.yaml")
    words = ("--nomor", "otomatis", "--format", "txt", "--ragam", "asli")

    code, made, told = desk.run("build", "k.yaml", *words)
    assert (0, [str(Path("hasil/2026kpt001-asli.txt"))]) == (code, made)
    assert "NOMOR 1 TAHUN 2026" in Path(made[0]).read_text(encoding="utf-8")
    assert told == [
        "nomor 1 tahun 2026 dipesan untuk k.yaml; sesudah ditandatangani: kpudocs register issue 1/2026 FILE"
    ]
    assert made == desk.run("build", "k.yaml", *words)[1]
    assert ["hasil/2026kpt002-asli.txt"] == [Path(p).as_posix() for p in desk.run("build", "lain.yaml", *words)[1]]
    facts = json.loads("\n".join(desk.run("register", "list", "--format", "json")[1]))
    assert [(1, "k.yaml", "ani"), (2, "lain.yaml", "ani")] == [
        (one["nomor"], one["rincian"]["berkas_isian"], one["rincian"]["oleh"]) for one in facts
    ]


def test_a_build_that_fails_loses_no_number(desk: Desk) -> None:
    """What is missing is told before a number is taken; a folder that cannot be written comes after, and the
    number waits.
    """
    desk.decree(penetapan={"tempat": "Jambi"})
    words = ("--nomor", "otomatis", "--format", "txt", "--ragam", "asli")

    assert 3 == desk.run("build", "k.yaml", *words)[0]
    assert not Path("register.sqlite").exists()
    desk.decree()
    Path("hasil").write_text("bukan folder", encoding="utf-8")
    assert 5 == desk.run("build", "k.yaml", *words)[0]
    Path("hasil").unlink()
    assert ["hasil/2026kpt001-asli.txt"] == [Path(p).as_posix() for p in desk.run("build", "k.yaml", *words)[1]]
    assert ["     1/2026  dipesan   Rencana Aksi di Jambi"] == desk.run("register", "list")[1]


def test_build_with_a_number_of_its_own(desk: Desk) -> None:
    """Which is right is the office's to say."""
    Path("k.yaml").write_text(as_yaml(), encoding="utf-8")

    assert (2, "Kesalahan: nomor sudah diisi (10); hapus --nomor otomatis, atau isian nomornya") == (
        (done := desk.run("build", "k.yaml", "--nomor", "otomatis"))[0],
        done[2][0],
    )
    assert 2 == desk.run("build", "k.yaml", "--nomor", "7")[0]
    desk.decree()
    assert 2 == desk.run("build", "k.yaml", "--nomor", "otomatis", "--ragam", "rancangan")[0]


@pytest.mark.parametrize("words", [("list",), ("check",), ("verify", "x"), ("export", "x.csv")])
def test_no_register_yet(words: tuple[str, ...], desk: Desk) -> None:
    """Told; none is made by looking."""
    assert 2 == desk.run("register", *words)[0]
    assert not Path("register.sqlite").exists()


@pytest.mark.parametrize("number", ["x", "0", "1/26", "-1", "1/2026/3", ""])
def test_wrong_numbers(number: str, desk: Desk) -> None:
    """Told as wrong usage."""
    assert 2 == desk.run("register", "cancel", "--alasan", "a", "--", number)[0]
