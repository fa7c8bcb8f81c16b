"""A naskah filled by a row of a table: what `kpudocs batch` makes decrees of, and `kpudocs verify` makes anew."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from pydantic import ValidationError

from kpudocs.errors import Fault, InvalidInput
from kpudocs.faults import faults_of
from kpudocs.keputusan import Keputusan
from kpudocs.loaders import read_bytes, yaml
from kpudocs.loaders.columns import Columns, fill, names_used, resolve
from kpudocs.loaders.dari import pulled_workbooks, take_workbooks
from kpudocs.loaders.peraturan import find_record, load_registry
from kpudocs.loaders.source import Loc, Places, Source

__all__ = ["Attached", "Sharing", "attach", "attached", "fill_naskah", "filling_columns", "load_filled"]

_FILE_ENDINGS = (".json", ".yaml", ".yml")

Attached = dict[str, Any]
"""The text of a file that a cell names: `@berkas` its path from the table's folder, `@isi` its text,
`@sidik` and `@ukuran` the SHA-256 and size of its bytes."""


class Sharing(Protocol):
    """What decrees of many rows have in common, kept from one to the next."""

    def put_in(self, data: dict[str, Any]) -> dict[int, tuple[Any, ...]]:
        """Put what is known in its place; returned are the keys of what is not known yet."""
        ...

    def keep(self, new: Mapping[int, tuple[Any, ...]], keputusan: Keputusan) -> None:
        """Keep what a decree was the first to have."""
        ...


def attach(value: Any, loc: Loc, folder: Path) -> Any:
    """A cell's value, or the text of the file that the cell of a field names: "@rencana/jambi.yaml".

    `folder` is where the table stands. Raises OSError or ValueError for a file that is not inside
    it, is too large or no UTF-8.
    """
    if loc[0] == "variabel" or not isinstance(value, str) or not value.startswith("@"):
        return value
    if not value.lower().endswith(_FILE_ENDINGS):
        return value
    path = Path(value[1:])
    if path.is_absolute() or ".." in path.parts:
        raise OSError
    content = (folder / path).read_bytes()
    if len(content) > yaml.MAX_BYTES:
        raise OSError
    return {
        "@berkas": path.as_posix(),
        "@isi": content.decode("utf-8-sig"),
        "@sidik": hashlib.sha256(content).hexdigest(),
        "@ukuran": len(content),
    }


def attached(values: Mapping[str, Any]) -> dict[str, Attached]:
    """The cells of a row that named a file."""
    return {header: value for header, value in values.items() if _is_attached(value)}


def _is_attached(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() >= {"@berkas", "@isi"}


def fill_naskah(
    naskah: Mapping[str, Any],
    columns: Columns,
    values: Mapping[str, Any],
    used: frozenset[str],
    places: Places,
    *,
    base: Path,
    logos: Path,
    registry: Any = None,
    sharing: Sharing | None = None,
) -> Keputusan:
    """The decree of a row. `base` is where workbooks lie that the row points at, `logos` where a logo is looked for.

    Raises InvalidInput with every fault of the row; the naskah's data stay as they are.
    """
    opened = {header: _open(value) for header, value in values.items()}
    data, faults = fill(naskah, columns, opened, used)
    if any(isinstance(one, dict) and "dari" in one for one in data.get("lampiran") or ()):
        data["lampiran"] = list(data["lampiran"])  # the naskah's own stays as it is for the next row
        faults += take_workbooks(data, base, places)
    new = sharing.put_in(data) if sharing is not None else {}
    try:
        keputusan = Keputusan.model_validate(data, context={"folder": logos, "registry": registry})
    except ValidationError as error:
        placed = {fault.loc for fault in faults}
        faults += [fault for fault in faults_of(error, Keputusan) if fault.loc not in placed]
        raise InvalidInput(tuple(faults)) from None
    if faults:
        raise InvalidInput(tuple(faults))
    if sharing is not None:
        sharing.keep(new, keputusan)
    return keputusan


def _open(value: Any) -> Any:
    """A cell that named a file came with the file's text."""
    return _parse(value["@berkas"], value["@isi"]) if _is_attached(value) else value


@lru_cache(maxsize=8)
def _parse(name: str, text: str) -> Any:
    parsed = yaml.parse(text.encode(), name)
    if parsed.faults:
        raise InvalidInput(tuple(parsed.faults))
    return parsed.data


def filling_columns(path: Path) -> Callable[[Iterable[str]], set[str]]:
    """For a naskah, which of some columns fill anything in it. Raises InvalidInput."""
    data = yaml.parse(read_bytes(path), str(path)).data
    used = frozenset(name for name, _ in names_used(data))
    own = data.get("variabel") if isinstance(data, dict) else None

    def choose(headers: Iterable[str]) -> set[str]:
        return set(resolve(headers, used, str(path), own=own if isinstance(own, dict) else {}).locs)

    return choose


def load_filled(path: Path, values: Mapping[str, Any], folder: Path) -> Source:
    """Read a naskah and fill it with the values of one row, by their columns.

    `folder` is where files lie that cells name. Raises InvalidInput.
    """
    raw = read_bytes(path)
    parsed = yaml.parse(raw, str(path))
    if parsed.faults or not isinstance(parsed.data, dict):
        raise InvalidInput(tuple(parsed.faults) or (Fault("berkas kosong", file=str(path), code="berkas_kosong"),))
    used = frozenset(name for name, _ in names_used(parsed.data))
    own = parsed.data.get("variabel")
    columns = resolve(values, used, str(path), own=own if isinstance(own, dict) else {})
    try:
        row = {header: attach(values[header], loc, folder) for header, loc in columns.locs.items()}
    except (OSError, ValueError):
        what = "berkas yang disebut selnya tidak ditemukan di folder data"
        raise InvalidInput((Fault(what, "kembalikan berkas itu", file=str(path), code="berkas_sel"),)) from None
    filled, _ = fill(parsed.data, columns, {header: _open(value) for header, value in row.items()}, used)
    registry = load_registry(path.parent) if find_record(path.parent) else None
    keputusan = fill_naskah(
        parsed.data, columns, row, used, parsed.places, base=path.parent, logos=path.parent, registry=registry
    )
    pulled = (*pulled_workbooks(filled, path.parent), *(folder / one["@berkas"] for one in attached(row).values()))
    return Source(keputusan, parsed.places, parsed.text, registry, raw, pulled)
