"""Spoilt outputs are caught by kpudocs' own proof, each in its own way.

The table of what was spoilt and what was said stands in `docs/keandalan.md`; `pytest --update`
writes it anew.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from kpudocs.errors import RefusedOutput
from kpudocs.renderers.docx import language
from kpudocs.renderers.docx.proof import prove as prove_docx
from kpudocs.renderers.pdf.proof import prove as prove_pdf
from kpudocs.renderers.proof import find_difference
from tests.examples import ROOT, built, example
from tests.renderers.test_docx_attacks import HARM, LOOPS, UNSAFE
from tests.test_crash import MOMENTS

PAGE = ROOT / "docs" / "keandalan.md"
NAME = "jambi-2026"
BODY = "word/document.xml"
Change = Callable[[str], str]


def spoil_docx(changes: dict[str, Change], *, drop: str = "", last: bool = False) -> bytes:
    """The Jambi copy as Word, with parts changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(built(NAME, "salinan", "docx"))) as source, zipfile.ZipFile(buffer, "w") as target:
        names = [name for name in source.namelist() if name != drop]
        for name in [*names[1:], names[0]] if last else names:
            content = source.read(name)
            if name in changes:
                text = content.decode()
                changed = changes[name](text)
                assert changed != text, "the change changes nothing"
                content = changed.encode()
            target.writestr(name, content)
    return buffer.getvalue()


def body(change: Change) -> Callable[[], bytes]:
    return lambda: spoil_docx({BODY: change})


def once(old: str, new: str) -> Change:
    return lambda text: text.replace(old, new, 1)


def regex(pattern: str, new: str, count: int = 1) -> Change:
    return lambda text: re.sub(pattern, new, text, count=count, flags=re.DOTALL)


def swap(pattern: str, first: int, second: int) -> Change:
    """Let two of the things a pattern finds change places."""

    def change(text: str) -> str:
        found = [m.span() for m in re.finditer(pattern, text, re.DOTALL)]
        (a, b), (c, d) = found[first], found[second]
        return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]

    return change


ROW = r"<w:tr>(?:(?!</w:tr>).)*</w:tr>|<w:tr [^>]*>(?:(?!</w:tr>).)*</w:tr>"

