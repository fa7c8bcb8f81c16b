"""The wording that kpudocs itself does: labels, marks, derived sentences, headings and closing blocks."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpudocs.bahasa.angka import format_huruf, format_romawi, format_urutan
from kpudocs.composition import compose, missing_facts
from kpudocs.errors import InvalidInput, UnknownChoice
from kpudocs.keputusan import TITIK, Keputusan
from kpudocs.naskah import Naskah, Ragam
from tests.loaders.decrees import DRAFT, make

TITLE = "Keputusan Komisi Pemilihan Umum Provinsi Jambi tentang Rencana Aksi di Jambi"
words = st.lists(st.text("abcyz", min_size=1, max_size=8), min_size=1, max_size=5).map(" ".join)
marks = st.sampled_from(["", ";", ".", ",", ":", ";;", " ;", ".;", "; "])


def asli(**facts: Any) -> Naskah:
    return compose(make(**facts), Ragam.ASLI)


def menimbang(**facts: Any) -> list[tuple[str, str]]:
    return [(butir.label, butir.teks) for butir in asli(**facts).menimbang.butir]


# Menimbang


def test_one_consideration_states_the_act() -> None:
    """No letter, and the act in the same sentence."""
    assert [("", f"bahwa perlu, perlu menetapkan {TITLE};")] == menimbang(menimbang=["bahwa perlu"])


@pytest.mark.parametrize(
    ("count", "letters"),
    [
        (2, "huruf a dan huruf b"),
        (3, "huruf a, huruf b, dan huruf c"),
        (4, "huruf a, huruf b, huruf c, dan huruf d"),
    ],
)
def test_the_closing_consideration(count: int, letters: str) -> None:
    """Several are named letter by letter in one more."""
    *_, last = menimbang(menimbang=["bahwa x"] * count)
    sentence = f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {letters}, perlu menetapkan {TITLE};"

    assert (f"{format_huruf(count + 1)}.", sentence) == last


def test_letters_beyond_z() -> None:
    """After z comes aa, also where the closing consideration names it."""
    butir = menimbang(menimbang=["bahwa x"] * 27)

    assert ["z.", "aa.", "bb."] == [label for label, _ in butir[-3:]]
    assert ", huruf z, dan huruf aa, perlu menetapkan" in butir[-1][1]


def test_the_closing_consideration_switched_off() -> None:
    """Then all is as typed, but for the marks."""
    assert [("a.", "bahwa x;"), ("b.", "bahwa y;")] == menimbang(
        menimbang=["bahwa x", "bahwa y."], pertimbangan_penutup=False
    )
    assert [("", "bahwa x;")] == menimbang(menimbang=["bahwa x"], pertimbangan_penutup=False)


@pytest.mark.parametrize(
    "last",
    [
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan KPU tentang X",
        "bahwa karena itu PERLU  MENETAPKAN keputusan Ketua",
        "bahwa hal itu perlu ditetapkan dengan Keputusan KPU",
    ],
)
def test_the_closing_consideration_is_not_doubled(last: str) -> None:
    """Where the last one says it already, none is added."""
    assert 2 == len(menimbang(menimbang=["bahwa x", last]))
    assert 1 == len(menimbang(menimbang=[last]))
    assert "perlu menetapkan Keputusan Komisi" not in menimbang(menimbang=[last])[0][1]


@pytest.mark.parametrize(
    "stated",
    [
        ["bahwa untuk itu perlu menetapkan Tim Reformasi Birokrasi"],
        ["bahwa untuk itu perlu ditetapkan Rencana Kerja Tahun 2026"],
        ["bahwa satu", "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan tim"],
        ["bahwa satu", "bahwa berdasarkan hal tersebut di atas, perlu menetapkan tim"],
    ],
)
def test_an_act_without_the_word_keputusan_is_not_doubled(stated: list[str]) -> None:
    """Who closes the considerations in words of their own has closed them."""
    assert [f"{text};" for text in stated] == [text for _, text in menimbang(menimbang=stated)]


def test_an_act_in_one_of_several_is_closed_all_the_same() -> None:
    """The last of several closes only if it says that it rests on the others."""
    assert 3 == len(menimbang(menimbang=["bahwa satu", "bahwa KPU perlu menetapkan tim"]))


def test_another_decree_in_a_consideration_is_not_the_closing_one() -> None:
    """That some decree was made before says nothing of this one."""
    text = "bahwa KPU telah menetapkan Keputusan Nomor 5"

    assert f"{text}, perlu menetapkan {TITLE};" == menimbang(menimbang=[text])[0][1]


# Marks


@given(words, marks, marks)
def test_marks_are_never_doubled(text: str, mark: str, other: str) -> None:
    """Whatever mark was typed, each part ends with its own, once."""
    typed = text + mark
    naskah = asli(
        menimbang=[typed, text + other],
        mengingat=[typed],
        memerhatikan=[typed],
        memutuskan=[typed, {"teks": typed, "rincian": [typed, {"teks": typed, "rincian": [typed]}, typed]}],
        tentang=typed,
        pejabat_pembentuk=typed,
    )
    (first, second), list_items = naskah.diktum, naskah.diktum[1].rincian
    upper = text.upper()

    assert [f"{text};"] * 2 == [butir.teks for butir in naskah.menimbang.butir[:2]]
    assert f"{text};" == naskah.mengingat.butir[0].teks
    assert naskah.memerhatikan and f"{text};" == naskah.memerhatikan.butir[0].teks
    assert (f"{text}.", f"{text}:") == (first.teks, second.teks)
    assert [f"{text};", f"{text}:", f"{text};", f"{text}."] == [item.teks for item in list_items]
    assert (f"{upper},", upper) == (naskah.pembentuk, naskah.judul[-1])
    assert naskah.menetapkan.butir[0].teks.endswith(f" TENTANG {upper}.")


def test_nested_lists() -> None:
    """1. → a. → 1) → a), laid flat in order of reading."""
    deep = {"teks": "a", "rincian": [{"teks": "b", "rincian": [{"teks": "c", "rincian": [{"teks": "d"}, "e"]}]}, "f"]}
    flat = asli(memutuskan=[{"teks": "dengan", "rincian": [deep, "g"]}]).diktum[0].rincian
    expected = [
        *(("1.", "a:", 1), ("a.", "b:", 2), ("1)", "c:", 3), ("a)", "d;", 4), ("b)", "e;", 4)),
        *(("b.", "f;", 2), ("2.", "g.", 1)),
    ]

    assert expected == [(item.label, item.teks, item.tingkat) for item in flat]


def test_second_last_item_keeps_its_and() -> None:
    """The mark of a second-last item, with its "dan", stays."""
    flat = asli(memutuskan=[{"teks": "x", "rincian": ["a; dan", "b"]}]).diktum[0].rincian

    assert ["a; dan", "b."] == [item.teks for item in flat]


@pytest.mark.parametrize("count", [1, 11, 25, 100])
def test_diktum_in_order(count: int) -> None:
    """KESATU and on, each label on lines that fit its column."""
    diktum = asli(memutuskan=["x"] * count).diktum

    assert [format_urutan(n) for n in range(1, count + 1)] == [" ".join(item.label) for item in diktum]
    assert all(len(line) <= 12 for item in diktum for line in item.label)


def test_each_word_of_an_ordinal_takes_a_line() -> None:
    """The words of a label stay whole, and fit beside the colon."""
    labels = [item.label for item in asli(memutuskan=["x"] * 25).diktum]

    assert ("KESEBELAS",) == labels[10]
    assert ("KEDUA", "BELAS") == labels[11]
    assert ("KEDUA", "PULUH", "LIMA") == labels[24]


# Headings


def test_headings() -> None:
    """The title stands once in the facts, and wherever a decree names it."""
    naskah = asli(lampiran=[{"jenis": "naskah", "isi": ["x"]}])
    (lampiran,) = naskah.lampiran
    title = ("RENCANA AKSI", "DI JAMBI")

    assert ("KEPUTUSAN KOMISI PEMILIHAN UMUM PROVINSI JAMBI", "NOMOR 10 TAHUN 2026", "TENTANG", *title) == naskah.judul
    assert f"{TITLE.upper()}." == naskah.menetapkan.butir[0].teks
    assert (
        "LAMPIRAN",
        "KEPUTUSAN KOMISI PEMILIHAN UMUM",
        "PROVINSI JAMBI",
        "NOMOR 10 TAHUN 2026",
        "TENTANG RENCANA AKSI DI JAMBI",
    ) == lampiran.kepala
    assert title == lampiran.judul
    assert f"{TITLE.replace('tentang', 'Nomor 10 Tahun 2026 tentang')}" == naskah.info.judul


@pytest.mark.parametrize("tentang", ["RENCANA AKSI DI LINGKUNGAN KPU", "rencana aksi di lingkungan kpu"])
def test_title_typed_in_capitals_or_small_letters(tentang: str) -> None:
    """In running text it is in title case, in headings in capitals."""
    naskah = asli(tentang=tentang)

    assert "tentang Rencana Aksi di Lingkungan KPU;" in naskah.menimbang.butir[0].teks
    assert "RENCANA AKSI DI LINGKUNGAN KPU" == naskah.judul[-1]


def test_kpu_ri_is_named_without_republik_indonesia() -> None:
    """Only its letterhead says it (UU 12/2011 Lampiran II)."""
    naskah = asli(lembaga="KPU RI", lampiran=[{"jenis": "naskah", "isi": ["x"]}])

    assert ("KOMISI PEMILIHAN UMUM", "REPUBLIK INDONESIA") == naskah.kop
    assert "KEPUTUSAN KOMISI PEMILIHAN UMUM TENTANG RENCANA AKSI DI JAMBI." == naskah.menetapkan.butir[0].teks
    assert ("KETUA KOMISI PEMILIHAN UMUM,",) == naskah.penetapan.jabatan
    assert "REPUBLIK INDONESIA" not in " ".join([*naskah.judul, naskah.pembentuk, *naskah.lampiran[0].kepala])


def test_older_nomor_stands_alone() -> None:
    """A number that holds its year is not given another."""
    assert "NOMOR 314/ORT.07-Kpt/01/KPU/V/2021" == asli(nomor="314/ORT.07-Kpt/01/KPU/V/2021", tahun=2021).judul[1]


@pytest.mark.parametrize("count", [1, 2, 12])
def test_lampiran_are_numbered(count: int) -> None:
    """One carries no number, several Roman ones."""
    naskah = asli(lampiran=[{"jenis": "naskah", "isi": ["x"]}] * count)
    labels = ["LAMPIRAN"] if count == 1 else [f"LAMPIRAN {format_romawi(n)}" for n in range(1, count + 1)]

    assert labels == [lampiran.label for lampiran in naskah.lampiran]
    assert labels == [lampiran.kepala[0] for lampiran in naskah.lampiran]


def test_lampiran_with_a_title_of_its_own() -> None:
    """On the lines it was typed on; the heading still names the decree."""
    (lampiran,) = asli(lampiran=[{"jenis": "naskah", "judul": "susunan tim\nkerja.", "isi": ["x"]}]).lampiran

    assert ("SUSUNAN TIM", "KERJA") == lampiran.judul
    assert "TENTANG RENCANA AKSI DI JAMBI" == lampiran.kepala[-1]


def test_heading_of_a_lampiran_on_two_lines() -> None:
    """As the profil asks."""
    profil = {"kepala_lampiran": "terpisah"}
    (lampiran,) = asli(profil=profil, lampiran=[{"jenis": "naskah", "isi": ["x"]}]).lampiran

    assert ("TENTANG", "RENCANA AKSI DI JAMBI") == lampiran.kepala[-2:]


# Closing blocks


@pytest.mark.parametrize(
    ("penetapan", "jabatan"),
    [
        ({}, ("KETUA KOMISI PEMILIHAN UMUM", "PROVINSI JAMBI,")),
        ({"cara": "Plt."}, ("Plt. KETUA KOMISI PEMILIHAN UMUM", "PROVINSI JAMBI,")),
        ({"cara": "Plh."}, ("Plh. KETUA KOMISI PEMILIHAN UMUM", "PROVINSI JAMBI,")),
        ({"cara": "Plt.", "jabatan": "Plt. Ketua KPU Provinsi Jambi,"}, ("Plt. KETUA KPU", "PROVINSI JAMBI,")),
        (
            {"cara": "a.n.", "jabatan": "Sekretaris"},
            ("a.n. KETUA KOMISI PEMILIHAN UMUM", "PROVINSI JAMBI", "SEKRETARIS,"),
        ),
        ({"jabatan": "Wakil Ketua"}, ("WAKIL KETUA,",)),
    ],
)
def test_who_signs(penetapan: dict[str, str], jabatan: tuple[str, ...]) -> None:
    """In own right, for another, or acting; in capitals with a comma."""
    place = {"tempat": "Jambi", "tanggal": "2026-02-03", "nama": "budi contoh"}
    naskah = asli(penetapan={**place, **penetapan}, lampiran=[{"jenis": "naskah", "isi": ["x"]}])
    closing = naskah.penetapan

    assert jabatan == closing.jabatan
    assert ("Ditetapkan di Jambi", "pada tanggal 3 Februari 2026") == (closing.tempat, closing.tanggal)
    assert ("", "BUDI CONTOH") == (closing.tanda, closing.nama)
    assert dataclasses.replace(closing, tempat="", tanggal="") == naskah.lampiran[0].penetapan


def test_sekretariat_decrees() -> None:
    """By its own head, on its own letterhead."""
    naskah = compose(make(lembaga="Sekretariat KPU RI"), Ragam.SALINAN)

    assert ("SEKRETARIAT JENDERAL KOMISI PEMILIHAN UMUM", "REPUBLIK INDONESIA") == naskah.kop
    assert "SEKRETARIS JENDERAL KOMISI PEMILIHAN UMUM," == naskah.pembentuk
    assert "KEPUTUSAN SEKRETARIS JENDERAL KOMISI PEMILIHAN UMUM" == naskah.judul[0]


def test_salinan() -> None:
    """The word, "ttd.", and the certification, on the decree and on each lampiran."""
    naskah = compose(make(lampiran=[{"jenis": "naskah", "isi": ["x"]}] * 2), Ragam.SALINAN)
    certified = naskah.pengesahan

    assert certified is not None
    assert ("SALINAN", "ttd.", "") == (naskah.tanda_salinan, naskah.penetapan.tanda, naskah.tanda_air)
    assert ("Salinan sesuai dengan aslinya", "Kepala Bagian Hukum,", "Siti Contoh") == (
        certified.kalimat,
        certified.jabatan,
        certified.nama,
    )
    assert ("SEKRETARIAT KOMISI PEMILIHAN UMUM", "PROVINSI JAMBI") == certified.unit
    assert [(certified, "ttd.")] * 2 == [(item.pengesahan, item.penetapan.tanda) for item in naskah.lampiran]


def test_who_certifies_for_an_ad_hoc_body() -> None:
    """Its own name: it has no Sekretariat that decrees."""
    pengesahan = compose(make(lembaga="KPPS TPS 001, Desa Sukamaju"), "salinan").pengesahan

    assert pengesahan is not None
    assert ("KELOMPOK PENYELENGGARA PEMUNGUTAN SUARA TPS 001", "DESA SUKAMAJU") == pengesahan.unit


def test_asli() -> None:
    """Room for the signature: no word, no mark, no certification."""
    naskah = asli(lampiran=[{"jenis": "naskah", "isi": ["x"]}])

    assert ("", "", "", None) == (naskah.tanda_salinan, naskah.tanda_air, naskah.penetapan.tanda, naskah.pengesahan)
    assert naskah.lampiran[0].pengesahan is None


def test_rancangan_with_nothing_known() -> None:
    """Number, place, date and name print as dots, and nothing is asked for."""
    naskah = compose(Keputusan.model_validate(DRAFT), Ragam.RANCANGAN)
    closing = naskah.penetapan

    assert ("RANCANGAN", "") == (naskah.tanda_air, naskah.tanda_salinan)
    assert f"NOMOR {TITIK} TAHUN 2026" == naskah.judul[1]
    assert (f"Ditetapkan di {TITIK}", f"pada tanggal {TITIK}", TITIK) == (closing.tempat, closing.tanggal, closing.nama)
    assert "2026kpt-rancangan" == naskah.nama_berkas


@pytest.mark.parametrize(
    ("ragam", "missing"),
    [
        ("asli", ["nomor", "penetapan.tempat", "penetapan.tanggal", "penetapan.nama"]),
        ("salinan", ["nomor", "penetapan.tempat", "penetapan.tanggal", "penetapan.nama", "salinan"]),
        ("rancangan", []),
    ],
)
def test_missing_facts(ragam: str, missing: list[str]) -> None:
    """All that a ragam needs is asked for at once, by name."""
    keputusan = Keputusan.model_validate(DRAFT)
    faults = tuple(missing_facts(keputusan, Ragam(ragam)))

    assert missing == [fault.path for fault in faults]
    assert all(fault.message.endswith("belum diisi") and fault.advice for fault in faults)
    if missing:
        with pytest.raises(InvalidInput) as caught:
            compose(keputusan, ragam)
        assert faults == caught.value.faults


def test_unknown_ragam() -> None:
    """Told with the choices; one of kpudocs' own errors, and a ValueError as Python has it."""
    with pytest.raises(
        UnknownChoice, match='ragam "copy" tidak dikenal; pilihannya: asli, petikan, rancangan, salinan, srikandi, tte'
    ):
        compose(make(), "copy")
    assert issubclass(UnknownChoice, ValueError)


