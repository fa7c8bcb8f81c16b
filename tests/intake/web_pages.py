"""Decrees as web pages and poor extractions give them: text that runs on, its line breaks lost or too many.

All facts are made up; the law they cite is real.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.intake.decrees import BAHWA, DIKTUM, HUKUM, OFFICE, PENUTUP, TITLE

HEAD = f"{OFFICE} KEPUTUSAN {OFFICE} NOMOR 21 TAHUN 2025 TENTANG {TITLE} KETUA {OFFICE},"
END = f"Ditetapkan di Batang pada tanggal 13 Januari 2025 KETUA {OFFICE}, ttd. BUDI CONTOH"
CERTIFIED = (
    "Salinan sesuai dengan aslinya SEKRETARIAT KOMISI PEMILIHAN UMUM KABUPATEN BATANG Kepala Subbagian Hukum, "
    "Agus Umpama"
)
LETTERED = " ".join(f"{label}. {text};" for label, text in zip("abc", (*BAHWA, PENUTUP), strict=True))
NUMBERED = " ".join(f"{number}. {text};" for number, text in enumerate(HUKUM, 1))
DECIDED = " ".join(f"{label} : {text}" for label, text in zip(("KESATU", "KEDUA", "KETIGA"), DIKTUM, strict=True))
MENETAPKAN = f"KEPUTUSAN {OFFICE} TENTANG {TITLE}."
GUIDELINE = (
    f"LAMPIRAN KEPUTUSAN {OFFICE} NOMOR 21 TAHUN 2025 TENTANG {TITLE} BAB I PENDAHULUAN A. Dasar 1. Arsip dikelola "
    "menurut ketentuan yang berlaku. 2. Pengelola arsip bertugas: a. menata arsip; dan b. memelihara arsip. B. Tujuan "
    "1. Arsip mudah ditemukan. BAB II PENUTUP Hal yang belum diatur ditetapkan kemudian. "
    f"KETUA {OFFICE}, ttd. BUDI CONTOH"
)


def a_line_a_page() -> bytes:
    """Each page one line that its site counts; the page's own number in mid-text; a lampiran with chapters."""
    act, word, rest = HUKUM[1].partition("(Lembaran")
    first = f"SALINAN {HEAD} Menimbang : {LETTERED} Mengingat : 1. {HUKUM[0]}; 2. {act}"
    second = f"- 2 - {word}{rest}; 3. {HUKUM[2]}; jdih.kpu.go.id/jateng/batang MEMUTUSKAN: Menetapkan : {MENETAPKAN}"
    pages = (first, f"{second} {DECIDED} {END} {CERTIFIED}", GUIDELINE)
    return "\n\n".join(f"{number} {page}" for number, page in enumerate(pages, 1)).encode()


def labels_first() -> bytes:
    """One line for all, labels before their texts, the first number of Mengingat lost, who decrees below the labels."""
    head = HEAD.removesuffix(f" KETUA {OFFICE},")
    acts = NUMBERED.removeprefix("1. ")
    return (
        f"{head} Menimbang : a. Mengingat : 1. KETUA {OFFICE}, {LETTERED.removeprefix('a. ')} {acts} "
        f"MEMUTUSKAN : Menetapkan : {MENETAPKAN} {DECIDED} {END}"
    ).encode()


def words_apart() -> bytes:
    """Justified lines whose words stand one a line, items in mid-line, a word that was broken at a hyphen."""
    text = f"Menimbang\n: {LETTERED}\nMengingat\n: {NUMBERED.replace('Perundang-undangan', 'Perundang- undangan')}"
    text = re.sub(r" (untuk|yang|dengan|dalam) ", r"\n\1\n", text)
    tail = f"MEMUTUSKAN:\nMenetapkan\n: {MENETAPKAN}\n" + DECIDED.replace(" KE", "\nKE")
    return f"{HEAD}\n{text}\n{tail}\n{END}".encode()


RUNNING: dict[str, Callable[[], bytes]] = {
    "teks-situs-kata-terpencar.txt": words_apart,
    "teks-situs-label-lebih-dulu.txt": labels_first,
    "teks-situs-sebaris-sehalaman.txt": a_line_a_page,
}
