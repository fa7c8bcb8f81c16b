"""The PDFs of a batch as one file for the printer, in the order of its rows.

It is written while the decrees are read, one at a time. It is noted as ours before it gets its
name, so that a run which is killed leaves the old file or the new one, and nothing that the next
run would take for somebody else's.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from kpudocs.batch.manifest import Manifest
from kpudocs.batch.stores import Store, is_address, open_target
from kpudocs.errors import Fault, FileExists, RefusedOutput, UsageError

__all__ = ["Joined", "join_outputs", "refuse_foreign"]

_LAST = "last"


@dataclass(frozen=True)
class Joined:
    """The file, or files, that PDFs of a batch were joined in."""

    files: tuple[str, ...]
    """Where they stand: one, or several where it would be larger than programs open."""
    parts: int
    """How many PDFs they hold."""
    left_out: tuple[Fault, ...] = ()
    """Which ones they lack, since they are no longer as they were made."""


@dataclass(frozen=True)
class _Part:
    row: str
    name: str
    digest: str


def refuse_foreign(manifest: Manifest, path: str, *, force: bool = False) -> None:
    """Refuse a name under which something stands that no run here joined. Raises UsageError or FileExists."""
    if PurePath(path).suffix.lower() != ".pdf":
        raise UsageError(f'--merge: nama "{path}" tidak berakhiran .pdf; tulis misalnya gabungan.pdf')
    store, name = open_target(path)
    known = manifest.joined(path)[1]
    if force or store.is_still(name, "", -1) is None or any(store.is_still(name, *one) for one in known):
        return
    raise FileExists(
        f"{store.show(name)} sudah ada dan bukan gabungan buatan kpudocs, atau sudah diubah; "
        "pindahkan dulu, sebut nama lain pada --merge, atau pakai --force untuk menimpanya"
    )


def join_outputs(
    manifest: Manifest,
    store: Store,
    path: str,
    *,
    force: bool = False,
    should_stop: Callable[[], bool] = lambda: False,
    most_bytes: int | None = None,
) -> Joined:
    """Join what was made, unless the file that stands there holds just that.

    `most_bytes` is how large a file may be; the rest goes into "-2.pdf" and so on. Raises
    UsageError, MissingResource, KeyboardInterrupt when asked to stop, and RefusedOutput for a PDF
    that cannot be joined.
    """
    parts, count = _fingerprint(manifest, store, path)
    if not count:
        return Joined((), 0)
    files = _standing(manifest, path, parts)
    if files:
        return Joined(tuple(files), count)
    joining = _Joining(manifest, store, should_stop, most_bytes)
    while joining.waiting is not None:
        own = _numbered(path, len(files) + 1)
        refuse_foreign(manifest, own, force=force)
        target, name = open_target(own)
        target.write_lines(name, joining.pieces(own, f"{parts} {len(files) + 1}"))
        files.append(target.show(name))
    return Joined(tuple(files), count - len(joining.left_out), tuple(joining.left_out))


def _parts(manifest: Manifest) -> Iterator[_Part]:
    for made in manifest.results():
        if not made.faults:
            yield from (_Part(made.row, n, digest) for n, (digest, _) in made.files.items() if n.endswith(".pdf"))


def _fingerprint(manifest: Manifest, store: Store, path: str) -> tuple[str, int]:
    """What stands for all PDFs in their order, and how many they are."""
    digest, count = hashlib.sha256(), 0
    own = path if is_address(path) else os.path.abspath(path)
    for part in _parts(manifest):
        shown = store.show(part.name)
        if own in (shown, os.path.abspath(shown)):
            raise UsageError(f"--merge: {path} adalah nama salah satu keputusan ({part.row}); sebut nama lain")
        digest.update(part.digest.encode())
        count += 1
    return digest.hexdigest(), count


def _numbered(path: str, number: int) -> str:
    """The name of one of several files.

    >>> _numbered("hasil/gabungan.pdf", 1), _numbered("hasil/gabungan.pdf", 2)
    ('hasil/gabungan.pdf', 'hasil/gabungan-2.pdf')
    """
    return path if number == 1 else f"{path[:-4]}-{number}{path[-4:]}"


def _standing(manifest: Manifest, path: str, parts: str) -> list[str]:
    """The files of an earlier run, if they are all there and hold these parts."""
    files: list[str] = []
    while True:
        own = _numbered(path, len(files) + 1)
        said, known = manifest.joined(own)
        store, name = open_target(own)
        if not said.startswith(f"{parts} {len(files) + 1}") or not store.is_still(name, *known[0]):
            return []
        files.append(store.show(name))
        if said.endswith(_LAST):
            return files


class _Joining:
    """The joining of many PDFs into as many files as they need."""

    def __init__(
        self, manifest: Manifest, store: Store, should_stop: Callable[[], bool], most_bytes: int | None
    ) -> None:
        self._manifest, self._store, self._should_stop, self._most_bytes = manifest, store, should_stop, most_bytes
        self._contents = self._read()
        self.left_out: list[Fault] = []
        self.waiting = next(self._contents, None)
        """The next PDF; None when all are in."""

    def _read(self) -> Iterator[tuple[_Part, bytes]]:
        for part in _parts(self._manifest):
            if self._should_stop():
                raise KeyboardInterrupt
            content = self._store.read(part.name)
            if content is not None and hashlib.sha256(content).hexdigest() == part.digest:
                yield part, content
            else:
                what = f"{self._store.show(part.name)} tidak ada lagi atau sudah diubah, jadi tidak ikut digabung"
                self.left_out.append(Fault(what, "ulangi dengan --resume", file=part.row, code="gabungan_kurang"))

    def pieces(self, path: str, parts: str) -> Iterator[bytes]:
        """The bytes of the next file."""
        from kpudocs.renderers.pdf.joining import MOST_BYTES, Joiner

        joiner = Joiner(self._most_bytes or MOST_BYTES)
        digest, size = hashlib.sha256(), 0
        while self.waiting is not None and joiner.has_room(self.waiting[1]):
            part, content = self.waiting
            try:
                piece = joiner.add(content)
            except ValueError as error:
                what = f"{self._store.show(part.name)} tidak dapat digabung ({error}); laporkan berkas ini"
                raise RefusedOutput(what) from error
            yield piece
            digest.update(piece)
            size += len(piece)
            self.waiting = next(self._contents, None)
        piece = joiner.finish()
        yield piece
        digest.update(piece)
        # Asked for more, all there is was written, and nothing has its name yet.
        self._manifest.note_joined(
            path, parts if self.waiting else f"{parts} {_LAST}", digest.hexdigest(), size + len(piece)
        )
