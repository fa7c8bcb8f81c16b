"""Writing a .docx so that the same input gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from kpudocs.naskah import Info

__all__ = ["core_properties", "write_package"]

_FIRST = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)  # what a zip can say


def write_package(parts: Mapping[str, bytes], moment: datetime) -> bytes:
    """Zip the parts in a fixed order, all dated `moment`."""
    stamp = max(moment.astimezone(UTC), _EARLIEST).timetuple()[:6]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name in sorted(parts, key=lambda name: (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)):
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same bytes, whichever system writes them
            package.writestr(entry, parts[name], compresslevel=6)
    return buffer.getvalue()


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
