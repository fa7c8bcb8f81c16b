"""When a file says it was made: the decree's own date, so that the same decree is the same file."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone

from kpudocs.naskah import Naskah

__all__ = ["WIB", "default_moment"]

WIB = timezone(timedelta(hours=7), "WIB")
"""Western Indonesia Time."""


def default_moment(naskah: Naskah) -> datetime:
    """Midnight of the decree's date, in western Indonesia."""
    return datetime.combine(naskah.info.tanggal, time(), WIB)
