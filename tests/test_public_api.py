"""What the package offers, and what it never does behind its user's back."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kpudocs
from kpudocs.lampiran import JENIS
from kpudocs.loaders import LOADERS
from kpudocs.renderers import FORMATS

PACKAGE = Path(kpudocs.__file__).parent
MODULES = sorted(
    f"kpudocs.{path.relative_to(PACKAGE).with_suffix('').as_posix().replace('/', '.')}"
    for path in PACKAGE.rglob("*.py")
    if path.name not in ("__init__.py", "__main__.py", "make.py")
)
LIBRARY = [name for name in MODULES if not name.startswith(("kpudocs.cli", "kpudocs.commands"))]
API = [
    *("ExitCode", "Fault", "FileExists", "Finding", "InvalidInput", "InvalidTemplate", "Keputusan", "KpudocsError"),
    *("Lembaga", "MissingResource", "Naskah", "Peraturan", "Profil", "Ragam", "RefusedOutput", "Rule", "Severity"),
    *("UnknownChoice", "UsageError", "__version__", "compose", "compose_peraturan", "compose_petikan", "lint", "load"),
    *("parse_sitasi", "render"),
]


def test_public_names() -> None:
    """A name is added or taken away on purpose only, and the list is sorted."""
    assert API == kpudocs.__all__
    assert sorted(API) == kpudocs.__all__
    assert API == dir(kpudocs)


@pytest.mark.parametrize("name", API)
def test_public_names_resolve(name: str) -> None:
    """Every name is there, and is what its home calls so."""
    value = getattr(kpudocs, name)

    assert value is getattr(importlib.import_module(getattr(value, "__module__", "kpudocs")), name)


def test_unknown_names_do_not_resolve() -> None:
    """A misspelt name is an AttributeError that names it."""
    with pytest.raises(AttributeError, match="'lod'"):
        kpudocs.lod  # noqa: B018


def test_functions_are_not_hidden_by_modules() -> None:
    """After every module of the package is imported, `compose`, `load` and `render` still are functions."""
    code = f"""
import importlib, kpudocs
for name in {MODULES}:
    importlib.import_module(name)
print(*(callable(getattr(kpudocs, name)) for name in ("compose", "load", "render")))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert ("True True True\n", "") == (done.stdout, done.stderr)


def test_importing_the_package_is_cheap() -> None:
    """`import kpudocs` loads nothing but itself."""
    code = "import sys, kpudocs; print([name for name in sys.modules if 'pydantic' in name or 'kpudocs.' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert "[]\n" == done.stdout


def test_library_modules_are_typed() -> None:
    """Type checkers of those who use kpudocs read its types."""
    assert (PACKAGE / "py.typed").exists()


@pytest.mark.parametrize("module", MODULES)
def test_modules_say_what_they_offer(module: str) -> None:
    """Every module has a docstring and a sorted `__all__`, whose names are there."""
    loaded = importlib.import_module(module)

    assert loaded.__doc__
    assert sorted(loaded.__all__) == sorted(set(loaded.__all__))
    assert all(hasattr(loaded, name) for name in loaded.__all__)


def test_registries_are_sorted_literals() -> None:
    """A reader finds each kind in its place; a missing one is seen in a change."""
    assert ["DaftarNama", "LampiranNaskah", "LampiranTabel", "RencanaAksi"] == [
        kind.__name__ for kind in JENIS.values()
    ]
    assert {"daftar_nama", "naskah", "rencana_aksi", "tabel"} == set(JENIS)
    assert [".yaml", ".yml"] == list(LOADERS)
    assert ["docx", "pdf", "txt"] == list(FORMATS)


def test_formats_of_the_command_are_those_of_the_library() -> None:
    """What the command accepts without importing it is what is there."""
    from kpudocs.commands import build
    from kpudocs.naskah import Ragam

    assert sorted(FORMATS) == list(build.FORMATS)
    assert sorted(Ragam) == list(build.RAGAM)


def _names(tree: ast.AST) -> Iterator[str]:
    """Every name a module uses, with its dots: "os.environ"."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.Attribute, ast.Name)):
            yield ast.unparse(node)


@pytest.mark.parametrize("module", LIBRARY)
def test_library_keeps_to_itself(module: str) -> None:
    """No module but those of the command prints, reads the environment or changes the working directory."""
    path = PACKAGE.parent.joinpath(*module.split(".")).with_suffix(".py")
    forbidden = {"print", "input", "os.environ", "os.getenv", "os.chdir", "sys.stdout", "sys.stderr", "sys.exit"}

    assert set() == forbidden & set(_names(ast.parse(path.read_text(encoding="utf-8"))))


def test_every_package_is_found() -> None:
    """The list above leaves no module out."""
    found = {info.name for info in pkgutil.walk_packages(kpudocs.__path__, "kpudocs.") if not info.ispkg}

    assert set(MODULES) <= found | {"kpudocs.templates"}
