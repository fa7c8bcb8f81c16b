"""The register: no number twice, none lost, whatever happens to those who ask for one."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpudocs.errors import KpudocsError, MissingResource, UsageError
from kpudocs.register import Book, Number, examine
from kpudocs.register.places import is_on_network
from kpudocs.register.tables import EXPORTS, export_numbers, read_numbers

KIND = "keputusan"
FILES = [{"nama": "a.pdf", "sha256": "0" * 64, "ukuran": 1}]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.sqlite"


def child(code: str, *words: str) -> subprocess.Popen[str]:
    """A process of its own."""
    return subprocess.Popen([sys.executable, "-c", code, *words], stdout=subprocess.PIPE, text=True)


MANY = """
import sys
from kpudocs.register import Book
with Book(sys.argv[1]) as book:
    for _ in range(int(sys.argv[2])):
        print(book.reserve("keputusan", 2026)[0].nomor)
"""


def test_eight_processes_reserve_a_thousand(path: Path) -> None:
    """All of them at once, the register not there yet: each number once, none left out, the chain whole."""
    processes = [child(MANY, str(path), "125") for _ in range(8)]
    told = [process.communicate()[0] for process in processes]

    assert [0] * 8 == [process.returncode for process in processes]
    assert list(range(1, 1001)) == sorted(int(line) for text in told for line in text.split())
    with Book(path, readonly=True) as book:
        assert () == examine(book)


KILLED = """
import os, signal, sys
from kpudocs.register import Book
book = Book(sys.argv[1])
left = int(sys.argv[2])
def count(statement):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
book._db.set_trace_callback(count)
print(book.reserve("keputusan", 2026)[0].nomor, flush=True)
book.issue("keputusan", 2026, 2, [{"nama": "a", "sha256": "0", "ukuran": 1}])
"""


@pytest.mark.parametrize("step", range(1, 14, 2))
def test_killed_at_each_step(step: int, path: Path) -> None:
    """Kill -9 before the n-th statement: the number is reserved or it is not, and the next one follows."""
    with Book(path) as book:
        book.reserve(KIND, 2026)
    process = child(KILLED, str(path), str(step))
    told = process.communicate()[0].split()
    with Book(path) as book:
        numbers = [number.nomor for number in book.numbers()]
        after = book.reserve(KIND, 2026)[0].nomor
        found = examine(book)

    assert process.returncode in (0, -signal.SIGKILL)
    assert numbers in ([1], [1, 2]) and (not told or numbers == [1, 2])
    assert (numbers[-1] + 1, ()) == (after, found)


FULL = """
import resource, sys
from kpudocs.errors import MissingResource
from kpudocs.register import Book
with Book(sys.argv[1]) as book:
    resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, resource.RLIM_INFINITY))
    try:
        while True:
            print(book.reserve("keputusan", 2026, tentang="x" * 500)[0].nomor)
    except MissingResource as error:
        print(error)
"""


def test_a_full_disk(path: Path) -> None:
    """The file may not grow: the number that found no room is not given, those before it are kept."""
    lines = child(FULL, str(path)).communicate()[0].splitlines()
    with Book(path) as book:
        kept = [number.nomor for number in book.numbers()]
        after = book.reserve(KIND, 2026)[0].nomor
        found = examine(book)

    assert lines[-1].endswith("; tidak ada yang dicatat")
    assert list(range(1, len(lines))) == list(map(int, lines[:-1])) == kept
    assert (len(lines), ()) == (after, found)


def test_a_full_database(path: Path) -> None:
    """SQLite's own word for it is told in ours."""
    with Book(path) as book:
        pages = book._db.execute("PRAGMA page_count").fetchone()[0]
        book._db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(MissingResource, match="ruang disk habis; tidak ada yang dicatat"):
            book.reserve(KIND, 2026, tentang="x" * 100_000)

        assert [] == book.numbers()


