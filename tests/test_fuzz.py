"""Whatever the bytes: a result or one of our errors, in bounded time and memory.

A few examples by default. `KPUDOCS_FUZZ=5000` makes as many of each, new ones each time: for a night.
"""

from __future__ import annotations

import io
import os
import re
import signal
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from kpudocs.errors import InvalidInput, InvalidTemplate
from kpudocs.loaders import yaml
from kpudocs.ooxml.opener import MAX_TOTAL_BYTES, Unsafe, open_package
from kpudocs.renderers.docx.checker import check_template
from kpudocs.renderers.docx.template import Compiled
from kpudocs.sample import compose_samples
from tests.examples import FOLDER
from tests.loaders.decrees import as_yaml

NIGHTLY = int(os.environ.get("KPUDOCS_FUZZ", "0"))
SECONDS = 60
"""What ends an example that does not end: far more than any takes."""
TEMPLATE = files("kpudocs.templates").joinpath("keputusan.docx").read_bytes()
YAML = (FOLDER / "tim-2026" / "keputusan.yaml").read_text(encoding="utf-8")
SAMPLES = compose_samples()

_TAGS = ("{{ kop }}", "{%p for x in kop %}", "{%p endif %}", "{%- if a %}", "{{", "{% sel x %}")
_ODD = ("", "null", "[]", "{}", "&a x", "*a", "!!python/object:os.system x", "1e400", "0x10", "|", "'", "${x}")

checks = [HealthCheck.too_slow, HealthCheck.data_too_large]


def fuzz(examples: int) -> settings:
    return settings(max_examples=NIGHTLY or examples, derandomize=not NIGHTLY, suppress_health_check=checks)


@contextmanager
def bounded() -> Iterator[None]:
    """An example that hangs is a failure, not a test run without end."""

    def give_up(*_: object) -> None:
        raise AssertionError(f"not done within {SECONDS} seconds")

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


class Spoilt:
    """A spoilt Word file, told in a line where a test fails with it: hypothesis refuses to print 60 kB."""

    def __init__(self, how: str, raw: bytes) -> None:
        self.how, self.raw = how, raw

    def __repr__(self) -> str:
        return f"Spoilt({self.how})"


@st.composite
def packages(draw: st.DrawFn) -> Spoilt:
    """A Word file with parts spoilt, renamed, doubled or left out; or with its zip spoilt."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    victim = draw(st.sampled_from(list(parts)))
    kind = draw(st.sampled_from(("drop", "noise", "rename", "swap", "cut", "tag", "text")))
    spoilt = spoil(draw, parts[victim], kind)
    new_name = (draw(st.text(st.characters(codec="utf-8"), max_size=30)) or "x") if kind == "rename" else victim
    with zipfile.ZipFile(buffer, "w") as target:
        for name, content in parts.items():
            if name != victim:
                target.writestr(name, content)
            elif spoilt is not None and new_name not in parts.keys() - {victim}:
                target.writestr(new_name, spoilt)
    raw = buffer.getvalue()
    how = f"{kind} {victim} -> {new_name!r}: {_difference(parts[victim], spoilt)}"
    if draw(st.booleans()):
        return Spoilt(how, raw)
    at = draw(st.integers(0, len(raw) - 1))
    noise, skipped = draw(st.binary(max_size=40)), draw(st.integers(0, 40))
    return Spoilt(f"{how}; zip[{at}:{at + skipped}] = {noise!r}", raw[:at] + noise + raw[at + skipped :])


def _difference(before: bytes, after: bytes | None) -> str:
    """What of a part was put in the place of what."""
    if after is None:
        return "gone"
    start = _alike(before, after)
    tail = _alike(before[start:][::-1], after[start:][::-1])
    removed, put = before[start : len(before) - tail], after[start : len(after) - tail]
    return f"[{start}] {len(removed)} bytes {removed[:80]!r} -> {put[:200]!r}"


def _alike(one: bytes, other: bytes) -> int:
    """How many bytes both begin with."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def spoil(draw: st.DrawFn, content: bytes, kind: str) -> bytes | None:
    at, end = sorted(draw(st.integers(0, len(content))) for _ in range(2))
    if kind == "drop":
        return None
    if kind == "noise":
        return content[:at] + draw(st.binary(max_size=60)) + content[end:]
    if kind == "cut":
        return content[:at] + content[end:]
    if kind == "tag":
        tag = draw(
            st.sampled_from(("{{ kop }}", "{%p for x in kop %}", "{%p endif %}", "{%- if a %}", "{{", "{% sel x %}"))
        )
        places = [m.end() for m in re.finditer(rb"<w:t[^>]*>", content)] or [at]
        place = draw(st.sampled_from(places))
        return content[:place] + tag.encode() + content[place:]
    if kind == "text":
        words = draw(st.text(st.sampled_from("{}%|'x <>&\u00e9"), max_size=40))
        return content.replace(b"</w:t>", words.encode() + b"</w:t>", draw(st.integers(0, 5)))
    if kind == "swap":
        tags = re.findall(rb"<w:\w+", content)
        old, new = (draw(st.sampled_from(tags)) if tags else b"" for _ in range(2))
        return content.replace(old, new) if old else content
    return content


