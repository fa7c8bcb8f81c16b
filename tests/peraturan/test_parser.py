"""Reading citations: what is written in full comes back word for word; of the rest it is said what was not read."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kpudocs.peraturan.composer import compose_peraturan
from kpudocs.peraturan.model import Peraturan
from kpudocs.peraturan.parser import parse_sitasi
from tests.examples import FOLDER
from tests.peraturan.citations import regulations

PARTS = st.sampled_from(
    [
        *("Undang-Undang", "Undang- Undang", "UU", "Peraturan", "Peraturan Daerah", "Keputusan", "Pasal 5", "PKPU"),
        *("Nomor", "No.", "Nomor :", "7", "314/ORT.07-Kpt/01/KPU/V/2021", "Tahun", "2017", "2Ol7", "tentang", "ttg"),
        *("Pemilihan", "(", ")", "(Lembaran Negara Republik Indonesia", "Tambahan", "Berita Negara", "LN", "TLN", ","),
        *("sebagaimana telah diubah dengan", "sebagaimana telah beberapa kali diubah, terakhir dengan", "jo.", ";"),
        *("Republik Indonesia", "RI", "tanggal", "3 Mei 2021", "\n", "-\n", "  ", "Dasar", "1945", "–", "\u202e", "$"),
    ]
)
OFTEN = "sebagaimana telah diubah beberapa kali, terakhir dengan"
SEED = {
    4: ["tanpa_kata_nomor"],
}
"""The items of the published Jambi decree that are not written in full, by number, and what is said of them."""


def jambi() -> list[str]:
    """The legal bases of the published decree."""
    facts = yaml.safe_load((FOLDER / "jambi-2026" / "keputusan.yaml").read_text(encoding="utf-8"))
    return list(facts["mengingat"])


@given(regulations(), st.booleans())
def test_what_is_composed_reads_back(peraturan: Peraturan, koma: bool) -> None:
    """A citation that is written in full is read without a note, and composing it gives the same words."""
    text = compose_peraturan(peraturan, koma_terakhir=koma)
    sitasi = parse_sitasi(text)

    assert () == sitasi.catatan
    assert sitasi.peraturan is not None
    assert text == compose_peraturan(sitasi.peraturan, koma_terakhir=koma)
    assert peraturan.kunci == sitasi.peraturan.kunci
    assert [one.kunci for one in peraturan.diubah] == [one.kunci for one in sitasi.peraturan.diubah]
    assert (peraturan.ln, peraturan.tln, peraturan.bn, peraturan.ld, peraturan.tld) == (
        *(sitasi.peraturan.ln, sitasi.peraturan.tln, sitasi.peraturan.bn, sitasi.peraturan.ld, sitasi.peraturan.tld),
    )


@given(regulations(), st.integers(20, 60))
def test_line_breaks_change_nothing(peraturan: Peraturan, width: int) -> None:
    """As a page's text layer breaks it: lines of some width, "Undang-/Undang" broken at its hyphen."""
    text = compose_peraturan(peraturan)
    broken = re.sub(rf"(.{{{width}}}\S*) ", r"\1 \n \n", text).replace("Undang-Undang", "Undang-\nUndang")

    assert compose_peraturan(peraturan) == compose_peraturan(parse_sitasi(broken).peraturan or peraturan)
    assert () == parse_sitasi(broken).catatan


@given(regulations())
def test_places_point_at_the_words(peraturan: Peraturan) -> None:
    """What was read stands where it is said to stand, also in a text that is broken into lines."""
    text = compose_peraturan(peraturan).replace(" ", "\n ")
    sitasi = parse_sitasi(text)

    for bacaan in sitasi.bacaan:
        act = bacaan.peraturan
        assert act is not None and act.nomor is not None
        assert act.nomor.split() == sitasi.words(bacaan.bagian["nomor"]).split()
        assert (act.tentang or "").split() == sitasi.words(bacaan.bagian["tentang"]).split()
        assert sitasi.words(bacaan.tempat).split()[0] == act.sebutan.split()[0]


@settings(max_examples=300)
@given(st.lists(PARTS, max_size=30).map(" ".join))
def test_nothing_passes_silently(text: str) -> None:
    """Whatever is typed: without a note only what composing gives again word for word."""
    sitasi = parse_sitasi(text)

    if sitasi.peraturan is None:
        assert sitasi.catatan
    elif sitasi.baku:
        assert re.sub(r"[ ;.,]+$", "", " ".join(text.split())).removesuffix(" dan").rstrip(" ;.,") == (
            " ".join(compose_peraturan(sitasi.peraturan, koma_terakhir=sitasi.koma_terakhir).split())
        )
    for catatan in sitasi.catatan:
        assert 0 <= catatan.tempat[0] <= catatan.tempat[1] <= len(text)
        assert catatan.message


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    """No text is an accident."""
    assert parse_sitasi(text).teks == text


