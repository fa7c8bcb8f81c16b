"""A Naskah on pages: the decree, then each lampiran."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kpudocs.naskah import Naskah, NaskahLampiran
from kpudocs.renderers.attachment import Attachment
from kpudocs.renderers.pdf.boxes import Box, Type, blank
from kpudocs.renderers.pdf.canvas import Canvas
from kpudocs.renderers.pdf.decree import set_decree
from kpudocs.renderers.pdf.flow import Flow
from kpudocs.renderers.pdf.fonts import regular, require_glyphs
from kpudocs.renderers.pdf.foreign import languages_of, mark_foreign
from kpudocs.renderers.pdf.lampiran import set_lampiran
from kpudocs.renderers.pdf.pages import MM, Pages
from kpudocs.renderers.pdf.structure import Node

__all__ = ["draw"]


def draw(naskah: Naskah, moment: datetime, attachments: Sequence[Attachment] = ()) -> bytes:
    """The PDF of `naskah`, dated `moment`, carrying files. Raises RefusedOutput where the fonts lack a character."""
    require_glyphs((*naskah.texts(), naskah.tanda_air, naskah.kaki))
    canvas = Canvas(naskah.info, moment, languages_of(naskah), slanted=naskah.profil.kata_asing_miring)
    naskah = mark_foreign(naskah)
    pages = Pages(canvas, naskah.profil, naskah.tanda_air, naskah.kaki)
    _draw_decree(naskah, canvas, pages)
    for lampiran in naskah.lampiran:
        _draw_lampiran(naskah, lampiran, canvas, pages)
    pages.end()
    return canvas.finish(attachments)


def _draw_decree(naskah: Naskah, canvas: Canvas, pages: Pages) -> None:
    pages.begin_part(restart=True)
    canvas.bookmark(naskah.info.judul)
    part = canvas.root.add("Sect")
    decree = set_decree(naskah, part, pages.width, pages.top - pages.bottom)
    Flow(pages).stack([*_logo(naskah, canvas, pages, part), *decree])


def _draw_lampiran(naskah: Naskah, lampiran: NaskahLampiran, canvas: Canvas, pages: Pages) -> None:
    profil = naskah.profil
    pages.begin_part(lanskap=lampiran.lanskap, restart=profil.nomor_halaman_lampiran == "ulang")
    canvas.bookmark(" ".join((lampiran.label, *lampiran.judul)))
    part = canvas.root.add("Sect")
    Flow(pages).stack(set_lampiran(lampiran, profil, part, pages.width, pages.top - pages.bottom))


def _logo(naskah: Naskah, canvas: Canvas, pages: Pages, part: Node) -> list[Box]:
    """Draw the logo at the top of the page, and keep its place free."""
    profil = naskah.profil
    if not profil.logo:
        return []
    height = profil.tinggi_logo * MM
    alt = " ".join(("Logo", *naskah.kop))
    x, y = pages.left + pages.width / 2, pages.top - height
    canvas.mark(part.add("Figure", "", alt))
    canvas.picture(profil.logo, x, y, height)
    return [Box(height), blank(Type.spaced(regular(), profil.ukuran_huruf).pitch / 2)]
