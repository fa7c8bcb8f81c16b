"""Many PDFs of ours as one: pages, structure tree and bookmarks one after the other.

What is written is forgotten, so that memory grows by seven bytes an object and no more. Streams that
several files have alike (a logo, a typeface of the same letters) are kept once. It reads the form in
which kpudocs writes and no other, as `reader` does.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from array import array
from collections import OrderedDict
from collections.abc import Iterator
from datetime import datetime

from reportlab.pdfbase.pdfdoc import PDFFile

from kpudocs.naskah import Info
from kpudocs.renderers.pdf.archive import CREATOR, END_OF_DATA, LANGUAGE, PRODUCER, xmp
from kpudocs.renderers.pdf.file import ENTRY, PackedObjects
from kpudocs.renderers.pdf.parts import Part, refers, renumber
from kpudocs.renderers.pdf.reader import JOINED
from kpudocs.renderers.pdf.structure import encode_text

__all__ = ["MOST_BYTES", "MOST_OBJECTS", "Joiner"]

MOST_BYTES = 2_000_000_000
"""What programs that print still open; a place in the file's table has four bytes."""
MOST_OBJECTS = 4_000_000
"""PDF/A-2 allows 8,388,607 (ISO 19005-2, 6.1.13); the table is kept in memory."""
_GROUP = 64  # decrees below one node of the trees of pages and marks
_MOST_ALIKE = 4096  # streams that are remembered
_PLAIN, _PACKED = 1, 2

_STRUCT_PARENTS = re.compile(rb"/StructParents (\d+)")


