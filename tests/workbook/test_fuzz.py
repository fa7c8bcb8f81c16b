"""Whatever stands in a workbook, and whatever its bytes are: lampiran, or InvalidInput, and nothing else."""

from __future__ import annotations

import contextlib
import io
import os
import re
import zipfile
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpudocs.errors import Fault, InvalidInput
from kpudocs.ooxml.opener import Unsafe, look_through_workbook
from kpudocs.tables import open_table
from kpudocs.workbook import Choice, export_workbook, read_lampiran, refuse
from kpudocs.workbook.grid import Cell, Grid, Workbook
from kpudocs.workbook.reading import KINDS, interpret
from kpudocs.workbook.writer import SETTINGS_NAME, area_name
from tests.examples import load_example

_TEXTS = st.sampled_from(
    ["", "Bulan", "NO.", "Area", "Kegiatan", "Sub Kegiatan", "Indikator", "Jan", "Feb", "Mar", "Apr", "Mei", "x",
     "NAMA", "Jabatan", "Kedudukan", "JUMLAH", "Juny", "1", "12", "1.000", "Rapat", "${tahun}", "$", "STATUS", "ya",
     "lanjut", "kolom[1].lebar", "kolom[9].judul", "lanskap", "judul", "tanda", "a\nb", "\u00a0", "Ket", "jan-mar"]
)  # fmt: skip
_CELLS = st.builds(
    Cell,
    text=_TEXTS,
    number=st.booleans(),
    formula=st.booleans(),
    fill=st.sampled_from(["", "", "rgb:1", "rgb:2"]),
    fault=st.sampled_from(["", "", "", "", "#REF!", "rumus"]),
)
_ROW, _COLUMN = st.integers(1, 9), st.integers(1, 8)
_AREAS = st.tuples(_ROW, _COLUMN, st.integers(0, 3), st.integers(0, 3)).map(
    lambda area: (area[0], area[1], area[0] + area[2], area[1] + area[3])
)


@st.composite
def workbooks(draw: st.DrawFn) -> Workbook:
    """Sheets of any content; some bear the names that kpudocs gives to areas."""
    sheets = tuple(
        Grid(
            name,
            draw(st.dictionaries(st.tuples(_ROW, _COLUMN), _CELLS, max_size=30)),
            tuple(draw(st.lists(_AREAS, max_size=3))),
        )
        for name in draw(st.lists(st.sampled_from(["A", "B", "Petunjuk", "Pengaturan"]), unique=True, max_size=3))
    )
    known = [area_name(number, jenis) for number in (0, 1) for jenis in KINDS] + [SETTINGS_NAME]
    names = draw(
        st.dictionaries(st.sampled_from(known), st.tuples(st.sampled_from(["A", "B", "C"]), _AREAS), max_size=3)
    )
    return Workbook(sheets, names)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    workbooks(),
    st.sampled_from(["", *KINDS]),
    st.dictionaries(
        st.sampled_from(["area", "bulan", "nama", "indikator", "no"]),
        st.sampled_from(["A", "C", "-", "Rapat"]),
        max_size=2,
    ),
)
def test_any_sheet_is_read_or_refused(book: Workbook, jenis: str, columns: dict[str, str]) -> None:
    """No other error, in any kind, with any mapping."""
    with contextlib.suppress(InvalidInput):
        refuse(interpret(book, "p.xlsx", Choice(jenis=jenis, columns=columns)), "p.xlsx")


EXAMPLES = int(os.environ.get("KPUDOCS_FUZZ", "12"))
"""Of bytes read in the sandbox; each costs a process."""


@lru_cache
def parts_of_ours() -> dict[str, bytes]:
    """The parts of a workbook that kpudocs makes."""
    with zipfile.ZipFile(io.BytesIO(export_workbook(load_example("tim-2026")))) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


_VALUES = st.sampled_from(
    [b"", b"0", b"-1", b"99999999999", b"1e999", b"A1:XFD1048576", b"_xlnm.Print_Area", b"#REF!", b"\xc3\xa9", b"&lt;",
     b"z9", b"true", b"../../x", b"s", b"inlineStr", b"NaN", b"1900-02-30", b"60", b"&amp;amp;", b"&#x0;", b"<", b'"']
)  # fmt: skip


