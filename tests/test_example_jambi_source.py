"""The Jambi example says what the published plan says: no word lost, none added.

The seed is the text layer of the published decree. Its plan stands on twelve pages, and the layer runs the
columns together and prints merged cells last, so which cell belongs to which column, and which cells are
merged, is a reading that no test can prove.
What is proven, with nothing but the YAML file and the text layer:

- every word (and every single character that is no blank) of the plan, page by page, is in the YAML rows that
  stand on that page, and those rows have none more. The table `PAGES` tells how many rows stand on each page;
- every paragraph of every cell is one unbroken run of text on its page: its words are whole and in order.

Not compared are blanks beside a slash or a dash ("dan /atau"), and the months: they are shading, which a text
layer does not hold.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

TESTS = Path(__file__).parent
SEED = TESTS / "data" / "seed-jambi-2026.txt"
EXAMPLE = TESTS.parent / "examples" / "jambi-2026" / "keputusan.yaml"

# A page begins with its header row; the last two pages have no header and begin in the middle of a group.
PAGE_START = re.compile(
    r"^ ?(?=Jan Feb Maret April Mei Juni Juli Agt Sept Okt Nov Des$)"
    r"|^ (?=c\. Reviu dan perbaikan|d\. Sistem pemberian)",
    re.MULTILINE,
)
HEADER = """
    NO. AREA PERUBAHAN KEGIATAN SUB KEGIATAN INDIKATOR KEBERHASILAN PELAKSANAAN (BULAN) KET
    Jan Feb Maret April Mei Juni Juli Agt Sept Okt Nov Des 1 2 3 4 5 6 7
"""
TITLE = """
    RENCANA AKSI REFORMASI BIROKRASI DI LINGKUNGAN
    KOMISI PEMILIHAN UMUM PROVINSI JAMBI TAHUN 2026
"""

# Cells that the text layer prints without a blank between them.
GLUED = {
    "KETSUB KEGIATAN": "KET SUB KEGIATAN",
    "HarmonisasiPenataan": "Harmonisasi Penataan",
    "GratifikasiPenguatan": "Gratifikasi Penguatan",
}


class Page(NamedTuple):
    """What stands on one page of the published plan."""

    rows: int
    """How many rows begin on it (none runs over a page break)."""
    header: str = HEADER
    """The words that belong to the table, not to its rows."""
    repeated: tuple[str, ...] = ()
    """Labels printed again because a merged cell continues from the page before; the YAML has them once."""


PAGES = (
    Page(rows=3, header=TITLE + HEADER),
    Page(rows=9),
    Page(rows=7),
    Page(rows=10),
    Page(rows=10),
    # Row b. of "Pelaksanaan evaluasi jabatan" shares its indikator with row a. on the page before.
    Page(rows=7, repeated=("Setiap jabatan sudah memiliki Standar Kompetensi Jabatan (SKJ).",)),
    # Row f. of "Keterlibatan Pimpinan" continues kegiatan and area of the page before.
    Page(rows=6, repeated=("6 Penguatan Akuntabilitas", "Keterlibatan Pimpinan")),
    Page(rows=10),
    Page(rows=9),
    Page(rows=7),
    Page(rows=4, header=""),
    Page(rows=6, header=""),
)


def published_pages() -> list[str]:
    text = SEED.read_text(encoding="utf-8")
    for glued, apart in GLUED.items():
        text = text.replace(glued, apart)
    return PAGE_START.split(text)[1:]


def rows_with_new_labels() -> Iterator[list[str]]:
    """For each row of the YAML the paragraphs of the cells that begin in it, from left to right."""
    (plan,) = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))["lampiran"]
    for number, area in enumerate(plan["area"], start=1):
        labels = [str(number), area["nama"]]
        for kegiatan in area["kegiatan"]:
            labels.append(kegiatan["nama"])
            for baris in kegiatan["baris"]:
                yield [*labels, *baris["sub_kegiatan"].splitlines(), *baris.get("indikator", "").splitlines()]
                labels = []


def example_pages() -> list[list[str]]:
    """The paragraphs of the YAML, dealt out to pages by the numbers of rows in `PAGES`."""
    rows = list(rows_with_new_labels())
    if len(rows) != sum(page.rows for page in PAGES):
        raise ValueError(f"PAGES counts {sum(page.rows for page in PAGES)} rows, the example has {len(rows)}")
    dealt = iter(rows)
    return [[text for _ in range(page.rows) for text in next(dealt)] for page in PAGES]


def words(text: str) -> Counter[str]:
    """Words without regard to where a line broke, also after a slash, a hyphen or a dash."""
    return Counter(re.split(r"[\s/\u2013-]+", text)) - Counter({"": 2})


def squeeze(text: str) -> str:
    return "".join(text.split())


def test_published_plan_has_twelve_pages() -> None:
    """The text layer splits into the pages that the table of this test knows."""
    expected = len(PAGES)

    assert expected == len(published_pages())


@pytest.mark.parametrize("number", range(1, len(PAGES) + 1))
def test_page_has_the_same_words(number: int) -> None:
    """Each word of a published page stands as often in its YAML rows, header and repetitions aside."""
    page = PAGES[number - 1]
    expected = words(published_pages()[number - 1])
    actual = words(" ".join([page.header, *page.repeated, *example_pages()[number - 1]]))

    assert expected == actual


@pytest.mark.parametrize("number", range(1, len(PAGES) + 1))
def test_page_has_the_same_characters(number: int) -> None:
    """The dashes and slashes too, at which the comparison of words splits."""
    page = PAGES[number - 1]
    expected = Counter(squeeze(published_pages()[number - 1]))
    actual = Counter(squeeze("".join([page.header, *page.repeated, *example_pages()[number - 1]])))

    assert expected == actual


@pytest.mark.parametrize("number", range(1, len(PAGES) + 1))
def test_cells_are_unbroken_runs_of_the_page(number: int) -> None:
    """No cell of the YAML mixes words of two published cells, or has them in another order."""
    published = squeeze(published_pages()[number - 1])
    expected: list[str] = []
    actual = [text for text in example_pages()[number - 1] if squeeze(text) not in published]

    assert expected == actual
