"""The body of a decree: its lines parted by the words that open each part, then each part read."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kpudocs.bahasa.angka import format_urutan
from kpudocs.intake.closing import Certification, Closing, find_certification, is_signer, mend_place, read_closing
from kpudocs.intake.draft import Draft
from kpudocs.intake.items import Grid, Item, Line
from kpudocs.intake.joining import Joiner
from kpudocs.intake.labels import Opening, find_opening, find_ordinal, is_lone_colon, list_label
from kpudocs.intake.points import Piece, bare, point_data, split_items, split_points

__all__ = ["CONSIDERED", "LAW", "Body", "Segment", "read_part", "segment", "store_items"]

LAW = re.compile(
    r"\W*(?:Undang-?\s?Undang|UNDANG-UNDANG|Peraturan|PERATURAN|Keputusan|Pasal|Ketetapan|Instruksi|Surat|Berita\s+Acara|"
    r"Qanun|Perjanjian|Hasil|Daftar\s+Isian|DIPA|Nota|Rapat|Petunjuk|Pedoman)\b"
)
CONSIDERED = re.compile(r"\W*(?:bahwa|Bahwa|BAHWA|bah\s?wa|dengan\s+adanya|untuk\s+melaksanakan)\b")
_BROKEN = re.compile(r"M[A-Za-z]{2,10}-")
_ENDS = re.compile(r"^\W*D[il1]tetapkan\s+d[il1]\b|^\W*Dikeluarkan\s+di\b", re.IGNORECASE)
_CHAPTER = re.compile(r"(?:BAB\s+(?:[IVX]+|KESATU|SATU|1)|Pasal\s+1)\b(?!.*[;,])")
_PROVISIONS = "ketentuan"
_LIST_PARTS = {"menimbang": CONSIDERED, "mengingat": LAW, "memerhatikan": LAW}


@dataclass(slots=True)
class Segment:
    """A part of the body: how it was opened, and its lines, the opening's rest as the first."""

    part: str
    opening: Opening | None = None
    line: Line | None = None
    lines: list[tuple[Line, str]] = field(default_factory=list)
    heads: list[tuple[Line, str]] = field(default_factory=list)
    """The words that open it, by line: an ordinal may take three."""


@dataclass(slots=True)
class Body:
    """The parts of a body in the order of the file."""

    head: list[Line] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    closing: Closing | None = None
    certifications: list[Certification] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)


def segment(items: Sequence[Item]) -> Body:
    """Part the body's lines. A certification is taken out wherever it stands."""
    body = Body()
    lines = _join_labels(_without_certifications(items, body))
    current: Segment | None = None
    number = 0
    index = 0
    while index < len(lines):
        line = lines[index]
        opening = _opening(lines, index, current, number)
        if opening is not None:
            current = Segment(opening.part, opening, line, heads=[(line, _before(line.text, opening.rest))])
            body.segments.append(current)
            if opening.part == "diktum":
                number = opening.number
                index += _absorb_ordinal(lines, index, current)
            if opening.rest:
                current.lines.append((line, opening.rest))
        elif _ends(lines, index) or (_is_after_dictum(current) and _is_closing(lines, index)):
            body.closing = read_closing(lines[index:])
            break
        elif current is None:
            body.head.append(line)
        elif current.part in ("memutuskan", "menetapkan") and _CHAPTER.match(line.text.strip()):
            current = Segment(_PROVISIONS, lines=[(line, line.text)])
            body.segments.append(current)
        elif not (is_lone_colon(line.text)):
            current.lines.append((line, _without_colon(line, current)))
        index += 1
    body.segments = _deal_out(body.segments)
    _rename_twice(body.segments)
    return body


def _ends(lines: Sequence[Line], index: int) -> bool:
    """Whether a line says where the decree was made, which ends the body."""
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    return bool(_ENDS.match(mend_place(lines[index].text.strip(), " ".join(following.split()))))


def _join_labels(lines: list[Line]) -> list[Line]:
    """The lines, with a label that a line breaks ("Menim-", "bang : a. …") on one."""
    joined: list[Line] = []
    broken: Line | None = None
    for line in lines:
        if broken is not None:
            whole = broken.text.strip()[:-1] + line.text.strip()
            opening = find_opening(whole)
            if opening is not None and not opening.guessed:
                line = replace(line, text=whole)
            else:
                joined.append(broken)
            broken = None
        if _BROKEN.fullmatch(line.text.strip()):
            broken = line
        else:
            joined.append(line)
    return joined if broken is None else [*joined, broken]


def _rename_twice(segments: Sequence[Segment]) -> None:
    """A second Menimbang that cites laws is Mengingat, its word mistyped."""
    for before, one in itertools.pairwise(segments):
        if one.opening is None or (before.part, one.part) != ("menimbang", "menimbang") or not one.lines:
            continue
        text = next((label.rest for label in list_label(one.lines[0][1])), one.lines[0][1])
        if LAW.match(text) and not CONSIDERED.match(text):
            one.part, one.opening = "mengingat", replace(one.opening, guessed=True)


