"""What the commands read from the environment; the library reads nothing of it."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from kpudocs.errors import UsageError

__all__ = ["moment_asked_for", "user_name"]

_LAST_YEAR = 2107  # a zip, and so a Word file, can hold no later date


def moment_asked_for() -> datetime | None:
    """The date that files carry, where SOURCE_DATE_EPOCH asks for one."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    try:
        moment = datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f'SOURCE_DATE_EPOCH berisi "{text}"; isinya harus detik sejak 1 Januari 1970') from None
    if moment.year > _LAST_YEAR:
        raise UsageError(f"SOURCE_DATE_EPOCH menunjuk tahun {moment.year}; paling lambat tahun {_LAST_YEAR}")
    return moment


def user_name() -> str:
    """Who works at this computer, as its system calls them; "" where it does not say."""
    return os.environ.get("USERNAME") or os.environ.get("USER") or ""
