"""kpudocs: official decrees (Keputusan) of KPU, from one file of facts to Word, PDF and text.

    import kpudocs

    keputusan = kpudocs.load("keputusan.yaml")
    naskah = kpudocs.compose(keputusan, "salinan")
    kpudocs.render(naskah, "pdf", "salinan.pdf")
"""

from __future__ import annotations

from kpudocs.compose import compose
from kpudocs.errors import (
    ExitCode,
    Fault,
    FileExists,
    InvalidInput,
    InvalidTemplate,
    KpudocsError,
    MissingResource,
    RefusedOutput,
    UsageError,
)
from kpudocs.keputusan import Keputusan
from kpudocs.lembaga import Lembaga
from kpudocs.loaders import load
from kpudocs.naskah import Naskah, Ragam
from kpudocs.profil import Profil
from kpudocs.renderers import render

__all__ = [
    "ExitCode",
    "Fault",
    "FileExists",
    "InvalidInput",
    "InvalidTemplate",
    "Keputusan",
    "KpudocsError",
    "Lembaga",
    "MissingResource",
    "Naskah",
    "Profil",
    "Ragam",
    "RefusedOutput",
    "UsageError",
    "__version__",
    "compose",
    "load",
    "render",
]

__version__ = "0.1.0"
