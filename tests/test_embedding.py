"""Fonts inside a Word file, where the profil asks for them."""

from __future__ import annotations

import io
import os
import re
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import kpudocs
from kpudocs.errors import RefusedOutput
from kpudocs.fonts import make
from kpudocs.naskah import Naskah
from kpudocs.ooxml.xml import W
from kpudocs.renderers.docx.embedding import may_be_embedded
from kpudocs.renderers.docx.mould import make_mould
from kpudocs.renderers.docx.proof import prove
from tests.examples import load_example
from tests.renderers.pdf_reading import page_texts

OFFICE, PDFFONTS = shutil.which("soffice"), shutil.which("pdffonts")
FACES = {"embedRegular": "Regular", "embedBold": "Bold", "embedItalic": "Italic", "embedBoldItalic": "BoldItalic"}
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir></fontconfig>"""


def composed(*, carried: bool, ragam: str = "rancangan") -> Naskah:
    keputusan = load_example("tim-2026")
    profil = keputusan.profil.model_copy(update={"huruf_tertanam": carried})
    return kpudocs.compose(keputusan.model_copy(update={"profil": profil}), ragam)


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def unmixed(content: bytes, key: str) -> bytes:
    """ECMA-376, part 1, 17.8.1, in words of its own: the key's bytes from its end, over the first 32."""
    digits = re.sub("[{}-]", "", key)
    reversed_key = [int(digits[i : i + 2], 16) for i in range(30, -1, -2)]
    return bytes(byte ^ reversed_key[i % 16] for i, byte in enumerate(content[:32])) + content[32:]


def test_each_face_is_carried_whole() -> None:
    """Unmixed by the key that the font table names, each is the font file, byte for byte."""
    parts = parts_of(kpudocs.render(composed(carried=True), "docx"))
    relations = {
        node.get("Id"): node.get("Target") for node in etree.fromstring(parts["word/_rels/fontTable.xml.rels"])
    }
    table = etree.fromstring(parts["word/fontTable.xml"])
    found = {}
    for name in FACES:
        (node,) = table.iter(f"{{{W}}}{name}")
        attributes = {etree.QName(key).localname: str(value) for key, value in node.attrib.items()}
        found[name] = unmixed(parts[f"word/{relations[attributes['id']]}"], attributes["fontKey"])

    assert {name: (make.HERE / make.file_name(face)).read_bytes() for name, face in FACES.items()} == found


def test_everything_names_the_font_that_is_carried() -> None:
    """Text, headers, styles and the watermark; Bookman Old Style is told as what it stands for."""
    parts = parts_of(kpudocs.render(composed(carried=True), "docx"))
    naming = {name: content.count(b"Bookman Old Style") for name, content in parts.items() if name.endswith(".xml")}

    assert {"word/fontTable.xml": 1} == {name: count for name, count in naming.items() if count}
    assert b"KPU Bookman" in parts["word/styles.xml"] and b"KPU Bookman" in parts["word/header1.xml"]
    assert b"<w:embedTrueTypeFonts/>" in parts["word/settings.xml"]


def test_nothing_is_carried_unless_asked_for() -> None:
    parts = parts_of(kpudocs.render(composed(carried=False), "docx"))

    assert not [name for name in parts if name.endswith(".odttf")]
    assert b"embedTrueTypeFonts" not in parts["word/settings.xml"]
    assert b"KPU Bookman" not in b"".join(parts.values())


def test_same_input_same_bytes() -> None:
    """The keys come from the fonts themselves."""
    first = kpudocs.render(composed(carried=True), "docx")
    make_mould.cache_clear()

    assert first == kpudocs.render(composed(carried=True), "docx")


def test_the_words_are_the_same() -> None:
    """Nothing but the font changes."""
    with_fonts, without = (
        parts_of(kpudocs.render(composed(carried=carried), "docx"))["word/document.xml"] for carried in (True, False)
    )

    assert without == with_fonts


@given(st.integers(0, 0xFFFF))
def test_what_a_font_says_of_itself_is_respected(allowed: int) -> None:
    """Restricted, for preview only, or bitmaps alone: such a font is not carried in a document that is edited."""
    font = bytearray((make.HERE / make.file_name("Regular")).read_bytes())
    count = struct.unpack_from(">H", font, 4)[0]
    entries = (struct.unpack_from(">4s3L", font, 12 + 16 * i) for i in range(count))
    start = next(entry[2] for entry in entries if entry[0] == b"OS/2")
    struct.pack_into(">H", font, start + 8, allowed)

    assert may_be_embedded(bytes(font)) == (not allowed & (0b10 | 0b100 | 0x200))


