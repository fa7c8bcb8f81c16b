"""The house stays as it is drawn: floors, generated files, names of places."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.examples import ROOT


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """A program of this environment, run in the project's folder."""
    return subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)


def test_rooms_import_only_from_lower_floors() -> None:
    """The contracts of pyproject.toml hold (import-linter)."""
    done = run("-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-cache")

    assert 0 == done.returncode, done.stdout


def test_types_are_strict() -> None:
    """Mypy finds nothing in the package."""
    done = run("-m", "mypy")

    assert 0 == done.returncode, done.stdout


@pytest.mark.parametrize("arguments", [("check",), ("format", "--check")])
def test_code_is_clean(arguments: tuple[str, ...]) -> None:
    """Ruff finds nothing, and would format nothing otherwise."""
    done = run("-m", "ruff", *arguments, ".")

    assert 0 == done.returncode, done.stdout


@pytest.mark.parametrize(
    "script",
    [
        "templates/make.py",
        "docs/make.py",
        "docs/make_templat.py",
        "docs/make_aturan.py",
        "examples/make.py",
        "kpudocs/kamus/make.py",
    ],
)
def test_generated_files_are_current(script: str) -> None:
    """What a script makes and is committed is what it would make now."""
    done = run(script, "--check")

    assert 0 == done.returncode, done.stderr


def test_modules_are_short() -> None:
    """Past about 300 lines a module holds a second thing; 400 is the end."""
    long = {
        path.name: n for path in (ROOT / "kpudocs").rglob("*.py") if (n := len(path.read_text().splitlines())) > 400
    }

    assert {} == long


def test_no_file_names_a_registry_or_a_place_of_one_machine() -> None:
    """What is committed works anywhere."""
    words = ["py" + "pi.org", "python" + "hosted", "npm" + "js.", "/ro" + "ot/", "/ho" + "me/"]
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    texts = [ROOT / name for name in done.stdout.splitlines() if Path(name).suffix in TEXT_ENDINGS]
    found = [f"{path.name}: {word}" for path in texts if path.exists() for word in words if word in path.read_text()]

    assert [] == found


TEXT_ENDINGS = {".py", ".md", ".toml", ".yaml", ".txt", ".json", ""}
