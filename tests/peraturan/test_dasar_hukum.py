"""A legal basis in its three forms: a short reference, fields, or text that is printed as it is typed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kpudocs.composition import compose
from kpudocs.keputusan import Keputusan
from kpudocs.peraturan.composer import compose_peraturan
from kpudocs.peraturan.dasar_hukum import resolve
from kpudocs.peraturan.entri import Entri
from kpudocs.peraturan.model import Peraturan
from kpudocs.peraturan.registry import packaged_registry
from kpudocs.peraturan.rujukan import parse_rujukan
from tests.loaders.decrees import FACTS, make
from tests.peraturan.citations import regulations

PEMILU = (
    "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182, "
    "Tambahan Lembaran Negara Republik Indonesia Nomor 6109) sebagaimana telah diubah dengan Undang-Undang Nomor 7 "
    "Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2022 tentang Perubahan "
    "atas Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum Menjadi Undang-Undang (Lembaran Negara Republik "
    "Indonesia Tahun 2023 Nomor 54, Tambahan Lembaran Negara Republik Indonesia Nomor 6863)"
)


def mengingat(*items: Any, **facts: Any) -> tuple[str, ...]:
    """The legal bases as they are held."""
    return make(mengingat=list(items), **facts).mengingat


def test_a_short_reference_is_cited_with_its_amendments() -> None:
    """In full, as the registry knows it, whatever the letters' case and blanks."""
    assert (PEMILU,) * 3 == mengingat("uu 7/2017", "UU 7 / 2017", "  uu  7/2017 ")
    assert f"{PEMILU};" == compose(make(mengingat=["uu 7/2017"])).mengingat.butir[0].teks


def test_the_constitution() -> None:
    """By its short name, or with the article it is cited for."""
    name = "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"

    assert (name, f"Pasal 22E {name}") == mengingat("uud", {"jenis": "uud", "pasal": "Pasal 22E"})


def test_fields_are_composed() -> None:
    """Variables are filled, a derived title is written, and the profil decides on the comma."""
    fields = {
        "jenis": "permen",
        "pembentuk": "Menteri Keuangan",
        "nomor": "60/PMK.02/2021",
        "tentang": "Standar Biaya ${tahun} US$$",
        "bn": "2021/658",
        "diubah": [{"jenis": "permen", "pembentuk": "Menteri Keuangan", "nomor": n, "tahun": 2022} for n in (1, 2)],
    }
    text = (
        "Peraturan Menteri Keuangan Nomor 60/PMK.02/2021 tentang Standar Biaya 2026 US$ (Berita Negara Republik "
        "Indonesia Tahun 2021 Nomor 658) sebagaimana telah beberapa kali diubah, terakhir dengan Peraturan Menteri "
        "Keuangan Nomor 2 Tahun 2022 tentang Perubahan Kedua "
        "atas Peraturan Menteri Keuangan Nomor 60/PMK.02/2021 tentang Standar Biaya "
        "2026 US$"
    )

    assert (text,) == mengingat(fields)
    assert (text.replace(", terakhir", " terakhir"),) == mengingat(fields, profil={"koma_terakhir": False})
    assert "diubah terakhir dengan" in mengingat("uu 12/2011", profil={"koma_terakhir": False})[0]


@given(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40).map(lambda text: f"Keputusan {text}")
)
def test_free_text_is_kept(text: str) -> None:
    """Text that is no reference is printed exactly as it is typed."""
    (kept,) = mengingat(text.replace("$", "$$"))

    assert make(menimbang=[f"bahwa {text}".replace("$", "$$")]).menimbang == (f"bahwa {kept}",)


@pytest.mark.parametrize("text", ["UU 7 Tahun 2017", "uu No. 7/2017", "uu 7/2017 tentang Pemilu", "Rapat 7/2017 x"])
def test_near_references_are_text(text: str) -> None:
    """Only a bare reference is one."""
    assert (text,) == mengingat(text)


@given(regulations(), st.booleans())
def test_a_decree_reads_back(peraturan: Peraturan, koma: bool) -> None:
    """Held are the words that are printed; a dump is the same decree, and needs no registry."""
    fields = peraturan.model_dump(mode="json", exclude_none=True)
    keputusan = make(mengingat=["uu 7/2017", fields, "teks"], profil={"koma_terakhir": koma})
    again = Keputusan.model_validate(keputusan.model_dump(mode="json"))

    assert keputusan == again == Keputusan.model_validate_json(keputusan.model_dump_json())
    assert (PEMILU, compose_peraturan(peraturan, koma_terakhir=koma), "teks") == again.mengingat
    assert keputusan.mengingat[1] == make(mengingat=[peraturan], profil={"koma_terakhir": koma}).mengingat[0]


PERPPU = "Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2022 tentang Perubahan atas Undang-Undang"


