"""The rules of a decree's build, in the forms that people type: what is told, and what is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml

from kpudocs.keputusan import Keputusan
from kpudocs.rules import lint
from tests.rules.harness import CLEAN

KEPUTUSAN = yaml.safe_load(CLEAN)
FORCE = "Keputusan ini mulai berlaku pada tanggal ditetapkan"
FIRST = KEPUTUSAN["menimbang"][0]
SETS = "perlu menetapkan Keputusan Komisi Pemilihan Umum Kabupaten Batang tentang Pedoman Pelayanan Tamu"
PART = "yang merupakan bagian tidak terpisahkan dari Keputusan ini"


def told(**changes: Any) -> list[tuple[str, str]]:
    """Code and words of what is found of Susunan in the clean decree with some facts changed."""
    found = lint(Keputusan.model_validate({**KEPUTUSAN, **changes}))
    return [(one.code, one.words) for one in found if one.code.startswith("SU")]


def signed(**changes: Any) -> dict[str, Any]:
    return {"penetapan": {**KEPUTUSAN["penetapan"], **changes}}


@pytest.mark.parametrize(
    "words",
    [
        "bahwa rapat pleno tanggal 3 Februari 2026",
        "bahwa karena kebutuhan organisasi",
        "bahwa berdasarkan pedoman yang telah ditetapkan",
        "bahwa dalam rangka meningkatkan pelayanan kepada tamu",
    ],
)
def test_no_main_clause(words: str) -> None:
    """A ground, an aim, or a meeting with its date, and nothing after it."""
    assert [("SU02", words)] == told(menimbang=[FIRST, words])


@pytest.mark.parametrize(
    "words",
    [
        "bahwa karena kebutuhan organisasi, susunan tim disesuaikan",
        "bahwa rapat pleno tanggal 3 Februari 2026 menyepakati pedoman ini",
        "bahwa dengan beralihnya tugas, petugas berkoordinasi dengan Sekretariat",
        "bahwa untuk menindaklanjuti Surat Nomor 5 Tahun 2026 tanggal 1 Maret 2026, petugas ditunjuk",
    ],
)
def test_a_main_clause(words: str) -> None:
    """Something is said."""
    assert [] == told(menimbang=[FIRST, words])


@pytest.mark.parametrize(
    ("closing", "words"),
    [
        (f"bahwa berdasarkan pertimbangan tersebut di atas, {SETS}", "bahwa berdasarkan pertimbangan tersebut di atas"),
        (
            f"bahwa sehubungan dengan pertimbangan sebagaimana dimaksud dalam huruf a dan b, {SETS}",
            "huruf a dan b",
        ),
        ("bahwa pelayanan kepada tamu harus tertib", "bahwa pelayanan kepada tamu harus tertib"),
    ],
)
def test_a_closing_without_its_letters(closing: str, words: str) -> None:
    """It names none, or not each; or there is no closing."""
    menimbang = [FIRST, "bahwa tamu harus dilayani", closing]

    assert [("SU04", words)] == told(menimbang=menimbang, pertimbangan_penutup=False)


def test_another_office() -> None:
    """In the closing consideration, and in the title."""
    other = SETS.replace("Batang", "Tegal")
    closing = f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, {other}"

    assert [("SU06", "Kabupaten Tegal")] == told(menimbang=[FIRST, closing])
    title = "Pedoman Pelayanan Tamu di Lingkungan Komisi Pemilihan Umum Kabupaten {}"
    words = {"memutuskan": [f"Menetapkan pedoman sebagaimana tercantum dalam Lampiran {PART}", FORCE]}
    assert [("SU06", "Kabupaten Tegal")] == told(tentang=title.format("Tegal"), **words)
    assert [] == told(tentang=title.format("Batang"), **words)


def test_the_title_in_a_passive_closing() -> None:
    """A closing with "perlu ditetapkan Keputusan … tentang …"."""
    closing = (
        "bahwa sehubungan dengan pertimbangan sebagaimana dimaksud dalam huruf a, perlu ditetapkan Keputusan Komisi "
        "Pemilihan Umum Kabupaten Batang tentang Pedoman Pelayanan Tamuu"
    )

    assert [("SU06", "Pedoman Pelayanan Tamuu")] == told(menimbang=[FIRST, closing])


@pytest.mark.parametrize(
    ("title", "aim"),
    [
        ("Petunjuk Pelaksanaan Anggaran", "pedoman pelaksanaan anggaran"),
        ("Tim Penerima Tamu", "kelompok kerja"),
        ("Standar Operasional Prosedur Pelayanan", "prosedur operasional standar"),
    ],
)
def test_another_name_for_the_same(title: str, aim: str) -> None:
    """A guideline is a guideline by each of its names."""
    words = [f"Menetapkan {title} sebagaimana tercantum dalam Lampiran {PART}", FORCE]

    assert [] == told(tentang=title, menimbang=[f"bahwa perlu menyusun {aim}", "bahwa tamu harus dilayani"],
                      memutuskan=words)  # fmt: skip


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ("Diktum KESATU dan KELIMA", ["KELIMA"]),
        ("Diktum 5", ["Diktum 5"]),
        ("Diktum KEEMPAT huruf a Keputusan Nomor 5 Tahun 2025", []),
        ("Diktum KESATU dan Diktum KEDUA", []),
        ("Diktum KESATU dan ketentuan lain", []),
    ],
)
def test_references_to_dicta(reference: str, words: list[str]) -> None:
    """One of several, by its figure; those of another decree are not this one's."""
    point = f"Petugas sebagaimana dimaksud dalam {reference} mencatat setiap tamu"
    memutuskan = [KEPUTUSAN["memutuskan"][0], point, FORCE]

    assert [("SU10", one) for one in words] == told(memutuskan=memutuskan)


