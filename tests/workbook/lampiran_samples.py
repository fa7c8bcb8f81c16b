"""Lampiran of every kind that has rows, made by hypothesis: also what Excel would take for formulas."""

from __future__ import annotations

from hypothesis import strategies as st

from kpudocs.lampiran.daftar_nama import DaftarNama, Orang
from kpudocs.lampiran.rencana_aksi import Area, BarisRencana, Kegiatan, RencanaAksi
from kpudocs.lampiran.tabel import BarisTabel, KolomTabel, LampiranTabel

_WORD = st.sampled_from(
    ["=1+1", "+62 812", "-5", "@SUM(A1)", "08", "1e3", "Jan", "x", "JUMLAH", "NO.", "NAMA", "US$ 5", "${x}", "$${x}",
     "a. Menyusun;", "Rencana", "rapat & \"pleno\" <b>", "'kutip", "5%", "1.250.000", "12", "TRUE", "#REF!", "ya", "–"]
) | st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=8)  # fmt: skip


def _clean(text: str) -> str:
    return " ".join(part for part in text.replace("\u00ad", "").split() if part)


LINE = st.lists(_WORD, min_size=1, max_size=3).map(" ".join).map(_clean).filter(bool)
LINES = st.lists(LINE, min_size=1, max_size=2).map("\n".join)
CELL = st.just("") | LINES
_MONTHS = st.sets(st.integers(1, 12)).map(sorted)


@st.composite
def kegiatan(draw: st.DrawFn) -> Kegiatan:
    rows = []
    for i in range(draw(st.integers(1, 3))):
        shared = st.none() if i else st.nothing()
        rows.append(
            BarisRencana(
                sub_kegiatan=draw(shared | CELL),
                indikator=draw(shared | CELL),
                bulan=draw(_MONTHS),
                keterangan=draw(CELL),
            )
        )
    return Kegiatan(nama=draw(LINES), baris=rows)


@st.composite
def plans(draw: st.DrawFn) -> RencanaAksi:
    areas = draw(
        st.lists(
            st.builds(Area, nama=LINES, kegiatan=st.lists(kegiatan(), min_size=1, max_size=3)), min_size=1, max_size=3
        )
    )
    tanda = draw(st.sampled_from(["arsir", "x", "√", "●"]))
    return RencanaAksi(
        jenis="rencana_aksi", area=areas, judul=draw(st.none() | LINES), lanskap=draw(st.booleans()), tanda=tanda
    )


_NAME = LINE.filter(lambda text: not text[:1].isdigit())
PEOPLE = st.builds(
    DaftarNama,
    jenis=st.just("daftar_nama"),
    judul=st.none() | LINES,
    judul_kedudukan=LINE,
    gabung_kedudukan=st.booleans(),
    orang=st.lists(st.builds(Orang, nama=_NAME, jabatan=CELL, kedudukan=CELL, keterangan=CELL), min_size=1, max_size=4),
)

_NUMBER = st.integers(-(10**18), 10**18).map(str) | st.sampled_from(["", "1.250.000", "0", "1,5"])


@st.composite
def tables(draw: st.DrawFn) -> LampiranTabel:
    kolom = draw(
        st.lists(
            st.builds(
                KolomTabel,
                judul=st.just("") | LINE,
                kelompok=st.just("") | st.sampled_from(["WAKTU", "BIAYA"]),
                lebar=st.none() | st.floats(0.5, 900, width=16),
                rata=st.sampled_from([None, "kiri", "tengah", "kanan"]),
                angka=st.booleans(),
                jumlah=st.booleans(),
                gabung=st.booleans(),
            ),
            min_size=1,
            max_size=4,
        )
    )
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.booleans()) and draw(st.booleans()):
            rows.append(BarisTabel(kelompok=draw(LINE)))
        else:
            rows.append(BarisTabel(sel=[draw(_NUMBER if one.numeric else CELL) for one in kolom]))
    return LampiranTabel(
        jenis="tabel", penomoran=draw(st.booleans()), kolom=kolom, baris=rows, judul_jumlah=draw(LINE),
        lanskap=draw(st.booleans()),
    )  # fmt: skip


ANY = plans() | PEOPLE | tables()
