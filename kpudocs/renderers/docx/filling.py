"""The proof of a template: filled with sample decrees, it says what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files

from kpudocs.errors import InvalidTemplate, RefusedOutput
from kpudocs.naskah import Naskah
from kpudocs.ooxml.opener import open_package
from kpudocs.renderers.docx import fill
from kpudocs.renderers.docx.names import DECREE, MARK
from kpudocs.renderers.docx.places import BODY, TemplateFault
from kpudocs.renderers.docx.proof import prove
from kpudocs.renderers.docx.words import parse_xml, w

__all__ = ["fill_samples"]


def fill_samples(
    raw: bytes, name: str, kind: str, marked: Sequence[Naskah], *, compare: bool, is_sound: bool
) -> list[TemplateFault]:
    """Fill the template with each sample, and look whether it says what the sample says."""
    ours = files("kpudocs.templates").joinpath("keputusan.docx").read_bytes()
    for naskah in marked:
        only = replace(naskah, lampiran=tuple(item for item in naskah.lampiran if item.jenis == kind)[:1])
        if kind != DECREE:
            only = replace(only, profil=marked[0].profil)  # one mould for all: a lampiran has no page of its own
        sources = (
            ((f"{DECREE}.docx", raw),) if kind == DECREE else ((f"{DECREE}.docx", ours), (f"lampiran/{kind}.docx", raw))
        )
        try:
            made, own = fill(only, sources)
        except InvalidTemplate as error:
            return [
                TemplateFault(
                    fault.message, fault.advice, file=name, code="tidak_dapat_diisi", place=f"ragam {naskah.ragam}"
                )
                for fault in error.faults
            ]
        if not compare:
            continue
        if faults := list(_compare(only, made, name)):
            return faults
        try:
            if is_sound:
                prove(made, only, own)
        except RefusedOutput as error:
            return [TemplateFault(str(error), file=name, code="tidak_lulus", place=f"ragam {naskah.ragam}")]
    return []


def _compare(naskah: Naskah, made: bytes, name: str) -> Iterator[TemplateFault]:
    """Texts that the filled document lacks, repeats or moves."""
    root = parse_xml(open_package(made)[BODY])
    printed = MARK.findall("".join(node.text or "" for node in root.iter(w("t"))))
    counts = Counter(printed)
    expected = [text for text in naskah.texts() if MARK.fullmatch(text)]
    wrong: dict[tuple[str, str], str] = {}
    for text in expected:
        path = ".".join(step for step in text.strip("‹›").split(".") if not step.isdigit())
        if not counts[text]:
            wrong.setdefault(("teks_tidak_tercetak", path), f'ada "{path}" yang tidak tercetak')
        elif counts[text] > 1:
            wrong.setdefault(("teks_berulang", path), f'"{path}" tercetak {counts[text]} kali')
    if not wrong:
        known = set(expected)
        for is_printed, should in zip((text for text in printed if text in known), expected, strict=True):
            if is_printed != should:
                path = ".".join(step for step in is_printed.strip("‹›").split(".") if not step.isdigit())
                wrong["urutan", path] = f'"{path}" tercetak bukan pada urutannya'
                break
    for (code, _), message in wrong.items():
        advice = "bandingkan dengan templat bawaan"
        yield TemplateFault(message, advice, file=name, code=code, part=BODY, place=f"badan, ragam {naskah.ragam}")
