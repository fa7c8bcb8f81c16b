"""The rules of family Mengingat: silent on what is right, exact on what is wrong, and never a fact mended."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cmp_to_key
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpudocs.errors import InvalidInput
from kpudocs.examination import examine
from kpudocs.loaders import load_source, yaml
from kpudocs.mending import mend
from kpudocs.peraturan.composer import compose_peraturan
from kpudocs.peraturan.model import Peraturan, compare_order
from kpudocs.peraturan.parser import parse_sitasi
from kpudocs.peraturan.registry import Unconfirmed, packaged_registry
from kpudocs.rules import RULES, lint
from kpudocs.rules.laws import in_order
from tests.examples import FOLDER, ROOT
from tests.loaders.decrees import as_yaml, make
from tests.peraturan.citations import acts
from tests.rules.harness import lay_over, words_at

MENGINGAT = tuple(rule for rule in RULES if rule.code.startswith("MG"))
BN, LN = "Berita Negara Republik Indonesia", "Lembaran Negara Republik Indonesia"
ONCE = "sebagaimana telah diubah dengan Peraturan Badan Y Nomor 6 Tahun 2022 tentang Perubahan atas X"
TITLE = (
    "Susunan Organisasi dan Tata Kerja Sekretariat Jenderal Komisi Pemilihan Umum, Sekretariat Komisi Pemilihan Umum "
    "Provinsi, dan Sekretariat Komisi Pemilihan Umum Kabupaten/Kota"
)
JAMBI = (
    ("MG06", 2, "Tambahan Lembaran Negara Republik Indonesia Nomor 5897"),
    ("MG05", 3, f"{LN} Tahun 2023 Nomor 141, Tambahan {LN} Nomor 5897"),
    ("MG04", 3, f"{LN} Tahun 2023 Nomor 141"),
    ("MG07", 3, f"Tambahan {LN} Nomor 5897"),
    ("MG03", 4, "81"),
    ("MG15", 4, "Presiden Republik Indonesia"),
    ("MG08", 5, TITLE),
    ("MG09", 5, "sebagaimana telah diubah dengan"),
    ("MG08", 5, f"Perubahan Kedua Atas Peraturan Komisi Pemilihan Umum Nomor 14 Tahun 2020 tentang {TITLE}"),
    ("MG14", 7, "Keputusan Komisi Pemilihan Umum Republik Indonesia Nomor 314/ORT.07-Kpt/01/KPU/V/2021"),
)
"""What is wrong with the legal bases of the published Jambi decree, read item by item against the law:

