"""`kpudocs schema`: JSON Schema of the decree's file."""

from __future__ import annotations

import json

from kpudocs.commands.console import put
from kpudocs.commands.help import Debug

__all__ = ["schema"]


def schema(debug: Debug = False) -> None:
    """Cetak JSON Schema berkas isian, agar penyunting teks dapat melengkapi dan memeriksanya."""
    from kpudocs.keputusan import Keputusan

    put(json.dumps(Keputusan.model_json_schema(), ensure_ascii=False, indent=2) + "\n", utf8=True)
