"""The rows of a lampiran as records of named fields, and back: what a point of an amending decree states."""

from __future__ import annotations

from typing import Any

from kpudocs.bahasa.tanggal import BULAN, parse_bulan
from kpudocs.lampiran import Lampiran
from kpudocs.lampiran.daftar_nama import DaftarNama
from kpudocs.lampiran.rencana_aksi import RencanaAksi
from kpudocs.lampiran.tabel import LampiranTabel

__all__ = ["ROWS", "Record", "from_records", "groups_of", "to_records"]

Record = tuple[tuple[str, str], ...]
ROWS = {"daftar_nama": "orang", "rencana_aksi": "area", "tabel": "baris"}
"""The field that holds the rows, of each kind that has some."""
_PLAN = {"sub_kegiatan": "SUB KEGIATAN", "indikator": "INDIKATOR KEBERHASILAN"}
_NAMES = {"nama": "NAMA", "jabatan": "JABATAN", "kedudukan": "KEDUDUKAN", "keterangan": "KETERANGAN"}
_GROUP = "JUDUL KELOMPOK"


def to_records(lampiran: Lampiran) -> list[Record] | None:
    """The rows; None for a kind that has none. A plan's row states what its cells state, merged ones nothing."""
    if isinstance(lampiran, DaftarNama):
        return [
            tuple((title, text) for name, title in _NAMES.items() if (text := getattr(orang, name)))
            for orang in lampiran.orang
        ]
    if isinstance(lampiran, LampiranTabel):
        titles = _titles(lampiran)
        return [
            ((_GROUP, baris.kelompok),) if baris.kelompok is not None else tuple(zip(titles, baris.sel, strict=True))
            for baris in lampiran.baris
        ]
    if not isinstance(lampiran, RencanaAksi):
        return None
    records: list[Record] = []
    for area in lampiran.area:
        opened = [("AREA PERUBAHAN", area.nama)]
        for kegiatan in area.kegiatan:
            opened.append(("KEGIATAN", kegiatan.nama))
            for baris in kegiatan.baris:
                fields = [(title, text) for name, title in _PLAN.items() if (text := getattr(baris, name)) is not None]
                months = [("PELAKSANAAN (BULAN)", ", ".join(BULAN[month - 1] for month in baris.bulan))]
                ket = [("KET", baris.keterangan)] if baris.keterangan else []
                records.append((*opened, *fields, *months, *ket))
                opened = []
    return records


def groups_of(lampiran: Lampiran) -> list[str]:
    """What each row of a plan stands in, as a point names it: rows of a plan bear no number of their own."""
    if not isinstance(lampiran, RencanaAksi):
        return []
    return [
        f"kegiatan {' '.join(kegiatan.nama.split())}"
        for area in lampiran.area
        for kegiatan in area.kegiatan
        for _ in kegiatan.baris
    ]


def _titles(table: LampiranTabel) -> list[str]:
    """The columns by their titles, made unlike where they are alike or blank."""
    titles: list[str] = []
    for number, kolom in enumerate(table.kolom, 1):
        title = f"{kolom.kelompok} {kolom.judul}".strip()
        taken = not title or ": “" in title or title == _GROUP or title in titles
        titles.append(f"KOLOM {number}" if taken else title)
    return titles


def from_records(lampiran: Lampiran, records: list[Record]) -> dict[str, Any]:
    """The data of a lampiran with other rows; dollars are as the model's texts have them.

    Raises ValueError for a record that is none of its kind.
    """
    data = {name: getattr(lampiran, name) for name in type(lampiran).model_fields}
    if isinstance(lampiran, DaftarNama):
        names = {title: name for name, title in _NAMES.items()}
        data["orang"] = [{names[title]: text for title, text in record} for record in records]
    elif isinstance(lampiran, LampiranTabel):
        data["baris"] = [
            {"kelompok": record[0][1]} if record[0][0] == _GROUP else [text for _, text in record] for record in records
        ]
    else:
        data["area"] = _plan(records)
    return data


def _plan(records: list[Record]) -> list[dict[str, Any]]:
    areas: list[dict[str, Any]] = []
    for record in records:
        fields = dict(record)
        if "AREA PERUBAHAN" in fields:
            areas.append({"nama": fields["AREA PERUBAHAN"], "kegiatan": []})
        if "KEGIATAN" in fields:
            areas[-1]["kegiatan"].append({"nama": fields["KEGIATAN"], "baris": []})
        row: dict[str, Any] = {name: fields[title] for name, title in _PLAN.items() if title in fields}
        months = fields["PELAKSANAAN (BULAN)"]
        row["bulan"] = list(parse_bulan(months)) if months else []
        row["keterangan"] = fields.get("KET", "")
        areas[-1]["kegiatan"][-1]["baris"].append(row)
    return areas