2. The TLN of UU 20/2023 is 6897, not 5897. 3. UU 59/2024 has the Lembaran Negara and the TLN of item 2,
of 2023. 4. Perpres 81/2010 goes without "Nomor", and alone with "Republik Indonesia". 5. The title of
PKPU 14/2020 lacks "Tugas, Fungsi,", twice; PKPU 21/2023 is its second amendment. 7. A Keputusan: worth a look.
"""


def codes(*items: object, **facts: object) -> list[str]:
    """What the rules of Mengingat find in a decree with these legal bases."""
    return [found.code for found in lint(make(mengingat=list(items), **facts), rules=MENGINGAT)]


def citable() -> list[Peraturan]:
    """Every regulation on record that can be cited and was not revoked, without what amends others."""
    registry, found = packaged_registry(), []
    for entri in registry:
        with suppress(Unconfirmed):
            if entri.jenis != "uud" and registry.revoker(entri) is None:
                found.append(registry.cite(entri))
    return found


RIGHT = citable()


def test_the_published_decree() -> None:
    """Its acceptances taken away: its true mistakes, each at its item and its words, as often as it is made."""
    text = (FOLDER / "jambi-2026" / "keputusan.yaml").read_text(encoding="utf-8").replace("kpudocs: abaikan", "")
    findings = examine(yaml.load(text.encode(), "k.yaml", Path()), MENGINGAT).findings
    found = [(one.code, int(one.loc[1]) + 1, " ".join(one.words.split())) for one in findings]

    assert sorted(JAMBI) == sorted(found)
    assert all(" ".join(one.words.split()) == words_at(text, one) for one in findings)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(RIGHT), min_size=1, max_size=8, unique_by=lambda one: one.kunci))
def test_what_is_right_is_silent(laws: list[Peraturan]) -> None:
    """Whatever is on record, cited in full and in its order, breaks no rule."""
    laws = sorted(laws, key=cmp_to_key(lambda one, other: compare_order(one, other) or 0))
    laws.sort(key=lambda one: (one.tingkat or 0, one.tahun or 0, one.jenis, int((one.nomor or "0").split("/")[0])))

    assert [] == codes(*(compose_peraturan(one) for one in laws))


@settings(max_examples=60)
@given(st.lists(acts(("keputusan", "permen", "perpres", "pkpu", "pp", "uu")), min_size=2, max_size=6))
def test_order_is_by_rank(laws: list[Peraturan]) -> None:
    """Sorted by rank nothing is told of ranks; as few items as possible are to be moved."""
    texts = [compose_peraturan(one) for one in sorted(laws, key=lambda one: one.tingkat or 0)]
    moved = texts[-1:] + texts[:-1]
    ranks = sorted(one.tingkat or 0 for one in laws)

    assert not {"MG01", "MG21"} & {*codes(*texts)}
    found = [code for code in codes(*moved) if code in ("MG01", "MG21")]
    assert (ranks[-1] > ranks[0]) == bool(found)
    assert len(found) <= 1 or ranks.count(ranks[-1]) > 1
    assert {"MG01"} >= {*found} if ranks[-1] <= 5 else {"MG21"} >= {*found}


ACEH = "Lembaran Aceh"
BASE = f"Peraturan Badan Y Nomor 5 Tahun 2020 tentang X ({BN} Tahun 2020 Nomor 7)"
CHANGED = "atas Peraturan Badan Y Nomor 5 Tahun 2020 tentang X"
FIRST = f"Peraturan Badan Y Nomor 6 Tahun 2021 tentang Perubahan {CHANGED} ({BN} Tahun 2021 Nomor 8)"
SECOND = f"Peraturan Badan Y Nomor 9 Tahun 2022 tentang Perubahan Kedua {CHANGED} ({BN} Tahun 2022 Nomor 9)"
RIGHT_FORMS = [
    # PKPU of 2020 before Permen of 2023 before Keputusan of 2021; and the other way round between two kinds
    [
        "perbawaslu 5/2022",
        "pkpu 8/2019",
    ],
    ["pkpu 8/2019", "perbawaslu 5/2022"],
    ["uud", "uu 7/2017"],
    ["Pasal 22E Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", "uu 7/2017"],
    ["Ketetapan Majelis Permusyawaratan Rakyat Republik Indonesia Nomor XI/MPR/1998 tentang Negara", "uu 7/2017"],
    # old forms
    ["Undang-Undang Nomor 12 Tahun 1950 tentang Daerah (Berita Negara Republik Indonesia tanggal 4 Juli 1950)"],
    ["Undang-Undang Nomor 8 Tahun 1956 tentang Daerah (Lembaran Negara Tahun 1956 Nomor 25)"],
    ["Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010-2025"],
    ["Peraturan Menteri Keuangan Nomor 60/PMK.02/2007 tentang Biaya"],
    ["Peraturan Daerah Provinsi Jambi Nomor 3 Tahun 2019 tentang Zakat"],
    # a gazette of the next year, a body with the Republic in its name, an amendment by a law about something else
    [f"Peraturan Arsip Nasional Republik Indonesia Nomor 5 Tahun 2021 tentang Pedoman ({BN} Tahun 2022 Nomor 7)"],
    [f"Peraturan Bank Indonesia Nomor 5 Tahun 2021 tentang X ({LN} Tahun 2021 Nomor 200, Tambahan {LN} Nomor 6650)"],
    # a comma before the formula, as KPU's decrees often have it
    [f"Peraturan Badan Y Nomor 5 Tahun 2021 tentang X ({BN} Tahun 2021 Nomor 7), {ONCE} ({BN} Tahun 2022 Nomor 9)"],
    # what is no citation of a regulation is not judged as one
    ["Algemeene Bepalingen van Wetgeving voor Indonesie (Staatsblad 1847 Nomor 23)"],
    ["Putusan Mahkamah Konstitusi Nomor 1/PUU-XX/2022", "uu 7/2017"],
    # joint regulations, emergency laws of the fifties, rules of a house
    ["Peraturan Bersama Badan X dan Badan Y Nomor 13 Tahun 2012, Nomor 11 Tahun 2012 tentang Kode Etik"],
    ["Undang-Undang Nomor 7 (drt) Tahun 1956 tentang Daerah", "Undang-Undang Nomor 12 Drt Tahun 1956 tentang Daerah"],
    ["Peraturan Direktur Jenderal Perbendaharaan Nomor PER-50/PB/2016 tentang Tata Cara"],
    # a province's Perda before a regency's, whatever their years; Keputusan of bodies of unequal rank
    [
        "Peraturan Daerah Provinsi Jambi Nomor 4 Tahun 2020 tentang Hibah",
        "Peraturan Daerah Kabupaten Bungo Nomor 2 Tahun 2016 tentang Perangkat",
        "Peraturan Bupati Bungo Nomor 5 Tahun 2010 tentang Hibah",
    ],
    ["pkpu 8/2019", "Peraturan Desa Maju Nomor 1 Tahun 2020 tentang Dana"],
    # regional gazettes
    [f"Qanun Aceh Nomor 6 Tahun 2018 tentang P ({ACEH} Tahun 2018 Nomor 6, Tambahan {ACEH} Nomor 98)"],
    ["Peraturan Bupati Batang Nomor 6 Tahun 2018 tentang P (Berita Daerah Kabupaten Batang Tahun 2018 Nomor 6)"],
    # amendments one by one, as Lampiran II has them for the body of an amendment; a title that names an amendment
    [f"{BASE} sebagaimana telah beberapa kali diubah dengan {FIRST} dan {SECOND}"],
    [f"{BASE} sebagaimana telah diubah dengan {FIRST} dan terakhir dengan {SECOND}"],
    # all with the Republic, or two of them, or one whose own name it may be
    [
        "Peraturan Presiden Republik Indonesia Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010–2025",
        "pkpu 7/2023",
    ],
    [
        "uu 12/2011",
        "uu 7/2017",
        f"Peraturan Perpustakaan Nasional Republik Indonesia Nomor 4 Tahun 2022 tentang B ({BN} Tahun 2022 Nomor 6)",
    ],
]


@pytest.mark.parametrize("items", RIGHT_FORMS, ids=lambda items: items[0][:40])
def test_right_forms_are_silent(items: list[str]) -> None:
    """What may look wrong and is right."""
    assert [] == codes(*items)


@pytest.mark.parametrize(
    ("tahun", "tanggal", "expected"),
    [
        (2018, "2018-03-02", []),
        (2022, "2022-12-11", []),
        (2022, "2022-12-12", ["MG11"]),
        (2024, "2024-03-02", ["MG11"]),
        (2016, None, ["MG13"]),
    ],
)
def test_only_what_was_there_counts(tahun: int, tanggal: str | None, expected: list[str]) -> None:
    """An amendment is missing from the day it was made, not in a decree of 2018; a law of 2017 cannot be of 2016's."""
    text = compose_peraturan(packaged_registry().cite(packaged_registry().find("uu 7/2017")[0]))
    bare = text.split(" sebagaimana")[0]

    assert expected == codes(bare, tahun=tahun, penetapan={"tanggal": tanggal} if tanggal else {})


