"""Capitals of headings and titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpudocs.bahasa.kapital import judul, kapital

SAMPLE = (
    "rencana undang-undang kabupaten/kota di dan ke-2 dan/atau kpu dptb ii xiv (dpr) a.n. plt. s.d. "
    "al-qur'an e-lapkin 2026 5a — “pemilu”, jum'at"
)
words = st.sampled_from(SAMPLE.split())
phrases = st.lists(words, min_size=1).map(" ".join)
texts = st.text() | phrases | phrases.map(str.upper) | phrases.map(str.title)


@given(texts)
def test_kapital_idempotent(text: str) -> None:
    """A heading in capitals stays as it is."""
    once = kapital(text)

    assert once == kapital(once)


@given(phrases)
def test_kapital_changes_letters_only(text: str) -> None:
    """Capitals change no word, sign or blank."""
    assert text.lower() == kapital(text).lower()


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Ketua Komisi Pemilihan Umum", "KETUA KOMISI PEMILIHAN UMUM"),
        ("a.n. Ketua", "a.n. KETUA"),
        ("Plt. Sekretaris", "Plt. SEKRETARIS"),
        ("Tahun 2025 s.d. 2029", "TAHUN 2025 s.d. 2029"),
        ("A.N. Wijaya", "A.N. WIJAYA"),
    ],
)
def test_kapital(text: str, heading: str) -> None:
    """All becomes capital but the abbreviations of the law, as they are typed."""
    assert heading == kapital(text)


@given(texts)
def test_judul_idempotent(text: str) -> None:
    """A title stays as it is."""
    once = judul(text)

    assert once == judul(once)


@given(phrases)
def test_judul_changes_letters_only(text: str) -> None:
    """Title case changes no word, sign or blank."""
    assert text.lower() == judul(text).lower()


@given(phrases)
def test_judul_of_either_case(text: str) -> None:
    """Capitals and small letters give the same title."""
    if text.islower():
        assert judul(text) == judul(text.upper())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "RENCANA AKSI REFORMASI BIROKRASI DI LINGKUNGAN KPU",
            "Rencana Aksi Reformasi Birokrasi di Lingkungan KPU",
        ),
        ("perubahan kedua atas undang-undang nomor 7", "Perubahan Kedua atas Undang-Undang Nomor 7"),
        ("KPU KABUPATEN/KOTA DAN/ATAU KIP", "KPU Kabupaten/Kota dan/atau KIP"),
        ("DI BALIK TAHAP II", "Di Balik Tahap II"),
        ("DAFTAR DPT DAN DPTB DI TPS", "Daftar DPT dan DPTb di TPS"),
        ("PLT. KETUA S.D. TAHUN 2029", "Plt. Ketua s.d. Tahun 2029"),
        ("hari jum'at", "Hari Jum'at"),
        ("PASAL 5A", "Pasal 5A"),
        ("Pedoman KPU HUB", "Pedoman KPU HUB"),
        ("Pengelolaan e-Lapkin Dan arsip", "Pengelolaan e-Lapkin Dan arsip"),
        ("", ""),
    ],
)
def test_judul(text: str, title: str) -> None:
    """Small words are small unless first; abbreviations and numerals stay; mixed case is left."""
    assert title == judul(text)
