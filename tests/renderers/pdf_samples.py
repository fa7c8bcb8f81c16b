"""Decrees made by hand, for the tests of the PDF renderer."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from kpudocs.naskah import (
    Bagian,
    Baris,
    Blok,
    Butir,
    Diktum,
    Info,
    Kolom,
    Naskah,
    NaskahLampiran,
    Paragraf,
    Penetapan,
    Pengesahan,
    Ragam,
    Sel,
    Tabel,
)
from kpudocs.profil import Profil

SEED_LINES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "baris_keputusan_10_2026.json").read_text(encoding="utf-8")
)
"""The body of the Jambi decree as published: the kind, label and lines of each paragraph."""

MONTHS = ("Jan", "Feb", "Maret", "April", "Mei", "Juni", "Juli", "Agt", "Sept", "Okt", "Nov", "Des")
TITLE = "RENCANA AKSI REFORMASI BIROKRASI DI LINGKUNGAN KOMISI PEMILIHAN UMUM PROVINSI JAMBI TAHUN 2026"


def seed_text(lines: list[str]) -> str:
    """The paragraph that was broken into these lines."""
    return " ".join(lines).replace("2025– 2045", "2025–2045")


def penetapan(*, place: bool = True, tanda: str = "ttd.") -> Penetapan:
    return Penetapan(
        "Ditetapkan di Jambi" if place else "",
        "pada tanggal 3 Februari 2026" if place else "",
        ("KETUA KOMISI PEMILIHAN UMUM", "PROVINSI JAMBI,"),
        tanda,
        "IRON SAHRONI",
    )


PENGESAHAN = Pengesahan(
    "Salinan sesuai dengan aslinya",
    ("SEKRETARIAT KOMISI PEMILIHAN UMUM", "PROVINSI JAMBI"),
    "Kepala Bagian Teknis Penyelenggaraan Pemilu dan Hukum,",
    "Deddy Herawan",
)


def make_lampiran(*isi: Blok | Tabel, lanskap: bool = True, **changes: Any) -> NaskahLampiran:
    facts: dict[str, Any] = {
        "jenis": "tabel",
        "label": "LAMPIRAN",
        "kepala": (
            "LAMPIRAN",
            "KEPUTUSAN KOMISI PEMILIHAN UMUM",
            "PROVINSI JAMBI",
            "NOMOR 10 TAHUN 2026",
            "TENTANG " + TITLE,
        ),
        "judul": (TITLE,),
        "lanskap": lanskap,
        "isi": isi,
        "penetapan": penetapan(place=False),
        "pengesahan": PENGESAHAN,
    }
    return NaskahLampiran(**{**facts, **changes})


def make_naskah(**changes: Any) -> Naskah:
    items = [part for part in SEED_LINES if part["kind"] == "item"]
    menimbang, mengingat = items[:3], items[3:]

    def bagian(label: str, parts: list[dict[str, Any]]) -> Bagian:
        return Bagian(label, tuple(Butir(part["label"], seed_text(part["lines"])) for part in parts))

    menetapkan, *points = [part for part in SEED_LINES if part["kind"] == "diktum"]
    facts: dict[str, Any] = {
        "ragam": Ragam.SALINAN,
        "nama_berkas": "2026kpt010-salinan",
        "info": Info(
            "Keputusan KPU Provinsi Jambi Nomor 10 Tahun 2026",
            "KPU Provinsi Jambi",
            "Rencana Aksi",
            ("Keputusan", "2026"),
            date(2026, 2, 3),
        ),
        "profil": Profil(),
        "tanda_air": "",
        "tanda_salinan": "SALINAN",
        "kop": ("KOMISI PEMILIHAN UMUM", "PROVINSI JAMBI"),
        "judul": (
            "KEPUTUSAN KOMISI PEMILIHAN UMUM PROVINSI JAMBI",
            "NOMOR 10 TAHUN 2026",
            "TENTANG",
            TITLE,
        ),
        "pembentuk": "KETUA KOMISI PEMILIHAN UMUM PROVINSI JAMBI,",
        "menimbang": bagian("Menimbang", menimbang),
        "mengingat": bagian("Mengingat", mengingat),
        "memerhatikan": None,
        "memutuskan": "MEMUTUSKAN:",
        "menetapkan": Bagian("Menetapkan", (Butir("", seed_text(menetapkan["lines"])),)),
        "diktum": tuple(Diktum((part["label"],), seed_text(part["lines"])) for part in points),
        "penetapan": penetapan(),
        "pengesahan": PENGESAHAN,
        "lampiran": (),
    }
    facts |= changes
    return Naskah(**{"kaki": facts["profil"].kaki or "", **facts})


def _sel(text: str, **more: Any) -> Sel:
    return Sel((Paragraf(text),) if text else (), **more)


_WIDTHS = (0.03, 0.1, 0.12, 0.24, 0.18, *[0.0225] * 12, 0.06)


def plan(rows: int, *, group: int = 6, words: str = "Tersedianya rencana kerja reformasi birokrasi unit") -> Tabel:
    """An action plan of 18 columns, all texts different, merged in groups of `group` rows."""
    names = ("NO.", "AREA PERUBAHAN", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN")
    head: dict[str, Any] = {"rata": "tengah", "tebal": True}
    kepala = (
        Baris(
            (
                *[_sel(name, rentang_baris=2, **head) for name in names],
                _sel("PELAKSANAAN (BULAN)", rentang_kolom=12, **head),
                _sel("KET", rentang_baris=2, **head),
            )
        ),
        Baris(
            (
                *[Sel(rentang_baris=0)] * 5,
                *[_sel(month, **head) for month in MONTHS],
                Sel(rentang_baris=0),
            )
        ),
        Baris(
            (
                *[_sel(str(number), **head) for number in range(1, 6)],
                _sel("6", rentang_kolom=12, **head),
                _sel("7", **head),
            )
        ),
    )
    body = []
    for row in range(rows):
        start = row % group == 0
        span = min(group, rows - row) if start else 0
        area = row // group + 1
        months = tuple(
            _sel("", arsir=True, alt=f"{month}: dilaksanakan") if (row + i) % 4 == 0 else Sel()
            for i, month in enumerate(MONTHS)
        )
        labelled = (
            Paragraf(f"Pembentukan Tim Reformasi Birokrasi/Penanggungjawab {row};", "a.", 1),
            Paragraf(f"evaluasi dan tindak lanjut {row}.", "b.", 1),
        )
        body.append(
            Baris(
                (
                    _sel(str(area) if start else "", rentang_baris=span),
                    _sel(f"Manajemen Perubahan {area}" if start else "", rentang_baris=span),
                    _sel(f"Tim Reformasi Birokrasi {area}" if start else "", rentang_baris=span),
                    Sel(labelled),
                    _sel(f"{words} {row}."),
                    *months,
                    _sel(f"k{row}"),
                )
            )
        )
    columns = (*names, *MONTHS, "KET")
    return Tabel(
        tuple(Kolom(name, name, width) for name, width in zip(columns, _WIDTHS, strict=True)),
        kepala,
        tuple(body),
        "Rencana aksi menurut area perubahan dan bulan",
    )
