"""Blocks that end a decree or a lampiran: place, date, signer; and the certification of a copy, wherever it floats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from kpudocs.bahasa.tanggal import UnknownMonth, parse_tanggal
from kpudocs.intake.heading import mend_digits
from kpudocs.intake.items import Line

__all__ = ["Certification", "Closing", "find_certification", "is_signer", "mend_place", "read_closing"]

_CERTIFIED = re.compile(
    r"^\W*(?:salinan\s+)?(?:ini\s+)?ses[un]ai\s+dengan\s+(?:naskah\s+)?as[il1]+inya\W*$", re.IGNORECASE
)
_PLACE = re.compile(r"^(?:D[il1]tetapkan|Dikeluarkan)\s+d[il1]\s*:?\s*(.*)$", re.IGNORECASE)
_DATE = re.compile(r"(?:^|\s)[Pp]ada\s+tangg?a[l1I]\s*:?\s*(.*)$", re.IGNORECASE)
_SIGNED = re.compile(r"^\W*(?:cap\s*(?:dan|/)?\s*)?(?:t\s*\.?\s*t\s*\.?\s*d|dto)\b[\s.\W]*", re.IGNORECASE)
_CARA = re.compile(r"^(a\s*\.\s*n\s*\.?|an\.|atas\s+nama|plt\s*\.?|plh\s*\.?)\s+", re.IGNORECASE)
_OFFICE = re.compile(
    r"^(?:(?:a\s*\.\s*n\s*\.?|an\.|plt\.?|plh\.?|pj\.?)\s*)?(?:KETUA|SEKRETARIS|WAKIL|ANGGOTA|KEPALA|PEJABAT|DEPUTI|PELAKSANA)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"^(?:SEKRETARIAT|KOMISI|PROVINSI|KABUPATEN|KOTA|PANITIA|KELOMPOK|BIRO|BAGIAN|DAERAH|ACEH|REPUBLIK)\b"
)
_NIP = re.compile(r"^NIP\b", re.IGNORECASE)
_NAME = re.compile(r"^[A-Z][\w.,'’` -]{2,70}$")


_LIKE = 0.75


def mend_place(text: str, following: str) -> str:
    """The line "Ditetapkan di …" read through a scanner's errors, where a line with a date follows it; else the text.

    >>> mend_place("Diletapkan di Batang", "pada langgal 3 Maret 2026")
    'Ditetapkan di Batang'
    >>> mend_place("Ditempatkan di Batang", "bersama Ketua")
    'Ditempatkan di Batang'
    """
    words = text.split()
    if _PLACE.match(text) or not 3 <= len(words) <= 7 or words[1] not in ("di", "dl", "d1", "dI"):
        return text
    dated = _DATE.search(mend_date(following))
    if not dated or not _is_like(words[0], "Ditetapkan"):
        return text
    return " ".join(("Ditetapkan di", *words[2:]))


def mend_date(text: str) -> str:
    """The line "pada tanggal 3 …" read through a scanner's errors.

    >>> mend_date("pada langgal 3 Maret 2026"), mend_date("pada tanda 3")
    ('pada tanggal 3 Maret 2026', 'pada tanda 3')
    """
    words = text.split()
    if _DATE.search(text) or len(words) < 3 or not words[2][:1].strip("OlI:").isdigit():
        return text
    if not (_is_like(words[0], "pada") and _is_like(words[1], "tanggal")):
        return text
    return " ".join(("pada tanggal", *words[2:]))


def _is_like(word: str, known: str) -> bool:
    return SequenceMatcher(None, word.lower(), known.lower()).ratio() >= _LIKE


@dataclass(slots=True)
class Certification:
    """What stands below "Salinan sesuai dengan aslinya"."""

    lines: list[Line] = field(default_factory=list)
    unit: list[str] = field(default_factory=list)
    jabatan: list[str] = field(default_factory=list)
    nama: str = ""
    rest: list[Line] = field(default_factory=list)
    """Lines of the block that no field takes: NIP."""


def find_certification(lines: Sequence[Line], start: int) -> tuple[Certification, int] | None:
    """The certification that begins at a line, and how many lines it takes; None where none begins."""
    if not _CERTIFIED.match(" ".join(lines[start].text.split())):
        return None
    block = Certification([lines[start]])
    index = start + 1
    while index < len(lines) and index < start + 14:
        text = " ".join(lines[index].text.split())
        if _is_body(text):
            break
        if _SIGNED.fullmatch(text):
            block.lines.append(lines[index])
        elif (block.jabatan and block.jabatan[-1].endswith(",")) or (block.jabatan and _looks_named(text, block)):
            if not _NAME.match(text):
                break
            block.nama = _SIGNED.sub("", text) if _SIGNED.match(text) else text
            block.lines.append(lines[index])
            index += 1
            break
        elif (text.isupper() and not block.jabatan and not _OFFICE.match(text)) or (
            text.isupper() and not block.jabatan and _UNIT.match(text)
        ):
            block.unit.append(text)
            block.lines.append(lines[index])
        else:
            block.jabatan.append(text)
            block.lines.append(lines[index])
            if len(block.jabatan) > 5:
                break
        index += 1
    if index < len(lines) and block.nama and _NIP.match(lines[index].text.strip()):
        block.rest.append(lines[index])
        index += 1
    return block, index - start


def _looks_named(text: str, block: Certification) -> bool:
    """A name where the comma before it was lost."""
    words = text.split()
    small = any(word.islower() for word in words)
    return (
        not small and len(words) <= 5 and not re.search(r"\b(?:Bagian|Hukum|Pemilu|Subbagian|Umum|Teknis|Biro)\b", text)
    )


def _is_body(text: str) -> bool:
    return bool(
        re.match(r"(?:\d{1,2}\.|[a-z]\.)\s|M\s?E\s?MUTUSKAN|Men[gi]|Mem|KE[A-Z]+\s*:|LAMPIRAN|Ditetapkan", text)
    )


@dataclass(slots=True)
class Closing:
    """Place, date and signer, as far as they are there."""

    tempat: str = ""
    tanggal: str = ""
    """As ISO; empty where it is not a date."""
    tanggal_text: str = ""
    cara: str = ""
    jabatan: list[str] = field(default_factory=list)
    nama: str = ""
    used: list[Line] = field(default_factory=list)
    rest: list[Line] = field(default_factory=list)


def is_signer(text: str) -> bool:
    """Whether a line begins the block of a signer: "KETUA KOMISI …", "a.n. KETUA …"."""
    text = " ".join(text.split())
    return bool(_OFFICE.match(text)) and (text.isupper() or bool(_CARA.match(text)) or text.endswith(","))


def read_closing(lines: Sequence[Line]) -> Closing:
    """Read the lines from "Ditetapkan di" (or the signer's office) on."""
    closing = Closing()
    signed = False
    for index, line in enumerate(lines):
        following = " ".join(lines[index + 1].text.split()) if index + 1 < len(lines) else ""
        text = mend_date(mend_place(" ".join(line.text.split()), following))
        if not text:
            continue
        place, dated = _PLACE.match(text), _DATE.search(text)
        if (place or dated) and not closing.nama:
            if place:
                closing.tempat = _DATE.sub("", place[1]).strip(" ,:.…") or closing.tempat
            if dated:
                closing.tanggal_text = dated[1].strip(" ,:")
                closing.tanggal = _read_date(closing.tanggal_text)
            closing.used.append(line)
        elif (
            closing.tanggal_text and not (closing.tanggal or closing.jabatan) and re.fullmatch(r"\d{4}|\w+ \d{4}", text)
        ):
            closing.tanggal_text += f" {text}"
            closing.tanggal = _read_date(closing.tanggal_text)
            closing.used.append(line)
        elif not closing.nama and _SIGNED.match(text):
            signed = True
            rest = _SIGNED.sub("", text).strip()
            closing.used.append(line)
            if rest and _NAME.match(rest):
                closing.nama = rest
        elif closing.nama:
            closing.rest.append(line)
        elif not closing.jabatan or not (signed or closing.jabatan[-1].endswith(",")):
            if not closing.jabatan and not (_OFFICE.match(text) or text.isupper()):
                closing.rest.append(line)
                continue
            found = _CARA.match(text)
            if found and not closing.jabatan:
                closing.cara = _cara(found[1])
                text = text[found.end() :]
            if (
                closing.jabatan
                and not text.isupper()
                and not text.endswith(",")
                and _NAME.match(text)
                and not line.words
            ):
                closing.nama = text
            else:
                closing.jabatan.append(text)
            closing.used.append(line)
        elif _NAME.match(text) or text.isupper():
            closing.nama = text.strip("()_ ")
            closing.used.append(line)
        else:
            closing.rest.append(line)
    _split_name(closing)
    return closing


def _split_name(closing: Closing) -> None:
    """Where the office ends without its comma, its last line is the name."""
    if closing.nama or len(closing.jabatan) < 2 or closing.jabatan[-1].endswith(","):
        return
    last = closing.jabatan[-1]
    if not _UNIT.match(last) and not _OFFICE.match(last) and len(last.split()) <= 6:
        closing.nama = closing.jabatan.pop()


def _cara(text: str) -> str:
    word = text.lower().replace(" ", "")
    return "Plt." if word.startswith("plt") else "Plh." if word.startswith("plh") else "a.n."


def _read_date(text: str) -> str:
    found = re.search(r"(\d{1,2})\s*([^\W\d]+)\s*(\d{4})", mend_digits(text))
    if not found:
        return ""
    try:
        return parse_tanggal(" ".join(found.groups())).isoformat()
    except UnknownMonth as error:
        if not error.suggestion:
            return ""
        try:
            return parse_tanggal(f"{found[1]} {error.suggestion} {found[3]}").isoformat()
        except ValueError:
            return ""
    except ValueError:
        return ""
