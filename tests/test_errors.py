"""The errors: one tree, facts as attributes, messages that say where, what, and what to do."""

from __future__ import annotations

import errno
import os
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpudocs import errors
from kpudocs.errors import ExitCode, Fault, InvalidInput, KpudocsError, explain_os_error, spell_path

FAULT = Fault("belum ada", "tambahkan", ("menimbang", 0), code="missing").at("a b.yaml", 3, 5)
CODES = {
    *(("DONE", 0), ("FINDINGS", 1), ("USAGE", 2), ("INVALID_INPUT", 3), ("INVALID_TEMPLATE", 4)),
    *(("MISSING", 5), ("REFUSED", 6), ("INTERNAL", 70), ("INTERRUPTED", 130)),
}
steps = st.lists(st.one_of(st.integers(0, 99), st.text("abc_", min_size=1)), min_size=1)


def leaves(kind: type[KpudocsError] = KpudocsError) -> list[type[KpudocsError]]:
    """The error tree, flat."""
    return [kind, *(leaf for child in kind.__subclasses__() for leaf in leaves(child))]


def public() -> list[type[KpudocsError]]:
    return [kind for kind in leaves() if not kind.__name__.startswith("_")]


def test_exit_codes() -> None:
    """The numbers are a promise to scripts."""
    assert CODES == {(code.name, code.value) for code in ExitCode}


def test_tree_is_drawn() -> None:
    """The docstring draws every error with its exit code."""
    drawn = re.findall(r"(\w+) +(\d)?  [a-z]", errors.__doc__ or "")

    assert {kind.__name__ for kind in public()} - {"KpudocsError"} == {name for name, _ in drawn}
    assert all(not number or getattr(errors, name).exit_code == int(number) for name, number in drawn)


@pytest.mark.parametrize("kind", public())
def test_errors_survive_pickling(kind: type[KpudocsError]) -> None:
    """An error reaches another process with its facts."""
    error = kind((FAULT,)) if hasattr(kind, "faults") or issubclass(kind, errors._Faulty) else kind("pesan")
    again = pickle.loads(pickle.dumps(error))

    assert (type(error), str(error), error.args) == (type(again), str(again), again.args)
    assert getattr(error, "faults", ()) == getattr(again, "faults", ())


def test_fault_is_told_in_one_line() -> None:
    """FILE:line:col: path: what; what to do."""
    assert "a b.yaml:3:5: menimbang[1]: belum ada; tambahkan" == str(FAULT)
    assert "a b.yaml:3:5: menimbang[1]: belum ada; tambahkan" == str(InvalidInput((FAULT,)))


@given(st.text(), st.text(), st.lists(st.text(), max_size=3))
def test_fault_is_always_one_line(message: str, advice: str, loc: list[str]) -> None:
    """Whatever was typed into a name or a value, a fault takes one line."""
    assert 1 >= len(str(Fault(message, advice, tuple(loc))).splitlines())


def test_fault_without_a_file() -> None:
    """From the library there may be no file, and at a file's head no path."""
    assert "menimbang[1]: belum ada; tambahkan" == str(Fault("belum ada", "tambahkan", ("menimbang", 0)))
    assert "x.yaml: belum ada" == str(Fault("belum ada", file="x.yaml"))


def test_fault_as_data() -> None:
    """Programs count from 0 in `loc`; people from 1 in `path`."""
    expected = {
        "file": "a b.yaml",
        "line": 3,
        "column": 5,
        "path": "menimbang[1]",
        "loc": ["menimbang", 0],
        "code": "missing",
        "message": "belum ada",
        "advice": "tambahkan",
    }

    assert expected == FAULT.as_dict()


@given(steps)
def test_paths_count_from_one(loc: list[int | str]) -> None:
    """Every number in a path is one more than in its loc, and names keep their order."""
    path = spell_path(tuple(loc))

    assert [step + 1 for step in loc if isinstance(step, int)] == list(map(int, re.findall(r"\[(\d+)\]", path)))
    assert [step for step in loc if isinstance(step, str)] == re.findall(r"[abc_]+", path)


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_reasons_of_the_system_are_indonesian(number: int) -> None:
    """The system's own English never reaches a person."""
    assert os.strerror(number) not in explain_os_error(OSError(number, os.strerror(number)))
