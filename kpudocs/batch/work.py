"""What a worker does: decrees of a chunk, one after the other, each into its files.

Everything a decree needs comes with the kit, which a worker gets once; a chunk holds only rows.
What is wrong with one decree is told in its outcome and does not stop the others.
"""

from __future__ import annotations

import hashlib
import pickle
import shutil
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from multiprocessing.util import Finalize
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any, TypeVar

from kpudocs.batch.kit import Kit
from kpudocs.batch.manifest import Planned
from kpudocs.batch.receipts import Receipts
from kpudocs.batch.shared import SharedLampiran
from kpudocs.batch.stores import Store, open_store
from kpudocs.errors import Fault, InvalidInput, InvalidTemplate, KpudocsError, MissingResource
from kpudocs.keputusan import Keputusan, read_variables
from kpudocs.loaders.filled import fill_naskah
from kpudocs.loaders.source import Places, Source
from kpudocs.naskah import Naskah, Ragam

if TYPE_CHECKING:
    from kpudocs.loaders.acceptances import Acceptance

__all__ = ["Outcome", "install", "make_chunk", "read_decree"]

T = TypeVar("T")


@dataclass(frozen=True)
class Outcome:
    """What became of one decree."""

    planned: Planned
    files: dict[str, tuple[str, int]]
    """The files made or found already made: sha256 and size in bytes."""
    faults: tuple[Fault, ...] = ()
    fatal: KpudocsError | None = None
    """What would stop every other decree too: a full disk, a broken template."""


class _Bench:
    """A kit laid out in a worker: what is opened once for all its decrees."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.store: Store = open_store(kit.out)
        self.shared = SharedLampiran(kit.naskah, kit.columns) if kit.naskah is not None and kit.columns.locs else None
        self.folder = Path(kit.folder)
        self.templates: Path | None = None
        self.writers = ThreadPoolExecutor(self.store.width, "kpudocs-tulis")
        """Files reach the disk, or the store, while the next decrees are made: waiting for a disk costs more
        than a decree, and several files wait together as long as one does."""
        if kit.templates or kit.files:
            base = Path(tempfile.mkdtemp(prefix="kpudocs-"))
            # Runs in worker processes too, which leave without Python's own farewell.
            Finalize(self, shutil.rmtree, (base, True), exitpriority=1)
            for kind, contents in (("templat", kit.templates), ("berkas", kit.files)):
                for name, content in contents:
                    path = base.joinpath(kind, *name.split("/"))
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
            self.templates = base / "templat" if kit.templates else None
            self.folder = base / "berkas" if kit.files else self.folder


_ONE_AT_A_TIME = threading.Lock()  # a cluster's worker may have threads; Python would not make them faster
_installed: tuple[bytes, _Bench] | None = None


def install(packed: bytes) -> None:
    """Lay out a kit in this process, unless it is the one that lies here."""
    global _installed
    if _installed is None or _installed[0] != packed:
        _installed = (packed, _Bench(pickle.loads(packed)))  # noqa: S301 - our own, from the process that started us


def make_chunk(packed: bytes | None, chunk: list[Planned]) -> tuple[list[Outcome], float]:
    """Make the decrees of a chunk; also told is how many seconds it took.

    `packed` is the kit, or None in a worker that got it when it started (`install`).
    """
    with _ONE_AT_A_TIME:
        if packed is not None:
            install(packed)
        if _installed is None:
            raise RuntimeError("a worker was given a chunk before its kit")
        start = time.perf_counter()
        outcomes = [future.result() for future in _make_all(_installed[1], chunk)]
        return outcomes, time.perf_counter() - start


def _make_all(bench: _Bench, chunk: list[Planned]) -> list[Future[Outcome]]:
    made: list[Future[Outcome]] = []
    for planned in chunk:
        contents = _guarded(planned, partial(_render, bench, planned))
        if isinstance(contents, Outcome):
            made.append(Future())
            made[-1].set_result(contents)
            if contents.fatal is not None:
                break
        else:
            made.append(bench.writers.submit(_keep, bench, planned, contents))
    return made


def _keep(bench: _Bench, planned: Planned, contents: dict[str, bytes]) -> Outcome:
    return _guarded(planned, partial(_store, bench, planned, contents))


def _guarded(planned: Planned, work: Callable[[], T]) -> T | Outcome:
    """What the work gives, or what became of a decree with which it went wrong."""
    try:
        return work()
    except InvalidInput as error:
        return Outcome(planned, {}, error.faults)
    except (MissingResource, InvalidTemplate) as error:
        return Outcome(planned, {}, (_fault(str(error)),), error)
    except KpudocsError as error:
        return Outcome(planned, {}, (_fault(str(error)),))
    except MemoryError:
        return Outcome(planned, {}, (_fault("memori tidak cukup untuk keputusan ini"),))
    except Exception as error:  # a fault of kpudocs itself should cost one decree, not the night's run
        what = f"kesalahan di dalam kpudocs ({type(error).__name__}: {error})"
        return Outcome(planned, {}, (_fault(what, "laporkan baris ini", code="di_dalam_kpudocs"),))


def _fault(message: str, advice: str = "", code: str = "gagal") -> Fault:
    return Fault(message, advice, code=code)


def _render(bench: _Bench, planned: Planned) -> dict[str, bytes]:
    """The files of a decree, by their names."""
    from kpudocs.composition import missing_facts

    kit = bench.kit
    source = read_decree(kit, planned.facts, bench.folder, bench.shared)
    keputusan = source.keputusan
    if kit.ragam != ("rancangan",) and (undecided := _undecided(kit, source)):
        raise InvalidInput(undecided)
    missing: dict[str, Fault] = {}
    for ragam in kit.ragam:
        for fault in missing_facts(keputusan, Ragam(ragam)):
            missing.setdefault(fault.path, fault)
    if missing:
        raise InvalidInput(tuple(missing.values()))
    worded = list(_compose(kit, keputusan))
    if kit.check and kit.ragam != ("rancangan",):
        _refuse_findings(kit, source, worded[0])
    receipts = Receipts(kit, planned, source)
    contents: dict[str, bytes] = {}
    for naskah in worded:
        formats = ("docx",) if naskah.ragam is Ragam.SRIKANDI else kit.formats
        contents |= receipts.make(naskah, formats, bench.templates)
    return contents


def _compose(kit: Kit, keputusan: Keputusan) -> Iterator[Naskah]:
    """The decree in each ragam; an excerpt for each who is asked for. SRIKANDI fills in a Word file."""
    from kpudocs.composition import compose, compose_petikan

    for ragam in kit.ragam:
        if ragam == Ragam.PETIKAN:
            yield from compose_petikan(keputusan, _wanted(kit.untuk, keputusan))
        else:
            yield compose(keputusan, ragam)


def _wanted(untuk: tuple[str, ...], keputusan: Keputusan) -> list[str]:
    """Whom excerpts of this decree are for: variables stand for what they say in it. Raises InvalidInput."""
    if not any("$" in one for one in untuk):
        return list(untuk)
    known = read_variables(dict(keputusan))
    try:
        return [Template(one).substitute(known) for one in untuk]
    except (KeyError, ValueError) as error:
        what = f"--untuk memakai variabel {error}, yang tidak ada dalam keputusan ini"
        raise InvalidInput((_fault(what, "sebut nama, atau variabel yang diisi", code="variabel_untuk"),)) from None


def _undecided(kit: Kit, source: Source) -> tuple[Fault, ...]:
    """What `rollover` left to a person, in the naskah or in the decree's own file, and nobody has decided."""
    from kpudocs.loaders.decisions import open_decisions

    return open_decisions(replace(source, text=kit.text) if kit.naskah is not None else source)


