"""The Word document says what the Naskah says, is whole, and prints every text as typed."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kpudocs
from kpudocs.bahasa.label import find_label
from kpudocs.errors import InvalidTemplate
from kpudocs.keputusan import Keputusan
from kpudocs.naskah import Naskah, Ragam
from kpudocs.renderers.docx import render
from kpudocs.renderers.docx.template import WordTemplate
from tests.examples import EXAMPLES, example
from tests.loaders.decrees import WITH_LAMPIRAN, make
from tests.renderers.docx_reading import W, body_text, find_defects, paragraphs, read_part

HOSTILE = [
    "{{ x }}",
    "{% if x %}",
    "{_{ x }_}",
    "{# komentar #}",
    "a & b < c > d \" e ' f",
    "<select>",
    "</w:t>",
    "&amp; &lt;b&gt;",
    "{%p endfor %}",
    "{{ cycler.__init__ }}",
    "nilai = {x}%}",
    "]]>",
    "<!-- x -->",
    "\\n \\t \\x41",
]
"""Texts that look like markup to one of the tools on the way."""

CLEAN = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Cn", "Co", "Zs", "Zl", "Zp"), include_characters="  "
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: text.strip() and not find_label(text))
"""Any visible text, less what a decree refuses: labels that are made for it ("0. ")."""


def decree(**fields: object) -> Naskah:
    """A small decree; its texts may be replaced."""
    facts: dict[str, object] = {
        "lembaga": "KPU Kota Kediri",
        "nomor": "7",
        "tahun": 2026,
        "tentang": "Uji",
        "menimbang": ["bahwa uji"],
        "mengingat": ["Undang-Undang"],
        "memutuskan": ["Menetapkan uji"],
        "penetapan": {"tempat": "Kediri", "tanggal": "2026-03-01", "nama": "Budi Contoh"},
        "salinan": {"jabatan": "Kepala", "nama": "Siti Contoh"},
    }
    return kpudocs.compose(Keputusan.model_validate(facts | fields), "salinan")


def dollar(text: str) -> str:
    """A text as it is typed in YAML, where $ opens a variable."""
    return text.replace("$", "$$")


@pytest.mark.parametrize("ragam", list(Ragam))
@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_are_free_of_what_word_mends(name: str, ragam: Ragam) -> None:
    """No known cause of Word's repair prompt in any example and ragam."""
    assert [] == find_defects(render(example(name, ragam)))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_markup_prints_as_typed(text: str) -> None:
    """Whatever a text looks like to Jinja, XML or docxtpl, it reaches the page as it is."""
    cells = {"jenis": "tabel", "kolom": [dollar(text)], "baris": [[dollar(text)]]}
    naskah = decree(menimbang=[f"bahwa {dollar(text)} selesai"], lampiran=[cells])

    made = render(naskah)

    assert f"bahwa {text} selesai" in " ".join(paragraphs(made))
    assert 2 == paragraphs(made).count(text)
    assert [] == find_defects(made)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(text=CLEAN, cell=CLEAN)
def test_any_text_in_is_the_same_text_out(text: str, cell: str) -> None:
    """Every visible character of Unicode survives, in the body and in a table."""
    table = {"jenis": "tabel", "kolom": ["A", "B"], "baris": [[dollar(cell), ""]]}
    naskah = decree(memutuskan=[dollar(text)], lampiran=[table])

    made = render(naskah)

    assert "".join("".join(naskah.texts()).split()) == body_text(made)
    assert [] == find_defects(made)


def test_the_same_naskah_gives_the_same_bytes() -> None:
    """Nothing of the machine, the hour or an earlier call gets into the file."""
    naskah = example("jambi-2026", "salinan")
    first = render(naskah)
    render(decree())

    assert first == render(naskah)


def test_moment_dates_the_file_and_nothing_else() -> None:
    """Only docProps/core.xml and the zip's own dates tell of the moment."""
    one = render(decree(), moment=datetime(2026, 1, 1, tzinfo=UTC))
    two = render(decree(), moment=datetime(2027, 1, 1, tzinfo=UTC))
    with zipfile.ZipFile(io.BytesIO(one)) as a, zipfile.ZipFile(io.BytesIO(two)) as b:
        differing = [name for name in a.namelist() if a.read(name) != b.read(name)]

    assert ["docProps/core.xml"] == differing


def test_sections_turn_and_restart() -> None:
    """The decree stands upright, its plan lies across; numbers start again, none on first pages."""
    sections = list(read_part(render(example("jambi-2026", "asli"))).iter(W + "sectPr"))
    orients = [section.find(W + "pgSz").get(W + "orient") for section in sections]
    starts = [section.find(W + "pgNumType") is not None for section in sections]

    assert [None, "landscape"] == orients
    assert [False, True] == starts
    assert all(section.find(W + "titlePg") is not None for section in sections)


