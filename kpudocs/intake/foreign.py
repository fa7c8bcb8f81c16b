"""A decree of anybody's making as the rules take it: `kpudocs check` through the same door as import."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from kpudocs.composition import compose
from kpudocs.errors import Fault, InvalidInput
from kpudocs.intake.door import ENDINGS, import_file
from kpudocs.intake.printed import word_as_printed
from kpudocs.intake.report import Imported
from kpudocs.loaders import yaml
from kpudocs.loaders.source import Places, Source
from kpudocs.naskah import Ragam
from kpudocs.rules.document import Document

__all__ = ["Foreign", "is_foreign", "load_foreign", "read_foreign"]

_STAND_INS = {name: f"\n{name}:\n  - …\n" for name in ("menimbang", "mengingat", "memutuskan")}
_AND_SO_ON = re.compile(r"(?:dsb|dst|dan\s+(?:seterusnya|sebagainya))\.?[;.]?", re.IGNORECASE)
_HELD = ("menetapkan",)  # its words differ from the heading's, and are looked at as they stand
_APART = ("lampiran", "kepala lampiran", "tembusan", "salinan")
_NEEDED = ("lembaga", "tahun", "tentang", "menimbang", "mengingat", "memutuskan")


def is_foreign(path: Path) -> bool:
    """Whether a file is one that the door reads, by its ending."""
    return path.suffix.lower() in ENDINGS


@dataclass(frozen=True, slots=True)
class Foreign:
    """A decree of another's making: its facts, what it says itself, and the account of its words."""

    source: Source
    document: Document
    imported: Imported


def load_foreign(path: Path) -> Foreign:
    """The decree in a Word file, a PDF or a text.

    Its facts have no lines in that file: findings are told by part and words. Raises InvalidInput
    for what `import_file` refuses, and with each part that was not found and may yet be there.
    """
    return read_foreign(import_file(path), path)


def read_foreign(found: Imported, path: Path) -> Foreign:
    """The decree that was imported from a file. Raises as `load_foreign` does for what is missing."""
    absent = _absent(found)
    lacking = [name for name in _NEEDED if name in found.missing and name not in absent]
    if lacking:
        advice = f'salin dengan kpudocs import "{path}", lengkapi, lalu periksa berkas isiannya'
        raise InvalidInput(
            tuple(
                Fault("bagian ini tidak ditemukan", advice, (name,), str(path), code="bagian_hilang")
                for name in lacking
            )
        )
    text = "".join((found.yaml, *(_STAND_INS[name] for name in absent)))
    try:
        source = yaml.load(text.encode(), str(path), path.parent)
    except InvalidInput as error:
        raise InvalidInput(tuple(replace(fault, line=0, column=0) for fault in error.faults)) from None
    cut = _abridged(found)
    document = Document(
        word_as_printed(compose(source.keputusan, Ragam.RANCANGAN), found.printed),
        tuple(found.printed["order"]),
        found.printed["openings"],
        {part: words for part, words in found.unread.items() if part not in _HELD} | dict.fromkeys(cut, ""),
        frozenset((*absent, *cut)),
    )
    return Foreign(Source(source.keputusan, Places(str(path)), None, source.registry), document, found)


def _abridged(found: Imported) -> tuple[str, ...]:
    """The parts of an excerpt that say "dsb." in the place of what is left out."""
    texts = {name: [text for _, text in items] for name, items in found.printed["items"].items()}
    texts["memutuskan"] = [one["teks"] for one in found.printed["diktum"]]
    return tuple(name for name, held in texts.items() if any(_AND_SO_ON.fullmatch(text.strip()) for text in held))


def _absent(found: Imported) -> tuple[str, ...]:
    """The parts that the document certainly lacks: it is a decree, and no word of it was left that may be theirs."""
    absent = tuple(name for name in _STAND_INS if name in found.missing)
    headed = not {"lembaga", "tahun", "tentang"} & set(found.missing)
    whole = all(part.startswith(_APART) for part in found.unread if part not in _HELD)
    return absent if headed and whole and len(absent) < len(_STAND_INS) else ()