def _before(text: str, rest: str) -> str:
    """The words of a line before its rest."""
    count = len(text.split()) - len(rest.split())
    return " ".join(text.split()[: max(count, 1)])


def _without_certifications(items: Sequence[Item], body: Body) -> list[Line]:
    lines: list[Line] = []
    plain = [item for item in items if isinstance(item, Line)]
    body.grids = [item for item in items if isinstance(item, Grid)]
    index = 0
    while index < len(plain):
        found = find_certification(plain, index)
        if found:
            body.certifications.append(found[0])
            index += found[1]
        else:
            lines.append(plain[index])
            index += 1
    return lines


def _opening(lines: Sequence[Line], index: int, current: Segment | None, number: int) -> Opening | None:
    text = lines[index].text
    found = find_opening(text)
    if found is not None:
        if found.part == "menetapkan" and not found.sure and current is not None and current.part == "diktum":
            return None
        return found
    if current is None or current.part in ("memutuskan", "menetapkan", "diktum"):
        ordinal = find_ordinal(text, number + 1)
        if ordinal is None or (current is None and not ordinal.sure):
            return None
        again = ordinal.number == number and _is_ended(current)
        if number and ordinal.number != number + 1 and not (ordinal.sure and (ordinal.number > number or again)):
            return None
        plain = not ordinal.sure and ordinal.rest
        if plain and not ordinal.spelt.isupper():
            return None
        return ordinal
    return None


def _is_ended(current: Segment | None) -> bool:
    """Whether a dictum is whole: the same ordinal after it is typed twice, and is not quoted in it."""
    return bool(current and current.lines and current.lines[-1][1].rstrip().endswith("."))


def _absorb_ordinal(lines: Sequence[Line], index: int, current: Segment) -> int:
    """An ordinal on two lines ("KEDUA" / "BELAS : …"): how many lines more it takes."""
    opening = current.opening
    if opening is None or opening.rest or index + 1 >= len(lines):
        return 0
    joined = f"{opening.spelt} {' '.join(lines[index + 1].text.split())}"
    wider = find_ordinal(joined, 0)
    if wider is None or wider.guessed or len(wider.spelt.split()) <= len(opening.spelt.split()):
        return 0
    if not wider.sure and wider.rest:
        return 0
    current.opening = wider
    current.heads.append((lines[index + 1], _before(lines[index + 1].text, wider.rest)))
    if not wider.rest and index + 2 < len(lines):
        again = find_ordinal(f"{wider.spelt} {' '.join(lines[index + 2].text.split())}", 0)
        if again is not None and again.sure and len(again.spelt.split()) > len(wider.spelt.split()):
            current.opening = again
            current.heads.append((lines[index + 2], _before(lines[index + 2].text, again.rest)))
            if again.rest:
                current.lines.append((lines[index + 2], again.rest))
            return 2
    if wider.rest:
        current.lines.append((lines[index + 1], wider.rest))
    return 1


def _is_after_dictum(current: Segment | None) -> bool:
    return current is not None and current.part == "diktum"


def _is_closing(lines: Sequence[Line], index: int) -> bool:
    """A signer's block that no "Ditetapkan di" opens, near the end."""
    return len(lines) - index <= 10 and lines[index].text.strip().isupper() and is_signer(lines[index].text)


def _without_colon(line: Line, current: Segment) -> str:
    """A colon that stands before the text because its label stood on a line above."""
    text = line.text.strip()
    return text[1:].strip() if not current.lines and text.startswith(":") else text


def _deal_out(segments: list[Segment]) -> list[Segment]:
    """Give labels that were read before their texts what is theirs of the lines below the last."""
    dealt: list[Segment] = []
    run: list[Segment] = []
    for one in segments:
        if one.part in _LIST_PARTS and one.lines and (len(one.lines) == 1 or run) and _is_bare_label(one.lines[0][1]):
            one.heads.append(one.lines.pop(0))
        run.append(one)
        if one.lines or one.part == "memutuskan":
            dealt += _share(run) if len([s for s in run if s.part != "memutuskan"]) > 1 else run
            run = []
    return dealt + run


def _is_bare_label(text: str) -> bool:
    """Whether a text is the label of a first item, and nothing else."""
    return any(label.number == 1 and not label.rest for label in list_label(text))


def _share(run: list[Segment]) -> list[Segment]:
    groups: list[list[tuple[Line, str]]] = []
    for line, text in run[-1].lines:
        if not groups or _begins_part(groups[-1], line, text, run):
            groups.append([])
        groups[-1].append((line, text))
    takers = [one for one in run if one.part != "memutuskan"]
    if len(groups) < len(takers):
        return run
    surplus = len(groups) - len(takers)
    first = groups[: surplus + 1] if takers[0].part in _LIST_PARTS and surplus else groups[:1]
    shares = [[pair for group in first for pair in group], *groups[len(first) :]]
    if len(shares) > len(takers):
        shares = [*shares[: len(takers) - 1], [pair for group in shares[len(takers) - 1 :] for pair in group]]
    for one, share in zip(takers, shares, strict=False):
        one.lines = share
    return run


