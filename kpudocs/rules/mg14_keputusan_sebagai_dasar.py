"""A Keputusan or Surat Edaran as a legal basis."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import DASAR_HUKUM, cited
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_ADVICE = {
    "keputusan": "boleh menurut kebiasaan KPU, ditulis paling belakang; atau pindahkan ke Memerhatikan",
    "surat_edaran": "pindahkan ke Menimbang atau Memerhatikan",
}
_NAMA = {"keputusan": "Keputusan", "surat_edaran": "Surat Edaran"}


def _check(decree: Decree) -> Iterator[Finding]:
    for one in cited(decree):
        jenis = one.peraturan.jenis
        if one.utama and jenis in _ADVICE:
            yield one.text.finding(one.nama, f"{_NAMA[jenis]} bukan peraturan perundang-undangan", _ADVICE[jenis])


RULE = Rule(
    code="MG14",
    name="keputusan sebagai dasar hukum",
    severity=Severity.INFO,
    dasar=f"{DASAR_HUKUM} (peraturan perundang-undangan yang tingkatannya sama atau lebih tinggi)",
    explanation=(
        "Dasar hukum memuat peraturan perundang-undangan. Keputusan yang menjadi pedoman sering disebut juga oleh KPU, "
        "sesudah peraturan; itu kebiasaan, bukan kesalahan. Surat Edaran lebih tepat disebut dalam Menimbang atau "
        "Memerhatikan."
    ),
    salah="""\
mengingat:
  - uu 7/2017
  - Keputusan Komisi Pemilihan Umum Nomor 43 Tahun 2022 tentang Tata Naskah Dinas
""",
    benar="""\
mengingat:
  - uu 7/2017
""",
    check=_check,
)