DOCX: dict[str, Callable[[], bytes]] = {
    "satu kata hilang": body(once("percepatan Reformasi", "Reformasi")),
    "satu huruf berubah": body(once("percepatan", "percepatam")),
    "satu angka berubah": body(once("Nomor 7 Tahun 2017", "Nomor 7 Tahun 2018")),
    "tanda baca hilang": body(once("Birokrasi;", "Birokrasi")),
    "satu run hilang": body(regex(r"<w:r>(?:(?!</w:r>).)*percepatan.*?</w:r>", "")),
    "satu paragraf hilang": body(regex(r"<w:p>(?:(?!</w:p>).)*NOMOR 10 TAHUN 2026.*?</w:p>", "")),
    "satu paragraf dua kali": body(regex(r"(<w:p>(?:(?!</w:p>).)*NOMOR 10 TAHUN 2026.*?</w:p>)", r"\1\1")),
    "dua paragraf bertukar": body(swap(r"(?<=>)(?:NOMOR 10 TAHUN 2026|TENTANG)(?=</w:t>)", 0, 1)),
    "arsiran hilang": body(regex(r'<w:shd [^>]*fill="BFBFBF"[^>]*/>', "")),
    "teks sisipan": body(once("MEMUTUSKAN:", "MEMUTUSKAN: sisipan")),
    "tanda templat tersisa": body(once("MEMUTUSKAN:", "MEMUTUSKAN:{{ x }}")),
    "baris tabel hilang": body(lambda text: text.replace(re.findall(ROW, text, re.DOTALL)[9], "", 1)),
    "baris tabel bertukar": body(swap(ROW, 8, 10)),
    "baris tabel dua kali": body(lambda t: t.replace(r := re.findall(ROW, t, re.DOTALL)[9], r + r, 1)),
    "sel tanpa paragraf": body(
        regex(r"(<w:tc><w:tcPr>(?:(?!</w:tc>).)*?</w:tcPr>)<w:p>(?:(?!</w:tc>).)*</w:tc>", r"\1</w:tc>")
    ),
    "sel hilang": body(regex(r"<w:tc>(?:(?!</w:tc>).)*Manajemen Perubahan.*?</w:tc>", "")),
    "kolom kisi hilang": body(regex(r"<w:gridCol [^>]*/>", "")),
    "rentang kolom salah": body(once('<w:gridSpan w:val="12"/>', '<w:gridSpan w:val="11"/>')),
    "gabungan tanpa awal": body(once('<w:vMerge w:val="restart"/>', "")),
    "gabungan dilepas": body(regex(r'<w:vMerge w:val="continue"/>', "", 0)),
    "isi sel gabungan tersembunyi": body(regex(r'<w:vMerge w:val="restart"/>', '<w:vMerge w:val="continue"/>', 0)),
    "XML tidak ditutup": body(once("</w:body>", "")),
    "teks di luar run": body(once("</w:pPr><w:r>", "</w:pPr>teks<w:r>")),
    "gaya tidak ada": body(regex(r'<w:pStyle w:val="[^"]*"/>', '<w:pStyle w:val="TidakAda"/>')),
    "rujukan tidak ada": body(regex(r'r:id="[^"]*"', 'r:id="rId999"')),
    "bagian halaman hilang": body(regex(r"<w:sectPr>.*?</w:sectPr>", "")),
    "bidang tidak ditutup": lambda: spoil_docx(
        {"word/header1.xml": once('w:fldCharType="end"', 'w:fldCharType="separate"')}
    ),
    "kepala halaman hilang": lambda: spoil_docx({}, drop="word/header1.xml"),
    "gaya hilang seluruhnya": lambda: spoil_docx({}, drop="word/styles.xml"),
    "isi hilang seluruhnya": lambda: spoil_docx({}, drop=BODY),
    "jenis bagian tidak disebut": lambda: spoil_docx(
        {"[Content_Types].xml": regex(r"<Override [^>]*header1[^>]*/>", "")}
    ),
    "urutan paket salah": lambda: spoil_docx({}, last=True),
    "zip terpotong": lambda: built(NAME, "salinan", "docx")[:-200],
    "zip rusak di tengah": lambda: flip(built(NAME, "salinan", "docx"), 900),
    "zip kosong": lambda: b"",
}


def flip(raw: bytes, at: int) -> bytes:
    return raw[:at] + bytes(byte ^ 0xFF for byte in raw[at : at + 20]) + raw[at + 20 :]


_STREAM = re.compile(rb"(/FlateDecode[^>]*?/Length )(\d+)((?:(?!>>).)*>>\s*stream\r?\n)", re.DOTALL)


def spoil_pdf(change: Callable[[bytes], bytes], marker: bytes = b" BDC") -> bytes:
    """The Jambi copy as PDF, the first stream that holds `marker` changed and the table mended."""
    raw = built(NAME, "salinan", "pdf")
    for found in _STREAM.finditer(raw):
        start, length = found.end(), int(found[2])
        content = zlib.decompress(raw[start : start + length])
        if marker not in content:
            continue
        changed = change(content)
        assert changed != content, "the change changes nothing"
        packed = zlib.compress(changed)
        head = found[1] + str(len(packed)).encode() + found[3]
        return retable(raw[: found.start()] + head + packed + raw[start + length :])
    raise AssertionError("no such stream")


