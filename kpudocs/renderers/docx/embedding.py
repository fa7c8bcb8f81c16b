"""Fonts inside a Word file, for computers that do not have them (`profil.huruf_tertanam`).

Word carries a font as a part of the package whose first 32 bytes are mixed with a key (ECMA-376, part 1, 17.8.1): no
protection, but a file manager does not take it for a font to install. What is carried is KPU Bookman, which may be;
Bookman Old Style, which the templates name, may not, so that the document names KPU Bookman in its place. The
fonts are whole and not cut down to the letters of the decree: a word that is typed later is set in them too.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from uuid import UUID

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart
from lxml import etree

from kpudocs.errors import MissingResource, RefusedOutput
from kpudocs.renderers.docx.words import Element, R, W, make, parse_xml, val, w

__all__ = ["CARRIED", "NAMED", "embed_fonts", "find_font_defects", "may_be_embedded", "mix", "name_carried"]

NAMED = "Bookman Old Style"
"""The font that the templates name."""
CARRIED = "KPU Bookman"
"""The font that stands in its place: as wide, as high, and free to be passed on."""

_FACES = {"embedRegular": "Regular", "embedBold": "Bold", "embedItalic": "Italic", "embedBoldItalic": "BoldItalic"}
_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_TABLE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"
_FONT_TABLE, _FONT_TABLE_RELATIONS = "word/fontTable.xml", "word/_rels/fontTable.xml.rels"
_MIXED = 32
_WATERMARK = "{urn:schemas-microsoft-com:vml}textpath"
_BEFORE_EMBED = {"writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime"} | {
    *("doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText"),
    *("printFractionalCharacterWidth", "printFormsData"),
}
"""What the schema has before `w:embedTrueTypeFonts` in the settings."""
_RESTRICTED, _PREVIEW, _BITMAP = 0x0002, 0x0004, 0x0200
"""What a font's fsType forbids: embedding, embedding in a document that is edited, embedding its outlines."""


def name_carried(root: Element) -> None:
    """Let everything in a part that names Bookman Old Style name KPU Bookman."""
    for node in root.iter(w("rFonts")):
        for key, value in node.attrib.items():
            if value == NAMED:
                node.set(key, CARRIED)
    for node in root.iter(_WATERMARK):
        node.set("style", str(node.get("style")).replace(NAMED, CARRIED))


def embed_fonts(document: DocumentPart) -> None:
    """Add the fonts to the package of a document, and name them in its font table and settings.

    Raises MissingResource, and RefusedOutput for a font that may not be embedded.
    """
    package = document.package
    try:
        table = document.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    except KeyError:
        table = Part(PackURI("/" + _FONT_TABLE), _TABLE_TYPE, f'<w:fonts xmlns:w="{W}"/>'.encode(), package)
        document.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)
    root = parse_xml(table.blob)
    for old in [node for node in root.iter(w("font")) if val(node, "name") == CARRIED]:
        root.remove(old)
    root.append(entry := _entry(_read_font("Regular")))
    for element, face in _FACES.items():
        key, mixed = _mix(_read_font(face))
        part = Part(PackURI(f"/word/fonts/{CARRIED.replace(' ', '')}-{face}.odttf"), _FONT_TYPE, mixed, package)
        node = etree.SubElement(entry, w(element))
        node.set(f"{{{R}}}id", table.relate_to(part, RELATIONSHIP_TYPE.FONT))
        node.set(w("fontKey"), f"{{{str(key).upper()}}}")
    table._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001
    _say_embedded(document.settings.element)


def _say_embedded(settings: Element) -> None:
    """Word keeps the fonts when it saves the document; all of their letters, since nothing says otherwise."""
    for name in ("embedTrueTypeFonts", "saveSubsetFonts"):
        for old in settings.findall(w(name)):
            settings.remove(old)
    after = [i for i, node in enumerate(settings) if etree.QName(node).localname in _BEFORE_EMBED]
    settings.insert(after[-1] + 1 if after else 0, make("embedTrueTypeFonts"))


@lru_cache
def _read_font(face: str) -> bytes:
    name = f"{CARRIED.replace(' ', '')}-{face}.ttf"
    try:
        content = (files("kpudocs") / "fonts" / name).read_bytes()
    except OSError as error:
        raise MissingResource(f"berkas huruf {name} tidak ada; pasang ulang kpudocs") from error
    if not may_be_embedded(content):
        raise RefusedOutput(f"huruf {name} tidak boleh disertakan dalam dokumen (fsType)")
    return content


@lru_cache
def _mix(font: bytes) -> tuple[UUID, bytes]:
    """A font with its first bytes mixed, and the key: made from the font itself, so that it is the same each time."""
    key = UUID(bytes=hashlib.sha256(font).digest()[:16], version=5)
    return key, mix(font, key)


def mix(content: bytes, key: UUID) -> bytes:
    """Mix the first 32 bytes with a key, read from its end; done twice, it is undone."""
    backwards = key.bytes[::-1] * 2
    return bytes(a ^ b for a, b in zip(content[:_MIXED], backwards, strict=False)) + content[_MIXED:]


def may_be_embedded(font: bytes) -> bool:
    """Whether a font says of itself that a document which is edited may carry it."""
    (allowed,) = struct.unpack_from(">H", _os2(font), 8)
    return not allowed & (_RESTRICTED | _PREVIEW | _BITMAP)


def _os2(font: bytes) -> bytes:
    """The table in which a font tells what it is like. Raises ValueError where there is none."""
    if font[:4] not in (b"\0\1\0\0", b"true", b"OTTO"):
        raise ValueError("no font")
    (count,) = struct.unpack_from(">H", font, 4)
    for i in range(count):
        tag, _, start, length = struct.unpack_from(">4s3L", font, 12 + 16 * i)
        if tag == b"OS/2" and len(found := font[start : start + length]) == length >= 86:
            return found
    raise ValueError("no table OS/2")


def _entry(font: bytes) -> Element:
    """The font in the font table, with what lets Word find one like it."""
    table = _os2(font)
    unicode_ranges, code_pages = struct.unpack_from(">4L", table, 42), struct.unpack_from(">2L", table, 78)
    signature = {f"usb{i}": bits for i, bits in enumerate(unicode_ranges)}
    signature |= {f"csb{i}": bits for i, bits in enumerate(code_pages)}
    entry = make("font")
    entry.set(w("name"), CARRIED)
    for name, value in (
        ("altName", NAMED),
        ("panose1", table[32:42].hex().upper()),
        ("charset", "00"),
        ("family", "roman"),
        ("pitch", "variable"),
    ):
        etree.SubElement(entry, w(name)).set(w("val"), value)
    node = etree.SubElement(entry, w("sig"))
    for name, bits in signature.items():
        node.set(w(name), f"{bits:08X}")
    return entry


def find_font_defects(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Each font of a package that Word could not open, or might not carry, in Indonesian."""
    if _FONT_TABLE not in parts or b":embed" not in parts[_FONT_TABLE]:
        return
    relations = parse_xml(parts.get(_FONT_TABLE_RELATIONS, b"<none/>"))
    targets = {str(node.get("Id")): f"word/{node.get('Target')}" for node in relations}
    for node in parse_xml(parts[_FONT_TABLE]).iter(*map(w, _FACES)):
        name = targets.get(str(node.get(f"{{{R}}}id")), "")
        try:
            font = mix(parts[name], UUID(val(node, "fontKey") or ""))
            if not may_be_embedded(font):
                yield f"huruf {name} tidak boleh disertakan"
        except (KeyError, ValueError, struct.error):
            yield f"huruf {name} tidak dapat dibuka"