def test_a_year_that_cannot_be_read_makes_no_twin() -> None:
    """A law whose year the scanner spoiled is not another law with the same gazette."""
    text = f"Undang-Undang Nomor 18 Tahun 2Ol2 tentang Pangan ({LN} Tahun 2Ol2 Nomor 227, Tambahan {LN} Nomor 5360)"

    assert ["MG16", "MG19"] == codes(text)


def test_a_day_counts_where_it_is_known() -> None:
    """A regulation of the decree's own year may be older or younger."""
    text = compose_peraturan(packaged_registry().cite(packaged_registry().find("pkpu 20/2023")[0]))

    assert ["MG13"] == codes(text, tahun=2023, penetapan={"tanggal": "2023-10-08"})
    assert [] == codes(text, tahun=2023, penetapan={"tanggal": "2023-10-09"})


def test_an_office_s_record_counts(tmp_path: Path) -> None:
    """What an office has on record is compared too."""
    (tmp_path / "peraturan.yaml").write_text(
        "peraturan:\n  - {jenis: uu, nomor: 59, tahun: 2024, tentang: RPJPN, ln: 2024/194, tln: 6987, sumber: uji, "
        "diperiksa: 2026-01-05}\n",
        encoding="utf-8",
    )
    text = (
        "Undang-Undang Nomor 59 Tahun 2024 tentang RPJPN (Lembaran Negara Republik Indonesia Tahun 2024 Nomor 194, "
        "Tambahan Lembaran Negara Republik Indonesia Nomor 6978)"
    )
    (tmp_path / "k.yaml").write_text(as_yaml(mengingat=[text]), encoding="utf-8")

    assert ["MG06"] == [found.code for found in examine(load_source(tmp_path / "k.yaml"), MENGINGAT).findings]


