"""A table of any columns: a schedule, a budget, seats and votes.

Cells of a column may merge where neighbours are equal, columns may stand in groups, rows may be
parted by group titles, numbers are set in Indonesian form, and totals are summed here: a total is
never typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, ValidationError

from kpudocs.bahasa.angka import format_ribuan, parse_ribuan
from kpudocs.bahasa.teks import BenarSalah, Teks, TeksBarisKosong, TeksKosong, describe_short_form
from kpudocs.lampiran.dasar import (
    CONFIG,
    Lampiran,
    cell,
    header_rows,
    merge_runs,
    natural_width,
    refuse_colon,
    share_widths,
)
from kpudocs.naskah import Baris, Blok, Kolom, Rata, Sel, Tabel

__all__ = ["BarisTabel", "IsiTabel", "KolomTabel", "LampiranTabel"]

_WHOLE = re.compile("-?[0-9]+")
_BOLD_LETTER, _PADDING = 2.6, 4.0  # mm, in a cell of 9 pt
_UPRIGHT, _TURNED = 160, 290  # mm: width of the text


class KolomTabel(BaseModel):
    """Sebuah kolom tabel."""

    model_config = CONFIG

    judul: TeksKosong
    """Judul kolom."""
    kelompok: TeksKosong = ""
    """Judul di atas beberapa kolom yang berdampingan."""
    lebar: Annotated[float, Field(gt=0, le=1000)] | None = None
    """Lebar relatif terhadap kolom lain; bila kosong, mengikuti isinya."""
    rata: Rata | None = None
    """Perataan isi: kiri, tengah, kanan; bila kosong, kanan untuk angka dan kiri untuk teks."""
    angka: BenarSalah = False
    """Isi kolom berupa angka; dicetak dengan titik ribuan."""
    jumlah: BenarSalah = False
    """Jumlahkan kolom ini pada baris terakhir (isinya angka)."""
    gabung: BenarSalah = False
    """Gabungkan sel yang isinya sama dan berurutan."""
    orang: BenarSalah | None = None
    """Kolom ini memuat nama orang, untuk petikan; bila tidak ditulis, kolom berjudul NAMA."""

    @model_validator(mode="before")
    @classmethod
    def _from_title(cls, data: Any) -> Any:
        refuse_colon(data, cls.model_fields)
        return {"judul": data} if isinstance(data, (str, int)) and not isinstance(data, bool) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return describe_short_form(schema, handler, {"type": ["string", "number"]})

    @property
    def numeric(self) -> bool:
        return self.angka or self.jumlah

    @property
    def names_people(self) -> bool:
        """Whether its cells are people's names."""
        return self.judul.casefold() == "nama" if self.orang is None else self.orang


class BarisTabel(BaseModel):
    """Sebuah baris: daftar sel, atau judul kelompok yang membentang di seluruh kolom."""

    model_config = CONFIG

    sel: tuple[TeksBarisKosong, ...] = ()
    """Isi sel dari kiri ke kanan."""
    kelompok: Teks | None = None
    """Judul kelompok baris."""

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, data: Any) -> Any:
        return {"sel": data} if isinstance(data, (list, tuple)) else data

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return describe_short_form(schema, handler, {"type": "array", "items": {"type": ["string", "number"]}})

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if self.kelompok is not None and self.sel:
            raise PydanticCustomError("baris_satu_macam", "satu baris memuat sel atau judul kelompok, bukan keduanya")
        return self


