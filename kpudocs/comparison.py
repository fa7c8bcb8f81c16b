"""What differs between two decrees: part by part, row by row; moved, changed, added, gone.

The decrees are compared as models: how their files are laid out does not matter, nor what is derived.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from kpudocs.bahasa.angka import format_huruf, format_romawi, format_urutan
from kpudocs.bahasa.tanggal import BULAN, format_tanggal
from kpudocs.keputusan import Keputusan
from kpudocs.lampiran import Lampiran
from kpudocs.lampiran.daftar_nama import DaftarNama
from kpudocs.lampiran.naskah import IsiNaskah, LampiranNaskah
from kpudocs.lampiran.rencana_aksi import RencanaAksi
from kpudocs.lampiran.rincian import Poin
from kpudocs.lampiran.tabel import IsiTabel, LampiranTabel

__all__ = ["Change", "Kind", "Piece", "Word", "compare", "diff_words"]

_TOKEN = re.compile(r"\s+|[^\s]+")
_ALIKE = 0.5
_REST = "Isian lain"
_SETTINGS: Any = {
    **dict.fromkeys(("kata_asing", "pertimbangan_penutup", "petikan", "profil", "variabel"), True),
    "salinan": {"disampaikan_kepada"},
}
"""The fields of a decree that are no part of its text, or words only of its copies."""
_PAIRED = 60
"""Left-over items up to which the most alike are paired; beyond, only those of one name."""


class Kind(StrEnum):
    """What happened to a piece."""

    ADDED = "ditambah"
    CHANGED = "diubah"
    GONE = "dihapus"
    MOVED = "dipindah"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a decree that is compared as one: where it stands, its name among its kind, its fields."""

    place: str
    key: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the place in the older and in the newer decree ("" where it is in one only), and the fields."""

    kind: Kind
    part: str
    before: str
    after: str
    fields: tuple[tuple[str, str, str], ...]
    """Name ("" for a text alone), older text, newer text: those that differ, or all of what came or went."""

    def as_dict(self) -> dict[str, Any]:
        """The stable JSON form."""
        fields = [{"name": name, "before": old, "after": new} for name, old, new in self.fields]
        return {
            "kind": self.kind.value,
            "part": self.part,
            "before": self.before,
            "after": self.after,
            "fields": fields,
        }


Word = tuple[str, str]
"""`=`, `-` or `+`, and the words."""


def diff_words(old: str, new: str) -> list[Word]:
    """The words that stay, go and come, in the order of reading.

    >>> diff_words("rapat tiap bulan", "rapat tiap triwulan")
    [('=', 'rapat tiap '), ('-', 'bulan'), ('+', 'triwulan')]
    """
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    words: list[Word] = []
    for change, i, j, k, m in SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        if change == "equal":
            words.append(("=", "".join(a[i:j])))
            continue
        words += [(sign, text) for sign, text in (("-", "".join(a[i:j])), ("+", "".join(b[k:m]))) if text]
    return words


def compare(old: Keputusan, new: Keputusan) -> tuple[Change, ...]:
    """Every difference, in the order of a decree's parts."""
    changes: list[Change] = []
    before, after = dict(_parts(old)), dict(_parts(new))
    for part in dict.fromkeys((*before, *after)):
        changes += _compare_part(part, before.get(part, []), after.get(part, []))
    for number, (one, other) in enumerate(zip(old.lampiran, new.lampiran, strict=False)):
        labels = {_label(number, len(old.lampiran)), _label(number, len(new.lampiran))}
        if one != other and not any(change.part.partition(":")[0] in labels for change in changes):
            changes += _differing_leaves(f"{_label(number, len(new.lampiran))}: susunan", one, other)
    if old != new and not changes:
        changes += _differing_leaves(_REST, old, new)
    return tuple(changes)


