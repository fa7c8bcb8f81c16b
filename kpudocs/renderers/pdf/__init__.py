"""A Naskah as PDF, drawn with reportlab's canvas: tagged, archival (PDF/A-2a), accessible (PDF/UA-1).

document ── pages            paper, margins, numbers, footer, watermark
   ├─ decree, lampiran       what stands where: boxes (lines) and tables
   │    └─ closing
   ├─ flow                   boxes and tables -> pages
   ├─ table ─ grid ─ cells   rows and merged cells over pages; rules
   ├─ boxes ─ lines ─ fonts  text -> lines
   └─ canvas ─ structure     the one place that draws; the tree of what was drawn
        └─ archive           colour space, metadata, reportlab's defects
"""

from __future__ import annotations

from datetime import datetime

from kpudocs.naskah import Naskah
from kpudocs.renderers.attachment import Attachment
from kpudocs.renderers.moment import WIB, default_moment
from kpudocs.renderers.proof import refuse, squeeze

__all__ = ["read_words", "render"]


def render(naskah: Naskah, *, moment: datetime | None = None, attachments: tuple[Attachment, ...] = ()) -> bytes:
    """The PDF of `naskah`. The same input gives the same bytes.

    With `attachments`, files that it carries, it is PDF/A-3a, else PDF/A-2a.

    `moment` is what the file says of when it was made: by default midnight of the decree's
    date in western Indonesia, where a moment without a time zone is taken to be. Raises
    RefusedOutput when the file, read back, does not say what the Naskah says.
    """
    # reportlab is heavy to import, and not every run makes a PDF
    from kpudocs.renderers.pdf.attachments import read_attachments
    from kpudocs.renderers.pdf.document import draw
    from kpudocs.renderers.pdf.proof import prove

    if moment is None:
        moment = default_moment(naskah)
    elif moment.tzinfo is None:
        moment = moment.replace(tzinfo=WIB)
    content = draw(naskah, moment, attachments)
    prove(content, naskah)
    if set(read_attachments(content)) != set(attachments):
        raise refuse("pdf", "lampirannya tidak terbaca kembali")
    return content


def read_words(content: bytes) -> list[str]:
    """What a PDF says, without blanks: page by page, and as its structure orders it; nothing for a foreign one."""
    from kpudocs.renderers.pdf.reader import Foreign, ReadPdf

    try:
        pdf = ReadPdf(content)
        return [squeeze(pdf.text()), squeeze(pdf.structure_text())]
    except Foreign:
        return []
