"""Whatever a file holds: a result or one of our errors, no word lost, in bounded time and memory."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kpudocs.errors import InvalidInput, KpudocsError
from kpudocs.intake import door
from kpudocs.intake.accounting import count_words
from kpudocs.intake.door import import_bytes, read_decree
from kpudocs.intake.joining import Joiner, clean
from kpudocs.intake.labels import find_opening, find_ordinal, list_label
from kpudocs.keputusan import Keputusan
from tests.intake.decrees import DECREES
from tests.intake.web_pages import RUNNING

FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
MANY = settings(max_examples=120)

PIECES = (
    """
KEPUTUSAN KOMISI PEMILIHAN UMUM KOTA KEDIRI|NOMOR 1 TAHUN 2020|NOMOR|TENTANG|JUDUL|KOMISI PEMILIHAN UMUM
Menimbang :|Mengingat :|Memperhatikan :|MEMUTUSKAN|Menetapkan :|KESATU :|KEDUA|PERTAMA : x|:|a. bahwa satu;|b. bahwa dua
1. Undang-Undang Nomor 1|2) dua|- tiga|i. empat|bahwa lima: enam|Ditetapkan di Kediri|pada tanggal 3 Mei 2020|ttd.|BUDI
KETUA KOMISI PEMILIHAN UMUM,|NIP. 1|Salinan sesuai dengan aslinya|Kepala Bagian Hukum,|Agus|SALINAN|- 2 -|jdih.kpu.go.id
kata . . .|LAMPIRAN|LAMPIRAN II|LAMPIRAN : KEPUTUSAN X|BAB I|BAB VII|A. Judul|NO\tNAMA\tJABATAN|1\tBudi\tKetua
NO.   NAMA      JABATAN|1     Budi      Ketua|2     Siti      Anggota
Jan Feb Maret April Mei Juni Juli|\f||   |# x: y|{a}
$|${x}|"|'kutip'|“kutip”|true|null|08|1:30|- - -|é|ab-|%|\u202eab
""".strip("\n")
    .replace("\n", "|")
    .split("|")
)


@lru_cache
def made(name: str) -> bytes:
    """A decree by another hand."""
    return DECREES[name]()


@MANY
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=25))
def test_any_lines_become_sound_yaml(lines: list[str]) -> None:
    """Lines in any order: no error but ours, each word counted once, YAML that loads or lacks only what is missing."""
    try:
        found = read_decree("\n".join(lines).encode("utf-8", "replace"), ".txt", "x.txt")
    except InvalidInput:
        return

    aside = count_words(text for text, _, _ in (*found["furniture"], *found["left"]))
    assert found["words"] == found["placed"] + aside
    yaml.safe_load(found["yaml"])
    if not {"lembaga", "tahun", "tentang", "menimbang", "mengingat", "memutuskan"} & set(found["missing"]):
        from kpudocs.loaders import yaml as loader

        assert isinstance(loader.load(found["yaml"].encode(), "x.yaml", Path()).keputusan, Keputusan)


@MANY
@given(st.sampled_from(sorted(RUNNING)), st.lists(st.tuples(st.floats(0, 1), st.sampled_from(PIECES)), max_size=20))
def test_text_that_runs_on_with_anything_in_it(name: str, put: list[tuple[float, str]]) -> None:
    """A page on one line, words of it replaced by what may stand in a decree: no error but ours, no word lost."""
    words = RUNNING[name]().decode().split(" ")
    for place, piece in put:
        words[int(place * (len(words) - 1))] = piece
    found = read_decree(" ".join(words).encode("utf-8", "replace"), ".txt", "x.txt")

    aside = count_words(text for text, _, _ in (*found["furniture"], *found["left"]))
    assert found["words"] == found["placed"] + aside
    yaml.safe_load(found["yaml"])


@FEW
@given(st.binary(max_size=400))
def test_any_bytes_as_any_format(raw: bytes) -> None:
    """Bytes that are no file at all."""
    for ending in (".docx", ".txt"):
        try:
            read_decree(raw, ending, "x")
        except InvalidInput as refused:
            told = refused.faults[0]
            assert told.message and told.advice


@FEW
@given(st.data())
def test_a_spoilt_document_xml(data: st.DataObject) -> None:
    """A Word file whose text was cut, doubled or overwritten somewhere."""
    name = data.draw(st.sampled_from(["word-bernomor-otomatis.docx", "word-rencana-aksi.docx", "word-kotak-teks.docx"]))
    with zipfile.ZipFile(io.BytesIO(made(name))) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    part = data.draw(
        st.sampled_from(sorted(set(parts) & {"word/document.xml", "word/numbering.xml", "word/styles.xml"}))
    )
    at = data.draw(st.integers(0, len(parts[part]) - 1))
    size = data.draw(st.integers(0, 60))
    put = data.draw(
        st.sampled_from([b"", b"9", b"-1", b"w:tbl", b"<w:p>", b"999999999", b"</w:tc>", parts[part][at : at + 40]])
    )
    parts[part] = parts[part][:at] + put + parts[part][at + size :]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    try:
        found = read_decree(target.getvalue(), ".docx", "x.docx")
    except InvalidInput:
        return

    yaml.safe_load(found["yaml"])


@settings(max_examples=6)
@given(st.data())
def test_a_spoilt_pdf(data: st.DataObject) -> None:
    """A PDF with bytes overwritten, through the door: whatever its libraries make of it."""
    raw = bytearray(made("pdf-kolom-dan-pengesahan.pdf"))
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + 4] = data.draw(st.binary(min_size=0, max_size=6))
    try:
        found = import_bytes(bytes(raw), ".pdf", "x.pdf")
    except KpudocsError:
        return

    assert found.words >= found.placed


@MANY
@given(st.text())
def test_readers_of_lines_take_any_text(text: str) -> None:
    """No text makes the readers of labels stumble, and cleaning twice is cleaning once."""
    find_opening(text)
    find_ordinal(text, 3)
    for label in list_label(text):
        assert label.rest in text
    assert clean(text) == clean(clean(text))
    assert Joiner([text]).join(text.splitlines()) is not None


def bomb() -> bytes:
    """A Word file whose text unpacks to more than it should."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b" " * (80 * 1024 * 1024))
    return target.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A Word file of one part, and others by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", body)
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="http://x/y" '
    'TargetMode="External"/>'
    "</Relationships>"
)