def _begins_part(group: list[tuple[Line, str]], line: Line, text: str, run: list[Segment]) -> bool:
    """Whether a line begins what another label of the run labels."""
    before = group[-1][1].rstrip()
    if run[0].part in _LIST_PARTS:
        labels = list_label(text)
        restarts = any(label.kind == "1." and label.number == 1 for label in labels)
        held = any(list_label(one)[:1] and list_label(one)[0].kind == "1." for _, one in group)
        considered = any(CONSIDERED.match(re.sub(r"^\w{1,2}[.)]\s*", "", one)) for _, one in group)
        ended = line.whole or before.endswith((";", "."))
        cited = any(label.kind == "1." and LAW.match(label.rest) for label in labels)
        return (restarts and (held or considered)) or (
            considered and not held and ended and (cited or (not labels and bool(LAW.match(text))))
        )
    return before.endswith((".", ";", ":")) and text[:1].isupper() and not list_label(text)


def read_part(one: Segment, draft: Draft, joiner: Joiner) -> None:
    """Read a segment into the draft."""
    for line, said in one.heads:
        draft.derive(said, line.place)
    if one.part in _LIST_PARTS:
        _read_list(one, draft, joiner)
    elif one.part == "menetapkan":
        text = joiner.join([text for _, text in one.lines])
        draft.data["_menetapkan"] = text
        draft.printed.menetapkan = text
        for line, said in one.lines:
            draft.use("menetapkan", said, line.place)
    elif one.part == "diktum":
        _read_diktum(one, draft, joiner)
    elif one.part == _PROVISIONS:
        for line, text in one.lines:
            draft.leave(Line(text, line.place), "ketentuan dalam bab dan pasal; isian memuat diktum", "memutuskan")
    else:
        for line, text in one.lines:
            draft.leave(Line(text, line.place), "tulisan di antara MEMUTUSKAN dan Menetapkan", "memutuskan")


def _read_list(one: Segment, draft: Draft, joiner: Joiner) -> None:
    lines = [Line(text, line.place, line.page, whole=line.whole, gap=line.gap) for line, text in one.lines]
    kinds = "aA1" if one.part == "menimbang" else "1aA"
    pieces = split_items(lines, _LIST_PARTS[one.part], kinds)
    store_items(one.part, pieces, draft, joiner)
    if one.opening is not None and one.opening.guessed and pieces:
        draft.note((one.part,), f'label terbaca "{one.opening.spelt}"')


def store_items(part: str, pieces: Sequence[Piece], draft: Draft, joiner: Joiner) -> None:
    """Put items into the draft, their labels taken off."""
    held: list[Any] = draft.data.setdefault(part, [])
    for piece in pieces:
        loc = (part, len(held))
        stated = joiner.join(piece.texts)
        held.append(bare(stated))
        draft.printed.add_item(part, piece.spelt, stated)
        draft.derive(piece.spelt, piece.place)
        for line, text in zip(piece.lines, piece.texts, strict=True):
            draft.use(part, text, line.place)
        if piece.guessed:
            draft.note(loc, f"{piece.guessed}; bandingkan dengan naskah asal")


def _read_diktum(one: Segment, draft: Draft, joiner: Joiner) -> None:
    held: list[Any] = draft.data.setdefault("memutuskan", [])
    loc = ("memutuskan", len(held))
    opening = one.opening
    own, points = split_points(one.lines)
    data, same = point_data(points, joiner)
    stated = joiner.join(own)
    text = bare(stated)
    draft.printed.add_diktum(opening.spelt if opening is not None else "", stated, points, joiner)
    held.append({"teks": text, "rincian": data} if data else text)
    for line, said in one.lines:
        label = next(iter(list_label(said)), None)
        if label is not None and points:
            draft.derive(label.spelt, line.place)
            said = label.rest
        draft.use("memutuskan", said, line.place)
    if not same:
        draft.note(loc, "huruf atau nomor rincian di naskah asal lain dari yang akan dicetak (1., a., 1), a))")
    if opening is None:
        return
    if opening.number != len(held):
        draft.note(loc, f'di naskah asal tertulis "{opening.spelt}", akan dicetak {format_urutan(len(held))}')
    elif opening.guessed:
        draft.note(loc, f'urutan terbaca "{opening.spelt}"')
    elif opening.spelt.upper().startswith("PERTAMA"):
        draft.note(loc, 'di naskah asal tertulis "PERTAMA", akan dicetak KESATU', guess=False)
