"""Forms that are no standard Indonesian, and what is: what several rules of language look for."""

from __future__ import annotations

import re

__all__ = ["AMBIGUOUS", "JOINED", "NOT_STANDARD", "STANDARD", "find_addresses", "find_not_standard"]

_ADDRESS = re.compile(
    r"://|www\.|@|\w\.(?:ac|co|com|csv|docx?|exe|go|html?|id|jpe?g|json|net|org|pdf|php|png|pptx?|py|sch|txt"
    r"|xlsx?|xml|ya?ml|zip)\b"
)
_TOKEN = re.compile(r"\S+")
_PAIRS = (
    "addendum:adendum aktifitas:aktivitas aktip:aktif analisa:analisis antri:antre antrian:antrean apotik:apotek "
    "azas:asas barangsiapa:barang_siapa bekerjasama:bekerja_sama beritaacara:berita_acara beritikad:beriktikad "
    "bertanggungjawab:bertanggung_jawab definitip:definitif detil:detail difahami:dipahami difinisi:definisi "
    "dihimbau:diimbau diminimalisir:diminimalkan dimonitoring:dipantau dipersilahkan:dipersilakan dirubah:diubah "
    "disain:desain efektifitas:efektivitas efektip:efektif effektif:efektif ekstrim:ekstrem esei:esai faham:paham "
    "faksimili:faksimile fikir:pikir fotocopy:fotokopi frekwensi:frekuensi frustasi:frustrasi hadist:hadis "
    "hakekat:hakikat hektar:hektare himbauan:imbauan hutang:utang ijasah:ijazah ijin:izin indera:indra "
    "insidentil:insidental isteri:istri itikad:iktikad jadual:jadwal jaman:zaman jendral:jenderal jum'at:Jumat "
    "kadaluarsa:kedaluwarsa kadaluwarsa:kedaluwarsa karir:karier katagori:kategori kementrian:kementerian "
    "kerjasama:kerja_sama ketentraman:ketenteraman ketrampilan:keterampilan komplek:kompleks komplit:komplet "
    "konggres:kongres konkrit:konkret konsekwen:konsekuen konsekwensi:konsekuensi kreatifitas:kreativitas "
    "kuatir:khawatir kwalitas:kualitas kwantitas:kuantitas kwitansi:kuitansi legalisir:legalisasi lobang:lubang "
    "mahluk:makhluk managemen:manajemen management:manajemen materai:meterai memaksimalisir:memaksimalkan "
    "meminimalisir:meminimalkan mempersilahkan:mempersilakan menasehati:menasihati mendisain:mendesain "
    "mengakomodir:mengakomodasi menghimbau:mengimbau menghisap:mengisap menginventarisir:menginventarisasi "
    "mengkomunikasikan:mengomunikasikan mengkonfirmasi:mengonfirmasi mengkonsultasikan:mengonsultasikan "
    "mengkoordinasikan:mengoordinasikan mengkoordinir:mengoordinasikan mengorganisir:mengorganisasi "
    "mensinkronkan:menyinkronkan mensosialisasikan:menyosialisasikan mensukseskan:menyukseskan mentaati:menaati "
    "mentargetkan:menargetkan mentri:menteri merubah:mengubah metoda:metode milyar:miliar nafas:napas "
    "nasehat:nasihat negatip:negatif nopember:November obyek:objek obyektif:objektif obyektip:objektif "
    "orangtua:orang_tua pebruari:Februari penandatangan:penanda_tangan penanggungjawab:penanggung_jawab "
    "penasehat:penasihat pengrusakan:perusakan persyarat:prasyarat photo:foto photocopy:fotokopi positip:positif "
    "praktek:praktik prektek:praktik produktifitas:produktivitas propinsi:provinsi prosentase:persentase "
    "rapih:rapi rejeki:rezeki relefan:relevan resiko:risiko respon:respons saranan:sarana sekedar:sekadar "
    "seksama:saksama seringkali:sering_kali seyogyanya:seyogianya sholat:salat silahkan:silakan sintesa:sintesis "
    "sistim:sistem standarisasi:standardisasi sub-bagian:subbagian subyek:subjek subyektif:subjektif "
    "sumberdaya:sumber_daya supir:sopir survey:survei tahta:takhta tandatangan:tanda_tangan "
    "tanggungjawab:tanggung_jawab tatacara:tata_cara tatakelola:tata_kelola tatakerja:tata_kerja "
    "tatakrama:tata_krama tatalaksana:tata_laksana tatatertib:tata_tertib tehnik:teknik tehnis:teknis "
    "telpon:telepon terimakasih:terima_kasih terlanjur:telanjur terorganisir:terorganisasi trampil:terampil "
    "transport:transpor trilyun:triliun trotoir:trotoar uji-coba:uji_coba ujicoba:uji_coba varitas:varietas "
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
    "akhir antara atas aula awal bagian bawah beberapa belakang berbagai bidang daerah dalam depan desa dunia gedung "
    "hadapan halaman hari jalan kabupaten kalangan kampung kantor kecamatan kelas kota laman lapangan lingkungan "
    "lokasi luar mana masyarakat meja muka papan pasar pihak provinsi ruang ruangan rumah samping sana sebelah sebuah "
    "sekeliling sekitar sekolah seluruh semua sepanjang setiap sini situ suatu tanah tempat tengah tepi tingkat "
    "wilayah"
)
_WAYS = (
    "arah atas aula bawah belakang daerah dalam depan desa gedung jalan kampung kantor kota lapangan lokasi mana "
    "pasar ruang ruangan rumah samping sana sekolah seluruh setiap sini situ tempat tengah tepi"
)
JOINED = re.compile(
    rf"\b(?:(?P<di>di)(?P<place>{_PLACES.replace(' ', '|')})|(?P<ke>ke)(?P<way>{_WAYS.replace(' ', '|')}))"
    r"(?P<end>nya)?\b(?!-)",
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


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Where places on the web, of mail, and names of files stand in a text: start and end of each."""
    return [found.span() for found in _TOKEN.finditer(text) if _ADDRESS.search(found[0])]
