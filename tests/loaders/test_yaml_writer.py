"""YAML as a person would type it: comments above their facts, no quotes without need, no trap for its reader."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kpudocs.loaders import yaml
from kpudocs.loaders.source import Loc
from kpudocs.loaders.yaml_writer import write_fields, write_yaml
from tests.workbook.lampiran_samples import LINES

_WORDS = st.sampled_from(
    ["-", "– satu", "nomor: 2", "tentang:", "3 Februari", "2026-02-03", "08", "1e3", "0x1F", "1_000", ".", "…", "(a)",
     "/b", "“kutip”", "c # d", "true", "Tahun 2026", "#1", "bahwa rapat pleno telah memutuskan rencana kerja", "% x"]
)  # fmt: skip
_TEXT = st.lists(_WORDS, min_size=1, max_size=25).map(" ".join) | LINES
_DATA = st.dictionaries(
    st.sampled_from("abcd"),
    st.recursive(
        _TEXT | st.integers(0, 2026),
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, min_size=1)
        ),
        max_leaves=8,
    ),
    min_size=1,
)


def _locs(value: Any, loc: Loc = ()) -> list[Loc]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for step, one in inner for place in ((*loc, step), *_locs(one, (*loc, step)))]


@settings(max_examples=150)
@given(_DATA, st.data())
def test_notes_stand_above_their_facts_and_change_none(facts: dict[str, Any], data: st.DataObject) -> None:
    """Whatever is written reads back without a fault, and each comment stands once, in the order of reading."""
    noted = {loc for loc in _locs(facts) if data.draw(st.booleans())}
    notes = {loc: (f"catatan {number}",) for number, loc in enumerate(one for one in _locs(facts) if one in noted)}
    text = write_yaml(facts, notes)
    parsed = yaml.parse(text.encode(), "f.yaml")

    assert ([], facts) == (parsed.faults, _typed(parsed.data, facts))
    assert [f"# catatan {number}" for number in range(len(notes))] == [
        line.strip() for line in text.splitlines() if line.strip().startswith("# catatan")
    ]


def _typed(read: Any, meant: Any) -> Any:
    """What was read; a number where a text was meant, and a block's last line end, as the model takes them."""
    if isinstance(meant, dict) and isinstance(read, dict):
        return {key: _typed(value, meant.get(key)) for key, value in read.items()}
    if isinstance(meant, list) and isinstance(read, list):
        return [_typed(value, meant[i] if i < len(meant) else None) for i, value in enumerate(read)]
    if isinstance(read, str):
        return read.removesuffix("\n")
    return str(read) if isinstance(meant, str) and isinstance(read, int) and not isinstance(read, bool) else read


def test_how_a_file_reads() -> None:
    """Dates, numbers and texts that begin with one are not quoted; a long text goes on below its dash."""
    facts = {
        "tanggal": "2026-02-03",
        "nomor": "08",
        "tentang": "3 hari kerja",
        "menimbang": [
            {"teks": "bahwa " + "rencana " * 13 + "- dan tindak lanjut", "rincian": [["a, b", "1"], "-\ta\nb"]}
        ],
    }
    notes = {("tanggal",): ["satu"], ("menimbang", 0): ["dua"], ("menimbang", 0, "teks"): ["tiga", "empat"]}
    written = "".join(text for _, text in write_fields(facts, notes))

    assert (
        """\
# satu
tanggal: 2026-02-03
nomor: "08"
tentang: 3 hari kerja
menimbang:
  # dua
  # tiga
  # empat
  - teks: >-
      bahwa rencana rencana rencana rencana rencana rencana rencana rencana rencana rencana rencana
      rencana rencana - dan tindak lanjut
    rincian:
      - ["a, b", 1]
      - |
        -\ta
        b
"""
        == written
    )