EMPTY = f"<w:document {W}/>"
WIDE = '<w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr></w:tc>' * 99
HOSTILE = {
    "bomb": (bomb(), "terlalu besar"),
    "doctype": (word("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "DOCTYPE"),
    "external": (word(EMPTY, **{"word/_rels/document.xml.rels": RELATIONS.format("image")}), "merujuk ke luar"),
    "macro": (word(EMPTY, **{"word/vbaProject.bin": "x"}), "makro"),
    "altchunk": (word(f"<w:document {W}><w:body><w:altChunk/></w:body></w:document>"), "menyisipkan"),
    "deep": (word(f"<w:document {W}><w:body>{'<w:tbl>' * 5000}{'</w:tbl>' * 5000}</w:body></w:document>"), ""),
    "wide": (word(f"<w:document {W}><w:body><w:tbl><w:tr>{WIDE}</w:tr></w:tbl></w:body></w:document>"), ""),
}


@pytest.mark.parametrize(("raw", "told"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_costs_a_message(raw: bytes, told: str) -> None:
    """Refused by name, or read for the little that it is."""
    try:
        found = import_bytes(raw, ".docx", "jahat.docx")
    except InvalidInput as refused:
        said = str(refused)
        assert told in said and "jahat.docx" in said
    else:
        assert not told and found.placed == 0


def test_a_link_and_a_template_of_its_own_may_stay() -> None:
    """What Word itself writes into honest files is no reason to refuse them."""
    text = "KEPUTUSAN KOMISI PEMILIHAN UMUM KOTA KEDIRI"
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    for kind in ("hyperlink", "attachedTemplate"):
        raw = word(body, **{"word/_rels/settings.xml.rels": RELATIONS.format(kind)})

        assert 6 == read_decree(raw, ".docx", "x")["words"]


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """The door's bounds are those of the sandbox."""
    monkeypatch.setattr(door, "_SECONDS", 0.2)
    with pytest.raises(InvalidInput) as caught:
        import_bytes(made("pdf-rencana-aksi.pdf"), ".pdf", "lambat.pdf")

    assert "batas_waktu" == caught.value.faults[0].code


def test_cost_grows_with_length_not_faster() -> None:
    """10,000 lines of text are read within the sandbox's bounds."""
    text = "LAMPIRAN\nKEPUTUSAN X\nNOMOR 1 TAHUN 2020\n" + "1. sebuah butir yang panjang;\na. dan rinciannya\n" * 5_000

    assert 0 < import_bytes(text.encode(), ".txt", "panjang.txt").words
