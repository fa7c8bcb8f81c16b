"""A place in a decree as a lawyer names it: "Menimbang huruf b", "Diktum KEDUA angka 1"."""

from __future__ import annotations

from collections.abc import Sequence

from kpudocs.bahasa.angka import format_huruf, format_romawi, format_urutan
from kpudocs.naskah import Naskah, Paragraf
from kpudocs.rules.finding import Loc

__all__ = ["spell_place", "spell_printed"]

_TITLES = {
    "lembaga": "Lembaga", "nomor": "Nomor", "tahun": "Tahun", "tentang": "Judul", "menimbang": "Menimbang",
    "mengingat": "Mengingat", "memerhatikan": "Memerhatikan", "memutuskan": "Diktum", "penetapan": "Penetapan",
    "salinan": "Pengesahan salinan", "pejabat_pembentuk": "Pejabat pembentuk", "variabel": "Variabel",
}  # fmt: skip
_LEVELS = ("angka {}", "huruf {}", "angka {})", "huruf {})")


def spell_place(loc: Loc, *, considerations: int = 2, appendices: int = 1) -> str:
    """Name a place; a single consideration has no letter, a single appendix no number.

    >>> spell_place(("mengingat", 2)), spell_place(("memutuskan", 1, "rincian", 0, "rincian", 2, "teks"))
    ('Mengingat angka 3', 'Diktum KEDUA angka 1 huruf c')
    >>> spell_place(("lampiran", 0, "area", 1, "baris", 0, "indikator"), appendices=2)
    'Lampiran I, area 2, baris 1, indikator'
    """
    if not loc:
        return "Keputusan"
    head, *steps = loc
    title = _TITLES.get(str(head), str(head).replace("_", " ").capitalize())
    if head == "lampiran":
        return _appendix(steps, appendices)
    if not steps:
        return title
    number = steps[0] + 1 if isinstance(steps[0], int) else 0
    if head == "menimbang":
        return f"{title} huruf {format_huruf(number)}" if considerations > 1 else title
    if head in ("mengingat", "memerhatikan"):
        return f"{title} angka {number}"
    if head == "memutuskan":
        numbers = [step + 1 for step in steps[1:] if isinstance(step, int)]
        inside = (
            level.format(format_huruf(n) if "huruf" in level else n) for level, n in zip(_LEVELS, numbers, strict=False)
        )
        return " ".join((title, format_urutan(number), *inside))
    return ", ".join((title, *_spell_steps(steps)))


def spell_printed(loc: Loc, naskah: Naskah) -> str:
    """The same by the labels that a document has; empty where it has none there."""
    head, *steps = loc or ("",)
    if not steps or not isinstance(steps[0], int):
        return ""
    number = steps[0]
    if head == "lampiran":
        label = naskah.lampiran[number].label if number < len(naskah.lampiran) else ""
        return ", ".join((label.replace("LAMPIRAN", "Lampiran"), *_spell_steps(steps[1:]))) if label else ""
    if head == "memutuskan":
        if number >= len(naskah.diktum) or not (label := " ".join(naskah.diktum[number].label)):
            return ""
        inside = _points(naskah.diktum[number].rincian, [step for step in steps[1:] if isinstance(step, int)])
        return " ".join(("Diktum", label, *inside))
    part = {"menimbang": naskah.menimbang, "mengingat": naskah.mengingat, "memerhatikan": naskah.memerhatikan}.get(
        str(head)
    )
    if part is None or number >= len(part.butir):
        return ""
    label = part.butir[number].label.strip(" .()")
    if not label:
        return _TITLES[str(head)] if len(part.butir) == 1 else ""
    return f"{_TITLES[str(head)]} {'angka' if label.isdigit() else 'huruf'} {label}"


def _points(points: Sequence[Paragraf], steps: list[int]) -> list[str]:
    """The labels on the way to a point of a list that is laid flat."""
    said: list[str] = []
    start = 0
    for level, step in enumerate(steps, 1):
        nth = -1
        for index in range(start, len(points)):
            if points[index].tingkat < level:
                return said
            nth += points[index].tingkat == level
            if nth == step:
                label = points[index].label.rstrip(".")
                kind = "angka" if label.strip("()").isdigit() else "huruf"
                said.append(f"{kind} {label}" if label.strip("()").isalnum() else f"butir ke-{step + 1}")
                start = index + 1
                break
        else:
            return said
    return said


def _appendix(steps: list[int | str], appendices: int) -> str:
    if not steps or not isinstance(steps[0], int):
        return "Lampiran"
    number = f" {format_romawi(steps[0] + 1)}" if appendices > 1 else ""
    return ", ".join((f"Lampiran{number}", *_spell_steps(steps[1:])))


def _spell_steps(steps: list[int | str]) -> list[str]:
    told: list[str] = []
    for step in steps:
        if isinstance(step, int):
            told[-1:] = [f"{told[-1]} {step + 1}"] if told else [str(step + 1)]
        else:
            told.append(step.replace("_", " "))
    return told