WRONG_FORMS = [
    (["Peraturan Daerah Kabupaten Bungo Nomor 2 Tahun 2016 tentang P",
      "Peraturan Daerah Provinsi Jambi Nomor 4 Tahun 2020 tentang H"], ["MG21"]),
    (["Keputusan Komisi Pemilihan Umum Nomor 1 Tahun 2020 tentang K", "pkpu 8/2019"], ["MG14", "MG21"]),
    (["uu 5/2014", "uu 20/2023"], ["MG12"]),
    (["Undang-Undang Dasar Negara Republik Indonesia Tahun 1954"], ["MG16"]),
    (["Undang-Undang Nomor 3 Tahun 2003 Keuangan Desa"], ["MG16"]),
    (["Undang-Undang Nomor 3 Tahun 2003 tentng Keuangan Desa"], ["MG16"]),
    (["uu7/2017"], ["MG20"]), (["UU. 7/17"], ["MG20"]), (["PKPU No 8/2019"], ["MG20"]),
    ([f"{BASE} jo. {SECOND.replace('5 Tahun 2020', '4 Tahun 2020')}"], ["MG17"]),
    ([f"{BASE} sebagaimana telah diganti dengan {FIRST}"], ["MG12"]),
    ([f"{BASE} sebagaimana telah diubah dengan {FIRST.replace('Y Nomor 5', 'Y Nomor 3')}"], ["MG22"]),
    ([f"{BASE} sebagaimana telah diubah dengan {FIRST.replace('Y Nomor 5', 'Y 5')}"], ["MG03"]),
    ([f"{BASE} sebagaimana telah diubah dengan {SECOND.replace('Kedua', 'Ke-2')}"], ["MG09"]),
    ([f"{BASE} dan Peraturan Badan Z Nomor 9 Tahun 2019 tentang W"], ["MG19"]),
    ([f"{BASE.replace('Nomor 5 Tahun 2020', 'Nomor 5/2020')}"], ["MG17"]),
    ([f"{BASE.replace('Nomor 5', 'Nomor : 5')}"], ["MG17"]),
]  # fmt: skip


@pytest.mark.parametrize(("items", "expected"), WRONG_FORMS, ids=lambda value: value[-1][:60])
def test_wrong_forms_are_told(items: list[str], expected: list[str]) -> None:
    """Each by its rule and no other."""
    assert expected == sorted(codes(*items))


def test_advice_is_only_what_works() -> None:
    """A short reference is offered where the record composes it for this decree, and following it is silent."""
    bare = "Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan "
    bare += f"({LN} Tahun 2011 Nomor 82, Tambahan {LN} Nomor 5234)"
    pilkada = f"Undang-Undang Nomor 1 Tahun 2015 tentang P ({LN} Tahun 2015 Nomor 23, Tambahan {LN} Nomor 5656)"
    facts = {"tahun": 2020, "penetapan": {"tanggal": "2020-03-02"}}
    (found,) = lint(make(mengingat=[bare], **facts), rules=MENGINGAT)
    (other,) = lint(make(mengingat=[pilkada]), rules=MENGINGAT)
    (short,) = lint(make(mengingat=["Peraturan Badan Z Nomor 9 Tahun 2019 tentang W"]), rules=MENGINGAT)

    assert ("MG11", True) == (found.code, found.advice.endswith("tulis rujukan pendek uu 12/2011"))
    assert [] == codes("uu 12/2011", **facts)
    assert ("MG11", "sebut perubahannya") == (other.code, other.advice)
    assert ("MG16", "lengkapi dari naskah peraturannya") == (short.code, short.advice)


def test_many_items_are_read_in_one_go() -> None:
    """Order and twins are looked at once an item: thousands of them, of all years, take no minutes."""
    items = [f"Undang-Undang Nomor {n} Tahun {1900 + n % 120} tentang X (LN Tahun 1950 Nomor {n})" for n in range(3000)]

    assert {"MG02", "MG04", "MG17"} == {*codes(*items, tahun=2026)} - {"MG16", "MG18"}


def read_laws(item: str) -> list[tuple[object, ...]]:
    """What law a legal basis means: each regulation with its gazettes, and what amends it."""
    peraturan = parse_sitasi(item).peraturan
    laws = (peraturan, *peraturan.diubah) if peraturan else ()
    return [(one.kunci, one.ln, one.tln, one.bn, one.ld, one.bd) for one in laws]


