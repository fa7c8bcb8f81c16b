"""A Naskah as plain text: to read in a terminal, to search, to compare, to paste.

Labels hang before their texts as on paper. A table is one line a row with tabs between its cells,
so that it can be pasted into a spreadsheet; a shaded cell prints `SHADED`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import datetime

from kpudocs.naskah import (
    Bagian,
    Baris,
    Blok,
    Naskah,
    NaskahLampiran,
    Paragraf,
    Penetapan,
    Pengesahan,
    Sel,
    Tabel,
)
from kpudocs.renderers.proof import find_difference, refuse, squeeze

__all__ = ["SHADED", "read_words", "render"]

SHADED = "■"
"""What stands in a shaded cell. It is a mark, not a word of the decree."""

_WIDTH = 80
_LABEL = 14
_INDENT = 4


def render(naskah: Naskah, *, moment: datetime | None = None) -> bytes:
    """Set a decree as UTF-8 text with newlines. `moment` is not used: a text carries no date."""
    text = "\n".join(line.rstrip() for line in _lines(naskah)).rstrip() + "\n"
    if difference := find_difference(naskah, squeeze(text.replace(SHADED, ""))):
        raise refuse("txt", difference)
    return text.encode()


def read_words(content: bytes) -> list[str]:
    """What a text says, without blanks; nothing for what is no UTF-8."""
    try:
        return [squeeze(content.decode("utf-8-sig").replace(SHADED, ""))]
    except UnicodeDecodeError:
        return []


def _lines(naskah: Naskah) -> Iterator[str]:
    for text in naskah.pembuka():
        yield from _centred(text)
    yield ""
    for text in naskah.judul:
        yield from _centred(text)
    yield ""
    yield from _centred(naskah.pembentuk)
    yield ""
    for bagian in (naskah.menimbang, naskah.mengingat, naskah.memerhatikan):
        if bagian:
            yield from _bagian(bagian)
            yield ""
    yield from _centred(naskah.memutuskan)
    yield ""
    yield from _bagian(naskah.menetapkan)
    for diktum in naskah.diktum:
        *above, last = diktum.label
        yield from above
        yield from _hanging(f"{last:<{_LABEL}}: ", diktum.teks)
        for paragraf in diktum.rincian:
            yield from _paragraf(paragraf, _LABEL + 2)
    yield from _close(naskah.penetapan, naskah.pengesahan)
    if naskah.penyampaian:
        yield ""
    for paragraf in naskah.penyampaian:
        yield from _paragraf(paragraf, 0)
    if naskah.paraf:
        yield ""
        yield from _table(naskah.paraf)
    for lampiran in naskah.lampiran:
        yield from _lampiran(lampiran)


def _centred(text: str) -> list[str]:
    return [line.center(_WIDTH) for line in textwrap.wrap(text, _WIDTH, break_on_hyphens=False)]


def _hanging(before: str, text: str) -> list[str]:
    """A paragraph whose further lines stand under the start of its text."""
    return textwrap.wrap(
        before + text,
        _WIDTH,
        subsequent_indent=" " * len(before),
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    ) or [before]


def _bagian(bagian: Bagian) -> Iterator[str]:
    label = f"{bagian.label:<{_LABEL}}: "
    for butir in bagian.butir:
        number = f"{butir.label:<{_INDENT}}" if butir.label else ""
        yield from _hanging(label + number, butir.teks)
        label = " " * len(label)


def _paragraf(paragraf: Paragraf, left: int) -> list[str]:
    indent = " " * (left + _INDENT * max(0, paragraf.tingkat - 1))
    label = f"{paragraf.label:<{_INDENT}}" if paragraf.label else ""
    return _hanging(indent + label, paragraf.teks)


def _close(penetapan: Penetapan, pengesahan: Pengesahan | None) -> Iterator[str]:
    right = " " * (_WIDTH // 2)
    yield ""
    place = [text for text in (penetapan.tempat, penetapan.tanggal) if text]
    office = [*([penetapan.keterangan] if penetapan.keterangan else []), *penetapan.jabatan]
    for text in [*place, *([""] if place else []), *office, "", penetapan.tanda, "", penetapan.nama]:
        yield right + text
    if pengesahan:
        yield ""
        yield from (pengesahan.kalimat, *pengesahan.unit, pengesahan.jabatan, "", "", pengesahan.nama)


def _lampiran(lampiran: NaskahLampiran) -> Iterator[str]:
    yield ""
    yield ""
    right = " " * (_WIDTH // 2)
    for text in lampiran.kepala:
        yield from _hanging(right, text)
    yield ""
    for text in lampiran.judul:
        yield from _centred(text)
    yield ""
    headings = any(isi.gaya == "judul" for isi in lampiran.isi if isinstance(isi, Blok))
    for isi in lampiran.isi:
        yield from _table(isi) if isinstance(isi, Tabel) else _blok(isi, _INDENT if headings else 0)
    yield from _close(lampiran.penetapan, lampiran.pengesahan)


def _blok(blok: Blok, left: int) -> Iterator[str]:
    """A block of running text; lists stand at `left`, below the text of the headings if there are any."""
    paragraf = blok.paragraf
    if blok.gaya == "bab":
        yield ""
        yield from _centred(paragraf.label)
        yield from _centred(paragraf.teks)
    elif blok.gaya == "judul":
        yield from _hanging(f"{paragraf.label:<{_INDENT}}", paragraf.teks)
    else:
        yield from _paragraf(paragraf, left if blok.gaya == "butir" else _INDENT)


def _table(tabel: Tabel) -> Iterator[str]:
    for baris in (*tabel.kepala, *tabel.baris):
        yield "\t".join(_cells(baris))


def _cells(baris: Baris) -> Iterator[str]:
    for sel in baris.sel:
        yield _cell(sel)
        yield from [""] * (sel.rentang_kolom - 1)


def _cell(sel: Sel) -> str:
    if sel.arsir:
        return SHADED
    return " ".join(text for paragraf in sel.paragraf for text in paragraf.texts())
