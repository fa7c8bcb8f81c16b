"""Lists of every form, in every kind of Lampiran: labels, marks, "dan", items and rows told twice."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpudocs.rules import RULES, lint
from tests.rules.test_right_texts import FORCE, decree

LP = [rule for rule in RULES if rule.code.startswith("LP")]


def told(lampiran: dict[str, Any], **changes: object) -> list[tuple[str, str]]:
    """What the rules of a Lampiran tell of one: code and words."""
    return [(found.code, found.words) for found in lint(decree(lampiran=[lampiran], **changes), rules=LP)]


def plan(*rows: str, indikator: tuple[str, ...] = ("Ada.",)) -> list[tuple[str, str]]:
    """The same of a plan with one kegiatan of these rows."""
    baris = [
        {"sub_kegiatan": row, "bulan": [1], **({"indikator": indikator[n]} if n < len(indikator) else {})}
        for n, row in enumerate(rows)
    ]
    kegiatan = [{"nama": "Pelayanan Tamu", "baris": baris}]
    return told(
        {"jenis": "rencana_aksi", "area": [{"nama": "Pelayanan", "kegiatan": kegiatan}]},
        tentang="Rencana Aksi Tahun 2026",
    )


@pytest.mark.parametrize("form", ["{}.", "{})", "({})"])
@pytest.mark.parametrize("marks", ["abcd", "ABCD", "1234", ("i", "ii", "iii", "iv")])
def test_labels_of_every_form(form: str, marks: str) -> None:
    """In order: nothing; begun late, with a gap, with one twice: told at the label."""
    one, two, three, four = (form.format(mark) for mark in marks)

    assert [] == plan(f"{one} Satu hal;", f"{two} Dua hal;", f"{three} Tiga hal.")
    assert [("LP02", two)] == plan(f"{two} Dua hal;", f"{three} Tiga hal.")
    assert [("LP02", four)] == plan(f"{one} Satu hal;", f"{two} Dua hal;", f"{four} Tiga hal.")
    assert [("LP02", one)] == plan(f"{one} Satu hal;", f"{one} Dua hal.")


@pytest.mark.parametrize(
    "rows",
    [
        ("a. Satu hal;", "b. Dua hal."),
        ("a. Satu hal; dan", "b. Dua hal."),
        ("a. Penyediaan alat tulis, dll.", "b. Dua hal."),
        ("A. Rahman Hakim", "H. Sulaiman"),
        ("1. Satu kalimat.", "2. Kalimat lain."),
        ("a. Satu hal, yaitu:\n1) satu;\n2) dua;", "b. Dua hal."),
        ("a. Satu hal;", "b. Dua hal.", "a. Daftar baru;", "b. Lanjutannya."),
        ("Jl. Merdeka", "No. 5"),
        ("a. n. Ketua", "s. d. 31 Maret 2026"),
        ("a. Satu hal:\ni. satu;\nii. dua; dan\niii. tiga.",),
        (
            "a. Pengumuman hasil seleksi calon anggota PPK gelombang pertama;",
            "b. Pengumuman hasil seleksi calon anggota PPK gelombang pertama dan kedua.",
        ),
        (
            "a. Penyusunan laporan kegiatan pengadaan surat suara;",
            "b. Penyusunan laporan kegiatan penggandaan surat suara.",
        ),
        ("a. Rapat evaluasi kinerja per Desember 2025;", "b. Laporan triwulan IV 2025."),
    ],
)
def test_right_lists(rows: tuple[str, ...]) -> None:
    """What is in order stays untold."""
    assert [] == plan(*rows)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("a. Satu hal", "b. Dua hal"), [("LP14", "hal")]),
        (("a. Satu hal,", "b. Dua hal."), [("LP14", ",")]),
        (("a. Satu hal;", "b. Dua ibu", "c. Tiga hal."), [("LP14", "ibu")]),
        (("a. Satu hal;", "b. Dua hal"), [("LP11", "hal")]),
        (("a. Satu hal;", "b. Dua hal,"), [("LP11", ",")]),
        (("a. Pukul 08.00 s.d. 16.00.", "b. Dua hal."), [("LP01", ".")]),
        (("a. Satu hal; dan", "b. Dua hal;", "c. Tiga hal."), [("LP15", "dan")]),
        (("a. Satu hal;", "b. Dua hal; atau"), [("LP15", "atau")]),
        (("a. Menyusun jadwal;", "a. Menyusun jadwal."), [("LP03", "a. Menyusun jadwal.")]),
        (("Menyusun jadwal", "Menyusun jadwal"), [("LP03", "Menyusun jadwal")]),
        (
            ("a. Tindak lanjut hasil evaluasi pengaduan;", "b. Tindak lanjut hasil evaluasi atas pengaduan."),
            [("LP04", "b. Tindak lanjut hasil evaluasi atas pengaduan.")],
        ),
        (("a. Rapat pada bulan Januari tahun 2027.",), [("LP08", "Januari tahun 2027")]),
        (("a. Rapat triwulan IV 2025.",), [("LP08", "triwulan IV 2025")]),
    ],
)
def test_wrong_lists(rows: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    """Each fault once, at its mark or word."""
    assert expected == plan(*rows)


@pytest.mark.parametrize("filler", ["-", "...", "…", "–", "nihil"])
def test_what_fills_no_cell(filler: str) -> None:
    """A dash or dots in a plan say nothing."""
    assert [("LP05", filler)] == plan("a. Satu hal.", indikator=(filler,))


def test_cells_of_a_column_go_on() -> None:
    """One list over the rows of a table; a row twice; names are no labels; a dash is an answer."""
    rows = [["a. Satu hal;", "-"], ["b. Dua hal;", "x y"], ["d. Tiga hal.", "z"]]
    table: dict[str, Any] = {"jenis": "tabel", "kolom": ["Uraian", "Petugas"], "baris": rows}
    names = {"jenis": "tabel", "kolom": ["Nama", "Ket"], "baris": [["A. Rahman", "ketua"], ["H. Dua", ""]]}

    assert [("LP02", "d.")] == told(table)
    assert [("LP03", "Ruang rapat")] == told(table | {"baris": [["Ruang rapat", "Ani"], ["Ruang rapat", "Ani"]]})
    assert [] == told(table | {"baris": [["Ruang rapat", "Ani"], ["Ruang rapat", "Budi"]]})
    assert [] == told(names)


@pytest.mark.parametrize(("marks", "expected"), [("123", []), ("abc", [("LP02", "c.")])])
def test_numbers_go_on_over_the_parts_of_a_plan(marks: str, expected: list[tuple[str, str]]) -> None:
    """Under the next kegiatan numbers may go on; letters begin anew."""
    one, two, three = marks
    kegiatan = [
        {"nama": name, "baris": [{"sub_kegiatan": row, "bulan": [1], "indikator": "Ada."} for row in rows]}
        for name, rows in (("Satu", [f"{one}. Satu hal;", f"{two}. Dua hal."]), ("Dua", [f"{three}. Tiga hal."]))
    ]

    assert expected == told(
        {"jenis": "rencana_aksi", "area": [{"nama": "Pelayanan", "kegiatan": kegiatan}]},
        tentang="Rencana Aksi Tahun 2026",
    )


def test_empty_cells_of_a_free_table() -> None:
    """One alone is told; several in a column, or in a row below a title, are meant."""
    rows = [[f"Kegiatan {n}", f"Bagian {n}", "Ketua"] for n in ("satu", "dua", "tiga", "empat")]

    def look(*changed: tuple[int, int]) -> list[tuple[str, str]]:
        baris = [["" if (i, j) in changed else cell for j, cell in enumerate(row)] for i, row in enumerate(rows)]
        return told({"jenis": "tabel", "kolom": ["Kegiatan", "Unit", "Keterangan"], "baris": baris})

    assert [("LP05", "")] == look((1, 1))
    assert [] == look((1, 1), (2, 1))
    assert [] == look((1, 1), (1, 2))
    assert [] == look((3, 2))


def test_naskah_and_daftar_nama_are_read() -> None:
    """Typed paragraphs, given items, tables within the text, and people."""
    ani = {"nama": "Ani", "jabatan": "Kepala Bagian", "kedudukan": "Ketua"}

    assert [("LP02", "3.")] == told({"jenis": "naskah", "isi": ["1. Tamu dicatat;", "3. Tamu diantar."]})
    assert [("LP02", "c.")] == told(
        {"jenis": "naskah", "isi": [{"tabel": {"kolom": ["Uraian"], "baris": [["c. Satu hal"], ["Dua"]]}}]}
    )
    assert [("LP15", "dan"), ("LP03", "mencatat tamu")] == sorted(
        told({"jenis": "naskah", "isi": [{"butir": ["mencatat tamu; dan", "mengantar tamu", "mencatat tamu"]}]}),
        reverse=True,
    )
    assert [("LP03", "Kepala Bagian")] == told({"jenis": "daftar_nama", "orang": [ani, ani]})
    assert [] == told({"jenis": "daftar_nama", "orang": [ani, {**ani, "nama": "Budi"}]})


def test_dan_of_a_list_in_a_list() -> None:
    """It stands after the last item of the list below the last but one."""
    tasks = {
        "teks": "Tim bertugas",
        "rincian": ["menulis", {"teks": "memeriksa", "rincian": ["huruf", "tanda; dan"]}, "melapor"],
    }
    wrong = {**tasks, "rincian": [*tasks["rincian"][:2], "menyimpan; dan", "melapor"]}

    assert [] == [found.words for found in lint(decree(memutuskan=[tasks, FORCE]), rules=LP)]
    assert [("LP15", "dan")] == [
        (found.code, found.words) for found in lint(decree(memutuskan=[wrong, FORCE]), rules=LP)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("KPU HUB, lalu KPUHUB", ["KPUHUB"]),
        ("SIHUB, lalu SI-HUB", ["SI-HUB"]),
        ("Info Pemilu, lalu InfoPemilu", ["InfoPemilu"]),
        ("e-Coklit, lalu ecoklit", ["ecoklit"]),
        ("Whistleblowing, lalu Whistle Blowing", ["Whistle Blowing"]),
        ("SP4N-LAPOR!, lalu SP4N LAPOR", ["SP4N LAPOR"]),
        ("Kerja Sama, lalu Kerjasama", []),  # no standard form: BH02 tells it
        ("Ke luar negeri, lalu keluar", []),
        ("Srikandi, lalu SRIKANDI", []),
    ],
)
def test_one_name_two_spellings(words: str, expected: list[str]) -> None:
    """Joined, parted, with a hyphen; capitals alone are no other spelling."""
    found = lint(decree(memutuskan=[f"Memakai {words} untuk tamu", FORCE]), rules=LP)

    assert expected == [one.words for one in found]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abcivxABZ12.)(;,:-– \n", max_size=25).map(lambda text: text + "dan"), min_size=1, max_size=5))
def test_whatever_is_typed_in_cells(texts: list[str]) -> None:
    """Rules answer, and the words that they tell stand where they say."""
    table = {"jenis": "tabel", "kolom": ["Uraian"], "baris": [[text] for text in texts]}
    naskah = {"jenis": "naskah", "isi": [{"teks": text} for text in texts]}
    keputusan = decree(lampiran=[table, naskah])
    for found in lint(keputusan, rules=[rule for rule in RULES if rule.code[:2] in ("BH", "LP")]):
        data: Any = keputusan
        for step in found.loc:
            data = data[step] if isinstance(step, int) else getattr(data, step)
        assert data[found.offset :].startswith(found.words)
