"""The checker of templates: every fault at once, where a person finds it in Word."""

from __future__ import annotations

import io
import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpudocs.naskah import Ragam
from kpudocs.renderers.docx import fill, render
from kpudocs.renderers.docx.annotate import annotate
from kpudocs.renderers.docx.checker import TemplateFault, check_template, guess_kind
from kpudocs.renderers.docx.repair import mend
from kpudocs.sample import compose_samples
from tests.examples import EXAMPLES, built, example
from tests.renderers.docx_reading import body_text, find_defects
from tests.renderers.test_docx_attacks import HARM, UNSAFE, repack
from tests.renderers.test_docx_attacks import document as content

SAMPLES = compose_samples()
KINDS = ["keputusan", "daftar_nama", "naskah", "rencana_aksi", "tabel"]
OFFICE = shutil.which("soffice")


def template(kind: str) -> bytes:
    """One of our own."""
    name = f"{kind}.docx" if kind == "keputusan" else f"lampiran/{kind}.docx"
    return files("kpudocs.templates").joinpath(*name.split("/")).read_bytes()


def edited(kind: str, edit: Callable[[Any], None]) -> bytes:
    """One of our own, changed as in Word."""
    document = docx.Document(io.BytesIO(template(kind)))
    edit(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def faults_of(kind: str, edit: Callable[[Any], None]) -> tuple[TemplateFault, ...]:
    return check_template(edited(kind, edit), f"{kind}.docx", None, SAMPLES)


def every(document: Any) -> list[Any]:
    """The paragraphs of the body, those in tables too."""
    return [Paragraph(element, document) for element in document.element.body.iter(qn("w:p"))]


def find(document: Any, text: str) -> Any:
    return next(paragraph for paragraph in every(document) if paragraph.text == text)


def write(old: str, *pieces: str) -> Callable[[Any], None]:
    """Put the pieces, each a run, in place of a paragraph of the body."""

    def edit(document: Any) -> None:
        paragraph = find(document, old)
        paragraph.clear()
        for piece in pieces:
            paragraph.add_run(piece)

    return edit


def header(text: str) -> Callable[[Any], None]:
    def edit(document: Any) -> None:
        paragraph = document.sections[0].header.paragraphs[0]
        paragraph.clear()
        paragraph.add_run(text)

    return edit


def cell(row: int, column: int, text: str) -> Callable[[Any], None]:
    def edit(document: Any) -> None:
        paragraph = document.tables[0].rows[row].cells[column].paragraphs[0]
        paragraph.clear()
        paragraph.add_run(text)

    return edit


def delete(*texts: str) -> Callable[[Any], None]:
    def edit(document: Any) -> None:
        for text in texts:
            element = find(document, text)._p
            element.getparent().remove(element)

    return edit


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_templates_have_no_faults(kind: str) -> None:
    """What kpudocs ships passes, under its name and under another."""
    assert () == check_template(template(kind), f"{kind}.docx", None, SAMPLES)
    assert () == check_template(template(kind), "punya kami.docx", None, SAMPLES)


@pytest.mark.parametrize("kind", ["keputusan", "naskah", "rencana_aksi"])
def test_the_kind_is_guessed_from_the_content(kind: str) -> None:
    """A file of any name is checked as what it is."""
    assert kind == guess_kind(template(kind), "punya kami.docx", SAMPLES)


PEMBENTUK = "{{ pembentuk }}"
SINGLE = [
    ("keputusan", write(PEMBENTUK, "{{ pembentk }}"), "nama_tidak_dikenal", "badan", '"pembentuk"'),
    ("keputusan", write("{{ penetapan.tempat }}", "{{ penetapan.tempt }}"), "nama_tidak_dikenal", "badan", ".tempat"),
    ("keputusan", header("{{ nomor_halaman.sebelm }}"), "nama_tidak_dikenal", "kepala halaman", ".sebelum"),
    ("keputusan", write("{{ baris }}", "{{ kop.x }}"), "nama_tidak_dikenal", "badan", "adalah daftar"),
    ("keputusan", write("{{ baris }}", "{{ baris.x }}"), "nama_tidak_dikenal", "badan", "tidak punya bagian"),
    ("keputusan", write("{{ baris }}", "{{ loop.frist }}{{ baris }}"), "nama_tidak_dikenal", "badan", "loop.first"),
    ("rencana_aksi", cell(4, 3, "{% sel r.sub_kegitan %}"), "nama_tidak_dikenal", "tabel 1, baris 5, sel 4", "r.sub_k"),
    ("rencana_aksi", cell(4, 3, "{% sel r.rangkai %}"), "bukan_sel", "tabel 1, baris 5, sel 4", "pakai sel"),
    ("tabel", write("{% kolom tabel %}", "{% kolom lampiran %}"), "bukan_tabel", "badan, paragraf", "kolom tabel"),
    ("keputusan", write(PEMBENTUK, "{{ kop }}"), "bukan_teks", "badan", "for x in kop"),
    ("keputusan", write(PEMBENTUK, "{{ penetapan }}"), "bukan_teks", "badan", "penetapan.nama"),
    ("keputusan", write("{%p for baris in kop %}", "{%p for baris in pembentuk %}"), "bukan_daftar", "badan", "cetak"),
    ("keputusan", write(PEMBENTUK, "{{ pembentuk|baris }}"), "bukan_daftar", "badan", "|baris"),
    ("keputusan", write(PEMBENTUK, "{{ pembentuk|bariss }}"), "perintah_terlarang", "badan", '"baris"'),
    ("keputusan", write(PEMBENTUK, "{{ pembentuk is evn }}"), "perintah_terlarang", "badan", '"even"'),
    ("keputusan", write(PEMBENTUK, "{{ pembentuk.upper() }}"), "perintah_terlarang", "badan", "cukup"),
    ("keputusan", write(PEMBENTUK, "{% set x = 1 %}"), "perintah_tidak_dikenal", "badan", "maksudnya"),
    ("keputusan", write(PEMBENTUK, "{% p if kop %}"), "perintah_tidak_dikenal", "badan", "{%p if kop %}"),
    ("keputusan", write(PEMBENTUK, "{{ pembentuk"), "tanda_tidak_berpasangan", "badan", "tutup"),
    ("keputusan", write(PEMBENTUK, "{{ pembentuk }} }}"), "tanda_tidak_berpasangan", "badan", "tutup"),
    ("keputusan", write(PEMBENTUK, "{{ }}"), "salah_tulis", "badan", "tulis seperti"),
    ("keputusan", write(PEMBENTUK, "{{p pembentuk }}"), "salah_tulis", "badan", "tulis {{"),
    ("keputusan", write(PEMBENTUK, "{% if kop -%}x{% endif %}"), "penghapus_teks", "badan", "hapus"),
    ("keputusan", write(PEMBENTUK, "{{- pembentuk }}"), "penghapus_teks", "badan", "hapus"),
    ("keputusan", write(PEMBENTUK, "{% if kop %}{{ pembentuk }}"), "tidak_ditutup", "badan", "endif"),
    ("keputusan", delete("{%p endfor %}"), "tidak_ditutup", "badan", "endfor"),
    ("keputusan", write(PEMBENTUK, "{{ pembentuk }}{% endif %}"), "penutup_tanpa_pembuka", "badan", "tambahkan if"),
    ("keputusan", write("{%p endfor %}", "{% endfor %}"), "ditutup_di_tempat_lain", "badan", "satu paragraf"),
    ("rencana_aksi", cell(5, 0, "{%p endfor %}"), "ditutup_di_tempat_lain", "tabel 1, baris 6, sel 1", "{%tr"),
    ("keputusan", write("{%p endfor %}", "{%p endfor %}{%p if kop %}"), "dua_tanda", "badan", "tersendiri"),
    ("keputusan", write("{%p endfor %}", "{%p endfor %} sekian"), "teks_hilang", "badan", "tersendiri"),
    ("rencana_aksi", cell(5, 1, "sekian"), "teks_hilang", "tabel 1, baris 6, sel 1", "tersendiri"),
    ("keputusan", write("{%p endfor %}", "{%tr endfor %}"), "di_luar_tabel", "badan", "{%p"),
    ("keputusan", write(PEMBENTUK, "{% sel kop %}"), "di_luar_tabel", "badan", "ke dalam tabel"),
    ("tabel", write("{%p endfor %}", "{% kolom tabel %}"), "di_luar_tabel", "badan", "di atas tabel"),
    ("naskah", header("rahasia"), "bagian_tidak_dipakai", "kepala halaman", "keputusan.docx"),
]


@pytest.mark.parametrize(("kind", "edit", "code", "place", "words"), SINGLE, ids=range(len(SINGLE)))
def test_each_fault_is_told_with_its_place(
    kind: str, edit: Callable[[Any], None], code: str, place: str, words: str
) -> None:
    """The code, the place and what to do, for each kind of fault."""
    found = [fault for fault in faults_of(kind, edit) if fault.code == code]

    assert found
    assert place in found[0].place
    assert words in f"{found[0].message}; {found[0].advice}"
    assert str(found[0]).startswith(f"{kind}.docx: {found[0].place}: ")


def test_all_faults_are_told_at_once() -> None:
    """In the order of reading, the header's after the body's."""

    def edit(document: Any) -> None:
        write(PEMBENTUK, "{{ pembentk }}")(document)
        write("{{ penetapan.tempat }}", "{{ penetapan.tempat|upper }}")(document)
        write("{{ penetapan.tanggal }}", "{{- penetapan.tanggal }}")(document)
        header("{{ nomr }}")(document)

    codes = [fault.code for fault in faults_of("keputusan", edit)]

    assert ["nama_tidak_dikenal", "perintah_terlarang", "penghapus_teks", "nama_tidak_dikenal"] == codes[:4]
    assert {"bagian_wajib"} == set(codes[4:])


def test_a_fault_does_not_bring_others_along() -> None:
    """A loop over a name that is not there leaves what stands in it alone."""
    faults = faults_of("keputusan", write("{%p for d in diktum %}", "{%p for d in dikum %}"))

    assert ["nama_tidak_dikenal"] == [fault.code for fault in faults if fault.code != "bagian_wajib"]


@pytest.mark.parametrize(
    ("kind", "gone", "part"),
    [
        ("keputusan", (PEMBENTUK,), "pembentuk"),
        ("keputusan", ("{{ memutuskan }}",), "memutuskan"),
        ("keputusan", ("{{ penetapan.nama }}",), "penetapan"),
        ("keputusan", ("{{ pengesahan.kalimat }}",), "pengesahan"),
        ("tabel", ("{{ penetapan.nama }}",), "penetapan"),
        ("naskah", ("{{ pengesahan.nama }}",), "pengesahan"),
    ],
)
def test_a_required_part_must_be_there(kind: str, gone: tuple[str, ...], part: str) -> None:
    """A template that leaves out what a decree says is refused, and the part is named."""

    def edit(document: Any) -> None:
        for text in gone:
            for paragraph in every(document):
                if paragraph.text.endswith(text):
                    paragraph.clear()

    faults = faults_of(kind, edit)

    assert ["bagian_wajib"] == [fault.code for fault in faults]
    assert f'"{part}"' in faults[0].message


def test_mengingat_may_not_be_left_out() -> None:
    """The whole block away: one fault that names all it held."""

    def edit(document: Any) -> None:
        texts = [paragraph.text for paragraph in document.paragraphs]
        start = texts.index("{%p for b in mengingat.butir %}")
        for paragraph in document.paragraphs[start : start + 7]:
            paragraph._p.getparent().remove(paragraph._p)

    faults = faults_of("keputusan", edit)

    assert ['bagian wajib "mengingat" tidak dicetak'] == [fault.message for fault in faults]
    assert "mengingat.butir[].teks, mengingat.label;" in faults[0].advice


def test_a_column_of_the_plan_may_not_be_left_out() -> None:
    """Each column of a kind's table is a required part."""
    faults = faults_of("rencana_aksi", cell(4, 3, ""))

    assert ["bagian_wajib"] == [fault.code for fault in faults]
    assert "tabel.baris[].sub_kegiatan" in faults[0].advice


def test_what_reads_well_is_filled_and_compared() -> None:
    """Only filling shows a level that is not printed, a text that comes twice, one out of order, a part unguarded."""

    def unguarded(document: Any) -> None:
        for paragraph in document.paragraphs:
            if paragraph.text == "{%p if memerhatikan %}":
                paragraph.runs[0].text = "{%p if kop %}"

    def swapped(document: Any) -> None:
        one, other = find(document, "{{ penetapan.tempat }}"), find(document, "{{ penetapan.tanggal }}")
        one._p.addprevious(other._p)

    three = write("{%p if r.tingkat == 3 %}", "{%p if r.tingkat == 7 %}")
    twice = write(PEMBENTUK, "{{ pembentuk }} {{ pembentuk }}")
    codes = [[fault.code for fault in faults_of("keputusan", edit)] for edit in (three, twice, swapped, unguarded)]

    assert ["teks_tidak_tercetak"] == sorted(set(codes[0]))
    assert [["teks_berulang"], ["urutan"], ["tidak_dapat_diisi"]] == codes[1:]


def test_tags_split_by_formatting_are_told_and_mended() -> None:
    """One bold letter inside a tag, a tab, a header: joined, and the first run's look kept."""

    def edit(document: Any) -> None:
        paragraph = find(document, PEMBENTUK)
        paragraph.clear()
        paragraph.add_run("(")
        paragraph.add_run("{{ pem").italic = True
        paragraph.add_run("bentuk").bold = True
        paragraph.add_run(" }})")
        number = document.sections[0].footer.paragraphs[0]
        number.clear()
        number.add_run("{{ ka")
        number.add_run("ki }}").bold = True

    raw = edited("keputusan", edit)
    faults = check_template(raw, "keputusan.docx", None, SAMPLES)
    mended = mend(raw)
    paragraph = next(p for p in docx.Document(io.BytesIO(mended.raw)).paragraphs if "pembentuk" in p.text)

    assert ["format_dalam_tanda"] * 2 == [fault.code for fault in faults]
    assert ["badan", "kaki halaman"] == [fault.place.split(",")[0] for fault in faults]
    assert 2 == len(mended.done)
    assert [("(", None), ("{{ pembentuk }}", True), (")", None)] == [(r.text, r.italic) for r in paragraph.runs]
    assert () == check_template(mended.raw, "keputusan.docx", None, SAMPLES)


@pytest.mark.parametrize("kind", KINDS)
def test_mending_twice_changes_nothing(kind: str) -> None:
    """What is whole stays as it is, byte for byte."""
    raw = edited(kind, lambda document: document.paragraphs[0].runs[0].add_text("x"))
    once = mend(raw)

    assert (raw, ()) == (once.raw, once.done)
    assert mend(once.raw).raw == once.raw


def test_runs_that_look_alike_are_no_fault() -> None:
    """Word parts a tag for its spelling marks: that works, and is left alone."""
    raw = edited("keputusan", write(PEMBENTUK, "{{ pem", "bentuk", " }}"))

    assert () == check_template(raw, "keputusan.docx", None, SAMPLES)
    assert () == mend(raw).done


def test_styles_must_be_there_and_be_of_the_right_type() -> None:
    """`Butir Tabel` where cells are filled, and every style that a paragraph says it has."""

    def gone(document: Any) -> None:
        style = document.styles["Butir Tabel"].element
        style.getparent().remove(style)

    def other(document: Any) -> None:
        gone(document)
        document.styles.add_style("Butir Tabel", WD_STYLE_TYPE.CHARACTER)

    def unknown(document: Any) -> None:
        find(document, PEMBENTUK)._p.pPr.pStyle.set(qn("w:val"), "Pembntuk")

    told = [
        [(fault.code, fault.message) for fault in faults]
        for faults in (faults_of("tabel", gone), faults_of("tabel", other), faults_of("keputusan", unknown))
    ]

    assert [("gaya_hilang", 'gaya "Butir Tabel" tidak ada')] == told[0]
    assert [("gaya_salah_jenis", 'gaya "Butir Tabel" adalah gaya karakter')] == told[1]
    assert [("gaya_hilang", 'gaya "Pembntuk" tidak ada')] == told[2]


def test_what_only_a_decree_can_have_is_told() -> None:
    """Word's own numbering in a lampiran, with its place."""

    def numbered(document: Any) -> None:
        properties = find(document, "{{ b.label }}")._p.get_or_add_pPr()
        numbering = OxmlElement("w:numPr")
        properties.append(numbering)

    faults = faults_of("naskah", numbered)

    assert "penomoran_otomatis" in [fault.code for fault in faults]


@pytest.mark.parametrize("name", ["dde", "macro", "not a zip", "doctype"])
def test_unsafe_files_are_one_fault(name: str) -> None:
    """What the opener refuses is told as a fault, and nothing more is read."""
    (fault,) = check_template(UNSAFE[name], "x.docx", None, SAMPLES)

    assert "berkas_tidak_aman" == fault.code


@pytest.mark.parametrize("tag", HARM, ids=range(len(HARM)))
def test_harm_is_a_fault_with_a_place(tag: str) -> None:
    """Each attack of the language, written into a paragraph."""
    faults = faults_of("keputusan", write(PEMBENTUK, tag))

    assert any(fault.place.startswith("badan, paragraf") for fault in faults)


def test_comments_land_at_their_paragraphs() -> None:
    """Each fault of the body is a comment on its paragraph; one of a header says where it is."""

    def edit(document: Any) -> None:
        write(PEMBENTUK, "{{ pembentk }}")(document)
        header("{{ nomr }}")(document)

    raw = edited("keputusan", edit)
    faults = [
        fault for fault in check_template(raw, "keputusan.docx", None, SAMPLES) if fault.code == "nama_tidak_dikenal"
    ]
    made = annotate(raw, "keputusan.docx", faults)
    document = docx.Document(io.BytesIO(made))
    body = list(document.element.body.iter(qn("w:p")))
    starts = {
        node.get(qn("w:id")): "".join(t.text or "" for t in paragraph.iter(qn("w:t")))
        for paragraph in body
        for node in paragraph.iter(qn("w:commentRangeStart"))
    }
    told = {str(comment.comment_id): comment.text for comment in document.comments}

    assert 2 == len(told)
    assert [True, False] == ["pembentk" in starts[key] for key in sorted(told)]
    assert "pembentuk" in told["0"] and told["1"].startswith("kepala halaman, ")
    assert [] == [defect for defect in find_defects(made) if "core.xml" not in defect]


@pytest.mark.parametrize("kind", ["naskah", "rencana_aksi"])
def test_a_comment_in_a_cell_or_an_empty_paragraph(kind: str) -> None:
    """A paragraph without a run gets one for the comment."""
    fault = TemplateFault("x", part="word/document.xml", paragraph=3)

    assert annotate(template(kind), "x.docx", [fault])


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our templates, opened and saved by LibreOffice."""
    if OFFICE is None:
        pytest.skip("LibreOffice is missing (Debian: libreoffice-writer)")
    folder = tmp_path_factory.mktemp("templat")
    sources = []
    for kind in KINDS:
        path = folder / f"{kind}.docx"
        path.write_bytes(template(kind))
        sources.append(str(path))
    out = folder / "lampiran"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(out), *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    (out / "keputusan.docx").replace(folder / "keputusan.docx")
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_templates_saved_by_libreoffice_have_no_faults(kind: str, resaved: Path) -> None:
    """Opened and saved once, each still is a template."""
    path = resaved / (f"{kind}.docx" if kind == "keputusan" else f"lampiran/{kind}.docx")

    assert () == check_template(path.read_bytes(), path.name, None, SAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_templates_saved_by_libreoffice_build_the_same(name: str, resaved: Path) -> None:
    """And says the same, free of what Word would mend."""
    made = render(example(name, "salinan"), templates=resaved)

    assert body_text(built(name, "salinan", "docx")) == body_text(made)
    assert [] == find_defects(made)


TAGS = st.lists(
    st.sampled_from(
        [
            *(
                "{{",
                "}}",
                "{%",
                "%}",
                "{%p ",
                "{%tr ",
                "{%tc ",
                "{#",
                "#}",
                " ",
                "-",
                "|baris",
                "[0]",
                ".",
                "'",
                "(",
                ")",
            ),
            *("if ", "for b in ", "endif", "endfor", "else", "elif ", "sel ", "kolom ", "rangkai ", "set "),
            *(
                "kop",
                "menimbang",
                "menimbang.butir",
                "b.teks",
                "loop.first",
                "x",
                "1",
                "99999999999999999999",
                "not ",
                "è",
            ),
        ]
    ),
    max_size=14,
).map("".join)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=TAGS, more=TAGS, inside=TAGS, split=st.integers(0, 20))
def test_any_tags_are_faults_or_clean(body: str, more: str, inside: str, split: int) -> None:
    """Fuzz: whatever is written into paragraphs and cells, the checker answers, and what is clean can be filled."""

    def edit(document: Any) -> None:
        find(document, "{{ baris }}").runs[0].text = body
        paragraph = find(document, "{{ penetapan.nama }}") if split < 3 else document.paragraphs[-1]
        paragraph.clear()
        paragraph.add_run(more[:split])
        paragraph.add_run(more[split:]).bold = True
        cell(1, 0, inside)(document)

    raw = edited("tabel", edit)
    faults = check_template(raw, "tabel.docx", None, SAMPLES)
    once = mend(raw)

    assert once.raw == mend(once.raw).raw
    assert all(fault.code and fault.message for fault in faults)


@pytest.mark.parametrize(
    "inside",
    [
        "<w:p/>" * 20_000,
        "<w:p><w:r><w:t>" + "{{ kop }}" * 200_000 + "</w:t></w:r></w:p>",
        "<w:p>" + "<w:r><w:t>{</w:t></w:r><w:r><w:t>{ x }}</w:t></w:r>" * 4_000 + "</w:p>",
        "<w:tbl><w:tr>" + "<w:tc><w:p><w:r><w:t>{%tr if x %}</w:t></w:r></w:p></w:tc>" * 1_500 + "</w:tr></w:tbl>",
    ],
    ids=range(4),
)
def test_a_heap_of_tags_is_told_in_good_time(inside: str) -> None:
    """However much there is in a file that the opener lets pass, an answer comes."""
    start = time.perf_counter()
    faults = check_template(repack({"word/document.xml": content(inside)}), "keputusan.docx", None, SAMPLES)

    assert faults
    assert time.perf_counter() - start < 30


def test_fuzz_reaches_what_can_be_filled() -> None:
    """The sample itself fills our templates in every ragam."""
    sources = (
        ("keputusan.docx", template("keputusan")),
        *((f"lampiran/{kind}.docx", template(kind)) for kind in KINDS[1:]),
    )

    assert [Ragam.SALINAN, Ragam.ASLI, Ragam.TTE, Ragam.RANCANGAN] == [naskah.ragam for naskah in SAMPLES]
    assert all(zipfile.is_zipfile(io.BytesIO(fill(naskah, sources)[0])) for naskah in SAMPLES)