@pytest.mark.parametrize(
    ("rujukan", "tahun", "tanggal", "last"),
    [
        ("uu 7/2017", 2022, "2022-12-11", ""),
        ("uu 7/2017", 2022, "2022-12-12", f"sebagaimana telah diubah dengan {PERPPU}"),
        ("uu 7/2017", 2022, None, f"sebagaimana telah diubah dengan {PERPPU}"),
        ("uu 7/2017", 2024, "2024-01-02", "sebagaimana telah diubah dengan Undang-Undang Nomor 7 Tahun 2023"),
        ("uu 12/2011", 2018, "2018-01-02", ""),
        ("uu 12/2011", 2020, "2020-03-02", "sebagaimana telah diubah dengan Undang-Undang Nomor 15 Tahun 2019"),
        ("uu 12/2011", 2022, "2022-06-16", "terakhir dengan Undang-Undang Nomor 13 Tahun 2022"),
        ("pkpu 8/2019", 2023, "2023-05-07", "terakhir dengan Peraturan Komisi Pemilihan Umum Nomor 5 Tahun 2022"),
    ],
)
def test_a_reference_knows_what_its_decree_knows(rujukan: str, tahun: int, tanggal: str | None, last: str) -> None:
    """Amendments made after the decree's day are left out; a draft without a day knows those of its year."""
    (text,) = mengingat(rujukan, tahun=tahun, penetapan={"tanggal": tanggal} if tanggal else {})

    assert last in text
    assert bool(last) == ("diubah" in text)


def test_what_cannot_be_known_is_refused() -> None:
    """An amendment of the decree's own year whose day is not confirmed: neither printed nor left out."""
    with pytest.raises(ValidationError) as caught:
        make(mengingat=["uu 7/2017"], tahun=2023, penetapan={"tanggal": "2023-02-01"})

    assert "tanggal dari perubahannya, uu 7/2023 (setahun dengan keputusan ini), belum terverifikasi" in str(
        caught.value
    )


@pytest.mark.parametrize(
    ("facts", "place", "error"),
    [
        ({"nomor": "Nomor 30"}, "nomor", "kata_terketik"),
        ({"tentang": "tentang Administrasi"}, "tentang", "kata_terketik"),
        ({"tln": "2014/5601"}, "tln", "tambahan_salah"),
        ({"diubah": [{"jenis": "uu", "nomor": 9, "tahun": 2022}, {"jenis": "uu", "nomor": 3, "tahun": 2019}]}, None,
         "perubahan_tidak_urut"),
        ({"diubah": [{"jenis": "uu", "nomor": 9, "tahun": 2013}]}, None, "perubahan_tidak_urut"),
        ({"jenis": "permen", "pembentuk": "Keuangan"}, None, "pembentuk_menteri"),
    ],
)  # fmt: skip
def test_typed_fields_are_checked(facts: dict[str, Any], place: str | None, error: str) -> None:
    """What kpudocs writes itself is refused at its field; amendments stand in order."""
    data = {"jenis": "uu", "nomor": 30, "tahun": 2014, "tentang": "Administrasi", "ln": "2014/292", "tln": 5601}
    with pytest.raises(ValidationError) as caught:
        make(mengingat=["uu 12/2011", data | facts])
    told = {(one["type"], one["loc"]) for one in caught.value.errors()}

    assert (error, ("mengingat", 1, place) if place else ("mengingat", 1)) in told


def test_regional_gazettes() -> None:
    """In Aceh the Lembaran Aceh; for a Bupati's rule the Berita Daerah of the regency."""
    qanun = {"jenis": "qanun", "pembentuk": "Aceh", "nomor": 6, "tahun": 2018, "tentang": "P", "ld": "2018/6"}
    perbup = {"jenis": "perkada", "pembentuk": "Bupati Batang", "nomor": 6, "tahun": 2018, "tentang": "P"}

    assert (
        "Qanun Aceh Nomor 6 Tahun 2018 tentang P (Lembaran Aceh Tahun 2018 Nomor 6)",
        "Peraturan Bupati Batang Nomor 6 Tahun 2018 tentang P (Berita Daerah Kabupaten Batang Tahun 2018 Nomor 6)",
    ) == mengingat(qanun, perbup | {"bd": "2018/6"})


def test_an_office_s_registry_counts() -> None:
    """The registry of the validation's context is the one that is asked."""
    own = Entri.model_validate(
        {"jenis": "uu", "nomor": 59, "tahun": 2024, "tentang": "RPJPN", "ln": "2024/1", "tln": 7, "sumber": "uji",
         "diperiksa": "2026-01-05"}
    )  # fmt: skip
    registry = packaged_registry().joined([own])
    data = {**FACTS, "mengingat": ["uu 59/2024"]}

    assert Keputusan.model_validate(data, context={"registry": registry}).mengingat[0].endswith("Indonesia Nomor 7)")


def test_a_revoked_law_is_still_cited() -> None:
    """That it was revoked is for the rules to say."""
    rujukan = parse_rujukan("pkpu 20/2020")
    assert rujukan is not None

    assert "2020/1385" == str(resolve(rujukan, packaged_registry()).bn)


@pytest.mark.parametrize(("tahun", "telah_diubah"), [(2018, False), (2022, False), (2024, True), (2026, True)])
def test_a_reference_is_of_the_decrees_year(tahun: int, telah_diubah: bool) -> None:
    """A decree cites no amendment that was made after its year."""
    (text,) = make(tahun=tahun, mengingat=["uu 7/2017"]).mengingat

    assert telah_diubah == ("sebagaimana telah diubah dengan Undang-Undang Nomor 7 Tahun 2023" in text)