FORMULAS = [
    *("jo.", "jo", "juncto", "sebagaimana telah diubah dengan", "sebagaimana telah diganti dengan"),
    *("sebagaimana diubah terakhir dengan", "sebagaimana telah beberapa kali diubah dengan", "dan terakhir dengan"),
    "sebagaimana telah diubah beberapa kali, terakhir dengan",
]
NAMES = ["UU Nomor {}/{}", "UU RI No. {} Tahun {}", "Undang-Undang Nomor {} Tahun {}", "UU {} Tahun {}"]
NAMES += ["PKPU No. {} Tahun {}", "Permenkeu Nomor {}/{}", "Undang Undang Nomor : {} Tahun {}"]
GAZETTES = ["", " (LN RI Tahun 2019 Nomor 7, TLN Nomor 6100)", " (BN RI Tahun 2019 Nomor 77)"]
TITLES = ["Contoh", "Perubahan atas UU Nomor 3 Tahun 2019 tentang Contoh", "Perubahan Kedua atas UU Nomor 4 Tahun 2018"]


@st.composite
def citations(draw: st.DrawFn) -> str:
    """A legal basis as people shorten it, with up to two other laws joined to it somehow."""
    acts = []
    for number in draw(st.lists(st.integers(3, 5), min_size=1, max_size=3)):
        name = draw(st.sampled_from(NAMES)).format(number, draw(st.integers(2018, 2020)))
        acts.append(f"{name} tentang {draw(st.sampled_from(TITLES))}{draw(st.sampled_from(GAZETTES))}")
    return "".join(f" {draw(st.sampled_from(FORMULAS))} {act}" if i else act for i, act in enumerate(acts))


@settings(max_examples=40)
@given(citations())
def test_mending_never_changes_what_law_is_meant(item: str) -> None:
    """Whatever was read before a mending is read after it, and the second mending finds nothing more."""
    mended = mend(yaml.load(as_yaml(mengingat=[item]).encode(), "k.yaml", Path()), Path(), MENGINGAT).source
    (after,) = mended.keputusan.mengingat

    assert read_laws(item) == read_laws(after)
    assert () == mend(mended, Path(), MENGINGAT).done


@pytest.mark.parametrize(
    "formula",
    ["jo. " + FIRST.replace("Y Nomor 5", "Y Nomor 3"), f"sebagaimana telah diganti dengan {FIRST}",
     f"sebagaimana telah beberapa kali diubah dengan {FIRST} dan {SECOND}"],
)  # fmt: skip
def test_what_is_not_sure_is_not_mended(formula: str) -> None:
    """Laws that are only read together, a replacement, amendments one by one: no word changes."""
    text = as_yaml(mengingat=[f"{BASE} {formula}"])
    done = mend(yaml.load(text.encode(), "k.yaml", Path()), Path(), MENGINGAT)

    assert ((), text) == (done.done, done.source.text)


def test_what_is_composed_is_not_offered_to_mend() -> None:
    """Words that are not in the file cannot be mended there; the finding stands at the field that says them."""
    text = lay_over(
        "mengingat:\n  - uu 7/2017\n  - jenis: pkpu\n    nomor: 8\n    tahun: 2019\n    tentang: Tata Kerja\n"
        "    bn: 2019/321\n    beberapa_kali: false\n    diubah:\n"
        "      - {jenis: pkpu, nomor: 12, tahun: 2023, tentang: Perubahan Kelima atas X, bn: 2023/377}\n"
    )
    findings = examine(yaml.load(text.encode(), "k.yaml", Path()), MENGINGAT).findings
    places = {(one.code, words_at(text, one)) for one in findings if one.line}

    assert {("MG06", "2019/321"), ("MG08", "Tata Kerja"), ("MG08", "Perubahan Kelima atas X")} <= places
    assert "MG09" in {one.code for one in findings}
    assert [] == [one.replacement for one in findings if one.replacement is not None]


