"""A comparison as a page for the plenary meeting: HTML or Word, with the changed words marked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape
from typing import Any

from kpudocs.comparison import Change, Kind, diff_words

__all__ = ["PAGES", "make_docx", "make_html"]

_STYLE = """
body { font: 12pt/1.5 "Bookman Old Style", Bookman, serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #999; }
.beda { margin: .8rem 0; } .jenis { font-weight: bold; } .isian { color: #555; font-size: .9em; }
del { color: #a40000; background: #fdecec; } ins { color: #00602b; background: #e6f6ec; text-decoration: underline; }
p { margin: .2rem 0; white-space: pre-line; }
@media print { del, ins { background: none; } }
"""
_LEGEND = "Kata yang dihapus dicoret merah; kata yang ditambah bergaris bawah hijau."
_NONE = "Tidak ada perbedaan."


def headline(change: Change) -> str:
    """What happened, and where: "diubah, huruf b", "dipindah, baris 3 menjadi baris 5"."""
    before, after = change.before, change.after
    place = f"{before} menjadi {after}" if before and after and before != after else before or after
    return f"{place}: {change.kind}" if place else str(change.kind)


def make_html(title: str, changes: Sequence[Change]) -> bytes:
    """A page that stands alone, in UTF-8."""
    head = f'<meta charset="utf-8">\n<title>{escape(title)}</title>\n<style>{_STYLE}</style>'
    opening = f"<h1>{escape(title)}</h1>\n<p>{_LEGEND if changes else _NONE}</p>"
    pieces = [f'<!DOCTYPE html>\n<html lang="id">\n<head>\n{head}\n</head>\n<body>\n{opening}\n']
    part = ""
    for change in changes:
        if change.part != part:
            part = change.part
            pieces.append(f"<h2>{escape(part)}</h2>\n")
        pieces.append(f'<div class="beda">\n<p class="jenis">{escape(headline(change))}</p>\n')
        for name, old, new in change.fields:
            label = f'<span class="isian">{escape(name)}:</span> ' if name else ""
            pieces.append(f"<p>{label}{''.join(_marked(*word) for word in _words(change, old, new))}</p>\n")
        pieces.append("</div>\n")
    return "".join((*pieces, "</body>\n</html>\n")).encode()


def _words(change: Change, old: str, new: str) -> list[tuple[str, str]]:
    return [("=", new)] if change.kind is Kind.MOVED else diff_words(old, new)


def _marked(sign: str, text: str) -> str:
    tag = {"-": "del", "+": "ins"}.get(sign)
    return f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text)


def make_docx(title: str, changes: Sequence[Change]) -> bytes:
    """A Word document. The same comparison gives the same bytes."""
    from docx import Document

    blank = Document  # made, never opened: foreign files go through `ooxml.opener`
    from docx.shared import Pt, RGBColor

    document: Any = blank()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Bookman Old Style", Pt(11)
    document.core_properties.title, document.core_properties.author = title[:255], "kpudocs"
    document.add_heading(title, 1)
    document.add_paragraph(_LEGEND if changes else _NONE)
    part = ""
    for change in changes:
        if change.part != part:
            part = change.part
            document.add_heading(part, 2)
        document.add_paragraph().add_run(headline(change)).bold = True
        for name, old, new in change.fields:
            paragraph = document.add_paragraph()
            if name:
                paragraph.add_run(f"{name}: ").italic = True
            for sign, text in _words(change, old, new):
                run = paragraph.add_run(text)
                if sign == "-":
                    run.font.strike, run.font.color.rgb = True, RGBColor(0xA4, 0, 0)
                elif sign == "+":
                    run.font.underline, run.font.color.rgb = True, RGBColor(0, 0x60, 0x2B)
    buffer = io.BytesIO()
    document.save(buffer)
    return _undated(buffer.getvalue())


def _undated(raw: bytes) -> bytes:
    """The package with every part dated alike."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return made.getvalue()


PAGES = {".docx": make_docx, ".html": make_html}
"""A page's maker by the ending of its file."""
