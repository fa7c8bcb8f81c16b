"""Excerpts: whom they are for, what they show of the lists, and how the rest reads."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kpudocs
from kpudocs.cli import main
from kpudocs.errors import InvalidInput, UnknownChoice
from kpudocs.lampiran import JENIS, Lampiran
from kpudocs.naskah import Naskah, Tabel
from tests.loaders.decrees import WITH_LAMPIRAN, as_yaml, make

PEOPLE = [
    {"nama": "Ani Contoh", "jabatan": "Ketua", "kedudukan": "Pengarah"},
    {"nama": "Beni Umpama", "kedudukan": "Anggota"},
    {"nama": "Citra Misal", "kedudukan": "Anggota", "keterangan": "cadangan"},
]
TEAM = {"jenis": "daftar_nama", "gabung_kedudukan": True, "orang": PEOPLE}
FEES = {
    "jenis": "tabel",
    "kolom": ["NAMA", {"judul": "HONOR", "jumlah": True}],
    "baris": [
        {"kelompok": "A. Pengarah"},
        ["Ani Contoh\nPembina", 100],
        {"kelompok": "B. Anggota"},
        ["Beni Umpama", 50],
        ["Dodi Andai", 50],
    ],
}
GUIDE = {"jenis": "naskah", "isi": ["Pedoman."]}


def excerpts(*untuk: str, **facts: Any) -> list[Naskah]:
    return list(kpudocs.compose_petikan(make(**facts), untuk))


def excerpt(untuk: str, **facts: Any) -> Naskah:
    return kpudocs.compose(make(**facts), "petikan", untuk=untuk)


def rows(naskah: Naskah) -> list[list[list[str]]]:
    """The texts of the cells, row by row, lampiran by lampiran."""
    return [
        [[" ".join(sel.texts()) for sel in baris.sel] for isi in lampiran.isi for baris in isi.baris]  # type: ignore[union-attr]
        for lampiran in naskah.lampiran
    ]


def test_excerpts_are_made_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times as many take hardly more memory: what is made is on disk before the next one is."""
    monkeypatch.chdir(tmp_path)
    peaks = []
    for count in (10, 20, 200):  # the first only loads what is loaded once
        people = [{"nama": f"Orang {number}", "jabatan": "Staf " * 20} for number in range(count)]
        facts = {"memutuskan": WITH_LAMPIRAN, "lampiran": [{"jenis": "daftar_nama", "orang": people}]}
        (tmp_path / "k.yaml").write_text(as_yaml(**facts), encoding="utf-8")
        command = ["build", "k.yaml", "--ragam", "petikan", "--untuk", "semua", "--format", "docx"]
        tracemalloc.start()
        assert 0 == main([*command, "--tanpa-periksa", "--out", str(count)])
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        size = sum(path.stat().st_size for path in (tmp_path / str(count)).glob("*.docx"))
        assert count == len(list((tmp_path / str(count)).glob("*.docx")))

    assert peaks[2] - peaks[1] < 0.6 * size


def test_the_rest_reads_dsb() -> None:
    """The grounds are left out, the dictum is not; it is certified as an excerpt and bears its word."""
    naskah = excerpt("Beni Umpama", memerhatikan=["Berita Acara"], lampiran=[TEAM])

    assert [["dsb."]] * 3 == [
        [butir.teks for butir in bagian.butir]
        for bagian in (naskah.menimbang, naskah.mengingat, naskah.memerhatikan)
        if bagian
    ]
    assert "Menetapkan rencana." == naskah.diktum[0].teks
    assert "PETIKAN" == naskah.pembuka()[0]
    assert naskah.pengesahan is not None
    assert "Petikan sesuai dengan aslinya" == naskah.pengesahan.kalimat
    assert "ttd." == naskah.penetapan.tanda
    assert naskah.info.judul.startswith("Petikan Keputusan ")


def test_only_their_row_with_the_number_of_the_whole() -> None:
    """A merged cell's text comes along; every column of the whole list stays."""
    assert [[["3", "Citra Misal", "", "Anggota", "cadangan"]]] == rows(excerpt("Citra Misal", lampiran=[TEAM]))


def test_cells_stay_merged_where_their_rows_still_meet() -> None:
    """Two of three members keep one cell, and the table stays whole."""
    naskah = excerpt("kedudukan = anggota", lampiran=[TEAM])
    (tabel,) = naskah.lampiran[0].isi

    assert isinstance(tabel, Tabel)
    assert [2, 0] == [baris.sel[3].rentang_baris for baris in tabel.baris]
    assert "2026kpt010-petikan-kedudukan_anggota" == naskah.nama_berkas


