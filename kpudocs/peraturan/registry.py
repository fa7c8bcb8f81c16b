"""The registry: regulations that were checked, found by reference or by words, and cited from confirmed facts only.

What is not in it is unverified, never non-existent; what is in it but not confirmed is told and never used.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal

from pydantic import TypeAdapter

from kpudocs.bahasa.teks import variables_in_force
from kpudocs.peraturan.composer import amendment_ordinal, compose_peraturan
from kpudocs.peraturan.entri import Entri
from kpudocs.peraturan.jenis import JENIS_PERATURAN
from kpudocs.peraturan.model import Identitas, Peraturan
from kpudocs.peraturan.rujukan import Rujukan, parse_rujukan

__all__ = ["DATA", "DIBERIKAN_SEKALI", "Registry", "Unconfirmed", "made_by", "packaged_registry"]

DATA = ("lain.yaml", "pkpu.yaml", "pusat.yaml")
"""The files of the package's own registry."""
_ENTRIES = TypeAdapter(tuple[Entri, ...])
_WORD = re.compile(r"[^\W_]+")
_PENETAPAN_PERPPU = re.compile(
    r"Penetapan\s+Peraturan\s+Pemerintah\s+Pengganti\s+Undang-Undang\s+Nomor\s+(\S+)\s+Tahun\s+([0-9]{4})\b",
    re.IGNORECASE,
)
DIBERIKAN_SEKALI: tuple[Literal["bn", "ln", "tln"], ...] = ("ln", "tln", "bn")
"""The gazettes that give each number to one regulation."""
_PRINTED = ("ln", "tln", "bn", "bd", "ld", "tld")
_IDENTITY = (*("jenis", "pembentuk", "nomor", "tahun", "tanggal"), *("tentang", *_PRINTED, "lembaran_lain"))


class Unconfirmed(ValueError):
    """A regulation cannot be cited from the registry: `rujukan` names it, `names` the fields that lack."""

    def __init__(self, rujukan: str, names: tuple[str, ...]) -> None:
        super().__init__(rujukan, names)
        self.rujukan, self.names = rujukan, names


class Registry:
    """A set of entries. Of two for one regulation the later one counts: an office's own after the package's."""

    def __init__(self, entries: Iterable[Entri] = ()) -> None:
        self._entries = {entri.kunci: entri for entri in entries}
        self._by_number: dict[tuple[str, int], list[Entri]] = defaultdict(list)
        for entri in self._entries.values():
            self._by_number[entri.kunci[2:]].append(entri)

    def __iter__(self) -> Iterator[Entri]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def joined(self, entries: Iterable[Entri]) -> Registry:
        """A registry with others' entries too, which count before these."""
        return Registry((*self, *entries))

    def get(self, peraturan: Identitas) -> Entri | None:
        """The entry of a regulation, or None: unverified."""
        return self._entries.get(peraturan.kunci)

    def find(self, rujukan: Rujukan | str) -> tuple[Entri, ...]:
        """Every entry that a reference may mean; a text that is no reference means none."""
        wanted = parse_rujukan(rujukan, loose=True) if isinstance(rujukan, str) else rujukan
        if wanted is None:
            return ()
        if wanted.jenis == "uud":
            return tuple(entri for entri in self if entri.jenis == "uud")
        key = Identitas(jenis="uu", nomor=wanted.nomor, tahun=wanted.tahun).kunci[2:]
        return tuple(entri for entri in self._by_number.get(key, ()) if wanted.fits(entri))

    def search(self, words: str) -> tuple[Entri, ...]:
        """The entries whose citation or short name holds every word, whatever the letters' case."""
        wanted = set(_WORD.findall(words.lower()))
        if not wanted:
            return ()
        return tuple(entri for entri, known in self._words if all(any(w in k for k in known) for w in wanted))

    @cached_property
    def _words(self) -> list[tuple[Entri, set[str]]]:
        return [
            (entri, set(_WORD.findall(f"{compose_peraturan(as_peraturan(entri))} {entri.rujukan}".lower())))
            for entri in self
        ]

    def amendments(self, entri: Entri) -> tuple[Identitas, ...]:
        """What amended it, in order, as far as that is confirmed: entries, or only their identity."""
        if "diubah_oleh" in entri.belum_pasti:
            return ()
        return tuple(self._referred(text) for text in entri.diubah_oleh)

    def revoker(self, entri: Entri) -> Identitas | None:
        """What revoked it, if that is confirmed: an entry, or only its identity."""
        text = entri.confirmed("dicabut_oleh")
        return self._referred(text) if text and "status" not in entri.belum_pasti else None

    def _referred(self, text: str) -> Identitas:
        found = self.find(text)
        if len(found) == 1:
            return found[0]
        rujukan = parse_rujukan(text)
        if rujukan is None or rujukan.jenis is None:
            raise AssertionError(f"an entry holds no reference but {text!r}")
        return Identitas(
            jenis=rujukan.jenis, pembentuk=rujukan.pembentuk or None, nomor=rujukan.nomor, tahun=rujukan.tahun
        )

    def cite(self, entri: Entri, tahun: int | None = None, tanggal: date | None = None) -> Peraturan:
        """The regulation with its amendments, of confirmed facts only, as it stood when a decree was made.

        `tahun` and `tanggal` are the decree's; without a year every amendment counts, without a day those
        of its own year too. Raises Unconfirmed where a fact that the citation prints is not there or not
        confirmed, or where nobody can tell whether an amendment of the decree's own year came before it.
        """
        if "diubah_oleh" in entri.belum_pasti:
            raise Unconfirmed(entri.rujukan, ("diubah_oleh",))
        base = _confirmed(entri)
        changes = _without_ratified([one for one in self.amendments(entri) if _counts(one, tahun, tanggal)])
        if not changes:
            return base
        last = changes[-1]
        if not isinstance(last, Entri):
            raise Unconfirmed(last.rujukan, ("tentang", *JENIS_PERATURAN[last.jenis].lembar))
        amendment = _confirmed(last)
        often = len(changes) > 1 or (amendment_ordinal(amendment.tentang or "") or 1) > 1
        return base.model_copy(update={"diubah": (amendment,), "beberapa_kali": often or None})

    def sharing(self, peraturan: Identitas) -> tuple[Entri, ...]:
        """The entries with a confirmed number in a gazette that this regulation has too."""
        found = (self._by_gazette.get((name, str(getattr(peraturan, name)))) for name in DIBERIKAN_SEKALI)
        return tuple({entri.kunci: entri for entries in found for entri in entries or ()}.values())

    @cached_property
    def _by_gazette(self) -> dict[tuple[str, str], list[Entri]]:
        index: dict[tuple[str, str], list[Entri]] = defaultdict(list)
        for entri in self:
            for name in DIBERIKAN_SEKALI:
                if (value := entri.confirmed(name)) is not None:
                    index[name, str(value)].append(entri)
        return dict(index)

    def supplement_range(self, tahun: int, nomor: int) -> tuple[int, int] | None:
        """Between which TLN numbers that of Lembaran Negara `nomor` of a year must lie, by its neighbours.

        None where the registry has no neighbour on both sides.
        """
        known = self._supplements
        left = bisect_left(known, (tahun, nomor, 0)) - 1
        right = bisect_right(known, (tahun, nomor, 1_000_000))
        if left < 0 or right >= len(known):
            return None
        return known[left][2], known[right][2]

    @cached_property
    def _supplements(self) -> list[tuple[int, int, int]]:
        """Year and number of the Lembaran Negara with the TLN, of entries where both are confirmed."""
        return sorted(
            (ln.tahun, int(ln.nomor), int(tln))
            for entri in self
            if (ln := entri.confirmed("ln")) and (tln := entri.confirmed("tln"))
            if ln.nomor.isdigit() and tln.isdigit()
        )


