"""The heading of a decree or of its lampiran: office, number, year, title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from pydantic import TypeAdapter, ValidationError

from kpudocs.bahasa.kapital import judul
from kpudocs.intake.items import Line
from kpudocs.intake.labels import squeeze
from kpudocs.lembaga import Lembaga

__all__ = ["Heading", "letters", "mend_digits", "parse_lembaga", "parse_nomor", "read_heading", "recase"]

_DECREE = re.compile(r"^\s*(?:SURAT\s+)?KEPUTUSAN\b\s*(.*)$")
_NOMOR = re.compile(r"^\s*(?:[NH][O0Q]M[O0Q][RB]|Nom[o0]r|NOMER|NO\.)\s*[:;]?\s*(.*)$")
_TENTANG = re.compile(r"^\s*(?:TENTANG|Tentang|TENTAN6|tentang(?=\s*:?\s*$))(?!\w)\s*:?\s*(.*)$")
_TANGGAL = re.compile(r"^\s*(?:TANGGAL|Tanggal)\s*[:;]?\s*(.*)$")
_RAHMAT = re.compile(r"DENGAN\s+RAHMAT\s+TUHAN", re.IGNORECASE)
_FORMER = re.compile(r"^(?:KETUA|SEKRETARIS(?:\s+JENDERAL)?|PLT|PLH|PANITIA|KELOMPOK)\b.*")
_YEAR = re.compile(r"(?:19[4-9]|20[0-9])\d")
_MISREAD = re.compile(r"(?<!\S)(?=[OolI]*\d)[\dOolI]+(?!\S)")
_DIGITS = str.maketrans("OolI", "0011")
_lembaga = TypeAdapter(Lembaga)
_BODIES = (
    "KOMISI PEMILIHAN UMUM",
    "KOMISI INDEPENDEN PEMILIHAN",
    "PANITIA PEMILIHAN KECAMATAN",
    "PANITIA PEMUNGUTAN SUARA",
    "PANITIA PEMILIHAN LUAR NEGERI",
    "KELOMPOK PENYELENGGARA PEMUNGUTAN SUARA",
)


@dataclass(slots=True)
class Heading:
    """What a heading says, as it is spelt there, and the lines of each fact."""

    kop: list[Line] = field(default_factory=list)
    name: list[str] = field(default_factory=list)
    nomor: str = ""
    tanggal: str = ""
    title: list[str] = field(default_factory=list)
    former: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    """All lines of the heading but the letterhead's."""
    rest: list[Line] = field(default_factory=list)
    alone: bool = True
    """TENTANG stands on a line of its own."""


def read_heading(lines: Sequence[Line]) -> Heading | None:
    """The heading at the top of a decree, up to Menimbang; None where there is none."""
    start = next((i for i, line in enumerate(lines) if _is_decree(lines, i)), None)
    if start is None:
        return None
    heading = Heading(kop=list(lines[:start]))
    part = "name"
    for line in lines[start:]:
        text = squeeze(" ".join(line.text.split()))
        if _RAHMAT.search(text):
            heading.rest.append(line)
            continue
        heading.lines.append(line)
        nomor, tentang = _NOMOR.match(text), _TENTANG.match(text)
        if part == "name" and (found := _DECREE.match(text)) and not heading.name:
            heading.name.append(found[1])
        elif part in ("name", "nomor") and tentang:
            part, rest = "title", tentang[1]
            heading.alone = not rest
            if rest:
                heading.title.append(rest)
        elif part == "name" and nomor:
            part, heading.nomor = "nomor", nomor[1]
        elif part == "name":
            heading.name.append(text)
        elif part == "nomor" and (found := _TANGGAL.match(text)):
            heading.tanggal = found[1]
        elif part == "nomor":
            heading.nomor = f"{heading.nomor} {text}".strip()
        elif part == "title" and heading.title and _is_former(text, heading):
            part = "former"
            heading.former.append(text)
        elif part == "title":
            heading.title.append(text)
        else:
            heading.former.append(text)
    return heading


def _is_former(text: str, heading: Heading) -> bool:
    """Whether a line names who decrees: the Ketua, or the body itself where its Ketua was meant."""
    if _FORMER.match(text) and (text.endswith(",") or _names_body(text)):
        return True
    if text.endswith((",", ":")) and not text.isupper() and all(line.isupper() for line in heading.title):
        return True
    return text.endswith(",") and letters(text) == letters(" ".join(heading.name))


def _is_decree(lines: Sequence[Line], index: int) -> bool:
    text = squeeze(" ".join(lines[index].text.split()))
    if not _DECREE.match(text) or not _is_capital(text):
        return False
    near = [squeeze(line.text.strip()) for line in lines[index : index + 8]]
    return any(_NOMOR.match(text) or _TENTANG.match(text) for text in near[1:]) or "NOMOR" in text


def _is_capital(text: str) -> bool:
    """Whether a text is in capitals, but for what a scanner misread."""
    cased = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in cased) > 0.85 * len(cased)


def _names_body(text: str) -> bool:
    return any(body in _mend(text)[0].upper() for body in _BODIES) or "KPU" in text.split()


def mend_digits(text: str) -> str:
    """Numbers read through a scanner's errors; what has other signs in it is a code and stays.

    >>> mend_digits("1O TAHUN 2O24"), mend_digits("12/PL.O1/2024")
    ('10 TAHUN 2024', '12/PL.O1/2024')
    """
    return _MISREAD.sub(lambda found: found[0].translate(_DIGITS), text)