class IsiTabel(BaseModel):
    """Tabel dengan kolom bebas."""

    model_config = CONFIG

    penomoran: BenarSalah = True
    """Beri kolom NO. dengan nomor urut."""
    kolom: Annotated[tuple[KolomTabel, ...], Field(min_length=1, max_length=40)]
    """Kolom-kolomnya."""
    baris: Annotated[tuple[BarisTabel, ...], Field(min_length=1)]
    """Baris-barisnya."""
    judul_jumlah: Teks = "JUMLAH"
    """Tulisan pada baris jumlah."""

    @model_validator(mode="after")
    def _rows_fit_columns(self) -> Self:
        errors: list[InitErrorDetails] = []
        for i, baris in enumerate(self.baris):
            if baris.kelompok is not None:
                continue
            if len(baris.sel) != len(self.kolom):
                wrong = PydanticCustomError(
                    "jumlah_sel",
                    "baris berisi {ada} sel, sedangkan tabel berkolom {kolom}",
                    {"ada": len(baris.sel), "kolom": len(self.kolom)},
                )
                errors.append(InitErrorDetails(type=wrong, loc=("baris", i), input=baris.sel))
                continue
            for j, (kolom, text) in enumerate(zip(self.kolom, baris.sel, strict=True)):
                if kolom.numeric and text and _number(text) is None:
                    wrong = PydanticCustomError("bukan_angka", "'{text}' bukan angka", {"text": text})
                    errors.append(InitErrorDetails(type=wrong, loc=("baris", i, "sel", j), input=text))
        if errors:
            raise ValidationError.from_exception_data(type(self).__name__, errors)
        return self

    def set_out(self) -> tuple[Blok | Tabel, ...]:
        columns = self._columns()
        groups = ([""] if self.penomoran else []) + [kolom.kelompok for kolom in self.kolom]
        rows = [*self._rows(len(columns)), *self._total()]
        title = ", ".join(kolom.judul for kolom in columns if kolom.judul)
        return (Tabel(columns, header_rows(columns, groups), tuple(rows), f"Tabel: {title}"),)

    def _width(self) -> int:
        """Millimetres that the text of its page has."""
        return _UPRIGHT

    def _columns(self) -> tuple[Kolom, ...]:
        weights = [kolom.lebar or self._weight(j) for j, kolom in enumerate(self.kolom)]
        if self.penomoran:
            weights.insert(0, 0.06 * sum(weights))
        shares = share_widths(self._room_for_total(weights))
        columns = [Kolom("no", "NO.", shares[0], "tengah")] if self.penomoran else []
        for number, (kolom, share) in enumerate(zip(self.kolom, shares[-len(self.kolom) :], strict=True), 1):
            columns.append(Kolom(f"kolom_{number}", kolom.judul, share, _align(kolom)))
        return tuple(columns)

    def _weight(self, j: int) -> float:
        return natural_width(self.kolom[j].judul, (baris.sel[j] for baris in self.baris if baris.sel))

    def _summed(self) -> list[int]:
        return [j for j, kolom in enumerate(self.kolom) if kolom.jumlah]

    def _room_for_total(self, weights: list[float]) -> list[float]:
        """The weights, those before the first summed column raised until the label of the totals fits."""
        summed = self._summed()
        before = summed[0] + (1 if self.penomoran else 0) if summed else 0
        if not before:
            return weights
        word = max(map(len, self.judul_jumlah.split()))
        needed = min(0.5, (_BOLD_LETTER * word + _PADDING) / self._width())
        own, others = sum(weights[:before]), sum(weights[before:])
        factor = max(1, needed / (1 - needed) * others / own)
        return [weight * factor for weight in weights[:before]] + weights[before:]

    def _rows(self, width: int) -> list[Baris]:
        spans = [self._spans(j) for j in range(len(self.kolom))]
        rows, number = [], 0
        for i, baris in enumerate(self.baris):
            if baris.kelompok is not None:
                rows.append(Baris((cell(baris.kelompok, columns=width, bold=True),)))
                continue
            number += 1
            cells = [cell(str(number), align="tengah")] if self.penomoran else []
            for j, (kolom, text) in enumerate(zip(self.kolom, baris.sel, strict=True)):
                span = spans[j][i]
                shown = _show(kolom, text)
                cells.append(cell(shown, rows=span, align=_align(kolom)) if span else Sel(rentang_baris=0))
            rows.append(Baris(tuple(cells)))
        return rows

    def _spans(self, j: int) -> tuple[int, ...]:
        """Rows that each cell of a column spans. Group titles and empty cells never merge."""
        merging = self.kolom[j].gabung
        return merge_runs(
            [baris.sel[j] if merging and baris.sel and baris.sel[j] else i for i, baris in enumerate(self.baris)]
        )

    def _total(self) -> list[Baris]:
        """The row of totals; its label spans the columns before the first summed one."""
        summed = self._summed()
        if not summed:
            return []
        offset = 1 if self.penomoran else 0
        cells = []
        if summed[0] + offset:
            cells.append(cell(self.judul_jumlah, columns=summed[0] + offset, align="tengah", bold=True))
        for j in range(summed[0], len(self.kolom)):
            kolom = self.kolom[j]
            text = format_ribuan(self._sum(j)) if kolom.jumlah else ""
            cells.append(cell(text, align=_align(kolom), bold=True))
        return [Baris(tuple(cells))]

    def _sum(self, j: int) -> Decimal:
        texts = [baris.sel[j] for baris in self.baris if baris.sel]
        numbers = [number for number in map(_number, texts) if number is not None]
        with localcontext() as context:  # as many digits as an exact sum may need
            context.prec = 28 + 2 * max(map(len, texts), default=0)
            return sum(numbers, Decimal(0))


class LampiranTabel(IsiTabel, Lampiran):
    """Lampiran tabel dengan kolom bebas."""

    jenis: Literal["tabel"]
    """Jenis lampiran: tabel."""

    def row_facts(self) -> Sequence[Mapping[str, str]]:
        rows: list[dict[str, str]] = []
        number = 0
        for baris in self.baris:
            if baris.kelompok is not None:
                rows.append({})
                continue
            number += 1
            row = {"no": str(number)} if self.penomoran else {}
            row |= {kolom.judul: text for kolom, text in zip(self.kolom, baris.sel, strict=True) if kolom.judul}
            people = [text for kolom, text in zip(self.kolom, baris.sel, strict=True) if kolom.names_people]
            # What stands on further lines (a degree, an office) is not the name.
            rows.append(row | ({"nama": people[0].partition("\n")[0]} if people else {}))
        return rows

    def _width(self) -> int:
        return _TURNED if self.lanskap else _UPRIGHT


def _align(kolom: KolomTabel) -> Rata:
    return kolom.rata or ("kanan" if kolom.numeric else "kiri")


def _number(text: str) -> Decimal | None:
    try:
        return parse_ribuan(text)
    except ValueError:
        return None


def _show(kolom: KolomTabel, text: str) -> str:
    """A bare whole number gets its thousands' dots; what was typed with marks stays as typed."""
    return format_ribuan(Decimal(text)) if kolom.numeric and _WHOLE.fullmatch(text) else text
