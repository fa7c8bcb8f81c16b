"""kpudocs: official decrees (Keputusan) of KPU, from one file of facts to Word, PDF and text.

    import kpudocs

    keputusan = kpudocs.load("keputusan.yaml")
    naskah = kpudocs.compose(keputusan, "salinan")
    kpudocs.render(naskah, "pdf", "salinan.pdf")

Names are imported when they are first used, so that `kpudocs --help` starts quickly.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kpudocs.composition import compose, compose_petikan
    from kpudocs.errors import (
        ExitCode,
        Fault,
        FileExists,
        InvalidInput,
        InvalidTemplate,
        KpudocsError,
        MissingResource,
        RefusedOutput,
        UnknownChoice,
        UsageError,
    )
    from kpudocs.keputusan import Keputusan
    from kpudocs.lembaga import Lembaga
    from kpudocs.loaders import load
    from kpudocs.naskah import Naskah, Ragam
    from kpudocs.peraturan.composer import compose_peraturan
    from kpudocs.peraturan.model import Peraturan
    from kpudocs.peraturan.parser import parse_sitasi
    from kpudocs.profil import Profil
    from kpudocs.renderers import render
    from kpudocs.rules import Finding, Rule, Severity, lint

__all__ = [
    "ExitCode",
    "Fault",
    "FileExists",
    "Finding",
    "InvalidInput",
    "InvalidTemplate",
    "Keputusan",
    "KpudocsError",
    "Lembaga",
    "MissingResource",
    "Naskah",
    "Peraturan",
    "Profil",
    "Ragam",
    "RefusedOutput",
    "Rule",
    "Severity",
    "UnknownChoice",
    "UsageError",
    "__version__",
    "compose",
    "compose_peraturan",
    "compose_petikan",
    "lint",
    "load",
    "parse_sitasi",
    "render",
]

__version__ = "0.1.0"

_ERRORS = "kpudocs.errors"
_HOMES = {
    "ExitCode": _ERRORS,
    "Fault": _ERRORS,
    "FileExists": _ERRORS,
    "Finding": "kpudocs.rules.finding",
    "InvalidInput": _ERRORS,
    "InvalidTemplate": _ERRORS,
    "Keputusan": "kpudocs.keputusan",
    "KpudocsError": _ERRORS,
    "Lembaga": "kpudocs.lembaga",
    "MissingResource": _ERRORS,
    "Naskah": "kpudocs.naskah",
    "Peraturan": "kpudocs.peraturan.model",
    "Profil": "kpudocs.profil",
    "Ragam": "kpudocs.naskah",
    "RefusedOutput": _ERRORS,
    "Rule": "kpudocs.rules.rule",
    "Severity": "kpudocs.rules.finding",
    "UnknownChoice": _ERRORS,
    "UsageError": _ERRORS,
    "compose": "kpudocs.composition",
    "compose_peraturan": "kpudocs.peraturan.composer",
    "compose_petikan": "kpudocs.composition",
    "lint": "kpudocs.rules",
    "load": "kpudocs.loaders",
    "parse_sitasi": "kpudocs.peraturan.parser",
    "render": "kpudocs.renderers",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