def parse_nomor(text: str) -> tuple[str, int]:
    """The number as kpudocs holds it, and the year; "" and 0 for what is not there.

    >>> parse_nomor("10 TAHUN 2026"), parse_nomor(": 134/Kpts/KPU/TAHUN 2016"), parse_nomor("..... TAHUN 2026")
    (('10', 2026), ('134/Kpts/KPU/TAHUN 2016', 2016), ('', 2026))
    """
    text = mend_digits(" ".join(text.strip(" :;,").split()))
    years = _YEAR.findall(text)
    year = int(years[-1]) if years else 0
    plain = re.match(r"^(.*?)\s*\bTAHUN\s*((?:19|20)\d\d)\W*$", text, re.IGNORECASE)
    number = plain[1].strip() if plain and "/" not in text else text
    if not re.search(r"\d", re.sub(r"TAHUN\s*\d{4}", "", number, flags=re.IGNORECASE)):
        number = ""
    return number.strip(" .…"), year


def parse_lembaga(name: str) -> tuple[str, bool]:
    """The office as the YAML has it, from what its decree is called; and whether it was guessed.

    >>> parse_lembaga("KOMISI PEMILIHAN UMUM PROVINSI JAMBI"), parse_lembaga("SEKRETARIS KPU KOTA KEDIRI")
    (('KPU Provinsi Jambi', False), ('Sekretariat KPU Kota Kediri', False))
    """
    text = " ".join(name.replace("’", "'").strip(" ,.:;").split())
    text, guessed = _mend(text)
    text = re.sub(r"^KETUA\s+", "", text, flags=re.IGNORECASE)
    secretary = re.match(r"SEKRETARI(?:S|AT)\s+(JENDERAL\s+)?", text, re.IGNORECASE)
    rest = text[secretary.end() :] if secretary else text
    rest = re.sub(r"^KOMISI PEMILIHAN UMUM", "KPU", rest, flags=re.IGNORECASE)
    rest = re.sub(r"^KOMISI INDEPENDEN PEMILIHAN", "KIP", rest, flags=re.IGNORECASE)
    rest = re.sub(r"^KPU(?: REPUBLIK INDONESIA| RI)?$", "KPU RI", rest, flags=re.IGNORECASE)
    if re.match(r"(?:PANITIA|KELOMPOK|PPK|PPS|KPPS)\b", rest, re.IGNORECASE):
        rest = re.sub(r"(?<=\w)\s+(?=(?:KECAMATAN|KABUPATEN|KOTA|PROVINSI)\s)", ", ", rest, flags=re.IGNORECASE)
        rest = re.sub(r"^(PANITIA PEMILIHAN KECAMATAN|PPK),\s*(?:KECAMATAN\s+)?", r"\1 ", rest, flags=re.IGNORECASE)
    head, _, tail = rest.partition(" ")
    shown = f"{head} {judul(tail)}" if head in ("KPU", "KIP") else judul(rest)
    shown = f"Sekretariat {shown}" if secretary else shown
    try:
        _lembaga.validate_python(shown)
    except ValidationError:
        return "", guessed
    return shown, guessed


def _mend(text: str) -> tuple[str, bool]:
    """A body's name read through a scanner's errors."""
    upper = text.upper()
    if any(body in upper for body in _BODIES) or re.search(r"\b(?:KPU|KIP|PPK|PPS|KPPS|PPLN)\b", upper):
        return text, False
    for body in _BODIES:
        size = len(body.split())
        words = text.split()
        for start in range(max(1, len(words) - size + 1)):
            piece = " ".join(words[start : start + size])
            if SequenceMatcher(None, body, piece.upper()).ratio() > 0.85:
                return " ".join([*words[:start], body, *words[start + size :]]), True
    return text, False


def letters(text: str) -> str:
    """Only the letters and digits of a text, small: what two spellings of one title share.

    >>> letters("Perundang-undangan, 2026")
    'perundangundangan2026'
    """
    return re.sub(r"[\W_]+", "", text).casefold()


def recase(lines: Sequence[str], texts: Sequence[str]) -> list[str]:
    """A title in capitals, spelt as the decree itself spells it in its sentences; else as titles are.

    >>> recase(["RENCANA AKSI", "SPIP KPU"], ["menetapkan Rencana Aksi SPIP KPU dalam"])
    ['Rencana Aksi', 'SPIP KPU']
    """
    words = [word for line in lines for word in line.split()]
    if not words or not _is_capital(" ".join(words)):
        return list(lines)
    pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
    spelt: list[str] = []
    for text in texts:
        found = next((one for one in pattern.finditer(text) if not one[0].isupper()), None)
        if found:
            spelt = found[0].split()
            break
    spelt = spelt or _spell_each(words, texts)
    rows, start = [], 0
    for line in lines:
        count = len(line.split())
        rows.append(" ".join(spelt[start : start + count]))
        start += count
    return rows


def _spell_each(words: Sequence[str], texts: Sequence[str]) -> list[str]:
    """A title that no sentence repeats: each word of capitals only as the sentences write it, else as titles are."""
    capitals = {word.strip("(),.;:") for text in texts if not text.isupper() for word in text.split() if word.isupper()}
    spelt = judul(" ".join(words)).split()
    if len(spelt) != len(words):
        return spelt
    return [
        word if len(bared := word.strip("(),.;:")) > 1 and bared in capitals else shown
        for word, shown in zip(words, spelt, strict=True)
    ]
