"""A decree as the rules read it: its facts, its texts with their places, and its wording."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from kpudocs.bahasa.angka import parse_romawi
from kpudocs.composition import compose
from kpudocs.keputusan import Keputusan
from kpudocs.lampiran.dasar import Lampiran
from kpudocs.lampiran.settled import recall
from kpudocs.naskah import Naskah, Ragam
from kpudocs.peraturan.parser import parse_sitasi
from kpudocs.peraturan.registry import Registry, packaged_registry
from kpudocs.peraturan.sitasi import Sitasi
from kpudocs.rules.document import Document
from kpudocs.rules.finding import Finding, Loc
from kpudocs.rules.place import spell_place, spell_printed

if TYPE_CHECKING:
    from kpudocs.kamus.ejaan import Ejaan

__all__ = ["Decree", "Text"]

_ROMAN = re.compile(r"\b[IVX]{1,6}$")
_NO_PROSE = ("lembaga", "profil", "variabel")
_NAMES = ("nama", "tempat", "unit", "nomor")


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the decree, as it will be printed, and the way to it in the model."""

    loc: Loc
    value: str

    @property
    def is_name(self) -> bool:
        """Whether it is a person's or a place's name; the name of an area or a kegiatan is not."""
        return (self.loc[0] in ("penetapan", "salinan", "nomor") and self.loc[-1] in _NAMES) or "orang" in self.loc

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every place that a pattern fits."""
        return pattern.finditer(self.value)

    def finding(
        self,
        words: re.Match[str] | tuple[int, int] | None,
        message: str,
        advice: str = "",
        replacement: str | None = None,
    ) -> Finding:
        """A finding at words of this text: a match, or start and end; None for the whole text."""
        start, end = words.span() if isinstance(words, re.Match) else words or (0, len(self.value))
        return Finding(message, advice, self.loc, self.value[start:end], start, replacement)


class Decree:
    """What a rule is given.

    `naskah` is the wording: composed by kpudocs, or that of a `document` as it was read. `registry` is what
    is known of regulations. `words` are an office's own, which are no mistakes.
    """

    def __init__(
        self,
        keputusan: Keputusan,
        naskah: Naskah | None = None,
        registry: Registry | None = None,
        words: Iterable[str] = (),
        document: Document | None = None,
    ) -> None:
        self.keputusan = keputusan
        self.document = document
        self._naskah = document.naskah if document else naskah
        self._registry = registry
        self._words = words

    @cached_property
    def ejaan(self) -> Ejaan:
        """The spelling of Indonesian, with the office's own words."""
        from kpudocs.kamus.ejaan import ejaan_of

        return ejaan_of(frozenset(self._words))

    @cached_property
    def naskah(self) -> Naskah:
        """The wording, as a draft: whatever is not known yet reads as dots."""
        return self._naskah or compose(self.keputusan, Ragam.RANCANGAN)

    def may_hide(self, *parts: str) -> bool:
        """Whether something of these parts may stand in what was not understood of a document.

        Where it may, nothing is to be argued from what they lack.
        """
        unread = self.document.unread if self.document else {}
        return any(not held or held.startswith(parts) for held in unread)

    @cached_property
    def unread(self) -> tuple[Text, ...]:
        """What of a document was not understood, part by part: for rules that look at single words."""
        unread = self.document.unread if self.document else {}
        return tuple(Text(_loc_of(part), words) for part, words in unread.items())

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text that people typed and that is printed, in the order of the file's fields."""
        return tuple(_texts(self.keputusan, (), _NO_PROSE))

    def part(self, *loc: int | str) -> tuple[Text, ...]:
        """The texts at a place and below it: `part("menimbang")`, `part("lampiran", 0)`."""
        return tuple(text for text in self.texts if text.loc[: len(loc)] == loc)

    @cached_property
    def judul(self) -> Text:
        """The decree's title, its lines as typed."""
        return Text(("tentang",), self.keputusan.tentang)

    @cached_property
    def menimbang(self) -> tuple[Text, ...]:
        """The considerations as they were typed."""
        return tuple(Text(("menimbang", i), text) for i, text in enumerate(self.keputusan.menimbang))

    @cached_property
    def mengingat(self) -> tuple[Text, ...]:
        """The legal bases: as they were typed, or as they are printed where a reference was typed."""
        printed = self.naskah.mengingat.butir
        return tuple(
            Text(("mengingat", i), typed if isinstance(typed, str) else printed[i].teks)
            for i, typed in enumerate(self.keputusan.mengingat)
        )

    @cached_property
    def registry(self) -> Registry:
        """What is known of regulations: the package's record, or with it that of the decree's office."""
        return packaged_registry() if self._registry is None else self._registry

    @cached_property
    def sitasi(self) -> tuple[tuple[Text, Sitasi], ...]:
        """The legal bases with what was read of them."""
        return tuple((text, _sitasi(text.value)) for text in self.mengingat)

    @cached_property
    def diktum(self) -> tuple[Text, ...]:
        """The opening texts of the dicta, as typed; what stands below one is in `part`."""
        return tuple(Text(("memutuskan", i, "teks"), poin.teks) for i, poin in enumerate(self.keputusan.memutuskan))

    @property
    def lampiran_count(self) -> int:
        """How many lampirans there are: in a document those too that were not understood, or that its numbers skip."""
        numbers = [_ROMAN.search(one.label) for one in self.naskah.lampiran] if self.document else []
        highest = 0
        for found in filter(None, numbers):
            with suppress(ValueError):  # no number: told as it stands
                highest = max(highest, parse_romawi(found[0]))
        return max(len(self.keputusan.lampiran), len(numbers), highest)

    def spell_place(self, loc: Loc) -> str:
        """A place as a lawyer names it, by the letters and numbers that a document itself has."""
        if self.document and (said := spell_printed(loc, self.naskah)):
            return said
        return spell_place(loc, considerations=len(self.naskah.menimbang.butir), appendices=self.lampiran_count)


def _loc_of(part: str) -> Loc:
    """The field of a part that the reader of a document names: "kepala lampiran 0", "lampiran 1"."""
    name, _, number = part.removeprefix("kepala ").partition(" ")
    if name == "lampiran" and number.isdigit():
        return (name, max(0, int(number) - (not part.startswith("kepala"))))
    return (name,) if name in Keputusan.model_fields else ("belum_terbaca",)


_sitasi = lru_cache(maxsize=512)(parse_sitasi)  # a batch's decrees cite the same law


def _texts(value: Any, loc: Loc, without: tuple[str, ...] = ()) -> Iterator[Text]:
    if isinstance(value, str):
        if value:
            yield Text(loc, value)
    elif isinstance(value, Lampiran):  # a batch's decrees may share it
        yield from recall(value, loc, lambda: tuple(_fields(value, loc, without)))
    elif isinstance(value, BaseModel):
        yield from _fields(value, loc, without)
    elif isinstance(value, (tuple, list)):
        for i, item in enumerate(value):
            yield from _texts(item, (*loc, i))


def _fields(value: BaseModel, loc: Loc, without: tuple[str, ...]) -> Iterator[Text]:
    for name, field in type(value).model_fields.items():
        if name in value.model_fields_set and name not in without and not _is_literal(field.annotation):
            yield from _texts(getattr(value, name), (*loc, name))


def _is_literal(annotation: Any) -> bool:
    return get_origin(annotation) is Literal or any(map(_is_literal, get_args(annotation)))
