"""Every word of the source accounted for: what the decree says again, part by part, and what it does not.

The recogniser says which words went to which part; here the part is composed as it would be printed,
and each word of the source is looked for in it. So a word that was lost on the way is found out,
whoever lost it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kpudocs.composition import compose
from kpudocs.intake.draft import Left
from kpudocs.keputusan import Keputusan
from kpudocs.naskah import Naskah, Ragam

__all__ = ["composed", "composed_words", "count_words", "find_lost", "find_untold", "runs"]

_EMPTY = 20  # lampirans whose headings are known and whose contents are not
_RUN = re.compile(r"[^\W_]+")


def runs(text: str) -> list[str]:
    """The runs of letters and digits in a text, small: what two spellings of a word share.

    >>> runs("Perundang-undangan (2026);")
    ['perundang', 'undangan', '2026']
    """
    return _RUN.findall(text.casefold())


def count_words(texts: Iterable[str]) -> int:
    """How many words there are: what has a letter or a digit in it."""
    return sum(1 for text in texts for word in text.split() if _RUN.search(word))


def find_lost(part: str, words: list[tuple[str, str]], said: Iterable[str], why: str) -> Iterator[Left]:
    """The words of a part that what is said in its place lacks, those of one place together."""
    there = Counter(run for text in said for run in runs(text))
    lost: dict[str, list[str]] = {}
    index = 0
    while index < len(words):
        word, place = words[index]
        taken = _take(there, words, index)
        if not taken:
            lost.setdefault(place, []).append(word)
        index += taken or 1
    for place, texts in lost.items():
        yield Left(" ".join(texts), place, why, part)


def find_untold(words: list[tuple[str, str]], told: Iterable[tuple[str, str]], why: str) -> Iterator[Left]:
    """The words of a file that nothing tells of, by place: a net below all recognition."""
    there: dict[str, Counter[str]] = {}
    for word, place in told:
        there.setdefault(_spot(place), Counter()).update(runs(word))
    for word, place in words:
        counted = there.setdefault(_spot(place), Counter())
        needed = Counter(runs(word))
        if all(counted[run] >= times for run, times in needed.items()):
            counted.subtract(needed)
        else:
            yield Left(word, place, why)


def _spot(place: str) -> str:
    """A place without the row of a table: cells that pages break move between rows."""
    return place.partition(", baris ")[0] if "tabel" in place else place


def _take(there: Counter[str], words: list[tuple[str, str]], index: int) -> int:
    """Take a word from what is there; how many words of the source it was (two where a line broke it)."""
    needed = Counter(runs(words[index][0]))
    if all(there[run] >= times for run, times in needed.items()):
        there.subtract(needed)
        return 1
    for count in (2, 3):
        if index + count <= len(words):
            glued = "".join(words[index + step][0].rstrip("-") for step in range(count))
            needed = Counter(runs(glued))
            if needed and all(there[run] >= times for run, times in needed.items()):
                there.subtract(needed)
                return count
    return 0


def composed_words(data: Mapping[str, Any]) -> tuple[Keputusan, dict[str, list[str]]]:
    """A decree of the facts there are, and what it says in each part.

    What is missing has a stand-in whose words count for nothing.
    """
    keputusan = Keputusan.model_validate(_with_stand_ins(data))
    naskah = compose(keputusan, Ragam.RANCANGAN)
    said = {
        "kepala": [*naskah.kop, *naskah.judul, naskah.pembentuk],
        "menimbang": list(naskah.menimbang.texts()),
        "mengingat": list(naskah.mengingat.texts()),
        "memerhatikan": list(naskah.memerhatikan.texts()) if naskah.memerhatikan else [],
        "menetapkan": list(naskah.menetapkan.texts()),
        "memutuskan": [text for diktum in naskah.diktum for text in diktum.texts()],
        "penetapan": list(naskah.penetapan.texts()),
        "salinan": _certified(keputusan),
        "tembusan": ["Tembusan Keputusan ini disampaikan dengan hormat kepada Yth", *keputusan.tembusan],
    }
    for number, lampiran in enumerate(naskah.lampiran):
        said[f"lampiran {number}"] = [*lampiran.judul, *(text for isi in lampiran.isi for text in isi.texts())]
        said[f"kepala lampiran {number}"] = [*lampiran.kepala, *lampiran.penetapan.texts(), "ttd"]
    for name in ("menimbang", "mengingat", "memutuskan", "penetapan"):
        if name not in data:
            said[name] = []
    said["penetapan"].append("ttd")
    heading = ["LAMPIRAN I II III IV V KEPUTUSAN NOMOR TAHUN TENTANG", *said["kepala"], *said["penetapan"]]
    said["kepala lampiran tanpa isi"] = heading * _EMPTY
    return keputusan, said


def _certified(keputusan: Keputusan) -> list[str]:
    salinan = keputusan.salinan
    if salinan is None:
        return []
    unit = (salinan.unit,) if salinan.unit else keputusan.lembaga.pengesah
    sent = ("Salinan Keputusan ini disampaikan kepada", *salinan.disampaikan_kepada)
    return ["Salinan ini sesuai dengan naskah aslinya", *unit, salinan.jabatan, salinan.nama, "ttd", *sent]


_STAND_INS: dict[str, Any] = {
    "lembaga": "KPU RI",
    "tahun": 2026,
    "tentang": "…",
    "menimbang": ["…"],
    "mengingat": ["…"],
    "memutuskan": ["…"],
}


def _with_stand_ins(data: Mapping[str, Any]) -> dict[str, Any]:
    return {**_STAND_INS, **data}


def composed(data: Mapping[str, Any]) -> Naskah:
    """What the facts say as a draft."""
    return compose(Keputusan.model_validate(_with_stand_ins(data)), Ragam.RANCANGAN)
