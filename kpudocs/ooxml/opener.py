"""The only opener of .docx and .xlsx files: what comes from outside is looked through before anything reads it.

Such a file is a zip of XML. Both have been used to read files, to fill memory and to run programs.
What its reader never needs is refused by name; sizes are counted while unpacking, since what a zip
says of itself may be a lie. A template runs, so that little passes (`TEMPLATE`); a document of
somebody else's is only read, and nothing it points at is followed (`DOCUMENT`). A workbook is looked
through piece by piece, since its sheets are long.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from lxml import etree

from kpudocs.ooxml.unseen import find_unseen, hidden_styles
from kpudocs.ooxml.xml import Element, R, parse_xml, val, w

__all__ = [
    "DOCUMENT",
    "MAX_PARTS",
    "MAX_PART_BYTES",
    "MAX_TOTAL_BYTES",
    "MAX_WORKBOOK_BYTES",
    "TEMPLATE",
    "Allowances",
    "Unsafe",
    "look_through_workbook",
    "open_package",
]

MAX_PARTS = 1000
MAX_PART_BYTES = 32 * 1024 * 1024
MAX_TOTAL_BYTES = 64 * 1024 * 1024
"""A template with letterhead and pictures has some 20 parts and less than 5 MB."""
MAX_WORKBOOK_PARTS = 2000
MAX_WORKBOOK_BYTES = 1024 * 1024 * 1024
"""A plan of 10,000 rows unpacks to some 15 MB, a table of 100,000 rows to some 100 MB."""
_CHUNK = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0"
"""How files begin that are no zip: .xls, and .xlsx with a password."""

_FIELDS = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "HYPERLINK", "TOC", "PAGEREF", "REF", "SEQ", "STYLEREF"}
"""Fields that only speak of the document itself."""


@dataclass(frozen=True, slots=True)
class Allowances:
    """What may stand in a package beside text, tables and pictures.

    Refused whatever is allowed: DOCTYPE, macros, content that is fetched or inserted on opening,
    odd or twin names, passwords, and more bytes than a decree has.
    """

    fields: frozenset[str] | None = None
    """The fields that may stand in the text; None for any, where their codes are never run."""
    objects: bool = False
    """Embedded objects (an Excel table, a drawing): they stay closed."""
    links: bool = False
    """Links of any kind, a document's template, workbooks that formulas name: none is followed."""


TEMPLATE = Allowances(frozenset(_FIELDS))
"""What a Word template may have."""
DOCUMENT = Allowances(None, objects=True, links=True)
"""What a finished document may have, of which only the words are read."""

_WORD, _EXCEL = "dokumen Word (.docx)", "buku kerja Excel (.xlsx)"
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_PART = re.compile(r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.([\w.]+)\+xml$")
_ROOTS = {
    "comments": "comments",
    "document.main": "document",
    "endnotes": "endnotes",
    "fonttable": "fonts",
    "footer": "ftr",
    "footnotes": "footnotes",
    "header": "hdr",
    "numbering": "numbering",
    "settings": "settings",
    "styles": "styles",
    "websettings": "webSettings",
}
"""The first element of each part, by the kind that its content type names (ECMA-376 part 1, 11.3)."""
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"
_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}theme"
_VML = re.compile(r"\{urn:schemas-microsoft-com:")
_FETCHED = re.compile(r"(?:\{[^}]*\})?(?:src|href|althref)$")
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_ENCODING = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"']*)", re.DOTALL)
_ENCODINGS = re.compile(rb"utf-?8|us-ascii|ascii|iso-8859-[0-9]+|windows-125[0-9]", re.IGNORECASE)
"""Those in which markup is its ASCII bytes, so that DOCTYPE can be found before parsing."""
_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_MACRO = re.compile(r"vbaProject|vbaData", re.IGNORECASE)
_ACTIVE = re.compile(r"vbaProject|vbaData|activeX|oleObject|/embeddings/|attachedToolbars|customUI", re.IGNORECASE)


class Unsafe(ValueError):
    """What is in the file that a template may not have, in Indonesian."""