def retable(raw: bytes) -> bytes:
    """Offsets as they are now, so that only what was spoilt is wrong."""
    last = list(re.finditer(rb"(?<=\n)(\d+) 0 obj\n(<</Type/XRef.*?)/Length \d+>>\nstream\n", raw, re.DOTALL))[-1]
    table = bytearray(zlib.decompressobj().decompress(raw[last.end() :]))
    for found in re.finditer(rb"(?<=\n)(\d+) 0 obj\r?\n", raw):
        struct.pack_into(">BIH", table, 7 * int(found[1]), 1, found.start(), 0)
    packed = zlib.compress(table)
    head = b"%s 0 obj\n%s/Length %d>>\nstream\n" % (last[1], last[2], len(packed))
    return raw[: last.start()] + head + packed + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % last.start()


def page(old: bytes, new: bytes, marker: bytes = b" BDC") -> Callable[[], bytes]:
    return lambda: spoil_pdf(lambda content: content.replace(old, new, 1), marker)


def raw(old: bytes, new: bytes, *, table: bool = True) -> Callable[[], bytes]:
    def make() -> bytes:
        content = built(NAME, "salinan", "pdf")
        changed = content.replace(old, new, 1)
        assert changed != content, "the change changes nothing"
        return retable(changed) if table else changed

    return make


def swap_lines(content: bytes) -> bytes:
    lines = content.split(b"\n")
    texts = [i for i, line in enumerate(lines) if line.endswith(b" Tj")]
    a, b = texts[3], texts[4]
    lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def double_line(content: bytes) -> bytes:
    lines = content.split(b"\n")
    at = next(i for i, line in enumerate(lines) if line.endswith(b" Tj"))
    return b"\n".join([*lines[: at + 1], lines[at], *lines[at + 1 :]])


def drop_row(content: bytes) -> bytes:
    """Leave out all that the plan's first row says."""
    return re.sub(rb"\([^\n]*Pembentukan[^\n]*\) Tj", b"", content, count=1)


