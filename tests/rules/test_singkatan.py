"""Abbreviations: what can be read from its words is left alone, what is a slip is told."""

from __future__ import annotations

import pytest

from kpudocs.rules import RULES, lint
from tests.rules.test_right_texts import FORCE, decree

LP09 = [rule for rule in RULES if rule.code == "LP09"]
RIGHT = """\
Pegawai Negeri Sipil (PNS)
Aparatur Sipil Negara (ASN)
Sasaran Kinerja Pegawai (SKP)
Survei Kepuasan Masyarakat (SKM)
penyusunan survei kepuasan masyarakat (SKM)
Sistem Pemerintahan Berbasis Elektronik (SPBE)
Rencana Aksi Tindak Lanjut (RATL)
Sistem Pengendalian Intern Pemerintah (SPIP)
Aparat Pengawasan Intern Pemerintah (APIP)
Sistem Akuntabilitas Kinerja Instansi Pemerintah (SAKIP)
Laporan Kinerja Instansi Pemerintah (LKJIP)
Laporan Kinerja Instansi Pemerintah (LAKIP)
penyusunan Laporan Kinerja Instansi Pemerintah (LKjIP)
Penetapan Wilayah Bebas dari Korupsi (WBK)
Wilayah Birokrasi Bersih dan Melayani (WBBM)
Laporan Harta Kekayaan Penyelenggara Negara (LHKPN)
Daftar Isian Pelaksanaan Anggaran (DIPA)
Satuan Polisi Pamong Praja (Satpol PP)
Badan Pengawas Pemilihan Umum (Bawaslu)
Kementerian Dalam Negeri (Kemendagri)
Peraturan Menteri Pendayagunaan Aparatur Negara (Permenpan)
Musyawarah Perencanaan Pembangunan (Musrenbang)
Musyawarah Perencanaan Pembangunan (MUSRENBANG)
Sistem Informasi Manajemen Kepegawaian (SIMPEG)
Sistem Informasi Pencalonan (SILON)
Sistem Informasi Partai Politik (SIPOL)
Sistem Informasi Data Pemilih (SIDALIH)
Sistem Informasi Anggota KPU dan Badan Adhoc (SIAKBA)
Sistem Informasi Kampanye dan Dana Kampanye (SIKADEKA)
Sistem Pengelolaan Pengaduan Pelayanan Publik Nasional (SP4N-LAPOR!)
Layanan Aspirasi dan Pengaduan Online Rakyat (LAPOR)
Pemantauan dan Evaluasi elektronik (e-Monev)
tugas pokok dan fungsi (TUPOKSI)
Rencana Strategis (RENSTRA)
petunjuk teknis (JUKNIS)
Penggantian Antarwaktu (PAW)
proses Penggantian Antarwaktu (PAW)
Surat Pertanggungjawaban (SPJ)
Laporan Pertanggungjawaban (LPJ)
Sisa Lebih Pembiayaan Anggaran (SILPA)
Catatan atas Laporan Keuangan (CALK)
Orang dengan Gangguan Jiwa (ODGJ)
Usaha Mikro, Kecil, dan Menengah (UMKM)
Rencana Kerja dan Anggaran Kementerian/Lembaga (RKAKL)
Rencana Kerja dan Anggaran Kementerian/Lembaga (RKA-K/L)
Undang-Undang Dasar Negara Republik Indonesia Tahun 1945 (UUD 1945)
Jaringan Dokumentasi dan Informasi Hukum (JDIH)
Pejabat Pengelola Informasi dan Dokumentasi (PPID)
Kelompok Penyelenggara Pemungutan Suara (KPPS)
Pejabat Penanda Tangan Surat Perintah Membayar (PPSPM)
Pejabat Penandatangan Surat Perintah Membayar (PPSPM)
Daftar Pemilih Sementara Hasil Perbaikan (DPSHP)
Daftar Pemilih Tambahan (DPTb)
Laporan Penerimaan dan Pengeluaran Dana Kampanye (LPPDK)
Penilaian Mandiri Pelaksanaan Reformasi Birokrasi (PMPRB)
Indeks Persepsi Antikorupsi (IPAK)
survei Indeks Persepsi Antikorupsi (IPAK)
Standar Operasional Prosedur (SOP)
Prosedur Operasional Standar (SOP)
diskusi kelompok terpumpun (FGD)
Indikator Kinerja Utama (KPI)
Sistem Pelaporan Pelanggaran (WBS)
Tujuan Pembangunan Berkelanjutan (SDGs)
Anggota Tim Pelaksana (ASN)
Ketua Panitia Pengadaan (KPU)
Kepala Subbagian Hukum (KPU)
Kepala Bagian Keuangan, Umum, dan Logistik (KUL)
Badan Pemeriksa Keuangan Perwakilan Provinsi Jambi (BPK)
Komisi Pemilihan Umum Provinsi Jambi (KPU)
Kartu Tanda Penduduk elektronik (KTP-el)
Pegawai Pemerintah dengan Perjanjian Kerja (PPPK)
Pegawai Pemerintah Non Pegawai Negeri (PPNPN)
Tempat Pemungutan Suara (TPS)
Pemungutan Suara Ulang (PSU)
Kantor Pelayanan Perbendaharaan Negara (KPPN)
Dinas Kependudukan dan Pencatatan Sipil (DISDUKCAPIL)
Kesatuan Bangsa dan Politik (KESBANGPOL)
Sistem Informasi Rencana Umum Pengadaan (SIRUP)
aplikasi Sistem Informasi Manajemen Daerah (SIMDA)
Sistem Informasi Pelayanan Publik (SIGAP)
Naskah Perjanjian Hibah Daerah (NPHD)
Biaya sebesar Rp100.000 (SERATUS RIBU)
pukul 08.00 sampai dengan selesai (WIB)
SKP (Sasaran Kinerja Pegawai) disusun
TPS (Daftar Pemilih Tetap) ditempel
KPU (Ketua, Anggota, dan Sekretaris) hadir
PPK (Pejabat Pembuat Komitmen) menandatangani
"""
WRONG = """\
Sistem Pemerintahan Berbasis Elektronik (SPBB)
Sistem Pemerintahan Berbasis Elektronik (SBPE)
Sasaran Kinerja Pegawai (SPK)
Penyusunan Sasaran Kinerja Pegawai (SPK)
Standar Kompetensi Jabatan (KSJ)
Aparatur Sipil Negara (AND)
Rencana Aksi Tindak Lanjut (RTAL)
Sistem Pengendalian Internal (SPIP)
Pejabat Pengelola Informasi dan Dokumentasi (PPDI)
Survei Kepuasan Masyarakat (SPM)
pelaksanaan survei kepuasan masyarakat (SMK)
Jaringan Dokumentasi dan Informasi Hukum (JIDH)
Daftar Isian Pelaksanaan Anggaran (DPIA)
Laporan Hasil Pemeriksaan (LPH)
Tempat Pemungutan Suara (TSP)
Pemungutan Suara Ulang (PUS)
Wilayah Bebas dari Korupsi (WKB)
Wilayah Birokrasi Bersih dan Melayani (WBMM)
Prosedur Operasional Tetap (SOP)
Penerapan Prosedur Operasional Tetap (SOP)
Petugas Penyelenggara Kecamatan (PKK)
Analisis Beban Kerja (AKB)
Barang Milik Negara (BNM)
Nota Perjanjian Hibah Daerah (NHPD)
Pelayanan Terpadu Satu Pintu (PSTP)
Laporan Harta Kekayaan Penyelenggara Negara (LHKNP)
Rencana Umum Pengadaan (RPU)
SPK (Sasaran Kinerja Pegawai) disusun
JIDH (Jaringan Dokumentasi dan Informasi Hukum) dikelola
"""


def told(words: str) -> list[str]:
    """The abbreviations that the rule tells in a sentence."""
    return [found.words for found in lint(decree(memutuskan=[f"Menetapkan {words} pada hari itu", FORCE]), rules=LP09)]


@pytest.mark.parametrize("words", RIGHT.splitlines())
def test_what_can_be_read_from_its_words_is_right(words: str) -> None:
    """By initials, syllables, with words skipped, foreign ones, and brackets that only remark."""
    assert [] == told(words)


@pytest.mark.parametrize("words", WRONG.splitlines())
def test_letters_in_another_order_or_of_other_words_are_slips(words: str) -> None:
    """Each is told once."""
    assert 1 == len(told(words))