def open_package(raw: bytes, allowed: Allowances = TEMPLATE) -> dict[str, bytes]:
    """The parts of a .docx by name. Raises Unsafe, with the first reason."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            _check_names(package, MAX_PARTS)
            parts = dict(_unpack(package))
    except _BROKEN_ZIP as error:
        raise _incomplete(_WORD, error) from error
    if "word/document.xml" not in parts or "[Content_Types].xml" not in parts:
        raise _incomplete(_WORD)
    document: Element | None = None
    words: dict[str, Element] = {}
    types = _content_types(_check_xml("[Content_Types].xml", parts["[Content_Types].xml"], allowed))
    for name, content in parts.items():
        if (_MACRO if allowed.objects else _ACTIVE).search(name):
            raise Unsafe(f"berkas memuat makro atau objek ({name})")
        kind = types.get(name.lower(), "")
        # Word goes by the content type, whatever a part's name ends in; what looks like XML is examined too.
        if name.lower().endswith((".xml", ".rels", ".vml")) or kind.endswith("xml") or _START.match(content):
            root = _check_xml(name, content, allowed)
            _check_root(name, kind, root, allowed)
            document = root if name == "word/document.xml" else document
            if name.lower().startswith("word/") and not name.lower().endswith(".rels"):
                words[name] = root
    if not allowed.links:
        hidden = hidden_styles(words.get("word/styles.xml"))
        for name, root in words.items():
            for unseen in find_unseen(root, hidden):
                raise Unsafe(f"bagian {name} memuat {unseen}")
    if document is None or document.tag != w("document") or document.find(w("body")) is None:
        raise _incomplete(_WORD)
    return parts


def _content_types(root: Element) -> dict[str, str]:
    """The content type that is stated for a part, by its name in small letters without the first "/"."""
    return {
        (one.get("PartName") or "").lstrip("/").lower(): (one.get("ContentType") or "").strip().lower()
        for one in root.iter(_OVERRIDE)
    }


def _check_root(name: str, kind: str, root: Element, allowed: Allowances) -> None:
    """Refuse a part of a template that is another thing than it says it is: Word offers to mend the file then."""
    found = _PART.match(kind)
    expected = w(_ROOTS[found[1]]) if found and found[1] in _ROOTS else _THEME if kind == _THEME_TYPE else ""
    if expected and not allowed.links and root.tag != expected:
        raise Unsafe(f"bagian {name[:60]} rusak: isinya bukan yang seharusnya")


def look_through_workbook(file: IO[bytes], most: int = MAX_WORKBOOK_BYTES) -> None:
    """Look through an .xlsx before its reader sees it; `most` are the bytes that may come out of it.

    What it points at is never followed, so other workbooks may be named in formulas. Raises Unsafe,
    with the first reason.
    """
    if file.read(4) == _OLE:
        raise Unsafe("berkas ini berkata sandi, atau berbentuk lama (.xls)")
    try:
        with zipfile.ZipFile(file) as package:
            _check_names(package, MAX_WORKBOOK_PARTS)
            if not {"xl/workbook.xml", "[Content_Types].xml"} <= set(package.namelist()):
                raise _incomplete(_EXCEL)
            for info in package.infolist():
                if _MACRO.search(info.filename):
                    raise Unsafe(f"berkas memuat makro ({info.filename[:60]})")
                with package.open(info) as part:
                    most -= _look_through_part(info.filename, part, most)
    except _BROKEN_ZIP as error:
        raise _incomplete(_EXCEL, error) from error


def _look_through_part(name: str, part: IO[bytes], most: int) -> int:
    """Look through a part as it comes out; its size."""
    total, tail = 0, b""
    small = name.endswith(".rels") or name == "[Content_Types].xml"
    xml = small or name.endswith((".xml", ".vml"))
    while chunk := part.read(_CHUNK):
        if not total:
            xml = xml or bool(_START.match(chunk))
            if xml:
                _check_encoding(name, chunk)
        total += len(chunk)
        if total > (MAX_PART_BYTES if small else most):
            raise Unsafe("isi berkas terlalu besar")
        if xml and _DOCTYPE.search(tail + chunk):
            raise Unsafe(f"bagian {name[:60]} memuat DOCTYPE")
        tail = tail + chunk if small else chunk[-16:]
    if small:
        _check_xml(name, tail, DOCUMENT)
    return total


def _incomplete(what: str, error: Exception | None = None) -> Unsafe:
    return error if isinstance(error, Unsafe) else Unsafe(f"berkas ini bukan {what} yang utuh")


def _check_names(package: zipfile.ZipFile, most: int) -> None:
    infos = package.infolist()
    if len(infos) > most:
        raise Unsafe(f"berkas memuat lebih dari {most} bagian")
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        if name.startswith(("/", "\\")) or "\\" in name or ":" in name or ".." in name.split("/"):
            raise Unsafe(f"berkas memuat bagian dengan nama yang tidak wajar ({name[:60]!r})")
        if name.lower() in seen:
            raise Unsafe(f"berkas memuat dua bagian bernama {name[:60]!r}")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unsafe("berkas dimampatkan dengan cara yang tidak dipakai Word dan Excel")
        if info.flag_bits & 1:
            raise Unsafe("berkas dikunci dengan kata sandi")
        seen.add(name.lower())


def _unpack(package: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Each part, counted as it comes out."""
    total = 0
    for info in package.infolist():
        if info.is_dir():
            continue
        with package.open(info) as file:
            content = file.read(MAX_PART_BYTES + 1)
        total += len(content)
        if len(content) > MAX_PART_BYTES or total > MAX_TOTAL_BYTES:
            raise Unsafe("isi berkas terlalu besar")
        yield info.filename, content


