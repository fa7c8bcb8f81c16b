"""The signed or scanned original of a decree: which file it is, and whether it says what its copy says.

An original with a text layer is read in a child process, line by line as its pages were written.
All texts of the decree have to come in order. What stands between them may only be what a page has
beside its text: lines before its first and after its last line of the decree (numbers, repeated
headings, the notice of an electronic signature), and what stands where the signature goes. It is
told, and noted in the receipt: a machine cannot know whether it belongs there. A page of other
words, on which nothing of the decree stands, is a difference: a lampiran that the facts lack.
Blanks are not compared: a text layer often has none, or too many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kpudocs.errors import Fault, InvalidInput, RefusedOutput, explain_os_error
from kpudocs.naskah import Naskah, Tabel
from kpudocs.receipts.receipt import Addition, OriginalRecord, record_file
from kpudocs.renderers.proof import squeeze
from kpudocs.sandbox import run_sandboxed

__all__ = ["MAX_BYTES", "compare_original", "examine_original"]

MAX_BYTES = 256 * 1024 * 1024
"""A scan of a hundred pages has some 50 MB."""
_MAX_PAGES = 2000
_SECONDS = 180.0
_LEAST = 12  # characters by which one text is told from another
_SHOWN = 40
_SAME_LINE = 2.5  # pt
_GAP = 6.0  # pt: what stands further apart is another cell
_BLANK = 1.5  # pt: what stands as far apart is two words, where no blank was written
_AHEAD = 12
_CELLS = 60  # of a row that goes on over the page
_LONGEST = 200
_PAGE_OF_TEXT = 160
"""Characters that no stamp has, nor the notice of a signing service on a page of its own."""
_NUMBER = re.compile(r"-?\d{1,4}-?")
"""A page's number."""
_SPELLED_OUT = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\u00ad": ""}
)

Pages = Sequence[Sequence[str]]
"""For each page what stands together on its lines."""