def made_by(peraturan: Identitas, tahun: int, tanggal: date | None) -> bool | None:
    """Whether a regulation was there by a decree's year and day; None where that cannot be known.

    >>> uu = Identitas(jenis="uu", nomor="1", tahun=2020)
    >>> made_by(uu, 2019, None), made_by(uu, 2020, None), made_by(uu, 2021, None)
    (False, None, True)
    """
    if peraturan.tahun is None:
        return None
    if peraturan.tahun != tahun:
        return peraturan.tahun < tahun
    made = peraturan.confirmed("tanggal") if isinstance(peraturan, Entri) else peraturan.tanggal
    return bool(made <= tanggal) if made and tanggal else None


def _counts(change: Identitas, tahun: int | None, tanggal: date | None) -> bool:
    """Whether an amendment is cited in a decree; in a draft without a day those of its year are."""
    made = None if tahun is None else made_by(change, tahun, tanggal)
    if made is None and tahun is not None and tanggal is not None:
        raise Unconfirmed(change.rujukan, ("tanggal",))
    return made is not False


def _without_ratified(changes: Sequence[Identitas]) -> list[Identitas]:
    """Amendments without a Perppu that a later one made law: the two are one amendment."""
    ratified = {(found[1], int(found[2])) for one in changes if (found := _PENETAPAN_PERPPU.match(one.tentang or ""))}
    return [one for one in changes if one.jenis != "perppu" or (one.nomor, one.tahun) not in ratified]


def as_peraturan(entri: Identitas) -> Peraturan:
    """The identity alone, as a citation has it; unconfirmed facts too, save the day, which only compares."""
    facts = {name: getattr(entri, name) for name in _IDENTITY}
    if isinstance(entri, Entri):
        facts["tanggal"] = entri.confirmed("tanggal")
    return Peraturan.model_construct(**facts)


def _confirmed(entri: Entri) -> Peraturan:
    """The identity, of confirmed facts only. Raises Unconfirmed if one that is printed is missing."""
    missing = dict.fromkeys(name for name in entri.kekurangan if name != "pembentuk")
    missing |= dict.fromkeys(name for name in entri.belum_pasti if name in ("tentang", *_PRINTED))
    if missing:
        raise Unconfirmed(entri.rujukan, tuple(missing))
    return as_peraturan(entri)


@cache
def packaged_registry() -> Registry:
    """The registry that comes with the package."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries: list[Entri] = []
    for name in DATA:
        raw = files("kpudocs.peraturan").joinpath("data", name).read_bytes()
        data: Any = yaml.load(raw, Loader=loader)  # noqa: S506 – CSafeLoader, only faster
        with variables_in_force(None):  # "$" in a title is a character, whatever decree is being read
            entries += _ENTRIES.validate_python(data["peraturan"])
    return Registry(entries)
