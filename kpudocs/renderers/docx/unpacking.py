"""A .docx taken apart again, for its proof.

The directory is read by `zipfile`, which did not write it. The parts themselves are not: parts that are
the same in every decree, byte for byte, are inflated and summed once, and the document comes in pieces.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Member", "read_package"]

_LOCAL = struct.Struct("<4s5H3L2H")
_PIECE = 1 << 16
_FLUSHED = b"\x00\x00\xff\xff"
"""With an empty block a deflater ends whole bytes; others may look so too."""
_LAST_BLOCK = b"\x03\x00"
"""The empty block that ends all: an inflater ends with it where nothing is half done."""


@dataclass(frozen=True, slots=True)
class Member:
    """A part as it stands in the package."""

    name: str
    data: bytes
    deflated: bool
    crc: int
    size: int
    """Its bytes when inflated."""

    def read(self) -> bytes:
        """The part, inflated and its sum checked. Raises zipfile.BadZipFile or zlib.error."""
        return _read(self)

    def stream(self) -> Iterator[bytes]:
        """The same, piece by piece; only whoever comes to the end has had the sum checked."""
        crc = size = 0
        for piece in _inflate(self.data) if self.deflated else (self.data,):
            crc = zlib.crc32(piece, crc)
            size += len(piece)
            if size > self.size:
                break
            yield piece
        if (crc, size) != (self.crc, self.size):
            raise zipfile.BadZipFile(f"{self.name}: the sum is wrong")


@lru_cache(maxsize=64)
def _read(member: Member) -> bytes:
    return b"".join(member.stream())


def _inflate(data: bytes) -> Iterator[bytes]:
    """Inflate piece by piece; a block that refers to nothing before it is a piece by itself."""
    start = after = 0
    while (end := data.find(_FLUSHED, after)) >= 0:
        after = end + len(_FLUSHED)
        block = _inflate_block(data[start:after])
        if block is not None:
            yield block
            start = after
    yield from _inflate_rest(data[start:])


@lru_cache(maxsize=16)
def _inflate_block(data: bytes) -> bytes | None:
    """What a block holds, inflated once for all decrees that have it; None where the bytes only look like one."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflater.decompress(data + _LAST_BLOCK)
    except zlib.error:
        return None
    return content if inflater.eof and not inflater.unused_data else None


def _inflate_rest(data: bytes) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while data and not inflater.eof:
        yield inflater.decompress(data, _PIECE)
        data = inflater.unconsumed_tail
    yield inflater.flush()
    if not inflater.eof or inflater.unused_data:
        raise zipfile.BadZipFile("a part does not end where it should")


def read_package(content: bytes) -> tuple[Member, ...]:
    """The parts in order, each where the directory says. Raises zipfile.BadZipFile for a package that is not whole."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return tuple(_find(content, part, package.start_dir) for part in package.infolist())


def _find(content: bytes, part: zipfile.ZipInfo, end: int) -> Member:
    """A part, whose own header has to say what the directory says."""
    at = part.header_offset
    if not 0 <= at <= end - _LOCAL.size:
        raise zipfile.BadZipFile("a part is not in the package")
    signature, _, flags, method, _, _, _, _, _, name_length, extra_length = _LOCAL.unpack_from(content, at)
    start = at + _LOCAL.size + name_length + extra_length
    name = content[at + _LOCAL.size : at + _LOCAL.size + name_length]
    spelt = part.orig_filename.encode("utf-8" if flags & 0x800 else "cp437")
    if signature != b"PK\3\4" or flags & 1 or (flags, method) != (part.flag_bits, part.compress_type) or name != spelt:
        raise zipfile.BadZipFile("a part and the directory differ")
    if method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or start + part.compress_size > end:
        raise zipfile.BadZipFile("a part is not whole")
    data = content[start : start + part.compress_size]
    return Member(part.filename, data, method == zipfile.ZIP_DEFLATED, part.CRC, part.file_size)