def _differing_leaves(part: str, old: BaseModel, new: BaseModel) -> Iterator[Change]:
    """What differs in how a decree is typed and not in what it says: told by the names of the fields."""
    a, b = (dict(_leaves(model.model_dump(), "")) for model in (old, new))
    for name in dict.fromkeys((*a, *b)):
        if a.get(name) != b.get(name):
            yield Change(Kind.CHANGED, part, name, name, ((name, a.get(name, ""), b.get(name, "")),))


def _leaves(value: Any, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value, 1):
            yield from _leaves(inner, f"{name}[{number}]")
    else:
        yield name, _leaf(value)


def _leaf(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float):
        return f"{value:g}"  # a default may be a whole number where what is typed is not
    return "" if value is None else str(value)


def _label(number: int, many: int) -> str:
    return "Lampiran" if many == 1 else f"Lampiran {format_romawi(number + 1)}"


def _compare_part(part: str, a: Sequence[Piece], b: Sequence[Piece]) -> Iterator[Change]:
    pairs: dict[int, int] = {}  # of the newer pieces, by the older
    first, second = _numbers(a, b)
    matcher = SequenceMatcher(a=first, b=second, autojunk=False)
    for i, k, size in matcher.get_matching_blocks():
        pairs |= {i + step: k + step for step in range(size)}
    settled = set(pairs)
    for same in (_whole, _name):
        _pair(a, b, pairs, same)
    _pair_alike(a, b, pairs)
    taken = {k: i for i, k in pairs.items()}
    gone = [
        (i, Change(Kind.GONE, part, a[i].place, "", _all(a[i], gone=True))) for i in range(len(a)) if i not in pairs
    ]
    position = 0
    for k, piece in enumerate(b):
        place = taken.get(k)
        while gone and (place is None or gone[0][0] < place) and gone[0][0] <= position:
            yield gone.pop(0)[1]
        if place is None:
            yield Change(Kind.ADDED, part, "", piece.place, _all(piece, gone=False))
            continue
        position = max(position, place + 1)
        fields = _differing(a[place], piece)
        if fields:
            yield Change(Kind.CHANGED, part, a[place].place, piece.place, fields)
        elif place not in settled:
            yield Change(Kind.MOVED, part, a[place].place, piece.place, _all(piece, gone=False))
    yield from (change for _, change in gone)


def _numbers(a: Sequence[Piece], b: Sequence[Piece]) -> tuple[list[int], list[int]]:
    known: dict[Any, int] = {}
    first, second = ([known.setdefault(piece.fields, len(known)) for piece in side] for side in (a, b))
    return first, second


def _whole(piece: Piece) -> Any:
    return piece.fields


def _name(piece: Piece) -> Any:
    return piece.key


def _pair(a: Sequence[Piece], b: Sequence[Piece], pairs: dict[int, int], same: Any) -> None:
    free: dict[Any, list[int]] = {}
    taken = set(pairs.values())
    for k, piece in enumerate(b):
        if k not in taken and same(piece):
            free.setdefault(same(piece), []).append(k)
    for i, piece in enumerate(a):
        if i not in pairs and free.get(same(piece)):
            pairs[i] = free[same(piece)].pop(0)


def _pair_alike(a: Sequence[Piece], b: Sequence[Piece], pairs: dict[int, int]) -> None:
    taken = set(pairs.values())
    left, right = [i for i in range(len(a)) if i not in pairs], [k for k in range(len(b)) if k not in taken]
    if len(left) > _PAIRED or len(right) > _PAIRED:
        return
    scores = []
    for i in left:
        for k in right:
            one, other = _words_of(a[i]), _words_of(b[k])
            score = SequenceMatcher(a=one, b=other, autojunk=False).ratio()
            scores.append((-score, abs(i - k), i, k))
    alone = len(a) == len(b) == 1
    for score, _, i, k in sorted(scores):
        if (-score >= _ALIKE or alone) and i not in pairs and k not in taken:
            pairs[i] = k
            taken.add(k)


def _words_of(piece: Piece) -> list[str]:
    return " ".join(text for _, text in piece.fields).split()[:200]