@pytest.mark.parametrize("ragam", Ragam)
def test_texts_are_in_the_order_of_reading(ragam: Ragam) -> None:
    """What a reader meets first comes first; nothing is empty."""
    naskah = compose(make(memerhatikan=["Berita Acara"], lampiran=[{"jenis": "naskah", "isi": ["isi"]}]), ragam)
    texts = list(naskah.texts())
    places = [texts.index(word) for word in ("TENTANG", "Menimbang", "Mengingat", "Memerhatikan", "MEMUTUSKAN:")]
    places += [texts.index(word) for word in ("Menetapkan", "KESATU", "Ditetapkan di Jambi")]
    # An excerpt has no lampiran that names nobody.
    places += [texts.index(word) for word in ("LAMPIRAN", "isi") if ragam is not Ragam.PETIKAN]

    assert sorted(places) == places
    assert all(texts)
    assert ("SALINAN" == texts[0]) is (ragam is Ragam.SALINAN)


def test_the_word_salinan_below_the_letterhead() -> None:
    """Where the profil puts it."""
    naskah = compose(make(profil={"posisi_salinan": "bawah_kop"}), Ragam.SALINAN)

    assert ("KOMISI PEMILIHAN UMUM", "PROVINSI JAMBI", "SALINAN") == naskah.pembuka()
