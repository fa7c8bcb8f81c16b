"""A number that carries another region's code than the office's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_CODES = {
    "sumatera utara": "12", "jambi": "15", "jawa barat": "32", "kalimantan barat": "61", "langkat": "1205",
    "bengkulu": "1771", "bandar lampung": "1871", "karanganyar": "3313", "batang": "3325", "tegal": "3328",
    "sleman": "3404", "kediri": "3571",
}  # fmt: skip
_TOWNS = ("bengkulu", "bandar lampung", "kediri")
_NUMBER = re.compile(r"\b\d+/[\w.]+-(?:BA|Kpts?)/(?P<code>\d{2,4})/(?:[\w-]+/)*(?P<year>\d{4})\b")


def _check(decree: Decree) -> Iterator[Finding]:
    code = _own_code(decree)
    if code is None:
        return
    name = decree.keputusan.lembaga.nama_lengkap
    for text in (*decree.part("nomor"), *decree.menimbang, *decree.part("memerhatikan")):
        for found in text.find(_NUMBER):
            own = text.loc == ("nomor",) or name.lower() in text.value[: found.start()].lower()
            if own and found["code"] != code:
                what = f"kode wilayah {found['code']} bukan kode {name} ({code})"
                yield text.finding(found.span("code"), what, "periksa nomornya")


def _own_code(decree: Decree) -> str | None:
    """The code of the office's region, where it is known and the office is of that kind."""
    lembaga = decree.keputusan.lembaga
    region = (lembaga.wilayah or "").lower()
    code = _CODES.get(region)
    kind = "kpu_provinsi" if code and len(code) == 2 else "kpu_kota" if region in _TOWNS else "kpu_kabupaten"
    return code if lembaga.jenis == kind else None


RULE = Rule(
    code="SU21",
    name="kode wilayah lain",
    severity=Severity.PERINGATAN,
    dasar=(
        f"{PRAKTIK}: kode wilayah dalam nomor adalah kode Kementerian Dalam Negeri tanpa titik (Jambi 15, Batang 3325)"
    ),
    explanation=(
        "Nomor berita acara dan nomor keputusan bentuk lama memuat kode wilayah kantor yang menerbitkannya. "
        "Yang diperiksa hanya nomor milik kantor sendiri, dan hanya bila kode kantor itu dikenal; daftarnya "
        "belum lengkap."
    ),
    salah="""\
memerhatikan:
  - Berita Acara Komisi Pemilihan Umum Kabupaten Batang Nomor 05/PK.01-BA/3326/2026 tanggal 12 Februari 2026
""",
    benar="""\
memerhatikan:
  - Berita Acara Komisi Pemilihan Umum Kabupaten Batang Nomor 05/PK.01-BA/3325/2026 tanggal 12 Februari 2026
""",
    check=_check,
)
