"""A lampiran that many decrees share: validated and set out once.

A yearly plan of many rows costs more than the rest of a decree, and in a batch it is the same one
again and again. Such a lampiran is taken as it is, and its content set out is kept beside it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from pydantic import ValidatorFunctionWrapHandler

from kpudocs.lampiran.dasar import Lampiran
from kpudocs.naskah import Blok, Tabel

__all__ = ["Settled", "recall", "set_out", "settle", "take_settled"]

T = TypeVar("T")

_MOST = 32
_kept: OrderedDict[int, tuple[Lampiran, dict[Any, Any]]] = OrderedDict()
"""By identity: comparing plans would cost what this saves. The lampiran is kept, so no other gets its id."""


class Settled:
    """Stands in a decree's data for a lampiran that was validated before."""

    def __init__(self, lampiran: Lampiran) -> None:
        self.lampiran = lampiran


def take_settled(value: Any, validate: ValidatorFunctionWrapHandler) -> Any:
    """The lampiran of a Settled, or the validation of anything else."""
    return value.lampiran if isinstance(value, Settled) else validate(value)


def settle(lampiran: Lampiran) -> Settled:
    """Keep a lampiran, which nothing changes, for the decrees to come."""
    _kept[id(lampiran)] = (lampiran, {})
    while len(_kept) > _MOST:
        _kept.popitem(last=False)
    return Settled(lampiran)


def set_out(lampiran: Lampiran) -> tuple[Blok | Tabel, ...]:
    """The content of a lampiran: as it was set out for the first decree, or now."""
    return recall(lampiran, "isi", lampiran.set_out)


def recall(lampiran: Lampiran, what: Hashable, make: Callable[[], T]) -> T:
    """What follows from a lampiran alone: made once for one that is settled, else now."""
    kept = _kept.get(id(lampiran))
    if kept is None:
        return make()
    if what not in kept[1]:
        kept[1][what] = make()
    return cast(T, kept[1][what])
