"""The amending decree: applied to the first decree it gives the second; and how it words that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kpudocs
from kpudocs.amendment import amend, apply_amendment, cite, revoke
from kpudocs.cli import main
from kpudocs.comparison import compare
from kpudocs.errors import InvalidInput
from kpudocs.keputusan import Keputusan
from kpudocs.lampiran.naskah import LampiranNaskah
from kpudocs.loaders.yaml_writer import shorten, write_yaml
from tests.examples import EXAMPLES, FOLDER, load_example
from tests.loaders.decrees import FACTS, make, read
from tests.workbook.lampiran_samples import ANY, tables

_TEXT = st.lists(
    st.sampled_from(
        ["bahwa", "rapat", "“kutip”", "” / “", "US$$ 5", "dihapus", "Lampiran", "Diktum", "Setelah baris 1"]
    ),
    min_size=1,
    max_size=3,
).map(" ".join)


def _points(depth: int) -> st.SearchStrategy[Any]:
    if not depth:
        return _TEXT
    return _TEXT | st.fixed_dictionaries(
        {"teks": _TEXT, "rincian": st.lists(_points(depth - 1), min_size=1, max_size=2)}
    )


_BODY = st.fixed_dictionaries(
    {
        "tentang": st.sampled_from(["Tim", "Tim\nJambi"]),
        "menimbang": st.lists(_TEXT, min_size=1, max_size=3),
        "memerhatikan": st.lists(_TEXT, max_size=2),
        "mengingat": st.lists(st.sampled_from(["perpres 58/2013", "uu 7/2017", "Peraturan A"]), min_size=1, max_size=3),
        "memutuskan": st.lists(_points(4), min_size=1, max_size=3),
    }
)


_SECTION = st.fixed_dictionaries({"teks": _TEXT}) | st.fixed_dictionaries(
    {"butir": st.lists(_points(2), min_size=1, max_size=2)}
)
_NASKAH = st.fixed_dictionaries(
    {
        "jenis": st.just("naskah"),
        "isi": st.lists(
            _SECTION
            | tables().map(lambda one: {"tabel": one.model_dump(exclude={"jenis", "judul", "lanskap"})})
            | st.fixed_dictionaries({"bab": _TEXT, "isi": st.lists(_SECTION, max_size=2)}),
            min_size=1,
            max_size=3,
        ),
    }
).map(LampiranNaskah.model_validate)
_ANY = ANY | _NASKAH


@st.composite
def decrees(draw: st.DrawFn) -> tuple[Keputusan, Keputusan]:
    """A decree, and another that shares some of it."""
    a, b = draw(_BODY), draw(_BODY)
    first = draw(st.lists(_ANY, max_size=2))
    second = [draw(_ANY) if draw(st.booleans()) else one for one in first] + draw(st.lists(_ANY, max_size=1))
    if first and draw(st.booleans()):
        second = second[: draw(st.integers(0, len(second)))]
    kept = draw(st.sets(st.sampled_from(sorted(b))))
    b |= {name: a[name] for name in kept}
    lampiran = [[one.model_dump() for one in side] for side in (first, second)]
    return make(**a, lampiran=lampiran[0]), make(**b, lampiran=lampiran[1])


@settings(max_examples=80)
@given(decrees())
def test_applying_the_amendment_to_a_gives_b(pair: tuple[Keputusan, Keputusan]) -> None:
    """Whatever changed; and the amending decree survives being a file, and loads without a fault."""
    a, b = pair
    if a == b:
        return
    made = read(write_yaml(shorten(amend(a, b)))).keputusan

    assert b == apply_amendment(a, made)


@settings(max_examples=60)
@given(st.data())
def test_rows_are_amended_one_by_one(data: st.DataObject) -> None:
    """Rows put in, taken away, changed: each in a point of its own, and nothing attached."""
    rows = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6)
    a, b = (
        make(lampiran=[{"jenis": "daftar_nama", "orang": [{"nama": name, "jabatan": "x"} for name in data.draw(rows)]}])
        for _ in range(2)
    )
    if a == b:
        return
    made = amend(a, b)

    assert b == apply_amendment(a, made)
    assert () == made.lampiran


def changed(name: str) -> tuple[Keputusan, Keputusan]:
    """An example, and it with a diktum and some rows changed."""
    a = load_example(name)
    data = a.model_dump()
    data["memutuskan"] = [*data["memutuskan"][:-1], {"teks": "Biaya dibebankan pada DIPA"}, data["memutuskan"][-1]]
    lampiran = data["lampiran"][0]
    if lampiran["jenis"] == "rencana_aksi":
        first = lampiran["area"][0]["kegiatan"][0]
        first["baris"] = [
            {**first["baris"][0], "bulan": [3]},
            *first["baris"][1:2],
            {"sub_kegiatan": "Baru", "bulan": [5]},
        ]
    elif lampiran["jenis"] == "daftar_nama":
        lampiran["orang"] = [*lampiran["orang"][1:], {"nama": "Orang Baru", "kedudukan": "Anggota"}]
    return a, Keputusan.model_validate(data)


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_are_amended_and_built(name: str) -> None:
    """The amending decree of every example is composed and made in every format."""
    a, b = changed(name)
    made = amend(a, b)

    assert b == apply_amendment(a, made)
    assert all(kpudocs.render(kpudocs.compose(made, "rancangan"), ending) for ending in ("docx", "txt"))


def test_how_an_amendment_reads() -> None:
    """Title, formula, a point for each change, rows by their fields."""
    a, b = changed("jambi-2026")
    made = amend(a, b)
    points = made.memutuskan[0]

    assert f"Perubahan atas {cite(a)}" == made.judul
    assert f"Beberapa ketentuan dalam {cite(a)} diubah sebagai berikut" == points.teks
    assert [
        "Setelah Diktum KESATU disisipkan ketentuan sehingga berbunyi sebagai berikut",
        "Baris 1 Lampiran (kegiatan Tim Reformasi Birokrasi) diubah sehingga berbunyi sebagai berikut",
        "Baris 3 Lampiran (kegiatan Tim Reformasi Birokrasi) diubah sehingga berbunyi sebagai berikut",
    ] == [point.teks for point in points.rincian]
    assert ["SUB KEGIATAN: “Baru”", "PELAKSANAAN (BULAN): “Mei”"] == [one.teks for one in points.rincian[2].rincian]
    assert "Keputusan ini mulai berlaku pada tanggal ditetapkan" == made.memutuskan[-1].teks


def test_later_amendments_are_counted() -> None:
    """The second names the first; the third the last of several (tata naskah 1.10)."""
    a = make()
    b = make(memutuskan=["Menetapkan rencana lain"])
    first = make(nomor=20, tentang=f"Perubahan atas {cite(a)}")
    second = make(nomor=30, tentang=f"Perubahan Kedua atas {cite(a)}")
    two, three = amend(a, b, earlier=[first]), amend(a, b, earlier=[first, second], tahun=2027)

    assert two.judul.startswith("Perubahan Kedua atas Keputusan")
    assert f"sebagaimana telah diubah dengan {cite(first)} perlu diubah" in two.menimbang[0]
    assert three.judul.startswith("Perubahan Ketiga atas Keputusan")
    assert f"sebagaimana telah beberapa kali diubah, terakhir dengan {cite(second)}" in three.memutuskan[0].teks
    assert 2027 == three.tahun
    assert b == apply_amendment(a, three)


def test_what_is_named_as_an_earlier_amendment_is_one() -> None:
    """Another decree, a second without the first, the two in the wrong order: told, and nothing made."""
    a, b = make(), make(memutuskan=["Menetapkan rencana lain"])
    first = make(nomor=20, tentang=f"Perubahan atas {cite(a)}")
    second = make(nomor=30, tentang=f"Perubahan Kedua atas {cite(a)}")

    for earlier in ([make(nomor=5)], [second], [second, first], [first, first]):
        with pytest.raises(InvalidInput, match="bukan Perubahan"):
            amend(a, b, earlier=earlier)
        with pytest.raises(InvalidInput, match="bukan Perubahan"):
            revoke(a, earlier=earlier)


def test_rows_of_a_table_are_called_as_they_are_printed() -> None:
    """A title among the rows bears no number, so that it is called by its words; of two alike the second is."""
    rows: list[Any] = [{"kelompok": "A. PERSIAPAN"}, ["a"], ["b"], {"kelompok": "A. PERSIAPAN"}, ["c"]]
    tables = [
        {"jenis": "tabel", "kolom": ["URAIAN"], "baris": baris}
        for baris in (rows, [*rows[:2], ["baru"], {"kelompok": "B. LAIN"}, ["d"]])
    ]
    a, b = (make(lampiran=[table]) for table in tables)
    made = amend(a, b)

    assert [
        "Baris 2 Lampiran diubah sehingga berbunyi sebagai berikut",
        "Baris judul “A. PERSIAPAN” ke-2 Lampiran diubah sehingga berbunyi sebagai berikut",
        "Baris 3 Lampiran diubah sehingga berbunyi sebagai berikut",
    ] == [point.teks for point in made.memutuskan[0].rincian]
    assert b == apply_amendment(a, made)
    assert {"baris 2", "judul kelompok", "baris 3"} == {change.before for change in compare(a, b)} - {""}


def test_what_cannot_be_amended_is_told() -> None:
    """A number, a place, an office: not by a later decree. Nor what is not numbered, nor what is the same."""
    a = make()
    for b, words in (
        (make(nomor=11), "nomor berbeda"),
        (make(), "tidak ada yang berubah"),
        (make(lembaga="KPU Kota Kediri", penetapan={"tempat": "Kediri"}), "lembaga berbeda"),
    ):
        with pytest.raises(InvalidInput, match=words):
            amend(a, b)
    with pytest.raises(InvalidInput, match="tanpa nomor"):
        amend(make(nomor=None), make(nomor=None, menimbang=["bahwa lain"]))
    with pytest.raises(InvalidInput, match="bukan perubahan atas"):
        apply_amendment(make(nomor=11), amend(a, make(menimbang=["bahwa lain"])))


def test_a_point_that_cannot_be_applied_is_told_with_its_place() -> None:
    """A person who types on may break a point: nothing is guessed."""
    a = make()
    made = amend(a, make(menimbang=["bahwa lain"]))
    data = made.model_dump()
    data["memutuskan"][0]["rincian"] = [{"teks": "Huruf z Menimbang dihapus"}, {"teks": "Semua diganti"}]

    with pytest.raises(InvalidInput) as caught:
        apply_amendment(a, Keputusan.model_validate(data))

    assert {"memutuskan[1].rincian[1]", "memutuskan[1].rincian[2]"} == {fault.path for fault in caught.value.faults}


def test_revoking_names_the_decree() -> None:
    """With its date, in the form that decrees have."""
    made = revoke(load_example("jambi-2026"))

    assert made.judul.startswith(
        "Pencabutan Keputusan Komisi Pemilihan Umum Provinsi Jambi Nomor 10 Tahun 2026 tentang"
    )
    assert made.memutuskan[0].teks.startswith(
        "Mencabut dan menyatakan tidak berlaku Keputusan Komisi Pemilihan Umum Provinsi Jambi Nomor 10 Tahun 2026 "
        "tanggal 3 Februari 2026 tentang Rencana Aksi"
    )
    assert () == made.lampiran


def test_commands_go_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`amend`, then `apply`, keeps the file of A where nothing changed; what is to be filled in is told."""
    monkeypatch.chdir(tmp_path)
    text = (FOLDER / "tim-2026" / "keputusan.yaml").read_text(encoding="utf-8")
    Path("a.yaml").write_text(text, encoding="utf-8")
    Path("b.yaml").write_text(text.replace("nama: Dewi Rekaan", "nama: Dewi Lain"), encoding="utf-8")

    Path("c.yaml").write_text(Path("b.yaml").read_text("utf-8") + "tembusan: [Arsip]\n", encoding="utf-8")
    assert 0 == main(["amend", "a.yaml", "c.yaml", "-o", "pc.yaml"])
    assert "c.yaml: tembusan berbeda, tetapi bukan isi keputusan yang dapat diubah" in capsys.readouterr().err
    Path("c.yaml").unlink()
    assert 0 == main(["amend", "a.yaml", "b.yaml", "-o", "p.yaml"])
    assert "PUTUSKAN: tulis alasan perubahan" in Path("p.yaml").read_text(encoding="utf-8")
    assert 0 == main(["apply", "a.yaml", "p.yaml", "-o", "c.yaml"])
    assert Path("b.yaml").read_bytes() == Path("c.yaml").read_bytes()
    assert 0 == main(["build", "p.yaml", "--ragam", "rancangan", "--format", "txt"])
    assert 3 == main(["build", "p.yaml", "--ragam", "asli", "--format", "txt"])
    assert 0 == main(["revoke", "a.yaml", "-o", "cabut.yaml"])
    assert 0 == main(["build", "cabut.yaml", "--ragam", "rancangan", "--format", "txt"])
    assert 3 == main(["apply", "b.yaml", "cabut.yaml", "-o", "d.yaml"])
    assert "Ditambahkan" not in capsys.readouterr().out
    assert FACTS["nomor"] == 10


def test_the_example_of_an_amendment() -> None:
    """What `amend` wrote of the two states, applied to the first, gives the second; both and the plan's build."""
    folder = FOLDER / "perubahan-2026"
    asal, menjadi, perubahan = (kpudocs.load(folder / f"{name}.yaml") for name in ("asal", "menjadi", "perubahan"))

    assert menjadi == apply_amendment(asal, perubahan)
    assert kpudocs.load(FOLDER / "rencana-2026" / "dari.yaml").lampiran[0].jenis == "rencana_aksi"