def _refuse_findings(kit: Kit, source: Source, naskah: Naskah) -> None:
    """Refuse a decree in which the gravest rules find something that is not accepted. Raises InvalidInput."""
    from kpudocs.rules import RULES, Severity, lint

    grave = tuple(rule for rule in RULES if rule.severity is Severity.GALAT)
    findings = lint(source.keputusan, naskah=naskah, rules=grave, registry=source.registry)
    if not findings:
        return
    # Only now it is worth knowing what the naskah accepts.
    places, acceptances = _accepted(kit.text if kit.naskah is not None else source.text or "", kit.name)
    found = [
        one
        for one in findings
        if not any(each.covers(one.code, one.loc, places.nearest(one.loc)[0]) for each in acceptances)
    ]
    if found:
        raise InvalidInput(tuple(Fault(one.message, one.advice, one.loc, code=one.code) for one in found))


@lru_cache(maxsize=4)
def _accepted(text: str, name: str) -> tuple[Places, tuple[Acceptance, ...]]:
    """Where things stand in a naskah, and what of the rules' findings it accepts."""
    from kpudocs.loaders.acceptances import read_acceptances
    from kpudocs.loaders.yaml import parse

    return parse(text.encode(), name).places, read_acceptances(text)


def read_decree(kit: Kit, facts: Any, folder: Path, shared: SharedLampiran | None = None) -> Source:
    """The decree of a row, or of a file of its own. Raises InvalidInput."""
    from kpudocs.loaders import yaml

    if kit.naskah is None:
        name, text = facts
        return yaml.load(text.encode("utf-8", "surrogateescape"), name, Path(name).parent)
    places = Places(kit.name)
    keputusan = fill_naskah(
        kit.naskah,
        kit.columns,
        facts[1],
        frozenset(kit.used),
        places,
        base=Path(kit.folder),
        logos=folder,
        registry=kit.registry,
        sharing=shared,
    )
    return Source(keputusan, places, kit.text, kit.registry, kit.raw)


def _store(bench: _Bench, planned: Planned, contents: dict[str, bytes]) -> Outcome:
    """Put the files in their place; a file that somebody else made, or changed, stays."""
    files = {name: (hashlib.sha256(content).hexdigest(), len(content)) for name, content in contents.items()}
    wanted = OrderedDict(contents)
    foreign = []
    for name, content in contents.items():
        there = bench.store.read(name)
        if there == content:
            del wanted[name]  # made by a run that was killed before it could note it
        elif there is not None and hashlib.sha256(there).hexdigest() != planned.before.get(name):
            foreign.append(name)
    if foreign and not bench.kit.force:
        names = ", ".join(map(bench.store.show, foreign))
        what = f"sudah ada dan bukan buatan kpudocs, atau sudah diubah: {names}"
        advice = "pindahkan dulu, pakai --out lain, atau pakai --force untuk menimpanya"
        return Outcome(planned, {}, (_fault(what, advice, code="berkas_orang_lain"),))
    for name, content in wanted.items():
        bench.store.write(name, content)
    return Outcome(planned, files)