def test_each_lampiran_is_declared() -> None:
    """One that is said to be a part of the decree does not speak for another; a sentence may name both."""
    two = [KEPUTUSAN["lampiran"][0]] * 2
    first = f"Menetapkan Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran I {PART}"
    second = "Susunan petugas sebagaimana tercantum dalam Lampiran II"

    assert [("SU13", "tercantum dalam Lampiran II")] == told(memutuskan=[first, second, FORCE], lampiran=two)
    assert [] == told(memutuskan=[first, f"{second} {PART}", FORCE], lampiran=two)
    both = f"Lampiran I dan Lampiran II merupakan bagian tidak terpisahkan dari Keputusan ini"  # noqa: F541
    plain = "Menetapkan Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran I"
    assert [] == told(memutuskan=[plain, second, both, FORCE], lampiran=two)
    team = "Petugas merupakan satu tim yang tidak dapat dipisahkan"
    one = "Menetapkan Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran Keputusan ini"
    assert [("SU13", "tercantum dalam Lampiran")] == told(memutuskan=[one, team, FORCE])


@pytest.mark.parametrize("words", ["Lampiran Keputusan ini memuat tata cara", "Tata cara sebagaimana terlampir"])
def test_a_lampiran_that_is_not_there(words: str) -> None:
    """However it is spoken of."""
    assert ["SU11"] == [code for code, _ in told(memutuskan=[words, FORCE], lampiran=[])]