def test_every_list_that_names_them_and_no_other_lampiran() -> None:
    """Rows come with the title they stand under, without the total; numerals stay those of the whole."""
    naskah = excerpt("ani contoh", lampiran=[GUIDE, TEAM, FEES])

    assert ["LAMPIRAN II", "LAMPIRAN III"] == [lampiran.label for lampiran in naskah.lampiran]
    assert [["A. Pengarah"], ["1", "Ani Contoh Pembina", "100"]] == rows(naskah)[1]


def test_everybody_once_in_the_order_of_the_lists() -> None:
    """With "semua": each person of all lists."""
    made = excerpts("semua", "Beni Umpama", lampiran=[TEAM, FEES])

    assert [f"2026kpt010-petikan-{name}" for name in ("ani-contoh", "beni-umpama", "citra-misal", "dodi-andai")] == [
        naskah.nama_berkas for naskah in made
    ]


def test_two_of_one_name_are_two_people() -> None:
    """Whose row is whose is never guessed: each has an excerpt, and is called by number."""
    twins = {"jenis": "daftar_nama", "orang": [*PEOPLE, PEOPLE[1] | {"jabatan": "Staf"}]}
    with pytest.raises(UnknownChoice) as caught:
        excerpt("Beni Umpama", lampiran=[twins])

    assert (
        'ada 2 orang bernama "Beni Umpama"; sebut salah satunya: '
        '"Beni Umpama (nomor 2)"; "Beni Umpama (nomor 4)"' == str(caught.value)
    )
    assert "Staf" == rows(excerpt("Beni Umpama (nomor 4)", lampiran=[twins]))[0][0][2]
    assert 4 == len(excerpts("semua", lampiran=[twins]))


def test_names_of_files_are_safe_and_unique() -> None:
    """Whatever names hold, each excerpt has a file of its own that any system can keep."""
    names = ["H. Budi/Umar", "H Budi Umar", "Hj. Ámina, S.H.", "王", "李", "con", "x" * 300]
    lampiran = [{"jenis": "daftar_nama", "orang": [{"nama": name} for name in names]}]
    made = [naskah.nama_berkas.removeprefix("2026kpt010-petikan-") for naskah in excerpts("semua", lampiran=lampiran)]

    assert ["h-budi-umar", "h-budi-umar-2", "hj-amina-s-h", "tanpa-huruf-latin", "tanpa-huruf-latin-2", "con"] == made[
        :-1
    ]
    assert 60 == len(made[-1])


def test_a_column_may_be_said_to_name_people() -> None:
    """NAMA does by itself; another does where the column says so, and NAMA need not."""
    table = {
        "jenis": "tabel",
        "kolom": [{"judul": "NAMA", "orang": False}, {"judul": "CALON TERPILIH", "orang": True}],
        "baris": [["Dapil 1", "Ani"], ["Dapil 2", ""]],
    }

    assert ["2026kpt010-petikan-ani"] == [naskah.nama_berkas for naskah in excerpts("semua", lampiran=[table])]


def test_points_of_the_dictum_may_be_left_out() -> None:
    """Those not quoted keep their ordinal."""
    facts: dict[str, Any] = {"memutuskan": ["satu", "dua", "tiga"], "petikan": {"diktum": [1, 3]}}

    assert ["satu.", "dsb.", "tiga."] == [diktum.teks for diktum in kpudocs.compose(make(**facts), "petikan").diktum]
    with pytest.raises(InvalidInput, match="diktum ke-4 tidak ada; keputusan ini memuat 3 diktum"):
        kpudocs.compose(make(**facts | {"petikan": {"diktum": [4]}}), "petikan")


@pytest.mark.parametrize(
    ("whom", "said"),
    [
        ([], []),
        (["yang bersangkutan"], ["{} Keputusan ini disampaikan kepada yang bersangkutan."]),
        (["A", "B"], ["{} Keputusan ini disampaikan kepada:", "1.", "A;", "2.", "B."]),
    ],
)
def test_whom_it_is_sent_to(whom: list[str], said: list[str]) -> None:
    """A sentence for one, a list for several; a copy and an excerpt have each their own."""
    keputusan = make(
        salinan={"jabatan": "Kepala", "nama": "Siti", "disampaikan_kepada": whom}, petikan={"disampaikan_kepada": whom}
    )
    for ragam in ("salinan", "petikan"):
        naskah = kpudocs.compose(keputusan, ragam)

        assert [text.format(ragam.capitalize()) for text in said] == [
            text for paragraf in naskah.penyampaian for text in paragraf.texts()
        ]
    assert () == kpudocs.compose(keputusan, "asli").penyampaian


