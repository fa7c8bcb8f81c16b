"""The rules of family Mengingat: silent on what is right, exact on what is wrong, and never a fact mended."""

from __future__ import annotations

from contextlib import suppress
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
from kpudocs.peraturan.registry import Unconfirmed, packaged_registry
from kpudocs.rules import RULES, lint
from tests.examples import FOLDER
from tests.loaders.decrees import as_yaml, make
from tests.peraturan.citations import acts
from tests.rules.harness import lay_over

MENGINGAT = tuple(rule for rule in RULES if rule.code.startswith("MG"))
BN, LN = "Berita Negara Republik Indonesia", "Lembaran Negara Republik Indonesia"
ONCE = "sebagaimana telah diubah dengan Peraturan Badan Y Nomor 6 Tahun 2022 tentang Perubahan atas X"
JAMBI = {
    2: {"MG06"},
    3: {"MG04", "MG05", "MG07"},
    4: {"MG03", "MG15"},
    5: {"MG08", "MG09"},
    7: {"MG14"},
}
"""What is wrong with the legal bases of the published Jambi decree, read item by item against the law:

2. The TLN of UU 20/2023 is 6897, not 5897. 3. UU 59/2024 has the Lembaran Negara and the TLN of item 2,
of 2023. 4. Perpres 81/2010 goes without "Nomor", and alone with "Republik Indonesia". 5. The title of
PKPU 14/2020 lacks "Tugas, Fungsi,"; PKPU 21/2023 is its second amendment. 7. A Keputusan: worth a look.
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
    """Its acceptances taken away: its true mistakes, each in its item, and nothing else."""
    text = (FOLDER / "jambi-2026" / "keputusan.yaml").read_text(encoding="utf-8").replace("kpudocs: abaikan", "")
    found: dict[int, set[str]] = {}
    for one in examine(yaml.load(text.encode(), "k.yaml", Path()), MENGINGAT).findings:
        found.setdefault(int(one.loc[1]) + 1, set()).add(one.code)

    assert JAMBI == found


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
    # all with the Republic, or half of them
    [
        "Peraturan Presiden Republik Indonesia Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010–2025",
        "pkpu 7/2023",
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


def test_mending_never_changes_a_fact() -> None:
    """Words are put in full; digits stay as they are, and a second run changes nothing."""
    text = lay_over(
        "mengingat:\n"
        "  - uu 12/2011\n"
        "  - uu 7/2017\n"
        "  - Perpres RI 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010–2025\n"
        "  - PKPU No. 3 Tahun 2019 tentang Contoh (BN RI Tahun 2019 Nomor 500) jo. PKPU No. 4 Tahun 2020 tentang "
        "Perubahan Kedua atas Contoh (BN Tahun 2020 Nomor 501)\n"
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
        f"tentang Perubahan Kedua atas Contoh ({BN} Tahun 2020 Nomor 501)"
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
