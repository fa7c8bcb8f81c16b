"""What became of a plan's rows: a workbook with a status for each decides which go on into next year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kpudocs.errors import Fault, InvalidInput
from kpudocs.keputusan import Keputusan
from kpudocs.lampiran.rencana_aksi import Area, BarisRencana, Kegiatan, RencanaAksi
from kpudocs.workbook import Read
from kpudocs.workbook.layout import fold

__all__ = ["STATUS", "Carried", "carry_over"]

STATUS = {"selesai": False, "lanjut": True, "batal": False}
"""Whether a row with that status goes on."""
_WORDS = {
    "selesai": ("selesai", "sudah", "terlaksana", "tuntas"),
    "lanjut": ("lanjut", "dilanjutkan", "berlanjut", "belum", "belumselesai"),
    "batal": ("batal", "dibatalkan", "dihapus", "tidakdilanjutkan"),
}
_STATUS_OF = {word: status for status, words in _WORDS.items() for word in words}


@dataclass
class Carried:
    """The decree with the rows that go on, and how many had which status; `unsaid` are rows without one."""

    keputusan: Keputusan
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATUS, 0))
    unsaid: list[str] = field(default_factory=list)


_Key = tuple[str, str, str]


def carry_over(keputusan: Keputusan, found: Iterable[Read], name: str) -> Carried:
    """The decree without the rows that are done or dropped.

    Raises InvalidInput: a status that is none, at its cell; a row that the decree does not have; a
    plan of which nothing goes on.
    """
    plans = [one for one in found if one.jenis == "rencana_aksi"]
    faults = [fault for one in plans for fault in one.faults]
    statuses: dict[_Key, list[tuple[str, str]]] = {}
    for one in plans:
        _gather(one, name, statuses, faults)
    if not statuses and not faults:
        there = any(one.statuses for one in plans)
        what = "kolom STATUS belum diisi" if there else "buku kerja realisasi tidak memuat kolom STATUS"
        faults.append(
            Fault(what, "beri kolom STATUS berisi selesai, lanjut, atau batal", file=name, code="tanpa_status")
        )
    carried = Carried(keputusan)
    lampiran = [_carried(one, statuses, carried) if isinstance(one, RencanaAksi) else one for one in keputusan.lampiran]
    for left in statuses.values():
        for _, cell in left:
            what = "baris ini tidak ada dalam rencana tahun ini"
            advice = "samakan kegiatan dan sub kegiatannya, atau hapus baris ini"
            faults.append(Fault(what, advice, file=name, cell=cell, code="baris_asing"))
    if any(isinstance(one, RencanaAksi) and not one.area for one in lampiran):
        what = "tidak satu baris pun dilanjutkan"
        faults.append(
            Fault(what, "rencana tahun depan perlu paling sedikit satu baris", file=name, code="rencana_kosong")
        )
    if faults:
        raise InvalidInput(tuple(faults))
    carried.keputusan = keputusan.model_copy(update={"lampiran": tuple(lampiran)})
    return carried


def _gather(read: Read, name: str, statuses: dict[_Key, list[tuple[str, str]]], faults: list[Fault]) -> None:
    """The status of each row of a sheet, by what names the row; a blank one is none."""
    for a, area in enumerate(read.data.get("area", ())):
        for k, kegiatan in enumerate(area["kegiatan"]):
            sub = ""
            for b, baris in enumerate(kegiatan["baris"]):
                sub = baris.get("sub_kegiatan", sub)
                text, cell = read.statuses.get(("area", a, "kegiatan", k, "baris", b), ("", ""))
                if not text:
                    continue
                status = _STATUS_OF.get(fold(text))
                if status is None:
                    what = f"status '{text[:30]}' tidak dikenal"
                    faults.append(Fault(what, "isi selesai, lanjut, atau batal", file=name, cell=cell, code="status"))
                else:
                    key = (fold(area["nama"]), fold(kegiatan["nama"]), fold(sub))
                    statuses.setdefault(key, []).append((status, cell))


def _carried(plan: RencanaAksi, statuses: dict[_Key, list[tuple[str, str]]], carried: Carried) -> RencanaAksi:
    areas = []
    for area in plan.area:
        groups = []
        for kegiatan in area.kegiatan:
            rows = _rows(area, kegiatan, statuses, carried)
            if rows:
                groups.append(kegiatan.model_copy(update={"baris": rows}))
        if groups:
            areas.append(area.model_copy(update={"kegiatan": tuple(groups)}))
    return plan.model_copy(update={"area": tuple(areas)})


def _rows(
    area: Area, kegiatan: Kegiatan, statuses: dict[_Key, list[tuple[str, str]]], carried: Carried
) -> tuple[BarisRencana, ...]:
    """The rows of a kegiatan that go on; one whose merged cells lose their first row states them itself."""
    rows: list[BarisRencana] = []
    stated = {"sub_kegiatan": "", "indikator": ""}
    own = dict.fromkeys(stated, False)
    for baris in kegiatan.baris:
        for name in stated:
            if (text := getattr(baris, name)) is not None:
                stated[name], own[name] = text, False
        said = statuses.get((fold(area.nama), fold(kegiatan.nama), fold(stated["sub_kegiatan"])), [])
        status = said.pop(0)[0] if said else None
        if status is None:
            carried.unsaid.append(f"{kegiatan.nama}: {stated['sub_kegiatan']}")
        else:
            carried.counts[status] += 1
        if status is not None and not STATUS[status]:
            continue
        missing = {name: stated[name] for name in stated if not own[name] and getattr(baris, name) is None}
        rows.append(baris.model_copy(update=missing) if missing else baris)
        own = dict.fromkeys(stated, True)
    return tuple(rows)