@pytest.mark.parametrize(
    ("whom", "said"), [(["Arsip"], ["Tembusan: Arsip."]), (["A", "B"], ["Tembusan:", "1.", "A;", "2.", "B."])]
)
def test_who_gets_a_tembusan(whom: list[str], said: list[str]) -> None:
    """Below the signature of the decree and of its copy, after whom the copy is sent to; not on an excerpt."""
    keputusan = make(tembusan=whom, salinan={"jabatan": "Kepala", "nama": "Siti", "disampaikan_kepada": ["Ani"]})
    texts = {
        ragam: [text for paragraf in kpudocs.compose(keputusan, ragam).penyampaian for text in paragraf.texts()]
        for ragam in ("asli", "salinan", "petikan")
    }

    assert {"asli": said, "salinan": ["Salinan Keputusan ini disampaikan kepada Ani.", *said], "petikan": []} == texts
    for kind in ("docx", "pdf", "txt"):  # what is not said would be refused
        assert kpudocs.render(kpudocs.compose(keputusan, "salinan"), kind)


def test_who_is_meant_must_be_said() -> None:
    """A decree that names people has no excerpt for nobody; one that names none has just that."""
    with pytest.raises(UnknownChoice, match="untuk siapa belum disebut"):
        kpudocs.compose(make(lampiran=[TEAM]), "petikan")
    with pytest.raises(UnknownChoice, match="meminta beberapa petikan"):
        excerpt("semua", lampiran=[TEAM])
    with pytest.raises(UnknownChoice, match="tidak ada lampiran yang memuat nama orang"):
        excerpt("semua", lampiran=[GUIDE])
    with pytest.raises(UnknownChoice, match="hanya dikenal pada ragam petikan"):
        kpudocs.compose(make(), "asli", untuk="Ani")

    assert () == kpudocs.compose(make(lampiran=[GUIDE]), "petikan").lampiran


def test_facts_of_rows_stand_where_their_rows_do() -> None:
    """Row by row what a kind tells of itself is what its table says there."""
    for facts in (TEAM, FEES):
        lampiran: Lampiran = JENIS[facts["jenis"]].model_validate(facts)  # type: ignore[index]
        (tabel,) = lampiran.set_out()
        assert isinstance(tabel, Tabel)
        for row, baris in zip(lampiran.row_facts(), tabel.baris, strict=False):
            shown = [" ".join(sel.texts()) for sel in baris.sel]
            assert (row.get("nama", "") in " ".join(shown)) and row.get("no", shown[0]) == shown[0]


MERGED = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("cd")), min_size=1, max_size=8)


@given(cells=MERGED, data=st.data())
def test_what_is_cut_reads_as_it_did(cells: list[tuple[str, str]], data: st.DataObject) -> None:
    """Any rows of any merged table: each says what it said, and merges cover what they should."""
    chosen = sorted(data.draw(st.sets(st.integers(0, len(cells) - 1), min_size=1)))
    table = {
        "jenis": "tabel",
        "kolom": [{"judul": "X"}, {"judul": "A", "gabung": True}, {"judul": "B", "gabung": True}],
        "baris": [["ya" if i in chosen else "tidak", *row] for i, row in enumerate(cells)],
    }
    (tabel,) = excerpt("X=ya", lampiran=[table]).lampiran[0].isi
    assert isinstance(tabel, Tabel)

    read: list[list[str]] = []
    open_: dict[int, tuple[int, str]] = {}
    for baris in tabel.baris:
        row = []
        for column, sel in enumerate(baris.sel):
            if sel.rentang_baris:
                open_[column] = (sel.rentang_baris, " ".join(sel.texts()))
            left, text = open_[column]
            open_[column] = (left - 1, text)
            row.append(text)
            assert left > 0
        read.append(row)
    assert all(left == 0 for left, _ in open_.values())
    assert [[str(i + 1), "ya", *cells[i]] for i in chosen] == read
