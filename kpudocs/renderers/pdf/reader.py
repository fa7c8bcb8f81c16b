"""Reading our own PDFs back, from their bytes, without what wrote them.

This knows the form in which `canvas` and reportlab write, and nothing else: a file in any other
form is not one that kpudocs made, and is refused as such.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

__all__ = ["JOINED", "NO_CODES", "Foreign", "ReadPdf", "count_pages", "decode"]

JOINED = b"%kpudocs: gabungan\n"
"""By which a file that decrees were joined in is told from a decree: a comment after the header."""
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE = re.compile(rb"/Type/XRef/Size (\d+)/W\[1 4 2\]")
_PACKED = re.compile(rb"/Type/ObjStm/N (\d+)/First (\d+)")
_ENTRY = struct.Struct(">BIH")
_OBJECT = re.compile(rb"(\d+) 0 obj\r?\n")
_LENGTH = re.compile(rb"/Length (\d+)")
_REF = re.compile(rb"(\d+) 0 R")
_FONT = re.compile(rb"/([A-Za-z0-9+]+) (\d+) 0 R")
_FONT_USE = re.compile(rb"/([A-Za-z0-9+]+) [\d.]+ Tf")
_MCID = re.compile(rb"/\w+ <</MCID (\d+)>> BDC$")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_CHAR = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>")
_KID = re.compile(
    rb"<</Type/MCR/Pg (?P<page>\d+) 0 R/MCID (?P<mcid>\d+)>>"
    rb"|<<(?:[^<>]|<[^<>]*>|<<(?:[^<>]|<[^<>]*>)*>>)*>>"  # an element without content stands in its parent
    rb"|(?P<ref>\d+) 0 R|(?P<own>\d+)"
)
_PAGE = re.compile(rb"/Pg (\d+) 0 R")
_PAGES = re.compile(rb"/Count (\d+) /Kids \[[\d R\s]*\] /Type /Pages\b")


class Foreign(ValueError):
    """The file is not in the form that kpudocs writes; why, in Indonesian."""


class Codes(dict[int, str]):
    """The characters of the codes of a font; a code without one is an error, where a plain table would let it pass."""

    def __missing__(self, code: int) -> str:
        raise UnknownCode(code)


class UnknownCode(ValueError):
    """A code that no character is known for."""


NO_CODES = Codes()


def count_pages(content: bytes) -> int:
    """How many pages a PDF in kpudocs' form says it has. Raises Foreign for any other."""
    found = _PAGES.search(content)
    if found is None:
        raise Foreign("tidak memuat halaman")
    return int(found[1])


@dataclass(frozen=True)
class Run:
    """A piece of text: the page and mark it belongs to, -1 for what is no content."""

    page: int
    mark: int
    text: str


