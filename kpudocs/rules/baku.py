"""Forms that are no standard Indonesian, and what is: what several rules of language look for."""

from __future__ import annotations

import re

__all__ = ["AMBIGUOUS", "JOINED", "NOT_STANDARD", "STANDARD", "find_not_standard"]

_PAIRS = (
    "aktifitas:aktivitas analisa:analisis antri:antre apotik:apotek azas:asas bekerjasama:bekerja_sama "
    "beritaacara:berita_acara bertanggungjawab:bertanggung_jawab definitip:definitif dihimbau:diimbau "
    "diminimalisir:diminimalkan dimonitoring:dipantau dirubah:diubah efektifitas:efektivitas effektif:efektif "
    "esei:esai faksimili:faksimile fotocopy:fotokopi frekwensi:frekuensi hadist:hadis hakekat:hakikat "
    "himbauan:imbauan hutang:utang ijasah:ijazah ijin:izin indera:indra jadual:jadwal jaman:zaman jum'at:Jumat "
    "kadaluarsa:kedaluwarsa kadaluwarsa:kedaluwarsa karir:karier katagori:kategori kerjasama:kerja_sama "
    "ketrampilan:keterampilan komplek:kompleks komplit:komplet konggres:kongres konkrit:konkret "
    "konsekwen:konsekuen konsekwensi:konsekuensi kreatifitas:kreativitas kwalitas:kualitas kwantitas:kuantitas "
    "kwitansi:kuitansi legalisir:legalisasi lobang:lubang managemen:manajemen management:manajemen "
    "memaksimalisir:memaksimalkan meminimalisir:meminimalkan menghimbau:mengimbau "
    "mengkomunikasikan:mengomunikasikan mengkonfirmasi:mengonfirmasi mengkonsultasikan:mengonsultasikan "
    "mengkoordinasikan:mengoordinasikan mengkoordinir:mengoordinasikan mensinkronkan:menyinkronkan "
    "mensosialisasikan:menyosialisasikan mensukseskan:menyukseskan mentaati:menaati mentargetkan:menargetkan "
    "merubah:mengubah metoda:metode nasehat:nasihat nopember:November obyek:objek obyektif:objektif "
    "orangtua:orang_tua pebruari:Februari penandatangan:penanda_tangan penanggungjawab:penanggung_jawab "
    "persyarat:prasyarat photo:foto photocopy:fotokopi praktek:praktik prektek:praktik "
    "produktifitas:produktivitas propinsi:provinsi prosentase:persentase rapih:rapi relefan:relevan "
    "resiko:risiko respon:respons saranan:sarana sekedar:sekadar silahkan:silakan sintesa:sintesis "
    "sistim:sistem standarisasi:standardisasi sub-bagian:subbagian subyek:subjek subyektif:subjektif "
    "sumberdaya:sumber_daya tandatangan:tanda_tangan tanggungjawab:tanggung_jawab tatacara:tata_cara "
    "tatakelola:tata_kelola tatakerja:tata_kerja tatalaksana:tata_laksana tatatertib:tata_tertib tehnik:teknik "
    "tehnis:teknis telpon:telepon terimakasih:terima_kasih terlanjur:telanjur trampil:terampil trotoir:trotoar "
    "uji-coba:uji_coba ujicoba:uji_coba varitas:varietas "
)
STANDARD = {wrong: right.replace("_", " ") for wrong, right in (pair.split(":") for pair in _PAIRS.split())}
"""What is standard, by what is not, in small letters."""
AMBIGUOUS = {
    "saranan": '"sarana"',
    "penandatangan": '"penanda tangan" untuk orangnya, atau "penandatanganan" untuk perbuatannya',
    "dimonitoring": '"dipantau", atau "dilakukan pemantauan"',
    "legalisir": '"legalisasi", atau "dilegalisasi"',
}
"""What is standard depends on what is meant."""
_APART = (
    *(r"di\s?tindak\s+lanjuti", r"menindak\s+lanjuti", r"di\s?tanda\s+tangani", r"menanda\s+tangani"),
    *(r"di\s?sebar\s+luaskan", r"menyebar\s+luaskan", r"di\s?beri\s+tahukan", r"memberi\s+tahukan"),
    *(r"di\s?salah\s+gunakan", r"menyalah\s+gunakan", r"pertanggung\s+jawaban", r"penanda\s+tanganan"),
)
"""Words that prefix and suffix make one."""
NOT_STANDARD = re.compile(
    rf"(?<![\w-])(?P<word>{'|'.join(sorted(map(re.escape, STANDARD), key=len, reverse=True))})(?P<end>nya)?(?![\w-])"
    rf"|\b(?P<apart>{'|'.join(_APART)})\b"
    r"|\b(?P<antar>antar)\s+(?=(?:lembaga|instansi|bagian|unit|daerah|pegawai|sektor|pihak|waktu|kelompok|produk|provinsi"
    r"|kabupaten|negara|kementerian|divisi|anggota|organisasi|wilayah|komponen)\b)",
    re.IGNORECASE,
)
"""A form that is not standard. "antar" is written together with the word that follows."""
_PLACES = (
    *("atas", "bawah", "dalam", "luar", "antara", "samping", "sana", "sini", "situ", "mana", "depan", "belakang"),
    *("bidang", "tempat", "kantor", "tingkat", "seluruh", "setiap"),
)
JOINED = re.compile(
    rf"\b(?:(?P<di>di)(?P<place>{'|'.join(_PLACES)})|(?P<ke>ke)(?P<way>atas|bawah|dalam|depan|sana|sini|mana))"
    r"(?P<end>nya)?\b",
    re.IGNORECASE,
)
"""A preposition written together with its place."""


def find_not_standard(found: re.Match[str]) -> str:
    """What is standard for a match of NOT_STANDARD, in its capitals."""
    typed = found[0]
    if found["word"]:
        right = STANDARD[found["word"].lower()] + (found["end"] or "")
    elif found["antar"]:
        right = "antar"
    else:
        right = "".join(typed.lower().split())
    if typed.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if typed[0].isupper() else right
