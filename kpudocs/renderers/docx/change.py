"""Reading the words of a document that may have been changed since it was made.

Unlike the proof this reads a file that Word, or anybody, has saved: it goes through the opener.
"""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.ooxml.opener import Unsafe, open_package
from kpudocs.renderers.docx.words import Element, parse_xml, val, w
from kpudocs.renderers.proof import squeeze

__all__ = ["read_words"]

_T, _TC = w("t"), w("tc")


def read_words(content: bytes) -> list[str]:
    """The words of a document without blanks; nothing for what cannot be read."""
    try:
        body = parse_xml(open_package(content)["word/document.xml"])
    except Unsafe:
        return []
    return [squeeze("".join(_texts(body)))]


def _texts(body: Element) -> Iterator[str]:
    """What is read, in order; a cell that a merge covers is not."""
    covered = 0
    for node in body.iter(_TC, _T):
        if node.tag == _TC:
            merge = node.find(f"{w('tcPr')}/{w('vMerge')}")
            if merge is not None and (val(merge) or "continue") == "continue":
                covered += sum(1 for _ in node.iter(_T))
        elif covered:
            covered -= 1
        else:
            yield node.text or ""
