"""Next year's draft from this year's file, its comments and layout kept.

    draft = roll_over(source, 2027)
    draft.text, draft.decisions

What this does is a function of the file and of the new year only, and never of how it came to be: ten
years in a row give what the tenth gives at once. So a comment names nothing that the draft has lost,
and a year that stays although it is not past is noted (`# TETAP:`), since the plan's year will reach it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kpudocs.bahasa.tanggal import BULAN
from kpudocs.keputusan import TITIK
from kpudocs.loaders import decisions
from kpudocs.loaders.decisions import KEEP, MARK, Decision
from kpudocs.loaders.source import Loc, Source
from kpudocs.loaders.yaml_edit import Edits
from kpudocs.loaders.yaml_nodes import Lines, Node
from kpudocs.peraturan.parser import parse_sitasi
from kpudocs.peraturan.registry import Registry, packaged_registry

__all__ = ["Draft", "roll_over"]

_MONTH = "|".join(BULAN)
_YEAR = re.compile(
    rf"(?P<before>\b(?:tahun(?: anggaran)?|t\.?a\.?|thn?\.?|{_MONTH}|(?:triwulan|semester) [ivx0-9]+|/)[ ]?)?"
    r"(?:(?<=t\.a\.)|(?<=ta\.)|(?<=th\.)|(?<=thn\.)|(?<![\w.,]))(?P<year>(?:19|20)[0-9]{2})"
    r"(?![0-9]|[.,][0-9])(?P<after>[ ]?[-–][ ]?[0-9]{4})?",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[ ]?[-–][ ]?((?:19|20)[0-9]{2})(?![0-9])")
_PAIR = re.compile(r"(?<![\w/.-])((?:19|20)[0-9]{2})/((?:19|20)[0-9]{2})(?![\w/])")
"""A year that spans two, "Tahun Anggaran 2026/2027"."""
# A cited act with its title: from its kind to where the words go on about something else.
_CITED = re.compile(
    r"(?:Undang-Undang|Peraturan|Keputusan|Surat Edaran|Instruksi|Ketetapan|Maklumat)\b[^;:.()]{0,300}?"
    r"\bNomor [^\s;]+(?: Tahun [0-9]{4})?(?: tentang [^;()]*?(?=;|\(|$|, (?:perlu|dipandang|serta|dan|telah|tanggal)\b"
    r"| (?:perlu|dipandang|sebagaimana|serta untuk)\b))?|\bNomor [0-9A-Za-z]+ Tahun [0-9]{4}|\([^()]*\bNegara\b[^()]*\)"
)
_PAPER = re.compile(
    r"\b(?:Berita Acara|Nota Dinas|Surat(?! Edaran| Keputusan)|Risalah|Notula|Rapat Pleno|DIPA"
    r"|Daftar Isian Pelaksanaan Anggaran)\b"
)
_PAPER_NUMBER = re.compile(r"\bNomor:? (?:SP[ -])?[^\s,;]*/[^\s,;]*")
_PAPER_DATE = re.compile(
    rf"\btanggal (?:[0-9]{{1,2}} (?:{_MONTH}) (?:[0-9]{{4}}|\$\{{tahun\}})|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"
)
_UNTOUCHED = ("lembaga", "mengingat", "nomor", "penetapan", "petikan", "profil", "salinan", "tahun")
_STATED = ("dari", "jenis", "lembar", "bulan", "lebar", "rata", "tanda")


@dataclass(frozen=True, slots=True)
class Draft:
    """Next year's file, and what a person has to decide in it, in its order."""

    text: str
    decisions: tuple[Decision, ...]


def roll_over(source: Source, tahun: int, registry: Registry | None = None) -> Draft:
    """The draft of a later year.

    Raises ValueError where the source is no text, or the year is not later than the decree's.
    """
    if source.text is None or tahun <= source.keputusan.tahun:
        raise ValueError("not a later year of a file that can be edited")
    kept = decisions.read_kept(source.text)
    moved, staying = _move(Edits(decisions.strip(source.text)), source.keputusan.tahun, tahun, kept)
    drafted = _comment(moved, staying, tahun, source, registry or source.registry or packaged_registry())
    return Draft(drafted.text, decisions.read_decisions(drafted.text, drafted.nodes))


@dataclass
class _Group:
    """What stands on one line of the file, with the lines below that belong to it."""

    owner: Loc
    scalars: list[Loc]


def _groups(text: str, nodes: dict[Loc, Node]) -> Iterator[_Group]:
    """The texts of a file by the line on which their field or item begins: where a comment can stand."""
    lines = Lines(text)
    groups: dict[int, _Group] = {}
    for loc, node in nodes.items():
        if not loc:
            continue
        group = groups.setdefault(lines.place(node.key)[0], _Group(loc, []))
        if node.scalar:
            group.scalars.append(loc)
    yield from groups.values()


