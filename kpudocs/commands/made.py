"""What `build` says of each file that it made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kpudocs.naskah import Naskah

__all__ = ["report_file", "tell_anchor"]


def report_file(path: Path, naskah: Naskah, format: str, content: bytes) -> dict[str, Any]:
    """A file for JSON; `anchor` is there where a signing program finds one."""
    report: dict[str, Any] = {"file": str(path), "ragam": str(naskah.ragam), "format": format}
    if format == "pdf" and naskah.penetapan.letak:
        from kpudocs.renderers.pdf.anchor import find_anchor

        report["anchor"] = find_anchor(content, naskah).as_dict()
    return report


def tell_anchor(report: dict[str, Any]) -> str:
    """Where the signature goes, for a person; "" where there is no anchor."""
    anchor = report.get("anchor")
    if anchor is None:
        return ""
    point, place = anchor["pt"], anchor["place"]["pt"]
    return (
        f'{report["file"]}: jangkar "{anchor["char"]}" di halaman {anchor["page"]}, x {_spell(point["x"])} dan '
        f"y {_spell(point['y'])} pt dari kiri bawah; tempat tanda tangan mulai x {_spell(place['x'])} dan "
        f"y {_spell(place['y'])}, {_spell(place['width'])} pt lebar dan tinggi"
    )


def _spell(length: float) -> str:
    return f"{length:.1f}".replace(".", ",")
