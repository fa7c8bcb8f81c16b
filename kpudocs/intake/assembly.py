"""From what was read to the facts of a decree: what kpudocs writes itself is left out, if it would write the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from pydantic import ValidationError

from kpudocs.bahasa.kapital import judul
from kpudocs.intake.accounting import composed
from kpudocs.intake.appendix import Appendix
from kpudocs.intake.body import CONSIDERED, LAW, Body, store_items
from kpudocs.intake.closing import Certification, Closing
from kpudocs.intake.draft import Draft
from kpudocs.intake.heading import Heading, letters, mend_digits, parse_lembaga, parse_nomor, recase
from kpudocs.intake.items import Line
from kpudocs.intake.joining import Joiner
from kpudocs.intake.labels import list_label
from kpudocs.intake.points import bare, split_items
from kpudocs.loaders.yaml_writer import shorten

__all__ = [
    "ADDRESS",
    "add_appendices",
    "add_certification",
    "add_closing",
    "add_heading",
    "add_recipients",
    "borrow_facts",
    "borrow_year",
    "drop_derived",
    "read_cut_head",
]

_MISREAD = 0.93  # likeness of two names of which a scanner read one
_SENT = "salinankeputusaninidisampaikankepada"
_CALLED = re.compile(
    r"menetapkan\s+Keputusan\s+(Komisi\s+(?:Pemilihan\s+Umum|Independen\s+Pemilihan)\s+"
    r"(?:Provinsi|Kabupaten|Kota|Aceh)\b[^,;.]{2,60}?)\s+[Tt]entang\b"
)
_TEMBUSAN = re.compile(
    r"Tembusan(?:\s+Keputusan\s+ini)?(?:\s+disampaikan)?(?:\s+dengan\s+hormat)?(?:\s+kepada)?\s*(?:Yth\.?)?\s*:?\s*(.*)$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"^\W*(?:Alamat|Jalan|Jl\.|Jln|Telp|Telepon|Fax|Faks|Laman|Website|Web|E-?mail|Surel|Pos-el|Kode\s+Pos)\b|@|\bwww\.",
    re.IGNORECASE,
)
ADDRESS = "alamat pada kop; kop keputusan yang dicetak tidak beralamat"
"""Why the lines of an address are left."""
_NIP_LINE = re.compile(r"NIP\b", re.IGNORECASE)
_NIP = "NIP penanda tangan tidak dimuat; keputusan memuat nama saja"
_MENETAPKAN = re.compile(r"^(?:SURAT\s+)?KEPUTUSAN\s+(.*?)\s+TENTANG\s+(.*?)\W*$", re.DOTALL)


def add_heading(draft: Draft, heading: Heading, body: Body, texts: Sequence[str]) -> None:
    """The facts of a decree's heading."""
    name = " ".join(heading.name)
    lembaga, guessed = parse_lembaga(name)
    if not lembaga:
        lembaga, guessed = parse_lembaga(" ".join(" ".join(line.text.split()) for line in heading.kop[:3]))
    own = ""
    if lembaga:
        own = _own_name(texts) if lembaga == "KPU RI" else ""
        draft.data["lembaga"] = own or lembaga
        if own:
            draft.note(("lembaga",), "kepala keputusan tidak menyebut daerah; diambil dari pertimbangan penutup")
        elif guessed:
            draft.note(("lembaga",), f'terbaca "{name}"')
    nomor, tahun = parse_nomor(heading.nomor)
    if nomor:
        draft.data["nomor"] = nomor
    if tahun:
        draft.data["tahun"] = tahun
    if mend_digits(heading.nomor) != heading.nomor:
        draft.note(("nomor",) if nomor else ("tahun",), f'terbaca "{heading.nomor}"')
    if heading.title:
        draft.data["tentang"] = "\n".join(recase(heading.title, texts))
    if heading.former:
        given = _mixed(" ".join(heading.former).rstrip(" ,."))
        if not own or not letters(_former(draft)).startswith(letters(given)):
            _add_former(draft, given)
    for line in (*heading.kop, *heading.lines):
        if line in heading.kop and _ADDRESS.search(line.text):
            draft.leave(line, ADDRESS, "kepala")
        else:
            draft.use("kepala", line.text, line.place)
    for line in heading.rest:
        draft.leave(line, "tulisan pada kepala keputusan", "kepala")