def _all(piece: Piece, *, gone: bool) -> tuple[tuple[str, str, str], ...]:
    return tuple((name, text, "") if gone else (name, "", text) for name, text in piece.fields if text)


def _differing(a: Piece, b: Piece) -> tuple[tuple[str, str, str], ...]:
    old, new = dict(a.fields), dict(b.fields)
    names = dict.fromkeys((*old, *new))
    return tuple((n, old.get(n, ""), new.get(n, "")) for n in names if old.get(n, "") != new.get(n, ""))


# How a decree is taken apart.


def _parts(keputusan: Keputusan) -> Iterator[tuple[str, list[Piece]]]:
    yield from _head(keputusan)
    yield "Menimbang", [_text(f"huruf {format_huruf(n)}", text) for n, text in enumerate(keputusan.menimbang, 1)]
    yield "Mengingat", [_text(f"angka {n}", text) for n, text in enumerate(keputusan.mengingat, 1)]
    yield "Memerhatikan", [_text(f"angka {n}", text) for n, text in enumerate(keputusan.memerhatikan, 1)]
    yield "Diktum", list(_points(keputusan.memutuskan))
    for number, lampiran in enumerate(keputusan.lampiran, 1):
        label = _label(number - 1, len(keputusan.lampiran))
        yield f"{label}: judul", [_text("", lampiran.judul)] if lampiran.judul else []
        yield f"{label}: pengaturan", [Piece("", "-", _settings(lampiran, ("judul",)))]
        if isinstance(lampiran, LampiranTabel):
            columns = enumerate(lampiran.kolom, 1)
            yield f"{label}: kolom", [Piece(f"kolom {n}", kolom.judul, _settings(kolom)) for n, kolom in columns]
        yield label, list(_rows(lampiran))
    facts = keputusan.model_dump(include=_SETTINGS)
    yield _REST, [Piece(name, name, ((name, text),)) for name, text in _leaves(facts, "") if text]


