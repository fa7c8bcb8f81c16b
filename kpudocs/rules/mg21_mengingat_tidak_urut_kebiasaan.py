"""A legal basis below the Peraturan Presiden that does not stand where custom puts it."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import Cited, cited, in_order, spell
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_MENURUT_UNDANG_UNDANG = 5
"""Down to this rank MG01 looks at the order among them."""
_DAERAH = ("perda", "qanun")
_PROVINSI, _KABUPATEN = ("Aceh", "Provinsi "), ("Kabupaten ", "Kota ")


def _rank(one: Cited) -> int:
    rank = 10 * max(one.peraturan.tingkat or 0, _MENURUT_UNDANG_UNDANG)
    return rank + 1 if one.peraturan.jenis in _DAERAH and _of(one, _KABUPATEN) else rank


def _of(one: Cited, heads: tuple[str, ...]) -> bool:
    return (one.peraturan.pembentuk or "").startswith(heads)


def _settled(one: Cited) -> bool:
    """Whether its place is known: of a Perda only where its region is."""
    jenis, tingkat = one.peraturan.jenis, one.peraturan.tingkat
    return tingkat is not None and jenis != "perkada" and (jenis not in _DAERAH or _of(one, _PROVINSI + _KABUPATEN))


def _check(decree: Decree) -> Iterator[Finding]:
    ranked = [one for one in cited(decree) if one.utama and _settled(one)]
    for moved, other in in_order(ranked, _rank, lambda first, second: False):
        late = moved.number > other.number
        yield moved.text.finding(
            moved.nama,
            f"{spell(moved.peraturan)} ditulis {'sesudah' if late else 'sebelum'} {spell(other.peraturan)}; "
            "kebiasaannya sebaliknya",
            f"pindahkan ke {'depan' if late else 'belakang'} angka {other.number}",
        )


RULE = Rule(
    code="MG21",
    name="mengingat tidak urut kebiasaan",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: peraturan menteri dan lembaga, lalu Peraturan Daerah, lalu Keputusan dan Surat Edaran",
    explanation=(
        "Sesudah Peraturan Presiden ditulis peraturan menteri dan lembaga (termasuk Peraturan KPU), lalu Peraturan "
        "Daerah: provinsi sebelum kabupaten/kota. Keputusan dan Surat Edaran, bila disebut, berada paling belakang. "
        "Di antara peraturan menteri dan peraturan lembaga tidak ada urutan yang ditegur."
    ),
    salah="""\
mengingat:
  - uu 7/2017
  - pkpu 8/2019
  - perpres 105/2018
""",
    benar="""\
mengingat:
  - uu 7/2017
  - perpres 105/2018
  - pkpu 8/2019
""",
    check=_check,
)
