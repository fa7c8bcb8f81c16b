"""A small word of a title with a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_SMALL = re.compile(
    r"(?:(?<=[\w)] )|(?<=, )(?=Dan\b|Serta\b))"
    r"(?P<word>Agar|Atas|Atau|Bagi|Dalam|Dan|Dari|Dengan|Di|Hingga|Ke|Oleh|Pada|Sebagai"
    r"|Serta|Tentang|Terhadap|Untuk|Yang)(?= \S)"
)
_PROPER = re.compile(r"Yang Maha|Dalam Negeri|Di Yogyakarta")

_QUOTED = re.compile(r"“[^”]*$|^[^\"]*\"(?:[^\"]*\"[^\"]*\")*[^\"]*$")
"""Somebody else's words: a quotation that is not ended yet."""


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.texts:
        for found in text.find(_SMALL):
            word = found["word"].lower()
            if _PROPER.match(text.value, found.start()) or _QUOTED.search(text.value, 0, found.start()):
                continue
            own = text.loc[0] not in ("mengingat", "memerhatikan")  # how an official title is written is a fact
            what = f'"{found["word"]}" di tengah judul ditulis dengan huruf kecil'
            yield text.finding(found, what, f'tulis "{word}"', word if own else None)


RULE = Rule(
    code="BH04",
    name="kata tugas berhuruf kapital",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: ejaan (kata tugas di tengah judul ditulis dengan huruf kecil)",
    explanation=(
        "Kata tugas (dan, di, atas, atau, tentang, dengan, yang, untuk, dalam, pada, dari, oleh, bagi, serta) di "
        "tengah judul ditulis dengan huruf kecil. Pada kepala naskah seluruh judul dijadikan kapital dengan "
        "sendirinya."
    ),
    salah="""\
tentang: Pedoman Pelayanan Dan Penerimaan Tamu
menimbang:
  - bahwa untuk memberikan pelayanan yang tertib kepada tamu
memutuskan:
  - >-
    Menetapkan pedoman sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari
    Keputusan ini
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    benar="""\
tentang: Pedoman Pelayanan dan Penerimaan Tamu
menimbang:
  - bahwa untuk memberikan pelayanan yang tertib kepada tamu
memutuskan:
  - >-
    Menetapkan pedoman sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari
    Keputusan ini
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    check=_check,
    fixes=True,
)