PDF: dict[str, Callable[[], bytes]] = {
    "satu kata hilang": page(b"KOMISI PEMILIHAN UMUM", b"KOMISI UMUM"),
    "satu huruf berubah": page(b"SALINAN", b"SALIMAN"),
    "satu angka berubah": page(b"NOMOR 10 TAHUN 2026", b"NOMOR 11 TAHUN 2026"),
    "tanda baca hilang": page(b"PROVINSI JAMBI,", b"PROVINSI JAMBI"),
    "satu baris hilang": page(b"(SALINAN) Tj", b""),
    "satu baris dua kali": lambda: spoil_pdf(double_line),
    "dua baris bertukar": lambda: spoil_pdf(swap_lines),
    "teks sisipan": page(b"(TENTANG) Tj", b"(TENTANG) Tj\n(SISIPAN) Tj"),
    "tanda templat tersisa": page(b"(TENTANG)", b"({{ tentang }})"),
    "baris tabel hilang": lambda: spoil_pdf(drop_row, b"Pembentukan"),
    "teks tanpa penanda": page(b"/P <</MCID 0>> BDC", b""),
    "teks dijadikan hiasan": page(b"/P <</MCID 0>> BDC", b"/Artifact BMC"),
    "hiasan dijadikan teks": lambda: spoil_pdf(
        lambda c: re.sub(rb"/Artifact [^\n]*(BDC|BMC)\nBT", b"/P <</MCID 900>> BDC\nBT", c, count=1), b"(- 2 -)"
    ),
    "ulangan kepala tabel dibaca": lambda: spoil_pdf(
        lambda c: re.sub(rb"/Artifact [^\n]*(BDC|BMC)\nBT", b"/P <</MCID 900>> BDC\nBT", c), b"(- 2 -)"
    ),
    "huruf tidak tertanam": raw(b"/FontFile2", b"/FontFileX"),
    "huruf tanpa tabel karakter": raw(b"/ToUnicode", b"/ToUnicodX"),
    "tabel karakter salah": lambda: spoil_pdf(lambda c: c.replace(b"<41> <0041>", b"<41> <0042>"), b"beginbfchar"),
    "tabel karakter kurang": lambda: spoil_pdf(lambda c: c.replace(b"<41> <0041>\n", b""), b"beginbfchar"),
    "nama huruf salah": page(b"/F1+0 12 Tf", b"/F9+0 12 Tf"),
    "halaman hilang dari daftar": lambda: re_pdf(rb"(/Kids \[ \d+ 0 R )\d+ 0 R ", rb"\1"),
    "dua halaman bertukar": lambda: re_pdf(rb"(/Kids \[ )(\d+ 0 R )(\d+ 0 R )", rb"\1\3\2"),
    "halaman dua kali": lambda: re_pdf(rb"(/Kids \[ )(\d+ 0 R )", rb"\1\2\2"),
    "isi halaman hilang": lambda: re_pdf(rb"/Contents \d+ 0 R ", b""),
    "isi halaman tertukar": lambda: re_pdf(rb"/Contents %s 0 R" % contents(0), b"/Contents %s 0 R" % contents(1)),
    "objek hilang": lambda: re_pdf(rb"\n%s 0 obj" % contents(0), b"\n3 0 obx", table=False),
    "panjang isi salah": lambda: re_pdf(rb"(/FlateDecode[^>]*?/Length )\d+", rb"\g<1>10", table=False),
    "daftar objek bergeser": lambda: built(NAME, "salinan", "pdf").replace(b"\n1 0 obj", b"\n\n1 0 obj", 1),
    "daftar objek hilang": lambda: re_pdf(rb"startxref\s+\d+", b"startxref\n7", table=False),
    "aliran objek rusak": lambda: flip_stream(rb"/Type/ObjStm[^>]*>>\nstream\n"),
    "aliran objek hilang": lambda: re_pdf(rb"\d+ 0 obj\n<</Type/ObjStm.*?endobj\n", b""),
    "aliran objek berisi objek lain": lambda: spoil_pdf(lambda c: re.sub(rb"^\d+", b"1", c), b"/S/Document"),
    "berkas terpotong": lambda: built(NAME, "salinan", "pdf")[:-5000],
    "berkas terpotong di awal": lambda: built(NAME, "salinan", "pdf")[5000:],
    "isi halaman rusak": lambda: flip_page(),
    "bukan PDF": lambda: b"%PDF-1.7\n%%EOF",
    "berkas kosong": lambda: b"",
}


def re_pdf(pattern: bytes, new: bytes, *, table: bool = True) -> bytes:
    content = built(NAME, "salinan", "pdf")
    changed = re.sub(pattern, new, content, count=1, flags=re.DOTALL)
    assert changed != content, "the change changes nothing"
    return retable(changed) if table else changed


def flip_page() -> bytes:
    return flip_stream(_STREAM.pattern, re.DOTALL)


def flip_stream(head: bytes, flags: int = 0) -> bytes:
    """A stream with this head, spoilt in itself."""
    content = built(NAME, "salinan", "pdf")
    found = re.search(head, content, flags)
    assert found is not None
    return flip(content, found.end() + 40)


def contents(page: int) -> bytes:
    """The number of the object that a page's content is."""
    return re.findall(rb"/Contents (\d+) 0 R", built(NAME, "salinan", "pdf"))[page]


def refusal(prove: Callable[..., None], content: bytes) -> str:
    """What the proof says of a spoilt file; "" where it lets it pass."""
    try:
        prove(content, example(NAME, "salinan"))
    except RefusedOutput as error:
        return str(error).partition("tidak dibuat: ")[2]
    return ""


@pytest.mark.parametrize("name", DOCX)
def test_spoilt_word_is_caught(name: str) -> None:
    """Each way to spoil a Word file ends in a refusal that says why."""
    assert refusal(prove_docx, DOCX[name]())


@pytest.mark.parametrize("name", PDF)
def test_spoilt_pdf_is_caught(name: str) -> None:
    """Each way to spoil a PDF ends in a refusal that says why."""
    assert refusal(prove_pdf, PDF[name]())


