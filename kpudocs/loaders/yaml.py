"""Decrees typed as YAML, read strictly.

The scalars are those of YAML 1.2's core schema, and fewer: `true`/`false`, `null`, and plain
decimal whole numbers. Everything else is the text as it was typed, so that "08", "1:30", "1e3"
and "0o17" reach the paper as they are. Duplicate keys, anchors, aliases and tags are refused: a
decree should hold no surprise. All faults of a file are told in one run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from kpudocs.bahasa.teks import describe_character, find_forbidden, mask_forbidden
from kpudocs.errors import Fault, InvalidInput
from kpudocs.faults import faults_of
from kpudocs.keputusan import Keputusan
from kpudocs.loaders.dari import pulled_workbooks, take_workbooks
from kpudocs.loaders.source import Loc, Place, Places, Source
from kpudocs.loaders.yaml_syntax import tell_syntax
from kpudocs.loaders.yaml_traps import Trap, find_cut, find_traps

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Parsed", "load", "parse"]

MAX_BYTES = 16 * 1024 * 1024
"""A plan of 10,000 rows takes about 4 MB."""
MAX_DEPTH = 40
_MAX_FAULTS = 200  # of one kind: a binary file is not told byte by byte

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_CONSTANTS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_STR_TAGS = (None, "!", "tag:yaml.org,2002:str")

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # as YAML counts lines


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a YAML file holds: plain data, where it stands, and what is wrong with its writing."""

    data: Any
    places: Places
    faults: list[Fault]
    unread: set[Loc]
    """What was refused already, so that the model's word on it is one too many."""
    text: str
    """The file's own text."""


def load(raw: bytes, name: str, folder: Path, facts: Mapping[str, Any] | None = None) -> Source:
    """Read a decree. `name` stands in messages; a logo is looked for from `folder`.

    `facts` take the place of the file's own.

    Raises InvalidInput with every fault.
    """
    from kpudocs.loaders.peraturan import find_record, load_registry

    parsed = parse(raw, name)
    data, places, faults = parsed.data, parsed.places, parsed.faults
    registry = None
    try:
        registry = load_registry(folder) if find_record(folder) else None
    except InvalidInput as error:
        faults += error.faults
    keputusan: Keputusan | None = None
    pulled: tuple[Path, ...] = ()
    if isinstance(data, dict):
        data |= facts or {}
        pulled = pulled_workbooks(data, folder)
        faults += take_workbooks(data, folder, places)
        try:
            keputusan = Keputusan.model_validate(data, context={"folder": folder, "registry": registry})
        except ValidationError as error:
            told = (fault for fault in faults_of(error, Keputusan) if fault.loc not in parsed.unread)
            faults += map(places.locate, told)
    elif not faults:
        what = "berkas kosong" if data is None else "isi berkas harus berupa kelompok isian"
        faults.append(Fault(what, 'mulai dari "kpudocs new"', code="berkas_kosong").at(name, 1, 1))
    if faults or keputusan is None:
        raise InvalidInput(tuple(sorted(faults, key=lambda fault: (fault.line, fault.column))))
    return Source(keputusan, places, parsed.text, registry, raw, pulled)


def parse(raw: bytes, name: str) -> Parsed:
    """Read the data of a file, not yet judged as a decree: strictly, with its faults and places.

    Raises InvalidInput only for what cannot be read as text at all.
    """
    places = Places(name)
    faults: list[Fault] = []
    text = _decode(raw, name)
    for line, column, char in _forbidden(text):
        what = f"karakter {describe_character(char)} tidak boleh ada dalam naskah"
        faults.append(Fault(what, "hapus karakter itu", code="karakter_terlarang").at(name, line, column))
    composer = _Composer(mask_forbidden(text), places, faults)
    return Parsed(composer.compose(), places, faults, composer.unread, text)


def _decode(raw: bytes, name: str) -> str:
    def refuse(message: str, advice: str, line: int = 1, column: int = 1) -> InvalidInput:
        return InvalidInput((Fault(message, advice, code="pengodean").at(name, line, column),))

    if len(raw) > MAX_BYTES:
        raise refuse(f"berkas lebih besar dari {MAX_BYTES // 1024 // 1024} MB", "bagi menjadi beberapa keputusan")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise refuse("berkas tersimpan sebagai UTF-16", 'simpan ulang dengan pengodean "UTF-8"')
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line, column = before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1
        raise refuse(
            "berkas tidak tersimpan sebagai UTF-8", 'simpan ulang dengan pengodean "UTF-8"', line, column
        ) from None


