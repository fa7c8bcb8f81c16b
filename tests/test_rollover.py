"""Next year's draft: what moves, what stays, what is to be decided; and ten years in a row."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kpudocs.cli import main
from kpudocs.loaders.source import Source
from kpudocs.loaders.yaml_writer import write_yaml
from kpudocs.rollover import roll_over
from tests.examples import EXAMPLES, FOLDER
from tests.loaders.decrees import FACTS, read

_WORDS = st.sampled_from(
    ["Tahun 2026", "tahun 2025", "Tahun 2027", "2026", "dan 2027", "Tahun Anggaran 2026", "Periode 2025–2029",
     "3 Februari 2026", "Nomor 08/PK.01-BA/15/2026", "Berita Acara", "tanggal 3 Maret 2026", "TA 2026", "sampai 2030",
     "Undang-Undang Nomor 7 Tahun 2026 tentang Pemilu Tahun 2026", "(Lembaran Negara Tahun 2026 Nomor 5)", "rapat,",
     "Surat Edaran Menteri Nomor 6 Tahun 2025", "${tahun}", "Triwulan II 2026", "tahun 2035", "2.026", "rencana",
     "Tahun Anggaran 2026/2027", "TA.2026", "th. 2026", "DIPA Nomor SP DIPA-076.01.2/2026 tanggal 2 Desember 2025"]
)  # fmt: skip
_TEXT = st.lists(_WORDS, min_size=1, max_size=5).map(" ".join).filter(lambda text: text[0].isalpha())
_FIELDS = st.fixed_dictionaries(
    {
        "tentang": _TEXT,
        "menimbang": st.lists(_TEXT.map("bahwa {}".format), min_size=1, max_size=3),
        "mengingat": st.lists(_TEXT.map("Peraturan {}".format), min_size=1, max_size=2),
        "memutuskan": st.lists(_TEXT, min_size=1, max_size=2),
        "lampiran": st.lists(
            st.fixed_dictionaries(
                {
                    "jenis": st.just("tabel"),
                    "kolom": st.just(["URAIAN", "WAKTU"]),
                    "baris": st.lists(st.lists(_TEXT, min_size=2, max_size=2), min_size=1, max_size=2),
                }
            ),
            max_size=1,
        ),
    }
)


def rolled(source: Source, *years: int) -> str:
    """The text after each of some years in turn."""
    for year in years:
        source = read(roll_over(source, year).text)
    assert source.text is not None
    return source.text


@settings(max_examples=40)
@given(_FIELDS)
def test_ten_years_in_a_row_are_the_tenth_at_once(facts: dict[str, Any]) -> None:
    """Whatever years, periods, citations and papers its texts speak of."""
    source = read(write_yaml({**FACTS, **facts}))

    assert rolled(source, 2036) == rolled(source, *range(2027, 2037))


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_roll_on(name: str) -> None:
    """The same of every example; comments of people stay."""
    text = (FOLDER / name / "keputusan.yaml").read_text(encoding="utf-8")
    source = read(text, FOLDER / name)
    once = rolled(source, 2036)
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]

    assert once == rolled(source, *range(2027, 2037))
    assert comments == [line for line in once.splitlines() if line.lstrip().startswith("#") and "PUTUSKAN" not in line]


def test_the_plans_year_moves_and_no_other() -> None:
    """Not in citations, periods, numbers, or what was before."""
    words = {
        "Rencana Tahun 2026 dan 2026, realisasi Tahun 2025": "Rencana Tahun 2027 dan 2027, realisasi Tahun 2025",
        "Keputusan KPU Nomor 5 Tahun 2026 tentang Pedoman Tahun 2026": None,
        "Peraturan KPU Nomor 1 Tahun 2026, untuk Tahun 2026": "Peraturan KPU Nomor 1 Tahun 2026, untuk Tahun 2027",
        "Road Map Periode 2025–2029 dan 2.026 lembar": None,
        "anggaran DIPA-076/2026": None,
        "Semester I 2026, Maret 2026": "Semester I 2027, Maret 2027",
        "APBN TA.2026, anggaran th. 2026": "APBN TA.2027, anggaran th. 2027",
        "Tahun Anggaran 2026/2027": None,
    }
    source = read(write_yaml({**FACTS, "memutuskan": [*words]}))
    after = [poin.teks for poin in read(rolled(source, 2027)).keputusan.memutuskan]

    assert [new or old for old, new in words.items()] == after


def test_what_belongs_to_the_old_decree_is_emptied_and_told() -> None:
    """Number, date, berita acara; officers and the legal basis are asked for, in place."""
    text = (FOLDER / "jambi-2026" / "keputusan.yaml").read_text(encoding="utf-8")
    draft = roll_over(read(text), 2027)
    keputusan = read(draft.text).keputusan
    told = "\n".join(one.words for one in draft.decisions)

    assert (None, None, 2027) == (keputusan.nomor, keputusan.penetapan.tanggal, keputusan.tahun)
    assert "Nomor ………… tentang Rapat Pleno Komisi Pemilihan Umum Provinsi Jambi, tanggal …………" in keputusan.menimbang[1]
    assert "Nomor 6 Tahun 2025" in keputusan.menimbang[0]
    assert "isi nomor keputusan tahun 2027" in told
    assert "isi nomor dan tanggal berita acara" in told
    assert "pastikan pejabat penanda tangan" in told
    assert "masa 2010-2025 sudah berakhir pada tahun 2027" in told
    assert all(f"# PUTUSKAN: {one.words}" in draft.text.splitlines()[one.line - 1] for one in draft.decisions)


@pytest.mark.parametrize(
    ("text", "after", "told"),
    [
        (
            "dari Januari 2026 sampai dengan Desember 2026, dilaporkan paling lambat 15 Januari 2027",
            "dari Januari 2027 sampai dengan Desember 2027, dilaporkan paling lambat 15 Januari 2027",
            "angka 2027 tidak diubah",
        ),
        ("Tahun Anggaran 2026/2027", "Tahun Anggaran 2026/2027", "tahun 2026/2027 tidak diubah"),
        (
            "dibebankan pada DIPA Tahun Anggaran 2026 Nomor SP DIPA-076.01.2.656789/2026 tanggal 2 Desember 2025",
            "dibebankan pada DIPA Tahun Anggaran 2027 Nomor ………… tanggal …………",
            "isi nomor dan tanggal berita acara, surat, atau DIPA yang baru",
        ),
    ],
)
def test_what_may_be_counted_from_the_plans_year_is_asked(text: str, after: str, told: str) -> None:
    """A date of the year after, a year over two, last year's budget paper: never half moved in silence."""
    draft = roll_over(read(write_yaml({**FACTS, "memutuskan": [text]})), 2027)

    assert after == read(draft.text).keputusan.memutuskan[0].teks
    assert any(told in one.words for one in draft.decisions)


