"""A batch at a terminal, and on a machine that gives way: the bar, Ctrl-C, disks that are full or only read."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kpudocs.cli import main
from tests.batch.office import Office, rows

COMMAND = [sys.executable, "-m", "kpudocs", "batch", "naskah.yaml", "data.csv", "--ragam", "asli", "--format", "docx"]
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
BAR = re.compile(r"Membuat keputusan\s+\S+ +(\d+)/300 +(?:\d+/(?:detik|menit))? *sisa +(?:\d+:\d\d:\d\d|-:--:--)")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return Office(tmp_path)


class Terminal:
    """A command whose stderr is a terminal of 100 columns, in a session of its own."""

    def __init__(self, *words: str) -> None:
        self._master, slave = pty.openpty()
        own = {"TERM": "xterm", "COLUMNS": "100", "LINES": "24"}
        self.process = subprocess.Popen(
            [*COMMAND, *words], stderr=slave, stdout=subprocess.PIPE, env={**os.environ, **own}, start_new_session=True
        )
        os.close(slave)
        self.shown = ""

    def read(self) -> bool:
        """Wait for the next piece of what is shown; False at the end."""
        try:
            piece = os.read(self._master, 4096)
        except OSError:  # the terminal's other side is closed
            return False
        self.shown += ESCAPE.sub("", piece.decode(errors="replace"))
        return bool(piece)

    def counts(self) -> list[int]:
        """What the bar has shown as done."""
        return [int(found[1]) for found in BAR.finditer(self.shown)]

    def end(self) -> int:
        """Read to the end."""
        while self.read():
            pass
        os.close(self._master)
        self.process.communicate(timeout=60)  # its end comes when no process has the pipe any more
        return self.process.returncode


def test_a_bar_with_rate_and_time_left(office: Office) -> None:
    """On a terminal: how many are done, how quickly, and how long it will take; gone when all is done."""
    office.put(rows(300))
    terminal = Terminal("--workers", "1")

    assert 0 == terminal.end()
    counts = terminal.counts()
    assert sorted(counts) == counts and len(set(counts)) > 2
    assert re.search(r"\d+/detik +sisa", terminal.shown)
    assert terminal.shown.rstrip().endswith("300 dari 300 keputusan jadi")


def test_quiet_where_nobody_looks(office: Office) -> None:
    """Into a file or a pipe goes what became of it, and no bar."""
    office.put(rows(3))
    done = subprocess.run([*COMMAND, "--workers", "1"], capture_output=True, text=True, check=False)

    assert (0, "3 dari 3 keputusan jadi\n") == (done.returncode, done.stderr)


def test_ctrl_c_reaches_every_process(office: Office) -> None:
    """As a terminal sends it: what is under way is ended, nothing is half, no process stays, --resume goes on."""
    office.put(rows(300))
    terminal = Terminal("--workers", "2")
    while not any(terminal.counts()) and terminal.read():
        pass
    os.killpg(terminal.process.pid, signal.SIGINT)

    assert 130 == terminal.end(), terminal.shown
    made = sum(name.endswith(".docx") for name in office.files())
    assert "Teruskan dengan menambahkan --resume." in terminal.shown and "Traceback" not in terminal.shown
    assert 0 < made < 300 and made == len(office.report())
    assert all(zipfile.ZipFile(office.out / name).testzip() is None for name in office.files())
    assert 0 == main([*COMMAND[3:], "--resume", "--workers", "1"])
    assert 300 == len(office.files())


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from kpudocs.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("room", [2_000, 9_000, 45_000])
def test_a_full_disk(room: int, office: Office) -> None:
    """Wherever there is no room: code 5 with the reason, what stands is whole, and the next run ends the work."""
    office.put(rows(20))
    words = [*COMMAND[3:], "--workers", "1"]
    done = subprocess.run([sys.executable, "-c", FULL, str(room), *words], capture_output=True, text=True, check=False)
    before = office.contents()

    assert 5 == done.returncode, done.stderr
    assert done.stderr.startswith("Kesalahan: ") and "tidak dapat ditulis (" in done.stderr
    assert [] == list(office.out.rglob("*.tmp"))
    assert 0 == main([*words, "--resume"])
    assert before == {name: content for name, content in office.contents().items() if name in before}
    assert 20 == len(office.files())


READ_ONLY = """
import os, sys
from kpudocs.cli import main
main([*sys.argv[2:], "--out", "elsewhere"])  # what is imported late could not be read by nobody
if os.getuid() == 0:
    os.setuid(65534)
sys.exit(main(sys.argv[2:]))
"""


def test_a_folder_that_can_only_be_read(office: Office) -> None:
    """Code 5 with the reason; nothing of what was there is touched."""
    office.put(rows(3))
    words = [*COMMAND[3:], "--workers", "1"]
    assert 0 == main(words)
    before = office.everything()
    for folder in (office.out, *office.out.rglob("*")):
        folder.chmod(0o555)
    for folder in (office.folder, *list(office.folder.parents)[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, "x", *words, "--resume"], capture_output=True, text=True, check=False
    )
    for folder in (office.out, *office.out.rglob("*")):
        folder.chmod(0o755)

    assert 5 == done.returncode, done.stderr
    assert "Kesalahan: " in done.stderr and "ditulis" in done.stderr
    assert before == office.everything()


@pytest.mark.parametrize("title", [("DAFTAR DESA", "", ""), ("DAFTAR DESA",), ("DAFTAR", "DESA", "2026")])
def test_a_title_above_the_header(title: tuple[str, ...], office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Refused, with the line that was taken for the names of the columns."""
    office.put([("nomor", "desa", "ketua"), (1, "Desa A", "Ani")], title)

    assert 3 == main(COMMAND[3:])
    told = capsys.readouterr().err
    assert "data.csv baris 1: baris ini dibaca sebagai nama kolom: " in told
    assert "bila ini judul tabel, hapus agar nama kolom menjadi baris pertama yang berisi" in told
    assert [] == office.files()


def test_a_title_above_columns_that_fill_nothing(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where the naskah asks for none of them."""
    text = office.naskah.read_text(encoding="utf-8").replace("${desa}", "Desa A").replace("${ketua}", "Ani")
    office.naskah.write_text(text, encoding="utf-8")
    office.put([("nomor", "desa"), (1, "Desa A")], ("DAFTAR DESA",))

    assert 3 == main(COMMAND[3:])
    assert "beri nama kolom itu pada baris 1, yang dibaca sebagai nama kolom" in capsys.readouterr().err
