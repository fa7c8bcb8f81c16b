"""What the columns of a table mean, and how a row fills a naskah.

A column is named as the fact it fills: a field of the decree by its path (`nomor`,
`penetapan.nama`, `menimbang[2]`), a fact by the name of its variable (`tempat`), or a variable that
the naskah uses (`desa`, also written "Desa"). Other columns are the office's own and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from string import Template
from typing import Any

from kpudocs.errors import Fault, InvalidInput
from kpudocs.keputusan import NAMA_VARIABEL, TITIK, Keputusan

__all__ = ["Columns", "fill", "names_used", "resolve"]

Loc = tuple[int | str, ...]

_PATH = re.compile(r"[a-z_][a-z0-9_]*(?:\[[1-9][0-9]{0,4}\])?(?:\.[a-z_][a-z0-9_]*(?:\[[1-9][0-9]{0,4}\])?)*")
_STEP = re.compile(r"\[([0-9]+)\]|[^.\[\]]+")
_FACTS: dict[str, Loc] = {"tanggal": ("penetapan", "tanggal"), "tempat": ("penetapan", "tempat")}
_DERIVED = frozenset(NAMA_VARIABEL) - frozenset(Keputusan.model_fields) - frozenset(_FACTS)
_TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Columns:
    """What headers mean: each one's place in the decree, and which are nobody's."""

    locs: dict[str, Loc]
    unused: tuple[str, ...] = ()

    def header_at(self, loc: Loc) -> str:
        """The header that filled a place of the decree or something in or around it; "" if none did."""
        inside = [header for header, own in self.locs.items() if loc[: len(own)] == own]
        around = [header for header, own in self.locs.items() if loc and own[: len(loc)] == loc]
        return (sorted(inside, key=lambda header: -len(self.locs[header])) + around + [""])[0]


def names_used(data: Any) -> Iterator[tuple[str, Loc]]:
    """Every variable that the texts of plain data use, with the place of the text."""
    yield from _names_used(data, ())


def _names_used(data: Any, loc: Loc) -> Iterator[tuple[str, Loc]]:
    if isinstance(data, str):
        if "$" in data:
            yield from ((name, loc) for name in Template(data).get_identifiers())
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _names_used(value, (*loc, key))
    elif isinstance(data, (list, tuple)):
        for i, value in enumerate(data):
            yield from _names_used(value, (*loc, i))


def resolve(headers: Iterable[str], used: frozenset[str], file: str, *, own: Iterable[str] = ()) -> Columns:
    """The places that headers fill. `used` are the variables of the naskah, `own` those it gives a value.

    Raises InvalidInput with every header that fits nowhere.
    """
    locs: dict[str, Loc] = {}
    unused: list[str] = []
    faults: list[Fault] = []
    for header in headers:
        found = _resolve(header, used | set(own))
        if isinstance(found, Fault):
            faults.append(found)
        elif found is None:
            unused.append(header)
        elif found in locs.values():
            first = next(name for name, loc in locs.items() if loc == found)
            what = f'kolom "{header}" mengisi hal yang sama dengan kolom "{first}"'
            faults.append(Fault(what, "hapus salah satunya", code="kolom_ganda"))
        else:
            locs[header] = found
    if faults:
        raise InvalidInput(tuple(Fault(one.message, one.advice, file=file, code=one.code) for one in faults))
    return Columns(locs, tuple(unused))


def _resolve(header: str, variables: frozenset[str] | set[str]) -> Loc | Fault | None:
    path = _spell(header)
    first = re.split(r"[.\[]", path, maxsplit=1)[0]
    if path in _DERIVED:
        return Fault(f'kolom "{header}" tidak perlu', "hapus kolomnya; isinya diturunkan dari isian lain",
                     code="kolom_turunan")  # fmt: skip
    if path in _FACTS:
        return _FACTS[path]
    if path in variables:
        return ("variabel", path)
    if first in Keputusan.model_fields and _PATH.fullmatch(path):
        loc = _loc(path)
        return loc if loc != ("variabel",) else None
    if "." in path or "[" in path:
        near = get_close_matches(first, Keputusan.model_fields, 1, cutoff=0.5)
        advice = f'mungkin maksudnya "{near[0]}…"' if near else "tulis seperti penetapan.nama atau menimbang[2]"
        return Fault(f'kolom "{header}" tidak dikenal', advice, code="kolom_tidak_dikenal")
    return None


def _spell(header: str) -> str:
    """A header as a path: "Nama Ketua" is nama_ketua."""
    return re.sub(r"[^\w.\[\]]+", "_", header.strip().lower()).strip("_")


def _loc(path: str) -> Loc:
    return tuple(int(found[1]) - 1 if found[1] else found[0] for found in _STEP.finditer(path))


def fill(
    naskah: Mapping[str, Any], columns: Columns, values: Mapping[str, Any], used: frozenset[str]
) -> tuple[dict[str, Any], list[Fault]]:
    """The naskah's data with a row's values in their places, and what of the row has none.

    An empty cell leaves the naskah's own value; where there is none and a text uses the variable,
    it is a fault: nothing in an official text may come out empty unseen.
    """
    data: dict[str, Any] = dict(naskah)
    own = data.get("variabel")
    own = own if isinstance(own, dict) else {}
    faults: list[Fault] = []
    for header, loc in columns.locs.items():
        value = values.get(header)
        if value is None or (isinstance(value, str) and not value.strip()):
            if loc[0] == "variabel" and len(loc) == 2 and loc[1] in used and loc[1] not in own:
                advice = f"isi selnya, atau beri nilai bawaan: variabel.{loc[1]} dalam naskah"
                faults.append(Fault("sel kosong, padahal dipakai dalam naskah", advice, loc, code="sel_kosong"))
                _put(data, loc, TITIK)  # so that the texts that use it are not called faulty too
            continue
        if loc[0] != "variabel" and isinstance(value, str):
            value = _TRUTHS.get(value.strip().lower(), value)
        if not _put(data, loc, value):
            what = "tempatnya tidak ada dalam naskah"
            faults.append(Fault(what, "periksa nomor butirnya; daftar hanya dapat ditambah satu", loc, code="tempat"))
    return data, faults


def _put(data: dict[str, Any], loc: Loc, value: Any) -> bool:
    """Set a value at its place; what is changed on the way is copied, the rest is shared."""
    here: Any = data
    for step, following in zip(loc, (*loc[1:], None), strict=True):
        last = following is None
        if isinstance(step, int):
            if not isinstance(here, list) or step > len(here):
                return False
            if step == len(here):
                here.append(None)
        elif not isinstance(here, dict):
            return False
        old = here[step] if isinstance(step, int) else here.get(step)
        if last:
            here[step] = _merged(old, value)
        else:
            empty: Any = [] if isinstance(following, int) else {}
            here[step] = dict(old) if isinstance(old, dict) else list(old) if isinstance(old, list) else empty
            here = here[step]
    return True


def _merged(old: Any, new: Any) -> Any:
    """A group of fields joins the one that is there; everything else takes its place."""
    if isinstance(old, dict) and isinstance(new, dict):
        return old | {key: _merged(old.get(key), value) for key, value in new.items()}
    return new
