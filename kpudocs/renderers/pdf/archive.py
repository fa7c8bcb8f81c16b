"""What makes a file of reportlab an archival, accessible one: PDF/A-2a and PDF/UA-1.

The colour space of the output, the metadata in XMP, and two defects of reportlab put right:
streams without the line end that PDF/A wants before "endstream", and ToUnicode tables that say
that unused codes are U+0000.
"""

from __future__ import annotations

import struct
import zlib
from datetime import datetime
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFImageXObject,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
)
from reportlab.pdfbase.ttfonts import TTFont

from kpudocs.naskah import Info

__all__ = [
    "CREATOR",
    "END_OF_DATA",
    "LANGUAGE",
    "PRODUCER",
    "add_fonts",
    "compressed",
    "mend_streams",
    "output_intent",
    "xmp",
]

CREATOR = "kpudocs"
PRODUCER = "kpudocs (ReportLab)"
LANGUAGE = "id-ID"

_ENDSTREAM = b"endstream\n"
END_OF_DATA = b"\r\n"
"""The line end before "endstream". A bare line feed would be taken for half of one where the data end with a
carriage return, as packed data now and then do, and the stream for a byte shorter than it says.
"""


def compressed(content: bytes, **entries: object) -> PDFStream:
    """A stream, deflated here and now so that only the small form stays in memory."""
    dictionary = PDFDictionary({"Filter": PDFName("FlateDecode"), **entries})
    return PDFStream(dictionary, zlib.compress(content, 6))


class _MendedStream(PDFObject):
    """A stream with a line end before "endstream" (ISO 19005-2, 6.1.7.1)."""

    __RefOnly__ = 1

    def __init__(self, stream: PDFStream | PDFImageXObject) -> None:
        self._stream = stream

    def format(self, document: PDFDocument) -> bytes:
        written: bytes = self._stream.format(document)
        return written.removesuffix(_ENDSTREAM) + END_OF_DATA + _ENDSTREAM


def mend_streams(document: PDFDocument) -> None:
    """Mend every stream of a document that is complete but not written yet."""
    objects = document.idToObject
    for name, thing in objects.items():
        if isinstance(thing, PDFStream | PDFImageXObject):
            objects[name] = _MendedStream(thing)


def add_fonts(document: Any) -> None:
    """Write the fonts in use into the document, with right ToUnicode tables."""
    fonts: list[TTFont] = list(document.delayedFonts)
    document.delayedFonts.clear()
    for font in fonts:
        subsets: list[list[int]] = font.state[document].subsets
        names = [font.getSubsetInternalName(number, document)[1:] for number in range(len(subsets))]
        font.addObjects(document)
        for name, subset in zip(names, subsets, strict=True):
            table = _to_unicode(name, subset).encode("ascii")
            document.idToObject[document.idToObject[name].ToUnicode.name] = compressed(table)


def _to_unicode(name: str, subset: list[int]) -> str:
    """The table from the codes of a subset font to Unicode, for the codes that have a character."""
    pairs = [f"<{code:02X}> <{_utf16(char)}>" for code, char in enumerate(subset) if char]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]  # 100 is the most allowed
    maps = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        f"/CMapName /{name.replace('+', '-')} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{maps}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def _utf16(code: int) -> str:
    return chr(code).encode("utf-16-be").hex().upper()


def output_intent(document: Any) -> PDFArray:
    """The colour space that grey and RGB on the page are meant in."""
    profile = document.Reference(compressed(_srgb(), N=3), "sRGB")
    name = PDFString("sRGB IEC61966-2.1")
    entries = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": name,
        "Info": name,
        "DestOutputProfile": profile,
    }
    return PDFArray([PDFDictionary(entries)])


@cache
def _srgb() -> bytes:
    """An ICC profile (version 2) of sRGB: IEC 61966-2-1's curve, primaries adapted to D50."""

    def tag_xyz(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(value * 65536)) for value in values)

    def linear(value: float) -> float:
        return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)

    size = 1024
    points = [round(65535 * linear(i / (size - 1))) for i in range(size)]
    curve = b"curv\0\0\0\0" + struct.pack(f">I{size}H", size, *points)
    label = b"sRGB\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(label)) + label + bytes(78),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": tag_xyz(0.9642, 1, 0.8249),
        b"rXYZ": tag_xyz(0.43607, 0.22249, 0.01392),
        b"gXYZ": tag_xyz(0.38515, 0.71687, 0.09708),
        b"bXYZ": tag_xyz(0.14307, 0.06061, 0.71410),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, data, places = b"", b"", dict[bytes, int]()
    start = 128 + 4 + 12 * len(tags)
    for signature, body in tags.items():
        if body not in places:  # the three curves are one
            places[body] = start + len(data)
            data += body + bytes(-len(body) % 4)
        table += signature + struct.pack(">II", places[body], len(body))
    header = struct.pack(">I4sI4s4s4s", start + len(data), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H4s", 2024, 1, 1, 0, 0, 0, b"acsp") + bytes(28)
    header += struct.pack(">3i", 63190, 65536, 54061) + bytes(48)  # the illuminant: D50
    return header + struct.pack(">I", len(tags)) + table + data


def xmp(info: Info, moment: datetime, part: int = 2) -> PDFStream:
    """The metadata, equal to the document information, and the promise of PDF/A-2a (3a: `part`) and PDF/UA-1."""
    stamp = moment.isoformat(timespec="seconds")
    words = "".join(f"<rdf:li>{escape(word)}</rdf:li>" for word in info.kata_kunci)
    text = _XMP.format(
        title=escape(info.judul),
        author=escape(info.penulis),
        subject=escape(info.subjek),
        keywords=escape(", ".join(info.kata_kunci)),
        words=words,
        stamp=stamp,
        creator=CREATOR,
        producer=PRODUCER,
        language=LANGUAGE,
        part=part,
    )
    # XMP stays readable without unpacking, as archives ask
    return PDFStream(PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), text.encode("utf-8"))


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag>{words}</rdf:Bag></dc:subject>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
