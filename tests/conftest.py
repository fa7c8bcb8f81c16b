"""What several tests share."""

from __future__ import annotations

import struct
import zlib

import pytest
from hypothesis import settings

settings.register_profile("kpudocs", deadline=None, derandomize=True)
settings.load_profile("kpudocs")


@pytest.fixture
def png() -> bytes:
    """A picture of 8 by 8 red pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\x00" + b"\xcc\x00\x00" * 8 for _ in range(8))
    header = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update` writes the golden texts anew."""
    parser.addoption("--update", action="store_true", help="write the golden texts anew")
