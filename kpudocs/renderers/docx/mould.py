"""The mould a decree is cast in: its template joined with those of its lampirans.

Everything that does not depend on the decree's text is done here once, and kept: opening and
checking the templates, joining their styles, scaling tables to the paper, compiling. What is left
for each decree is filling in text and zipping.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm
from docxtpl import InlineImage
from lxml import etree
from markupsafe import Markup

from kpudocs.errors import MissingResource, explain_os_error
from kpudocs.ooxml.opener import MAX_TOTAL_BYTES
from kpudocs.profil import Profil
from kpudocs.renderers.docx.context import TWIPS_PER_MM
from kpudocs.renderers.docx.embedding import embed_fonts, name_carried
from kpudocs.renderers.docx.package import Packed, pack
from kpudocs.renderers.docx.places import find_unfilled
from kpudocs.renderers.docx.styles import adopt_styles, apply_profil
from kpudocs.renderers.docx.template import Compiled, WordTemplate, invalid
from kpudocs.renderers.docx.watermark import add_watermark
from kpudocs.renderers.docx.words import Element, R, parse_xml, to_text, val, w

__all__ = ["Kind", "Mould", "Templates", "make_mould", "read_templates"]

Kind = tuple[str, bool]
"""A kind of lampiran, and whether its pages are turned."""
Templates = tuple[tuple[str, bytes], ...]
"""Names and bytes: the decree's template, then one for each kind of lampiran."""

_FURNITURE = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
_DOCUMENT = "word/document.xml"
_COMMENTS = ("/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible", "/people")
_ROOT_TAG = re.compile(r"<w:document\b[^>]*>")


@dataclass(frozen=True)
class Mould:
    """A decree's document but for its text."""

    parts: Mapping[str, Packed]
    """The parts of the package that are the same in every decree, packed."""
    opening: str
    """The start of document.xml, with the namespaces of all templates."""
    references: str
    """The header and footer references of every section."""
    body: Compiled
    lampiran: Mapping[Kind, Compiled]
    furniture: Mapping[str, Compiled]
    """Headers and footers, by the name of their part."""
    logo: Markup
    own_texts: tuple[str, ...]
    """What the templates print of themselves, beside what they are given."""


def read_templates(jenis: frozenset[str], folder: Traversable | None = None) -> Templates:
    """The template of the decree, then those of its kinds of lampiran, from `folder` or our own.

    Raises MissingResource for one that is in neither, or cannot be read.
    """
    names = ["keputusan.docx", *(f"lampiran/{kind}.docx" for kind in sorted(jenis))]
    return tuple((name, _read_template(name, folder)) for name in names)


def _read_template(name: str, folder: Traversable | None) -> bytes:
    steps = name.split("/")
    if folder is not None:
        try:
            with folder.joinpath(*steps).open("rb") as file:
                raw = file.read(MAX_TOTAL_BYTES + 1)
            if len(raw) > MAX_TOTAL_BYTES:
                most = MAX_TOTAL_BYTES // 1024**2
                raise MissingResource(f"templat {name} di {folder} terlalu besar (lebih dari {most} MB)")
            return raw
        except (FileNotFoundError, NotADirectoryError):
            pass  # an office changes the templates it wants to change
        except OSError as error:
            reason = explain_os_error(error)
            raise MissingResource(f"templat {error.filename} tidak dapat dibaca ({reason})") from error
    try:
        return files("kpudocs.templates").joinpath(*steps).read_bytes()
    except OSError as error:
        raise MissingResource(f"templat tidak ditemukan: {error.filename}; pasang ulang kpudocs") from error


@lru_cache(maxsize=16)
def make_mould(templates: Templates, kinds: frozenset[Kind], profil: Profil, logo: bytes | None) -> Mould:
    """Join templates for a profil. Raises InvalidTemplate."""
    (name, raw), *others = templates
    decree = WordTemplate(raw, name)
    body = _uncommented(decree.body())
    for key in [key for key, rel in decree.docx.part.rels.items() if rel.reltype.endswith(_COMMENTS)]:
        del decree.docx.part.rels[key]
    section = body.find(w("sectPr"))
    if section is not None:
        _scale(body, profil.lebar_teks(lanskap=False) * TWIPS_PER_MM / _text_width(section))
    references = _references(body)
    namespaces = dict(decree.docx.element.nsmap)
    sources = {source_name.removeprefix("lampiran/").removesuffix(".docx"): source for source_name, source in others}
    own_texts = [*decree.own_texts()]
    lampiran = {}
    for kind, turned in sorted(kinds):
        template = WordTemplate(sources[kind], f"lampiran/{kind}.docx")
        namespaces |= template.docx.element.nsmap
        own_texts += template.own_texts()
        lampiran[kind, turned] = _lampiran(template, decree, kind, profil, lanskap=turned)
    apply_profil(decree.docx.styles.element, profil)
    picture = _logo(decree, logo, profil)
    if profil.huruf_tertanam:
        name_carried(body)
        name_carried(decree.docx.styles.element)
        embed_fonts(decree.docx.part)
    furniture = _furniture(decree, carried=profil.huruf_tertanam)
    parts = _static_parts(decree)
    for part in find_unfilled(parts, {*furniture, _DOCUMENT}):
        raise invalid(name, f"ada tanda templat dalam {part}, yang tidak diisi")
    return Mould(
        parts={name: pack(blob) for name, blob in parts.items() if name not in furniture and name != _DOCUMENT},
        opening=_opening(decree, namespaces),
        references=references,
        body=decree.compile(body, "isi"),
        lampiran=lampiran,
        furniture=furniture,
        logo=picture,
        own_texts=tuple(sorted(set(own_texts))),
    )