def test_what_ends_with_this_decree_is_no_entry_into_force() -> None:
    """A dictum that revokes tells when something else ends."""
    revokes = "Pada saat Keputusan ini mulai berlaku, Keputusan Nomor 5 Tahun 2025 dicabut dan dinyatakan tidak berlaku"

    assert [("SU14", "")] == told(memutuskan=[KEPUTUSAN["memutuskan"][0], revokes])
    assert [] == told(memutuskan=[KEPUTUSAN["memutuskan"][0], revokes, FORCE])


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"cara": "Plt.", "jabatan": "Sekretaris"}, True),
        ({"cara": "Plh.", "jabatan": "Ketua Komisi Pemilihan Umum Kabupaten Jambi"}, True),
        ({"jabatan": "Plt. Sekretaris Komisi Pemilihan Umum Kabupaten Batang"}, True),
        ({"cara": "Plt.", "jabatan": "Ketua Komisi Pemilihan Umum Kabupaten Batang"}, False),
        ({"jabatan": "Plh. Ketua Komisi Pemilihan Umum Kabupaten Batang"}, False),
        ({"cara": "a.n.", "jabatan": "Sekretaris"}, False),
        ({"cara": "a.n.", "jabatan": "Ketua Komisi Pemilihan Umum Kabupaten Batang"}, True),
        ({"jabatan": "a.n. Ketua Komisi Pemilihan Umum Kabupaten Batang Sekretaris"}, False),
        ({"jabatan": "a.n. Ketua Komisi Pemilihan Umum Kabupaten Tegal Sekretaris"}, True),
        ({"cara": "Plt."}, False),
    ],
)
def test_who_signs_for_whom(fields: dict[str, str], wrong: bool) -> None:
    """Whoever acts in an office has that office; whoever signs on behalf signs for the former."""
    assert ["SU15"] * wrong == [code for code, _ in told(**signed(**fields))]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("DR. SITI TELADAN", "DR. "),
        ("Dr.Ahmad Umpama", "Dr."),
        ("Siti Teladan S.H.", "S.H."),
        ("Siti Teladan, Ph.D", "Ph.D"),
        ("Siti Teladan M.Si.", "M.Si."),
        ("Ahmad Umpama MM", "MM"),
        ("Ahmad Umpama, Pembina Tk. I", "Pembina Tk. I"),
    ],
)
def test_degrees_and_ranks(name: str, words: str) -> None:
    """With a comma or without, joined to the name or not."""
    assert [("SU17", words.strip())] == [(code, found.strip()) for code, found in told(**signed(nama=name))]


@pytest.mark.parametrize(
    "name",
    [
        "Siti Teladan",
        "M. Umpama",
        "Muhammad S. Harahap",
        "ST. Aminah",
        "A. Irwan",
        "Ira Contoh",
        "I Made Misal",
        "Ahmad M. Noor",
        "Ahmad S.M. Noor",
    ],
)
def test_names(name: str) -> None:
    """Initials and short names are no degrees."""
    assert [] == told(**signed(nama=name))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("tanggal 31 Februari 2026", "31 Februari 2026"),
        ("tanggal 3 Feb 2026", "Feb"),
        ("tanggal 3 Agt. 2025", "Agt"),
        ("tanggal 3 Agutus 2025", "Agutus"),
        ("tanggal 2026-02-03", "2026-02-03"),
        ("tanggal 3 FEBRUARI 2026", "FEBRUARI"),
    ],
)
def test_dates(typed: str, words: str) -> None:
    """Impossible, cut short, misspelt, in figures, in capitals."""
    assert [("SU19", words)] == told(memerhatikan=[f"Berita Acara Rapat Pleno {typed}"])


@pytest.mark.parametrize(
    "typed", ["tanggal 29 Februari 2024", "Nomor 12 Tahun 2011", "Pasal 3 ayat 2020", "5 Mei 2025"]
)
def test_what_is_no_odd_date(typed: str) -> None:
    """A leap day, numbers of laws."""
    assert [] == told(memerhatikan=[f"Surat {typed}"])


@pytest.mark.parametrize(
    ("nomor", "year", "words"),
    [
        ("4/HK.03.1-Kpt/3325/KPU-Kab/XIII/2020", 2020, ["XIII"]),
        ("4/HK.03.1-Kpt/3325/KPU-Kab/IV/2020", 2020, ["IV"]),
        ("4/HK.03.1-Kpt/3325/KPU-Kab/III/2019", 2020, ["2019"]),
        ("4/HK.03.1-Kpt/3325/KPU-Kab/III/2020", 2020, []),
        ("7", 2018, ["7"]),
        ("7", 2026, []),
    ],
)
def test_numbers_of_their_time(nomor: str, year: int, words: list[str]) -> None:
    """The form, month and year of a number against the decree's day."""
    changes = {"nomor": nomor, "tahun": year, "mengingat": ["Peraturan Contoh"], "menimbang": [FIRST, "bahwa perlu"]}
    found = told(**changes, **signed(tanggal=date(year, 3, 2)))

    assert [("SU20", one) for one in words] == [one for one in found if one[0] == "SU20"]


@pytest.mark.parametrize(
    "words", ["bahwa tamu dilayani oleh Sdr. Agus dkk. serta petugas lain", "bahwa Drs. Umpama ditunjuk; dan dilantik"]
)
def test_a_dot_within_a_sentence(words: str) -> None:
    """An abbreviation ends no sentence."""
    assert [] == told(menimbang=[FIRST, words])
