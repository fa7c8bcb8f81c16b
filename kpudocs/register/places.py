"""Whether a file lies on a network's disk, where SQLite's quick journal is not safe.

WAL needs memory that all who have the file open share; on a share of another computer there is
none. There the register keeps the older journal, which needs only the share's locks.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["is_on_network"]

_NETWORK = ("9p", "afs", "cifs", "fuse.sshfs", "ncpfs", "nfs", "nfs4", "smb2", "smb3", "smbfs", "fuse.glusterfs")
_DRIVE_REMOTE = 4


def is_on_network(path: Path, mounts: str = "/proc/self/mounts") -> bool:
    """Whether the folder of `path` is another computer's. Where the system does not say: no."""
    folder = path.resolve().parent
    if sys.platform == "win32":
        import ctypes

        anchor = folder.anchor
        return anchor.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(anchor) == _DRIVE_REMOTE
    try:
        lines = Path(mounts).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    best, kind = "", ""
    for line in lines:
        _, point, found, *_ = line.split(" ")
        point = point.encode().decode("unicode_escape") if "\\" in point else point
        inside = str(folder) == point or str(folder).startswith(point.rstrip(os.sep) + os.sep)
        if inside and len(point) >= len(best):
            best, kind = point, found
    return kind in _NETWORK
