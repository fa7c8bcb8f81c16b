"""Every office is called by its name, wherever a decree names it."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kpudocs.lembaga import _CONTOH, JENIS_LEMBAGA, JenisLembaga, Lembaga

KPU, KIP = "Komisi Pemilihan Umum", "Komisi Independen Pemilihan"
OFFICES: list[tuple[str, dict[str, Any], tuple[str, ...], str, str]] = [
    # as a line, as fields, the letterhead in mixed case, who decrees, the certifying unit
    ("KPU RI", {"jenis": "kpu"}, (KPU, "Republik Indonesia"), f"Ketua {KPU}", "Sekretariat Jenderal"),
    (
        "KPU Provinsi Jambi",
        {"jenis": "kpu_provinsi", "wilayah": "Jambi"},
        (KPU, "Provinsi Jambi"),
        f"Ketua {KPU} Provinsi Jambi",
        "Sekretariat",
    ),
    (
        "KPU Kabupaten Batang",
        {"jenis": "kpu_kabupaten", "wilayah": "Batang"},
        (KPU, "Kabupaten Batang"),
        f"Ketua {KPU} Kabupaten Batang",
        "Sekretariat",
    ),
    (
        "KPU Kota Kediri",
        {"jenis": "kpu_kota", "wilayah": "Kediri"},
        (KPU, "Kota Kediri"),
        f"Ketua {KPU} Kota Kediri",
        "Sekretariat",
    ),
    ("KIP Aceh", {"jenis": "kip_aceh"}, (KIP, "Aceh"), f"Ketua {KIP} Aceh", "Sekretariat"),
    (
        "KIP Kabupaten Pidie",
        {"jenis": "kip_kabupaten", "wilayah": "Pidie"},
        (KIP, "Kabupaten Pidie"),
        f"Ketua {KIP} Kabupaten Pidie",
        "Sekretariat",
    ),
    (
        "KIP Kota Sabang",
        {"jenis": "kip_kota", "wilayah": "Sabang"},
        (KIP, "Kota Sabang"),
        f"Ketua {KIP} Kota Sabang",
        "Sekretariat",
    ),
    (
        "PPK Limpung, Kabupaten Batang",
        {"jenis": "ppk", "wilayah": "Limpung", "induk": ["Kabupaten Batang"]},
        ("Panitia Pemilihan Kecamatan Limpung", "Kabupaten Batang"),
        "Ketua Panitia Pemilihan Kecamatan Limpung Kabupaten Batang",
        "Sekretariat",
    ),
    (
        "PPS Desa Sukamaju, Kecamatan Limpung",
        {"jenis": "pps", "wilayah": "Desa Sukamaju", "induk": ["Kecamatan Limpung"]},
        ("Panitia Pemungutan Suara Desa Sukamaju", "Kecamatan Limpung"),
        "Ketua Panitia Pemungutan Suara Desa Sukamaju Kecamatan Limpung",
        "Sekretariat",
    ),
    (
        "KPPS TPS 001, Desa Sukamaju",
        {"jenis": "kpps", "wilayah": "TPS 001", "induk": ["Desa Sukamaju"]},
        ("Kelompok Penyelenggara Pemungutan Suara TPS 001", "Desa Sukamaju"),
        "Ketua Kelompok Penyelenggara Pemungutan Suara TPS 001 Desa Sukamaju",
        "Sekretariat",
    ),
    (
        "PPLN Kuala Lumpur",
        {"jenis": "ppln", "wilayah": "Kuala Lumpur"},
        ("Panitia Pemilihan Luar Negeri Kuala Lumpur",),
        "Ketua Panitia Pemilihan Luar Negeri Kuala Lumpur",
        "Sekretariat",
    ),
    (
        "KPPSLN TPSLN 001, Kuala Lumpur",
        {"jenis": "kppsln", "wilayah": "TPSLN 001", "induk": ["Kuala Lumpur"]},
        ("Kelompok Penyelenggara Pemungutan Suara Luar Negeri TPSLN 001", "Kuala Lumpur"),
        "Ketua Kelompok Penyelenggara Pemungutan Suara Luar Negeri TPSLN 001 Kuala Lumpur",
        "Sekretariat",
    ),
]
BERSEKRETARIAT = [office for office in OFFICES if not JENIS_LEMBAGA[office[1]["jenis"]].adhoc]


def lembaga(data: Any) -> Lembaga:
    return Lembaga.model_validate(data)


def test_every_kind_has_an_example() -> None:
    """The list above goes through every kind."""
    assert set(get_args(JenisLembaga)) == set(JENIS_LEMBAGA) == {fields["jenis"] for _, fields, *_ in OFFICES}


@pytest.mark.parametrize(("line", "fields", "baris", "pejabat", "sekretariat"), OFFICES)
def test_offices(line: str, fields: dict[str, Any], baris: tuple[str, ...], pejabat: str, sekretariat: str) -> None:
    """A line and its fields are the same office, with its letterhead, head, decree and Sekretariat."""
    office = lembaga(line)

    assert lembaga(fields) == office
    assert baris == office.baris
    assert tuple(text.upper() for text in baris) == office.kop
    assert pejabat == office.pejabat
    assert pejabat.replace("Ketua", "Keputusan") == office.nama_keputusan
    assert (f"{sekretariat} {baris[0]}", *baris[1:]) == office.nama_sekretariat


@pytest.mark.parametrize(("line", "fields", "baris", "pejabat", "sekretariat"), BERSEKRETARIAT)
def test_sekretariat(line: str, fields: dict[str, Any], baris: tuple[str, ...], pejabat: str, sekretariat: str) -> None:
    """Its Sekretariat decrees by its Sekretaris, that of KPU RI by the Sekretaris Jenderal."""
    office = lembaga(f"Sekretariat {line}")
    secretary = pejabat.replace("Ketua", sekretariat.replace("Sekretariat", "Sekretaris"))

    assert lembaga({**fields, "sekretariat": True}) == office
    assert (f"{sekretariat} {baris[0]}".upper(), *(text.upper() for text in baris[1:])) == office.kop
    assert secretary == office.pejabat
    assert f"Keputusan {secretary}" == office.nama_keputusan


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("KPU", "KPU RI"),
        ("KPU Republik Indonesia", "KPU RI"),
        ("Sekretariat Jenderal KPU RI", "Sekretariat KPU"),
        ("Komisi Pemilihan Umum Provinsi Jambi", "KPU Provinsi Jambi"),
        ("KPU Prov. Jambi", "KPU Provinsi Jambi"),
        ("kpu provinsi jambi", "KPU Provinsi Jambi"),
        ("  KPU \n PROVINSI  JAMBI ", "KPU Provinsi Jambi"),
        ("KPU Kab. Batang", "KPU Kabupaten Batang"),
        ("KPU Kab Batang", "KPU Kabupaten Batang"),
        ("KPU Prov Jambi", "KPU Provinsi Jambi"),
        ("KIP Kab Pidie", "KIP Kabupaten Pidie"),
        ("PPK Kecamatan Limpung", "PPK Limpung"),
        ("PPK LIMPUNG, KABUPATEN BATANG", "PPK Limpung, Kabupaten Batang"),
    ],
)
def test_other_ways_to_write(line: str, same: str) -> None:
    """Abbreviations, capitals and blanks do not matter."""
    assert lembaga(same) == lembaga(line)


@pytest.mark.parametrize(
    ("fields", "wilayah"),
    [
        ({"jenis": "kpu_kota", "wilayah": "Kota Kediri"}, "Kediri"),
        ({"jenis": "kpu_kabupaten", "wilayah": "KABUPATEN BATANG"}, "Batang"),
        ({"jenis": "kpu_kabupaten", "wilayah": "Lima Puluh Kota"}, "Lima Puluh Kota"),
        ({"jenis": "kpu_provinsi", "wilayah": "DKI Jakarta"}, "DKI Jakarta"),
        ({"jenis": "kpu_kabupaten", "wilayah": "Kotabaru"}, "Kotabaru"),
        ({"jenis": "ppk", "wilayah": "Kecamatan Limpung"}, "Limpung"),
    ],
)
def test_region_is_a_bare_name(fields: dict[str, str], wilayah: str) -> None:
    """What the kind says already is not printed twice."""
    assert wilayah == lembaga(fields).wilayah


def test_own_name() -> None:
    """An office that is called otherwise says so, and its letterhead still breaks."""
    name = f"{KPU} Daerah Istimewa Yogyakarta"
    office = lembaga({"jenis": "kpu_provinsi", "wilayah": "Daerah Istimewa Yogyakarta", "nama": name})

    assert (KPU, "Daerah Istimewa Yogyakarta") == office.baris
    assert f"Ketua {name}" == office.pejabat
    assert f"Keputusan {name}" == office.nama_keputusan


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ("KPU Jambi", "KPU Provinsi Jambi"),
        ("KIP Provinsi Aceh", "KIP Aceh"),
        ("KPU Kota", "KPU Kota Kediri"),
        ("PPS", "PPS Desa Sukamaju, Kecamatan Limpung, Kabupaten Batang"),
        ("Sekretariat Jenderal KPU Kota Kediri", "Sekretariat KPU Kota Kediri"),
        ("Bawaslu", "KPU Provinsi Jambi"),
        ("", "KPU Provinsi Jambi"),
    ],
)
def test_unknown_office(line: str, near: str) -> None:
    """An office that cannot be read is answered with one like it."""
    with pytest.raises(ValidationError) as caught:
        lembaga(line)
    (error,) = caught.value.errors()

    assert ("lembaga_tidak_dikenal", near) == (error["type"], error["ctx"]["contoh"])


@pytest.mark.parametrize("line", _CONTOH)
def test_examples_that_are_suggested_can_be_read(line: str) -> None:
    """What a message tells to write is right."""
    assert JENIS_LEMBAGA[lembaga(line).jenis]


@given(st.text())
def test_any_line(line: str) -> None:
    """Any text is an office or refused, and an office keeps its region."""
    try:
        office = lembaga(line)
    except ValidationError:
        return

    assert office.baris
    assert lembaga(office.model_dump(mode="json")) == office
