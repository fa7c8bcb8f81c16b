"""Read the head of a citation: the words that name the kind of a regulation, who formed it, number and year."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

from kpudocs.bahasa.tanggal import parse_tanggal
from kpudocs.peraturan.jenis import JENIS_PERATURAN, SINGKATAN, JenisPeraturan, find_kind
from kpudocs.peraturan.model import YEAR, year_in_number
from kpudocs.peraturan.pembaca import Draft, Reader, shorten

__all__ = ["ANY_KIND", "kind_at", "read_head"]

_UU = r"undang ?-? ?undang"
_KINDS: dict[str, str] = {
    "uud": rf"{_UU} dasar|uud\b",
    "uu_darurat": rf"{_UU} darurat",
    "uu": _UU,
    "perppu": rf"peraturan pemerintah pengganti {_UU}",
    "pp": r"peraturan pemerintah",
    "perpres": r"peraturan presiden",
    "keppres": r"keputusan presiden",
    "inpres": r"instruksi presiden",
    "tap_mpr": r"ketetapan (?:majelis permusyawaratan rakyat|mpr)",
    "perda": r"peraturan daerah",
    "peraturan_bersama": r"peraturan bersama",
    "pkpu": r"peraturan (?:komisi pemilihan umum|kpu)",
    "peraturan": r"peraturan",
    "keputusan": r"keputusan",
    "qanun": r"qanun",
    "surat_edaran": r"surat edaran",
}
_SHORT = "|".join(re.escape(name) for name in sorted(SINGKATAN, key=len, reverse=True))
_KIND = re.compile(
    "(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _KINDS.items()) + rf"|(?P<singkatan>{_SHORT}))(?!\w)",
    re.IGNORECASE,
)
ANY_KIND = rf"(?:{_UU}|peraturan|keputusan|ketetapan|instruksi|qanun|surat edaran|(?:{_SHORT})\b)"
"""A pattern for the words with which the name of any kind begins, whatever the letters' case."""