def test_mending_never_changes_a_fact() -> None:
    """Words are put in full; digits stay as they are, and a second run changes nothing."""
    text = lay_over(
        "mengingat:\n"
        "  - uu 12/2011\n"
        "  - uu 7/2017\n"
        "  - Perpres RI 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010–2025\n"
        "  - PKPU No. 3 Tahun 2019 tentang Contoh (BN RI Tahun 2019 Nomor 500) jo. PKPU No. 4 Tahun 2020 tentang "
        "Perubahan Kedua atas PKPU Nomor 3 Tahun 2019 (BN Tahun 2020 Nomor 501)\n"
    )
    mended = mend(yaml.load(text.encode(), "k.yaml", Path()), Path(), MENGINGAT).source
    again = mend(mended, Path(), MENGINGAT)

    assert mended.text is not None and () == again.done
    assert [char for char in text if char.isdigit()] == [char for char in mended.text if char.isdigit()]
    grand, pkpu = mended.keputusan.mengingat[2:]
    assert "Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010–2025" == grand
    assert pkpu.startswith(
        f"Peraturan Komisi Pemilihan Umum Nomor 3 Tahun 2019 tentang Contoh ({BN} Tahun 2019 Nomor 500)"
    )
    assert pkpu.endswith(
        " sebagaimana telah beberapa kali diubah, terakhir dengan Peraturan Komisi Pemilihan Umum Nomor 4 Tahun 2020 "
        f"tentang Perubahan Kedua atas PKPU Nomor 3 Tahun 2019 ({BN} Tahun 2020 Nomor 501)"
    )


PARTS = [
    *(
        "Undang-Undang",
        "UU",
        "PKPU",
        "Nomor",
        "7",
        "Tahun",
        "2017",
        "2099",
        "tentang",
        "Perubahan Kedua atas",
        "(",
        ")",
    ),
    *(f"({LN} Tahun 2017 Nomor 182", f", Tambahan {LN} Nomor 6109)", "sebagaimana telah diubah dengan", "Keputusan"),
    *("Republik Indonesia", "20", "2020", "jo.", "2Ol7"),
]


@settings(max_examples=150)
@given(
    st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=12).map(" ".join), min_size=1, max_size=5),
)
def test_findings_point_into_the_text(items: list[str]) -> None:
    """Whatever is typed, the rules answer, and their words stand where they say."""
    try:
        keputusan = make(mengingat=items)
    except (InvalidInput, ValueError):
        return
    for found in lint(keputusan, rules=MENGINGAT):
        text = keputusan.mengingat[int(found.loc[1])]
        assert text[found.offset : found.offset + len(found.words)] == found.words != ""


@dataclass(frozen=True)
class Item:
    """What `in_order` needs of a legal basis: where it stands, and what it is ordered by."""

    number: int
    key: int


def work(keys: list[int]) -> int:
    """How often the order asks after a key, or compares two items of one key."""
    asked = 0

    def key(one: Item) -> int:
        nonlocal asked
        asked += 1
        return one.key

    def wrong(one: Item, other: Item) -> bool:
        nonlocal asked
        asked += 1
        return False

    items = [Item(number, one) for number, one in enumerate(keys, 1)]
    assert not {moved.number for moved, _ in in_order(items, key, wrong)} - {one.number for one in items}
    return asked


@pytest.mark.parametrize(
    "keys",
    [
        lambda count: list(range(count)),
        lambda count: list(range(count, 0, -1)),
        lambda count: [one * 7919 % count for one in range(count)],
        lambda count: [one // 4 for one in range(count)],
    ],
    ids=["in order", "reversed", "mixed", "some alike"],
)
def test_the_work_of_ordering_grows_with_the_items(keys: Callable[[int], list[int]]) -> None:
    """Ten times the items, ten times the questions asked: of laws of many years none is compared with all."""
    assert work(keys(10_000)) <= 11 * work(keys(1_000))


def test_laws_of_one_year_are_compared_up_to_a_bound() -> None:
    """Where all are of one kind and year, those beyond two hundred add no comparisons."""
    assert work([2026] * 4_000) - work([2026] * 2_000) <= 10 * 2_000


def test_what_the_record_cannot_cite_is_told() -> None:
    """Every entry that is no short reference yet says which of its facts are not confirmed; the guide counts them."""
    lacking = {}
    for entri in packaged_registry():
        try:
            packaged_registry().cite(entri, 2026)
        except Unconfirmed as error:
            lacking[entri.rujukan] = error
    total = len(list(packaged_registry()))
    guide = " ".join((ROOT / "docs" / "panduan.md").read_text("utf-8").split())

    assert f"Dari {total} peraturan bawaan, {len(lacking)} sudah tercatat tetapi belum dapat" in guide
    assert all(error.names for error in lacking.values())