def test_sound_files_pass() -> None:
    """What was not spoilt passes, and so does the same file with its table written anew."""
    naskah = example(NAME, "salinan")

    assert prove_docx(built(NAME, "salinan", "docx"), naskah) is None
    assert prove_pdf(built(NAME, "salinan", "pdf"), naskah) is None
    assert prove_pdf(retable(built(NAME, "salinan", "pdf")), naskah) is None


def test_another_decree_is_no_proof() -> None:
    """A file that is whole but says another decree is caught."""
    assert refusal(prove_docx, built("tim-2026", "salinan", "docx"))
    assert refusal(prove_pdf, built("tim-2026", "salinan", "pdf"))


def test_what_a_template_says_of_itself_may_stand_between() -> None:
    """An office's own letterhead text is no difference; anything else is."""
    naskah = example(NAME, "asli")
    said = "".join("".join(naskah.texts()).split())

    assert "" == find_difference(naskah, "Jalan" + said + "Jalan", ["Jalan"])
    assert "" != find_difference(naskah, "Jalan" + said, ["Jalur"])
    assert "" != find_difference(naskah, said + said)
    assert 'seharusnya "JAMBI' in find_difference(naskah, said.replace("PROVINSIJAMBI", "PROVINSI", 1))


INTRODUCTION = """
# Keandalan

Sebelum sebuah berkas diberi nama, kpudocs membacanya kembali: setiap teks naskah harus ada tepat satu kali dan
berurutan, huruf tertanam, dan susunannya utuh. Kalau tidak, berkas tidak dibuat (kode 6).

Halaman ini, dengan angka-angkanya, ditulis oleh `tests/renderers/test_proof.py` (`pytest --update`).
Kedua tabel berasal dari salinan contoh Jambi yang sengaja dirusak.
"""

