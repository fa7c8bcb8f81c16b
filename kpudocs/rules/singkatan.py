"""Whether an abbreviation can be read from the words that it stands for.

Indonesian abbreviates freely: by initials (DIPA), by initials and more of a word (SAKIP, LKJIP), by syllables
(SIMPEG), words skipped (WBK: dari). So only what is plainly a slip counts as one: an abbreviation of capitals
whose letters are those of the words in another order, or with one letter exchanged, or that cannot be read
from the words at all though it shares letters with their initials.
"""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["is_slip"]

_SMALL = frozenset(
    ["agar", "akan", "atas", "atau", "bagi", "dalam", "dan", "dari", "dengan", "di", "guna", "ke", "oleh"]
)
_SMALLER = frozenset(["kepada", "pada", "per", "secara", "serta", "tentang", "terhadap", "untuk", "yang"])
_STANDING = (
    "APBD APBN ASN BPK BPKP BPS BUMD BUMN DIPA DKPP DPD DPR DPRD DPT KASN KPK KPPS KPU LAN MPR NIK NIP NKRI NPWP PANRB "
    "PBB PKPU PNS POLRI PPK PPKPU PPNPN PPPK PPS PPLN TNI TPS UUD WIB WIT WITA"
)
_BORROWED = (
    "API ATM BCP BIM CCTV CMS COI COVID CPI CRM CSR CSV DNA DRC ERP EWS FAQ FGD GDP GIS GPS GRC GUI HRD HTML HTTP "
    "ICT IKM ISO IT JPEG KPI LAN LCD LED LMS MOOC MOU NGO OCR OJT OTP PDCA PDF PIN QRIS ROI SDG SDGS SLA SMART "
    "SMS SPV SQL SSL SWOT TOR TOT TQM UNDP UNESCO UNICEF UPS URL USB VPN WBS WFA WFH WFO WHO WWW XML"
)
_KNOWN = frozenset(_STANDING.split()) | frozenset(_BORROWED.split())
"""Abbreviations that stand in brackets on their own, as a remark, or are known by their English words."""
_ANY_ORDER = frozenset(["SOP"])
"""English for words that Indonesian puts in several orders."""
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST, _MOST_READ = 3, 8  # letters: a shorter one fits too much, and syllables make the longer ones
_VOWELS = frozenset("AEIOU")


def is_slip(short: str, words: str, *, whole: bool = False) -> bool:
    """Whether capitals are a slip for the words before them; `whole` says that no other word is among these.

    >>> is_slip("SPK", "Sasaran Kinerja Pegawai"), is_slip("SKP", "penyusunan Sasaran Kinerja Pegawai")
    (True, False)
    """
    size = len(short)
    read = [word.upper() for word in _WORD.findall(words)]
    if not _FEWEST <= size <= _MOST_READ or short in _KNOWN or _reads(short, read, loosely=False):
        return False
    small = _SMALL | _SMALLER
    content = [word for word in read if word.lower() not in small]
    if len(content) < size - 1 or (whole and len(content) != size):
        return False
    last = "".join(word[0] for word in content[-size:])
    if len(last) == size:
        if Counter(last) == Counter(short):
            return short not in _ANY_ORDER
        if sum(a != b for a, b in zip(last, short, strict=True)) == 1:
            return True
    if whole or _reads(short, read, loosely=True) or (size > 3 and sum(one in _VOWELS for one in short) > 1):
        return False
    shared = sum((Counter(last) & Counter(short)).values())
    return size < 6 and 2 * shared >= size


def _reads(short: str, words: list[str], *, loosely: bool) -> bool:
    """Whether letters can be read from words in their order, from the beginning of one of them on.

    Each word gives its first letters, or none; loosely, any of its letters in their order.
    """
    reached = {0}  # how many letters may be read so far
    for word in words:
        for done in tuple(reached):
            rest = short[done:]
            if loosely and (done or word[0] == rest[:1]):
                letters = iter(word)
                for taken, letter in enumerate(rest, 1):
                    if letter not in letters:
                        break
                    reached.add(done + taken)
            elif not loosely:
                for taken in range(1, min(len(rest), len(word)) + 1):
                    if rest[:taken] != word[:taken]:
                        break
                    reached.add(done + taken)
    return len(short) in reached