def test_numbers_go_on_where_the_profil_says_so() -> None:
    """With "lanjut" a lampiran neither starts again nor hides its first number."""
    lampiran = {"jenis": "naskah", "isi": ["satu"]}
    naskah = decree(lampiran=[lampiran], profil={"nomor_halaman_lampiran": "lanjut"})
    last = list(read_part(render(naskah)).iter(W + "sectPr"))[-1]

    assert last.find(W + "pgNumType") is None
    assert last.find(W + "titlePg") is None


def test_profil_reaches_paper_margins_and_type() -> None:
    """A4, margins, size and spacing of the profil hold in the Word document."""
    profil = {"kertas": "A4", "margin": {"kiri": 40}, "ukuran_huruf": 11, "spasi": 1.15, "ukuran_huruf_tabel": 8}
    document = docx.Document(io.BytesIO(render(decree(profil=profil))))
    section, normal = document.sections[0], document.styles["Normal"]

    assert (210, 297, 40) == tuple(
        round(side.mm) for side in (section.page_width, section.page_height, section.left_margin)
    )
    assert 11 == normal.font.size.pt
    assert 1.15 == normal.paragraph_format.line_spacing
    assert 8 == document.styles["Isi Tabel"].font.size.pt


def test_header_rows_repeat_and_tables_fill_the_page() -> None:
    """The plan's three header rows are marked to repeat; its columns add up to the text's width."""
    naskah = example("jambi-2026", "asli")
    table = max(read_part(render(naskah)).iter(W + "tbl"), key=len)
    rows = table.findall(W + "tr")
    repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    width = sum(int(column.get(W + "w")) for column in table.iter(W + "gridCol"))

    assert [True] * 3 + [False] * (len(rows) - 3) == repeated
    assert abs(width - naskah.profil.lebar_teks(lanskap=True) * 1440 / 25.4) < 20


@pytest.mark.parametrize("name", EXAMPLES)
def test_tables_of_each_kind_fill_the_text(name: str) -> None:
    """Columns from the data or from the template: both end at the right margin."""
    naskah = example(name, "asli")
    document = docx.Document(io.BytesIO(render(naskah)))
    lanskap = [lampiran.lanskap for lampiran in naskah.lampiran if lampiran.jenis != "naskah"]
    widths = [
        sum(int(c.get(W + "w")) for c in table._tbl.iter(W + "gridCol"))
        for table in document.tables
        if len(table.rows) > 1
    ]
    expected = [naskah.profil.lebar_teks(lanskap=turned) * 1440 / 25.4 for turned in lanskap]

    assert len(expected) == len(widths)
    assert all(abs(a - b) < 25 for a, b in zip(expected, widths, strict=True))


def test_the_closing_block_takes_two_lines_along() -> None:
    """It stands in a row that no page may split, and two paragraphs before it keep with it."""
    root = read_part(render(decree(memutuskan=["satu", "dua", "tiga"])))
    row = next(root.iter(W + "tr"))
    kept = {
        "".join(t.text or "" for t in p.iter(W + "t")): p.find(f"{W}pPr/{W}keepNext") is not None
        for p in root.iter(W + "p")
    }

    assert row.find(f"{W}trPr/{W}cantSplit") is not None
    assert not kept["KESATU:satu."]
    assert kept["KEDUA:dua."] and kept["KETIGA:tiga."]


def test_a_single_short_diktum_takes_menetapkan_along() -> None:
    """Two lines at least stand before the closing block, be they of Menetapkan."""
    root = read_part(render(decree(memutuskan=["satu"])))
    texts = {"".join(t.text or "" for t in p.iter(W + "t")): p for p in root.iter(W + "p")}
    menetapkan = next(p for text, p in texts.items() if text.startswith("Menetapkan:"))

    assert menetapkan.find(f"{W}pPr/{W}keepNext") is not None


def test_columns_grow_with_the_type() -> None:
    """Tabs and indents of the decree's styles scale with the size of the profil."""

    def tabs(size: float) -> list[int]:
        document = docx.Document(io.BytesIO(render(decree(profil={"ukuran_huruf": size}))))
        return [round(stop.position.pt, 1) for stop in document.styles["Konsiderans"].paragraph_format.tab_stops]

    assert [88, 98, 119.2] == tabs(12)
    assert [round(stop * 16 / 12, 1) for stop in (88, 98, 119.2)] == pytest.approx(tabs(16), abs=0.11)


