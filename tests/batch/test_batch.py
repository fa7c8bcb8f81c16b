"""Many decrees in one run, as the command makes them."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import kpudocs
from kpudocs.batch import run_batch
from kpudocs.cli import main
from kpudocs.errors import InvalidInput, MissingResource, UsageError
from tests.batch.office import HEADER, NASKAH, PART, Office, rows

ONLY = {"ragam": ("asli",), "formats": ("txt",)}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return Office(tmp_path)


def run(*words: str) -> int:
    """The command on the office's files."""
    return int(main(["batch", "naskah.yaml", "data.csv", "--ragam", "asli", "--format", "txt", *words]))


def test_a_decree_for_each_row(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """What a row says is in its decree, and the decree is the one that `build` would make of the same facts."""
    office.put(rows(3))

    assert 0 == run()
    captured = capsys.readouterr()
    filled = NASKAH.replace("${desa}", "Desa Umpama 2").replace("${ketua}", "Nama Contoh 2")
    office.naskah.write_text(f"nomor: 2\n{filled}", encoding="utf-8")
    expected = kpudocs.render(kpudocs.compose(kpudocs.load(office.naskah)), "txt")

    assert [f"0000{n + 1}-2026kpt00{n}-asli.txt" for n in (1, 2, 3)] == office.files()
    assert expected == (office.out / "00003-2026kpt002-asli.txt").read_bytes()
    assert (f"{Path('hasil/laporan.jsonl')}\n", "3 dari 3 keputusan jadi\n") == (captured.out, captured.err)


def test_a_decree_that_fails_does_not_stop_the_others(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is told with its row, its column and what to do, at once and in the report; exit 1."""
    header = (*HEADER, "tanggal", "NIK")
    office.put(
        [
            (1, "Desa A", "Ani", "2 Maret 2026", 1),
            (2, "Desa B", "", "2 Maret 2026", 2),
            (3, "Desa C", "Cici", "30 Februari 2026", 3),
            (4, "Desa D", "Didi", "", ""),
        ],
        header,
    )

    assert 1 == run()
    told = capsys.readouterr().err.splitlines()

    assert [
        "kolom yang tidak dipakai: NIK",
        "2 dari 4 keputusan jadi, 2 gagal",
        (
            "data.csv baris 3, kolom C: variabel.ketua: sel kosong, padahal dipakai dalam naskah; "
            "isi selnya, atau beri nilai bawaan: variabel.ketua dalam naskah"
        ),
        "data.csv baris 4, kolom D: penetapan.tanggal: tidak ada tanggal 30 Februari 2026; perbaiki tanggalnya",
    ] == told
    assert ["jadi", "gagal", "gagal", "jadi"] == [line["hasil"] for line in office.report()]
    assert 2 == len(office.files())


def test_rows_override_fields(office: Office) -> None:
    """By their path, in any of three forms of table; a cell may name a file that holds a whole plan."""
    (office.folder / "rencana").mkdir()
    plan = {"jenis": "tabel", "judul": "Jadwal", "kolom": ["Kegiatan"], "baris": [["Pelantikan"]]}
    (office.folder / "rencana" / "a.yaml").write_text(json.dumps(plan), encoding="utf-8")
    header = (*HEADER, "penetapan.nama", "Penetapan.Cara", "memutuskan[2]", "lampiran[1]")
    office.put(
        [
            (
                1,
                "Desa A",
                "Ani",
                "Budi Umpama",
                "Plt.",
                f"Menutup rapat sebagaimana tercantum dalam Lampiran {PART}",
                "@rencana/a.yaml",
            )
        ],
        header,
    )

    assert 0 == run("--name", "${desa}")
    text = (office.out / "Desa A-asli.txt").read_text(encoding="utf-8")

    assert all(
        word in text for word in ("BUDI UMPAMA", "Plt. KETUA", "Menutup rapat sebagaimana", "Pelantikan", "JADWAL")
    )


def test_rows_as_objects(office: Office) -> None:
    """A row of .jsonl may hold groups and lists of its own."""
    data = office.folder / "data.jsonl"
    row = {
        "nomor": 7,
        "desa": "Desa A",
        "ketua": "Ani",
        "penetapan": {"nama": "Budi"},
        "memerhatikan": ["Berita acara"],
    }
    data.write_text(json.dumps(row) + "\n", encoding="utf-8")
    run_batch(office.naskah, data, office.out, name="a", **ONLY)
    text = (office.out / "a-asli.txt").read_text(encoding="utf-8")

    assert "BUDI" in text and "Berita acara;" in text and "Desa A" in text


def test_a_folder_of_files(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Each file is a decree, named as its file is; what is wrong in one has its line."""
    folder = office.folder / "naskah"
    (folder / "b").mkdir(parents=True)
    text = NASKAH.replace("${desa}", "Desa A").replace("${ketua}", "Ani")
    (folder / "a.yaml").write_text(f"nomor: 1\n{text}", encoding="utf-8")
    (folder / "b" / "c.yml").write_text(f"nomor: 2\n{text}tahunn: 2\n", encoding="utf-8")

    assert 1 == main(["batch", "naskah", "--ragam", "asli", "--format", "txt"])
    assert ["a-asli.txt"] == office.files()
    assert 'naskah/b/c.yml:16:1: tahunn: isian "tahunn" tidak dikenal; mungkin maksudnya "tahun"' in (
        capsys.readouterr().err.replace("\\", "/")
    )


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (("nomor", "desa"), ('naskah.yaml:9:5: memutuskan[1]: variabel ${ketua} tidak diisi oleh kolom mana pun; '
         'tambahkan kolom "ketua" pada data, atau nilai bawaan pada variabel')),
        ((*HEADER, "penetapn.nama"), 'data.csv: kolom "penetapn.nama" tidak dikenal; mungkin maksudnya "penetapan…"'),
        ((*HEADER, "wilayah"), ('data.csv: kolom "wilayah" tidak perlu; hapus kolomnya; '
         "isinya diturunkan dari isian lain")),
        ((*HEADER, "Ketua"), 'data.csv: kolom "Ketua" mengisi hal yang sama dengan kolom "ketua"; hapus salah satunya'),
        ((*HEADER, "desa"), 'data.csv baris 1: kolom D bernama sama dengan kolom B ("desa"); ganti nama salah satunya'),
    ],
)  # fmt: skip
def test_columns_that_do_not_fit_are_told_before_anything_is_made(
    header: tuple[str, ...], told: str, office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    """With their place and what to do; nothing is made."""
    office.put([("1", "Desa A", "Ani", "x")[: len(header)]], header)

    assert 3 == run()
    assert told in capsys.readouterr().err.splitlines()
    assert [] == office.files()


def test_names_are_unique_before_the_first_is_made(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where they differ in their case alone, which is one file on Windows."""
    office.put([(1, "Desa A", "Ani"), (2, "desa a", "Budi"), (3, "Desa B", "Cici")])

    assert 3 == run("--name", "${desa}")
    assert (
        'data.csv baris 3: namanya akan sama dengan data.csv baris 2: "desa a"; '
        "ubah --name agar setiap keputusan bernama lain"
    ) == capsys.readouterr().err.splitlines()[0]
    assert [] == office.files()


def test_resume_makes_what_failed_or_changed(office: Office) -> None:
    """And leaves what is made alone; without --resume an earlier run is in the way."""
    office.put([(1, "Desa A", "Ani"), (2, "Desa B", ""), (3, "Desa C", "Cici")])

    assert 1 == run()
    kept = (office.out / "00002-2026kpt001-asli.txt").stat()
    office.put([(1, "Desa A", "Ani"), (2, "Desa B", "Budi"), (3, "Desa Z", "Cici"), (4, "Desa D", "Didi")])

    assert 2 == run()
    assert 0 == run("--resume")
    after = (office.out / "00002-2026kpt001-asli.txt").stat()

    assert (kept.st_ino, kept.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert "Desa Z" in (office.out / "00004-2026kpt003-asli.txt").read_text(encoding="utf-8")
    assert 4 == len(office.files()) == len(office.report())


def test_a_file_that_somebody_changed_is_kept(office: Office) -> None:
    """Its decree is told as failed; --force writes over it."""
    office.put(rows(2))
    run()
    changed = office.out / office.files()[0]
    changed.write_text("diubah orang", encoding="utf-8")
    office.put([(1, "Desa Lain", "Ani"), *rows(2)[1:]])

    assert 1 == run("--resume")
    assert "diubah orang" == changed.read_text(encoding="utf-8")
    assert "berkas_orang_lain" == office.report()[0]["kesalahan"][0]["code"]
    assert 0 == run("--resume", "--force")
    assert "Desa Lain" in changed.read_text(encoding="utf-8")


def test_resume_notices_files_that_are_gone_or_changed(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """What was deleted is made again; what somebody changed is told, and stays unless --force."""
    office.put(rows(4))
    run()
    before, names = office.contents(), office.files()
    (office.out / names[0]).unlink()
    (office.out / names[1].replace(".txt", ".bukti.json")).unlink()
    changed = office.out / names[2]
    changed.write_text(changed.read_text(encoding="utf-8").replace("Nama Contoh 3", "Nama Kontoh 3"), encoding="utf-8")
    capsys.readouterr()

    assert 1 == run("--resume")
    assert "data.csv baris 4: sudah ada dan bukan buatan kpudocs, atau sudah diubah" in capsys.readouterr().err
    assert {**before, names[2]: changed.read_bytes()} == office.contents()
    assert (office.out / names[1].replace(".txt", ".bukti.json")).exists()
    assert 0 == run("--resume", "--force")
    assert before == office.contents()


def test_decrees_that_left_the_data_are_told(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """Their files stay."""
    office.put(rows(3))
    run()
    office.put(rows(1))

    assert 0 == run("--resume")
    assert "2 keputusan dari data terdahulu tidak ada lagi dalam data; berkasnya dibiarkan" in capsys.readouterr().err
    assert 3 == len(office.files())


def test_a_program_without_a_main_guard(office: Office) -> None:
    """Its processes cannot start: told at once with what to do, and nothing counts as failed."""
    office.put(rows(3))
    program = 'from kpudocs.batch import run_batch\nrun_batch("naskah.yaml", "data.csv", "hasil", workers=2)\n'
    (office.folder / "program.py").write_text(program, encoding="utf-8")
    done = subprocess.run([sys.executable, "program.py"], capture_output=True, text=True, check=False)

    assert "MissingResource: proses pembantu tidak dapat dimulai" in done.stderr
    assert [] == office.files()


KILLED = """
import os, signal, sys
from kpudocs.batch import run_batch
left = int(sys.argv[1])
def count(event, arguments):
    global left
    if event == "os.rename":
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
run_batch("naskah.yaml", "data.csv", "hasil", ragam=("asli",), formats=("docx", "txt"), workers=1)
"""


@pytest.mark.parametrize("moment", [1, 8, 24])
def test_a_run_that_was_killed_goes_on(moment: int, office: Office) -> None:
    """Kill -9 before a file gets its name: what stands is whole, the rest is made, nothing twice."""
    office.put(rows(12))
    done = subprocess.run([sys.executable, "-c", KILLED, str(moment)], check=False)
    before = {name: (office.out / name).stat() for name in office.everything()}
    whole = {name: (office.out / name).read_bytes() for name in before}
    summary = run_batch("naskah.yaml", "data.csv", "hasil", ragam=("asli",), formats=("docx", "txt"), resume=True)
    made = {name: (office.out / name).read_bytes() for name in office.everything()}
    fresh = run_batch("naskah.yaml", "data.csv", "lain", ragam=("asli",), formats=("docx", "txt"))

    assert -signal.SIGKILL == done.returncode
    assert len(before) < moment  # several threads give files their names
    assert whole == {name: content for name, content in made.items() if name in whole}
    assert (12, 12, 0) == (summary.planned, summary.made, summary.failed) == (fresh.planned, fresh.made, fresh.failed)
    assert {name: stat.st_ino for name, stat in before.items()} == {n: (office.out / n).stat().st_ino for n in before}
    assert made == {path.name: path.read_bytes() for path in Path("lain").glob("*-asli.*")}
    assert [] == list((office.out / ".kpudocs-batch" / "tmp").iterdir())


def test_a_worker_that_dies_costs_nothing(office: Office) -> None:
    """One of two processes is killed while it works; its decrees are made by others."""
    office.put(rows(40))
    killed = []

    def kill_one(made: int, failed: int, planned: int) -> None:
        if not killed:
            killed.append(multiprocessing.active_children()[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    summary = run_batch(office.naskah, office.data, office.out, workers=2, on_progress=kill_one, **ONLY)

    assert (40, 0, 2) == (summary.made, summary.failed, summary.processes)
    assert killed and 40 == len(office.files())


def test_interrupted(office: Office) -> None:
    """Ctrl-C ends a run after what is under way: exit 130, and --resume goes on."""
    office.put(rows(400))
    command = [sys.executable, "-c", INTERRUPTED, "batch", "naskah.yaml", "data.csv", "--ragam", "asli"]
    done = subprocess.run([*command, "--format", "txt", "--workers", "1"], capture_output=True, text=True, check=False)
    made = len(office.files())

    assert 130 == done.returncode
    assert done.stderr.endswith("Teruskan dengan menambahkan --resume.\nDihentikan.\n")
    assert 0 < made < 400 and made == len(office.report())
    assert 0 == run("--resume")
    assert 400 == len(office.files())


INTERRUPTED = """
import os, signal, sys
from kpudocs.cli import main
made = 0
def count(event, arguments):
    global made
    made += event == "os.rename"
    if made == 3 and event == "os.rename":
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(count)
sys.exit(main())
"""


def test_two_runs_do_not_share_a_folder(office: Office) -> None:
    """The second is told so, and the first goes on."""
    office.put(rows(3))
    told = []

    def again(made: int, failed: int, planned: int) -> None:
        with pytest.raises(UsageError) as caught:
            run_batch(office.naskah, office.data, office.out, resume=True, **ONLY)
        told.append(str(caught.value))

    assert 3 == run_batch(office.naskah, office.data, office.out, on_progress=again, **ONLY).made
    assert f"batch lain sedang berjalan di {office.out}; tunggu sampai selesai" in told


def test_what_stops_every_decree_stops_the_run(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    """A template that cannot be used is told once, not once a row; nothing counts as failed."""
    office.put(rows(30))
    (office.folder / "templat").mkdir()
    (office.folder / "templat" / "keputusan.docx").write_bytes(b"bukan Word")

    assert 4 == run("--format", "docx", "--template-dir", "templat")
    assert 1 == capsys.readouterr().err.count("keputusan.docx:")
    assert [] == office.report()


def test_findings_of_the_gravest_rules_are_refused(office: Office) -> None:
    """As `build` refuses them; a draft is made all the same, and so is what is accepted in the naskah."""
    office.naskah.write_text(NASKAH.replace("- bahwa untuk", "- untuk"), encoding="utf-8")
    office.put(rows(2))

    assert 1 == run()
    assert {"SU01"} == {fault["code"] for line in office.report() for fault in line["kesalahan"]}
    assert 0 == run("--resume", "--tanpa-periksa")


def test_open_decisions_are_refused(office: Office) -> None:
    """What `rollover` left to a person stands in the way of every ragam but the draft, as in `build`."""
    office.naskah.write_text(f"# PUTUSKAN: pastikan penanda tangan\n{NASKAH}", encoding="utf-8")
    office.put(rows(2))

    assert 1 == run()
    assert {"belum_diputuskan"} == {fault["code"] for line in office.report() for fault in line["kesalahan"]}
    assert 0 == run("--resume", "--ragam", "rancangan")


@pytest.mark.parametrize("pattern", ["../${desa}", "/a", "a/../b", "a//b", "c:a", "a\\b", "${", ""])
def test_patterns_that_lead_out_or_cannot_be_read(pattern: str, office: Office) -> None:
    """Refused as wrong usage."""
    office.put(rows(1))

    assert 2 == run("--name", pattern)
    assert [] == office.files()


def test_a_stranger_s_value_stays_in_the_folder(office: Office) -> None:
    """A value in a name loses what a path could be made of, whatever the row says."""
    office.put([(1, "../../luar", "Ani"), (2, "CON", "Budi"), (3, "a/b:c", "Cici"), (4, "   .. ", "Didi")])

    assert 0 == run("--name", "x/${desa}")
    assert sorted(["x/CON_-asli.txt", "x/_-asli.txt", "x/_-..-luar-asli.txt", "x/a-b-c-asli.txt"]) == office.files()


def test_files_have_the_permissions_of_any_new_file(office: Office) -> None:
    """Others of the office may read them."""
    office.put(rows(1))
    run()
    umask = os.umask(0)
    os.umask(umask)

    assert 0o666 & ~umask == stat.S_IMODE((office.out / office.files()[0]).stat().st_mode)


def test_nothing_in_the_table(office: Office) -> None:
    """Told, with nothing made."""
    office.put([])

    with pytest.raises(InvalidInput, match="tidak ada keputusan"):
        run_batch(office.naskah, office.data, office.out, **ONLY)


def test_a_scheduler_that_is_not_there(office: Office) -> None:
    """Told with its address."""
    office.put(rows(1))

    with pytest.raises(MissingResource, match=r"tcp://127\.0\.0\.1:9 tidak menjawab"):
        run_batch(office.naskah, office.data, office.out, executor="tcp://127.0.0.1:9", **ONLY)


def test_the_example(office: Office) -> None:
    """Every row of it becomes a decree, by all the rules."""
    folder = Path(__file__).parents[2] / "examples" / "kpps-2026"
    options = {"ragam": ("asli", "salinan"), "formats": ("docx", "pdf"), "name": "${kecamatan}/${desa} TPS ${tps}"}
    summary = run_batch(folder / "naskah.yaml", folder / "data.csv", office.out, workers=1, **options)

    assert (8, 8, 0) == (summary.planned, summary.made, summary.failed)
    assert 32 == len(office.files())
