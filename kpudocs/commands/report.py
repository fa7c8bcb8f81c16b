"""How `kpudocs check` tells what it found: to people, to programs, to GitHub, as SARIF."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kpudocs.commands.console import put, say
from kpudocs.errors import Fault

if TYPE_CHECKING:
    from kpudocs.examination import Accepted
    from kpudocs.rules.finding import Finding
    from kpudocs.rules.rule import Rule

__all__ = ["FileReport", "describe", "report_github", "report_json", "report_sarif", "report_text", "summarize"]

_LONGEST = 90  # characters of the offending words that are shown
_COLOURS = {"galat": "31", "peringatan": "33", "info": "36"}
_GITHUB = {"galat": "error", "peringatan": "warning", "info": "notice"}
_SARIF = {"galat": "error", "peringatan": "warning", "info": "note"}


@dataclass(slots=True)
class FileReport:
    """What was found in one file; with `faults` it could not be read."""

    file: str
    faults: tuple[Fault, ...] = ()
    missing: dict[str, tuple[Fault, ...]] = field(default_factory=dict)
    undecided: tuple[Fault, ...] = ()
    """What `kpudocs rollover` and the like left to a person, not decided yet: only a draft is made so long."""
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    mended: tuple[Finding, ...] = ()
    hidden: int = 0
    """How many findings are below the severity that was asked for."""
    notes: tuple[str, ...] = ()
    """What else a person should know of the file."""


def describe(findings: Iterable[Finding], *, colour: bool = False) -> Iterator[str]:
    """Findings as notes, grouped by their place in the decree: its lines."""

    def paint(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if colour else text

    for bagian, group in groupby(findings, key=lambda found: found.bagian):
        yield paint(bagian, "1")
        for found in group:
            place = f"{found.file}:{found.line}:{found.column}" if found.line else found.file
            code = paint(found.code, _COLOURS[found.severity.value])
            yield f"  {place} {code} {found.message}"
            if found.words:
                yield f"      tertulis: {_shorten(found.words)}"
            if found.advice:
                yield f"      perbaiki: {found.advice}"
            yield f"      dasar: {found.dasar}"


def _shorten(words: str) -> str:
    """Offending words in quotes; of many, the first and the last whole ones."""
    one = " ".join(words.split())
    if len(one) <= _LONGEST:
        return f'"{one}"'
    head, tail = one[: _LONGEST // 2 + 1], one[-_LONGEST // 3 - 1 :]
    return f'"{head.rpartition(" ")[0] or head[:-1]} … {tail.partition(" ")[2] or tail[1:]}"'


def report_text(reports: Iterable[FileReport]) -> None:
    """Findings to stdout, like a colleague's notes; what could not be read to stderr."""
    colour = sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    for report in reports:
        for fault in report.faults:
            say(str(fault))
        for found in report.mended:
            place = f"{found.file}:{found.line}:{found.column} {found.code}"
            say(f'{place} diperbaiki: "{found.words}" → "{found.replacement}"')
        lines = "".join(f"{fault}\n" for fault in report.undecided)
        lines += "".join(f"{line}\n" for line in describe(report.findings, colour=colour))
        if lines:
            put(lines)


def summarize(reports: Iterable[FileReport]) -> None:
    """A sentence for each file, to stderr."""
    for report in reports:
        if report.faults:
            say(f"{report.file}: {len(report.faults)} kesalahan")
            continue
        counted = Counter(found.severity.value for found in report.findings)
        told = ", ".join(f"{counted[name]} {name}" for name in _COLOURS if counted[name])
        parts = [f"{len(report.undecided)} hal belum diputuskan"] if report.undecided else []
        parts += [f"{len(report.findings)} temuan ({told})"] if told else [] if parts else ["tidak ada kesalahan"]
        mendable = sum(found.replacement is not None for found in report.findings)
        parts += [f"{mendable} dapat diperbaiki dengan --fix"] if mendable else []
        parts += [f"{len(report.mended)} diperbaiki"] if report.mended else []
        parts += [f"{len(report.accepted)} diabaikan dengan alasan"] if report.accepted else []
        parts += [f"{report.hidden} di bawah tingkat ini tidak ditampilkan (--severity info)"] if report.hidden else []
        for note in report.notes:
            say(f"{report.file}: {note}")
        say(f"{report.file}: {'; '.join(parts)}")
        alike: dict[str, list[str]] = {}
        for name, lacking in report.missing.items():
            lacks = ", ".join(f"{fault.message} (baris {fault.line})" for fault in lacking)
            alike.setdefault(lacks, []).append(name)
        for lacks, names in alike.items():
            say(f"{report.file}: belum cukup untuk ragam {', '.join(names)}: {lacks}")


