"""What a document of another's making itself says: its labels, headings and end marks, beside the facts read from it.

Facts are lettered and punctuated anew when a decree is composed. Whoever judges the document needs what
stands in it, so that "Menimbang huruf d" is its own letter d, and a missing c is seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from kpudocs.naskah import Bagian, Butir, Diktum, Naskah, NaskahLampiran, Paragraf, Penetapan

if TYPE_CHECKING:
    from kpudocs.intake.appendix import Appendix
    from kpudocs.intake.body import Body
    from kpudocs.intake.closing import Closing
    from kpudocs.intake.heading import Heading
    from kpudocs.intake.joining import Joiner
    from kpudocs.intake.points import Point

__all__ = ["Printed", "word_as_printed"]

_LISTS = ("menimbang", "mengingat", "memerhatikan")


@dataclass(slots=True)
class Printed:
    """What stands in a document, as far as it was read; plain values, to pass out of the sandbox."""

    order: list[str] = field(default_factory=list)
    """The parts in the order of the file."""
    openings: dict[str, str] = field(default_factory=dict)
    """The word that opens each part, as it is spelt."""
    judul: list[str] = field(default_factory=list)
    pembentuk: str = ""
    items: dict[str, list[list[str]]] = field(default_factory=dict)
    """Label and text of each item of Menimbang, Mengingat, Memerhatikan."""
    menetapkan: str = ""
    diktum: list[dict[str, Any]] = field(default_factory=list)
    penetapan: dict[str, Any] = field(default_factory=dict)
    lampiran: list[dict[str, Any]] = field(default_factory=list)
    """Label and heading of each lampiran: those that were read first, then those that were not."""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    def note_order(self, body: Body) -> None:
        """The parts of a body as they follow each other, and the words that open them."""
        for one in body.segments:
            if one.part not in self.order and one.opening is not None:
                self.order.append(one.part)
            if one.opening is not None and one.part not in self.openings and one.part != "diktum":
                self.openings[one.part] = " ".join(line.spaced or said for line, said in one.heads)
        if body.closing is not None:
            self.order.append("penutup")

    def note_heading(self, heading: Heading) -> None:
        """The heading's lines, and who decrees."""
        self.order.insert(0, "judul")
        name = " ".join(["KEPUTUSAN", *heading.name]).strip()
        number = [f"NOMOR {heading.nomor}"] if heading.nomor else []
        self.judul = [name, *number, "TENTANG", *heading.title] if heading.title else [name, *number]
        self.pembentuk = " ".join(heading.former)

    def add_item(self, part: str, label: str, text: str) -> None:
        """An item of a list as it stands."""
        self.items.setdefault(part, []).append([label, text])

    def add_diktum(self, label: str, text: str, points: Sequence[Point], joiner: Joiner) -> None:
        """A dictum as it stands, its nested list laid flat."""
        self.diktum.append({"label": label, "teks": text, "rincian": list(_flat(points, joiner))})

    def note_ends(self, closing: Closing | None, appendices: Sequence[Appendix]) -> None:
        """Who signs, and the headings of the lampirans."""
        if closing is not None:
            self.penetapan = {
                "tempat": closing.tempat,
                "tanggal": closing.tanggal_text,
                "jabatan": list(closing.jabatan),
                "nama": closing.nama,
            }
        read = [one for one in appendices if one.data is not None]
        for one in (*read, *(one for one in appendices if one.data is None)):
            heading = one.heading
            name = [" ".join(["KEPUTUSAN", *heading.name]).strip()] if any(heading.name) else []
            number = [f"NOMOR {heading.nomor}"] if heading.nomor else []
            dated = [f"TANGGAL {heading.tanggal}"] if heading.tanggal else []
            title = ["TENTANG", *heading.title] if heading.title else []
            label = f"LAMPIRAN {one.label}".strip()
            self.lampiran.append({"label": label, "kepala": [label, *name, *number, *dated, *title]})

    def keep(self, part: str, kept: Sequence[int]) -> None:
        """Go on with some items of a part: the others became no facts."""
        held: list[Any] = self.diktum if part == "memutuskan" else self.items.get(part, [])
        held[:] = [held[i] for i in kept if i < len(held)]


def _flat(points: Sequence[Point], joiner: Joiner, level: int = 1) -> list[list[Any]]:
    found: list[list[Any]] = []
    for point in points:
        found.append([point.spelt, joiner.join(point.texts), level])
        found += _flat(point.below, joiner, level + 1)
    return found


def word_as_printed(naskah: Naskah, printed: Mapping[str, Any]) -> Naskah:
    """A naskah that kpudocs composed from a document's facts, in the words of that document itself."""
    lists = {name: _part(naskah, name, printed) for name in _LISTS}
    stated, signed = printed["menetapkan"], printed["penetapan"]
    return replace(
        naskah,
        judul=tuple(printed["judul"]),
        pembentuk=printed["pembentuk"],
        menimbang=lists["menimbang"] or Bagian("Menimbang", ()),
        mengingat=lists["mengingat"] or Bagian("Mengingat", ()),
        memerhatikan=lists["memerhatikan"],
        memutuskan=printed["openings"].get("memutuskan", ""),
        menetapkan=Bagian(
            _bare(printed["openings"].get("menetapkan", "Menetapkan")), (Butir("", stated),) if stated else ()
        ),
        diktum=tuple(
            Diktum((one["label"],), one["teks"], tuple(Paragraf(text, label, n) for label, text, n in one["rincian"]))
            for one in printed["diktum"]
        ),
        penetapan=Penetapan(
            signed.get("tempat", ""),
            signed.get("tanggal", ""),
            tuple(signed.get("jabatan", ())),
            "",
            signed.get("nama", ""),
        ),
        lampiran=tuple(_appendix(naskah, i, one) for i, one in enumerate(printed["lampiran"])),
    )


def _part(naskah: Naskah, name: str, printed: Mapping[str, Any]) -> Bagian | None:
    items = printed["items"].get(name, ())
    label = _bare(printed["openings"].get(name, name.capitalize()))
    return Bagian(label, tuple(Butir(label, text) for label, text in items)) if items else None


def _bare(opening: str) -> str:
    return opening.split(":")[0].strip()


def _appendix(naskah: Naskah, number: int, one: Mapping[str, Any]) -> NaskahLampiran:
    if number < len(naskah.lampiran):
        return replace(naskah.lampiran[number], label=one["label"], kepala=tuple(one["kepala"]))
    nothing = Penetapan("", "", (), "", "")
    return NaskahLampiran("", one["label"], tuple(one["kepala"]), (), False, (), nothing, None)
