"""A PDF of ours taken apart, so that its objects can stand in another file.

It reads the form in which kpudocs writes and no other, as `reader` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape

from kpudocs.renderers.pdf.reader import Foreign, ReadPdf

__all__ = ["Part", "refers", "renumber"]

_STRING = rb"\((?:[^\\()]|\\.)*\)"
_REF = re.compile(_STRING + rb"|\b(\d+) 0 R\b", re.DOTALL)
_TITLE = re.compile(rb"/Title\s*(" + _STRING + rb"|<[0-9A-Fa-f\s]*>)", re.DOTALL)
_DEST = re.compile(rb"/Dest\s*\[\s*(\d+) 0 R\s*/Fit\s*\]")
_NEXT = re.compile(rb"/Next (\d+) 0 R")
_FIRST = re.compile(rb"/First (\d+) 0 R")
_MARKED = re.compile(rb"(\d+) (\d+) 0 R")
_INFO = re.compile(rb"/Info (\d+) 0 R")
_STAMP = re.compile(rb"<xmp:CreateDate>([^<]+)</xmp:CreateDate>")
_AUTHOR = re.compile(rb"<dc:creator><rdf:Seq><rdf:li>([^<]*)</rdf:li>")
_OUTPUT_INTENTS = re.compile(rb"/OutputIntents \[.*?\]", re.DOTALL)


class Part:
    """A PDF of ours, taken apart. Raises Foreign."""

    def __init__(self, content: bytes) -> None:
        read = ReadPdf(content)
        self.objects = [one for one in read.objects() if b"/Type/XRef" not in one[1] and b"/Type/ObjStm" not in one[1]]
        heads = {number: head for number, head, _ in self.objects}
        [(catalog, about)] = [(number, head) for number, head in heads.items() if b"/Type /Catalog" in head]
        if b"/AF " in about or b"/EmbeddedFiles" in about:
            raise Foreign("memuat lampiran berkas")

        def named(name: str) -> int:
            found = re.search(rb"/%s (\d+) 0 R" % name.encode(), about)
            if found is None or int(found[1]) not in heads:
                raise Foreign(f"/{name} hilang")
            return int(found[1])

        self.pages, self.tree, outlines = named("Pages"), named("StructTreeRoot"), named("Outlines")
        self.page_numbers = list(read.pages)
        top = _field(heads[self.tree], rb"/K \[ (\d+) 0 R \]")
        parents = int(_field(heads[self.tree], rb"/ParentTree (\d+) 0 R"))
        self.top = int(top)
        self.marks = [(int(page), int(owner)) for page, owner in _MARKED.findall(heads[parents])]
        metadata = named("Metadata")
        text = next(data for number, _, data in self.objects if number == metadata)
        self.moment = datetime.fromisoformat(_field(text, _STAMP.pattern).decode())
        self.author = unescape(_field(text, _AUTHOR.pattern).decode())
        items = list(_chain(heads, int(_field(heads[outlines], _FIRST.pattern))))
        self.bookmarks = [
            (_field(heads[item], _TITLE.pattern).decode("ascii"), int(_field(heads[item], _DEST.pattern)))
            for item in items
        ]
        intents = _OUTPUT_INTENTS.search(about)
        self.intents = b"" if intents is None else intents[0]
        self.profile = int(_field(self.intents, rb"/DestOutputProfile (\d+) 0 R"))
        info = _INFO.search(read.trailer)
        self.dropped = {catalog, self.pages, self.tree, parents, outlines, metadata, *items}
        self.dropped |= {named("MarkInfo"), named("ViewerPreferences"), int(info[1]) if info else 0}


def _chain(heads: dict[int, bytes], number: int) -> Iterator[int]:
    """The bookmarks that follow each other."""
    while True:
        yield number
        found = _NEXT.search(_TITLE.sub(b"", heads[number]))
        if found is None:
            return
        number = int(found[1])


def _field(head: bytes, pattern: bytes) -> bytes:
    found = re.search(pattern, head, re.DOTALL)
    if found is None:
        raise Foreign("susunannya tidak dikenal")
    return found[1]


def renumber(text: bytes, numbers: dict[int, int]) -> bytes:
    """An object's text with the new numbers of what it refers to. Raises Foreign for what is not there."""

    def put(found: re.Match[bytes]) -> bytes:
        if found[1] is None:
            return found[0]  # a string may say "1 0 R" too
        return b"%d 0 R" % numbers[int(found[1])]

    try:
        return _REF.sub(put, text)
    except KeyError as error:
        raise Foreign(f"objek {error} hilang") from None


def refers(text: bytes) -> bool:
    """Whether an object's text refers to others."""
    return any(found[1] for found in _REF.finditer(text))
