"""The names that a template may use: learnt from sample decrees, as the templates see them.

Nothing is listed by hand. Each sample is marked first: every text in it becomes its own path, so
that a name, the text it prints and the text that a decree must show are tied to each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from difflib import get_close_matches
from typing import Any

from jinja2 import nodes
from jinja2.runtime import LoopContext

from kpudocs.naskah import Kolom, Naskah
from kpudocs.renderers.docx.context import Rows, decree_values, lampiran_values

__all__ = [
    "DECREE",
    "LOOP",
    "MARK",
    "Name",
    "Unknown",
    "learn_names",
    "look_up",
    "mark_texts",
    "required",
    "spell",
    "suggest",
]

DECREE = "keputusan"
"""The kind of the decree's own template; every other is a kind of lampiran."""
MARK = re.compile(r"‹[^‹›]*›")
_KEPT = {
    "alt",
    "deskripsi",
    "gaya",
    "info",
    "jenis",
    "kata_asing",
    "letak",
    "nama_berkas",
    "profil",
    "ragam",
    "rata",
    "tanda_air",
}
"""Fields that steer or describe and are not printed text."""


@dataclass
class Name:
    """A name: what it is called and what it holds."""

    path: str
    """"mengingat.butir[].teks": "[]" stands for each of a list."""
    fields: dict[str, Name] | None = None
    item: Name | None = None
    values: list[Any] = field(default_factory=list)
    """What it held in the samples, where it is a text or a number."""
    optional: bool = False
    """Whether a sample had None here."""
    anything: bool = False
    """Whether it is unknown itself, so that nothing can be said of its parts."""

    def walk(self) -> Iterator[Name]:
        yield self
        for name in (self.fields or {}).values():
            yield from name.walk()
        if self.item is not None:
            yield from self.item.walk()


class Unknown(Exception):
    """A name that is not there, in Indonesian: what, and what was perhaps meant."""

    def __init__(self, message: str, advice: str) -> None:
        super().__init__(message, advice)
        self.message, self.advice = message, advice


def mark_texts(value: Any, path: str = "") -> Any:
    """The same with each printed text as its own path in ‹›; empty texts stay empty.

    >>> from kpudocs.naskah import Butir
    >>> mark_texts(Butir("a.", "bahwa"), "b")
    Butir(label='‹b.label›', teks='‹b.teks›')
    """
    if isinstance(value, Kolom):
        return value
    if isinstance(value, tuple):
        return tuple(mark_texts(item, f"{path}.{number}") for number, item in enumerate(value))
    if is_dataclass(value) and not isinstance(value, type):
        kept = [item.name for item in fields(value) if item.name not in _KEPT]
        return replace(value, **{name: mark_texts(getattr(value, name), f"{path}.{name}".lstrip(".")) for name in kept})
    return f"‹{path}›" if isinstance(value, str) and value else value


def learn_names(samples: Iterable[Naskah], kind: str) -> Name:
    """Every name that the template of a kind may use, as the fields of one nameless whole.

    Of a kind that no sample has, nothing is known but what others have, and of its table nothing.
    """
    whole = Name("", {})
    samples = tuple(samples)
    is_known = kind == DECREE or any(lampiran.jenis == kind for naskah in samples for lampiran in naskah.lampiran)
    for naskah in samples:
        values = decree_values(naskah) | {"logo": ""}
        for lampiran in naskah.lampiran:
            if lampiran.jenis == kind or not is_known:
                _learn(whole, values | lampiran_values(lampiran, naskah.profil))
        if kind == DECREE:
            _learn(whole, values)
    if not is_known and whole.fields is not None:
        whole.fields["tabel"] = Name("tabel", anything=True)
    _allow_tables(whole)
    return whole


def _allow_tables(whole: Name) -> None:
    """Of a kind whose samples hold running text alone, tables may stand among it: nothing is known of them."""
    lampiran = (whole.fields or {}).get("lampiran")
    isi = (lampiran.fields or {}).get("isi") if lampiran else None
    if isi is not None and isi.item is not None and isi.item.fields is not None and "kolom" not in isi.item.fields:
        for name in ("baris", "deskripsi", "judul", "kepala", "kolom"):
            isi.item.fields[name] = Name(f"{isi.item.path}.{name}", anything=True)


