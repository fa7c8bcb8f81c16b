"""A guideline may hold tables among its text: every format says them, and they are compared, checked and read again."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

import kpudocs
from kpudocs.amendment import amend, apply_amendment
from kpudocs.comparison import compare
from kpudocs.intake.door import read_decree
from kpudocs.lampiran import AnyLampiran
from kpudocs.naskah import Blok, Tabel
from tests.examples import example

TABEL = {
    "kolom": ["JENIS ARSIP", {"judul": "BIAYA", "jumlah": True}],
    "baris": [["Surat masuk\na. asli;\nb. salinan.", "1.000"], {"kelompok": "LAIN"}, ["Keputusan", "2.500"]],
}
ISI: list[Any] = [
    {"bab": "Pendahuluan", "isi": [{"judul": "Dasar", "isi": ["Menurut tabel ini.", {"tabel": TABEL}, "Ditinjau."]}]},
    {
        "bab": "Jadwal",
        "isi": [
            {"tabel": {"penomoran": False, "kolom": ["HARI", "PETUGAS"], "baris": [["Senin", "A"], ["Rabu", "B"]]}}
        ],
    },
]


def decree(isi: list[Any]) -> kpudocs.Keputusan:
    """A decree with a guideline."""
    return kpudocs.Keputusan.model_validate(
        {
            "lembaga": "KPU Kota Kediri",
            "nomor": 7,
            "tahun": 2026,
            "tentang": "Pedoman Arsip",
            "menimbang": ["bahwa perlu pedoman"],
            "mengingat": ["Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"],
            "memutuskan": ["Menetapkan pedoman dalam Lampiran Keputusan ini", "Cukup jelas"],
            "penetapan": {"tempat": "Kediri", "tanggal": "2026-03-01", "nama": "Budi Contoh"},
            "lampiran": [{"jenis": "naskah", "isi": isi}],
        }
    )


def test_it_is_set_out_where_it_stands() -> None:
    """Text and tables in the order in which they were typed; totals are summed."""
    (lampiran,) = kpudocs.compose(decree(ISI), "asli").lampiran

    kinds = ["tabel" if isinstance(isi, Tabel) else isi.gaya for isi in lampiran.isi if isinstance(isi, (Blok, Tabel))]
    assert ["bab", "judul", "isi", "tabel", "isi", "bab", "tabel"] == kinds
    assert "3.500" in list(lampiran.isi[3].texts())


@pytest.mark.parametrize("format", ["docx", "pdf", "txt"])
def test_every_format_says_it(format: str) -> None:
    """`render` reads what it made: a text that is missing would be refused."""
    made = kpudocs.render(kpudocs.compose(decree(ISI), "asli"), format)

    assert len(made) > 500


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_it_comes_back(format: str) -> None:
    """Built and imported, the guideline is the same, its tables where they were."""
    made = kpudocs.render(kpudocs.compose(decree(ISI), "asli"), format)
    found = read_decree(made, f".{format}", f"pedoman.{format}")

    assert [] == found["left"]
    (lampiran,) = yaml.safe_load(found["yaml"])["lampiran"]
    assert {"jenis": "naskah", "isi": ISI} == lampiran


def test_one_part_is_one_thing() -> None:
    """A table and a text in one part, a row too short: both are told in Indonesian."""
    kind: TypeAdapter[Any] = TypeAdapter(AnyLampiran)
    with pytest.raises(ValidationError, match="tepat satu dari bab, judul, teks, butir, tabel"):
        kind.validate_python({"jenis": "naskah", "isi": [{"teks": "Satu.", "tabel": TABEL}]})
    with pytest.raises(ValidationError, match="baris berisi 1 sel, sedangkan tabel berkolom 2"):
        kind.validate_python({"jenis": "naskah", "isi": [{"tabel": {"kolom": ["A", "B"], "baris": [["a"]]}}]})


def test_a_changed_cell_is_told_as_one() -> None:
    """`diff` names the row and the column, not the whole guideline."""
    table = {"penomoran": False, "kolom": ["HARI", "PETUGAS"], "baris": [["Senin", "A"], ["Rabu", "C"]]}
    (change,) = compare(decree(ISI), decree([ISI[0], {**ISI[1], "isi": [{"tabel": table}]}]))

    assert "baris 2" in str(change) and "PETUGAS" in str(change) and "HARI" not in str(change.fields)


def test_an_amendment_carries_it() -> None:
    """The amending decree of a changed guideline, applied to the old one, gives the new one."""
    old, new = decree(ISI), decree([ISI[0]])

    assert new.lampiran == apply_amendment(old, amend(old, new)).lampiran


def test_other_guidelines_are_as_they_were() -> None:
    """An example whose guideline has no table is composed without one."""
    (lampiran,) = example("kabupaten-2026", "asli").lampiran

    assert not any(isinstance(isi, Tabel) for isi in lampiran.isi)
