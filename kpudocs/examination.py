"""Examine a decree's file: the rules' findings at their places, less those accepted there.

A finding is accepted by a comment with a reason (`kpudocs.loaders.acceptances`). An acceptance that
accepts nothing any more, that gives no reason or that cannot be read is a finding itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from kpudocs.loaders.acceptances import Acceptance, read_acceptances
from kpudocs.loaders.source import Loc, Source
from kpudocs.loaders.yaml_nodes import Lines, Node, scan
from kpudocs.loaders.yaml_words import Span, Spelling
from kpudocs.rules import RULES, lint
from kpudocs.rules.document import Document
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["ABAIAN", "Accepted", "Examination", "Words", "examine"]

ABAIAN = {
    "AB01": "pengabaian basi",
    "AB02": "pengabaian tanpa alasan",
    "AB03": "pengabaian tidak terbaca",
}
"""What may be wrong with an acceptance: not rules of drafting, but findings all the same."""
_DASAR = f"{PRAKTIK}: temuan hanya diabaikan dengan alasan, dan selama masih ada"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that was accepted, and why."""

    finding: Finding
    reason: str

    def as_dict(self) -> dict[str, Any]:
        """The stable JSON form: that of the finding, and the reason."""
        return {**self.finding.as_dict(), "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found in one file, in the order of the file, and what of it was accepted."""

    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...] = ()

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings that are as grave as that, or graver."""
        return tuple(found for found in self.findings if found.severity.rank >= severity.rank)


def examine(
    source: Source,
    rules: Iterable[Rule] = RULES,
    *,
    known: Iterable[str] | None = None,
    words: Iterable[str] = (),
    document: Document | None = None,
) -> Examination:
    """Look through a decree with some rules.

    `known` are the codes of all rules there are, those that do not look now among them: an acceptance
    of such a code is left alone. `words` are an office's own, which are no mistakes of spelling.
    `document` is what a document says itself whose facts the source holds.
    """
    rules = tuple(rules)
    looking = {rule.code for rule in rules}
    there = {*(rule.code for rule in RULES), *looking, *(known or ())}
    spelt = Words(source)
    found_by_rules = lint(source.keputusan, rules=rules, registry=source.registry, words=words, document=document)
    findings = [spelt.locate(found) for found in found_by_rules]
    acceptances = read_acceptances(source.text) if source.text is not None else ()
    left, accepted, used = _accept(findings, acceptances, source)
    left += _stale(acceptances, used, looking, there, source.places.file)
    left.sort(key=lambda found: (found.line, found.column, found.code))
    return Examination(tuple(left), tuple(accepted))


def _accept(
    findings: list[Finding], acceptances: tuple[Acceptance, ...], source: Source
) -> tuple[list[Finding], list[Accepted], set[tuple[int, str]]]:
    left: list[Finding] = []
    accepted: list[Accepted] = []
    used: set[tuple[int, str]] = set()
    for found in findings:
        nearest, _ = source.places.nearest(found.loc)
        covering = [i for i, one in enumerate(acceptances) if one.covers(found.code, found.loc, nearest)]
        used |= {(i, found.code) for i in covering}
        if covering:
            accepted.append(Accepted(found, acceptances[covering[-1]].reason))
        else:
            left.append(found)
    return left, accepted, used


def _stale(
    acceptances: tuple[Acceptance, ...],
    used: set[tuple[int, str]],
    looking: set[str],
    there: set[str],
    file: str,
) -> list[Finding]:
    """What is wrong with the acceptances themselves."""
    found: list[Finding] = []
    for i, one in enumerate(acceptances):
        form = 'tulis # kpudocs: abaikan KODE "alasan"'
        if not one.codes:
            found.append(_told(one, "AB03", "keterangan ini tidak terbaca sebagai pengabaian", form, file))
        elif not one.reason:
            codes = ",".join(one.codes)
            advice = f'tulis # kpudocs: abaikan {codes} "alasan"'
            found.append(_told(one, "AB02", f"pengabaian {codes} tanpa alasan tidak berlaku", advice, file))
        for code in one.codes if one.reason else ():
            if code not in there:
                what = f"kode aturan {code} tidak dikenal"
                found.append(_told(one, "AB03", what, "periksa dengan kpudocs rule --all", file))
            elif code in looking and (i, code) not in used:
                what = f"temuan {code} yang diabaikan di sini tidak ada lagi"
                found.append(_told(one, "AB01", what, "hapus keterangan pengabaian ini", file))
    return found


def _told(one: Acceptance, code: str, message: str, advice: str, file: str) -> Finding:
    found = Finding(message, advice, one.loc or (), one.words, code=code, name=ABAIAN[code], dasar=_DASAR)
    found = replace(found, bagian="Pengabaian")
    return found.at(file, (one.line, one.column), (one.line, one.end_column))


class Words:
    """Where the words of findings stand in a decree's file; the file is scanned when the first is asked for."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._nodes: dict[Loc, Node] | None = None
        self._lines: Lines | None = None
        self._spellings: dict[Loc, Spelling | None] = {}

    def span(self, found: Finding) -> Span | None:
        """The characters of the file that spell a finding's words; None where they are not typed there."""
        spelling = self._spelling(found.loc)
        value = _value(self._source.keputusan, found.loc)
        if spelling is None or not isinstance(value, str):
            return None
        end = found.offset + len(found.words)
        return spelling.find(found.offset, end) if value[found.offset : end] == found.words else None

    def locate(self, found: Finding) -> Finding:
        """The finding with its place: that of its words, or of the nearest thing that was typed."""
        places = self._source.places
        if self._source.text is None:
            return replace(found, file=places.file)
        span = self.span(found) if found.words else None
        if span is not None and self._lines is not None:
            return found.at(places.file, self._lines.place(span.start), self._lines.place(span.end))
        if found.words and span is None:
            found = replace(found, replacement=None)  # words that kpudocs composed cannot be mended in the file
        nearest, missing = places.nearest(found.loc)
        field = self._field(nearest, found.words)
        if field is not None and self._lines is not None:
            return found.at(places.file, self._lines.place(field.start), self._lines.place(field.end))
        place = (places.keys.get(nearest) if missing else None) or places.values.get(nearest) or (1, 1)
        return found.at(places.file, (1, 1) if missing and not nearest else place, place)

    def _field(self, loc: Loc, words: str) -> Node | None:
        """The field below a place from which words were composed, where a single one says the same."""
        if self._nodes is None or not words or (here := self._nodes.get(loc)) is None or here.style != "map":
            return None
        said = _bare(words)
        below = [node for at, node in self._nodes.items() if at[: len(loc)] == loc and node.scalar and node.value]
        found = [node for node in below if _bare(node.value) == said]
        found = found or [node for node in below if _composed(node.value).search(said)]
        return found[0] if len(found) == 1 else None

    def _spelling(self, loc: Loc) -> Spelling | None:
        if loc in self._spellings or self._source.text is None:
            return self._spellings.get(loc)
        if self._nodes is None:
            self._nodes, self._lines = scan(self._source.text), Lines(self._source.text)
        nearest, rest = self._source.places.nearest(loc)
        node = self._nodes.get(nearest)
        value = _value(self._source.keputusan, loc)
        # A step that the model adds (the text of a bare item) is passed over; a field that is not there is not.
        there = node is not None and node.scalar and isinstance(value, str) and not any(type(s) is int for s in rest)
        self._spellings[loc] = Spelling(self._source.text, node, value) if there and node else None
        return self._spellings[loc]


def _bare(text: str) -> str:
    return " ".join(text.split())


def _composed(value: str) -> re.Pattern[str]:
    """How the end of a gazette's words reads that was composed from a value: "2017/182" or "6109"."""
    tahun, _, nomor = value.partition("/")
    words = rf"Tahun {re.escape(tahun)} Nomor {re.escape(nomor)}" if nomor else rf"Negara.* Nomor {re.escape(tahun)}"
    return re.compile(rf"^(?:Tambahan )?(?:Lembaran|Berita) .*{words}$")


def _value(data: Any, loc: Loc) -> Any:
    """What the model holds at a place; None where there is nothing."""
    for step in loc:
        try:
            data = data[step] if isinstance(step, int) or isinstance(data, dict) else getattr(data, step)
        except (AttributeError, IndexError, KeyError, TypeError):
            return None
    return data