class ReadPdf:
    """A PDF in kpudocs' form. Raises Foreign for any other."""

    def __init__(self, content: bytes) -> None:
        if not content.startswith(b"%PDF-1.7") or not content.rstrip().endswith(b"%%EOF"):
            raise Foreign("bukan berkas PDF yang utuh")
        self._objects: dict[int, tuple[bytes, bytes]] = {}
        self._offsets: dict[int, int] = {}
        self._packed: list[int] = []
        """The streams of objects."""
        self._read_objects(content)
        self._check_table(content)
        self.pages = [int(ref) for ref in _REF.findall(self._field(self._find(b"/Type /Pages"), b"/Kids"))]
        if not self.pages:
            raise Foreign("tidak memuat halaman")
        for place, number in enumerate(self.pages):
            # Each page says which of the pages it is.
            if not re.search(rb"/StructParents %d\b" % place, self._object(number)[0]):
                raise Foreign(f"halaman {place + 1} tidak pada tempatnya")

    def _read_objects(self, content: bytes) -> None:
        at = 0
        while found := _OBJECT.search(content, at):
            number, start = int(found[1]), found.end()
            end = content.find(b"endobj", start)
            stream = content.find(b"stream", start, end) if end > 0 else -1
            head, data = content[start:end], b""
            if stream > 0:
                head = content[start:stream]
                length = _LENGTH.search(head)
                if length is None:
                    raise Foreign(f"objek {number} rusak")
                begin = stream + (8 if content[stream + 6 : stream + 8] == b"\r\n" else 7)
                data = content[begin : begin + int(length[1])]
                end = content.find(b"endobj", begin + len(data))
            if end < 0 or number in self._objects:
                raise Foreign(f"objek {number} rusak")
            self._objects[number] = (head, data)
            self._offsets[number] = found.start()
            if b"/Type/ObjStm" in head:
                self._packed.append(number)
            at = end

    def _check_table(self, content: bytes) -> None:
        """The cross-reference table leads to every object, since readers go by it."""
        start = _START.search(content[-200:])
        table = _OBJECT.match(content, int(start[1])) if start else None
        head = self._objects[int(table[1])][0] if table and int(table[1]) in self._objects else b""
        size = _TABLE.search(head)
        if table is None or size is None:
            raise Foreign("daftar objek hilang")
        self.trailer = head
        """The dictionary that leads to the catalog and to what the file says of itself."""
        expected = bytearray(_ENTRY.size * int(size[1]))
        try:
            _ENTRY.pack_into(expected, 0, 0, 0, 0xFFFF)
            for one, offset in self._offsets.items():
                _ENTRY.pack_into(expected, _ENTRY.size * one, 1, offset, 0)
            for number in self._packed:
                for place, one in enumerate(self._header(number)):
                    _ENTRY.pack_into(expected, _ENTRY.size * one, 2, number, place)
        except struct.error:  # a number beyond the table's end
            raise Foreign("daftar objek tidak cocok dengan isinya") from None
        if self._inflated(int(table[1])) != expected:
            raise Foreign("daftar objek tidak cocok dengan isinya")

    def _header(self, number: int) -> list[int]:
        """The numbers of the objects in a stream of objects."""
        first = _PACKED.search(self._objects[number][0])
        header = self._inflated(number)[: int(first[2])].split() if first else []
        try:
            numbers = list(map(int, header[::2]))
        except ValueError:
            numbers = []
        if first is None or len(numbers) != int(first[1]) or len(header) != 2 * len(numbers):
            raise Foreign(f"objek {number} rusak")
        return numbers

    def _unpack(self) -> None:
        """Put the objects of the streams of objects with the others: an element of the tree was asked for."""
        for number in self._packed:
            first = _PACKED.search(self._objects[number][0])
            content = self._inflated(number)
            start = int(first[2]) if first else 0
            header = [int(word) for word in content[:start].split()]
            ends = [*header[3::2], len(content) - start]
            for one, begin, end in zip(header[::2], header[1::2], ends, strict=True):
                self._objects[one] = (content[start + begin : start + end], b"")
        self._packed.clear()

    def objects(self) -> Iterator[tuple[int, bytes, bytes]]:
        """Every object: its number, its text (of a stream its dictionary), and a stream's data as they are packed."""
        self._unpack()
        yield from ((number, head, data) for number, (head, data) in self._objects.items())

    def _find(self, words: bytes) -> bytes:
        found = [self._object(number)[0] for number in self._offsets if words in self._objects[number][0]]
        if len(found) != 1:
            raise Foreign("susunan halaman tidak dikenal")
        return found[0]

    def _object(self, number: int) -> tuple[bytes, bytes]:
        if number not in self._objects:
            self._unpack()
        try:
            return self._objects[number]
        except KeyError:
            raise Foreign(f"objek {number} hilang") from None

    @staticmethod
    def _field(head: bytes, name: bytes) -> bytes:
        """What stands after a name: a bracketed list, or the rest of the object."""
        found = re.search(re.escape(name) + rb"(?=[\s\[<(])", head)
        if found is None:
            raise Foreign(f"{name.decode()} hilang")
        rest = head[found.end() :]
        if rest.lstrip().startswith(b"["):
            depth = 0
            for i, byte in enumerate(rest):
                depth += (byte == 0x5B) - (byte == 0x5D)
                if byte == 0x5D and depth == 0:
                    return rest[: i + 1]
        return rest

    def _inflated(self, number: int) -> bytes:
        head, data = self._object(number)
        if b"/FlateDecode" not in head:
            return data
        try:
            return zlib.decompress(data)
        except zlib.error as error:
            raise Foreign(f"objek {number} rusak") from error

    @cached_property
    def fonts(self) -> dict[bytes, Codes]:
        """For each font the characters of its codes. Raises Foreign for a font that is not embedded."""
        fonts = {}
        for number in self.pages:
            resources = self._field(self._object(number)[0], b"/Font")
            ref = _REF.search(resources)
            table = self._object(int(ref[1]))[0] if ref and resources.lstrip().startswith(ref[0]) else resources
            for name, font in _FONT.findall(table):
                if name not in fonts and b"/ToUnicode" in self._object(int(font))[0]:
                    fonts[name] = self._codes(int(font))
        return fonts

    def _codes(self, number: int) -> Codes:
        head = self._object(number)[0]
        descriptor = _REF.search(self._field(head, b"/FontDescriptor"))
        described = self._object(int(descriptor[1]))[0] if descriptor else head
        file = _REF.search(self._field(described, b"/FontFile2"))
        if file is None or not self._inflated(int(file[1])).startswith(b"\x00\x01\x00\x00"):
            raise Foreign("huruf tidak tertanam")
        unicode = _REF.search(self._field(head, b"/ToUnicode"))
        if unicode is None:
            raise Foreign("huruf tanpa tabel karakter")
        table = self._inflated(int(unicode[1]))
        chars = {int(code, 16): bytes.fromhex(char.decode()).decode("utf-16-be") for code, char in _CHAR.findall(table)}
        return Codes(chars)

    def runs(self) -> Iterator[Run]:
        """Every piece of text, in the order of the content streams; what stands in one mark and font is one piece."""
        return (run for page in range(len(self.pages)) for run in self._page_runs(page))

    def contents(self, page: int) -> bytes:
        """What draws a page, which is counted from 0."""
        contents = _REF.search(self._field(self._object(self.pages[page])[0], b"/Contents"))
        if contents is None:
            raise Foreign("halaman tanpa isi")
        return self._inflated(int(contents[1]))

    def _page_runs(self, page: int) -> Iterator[Run]:
        content = self.contents(page)
        codes = NO_CODES
        mark: int | None = None
        before, *texts = content.split(b"BT\n")
        for text in texts:
            mark = _mark(before, mark)
            if mark is None or b" Tj" in before:
                raise Foreign(f"ada teks tanpa penanda pada halaman {page + 1}")
            said, closed, before = text.partition(b"ET EMC\n")
            strings: list[bytes] = []
            for line in said.split(b"\n"):
                if line.endswith(b") Tj") and line.startswith(b"("):
                    strings.append(line[1:-4])
                elif line.endswith(b" Tw"):
                    if strings:
                        yield Run(page, mark, decode(b"".join(strings), codes, page))
                        strings = []
                    font = _FONT_USE.match(line)
                    codes = self.fonts.get(font[1], NO_CODES) if font else NO_CODES
                elif line == b"ET":
                    before = said[said.index(b"\nET\n") + 4 :]
                    break
            yield Run(page, mark, decode(b"".join(strings), codes, page))
            if closed:
                mark = None
        if b" Tj" in before:
            raise Foreign(f"ada teks tanpa penanda pada halaman {page + 1}")

    def text(self) -> str:
        """The content as it stands on the pages, furniture left out."""
        return "".join(run.text for run in self.runs() if run.mark >= 0)

    def structure_text(self) -> str:
        """The content as the structure tree orders it: what a screen reader says."""
        marks: dict[tuple[int, int], str] = {}
        for run in self.runs():
            marks[run.page, run.mark] = marks.get((run.page, run.mark), "") + run.text
        order = {number: page for page, number in enumerate(self.pages)}
        content = {place for place in marks if place[1] >= 0}
        root = _REF.search(self._field(self._find(b"/Type /StructTreeRoot"), b"/K"))
        if root is None:
            raise Foreign("susunan baca hilang")
        places = list(self._places(int(root[1]), order))
        if len(set(places)) != len(places) or not content <= set(places):
            raise Foreign("susunan baca tidak cocok dengan isi halaman")
        return "".join(marks.get(place, "") for place in places)

    def _places(self, number: int, pages: dict[int, int]) -> Iterator[tuple[int, int]]:
        """The marks in the order of the tree, as pages and numbers."""
        waiting: list[tuple[int, int]] = [(-1, number)]
        seen: set[int] = set()
        while waiting:
            page, current = waiting.pop()
            if page >= 0:
                yield page, current
                continue
            if current in seen:
                raise Foreign("susunan baca berputar")
            seen.add(current)
            head = self._object(current)[0]
            kids = self._field(head, b"/K")
            found = _PAGE.search(head[: len(head) - len(kids)])
            own = pages.get(int(found[1]), 0) if found else 0
            waiting += reversed(list(_kids(kids, own, pages)))


