"""The registry: what the package knows, and that nothing unconfirmed is ever printed or used."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kpudocs.peraturan.composer import compose_peraturan
from kpudocs.peraturan.entri import Entri
from kpudocs.peraturan.model import Peraturan
from kpudocs.peraturan.parser import parse_sitasi
from kpudocs.peraturan.pemeriksaan import find_impossible_supplement, find_oddities, find_twins
from kpudocs.peraturan.registry import Registry, Unconfirmed, packaged_registry
from kpudocs.peraturan.rujukan import parse_rujukan

KNOWN = list(packaged_registry())
CONFIRMED = {
    "uu 2/2008": ("2008/2", "4801"),
    "uu 12/2011": ("2011/82", "5234"),
    "uu 15/2011": ("2011/101", "5246"),
    "uu 8/2012": ("2012/117", "5316"),
    "uu 5/2014": ("2014/6", "5494"),
    "uu 1/2015": ("2015/23", "5656"),
    "uu 8/2015": ("2015/57", "5678"),
    "uu 10/2016": ("2016/130", "5898"),
    "uu 7/2017": ("2017/182", "6109"),
    "uu 15/2019": ("2019/183", "6398"),
    "uu 13/2022": ("2022/143", "6801"),
    "uu 6/2023": ("2023/41", "6856"),
    "uu 7/2023": ("2023/54", "6863"),
    "uu 17/2023": (None, "6887"),
    "uu 20/2023": ("2023/141", "6897"),
    "perpres 105/2018": ("2018/196", None),
}
"""Gazettes of laws that were confirmed before the registry was written: Lembaran Negara and its Tambahan."""
BERITA = {
    "pkpu 8/2019": "2019/320",
    "pkpu 14/2020": "2020/1236",
    "pkpu 21/2020": "2020/1783",
    "pkpu 2/2021": "2021/784",
    "pkpu 4/2021": "2021/786",
    "pkpu 5/2021": "2021/1258",
    "pkpu 8/2021": "2021/1505",
    "pkpu 5/2022": "2022/984",
    "pkpu 8/2022": "2022/1116",
    "pkpu 24/2023": "2023/985",
}
"""Likewise of Peraturan KPU: Berita Negara."""


def entri(**facts: Any) -> Entri:
    """An entry with a source."""
    return Entri.model_validate({"sumber": "uji", "diperiksa": "2026-01-05", **facts})


def one(rujukan: str) -> Entri:
    """The only entry that a reference means."""
    (found,) = packaged_registry().find(rujukan)
    return found


@pytest.mark.parametrize("rujukan", CONFIRMED)
def test_confirmed_laws(rujukan: str) -> None:
    """The figures that were confirmed are those on record."""
    known = one(rujukan)
    ln = known.confirmed("ln")

    assert CONFIRMED[rujukan] == (str(ln) if ln else None, known.confirmed("tln"))


@pytest.mark.parametrize("rujukan", BERITA)
def test_confirmed_regulations_of_kpu(rujukan: str) -> None:
    """Likewise of Peraturan KPU."""
    assert BERITA[rujukan] == str(one(rujukan).confirmed("bn"))


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.rujukan)
def test_every_entry_is_sound(known: Entri) -> None:
    """Found by its own reference, not from the future, nothing odd about it; cited, it reads back without a note."""
    registry = packaged_registry()

    assert known in registry.find(known.rujukan)
    assert known.sumber and known.diperiksa <= date(2026, 11, 23)
    assert [] == list(find_oddities(known, registry))
    with suppress(Unconfirmed):
        assert () == parse_sitasi(compose_peraturan(registry.cite(known))).catatan


def test_what_amends_comes_later() -> None:
    """Every amendment on record is younger than what it amends, and they stand in order."""
    registry = packaged_registry()
    for known in KNOWN:
        years = [known.tahun or 0, *(amendment.tahun or 0 for amendment in registry.amendments(known))]

        assert sorted(years) == years


def test_supplements_rise_with_the_gazette() -> None:
    """The neighbours by which a TLN is judged are in order themselves."""
    numbers = [tln for *_, tln in packaged_registry()._supplements]

    assert 15 < len(numbers) == len(set(numbers))
    assert sorted(numbers) == numbers


@pytest.mark.parametrize(
    ("rujukan", "names"),
    [
        ("pkpu 14/2020", ("pkpu 21/2023", ("bn",))),
        ("uu 1/2015", ("uu 1/2015", ("tentang",))),
        ("perpres 81/2010", ("perpres 81/2010", ("ln",))),
        ("permenpanrb 9/2023", ("permenpanrb 9/2023", ("tentang", "bn"))),
    ],
)
def test_what_is_not_confirmed_is_not_cited(rujukan: str, names: tuple[str, tuple[str, ...]]) -> None:
    """The error names the regulation and what about it is unconfirmed, that of an amendment too."""
    with pytest.raises(Unconfirmed) as caught:
        packaged_registry().cite(one(rujukan))

    assert names == (caught.value.rujukan, caught.value.names)


def test_a_chain_that_is_not_confirmed_is_not_cited() -> None:
    """Neither is a law whose amendments are unsure, nor one whose last amendment is not on record."""
    facts = {"jenis": "uu", "nomor": "1", "tahun": 2020, "tentang": "x", "ln": "2020/1", "tln": "1"}
    unsure = entri(**facts, diubah_oleh=["uu 2/2021"], belum_pasti=["diubah_oleh"])
    missing = entri(**facts, diubah_oleh=["uu 2/2021"])

    for known, names in ((unsure, ("diubah_oleh",)), (missing, ("tentang", "ln", "tln"))):
        with pytest.raises(Unconfirmed) as caught:
            Registry([known]).cite(known)
        assert names == caught.value.names


def test_amendments_on_record() -> None:
    """One: "telah diubah dengan"; several, or one that says it is the fifth: "telah beberapa kali diubah"."""
    registry = packaged_registry()

    assert "sebagaimana telah diubah dengan Undang-Undang Nomor 7 Tahun 2023" in compose_peraturan(
        registry.cite(one("uu 7/2017"))
    )
    for rujukan, last in (("uu 12/2011", "Undang-Undang Nomor 13"), ("pkpu 8/2019", "Umum Nomor 12 Tahun 2023")):
        text = compose_peraturan(registry.cite(one(rujukan)))
        assert "sebagaimana telah beberapa kali diubah, terakhir dengan" in text and last in text


def test_an_ordinal_says_that_there_were_others() -> None:
    """A single amendment on record that calls itself the second is cited as one of several."""
    base = entri(jenis="pkpu", nomor="1", tahun=2020, tentang="x", bn="2020/1", diubah_oleh=["pkpu 2/2021"])
    second = entri(jenis="pkpu", nomor="2", tahun=2021, tentang="Perubahan Kedua atas x", bn="2021/2")

    assert "beberapa kali diubah" in compose_peraturan(Registry([base, second]).cite(base))


def test_find_and_search() -> None:
    """By reference, with or without a kind; by words, in any order and case, also parts of words."""
    registry = packaged_registry()

    assert {"uu 7/2023", "pkpu 7/2023"} == {known.rujukan for known in registry.find("7/2023")}
    assert ["uu 7/2017"] == [known.rujukan for known in registry.find("UU Nomor 07 Tahun 2017")]
    assert () == registry.find("uu 99/2030") == registry.find("undang") == registry.find("zzz 7/2017")
    assert "pkpu 14/2020" in [known.rujukan for known in registry.search("SEKRETARIAT tata")]
    assert () == registry.search("") == registry.search("kelautan dan perikanan")


def test_an_office_counts_first() -> None:
    """Of two entries for one regulation the later is the one."""
    own = entri(jenis="uu", nomor="7", tahun=2017, tentang="Lain", ln="2017/1", tln="2")
    registry = packaged_registry().joined([own])

    assert (own,) == registry.find("uu 7/2017")
    assert len(packaged_registry()) == len(registry)


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"status": "dicabut"}, "status_tanpa_sebab"),
        ({"status": "berlaku", "dicabut_oleh": "uu 1/2020"}, "status_bertentangan"),
        ({"diubah_oleh": ["undang"]}, "rujukan_salah"),
        ({"diubah_oleh": ["uuu 1/2020"]}, "rujukan_jenis"),
        ({"nomor": None}, "identitas_kurang"),
        ({"belum_pasti": ["judul"]}, "literal_error"),
        ({"sumber": []}, "too_short"),
        ({"sumber": None}, "tuple_type"),
        ({"diperiksa": "kemarin"}, "tanggal_salah"),
    ],
)
def test_what_no_entry_has(facts: dict[str, Any], error: str) -> None:
    """An entry without source, date or reason for its status is refused."""
    with pytest.raises(ValidationError) as caught:
        entri(**{"jenis": "uu", "nomor": "1", "tahun": 2020, **facts})

    assert error in {one["type"] for one in caught.value.errors()}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("uu 7/2017", "uu 7/2017"),
        ("UU 7 / 2017", "uu 7/2017"),
        ("7/2017", "7/2017"),
        ("kepkpu 314/ORT.07-Kpt/01/KPU/V/2021", "kepkpu 314/ORT.07-Kpt/01/KPU/V/2021"),
        ("permenkeu 60/PMK.02/2021", "permenkeu 60/PMK.02/2021"),
        ("tap_mpr XI/MPR/1998", "tap_mpr XI/MPR/1998"),
        ("uud", "uud 0"),
        ("Undang-Undang Nomor 7 Tahun 2017", None),
        ("uu nomor 7 tahun 2017", None),
        ("uu 7/17", None),
        ("uu 7/2017 tentang Pemilu", None),
        ("Rapat tanggal 5/2020", None),
        ("", None),
    ],
)
def test_short_references(text: str, read: str | None) -> None:
    """What is a reference; everything else is text."""
    rujukan = parse_rujukan(text)

    assert read == (str(rujukan) if rujukan and rujukan.jenis != "uud" else (rujukan and "uud 0"))


@given(st.text(max_size=80))
def test_any_text_is_a_reference_or_none(text: str) -> None:
    """Nothing that is typed is an accident, and nothing long is taken for a reference."""
    rujukan = parse_rujukan(text, loose=True)

    assert rujukan is None or rujukan.nama == "uud" or rujukan.tahun


def test_unconfirmed_figures_accuse_nobody() -> None:
    """A number that is only unsure on record makes no twin, and no neighbour."""
    base = {"jenis": "uu", "tahun": 2020, "tentang": "x", "ln": "2020/5", "tln": "6500"}
    unsure = entri(**base, nomor="1", belum_pasti=["ln", "tln"])
    cited = Peraturan.model_validate({**base, "nomor": "2"})

    assert [] == list(find_twins(cited, Registry([unsure])))
    assert ["ln", "tln"] == [twin.field for twin, _ in find_twins(cited, Registry([entri(**base, nomor="1")]))]
    assert None is find_impossible_supplement(cited, Registry([unsure]))


@pytest.mark.parametrize(("ln", "tln", "odd"), [("2023/141", "5897", True), ("2023/100", "6880", False)])
def test_supplement_out_of_line(ln: str, tln: str, odd: bool) -> None:
    """A TLN is judged by those of the neighbouring numbers of the Lembaran Negara."""
    cited = Peraturan.model_validate({"jenis": "uu", "nomor": "90", "tahun": 2023, "ln": ln, "tln": tln})

    assert odd is (find_impossible_supplement(cited, packaged_registry()) is not None)
