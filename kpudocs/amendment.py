"""Decrees about decrees: the one that amends, worked out from two versions; the one that revokes; and applying one.

    perubahan = amend(a, b)
    apply_amendment(a, perubahan) == b

What amends is a Keputusan like any other: built, checked and typed on. Title and formula follow UU 12/2011
Lampiran II ("Perubahan Kedua atas …", "diubah sehingga berbunyi sebagai berikut"); that a decree has its
points below diktum KESATU, in the place of Pasal I, is custom (UNSOURCED).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Any

from pydantic import ValidationError

from kpudocs.amendment_points import (
    PARTS,
    NotAPoint,
    apply_points,
    lampiran_label,
    quote,
    row_container,
    unquote,
    write_points,
)
from kpudocs.amendment_rows import ROWS, Record, from_records, names_of, to_records
from kpudocs.bahasa.angka import format_urutan
from kpudocs.bahasa.tanggal import format_tanggal
from kpudocs.bahasa.teks import variables_in_force
from kpudocs.errors import Fault, InvalidInput
from kpudocs.faults import faults_of
from kpudocs.keputusan import TITIK, Keputusan
from kpudocs.lampiran import JENIS, Lampiran
from kpudocs.lampiran.naskah import IsiNaskah, LampiranNaskah
from kpudocs.lampiran.rincian import Poin

__all__ = ["amend", "apply_amendment", "check_earlier", "cite", "revoke"]

_UNAMENDABLE = {
    "lembaga": "lembaga",
    "nomor": "nomor",
    "tahun": "tahun",
    "pejabat_pembentuk": "pejabat pembentuk",
    "pertimbangan_penutup": "pertimbangan penutup",
    "penetapan": "tempat, tanggal, atau penanda tangan",
}
"""What a later decree cannot change in an earlier one."""
_TITLE = "Judul diubah sehingga berbunyi sebagai berikut"
_BELOW = "sehingga berbunyi sebagai berikut"
_ATTACHED = re.compile(r"(?P<point>.*) sebagaimana tercantum dalam Lampiran(?: (?P<number>[IVXLC]+))? Keputusan ini")
_WHOLE = re.compile(r"(?P<label>Lampiran(?: [IVXLC]+)?) (?P<what>dihapus|diubah sehingga menjadi)")
_ADDED = re.compile(r"Ditambahkan Lampiran(?: [IVXLC]+)?")
_ROW = re.compile(
    r"(?:(?:Setelah|Sebelum) )?[Bb]aris (?:[0-9]+|judul “.*”(?: ke-[0-9]+)?) "
    r"(?P<label>Lampiran(?: [IVXLC]+)?)(?: \(.*\))? .*"
)
_FORCE = "Keputusan ini mulai berlaku pada tanggal ditetapkan"
_DEEPEST = 2
"""How deep a list may go below what a point quotes: four levels in all."""


def cite(keputusan: Keputusan, *, dated: bool = False) -> str:
    """A decree in running text: "Keputusan Komisi … Nomor 10 Tahun 2026 tentang …".

    Raises InvalidInput where it has no number yet.
    """
    nomor = keputusan.nomor_lengkap
    if nomor is None:
        what = "keputusan tanpa nomor tidak dapat diubah atau dicabut"
        raise InvalidInput((Fault(what, "isi nomornya", ("nomor",), code="belum_diisi"),))
    day = f" tanggal {format_tanggal(keputusan.penetapan.tanggal)}" if dated and keputusan.penetapan.tanggal else ""
    name = f"{keputusan.lembaga.nama_keputusan} Nomor {nomor.replace('TAHUN', 'Tahun')}"
    return f"{name}{day} tentang {keputusan.judul}"


def amend(a: Keputusan, b: Keputusan, *, tahun: int | None = None, earlier: Sequence[Keputusan] = ()) -> Keputusan:
    """The decree that makes `b` of `a`; `earlier` are those that amended it before, in order.

    Its number, its date and the reason are left to be filled in. Raises InvalidInput where nothing
    differs, where what differs cannot be amended, where `a` has no number, or where `earlier` are others.
    """
    check_earlier(a, earlier)
    faults = [
        Fault(
            f"{name} berbeda, dan tidak dapat diubah dengan keputusan perubahan", "samakan dulu", (field,), code="tetap"
        )
        for field, name in _UNAMENDABLE.items()
        if getattr(a, field) != getattr(b, field)
    ]
    if faults:
        raise InvalidInput(tuple(faults))
    if _content(a) == _content(b):
        raise InvalidInput((Fault("tidak ada yang berubah", "ubah dulu isinya", code="sama"),))
    every = frozenset(range(len(a.lampiran)))
    # A text that holds the marks of the formula itself may need its lampiran whole.
    for rows, untitled in product((every, *(every - {i} for i in every), frozenset[int]()), (False, True)):
        points, attached = _Points(a, b, rows, untitled).write()
        made = _decree(a, points, attached, tahun or a.tahun, earlier)
        try:
            if _content(apply_amendment(a, made)) == _content(b):
                return made
        except InvalidInput:
            continue
    raise InvalidInput((Fault("perubahan ini tidak dapat dirumuskan", "ubah dengan keputusan baru", code="rumusan"),))


def _content(keputusan: Keputusan) -> tuple[Any, ...]:
    return (keputusan.tentang, *(getattr(keputusan, name) for name in PARTS), keputusan.lampiran)


class _Points:
    """Writes the points; what is too much for a point is attached."""

    def __init__(self, a: Keputusan, b: Keputusan, rows: frozenset[int], untitled: bool) -> None:
        self.a, self.b, self.rows, self.untitled = a, b, rows, untitled
        self.points: list[tuple[str, tuple[Poin, ...], int | None]] = []
        self.attached: list[Lampiran] = []

    def write(self) -> tuple[tuple[Poin, ...], tuple[Lampiran, ...]]:
        a, b = self.a, self.b
        if a.tentang != b.tentang:
            self._add(_TITLE, (Poin.model_construct(teks=quote(b.tentang), rincian=()),))
        for name, container in PARTS.items():
            for point in write_points(container, getattr(a, name), getattr(b, name)):
                self._add(point.teks, point.rincian)
        for i in range(max(len(a.lampiran), len(b.lampiran))):
            self._lampiran(i)
        many = len(self.attached)
        written = tuple(
            Poin.model_construct(
                teks=words
                if at is None
                else f"{words} sebagaimana tercantum dalam {lampiran_label(at, many)} Keputusan ini",
                rincian=inner,
            )
            for words, inner, at in self.points
        )
        return written, tuple(self.attached)

    def _add(self, words: str, inner: tuple[Poin, ...] = (), attach: Lampiran | None = None) -> None:
        if attach is None and inner and _depth(inner[0].rincian) > _DEEPEST:
            text = IsiNaskah.model_construct(teks=inner[0].teks)
            lists = IsiNaskah.model_construct(butir=inner[0].rincian)
            attach = LampiranNaskah.model_construct(jenis="naskah", judul=words.split(" di")[0], isi=(text, lists))
            words, inner = words.removesuffix(f" {_BELOW}"), ()
        if attach is not None:
            self.attached.append(attach)
        self.points.append((words, inner, None if attach is None else len(self.attached) - 1))

    def _lampiran(self, i: int) -> None:
        old = self.a.lampiran[i] if i < len(self.a.lampiran) else None
        new = self.b.lampiran[i] if i < len(self.b.lampiran) else None
        label = lampiran_label(i, len(self.a.lampiran))
        if old == new:
            return
        if new is None:
            self._add(f"{label} dihapus")
        elif old is None:
            self._add(f"Ditambahkan {lampiran_label(i, len(self.b.lampiran))}", attach=self._titled(new))
        elif i in self.rows and _same_but_rows(old, new):
            for point in write_points(
                row_container(label, names_of(old)), to_records(old) or [], to_records(new) or []
            ):
                self._add(point.teks, point.rincian)
        else:
            self._add(f"{label} diubah sehingga menjadi", attach=self._titled(new))

    def _titled(self, lampiran: Lampiran) -> Lampiran:
        """An attached lampiran has the title of the decree that it belongs to, not of the amending one."""
        if lampiran.judul is not None or self.untitled:
            return lampiran
        return lampiran.model_copy(update={"judul": self.b.tentang})


def _same_but_rows(old: Lampiran, new: Lampiran) -> bool:
    rows = ROWS.get(old.jenis)
    if rows is None or type(old) is not type(new):
        return False
    return all(getattr(old, name) == getattr(new, name) for name in type(old).model_fields if name != rows)


def _depth(points: Sequence[Poin]) -> int:
    return 1 + max(_depth(point.rincian) for point in points) if points else 0


def _decree(
    a: Keputusan, points: tuple[Poin, ...], attached: tuple[Lampiran, ...], tahun: int, earlier: Sequence[Keputusan]
) -> Keputusan:
    ordinal = f" {format_urutan(len(earlier) + 1).title()}" if earlier else ""
    amended = f"{cite(a)}{_amended(earlier)}"
    many = "Beberapa ketentuan" if len(points) > 1 else "Ketentuan"
    first = Poin.model_construct(teks=f"{many} dalam {amended} diubah sebagai berikut", rincian=points)
    return _made(
        a,
        tahun,
        f"Perubahan{ordinal} atas {cite(a)}",
        f"bahwa untuk {TITIK}, ketentuan dalam {amended} perlu diubah",
        (first, Poin.model_construct(teks=_FORCE, rincian=())),
        attached,
    )


def check_earlier(a: Keputusan, earlier: Sequence[Keputusan]) -> None:
    """Raise InvalidInput unless those are the amendments of `a`, from the first on; its title may be amended."""
    cited = f"{a.lembaga.nama_keputusan} Nomor {(a.nomor_lengkap or '').replace('TAHUN', 'Tahun')} "
    faults = []
    for number, one in enumerate(earlier, 1):
        ordinal = "" if number == 1 else f" {format_urutan(number).title()}"
        if not one.judul.casefold().startswith(f"Perubahan{ordinal} atas {cited}".casefold()):
            what = f'"{one.judul[:80]}" bukan Perubahan{ordinal} atas {cited.strip()}'
            advice = "sebut semua keputusan yang sudah mengubahnya, dari yang pertama, berurutan"
            faults.append(Fault(what, advice, ("tentang",), code="bukan_perubahan"))
    if faults:
        raise InvalidInput(tuple(faults))


def _amended(earlier: Sequence[Keputusan]) -> str:
    if not earlier:
        return ""
    often = "beberapa kali diubah, terakhir" if len(earlier) > 1 else "diubah"
    return f" sebagaimana telah {often} dengan {cite(earlier[-1])}"


def _made(
    a: Keputusan, tahun: int, tentang: str, reason: str, memutuskan: tuple[Poin, ...], lampiran: tuple[Lampiran, ...]
) -> Keputusan:
    """A new decree of the same office, not yet numbered, dated or reasoned."""
    unchanged = ("lembaga", "pejabat_pembentuk", "mengingat", "salinan", "profil")
    facts = {name: getattr(a, name) for name in unchanged}
    penetapan = a.penetapan.model_copy(update={"tanggal": None})
    made = {**facts, "tahun": tahun, "tentang": tentang, "menimbang": (reason,), "penetapan": penetapan}
    shell = a.model_copy(
        update={
            **{name: field.get_default(call_default_factory=True) for name, field in Keputusan.model_fields.items()
               if not field.is_required()},
            **made,
            "memutuskan": memutuskan,
            "lampiran": lampiran,
        }
    )  # fmt: skip
    return Keputusan.model_validate(shell.model_dump())


def revoke(a: Keputusan, *, tahun: int | None = None, earlier: Sequence[Keputusan] = ()) -> Keputusan:
    """The decree that revokes `a`. Its number, its date and the reason are left to be filled in.

    Raises InvalidInput where `a` has no number, or where `earlier` are not its amendments.
    """
    check_earlier(a, earlier)
    words = f"Mencabut dan menyatakan tidak berlaku {cite(a, dated=True)}{_amended(earlier)}"
    points = tuple(Poin.model_construct(teks=text, rincian=()) for text in (words, _FORCE))
    reason = f"bahwa untuk {TITIK}, {cite(a)}{_amended(earlier)} perlu dicabut"
    return _made(a, tahun or a.tahun, f"Pencabutan {cite(a)}", reason, points, ())


def apply_amendment(a: Keputusan, perubahan: Keputusan) -> Keputusan:
    """What `a` is once it was amended.

    Raises InvalidInput where the decree amends another one, or a point cannot be read: each with its place.
    """
    if not re.fullmatch(rf"Perubahan(?: [\w ]+)? atas {re.escape(cite(a))}", perubahan.judul):
        what = f"keputusan ini bukan perubahan atas {cite(a)}"
        raise InvalidInput((Fault(what, "periksa judul dan nomornya", ("tentang",), code="bukan_perubahan"),))
    return _Applied(a, perubahan).apply()


class _Applied:
    def __init__(self, a: Keputusan, perubahan: Keputusan) -> None:
        self.a, self.perubahan = a, perubahan
        self.tentang = a.tentang
        self.sorted: dict[str, list[Poin]] = {}
        self.lampiran: list[Lampiran | None] = list(a.lampiran)
        self.faults: list[Fault] = []

    def apply(self) -> Keputusan:
        for number, point in enumerate(self.perubahan.memutuskan[0].rincian):
            try:
                self._sort(point)
            except (NotAPoint, IndexError, KeyError, ValueError):
                self._refuse(number, point)
        parts = {name: self._part(name) for name in PARTS}
        for i, old in enumerate(self.a.lampiran):
            if points := self.sorted.get(lampiran_label(i, len(self.a.lampiran))):
                self._rows(i, old, points)
        if self.faults:
            raise InvalidInput(tuple(self.faults))
        lampiran = tuple(self._untitled(one) for one in self.lampiran if one is not None)
        applied = self.a.model_copy(update={**parts, "tentang": self.tentang, "lampiran": lampiran})
        try:
            return Keputusan.model_validate(applied.model_dump())
        except ValidationError as error:  # its places are those of the result, which is in no file
            faults = faults_of(error, Keputusan)
            raise InvalidInput(tuple(replace(fault, loc=("memutuskan", 0)) for fault in faults)) from error

    def _refuse(self, number: int, point: Poin) -> None:
        loc = ("memutuskan", 0, "rincian", number)
        what = f'butir "{point.teks[:60]}" tidak dapat diterapkan'
        self.faults.append(Fault(what, "tulis seperti buatan kpudocs amend", loc, code="butir_perubahan"))

    def _sort(self, point: Poin) -> None:
        """Put a point to the list that it changes; what changes a whole is done at once."""
        words, attached = point.teks, None
        if point.teks == _TITLE:
            self.tentang = unquote(point.rincian[0].teks)
            return
        if found := _ATTACHED.fullmatch(words):
            words, attached = found["point"], self._attached(found["number"])
        whole = _WHOLE.fullmatch(words)
        if whole and (attached is not None or whole["what"] == "dihapus"):
            self.lampiran[self._index(whole["label"])] = attached
        elif attached is not None and _ADDED.fullmatch(words):
            self.lampiran.append(attached)
        elif isinstance(attached, LampiranNaskah):
            quoted, lists = attached.isi
            unit = Poin.model_construct(teks=quoted.teks or "", rincian=lists.butir)
            self._to(Poin.model_construct(teks=f"{words} {_BELOW}", rincian=(unit,)))
        else:
            self._to(point)

    def _to(self, point: Poin) -> None:
        row = _ROW.fullmatch(point.teks)
        keys = {
            "Diktum": "memutuskan",
            "Menimbang": "menimbang",
            "Mengingat": "mengingat",
            "Memerhatikan": "memerhatikan",
        }
        if row:
            self._index(row["label"])
            self.sorted.setdefault(row["label"], []).append(point)
            return
        head = point.teks.partition(" di")[0]
        part = next((part for word, part in keys.items() if word in head.split()), None)
        if part is None:
            raise NotAPoint(point.teks)
        self.sorted.setdefault(part, []).append(point)

    def _attached(self, number: str | None) -> Lampiran:
        many = len(self.perubahan.lampiran)
        labels = [lampiran_label(i, many) for i in range(many)]
        return self.perubahan.lampiran[labels.index(f"Lampiran {number}" if number else "Lampiran")]

    def _index(self, label: str) -> int:
        many = len(self.a.lampiran)
        return [lampiran_label(i, many) for i in range(many)].index(label)

    def _part(self, name: str) -> tuple[Any, ...]:
        old = getattr(self.a, name)
        points = self.sorted.get(name, [])
        try:
            new = apply_points(PARTS[name], old, points)
        except NotAPoint as error:
            self._refuse_words(str(error))
            return tuple(old)
        if name == "memutuskan":
            return tuple(new)
        return tuple(unit.teks if isinstance(unit, Poin) else unit for unit in new)

    def _rows(self, i: int, old: Lampiran, points: list[Poin]) -> None:
        label = lampiran_label(i, len(self.a.lampiran))
        try:
            records: list[Record] = apply_points(row_container(label, names_of(old)), to_records(old) or [], points)
            with variables_in_force(None):
                self.lampiran[i] = JENIS[old.jenis].model_validate(from_records(old, records))
        except (NotAPoint, KeyError, IndexError, ValueError):
            self._refuse_words(points[0].teks)

    def _refuse_words(self, words: str) -> None:
        texts = [point.teks for point in self.perubahan.memutuskan[0].rincian]
        number = next((n for n, text in enumerate(texts) if text == words), 0)
        self._refuse(number, self.perubahan.memutuskan[0].rincian[number])

    def _untitled(self, lampiran: Lampiran) -> Lampiran:
        """An attached lampiran whose title is the decree's own has none of its own."""
        if lampiran in self.a.lampiran or lampiran.judul != self.tentang:
            return lampiran
        return lampiran.model_copy(update={"judul": None})