def test_what_is_kept_in_view_is_asked_for() -> None:
    """Memerhatikan is of the year it was written in."""
    draft = roll_over(
        read(write_yaml({**FACTS, "memerhatikan": ["Surat Edaran Nomor 3 Tahun 2026 tentang Aksi"]})), 2027
    )

    assert any("masih menjadi perhatian pada tahun 2027" in one.words for one in draft.decisions)


def test_a_group_on_one_line() -> None:
    """Written between brackets, as the guide allows, wherever in it the emptied value stands."""
    for line in (
        "penetapan: {tempat: Batang, tanggal: 2026-03-02, nama: Siti Teladan}",
        'penetapan: { tanggal: "2026-03-02", tempat: Batang, nama: Siti Teladan }',
        "penetapan: {tempat: Batang, nama: Siti Teladan, tanggal: 2026-03-02}",
    ):
        source = read(write_yaml({name: value for name, value in FACTS.items() if name != "penetapan"}) + line + "\n")
        penetapan = read(rolled(source, 2027)).keputusan.penetapan

        assert ("Batang", None, "Siti Teladan") == (penetapan.tempat, penetapan.tanggal, penetapan.nama)
        assert rolled(source, 2036) == rolled(source, *range(2027, 2037))


def test_a_file_is_read_as_often_whatever_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once for each step; no row is looked for among all others."""
    parse, count = yaml.parse, iter(range(1000))
    monkeypatch.setattr(yaml, "parse", lambda *words, **options: (next(count), parse(*words, **options))[1])
    times = []
    for rows in (1, 50):
        tabel = {"jenis": "tabel", "kolom": ["URAIAN"], "baris": [["Tahun 2026"]] * rows}
        source = read(write_yaml({**FACTS, "lampiran": [tabel]}))
        before = next(count)
        roll_over(source, 2027)
        times.append(next(count) - before - 1)

    assert 1 <= times[0] == times[1] <= 4


def test_the_legal_basis_is_looked_at() -> None:
    """An amendment that the citation lacks is named; so is what nobody has on record."""
    mengingat = [
        (
            "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2017 "
            "Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109)"
        ),
        "Peraturan Bupati Batang Nomor 999 Tahun 2020 tentang Sesuatu",
        "uu 7/2017",
    ]
    draft = roll_over(read(write_yaml({**FACTS, "mengingat": mengingat})), 2027)
    told = [one.words for one in draft.decisions]

    assert "uu 7/2017 sudah diubah, terakhir dengan uu 7/2023; sesuaikan penyebutannya" in told
    assert any("belum ada dalam catatan" in words for words in told)
    assert 1 == sum("uu 7/2017" in words for words in told)


def test_build_waits_for_decisions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """A draft can be made; the decree itself only after every PUTUSKAN line is gone."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2026.yaml").write_text(write_yaml(FACTS), encoding="utf-8")

    assert 0 == main(["rollover", "2026.yaml", "--tahun", "2027"])
    assert 0 == main(["build", "2027.yaml", "--ragam", "rancangan", "--format", "txt"])
    capsys.readouterr()
    assert 3 == main(["build", "2027.yaml", "--ragam", "asli", "--format", "txt"])
    assert "belum diputuskan: isi nomor keputusan tahun 2027; putuskan, lalu hapus baris PUTUSKAN ini" in (
        capsys.readouterr().err
    )
    assert 1 == main(["check", "2027.yaml", "--select", "SU"])
    told = capsys.readouterr()
    assert "2027.yaml:2:1: belum diputuskan: isi nomor keputusan tahun 2027; putuskan, lalu hapus" in told.out
    assert "2027.yaml: 5 hal belum diputuskan" in told.err
    for form in ("json", "github", "sarif"):
        assert 1 == main(["check", "2027.yaml", "--format", form])
        assert 5 == capsys.readouterr().out.count("belum diputuskan:")
    assert 2 == main(["rollover", "2026.yaml", "--tahun", "2027"])
    assert 2 == main(["rollover", "2026.yaml", "--tahun", "2026", "-o", "x.yaml"])


