"""A batch from its beginning to its end: plan, hand out, note, report.

The first decrees are made in this process, and timed: more processes are started only where they
pay. Whatever ends a run, what was noted is kept, and the next run goes on from there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kpudocs.batch.crews import Crew, cluster_crew, hands_crew, here_crew, processes_crew
from kpudocs.batch.kit import Kit, pack
from kpudocs.batch.manifest import Made, Manifest, Planned
from kpudocs.batch.merge import Joined
from kpudocs.batch.stores import OWN_FOLDER, is_address, is_local_to_process, open_store
from kpudocs.batch.work import Outcome
from kpudocs.errors import Fault, KpudocsError

__all__ = ["PAYS_FROM", "REPORT", "Summary", "doubt_changed", "execute", "manifest_path"]

REPORT = "laporan.jsonl"
PAYS_FROM = 0.005
"""Seconds a decree: below, handing it to another process costs about as much as it saves."""
_START_UP = 3.0  # seconds of work left that starting processes has to be worth
_TRIAL = 8  # decrees made here before that is judged
_CHUNK = 0.5  # seconds of work handed out at once
_LARGEST_CHUNK = 256
_PATIENCE = 0.5  # seconds between looks at whether to stop
_TRIES = 2
_TOLD = 10
_LOOKS = 16  # files that are looked at at once

Locate = Callable[[Planned, Fault], Fault]
OnProgress = Callable[[int, int, int], None]


@dataclass(frozen=True)
class Summary:
    """How a run ended."""

    planned: int
    made: int
    failed: int
    new: int
    """How many of them this run made or tried."""
    processes: int
    """With how many workers beside this process; 0 for none."""
    stopped: bool
    """Whether it was asked to stop before its end."""
    failures: tuple[Fault, ...]
    """The first faults of what failed; all of them stand in the report."""
    report: str
    """Where the report stands."""
    strangers: int = 0
    """How many decrees of earlier runs are no longer in the data; their files stay."""
    joined: Joined | None = None
    """The file that all PDFs were joined in, where that was asked for and nothing is left to be made."""


def manifest_path(out: str, data: Path) -> Path:
    """Where a batch keeps its record: with its outputs, or beside the data where they go to an address."""
    if not is_address(out):
        return Path(out.removeprefix("file://")) / OWN_FOLDER / "catatan.sqlite"
    digest = hashlib.sha256(out.rstrip("/").encode()).hexdigest()[:12]
    return data.resolve().parent / OWN_FOLDER / f"catatan-{digest}.sqlite"


def execute(
    kit: Kit,
    manifest: Manifest,
    locate: Locate,
    *,
    workers: int | None = None,
    executor: str | Executor | None = None,
    on_progress: OnProgress | None = None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Summary:
    """Make what the manifest's plan still lacks. `locate` gives a fault its place in the data.

    `workers` is how many processes to use (default: as many as pay); `executor` a Dask scheduler's
    address or any other Executor. Raises the KpudocsError that would stop every decree, once what
    was under way is noted.
    """
    run = _Run(manifest, locate, on_progress or (lambda done, failed, planned: None), should_stop)
    fatal: KpudocsError | None = None
    try:
        processes = run.go(pack(kit), kit, workers, executor)
    except KpudocsError as error:
        fatal, processes = error, 0
    store = open_store(kit.out)
    store.write_lines(REPORT, _report(manifest))
    if fatal is not None:
        raise fatal
    planned, made, failed = manifest.count()
    return Summary(
        planned,
        made,
        failed,
        run.tried,
        processes,
        run.stopped,
        manifest.failures(_TOLD),
        store.show(REPORT),
        manifest.strangers(),
    )


def doubt_changed(manifest: Manifest, out: str) -> None:
    """Have decrees made again of which a file was deleted or changed since. Raises MissingResource.

    Files that somebody changed are not written over for that: their decree will be told as failed.
    """
    store = open_store(out)

    def is_whole(made: Made) -> bool:
        return all(store.is_still(name, digest, size) for name, (digest, size) in made.files.items())

    results = manifest.results()
    doubtful: list[str] = []
    with ThreadPoolExecutor(_LOOKS) as eyes:
        while page := list(islice(results, _LARGEST_CHUNK)):
            found = zip(page, eyes.map(is_whole, page), strict=True)
            doubtful += [made.name for made, whole in found if not (whole or made.faults)]
    manifest.doubt(doubtful)


def _report(manifest: Manifest) -> Iterator[bytes]:
    """One line a decree, in the order of the data."""
    for made in manifest.results():
        line: dict[str, object] = {"baris": made.row, "nama": made.name, "hasil": "gagal" if made.faults else "jadi"}
        if made.faults:
            line["kesalahan"] = made.faults
        else:
            line["berkas"] = [{"nama": n, "sha256": digest, "ukuran": size} for n, (digest, size) in made.files.items()]
        yield json.dumps(line, ensure_ascii=False).encode() + b"\n"


class _Run:
    def __init__(
        self, manifest: Manifest, locate: Locate, on_progress: OnProgress, should_stop: Callable[[], bool]
    ) -> None:
        self._manifest, self._locate = manifest, locate
        self._on_progress, self._should_stop = on_progress, should_stop
        self._planned, self._made, _ = manifest.count()
        self._failed = 0
        self.tried = 0
        self.stopped = False
        self._seconds = 0.0
        self._again: deque[tuple[list[Planned], int]] = deque()
        """Chunks whose worker died, with how often."""

    def go(self, kit: bytes, facts: Kit, workers: int | None, executor: str | Executor | None) -> int:
        """Make everything; returned is the number of processes."""
        pending = self._manifest.pending()
        if isinstance(executor, str):
            return self._crewed(lambda: cluster_crew(kit, executor), pending, 1)
        if executor is not None:
            return self._crewed(lambda: hands_crew(kit, executor, workers or os.cpu_count() or 1), pending, 1)
        count = 1 if is_local_to_process(facts.out) else workers or os.cpu_count() or 1
        if workers is None or count == 1:
            trial = islice(pending, _TRIAL) if count > 1 else pending
            with here_crew(kit) as crew:
                self._drain(crew, trial)
            if count == 1 or not self._pays():
                with here_crew(kit) as crew:
                    self._drain(crew, pending)
                return 0
        return self._crewed(lambda: processes_crew(kit, count), pending, count)

    def _pays(self) -> bool:
        each = self._seconds / max(self.tried, 1)
        left = self._planned - self._made - self._failed
        return each >= PAYS_FROM and each * left >= _START_UP

    def _crewed(self, hire: Callable[[], AbstractContextManager[Crew]], pending: Iterator[Planned], count: int) -> int:
        """Work with a crew; when it breaks, since one of its processes died, hire the next one."""
        while True:
            with ExitStack() as stack:
                crew = stack.enter_context(hire())
                if self._drain(crew, pending):
                    return count

    def _drain(self, crew: Crew, pending: Iterator[Planned]) -> bool:
        """Hand out chunks and note what comes back. False when the crew broke."""
        under_way: dict[Future[tuple[list[Outcome], float]], tuple[list[Planned], int]] = {}
        broken = False
        fatal: KpudocsError | None = None
        while True:
            self.stopped = self.stopped or self._should_stop()
            while not (broken or fatal or self.stopped) and len(under_way) < crew.width:
                chunk, tries = self._next(pending)
                if not chunk:
                    break
                try:
                    under_way[crew.submit(chunk)] = (chunk, tries)
                except BrokenExecutor:
                    self._retry(chunk, tries)
                    broken = True
            if not under_way:
                break
            done, _ = wait(under_way, timeout=_PATIENCE, return_when=FIRST_COMPLETED)
            if self.stopped or fatal:
                for future in [one for one in under_way if one.cancel()]:
                    del under_way[future]
            for future in done & under_way.keys():
                chunk, tries = under_way.pop(future)
                if future.exception() is not None:
                    broken = broken or isinstance(future.exception(), BrokenExecutor)
                    self._retry(chunk, tries)
                    continue
                outcomes, seconds = future.result()
                fatal = self._note(outcomes, seconds) or fatal
        if fatal is not None:
            raise fatal
        return not broken

    def _next(self, pending: Iterator[Planned]) -> tuple[list[Planned], int]:
        if self._again:
            return self._again.popleft()
        each = self._seconds / self.tried if self.tried else 0.1
        return list(islice(pending, max(1, min(_LARGEST_CHUNK, int(_CHUNK / max(each, 1e-6)))))), 0

    def _retry(self, chunk: list[Planned], tries: int) -> None:
        """A chunk whose worker died: again, then one by one, and then it is told what kills its worker."""
        if tries + 1 < _TRIES:
            self._again.append((chunk, tries + 1))
        elif len(chunk) > 1:
            self._again.extend(([one], 0) for one in chunk)
        else:
            what = Fault("proses yang membuatnya berhenti mendadak", "periksa memori; ulangi dengan --workers 1")
            self._note([Outcome(chunk[0], {}, (what,))], 0.0)

    def _note(self, outcomes: list[Outcome], seconds: float) -> KpudocsError | None:
        fatal = None
        self._manifest.begin()
        for outcome in outcomes:
            if outcome.fatal is not None:
                fatal = outcome.fatal  # not this decree's fault: it stays pending
                continue
            faults = [self._locate(outcome.planned, fault).as_dict() for fault in outcome.faults]
            self._manifest.note(outcome.planned.name, outcome.planned.key, outcome.files, faults)
            self.tried += 1
            self._failed += bool(faults)
            self._made += not faults
        self._manifest.commit()
        self._seconds += seconds
        self._on_progress(self._made, self._failed, self._planned)
        return fatal
