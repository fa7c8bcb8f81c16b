"""What every benchmark makes: a decree of two pages, and a plan of N rows in which no two texts are alike.

Words are made up and numbered, so that no maker can keep a cell and use it again. Months and merges
are drawn from what plans have: 80 sets of months, cells that span one to twelve rows.
"""

from __future__ import annotations

import random
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["COLUMNS", "GREY", "HEADINGS", "JAMBI", "MONTHS", "WIDTHS", "Job", "Row", "decree", "make_job", "plan"]

JAMBI = Path(__file__).parent.parent / "examples" / "jambi-2026" / "keputusan.yaml"
COLUMNS = 18
GREY = "BFBFBF"
HEADINGS = ("NO.", "AREA PERUBAHAN", "KEGIATAN", "SUB KEGIATAN", "INDIKATOR KEBERHASILAN")
MONTHS = ("Jan", "Feb", "Maret", "April", "Mei", "Juni", "Juli", "Agt", "Sept", "Okt", "Nov", "Des")
WIDTHS = (10.0, 33.0, 35.0, 67.0, 58.0, *[6.6] * 12, 13.0)
"""The columns in mm, as a plan of ours has them."""
_SEED = 2026


def _words(rng: random.Random, count: int) -> str:
    """Words that look like Indonesian: consonants and vowels in turn."""
    return " ".join(
        "".join(rng.choice("aiueo" if i % 2 else "bcdghjklmnprst") for i in range(rng.randint(4, 9)))
        for _ in range(count)
    )


def _months(rng: random.Random) -> list[int]:
    """Months as plans have them: a quarter's end, a run of months, all the year."""
    kind = rng.random()
    if kind < 0.2:
        return list(range(1, 13))
    if kind < 0.4:
        return [3, 6, 9, 12][: rng.randint(1, 4)]
    start = rng.randint(1, 12)
    return list(range(start, rng.randint(start, 12) + 1))


def plan(rows: int, number: int = 0) -> list[dict[str, Any]]:
    """The areas of a plan with `rows` rows, as the YAML of a decree has them; another `number`, other texts."""
    rng = random.Random(_SEED + number)
    number = 0
    areas = []
    while number < rows:
        activities = []
        for _ in range(rng.randint(1, 3)):
            count = min(rows - number, rng.randint(1, 4))
            if count == 0:
                break
            lines = []
            for i in range(count):
                number += 1
                line: dict[str, Any] = {"indikator": f"{number} {_words(rng, 6)}"}
                if i == 0 or rng.random() < 0.8:
                    line["sub_kegiatan"] = f"{number} {_words(rng, 7)}"
                line["bulan"] = _months(rng)
                lines.append(line)
            activities.append({"nama": f"{number} {_words(rng, 4)}", "baris": lines})
        areas.append({"nama": f"{number} {_words(rng, 3)}", "kegiatan": activities})
    return areas


def decree(rows: int, number: int = 0, **changes: Any) -> Any:
    """The published decree of Jambi with a plan of `rows` rows; without rows, without a plan.

    Decrees of another `number` have it, and a plan of other texts.
    """
    import kpudocs

    lampiran = [{"jenis": "rencana_aksi", "area": plan(rows, number)}] if rows else []
    facts = _facts() | {"lampiran": lampiran} | ({"nomor": str(number)} if number else {})
    return kpudocs.Keputusan.model_validate(facts | changes)


@cache
def _facts() -> dict[str, Any]:
    import kpudocs

    return kpudocs.load(JAMBI).model_dump(mode="json")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the plan as a maker without an idea of plans wants it: 18 cells."""

    texts: tuple[str, ...]
    """no, area, kegiatan, sub kegiatan, indikator; the months hold no text, nor does KET."""
    spans: tuple[int, ...]
    """How many rows each of the five takes; 0 for a cell that one above covers."""
    months: tuple[bool, ...]
    """Which months are shaded."""


@dataclass(frozen=True, slots=True)
class Job:
    """The work, for any maker: what stands before the table, its rows, what stands after it."""

    before: tuple[str, ...]
    rows: tuple[Row, ...]
    after: tuple[str, ...]

    def plain(self) -> dict[str, Any]:
        """As JSON has it."""
        return asdict(self)


def make_job(naskah: Any) -> Job:
    """The very same texts and cells that kpudocs draws."""
    if not naskah.lampiran:
        return Job(tuple(naskah.texts()), (), ())
    from dataclasses import replace

    lampiran = naskah.lampiran[0]
    table = lampiran.isi[0]
    rows = tuple(
        Row(
            tuple(" ".join(p.teks for p in sel.paragraf) for sel in baris.sel[:5]),
            tuple(sel.rentang_baris for sel in baris.sel[:5]),
            tuple(sel.arsir for sel in baris.sel[5:17]),
        )
        for baris in table.baris
    )
    own = tuple(replace(naskah, lampiran=()).texts())
    after = (*lampiran.penetapan.texts(), *(lampiran.pengesahan.texts() if lampiran.pengesahan else ()))
    return Job((*own, *lampiran.kepala, *lampiran.judul), rows, after)