def as_nobody(task: Callable[[], str]) -> str:
    """What a task says in a process that may not write where others may not."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            os.write(write, task().encode())
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        text = pipe.read()
    os.waitpid(pid, 0)
    return text


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_disk_that_can_only_be_read() -> None:
    """The register can be read and checked there; a number is not given, and the reason is told."""
    folder = Path(tempfile.mkdtemp(prefix="kpudocs-test-"))
    try:
        path = folder / "register.sqlite"
        with Book(path) as book:
            book.reserve(KIND, 2026)
        path.chmod(0o444)
        folder.chmod(0o555)

        def task() -> str:
            with Book(path, readonly=True) as book:
                seen = f"{len(book.numbers())} {examine(book)}"
            try:
                with Book(path) as book:
                    return f"{seen} {book.reserve(KIND, 2026)}"
            except KpudocsError as error:
                return f"{seen} {type(error).__name__} {error}"

        assert f"1 () MissingResource register {path}: hanya dapat dibaca; tidak ada yang dicatat" == as_nobody(task)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def spoil(path: Path, *statements: str) -> None:
    """Change the file behind the register's back, as somebody who knows SQLite would."""
    db = sqlite3.connect(path)
    db.execute("DROP TRIGGER tidak_diubah")
    db.execute("DROP TRIGGER tidak_dihapus")
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ('UPDATE entri SET rincian = \'{"tentang":"lain"}\' WHERE urut = 3', "entri_diubah"),
        ("UPDATE entri SET waktu = '2020-01-01T00:00:00+07:00' WHERE urut = 1", "entri_diubah"),
        ("UPDATE entri SET nomor = 9 WHERE urut = 5", "entri_diubah"),
        ("UPDATE entri SET rincian = 'bukan JSON' WHERE urut = 2", "entri_diubah"),
        ("UPDATE entri SET sebelum = 'x' WHERE urut = 4", "entri_diubah"),
        ("DELETE FROM entri WHERE urut = 2", "entri_hilang"),
        ("DELETE FROM entri WHERE urut = 5", "entri_hilang"),
        ("DELETE FROM entri", "entri_hilang"),
    ],
)
def test_a_later_change_shows(statement: str, code: str, path: Path) -> None:
    """Any entry changed or taken out, the last one too."""
    with Book(path) as book:
        book.reserve(KIND, 2026, count=5, tentang="asli")
    spoil(path, statement)
    with Book(path, readonly=True) as book:
        found = examine(book)

    assert code in {one.code for one in found}


def test_a_chain_made_anew_is_found_by_a_hash_noted_elsewhere(path: Path, tmp_path: Path) -> None:
    """Against who rewrites everything."""
    with Book(path) as book:
        noted = book.reserve(KIND, 2026, tentang="asli")[0].sidik
        book.reserve(KIND, 2026)
    with Book(tmp_path / "palsu.sqlite") as book:
        book.reserve(KIND, 2026, count=2, tentang="palsu")

        assert () == examine(book)
        assert ["sidik_tidak_ada"] == [one.code for one in examine(book, noted)]
    with Book(path, readonly=True) as book:
        assert () == examine(book, noted[:16])


@pytest.mark.parametrize("statement", ["UPDATE entri SET nomor = 2", "DELETE FROM entri"])
def test_the_file_itself_refuses_changes(statement: str, path: Path) -> None:
    """A slip in another program is stopped at the door."""
    with Book(path) as book:
        book.reserve(KIND, 2026)
    db = sqlite3.connect(path)

    with pytest.raises(sqlite3.IntegrityError, match="hanya dapat ditambah"):
        db.execute(statement)
    db.close()


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["reserve", "issue", "cancel"]),
            st.integers(1, 6),
            st.sampled_from(["keputusan", "berita acara"]),
        ),
        max_size=20,
    )
)
def test_whatever_is_done(tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int, str]]) -> None:
    """Numbers have no gap and no double, a cancelled one stays cancelled, one is issued once, the chain is whole."""
    expected: dict[tuple[str, int], str] = {}
    with Book(tmp_path_factory.mktemp("r") / "r.sqlite") as book:
        for act, number, kind in acts:
            key = (kind, number)
            if act == "reserve":
                given_ = book.reserve(kind, 2026)[0].nomor
                expected[kind, given_] = "dipesan"
                assert given_ == sum(one == kind for one, _ in expected)
                continue
            may = expected.get(key) in (("dipesan",) if act == "issue" else ("dipesan", "terbit"))
            try:
                if act == "issue":
                    book.issue(kind, 2026, number, FILES)
                else:
                    book.cancel(kind, 2026, number, "salah")
            except UsageError:
                assert not may
            else:
                assert may
                expected[key] = "terbit" if act == "issue" else "batal"

        assert expected == {(one.jenis, one.nomor): one.keadaan for one in book.numbers()}
        assert () == examine(book)


_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12).map(str.strip) | st.sampled_from(
    ["=1+1", "'=1+1", "@nama", "-", "1 Maret"]
)


