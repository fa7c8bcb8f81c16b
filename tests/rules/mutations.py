"""One breach of each rule: in an example that is clean, one thing is broken."""

from __future__ import annotations

from tests.rules.harness import Mutation

__all__ = ["MUTATIONS"]

MUTATIONS = (
    Mutation(
        "LP01", "a. Pembentukan Tim Reformasi Birokrasi;", "a. Pembentukan Tim Reformasi Birokrasi.", ".", "scaffold"
    ),
    Mutation(
        "LP02", "a. Pembentukan Tim Reformasi Birokrasi;", "c. Pembentukan Tim Reformasi Birokrasi;", "c.", "scaffold"
    ),
    Mutation(
        "LP03",
        "b. Evaluasi pelaksanaan rencana kerja Tim Reformasi Birokrasi.",
        "b. Pembentukan Tim Reformasi Birokrasi.",
        "b. Pembentukan Tim Reformasi Birokrasi.",
        "scaffold",
    ),
    Mutation(
        "LP04",
        "b. Evaluasi pelaksanaan rencana kerja Tim Reformasi Birokrasi.",
        "b. Evaluasi pelaksanaan rencana kerja Tim Reformasi Birokrasi;\n                bulan: [6]\n"
        "              - sub_kegiatan: c. Evaluasi pelaksanaan rencana kerja Tim Reformasi Birokrasi secara berkala.",
        "c. Evaluasi pelaksanaan rencana kerja Tim Reformasi Birokrasi secara berkala.",
        "scaffold",
    ),
    Mutation(
        "LP05",
        "indikator: Tersedianya prosedur operasional untuk setiap pelayanan.",
        'indikator: ""',
        example="scaffold",
    ),
    Mutation(
        "LP06",
        "              - sub_kegiatan: Penyusunan prosedur operasional pelayanan.\n",
        "              - sub_kegiatan: a. Persiapan;\n                bulan: [1]\n"
        "                indikator: |\n                  - Satu;\n                  - Dua.\n"
        "              - sub_kegiatan: b. Pembahasan;\n                bulan: [1]\n"
        "                indikator: |\n                  - Satu;\n                  - Dua.\n"
        "              - sub_kegiatan: c. Pelaporan;\n                bulan: [1]\n"
        "                indikator: |\n                  1) Satu;\n                  2) Dua.\n"
        "              - sub_kegiatan: d. Penutup.\n",
        "1)",
        "scaffold",
    ),
    Mutation("LP07", "bulan: mar-jun", 'bulan: ""', example="scaffold"),
    Mutation(
        "LP08",
        "Penyusunan prosedur operasional pelayanan.",
        "Penyusunan prosedur operasional pelayanan sampai Maret 2025.",
        "Maret 2025",
        "scaffold",
    ),
    Mutation(
        "LP09",
        "Penyusunan prosedur operasional pelayanan.",
        "Penyusunan Prosedur Operasional Tetap (SOP) pelayanan.",
        "SOP",
        "scaffold",
    ),
    Mutation(
        "LP10",
        "Penyusunan prosedur operasional pelayanan.",
        "Penyusunan prosedur SP4N-LAPOR! dan pelaporan SP4N LAPOR.",
        "SP4N LAPOR",
        "scaffold",
    ),
    Mutation(
        "LP11",
        "b. Evaluasi pelaksanaan rencana kerja Tim Reformasi Birokrasi.",
        "b. Evaluasi pelaksanaan rencana kerja Tim Reformasi Birokrasi;",
        ";",
        "scaffold",
    ),
    Mutation(
        "LP12",
        "  - jenis: rencana_aksi\n",
        "  - jenis: rencana_aksi\n    judul: Rencana Aksi Tahun 2025\n",
        "2025",
        "scaffold",
    ),
    Mutation(
        "LP13",
        "Sekretaris Tim, Daftar prioritas, Januari",
        "Sekretaris Tim, daftar prioritas, Januari",
        "daftar",
        "tim-2026",
    ),
    Mutation("SU01", "bahwa mereka yang", "mereka yang", "mereka", "tim-2026"),
    Mutation("SU01", "bahwa mereka yang", "Bahwa mereka yang", "Bahwa", "tim-2026"),
    Mutation(
        "SU02",
        "    bahwa penyusunan produk hukum memerlukan kerja sama antarbagian, sehingga perlu dibentuk tim\n"
        "    yang anggotanya berasal dari setiap subbagian",
        "    bahwa berdasarkan Berita Acara Nomor 05/PK.01-BA/3571/2026 tentang Rapat Pleno Pembentukan Tim",
        "bahwa berdasarkan Berita Acara Nomor 05/PK.01-BA/3571/2026 tentang Rapat Pleno Pembentukan Tim",
        "tim-2026",
    ),
    Mutation("SU03", "dimaksud dalam Diktum KESATU diberikan", "dimaksud pada Diktum KESATU diberikan", "pada"),
    Mutation(
        "SU04",
        "\nmengingat:",
        "  - >-\n    bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a sampai dengan "
        "huruf c,\n    perlu menetapkan\n    Keputusan Komisi "
        "Pemilihan Umum Kota Kediri tentang ${tentang}\n\nmengingat:",
        "huruf a sampai dengan huruf c",
        "tim-2026",
    ),
    Mutation(
        "SU05",
        "sehingga perlu dibentuk tim\n",
        "sehingga perlu disusun pedoman\n",
        "perlu disusun pedoman",
        "tim-2026",
    ),
    Mutation(
        "SU06",
        "Menetapkan ${tentang} sebagaimana",
        "Menetapkan Pedoman Pelayanan Konsultasi Produk Hukum di Lingkungan Komisi Pemilihan Umum Kota Tegal\n"
        "    sebagaimana",
        "Pedoman Pelayanan Konsultasi Produk Hukum di Lingkungan Komisi Pemilihan Umum Kota Tegal",
    ),
    Mutation(
        "SU06",
        "\nmengingat:",
        "  - >-\n    bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, huruf b, dan "
        "huruf c,\n    perlu menetapkan\n    Keputusan Komisi "
        "Pemilihan Umum Kota Kediri tentang Tim Penyusunan Anggaran\n\nmengingat:",
        "Tim Penyusunan Anggaran",
        "tim-2026",
    ),
    Mutation(
        "SU07",
        "  Pedoman Pelayanan Konsultasi Produk Hukum\n  di Lingkungan ${lembaga}\n\n",
        "  Rencana Pelayanan Konsultasi Produk Hukum\n  Tahun 2025\n\n",
        "2025",
    ),
    Mutation("SU08", "tanggal: 2026-03-02", "tanggal: 2027-03-02"),
    Mutation("SU09", "tanggal 12 Januari ${tahun}", "tanggal 12 Maret 2026", "12 Maret 2026", "tim-2026"),
    Mutation(
        "SU10",
        "dimaksud dalam Diktum KESATU diberikan",
        "dimaksud dalam Diktum KESEPULUH diberikan",
        "Diktum KESEPULUH",
    ),
    Mutation("SU11", "tercantum dalam Lampiran yang", "tercantum dalam Lampiran I yang", "Lampiran I"),
    Mutation(
        "SU11",
        "tercantum dalam\n        Lampiran II yang",
        "tercantum dalam\n        Lampiran II dan dalam Lampiran III yang",
        "Lampiran III",
        "tim-2026",
    ),
    Mutation(
        "SU12",
        "        menyusun dan membahas rancangan produk hukum menurut jadwal sebagaimana tercantum dalam\n"
        "        Lampiran II yang merupakan bagian tidak terpisahkan dari Keputusan ini",
        "        menyusun dan membahas rancangan produk hukum menurut jadwal",
        example="tim-2026",
    ),
    Mutation(
        "SU13",
        "tercantum dalam Lampiran yang merupakan bagian tidak\n    terpisahkan dari Keputusan ini",
        "tercantum dalam Lampiran Keputusan ini",
        "tercantum dalam Lampiran",
    ),
    Mutation("SU14", "  - Keputusan ini mulai berlaku pada tanggal ditetapkan\n", ""),
    Mutation(
        "SU15",
        "  nama: Siti Teladan",
        "  nama: Siti Teladan\n  jabatan: Sekretaris Komisi Pemilihan Umum Kabupaten Batang",
        "Sekretaris Komisi Pemilihan Umum Kabupaten Batang",
    ),
    Mutation(
        "SU16",
        "  nama: Siti Teladan",
        "  nama: Siti Teladan\n  jabatan: Plh Ketua Komisi Pemilihan Umum Kabupaten Batang",
        "Plh",
    ),
    Mutation("SU17", "nama: Siti Teladan", "nama: Siti Teladan, S.H., M.H.", "S.H., M.H."),
    Mutation("SU17", "nama: Siti Teladan", "nama: Dr. Siti Teladan", "Dr."),
    Mutation("SU18", "salinan:\n  jabatan: Kepala ${unit}\n  nama: Agus Umpama\n", ""),
    Mutation("SU19", "tanggal 12 Januari ${tahun}", "tanggal 09 Januari 2026", "09 Januari 2026", "tim-2026"),
    Mutation("SU19", "tanggal 12 Januari ${tahun}", "tanggal 12/1/2026", "12/1/2026", "tim-2026"),
    Mutation("SU20", "nomor: 7", "nomor: 7/HK.03.1-Kpt/3325/KPU-Kab/III/2026", "7/HK.03.1-Kpt/3325/KPU-Kab/III/2026"),
    Mutation("SU21", "05/PK.01-BA/3571/${tahun}", "05/PK.01-BA/3572/2026", "3572", "tim-2026"),
)
"""By code; a rule has one for each thing that it asks."""
