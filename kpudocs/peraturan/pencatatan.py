"""From a citation to entries of an office's record, and their form in the file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import wrap
from typing import Any

from kpudocs.peraturan.entri import Entri
from kpudocs.peraturan.model import Identitas, Lembaran, Peraturan, year_in_number
from kpudocs.peraturan.registry import Registry

__all__ = ["entries_text", "make_entries", "write_entry"]

_FACTS = (
    *("jenis", "pembentuk", "nomor", "tahun", "tanggal", "tentang"),
    *("ln", "tln", "bn", "bd", "ld", "tld", "lembaran_lain"),
)
_PLAIN = re.compile(r"[A-Za-z0-9][\w./() –-]*")
_WIDTH = 100


def make_entries(
    peraturan: Peraturan, registry: Registry, *, sumber: str, diperiksa: date, dicabut_oleh: str | None = None
) -> tuple[Entri, ...]:
    """The entries that a citation gives: the regulation, and its amendments that are not wholly on record yet.

    Amendments that are on record already stay in their order, before those that the citation adds.
    """
    signed = {"sumber": sumber, "diperiksa": diperiksa}
    known = registry.get(peraturan)
    chain = list(known.diubah_oleh) if known and "diubah_oleh" not in known.belum_pasti else []
    there = {one.kunci for text in chain for one in registry.find(text)}
    chain += [one.rujukan for one in peraturan.diubah if one.kunci not in there]
    became = {"diubah_oleh": tuple(chain), "dicabut_oleh": dicabut_oleh}
    new = (Entri.model_validate(_facts(one) | signed) for one in peraturan.diubah if not _on_record(one, registry))
    return (Entri.model_validate(_facts(peraturan) | signed | became), *new)


def _on_record(peraturan: Peraturan, registry: Registry) -> bool:
    """Whether all that is said of a regulation is on record and confirmed."""
    known = registry.get(peraturan)
    said = _facts(peraturan).keys() & {"tentang", "ln", "tln", "bn", "bd", "ld", "tld"}
    return known is not None and all(known.confirmed(name) is not None for name in said)  # type: ignore[arg-type]


def _facts(peraturan: Identitas) -> dict[str, Any]:
    return {name: value for name in _FACTS if (value := getattr(peraturan, name)) is not None}


def write_entry(entri: Entri, indent: int = 2) -> str:
    """An entry as an item of the file's list, at an indent."""
    first, *rest = _lines(entri)
    pad = " " * indent
    return "".join(f"{pad}{'- ' if line is first else '  '}{line}\n" for line in (first, *rest))


def _lines(entri: Entri) -> Iterator[str]:
    for name in (*_FACTS, "diubah_oleh", "dicabut_oleh", "belum_pasti", "sumber", "diperiksa"):
        value = getattr(entri, name)
        if value in (None, ()) or (name == "tahun" and year_in_number(entri.nomor or "")):
            continue
        if name == "sumber" and len(value) == 1:
            value = value[0]
        if isinstance(value, tuple):
            yield f"{name}: [{', '.join(map(_scalar, value))}]"
        elif isinstance(value, str) and len(value) > _WIDTH - 20:
            yield f"{name}: >-"
            yield from (f"  {line}" for line in wrap(value, _WIDTH, break_long_words=False, break_on_hyphens=False))
        else:
            yield f"{name}: {_scalar(value)}"


def _scalar(value: Any) -> str:
    text = value.isoformat() if isinstance(value, date) else str(value)
    if isinstance(value, (int, date, Lembaran)) or (_PLAIN.fullmatch(text) and not _reads_otherwise(text)):
        return text
    return json.dumps(text, ensure_ascii=False)


def _reads_otherwise(text: str) -> bool:
    """A plain word that YAML takes for something else."""
    return text.lower() in ("true", "false", "null", "yes", "no", "on", "off") or text != text.strip()


def entries_text(entries: Iterable[Entri], indent: int = 2) -> str:
    """Entries one after the other, a blank line before each."""
    return "".join(f"\n{write_entry(entri, indent)}" for entri in entries)