def _settings(model: BaseModel, without: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
    """What a lampiran, or a column, states beside its rows; what has its default is not told."""
    fields = [(name, getattr(model, name), field) for name, field in type(model).model_fields.items()]
    return tuple(
        (name, ("ya" if value else "tidak") if isinstance(value, bool) else str(value or ""))
        for name, value, field in fields
        if name not in without and not isinstance(value, tuple)
        if field.is_required() or value != field.get_default()
    )


def _text(place: str, text: str, key: str = "") -> Piece:
    return Piece(place, key, (("", text),))


def _head(keputusan: Keputusan) -> Iterator[tuple[str, list[Piece]]]:
    penetapan, salinan = keputusan.penetapan, keputusan.salinan
    facts = {
        "Lembaga": keputusan.lembaga.nama_keputusan.removeprefix("Keputusan "),
        "Nomor": keputusan.nomor or "",
        "Tahun": str(keputusan.tahun),
        "Judul": keputusan.tentang,
        "Pejabat pembentuk": keputusan.pejabat,
        "Tempat penetapan": penetapan.tempat or "",
        "Tanggal penetapan": format_tanggal(penetapan.tanggal) if penetapan.tanggal else "",
        "Penanda tangan": ", ".join(filter(None, (penetapan.cara, penetapan.jabatan, penetapan.nama))),
        "Pengesah salinan": ", ".join(filter(None, (salinan.unit, salinan.jabatan, salinan.nama))) if salinan else "",
    }
    for part, text in facts.items():
        yield part, [_text("", text, "-")] if text else []
    yield "Tembusan", [_text(f"nomor {n}", name) for n, name in enumerate(keputusan.tembusan, 1)]


def _points(diktum: Sequence[Poin]) -> Iterator[Piece]:
    for number, poin in enumerate(diktum, 1):
        yield _text(f"Diktum {format_urutan(number)}", poin.teks)
        yield from _inner(poin.rincian, f"Diktum {format_urutan(number)}", 0)


_LEVELS = ("angka {}", "huruf {}", "angka {})", "huruf {})")


def _inner(points: Sequence[Poin], place: str, level: int) -> Iterator[Piece]:
    for number, poin in enumerate(points, 1):
        label = format_huruf(number) if level % 2 else str(number)
        here = f"{place} {_LEVELS[min(level, 3)].format(label)}"
        yield _text(here, poin.teks)
        yield from _inner(poin.rincian, here, level + 1)


def _rows(lampiran: Lampiran) -> Iterator[Piece]:
    if isinstance(lampiran, RencanaAksi):
        yield from _plan_rows(lampiran)
    elif isinstance(lampiran, DaftarNama):
        for n, orang in enumerate(lampiran.orang, 1):
            office = ((lampiran.judul_kedudukan, orang.kedudukan), ("KETERANGAN", orang.keterangan))
            yield Piece(f"nomor {n}", orang.nama, (("NAMA", orang.nama), ("JABATAN", orang.jabatan), *office))
    elif isinstance(lampiran, LampiranTabel):
        yield from _table(lampiran, "")
    elif isinstance(lampiran, LampiranNaskah):
        yield from _naskah(lampiran.isi, "")


def _table(tabel: IsiTabel, place: str) -> Iterator[Piece]:
    titles = [f"{kolom.kelompok} {kolom.judul}".strip() for kolom in tabel.kolom]
    n = 0
    for baris in tabel.baris:
        if baris.kelompok is not None:  # it has no number in print
            yield Piece(f"{place}judul kelompok", "", (("kelompok", baris.kelompok),))
            continue
        n += 1
        fields = tuple(
            (title or f"kolom {j}", text) for j, (title, text) in enumerate(zip(titles, baris.sel, strict=True), 1)
        )
        yield Piece(f"{place}baris {n}", baris.sel[0], fields)


_MERGED = {"sub_kegiatan": "SUB KEGIATAN", "indikator": "INDIKATOR KEBERHASILAN"}


def _plan_rows(plan: RencanaAksi) -> Iterator[Piece]:
    number = 0
    for area in plan.area:
        for kegiatan in area.kegiatan:
            stated = {"SUB KEGIATAN": "", "INDIKATOR KEBERHASILAN": ""}
            for baris in kegiatan.baris:
                number += 1
                if baris.sub_kegiatan is not None:
                    stated["SUB KEGIATAN"] = baris.sub_kegiatan
                if baris.indikator is not None:
                    stated["INDIKATOR KEBERHASILAN"] = baris.indikator
                months = [("PELAKSANAAN (BULAN)", ", ".join(BULAN[month - 1] for month in baris.bulan))]
                fields = (("AREA PERUBAHAN", area.nama), ("KEGIATAN", kegiatan.nama), *stated.items())
                merged = [title for name, title in _MERGED.items() if getattr(baris, name) is None]
                yield Piece(
                    f"baris {number}",
                    f"{kegiatan.nama}: {stated['SUB KEGIATAN']}",
                    (
                        *fields,
                        *months,
                        ("KET", baris.keterangan),
                        ("digabung", ", ".join(merged)),
                    ),
                )


def _naskah(isi: Sequence[IsiNaskah], place: str) -> Iterator[Piece]:
    for number, bagian in enumerate(isi, 1):
        here = f"{place}bagian {number}"
        if bagian.butir:
            yield from _inner(bagian.butir, here, 0)
        elif bagian.tabel is not None:
            columns = enumerate(bagian.tabel.kolom, 1)
            yield from (Piece(f"{here}, kolom {n}", kolom.judul, _settings(kolom)) for n, kolom in columns)
            yield Piece(f"{here}, pengaturan", "-", _settings(bagian.tabel))
            yield from _table(bagian.tabel, f"{here}, ")
        else:
            name = "bab" if bagian.bab else "judul" if bagian.judul else ""
            yield Piece(here, "", ((name, bagian.bab or bagian.judul or bagian.teks or ""),))
        yield from _naskah(bagian.isi, f"{here}, ")
