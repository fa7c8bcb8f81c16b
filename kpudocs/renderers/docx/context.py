"""What a Word template sees: the Naskah as plain values, with the layout that Word needs.

A template gets dictionaries, tuples, texts and numbers, and of our own only `Rows`, of which it
can ask rows alone (`language`): no object with a method to call.
Lengths are twips (1/1440 inch), Word's own unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from math import ceil
from typing import Any

from kpudocs.naskah import Baris, Blok, Diktum, Naskah, NaskahLampiran, Paragraf, Penetapan, Rata, Sel, Tabel
from kpudocs.profil import Profil

__all__ = ["JC", "TWIPS_PER_MM", "Rows", "decree_values", "lampiran_values", "merge_of"]

TWIPS_PER_MM = 1440 / 25.4
JC: dict[Rata, str] = {"kiri": "left", "tengah": "center", "kanan": "right"}
_KEPT_LINES = 2
"""Paragraphs or rows that stay on the page of the closing block, so that it never stands alone."""
_SIGNATURE = 3
"""Lines of room for a signature, one of them for what stands in its place."""
_PITCH = 1.15 * 1.174
"""From line to line of the closing block, in type sizes: single spacing of Bookman Old Style, times 1.15."""
_POINTS_PER_MM = 72 / 25.4
_EMPTY = ({"label": "", "teks": "", "tingkat": 0, "rangkai": False},)


def decree_values(naskah: Naskah) -> dict[str, Any]:
    """The values for the decree's own template, its headers and its footers."""
    menetapkan = {**_plain(naskah.menetapkan), "rangkai": False}
    diktum = [_diktum(item) for item in naskah.diktum]
    flat = [menetapkan, *(part for item in diktum for part in (item, *item["rincian"]))]
    for item in flat[-_KEPT_LINES:]:
        item["rangkai"] = True
    number = naskah.profil.nomor_halaman
    width = naskah.profil.lebar_teks(lanskap=False) * TWIPS_PER_MM
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
        "penetapan": _closing(naskah.penetapan, naskah.profil),
        "pengesahan": _plain(naskah.pengesahan),
        "penyampaian": tuple(map(_paragraph, naskah.penyampaian)),
        "paraf": _table(naskah.paraf, width) if naskah.paraf else None,
        "nomor_halaman": None if number == "tanpa" else {"sebelum": before, "sesudah": after},
        "kaki": naskah.kaki.replace("\n", " "),
        "kaki_baris": tuple(naskah.kaki.splitlines()),
    }


def lampiran_values(lampiran: NaskahLampiran, profil: Profil) -> dict[str, Any]:
    """The values for the template of a kind of lampiran: `lampiran`, and its `tabel` if it has one."""
    width = profil.lebar_teks(lanskap=lampiran.lanskap) * TWIPS_PER_MM
    # Below headings "A." all text is moved in, wherever in the lampiran it stands.
    moved_in = any(isinstance(item, Blok) and item.gaya == "judul" for item in lampiran.isi)
    isi = [_table(item, width) if isinstance(item, Tabel) else _block(item, moved_in) for item in lampiran.isi]
    _keep_last_parts(isi)
    table = next((item for item in isi if item["macam"] == "tabel"), None)
    values = {field.name: getattr(lampiran, field.name) for field in fields(lampiran)}
    values |= {
        "isi": tuple(isi),
        "penetapan": _closing(lampiran.penetapan, profil),
        "pengesahan": _plain(lampiran.pengesahan),
    }
    return {"lampiran": values, "tabel": table, "penetapan": values["penetapan"], "pengesahan": values["pengesahan"]}


def _keep_last_parts(isi: list[dict[str, Any]]) -> None:
    """Keep the last paragraphs or rows, what stands right before the closing block, with it."""
    if isi[-1]["macam"] == "tabel":
        isi[-1]["baris"].kept = _KEPT_LINES
        return
    for item in isi[-_KEPT_LINES:]:
        if item["macam"] != "tabel":
            item["rangkai"] = True


