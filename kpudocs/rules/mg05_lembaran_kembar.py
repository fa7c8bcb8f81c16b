"""Two regulations with one number of a gazette."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpudocs.peraturan.model import Identitas
from kpudocs.peraturan.pemeriksaan import find_twins
from kpudocs.peraturan.registry import DIBERIKAN_SEKALI
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import Cited, cited, spell
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    first: dict[tuple[str, str], Cited] = {}
    for one in cited(decree):
        numbers = {
            (name, str(value)): name for name in DIBERIKAN_SEKALI if (value := getattr(one.peraturan, name)) is not None
        }
        others = [other for key in numbers if (other := first.get(key)) and not _same(one.peraturan, other.peraturan)]
        if others:
            names = [name for key, name in numbers.items() if first.get(key) is others[0]]
            where = f"angka {others[0].number}" if others[0].number != one.number else "butir yang sama"
            yield _told(one, names, f"dengan {spell(others[0].peraturan)} pada {where}")
        elif one.peraturan.nomor and one.peraturan.tahun and decree.registry.get(one.peraturan) is None:
            known = [(janggal.field, known) for janggal, known in find_twins(one.peraturan, decree.registry)]
            if known:
                yield _told(one, [name for name, _ in known], f"dengan {spell(known[0][1])} menurut catatan peraturan")
        for key in numbers:
            first.setdefault(key, one)


def _same(one: Identitas, other: Identitas) -> bool:
    return one.kunci == other.kunci


def _told(one: Cited, names: Sequence[str], whose: str) -> Finding:
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
