"""Who does the work: this process, several on this machine, or a Dask cluster.

All are `concurrent.futures.Executor`; what differs is how a kit reaches the workers once.
"""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any
from urllib.parse import urlsplit

from kpudocs.batch.work import install, make_chunk
from kpudocs.errors import MissingResource

__all__ = ["Crew", "Here", "cluster_crew", "hands_crew", "here_crew", "processes_crew"]


_PATIENCE = 15.0  # seconds that a scheduler has for its answer


class Here(Executor):
    """An executor that works in this very process, at once."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@dataclass(frozen=True)
class Crew:
    """An executor with what has to be sent along with every chunk."""

    executor: Executor
    kit: Any
    """The kit's argument of `make_chunk`: nothing where workers have it, else the kit or a handle to it."""
    width: int
    """How many chunks are under way at once, so that no worker waits."""

    def submit(self, chunk: list[Any]) -> Future[Any]:
        """Hand out a chunk."""
        return self.executor.submit(make_chunk, self.kit, chunk)


@contextmanager
def here_crew(kit: bytes) -> Iterator[Crew]:
    """Nobody but the process that runs the batch."""
    yield Crew(Here(), kit, 1)


@contextmanager
def hands_crew(kit: bytes, executor: Executor, workers: int) -> Iterator[Crew]:
    """An executor that somebody else made and will end."""
    yield Crew(executor, kit, workers * 2)


@contextmanager
def processes_crew(kit: bytes, workers: int) -> Iterator[Crew]:
    """Processes of this machine, each with the kit from its start.

    They are started afresh on every system, never forked: a fork copies threads' locks.
    """
    executor = _Processes(workers, get_context("spawn"), _start, (kit,))
    try:
        _greet(executor)
        yield Crew(executor, None, workers * 2)
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


class _Processes(ProcessPoolExecutor):
    """Processes that never hear of Ctrl-C, which reaches all of a terminal: the first one decides."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand out work; a process that is started for it inherits what this thread holds back."""
        if not hasattr(signal, "pthread_sigmask"):  # Windows
            return super().submit(fn, *args, **kwargs)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(fn, *args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _greet(executor: Executor) -> None:
    """Have a worker answer before there is work, so that failing to start is not taken for dying of it."""
    try:
        executor.submit(os.getpid).result()
    except BrokenExecutor:
        raise MissingResource(
            "proses pembantu tidak dapat dimulai; ulangi dengan --workers 1 (dalam program Python: panggil run_batch "
            'di bawah if __name__ == "__main__":)'
        ) from None


def _start(kit: bytes) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where none was held back
    install(kit)


@contextmanager
def cluster_crew(kit: bytes, address: str) -> Iterator[Crew]:
    """The workers of a Dask scheduler ("tcp://scheduler:8786"), with the kit sent to each once.

    Raises MissingResource when Dask is not installed, the scheduler does not answer, or it has no
    workers.
    """
    try:
        from distributed import Client
    except ImportError:
        raise MissingResource(
            '--executor memerlukan bagian "cluster"; pasang dengan: pip install "kpudocs[cluster]"'
        ) from None
    try:
        parts = urlsplit(address)
        # Dask asks again and again for a scheduler that is not there: one knock says it at once.
        socket.create_connection((parts.hostname or "", parts.port or 8786), timeout=_PATIENCE).close()
        make: Any = Client  # its types are not told
        client = make(address, timeout=f"{_PATIENCE:g}s", set_as_default=False)
    except (OSError, ValueError) as error:
        raise MissingResource(
            f"penjadwal {address} tidak menjawab ({type(error).__name__}); periksa alamat dan apakah sudah dijalankan"
        ) from error
    with client:
        threads = sum(worker["nthreads"] for worker in client.scheduler_info(n_workers=-1)["workers"].values())
        if not threads:
            raise MissingResource(f"penjadwal {address} belum mempunyai pekerja; jalankan: dask worker {address}")
        handle = client.scatter(kit, broadcast=True, hash=True)
        yield Crew(client.get_executor(pure=False), handle, threads * 2)