def _learn(name: Name, value: Any) -> None:
    if value is None:
        name.optional = True
    elif isinstance(value, dict):
        name.fields = {} if name.fields is None else name.fields
        for key, inner in value.items():
            _learn(name.fields.setdefault(key, Name(f"{name.path}.{key}".lstrip("."))), inner)
    elif isinstance(value, (tuple, Rows)):
        name.item = name.item or Name(f"{name.path}[]")
        for inner in value:
            _learn(name.item, inner)
    else:
        name.values.append(value)


def required(names: Name, samples: Iterable[Naskah], kind: str) -> tuple[tuple[str, ...], ...]:
    """What the template of a kind must print: for each text, the names that hold it, the plainest first."""
    texts: set[str] = set()
    for naskah in samples:
        if kind == DECREE:
            texts.update(replace(naskah, lampiran=()).texts())
        for lampiran in naskah.lampiran:
            if lampiran.jenis == kind:
                texts.update(lampiran.texts())
    holders: dict[str, list[str]] = {}
    for name in names.walk():
        for value in name.values:
            if isinstance(value, str) and value in texts and MARK.fullmatch(value):
                holders.setdefault(value, []).append(name.path)
    groups = {tuple(sorted(set(paths), key=_plainness)) for paths in holders.values()}
    return tuple(sorted(groups))


def _plainness(path: str) -> tuple[int, int, str]:
    return (path.count("[]"), len(path), path)


_LOOP = sorted(
    name for name in dir(LoopContext) if not name.startswith("_") and isinstance(getattr(LoopContext, name), property)
)
LOOP = Name("loop", {name: Name(f"loop.{name}", values=[0]) for name in ("index", "index0", "first", *_LOOP)})
"""What Jinja tells inside a loop."""


def look_up(node: nodes.Node, scope: Mapping[str, Name]) -> Name | None:
    """The name that an expression stands for; None for an expression that is no name.

    Raises Unknown.
    """
    match node:
        case nodes.Name(name=name):
            if name not in scope:
                raise Unknown(f'nama "{name}" tidak dikenal', suggest(name, scope))
            return scope[name]
        case nodes.Getattr(node=inner, attr=attr) | nodes.Getitem(node=inner, arg=nodes.Const(value=str() as attr)):
            base = look_up(inner, scope)
            return None if base is None else _member(base, attr, spell(node), spell(inner))
        case nodes.Getitem(node=inner):
            base = look_up(inner, scope)
            if base is not None and base.anything:
                return base
            if base is not None and base.item is None:
                raise Unknown(f'"{spell(inner)}" bukan daftar', "hapus angka dalam kurung sikunya")
            return None if base is None else base.item
    return None


def _member(base: Name, attr: str, whole: str, owner: str) -> Name:
    if base.anything:
        return base
    if base.item is not None:
        raise Unknown(
            f'nama "{whole}" tidak dikenal', f'"{owner}" adalah daftar: ulangi dengan for, atau tulis {owner}[0]'
        )
    if base.fields is None:
        raise Unknown(f'nama "{whole}" tidak dikenal', f'"{owner}" adalah teks dan tidak punya bagian')
    if attr not in base.fields:
        raise Unknown(f'nama "{whole}" tidak dikenal', suggest(attr, base.fields, owner))
    return base.fields[attr]


def suggest(word: str, known: Iterable[str], owner: str = "") -> str:
    """What was perhaps meant, or what there is.

    >>> suggest("labl", ["label", "teks"], "b")
    'mungkin maksudnya "b.label"'
    """
    names = list(known)
    near = get_close_matches(word, names, 1, cutoff=0.5)
    prefix = f"{owner}." if owner else ""
    if near:
        return f'mungkin maksudnya "{prefix}{near[0]}"'
    return f"yang ada: {', '.join(prefix + name for name in names)}"


def spell(node: nodes.Node) -> str:
    """An expression of names as it is written in a template."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=inner, attr=attr):
            return f"{spell(inner)}.{attr}"
        case nodes.Getitem(node=inner, arg=nodes.Const(value=value)):
            return f"{spell(inner)}[{value!r}]"
        case nodes.Const(value=value):
            return repr(value)
    return "…"
