"""A consideration that is no whole sentence: "bahwa berdasarkan Berita Acara … tanggal 3 Februari 2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_OPENING = re.compile(
    r"bahwa\s+(?:berdasarkan|sesuai\s+dengan|sehubungan\s+dengan|memperhatikan|menindaklanjuti|dengan|(?:oleh\s+)?karena"
    r"|mengingat|atas\s+dasar|dalam\s+rangka|untuk|guna|agar|supaya|sebagai(?:mana)?)\b",
    re.IGNORECASE,
)
"""What only opens a sentence: a ground or an aim, after which the main clause is still to come."""
_DOCUMENT = re.compile(
    r"bahwa\s+(?:berita\s+acara|rapat|surat|nota\s+dinas)\b.*\btanggal\s+\d", re.IGNORECASE | re.DOTALL
)
"""A document or a meeting with its date, of which nothing may be said."""
_ASIDE = re.compile(
    r"\([^()]*\)"
    r"|\b(?:yang|sebagaimana)\s+(?:(?:telah|sudah|akan|dapat|harus|perlu|tidak|belum|beberapa|kali)\s+)*"
    r"(?:di|ter|me|ber)[a-z]+"
)
"""What is no part of the main clause: gazettes, and the verb of a relative clause."""
_PREDICATE = re.compile(
    r"\b(?:perlu|harus|wajib|dapat|dipandang|dianggap|telah|sudah|adalah|merupakan|ialah|akan|diperlukan|masih|mesti"
    r"|maka|penting|sangat|mempunyai|memiliki|terdapat|ada|berwenang|bertugas|berhak|berlaku|menjadi|tidak|belum"
    r"|di(?!alam\b|antara\b|atas\b|bawah\b|samping\b|luar\b|muka\b|sebut\b|maksud\b|ri\b|lingkungan\b|nas\b|rektur\w*\b"
    r"|visi\b|klat\b|gital\w*\b|plomat\w*\b)[a-z]{3,}(?:kan|i|[a-z]))\b"
)
"""A verb of a main clause: a modal, a copula, or a passive ("ditetapkan"); in a title it has a capital."""
_ACTIVE = re.compile(
    r"\b(?P<before>[\w/()]+),?\s+(?:me(?!nurut|nteri|lalui|ngenai|reka|dia|dis|dali|ja|sin|rah|nengah)[a-z]{3,}|ber[a-z]{4,})\b"
)
_BEFORE_INFINITIVE = (
    "untuk guna rangka dan atau serta dengan yang bahwa sebagai upaya cara oleh tanpa sambil dalam lebih semakin "
    "terus berdasarkan karena agar supaya dapat tugas wewenang kewenangan kewajiban hak ikut turut saling maupun "
    "hanya hendak "
)
_INFINITIVE = frozenset(_BEFORE_INFINITIVE.split())
"""What stands before an active verb that is not the main clause's."""
_GOES_ON = re.compile(
    r"(?:dan|serta|atau|tanggal|yang|sebagaimana|untuk|guna|nomor|terakhir|tentang|perihal|hal|pada|di|sesuai|berdasarkan"
    r"|dengan|khususnya|antara|maupun|dalam|oleh|termasuk|agar|sehubungan)\b"
)


def _check(decree: Decree) -> Iterator[Finding]:
    closed_by_kpudocs = len(decree.naskah.menimbang.butir) == 1
    for text in () if closed_by_kpudocs else decree.menimbang:
        opens = _OPENING.match(text.value) is not None
        sentence = _ASIDE.sub(" ", text.value)
        if (opens or _DOCUMENT.match(text.value)) and not _has_main_clause(sentence, opens=opens):
            yield text.finding(
                None,
                "pertimbangan ini belum menjadi kalimat: tidak ada kalimat utamanya",
                'lanjutkan dengan apa yang disimpulkan, misalnya "…, telah disepakati …" atau "…, perlu …"',
            )


def _has_main_clause(sentence: str, *, opens: bool) -> bool:
    """Whether something is said: a predicate, an active verb with its subject, or a clause after a comma."""
    if _PREDICATE.search(sentence):
        return True
    if any(found["before"].lower() not in _INFINITIVE for found in _ACTIVE.finditer(sentence)):
        return True
    if not opens:
        return bool(re.search(r"\bter[a-z]{4,}\b", sentence.replace("tertanggal", "")))
    return any(
        len(clause.split()) >= 3 and clause[0].islower() and not _GOES_ON.match(clause)
        for clause in re.split(r",\s+", sentence)[1:]
    )


RULE = Rule(
    code="SU02",
    name="menimbang tanpa kalimat utama",
    severity=Severity.PERINGATAN,
    dasar="UU 12/2011 Lampiran II, Konsiderans (rangkaian kalimat yang merupakan kesatuan pengertian)",
    explanation=(
        "Setiap pertimbangan adalah satu kalimat utuh. Kalimat yang hanya menyebut dasarnya (berdasarkan, sesuai "
        "dengan, untuk …) belum mengatakan apa-apa: yang dipertimbangkan justru kalimat utama sesudahnya."
    ),
    salah="""\
menimbang:
  - bahwa pedoman diperlukan untuk tertib administrasi
  - bahwa berdasarkan Berita Acara Nomor 08/PK.01-BA/15/2026 tentang Rapat Pleno, tanggal 3 Februari 2026
""",
    benar="""\
menimbang:
  - bahwa pedoman diperlukan untuk tertib administrasi
  - >-
    bahwa berdasarkan Berita Acara Nomor 08/PK.01-BA/15/2026 tentang Rapat Pleno, tanggal 3 Februari 2026,
    telah disepakati penyusunan pedoman
""",
    check=_check,
)
