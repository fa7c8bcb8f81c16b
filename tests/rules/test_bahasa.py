"""Language: what is written apart or together, marks and blanks, ranges; right wordings stay untold."""

from __future__ import annotations

import pytest

from kpudocs.rules import RULES, lint
from tests.rules.test_right_texts import FORCE, decree

BH = [rule for rule in RULES if rule.code.startswith("BH")]
DATES = [rule for rule in RULES if rule.code in ("BH01", "BH02", "SU19")]


def told(words: str) -> list[tuple[str, str, str | None]]:
    """What the rules of language tell in the text of a Lampiran: code, words and what may stand there instead."""
    keputusan = decree(lampiran=[{"jenis": "naskah", "isi": [{"teks": words}]}])
    return [(found.code, found.words, found.replacement) for found in lint(keputusan, rules=BH)]


TOGETHER = "temui dampingi ketahui catat tulis tetapkan awasi"
APART = (
    "di lingkungan,di rumah,di sekolah,di lapangan,di setiap,di berbagai,di hadapan,di atasnya,ke tempat,ke kantor,"
    "ke depannya"
)
PAIRS = [(f"di {verb}", f"di{verb}") for verb in TOGETHER.split()]
PAIRS += [(place.replace(" ", ""), place) for place in APART.split(",")]


@pytest.mark.parametrize(("typed", "right"), PAIRS)
def test_di_and_ke(typed: str, right: str) -> None:
    """The prefix joins its verb, the preposition stands apart."""
    assert [("BH03", typed, right)] == told(f"Tamu {typed} oleh petugas.")
    assert [("BH03", typed.capitalize(), right.capitalize())] == told(f"{typed.capitalize()} petugas.")


@pytest.mark.parametrize(
    "words",
    [
        "Tamu menunggu di lokasi, di materi, di industri, di negeri lain, di divisi, di koperasi, atau di pagi hari.",
        "Petugas ditempatkan, dirumahkan, ditengahi, diakhiri, diawali, dilapangkan, diatasi, dan dibawahkan.",
        "Ia keluar, ketua, kedua, keempat, kepada, kedaerahan, dan kedalaman.",
        "Kependudukan, keberlanjutan, ketidakhadiran, kewirausahaan, diberhentikan, dan berpenghasilan.",
        "Sertipikat tanah, seloko adat, metode Sainte Lague, de jure, de facto, mutatis mutandis, pra dan pasca.",
        "Polres, kodim, lapas, pokja, posko, genset, siber, hoaks, klaster, penguncian, perataan, dan pindaian.",
        "Lihat kpu.go.id, nama@kpu.go.id, atau berkas daftar.pdf pukul 08.00, 1.000,50, Rp5,00, (a),(b), dan c.q.",
        "Hari/Tanggal : Senin",
        "Bagian i, ii, iii, dan iv.",
        "Waktu 3–5 Maret 2026, Nomor 08/PK.01-BA/15/2026, telepon 0812-3456-7890, H-3, KTP-el, RT 05-06, Pasal 1-5.",
    ],
)
def test_right_words(words: str) -> None:
    """Nouns after "di", words of law and of the office, marks within numbers and addresses."""
    assert [] == told(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Petugas mencatat,melayani tamu.", ("BH06", ",", ", ")),
        ("Petugas mencatat;melayani tamu.", ("BH06", ";", "; ")),
        ("Tamu dicatat.Petugas mengantar.", ("BH06", ".", ". ")),
        ("Ada tiga hal : pertama dan kedua.", ("BH06", " :", ":")),
        ("Waktu 3–5 Maret 2026 dan 10-12 Maret 2026.", ("BH07", "-", "–")),
        ("Waktu 3–5 Maret 2026, pukul 08.00-10.00.", ("BH07", "-", "–")),
        ("Waktu 3–5 Maret 2026, bulan Januari-Maret.", ("BH07", "-", "–")),
        ("Pedoman Umum Dan Khusus.", ("BH04", "Dan", "dan")),
        ("Hal yang faham dicatat.", ("BH02", "faham", "paham")),
    ],
)
def test_marks_and_ranges(words: str, expected: tuple[str, str, str]) -> None:
    """Each once, with what may stand there."""
    assert [expected] == told(words)


def test_one_dash_in_a_text_asks_for_others() -> None:
    """Without any en dash a hyphen is left alone."""
    assert [] == told("Waktu 10-12 Maret 2026, pukul 08.00-10.00, tahun 2025-2029.")


def test_a_title_in_quotes_is_somebody_elses() -> None:
    """Its capitals stay, and so do those of a title that begins after a comma."""
    assert [] == told("Judulnya “Demokrasi Untuk Kita Semua”, dan lain-lain.")
    assert [] == told("Judul buku: Demokrasi, Untuk Kita Semua")


def test_a_date_is_told_once() -> None:
    """An old month in a date is SU19's, elsewhere BH02's."""
    keputusan = decree(memutuskan=["Rapat tanggal 3 Pebruari 2026 dan bulan Pebruari ditunda", FORCE])

    assert ["BH02", "SU19"] == [found.code for found in lint(keputusan, rules=DATES)]


@pytest.mark.parametrize("word", ["token", "posko", "sarif", "senam", "hare"])
def test_no_odd_suggestions(word: str) -> None:
    """A short word near to rare ones is left alone."""
    assert [] == told(f"Pakai {word} itu.")
