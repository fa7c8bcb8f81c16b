"""An office's own record of regulations: read strictly, beside its decrees or above, and added to in place."""

from __future__ import annotations

from pathlib import Path

import pytest

import kpudocs
from kpudocs.errors import InvalidInput, UsageError
from kpudocs.loaders.peraturan import add_entries, find_record, load_registry, read_record
from kpudocs.peraturan.entri import Entri
from kpudocs.peraturan.registry import packaged_registry
from tests.loaders.decrees import as_yaml

RECORD = """\
# milik kantor
peraturan:
  - jenis: uu       # catatan kaki
    nomor: 59
    tahun: 2024
    tentang: Rencana Pembangunan
    ln: 2024/194
    tln: 6987
    sumber: naskah
    diperiksa: 2026-01-05
"""


def entri(**facts: object) -> Entri:
    """An entry with a source."""
    return Entri.model_validate(
        {
            "jenis": "uu",
            "tahun": 2020,
            "tentang": "Contoh: satu #2",
            "sumber": "uji",
            "diperiksa": "2026-01-05",
            **facts,
        }
    )


@pytest.mark.parametrize("place", [".", ".."])
def test_a_record_beside_the_decree_or_above(place: str, tmp_path: Path) -> None:
    """A reference that the package does not know is read from the office's record."""
    folder = tmp_path / "tim-2026"
    folder.mkdir()
    (folder / place / "peraturan.yaml").write_text(RECORD, encoding="utf-8")
    (folder / "keputusan.yaml").write_text(as_yaml(mengingat=["uu 59/2024", "uu 7/2017"]), encoding="utf-8")

    assert "Tahun 2024 Nomor 194" in kpudocs.load(folder / "keputusan.yaml").mengingat[0]
    assert len(packaged_registry()) == len(load_registry(folder))  # it counts before the package's own entry


def test_the_nearer_record_counts_alone(tmp_path: Path) -> None:
    """A folder's own record hides the one above."""
    folder = tmp_path / "a"
    folder.mkdir()
    (tmp_path / "peraturan.yaml").write_text(RECORD, encoding="utf-8")
    (folder / "peraturan.yaml").write_text("peraturan: []\n", encoding="utf-8")

    assert folder / "peraturan.yaml" == find_record(folder)
    assert None is find_record(tmp_path / "b" / "c")


def test_without_a_record(tmp_path: Path) -> None:
    """The package's own is all there is."""
    assert packaged_registry() is load_registry(tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", []),
        ("peraturan: []", []),
        ("- a", ["p.yaml:1:1: isi berkas harus berupa kelompok isian"]),
        (RECORD.replace("sumber: naskah", "sumer: naskah"), ["p.yaml:9:5: peraturan[1].sumer: ", 'maksudnya "sumber"']),
        (RECORD.replace("nomor: 59", "nomer: 59"), ["p.yaml:4:5: peraturan[1].nomer: "]),
        (RECORD.replace("    nomor: 59\n", ""), ["peraturan[1]: nomor belum ada; tambahkan"]),
        (RECORD + "    status: dicabut\n", ['status "dicabut" belum disebut oleh apa; tambahkan']),
        (RECORD + "    status: berlaku\n    diubah_oleh: [uu 1/2025]\n", ["bertentangan", "hapus status"]),
        (RECORD + "    diubah_oleh: [undang]\n", ['rujukan "undang" tidak terbaca; tulis seperti uu 7/2017']),
        (RECORD + "    dicabut_oleh: uuu 1/2025\n", ['p.yaml:11:19: peraturan[1].dicabut_oleh: jenis peraturan "uuu"']),
        (RECORD + RECORD.split("peraturan:\n")[1], ["p.yaml:11:5: peraturan[2]: uu 59/2024 sudah ada pada butir 1"]),
        (RECORD + "  jenis: &a uu\n", ["p.yaml:11:"]),
    ],
)
def test_faults_of_a_record(text: str, told: list[str]) -> None:
    """Each with its place in the file, in Indonesian."""
    faults: tuple[str, ...] = ()
    try:
        read_record(text.encode(), "p.yaml")
    except InvalidInput as error:
        faults = tuple(map(str, error.faults))

    assert bool(told) is bool(faults)
    assert [words for words in told if not any(words in fault for fault in faults)] == []


def test_faults_of_decree_and_record_are_told_together(tmp_path: Path) -> None:
    """A broken record does not hide what is wrong with the decree."""
    (tmp_path / "peraturan.yaml").write_text(RECORD.replace("nomor", "nomer"), encoding="utf-8")
    (tmp_path / "k.yaml").write_text(as_yaml(tahun="x"), encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        kpudocs.load(tmp_path / "k.yaml")

    assert {"k.yaml", "peraturan.yaml"} == {Path(fault.file).name for fault in caught.value.faults}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "peraturan:\n",
        "# catatan\nperaturan: []\n".replace(" []", ""),
        RECORD,
        RECORD.rstrip(),
        RECORD.replace("\n", "\r\n"),
        RECORD.replace("\n  ", "\n"),
        RECORD.replace("\n    ", "\n        ").replace("\n  -", "\n      -"),
        "\ufeff" + RECORD,
    ],
)
def test_adding_keeps_what_is_there(text: str, tmp_path: Path) -> None:
    """However a record is laid out: what stood in it stands in it still, and the new entries after it."""
    path = tmp_path / "peraturan.yaml"
    if text:
        path.write_bytes(text.encode())
    new = (entri(nomor="1", bn="2020/3"), entri(nomor="2", diubah_oleh=["uu 3/2021"], sumber=["a: b", "c"]))
    before = read_record(text.encode(), "x")

    add_entries(path, new)

    assert before + new == read_record(path.read_bytes(), "x")
    assert path.read_text(encoding="utf-8").startswith(text.lstrip("\ufeff").replace("\r\n", "\n").rstrip())


def test_adding_where_there_is_no_place(tmp_path: Path) -> None:
    """A list in brackets has no end to add to: the file stays, and the entry is shown."""
    path = tmp_path / "peraturan.yaml"
    path.write_text("peraturan: []\n", encoding="utf-8")
    with pytest.raises((UsageError, InvalidInput)):
        add_entries(path, (entri(nomor="1"),))

    assert "peraturan: []\n" == path.read_text(encoding="utf-8")


def test_adding_twice(tmp_path: Path) -> None:
    """What is there already is shown where it stands."""
    path = tmp_path / "peraturan.yaml"
    path.write_text(RECORD, encoding="utf-8")
    with pytest.raises(InvalidInput, match=r":3:5: peraturan\[1\]: uu 59/2024 sudah ada di sini"):
        add_entries(path, (entri(nomor="59", tahun=2024),))

    assert RECORD == path.read_text(encoding="utf-8")