class Joiner:
    """One file while it is made. `add` and `finish` give the bytes that come next."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes = most_bytes
        self.count = 0
        """How many decrees it has."""
        self.size = 0
        """Bytes so far."""
        self._packed = PackedObjects(_Counter())
        self._table = bytearray(ENTRY.size)
        ENTRY.pack_into(self._table, 0, 0, 0, 0xFFFF)
        self._tree, self._pages, self._outlines = (self._packed.take_number() for _ in range(3))
        self._groups: list[int] = []
        self._group: list[tuple[int, int]] = []
        """Of the decrees of the open group the node of their pages and how many these are."""
        self._group_number = 0
        self._marks: list[bytes] = []
        """Of the pages of the open group whose marks are whose."""
        self._marked = 0
        """Pages whose marks are told."""
        self._leaves: list[int] = []
        self._documents: array[int] = array("L")
        """The top of each decree's structure tree."""
        self._first = self._previous = 0
        self._held = ""
        """The last bookmark, which lacks the number of the next one."""
        self._alike: OrderedDict[bytes, int] = OrderedDict()
        self._intents = b""
        self._profile = 0
        self._moment: datetime | None = None
        self._authors: list[str] = []
        self._digest = hashlib.sha256()

    def has_room(self, content: bytes) -> bool:
        """Whether a file still fits in; the first always does."""
        objects = len(self._table) // ENTRY.size
        return not self.count or (self.size + len(content) < self.most_bytes and objects < MOST_OBJECTS)

    def add(self, content: bytes) -> bytes:
        """Put a PDF of ours at the end. Raises Foreign for any other."""
        pieces = [] if self.count else [*PDFFile((1, 7)).strings, JOINED]
        if not self.count:
            self.size = sum(map(len, pieces))
        pieces += self._add(Part(content))
        self._digest.update(hashlib.sha256(content).digest())
        self.count += 1
        return b"".join(pieces)

    def finish(self) -> bytes:
        """The rest of the file."""
        pieces = list(self._close_group())
        self._hold("", 0)
        take = self._packed.take_number
        moment = self._moment or datetime.min
        info = Info(
            judul=f"Gabungan {self.count} keputusan",
            penulis=self._authors[0] if len(self._authors) == 1 else CREATOR,
            subjek="Berkas keputusan yang digabung menurut urutan datanya",
            kata_kunci=("Keputusan", "Gabungan"),
            tanggal=moment.date(),
        )
        metadata, about, root = take(), take(), take()
        parents = take()
        self._packed.add(parents, f"<</Kids[{_refs(self._leaves)}]>>")
        tree = f"<</Type/StructTreeRoot/K[{_refs(self._documents)}]/ParentTree {parents} 0 R"
        self._packed.add(self._tree, f"{tree}/ParentTreeNextKey {self._marked}>>")
        outlines = f"<</Type/Outlines/Count {self.count}/First {self._first} 0 R/Last {self._previous} 0 R>>"
        self._packed.add(self._outlines, outlines)
        self._packed.pack()
        pieces += self._drain()
        stream = xmp(info, moment).content
        pieces.append(self._plain(metadata, _stream(b"<</Type/Metadata/Subtype/XML", stream)))
        count = self._marked
        pages = f"<</Count {count} /Kids [ {_refs(self._groups)}] /Type /Pages>>"
        pieces.append(self._plain(self._pages, pages.encode()))
        pieces.append(self._plain(about, _spell_info(info, moment)))
        catalog = (
            f"<</Type/Catalog/Lang({LANGUAGE})/MarkInfo<</Marked true>>/Metadata {metadata} 0 R"
            f"/Outlines {self._outlines} 0 R/PageMode/UseOutlines/Pages {self._pages} 0 R"
            f"/StructTreeRoot {self._tree} 0 R/ViewerPreferences<</DisplayDocTitle true>>"
        )
        pieces.append(self._plain(root, catalog.encode() + self._intents + b">>"))
        pieces += self._end(root, about)
        return b"".join(pieces)

    # one decree

    def _add(self, part: Part) -> Iterator[bytes]:
        take = self._packed.take_number
        node, top = take(), part.top
        if not self._group_number:
            self._group_number = take()
        numbers = {part.pages: node, part.tree: self._tree}
        streams: list[tuple[int, bytes, bytes]] = []
        rest: list[tuple[int, bytes]] = []
        for number, head, data in part.objects:
            if number in part.dropped:
                continue
            if not data:
                rest.append((number, head))
                numbers[number] = take()
                continue
            known = self._known(head, data)
            numbers[number] = known or take()
            if not known:
                streams.append((number, head, data))
        if not self._profile:
            self._intents, self._profile = part.intents, part.profile
            self._intents = renumber(self._intents, numbers)
        for number, head, data in streams:
            yield self._plain(numbers[number], _stream(renumber(head, numbers), data, complete=True))
            self._remember(head, data, numbers[number])
        for number, head in rest:
            text = renumber(head, numbers)
            if number in part.page_numbers:
                text = _STRUCT_PARENTS.sub(self._move_marks, text)
            self._packed.add(numbers[number], text.strip().decode("ascii"))
        kids = [numbers[number] for number in part.page_numbers]
        self._packed.add(node, f"<</Type/Pages/Parent {self._group_number} 0 R/Count {len(kids)}/Kids[{_refs(kids)}]>>")
        self._group.append((node, len(kids)))
        for page, owner in part.marks:
            self._marks.append(b"%d %d 0 R" % (self._marked + page, numbers[owner]))
        self._documents.append(numbers[top])
        self._bookmark(part, numbers)
        self._marked += len(kids)
        self._learn(part)
        if len(self._group) >= _GROUP:
            yield from self._close_group()
        yield from self._drain()

    def _move_marks(self, found: re.Match[bytes]) -> bytes:
        return b"/StructParents %d" % (self._marked + int(found[1]))

    def _known(self, head: bytes, data: bytes) -> int:
        """The number of a stream that is here already, or 0. One that refers to others is never known."""
        if refers(head):
            return 0
        digest = hashlib.sha256(head + data).digest()
        if digest in self._alike:
            self._alike.move_to_end(digest)
        return self._alike.get(digest, 0)

    def _remember(self, head: bytes, data: bytes, number: int) -> None:
        if not refers(head):
            self._alike[hashlib.sha256(head + data).digest()] = number
            if len(self._alike) > _MOST_ALIKE:
                self._alike.popitem(last=False)

    def _bookmark(self, part: Part, numbers: dict[int, int]) -> None:
        """A bookmark for the decree, with those of its lampirans in it."""
        (title, page), *inside = part.bookmarks
        own = self._packed.take_number()
        kids = [self._packed.take_number() for _ in inside]
        for i, (name, there) in enumerate(inside):
            near = f"/Prev {kids[i - 1]} 0 R" if i else ""
            near += f"/Next {kids[i + 1]} 0 R" if i + 1 < len(kids) else ""
            self._packed.add(kids[i], f"<</Title{name}/Dest[{numbers[there]} 0 R/Fit]/Parent {own} 0 R{near}>>")
        below = f"/First {kids[0]} 0 R/Last {kids[-1]} 0 R/Count -{len(kids)}" if kids else ""
        self._hold(f"<</Title{title}/Dest[{numbers[page]} 0 R/Fit]/Parent {self._outlines} 0 R{below}", own)

    def _hold(self, text: str, number: int) -> None:
        """Write the bookmark that was held, now that its next one is known, and hold this one."""
        before, self._previous = self._previous, number or self._previous
        if self._held:
            self._packed.add(before, self._held + (f"/Next {number} 0 R>>" if number else ">>"))
        else:
            self._first = number
        self._held = text + (f"/Prev {before} 0 R" if before and number else "")

    def _learn(self, part: Part) -> None:
        """The date of the newest decree is the file's, and the office its author, where it is one."""
        self._moment = max(self._moment or part.moment, part.moment)
        if part.author not in self._authors and len(self._authors) < 2:
            self._authors.append(part.author)

    def _close_group(self) -> Iterator[bytes]:
        if self._group:
            nodes, counts = zip(*self._group, strict=True)
            text = f"<</Type/Pages/Parent {self._pages} 0 R/Count {sum(counts)}/Kids[{_refs(nodes)}]>>"
            self._packed.add(self._group_number, text)
            self._groups.append(self._group_number)
            leaf = self._packed.take_number()
            first = self._marks[0].split()[0].decode()
            limits = f"{first} {self._marks[-1].split()[0].decode()}"
            self._packed.add(leaf, f"<</Limits[{limits}]/Nums[{b' '.join(self._marks).decode()}]>>")
            self._leaves.append(leaf)
        self._group, self._marks, self._group_number = [], [], 0
        yield from self._drain()

    # the file

    def _drain(self) -> Iterator[bytes]:
        """The streams of objects that are full."""
        for number, piece, inside in self._packed.streams:
            for place, one in enumerate(inside):
                self._note(one, _PACKED, number, place)
            self._note(number, _PLAIN, self.size, 0)
            self.size += len(piece)
            yield piece
        self._packed.streams.clear()

    def _plain(self, number: int, text: bytes) -> bytes:
        """An object that stands by itself."""
        self._note(number, _PLAIN, self.size, 0)
        written = b"%d 0 obj\n%s\nendobj\n" % (number, text)
        self.size += len(written)
        return written

    def _note(self, number: int, *entry: int) -> None:
        end = ENTRY.size * (number + 1)
        if len(self._table) < end:
            self._table += bytes(end - len(self._table))
        ENTRY.pack_into(self._table, end - ENTRY.size, *entry)

    def _end(self, root: int, about: int) -> Iterator[bytes]:
        """The table of where all objects are."""
        at, own = self.size, self._packed.take_number()
        self._note(own, _PLAIN, at, 0)
        content = zlib.compress(self._table)
        name = self._digest.hexdigest()[:32]
        head = (
            f"<</Type/XRef/Size {own + 1}/W[1 4 2]/Root {root} 0 R/Info {about} 0 R/ID[<{name}><{name}>]"
            "/Filter/FlateDecode"
        )
        yield self._plain(own, _stream(head.encode(), content))
        yield b"startxref\n%d\n%%%%EOF\n" % at


class _Counter:
    """What gives objects their numbers."""

    objectcounter = 0


def _refs(numbers: list[int] | tuple[int, ...] | array[int]) -> str:
    return "".join(f"{number} 0 R " for number in numbers)


def _stream(head: bytes, data: bytes, *, complete: bool = False) -> bytes:
    """A stream; its dictionary says its length already where it is `complete`."""
    if not complete:
        head += b"/Length %d>>" % len(data)
    return b"%s\nstream\r\n%s%sendstream" % (head.strip(), data, END_OF_DATA)


def _spell_info(info: Info, moment: datetime) -> bytes:
    zone = moment.strftime("%z") or "+0000"
    stamp = f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"
    texts = {
        "Title": info.judul,
        "Author": info.penulis,
        "Subject": info.subjek,
        "Keywords": ", ".join(info.kata_kunci),
        "Creator": CREATOR,
        "Producer": PRODUCER,
    }
    said = "".join(f"/{name}{encode_text(text)}" for name, text in texts.items())
    return f"<<{said}/CreationDate({stamp})/ModDate({stamp})/Trapped/False>>".encode()
