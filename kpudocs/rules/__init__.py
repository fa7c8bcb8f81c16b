"""The rules of legal drafting: one rule a file, one line here.

    from kpudocs import lint, load

    for finding in lint(load("keputusan.yaml")):
        print(finding.code, finding.path, finding.message)

To add a rule: a file `<kode>_<nama>.py` with a function that yields findings and its `RULE`, a line
here, and the breach of it in `tests/rules/`. A code is never given to another rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kpudocs.rules import (
    bh01_salah_eja,
    bh02_bentuk_tidak_baku,
    bh03_di_dan_ke,
    bh04_kata_tugas_berhuruf_kapital,
    bh05_spasi_ganda,
    bh06_spasi_di_tanda_baca,
    bh07_tanda_hubung_untuk_rentang,
    bh08_singkatan_tanpa_tanda_hubung,
    bh09_titik_di_tengah_kalimat,
    lp01_butir_bertitik_sebelum_butir_lain,
    lp02_daftar_tidak_mulai_dari_awal,
    lp03_butir_ganda,
    lp04_butir_hampir_sama,
    lp05_sel_kosong,
    lp06_gaya_daftar_campur,
    lp07_kegiatan_tanpa_bulan,
    lp08_bulan_di_luar_tahun,
    lp09_singkatan_tidak_cocok,
    lp10_satu_nama_dua_ejaan,
    lp11_butir_terakhir_tanpa_titik,
    lp12_tahun_judul_lampiran_lain,
    lp13_sel_berhuruf_awal_kecil,
    lp14_butir_tanpa_titik_koma,
    lp15_dan_di_butir_lain,
    lp16_rincian_tanpa_dan,
    mg01_mengingat_tidak_urut_tingkatan,
    mg02_mengingat_tidak_urut_waktu,
    mg03_rujukan_tanpa_kata_nomor,
    mg04_tahun_lembaran_berbeda,
    mg05_lembaran_kembar,
    mg06_lembaran_beda_dengan_catatan,
    mg07_tln_jauh_dari_tetangga,
    mg08_judul_beda_dengan_catatan,
    mg09_rumusan_perubahan_tunggal,
    mg10_rumusan_perubahan_jamak,
    mg11_perubahan_tidak_disebut,
    mg12_peraturan_sudah_dicabut,
    mg13_peraturan_sesudah_keputusan,
    mg14_keputusan_sebagai_dasar,
    mg15_republik_indonesia_tidak_seragam,
    mg16_rujukan_tidak_lengkap,
    mg17_rujukan_disingkat,
    mg18_peraturan_disebut_dua_kali,
    mg19_bagian_tidak_terbaca,
    mg20_rujukan_pendek_salah_tulis,
    mg21_mengingat_tidak_urut_kebiasaan,
    mg22_perubahan_atas_peraturan_lain,
    su01_menimbang_tanpa_bahwa,
    su02_menimbang_tanpa_kalimat_utama,
    su03_pada_huruf,
    su04_penutup_tidak_menyebut_setiap_huruf,
    su05_menimbang_untuk_hal_lain,
    su06_judul_berbeda,
    su07_tahun_judul_sudah_lewat,
    su08_tanggal_di_luar_tahun,
    su09_dasar_bertanggal_sesudah_keputusan,
    su10_diktum_yang_dirujuk_tidak_ada,
    su11_lampiran_yang_dirujuk_tidak_ada,
    su12_lampiran_tidak_disebut,
    su13_lampiran_tanpa_bagian_tidak_terpisahkan,
    su14_tanpa_mulai_berlaku,
    su15_penanda_tangan_bukan_pembentuk,
    su16_singkatan_jabatan_salah,
    su17_penanda_tangan_bergelar,
    su18_salinan_tanpa_pengesah,
    su19_bentuk_tanggal,
    su20_bentuk_nomor,
    su21_kode_wilayah_lain,
    su22_butir_tidak_berurutan,
    su23_diktum_tidak_berurutan,
    su24_butir_tanpa_titik_koma,
    su25_judul_menetapkan_berbeda,
    su26_menetapkan_salah_bentuk,
    su27_bagian_hilang,
    su28_bagian_tidak_urut,
    su29_kata_pembuka_bagian_salah,
    su30_dua_kalimat_dalam_pertimbangan,
)
from kpudocs.rules.decree import Decree, Text
from kpudocs.rules.document import Document
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

if TYPE_CHECKING:
    from kpudocs.keputusan import Keputusan
    from kpudocs.naskah import Naskah
    from kpudocs.peraturan.registry import Registry

__all__ = ["PRAKTIK", "RULES", "Decree", "Document", "Finding", "Rule", "Severity", "Text", "lint"]

# fmt: off
RULES: tuple[Rule, ...] = (
    bh01_salah_eja.RULE,
    bh02_bentuk_tidak_baku.RULE,
    bh03_di_dan_ke.RULE,
    bh04_kata_tugas_berhuruf_kapital.RULE,
    bh05_spasi_ganda.RULE,
    bh06_spasi_di_tanda_baca.RULE,
    bh07_tanda_hubung_untuk_rentang.RULE,
    bh08_singkatan_tanpa_tanda_hubung.RULE,
    bh09_titik_di_tengah_kalimat.RULE,
    lp01_butir_bertitik_sebelum_butir_lain.RULE,
    lp02_daftar_tidak_mulai_dari_awal.RULE,
    lp03_butir_ganda.RULE,
    lp04_butir_hampir_sama.RULE,
    lp05_sel_kosong.RULE,
    lp06_gaya_daftar_campur.RULE,
    lp07_kegiatan_tanpa_bulan.RULE,
    lp08_bulan_di_luar_tahun.RULE,
    lp09_singkatan_tidak_cocok.RULE,
    lp10_satu_nama_dua_ejaan.RULE,
    lp11_butir_terakhir_tanpa_titik.RULE,
    lp12_tahun_judul_lampiran_lain.RULE,
    lp13_sel_berhuruf_awal_kecil.RULE,
    lp14_butir_tanpa_titik_koma.RULE,
    lp15_dan_di_butir_lain.RULE,
    lp16_rincian_tanpa_dan.RULE,
    mg01_mengingat_tidak_urut_tingkatan.RULE,
    mg02_mengingat_tidak_urut_waktu.RULE,
    mg03_rujukan_tanpa_kata_nomor.RULE,
    mg04_tahun_lembaran_berbeda.RULE,
    mg05_lembaran_kembar.RULE,
    mg06_lembaran_beda_dengan_catatan.RULE,
    mg07_tln_jauh_dari_tetangga.RULE,
    mg08_judul_beda_dengan_catatan.RULE,
    mg09_rumusan_perubahan_tunggal.RULE,
    mg10_rumusan_perubahan_jamak.RULE,
    mg11_perubahan_tidak_disebut.RULE,
    mg12_peraturan_sudah_dicabut.RULE,
    mg13_peraturan_sesudah_keputusan.RULE,
    mg14_keputusan_sebagai_dasar.RULE,
    mg15_republik_indonesia_tidak_seragam.RULE,
    mg16_rujukan_tidak_lengkap.RULE,
    mg17_rujukan_disingkat.RULE,
    mg18_peraturan_disebut_dua_kali.RULE,
    mg19_bagian_tidak_terbaca.RULE,
    mg20_rujukan_pendek_salah_tulis.RULE,
    mg21_mengingat_tidak_urut_kebiasaan.RULE,
    mg22_perubahan_atas_peraturan_lain.RULE,
    su01_menimbang_tanpa_bahwa.RULE,
    su02_menimbang_tanpa_kalimat_utama.RULE,
    su03_pada_huruf.RULE,
    su04_penutup_tidak_menyebut_setiap_huruf.RULE,
    su05_menimbang_untuk_hal_lain.RULE,
    su06_judul_berbeda.RULE,
    su07_tahun_judul_sudah_lewat.RULE,
    su08_tanggal_di_luar_tahun.RULE,
    su09_dasar_bertanggal_sesudah_keputusan.RULE,
    su10_diktum_yang_dirujuk_tidak_ada.RULE,
    su11_lampiran_yang_dirujuk_tidak_ada.RULE,
    su12_lampiran_tidak_disebut.RULE,
    su13_lampiran_tanpa_bagian_tidak_terpisahkan.RULE,
    su14_tanpa_mulai_berlaku.RULE,
    su15_penanda_tangan_bukan_pembentuk.RULE,
    su16_singkatan_jabatan_salah.RULE,
    su17_penanda_tangan_bergelar.RULE,
    su18_salinan_tanpa_pengesah.RULE,
    su19_bentuk_tanggal.RULE,
    su20_bentuk_nomor.RULE,
    su21_kode_wilayah_lain.RULE,
    su22_butir_tidak_berurutan.RULE,
    su23_diktum_tidak_berurutan.RULE,
    su24_butir_tanpa_titik_koma.RULE,
    su25_judul_menetapkan_berbeda.RULE,
    su26_menetapkan_salah_bentuk.RULE,
    su27_bagian_hilang.RULE,
    su28_bagian_tidak_urut.RULE,
    su29_kata_pembuka_bagian_salah.RULE,
    su30_dua_kalimat_dalam_pertimbangan.RULE,
)
"""Every rule, by code."""
# fmt: on


def lint(
    keputusan: Keputusan,
    *,
    naskah: Naskah | None = None,
    rules: Iterable[Rule] | None = None,
    registry: Registry | None = None,
    words: Iterable[str] = (),
    document: Document | None = None,
) -> tuple[Finding, ...]:
    """What the rules find in a decree, in the order of the rules.

    `naskah` is the decree's wording, where it is there already; without it, kpudocs words the decree.
    `document` is what a document that kpudocs did not make says itself. `rules` are those that look;
    without it, all of kpudocs' own. `registry` is what is known of regulations; without it, the
    package's own record. `words` are an office's own words, which are no mistakes of spelling. Findings
    have no place in a file: `kpudocs.examination` gives it. Raises UsageError where an office's own rule
    fails.
    """
    decree = Decree(keputusan, naskah, registry, words, document)
    rules = RULES if rules is None else tuple(rules)
    return tuple(found for rule in rules for found in rule.findings(decree) if not _is_of_a_stand_in(found, document))


def _is_of_a_stand_in(found: Finding, document: Document | None) -> bool:
    """Whether a finding is about what stands in for a part that is not there: only its absence is to be told."""
    absent = document is not None and bool(found.loc) and found.loc[0] in document.stand_ins
    return absent and found.code != su27_bagian_hilang.RULE.code