def test_watermark_only_on_a_draft() -> None:
    """RANCANGAN stands in the headers of a draft, first page included, and in no other ragam."""
    for ragam, expected in (("rancangan", 2), ("asli", 0), ("salinan", 0)):
        with zipfile.ZipFile(io.BytesIO(render(example("jambi-2026", ragam)))) as package:
            headers = [
                package.read(name).decode() for name in package.namelist() if "header" in name and "rels" not in name
            ]

        assert expected == sum('string="RANCANGAN"' in header for header in headers)


def test_logo_stands_above_the_letterhead(tmp_path: Path, png: bytes) -> None:
    """An office's own logo is put in, described, at the height asked for."""
    path = tmp_path / "logo.png"
    path.write_bytes(png)
    naskah = decree(profil={"logo": str(path), "tinggi_logo": 20})
    made = render(naskah)
    root = read_part(made)
    extent = next(root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"))

    assert 20 * 36000 == int(extent.get("cy"))
    assert [] == find_defects(made)


def test_a_title_on_many_lines_and_long_ordinals(tmp_path: Path) -> None:
    """Lines typed apart stay apart; a long ordinal stands on two lines of its label."""
    naskah = decree(tentang="Satu\nDua", memutuskan=[f"isi {n}" for n in range(30)])
    texts = paragraphs(render(naskah))
    at = next(i for i, text in enumerate(texts) if text.startswith("SATU : isi 20"))

    assert "SATU" in texts and "DUA" in texts
    assert ["KEDUA", "PULUH"] == texts[at - 2 : at] or ["KEDUA PULUH"] == texts[at - 1 : at]


def test_a_template_that_misspells_a_name_is_refused(tmp_path: Path) -> None:
    """A name that does not exist ends the build and names the template: nothing prints as empty."""
    templates = copy_templates(tmp_path)
    change(templates / "keputusan.docx", "{{ pembentuk }}", "{{ pembentk }}")

    with pytest.raises(InvalidTemplate) as caught:
        render(decree(), templates=templates)

    assert "keputusan.docx" in str(caught.value)
    assert "pembentk" in str(caught.value)


@pytest.mark.parametrize(
    "tag",
    [
        "{% for x in kop %}",
        "{{ ''.__class__.__mro__ }}",
        "{% include 'x' %}",
        "{{ kop.__init__ }}",
        "{{ 1 // 0 }}",
        "{{ }}",
    ],
)
def test_a_template_gone_wrong_ends_in_our_error(tmp_path: Path, tag: str) -> None:
    """Whatever a template does, the answer is InvalidTemplate."""
    templates = copy_templates(tmp_path)
    change(templates / "keputusan.docx", "{{ pembentuk }}", tag)

    with pytest.raises(InvalidTemplate):
        render(decree(), templates=templates)


def test_a_file_that_is_no_template_is_told(tmp_path: Path) -> None:
    """A broken .docx is named."""
    templates = copy_templates(tmp_path)
    (templates / "keputusan.docx").write_bytes(b"PK\x03\x04 rusak")

    with pytest.raises(InvalidTemplate, match=r"keputusan\.docx"):
        render(decree(), templates=templates)


def test_a_style_changed_in_a_lampiran_template_shows(tmp_path: Path) -> None:
    """A style of the same name that looks otherwise stays as its own template has it."""
    templates = copy_templates(tmp_path)
    document = docx.Document(str(templates / "lampiran" / "naskah.docx"))
    document.styles["Paragraf"].font.italic = True
    document.save(str(templates / "lampiran" / "naskah.docx"))
    made = render(decree(lampiran=[{"jenis": "naskah", "isi": ["satu kalimat"]}]), templates=templates)
    found = next(p for p in docx.Document(io.BytesIO(made)).paragraphs if p.text == "satu kalimat")

    assert found.style.font.italic
    assert "Paragraf (naskah)" == found.style.name
    assert [] == find_defects(made)


def test_a_cell_that_word_split_into_runs_still_fills(tmp_path: Path) -> None:
    """Word likes to part a tag into runs; it works all the same."""
    templates = copy_templates(tmp_path)
    document = docx.Document(str(templates / "keputusan.docx"))
    paragraph = next(p for p in document.paragraphs if p.text == "{{ pembentuk }}")
    paragraph.clear()
    for piece in ("{", "{ pem", "bentuk", " }}"):
        paragraph.add_run(piece)
    document.save(str(templates / "keputusan.docx"))

    assert "KETUA KOMISI PEMILIHAN UMUM KOTA KEDIRI," in paragraphs(render(decree(), templates=templates))


def test_every_lampiran_has_its_own_section_and_heading() -> None:
    """Three lampirans: three more sections, Roman numbers, each with the signer's name."""
    kinds = [
        {"jenis": "naskah", "isi": ["satu"]},
        {"jenis": "daftar_nama", "orang": [{"nama": "Budi Contoh"}]},
        {"jenis": "tabel", "kolom": ["A"], "baris": [["1"]], "lanskap": True},
    ]
    made = render(decree(lampiran=kinds))
    texts = paragraphs(made)

    assert ["LAMPIRAN I", "LAMPIRAN II", "LAMPIRAN III"] == [text for text in texts if text.startswith("LAMPIRAN")]
    assert 4 == texts.count("BUDI CONTOH")
    assert 4 == len(list(read_part(made).iter(W + "sectPr")))


def copy_templates(tmp_path: Path) -> Path:
    """The templates as an office of its own would have them."""
    from importlib.resources import files

    source = files("kpudocs.templates")
    folder = tmp_path / "templat"
    (folder / "lampiran").mkdir(parents=True)
    for name in (
        "keputusan.docx",
        *(f"lampiran/{kind}.docx" for kind in ("daftar_nama", "naskah", "rencana_aksi", "tabel")),
    ):
        (folder / name).write_bytes(source.joinpath(*name.split("/")).read_bytes())
    return folder


def change(path: Path, old: str, new: str) -> None:
    """Change a tag in a template, as a person would in Word."""
    document = docx.Document(str(path))
    paragraph = next(p for p in document.paragraphs if p.text == old)
    paragraph.runs[0].text = new
    document.save(str(path))


def test_replace_is_not_needed_to_read_naskah() -> None:
    """A Naskah is frozen: a renderer cannot change what it draws."""
    naskah = decree()

    with pytest.raises(AttributeError):
        naskah.pembentuk = "x"  # type: ignore[misc]
    assert naskah == replace(naskah)


def test_what_stands_before_a_cell_s_content_stays_there() -> None:
    """A template may have a paragraph of its own above `{% sel %}`, and one below it."""
    from kpudocs.renderers.docx.template import WordTemplate
    from kpudocs.renderers.docx.words import parse_xml, w

    cell = (
        "<w:tc><w:p><w:r><w:t>atas</w:t></w:r></w:p><w:p><w:r><w:t>{% sel s %}</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>bawah</w:t></w:r></w:p></w:tc>"
    )
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:body xmlns:w="{word}"><w:tbl><w:tr>{cell}</w:tr></w:tbl></w:body>'
    template = WordTemplate(files("kpudocs.templates").joinpath("keputusan.docx").read_bytes(), "keputusan.docx")
    compiled = template.compile(template.expanded(parse_xml(body)), "isi")
    texts = ({"label": "", "teks": "tengah"},)
    sel = {"paragraf": texts, "rentang_kolom": 1, "gabung": "", "jc": "left", "tebal": False, "arsir": False}
    made = parse_xml(f'<w:body xmlns:w="{word}">{compiled.render({"s": {**sel, "lebar": 100}})}</w:body>')

    assert ["atas", "tengah", "bawah"] == [node.text for node in made.iter(w("t"))]


def test_the_text_after_a_long_label_in_a_cell_stands_beside_it() -> None:
    """After a tab it would stand at the next of Word's own stops, half a column away; in rows written at once too."""
    rows = [["9. sembilan\n10. sepuluh\na. huruf", "x"], ["biasa", "y"]]
    lampiran = [{"jenis": "tabel", "kolom": ["A", "B"], "baris": rows}]
    naskah = kpudocs.compose(make(memutuskan=WITH_LAMPIRAN, lampiran=lampiran), "asli")
    with zipfile.ZipFile(io.BytesIO(kpudocs.render(naskah, "docx"))) as package:
        text = package.read("word/document.xml").decode()
    between = {label: re.search(rf">{re.escape(label)}</w:t>(.*?)</w:r>", text)[1] for label in ("9.", "10.", "a.")}

    assert between["9."].startswith("<w:tab/>")
    assert between["a."].startswith("<w:tab/>")
    assert between["10."].startswith('<w:t xml:space="preserve"> </w:t>')


def test_switches_of_rows_are_written_as_word_writes_them() -> None:
    """LibreOffice saves a template with "true" and "false", which Word's schema does not have for rows."""
    document = docx.Document()
    for said in ("true", "false", None):
        row = document.add_table(1, 1).rows[0]._tr.get_or_add_trPr()
        switch = row.makeelement(f"{W}cantSplit", {} if said is None else {f"{W}val": said})
        row.append(switch)
    buffer = io.BytesIO()
    document.save(buffer)
    template = WordTemplate(buffer.getvalue(), "x.docx")

    assert [None, "0", None] == [one.get(f"{W}val") for one in template.docx.element.iter(f"{W}cantSplit")]
