"""Templates from outside: an attack ends in our error, never in code, a file or a full memory."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kpudocs
from kpudocs.errors import InvalidTemplate
from kpudocs.ooxml.opener import Unsafe, open_package
from kpudocs.ooxml.unseen import find_unseen
from kpudocs.ooxml.xml import parse_xml
from kpudocs.renderers.docx.annotate import annotate
from kpudocs.renderers.docx.checker import check_template
from kpudocs.renderers.docx.language import Language
from kpudocs.renderers.docx.places import TemplateFault
from kpudocs.renderers.docx.template import Compiled, WordTemplate, find_unpaired
from kpudocs.sample import compose_samples
from tests.examples import example

SAMPLES = compose_samples()
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
    "{{ '\\ud800' }}",
    "{{ '\\x00' }}",
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


class Counted(tuple[int, ...]):
    """A list that counts how often something was taken from it."""

    taken = 0

    def __iter__(self) -> Iterator[int]:
        for item in tuple.__iter__(self):
            Counted.taken += 1
            yield item


@pytest.mark.parametrize("depth", [1, 2, 5, 11])
@pytest.mark.parametrize("inside", ["", "x", "{{ a0 }}" * 50, "{% if a0 == 1 %}{% endif %}" * 50])
def test_rounds_are_paid_for_before_they_are_gone(depth: int, inside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However deep the loops and whatever is in them: no more than the steps there are, heavier rounds fewer."""
    monkeypatch.setattr("kpudocs.renderers.docx.language.MAX_STEPS", 5000)
    Counted.taken = 0
    source = "".join(f"{{% for a{i} in rows %}}" for i in range(depth)) + inside + "{% endfor %}" * depth
    constructs = inside.count("{") // 2 + 1

    with pytest.raises(InvalidTemplate, match="pengulangan terlalu banyak"):
        "".join(Compiled("templat.docx", source).generate({"rows": Counted(range(20_000 if depth == 1 else 100))}))
    assert 5000 + 20_000 * (depth == 1) >= Counted.taken * (constructs if depth > 1 else 1)


def test_what_is_printed_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it is in memory at once."""
    monkeypatch.setattr("kpudocs.renderers.docx.language.MAX_PRINTED", 100_000)
    pieces = Compiled("templat.docx", "{% for a in rows %}{{ rows }}{% endfor %}").generate({"rows": (1,) * 5000})
    printed: list[int] = []
    with pytest.raises(InvalidTemplate, match="terlalu besar"):
        printed.extend(map(len, pieces))

    assert 100_000 >= sum(printed)


def test_a_formula_is_not_compiled_for_minutes() -> None:
    """Jinja looks at each of its parts many times over, and Python gives up at a hundred brackets."""
    for formula in ("a" + " and a" * 500, "not " * 500 + "a", "a" + ".a" * 500, "1" + " + 1" * 500):
        with pytest.raises(InvalidTemplate, match=r"rumus terlalu panjang|terlalu rumit"):
            Compiled("templat.docx", f"{{% if {formula} %}}{{% endif %}}")
    with pytest.raises(InvalidTemplate, match="templat terlalu panjang"):
        Compiled("templat.docx", "{{ a }}" * 20_000)


LOOPS = {
    "range": "{% for a in range(10**9) %}x{% endfor %}",
    "deep": "".join(f"{{% for a{i} in diktum %}}" for i in range(10)) + "x" * 2000 + "{% endfor %}" * 10,
    "too deep": "".join(f"{{% for a{i} in diktum %}}" for i in range(20)) + "{% endfor %}" * 20,
    "values": "".join(f"{{% for a{i} in diktum %}}" for i in range(8)) + "{{ diktum }}" + "{% endfor %}" * 8,
}


@pytest.mark.parametrize("name", ["word/document.xml", "word/header1.xml", "word/footer1.xml"])
@pytest.mark.parametrize("kind", LOOPS)
def test_a_file_with_endless_loops(name: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the body, a header or a footer: told as a fault of the template, whoever asks."""
    monkeypatch.setattr("kpudocs.renderers.docx.language.MAX_PRINTED", 1 << 20)
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as package:
        before, end, after = package.read(name).decode().rpartition("</w:p>")
    raw = part(name, f"{before}<w:r><w:t>{LOOPS[kind]}</w:t></w:r>{end}{after}".encode())
    (tmp_path / "keputusan.docx").write_bytes(raw)

    with pytest.raises(InvalidTemplate, match=r"keputusan\.docx"):
        kpudocs.render(example("tim-2026", "asli"), "docx", templates=tmp_path)
    assert check_template(raw, "keputusan.docx", "keputusan", SAMPLES)


