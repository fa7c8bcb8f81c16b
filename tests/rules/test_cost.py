"""What rules cost grows with the text, not with its square: twice as much, about twice the work."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from kpudocs.rules import RULES, lint
from tests.rules.test_right_texts import decree

LOOKING = [rule for rule in RULES if rule.code.startswith(("LP", "BH"))]


def steps(lampiran: dict[str, Any]) -> int:
    """How many lines of Python run while the rules look at a Lampiran: work that no clock measures."""
    keputusan = decree(lampiran=[lampiran])
    lint(keputusan, rules=LOOKING)  # what is read once, is
    count = 0

    def trace(frame: object, event: str, argument: object) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        lint(keputusan, rules=LOOKING)
    finally:
        sys.settrace(before)
    return count


def plan(rows: int) -> dict[str, Any]:
    """A plan whose rows nearly say the same."""
    baris = [
        {
            "sub_kegiatan": f"{n % 90 + 1}. Penyusunan laporan kegiatan ke {n} untuk kantor;",
            "indikator": "Ada.",
            "bulan": [1],
        }
        for n in range(rows)
    ]
    return {"jenis": "rencana_aksi", "area": [{"nama": "P", "kegiatan": [{"nama": "K", "baris": baris}]}]}


def naskah(items: int) -> dict[str, Any]:
    """A text with a long list."""
    return {
        "jenis": "naskah",
        "isi": [{"butir": [f"menyusun laporan kegiatan ke {n} di kantor" for n in range(items)]}],
    }


@pytest.mark.parametrize("make", [plan, naskah])
def test_twice_as_long_is_not_four_times_the_work(make: Any) -> None:
    """Lists are not laid out pair by pair."""
    assert steps(make(200)) < 2.6 * steps(make(100))
