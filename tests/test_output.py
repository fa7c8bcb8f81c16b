"""Files are written whole or not at all, and never over somebody else's work."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from kpudocs.errors import FileExists, MissingResource
from kpudocs.output import OutputFolder, write_whole

RECORD = ".kpudocs.json"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written(tmp_path: Path) -> None:
    """With the permissions that any new file has, and nothing beside it."""
    (tmp_path / "biasa").touch()
    write_whole(tmp_path / "a.pdf", b"isi")

    assert b"isi" == (tmp_path / "a.pdf").read_bytes()
    assert ["a.pdf", "biasa"] == names(tmp_path)
    assert stat.S_IMODE((tmp_path / "biasa").stat().st_mode) == stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode)


@pytest.mark.parametrize("where", ["tidak-ada/a.pdf", "berkas/a.pdf", "folder", "x" * 300])
def test_a_file_that_cannot_be_written(where: str, tmp_path: Path) -> None:
    """Told in Indonesian with what to do; no temporary file stays."""
    (tmp_path / "berkas").write_bytes(b"x")
    (tmp_path / "folder").mkdir()
    with pytest.raises(MissingResource, match=r"tidak dapat ditulis \([a-z ]+\); tutup berkas itu"):
        write_whole(tmp_path / where, b"isi")

    assert ["berkas", "folder"] == names(tmp_path)


def test_files_of_its_own_are_replaced(tmp_path: Path) -> None:
    """What was made here and not changed since may be made again."""
    OutputFolder(tmp_path).write({"a": b"1", "b": b"1"})
    paths = OutputFolder(tmp_path).write({"a": b"2"})

    assert [tmp_path / "a"] == paths
    assert [b"2", b"1"] == [(tmp_path / name).read_bytes() for name in "ab"]


@pytest.mark.parametrize("made_here", [True, False])
def test_files_of_others_are_kept(made_here: bool, tmp_path: Path) -> None:
    """A foreign file, or one that was edited, stops the whole; `force` writes over it."""
    if made_here:
        OutputFolder(tmp_path).write({"b": b"1"})
    (tmp_path / "b").write_bytes(b"tulisan orang")
    with pytest.raises(FileExists, match="--force"):
        OutputFolder(tmp_path).write({"a": b"2", "b": b"2"})

    assert not (tmp_path / "a").exists()
    assert b"tulisan orang" == (tmp_path / "b").read_bytes()
    OutputFolder(tmp_path).write({"a": b"2", "b": b"2"}, force=True)
    assert b"2" == (tmp_path / "b").read_bytes()
    OutputFolder(tmp_path).write({"b": b"3"})
    assert b"3" == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize("record", ["", "{", "[]", '{"berkas": 1}', '{"berkas": {"a": 1}}', "\x00", '"x"'])
def test_a_spoilt_record(record: str, tmp_path: Path) -> None:
    """Without its record every file counts as somebody else's."""
    OutputFolder(tmp_path).write({"a": b"1"})
    (tmp_path / RECORD).write_text(record, encoding="utf-8")
    with pytest.raises(FileExists):
        OutputFolder(tmp_path).write({"a": b"2"})

    assert b"1" == (tmp_path / "a").read_bytes()


def test_the_record(tmp_path: Path) -> None:
    """Sorted, and the same for the same files."""
    OutputFolder(tmp_path / "x").write({"b": b"1", "a": b"2"})
    OutputFolder(tmp_path / "y").write({"a": b"2", "b": b"1"})
    record = (tmp_path / "x" / RECORD).read_text(encoding="utf-8")

    assert ["a", "b"] == list(json.loads(record)["berkas"])
    assert record == (tmp_path / "y" / RECORD).read_text(encoding="utf-8")


def test_a_failing_write_leaves_nothing(tmp_path: Path) -> None:
    """When the second file cannot be written, the first is not there either, nor the folders made for them."""
    with pytest.raises(MissingResource):
        OutputFolder(tmp_path / "x" / "y").write({"a": b"1", "tidak-ada/b": b"2"})

    assert [] == names(tmp_path)


def test_a_failing_write_keeps_what_was_there(tmp_path: Path) -> None:
    """The older files stay as they were."""
    OutputFolder(tmp_path).write({"a": b"1"})
    with pytest.raises(MissingResource):
        OutputFolder(tmp_path).write({"a": b"2", "tidak-ada/b": b"2"})

    assert b"1" == (tmp_path / "a").read_bytes()
    assert [RECORD, "a"] == names(tmp_path)


@pytest.mark.parametrize("name", ["b", RECORD])
@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
@pytest.mark.parametrize("force", [True, False])
def test_a_name_that_no_file_can_take(name: str, make: Callable[[Path], None], force: bool, tmp_path: Path) -> None:
    """A folder or a pipe in the way of one keeps all from being written, and nobody waits for the pipe."""
    make(tmp_path / name)
    with pytest.raises((MissingResource, FileExists), match="pindahkan dulu"):
        OutputFolder(tmp_path).write({"a": b"1", "b": b"2"}, force=force)

    assert [name] == names(tmp_path)


def test_a_link_to_a_pipe_is_not_read(tmp_path: Path) -> None:
    """It is somebody else's; with force the link is replaced, and not what it leads to."""
    os.mkfifo(tmp_path / "pipa")
    (tmp_path / "a").symlink_to(tmp_path / "pipa")
    with pytest.raises(FileExists):
        OutputFolder(tmp_path).write({"a": b"1"})
    OutputFolder(tmp_path).write({"a": b"1"}, force=True)

    assert b"1" == (tmp_path / "a").read_bytes()
    assert stat.S_ISFIFO((tmp_path / "pipa").stat().st_mode)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    """Told, and left alone."""
    (tmp_path / "hasil").write_bytes(b"x")
    with pytest.raises(MissingResource, match=r"folder .* tidak dapat dibuat \(sudah ada berkas dengan nama itu\)"):
        OutputFolder(tmp_path / "hasil").write({"a": b"1"})

    assert b"x" == (tmp_path / "hasil").read_bytes()
