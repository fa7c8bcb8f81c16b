"""The number register: a decree gets its number once.

entries ── chain          what happened to a number; every entry sealed by the one before it
book ── places            one SQLite file, safe for several people at once
examination               gaps, doubles, entries that were changed
tables                    the old register in, this one out

from kpudocs.register import Book

with Book("register.sqlite") as book:
    entry = book.reserve("keputusan", 2026, tentang="Pedoman Pelayanan Tamu")
"""

from __future__ import annotations

from kpudocs.register.book import Book
from kpudocs.register.entries import Aksi, Entry, Number
from kpudocs.register.examination import Damage, examine

__all__ = ["Aksi", "Book", "Damage", "Entry", "Number", "examine"]