def examine_original(path: Path, wordings: Sequence[Naskah], *, compare: bool = True) -> OriginalRecord:
    """What a receipt tells of the original at `path`.

    `wordings` are those the original may have; one of them it has to say. Without `compare` its
    text layer is left alone, and that is noted. Raises InvalidInput for what is no PDF that can be
    read, and RefusedOutput with the first difference.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _refusal(path, f"berkas tidak dapat dibaca ({explain_os_error(error)})", "periksa namanya") from None
    if len(content) > MAX_BYTES:
        raise _refusal(
            path, f"berkas lebih besar dari {MAX_BYTES // 1024**2} MB", "pindai dengan resolusi lebih rendah"
        )
    pages = run_sandboxed(_read_pages, content, str(path), name=str(path), seconds=_SECONDS)
    record = OriginalRecord(**record_file(path.name, content), halaman=len(pages), teks="tidak_dibandingkan")
    if not any(pages):
        return record.model_copy(update={"teks": "tanpa_teks"})
    return compare_original(record, pages, wordings) if compare else record


def compare_original(record: OriginalRecord, pages: Pages, wordings: Sequence[Naskah]) -> OriginalRecord:
    """The record with what its text layer proves. Raises RefusedOutput where no wording is that of the pages."""
    readings = [_Reading(naskah).read(pages) for naskah in wordings]
    reading = next((one for one in readings if not one.difference), None)
    if reading is None:
        best = max(readings, key=lambda one: one.progress)
        raise RefusedOutput(
            f"{record.nama} tidak mengatakan yang dikatakan isian: {best.difference}; "
            "salinan tidak dibuat. Perbaiki isian agar sama dengan naskah yang ditandatangani, "
            "atau, bila lapisan teksnya hasil OCR yang keliru, bandingkan sendiri lalu pakai --abaikan-teks"
        )
    blank = [number for number, lines in enumerate(pages, 1) if not lines]
    found: dict[str, object] = {
        "teks": "sebagian" if blank else "sama",
        "tanpa_teks": blank,
        "tambahan": reading.additions,
    }
    return record.model_copy(update=found)


class _Reading:
    """Going through the fragments of the pages, and through the texts of a wording with them."""

    def __init__(self, naskah: Naskah) -> None:
        self._spaced = list(naskah.texts())
        self.texts = [squeeze(text).translate(_SPELLED_OUT) for text in self._spaced]
        name = squeeze(naskah.penetapan.nama)
        self._signatures = {i for i, text in enumerate(self.texts) if text == name}
        self._furniture = _furniture(naskah)
        lampiran = sum(1 for one in naskah.lampiran for _ in one.texts())
        self._body = len(self.texts) - lampiran
        self._left = list(enumerate(self.texts))
        """What is still to be read, in order: the number of a text, and what is left of it."""
        self._carried: list[tuple[int, str]] = []
        """What is left of the cells of a row that goes on over the page."""
        self.additions: list[Addition] = []
        self.difference = ""
        self._stray: tuple[int, str] | None = None
        """What was read first, and on which page, where what comes next should have stood."""

    @property
    def progress(self) -> int:
        """How many texts were read."""
        return len(self.texts) - len(self._left) - len(self._carried)

    def read(self, pages: Pages) -> _Reading:
        gap = False
        for number, lines in enumerate(pages, 1):
            gap = gap or not lines
            if not gap and self._carried and lines:
                self._left, self._carried = self._carried + self._left, []
            gap = self._read_page(number, lines, gap=gap)
            if self.difference:
                return self
        if (rest := [*self._carried, *self._left]) and not gap:
            self.difference = self._tell(rest[0])
        return self

    def _read_page(self, number: int, lines: Sequence[str], *, gap: bool) -> bool:
        """Read a page; returned is whether the place in the texts is still unknown after pages without any."""
        matched = False
        fragments = [squeeze(line) for line in lines]
        between: list[Addition] = []
        others: list[str] = []
        for i, fragment in enumerate(fragments):
            rest = "".join(fragments[i : i + _AHEAD])
            if gap and self._skip_to(rest):
                gap = False
            read = self._take(fragment) or (
                (matched or not self._comes_later(fragments[i + 1 :])) and self._defer(rest) and self._take(fragment)
            )
            if read:
                if between:
                    self.difference = (
                        f'pada halaman {number} ada "{between[0].teks[:_SHOWN]}" yang tidak ada dalam isian'
                    )
                    return gap
                matched, self._stray = True, None
                continue
            if any(fragment in text for text in self._furniture) or _NUMBER.fullmatch(fragment):
                continue
            others.append(lines[i].strip())
            self._stray = self._stray or (number, lines[i].strip())
            extra = Addition(halaman=number, teks=lines[i].strip()[:_LONGEST])
            if matched and not self._at_signature():
                between.append(extra)
            else:
                self.additions.append(extra)
        self.additions += between
        if others and not matched and not self._left and len(squeeze("".join(others))) > _PAGE_OF_TEXT:
            said = " ".join(others)[: 2 * _SHOWN]
            self.difference = f'halaman {number} memuat teks yang tidak ada dalam isian: "{said} …"'
        return gap

    def _take(self, fragment: str) -> bool:
        """Read a fragment where reading stands, if it is what comes there."""
        for taken, (number, text) in enumerate(self._left):
            if len(fragment) <= len(text):
                if not text.startswith(fragment):
                    return False
                rest = text[len(fragment) :]
                self._left[: taken + 1] = [(number, rest)] if rest else []
                return True
            if not fragment.startswith(text):
                return False
            fragment = fragment[len(text) :]
        return False

    def _at_signature(self) -> bool:
        """Whether reading stands right before or after a name that signs."""
        at = self._left[0][0] if self._left else len(self.texts)
        return not self._left or at in self._signatures or at - 1 in self._signatures

    def _comes_later(self, fragments: Sequence[str]) -> bool:
        """Whether what is to be read now stands further down the page: then what is above it is repeated."""
        if not self._left:
            return False
        text = "".join(text for _, text in self._left[:_AHEAD])
        return any(text.startswith(one) for one in _joined(fragments) if len(one) >= _LEAST)

    def _defer(self, rest: str) -> bool:
        """Leave what is left of a cell to the next page, where `rest`, what the page says, is a cell further on."""
        for count in range(1, min(_CELLS, len(self._left))):
            if self._left[count - 1][0] < self._body:
                return False
            ahead = "".join(text for _, text in self._left[count : count + _AHEAD])[: len(rest)]
            if ahead and rest.startswith(ahead[:_LEAST]) and len(ahead) >= min(_LEAST, len(rest)):
                self._carried += self._left[:count]
                del self._left[:count]
                return True
        return False

    def _skip_to(self, rest: str) -> bool:
        """Find the place in the texts again after a page without a text layer, by what the page says from here."""
        at = "".join(text for _, text in self._left).find(rest[:_SHOWN]) if len(rest) >= _LEAST else -1
        if at < 0:
            return False
        while at >= len(self._left[0][1]):
            at -= len(self._left.pop(0)[1])
        number, text = self._left[0]
        self._left[0] = (number, text[at:])
        return True

    def _tell(self, first: tuple[int, str]) -> str:
        """The first place where the pages leave the texts."""
        number, left = first
        done = len(squeeze(self._spaced[number])) - len(left)
        coming = " ".join(self._spaced[number : number + 4])
        page, said = self._stray or (0, "")
        expected, read = squeeze(coming)[done:], squeeze(said)
        same = next((i for i, (a, b) in enumerate(zip(expected, read, strict=False)) if a != b), len(read))
        at = _offset(coming, done + same)
        word = coming.rfind(" ", 0, at) + 1  # from the beginning of the word that differs
        same = max(0, same - len(squeeze(coming[word:at])))
        at = _offset(coming, done + same)
        before = " ".join((*self._spaced[max(0, number - 2) : number], coming[:at])).strip()[-_SHOWN:]
        told = f'sesudah "{before}" seharusnya "{coming[at:].strip()[: 2 * _SHOWN]}"'
        if not page:
            return f"{told}, tetapi naskah itu sudah habis"
        return f'{told}, tetapi pada halaman {page} terbaca "{said[_offset(said, same) :].strip()[: 2 * _SHOWN]}"'


def _offset(text: str, count: int) -> int:
    """Where in a text so many characters that are no blanks are over."""
    for index, char in enumerate(text):
        if not count:
            return index
        count -= not char.isspace()
    return len(text)


def _furniture(naskah: Naskah) -> set[str]:
    """What pages repeat of themselves: the footer, heads of tables, labels of merged cells."""
    tables = [item for lampiran in naskah.lampiran for item in lampiran.isi if isinstance(item, Tabel)]
    merged = [sel for tabel in tables for baris in tabel.baris for sel in baris.sel if sel.rentang_baris > 1]
    texts = ["".join(text for sel in baris.sel for text in sel.texts()) for tabel in tables for baris in tabel.kepala]
    texts += ["".join(sel.texts()) for sel in merged]
    return {squeeze(text).translate(_SPELLED_OUT) for text in (*texts, naskah.profil.kaki or "")} - {""}


def _joined(fragments: Sequence[str]) -> Iterator[str]:
    """The fragments, each with as many after it as make it long enough to be told from others."""
    for i, one in enumerate(fragments):
        j = i + 1
        while len(one) < _LEAST and j < len(fragments):
            one, j = one + fragments[j], j + 1
        yield one


def _refusal(path: Path, what: str, advice: str) -> InvalidInput:
    return InvalidInput((Fault(what, advice, file=str(path), code="asli_tidak_terbaca"),))


# What follows runs in a child process.


def _read_pages(content: bytes, name: str) -> list[list[str]]:
    import io
    import logging

    import pdfplumber
    from pdfplumber.utils.exceptions import PdfminerException

    logging.disable(logging.CRITICAL)
    if b"%PDF" not in content[:1024]:
        raise _refusal(Path(name), "berkas ini bukan PDF", "simpan atau pindai naskah asli sebagai PDF")
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) > _MAX_PAGES:
                raise _refusal(Path(name), f"PDF ini lebih dari {_MAX_PAGES} halaman", "periksa berkasnya")
            pages = []
            for page in pdf.pages:
                pages.append(_lines(page.dedupe_chars().chars))
                page.close()
            return pages
    except PdfminerException:
        raise _refusal(Path(name), "PDF ini rusak atau dikunci", "buka kuncinya, atau simpan ulang") from None


def _lines(chars: Sequence[dict[str, Any]]) -> list[str]:
    """The characters of a page, in the order in which they were written, as what stands together on a line."""
    lines: list[str] = []
    last = end = None
    for char in chars:
        text = squeeze(str(char["text"])).translate(_SPELLED_OUT)
        if not char.get("upright", True):
            continue
        baseline, start = float(char["bottom"]), float(char["x0"])
        apart = last is None or end is None or abs(baseline - last) > _SAME_LINE or abs(start - end) > _GAP
        if not text:
            if lines and not apart and not lines[-1].endswith(" "):
                lines[-1] += " "
                end = float(char["x1"])
            continue
        if apart:
            lines.append("")
        elif end is not None and start - end > _BLANK and not lines[-1].endswith(" "):
            lines[-1] += " "
        lines[-1] += text
        last, end = baseline, float(char["x1"])
    return lines