def _own_name(texts: Sequence[str]) -> str:
    """The office as the decree calls itself in its closing consideration, where its heading lost the region."""
    for text in texts:
        if found := _CALLED.search(text):
            return parse_lembaga(found[1])[0]
    return ""


def _add_former(draft: Draft, given: str) -> None:
    """Who decrees, where it is not whom kpudocs would name itself."""
    usual = letters(_former(draft))
    if usual == letters(given):
        return
    if usual and SequenceMatcher(None, usual, letters(given)).ratio() > _MISREAD:
        draft.note(("lembaga",), f'pejabat pembentuk terbaca "{given}"')
        return
    draft.data["pejabat_pembentuk"] = given


def _mixed(text: str) -> str:
    """An office or a name in mixed case; what has dots inside is an abbreviation and stays."""
    if not text.isupper():
        return text
    words = [word if "." in word.rstrip(".,") else judul(word) for word in text.split()]
    whole = judul(" ".join(words)) if not any("." in word.rstrip(".,") for word in words) else " ".join(words)
    return whole[:1].upper() + whole[1:]


def read_cut_head(draft: Draft, body: Body, joiner: Joiner, followed_by: str) -> None:
    """What stands before the first part of a decree whose beginning is missing."""
    lines = body.head
    texts = [re.sub(r"^\s*\(?\w{1,2}[.)]\s+", "", line.text) for line in lines]
    considered = any(CONSIDERED.match(text) for text in texts)
    law = any(LAW.match(text) for text in texts)
    part = "menimbang" if considered and followed_by in ("mengingat", "memerhatikan", "", "menetapkan") else ""
    part = part or ("mengingat" if law and followed_by in ("memutuskan", "memerhatikan", "menetapkan", "") else "")
    if not part:
        for line in lines:
            draft.leave(line, "tulisan sebelum bagian pertama yang dikenali", "kepala")
        return
    opens = CONSIDERED if part == "menimbang" else LAW
    pieces = split_items(lines, opens, "aA" if part == "menimbang" else "1", cut=True)
    if pieces and not pieces[0].number and not opens.match(pieces[0].texts[0]):
        for line, text in zip(pieces[0].lines, pieces[0].texts, strict=True):
            draft.leave(Line(text, line.place), f"ekor butir {part} yang pangkalnya tidak ada dalam berkas", part)
        pieces = pieces[1:]
    if not pieces:
        return
    store_items(part, pieces, draft, joiner)
    if pieces[0].number > 1:
        draft.note((part,), f'butir pertama di naskah asal berlabel "{pieces[0].spelt}"; butir sebelumnya tidak ada')


def add_closing(draft: Draft, closing: Closing, part: str = "penetapan") -> None:
    """Place, date and signer."""
    data: dict[str, Any] = {}
    if closing.tempat and re.search(r"[^\W\d_]", closing.tempat):
        data["tempat"] = _mixed(closing.tempat)
    if closing.tanggal:
        data["tanggal"] = closing.tanggal
    data |= _signer(draft, closing)
    if data:
        draft.data["penetapan"] = {**data, **draft.data.get("penetapan", {})}
    for line in closing.used:
        draft.use(part, line.text, line.place)


def _signer(draft: Draft, closing: Closing) -> dict[str, Any]:
    data: dict[str, Any] = {}
    office = " ".join(closing.jabatan).strip(" ,")
    former = _former(draft)
    if closing.cara == "a.n." and office:
        begins = bool(former) and letters(office).startswith(letters(former))
        rest = _after(office, former) if begins else " ".join(closing.jabatan[1:]).strip(" ,")
        if rest:
            data |= {"cara": "a.n.", "jabatan": _mixed(rest)}
    elif closing.cara:
        data["cara"] = closing.cara
    if office and closing.cara != "a.n." and letters(office) != letters(former):
        data["jabatan"] = _mixed(office)
    if closing.nama and re.search(r"[^\W\d_]{2}", closing.nama):
        data["nama"] = _mixed(closing.nama.strip(" ,"))
    return data


