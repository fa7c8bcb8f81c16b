"""Where the parts of a decree begin in text without line breaks: its words in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kpudocs.bahasa.angka import parse_urutan
from kpudocs.intake.labels import Label, list_label

__all__ = ["FURNITURE", "find_cuts", "runs_on"]

_ACT = (
    r"(?:Undang\s?[-–]?\s?[Uu]ndang|UNDANG|Peraturan|Keputusan|Pasal|Ketetapan|Instruksi|Surat|Berita\s+Acara|"
    r"Qanun|Hasil|Rapat|Daftar\s+Isian)\b"
)
_PART = r"(?:Menimbang|Mengingat|Memp?erhatikan|Menetapkan)"
_MIDWAY = re.compile(
    rf"\S[ \t]+(?:{_PART}[ \t]*(?::|[ \t](?:\(?[a1][.)][ \t]|bahwa\b|KEPUTUSAN\b))|MEMUTUSKAN[ \t]*:?[ \t]+\S)"
    rf"|^(?:Menimbang|Mengingat)[ \t]*:?[ \t]+{_PART}\b"
    rf"|;[ \t]+(?:[b-z]\.(?:[ \t]+bahwa\b|$)|[2-9]\.$|(?:[2-9]|[1-9]\d)\.[ \t]+{_ACT})"
)
_HEAD = re.compile(
    r"^(?!.{0,20}\bLAMPIRAN)[^a-z]{0,200}\bKEPUTUSAN\b[^a-z]{1,200}\bNOMOR\b[ :]*\S+\s.{0,200}\bTENTANG\b"
)
_NUMBERED = re.compile(r"^(?!.{0,20}\bLAMPIRAN)[^a-z]{0,200}\bKEPUTUSAN\s[^a-z]{8,200}\bNOMOR\s*:\s*\S.{0,60}\d{4}")
_OFFICIAL = r"(?:(?:a\.?\s?n\.?|[Pp][Ll][TtHh]\.?|Pj\.?)\s+)?(?:KETUA|SEKRETARIS)\s"
_FURNITURE = r"(?:[-–]\s?\d{1,3}\s?[-–]|https?://\S+|www\.\S+|jdih\.\S+|\S*\bkpu\.go\.id\S*)"
FURNITURE = re.compile(_FURNITURE)
"""A page's number or a site's address: text goes on after it."""
_MARK = re.compile(
    rf"""(?<!\S)(?:
    (?P<page>{_FURNITURE}(?!\S))
  | (?P<copy>SALINAN(?!\S))
  | (?P<appendix>LAMPIRAN(?=(?:\s+[IVX]{{1,6}})?\s*:?\s+(?:SURAT\s+)?KEPUTUSAN\b))
  | (?P<decree>(?:SURAT\s+)?KEPUTUSAN(?=\s+\S))
  | (?P<nomor>NOMOR(?=[\s:]))
  | (?P<tanggal>TANGGAL(?=[\s:]))
  | (?P<tentang>TENTANG(?=[\s:]))
  | (?P<rahmat>DENGAN\s+RAHMAT\s+TUHAN\s+YANG\s+MAHA\s+ESA)
  | (?P<part>{_PART}(?=\s*:|\s*$|\s+(?:\(?[a1][.)]\s|bahwa\b|KE[A-Z]|PERTAMA|{_PART}\b|{_ACT})))
  | (?P<decided>(?:MEMUTUSKAN|M\sE\sM\sU\sT\sU\sS\sK\sA\sN)(?=[\s:]))
  | (?P<ordinal>(?:KE(?!TUA|PALA|PUTUS|TENTUAN|GIATAN)[A-Z]{{3,}}|PERTAMA|Pertama|Kesatu|Kedua|Ketiga
      |Keempat|Kelima|Keenam)(?:\s+(?:BELAS|PULUH)(?:\s+[A-Z]{{4,9}}\b)?)?(?=[\s:]))
  | (?P<office>{_OFFICIAL}[^,;:a-z\n]{{3,120}},)
  | (?P<table>NO(?:MOR)?\.?(?=\s+[A-Z]{{3,}}[^a-z]{{4,200}}\s1\.?\s))
  | (?P<place>Ditetapkan\s+di\b)
  | (?P<dated>(?:[Pp]ada\s+)?[Tt]anggal(?=\s*:?\s*\d{{1,2}}\s+\w+\s+\d{{4}}))
  | (?P<sent>(?:Salinan\s+Keputusan\s+ini\s+disampaikan|Tembusan|TEMBUSAN)\b[^:;.]{{0,60}}:)
  | (?P<certified>[Ss]alinan\s+(?:ini\s+)?sesuai\s+dengan\s+(?:naskah\s+)?aslinya)
  | (?P<signed>(?:ttd\.?|TTD\.?|t\.t\.d\.?|Ttd\.?)(?!\w))
  | (?P<bab>BAB\s+[IVXL]{{1,6}}(?=\s))
  | (?P<label>\(?(?:[a-z]|[A-Z]|\d{{1,2}})[.)](?=\s))
  )|(?P<end>;(?=\s))""",
    re.VERBOSE,
)
_DATE = re.compile(r"\s*:?\s*\d{1,2}\s+\w+\s+\d{4}\b")
_OFFICE = re.compile(rf"(?<!\S){_OFFICIAL}[^,;a-z]{{3,120}},")
_CAPITALS = re.compile(r"(?:\s+(?![A-Z][.)]\s|\d{1,2}[.)]\s)[^\sa-z]+(?=\s|$))+")
_TITLE = 1000  # letters that a title and who decrees have at the most
_SECTION = re.compile(
    r"\s*(?:[A-Z]\.(?:\s+(?:[A-Z]\S*[^\s.;:]|dan|di|dari|pada|untuk|dalam|oleh|atas|serta)){1,10}\s*)?"
)
_BEGINS = {"Menimbang": re.compile(r"\s*bahwa\b", re.IGNORECASE), "Mengingat": re.compile(rf"\s*{_ACT}")}


def runs_on(texts: Sequence[str]) -> bool:
    """Whether lines hold several parts of a decree each."""
    return any(_MIDWAY.search(text) or _HEAD.match(text) or _NUMBERED.match(text) for text in texts)


def find_cuts(text: str) -> tuple[list[int], str]:
    """Where lines are to begin, and the name of who decrees if it stands below the first labels."""
    cutter = _Cutter(text)
    for mark in _MARK.finditer(text):
        getattr(cutter, f"take_{mark.lastgroup}")(mark)
    return sorted(cutter.cuts - {0}), cutter.moved


class _Cutter:
    """Goes over the marks of a text; `zone` is the part it is in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cuts: set[int] = set()
        self.zone = "kop"
        self.moved = ""
        self._number = self._item = 0
        self._lists: list[tuple[str, int]] = []
        self._order: list[int] = []
        self._title = (0, 0)

    def _at(self, *places: int) -> None:
        self.cuts.update(places)
        self._order += places

    def _ended(self, place: int, marks: str = ".;:,)") -> bool:
        """Whether what stands before a place ends with a mark, or is the word that opened a part."""
        before = self.text[max(0, place - 40) : place].rstrip()
        return not before or before[-1] in marks or before.endswith(("dan", "atau", "Menimbang", "Mengingat"))

    def take_page(self, mark: re.Match[str]) -> None:
        self._at(mark.start(), mark.end())

    def take_copy(self, mark: re.Match[str]) -> None:
        if self.zone in ("kop", "penutup"):
            self._at(mark.start(), mark.end())

    def take_appendix(self, mark: re.Match[str]) -> None:
        if self.zone in ("penutup", "lampiran", "tabel", "tembusan") or (
            self.zone == "diktum" and self._ended(mark.start(), ".;")
        ):
            self._at(mark.start())
            self.zone, self._lists = "kepala lampiran", []

    def take_decree(self, mark: re.Match[str]) -> None:
        ahead = self.text[mark.end() : mark.end() + 300]
        if self.zone == "kop" and re.match(r"[^a-z;]*\b(?:NOMOR|TENTANG)\b", ahead):
            self._at(mark.start())
            self.zone = "nama"
        elif self.zone == "kepala lampiran":
            self._at(mark.start())

    def take_nomor(self, mark: re.Match[str]) -> None:
        if self.zone in ("nama", "kepala lampiran"):
            self._at(mark.start())
            self.zone = "nomor" if self.zone == "nama" else self.zone

    def take_tanggal(self, mark: re.Match[str]) -> None:
        if self.zone == "kepala lampiran":
            self._at(mark.start())

    def take_tentang(self, mark: re.Match[str]) -> None:
        if self.zone in ("nama", "nomor"):
            self._at(mark.start(), mark.end())
            self.zone, self._title = "judul", (mark.end(), mark.end())
        elif self.zone == "kepala lampiran":
            self._at(mark.start(), mark.end())
            self.zone = "lampiran"
            self._at(self._after_title(mark.end()))

    def take_rahmat(self, mark: re.Match[str]) -> None:
        if self.zone == "judul":
            self._at(mark.start(), mark.end())
            self._end_title(mark.start())

    def take_part(self, mark: re.Match[str]) -> None:
        word = mark[0]
        if word != "Menetapkan" and self.zone in ("diktum", "penutup", "lampiran"):
            return
        if word == "Menetapkan" and self.zone not in ("memutuskan", "Mengingat", "kop"):
            return
        if not (self._ended(mark.start()) or self.zone in ("judul", "memutuskan", "kop", "nomor")):
            return
        if self.zone in ("judul", "nomor"):
            self._name_former(mark.start())
        self._at(mark.start())
        self.zone = "Menetapkan" if word == "Menetapkan" else ("Menimbang" if word == "Menimbang" else "Mengingat")
        self._lists, self._number = [], 0

    def take_decided(self, mark: re.Match[str]) -> None:
        if self.zone in ("Menimbang", "Mengingat", "kop", "judul"):
            end = mark.end() + len(self.text[mark.end() :]) - len(self.text[mark.end() :].lstrip(" \t:"))
            self._at(mark.start(), end)
            self.zone = "memutuskan"

    def take_ordinal(self, mark: re.Match[str]) -> None:
        if self.zone not in ("Menetapkan", "memutuskan", "diktum"):
            return
        try:
            number = parse_urutan(" ".join(mark[0].split()).upper())
        except ValueError:
            return
        sure = bool(re.match(r"\s*:", self.text[mark.end() : mark.end() + 4]))
        if number == self._number + 1 and (sure or (mark[0].isupper() and self._ended(mark.start()))):
            self._at(mark.start())
            self.zone, self._number, self._lists = "diktum", number, []

    def take_place(self, mark: re.Match[str]) -> None:
        if self.zone in ("diktum", "Menetapkan", "lampiran", "tabel"):
            self._at(mark.start())
            self.zone = "penutup"
            self._end_block(mark.end())

    def take_dated(self, mark: re.Match[str]) -> None:
        if self.zone == "penutup":
            date = _DATE.match(self.text, mark.end())
            self._at(mark.start(), date.end() if date else mark.start())

    def take_certified(self, mark: re.Match[str]) -> None:
        if self.zone in ("penutup", "diktum", "lampiran", "tabel"):
            self._at(mark.start(), mark.end())
            office = re.compile(r"(?<!\S)(?:Kepala|Plt\.?|Plh\.?|Kabag|Kasubbag)\b[^;]{4,140}?,").search(
                self.text, mark.end(), mark.end() + 300
            )
            if office:
                self._at(office.start(), office.end())

    def take_sent(self, mark: re.Match[str]) -> None:
        if self.zone in ("penutup", "lampiran", "tabel"):
            self._at(mark.start(), mark.end())
            self.zone, self._lists = "tembusan", []

    def take_signed(self, mark: re.Match[str]) -> None:
        if self.zone in ("penutup", "lampiran", "tabel"):
            self._at(mark.start(), mark.end())

    def take_bab(self, mark: re.Match[str]) -> None:
        if self.zone in ("lampiran", "Menetapkan", "memutuskan"):
            title = _CAPITALS.match(self.text, mark.end())
            self._at(mark.start(), title.end() if title else mark.end())
            self._lists = []

    def take_table(self, mark: re.Match[str]) -> None:
        if self.zone == "lampiran":
            self._at(mark.start())
            self.zone = "tabel"
            self._lists = []

    def take_office(self, mark: re.Match[str]) -> None:
        if self.zone in ("lampiran", "tabel"):
            self._at(mark.start(), mark.end())

    def take_label(self, mark: re.Match[str]) -> None:
        if self.zone not in ("Menimbang", "Mengingat", "diktum", "lampiran", "tembusan"):
            return
        for label in list_label(f"{mark[0]} x"):
            level = self._level(label, mark)
            if level is None:
                continue
            del self._lists[level:]
            self._lists.append((label.kind, label.number))
            self._item = mark.start()
            self._at(mark.start())
            return

    def _level(self, label: Label, mark: re.Match[str]) -> int | None:
        """Which list of the open ones a label goes on, or opens; None where it is text."""
        begins = self._begins(mark.end())
        for level, (kind, number) in enumerate(self._lists):
            if kind == label.kind and number < label.number <= number + (3 if begins else 1):
                return level if begins or self._ended(mark.start()) else None
        if label.number > 1:
            if label.kind == "1." and begins and self._lists:
                self._cut_unlabelled(mark.start())
            return len(self._lists) if begins and self._ended(mark.start(), ";.:,") else None
        if self.zone in _BEGINS:
            opens = label.kind in ("a.", "1.") and (begins or self._follows_word(mark.start()))
            return 0 if opens else None
        first = ".:;" if self.zone == "lampiran" else ":"
        opens = self._ended(mark.start(), first) or self._after_heading(mark.start())
        return len(self._lists) if opens and len(self._lists) < 5 else None

    def _after_heading(self, place: int) -> bool:
        """Whether a label stands right below the title of a chapter or a section."""
        if self.zone != "lampiran":
            return False
        since = next((cut for cut in reversed(self._order[-8:]) if cut <= place), 0)
        return bool(_SECTION.fullmatch(self.text, since, place))

    def _begins(self, place: int) -> bool:
        return self.zone in _BEGINS and any(one.match(self.text, place) for one in _BEGINS.values())

    def _cut_unlabelled(self, place: int) -> None:
        """Part the first act of Mengingat from the last consideration, where its "1." was lost between them."""
        closing = self.text.rfind("menetapkan", max(0, place - 20 * _TITLE), place)
        act = re.compile(rf"(?<=\s){_ACT}\s+Nomor\s+\d+\s+Tahun\s+\d{{4}}\s+tentang\b")
        found = act.search(self.text, closing, place) if closing > self._item else None
        if found:
            self._at(found.start())

    def _follows_word(self, place: int) -> bool:
        """Whether a label stands right after the word that opens the part."""
        return bool(re.search(rf"{_PART}\s*:?\s*$", self.text[max(0, place - 30) : place]))

    def take_end(self, mark: re.Match[str]) -> None:
        if self._begins(mark.end()):
            self._at(mark.end())

    def _name_former(self, place: int) -> None:
        """Find who decrees, between the title and the first part; else below the labels."""
        start = max(self._title[0], place - _TITLE)
        offices = list(_OFFICE.finditer(self.text, start, place))
        if offices:
            self._at(offices[-1].start(), offices[-1].end())
            self._end_title(offices[-1].start())
            return
        body = re.compile(r"(?<!\S)(?:KOMISI|PANITIA|BUPATI|WALI\s?KOTA|GUBERNUR|KEPALA|REKTOR|DEKAN)\b[^,a-z]*,\s*$")
        found = list(body.finditer(self.text, start, place))
        names = [
            one.start() for one in re.finditer(r"(?<!\S)KOMISI\s+(?:PEMILIHAN|INDEPENDEN)\b", self.text[start:place])
        ]
        if found and names and self.text[start:place].rstrip().endswith(","):
            self._at(start + names[-1])
            self._end_title(start + names[-1])
        elif found:
            self._at(found[-1].start())
            self._end_title(found[-1].start())
        else:
            self._end_title(place)
            below = _OFFICE.search(self.text, place, place + 200)
            if below and not re.search(r"bahwa|;", self.text[place : below.start()]):
                self._at(below.start(), below.end())
                self.moved = below[0]

    def _end_title(self, place: int) -> None:
        if self._title[1] == self._title[0]:
            self._title = (self._title[0], place)

    def _after_title(self, place: int) -> int:
        """Where the decree's title ends that a lampiran's heading says again."""
        title = re.sub(r"[\W_]+", "", self.text[slice(*self._title)]).casefold()
        index, said = place, 0
        while title and index < len(self.text) and said < len(title):
            char = self.text[index]
            if char.isalnum():
                if char.casefold() != title[said]:
                    return place
                said += 1
            index += 1
        return index

    def _end_block(self, place: int) -> None:
        """The signer's office after place and date, and what follows its comma."""
        found = _OFFICE.search(self.text, place, place + 300)
        if found:
            self._at(found.start(), found.end())