def _kids(kids: bytes, own: int, pages: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The kids of an element: a page and a mark on it, or -1 and the number of another element."""
    for kid in _KID.finditer(kids):
        if kid["ref"]:
            yield -1, int(kid["ref"])
        elif kid["own"]:
            yield own, int(kid["own"])
        elif kid["mcid"]:
            yield pages.get(int(kid["page"]), 0), int(kid["mcid"])


def _mark(before: bytes, mark: int | None) -> int | None:
    """The mark in force after what stands between two texts: a number, -1 for furniture, None outside all marks."""
    lines = (before[before.rfind(b"\n", 0, -1) + 1 : -1],) if before.endswith(b" BDC\n") else before.split(b"\n")
    for line in reversed(lines):
        if line.endswith((b"BDC", b"BMC")):
            found = _MCID.match(line)
            return int(found[1]) if found else -1
        if line.endswith(b"EMC"):
            return None
    return mark


def decode(written: bytes, codes: Codes, page: int) -> str:
    """The characters of a string, by the codes of its font. Raises Foreign for one that has none."""
    plain = _ESCAPE.sub(_unescape, written) if b"\\" in written else written
    try:
        return plain.decode("latin-1").translate(codes)
    except UnknownCode:
        raise Foreign(f"ada huruf yang tidak dikenal pada halaman {page + 1}") from None


def _unescape(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 8)]) if len(found[1]) == 3 else found[1]
