"""What a Word template sees: the Naskah as plain values, with the layout that Word needs.

A template gets dictionaries, tuples, texts and numbers: no object of ours, so no method to call.
Lengths are twips (1/1440 inch), Word's own unit.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from kpudocs.naskah import Baris, Blok, Diktum, Naskah, NaskahLampiran, Paragraf, Sel, Tabel
from kpudocs.profil import Profil

__all__ = ["TWIPS_PER_MM", "decree_values", "lampiran_values"]

TWIPS_PER_MM = 1440 / 25.4
_JC = {"kiri": "left", "tengah": "center", "kanan": "right"}
_KEPT_LINES = 2
"""Paragraphs or rows that stay on the page of the closing block, so that it never stands alone."""
_EMPTY = ({"label": "", "teks": "", "tingkat": 0, "rangkai": False},)


def decree_values(naskah: Naskah) -> dict[str, Any]:
    """The values for the decree's own template, its headers and its footers."""
    menetapkan = {**_plain(naskah.menetapkan), "rangkai": False}
    diktum = [_diktum(item) for item in naskah.diktum]
    flat = [menetapkan, *(part for item in diktum for part in (item, *item["rincian"]))]
    for item in flat[-_KEPT_LINES:]:
        item["rangkai"] = True
    number = naskah.profil.nomor_halaman
    before, _, after = number.partition("2")
    return {
        "ragam": str(naskah.ragam),
        "tanda_air": naskah.tanda_air,
        "tanda_salinan": naskah.tanda_salinan,
        "posisi_salinan": naskah.profil.posisi_salinan,
        "kop": naskah.kop,
        "judul": naskah.judul,
        "pembentuk": naskah.pembentuk,
        "menimbang": _plain(naskah.menimbang),
        "mengingat": _plain(naskah.mengingat),
        "memerhatikan": _plain(naskah.memerhatikan),
        "memutuskan": naskah.memutuskan,
        "menetapkan": menetapkan,
        "diktum": tuple(diktum),
        "penetapan": _plain(naskah.penetapan),
        "pengesahan": _plain(naskah.pengesahan),
        "penyampaian": tuple(map(_paragraph, naskah.penyampaian)),
        "nomor_halaman": None if number == "tanpa" else {"sebelum": before, "sesudah": after},
        "kaki": naskah.profil.kaki or "",
    }


def lampiran_values(lampiran: NaskahLampiran, profil: Profil) -> dict[str, Any]:
    """The values for the template of a kind of lampiran: `lampiran`, and its `tabel` if it has one."""
    width = profil.lebar_teks(lanskap=lampiran.lanskap) * TWIPS_PER_MM
    # Below headings "A." all text is moved in, wherever in the lampiran it stands.
    moved_in = any(isinstance(item, Blok) and item.gaya == "judul" for item in lampiran.isi)
    isi = [_table(item, width) if isinstance(item, Tabel) else _block(item, moved_in) for item in lampiran.isi]
    for part in _last_parts(isi):
        part["rangkai"] = True
    table = next((item for item in isi if item["macam"] == "tabel"), None)
    values = {field.name: getattr(lampiran, field.name) for field in fields(lampiran)}
    values |= {
        "isi": tuple(isi),
        "penetapan": _plain(lampiran.penetapan),
        "pengesahan": _plain(lampiran.pengesahan),
    }
    return {"lampiran": values, "tabel": table, "penetapan": values["penetapan"], "pengesahan": values["pengesahan"]}


def _last_parts(isi: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The last paragraphs or rows: what stands right before the closing block."""
    last = isi[-1]
    if last["macam"] == "tabel":
        return list(last["baris"][-_KEPT_LINES:])
    return [item for item in isi[-_KEPT_LINES:] if item["macam"] != "tabel"]


def _plain(value: Any) -> Any:
    """Dataclasses as dictionaries, all the way down."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _paragraph(paragraf: Paragraf) -> dict[str, Any]:
    return {"label": paragraf.label, "teks": paragraf.teks, "tingkat": paragraf.tingkat, "rangkai": False}


def _diktum(diktum: Diktum) -> dict[str, Any]:
    return {
        "label_atas": diktum.label[:-1],
        "label": diktum.label[-1],
        "teks": diktum.teks,
        "rincian": tuple(map(_paragraph, diktum.rincian)),
        "rangkai": False,
    }


def _block(blok: Blok, moved_in: bool) -> dict[str, Any]:
    return {"macam": "blok", "gaya": blok.gaya, "masuk": moved_in, **_paragraph(blok.paragraf)}


def _table(tabel: Tabel, width: float) -> dict[str, Any]:
    edges = [0.0]
    for kolom in tabel.kolom:
        edges.append(edges[-1] + kolom.lebar * width)
    marks = [round(edge) for edge in edges]
    names = [kolom.nama for kolom in tabel.kolom]
    return {
        "macam": "tabel",
        "deskripsi": tabel.deskripsi,
        "kolom": tuple(
            {"nama": kolom.nama, "judul": kolom.judul, "lebar": end - start}
            for kolom, start, end in zip(tabel.kolom, marks, marks[1:], strict=False)
        ),
        "judul": {kolom.nama: kolom.judul for kolom in tabel.kolom},
        "kepala": tuple(_row(baris, names, marks, {}) for baris in tabel.kepala),
        "baris": _rows(tabel.baris, names, marks),
    }


def _rows(rows: tuple[Baris, ...], names: list[str], marks: list[int]) -> tuple[dict[str, Any], ...]:
    memo: dict[tuple[int, Sel], dict[str, Any]] = {}
    return tuple(_row(baris, names, marks, memo) for baris in rows)


def _row(
    baris: Baris, names: list[str], marks: list[int], memo: dict[tuple[int, Sel], dict[str, Any]]
) -> dict[str, Any]:
    """A row by the names of its columns, and as a sequence (`sel`) for tables of any columns.

    Cells without text are many and alike: `memo` makes each kind of them once.
    """
    row: dict[str, Any] = {"rangkai": False}
    cells = []
    column = 0
    for sel in baris.sel:
        if sel.paragraf:
            made = _cell(sel, column, marks)
        else:
            key = (column, sel)
            made = memo.get(key) or memo.setdefault(key, _cell(sel, column, marks))
        row[names[column]] = made
        cells.append(made)
        column += sel.rentang_kolom
    row["sel"] = tuple(cells)
    return row


def _cell(sel: Sel, column: int, marks: list[int]) -> dict[str, Any]:
    return {
        "paragraf": tuple(map(_paragraph, sel.paragraf)) or _EMPTY,
        "rentang_kolom": sel.rentang_kolom,
        "gabung": "" if sel.rentang_baris == 1 else ("restart" if sel.rentang_baris else "continue"),
        "jc": _JC[sel.rata],
        "tebal": sel.tebal,
        "arsir": sel.arsir,
        "lebar": marks[column + sel.rentang_kolom] - marks[column],
    }
