"""A Naskah as a Word document."""

from __future__ import annotations

from datetime import datetime
from importlib.resources.abc import Traversable

from lxml import etree

from kpudocs.errors import MissingResource
from kpudocs.naskah import Naskah
from kpudocs.renderers.docx.context import decree_values, lampiran_values
from kpudocs.renderers.docx.mould import Mould, Templates, make_mould, read_templates
from kpudocs.renderers.docx.package import core_properties, write_package
from kpudocs.renderers.docx.proof import prove
from kpudocs.renderers.docx.sections import close_with, section_properties
from kpudocs.renderers.docx.template import invalid
from kpudocs.renderers.docx.words import parse_xml
from kpudocs.renderers.moment import default_moment

__all__ = ["fill", "render"]


def render(naskah: Naskah, *, moment: datetime | None = None, templates: Traversable | None = None) -> bytes:
    """Fill the Word templates with a decree.

    `moment` dates the file (default: the decree's own date); `templates` is a folder laid out like
    ours (`keputusan.docx`, `lampiran/<jenis>.docx`); what is not in it is taken from ours. Raises
    InvalidTemplate and MissingResource.
    """
    sources = read_templates(frozenset(lampiran.jenis for lampiran in naskah.lampiran), templates)
    content, own = fill(naskah, sources, moment=moment)
    prove(content, naskah, own)
    return content


def fill(naskah: Naskah, sources: Templates, *, moment: datetime | None = None) -> tuple[bytes, tuple[str, ...]]:
    """The templates given, filled but not proven, and the texts that they have of their own.

    `sources` are the decree's template, then one for each of its kinds of lampiran.
    """
    kinds = frozenset((lampiran.jenis, lampiran.lanskap) for lampiran in naskah.lampiran)
    mould = make_mould(sources, kinds, naskah.profil, _read_logo(naskah))
    moment = moment or default_moment(naskah)
    values = decree_values(naskah) | {"logo": mould.logo}
    parts = dict(mould.parts)
    for name, furniture in mould.furniture.items():
        parts[name] = _well_formed(furniture.render(values), furniture.name)
    parts["word/document.xml"] = _document(naskah, mould, values)
    parts["docProps/core.xml"] = core_properties(naskah.info, moment)
    return write_package(parts, moment), mould.own_texts


def _document(naskah: Naskah, mould: Mould, values: dict[str, object]) -> bytes:
    """document.xml: the decree, then each lampiran in a section of its own."""
    profil = naskah.profil
    restart = profil.nomor_halaman_lampiran == "ulang"
    bodies = [mould.body.render(values)]
    sections = [section_properties(mould.references, profil, lanskap=False, restart=False, first_page_bare=True)]
    for lampiran in naskah.lampiran:
        template = mould.lampiran[lampiran.jenis, lampiran.lanskap]
        bodies.append(template.render(values | lampiran_values(lampiran, profil)))
        sections.append(
            section_properties(
                mould.references, profil, lanskap=lampiran.lanskap, restart=restart, first_page_bare=restart
            )
        )
    closed = [close_with(body, section) for body, section in zip(bodies[:-1], sections[:-1], strict=True)]
    text = "".join((mould.opening, *closed, bodies[-1], sections[-1], "</w:body></w:document>"))
    return _well_formed(text, mould.body.name)


def _well_formed(text: str, name: str) -> bytes:
    """The part as bytes, proven to be XML: a template's loop may close in another cell."""
    raw = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text.encode()
    try:
        parse_xml(raw)
    except etree.XMLSyntaxError as error:
        raise invalid(name, f"tanda pembuka dan penutup templat tidak sepasang ({error.msg})") from error
    return raw


def _read_logo(naskah: Naskah) -> bytes | None:
    path = naskah.profil.logo
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError:
        raise MissingResource(f"berkas logo tidak dapat dibaca: {path}") from None
