"""From a document's lines and tables to the facts of a decree, every word accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from kpudocs.bahasa.tanggal import BULAN, format_tanggal
from kpudocs.intake.accounting import composed_words, count_words, find_lost, find_untold
from kpudocs.intake.appendix import Appendix, part_off, read_appendix
from kpudocs.intake.assembly import (
    ADDRESS,
    add_appendices,
    add_certification,
    add_closing,
    add_heading,
    add_recipients,
    borrow_facts,
    borrow_year,
    drop_derived,
    read_cut_head,
)
from kpudocs.intake.body import Body, read_part, segment
from kpudocs.intake.draft import Draft, Left, Loc
from kpudocs.intake.flattening import flatten
from kpudocs.intake.furniture import put_aside
from kpudocs.intake.heading import Heading, letters, read_heading
from kpudocs.intake.items import Grid, Line, Manuscript, item_words
from kpudocs.intake.joining import Joiner
from kpudocs.intake.labels import squeeze
from kpudocs.intake.printed import Printed
from kpudocs.intake.running import part_running
from kpudocs.loaders.yaml_writer import shorten

__all__ = ["Recognised", "recognise"]

_NEEDED = ("lembaga", "nomor", "tahun", "tentang", "menimbang", "mengingat", "memutuskan", "penetapan")
_MONTHS = (*BULAN, *(name[:3] for name in BULAN), "Agt", "Ags", "Agu", "Sept", "Nop", "Peb", "Pebruari", "Nopember")
_NOT_SAID = "tidak akan tercetak sebagaimana di naskah asal"


@dataclass(slots=True)
class Recognised:
    """The facts, the comments on them, and the account."""

    data: dict[str, Any]
    notes: dict[Loc, list[str]]
    words: int = 0
    placed: int = 0
    furniture: list[Left] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    guesses: list[str] = field(default_factory=list)
    printed: Printed = field(default_factory=Printed)
    unread: dict[str, str] = field(default_factory=dict)
    """What was left, by part, its lines joined: for whoever looks at its words."""


def recognise(document: Manuscript) -> Recognised:
    """Recognise the parts of a decree, whatever there is of it."""
    for item in document.items:
        if isinstance(item, Line):
            stated = item.text.strip()
            item.text = squeeze(stated)
            item.spaced = stated if item.text != stated else ""
    everything = [pair for item in document.items for pair in item_words(item)]
    everything += [pair for line, _ in document.aside for pair in item_words(line)]
    document.items = list(flatten(document.items))
    part_running(document)
    put_aside(document)
    texts = [item.text for item in document.items if isinstance(item, Line)]
    texts += [cell.text for item in document.items if isinstance(item, Grid) for row in item.cells for cell in row]
    joiner = Joiner(texts)
    draft = Draft()
    items, appendices = part_off(document.items)
    body = segment(items)
    draft.printed.note_order(body)
    _read_body(draft, body, joiner)
    sentences = _sentences(draft, joiner)
    heading = read_heading(body.head)
    if heading is not None:
        draft.printed.note_heading(heading)
        add_heading(draft, heading, body, sentences)
    elif body.head:
        read_cut_head(draft, body, joiner, body.segments[0].part if body.segments else "")
    _read_appendices(draft, appendices, heading, joiner)
    closing = body.closing
    borrow_facts(draft, appendices, closing, sentences)
    _add_ends(draft, body, appendices)
    borrow_year(draft)
    add_appendices(draft, appendices, sentences)
    draft.printed.note_ends(body.closing, appendices)
    _tell_title(draft)
    drop_derived(draft, joiner)
    _add_profil(draft, document, appendices)
    found = _account(draft, document, everything)
    found.unread = _unread(found.left, joiner)
    return found


def _read_body(draft: Draft, body: Body, joiner: Joiner) -> None:
    for one in body.segments:
        read_part(one, draft, joiner)
    for grid in body.grids:
        draft.leave(grid, "tabel dalam batang tubuh tidak dapat dimuat", "memutuskan")
    for name in ("menimbang", "mengingat", "memerhatikan", "memutuskan"):
        if name in draft.data and not any(draft.data[name]):
            del draft.data[name]


def _sentences(draft: Draft, joiner: Joiner) -> list[str]:
    """The texts in which the decree spells its own title in small letters."""
    found = list(draft.data.get("menimbang", [])[::-1])
    points = draft.data.get("memutuskan", [])
    return found + [point["teks"] if isinstance(point, dict) else point for point in points]


def _read_appendices(draft: Draft, appendices: Sequence[Appendix], heading: Heading | None, joiner: Joiner) -> None:
    title = heading.title if heading else []
    if not title and "_menetapkan" in draft.data:
        title = [str(draft.data["_menetapkan"]).partition(" TENTANG ")[2].rstrip(" .")]
    for one in appendices:
        read_appendix(one, title, joiner)


def _add_ends(draft: Draft, body: Body, appendices: Sequence[Appendix]) -> None:
    """The signer and the certification, from the body or, where it is missing, from a lampiran."""
    if body.closing is not None:
        add_closing(draft, body.closing)
    blocks = [*body.certifications, *(block for one in appendices for block in one.certifications)]
    if body.closing is None:
        last = next((one.closing for one in appendices if one.closing and one.closing.nama), None)
        if last is not None:
            kept = last.used
            last.used = []
            add_closing(draft, last)
            last.used = kept
            if "penetapan" in draft.data:
                draft.note(("penetapan",), "diambil dari akhir lampiran")
    tanggal = next((one.heading.tanggal for one in appendices if one.heading.tanggal), "")
    if tanggal and "tanggal" not in draft.data.get("penetapan", {}):
        from kpudocs.intake.closing import _read_date

        if date := _read_date(tanggal):
            draft.data.setdefault("penetapan", {})["tanggal"] = date
            draft.note(("penetapan", "tanggal"), "diambil dari kepala lampiran")
    add_certification(draft, blocks)
    if body.closing is not None:
        add_recipients(draft, body.closing.rest)


def _tell_title(draft: Draft) -> None:
    """Menetapkan says type and title again; where the source says them otherwise, that is told."""
    stated = str(draft.data.pop("_menetapkan", ""))
    if stated and "tentang" in draft.data and letters(str(draft.data["tentang"])) not in letters(stated):
        draft.note(("tentang",), f'pada Menetapkan di naskah asal tertulis "{stated}"')


def _add_profil(draft: Draft, document: Manuscript, appendices: Sequence[Appendix]) -> None:
    profil: dict[str, Any] = {}
    if document.paper == "A4":
        profil["kertas"] = "A4"
    numbers = [" ".join(line.text.split()) for line, why in document.aside if why == "nomor halaman"]
    if numbers:
        first = numbers[0]
        if first.isdigit():
            profil["nomor_halaman"] = "2"
        elif " " not in first and first.startswith("-"):
            profil["nomor_halaman"] = "-2-"
    sites = {" ".join(line.text.split()) for line, why in document.aside if why == "alamat situs"}
    if len(sites) == 1:
        profil["kaki"] = sites.pop()
    if document.copy_below:
        profil["posisi_salinan"] = "bawah_kop"
    if appendices and appendices[0].heading.title and appendices[0].heading.alone:
        profil["kepala_lampiran"] = "terpisah"
    if profil:
        draft.data["profil"] = profil


def _account(draft: Draft, document: Manuscript, everything: list[tuple[str, str]]) -> Recognised:
    """Compose what was recognised, and look for each word of the source in its part."""
    data = {key: value for key, value in draft.data.items() if value not in (None, [], {}, "")}
    try:
        _, said = composed_words(shorten(data))
    except ValidationError as error:
        said = _mend(data, draft, error)
    _add_spellings(said, data, _column_numbers(document))
    words = count_words(word for word, _ in everything)
    left = list(draft.left)
    left += find_untold(everything, _told(draft, document), "tulisan yang tidak dikenali")
    for part, held in draft.used.items():
        name = "salinan" if part.startswith("salinan ") else part
        left += find_lost(part, held, said.get(name, []), _NOT_SAID)
    furniture = [
        Left(" ".join(line.text.split()), line.place, why) for line, why in document.aside if line.text.strip()
    ]
    repeated = [one for one in left if one.part.startswith("lampiran ") and _is_repeated(one, draft)]
    furniture += [Left(one.text, one.place, "kepala atau sel tabel yang diulang di halaman lain") for one in repeated]
    left = [one for one in left if one not in repeated and count_words([one.text])]
    out = count_words(one.text for one in (*left, *furniture))
    missing = [name for name in _NEEDED if name not in data]
    penetapan = data.get("penetapan", {})
    missing += [f"penetapan.{name}" for name in ("tempat", "tanggal", "nama") if penetapan and name not in penetapan]
    placed = max(0, words - out)
    return Recognised(data, draft.notes, words, placed, furniture, left, missing, draft.guesses, draft.printed)


def _unread(left: Sequence[Left], joiner: Joiner) -> dict[str, str]:
    parts: dict[str, list[str]] = {}
    for one in left:
        if one.why == ADDRESS:
            continue  # it was understood
        parts.setdefault(one.part, []).append(one.text)
    return {part: joiner.join(texts) for part, texts in parts.items()}


def _told(draft: Draft, document: Manuscript) -> Iterator[tuple[str, str]]:
    """Every word that recognition tells of, with its place."""
    yield from draft.derived
    for held in draft.used.values():
        yield from held
    for one in draft.left:
        yield one.text, one.place
    for line, _ in document.aside:
        yield line.text, line.place


def _column_numbers(document: Manuscript) -> list[str]:
    """A row that numbers the columns of a plan, each month's too: kpudocs numbers its own."""
    for item in document.items:
        for row in item.cells if isinstance(item, Grid) else ():
            numbers = [text for cell in row if (text := cell.text.strip("() "))]
            if len(numbers) > 12 and numbers == [str(n) for n in range(1, len(numbers) + 1)]:
                return numbers
    return []


