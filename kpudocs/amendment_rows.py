"""The rows of a lampiran as records of named fields, and back: what a point of an amending decree states."""

from __future__ import annotations

from collections import Counter
from typing import Any

from kpudocs.bahasa.tanggal import BULAN, parse_bulan
from kpudocs.lampiran import Lampiran
from kpudocs.lampiran.daftar_nama import DaftarNama
from kpudocs.lampiran.rencana_aksi import RencanaAksi
from kpudocs.lampiran.tabel import LampiranTabel

__all__ = ["ROWS", "Record", "from_records", "names_of", "to_records"]

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


def names_of(lampiran: Lampiran) -> list[tuple[str, str]]:
    """How a point calls each row: by the number that is printed, and what it stands in.

    Rows of a plan bear no number of their own, so that their kegiatan is named. A title among the rows
    of a table is not counted there, so that it is called by its words.
    """
    if isinstance(lampiran, RencanaAksi):
        groups = [
            f"kegiatan {_on_a_line(kegiatan.nama)}"
            for area in lampiran.area
            for kegiatan in area.kegiatan
            for _ in kegiatan.baris
        ]
        return [(f"baris {number}", group) for number, group in enumerate(groups, 1)]
    if isinstance(lampiran, LampiranTabel):
        return _table_names(lampiran)
    return [(f"baris {number}", "") for number in range(1, len(to_records(lampiran) or []) + 1)]


def _table_names(table: LampiranTabel) -> list[tuple[str, str]]:
    names: list[tuple[str, str]] = []
    seen: Counter[str] = Counter()
    number = 0
    for baris in table.baris:
        if baris.kelompok is None:
            number += 1
            names.append((f"baris {number}", ""))
            continue
        words = _on_a_line(baris.kelompok)
        seen[words] += 1
        again = f" ke-{seen[words]}" if seen[words] > 1 else ""
        names.append((f"baris judul “{words}”{again}", ""))
    return names


def _on_a_line(text: str) -> str:
    return " ".join(text.split())


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
