"""Rules of an office's own: a Python file, or what an installed package offers.

A file, or an entry point of the group `kpudocs.rules`, holds `RULES`: a tuple of `Rule`. Its code runs
with the rights of whoever runs kpudocs; that is why a file is only read where it is named.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.metadata import entry_points
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from kpudocs.errors import UsageError
from kpudocs.rules.rule import Rule

__all__ = ["GROUP", "installed_rules", "join_rules", "read_rules"]

GROUP = "kpudocs.rules"
"""The entry point group by which an installed package offers rules."""


def read_rules(path: Path) -> tuple[Rule, ...]:
    """The rules of a Python file. Raises UsageError where it cannot be read, run, or holds none."""
    spec = spec_from_file_location("kpudocs_own_rules", path) if path.suffix == ".py" else None
    if spec is None or spec.loader is None or not path.is_file():
        raise UsageError(f"--rules: {path} bukan berkas Python (.py) yang dapat dibaca")
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # a dataclass in it asks for its module by name
    try:
        spec.loader.exec_module(module)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise UsageError(f"--rules: {path} tidak dapat dijalankan ({_told(error)})") from error
    return _checked(getattr(module, "RULES", None), f"--rules: {path}")


def installed_rules() -> tuple[Rule, ...]:
    """The rules that installed packages offer. Raises UsageError for one that offers something else."""
    found: list[Rule] = []
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
        try:
            offered = entry.load()
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            raise UsageError(f"aturan {entry.name} ({entry.value}) tidak dapat dimuat ({_told(error)})") from error
        found += _checked(offered, f"aturan {entry.name}")
    return tuple(found)


def _told(error: BaseException) -> str:
    words = " ".join(str(error).split())
    if isinstance(error, SystemExit):
        words = f"program itu mengakhiri dirinya sendiri, kode {words or 0}"
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def join_rules(*groups: Iterable[Rule]) -> tuple[Rule, ...]:
    """Rules of several sources as one list, by code. Raises UsageError where two have the same code."""
    joined: dict[str, Rule] = {}
    for rule in (rule for group in groups for rule in group):
        if rule.code in joined:
            raise UsageError(f"kode aturan {rule.code} dipakai dua kali; beri kode lain pada aturan sendiri")
        joined[rule.code] = rule
    return tuple(joined[code] for code in sorted(joined))


def _checked(rules: Any, source: str) -> tuple[Rule, ...]:
    if not isinstance(rules, (tuple, list)) or not rules or not all(isinstance(rule, Rule) for rule in rules):
        raise UsageError(f"{source} tidak memuat RULES, daftar aturan (Rule)")
    return tuple(rules)