_RI = re.compile(r"(?:^| )(?:Republik Indonesia|R\.?I\.?)$", re.IGNORECASE)
_BERNAMA_RI = re.compile(
    r"(?:Arsip Nasional|Dewan Perwakilan Rakyat|Kejaksaan|Jaksa Agung|Kepolisian Negara|Ombudsman|Polisi Negara"
    r"|Radio|Televisi) Republik Indonesia$"
)
"""Names of which "Republik Indonesia" is a part, so that it is no addition."""
_KPU = re.compile(r"^KPU(?= |$)")
_NOMOR = re.compile(r"(?<!\w)(?:nomor|nomer|nornor|no\.?|nr\.?) ?[:.]? ?(?=\S)", re.IGNORECASE)
_TAHUN = re.compile(r" (?:tahun|thn\.?) (?=\S)", re.IGNORECASE)
_TANGGAL = re.compile(r" (?:tanggal|tgl\.?) (?=\S)", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_JOINT = re.compile(r" ?([/-]) ?")
_NOMOR_UTUH = re.compile(r"[^\s()]+(?:/tahun [0-9]{4})?|[0-9]{1,3} ?(?:\(drt\.?\)|drt\.?|\(darurat\))", re.IGNORECASE)
"""A number, also of an emergency law of the fifties: "7 (drt)", "12 Drt"."""
_NOMOR_BERSAMA = re.compile(
    r"[^\s()]+ Tahun [0-9]{4}(?:,? (?:dan )?Nomor [^\s()]+ Tahun [0-9]{4})*,? (?:dan )?Nomor [^\s()]+"
)
"""The numbers that several institutions gave to one joint regulation, without the last year."""
_TAHUN_LALU_KATA = re.compile(r"([12][0-9]{3}) (?P<kata>[^\W\d_]+)")
_SAMBUNG = ("atau", "dan", "jo", "juncto", "nomor", "serta")
_NOMOR_DAN_TAHUN = re.compile(rf"([0-9]{{1,4}}[A-Za-z]?)/({YEAR})")
_UUD_NAME = re.compile(r"(?: Negara)?(?: Republik Indonesia| NRI| RI)?(?: Tahun)?(?: 1945)?(?!\w)", re.IGNORECASE)


def _find_kind_words(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The words that name the kind; they stand first, but before the constitution its article may stand."""
    if text.startswith(("Pasal ", "pasal "), start):
        found = _KIND.search(text, start, stop)
        return found if found and (found["uud"] or (found["singkatan"] or "").lower() == "uud") else None
    return _KIND.match(text, start, stop)


def _kind_of(found: re.Match[str]) -> tuple[JenisPeraturan, str]:
    """The kind that the words name; an abbreviation may name who formed it too."""
    if found["singkatan"]:
        return SINGKATAN[found["singkatan"].lower()]
    jenis: Any = found.lastgroup
    return jenis, ""


def kind_at(text: str, start: int, stop: int) -> JenisPeraturan | None:
    """The kind whose name begins at a place; None for a "Peraturan …" of someone who is named after it."""
    found = _KIND.match(text, start, stop)
    jenis = _kind_of(found)[0] if found else None
    return None if jenis == "peraturan" else jenis


def _cut_republic(name: str) -> tuple[str, bool]:
    """A name without the "Republik Indonesia" that was added to it, and whether there was one.

    >>> _cut_republic("Menteri Keuangan Republik Indonesia"), _cut_republic("Arsip Nasional Republik Indonesia")
    (('Menteri Keuangan', True), ('Arsip Nasional Republik Indonesia', False))
    """
    found = _RI.search(name)
    if found is None or _BERNAMA_RI.search(name):
        return name, False
    return name[: found.start()], True


def _cut_constitution(text: str, start: int, stop: int) -> int:
    """Where the name of the constitution ends; `start` stands after its first words."""
    found = _UUD_NAME.match(text, start, stop)
    return found.end() if found else start


def _spell_body(name: str) -> str:
    """Who formed a regulation, the one abbreviation that every KPU decree knows spelled out."""
    return _KPU.sub("Komisi Pemilihan Umum", name)


def read_head(reader: Reader, draft: Draft, start: int, stop: int) -> None:
    """Read what stands before "tentang" into the draft; what cannot be read is noted."""
    kind = _find_kind_words(reader.text, start, stop)
    if kind is None:
        first, last = reader.trim(start, stop)
        reader.note("jenis_tidak_terbaca", "jenis peraturan tidak dikenal", first, last)
        return
    jenis, pembentuk = _kind_of(kind)
    if jenis == "uud":
        _constitution(reader, draft, kind, start, stop)
        return
    draft.fields["jenis"] = jenis
    number = _NOMOR.search(reader.text, kind.end(), stop)
    name_end = number.start() if number else _bare_number(reader, kind.end(), stop)
    _name(reader, draft, jenis, pembentuk, kind, name_end)
    begin = number.end() if number else reader.trim(name_end, stop)[0]
    if begin >= stop:
        reader.note("tanpa_nomor", "nomor peraturan tidak ada", *reader.trim(start, stop))
        return
    _number(reader, draft, begin, reader.trim(begin, stop)[1])
    if number is None and "nomor" in draft.fields:
        reader.note("tanpa_kata_nomor", 'kata "Nomor" tidak ada', *draft.bagian["nomor"], read=True)


def _bare_number(reader: Reader, start: int, stop: int) -> int:
    """Where a number begins that no "Nomor" announces: a word with a digit before "Tahun", or of old form."""
    for found in _WORD.finditer(reader.text, start, stop):
        if any(char.isdigit() for char in found[0]):
            followed = _TAHUN.match(reader.text, found.end(), stop)
            return found.start() if followed or year_in_number(found[0]) else stop
    return stop


def _constitution(reader: Reader, draft: Draft, kind: re.Match[str], start: int, stop: int) -> None:
    draft.fields["jenis"] = "uud"
    end = _cut_constitution(reader.text, kind.end(), stop)
    draft.bagian["sebutan"] = (kind.start(), end)
    for first, last in (reader.trim(start, kind.start(), " ,"), reader.trim(end, stop, " ,")):
        if reader.text[first:last].lower().startswith("pasal ") and "pasal" not in draft.fields:
            draft.put("pasal", reader.text[first:last], first, last)
        elif first < last:
            reader.note("nama_tidak_terbaca", f'"{shorten(reader.text[first:last])}" tidak terbaca', first, last)


def _name(
    reader: Reader, draft: Draft, jenis: JenisPeraturan, pembentuk: str, kind: re.Match[str], name_end: int
) -> None:
    first, last = reader.trim(kind.end(), name_end)
    draft.bagian["sebutan"] = (kind.start(), max(kind.end(), last))
    name, with_republic = _cut_republic(reader.text[first:last])
    if with_republic:
        draft.fields["republik_indonesia"] = True
    if jenis == "peraturan":
        draft.fields["jenis"] = find_kind(name)
    if JENIS_PERATURAN[jenis].pembentuk:
        body = " ".join(part for part in (pembentuk, _spell_body(name)) if part)
        if body:
            draft.fields["pembentuk"] = body
        else:
            reader.note("tanpa_pembentuk", "yang membentuk peraturan tidak disebut", *draft.bagian["sebutan"])
    elif name:
        reader.note("nama_tidak_terbaca", f'"{name}" tidak terbaca', first, first + len(name))


def _number(reader: Reader, draft: Draft, start: int, end: int) -> None:
    """Read "7 Tahun 2017", "314/ORT.07-Kpt/01/KPU/V/2021", "6 Tahun 2025 tanggal 3 Mei 2025"."""
    if date := _TANGGAL.search(reader.text, start, end):
        _date(reader, draft, date.end(), end)
        end = date.start()
    years = list(_TAHUN.finditer(reader.text, start, end))
    joint = draft.fields["jenis"] == "peraturan_bersama" and len(years) > 1
    year = years[-1 if joint else 0] if years else None
    last = year.start() if year else end
    nomor = _JOINT.sub(r"\1", reader.text[start:last].strip())
    if year is None and (both := _NOMOR_DAN_TAHUN.fullmatch(nomor)):
        nomor = both[1]
        draft.put("tahun", int(both[2]), last - 4, last)
    elif year:
        tail = reader.text[year.end() : end].strip()
        if (both := _NOMOR_DAN_TAHUN.fullmatch(nomor)) and both[2] == tail[:4]:
            nomor = both[1]
        if nomor.endswith("/"):
            nomor, last = f"{nomor}TAHUN {tail}", end
        elif tail.isascii() and tail.isdigit() and 1800 <= int(tail[:5]) <= 2100:
            draft.put("tahun", int(tail), year.end(), end)
        elif (more := _TAHUN_LALU_KATA.match(reader.text, year.end(), end)) and nomor:
            draft.put("tahun", int(more[1]), more.start(), more.end(1))
            _untitled(reader, more, end)
        else:
            reader.note("tahun_tidak_terbaca", f'tahun "{tail}" tidak terbaca', year.end(), end)
    if not nomor or not (_NOMOR_BERSAMA if joint else _NOMOR_UTUH).fullmatch(nomor):
        reader.note("nomor_tidak_terbaca", f'nomor "{nomor}" tidak terbaca', start, last)
        return
    draft.put("nomor", nomor, start, last)
    own = year_in_number(nomor)
    if "tahun" not in draft.fields and own:
        draft.put("tahun", own, max(start, last - 4), last)
    elif "tahun" not in draft.fields and not year:
        reader.note("tanpa_tahun", "tahun peraturan tidak ada", start, last)


def _untitled(reader: Reader, more: re.Match[str], end: int) -> None:
    """Words after the year: a title without its "tentang", or something that is not read."""
    first, word = more.start("kata"), more["kata"]
    if word.lower() in _SAMBUNG:
        reader.note("sisa_tidak_terbaca", f'"{shorten(reader.text[first:end])}" tidak terbaca', first, end)
    elif get_close_matches(word.lower(), ["tentang"], 1, cutoff=0.75):
        reader.note("tanpa_kata_tentang", f'"{word}" tidak terbaca sebagai "tentang"', first, first + len(word))
    else:
        message = 'kata "tentang" di depan judul ini tidak ada'
        reader.note("tanpa_kata_tentang", message, first, end)


def _date(reader: Reader, draft: Draft, start: int, end: int) -> None:
    try:
        draft.put("tanggal", parse_tanggal(reader.text[start:end]), start, end)
        draft.fields["cetak_tanggal"] = True
    except ValueError:
        reader.note("tanggal_tidak_terbaca", f'tanggal "{reader.text[start:end]}" tidak terbaca', start, end)
