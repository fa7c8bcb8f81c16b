"""An amended law cited without its amendment, or with one that was followed by others."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.peraturan.model import Identitas, compare_order
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import cited, happened_before, offer, spell
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    # Of a citation that was not wholly read nobody can say that its amendment is missing.
    amendments = {
        text.loc: sitasi.peraturan.diubah
        for text, sitasi in decree.sitasi
        if sitasi.peraturan and all(catatan.terbaca for catatan in sitasi.catatan)
    }
    for one in cited(decree):
        entri = decree.registry.get(one.peraturan) if one.utama and one.text.loc in amendments else None
        if entri is None:
            continue
        known = [change for change in decree.registry.amendments(entri) if happened_before(change, decree)]
        named = amendments[one.text.loc]
        if not known or (named and not _older(named[-1], known[-1], known)):
            continue
        what = f"sudah diubah, terakhir dengan {spell(known[-1])}"
        if named:
            what = f"sudah diubah lagi sesudah {spell(named[-1])}, yaitu dengan {spell(known[-1])}"
        yield one.text.finding(
            one.nama,
            f"{spell(one.peraturan)} {what}",
            "sebut perubahannya" + (f", atau tulis rujukan pendek {short}" if (short := offer(entri, decree)) else ""),
        )


def _older(named: Identitas, latest: Identitas, known: list[Identitas]) -> bool:
    """Whether the amendment that is named surely is older than the latest on record."""
    if named.kunci == latest.kunci:
        return False
    return named.kunci in {change.kunci for change in known} or compare_order(named, latest) == -1


RULE = Rule(
    code="MG11",
    name="perubahan tidak disebut",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: peraturan yang sudah diubah dirujuk beserta perubahan terakhirnya",
    explanation=(
        "Peraturan yang sudah diubah dirujuk beserta perubahannya: sebagaimana telah diubah dengan …, atau sebagaimana "
        "telah beberapa kali diubah, terakhir dengan …. Yang diperhitungkan hanya perubahan yang terverifikasi dalam "
        "catatan peraturan dan lebih tua dari keputusan ini."
    ),
    salah="""\
mengingat:
  - >-
    Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182,
    Tambahan Lembaran Negara Republik Indonesia Nomor 6109)
""",
    benar="""\
mengingat:
  - uu 7/2017
""",
    check=_check,
)
