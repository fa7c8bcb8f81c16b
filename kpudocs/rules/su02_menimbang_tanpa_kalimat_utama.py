"""A consideration that is no whole sentence: "bahwa berdasarkan Berita Acara … tanggal 3 Februari 2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_OPENING = re.compile(
    r"bahwa\s+(?:berdasarkan|sesuai\s+dengan|sehubungan\s+dengan|memperhatikan|menindaklanjuti|dengan"
    r"|dalam\s+rangka|untuk|guna|agar|supaya|sebagai(?:mana)?)\b",
    re.IGNORECASE,
)
"""What only opens a sentence: a ground or an aim, after which the main clause is still to come."""
_CITED = re.compile(r"\btentang\b.*?(?=,\s+(?-i:[a-z])|\bNomor\b|$)|\([^()]*\)", re.IGNORECASE)
"""A document's own title and gazettes, whose words are not the sentence's."""
_PREDICATE = re.compile(
    r"\b(?:perlu|harus|wajib|masih|dapat|dipandang|dianggap|telah|sudah|adalah|merupakan|ialah|akan|diperlukan"
    r"|mempunyai|memiliki|terdapat|ada|berwenang|bertugas|berhak|berlaku|menjadi|tidak|belum"
    r"|di(?!alam\b|antara\b|atas\b|bawah\b|samping\b|luar\b|muka\b|sebut\b|maksud\b|ri\b|lingkungan\b|nas\b|rektur\w*\b"
    r"|visi\b|klat\b|gital\w*\b|plomat\w*\b)[a-z]{3,}(?:kan|i|[a-z]))\b",
    re.IGNORECASE,
)
"""A verb of a main clause: a modal, a copula, or a passive ("ditetapkan", "disepakati")."""
_CLAUSE = re.compile(r",\s+(?P<clause>.+)$", re.DOTALL)
_SUBJECT = re.compile(r"\b[A-Z][\w/]*\s+(?:me|ber)[a-z]{3,}")
"""A body that does something, a title before it or not: "…, KPU Kabupaten/Kota menetapkan"."""


def _check(decree: Decree) -> Iterator[Finding]:
    closed_by_kpudocs = len(decree.naskah.menimbang.butir) == 1
    for text in decree.menimbang:
        if closed_by_kpudocs or not _OPENING.match(text.value):
            continue
        sentence = _CITED.sub(" ", text.value)
        if not (_PREDICATE.search(sentence) or _active_clause(sentence) or _SUBJECT.search(text.value)):
            yield text.finding(
                None,
                "pertimbangan ini belum menjadi kalimat: tidak ada kalimat utamanya",
                'lanjutkan dengan apa yang disimpulkan, misalnya "…, telah disepakati …" atau "…, perlu …"',
            )


def _active_clause(sentence: str) -> bool:
    """Whether a clause after a comma has a subject and an active verb: "…, KPU menyusun rencana"."""
    found = _CLAUSE.search(sentence)
    return bool(found and re.search(r"\w+\s+(?:me|ber|ter)[a-z]{3,}", found["clause"]))


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