NOTES = f'<w:{{0}}s xmlns:w="{W}"><w:{{0}} w:id="2"><w:p><w:r><w:t>{{1}}</w:t></w:r></w:p></w:{{0}}></w:{{0}}s>'
PROPERTIES = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">{}</Properties>'
)


@pytest.mark.parametrize("tag", ["{{ cycler.__init__.__globals__ }}", "{{ 'a'*200000000 }}", "{% include 'x' %}"])
@pytest.mark.parametrize(
    "name", ["footnotes", "endnotes", "docProps/core.xml", "docProps/app.xml", "word/settings.xml"]
)
def test_nothing_runs_in_other_parts(name: str, tag: str, tmp_path: Path) -> None:
    """Footnotes, properties and settings are never filled; a tag in them is told, and no decree prints it."""
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as package:
        core, settings, rels, types = (
            package.read(one).decode()
            for one in ("docProps/core.xml", "word/settings.xml", RELS, "[Content_Types].xml")
        )
        packaged = package.read("_rels/.rels").decode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rId900" Type="{office}/{{}}" Target="{{}}"/></Relationships>'
    override = '<Override PartName="/{}" ContentType="application/vnd.openxmlformats-officedocument.{}+xml"/></Types>'
    notes = name in ("footnotes", "endnotes")
    path = f"word/{name}.xml" if notes else name
    changes = {path: settings.replace('w:val="', f'w:val="{tag}', 1)}
    if notes:
        changes = {
            path: NOTES.format(name[:-1], tag),
            RELS: rels.replace("</Relationships>", relation.format(name, f"{name}.xml")),
        }
        changes["[Content_Types].xml"] = types.replace("</Types>", override.format(path, f"wordprocessingml.{name}"))
    elif name == "docProps/core.xml":
        changes = {path: core.replace("</cp:coreProperties>", f"<cp:keywords>{tag}</cp:keywords></cp:coreProperties>")}
    elif name == "docProps/app.xml":
        changes = {path: PROPERTIES.format(f"<Company>{tag}</Company>")}
        changes["_rels/.rels"] = packaged.replace("</Relationships>", relation.format("extended-properties", name))
        changes["[Content_Types].xml"] = types.replace("</Types>", override.format(path, "extended-properties"))
    raw = repack({part: text.encode() for part, text in changes.items()})
    (tmp_path / "keputusan.docx").write_bytes(raw)

    assert [path] == [fault.part for fault in check_template(raw, "keputusan.docx", "keputusan", SAMPLES)]
    with pytest.raises(InvalidTemplate, match=f"ada tanda templat dalam {path}"):
        kpudocs.render(example("tim-2026", "asli"), "docx", templates=tmp_path)


