"""Files carried inside a PDF, as PDF/A-3 asks (ISO 19005-3, 6.8): named twice, related, dated, described.

What is written here is read back by `read_attachments`, which knows no other form.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFObjectReference, PDFString

from kpudocs.renderers.attachment import Attachment
from kpudocs.renderers.pdf.archive import compressed
from kpudocs.renderers.pdf.structure import encode_text

__all__ = ["MAX_BYTES", "attach", "read_attachments"]

MAX_BYTES = 64 * 1024 * 1024
"""What one attached file may unpack to."""

_SPEC = re.compile(
    rb"<</Type/Filespec/AFRelationship/(Source|Supplement)/F\([^)]*\)/UF<[0-9A-F]+>/Desc<FEFF([0-9A-F]+)>"
    rb"/EF<</F (\d+) 0 R/UF \d+ 0 R>>>>"
)
_LENGTH = re.compile(rb"/Length (\d+)")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


class _FileSpec(PDFObject):
    """The specification of a carried file."""

    __RefOnly__ = 1

    def __init__(self, attachment: Attachment, stream: str) -> None:
        self._attachment = attachment
        self._stream = stream

    def format(self, document: Any) -> bytes:
        number = document.idToObjectNumberAndVersion[self._stream][0]
        one = self._attachment
        relation = "Source" if one.is_source else "Supplement"
        plain = _UNSAFE.sub("_", one.file_name)  # for readers that do not know /UF
        return (
            f"<</Type/Filespec/AFRelationship/{relation}/F({plain})/UF{encode_text(one.file_name)}"
            f"/Desc{encode_text(one.name)}/EF<</F {number} 0 R/UF {number} 0 R>>>>"
        ).encode("ascii")


def attach(document: Any, attachments: Sequence[Attachment], stamp: str) -> None:
    """Carry files in `document`; `stamp` is their date as PDF spells it."""
    catalog = document.Catalog
    names: list[object] = []
    for number, one in enumerate(sorted(attachments, key=lambda one: encode_text(one.file_name))):
        stream = f"EmbeddedFile{number}"
        parameters = {"Size": len(one.content), "ModDate": PDFString(stamp), "CreationDate": PDFString(stamp)}
        document.Reference(
            compressed(
                one.content,
                Type=PDFName("EmbeddedFile"),
                Subtype=_Written(f"/{one.media_type.replace('/', '#2F')}"),
                Params=PDFDictionary(parameters),
            ),
            stream,
        )
        document.Reference(_FileSpec(one, stream), f"FileSpec{number}")
        names += [_Written(encode_text(one.file_name)), PDFObjectReference(f"FileSpec{number}")]
        document.updateSignature(hashlib.sha256(one.content).digest())
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
    catalog.AF = PDFArray([PDFObjectReference(f"FileSpec{number}") for number in range(len(attachments))])
    catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})})


class _Written(PDFObject):
    """What is written as it stands."""

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, document: Any) -> bytes:
        return self._text.encode("ascii")


def read_attachments(content: bytes) -> tuple[Attachment, ...]:
    """The files that a PDF of kpudocs carries; none for any other, or where one is broken or too large."""
    return tuple(_found(content))


def _found(content: bytes) -> Iterator[Attachment]:
    for spec in _SPEC.finditer(content):
        start = content.find(b"\n" + spec[3] + b" 0 obj")
        head_end = content.find(b"stream", start)
        length = _LENGTH.search(content, start, head_end) if 0 <= start < head_end else None
        if length is None:
            continue
        begin = head_end + (8 if content[head_end + 6 : head_end + 8] == b"\r\n" else 7)
        unpacker = zlib.decompressobj()
        try:
            raw = unpacker.decompress(content[begin : begin + int(length[1])], MAX_BYTES + 1)
            name = bytes.fromhex(spec[2].decode()).decode("utf-16-be")
        except (zlib.error, ValueError):
            continue
        if len(raw) <= MAX_BYTES and unpacker.eof:
            yield Attachment(name, raw, spec[1] == b"Source")
