"""Microsoft's own SARIF tool finds nothing wrong in what `kpudocs check --format sarif` writes.

It comes as a program of the npm package @microsoft/sarif-multitool-linux; `SARIF_MULTITOOL` says where it is.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from kpudocs.cli import main
from tests.examples import FOLDER
from tests.rules.harness import CLEAN

MULTITOOL = os.environ.get("SARIF_MULTITOOL") or shutil.which("Sarif.Multitool")

pytestmark = pytest.mark.skipif(
    MULTITOOL is None, reason="Sarif.Multitool is missing (npm: @microsoft/sarif-multitool-linux)"
)


def validate(path: Path) -> list[str]:
    """What the tool calls an error, or a warning, in a file; that we name no site of ours is none."""
    out = path.with_suffix(".validated.sarif")
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    command = [str(MULTITOOL), "validate", str(path), "--output", str(out)]
    subprocess.run(command, env=environment, capture_output=True, check=False)
    (run,) = json.loads(out.read_text("utf-8-sig"))["runs"]
    return [f"{result['ruleId']} {result['message']}" for result in run["results"] if result["ruleId"] != "SARIF2005"]


def test_the_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Findings, accepted findings and a file that can't be read; by relative names, odd ones, and from the root."""
    monkeypatch.chdir(tmp_path)
    Path("salah besar").mkdir()
    Path("salah besar/k 1%.yaml").write_text(CLEAN.replace("  - bahwa untuk", "  - Bahwa untuk"), "utf-8")
    Path("rusak.yaml").write_text("judul: [", "utf-8")
    jambi = FOLDER / "jambi-2026" / "keputusan.yaml"
    main(["check", "salah besar/k 1%.yaml", "rusak.yaml", str(jambi.resolve()), "--format", "sarif"])
    told = capsys.readouterr().out
    report = tmp_path / "laporan.sarif"
    report.write_text(told, "utf-8")

    (run,) = json.loads(told)["runs"]
    assert len(run["results"]) > 70
    assert run["invocations"][0]["toolExecutionNotifications"]
    assert [] == validate(report)
