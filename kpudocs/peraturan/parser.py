"""Read a citation: from the words of a legal basis to the regulation they name.

What is written in full and as `composer` would write it comes back word for word; of anything else the
reader says which words it read otherwise, and which it could not read. Nothing is guessed. Each pattern
looks at a text once, so reading is linear in its length.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from kpudocs.peraturan.composer import amendment_ordinal, compose_formula, compose_gazette, compose_peraturan
from kpudocs.peraturan.kepala import ANY_KIND, kind_at, read_head
from kpudocs.peraturan.lembaran import OPENING, read_gazettes
from kpudocs.peraturan.model import Peraturan
from kpudocs.peraturan.pembaca import Draft, Reader, shorten
from kpudocs.peraturan.perubahan import amends
from kpudocs.peraturan.sitasi import Bacaan, Bersih, Rumusan, Sitasi, Tempat, clean

__all__ = ["parse_sitasi"]

_RUMUSAN = (
    r"(?:sebagaimana|yang|dan) ?(?:telah |sudah )?(?P<sering>beberapa kali )?di(?:r?ubah|(?P<ganti>ganti))"
    r"(?P<kali> beberapa kali)?(?P<koma>,)?(?: dan)?(?P<akhir> terakhir)?(?: kali)?(?: diubah)? (?:dengan|oleh)"
    r"(?::(?: a\.)?)?"
)
_LANJUT = r"(?P<lanjut>dan terakhir(?: kali)?(?: diubah)? dengan)"
_MARK = re.compile(
    r"(?P<tentang>\b(?:tentang|ttg\.?)(?!\w))"
    rf"|(?P<kurung>{OPENING})"
    rf"|(?P<rumusan>(?:, ?)?\b(?:{_RUMUSAN}|{_LANJUT}|(?P<jo>jo\.?|juncto|yo\.)) (?={ANY_KIND}))",
    re.IGNORECASE,
)
_DALAM_DAFTAR = re.compile(rf"(?:[,;]|(?:[,;] ?)?dan|[,;] dan) (?:[a-z]\. )?(?={ANY_KIND})", re.IGNORECASE)
"""What parts amendments that are named one by one."""
_LEFT_OUT = re.compile(
    r",? ?\b(?:Tambahan )?(?:Lembaran|Berita) Negara(?: Republik Indonesia| RI)?(?: Tahun [0-9]{4})?"
    r" No(?:mor|\.)? ?[0-9]",
    re.IGNORECASE,
)
_UNDANG_UNDANG = {"perppu", "uu", "uu_darurat"}
"""What may amend one another though they are of several kinds."""
_BRACKET = re.compile(r"[()]")
_END_MARKS = " ;.,"
_MAX_ACTS, _MAX_BRACKETS = 50, 2000
"""More regulations or longer brackets than any citation has: what follows is not read."""


def parse_sitasi(text: str) -> Sitasi:
    """Read a citation, with or without the mark at its end. It never raises: what is not read is in `catatan`.

    >>> sitasi = parse_sitasi("UU No. 7 Tahun 2017 ttg Pemilihan Umum")
    >>> sitasi.peraturan.rujukan, [catatan.code for catatan in sitasi.catatan]
    ('uu 7/2017', ['bentuk_lain'])
    """
    return _Walker(clean(text)).read(text)


class _Walker(Reader):
    """Goes through the marks of a text ("tentang", brackets, formulas) from left to right, once."""

    def __init__(self, bersih: Bersih) -> None:
        super().__init__(bersih)
        self._end = len(_without_end(self.text))
        self._marks = list(_MARK.finditer(self.text, 0, self._end))
        self._next = 0

    def read(self, given: str) -> Sitasi:
        drafts: list[Draft] = []
        formulas: list[Rumusan] = []
        amending: list[tuple[Draft, int]] = []
        position = len(self.text) - len(self.text.lstrip())
        while True:
            draft = self._act(position)
            drafts.append(draft)
            amending += [(draft, len(formulas) - 1)] if formulas else []
            position = draft.end
            if formulas and formulas[-1].jenis == "daftar" and len(drafts) < _MAX_ACTS:
                listed = _DALAM_DAFTAR.match(self.text, self.trim(position, self._end)[0], self._end)
                if listed:
                    position = listed.end()
                    continue
            mark = self._mark()
            if mark is None or mark.lastgroup != "rumusan" or len(drafts) == _MAX_ACTS:
                break
            if self.text[position : mark.start()].strip():
                break
            self._next += 1
            formulas.append(self._formula(mark))
            position = mark.end()
        self._rest(position)
        for draft in drafts:
            self._compare(draft)
        peraturan = self._assemble(drafts[0], amending, formulas)
        bacaan = tuple(
            Bacaan(
                draft.peraturan,
                self.bersih.back(draft.start, draft.end),
                {name: self.bersih.back(*place) for name, place in draft.bagian.items()},
            )
            for draft in drafts
        )
        sitasi = Sitasi(
            given, bacaan, tuple(formulas), tuple(sorted(self.notes, key=lambda note: note.tempat)), peraturan
        )
        return sitasi if sitasi.catatan else self._proved(sitasi)

    def _proved(self, sitasi: Sitasi) -> Sitasi:
        """Without a note only if composing gives the same words."""
        written = self.text[: self._end].lstrip()
        if sitasi.peraturan is None:
            return sitasi
        composed = compose_peraturan(sitasi.peraturan, koma_terakhir=sitasi.koma_terakhir)
        if composed == written:
            return sitasi
        start = self.text.index(written)
        self.differ(start, start + len(written), composed)
        return replace(sitasi, catatan=tuple(sorted(self.notes, key=lambda note: note.tempat)))

    def _mark(self) -> re.Match[str] | None:
        return self._marks[self._next] if self._next < len(self._marks) else None

    # One regulation

    def _act(self, start: int) -> Draft:
        draft = Draft(start)
        mark = self._mark()
        stop = mark.start() if mark else self._end
        read_head(self, draft, start, stop)
        if mark and mark.lastgroup == "tentang":
            self._next += 1
            draft.end = self._title(draft, mark.end())
        else:
            draft.end = stop
            if draft.fields.get("jenis", "uud") != "uud":
                self.note("tanpa_tentang", 'kata "tentang" dan judulnya tidak ada', start, self.trim(start, stop)[1])
        mark = self._mark()
        if mark and mark.lastgroup == "kurung" and not self.text[draft.end : mark.start()].strip():
            self._next += 1
            draft.end = self._gazettes(draft, mark)
        draft.end = self.trim(draft.start, draft.end)[1]
        if "jenis" in draft.fields:
            draft.peraturan = Peraturan.model_validate(draft.fields)
        return draft

    def _title(self, draft: Draft, start: int) -> int:
        nested = False
        while mark := self._mark():
            # Of a title that names another regulation, a formula may be a part: no Keputusan is amended by a PKPU.
            if mark.lastgroup == "tentang":
                nested = True
            elif mark.lastgroup != "rumusan" or not nested or self._may_amend(draft, mark.end()):
                break
            self._next += 1
        end = mark.start() if mark else self._end
        first, last = self.trim(start, end, " ," if mark else " ")
        if first == last:
            self.note("tanpa_tentang", 'judul sesudah "tentang" tidak ada', start, start)
            return end
        if found := _LEFT_OUT.search(self.text, first, last):
            message = "Lembaran atau Berita Negara ini tidak terbaca, karena tidak dalam kurung"
            self.note("lembaran_tanpa_kurung", message, *self.trim(found.start(), last, " ,"))
            last = self.trim(first, found.start(), " ,")[1]
        if first < last:
            draft.put("tentang", self.text[first:last], first, last)
        return end

    def _may_amend(self, draft: Draft, position: int) -> bool:
        one, other = draft.fields.get("jenis"), kind_at(self.text, position, self._end)
        return one is None or other is None or one == other or {one, other} <= _UNDANG_UNDANG

    def _gazettes(self, draft: Draft, mark: re.Match[str]) -> int:
        start = mark.end()
        close = self._closing(start)
        if close < 0:
            after = self._mark()
            close = after.start() if after else self._end
            self.note("kurung_tidak_ditutup", "tanda kurung lembaran tidak ditutup", mark.start(), mark.start() + 1)
            end = close
        else:
            end = close + 1
        while (inside := self._mark()) and inside.start() < end:
            self._next += 1
        isi = read_gazettes(self.text, start, close)
        draft.fields |= isi.fields
        draft.bagian |= isi.places | {"lembaran": self.trim(mark.start(), end)}
        for place in isi.unread:
            self.note("lembaran_tidak_terbaca", f'"{self.text[slice(*place)]}" tidak terbaca', *place)
        return end

    def _closing(self, start: int) -> int:
        """Where the bracket that is open at `start` closes, or -1."""
        depth = 1
        for found in _BRACKET.finditer(self.text, start, min(self._end, start + _MAX_BRACKETS)):
            depth += 1 if found[0] == "(" else -1
            if depth == 0:
                return found.start()
        return -1

    # What stands between, and what is left

    def _formula(self, mark: re.Match[str]) -> Rumusan:
        often = bool(mark["sering"] or mark["kali"] or mark["akhir"] or mark["lanjut"])
        comma = bool(mark["koma"]) if often and not mark["lanjut"] else None
        jenis: Literal["daftar", "diubah", "ganti", "jo"] = "diubah"
        if mark["ganti"] or mark["jo"]:
            jenis = "ganti" if mark["ganti"] else "jo"
        elif mark["lanjut"] or (often and not mark["akhir"]):
            jenis = "daftar"
        return Rumusan(self.bersih.back(*self.trim(mark.start(), mark.end())), often, comma, jenis)

    def _judge(self, base: Peraturan, formula: Rumusan, after: list[Peraturan]) -> bool:
        """Note a formula that is written otherwise; whether what follows it is an amendment, beyond doubt."""
        words = " ".join(self.bersih.given(formula.tempat).split())
        if formula.jenis == "ganti":
            self.note_at("rumusan_ganti", f'"{words}" menyatakan penggantian, bukan perubahan', formula.tempat)
            return False
        often = formula.beberapa_kali
        if formula.jenis == "jo":
            if len(after) != 1 or not amends(after[0], base):
                message = f'"{words}" tidak terbaca sebagai perubahan: judul sesudahnya tidak menyebut {base.rujukan}'
                self.note_at("rumusan_jo", message, formula.tempat)
                return False
            often = (amendment_ordinal(after[0].tentang or "") or 1) > 1
        baku = compose_formula(often=often, koma_terakhir=formula.koma is not False)
        if formula.jenis == "daftar" and (len(after) > 1 or words.startswith("dan ")):
            message = f'perubahan sesudah "{words}" disebut satu per satu'
            self.note_at("rumusan_daftar", message, formula.tempat, read=True)
        elif words != baku:
            message = f'rumusan perubahan "{words}" dibaca sebagai "{baku}"'
            self.note_at("rumusan_lain", message, formula.tempat, read=True, baku=baku)
        return True

    def _rest(self, position: int) -> None:
        first, last = self.trim(position, self._end)
        if first < last:
            self.note("sisa_tidak_terbaca", f'"{shorten(self.text[first:last])}" tidak terbaca', first, last)

    def _compare(self, draft: Draft) -> None:
        """Note each part that is written otherwise than the composer writes it."""
        if draft.peraturan is None:
            return
        bare = draft.peraturan.model_copy(update={"tentang": None})
        gazette = compose_gazette(bare)
        head = compose_peraturan(bare).removesuffix(f" ({gazette})" if gazette else "")
        first, last = draft.start, draft.bagian.get("tentang", (draft.end, 0))[0]
        if "tentang" in draft.bagian:
            head += " tentang"
        elif "lembaran" in draft.bagian:
            last = draft.bagian["lembaran"][0]
        unread = [note.tempat for note in self.notes if note.code != "tanpa_tentang"]
        parts = [(first, last, head), (*draft.bagian.get("lembaran", (0, 0)), f"({gazette})")]
        if draft.peraturan.jenis != "uud" and _inside(unread, self.bersih.back(*self.trim(first, last))):
            parts[0] = (*draft.bagian.get("sebutan", (0, 0)), draft.peraturan.sebutan)
        for start, end, baku in parts:
            start, end = self.trim(start, end)
            # What could not be read, or was read otherwise, has been told with its own words.
            if start < end and not _inside(unread, self.bersih.back(start, end)):
                self.differ(start, end, baku)

    def _assemble(self, first: Draft, amending: list[tuple[Draft, int]], formulas: list[Rumusan]) -> Peraturan | None:
        base = first.peraturan
        if base is None:
            return base
        read: tuple[Peraturan, ...] = ()
        for i, formula in enumerate(formulas):
            after = [draft.peraturan for draft, which in amending if which == i and draft.peraturan is not None]
            read += tuple(after) if self._judge(base, formula, after) else ()
        if not read:
            return base
        whole = base.model_copy(update={"diubah": read})
        often = formulas[-1].beberapa_kali or len(formulas) > 1
        natural = compose_peraturan(whole) == compose_peraturan(whole.model_copy(update={"beberapa_kali": often}))
        return whole if natural else whole.model_copy(update={"beberapa_kali": often})


def _inside(places: list[Tempat], whole: Tempat) -> bool:
    """Whether one of some places lies in another."""
    return any(whole[0] <= start and end <= whole[1] for start, end in places)


def _without_end(text: str) -> str:
    """A citation without the marks and the "dan" that end an item of a list."""
    text = text.rstrip(_END_MARKS)
    return text.removesuffix(" dan").rstrip(_END_MARKS) if text.endswith(" dan") else text
