"""Two regulations with one number of a gazette."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.peraturan.pemeriksaan import find_twins
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import Cited, cited, spell
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    before: list[Cited] = []
    for one in cited(decree):
        twin = next((told for other in before if (told := _twins(one, other))), None)
        if twin is not None:
            other, names = twin
            where = f"angka {other.number}" if other.number != one.number else "butir yang sama"
            yield _told(one, names, f"dengan {spell(other.peraturan)} pada {where}")
        elif one.peraturan.nomor and one.peraturan.tahun and decree.registry.get(one.peraturan) is None:
            known = [(janggal.field, known) for janggal, known in find_twins(one.peraturan, decree.registry)]
            if known:
                yield _told(one, [name for name, _ in known], f"dengan {spell(known[0][1])} menurut catatan peraturan")
        before.append(one)


def _twins(one: Cited, other: Cited) -> tuple[Cited, list[str]] | None:
    names = [janggal.field for janggal, _ in find_twins(one.peraturan, [other.peraturan])]
    return (other, names) if names else None


def _told(one: Cited, names: list[str], whose: str) -> Finding:
    places = [one.bagian[name] for name in names]
    return one.text.finding(
        (min(start for start, _ in places), max(end for _, end in places)),
        f"nomor lembaran ini sama {whose}; satu nomor hanya untuk satu peraturan",
        "periksa nomornya pada naskah kedua peraturan itu",
    )


RULE = Rule(
    code="MG05",
    name="lembaran kembar",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: satu nomor Lembaran Negara, Tambahannya, atau Berita Negara diberikan kepada satu peraturan",
    explanation=(
        "Dua peraturan yang berbeda tidak mungkin bernomor lembaran sama. Biasanya angkanya tersalin dari butir di "
        "atasnya."
    ),
    salah="""\
mengingat:
  - >-
    Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2022 tentang Layanan Kepegawaian (Berita Negara Republik
    Indonesia Tahun 2022 Nomor 500)
  - >-
    Peraturan Badan Pusat Statistik Nomor 4 Tahun 2022 tentang Layanan Statistik (Berita Negara Republik Indonesia
    Tahun 2022 Nomor 500)
""",
    benar="""\
mengingat:
  - >-
    Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2022 tentang Layanan Kepegawaian (Berita Negara Republik
    Indonesia Tahun 2022 Nomor 500)
  - >-
    Peraturan Badan Pusat Statistik Nomor 4 Tahun 2022 tentang Layanan Statistik (Berita Negara Republik Indonesia
    Tahun 2022 Nomor 612)
""",
    check=_check,
)