PROVEN = """
## Mati mendadak

Proses dihentikan paksa (kill -9) pada {moments} saat acak selama pembuatan: setiap berkas adalah yang lama atau
yang baru, utuh; `verify` tidak pernah menyebut berkas lama sebagai hasil isian baru; pembuatan berikutnya berjalan
tanpa `--force`.

- `tests/test_crash.py::test_killed_at_any_moment`

## Disk penuh

Pada ukuran berapa pun: kode 5 dengan sebabnya, berkas lama utuh, tidak ada sisa. Batas ukuran berkas dari sistem
operasi menggantikan disk penuh, karena dapat dipasang tanpa hak khusus dan mengenai tengah-tengah penulisan.

- `tests/test_crash.py::test_a_full_disk`

## Folder yang tidak dapat ditulis

Kode 5 dengan sebabnya; yang sudah ada tetap. Dijalankan sebagai pengguna biasa, karena root boleh menulis di mana
saja; dan, siapa pun penggunanya, dengan berkas di tempat folder.

- `tests/test_crash.py::test_a_read_only_folder`
- `tests/test_crash.py::test_a_file_in_the_place_of_the_folder`

## Templat dari luar

{harm} tanda yang berniat jahat, {unsafe} berkas Word yang tidak aman (makro, OLE, DDE, DOCTYPE, rujukan ke luar,
nama ganda, bom zip), dan {loops} macam pengulangan tanpa akhir di badan, kepala, dan kaki halaman: semua berakhir
dengan kesalahan yang dijelaskan. Yang dihitung ialah putaran kali isinya (paling banyak {steps} juta) dan huruf yang
dicetak (paling banyak {printed} juta di luar baris tabel), bukan waktu.

- `tests/renderers/test_docx_attacks.py::test_harm_is_refused`
- `tests/renderers/test_docx_attacks.py::test_unsafe_files_are_refused`
- `tests/renderers/test_docx_attacks.py::test_a_file_with_endless_loops`
- `tests/renderers/test_docx_attacks.py::test_rounds_are_paid_for_before_they_are_gone`
- `tests/renderers/test_docx_attacks.py::test_nothing_runs_in_other_parts`

## Masukan acak

Berkas Word, templat, isian YAML, buku kerja, dan naskah orang lain yang dirusak secara acak: hasil, atau kesalahan
yang dijelaskan. Beberapa ratus contoh setiap kali; `KPUDOCS_FUZZ=5000` untuk semalam, dengan contoh baru setiap
kali. Berkas yang tidak dikenal dibaca proses anak yang dibatasi memori dan waktunya.

- `tests/test_fuzz.py::test_the_opener`
- `tests/test_fuzz.py::test_the_checker`
- `tests/test_fuzz.py::test_the_yaml_loader`
- `tests/intake/test_fuzz.py::test_any_bytes_as_any_format`
- `tests/workbook/test_fuzz.py::test_any_bytes_are_read_or_refused`

## Bukti (`.bukti.json`)

Bukti mencatat sidik (sha256) isian, berkas yang ikut dibaca, templat, huruf, dan keluaran, beserta versi. `verify`
membandingkan semuanya dan membuat ulang keluarannya; yang sama hanya yang sama sampai bita terakhir.

- `tests/receipts/test_making.py::test_the_same_input_is_the_same_receipt`
- `tests/receipts/test_making.py::test_a_word_file_that_carries_fonts_tells_them`
- `tests/receipts/test_verification.py::test_no_edit_passes`
- `tests/receipts/test_verification.py::test_facts_that_changed`
- `tests/receipts/test_verification.py::test_a_forged_receipt`

## Program lain

Setiap contoh dan ragam: `page-validation` (PDF/A-2a dan PDF/UA-1), qpdf, pdffonts, dan pikepdf tanpa penandaan
(PDF/A-2b; yang tersisa hanya pernyataan PDF/UA, yang tidak dikenalnya). Word: Open XML SDK untuk setiap contoh dan
untuk keputusan berbentuk apa pun; LibreOffice membacanya dengan teks yang sama. veraPDF belum dijalankan; yang
mempunyainya dapat menyebutnya dalam `VERAPDF`.

- `tests/test_pdf_archive.py::test_examples_conform`
- `tests/test_pdf_archive.py::test_pikepdf_agrees_but_for_the_statement_of_pdf_ua`
- `tests/test_word_schema.py::test_decrees_of_any_shape_follow_the_schema`
- `tests/test_libreoffice.py::test_libreoffice_reads_the_same_text`
"""
"""What else is proven, and by which tests. Figures are those of the tests and of the code."""


def proven() -> str:
    """The sections of the page that are no tables."""
    for path, name in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PROVEN):
        assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), f"{name} is no test"
    return PROVEN.strip().format(
        moments=MOMENTS,
        harm=len(HARM),
        unsafe=len(UNSAFE),
        loops=len(LOOPS),
        steps=language.MAX_STEPS // 1_000_000,
        printed=language.MAX_PRINTED // 1_000_000,
    )


def table(title: str, prove: Callable[..., None], cases: dict[str, Callable[[], bytes]]) -> str:
    rows = [f"| {name} | {_cell(refusal(prove, make()))} |" for name, make in cases.items()]
    return "\n".join([f"## {title}", "", "| yang dirusak | jawaban kpudocs |", "|---|---|", *rows])


def _cell(text: str) -> str:
    # objects are numbered anew with every change of the sample
    return re.sub(r"objek \d+", "objek …", text.replace("|", "\\|").replace("{{", "{ {"))


def test_the_page_tells_what_was_caught(request: pytest.FixtureRequest) -> None:
    """`docs/keandalan.md` is what this test finds now."""
    text = "\n\n".join(
        [
            INTRODUCTION.strip(),
            table(f"Word: {len(DOCX)} kerusakan", prove_docx, DOCX),
            table(f"PDF: {len(PDF)} kerusakan", prove_pdf, PDF),
            proven(),
        ]
    )
    if request.config.getoption("--update"):
        Path(PAGE).write_text(text + "\n", encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == text + "\n"
