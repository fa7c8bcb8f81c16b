"""What stands on pages and is no part of the decree: numbers, footers, catchwords, marks of a copy."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from kpudocs.intake.items import Item, Line, Manuscript

__all__ = ["put_aside"]

_NUMBER = re.compile(
    r"[-–—~]?\s*(?:hal(?:aman|\.)?\s*)?[-–—]?\s*\d{1,3}\s*(?:dari\s+\d{1,3})?\s*[-–—~]?$", re.IGNORECASE
)
_DASHED = re.compile(r"[-–—~]\s*\d{1,3}\s*[-–—~]$")
_COUNTED = re.compile(
    r"hal(?:aman|\.)?\s*\d{1,3}\s*(?:dari|/)\s*\d{1,3}$|(?!0)\d{1,2}\s?/\s?(?!0)\d{1,2}$", re.IGNORECASE
)
_SITE = re.compile(r"(?:https?://|www\.|jdih\b)\S*(?:\s*[/|]\s*\S+)*$|\S*\bkpu\.go\.id\S*$", re.IGNORECASE)
_CATCH = re.compile(r"(.{1,60}?)\s*(?:\.\s?\.\s?\.(?:\s?\.)*|…\.?)$")
_COPY = re.compile(r"(?:S\s?A\s?L\s?I\s?N\s?A\s?N|P\s?E\s?T\s?I\s?K\s?A\s?N|RANCANGAN|DRAFT|DRAF|KONSEP)$")
_SIGNED = re.compile(
    r"(?:dokumen|surat|naskah)\s+ini\s+(?:telah\s+)?ditandatangani\s+secara\s+elektronik|"
    r"(?:yang\s+)?diterbitkan\s+oleh\s+Balai\s+(?:Besar\s+)?Sertifikasi|.{0,40}\bBSrE\b|Badan\s+Siber\s+dan\s+Sandi\s+Negara",
    re.IGNORECASE,
)
_HEADING = re.compile(r"(?:LAMPIRAN|KEPUTUSAN|NOMOR|TENTANG|TANGGAL|BAB)\b|.*,$")
_DIGITS = re.compile(r"\d+")
_MARK = "tanda salinan"
_CATCHWORD = "kata penyambung halaman"
_KOP = 8  # lines of a letterhead
_EDGE = 3  # lines at the top and foot of a page


def put_aside(document: Manuscript) -> None:
    """Take the furniture out of a document's items; `aside` says what it is and where it stood."""
    pages = _pages(document.items)
    repeated = _repeated(pages)
    kept: list[Item] = []
    flat = document.items
    before = ""
    for index, item in enumerate(flat):
        told = ""
        if isinstance(item, Line):
            told = _name(item, pages, repeated) or _catchword(item, flat[index + 1 : index + 24], pages)
            if not told and before == _CATCHWORD and _NUMBER.match(item.text.strip()):
                told = "nomor halaman"
        before = told
        if told and isinstance(item, Line):
            if told == _MARK and all(why != _MARK for _, why in document.aside):
                document.copy_below = any(isinstance(one, Line) for one in kept) and len(kept) < _KOP
            document.aside.append((item, told))
        else:
            kept.append(item)
    document.items = kept


def _pages(items: list[Item]) -> dict[int, list[Item]]:
    pages: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        pages[item.page].append(item)
    return pages


def _at_edge(line: Line, pages: dict[int, list[Item]]) -> bool:
    """Whether a line stands among the first or last of its page."""
    page = pages[line.page]
    return line.page > 0 and (line in page[:_EDGE] or line in page[-_EDGE:])


_Shape = tuple[str, int]


def _repeated(pages: dict[int, list[Item]]) -> set[_Shape]:
    """What stands at the edges of most pages at one height, whatever its numbers."""
    seen: Counter[_Shape] = Counter()
    for number, page in pages.items():
        if number:
            seen.update({_shape(item) for item in (*page[:2], *page[-2:]) if isinstance(item, Line)})
    return {shape for shape, times in seen.items() if times >= max(3, 0.6 * len(pages))}


def _shape(line: Line) -> _Shape:
    return _DIGITS.sub("0", " ".join(line.text.split()).lower()), round(line.top / 8)


def _name(line: Line, pages: dict[int, list[Item]], repeated: set[_Shape]) -> str:
    text = " ".join(line.text.split())
    if _DASHED.match(text) or _is_counted(text):
        return "nomor halaman"
    if _NUMBER.match(text) and _at_edge(line, pages) and line in (pages[line.page][0], pages[line.page][-1]):
        return "nomor halaman"
    if _SITE.match(text):
        return "alamat situs"
    if _COPY.match(text):
        return _MARK
    if _SIGNED.search(text):
        return "keterangan tanda tangan elektronik"
    if _at_edge(line, pages) and _shape(line) in repeated and (not _is_part(text) or _is_running_head(line, pages)):
        return "tulisan berulang di tepi halaman"
    return ""


def _is_counted(text: str) -> bool:
    """Whether a line says which page of how many it is: "Halaman 2 dari 3", "2/3"."""
    if not _COUNTED.match(text):
        return False
    page, pages = map(int, _DIGITS.findall(text))
    return 0 < page <= pages and pages > 1


def _is_running_head(line: Line, pages: dict[int, list[Item]]) -> bool:
    """Whether capitals that repeat are a letterhead at the top of each page, and not a lampiran's heading."""
    first = min(number for number in pages if number)
    return line.page > first and line in pages[line.page][:2] and not _HEADING.match(line.text.strip())


def _is_part(text: str) -> bool:
    """Whether what repeats may be the decree's own: a signature block ends every lampiran."""
    return text.isupper() or text.endswith((",", ";", ":")) or bool(re.match(r"(?:Salinan|Kepala|ttd)", text))


def _catchword(line: Line, following: list[Item], pages: dict[int, list[Item]]) -> str:
    """The first words of the next page, put at the foot of this one."""
    text = " ".join(line.text.split())
    found = _CATCH.match(text)
    if found is None or len(text.split()) > 8 or not re.search(r"[^\W_]", found[1]):
        return ""
    at_foot = not line.page or line in pages[line.page][-4:]
    words = _letters(found[1])
    parted = False  # by what stands between two pages: then it need not be the last of a page that was scanned
    for item in following:
        after = item.text if isinstance(item, Line) else " ".join(cell.text for cell in item.cells[0][:3])
        after = " ".join(after.split())
        if any(mark.match(after) for mark in (_DASHED, _SITE, _COPY, _NUMBER)) or _is_counted(after):
            parted = True
            continue
        if _letters(after).startswith(words) and (at_foot or parted or item.page > line.page):
            return _CATCHWORD
        if not at_foot:
            return ""
        if item is following[0] and words in _letters(after)[:80]:
            return _CATCHWORD
    return ""


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()