def _former(draft: Draft) -> str:
    if "pejabat_pembentuk" in draft.data:
        return str(draft.data["pejabat_pembentuk"])
    if "lembaga" not in draft.data:
        return ""
    from pydantic import TypeAdapter

    from kpudocs.lembaga import Lembaga

    return TypeAdapter(Lembaga).validate_python(draft.data["lembaga"]).pejabat


def _after(text: str, beginning: str) -> str:
    """What follows a beginning that is spelt otherwise."""
    wanted = letters(beginning)
    for index in range(1, len(text) + 1):
        if letters(text[:index]) == wanted:
            return text[index:].strip(" ,")
    return ""


def add_certification(draft: Draft, blocks: Sequence[Certification]) -> None:
    """Who certifies the copy; the same block at the end of each lampiran says it again."""
    for number, block in enumerate(blocks):
        office, unit = " ".join(block.jabatan).strip(" ,"), " ".join(block.unit).strip(" ,")
        if "salinan" not in draft.data and office and block.nama:
            data = {"unit": _mixed(unit)} if unit else {}
            draft.data["salinan"] = data | {"jabatan": _mixed(office), "nama": _mixed(block.nama)}
        for line in block.lines:
            draft.use(f"salinan {number}", line.text, line.place)
        for line in block.rest:
            draft.leave(line, "NIP pengesah salinan tidak dimuat; salinan memuat nama saja", "salinan")


def add_recipients(draft: Draft, lines: Sequence[Line]) -> None:
    """To whom the copy is sent (where its certifier is known), and who gets a tembusan; other lines are left."""
    part = ""
    recipients: dict[str, list[str]] = {}
    for line in lines:
        text = " ".join(line.text.split())
        if letters(text) == _SENT and "salinan" in draft.data:
            part = "salinan kepada"
            draft.use(part, text, line.place)
        elif found := _TEMBUSAN.match(text):
            part = "tembusan"
            draft.use(part, text, line.place)
            if letters(text) != "tembusan":
                draft.note((part,), f'di naskah asal tertulis "{text}", akan dicetak "Tembusan:"', guess=False)
            if found[1]:
                recipients.setdefault(part, []).append(found[1])
        elif part and not _is_over(recipients.get(part, []), line):
            _add_recipient(draft, part, line, recipients.setdefault(part, []))
        else:
            part = ""
            draft.leave(line, _NIP if _NIP_LINE.match(text) else "tulisan sesudah tanda tangan", "penetapan")
    if sent := recipients.get("salinan kepada"):
        draft.data["salinan"]["disampaikan_kepada"] = [bare(text) for text in sent]
    if copied := recipients.get("tembusan"):
        draft.data["tembusan"] = [bare(text) for text in copied]


def _is_over(recipients: Sequence[str], line: Line) -> bool:
    """Whether a list of recipients ended above a line: its last had a full stop, or the next is no item."""
    if list_label(line.text) or not recipients:
        return False
    return recipients[-1].endswith(".") or line.whole


def _add_recipient(draft: Draft, part: str, line: Line, recipients: list[str]) -> None:
    label = next(iter(list_label(line.text)), None)
    said = label.rest if label is not None else " ".join(line.text.split())
    if label is None and recipients:
        recipients[-1] += f" {said}"
    else:
        recipients.append(said)
    draft.derive(label.spelt if label is not None else "", line.place)
    draft.use(part, said, line.place)


def add_appendices(draft: Draft, appendices: Sequence[Appendix], texts: Sequence[str]) -> None:
    """The lampirans; one that could not be read is left, and said so."""
    held: list[dict[str, Any]] = []
    for number, one in enumerate(appendices, 1):
        for item, why in one.left:
            draft.leave(item, why, f"lampiran {number}")
        if one.data is None:
            name = f"lampiran {one.label}".strip()
            draft.guesses.append(f"{name}: isinya tidak terbaca dan belum dimuat; tambahkan sendiri")
            for word, place in one.used:
                draft.use("lampiran tanpa isi", word, place)
            for word, place in one.derived:
                draft.use("kepala lampiran tanpa isi", word, place)
            continue
        loc = ("lampiran", len(held))
        data: dict[str, Any] = {"jenis": one.data["jenis"]}
        if one.title:
            title = "\n".join(recase(one.title, texts))
            if letters(title) != letters(str(draft.data.get("tentang", ""))):
                data["judul"] = title
        held.append(data | {key: value for key, value in one.data.items() if key != "jenis"})
        for guess in one.guesses:
            draft.note(loc, guess)
        for word, place in one.used:
            draft.use(f"lampiran {loc[1]}", word, place)
        for word, place in one.derived:
            draft.use(f"kepala lampiran {loc[1]}", word, place)
    if held:
        draft.data["lampiran"] = held


