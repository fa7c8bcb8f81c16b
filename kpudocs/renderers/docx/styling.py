"""Styles of a template, and what else of its look cannot be kept: told with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kpudocs.renderers.docx.blocks import Told
from kpudocs.renderers.docx.names import DECREE, suggest
from kpudocs.renderers.docx.places import BODY, Part, Place
from kpudocs.renderers.docx.words import Element, R, val, w

__all__ = ["Style", "check_styles", "read_styles"]

_BODY_STYLE = "Normal"
_LABEL_STYLE = "Butir Tabel"
_KINDS = {"paragraph": "paragraf", "character": "karakter", "table": "tabel", "numbering": "penomoran"}
_USES = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}


@dataclass(frozen=True)
class Style:
    """A style, by the names that Word shows and the file uses."""

    id: str
    name: str
    kind: str
    is_heading: bool


def read_styles(root: Element) -> dict[str, Style]:
    """Every style by its id."""
    found = {}
    for style in root.iter(w("style")):
        name, outline = style.find(w("name")), style.find(f"{w('pPr')}/{w('outlineLvl')}")
        style_id = val(style, "styleId") or ""
        kind = val(style, "type") or "paragraph"
        found[style_id] = Style(style_id, "" if name is None else val(name) or "", kind, outline is not None)
    return found


def check_styles(
    parts: Sequence[Part], styles: Mapping[str, Style], kind: str, shown: Mapping[str, tuple[str, bool]]
) -> Iterator[tuple[Place, Told]]:
    """Styles that must be there, styles that are used, and in a lampiran what only a decree can have."""
    whole = Place(BODY, -1, "badan")
    body = parts[0].root
    names = {style.name: style for style in styles.values()}
    needed = [_BODY_STYLE]
    if any("{% sel " in "".join(node.text or "" for node in p.iter(w("t"))) for p in body.iter(w("p"))):
        needed.append(_LABEL_STYLE)
    for name in needed:
        if name not in names:
            told = (
                "gaya_hilang",
                f'gaya "{name}" tidak ada',
                "tambahkan sebagai gaya paragraf, seperti templat bawaan",
            )
            yield whole, told
        elif names[name].kind != "paragraph":
            is_now = _KINDS.get(names[name].kind, names[name].kind)
            yield whole, ("gaya_salah_jenis", f'gaya "{name}" adalah gaya {is_now}', "jadikan gaya paragraf")
    for part in parts:
        places = part.places(shown)
        for use, wanted in _USES.items():
            for node in part.root.iter(w(use)):
                paragraph = next(node.iterancestors(w("p")), None)
                place = Place(part.name, -1, part.words) if paragraph is None else places[paragraph]
                style = styles.get(val(node) or "")
                if style is None:
                    known = [other.id for other in styles.values() if other.kind == wanted]
                    yield place, ("gaya_hilang", f'gaya "{val(node)}" tidak ada', suggest(val(node) or "", known))
                elif style.kind != wanted:
                    what = f'"{style.name}" bukan gaya {_KINDS[wanted]}'
                    yield place, ("gaya_salah_jenis", what, f"pilih gaya {_KINDS[wanted]}")
    if kind != DECREE:
        yield from _only_in_a_decree(parts[0], parts[0].places(shown))


def _only_in_a_decree(part: Part, places: Mapping[Element, Place]) -> Iterator[tuple[Place, Told]]:
    for element in part.root.iter():
        if not isinstance(element.tag, str) or next(element.iterancestors(w("sectPr")), None) is not None:
            continue
        paragraph = next(element.iterancestors(w("p")), None)
        if paragraph is None:
            continue
        if element.tag == w("numPr"):
            advice = "pakai {{ b.label }} untuk nomornya"
            yield places[paragraph], ("penomoran_otomatis", "lampiran memakai penomoran otomatis Word", advice)
        elif any(str(key).startswith(f"{{{R}}}") for key in element.attrib):
            advice = "taruh di keputusan.docx, atau hapus"
            yield places[paragraph], ("gambar_di_lampiran", "templat lampiran memuat gambar atau tautan", advice)
