"""Writing a .docx so that the same input gives the same bytes.

The zip is written here and not by `zipfile`, which packs every part anew and whole: most parts are
the same in every decree and are packed once, and the document comes piece by piece.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from xml.sax.saxutils import escape

from kpudocs.naskah import Info

__all__ = ["Block", "Packed", "core_properties", "pack", "pack_stream", "write_package"]

_FIRST = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)  # what a zip can say
_LEVEL = 6
_LEVEL_OF_STATIC = 9
_LEVEL_OF_LONG = 3
_LONG = 1 << 20
"""Bytes after which a part is long: half as much work for a quarter more bytes, in plans of hundreds of rows."""
_VERSION, _DEFLATED = 20, 8
_UTF8 = 0x800
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Packed:
    """A part of the package, deflated."""

    data: bytes
    crc: int
    size: int
    """Its bytes before they were deflated."""


class Block:
    """A piece of a part that is deflated by itself: decrees that have it in common share the work and the bytes."""

    __slots__ = ("_deflated", "raw")

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self._deflated: dict[int, bytes] = {}
        """By level."""

    def deflated(self, level: int) -> bytes:
        """Whole bytes, which refer to nothing before them."""
        if level not in self._deflated:
            deflater = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
            self._deflated[level] = deflater.compress(self.raw) + deflater.flush(zlib.Z_FULL_FLUSH)
        return self._deflated[level]


@lru_cache(maxsize=64)
def pack(content: bytes) -> Packed:
    """Deflate a part well, once for all decrees in which it is the same."""
    deflater = zlib.compressobj(_LEVEL_OF_STATIC, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(deflater.compress(content) + deflater.flush(), zlib.crc32(content), len(content))


def pack_stream(content: Iterable[bytes | Block]) -> Packed:
    """Deflate a part that comes in pieces; what is beyond `_LONG` of it less well."""
    level = _LEVEL
    deflater = None
    packed, crc, size = [], 0, 0
    for piece in content:
        raw = piece.raw if isinstance(piece, Block) else piece
        crc = zlib.crc32(raw, crc)
        size += len(raw)
        if isinstance(piece, Block):
            if deflater is not None:
                # whole bytes end here, and blocks go on after them
                packed.append(deflater.flush(zlib.Z_FULL_FLUSH))
                deflater = None
            packed.append(piece.deflated(level))
        else:
            deflater = deflater or zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
            packed.append(deflater.compress(piece))
        if size > _LONG and level == _LEVEL:
            level = _LEVEL_OF_LONG
            if deflater is not None:  # zlib cannot change its level from Python
                packed.append(deflater.flush(zlib.Z_FULL_FLUSH))
                deflater = None
    packed.append((deflater or zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)).flush())
    return Packed(b"".join(packed), crc, size)


def write_package(parts: Mapping[str, Packed], moment: datetime) -> bytes:
    """Zip the parts in a fixed order, all dated `moment`."""
    year, month, day, hour, minute, second = max(moment.astimezone(UTC), _EARLIEST).timetuple()[:6]
    stamp = (hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day)
    written: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name in sorted(parts, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)):
        part, spelt = parts[name], name.encode()
        flags = 0 if name.isascii() else _UTF8
        about = (flags, _DEFLATED, *stamp, part.crc, len(part.data), part.size, len(spelt))
        local = _LOCAL.pack(b"PK\3\4", _VERSION, *about, 0) + spelt
        # made by no system in particular: the same bytes, whichever writes them
        directory.append(_CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *about, 0, 0, 0, 0, 0, at) + spelt)
        written += (local, part.data)
        at += len(local) + len(part.data)
    size = sum(map(len, directory))
    end = _END.pack(b"PK\5\6", 0, 0, len(directory), len(directory), size, at, 0)
    return b"".join((*written, *directory, end))


def core_properties(info: Info, moment: datetime) -> bytes:
    """docProps/core.xml: what the file says of itself."""
    when = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    properties = {
        "dc:title": info.judul,
        "dc:subject": info.subjek,
        "dc:creator": info.penulis,
        "cp:keywords": ", ".join(info.kata_kunci),
        "dc:language": "id-ID",
        "cp:lastModifiedBy": "kpudocs",
        "cp:revision": "1",
    }
    body = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in properties.items())
    body += "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{body}</cp:coreProperties>"
    ).encode()