def borrow_facts(draft: Draft, appendices: Sequence[Appendix], closing: Closing | None, texts: Sequence[str]) -> None:
    """Facts that the heading lacks and another part states: Menetapkan, a lampiran's heading, the signer."""
    data = draft.data
    stated = _MENETAPKAN.match(str(data.get("_menetapkan", "")))
    names = [stated[1]] if stated else []
    titles = [[stated[2]]] if stated else []
    for one in appendices:
        names.append(" ".join(one.heading.name))
        titles.append(one.heading.title)
        nomor, tahun = parse_nomor(one.heading.nomor)
        if nomor and "nomor" not in data:
            data["nomor"] = nomor
            draft.note(("nomor",), "diambil dari kepala lampiran")
        if tahun and "tahun" not in data:
            data["tahun"] = tahun
            draft.note(("tahun",), "diambil dari kepala lampiran")
    names += [" ".join(one.jabatan) for one in (closing, *(one.closing for one in appendices)) if one]
    for name in names:
        lembaga, _ = parse_lembaga(name) if name else ("", False)
        if lembaga and "lembaga" not in data:
            data["lembaga"] = lembaga
            draft.note(("lembaga",), "diambil dari bagian lain, karena kepala keputusan tidak ada")
    for title in titles:
        if title and "tentang" not in data:
            data["tentang"] = "\n".join(recase(title, texts))
            draft.note(("tentang",), "diambil dari Menetapkan atau kepala lampiran")


def borrow_year(draft: Draft) -> None:
    """The year of the date, where nothing else states one."""
    tanggal = draft.data.get("penetapan", {}).get("tanggal")
    if "tahun" not in draft.data and tanggal:
        draft.data["tahun"] = int(tanggal[:4])
        draft.note(("tahun",), "diambil dari tanggal penetapan")


def drop_derived(draft: Draft, joiner: Joiner) -> None:
    """Leave out what kpudocs would write in the same words; keep the source's where it would not."""
    data = draft.data
    salinan = data.get("salinan")
    if salinan and "unit" in salinan and "lembaga" in data:
        from pydantic import TypeAdapter

        from kpudocs.lembaga import Lembaga

        lembaga = TypeAdapter(Lembaga).validate_python(data["lembaga"])
        if letters(" ".join(lembaga.pengesah)) == letters(salinan["unit"]):
            del salinan["unit"]
    _drop_closing_consideration(draft)


def _drop_closing_consideration(draft: Draft) -> None:
    data = draft.data
    stated: list[str] = data.get("menimbang", [])
    if not stated:
        return
    candidate = stated[:-1] if len(stated) > 1 else [_without_act(stated[0])]
    if candidate and candidate[0] and candidate != stated and all(name in data for name in ("lembaga", "tentang")):
        said = _considerations({**data, "menimbang": candidate})
        if said and said[-1:] == _considerations({**data, "menimbang": stated, "pertimbangan_penutup": False})[-1:]:
            data["menimbang"] = candidate
            return
    if _considerations(data) != _considerations({**data, "pertimbangan_penutup": False}):
        _insert(data, "pertimbangan_penutup", False, after="menimbang")


def _without_act(text: str) -> str:
    """A single consideration without "…, perlu menetapkan Keputusan …"."""
    found = re.search(r",?\s+perlu\s+menetapkan\s+Keputusan\b", text)
    return bare(text[: found.start()]) if found else text


def _considerations(data: dict[str, Any]) -> list[str]:
    facts = {
        key: value for key, value in data.items() if not key.startswith("_") and key not in ("lampiran", "salinan")
    }
    try:
        return [" ".join(butir.teks.split()) for butir in composed(shorten(facts)).menimbang.butir]
    except ValidationError:
        return []


def _insert(data: dict[str, Any], name: str, value: Any, *, after: str) -> None:
    items = list(data.items())
    data.clear()
    for key, held in items:
        data[key] = held
        if key == after:
            data[name] = value