def _is_text(loc: Loc) -> bool:
    """Whether a text may speak of the plan's year: not a law, an office, a name, or what the program reads."""
    return loc[0] not in _UNTOUCHED and loc[-1] not in _STATED


def _move(edits: Edits, old: int, new: int, kept: dict[int, frozenset[int]]) -> tuple[Edits, dict[Loc, list[int]]]:
    """The text with the plan's year moved and what belongs to the old decree alone emptied; and the years that stay."""
    nodes = edits.nodes
    notes: dict[Loc, list[int]] = {}
    staying: dict[Loc, list[int]] = {}
    lines = Lines(edits.text)
    for group in _groups(edits.text, nodes):
        stay = kept.get(lines.place(nodes[group.owner].key)[0], frozenset())
        count = 0
        fixed = set(stay)
        for loc in group.scalars:
            value = nodes[loc].value
            if loc == ("tahun",):
                edits.set_value(loc, new)
            elif loc in (("nomor",), ("penetapan", "tanggal")):
                if value:
                    edits.set_value(loc, None)
            elif _is_text(loc):
                moved = _move_years(_empty_paper(value), old, new, count, stay)
                count = moved.count
                fixed |= moved.later
                if moved.staying:
                    staying[loc] = moved.staying
                if moved.value != value:
                    edits.set_value(loc, moved.value.rstrip("\n") if nodes[loc].style in "|>" else moved.value)
        if fixed:
            notes[group.owner] = sorted(fixed)
    for owner, numbers in notes.items():
        edits.insert_comment(owner, f"{KEEP}{', '.join(map(str, numbers))} {decisions.KEEP_END}")
    return edits.done(), staying


def _empty_paper(value: str) -> str:
    """A berita acara and the like without its number and date: next year's has others."""
    if not _PAPER.search(value):
        return value
    pieces = []
    last = 0
    for found in _CITED.finditer(value):  # a law keeps its number
        if not _PAPER.search(found[0]):
            pieces += [_without_number(value[last : found.start()]), found[0]]
            last = found.end()
    return "".join((*pieces, _without_number(value[last:])))


def _without_number(text: str) -> str:
    return _PAPER_DATE.sub(f"tanggal {TITIK}", _PAPER_NUMBER.sub(f"Nomor {TITIK}", text))


def _years(value: str) -> Iterator[re.Match[str]]:
    """The years of a text that may be the plan's: in no citation, no period, no number with slashes."""
    cited = [found.span() for found in _CITED.finditer(value)]
    periods = [found.span() for pattern in (_PERIOD, _PAIR) for found in pattern.finditer(value)]
    for found in _YEAR.finditer(value):
        start = found.start("year")
        if any(a <= start < b for a, b in (*cited, *periods)) or (found["before"] or "").strip() == "/":
            continue
        yield found


@dataclass(frozen=True, slots=True)
class _Moved:
    """A text with its plan's years moved."""

    value: str
    count: int
    """How many years were counted so far on its line."""
    later: set[int]
    """Which of them stay for good although they are not past, by their count."""
    staying: list[int]
    """The years that stay so, now or since an earlier rollover."""


def _move_years(value: str, old: int, new: int, count: int, stay: frozenset[int]) -> _Moved:
    pieces: list[str] = []
    later: set[int] = set()
    staying: list[int] = []
    last = 0
    listed = False  # "Tahun 2026 dan 2027": the word before the first speaks for the second
    for found in _years(value):
        count += 1
        year = int(found["year"])
        between = value[last : found.start("year")].strip()
        listed = bool(found["before"]) or (listed and between in ("dan", ",", "/", "sampai", "s.d.", ", dan"))
        moved = year
        if count in stay:
            staying.append(year)
        elif year == old and listed:
            moved = new
        elif year >= old:
            later.add(count)
            staying.append(year)
        pieces += [value[last : found.start("year")], str(moved)]
        last = found.end("year")
    return _Moved("".join((*pieces, value[last:])), count, later, staying)


def _comment(edits: Edits, staying: dict[Loc, list[int]], tahun: int, source: Source, registry: Registry) -> Edits:
    """The draft with what a person must decide, each above the line that it speaks of."""
    for loc, words in _decide(edits.nodes, staying, tahun, source, registry):
        edits.insert_comment(loc, *(f"{MARK} {line}" for line in words))
    return edits.done()