def _lampiran(template: WordTemplate, decree: WordTemplate, kind: str, profil: Profil, *, lanskap: bool) -> Compiled:
    body = _uncommented(template.body())
    section = body.find(w("sectPr"))
    if section is not None:
        _scale(body, profil.lebar_teks(lanskap=lanskap) * TWIPS_PER_MM / _text_width(section))
        body.remove(section)
    if any(str(key).startswith(f"{{{R}}}") for node in body.iter() for key in node.attrib):
        raise invalid(
            template.name, "templat lampiran memuat gambar atau tautan, yang hanya dapat ada di keputusan.docx"
        )
    if body.find(f".//{w('numPr')}") is not None:
        raise invalid(template.name, "templat lampiran memakai penomoran otomatis Word")
    adopt_styles(decree.docx.styles.element, template.docx.styles.element, body, kind)
    if profil.huruf_tertanam:
        name_carried(body)
    return template.compile(body, "isi", decree.docx.styles.element)


def _uncommented(body: Element) -> Element:
    """Without the comments of whoever works on the template: a decree has none."""
    etree.strip_elements(body, *map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")), with_tail=False)
    return body


def _references(body: Element) -> str:
    """Take the section off the decree's body, and keep its references to headers and footers."""
    section = body.find(w("sectPr"))
    if section is None:
        return ""
    body.remove(section)
    kept = [node for node in section if etree.QName(node).localname in ("headerReference", "footerReference")]
    return "".join(
        f'<w:{etree.QName(node).localname} w:type="{val(node, "type")}" r:id="{node.get(f"{{{R}}}id")}"/>'
        for node in kept
    )


def _text_width(section: Element) -> float:
    """The width between the margins of a template's own page, in twips."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        return 1.0
    return float(val(size, "w") or 0) - float(val(margins, "left") or 0) - float(val(margins, "right") or 0)


def _scale(body: Element, factor: float) -> None:
    """Fit tables, and the indents that paragraphs have of their own, to the profil's page."""
    for name in ("gridCol", "tcW", "tblW"):
        for node in body.iter(w(name)):
            width = val(node, "w") or ""
            if width.isdigit() and val(node, "type") in (None, "dxa"):
                node.set(w("w"), str(round(int(width) * factor)))
    for node in body.iter(w("ind")):
        for side in ("left", "right", "start", "end"):
            indent = val(node, side) or ""
            if indent.isdigit():
                node.set(w(side), str(round(int(indent) * factor)))


def _furniture(decree: WordTemplate, *, carried: bool) -> dict[str, Compiled]:
    furniture = {}
    for rel in decree.docx.part.rels.values():
        if rel.reltype not in _FURNITURE:
            continue
        root = decree.expanded(parse_xml(rel.target_part.blob))
        if rel.reltype == RELATIONSHIP_TYPE.HEADER:
            add_watermark(root)
        if carried:
            name_carried(root)
        part = str(rel.target_part.partname).lstrip("/")
        furniture[part] = decree.compile(root, "kepala atau kaki halaman")
    return furniture


def _logo(decree: WordTemplate, logo: bytes | None, profil: Profil) -> Markup:
    """The logo's place in the text, its picture added to the package; empty without one."""
    if logo is None:
        return Markup("")
    try:
        picture = str(InlineImage(decree, io.BytesIO(logo), height=Mm(profil.tinggi_logo)))
    except Exception as error:  # python-docx has an error class of its own for each kind of picture
        raise MissingResource(f"gambar logo tidak dapat dibaca: {profil.logo}") from error
    described = picture.replace("<wp:docPr ", '<wp:docPr descr="Logo" ', 1)
    return Markup(described)  # noqa: S704 - python-docx's own XML, no text of the decree


def _static_parts(decree: WordTemplate) -> dict[str, bytes]:
    """The package as python-docx writes it; touching the properties makes sure they have a part."""
    buffer = io.BytesIO()
    try:
        _ = decree.docx.core_properties
        decree.docx.save(buffer)
    except Exception as error:  # parts of the wrong kind break python-docx in many ways
        raise invalid(decree.name, "berkas ini bukan dokumen Word (.docx) yang utuh") from error
    with zipfile.ZipFile(buffer) as package:
        return {name: package.read(name) for name in package.namelist()}


def _opening(decree: WordTemplate, namespaces: dict[str | None, str]) -> str:
    root = decree.docx.element
    copy = etree.Element(root.tag, nsmap={str(prefix): uri for prefix, uri in namespaces.items() if prefix})
    copy.attrib.update(root.attrib)
    etree.SubElement(copy, w("body"))
    return to_text(copy).replace("<w:body/></w:document>", "<w:body>")