def _forbidden(text: str) -> Iterator[tuple[int, int, str]]:
    """The line, column and character of each thing that may not stand in a decree."""
    told = 0
    for number, line in enumerate(text.split("\n"), 1):
        start = 0
        while told < _MAX_FAULTS and (found := find_forbidden(line[start:])):
            start += found.end()
            told += 1
            yield number, start, found[0]


def _place(event: Any) -> Place:
    """Where an event starts, counted from 1."""
    return (event.start_mark.line + 1, event.start_mark.column + 1)


class _TooDeep(Exception):
    pass


class _Composer:
    """Builds plain data from YAML's events, and notes where everything stands."""

    def __init__(self, text: str, places: Places, faults: list[Fault]) -> None:
        self._lines = _BREAK.split(text)
        self._events = yaml.parse(text, Loader=_Loader)
        self._places = places
        self._faults = faults
        self._depth = 0
        self._last: Any = None  # the last scalar, to tell what went wrong after it
        self.unread: set[Loc] = set()
        """What was refused already, so that the model's word on it is one too many."""

    def compose(self) -> Any:
        """The data of the only document; None when it is empty or cannot be parsed."""
        data: Any = None
        documents = 0
        try:
            while not isinstance(event := self._next(), yaml.StreamEndEvent):
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._fault(event, "berkas memuat lebih dari satu dokumen", 'hapus baris "---"', ())
                        break
                elif isinstance(event, yaml.NodeEvent):
                    data = self._node(event, ())
        except yaml.YAMLError as error:
            self._tell_syntax(error)
            return None
        except _TooDeep:
            return None
        return data

    def _fault(self, event: Any, message: str, advice: str, loc: Loc, code: str = "susunan_yaml") -> None:
        fault = Fault(message, advice, loc, code=code)
        self._faults.append(fault.at(self._places.file, *_place(event)))

    def _next(self) -> Any:
        """The next event. What is nested too deep ends the reading: its cost has no bound."""
        event = next(self._events)
        self._depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.ScalarEvent):
            self._last = event
        if self._depth > MAX_DEPTH:
            self._fault(event, "isian bertingkat terlalu dalam", "sederhanakan susunannya", ())
            raise _TooDeep
        return event

    def _tell_syntax(self, error: yaml.YAMLError) -> None:
        line, column, message, advice = tell_syntax(error, self._lines, self._last)
        if not any(fault.line == line and fault.code == "terbaca_lanjutan" for fault in self._faults):
            self._faults.append(Fault(message, advice, code="susunan_yaml").at(self._places.file, line, column))

    def _trapped(self, traps: Iterable[Trap], loc: Loc) -> None:
        for line, column, code, message, advice in traps:
            self._faults.append(Fault(message, advice, loc, code=code).at(self._places.file, line, column))
            self.unread.add(loc)

    def _node(self, event: Any, loc: Loc) -> Any:
        self._places.values[loc] = _place(event)
        if isinstance(event, yaml.AliasEvent):
            self._fault(event, f'rujukan "*{event.anchor}" tidak diterima', "tulis isinya, atau pakai variabel", loc)
            self.unread.add(loc)
            return None
        if event.anchor is not None:
            self._fault(event, f'jangkar "&{event.anchor}" tidak diterima', "tulis isinya, atau pakai variabel", loc)
        if event.tag not in _STR_TAGS:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._fault(event, f'tanda "{tag}" tidak diterima', "hapus tanda itu", loc)
        if isinstance(event, yaml.ScalarEvent):
            self._trapped(find_traps(event, self._lines), loc)
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(loc)
        return self._mapping(loc)

    @staticmethod
    def _scalar(event: Any) -> Any:
        text = event.value
        if event.style or event.tag == _STR_TAGS[2]:
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        return int(text) if _INT.fullmatch(text) and text != "-0" else text

    def _sequence(self, loc: Loc) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(event, (*loc, len(items))))
        return items

    def _mapping(self, loc: Loc) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._fault(event, "nama isian harus berupa kata", "periksa titik dua dan tanda kurung", loc)
                self._skip(event)
                self._skip(self._next())
                continue
            key, place = event.value, (*loc, event.value)
            if key in fields:
                first = self._places.keys[place][0]
                self._fault(event, f'isian "{key}" sudah ada pada baris {first}', "hapus salah satunya", place)
                self._skip(self._next())
                continue
            self._places.keys[place] = _place(event)
            value = self._next()
            if isinstance(value, yaml.ScalarEvent) and not value.value and (trap := find_cut(event, self._lines)):
                self._trapped((trap,), place)
            fields[key] = self._node(value, place)
        return fields

    def _skip(self, event: Any) -> None:
        """Pass over a node without building it."""
        depth = 0
        while True:
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth == 0:
                return
            event = self._next()
