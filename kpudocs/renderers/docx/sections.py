"""Sections of the document: paper, margins and page numbers, as the profil says.

The decree and each lampiran are a section of their own, so that pages may turn and numbers start
again. Their headers and footers are those of the decree's template.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kpudocs.profil import Profil
from kpudocs.renderers.docx.context import TWIPS_PER_MM
from kpudocs.renderers.docx.rows import RowPiece

__all__ = ["close_with", "section_properties"]

_HELD = 1 << 16
"""Characters that are held back at least before any are let go."""

_LAST_PARAGRAPH = re.compile(r"<w:p(?=[ >/])")
_OPENING = re.compile(
    r"<w:p(?P<attributes>[^>]*?)(?P<empty>/?)>(?P<properties><w:pPr>.*?</w:pPr>|<w:pPr/>)?", re.DOTALL
)
_HEADER_MM = 12.5  # from the paper's edge to the page number


def section_properties(references: str, profil: Profil, *, lanskap: bool, restart: bool, first_page_bare: bool) -> str:
    """A `w:sectPr`. `references` are the XML of its header and footer references.

    `restart` starts page numbers at 1; `first_page_bare` prints none on its first page.
    """
    width, height = (round(side * TWIPS_PER_MM) for side in profil.halaman(lanskap=lanskap))
    tepi = profil.tepi(lanskap=lanskap)
    margins = {"top": tepi.atas, "right": tepi.kanan, "bottom": tepi.bawah, "left": tepi.kiri}
    sides = " ".join(f'w:{side}="{round(mm * TWIPS_PER_MM)}"' for side, mm in margins.items())
    header = round(min(_HEADER_MM, tepi.atas / 2) * TWIPS_PER_MM)
    footer = round(min(_HEADER_MM, tepi.bawah / 2) * TWIPS_PER_MM)
    orient = ' w:orient="landscape"' if lanskap else ""
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{orient}/>'
        f'<w:pgMar {sides} w:header="{header}" w:footer="{footer}" w:gutter="0"/>'
        + ('<w:pgNumType w:start="1"/>' if restart else "")
        + ("<w:titlePg/>" if first_page_bare else "")
        + "</w:sectPr>"
    )


def close_with(body: Iterable[str], section: str) -> Iterator[str]:
    """End a part of the body, which comes in pieces, with its section: in its last paragraph, as Word itself does.

    Only what may be the last paragraph is held back. A paragraph of its own would need a line, and
    might need it on a page that is full.
    """
    held: list[str] = []
    size, room = 0, _HELD
    for piece in body:
        if isinstance(piece, RowPiece):  # its table ends after it, and so does what is closed
            yield "".join(held)
            yield piece
            held, size, room = [], 0, _HELD
            continue
        held.append(piece)
        size += len(piece)
        if size > room:
            text = "".join(held)
            last = max(text.rfind("<w:p>"), 0)
            last = max(text.rfind("<w:p ", last), text.rfind("<w:p/>", last), last)  # looked for to the end alone
            yield text[:last]
            held, size = [text[last:]], 0
            room = max(_HELD, len(held[0]))  # one paragraph without end is not looked through again at each step
    yield _close("".join(held), section)


def _close(body: str, section: str) -> str:
    starts = (
        [found.start() for found in _LAST_PARAGRAPH.finditer(body)] if body.rstrip().endswith(("</w:p>", "/>")) else []
    )
    if not starts or "<w:txbxContent" in body[starts[-1] :] or "</w:tbl>" in body[starts[-1] :]:
        return body + f'<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>{section}</w:pPr></w:p>'
    last = body[starts[-1] :]
    found = _OPENING.match(last)
    if found is None:
        raise AssertionError("a paragraph that was found opens like one")
    properties = (found["properties"] or "<w:pPr></w:pPr>").replace("<w:pPr/>", "<w:pPr></w:pPr>")
    opening = f"<w:p{found['attributes']}>" + properties.removesuffix("</w:pPr>") + section + "</w:pPr>"
    rest = "</w:p>" if found["empty"] else last[found.end() :]
    return body[: starts[-1]] + opening + rest