@pytest.mark.parametrize(
    "part",
    [
        "(Lembaran Negara ",
        "jo UU 1 tentang a (LN 1 ",
        "UU 1 jo ",
        "tentang ",
        "1",
        ";",
        " ;",
        ", dan",
        "- \n",
        "Nomor ",
    ],
)
def test_reading_is_linear(part: str) -> None:
    """A text of a million letters that repeats what citations are made of is read in one go, not for minutes."""
    sitasi = parse_sitasi("Undang-Undang Nomor 7 Tahun 2017 " + part * (1_000_000 // len(part)))

    assert sitasi.peraturan is not None and "uu" == sitasi.peraturan.jenis


@pytest.mark.parametrize("number", range(1, 8))
def test_published_decree(number: int) -> None:
    """The legal bases of the published decree come back word for word, save the one without "Nomor"."""
    text = " ".join(jambi()[number - 1].split())
    sitasi = parse_sitasi(text)

    assert sitasi.peraturan is not None
    assert SEED.get(number, []) == [catatan.code for catatan in sitasi.catatan]
    composed = compose_peraturan(sitasi.peraturan, koma_terakhir=sitasi.koma_terakhir)
    assert text.replace("Indonesia 81 Tahun", "Indonesia Nomor 81 Tahun") == composed


@pytest.mark.parametrize(
    ("text", "rujukan"),
    [
        ("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "uud"),
        ("Pasal 5 ayat (1) dan Pasal 20 Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "uud"),
        ("Ketetapan Majelis Permusyawaratan Rakyat Nomor XI/MPR/1998 tentang Negara", "tap_mpr XI/MPR/1998"),
        (
            "Peraturan Menteri Keuangan Nomor 60/PMK.02/2021 tentang Standar Biaya",
            "permenkeu 60/PMK.02/2021",
        ),
        ("Keputusan Komisi Pemilihan Umum Nomor 134/Kpts/KPU/TAHUN 2016 tentang Y", "kepkpu 134/Kpts/KPU/TAHUN 2016"),
        ("Keputusan Komisi Pemilihan Umum Nomor 43 Tahun 2022 tentang Y", "kepkpu 43/2022"),
        (
            "Keputusan Komisi Pemilihan Umum Kota Solok Nomor 10 Tahun 2015 tanggal 3 Mei 2015 tentang Y",
            "keputusan 10/2015",
        ),
        (
            "Undang-Undang Nomor 12 Tahun 1950 tentang Daerah (Berita Negara Republik Indonesia tanggal 4 Juli 1950)",
            "uu 12/1950",
        ),
        (
            "Undang-Undang Nomor 13 Tahun 1950 tentang Pembentukan Daerah (Himpunan Lembaran Negara Tahun 1950)",
            "uu 13/1950",
        ),
        ("Surat Edaran Menteri Dalam Negeri Nomor 6 Tahun 2025 tentang R", "se 6/2025"),
    ],
)
def test_special_forms(text: str, rujukan: str) -> None:
    """The constitution, MPR, old numbers, old gazettes, dates: read, and written again in the same words."""
    sitasi = parse_sitasi(text)

    assert sitasi.peraturan is not None and () == sitasi.catatan
    assert (rujukan, text) == (sitasi.peraturan.rujukan, compose_peraturan(sitasi.peraturan))


@pytest.mark.parametrize(
    ("text", "rujukan", "notes"),
    [
        ("UU No. 7 Tahun 2017 ttg Pemilu", "uu 7/2017", [("bentuk_lain", "UU No. 7 Tahun 2017 ttg")]),
        ("Undang- Undang Nomor 7 Tahun 2017 tentang P", "uu 7/2017", [("bentuk_lain", "Undang- Undang")]),
        ("Undang-Undang RI Nomor 7 Tahun 2017 tentang P", "uu 7/2017", [("bentuk_lain", "RI")]),
        ("UNDANG-UNDANG NOMOR 7 TENTANG P", "uu 7/?", [("bentuk_lain", "UNDANG-UNDANG"), ("tanpa_tahun", "7")]),
        ("UU 7/2017 tentang P", "uu 7/2017", [("bentuk_lain", "UU"), ("tanpa_kata_nomor", "7/2017")]),
        (
            "Peraturan Presiden RI 81 Tahun 2010 tentang G",
            "perpres 81/2010",
            [("bentuk_lain", "RI"), ("tanpa_kata_nomor", "81")],
        ),
        (
            "Peraturan KPU Nomor 14 Tahun 2020",
            "pkpu 14/2020",
            [("tanpa_tentang", "Peraturan KPU Nomor 14 Tahun 2020"), ("bentuk_lain", "KPU")],
        ),
        (
            "Undang-Undang Nomor 30 Tahun 2014 Administrasi (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 292)",
            "uu 30/2014",
            [
                ("tanpa_tentang", "Undang-Undang Nomor 30 Tahun 2014 Administrasi"),
                ("tanpa_kata_tentang", "Administrasi"),
            ],
        ),
        (
            "Undang-Undang Nomor 30 Tahun 2014 tentng Administrasi",
            "uu 30/2014",
            [
                ("tanpa_tentang", "Undang-Undang Nomor 30 Tahun 2014 tentng Administrasi"),
                ("tanpa_kata_tentang", "tentng"),
            ],
        ),
        ("Undang-Undang Nomor 7/2017 Tahun 2017 tentang P", "uu 7/2017", [("bentuk_lain", "7/2017")]),
        ("Undang-Undang Nomor 7/2017 tentang P", "uu 7/2017", [("bentuk_lain", "7/2017")]),
        ("Undang-Undang Nomor 7 Tahun 2Ol7 tentang P", "uu 7/?", [("tahun_tidak_terbaca", "2Ol7")]),
        ("Undang-Undang tentang P", "uu ?/?", [("tanpa_nomor", "Undang-Undang")]),
        ("Keputusan Nomor 7 Tahun 2017 tentang P", "keputusan 7/2017", [("tanpa_pembentuk", "Keputusan")]),
        ("Undang-Undang Pokok Nomor 7 Tahun 2017 tentang P", "uu 7/2017", [("nama_tidak_terbaca", "Pokok")]),
        ("Undang-Undang Dasar 1945 Pasal 22E", "uud", [("bentuk_lain", "Undang-Undang Dasar 1945 Pasal 22E")]),
        (
            "Undang-Undang Nomor 7 Tahun 2017 tentang P (Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182, xyz)",
            "uu 7/2017",
            [("lembaran_tidak_terbaca", "xyz")],
        ),
        (
            "Undang-Undang Nomor 7 Tahun 2017 tentang P (Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182",
            "uu 7/2017",
            [("kurung_tidak_ditutup", "(")],
        ),
        (
            "Undang-Undang Nomor 25 Tahun 2004 tentang P, Lembaran Negara Republik Indonesia Tahun 2004 Nomor 104",
            "uu 25/2004",
            [("lembaran_tanpa_kurung", "Lembaran Negara Republik Indonesia Tahun 2004 Nomor 104")],
        ),
        (
            "Undang-Undang Nomor 7 Tahun 2017 tentang P (LN Tahun 2017 Nomor 182, TLN Nomor 6109) dan seterusnya",
            "uu 7/2017",
            [
                ("bentuk_lain", "(LN Tahun 2017 Nomor 182, TLN"),
                ("sisa_tidak_terbaca", "dan seterusnya"),
            ],
        ),
        (
            "Undang-Undang Nomor 7 Tahun 2017 tentang P jo. Undang-Undang Nomor 7 Tahun 2023 tentang Q",
            "uu 7/2017",
            [("rumusan_jo", "jo.")],
        ),
        (
            f"UU Nomor 7 Tahun 2017 tentang P {OFTEN} UU Nomor 7 Tahun 2023",
            "uu 7/2017",
            [
                ("bentuk_lain", "UU"),
                ("rumusan_lain", OFTEN),
                ("bentuk_lain", "UU"),
                ("tanpa_tentang", "UU Nomor 7 Tahun 2023"),
            ],
        ),
        ("Berita Acara Rapat Pleno", None, [("jenis_tidak_terbaca", "Berita Acara Rapat Pleno")]),
    ],
)  # fmt: skip
def test_what_is_not_written_in_full(text: str, rujukan: str | None, notes: list[tuple[str, str]]) -> None:
    """Other forms are read as far as they can be, and each note points at its words."""
    sitasi = parse_sitasi(text)

    assert rujukan == (sitasi.peraturan.rujukan if sitasi.peraturan else None)
    assert notes == [(catatan.code, sitasi.words(catatan.tempat)) for catatan in sitasi.catatan]


def test_amendments_are_read_in_order() -> None:
    """A chain that names several amendments keeps them all; the last one is cited."""
    text = (
        "Undang-Undang Nomor 12 Tahun 2011 tentang P sebagaimana telah diubah dengan Undang-Undang Nomor 15 Tahun 2019 "
        "tentang Perubahan atas P sebagaimana telah beberapa kali diubah terakhir dengan Undang-Undang Nomor 13 Tahun "
        "2022 tentang Perubahan Kedua atas P"
    )
    peraturan = parse_sitasi(text).peraturan

    assert peraturan is not None
    assert ["uu 15/2019", "uu 13/2022"] == [one.rujukan for one in peraturan.diubah]


A1 = "Undang-Undang Nomor 15 Tahun 2019 tentang Perubahan atas Undang-Undang Nomor 12 Tahun 2011 tentang P"
A2 = "Undang-Undang Nomor 13 Tahun 2022 tentang Perubahan Kedua atas Undang-Undang Nomor 12 Tahun 2011 tentang P"
LN183 = "(Lembaran Negara Republik Indonesia Tahun 2019 Nomor 183)"
BOTH = ["uu 15/2019", "uu 13/2022"]


@pytest.mark.parametrize(
    ("formula", "amendments", "note"),
    [
        (f"sebagaimana telah diubah dengan {A1}", ["uu 15/2019"], None),
        (f"jo. {A1}", ["uu 15/2019"], ("rumusan_lain", True)),
        (f"jo. {A1.replace('12 Tahun', '17 Tahun')}", [], ("rumusan_jo", False)),
        ("jo. Undang-Undang Nomor 4 Tahun 1974 tentang Q", [], ("rumusan_jo", False)),
        (f"sebagaimana telah diganti dengan {A1}", [], ("rumusan_ganti", False)),
        (f"sebagaimana telah beberapa kali diubah dengan {A1} {LN183} dan {A2}", BOTH, ("rumusan_daftar", True)),
        (f"sebagaimana telah beberapa kali diubah dengan: a. {A1} {LN183}; b. {A2}", BOTH, ("rumusan_daftar", True)),
        (f"sebagaimana telah diubah dengan {A1} {LN183} dan terakhir dengan {A2}", BOTH, ("rumusan_daftar", True)),
    ],
)
def test_only_an_amendment_is_one(formula: str, amendments: list[str], note: tuple[str, bool] | None) -> None:
    """Read as an amendment is what says so: not a replacement, nor what "jo." joins without naming the law."""
    sitasi = parse_sitasi(f"Undang-Undang Nomor 12 Tahun 2011 tentang P {formula}")
    notes = [(one.code, one.terbaca) for one in sitasi.catatan if one.code.startswith("rumusan")]

    assert sitasi.peraturan is not None
    assert amendments == [one.rujukan for one in sitasi.peraturan.diubah]
    assert ([note] if note else []) == notes


def test_a_title_may_name_an_amendment() -> None:
    """No Keputusan is amended by a Peraturan KPU: the formula belongs to the law that its title names."""
    pkpu = "Peraturan Komisi Pemilihan Umum Nomor"
    title = f"Pedoman {pkpu} 8 Tahun 2019 tentang X sebagaimana telah diubah dengan {pkpu} 3 Tahun 2020"
    sitasi = parse_sitasi(f"Keputusan Komisi Pemilihan Umum Nomor 5 Tahun 2021 tentang {title}")

    assert sitasi.baku and sitasi.peraturan is not None
    assert (title, ()) == (sitasi.peraturan.tentang, sitasi.peraturan.diubah)


def test_a_wrong_formula_is_kept() -> None:
    """A "Perubahan Kedua" after "telah diubah dengan" is a mistake, and stays in the words that are composed."""
    text = (
        "Undang-Undang Nomor 1 Tahun 2015 tentang P sebagaimana telah diubah dengan Undang-Undang Nomor 10 Tahun 2016 "
    )
    text += "tentang Perubahan Kedua Atas Undang-Undang Nomor 1 Tahun 2015 tentang P"
    sitasi = parse_sitasi(text)

    assert sitasi.peraturan is not None and False is sitasi.peraturan.beberapa_kali
    assert text == compose_peraturan(sitasi.peraturan)