@fuzz(100)
@given(packages())
def test_the_opener(spoilt: Spoilt) -> None:
    """Parts that are XML where they say so, of a bounded size; or why not."""
    with bounded():
        try:
            parts = open_package(spoilt.raw)
        except Unsafe:
            return
    assert MAX_TOTAL_BYTES >= sum(map(len, parts.values()))
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


@fuzz(25)
@given(packages())
def test_the_checker(spoilt: Spoilt) -> None:
    """Faults, each with a message; never a traceback."""
    with bounded():
        faults = check_template(spoilt.raw, "templat.docx", "keputusan", SAMPLES)
    assert all(fault.message for fault in faults)


@st.composite
def texts(draw: st.DrawFn) -> bytes:
    """A decree's file with lines lost, doubled, moved, or other characters in them."""
    lines = draw(st.sampled_from((YAML, as_yaml()))).splitlines()
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(("drop", "double", "indent", "noise", "value", "deep")))
        if kind == "drop" and len(lines) > 1:
            del lines[at]
        elif kind == "double":
            lines.insert(at, lines[at])
        elif kind == "indent":
            lines[at] = " " * draw(st.integers(0, 9)) + lines[at].lstrip()
        elif kind == "noise":
            lines[at] += draw(st.text(max_size=20))
        elif kind == "value":
            key = lines[at].partition(":")[0]
            lines[at] = f"{key}: {draw(st.sampled_from(_ODD))}"
        else:
            lines[at] = "[" * draw(st.integers(1, 3000))
    return "\n".join(lines).encode("utf-8", "surrogatepass")


@fuzz(150)
@given(st.one_of(texts(), st.binary(max_size=300)))
def test_the_yaml_loader(raw: bytes) -> None:
    """A decree, or faults that each have a place and a message."""
    with bounded():
        try:
            source = yaml.load(raw, "k.yaml", Path("no such folder"))
            told = all(source.keputusan.menimbang)
        except InvalidInput as error:
            told = bool(error.faults) and all(fault.message and fault.file for fault in error.faults)
    assert told


def test_a_template_has_an_end_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside rounds and size the clock ends a rendering, and that is told as a fault of the template."""
    monkeypatch.setattr("kpudocs.renderers.docx.language.MAX_SECONDS", -1.0)
    with pytest.raises(InvalidTemplate, match="belum selesai diisi"):
        "".join(Compiled("templat.docx", "{% for a in rows %}{% endfor %}").generate({"rows": (1,)}))


@pytest.mark.parametrize("part", ["word/document.xml", "docProps/core.xml", "word/styles.xml", "word/settings.xml"])
def test_a_part_of_another_kind(part: str) -> None:
    """What fuzzing found: well-formed XML that is not what its name says."""
    raw = replaced(part, b"<x/>")

    assert all(fault.message for fault in check_template(raw, "templat.docx", "keputusan", SAMPLES))


def test_relations_that_do_not_say_all() -> None:
    """What fuzzing found: python-docx does not read on from a relation without name, type or target."""
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as source:
        relations = source.read("word/_rels/document.xml.rels")
    for attribute in (b"Id", b"Type", b"Target"):
        spoilt = re.sub(rb" %s=\"[^\"]*\"" % attribute, b"", relations, count=1)
        (fault,) = check_template(
            replaced("word/_rels/document.xml.rels", spoilt), "templat.docx", "keputusan", SAMPLES
        )

        assert "rujukan yang tidak lengkap" in fault.message


@pytest.mark.parametrize("kind", [b"core-properties", b"styles", b"settings"])
def test_relations_of_another_type(kind: bytes) -> None:
    """What fuzzing found: python-docx makes a part anew beside the one it does not see: the zip would have twins."""
    for name in ("_rels/.rels", "word/_rels/document.xml.rels"):
        with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as source:
            relations = source.read(name)
        if b"/" + kind + b'"' not in relations:
            continue
        raw = replaced(name, relations.replace(b"/" + kind + b'"', b'/lain"'))
        faults = check_template(raw, "templat.docx", "keputusan", SAMPLES)

        assert all(fault.message for fault in faults)
        assert faults or kind == b"settings"  # which nothing needs


def replaced(part: str, content: bytes) -> bytes:
    """The template with one part in other words."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(name, content if name == part else source.read(name))
    return buffer.getvalue()