@st.composite
def packages(draw: st.DrawFn) -> bytes:
    """A workbook with values and tags of one part exchanged, a part cut or gone, or bytes of its zip spoilt."""
    parts = dict(parts_of_ours())
    victim = draw(st.sampled_from(sorted(parts)))
    content = parts[victim]
    kind = draw(st.sampled_from(["value", "value", "value", "tag", "cut", "drop", "noise"]))
    if kind == "value":
        for _ in range(draw(st.integers(1, 4))):
            places = [
                found.span(1) for found in re.finditer(rb'="([^"]*)"|>([^<>]+)<', content) if found[1] is not None
            ]
            start, end = draw(st.sampled_from(places))
            content = content[:start] + draw(_VALUES) + content[end:]
    elif kind == "tag":
        tags = sorted({*re.findall(rb"<(\w+)", content)})
        old, new = draw(st.sampled_from(tags)), draw(st.sampled_from(tags))
        content = re.sub(rb"(</?)%s\b" % old, rb"\g<1>" + new, content)
    elif kind == "cut":
        start, end = sorted(draw(st.integers(0, len(content))) for _ in range(2))
        content = content[:start] + content[end:]
    parts[victim] = content
    if kind == "drop":
        del parts[victim]
    raw = packed(parts)
    if kind == "noise":
        at = draw(st.integers(0, len(raw) - 1))
        raw = raw[:at] + draw(st.binary(min_size=1, max_size=40)) + raw[at + draw(st.integers(0, 40)) :]
    return raw


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(packages() | st.binary(max_size=60).map(b"PK".__add__))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """As `kpudocs xlsx import` reads them, in the sandbox; the message names the workbook."""
    faults: tuple[Fault, ...] = ()
    try:
        refuse(read_lampiran(raw, "p.xlsx"), "p.xlsx")
    except InvalidInput as error:
        faults = error.faults

    assert {"p.xlsx"} >= {fault.file for fault in faults}


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(packages())
def test_any_package_is_looked_through(raw: bytes) -> None:
    """The opener has a word for whatever it refuses, and raises nothing else."""
    with contextlib.suppress(Unsafe):
        look_through_workbook(io.BytesIO(raw))


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = '<Relationship Id="r9" Type="{}/{}" Target="{}" {}/>'
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_SHEET = "xl/worksheets/_rels/sheet2.xml.rels"


def related(kind: str, target: str, mode: str = 'TargetMode="External"') -> dict[str, bytes]:
    return {_SHEET: _RELATIONS.format(_RELATION.format(_OFFICE, kind, target, mode)).encode()}


UNSAFE: dict[str, tuple[dict[str, bytes], str]] = {
    "absolute": ({"/etc/x": b""}, "nama yang tidak wajar"),
    "bomb": ({"xl/media/x.bin": bytes(200 * 1024 * 1024)}, "terlalu besar"),
    "doctype": ({"xl/sharedStrings.xml": b"<?xml version='1.0'?><!DOCTYPE a><a/>"}, "DOCTYPE"),
    "doctype far down": ({"xl/calcChain.xml": b"<a>" + b" " * (1024 * 1024 - 7) + b"<!DOCTYPE a>"}, "DOCTYPE"),
    "doctype of another name": ({"xl/strings.bin": b"<!DOCTYPE a><a/>"}, "DOCTYPE"),
    "dots": ({"xl/../../x": b""}, "nama yang tidak wajar"),
    "ebcdic": ({"xl/sharedStrings.xml": "<?xml version='1.0' encoding='cp500'?><a/>".encode("cp500")}, "UTF-8"),
    "macro": ({"xl/vbaProject.bin": b""}, "makro"),
    "many parts": ({f"xl/media/{i}": b"" for i in range(2100)}, "lebih dari 2000 bagian"),
    "picture from outside": (related("image", "http://example.org/x.png"), "merujuk ke luar"),
    "twin": ({"XL/workbook.xml": b"<a/>"}, "dua bagian"),
    "utf-16": ({"xl/sharedStrings.xml": "<a/>".encode("utf-16")}, "UTF-8"),
    "utf-7": ({"xl/sharedStrings.xml": b"<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE a+AD4-<a/>"}, "UTF-8"),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_unsafe_workbooks_are_refused(name: str, tmp_path: Path) -> None:
    """By what they hold, before anything reads them: plans, and the rows of a batch."""
    changes, words = UNSAFE[name]
    raw = packed({**parts_of_ours(), **changes})

    with pytest.raises(InvalidInput, match=words):
        read_lampiran(raw, "p.xlsx")
    if name == "bomb":
        return  # a batch may have as many rows
    (tmp_path / "p.xlsx").write_bytes(raw)
    with pytest.raises(InvalidInput, match=words), open_table(tmp_path / "p.xlsx"):
        pass


def test_what_is_never_followed_may_stay() -> None:
    """Links to be clicked, and other workbooks that formulas take their values from."""
    for kind in ("hyperlink", "externalLinkPath"):
        assert read_lampiran(packed({**parts_of_ours(), **related(kind, "file:///D:/realisasi.xlsx")}), "p.xlsx")


def test_a_workbook_with_a_password_is_told() -> None:
    """Excel keeps it in another kind of file."""
    with pytest.raises(InvalidInput, match="berkas ini berkata sandi"):
        read_lampiran(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "p.xlsx")
