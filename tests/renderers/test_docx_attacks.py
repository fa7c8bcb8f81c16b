"""Templates from outside: an attack ends in our error, never in code, a file or a full memory."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpudocs.errors import InvalidTemplate
from kpudocs.ooxml.opener import Unsafe, open_package
from kpudocs.renderers.docx.language import Language
from kpudocs.renderers.docx.template import Compiled, WordTemplate, find_unpaired

TEMPLATE = files("kpudocs.templates").joinpath("keputusan.docx").read_bytes()
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

HARM = [
    "{{ cycler.__init__.__globals__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ kop.__class__ }}",
    "{{ kop['__class__'] }}",
    "{{ '{0.__class__}'.format(kop) }}",
    "{{ '%s' % kop }}",
    "{{ 'a' * 200000000 }}",
    "{{ 'a'|center(100000000) }}",
    "{{ kop|attr('__class__') }}",
    "{{ kop|map('upper')|list }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ lipsum() }}",
    "{{ range(100000000) }}",
    "{% for i in range(100000000) %}{% endfor %}",
    "{% include 'x' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import path %}",
    "{% extends 'x' %}",
    "{% macro m() %}{{ m() }}{% endmacro %}",
    "{% set x = kop %}",
    "{% block b %}{% endblock %}",
    "{% filter upper %}x{% endfilter %}",
    "{{ self }}",
    "{{ namespace() }}",
    "{{ joiner }}",
    "{{ kop.append('x') }}",
    "{% for a in kop recursive %}{{ loop(a) }}{% endfor %}",
    "{% for a in 'panjang' %}{{ a }}{% endfor %}",
    "{{ kop ~ kop }}",
    "{{ kop[0:9] }}",
    "{{ [1] + [2] }}",
    "{{ {} }}",
    "{{ " + "(" * 20000 + "1" + ")" * 20000 + " }}",
    "{% if 1 %}" * 30 + "{% endif %}" * 30,
]


@pytest.mark.parametrize("source", HARM, ids=range(len(HARM)))
def test_harm_is_refused(source: str) -> None:
    """What a decree's template never needs is refused before or while it runs."""
    with pytest.raises(InvalidTemplate):
        Compiled("templat.docx", source).render({"kop": ("KPU",)})


def test_loops_within_loops_come_to_an_end() -> None:
    """Three loops over 1,000 rows would go round a thousand million times, and print nothing."""
    source = "{% for a in rows %}{% for b in rows %}{% for c in rows %}{% endfor %}{% endfor %}{% endfor %}"

    with pytest.raises(InvalidTemplate, match="pengulangan"):
        Compiled("templat.docx", source).render({"rows": tuple(range(1000))})


def test_nothing_of_jinja_is_left_lying_about() -> None:
    """No global of Jinja's own can be named: only the values of the decree."""
    for name in ("cycler", "joiner", "lipsum", "namespace", "range", "dict", "self"):
        with pytest.raises(InvalidTemplate):
            Compiled("templat.docx", f"{{{{ {name} }}}}").render({})


def part(name: str, content: bytes) -> bytes:
    """Our own template with a part put in or replaced."""
    return repack({name: content})