def _plain(value: Any) -> Any:
    """Dataclasses as dictionaries, all the way down."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if hasattr(value, "__dataclass_fields__"):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _paragraph(paragraf: Paragraf) -> dict[str, Any]:
    return {"label": paragraf.label, "teks": paragraf.teks, "tingkat": paragraf.tingkat, "rangkai": False}


def _closing(penetapan: Penetapan, profil: Profil) -> dict[str, Any]:
    """The closing block; the empty lines above and below the signature make the place it needs."""
    lines = max(_SIGNATURE, ceil(penetapan.ruang * _POINTS_PER_MM / (_PITCH * profil.ukuran_huruf)))
    rest = lines - 1
    above = {"kiri_atas": 0, "kiri_bawah": rest}.get(penetapan.letak, rest // 2)
    return {
        "tempat": penetapan.tempat,
        "tanggal": penetapan.tanggal,
        "keterangan": penetapan.keterangan,
        "jabatan": penetapan.jabatan,
        "ruang_atas": ("",) * above,
        "jangkar": penetapan.letak == "tengah",
        "tanda": penetapan.tanda,
        "ruang_bawah": ("",) * (rest - above),
        "nama": penetapan.nama,
    }


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
    marks = tuple(round(edge) for edge in edges)
    names = tuple(kolom.nama for kolom in tabel.kolom)
    return {
        "macam": "tabel",
        "deskripsi": tabel.deskripsi,
        "kolom": tuple(
            {"nama": kolom.nama, "judul": kolom.judul, "lebar": end - start}
            for kolom, start, end in zip(tabel.kolom, marks, marks[1:], strict=False)
        ),
        "judul": {kolom.nama: kolom.judul for kolom in tabel.kolom},
        "kepala": Rows(tabel.kepala, names, marks),
        "baris": Rows(tabel.baris, names, marks),
    }


class Rows:
    """The rows of a table, as a sequence of which a template's own loop gets what it asks for.

    A plan has more rows than memory should hold as dictionaries, and `rows` writes most of them
    without any.
    """

    __slots__ = ("_last", "baris", "kept", "marks", "names")

    def __init__(self, baris: tuple[Baris, ...], names: tuple[str, ...], marks: tuple[int, ...]) -> None:
        self.baris = baris
        self.names = names
        """The columns."""
        self.marks = marks
        """Their edges."""
        self.kept = 0
        """How many of the last rows stay with what follows them."""
        self._last: tuple[int, dict[str, Any]] = (-1, {})
        """The row asked for last: a template names each of its cells."""

    def __len__(self) -> int:
        return len(self.baris)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return map(self.__getitem__, range(len(self.baris)))

    def __getitem__(self, number: int) -> dict[str, Any]:
        place = range(len(self.baris))[number]
        if self._last[0] != place:
            kept = place >= len(self.baris) - self.kept
            self._last = (place, _row(self.baris[place], self.names, self.marks, rangkai=kept))
        return self._last[1]


def _row(baris: Baris, names: tuple[str, ...], marks: tuple[int, ...], *, rangkai: bool) -> dict[str, Any]:
    """A row by the names of its columns, and as a sequence (`sel`) for tables of any columns."""
    row: dict[str, Any] = {"rangkai": rangkai}
    cells = []
    column = 0
    for sel in baris.sel:
        made = _cell(sel, column, marks)
        row[names[column]] = made
        cells.append(made)
        column += sel.rentang_kolom
    row["sel"] = tuple(cells)
    return row


def _cell(sel: Sel, column: int, marks: tuple[int, ...]) -> dict[str, Any]:
    return {
        "paragraf": tuple(map(_paragraph, sel.paragraf)) or _EMPTY,
        "rentang_kolom": sel.rentang_kolom,
        "gabung": merge_of(sel),
        "jc": JC[sel.rata],
        "tebal": sel.tebal,
        "arsir": sel.arsir,
        "lebar": marks[column + sel.rentang_kolom] - marks[column],
    }


def merge_of(sel: Sel) -> str:
    """What Word calls the cell's part in a merge of rows."""
    return "" if sel.rentang_baris == 1 else ("restart" if sel.rentang_baris else "continue")