def test_comments_on_a_template_are_in_no_decree(tmp_path: Path) -> None:
    """Nor what refers to them: Word would have to mend a document that refers to comments it has not."""
    (tmp_path / "lampiran").mkdir()
    for name in ("keputusan.docx", "lampiran/daftar_nama.docx"):
        raw = files("kpudocs.templates").joinpath(*name.split("/")).read_bytes()
        fault = TemplateFault("salah", file=name, part="word/document.xml", paragraph=1)
        (tmp_path / name).write_bytes(annotate(raw, name, [fault]))
    made = kpudocs.render(example("tim-2026", "asli"), "docx", templates=tmp_path)

    assert kpudocs.render(example("tim-2026", "asli"), "docx").count(b"PK\3\4") == made.count(b"PK\3\4")
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert not [name for name in package.namelist() if b"comment" in package.read(name).lower()]


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
TYPES = b"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/%s" ContentType="application/vnd.openxmlformats-officedocument.%s+xml"/></Types>"""


def typed(name: str, kind: str, content: bytes) -> bytes:
    """Our template with a part that is what its content type says, whatever its name ends in."""
    return repack({name: content, "[Content_Types].xml": TYPES % (name.encode(), kind.encode())})


HEADER = b'<w:hdr xmlns:w="%s">%%s</w:hdr>' % W.encode()
OLD_DRAWING = b'<w:p><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" %s/></w:pict></w:p>'
UNSAFE = {
    "field in a part of another name": typed(
        "word/h.XML", "wordprocessingml.header", HEADER % field("DDEAUTO x").encode()
    ),
    "field in a part of no name": typed("word/h.bin", "wordprocessingml.header", HEADER % field("DDEAUTO x").encode()),
    "part that is no xml": typed("word/h.bin", "wordprocessingml.header", b"halo"),
    "header of another root": typed("word/header9.xml", "wordprocessingml.header", b"<a/>"),
    "settings of another root": typed("word/settings.xml", "wordprocessingml.settings", HEADER % b""),
    "theme of another root": typed("word/theme/theme1.xml", "theme", b"<a/>"),
    "mail merge": part("word/settings.xml", b'<w:settings xmlns:w="%s"><w:mailMerge/></w:settings>' % W.encode()),
    "old drawing, fetched": part("word/header9.xml", HEADER % (OLD_DRAWING % b'src="http://example.org/x.png"')),
    "old drawing, linked": part(
        "word/header9.xml",
        HEADER % (OLD_DRAWING % b'xmlns:o="urn:schemas-microsoft-com:office:office" o:href="file:///x.png"'),
    ),
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


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


TAG = "{{ pembentuk }}"
CODES = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
UNSEEN = {
    "hidden": run(TAG, "<w:vanish/>"),
    "hidden by its style": run(TAG, '<w:rStyle w:val="Gelap"/>'),
    "deleted": f'<w:del w:id="1"><w:r><w:delText>{TAG}</w:delText></w:r></w:del>',
    "moved": f'<w:moveFrom w:id="1">{run(TAG)}</w:moveFrom>',
    "inserted": f'<w:ins w:id="1">{run(TAG)}</w:ins>',
    "white": run(TAG, '<w:color w:val="FFFFFF"/>'),
    "tiny": run(TAG, '<w:sz w:val="1"/>'),
    "a field's result": f"{CODES[0]}<w:r><w:instrText>PAGE</w:instrText></w:r>{CODES[1]}{run(TAG)}{CODES[2]}",
    "bound to other data": f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="x"/></w:sdtPr><w:sdtContent>{run(TAG)}'
    "</w:sdtContent></w:sdt>",
    "a choice of Word's": '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f'<mc:Choice Requires="wps">{run("PALSU")}</mc:Choice><mc:Fallback>{run(TAG)}</mc:Fallback></mc:AlternateContent>',
}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_word_does_not_show_is_told(name: str) -> None:
    """It would count as printed, and be missing on paper: refused with its words."""
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as package:
        styles = package.read("word/styles.xml").decode()
    hidden = '<w:style w:type="character" w:styleId="Gelap"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    styles = styles.replace("</w:styles>", hidden)
    raw = repack({"word/styles.xml": styles.encode(), "word/document.xml": document(f"<w:p>{UNSEEN[name]}</w:p>")})

    with pytest.raises(InvalidTemplate, match="pembentuk"):
        WordTemplate(raw, "x.docx")


def test_what_word_shows_is_taken() -> None:
    """The same words, shown; settings that are off; a shade below white letters."""
    shown = run("x", '<w:vanish w:val="0"/>') + run(TAG, '<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>')

    assert not list(find_unseen(parse_xml(document(f"<w:p>{shown}{run(TAG)}</w:p>"))))


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
