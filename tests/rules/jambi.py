"""The true mistakes of the published Jambi decree, read from it line by line, and how each is mended.

The list was made by reading the decree against the law before the rules were written; each entry is
the rule that must find it, the place, and the words. Those of Mengingat that are a matter of citing
law stand in the tests of that family. Not in the list, since no rule can know them: words of another
meaning ("efisien" for "efisiensi"), and what the text layer of the PDF cut off.
"""

from __future__ import annotations

__all__ = ["MISTAKES", "PATCHES", "RIGHT"]

# fmt: off
MISTAKES = (
    ("SU05", "Menimbang huruf a", "dipandang perlu membentuk Tim Reformasi Birokrasi"),
    ("SU02", "Menimbang huruf b",
     ("bahwa berdasarkan Berita Acara Komisi Pemilihan Umum Provinsi Jambi Nomor 08/PK.01-BA/15/2026 "
      "tentang Rapat Pleno Komisi Pemilihan Umum Provinsi Jambi, tanggal 03 Februari 2026")),
    ("SU19", "Menimbang huruf b", "03 Februari 2026"),
    ("BH07", "Mengingat angka 4", "-"),
    ("BH04", "Mengingat angka 5", "Atas"),
    ("BH02", "Lampiran, area 1, kegiatan 1, baris 1, sub kegiatan", "Penanggungjawab"),
    ("BH06", "Lampiran, area 1, kegiatan 1, baris 2, sub kegiatan", "/"),
    ("BH02", "Lampiran, area 1, kegiatan 1, baris 2, sub kegiatan", "Penanggungjawab"),
    ("BH06", "Lampiran, area 1, kegiatan 1, baris 3, sub kegiatan", "/"),
    ("BH02", "Lampiran, area 1, kegiatan 1, baris 3, sub kegiatan", "Penanggungjawab"),
    ("LP11", "Lampiran, area 1, kegiatan 1, baris 3, sub kegiatan", ";"),
    ("BH02", "Lampiran, area 1, kegiatan 2, baris 3, sub kegiatan", "penanggungjawab"),
    ("LP11", "Lampiran, area 1, kegiatan 2, baris 3, sub kegiatan", ";"),
    ("BH02", "Lampiran, area 1, kegiatan 3, baris 4, sub kegiatan", "Penanggungjawab"),
    ("BH06", "Lampiran, area 2, nama", "/"),
    ("BH01", "Lampiran, area 2, kegiatan 1, baris 1, indikator", "peetaan"),
    ("BH01", "Lampiran, area 2, kegiatan 2, baris 1, indikator", "kerkaitan"),
    ("BH02", "Lampiran, area 2, kegiatan 2, baris 1, indikator", "antar"),
    ("BH06", "Lampiran, area 2, kegiatan 2, baris 3, sub kegiatan", "/"),
    ("BH06", "Lampiran, area 3, nama", "/"),
    ("LP09", "Lampiran, area 4, kegiatan 1, nama", "SOP"),
    ("LP09", "Lampiran, area 4, kegiatan 1, baris 1, sub kegiatan", "SOP"),
    ("BH08", "Lampiran, area 4, kegiatan 1, baris 1, indikator", "SOPnya"),
    ("LP03", "Lampiran, area 4, kegiatan 2, baris 2, sub kegiatan",
     ("b. Implementasi SPBE telah terintegrasi dan mampu mendorong pelaksanaan pelayanan publik yang "
      "lebih cepat dan efisien.")),
    ("LP01", "Lampiran, area 4, kegiatan 2, baris 2, sub kegiatan", "."),
    ("LP04", "Lampiran, area 5, kegiatan 1, baris 3, sub kegiatan",
     ("c. Pelaksanaan analisis jabatan dan analisis beban kerja sesuai kebutuhan unit kerja dan "
      "selaras dengan kinerja utama.")),
    ("LP06", "Lampiran, area 5, kegiatan 3, baris 1, indikator", "1."),
    ("BH03", "Lampiran, area 5, kegiatan 3, baris 3, sub kegiatan", "diatasnya"),
    ("BH01", "Lampiran, area 5, kegiatan 3, baris 6, sub kegiatan", "pengemvbangan"),
    ("BH02", "Lampiran, area 5, kegiatan 3, baris 6, sub kegiatan", "karir"),
    ("LP01", "Lampiran, area 5, kegiatan 3, baris 6, sub kegiatan", "."),
    ("BH01", "Lampiran, area 5, kegiatan 4, nama", "displin"),
    ("BH01", "Lampiran, area 5, kegiatan 4, baris 1, sub kegiatan", "displin"),
    ("BH01", "Lampiran, area 5, kegiatan 4, baris 2, sub kegiatan", "displin"),
    ("LP05", "Lampiran, area 5, kegiatan 4, baris 2, indikator", ""),
    ("BH01", "Lampiran, area 5, kegiatan 5, baris 2, sub kegiatan", "meberikan"),
    ("LP02", "Lampiran, area 5, kegiatan 6, baris 1, sub kegiatan", "c."),
    ("LP13", "Lampiran, area 5, kegiatan 6, baris 1, sub kegiatan", "sistem"),
    ("LP13", "Lampiran, area 6, kegiatan 1, baris 4, indikator", "pimpinan"),
    ("LP03", "Lampiran, area 6, kegiatan 1, baris 6, sub kegiatan",
     ("f. Pimpinan unit kerja memantau pencapaian kinerja secara "
      "berkala.")),
    ("BH01", "Lampiran, area 6, kegiatan 2, baris 1, sub kegiatan", "menigkatkan"),
    ("BH02", "Lampiran, area 6, kegiatan 3, nama", "Efektifitas"),
    ("BH01", "Lampiran, area 6, kegiatan 3, baris 1, sub kegiatan", "efetif"),
    ("LP06", "Lampiran, area 6, kegiatan 3, baris 1, indikator",
     ("Monitoring realisasi anggaran berbasis output dan "
      "outcome")),
    ("BH02", "Lampiran, area 6, kegiatan 4, baris 1, sub kegiatan", "efektifitas"),
    ("BH02", "Lampiran, area 6, kegiatan 4, baris 1, indikator", "efektifitas"),
    ("BH06", "Lampiran, area 6, kegiatan 5, baris 1, indikator", "."),
    ("BH02", "Lampiran, area 7, kegiatan 1, baris 2, indikator", "praktek"),
    ("BH01", "Lampiran, area 7, kegiatan 1, baris 3, indikator", "Tersediannya"),
    ("BH01", "Lampiran, area 7, kegiatan 1, baris 3, indikator", "penanangan"),
    ("BH01", "Lampiran, area 7, kegiatan 1, baris 4, sub kegiatan", "penangan"),
    ("BH02", "Lampiran, area 7, kegiatan 2, baris 2, sub kegiatan", "resiko"),
    ("LP13", "Lampiran, area 7, kegiatan 2, baris 2, indikator", "unit"),
    ("BH02", "Lampiran, area 7, kegiatan 2, baris 3, sub kegiatan", "meminimalisir"),
    ("LP13", "Lampiran, area 7, kegiatan 2, baris 3, indikator", "seluruh"),
    ("BH01", "Lampiran, area 7, kegiatan 2, baris 3, indikator", "ndiminimalisir"),
    ("BH01", "Lampiran, area 7, kegiatan 2, baris 3, indikator", "melaului"),
    ("BH02", "Lampiran, area 7, kegiatan 3, baris 1, indikator", "ditindak lanjuti"),
    ("BH02", "Lampiran, area 7, kegiatan 3, baris 2, indikator", "dimonitoring"),
    ("BH01", "Lampiran, area 7, kegiatan 3, baris 3, indikator", "pengangan"),
    ("BH02", "Lampiran, area 7, kegiatan 6, baris 1, sub kegiatan", "penandatangan"),
    ("BH01", "Lampiran, area 7, kegiatan 6, baris 1, indikator", "Terdapatnmya"),
    ("BH01", "Lampiran, area 7, kegiatan 6, baris 1, indikator", "penandatanagan"),
    ("LP10", "Lampiran, area 7, kegiatan 7, nama", "Whistleblowing"),
    ("BH02", "Lampiran, area 7, kegiatan 7, baris 1, sub kegiatan", "Respon"),
    ("LP01", "Lampiran, area 7, kegiatan 7, baris 1, sub kegiatan", "."),
    ("BH02", "Lampiran, area 7, kegiatan 7, baris 1, indikator", "respon"),
    ("BH06", "Lampiran, area 7, kegiatan 7, baris 1, indikator", ")"),
    ("BH01", "Lampiran, area 8, kegiatan 1, baris 1, sub kegiatan", "yan"),
    ("BH06", "Lampiran, area 8, kegiatan 1, baris 2, sub kegiatan", ";"),
    ("BH01", "Lampiran, area 8, kegiatan 1, baris 3, sub kegiatan", "stakehokder"),
    ("BH01", "Lampiran, area 8, kegiatan 1, baris 3, indikator", "stakehokder"),
    ("BH01", "Lampiran, area 8, kegiatan 1, baris 3, indikator", "penagduan"),
    ("BH09", "Lampiran, area 8, kegiatan 1, baris 3, indikator", "."),
    ("BH01", "Lampiran, area 8, kegiatan 2, baris 1, sub kegiatan", "melaului"),
    ("BH06", "Lampiran, area 8, kegiatan 2, baris 2, sub kegiatan", "/"),
    ("BH06", "Lampiran, area 8, kegiatan 2, baris 2, indikator", "/"),
    ("BH01", "Lampiran, area 8, kegiatan 2, baris 3, sub kegiatan", "displin"),
    ("BH01", "Lampiran, area 8, kegiatan 2, baris 3, indikator", "displin"),
    ("BH02", "Lampiran, area 8, kegiatan 2, baris 5, sub kegiatan", "saranan"),
    ("BH01", "Lampiran, area 8, kegiatan 2, baris 5, indikator", "gterpaduarana"),
    ("BH02", "Lampiran, area 8, kegiatan 2, baris 5, indikator", "saranan"),
    ("BH01", "Lampiran, area 8, kegiatan 2, baris 6, sub kegiatan", "insternasional"),
    ("BH01", "Lampiran, area 8, kegiatan 2, baris 6, indikator", "insternasional"),
    ("LP10", "Lampiran, area 8, kegiatan 3, baris 1, indikator", "SP4N-LAPOR"),
    ("LP10", "Lampiran, area 8, kegiatan 3, baris 2, indikator", "SP4N LAPOR"),
    ("LP11", "Lampiran, area 8, kegiatan 3, baris 3, sub kegiatan", ";"),
)
"""Code, place, words (blanks are single); 25 of structure, 60 of language, none twice in one place."""
# fmt: on

