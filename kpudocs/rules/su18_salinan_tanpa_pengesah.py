"""No one is named who certifies copies."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    keputusan = decree.keputusan
    if decree.may_hide("salinan", "penetapan", "memutuskan", "mengingat", "menimbang", "lampiran"):
        return
    if keputusan.salinan is None and keputusan.nomor is not None and keputusan.penetapan.tanggal is not None:
        advice = "isi salinan (jabatan dan nama) sebelum membuat ragam salinan"
        yield Finding("belum disebut siapa yang mengesahkan salinan", advice, ("salinan",))


RULE = Rule(
    code="SU18",
    name="salinan tanpa pengesah",
    severity=Severity.INFO,
    dasar=f'{PRAKTIK}: salinan memuat "Salinan sesuai dengan aslinya" dengan jabatan dan nama yang mengesahkan',
    explanation=(
        "Salinan disahkan oleh pejabat yang membidangi hukum. Bila keputusan ditandatangani secara "
        "elektronik, pengesahan itu tidak diperlukan. Rancangan yang belum bernomor dan bertanggal dibiarkan."
    ),
    salah="salinan: null\n",
    benar="""\
salinan:
  jabatan: Kepala Subbagian Teknis Penyelenggaraan Pemilu dan Hukum
  nama: Agus Umpama
""",
    check=_check,
)