def _decide(
    nodes: dict[Loc, Node], staying: dict[Loc, list[int]], tahun: int, source: Source, registry: Registry
) -> Iterator[tuple[Loc, list[str]]]:
    """What is to be decided, by place: from the draft alone."""
    for loc, node in nodes.items():
        words: list[str] = []
        if loc == ("nomor",):
            words.append(f"isi nomor keputusan tahun {tahun}")
        elif loc == ("tahun",) and ("nomor",) not in nodes:
            words.append(f"tambahkan nomor keputusan tahun {tahun}")
        elif loc == ("penetapan",):
            words.append("pastikan pejabat penanda tangan, cara, dan jabatannya masih sama")
            if ("penetapan", "tanggal") not in nodes:
                words.append("tambahkan tanggal penetapan")
        elif loc == ("penetapan", "tanggal"):
            words.append("isi tanggal penetapan")
        elif loc == ("salinan",):
            words.append("pastikan pejabat yang mengesahkan salinan masih sama")
        elif len(loc) == 2 and loc[0] == "lampiran":
            words += _about_lampiran(loc, nodes, tahun)
        elif len(loc) == 2 and loc[0] == "mengingat":
            words += _about_law(source.keputusan.mengingat[int(loc[1])], tahun, registry)
        elif node.scalar and _is_text(loc) and TITIK in node.value and _PAPER.search(node.value):
            words.append("isi nomor dan tanggal berita acara, surat, atau DIPA yang baru")
        elif node.scalar and loc[0] == "memerhatikan":
            words.append(f"pastikan naskah ini masih menjadi perhatian pada tahun {tahun}; ganti bila ada yang baru")
        if node.scalar and _is_text(loc):
            words += _about_text(node.value, staying.get(loc, []), tahun)
        if words:
            yield loc, words


def _about_lampiran(loc: Loc, nodes: dict[Loc, Node], tahun: int) -> Iterator[str]:
    jenis = nodes.get((*loc, "jenis"))
    dari = nodes.get((*loc, "dari"))
    if dari is not None:
        yield f'isi lampiran tetap diambil dari "{dari.value}"; siapkan buku kerja tahun {tahun}, lalu ganti namanya'
    elif jenis is not None and jenis.value == "rencana_aksi":
        yield f"baris rencana dibawa dari tahun sebelumnya; pastikan semuanya untuk tahun {tahun}"
    elif jenis is not None and jenis.value == "daftar_nama":
        yield "pastikan orang, jabatan, dan kedudukannya masih sama"
    else:
        yield f"isi lampiran dibawa dari tahun sebelumnya; pastikan semuanya untuk tahun {tahun}"


def _about_text(value: str, staying: list[int], tahun: int) -> Iterator[str]:
    for found in _PERIOD.finditer(value):
        if int(found[2]) < tahun:
            yield f"masa {found[0]} sudah berakhir pada tahun {tahun}; ganti, atau pastikan memang disebut"
    for found in _PAIR.finditer(value):
        if int(found[1]) < tahun:
            yield f"tahun {found[0]} tidak diubah; ganti bila maksudnya tahun rencana"
    bare = [int(one["year"]) for one in _years(value) if not one["before"] and not value.strip().isdigit()]
    for year in dict.fromkeys((*bare, *staying)):
        yield f'angka {year} tidak diubah; ganti bila maksudnya dihitung dari tahun rencana, misalnya "Tahun {tahun}"'


def _about_law(citation: str, tahun: int, registry: Registry) -> Iterator[str]:
    """What the registry knows of a legal basis as of the new year."""
    yield from (
        f"masa {found[0]} sudah berakhir pada tahun {tahun}; pastikan peraturan ini masih menjadi dasar"
        for found in _PERIOD.finditer(citation)
        if int(found[2]) < tahun
    )
    sitasi = parse_sitasi(citation)
    peraturan = sitasi.peraturan
    entri = registry.get(peraturan) if peraturan is not None else None
    if peraturan is None or entri is None:
        yield f"peraturan ini belum ada dalam catatan; periksa apakah masih berlaku pada tahun {tahun}"
        return
    if revoked := entri.confirmed("dicabut_oleh"):
        yield f"{entri.rujukan} sudah dicabut dengan {revoked}; ganti dasar hukumnya"
    elif entri.dicabut_oleh:
        yield f"{entri.rujukan} tercatat dicabut dengan {entri.dicabut_oleh}, belum terverifikasi; periksa"
    named = {one.kunci for reading in sitasi.bacaan if (one := reading.peraturan) is not None}
    unnamed = [change for change in registry.amendments(entri)[-1:] if change.kunci not in named]
    for change in unnamed:
        yield f"{entri.rujukan} sudah diubah, terakhir dengan {change.rujukan}; sesuaikan penyebutannya"
    if entri.status is None or "status" in entri.belum_pasti:
        yield f"status {entri.rujukan} belum terverifikasi; periksa apakah masih berlaku pada tahun {tahun}"