@settings(max_examples=25)
@given(
    acts=st.lists(st.tuples(st.sampled_from(["reserve", "issue", "cancel"]), _TEXTS, _TEXTS), min_size=1, max_size=8),
    ending=st.sampled_from(EXPORTS),
)
def test_what_is_exported_comes_in_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, str, str]], ending: str
) -> None:
    """Reserved stays reserved, cancelled stays cancelled with its reason, signed files stay known; and once more."""
    folder = tmp_path_factory.mktemp("r")
    with Book(folder / "a.sqlite") as book:
        for number, (act, text, other) in enumerate(acts, 1):
            book.reserve(KIND, 2026, tentang=text, oleh=other, berkas_isian=other)
            if act == "issue":
                book.issue(KIND, 2026, number, [{"nama": "a b.pdf", "sha256": "a" * 64}, FILES[0]])
            if act == "cancel":
                book.cancel(KIND, 2026, number, text or "salah")
        before = book.numbers()
    for step in "bc":  # what came in goes out again
        (folder / f"{step}{ending}").write_bytes(export_numbers(before, ending))
        with Book(folder / f"{step}.sqlite") as book:
            book.import_numbers(read_numbers(folder / f"{step}{ending}", jenis=KIND, tahun=None, known=()))
            assert () == examine(book)
            after = book.numbers()
        assert [_story(one) for one in before] == [_story(one) for one in after]
        before = after


def _story(number: Number) -> tuple[object, ...]:
    facts = number.rincian
    files = [(one["nama"], one["sha256"]) for one in facts.get("berkas", ())]
    told = [facts.get(name) for name in ("tentang", "oleh", "alasan", "berkas_isian")]
    return number.jenis, number.tahun, number.nomor, number.keadaan, files, *told


def test_a_file_keeps_its_number(path: Path) -> None:
    """The same decree has the same number however often it is built; another title needs a word first."""
    with Book(path) as book:
        first, new = book.reserve_for(KIND, 2026, "a.yaml", "Pedoman")
        again, second = book.reserve_for(KIND, 2026, "a.yaml", "Pedoman")
        other, _ = book.reserve_for(KIND, 2026, "b.yaml", "Pedoman")

        assert (1, True, 1, False, 2) == (first.nomor, new, again.nomor, second, other.nomor)
        with pytest.raises(UsageError, match='sudah dipesan untuk berkas ini, dengan judul "Pedoman"'):
            book.reserve_for(KIND, 2026, "a.yaml", "Lain")
        book.cancel(KIND, 2026, 1, "tidak jadi")
        assert 3 == book.reserve_for(KIND, 2026, "a.yaml", "Pedoman")[0].nomor
        book.issue(KIND, 2026, 3, FILES)
        assert 4 == book.reserve_for(KIND, 2026, "a.yaml", "Tahun berikutnya")[0].nomor


@pytest.mark.parametrize("content", [b"", b"bukan basis data" * 100, None])
def test_other_files_are_no_register(content: bytes | None, path: Path) -> None:
    """An empty file may become one; anything else is left as it is."""
    if content is None:
        sqlite3.connect(path).executescript("CREATE TABLE a (b)").connection.close()
    else:
        path.write_bytes(content)
    if content == b"":
        with Book(path) as book:
            assert 1 == book.reserve(KIND, 2026)[0].nomor
        return
    before = path.read_bytes()

    with pytest.raises(UsageError, match="bukan register kpudocs"):
        Book(path)
    assert before == path.read_bytes()


def test_a_network_s_disk_is_known(tmp_path: Path) -> None:
    """By the system's own table of disks; the innermost one counts, blanks in its name and all."""
    mounts = tmp_path / "mounts"
    inner = tmp_path.resolve() / "folder bersama"
    spelt = str(inner).replace(" ", "\\040")
    mounts.write_text(f"//server/x {tmp_path.resolve()} cifs rw 0 0\n/dev/a {spelt} ext4 rw 0 0\n", encoding="utf-8")

    assert is_on_network(tmp_path / "r.sqlite", str(mounts))
    assert not is_on_network(inner / "r.sqlite", str(mounts))
    assert not is_on_network(Path("/r.sqlite"), str(mounts))
    assert not is_on_network(tmp_path / "r.sqlite", str(tmp_path / "tidak ada"))


def test_the_journal_fits_the_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """WAL on a disk of this computer; on a network's disk the journal that needs no shared memory."""
    with Book(path) as book:
        assert "wal" == book._db.execute("PRAGMA journal_mode").fetchone()[0]
    monkeypatch.setattr("kpudocs.register.book.is_on_network", lambda path: True)
    with Book(path) as book:
        assert "delete" == book._db.execute("PRAGMA journal_mode").fetchone()[0]
        assert 1 == book.reserve(KIND, 2026)[0].nomor
    assert stat.S_ISREG(path.stat().st_mode) and not Path(f"{path}-wal").exists()
