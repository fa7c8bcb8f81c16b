"""Which rules look: those of kpudocs, of installed packages and of an office's file; some chosen by code."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kpudocs.errors import UsageError, explain_os_error

if TYPE_CHECKING:
    from kpudocs.rules.rule import Rule

__all__ = ["OWN_WORDS", "OwnRules", "choose_rules", "every_rule", "read_own_words"]

OWN_WORDS = "kamus.txt"
"""An office's own words, beside its decrees."""

OwnRules = Annotated[
    Path | None,
    typer.Option("--rules", metavar="FILE.py", help="Aturan kantor sendiri (Python); dijalankan apa adanya."),
]


def every_rule(own: Path | None) -> tuple[Rule, ...]:
    """Every rule there is, by code. Raises UsageError."""
    from kpudocs.rules import RULES
    from kpudocs.rules.own import installed_rules, join_rules, read_rules

    with redirect_stdout(sys.stderr):  # what an office's own program prints is no part of a report
        return join_rules(RULES, installed_rules(), read_rules(own) if own else ())


def read_own_words(folder: Path) -> frozenset[str]:
    """The words of `kamus.txt` in a folder; none where there is no such file. Raises UsageError."""
    from kpudocs.kamus.ejaan import read_words

    path = folder / OWN_WORDS
    try:
        return read_words(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise UsageError(f"{path} tidak dapat dibaca ({explain_os_error(error)})") from error
    except UnicodeDecodeError:
        raise UsageError(f'{path} tidak tersimpan sebagai UTF-8; simpan ulang dengan pengodean "UTF-8"') from None


def choose_rules(known: tuple[Rule, ...], select: str, ignore: str) -> tuple[Rule, ...]:
    """The rules that are asked for. Raises UsageError for a code or a family that there is not."""
    wanted, unwanted = _parts(known, select, "--select"), _parts(known, ignore, "--ignore")
    return tuple(
        rule
        for rule in known
        if (not wanted or rule.code.startswith(wanted)) and not (unwanted and rule.code.startswith(unwanted))
    )


def _parts(known: tuple[Rule, ...], text: str, option: str) -> tuple[str, ...]:
    parts = tuple(dict.fromkeys(part.strip().upper() for part in text.split(",") if part.strip()))
    codes = [rule.code for rule in known]
    families = sorted({code[:2] for code in codes})
    for part in parts:
        if part not in codes and part not in families:
            near = get_close_matches(part, codes, 1, cutoff=0.5)
            advice = f'mungkin maksudnya "{near[0]}"' if near else f"keluarganya: {', '.join(families)}"
            raise UsageError(f'{option}: aturan "{part}" tidak dikenal; {advice}')
    return parts