def report_json(reports: list[FileReport]) -> str:
    """The stable JSON form (docs/arsitektur.md): of one file, or of several as a list."""
    told = [_as_dict(report) for report in reports]
    form = {"version": 1, **told[0]} if len(told) == 1 else {"version": 1, "files": told}
    return json.dumps(form, ensure_ascii=False, indent=2) + "\n"


def _as_dict(report: FileReport) -> dict[str, Any]:
    return {
        "file": report.file,
        "faults": [fault.as_dict() for fault in report.faults],
        "missing": {name: [fault.as_dict() for fault in lacking] for name, lacking in report.missing.items()},
        "undecided": [fault.as_dict() for fault in report.undecided],
        "findings": [found.as_dict() for found in report.findings],
        "accepted": [accepted.as_dict() for accepted in report.accepted],
        "mended": [found.as_dict() for found in report.mended],
    }


def report_github(reports: Iterable[FileReport]) -> str:
    """Workflow commands: each becomes a remark at its line."""
    lines = []
    for report in reports:
        for fault in report.faults:
            place = {"file": fault.file, "line": fault.line, "col": fault.column, "title": fault.code}
            lines.append(_github("error", place, f"{fault.path}: {fault.message}; {fault.advice}"))
        for fault in report.undecided:
            place = {"file": fault.file, "line": fault.line, "col": fault.column, "title": fault.code}
            lines.append(_github("warning", place, f"{fault.message}; {fault.advice}"))
        for found in report.findings:
            place = {"file": found.file, "line": found.line, "col": found.column, "endLine": found.end_line}
            if found.end_line == found.line:
                place["endColumn"] = found.end_column
            place["title"] = f"{found.code} {found.name}"
            lines.append(_github(_GITHUB[found.severity], place, f"{found.message}; {found.advice}"))
    return "".join(f"{line}\n" for line in lines)


def _github(kind: str, place: dict[str, Any], message: str) -> str:
    def escape(text: object, signs: str) -> str:
        return "".join(f"%{ord(char):02X}" if char in signs else char for char in str(text))

    fields = ",".join(f"{name}={escape(value, '%:,' + chr(13) + chr(10))}" for name, value in place.items() if value)
    return f"::{kind} {fields}::{escape(message, '%' + chr(13) + chr(10))}"


def report_sarif(reports: Iterable[FileReport], rules: Iterable[Rule]) -> str:
    """SARIF 2.1.0: accepted findings are suppressed results with their reason."""
    from kpudocs import __version__

    results: list[dict[str, Any]] = []
    unread = []
    for report in reports:
        results += [_sarif_undecided(fault) for fault in report.undecided]
        results += [_sarif_result(found) for found in report.findings]
        for accepted in report.accepted:
            suppression = {"kind": "inSource", "justification": accepted.reason}
            results.append({**_sarif_result(accepted.finding), "suppressions": [suppression]})
        for fault in report.faults:
            text = f"{fault.path}: {fault.message}; {fault.advice}"
            unread.append({"level": "error", "message": {"text": text}, "locations": [_sarif_place(fault)]})
    driver = {"name": "kpudocs", "version": __version__, "rules": [_sarif_rule(rule) for rule in rules]}
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not unread, "toolExecutionNotifications": unread}],
        "results": results,
    }
    form = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(form, ensure_ascii=False, indent=2) + "\n"


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": f"Dasar: {rule.dasar}"},
        "defaultConfiguration": {"level": _SARIF[rule.severity.value]},
    }


def _sarif_place(fault: Fault) -> dict[str, Any]:
    region = {"startLine": max(1, fault.line), "startColumn": max(1, fault.column)}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(fault.file)}, "region": region}}


def _sarif_undecided(fault: Fault) -> dict[str, Any]:
    message = {"text": f"{fault.message}; {fault.advice}"}
    return {"ruleId": fault.code, "level": "warning", "message": message, "locations": [_sarif_place(fault)]}


def _sarif_result(found: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _uri(found.file)}}}
    if found.line:
        location["physicalLocation"]["region"] = {
            "startLine": found.line,
            "startColumn": found.column,
            "endLine": found.end_line,
            "endColumn": found.end_column,
        }
    location["logicalLocations"] = [{"fullyQualifiedName": found.path, "name": found.bagian}]
    message = f"{found.message}; {found.advice}" if found.advice else found.message
    return {
        "ruleId": found.code,
        "level": _SARIF[found.severity.value],
        "message": {"text": message},
        "locations": [location],
    }


def _uri(file: str) -> str:
    """A file as SARIF wants it: relative as it was given, from the root as `file:///…` (SARIF 2.1.0, 3.10.1)."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
