"""A template with its faults as Word comments, each at its place."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kpudocs.renderers.docx.places import BODY, TemplateFault
from kpudocs.renderers.docx.template import WordTemplate
from kpudocs.renderers.docx.words import val, w

__all__ = ["annotate"]


def annotate(raw: bytes, name: str, faults: Sequence[TemplateFault]) -> bytes:
    """A copy of the template with a comment for each fault. Raises InvalidTemplate.

    Word knows comments in the body only: a fault elsewhere is told at the first paragraph.
    """
    template = WordTemplate(raw, name)
    document = template.docx
    body = document.element.body
    paragraphs = list(body.iter(w("p")))
    if not paragraphs:
        paragraphs = [document.add_paragraph()._p]  # noqa: SLF001 - the element of a new paragraph
    for fault in faults:
        at_home = fault.part == BODY and 0 <= fault.paragraph < len(paragraphs)
        element = paragraphs[fault.paragraph if at_home else 0]
        what = f"{fault.message}; {fault.advice}" if fault.advice else fault.message
        place = "" if at_home else fault.place
        text = ": ".join(" ".join(part.split()) for part in (place, fault.tag, what) if part)
        runs = _runs(Paragraph(element, document))
        comment = document.add_comment(runs, text=text, author="kpudocs", initials="k")
        comment._comment_elm.attrib.pop(w("date"), "")  # noqa: SLF001 - nothing of the hour gets into a file
    known = set(template.style_ids.values())
    for part in (document.element, document.part._comments_part.element):  # noqa: SLF001 - comments stand apart
        for node in [*part.iter(w("rStyle")), *part.iter(w("pStyle"))]:
            if val(node) not in known and (holder := node.getparent()) is not None:
                holder.remove(node)  # the look of a comment, which our templates have no need of
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _runs(paragraph: Paragraph) -> list[Run]:
    """The paragraph's runs; an empty one is made where it has none to hang a comment on."""
    runs = list(paragraph.runs)
    return runs or [paragraph.add_run()]
