"""A decree's YAML brought up to a changed decree: what is unchanged keeps its characters."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpudocs.keputusan import Keputusan
from kpudocs.lampiran import Lampiran
from kpudocs.loaders.yaml_update import update_yaml
from kpudocs.loaders.yaml_writer import shorten, write_yaml
from tests.examples import EXAMPLES, FOLDER, load_example
from tests.loaders.decrees import make, read
from tests.workbook.lampiran_samples import ANY, LINES


@settings(max_examples=40)
@given(st.lists(ANY, min_size=1, max_size=2), st.lists(LINES, min_size=1, max_size=3))
def test_what_is_written_reads_back(lampiran: list[Lampiran], memerhatikan: list[str]) -> None:
    """YAML written from a decree holds that decree, traps or not."""
    decree = make(lampiran=[one.model_dump() for one in lampiran], variabel={"a": "US$$ 5"})
    text = write_yaml(shorten(decree))

    assert decree == read(text).keputusan


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_are_written_as_people_type_them(name: str) -> None:
    """Every example reads back from what is written of it; no line is longer than a screen is wide."""
    text = write_yaml(shorten(load_example(name)))

    assert load_example(name) == read(text).keputusan
    assert max(map(len, text.splitlines())) <= 140


@settings(max_examples=40)
@given(st.data())
def test_an_update_reads_as_the_changed_decree(data: st.DataObject) -> None:
    """Whatever was put in, taken away, moved or changed."""
    kind = st.lists(ANY, min_size=1, max_size=2)
    old, new = data.draw(kind), data.draw(kind)
    keep = data.draw(st.booleans())
    before = make(lampiran=[one.model_dump() for one in old])
    after = make(lampiran=[one.model_dump() for one in ([*old, *new] if keep else new)])
    source = read(write_yaml(shorten(before)))

    assert after == read(update_yaml(source, after)).keputusan


def test_a_row_s_heading_goes() -> None:
    """A row that stood as fields since it had a heading becomes a list of cells."""

    def decree(*rows: Any) -> Keputusan:
        return make(lampiran=[{"jenis": "tabel", "kolom": ["A", "B"], "baris": list(rows)}])

    before = decree({"sel": [], "kelompok": "Bagian"}, ["a", "b"])
    after = decree(["c", "d"], ["a", "b"])

    assert after == read(update_yaml(read(write_yaml(shorten(before))), after)).keputusan


def changed(keputusan: Keputusan, **fields: Any) -> Keputusan:
    return Keputusan.model_validate({**keputusan.model_dump(), **fields})


def test_only_what_changed_is_touched() -> None:
    """Two rows of a plan are edited in their lines; comments, folding and short forms elsewhere stay."""
    text = (FOLDER / "jambi-2026" / "keputusan.yaml").read_text(encoding="utf-8")
    source = read(text)
    data = source.keputusan.model_dump()
    first = data["lampiran"][0]["area"][0]["kegiatan"][0]
    first["baris"] = [
        {**first["baris"][0], "bulan": [1, 7, 9]},
        {"sub_kegiatan": "Baris baru", "bulan": [5, 10, 11]},
        *first["baris"][1:],
    ]
    second = data["lampiran"][0]["area"][1]["kegiatan"][1]
    second["baris"] = second["baris"][:2]
    new = update_yaml(source, Keputusan.model_validate(data))
    old_lines, new_lines = text.splitlines(), new.splitlines()

    assert [
        "                bulan: [1, 7, 9]",
        "              - sub_kegiatan: Baris baru",
        "                bulan: [5, 10, 11]",
    ] == [line for line in new_lines if line not in old_lines]
    assert len(old_lines) + 2 - 4 == len(new_lines)
    assert [line for line in old_lines if "#" in line] == [line for line in new_lines if "#" in line]


def test_variables_stay_where_the_text_did() -> None:
    """A title with a variable is not written out because a row below it changed."""
    text = (FOLDER / "tim-2026" / "keputusan.yaml").read_text(encoding="utf-8")
    source = read(text)
    data = source.keputusan.model_dump()
    data["lampiran"][0]["orang"][0]["nama"] = "Nama Lain"
    new = update_yaml(source, Keputusan.model_validate(data))

    assert text.replace("nama: Budi Contoh\n        jabatan: Plt", "nama: Nama Lain\n        jabatan: Plt") == new


def test_windows_line_ends_stay() -> None:
    """A file of Notepad stays one."""
    text = write_yaml(shorten(make(lampiran=[{"jenis": "daftar_nama", "orang": [{"nama": "A"}]}]))).replace(
        "\n", "\r\n"
    )
    source = read(text)
    new = update_yaml(
        source, changed(source.keputusan, lampiran=[{"jenis": "daftar_nama", "orang": [{"nama": "B"}, {"nama": "C"}]}])
    )

    assert new.count("\r\n") == new.count("\n") == text.count("\n") + 1


@pytest.mark.parametrize(
    "line",
    ["KPU RI", "KPU Provinsi Jambi", "Sekretariat KPU Kota Kediri", "KIP Aceh", "PPK Limpung, Kabupaten Batang"],
)
def test_an_office_is_written_on_a_line(line: str) -> None:
    """As it is typed, whatever fields it has."""
    written = shorten(make(lembaga=line))["lembaga"]

    assert isinstance(written, str)
    assert make(lembaga=line) == make(lembaga=written)