def restricted(parts: dict[str, bytes]) -> None:
    name = next(name for name in parts if name.endswith("Regular.odttf"))
    key = str(re.search(rb'embedRegular [^>]*fontKey="([^"]*)"', parts["word/fontTable.xml"])[1], "ascii")
    font = bytearray(unmixed(parts[name], key))
    entry = next(at for at in (12 + 16 * i for i in range(40)) if font[at : at + 4] == b"OS/2")
    font[struct.unpack_from(">L", font, entry + 8)[0] + 9] = 2
    parts[name] = unmixed(bytes(font), key)


def another_key(parts: dict[str, bytes]) -> None:
    parts["word/fontTable.xml"] = re.sub(
        rb'fontKey="\{.', b'fontKey="{0', parts["word/fontTable.xml"].replace(b"{0", b"{1")
    )


def no_key(parts: dict[str, bytes]) -> None:
    parts["word/fontTable.xml"] = re.sub(rb' w:fontKey="[^"]*"', b"", parts["word/fontTable.xml"], count=1)


def cut_off(parts: dict[str, bytes]) -> None:
    name = next(name for name in parts if name.endswith(".odttf"))
    parts[name] = parts[name][:200]


def gone(parts: dict[str, bytes]) -> None:
    del parts[next(name for name in parts if name.endswith(".odttf"))]


def no_relations(parts: dict[str, bytes]) -> None:
    del parts["word/_rels/fontTable.xml.rels"]


@pytest.mark.parametrize("spoil", [restricted, another_key, no_key, cut_off, gone, no_relations])
def test_a_spoilt_font_is_refused(spoil: Callable[[dict[str, bytes]], None]) -> None:
    """Word would say that the document is damaged, or leave the font out without a word."""
    naskah = composed(carried=True)
    parts = parts_of(kpudocs.render(naskah, "docx"))
    prove(zipped(parts), naskah)
    spoil(parts)

    with pytest.raises(RefusedOutput, match=r"huruf|rujukan|bagian"):
        prove(zipped(parts), naskah)


def test_a_template_without_a_font_table(tmp_path: Path) -> None:
    """One is made where the office's template has none."""
    parts = parts_of((Path(kpudocs.__file__).parents[1] / "templates" / "keputusan.docx").read_bytes())
    del parts["word/fontTable.xml"]
    for name, mention in (
        ("[Content_Types].xml", rb"<Override [^>]*fontTable[^>]*/>"),
        ("word/_rels/document.xml.rels", rb"<Relationship [^>]*fontTable[^>]*/>"),
    ):
        parts[name], count = re.subn(mention, b"", parts[name])
        assert 1 == count
    (tmp_path / "keputusan.docx").write_bytes(zipped(parts))
    made = parts_of(kpudocs.render(composed(carried=True), "docx", templates=tmp_path))

    assert 4 == made["word/fontTable.xml"].count(b"fontKey")


@pytest.mark.skipif(not (OFFICE and PDFFONTS), reason="LibreOffice or poppler-utils is missing")
def test_libreoffice_without_the_font_sets_the_text_in_it(tmp_path: Path) -> None:
    """Where nobody installed it: with the fonts inside as many pages as our PDF, without them another font."""
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(FONTS.format(cache=tmp_path / "cache"), encoding="utf-8")
    for name, carried in (("with", True), ("without", False)):
        (tmp_path / f"{name}.docx").write_bytes(kpudocs.render(composed(carried=carried, ragam="salinan"), "docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    paths = [str(tmp_path / f"{name}.docx") for name in ("with", "without")]
    environment = os.environ | {"FONTCONFIG_FILE": str(fonts)}
    subprocess.run([*command, *paths], check=True, capture_output=True, timeout=120, env=environment)

    def used(name: str) -> set[str]:
        done = subprocess.run(
            [str(PDFFONTS), str(tmp_path / f"{name}.pdf")], capture_output=True, text=True, check=True
        )
        return {line.split()[0].partition("+")[2] for line in done.stdout.splitlines()[2:]}

    assert {"KPUBookman-Regular", "KPUBookman-Bold"} == used("with")
    assert not {name for name in used("without") if "Bookman" in name}
    ours = page_texts(kpudocs.render(composed(carried=True, ragam="salinan"), "pdf"))
    assert len(ours) == len(page_texts((tmp_path / "with.pdf").read_bytes()))