RIGHT = {
    "dipandang perlu membentuk Tim Reformasi Birokrasi": "dipandang perlu menetapkan Rencana Aksi Reformasi Birokrasi",
    "tanggal 03 Februari 2026": "tanggal 3 Februari 2026",
    "Penanggungjawab": "Penanggung Jawab",
    "praktek": "praktik",
    "Respon": "Respons",
    "peetaan": "pemetaan",
    "kerkaitan": "keterkaitan",
    "pengemvbangan": "pengembangan",
    "displin": "disiplin",
    "meberikan": "memberikan",
    "menigkatkan": "meningkatkan",
    "efetif": "efektif",
    "Tersediannya": "Tersedianya",
    "penanangan": "penanganan",
    "penangan": "penanganan",
    "ndiminimalisir": "diminimalkan",
    "melaului": "melalui",
    "dimonitoring": "dipantau",
    "pengangan": "penanganan",
    "penandatangan": "penandatanganan",
    "Terdapatnmya": "Terdapatnya",
    "penandatanagan": "penandatanganan",
    "yan": "yang",
    "stakehokder": "stakeholder",
    "penagduan": "pengaduan",
    "gterpaduarana": "terpadu, sarana",
    "insternasional": "internasional",
    "saranan": "sarana dan",
    "c.": "a.",
    "Whistleblowing": "Whistle Blowing",
    "SP4N-LAPOR": "SP4N-LAPOR!",
    "SP4N LAPOR": "SP4N-LAPOR!",
    "-": "–",
    "Atas": "atas",
}
"""What should stand there, where a rule offers no replacement."""
PATCHES = (
    ("tanggal 03 Februari 2026", "tanggal 3 Februari 2026,\n    telah disepakati penyusunan rencana aksi"),
    ("antar produk", "antarproduk"),
    ("nama: Prosedur Operasional Tetap (SOP)", "nama: Standar Operasional Prosedur (SOP)"),
    ("Penerapan Prosedur Operasional Tetap (SOP)", "Penerapan Standar Operasional Prosedur (SOP)"),
    ("b. Implementasi SPBE telah terintegrasi dan mampu", "b. Evaluasi SPBE agar tetap mampu"),
    ("c. Pelaksanaan analisis jabatan dan analisis beban kerja sesuai", "c. Evaluasi hasil analisis sesuai"),
    ("1. Penyusunan SKP dan dokumen perjanjian kinerja.", "- Penyusunan SKP dan dokumen perjanjian kinerja;"),
    ("2. 100% Pegawai mengisi Logbook Harian Digital secara tertib.", "- 100% Pegawai mengisi Logbook Harian Digital;"),
    ("3. Laporan Capaian", "- Laporan Capaian"),
    ('indikator: ""\n', "indikator: Terlaksananya pemantauan kode etik.\n"),
    (
        "f. Pimpinan unit kerja memantau pencapaian kinerja secara berkala.",
        "f. Pimpinan unit kerja menindaklanjutinya.",
    ),
    (
        "  Monitoring realisasi anggaran berbasis output dan outcome",
        "  - Monitoring realisasi anggaran berbasis outcome;",
    ),
    ("  Evaluasi efisiensi dan efektivitas penggunaan anggaran", "  - Evaluasi efisiensi dan efektivitas anggaran."),
    ("penagduan.\n", "pengaduan\n"),
    # Citing law: the gazette of UU 59/2024 was copied from the item above.
    (
        "Lembaran Negara Republik Indonesia Tahun 2023 Nomor 141, Tambahan Lembaran Negara\n    Republik Indonesia Nomor 5897",  # noqa: E501
        "Lembaran Negara Republik Indonesia Tahun 2024 Nomor 194, Tambahan Lembaran Negara\n    Republik Indonesia Nomor 6987",  # noqa: E501
    ),
    (
        "Nomor 141, Tambahan Lembaran Negara Republik Indonesia Nomor 5897)",
        "Nomor 141, Tambahan Lembaran Negara Republik Indonesia Nomor 6897)",
    ),
    ("tentang Susunan Organisasi dan Tata Kerja\n", "tentang Tugas, Fungsi, Susunan Organisasi, dan Tata Kerja\n"),
    (
        "tentang Susunan\n    Organisasi dan Tata Kerja",
        "tentang Tugas, Fungsi,\n    Susunan Organisasi, dan Tata Kerja",
    ),
    (
        "  - >-\n    Keputusan Komisi Pemilihan Umum Republik",
        "memerhatikan:\n  - >-\n    Keputusan Komisi Pemilihan Umum Republik",
    ),
)
"""What takes more than other words in the same place: old and new text of the file."""