def _check_xml(name: str, content: bytes, allowed: Allowances) -> Element:
    _check_encoding(name, content)
    if _DOCTYPE.search(content):
        raise Unsafe(f"bagian {name[:60]} memuat DOCTYPE")
    try:
        root = parse_xml(content)
    except etree.XMLSyntaxError as error:
        raise Unsafe(f"bagian {name} rusak") from error
    if name == "[Content_Types].xml" and b"macroEnabled" in content:
        raise Unsafe("berkas memuat makro")
    if name.lower().endswith(".rels"):
        for relation in root.iter(_RELATION):
            _check_relation(name, relation, allowed)
    elif name.lower().startswith("word/"):
        _check_words(name, root, allowed)
    return root


def _check_encoding(name: str, content: bytes) -> None:
    """Refuse an encoding in which a DOCTYPE would not be seen: UTF-16, UTF-7, EBCDIC."""
    said = _ENCODING.match(content.removeprefix(b"\xef\xbb\xbf"))
    if (
        b"\x00" in content[:64]
        or (content.strip() and not _START.match(content))
        or (said and not _ENCODINGS.fullmatch(said[1]))
    ):
        raise Unsafe(f"bagian {name[:60]} tidak tersimpan sebagai UTF-8")


def _check_relation(name: str, relation: Element, allowed: Allowances) -> None:
    kind, target = relation.get("Type"), relation.get("Target")
    if not (kind and target and relation.get("Id")):
        raise Unsafe(f"bagian {name} memuat rujukan yang tidak lengkap")
    active = _MACRO if allowed.objects else _ACTIVE
    if allowed.links and (kind.endswith(("/attachedTemplate", "/hyperlink")) or "xternalLinkPath" in kind):
        return
    if active.search(kind) or active.search(target):
        raise Unsafe(f"berkas memuat makro atau objek ({target[:60]})")
    if kind.endswith(("/aFChunk", "/subDocument", "/attachedTemplate", "/frame")):
        raise Unsafe(f"berkas menyisipkan berkas lain ({target[:60]})")
    outside = relation.get("TargetMode") == "External"
    # A link is followed only when somebody clicks it; everything else is fetched on opening.
    if outside and not (kind == f"{R}/hyperlink" and _LINK.match(target)):
        raise Unsafe(f"berkas merujuk ke luar ({target[:60]})")
    if not outside and (".." in target.split("/")[1:] or ":" in target or "\\" in target):
        raise Unsafe(f"berkas memuat rujukan yang tidak wajar ({target[:60]})")


def _check_words(name: str, root: Element, allowed: Allowances) -> None:
    for tag in ("altChunk", "subDoc", "movie", *(() if allowed.objects else ("object", "control"))):
        if next(root.iter(w(tag)), None) is not None:
            raise Unsafe(f"bagian {name} menyisipkan objek atau berkas lain")
    if not allowed.links:
        _refuse_fetching(name, root)
    if allowed.fields is None:
        return
    for code in _field_codes(root):
        words = code.split()
        if words and words[0].upper() not in allowed.fields:
            raise Unsafe(f'bagian {name} memuat bidang "{words[0][:30]}"')


def _refuse_fetching(name: str, root: Element) -> None:
    """Refuse what Word asks a database or another file for without any relation: mail merge, old drawings."""
    if next(root.iter(w("mailMerge")), None) is not None:
        raise Unsafe(f"bagian {name} mengambil data dari luar (gabungan surat)")
    for node in root.iter():
        if isinstance(node.tag, str) and _VML.match(node.tag):
            for attribute, value in node.attrib.items():
                if _FETCHED.match(str(attribute)):
                    raise Unsafe(f"bagian {name} mengambil gambar dari luar ({str(value)[:60]})")


def _field_codes(root: Element) -> Iterator[str]:
    """The code of every field, joined where Word split it over runs."""
    for simple in root.iter(w("fldSimple")):
        yield val(simple, "instr") or ""
    open_codes: list[list[str]] = []
    for node in root.iter(w("fldChar"), w("instrText")):
        if node.tag == w("instrText"):
            if open_codes:
                open_codes[-1].append(node.text or "")
            else:
                yield node.text or ""
        elif val(node, "fldCharType") == "begin":
            open_codes.append([])
        elif open_codes and val(node, "fldCharType") == "separate":
            yield "".join(open_codes[-1])
        elif open_codes and val(node, "fldCharType") == "end":
            yield "".join(open_codes.pop())