def repack(changes: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        kept = {name: source.read(name) for name in source.namelist()} | changes
        for name, content in kept.items():
            target.writestr(name, content)
    return buffer.getvalue()


def document(inside: str, before: str = "") -> bytes:
    return f'{before}<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'.encode()


def relations(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rId900" Type="{office}/{kind}" Target="{target}"{mode}/>'
    return f'<Relationships xmlns="{package}">{relation}</Relationships>'.encode()


def field(*codes: str) -> str:
    runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{runs}{end}</w:p>"


RELS = "word/_rels/document.xml.rels"
UNSAFE = {
    "doctype": part("word/document.xml", document("<w:p/>", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')),
    "doctype in a header": part("word/header9.xml", b'<!DOCTYPE x><w:hdr xmlns:w="%s"/>' % W.encode()),
    "utf-16": part("word/document.xml", document("<w:p/>").decode().encode("utf-16")),
    "external picture": part(RELS, relations("image", "http://example.org/x.png")),
    "external template": part(RELS, relations("attachedTemplate", "file:///x.dotm")),
    "file link": part(RELS, relations("hyperlink", "file:///etc/passwd")),
    "unc link": part(RELS, relations("hyperlink", "\\\\server\\share")),
    "ole": part(RELS, relations("oleObject", "embeddings/oleObject1.bin", "")),
    "chunk relation": part(RELS, relations("aFChunk", "chunk.html", "")),
    "chunk": part("word/document.xml", document("<w:altChunk/>")),
    "sub document": part("word/document.xml", document("<w:subDoc/>")),
    "macro": part("word/vbaProject.bin", b"x"),
    "active x": part("word/activeX/activeX1.xml", b"<x/>"),
    "embedding": part("word/embeddings/x.bin", b"x"),
    "dde": part("word/document.xml", document(field('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"'))),
    "dde in pieces": part("word/document.xml", document(field(" D", "DE", "AUTO x"))),
    "include text": part(
        "word/footer9.xml",
        b'<w:ftr xmlns:w="%s"><w:p><w:fldSimple w:instr="INCLUDETEXT x"/></w:p></w:ftr>' % W.encode(),
    ),
    "broken xml": part("word/document.xml", b"<w:document"),
    "dots": part("word/../../x", b"x"),
    "absolute": part("/etc/x", b"x"),
    "drive": part("C:/x", b"x"),
    "case twin": part("WORD/document.xml", document("<w:p/>")),
    "not a zip": b"PK nothing of the kind",
    "empty": b"",
    "half": TEMPLATE[: len(TEMPLATE) // 2],
    "no document": (lambda b: (zipfile.ZipFile(b, "w").writestr("a.txt", "x"), b.getvalue())[1])(io.BytesIO()),
    "bomb": part("word/bomb.xml", b"\0" * (40 * 1024 * 1024)),
    "many bombs": repack({f"word/media/{i}.bin": b"\0" * (20 * 1024 * 1024) for i in range(5)}),
    "many parts": repack({f"word/media/{i}.bin": b"" for i in range(1500)}),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_unsafe_files_are_refused(name: str) -> None:
    """Nothing that reads, fetches or runs gets past the opener, and it says what it found."""
    with pytest.raises(InvalidTemplate) as caught:
        WordTemplate(UNSAFE[name], "templat.docx")

    assert str(caught.value).startswith("templat.docx: ")


def test_a_zip_that_lies_about_its_size_is_counted() -> None:
    """What comes out is counted, whatever the directory of the zip says."""
    raw = bytearray(part("word/media/x.bin", b"\0" * (40 * 1024 * 1024)))
    at = raw.rindex(b"word/media/x.bin") - 46
    raw[at + 24 : at + 28] = struct.pack("<I", 10)

    with pytest.raises(Unsafe):
        open_package(bytes(raw))


def test_a_twin_is_refused() -> None:
    """Two members of one name: readers differ in which they take."""
    buffer = io.BytesIO(TEMPLATE)
    with zipfile.ZipFile(buffer, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", document("<w:p/>"))

    with pytest.raises(Unsafe):
        open_package(buffer.getvalue())


def test_a_link_that_somebody_must_click_may_stay() -> None:
    """The footer of an office's template may link to its JDIH."""
    assert open_package(part("word/_rels/footer1.xml.rels", relations("hyperlink", "https://jdih.kpu.go.id/")))


@given(st.binary(max_size=400), st.integers(0, len(TEMPLATE) - 1))
def test_any_bytes_are_parts_or_unsafe(noise: bytes, at: int) -> None:
    """Fuzz: a template with bytes overwritten is read or refused, and nothing else happens."""
    raw = TEMPLATE[:at] + noise + TEMPLATE[at + len(noise) :]
    try:
        WordTemplate(raw, "templat.docx").body()
    except InvalidTemplate:
        return


@given(st.text(st.sampled_from("{}%# x'|.("), max_size=80))
def test_any_tags_are_rendered_or_refused(text: str) -> None:
    """Fuzz: whatever stands in a paragraph, it is text or our error."""
    if find_unpaired(text):
        return
    try:
        Compiled("templat.docx", text).render({"x": ("satu",)})
    except InvalidTemplate:
        return


def test_a_tag_must_close_in_its_own_paragraph() -> None:
    """Docxtpl's patterns would search the rest of the document for the end, again and again."""
    assert "" == find_unpaired("{{ a }} {% if b %} {# c #}")
    assert "{{ a {% b %}" == find_unpaired("{{ a {% b %}")
    assert "x }}" == find_unpaired("x }}")


def test_there_is_one_environment() -> None:
    """One Jinja environment in the whole project, and one opener of .docx files."""
    from tests.examples import ROOT

    sources = {path: path.read_text(encoding="utf-8") for path in (ROOT / "kpudocs").rglob("*.py")}
    with_jinja = [
        path.name for path, text in sources.items() if "SandboxedEnvironment(" in text or "Environment(" in text
    ]
    with_document = [path.name for path, text in sources.items() if re.search(r"\bDocument\(", text) and "docx" in text]

    assert ["language.py"] == with_jinja
    assert [] == with_document
    assert isinstance(Language(), Language)
