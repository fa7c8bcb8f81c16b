"""The lampiran that the rows of a batch have in common, validated and set out once a worker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kpudocs.keputusan import Keputusan, read_variables
from kpudocs.lampiran.settled import Settled, settle
from kpudocs.loaders.columns import Columns, names_used

__all__ = ["SharedLampiran"]

_MOST = 16


class SharedLampiran:
    """Which lampiran no row changes but through variables, and those that were met with the same values."""

    def __init__(self, naskah: Mapping[str, Any], columns: Columns) -> None:
        stated = naskah.get("lampiran")
        changed = {loc[1] if len(loc) > 1 else None for loc in columns.locs.values() if loc[0] == "lampiran"}
        self._names = {
            i: tuple(sorted({name for name, _ in names_used(one)}))
            for i, one in enumerate(stated if isinstance(stated, list) and None not in changed else ())
            if i not in changed
        }
        self._known: dict[tuple[Any, ...], Settled] = {}

    def put_in(self, data: dict[str, Any]) -> dict[int, tuple[Any, ...]]:
        """Put what is known in its place; returned are the keys of what is not known yet."""
        if not self._names:
            return {}
        variables = read_variables(data) if any(self._names.values()) else {}
        new = {}
        lampiran = list(data["lampiran"])
        for i, names in self._names.items():
            key = (i, *(variables.get(name) for name in names))
            if key in self._known:
                lampiran[i] = self._known[key]
            else:
                new[i] = key
        data["lampiran"] = lampiran
        return new

    def keep(self, new: Mapping[int, tuple[Any, ...]], keputusan: Keputusan) -> None:
        """Keep what a decree was the first to have."""
        for i, key in new.items():
            if len(self._known) < _MOST:
                self._known[key] = settle(keputusan.lampiran[i])
