"""A part that every decree has is not there."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    naskah = decree.naskah
    parts: tuple[tuple[str, str, object, tuple[str, ...]], ...] = (
        ("judul", "tentang", naskah.judul, ("kepala",)),
        ("pejabat pembentuk", "pejabat_pembentuk", naskah.pembentuk, ("kepala",)),
        ("Menimbang", "menimbang", naskah.menimbang.butir, ("menimbang", "kepala")),
        ("Mengingat", "mengingat", naskah.mengingat.butir, ("mengingat", "menimbang")),
        ("MEMUTUSKAN", "memutuskan", naskah.memutuskan, ("memutuskan", "mengingat", "memerhatikan")),
        ("Menetapkan", "tentang", naskah.menetapkan.butir, ("memutuskan",)),
        ("diktum", "memutuskan", naskah.diktum, ("memutuskan",)),
        ("penutup", "penetapan", naskah.penetapan.jabatan, ("memutuskan", "penetapan")),
    )
    for name, field, there, where in parts:
        if not there and not decree.may_hide(*where):
            opened = decree.document is not None and name.lower() in decree.document.openings
            what = f"bagian {name} tidak ada isinya" if opened else f"bagian {name} tidak ada"
            yield Finding(what, "lengkapi bagian itu", (field,))
    advice = "akhiri dengan koma"
    if naskah.pembentuk and not naskah.pembentuk.rstrip().endswith(","):
        yield Finding("pejabat pembentuk tidak diakhiri koma", advice, ("pejabat_pembentuk",), naskah.pembentuk)
    jabatan = " ".join(naskah.penetapan.jabatan).rstrip()
    if jabatan and not jabatan.endswith(","):
        yield Finding("jabatan penanda tangan tidak diakhiri koma", advice, ("penetapan",), jabatan)


RULE = Rule(
    code="SU27",
    name="bagian hilang",
    severity=Severity.GALAT,
    dasar="UU 12/2011 Lampiran II, Kerangka (judul, pembukaan, batang tubuh, penutup)",
    explanation=(
        "Keputusan memuat judul, pejabat pembentuk (diakhiri koma), Menimbang, Mengingat, MEMUTUSKAN, "
        "Menetapkan, diktum, dan penutup (jabatannya diakhiri koma). kpudocs membuatkan kerangkanya; aturan ini "
        "untuk naskah yang dibuat dengan cara lain. Bagian yang mungkin tidak terbaca tidak dikatakan hilang."
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