def test_the_realisation_decides_which_rows_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """Done and dropped rows go; merged cells whose first row went are stated anew; a wrong status is told."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2026.yaml").write_bytes((FOLDER / "jambi-2026" / "keputusan.yaml").read_bytes())
    main(["xlsx", "export", "2026.yaml", "-o", "r.xlsx", "--realisasi"])
    assert 3 == main(["rollover", "2026.yaml", "--tahun", "2027", "--realisasi", "r.xlsx"])
    assert "kolom STATUS belum diisi" in capsys.readouterr().err
    book: Any = openpyxl.load_workbook(io.BytesIO((tmp_path / "r.xlsx").read_bytes()))
    sheet = book["Rencana Aksi"]
    sheet["S6"], sheet["S7"], sheet["S8"], sheet["S9"] = "Selesai", "lanjut", "batal", "dilanjutkan"
    book.save("r.xlsx")
    capsys.readouterr()

    assert 0 == main(["rollover", "2026.yaml", "--tahun", "2027", "--realisasi", "r.xlsx"])
    rows = read((tmp_path / "2027.yaml").read_text(encoding="utf-8")).keputusan.model_dump()["lampiran"][0]["area"][0]
    kept = rows["kegiatan"][0]["baris"]
    assert ["b. Pelaksanaan Tugas"] == [one["sub_kegiatan"][:20] for one in kept]
    assert kept[0]["indikator"].startswith("Tersedianya SK Tim")
    assert "r.xlsx: 1 baris selesai" in capsys.readouterr().err

    sheet["S10"] = "entah"
    book.save("r.xlsx")
    assert 3 == main(["rollover", "2026.yaml", "--tahun", "2028", "--realisasi", "r.xlsx"])
    assert (
        "r.xlsx: Rencana Aksi!S10: status 'entah' tidak dikenal; isi selesai, lanjut, atau batal"
        in capsys.readouterr().err
    )
