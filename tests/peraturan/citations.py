"""Regulations and citations made at random, for the properties of the parser and the composer."""

from __future__ import annotations

from hypothesis import strategies as st

from kpudocs.peraturan.composer import amendment_title
from kpudocs.peraturan.jenis import JENIS_PERATURAN
from kpudocs.peraturan.model import Lembaran, Peraturan

years = st.integers(1945, 2100)
_numbers = st.integers(1, 400).map(str)
_old_numbers = st.one_of(
    st.tuples(_numbers, years).map(lambda n: f"{n[0]}/ORT.07-Kpt/01/KPU/V/{n[1]}"),
    st.tuples(_numbers, years).map(lambda n: f"{n[0]}/Kpts/KPU/TAHUN {n[1]}"),
    st.tuples(_numbers, years).map(lambda n: f"{n[0]}/Kpts/KPU-Kota-012.329521/{n[1]}"),
)
_words = st.sampled_from(
    ["Umum", "Tata Kerja", "Gubernur, Bupati,", "dan", "Kota/Walikota", "2025–2045", "(Badan Ad Hoc)", "e-Lapkin"]
)
titles = st.lists(_words, max_size=6).map(lambda words: " ".join(["Pemilihan", *words, "Tahun 2024"]))
_bodies = {
    "keputusan": ["Komisi Pemilihan Umum", "Komisi Pemilihan Umum Provinsi Jambi", "Menteri Keuangan"],
    "perda": ["Provinsi Jambi", "Kabupaten Batang", "Kota Kediri"],
    "peraturan": ["Arsip Nasional Republik Indonesia", "Badan Kepegawaian Negara"],
    "peraturan_bersama": ["Menteri Keuangan dan Menteri Sosial"],
    "perkada": ["Gubernur Aceh", "Gubernur Jambi", "Bupati Batang", "Wali Kota Kediri"],
    "permen": ["Menteri Keuangan", "Menteri Dalam Negeri"],
    "qanun": ["Aceh", "Kabupaten Pidie"],
    "surat_edaran": ["Menteri Dalam Negeri", "Ketua Komisi Pemilihan Umum"],
}


@st.composite
def acts(draw: st.DrawFn, kinds: tuple[str, ...] = tuple(JENIS_PERATURAN), since: int = 1945) -> Peraturan:
    """A regulation without amendments, whole as its kind is cited: old numbers, joint ones, regional gazettes too."""
    jenis = draw(st.sampled_from(sorted(set(kinds) - {"uud"})))
    tahun = draw(st.integers(since, 2099 if since == 1945 else 2100))
    old = jenis in ("keputusan", "permen") and since == 1945 and draw(st.booleans())
    number = _numbers
    if jenis == "peraturan_bersama":
        number = st.lists(_numbers, min_size=1, max_size=3).map(f" Tahun {tahun}, Nomor ".join)
    elif jenis == "uu" and tahun < 1960:
        number = st.one_of(_numbers, _numbers.map("{} Drt".format), _numbers.map("{} (drt)".format))
    gazettes = JENIS_PERATURAN[jenis].lembar
    lembaran = Lembaran(tahun=tahun, nomor=draw(_numbers))
    return Peraturan.model_validate(
        {
            "jenis": jenis,
            "pembentuk": draw(st.sampled_from(_bodies[jenis])) if jenis in _bodies else None,
            "republik_indonesia": draw(st.booleans()) and "Republik" not in _bodies.get(jenis, [""])[0],
            "nomor": draw(_old_numbers) if old else draw(number),
            "tahun": None if old else tahun,
            "tentang": draw(titles),
            **{name: lembaran for name in gazettes if name != "tln"},
            "bd": lembaran if jenis == "perkada" else None,
            "tln": draw(_numbers) if "tln" in gazettes else None,
            "tld": draw(_numbers) if jenis in ("perda", "qanun") and draw(st.booleans()) else None,
        }
    )


@st.composite
def regulations(draw: st.DrawFn) -> Peraturan:
    """A regulation, in half of all cases amended once or several times, or only known to be."""
    base = draw(acts())
    times = draw(st.sampled_from([0, 0, 1, 2, 12]))
    if not times:
        return base
    last = draw(acts((base.jenis,), (base.tahun or 1945) + 1)).model_copy(
        update={"tentang": amendment_title(base, times)}
    )
    return base.model_copy(update={"diubah": (last,)})
