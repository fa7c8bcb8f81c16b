"""`kpudocs check`: what is wrong with a decree's file, in its form and by the rules of drafting."""

from __future__ import annotations

import difflib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kpudocs.commands.console import put
from kpudocs.commands.help import Debug, ReportFormat
from kpudocs.commands.report import FileReport, report_github, report_json, report_sarif, report_text, summarize
from kpudocs.commands.selection import OwnRules, choose_rules, every_rule, read_own_words
from kpudocs.errors import ExitCode, Fault, InvalidInput, UsageError

if TYPE_CHECKING:
    from kpudocs.loaders.source import Source
    from kpudocs.rules.document import Document
    from kpudocs.rules.finding import Finding, Severity
    from kpudocs.rules.rule import Rule

__all__ = ["check"]

_SEVERITIES = ("galat", "peringatan", "info")


def check(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="Berkas isian, atau keputusan (.docx, .pdf, .txt); boleh beberapa."),
    ],
    select: Annotated[
        str, typer.Option(metavar="KODE,…", help="Hanya aturan ini: kode (MG04) atau keluarga (MG).")
    ] = "",
    ignore: Annotated[str, typer.Option(metavar="KODE,…", help="Tanpa aturan ini: kode atau keluarga.")] = "",
    severity: Annotated[
        str, typer.Option(metavar="TINGKAT", help="Tingkat terendah yang dilaporkan: galat, peringatan, atau info.")
    ] = "peringatan",
    fix: Annotated[
        bool,
        typer.Option("--fix", metavar="", help="Perbaiki di berkas isian yang aman diperbaiki; fakta tidak disentuh."),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", metavar="", help="Tampilkan yang akan diubah --fix, tanpa mengubah berkas.")
    ] = False,
    format: Annotated[
        ReportFormat, typer.Option(metavar="BENTUK", help="Bentuk laporan: text, json, github, atau sarif.")
    ] = ReportFormat.TEXT,
    rules: OwnRules = None,
    debug: Debug = False,
) -> None:
    """Periksa berkas isian: kesalahan bentuk, susunan, dasar hukum, lampiran, dan bahasa."""
    from kpudocs.commands.usage import choose
    from kpudocs.rules.finding import Severity

    lowest = choose(severity, _SEVERITIES, "--severity")[0]
    if diff and format is not ReportFormat.TEXT:
        raise UsageError("--diff hanya untuk laporan text; untuk program lain, pakai replacement dalam json")
    known = every_rule(rules)
    chosen = choose_rules(known, select, ignore)
    reports = [_report(path, chosen, known, Severity(lowest), fix=fix, diff=diff) for path in files]
    if format is ReportFormat.TEXT:
        if len(reports) == 1 and reports[0].faults:
            raise InvalidInput(reports[0].faults)
        report_text(reports)
        summarize(reports)
    elif format is ReportFormat.JSON:
        put(report_json(reports), utf8=True)
    elif format is ReportFormat.SARIF:
        put(report_sarif(reports, known), utf8=True)
    else:
        put(report_github(reports), utf8=True)
    if any(report.faults for report in reports):
        raise typer.Exit(ExitCode.INVALID_INPUT)
    if any(report.findings or report.undecided for report in reports):
        raise typer.Exit(ExitCode.FINDINGS)


def _report(
    path: Path, chosen: tuple[Rule, ...], known: tuple[Rule, ...], lowest: Severity, *, fix: bool, diff: bool
) -> FileReport:
    """Look through one file; what cannot be read is told with the other files' findings."""
    from kpudocs.examination import examine
    from kpudocs.intake.foreign import is_foreign, load_foreign
    from kpudocs.loaders import load_source
    from kpudocs.loaders.decisions import open_decisions
    from kpudocs.mending import mend

    report = FileReport(str(path))
    document: Document | None = None
    try:
        if is_foreign(path):
            if fix or diff:
                raise UsageError(
                    f'{path}: --fix dan --diff hanya untuk berkas isian; salin dulu: kpudocs import "{path}"'
                )
            foreign = load_foreign(path)
            source, document = foreign.source, foreign.document
            report.notes = _unread(document)
        else:
            source = load_source(path)
            report.missing = _missing(source)
    except InvalidInput as error:
        return FileReport(str(path), faults=error.faults)
    words = read_own_words(path.parent)
    if fix or diff:
        mended = mend(source, path.parent, chosen, words)
        if diff:
            _show_changes(source, mended.source)
        else:
            _write(path, mended.source, changed=bool(mended.done))
            source, report.mended = mended.source, mended.done
    report.undecided = open_decisions(source)
    examined = examine(source, chosen, known=[rule.code for rule in known], words=words, document=document)
    report.findings = examined.at_least(lowest)
    if document is not None:
        report.findings = _in_reading_order(report.findings)
    report.hidden = len(examined.findings) - len(report.findings)
    report.accepted = examined.accepted
    return report


def _in_reading_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings of a file that has no lines of ours, part by part; none can be mended there."""
    from kpudocs.keputusan import Keputusan

    order = {name: i for i, name in enumerate(Keputusan.model_fields)}

    def place(found: Finding) -> tuple[int, ...]:
        part = order.get(str(found.loc[0]), -1) if found.loc else -1
        return (part, *(step if isinstance(step, int) else -1 for step in found.loc[1:]))

    return tuple(replace(found, replacement=None) for found in sorted(findings, key=place))


def _unread(document: Document) -> tuple[str, ...]:
    """What of somebody else's file the rules could only look at word by word."""
    from kpudocs.intake.accounting import count_words

    words = count_words(document.unread.values())
    told = "kata tidak terbaca susunannya; yang diperiksa di situ hanya ejaannya"
    return (f"{words} {told}; lihat kpudocs import",) if words else ()


def _show_changes(before: Source, after: Source) -> None:
    """What --fix would change, as a patch."""
    old, new = (source.text or "" for source in (before, after))
    name = before.places.file
    lines = difflib.unified_diff(old.splitlines(True), new.splitlines(True), name, name, n=1)
    put("".join(line if line.endswith("\n") else f"{line}\n" for line in lines))


def _write(path: Path, source: Source, *, changed: bool) -> None:
    """Write a mended text back as the file was: its byte order mark, its line ends."""
    from kpudocs.output import write_whole

    if changed and source.text is not None:
        mark = b"\xef\xbb\xbf" if path.read_bytes().startswith(b"\xef\xbb\xbf") else b""
        write_whole(path, mark + source.text.encode())


def _missing(source: Source) -> dict[str, tuple[Fault, ...]]:
    """What each ragam still lacks, where it lacks anything."""
    from kpudocs.composition import missing_facts
    from kpudocs.naskah import Ragam

    found = {ragam.value: source.locate(tuple(missing_facts(source.keputusan, ragam))) for ragam in Ragam}
    return {name: faults for name, faults in found.items() if faults}
