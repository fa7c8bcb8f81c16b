"""Foreign words in document.xml: each becomes a run of its own, with its language.

It is done on the XML as it comes out of the templates, whoever made them: a run that holds a foreign
word is parted, and each part looks as the whole did.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from html import unescape

from markupsafe import escape

from kpudocs.bahasa.asing import WordFinder
from kpudocs.naskah import Naskah
from kpudocs.renderers.docx.rows import RowPiece
from kpudocs.renderers.docx.words import insert_in_order, parse_xml, to_text, w

__all__ = ["mark_foreign"]

_TOKEN = re.compile(
    r"<w:r(?: [^<>]*)?>(?P<look><w:rPr>.*?</w:rPr>|<w:rPr/>)?|<w:t(?: [^<>]*)?>(?P<text>[^<]*)</w:t>", re.DOTALL
)
_NAMESPACES = re.compile(r' xmlns:\w+="[^"]*"')
_TEXT = '<w:t xml:space="preserve">{}</w:t>'
_REGIONS = {"ar": "ar-SA", "en": "en-US", "nl": "nl-NL"}
"""Word knows a language by its region too."""


def mark_foreign(pieces: Iterable[str], naskah: Naskah, opening: str) -> Iterator[str]:
    """document.xml with the foreign words of a decree marked; `opening` is how its root begins."""
    if not naskah.kata_asing:
        yield from pieces
        return
    marker = _Marker(naskah, opening)
    held: list[str] = []  # a run is not parted before its end is there; no tag is in two pieces
    for piece in pieces:
        if isinstance(piece, RowPiece):  # whole runs, in the midst of none
            yield marker.mark("".join(held))
            yield piece.recall(marker.key, partial(marker.mark_rows, piece))
            held = []
            continue
        whole, end, rest = piece.rpartition("</w:r>")
        if end:
            yield marker.mark("".join((*held, whole, end)))
            held = []
        held.append(rest)
    yield marker.mark("".join(held))


class _Marker:
    def __init__(self, naskah: Naskah, opening: str) -> None:
        self._finder = WordFinder({word.kata: word.bahasa for word in naskah.kata_asing})
        self._slanted = naskah.profil.kata_asing_miring
        self._opening = opening
        self._look = ""
        """The properties of the run that was begun last."""
        self.key = (naskah.kata_asing, self._slanted, opening)
        """What its work depends on."""

    def mark_rows(self, rows: RowPiece) -> RowPiece:
        """The same rows where they have no foreign word."""
        if not self._finder.may_find(rows.said):
            return rows
        marked = RowPiece(self.mark(rows))
        marked.said = rows.said
        marked.known = None if rows.known is None else {}
        return marked

    def mark(self, text: str) -> str:
        return _TOKEN.sub(self._part, text) if self._finder.may_find(text) else text

    def _part(self, found: re.Match[str]) -> str:
        if found["text"] is None:
            self._look = found["look"] or ""
            return found[0]
        text = unescape(found["text"])
        places = list(self._finder.find(text))
        if not places:
            return found[0]
        done, at = [], 0
        for start, end, language in places:
            own = _foreign_look(self._opening, self._look, _REGIONS.get(language, language), self._slanted)
            done += [
                _TEXT.format(escape(text[at:start])) if start > at else "",
                f"</w:r><w:r>{own}{_TEXT.format(escape(text[start:end]))}</w:r><w:r>{self._look}",
            ]
            at = end
        return "".join((*done, _TEXT.format(escape(text[at:])) if at < len(text) else ""))


@lru_cache(maxsize=256)
def _foreign_look(opening: str, look: str, language: str, slanted: bool) -> str:
    """The properties of a run, and with them its language."""
    root = parse_xml(f"{opening}<w:p><w:r>{look or '<w:rPr/>'}</w:r></w:p></w:body></w:document>")
    properties = next(root.iter(w("rPr")))
    if slanted:
        insert_in_order(properties, "i")
        insert_in_order(properties, "iCs")
    insert_in_order(properties, "lang", val=language)
    return _NAMESPACES.sub("", to_text(properties))
