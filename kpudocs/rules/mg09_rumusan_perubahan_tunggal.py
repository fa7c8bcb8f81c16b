"""A second or later amendment introduced as if it were the only one."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.peraturan.composer import amendment_ordinal, compose_formula
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    right = compose_formula(often=True, koma_terakhir=decree.keputusan.profil.koma_terakhir)
    for text, sitasi in decree.sitasi:
        if len(sitasi.rumusan) != 1 or sitasi.rumusan[0].beberapa_kali or len(sitasi.bacaan) < 2:
            continue
        if sitasi.rumusan[0].jenis != "diubah":
            continue  # "jo." and "diganti" do not say that it is an amendment
        amendment = sitasi.bacaan[1].peraturan
        ordinal = amendment_ordinal(amendment.tentang or "") if amendment else None
        if ordinal is not None and ordinal > 1:
            yield text.finding(
                sitasi.rumusan[0].tempat,
                f"perubahan yang dirujuk adalah perubahan ke-{ordinal}, bukan satu-satunya",
                f'tulis "{right}"',
                right,
            )


RULE = Rule(
    code="MG09",
    name="rumusan perubahan tunggal untuk perubahan kedua",
    severity=Severity.GALAT,
    dasar="UU 12/2011 Lampiran II, Perubahan Peraturan (peraturan yang telah beberapa kali diubah)",
    explanation=(
        'Peraturan yang baru sekali diubah dirujuk dengan "sebagaimana telah diubah dengan …". Bila perubahannya lebih '
        'dari satu, yang terlihat dari judul perubahan terakhirnya ("Perubahan Kedua atas …"), rumusannya "sebagaimana '
        'telah beberapa kali diubah, terakhir dengan …". Koma sebelum "terakhir" mengikuti profil (koma_terakhir).'
    ),
    salah="""\
mengingat:
  - >-
    Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan (Lembaran Negara Republik
    Indonesia Tahun 2011 Nomor 82, Tambahan Lembaran Negara Republik Indonesia Nomor 5234) sebagaimana telah diubah
    dengan Undang-Undang Nomor 13 Tahun 2022 tentang Perubahan Kedua atas Undang-Undang Nomor 12 Tahun 2011 tentang
    Pembentukan Peraturan Perundang-undangan (Lembaran Negara Republik Indonesia Tahun 2022 Nomor 143, Tambahan
    Lembaran Negara Republik Indonesia Nomor 6801)
""",
    benar="""\
mengingat:
  - >-
    Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan (Lembaran Negara Republik
    Indonesia Tahun 2011 Nomor 82, Tambahan Lembaran Negara Republik Indonesia Nomor 5234) sebagaimana telah beberapa
    kali diubah, terakhir dengan Undang-Undang Nomor 13 Tahun 2022 tentang Perubahan Kedua atas Undang-Undang Nomor 12
    Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan (Lembaran Negara Republik Indonesia Tahun 2022 Nomor
    143, Tambahan Lembaran Negara Republik Indonesia Nomor 6801)
""",
    check=_check,
    fixes=True,
)
