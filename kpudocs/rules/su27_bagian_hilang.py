"""A part that every decree has is not there."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    naskah = decree.naskah
    parts: tuple[tuple[str, str, object], ...] = (
        ("judul", "tentang", naskah.judul),
        ("pejabat pembentuk", "pejabat_pembentuk", naskah.pembentuk),
        ("Menimbang", "menimbang", naskah.menimbang.butir),
        ("Mengingat", "mengingat", naskah.mengingat.butir),
        ("MEMUTUSKAN", "memutuskan", naskah.memutuskan),
        ("Menetapkan", "tentang", naskah.menetapkan.butir),
        ("diktum", "memutuskan", naskah.diktum),
        ("penutup", "penetapan", naskah.penetapan.jabatan),
    )
    for name, field, there in parts:
        if not there:
            yield Finding(f"bagian {name} tidak ada", "lengkapi bagian itu", (field,))
    if naskah.pembentuk and not naskah.pembentuk.rstrip().endswith(","):
        yield Finding(
            "pejabat pembentuk tidak diakhiri koma", "akhiri dengan koma", ("pejabat_pembentuk",), naskah.pembentuk
        )


RULE = Rule(
    code="SU27",
    name="bagian hilang",
    severity=Severity.GALAT,
    dasar="UU 12/2011 Lampiran II, Kerangka (judul, pembukaan, batang tubuh, penutup)",
    explanation=(
        "Keputusan memuat judul, pejabat pembentuk (diakhiri koma), Menimbang, Mengingat, MEMUTUSKAN, "
        "Menetapkan, diktum, dan penutup. kpudocs membuatkan kerangkanya; aturan ini untuk naskah yang dibuat"
        " dengan cara lain."
    ),
    salah="""\
naskah:
  pembentuk: KETUA KOMISI PEMILIHAN UMUM KABUPATEN BATANG
""",
    benar="""\
naskah:
  pembentuk: KETUA KOMISI PEMILIHAN UMUM KABUPATEN BATANG,
""",
    check=_check,
)