def _add_spellings(said: dict[str, list[str]], data: dict[str, Any], columns: Sequence[str]) -> None:
    """What the YAML says in other words: months however abbreviated, the date in a lampiran's heading."""
    tanggal = data.get("penetapan", {}).get("tanggal")
    for number, lampiran in enumerate(data.get("lampiran", ())):
        if lampiran["jenis"] == "rencana_aksi":
            said.setdefault(f"lampiran {number}", []).extend((*_MONTHS, "KETERANGAN", *columns))
        if tanggal:
            dated = f"TANGGAL {format_tanggal(date.fromisoformat(tanggal))}"
            said.setdefault(f"kepala lampiran {number}", []).extend((dated, "0"))


def _is_repeated(one: Left, draft: Draft) -> bool:
    """Whether words that a table does not say again were said in it before: a head on a later page."""
    from collections import Counter

    from kpudocs.intake.accounting import runs

    held = Counter(run for word, place in draft.used.get(one.part, []) if place != one.place for run in runs(word))
    return "halaman" in one.place and all(held[run] for run in runs(one.text))


def _mend(data: dict[str, Any], draft: Draft, error: ValidationError) -> dict[str, list[str]]:
    """Take out the facts that no decree may hold; their words count as left."""
    for _ in range(40):
        wrong = {str(one["loc"][0]) for one in error.errors() if one["loc"]}
        if not wrong & data.keys():
            return {}
        for name in wrong & data.keys():
            draft.guesses.append(f"{name}: isinya belum dapat dimuat; lihat akhir berkas")
            places = {one["loc"][1] for one in error.errors() if one["loc"][:1] == (name,) and len(one["loc"]) > 1}
            kept = [i for i in range(len(data[name])) if i not in places] if isinstance(data[name], list) else []
            if not places or not kept:
                del data[name]
                continue
            data[name] = [data[name][i] for i in kept]
            draft.printed.keep(name, kept)
            draft.notes = _renumber(draft.notes, name, kept)
        try:
            return composed_words(shorten(data))[1]
        except ValidationError as again:
            error = again
    return {}


def _renumber(notes: dict[Loc, list[str]], name: str, kept: Sequence[int]) -> dict[Loc, list[str]]:
    """The comments where the items of a list stand of which some were taken out."""
    moved = {old: new for new, old in enumerate(kept)}
    found: dict[Loc, list[str]] = {}
    for loc, texts in notes.items():
        if len(loc) < 2 or loc[0] != name:
            found[loc] = texts
        elif isinstance(loc[1], int) and loc[1] in moved:
            found[(name, moved[loc[1]], *loc[2:])] = texts
    return found
