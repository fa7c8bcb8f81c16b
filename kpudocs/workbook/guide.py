"""The words of the sheet of instructions: for planners, who know Excel and not kpudocs."""

from __future__ import annotations

import re

__all__ = ["GUIDE", "SHEET_GUIDE", "SHEET_SETTINGS"]

SHEET_GUIDE = "Petunjuk"
SHEET_SETTINGS = "Pengaturan"

_TEXT = """
: Buku kerja ini
Isi lampiran keputusan, untuk diubah di Excel atau LibreOffice. Setelah selesai, simpan (bentuk .xlsx) dan kembalikan
kepada Bagian Hukum, yang memasukkannya kembali ke dalam keputusan.
: Mengubah isi
Ketik langsung pada selnya. Ganti baris di dalam sel dengan Alt+Enter. Yang tampak di sel itulah yang dicetak; teks yang
diawali =, +, -, atau @ tetap teks.
: Menambah baris
Sisipkan baris di tengah tabel (klik kanan, Insert/Sisipkan), atau tulis tepat di bawah baris terakhir. Baris kosong
tidak dibaca.
: Menghapus baris
Hapus seluruh barisnya (klik kanan, Delete/Hapus), bukan hanya isinya.
: Nomor urut
Kolom NO. tidak dibaca; nomor diberikan sendiri pada keputusan.
: Kepala tabel
Judul kolom jangan diubah, kecuali pada lembar Tabel. Kolom boleh dipindah. Kolom tambahan tidak ikut dibaca, kecuali
pada lembar Tabel.
rencana_aksi: Bulan pelaksanaan
Isi x (atau √, ●) pada bulan pelaksanaan; selnya terarsir sendiri. Mengarsir sel dengan warna juga terbaca. Untuk
membatalkan, hapus tandanya dan warnanya.
rencana_aksi: Area dan kegiatan
Nama area dan kegiatan cukup ditulis pada baris pertamanya; sel di bawahnya digabung atau dikosongkan. Nama yang sama
berurutan dianggap satu.
rencana_aksi: Sel gabungan
Sub kegiatan atau indikator yang berlaku untuk beberapa baris: gabungkan selnya (Merge Cells). Sel yang kosong dan tidak
digabung dicetak kosong.
daftar_nama: Daftar nama
Satu orang satu baris. Kolom NAMA wajib diisi.
tabel: Judul kelompok
Baris yang selnya digabung dari kolom NO. sampai kolom terakhir menjadi judul kelompok.
tabel: Angka dan jumlah
Pada kolom angka tulis angkanya saja. Baris jumlah dihitung sendiri; baris itu tidak dibaca.
tabel: Menambah kolom
Sisipkan kolom di dalam tabel dan beri judul.
: Pengaturan lain
Judul lampiran, arah halaman, lebar kolom, dan lain-lain ada pada lembar Pengaturan.
: Tahun
${tahun} di dalam sel diganti tahun keputusan, ${tahun_depan} tahun sesudahnya. Selain itu tanda $ dicetak apa adanya.
"""
_HEADING = re.compile(r"^(\w*): (.+)$", re.MULTILINE)


def _read() -> tuple[tuple[str, str, str], ...]:
    _, *parts = _HEADING.split(_TEXT)
    kinds, titles, texts = parts[0::3], parts[1::3], parts[2::3]
    return tuple(zip(kinds, titles, (" ".join(text.split()) for text in texts), strict=True))


GUIDE = _read()
"""Kind ("" for all), what about, and the text."""
