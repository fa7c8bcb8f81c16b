"""One breach of each rule: in an example that is clean, one thing is broken."""

from __future__ import annotations

from tests.rules.harness import Mutation

__all__ = ["MUTATIONS"]

UU7 = "  - >-\n    Undang-Undang Nomor 7 Tahun 2017"
UU12 = "  - >-\n    Undang-Undang Nomor 12 Tahun 2011"
PKPU2 = "  - >-\n    Peraturan Komisi Pemilihan Umum Nomor 2"
LAST = "Kabupaten/Kota (Berita Negara Republik Indonesia Tahun 2021 Nomor 1505)"
"""Where items of Mengingat begin, and where the last one ends, in tim-2026."""


def added(item: str) -> str:
    """The last item with one more after it."""
    return f"{LAST}\n  - >-\n    {item}"


BKN = "Peraturan Badan Kepegawaian Negara Nomor 3 Tahun {} tentang Layanan (Berita Negara Republik Indonesia Tahun {})"

MUTATIONS = (
    Mutation("BH01", "mencatat permintaan konsultasi\n", "mencatat permintan konsultasi\n", "permintan"),
    Mutation("BH01", "a. Pembentukan Tim", "a. Pembentukkan Tim", "Pembentukkan", "scaffold"),
    Mutation("BH02", "dipantau oleh Sekretaris", "dipantau resikonya oleh Sekretaris", "resikonya"),
    Mutation("BH03", "Keputusan disusun oleh", "Keputusan diatas disusun oleh", "diatas"),
    Mutation("BH03", "sebuah rancangan mulai disusun.", "sebuah rancangan mulai di laksanakan.", "di laksanakan"),
    Mutation("BH04", "judul: Maksud dan Tujuan", "judul: Maksud Dan Tujuan", "Dan"),
    Mutation("BH05", "Keputusan disusun oleh", "Keputusan\u00a0\u00a0disusun oleh"),
    Mutation("BH06", "bentuk, susunan, dan bahasa; dan", "bentuk , susunan, dan bahasa; dan", ","),
    Mutation("BH06", "kunjungan ke ${ruang} pada hari dan jam kerja", "kunjungan pada hari/ jam kerja", "/"),
    Mutation(
        "BH07",
        "Perbedaan\n                itu menyulitkan",
        "Perbedaan\n                2010-2015 dan 2016–2020 menyulitkan",
        "-",
    ),
    Mutation(
        "BH08", "Perbedaan\n                itu menyulitkan", "Perbedaan\n                SOPnya menyulitkan", "SOPnya"
    ),
    Mutation("BH09", "memperlambat penetapan. Oleh", "memperlambat penetapan. oleh", "."),
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
    Mutation(
        "LP14",
        "a. Pembentukan Tim Reformasi Birokrasi;",
        "a. Pembentukan Tim Reformasi Birokrasi,",
        ",",
        "scaffold",
    ),
    Mutation(
        "LP14",
        "a. Pembentukan Tim Reformasi Birokrasi;",
        "a. Pembentukan Tim Reformasi Birokrasi",
        "Birokrasi",
        "scaffold",
    ),
    Mutation("LP15", "mencatat permintaan konsultasi\n", "mencatat permintaan konsultasi; dan\n", "dan"),
    Mutation("LP15", "dasar hukum dengan isi rancangan\n", "dasar hukum dengan isi rancangan; dan\n", "dan"),
    Mutation("LP16", "pelaksanaan kegiatan; dan", "pelaksanaan kegiatan", "kegiatan", "scaffold"),
    Mutation("MG01", UU7, f"  - perpres 105/2018\n{UU7}", "Undang-Undang Nomor 7 Tahun 2017", "tim-2026"),
    Mutation("MG02", UU7, f"  - uu 21/2023\n{UU7}", "Undang-Undang Nomor 7 Tahun 2017", "tim-2026"),
    Mutation("MG03", PKPU2, PKPU2.replace(" Nomor", ""), "2", "tim-2026"),
    Mutation(
        *("MG04", LAST, added(BKN.format(2022, "2020 Nomor 500"))),
        *("Berita Negara Republik Indonesia Tahun 2020 Nomor 500", "tim-2026"),
    ),
    Mutation(
        *("MG05", LAST, added(BKN.format(2021, "2021 Nomor 784"))),
        *("Berita Negara Republik Indonesia Tahun 2021 Nomor 784", "tim-2026"),
    ),
    Mutation(
        *("MG06", "5234) sebagaimana", "5243) sebagaimana"),
        *("Tambahan Lembaran Negara Republik Indonesia Nomor 5243", "tim-2026"),
    ),
    Mutation(
        *("MG07", PKPU2),
        "  - >-\n    Undang-Undang Nomor 16 Tahun 2023 tentang Contoh (Lembaran Negara Republik Indonesia Tahun 2023 "
        f"Nomor\n     100, Tambahan Lembaran Negara Republik Indonesia Nomor 5880)\n{PKPU2}",
        *("Tambahan Lembaran Negara Republik Indonesia Nomor 5880", "tim-2026"),
    ),
    Mutation("MG08", "2017 tentang Pemilihan Umum (Lembaran", "2017 tentang Pemilu (Lembaran", "Pemilu", "tim-2026"),
    Mutation(
        *("MG09", "telah beberapa kali diubah, terakhir dengan", "telah diubah dengan"),
        *("sebagaimana telah diubah dengan", "tim-2026"),
    ),
    Mutation(
        *(
            "MG10",
            "telah diubah dengan Peraturan Komisi",
            "telah beberapa kali diubah, terakhir dengan Peraturan Komisi",
        ),
        *("sebagaimana telah beberapa kali diubah, terakhir dengan", "tim-2026"),
    ),
    Mutation(
        "MG11",
        " sebagaimana telah diubah\n"
        "    dengan Undang-Undang Nomor 7 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti\n"
        "    Undang-Undang Nomor 1 Tahun 2022 tentang Perubahan atas Undang-Undang Nomor 7 Tahun 2017 tentang\n"
        "    Pemilihan Umum Menjadi Undang-Undang (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 54,\n"
        "    Tambahan Lembaran Negara Republik Indonesia Nomor 6863)",
        *("", "Undang-Undang Nomor 7 Tahun 2017", "tim-2026"),
    ),
    Mutation(
        "MG11",
        "beberapa kali diubah, terakhir dengan Undang-Undang Nomor 13 Tahun 2022\n"
        "    tentang Perubahan Kedua atas Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan\n"
        "    Perundang-undangan (Lembaran Negara Republik Indonesia Tahun 2022 Nomor 143, Tambahan Lembaran\n"
        "    Negara Republik Indonesia Nomor 6801)",
        "diubah dengan Undang-Undang Nomor 15 Tahun 2019\n"
        "    tentang Perubahan atas Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan\n"
        "    Perundang-undangan (Lembaran Negara Republik Indonesia Tahun 2019 Nomor 183, Tambahan Lembaran\n"
        "    Negara Republik Indonesia Nomor 6398)",
        *("Undang-Undang Nomor 12 Tahun 2011", "tim-2026"),
    ),
    Mutation(
        *("MG12", PKPU2),
        "  - >-\n    Peraturan Komisi Pemilihan Umum Nomor 20 Tahun 2020 tentang Perubahan Kedua atas Peraturan "
        "Komisi\n     Pemilihan Umum Nomor 14 Tahun 2015 tentang Pemilihan Gubernur dan Wakil Gubernur, Bupati dan "
        "Wakil Bupati,\n     dan/atau Walikota dan Wakil Walikota dengan Satu Pasangan Calon (Berita Negara Republik "
        f"Indonesia Tahun 2020\n     Nomor 1385)\n{PKPU2}",
        *("Peraturan Komisi Pemilihan Umum Nomor 20 Tahun 2020", "tim-2026"),
    ),
    Mutation(
        *(
            "MG12",
            "sebagaimana telah diubah\n    dengan Undang-Undang",
            "sebagaimana telah diganti\n    dengan Undang-Undang",
        ),
        *("sebagaimana telah diganti dengan", "tim-2026"),
    ),
    Mutation("MG13", LAST, added(BKN.format(2027, "2027 Nomor 500")), "2027", "tim-2026"),
    Mutation(
        *("MG14", LAST, added("Keputusan Komisi Pemilihan Umum Nomor 43 Tahun 2022 tentang Contoh")),
        *("Keputusan Komisi Pemilihan Umum Nomor 43 Tahun 2022", "tim-2026"),
    ),
    Mutation(
        *("MG14", LAST, added("Surat Edaran Menteri Dalam Negeri Nomor 6 Tahun 2025 tentang Contoh")),
        *("Surat Edaran Menteri Dalam Negeri Nomor 6 Tahun 2025", "tim-2026"),
    ),
    Mutation(
        *("MG15", PKPU2, PKPU2.replace("Umum", "Umum Republik Indonesia")),
        *("Umum Republik Indonesia", "tim-2026"),
    ),
    Mutation("MG16", LAST, "Kabupaten/Kota", "Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2021", "tim-2026"),
    Mutation("MG16", "Nomor 6863)", "Nomor 6863", "(", "tim-2026"),
    Mutation("MG16", "Tahun 2011 Nomor 82,", "Tahun 2011 Nomor 82),", "Undang-Undang Nomor 12 Tahun 2011", "tim-2026"),
    Mutation(
        *("MG16", UU7, f"  - Undang-Undnag Nomor 9 Tahun 2016 tentang Contoh\n{UU7}"),
        *("Undang-Undnag Nomor 9 Tahun 2016", "tim-2026"),
    ),
    Mutation("MG17", "dengan Undang-Undang Nomor 13", "dengan UU Nomor 13", "UU", "tim-2026"),
    Mutation(
        *("MG17", "beberapa kali diubah, terakhir dengan", "diubah beberapa kali, terakhir dengan"),
        *("sebagaimana telah diubah beberapa kali, terakhir dengan", "tim-2026"),
    ),
    Mutation("MG18", UU12, f"  - uu 12/2011\n{UU12}", "Undang-Undang Nomor 12 Tahun 2011", "tim-2026"),
    Mutation("MG19", "Nomor 1505)", "Nomor 1505) dan lain-lain", "dan lain-lain", "tim-2026"),
    Mutation("MG20", UU7, f"  - uu7/2017\n{UU7}", "uu7/2017", "tim-2026"),
    Mutation(
        *("MG21", UU7, f"  - Peraturan Menteri Sosial Nomor 3 Tahun 2010 tentang Layanan\n{UU7}"),
        *("Undang-Undang Nomor 7 Tahun 2017", "tim-2026"),
    ),
    Mutation(
        *("MG22", "Pemilihan Umum Nomor 2\n    Tahun 2021", "Pemilihan Umum Nomor 3\n    Tahun 2021"),
        "Perubahan atas Peraturan Komisi Pemilihan Umum Nomor 3 Tahun 2021 tentang Tata Naskah Dinas Komisi Pemilihan "
        "Umum, Komisi Pemilihan Umum Provinsi, dan Komisi Pemilihan Umum Kabupaten/Kota",
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
    Mutation(
        "SU30",
        "bahwa untuk memberikan pelayanan konsultasi",
        "bahwa pelayanan perlu seragam. Pelayanan ini untuk memberikan konsultasi",
        "Pelayanan ini",
    ),
)
"""By code; a rule has one for each thing that it asks."""
