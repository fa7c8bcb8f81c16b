"""The fields of a regulation as a person types them for `mengingat`: what kpudocs writes itself is refused there."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Annotated, Self

from pydantic import AfterValidator, model_validator
from pydantic_core import PydanticCustomError

from kpudocs.bahasa.label import refuse_words
from kpudocs.bahasa.teks import Teks
from kpudocs.peraturan.model import Peraturan, compare_order

__all__ = ["IsianPeraturan"]


_TAMBAHAN = re.compile(r"[0-9]{1,5}[A-Za-z]?")


def _bare_number(text: str | None) -> str | None:
    if text is not None and not _TAMBAHAN.fullmatch(text):
        raise PydanticCustomError("tambahan_salah", 'nomor "{text}" tidak terbaca', {"text": text})
    return text


_Judul = Annotated[Teks | None, AfterValidator(refuse_words(r"(?:tentang|ttg\.?)\s"))]
_Nomor = Annotated[Teks | None, AfterValidator(refuse_words(r"(?:nomor|no\.?)\s"))]
_Tambahan = Annotated[Teks | None, AfterValidator(_bare_number)]


class IsianPeraturan(Peraturan):
    """Sebuah peraturan yang diketik dengan isiannya."""

    nomor: _Nomor = None
    tentang: _Judul = None
    tln: _Tambahan = None
    tld: _Tambahan = None
    diubah: tuple[IsianPeraturan, ...] = ()

    @model_validator(mode="after")
    def _reads_well(self) -> Self:
        """Who formed it can follow its kind's name, and its amendments stand in order."""
        if self.jenis == "permen" and self.pembentuk and not self.pembentuk.startswith("Menteri "):
            raise PydanticCustomError("pembentuk_menteri", "pembentuk peraturan menteri harus menteri")
        chain: tuple[Peraturan, ...] = (self, *self.diubah)
        for earlier, later in pairwise(chain):
            if compare_order(earlier, later) == 1 and earlier.jenis == later.jenis:
                raise PydanticCustomError(
                    "perubahan_tidak_urut",
                    "{later} lebih tua dari {earlier}, tetapi ditulis sesudahnya",
                    {"later": later.rujukan, "earlier": earlier.rujukan},
                )
        return self
