"""A number of the Tambahan Lembaran Negara that lies far from its neighbours of that year."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.peraturan.pemeriksaan import find_impossible_supplement
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import cited
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for one in cited(decree):
        entri = decree.registry.get(one.peraturan)
        if entri is not None and entri.confirmed("tln"):
            continue  # MG06 knows better
        janggal = find_impossible_supplement(one.peraturan, decree.registry)
        if janggal is not None:
            yield one.text.finding(one.bagian["tln"], janggal.message, "periksa nomornya pada naskah peraturan")


RULE = Rule(
    code="MG07",
    name="tln jauh dari tetangga",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: nomor Tambahan Lembaran Negara naik mengikuti Lembaran Negara",
    explanation=(
        "Nomor Tambahan Lembaran Negara diberikan berurutan. Nomor yang jauh di luar nomor peraturan tetangganya, "
        "menurut catatan peraturan, hampir pasti keliru."
    ),
    salah="""\
mengingat:
  - >-
    Undang-Undang Nomor 16 Tahun 2023 tentang Contoh Peraturan (Lembaran Negara Republik Indonesia Tahun 2023 Nomor
    100, Tambahan Lembaran Negara Republik Indonesia Nomor 5880)
""",
    benar="""\
mengingat:
  - >-
    Undang-Undang Nomor 16 Tahun 2023 tentang Contoh Peraturan (Lembaran Negara Republik Indonesia Tahun 2023 Nomor
    100, Tambahan Lembaran Negara Republik Indonesia Nomor 6880)
""",
    check=_check,
)
