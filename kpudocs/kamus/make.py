"""Take the dictionary again from Debian's package hunspell-id: `python kpudocs/kamus/make.py [--check]`."""

from __future__ import annotations

import sys
from pathlib import Path

__all__: list[str] = []

HERE = Path(__file__).parent
INSTALLED = Path("/usr/share/hunspell")
NAMES = ("id_ID.aff", "id_ID.dic")


def main() -> int:
    """Copy the installed files here, or with --check say whether they are the same."""
    different = [name for name in NAMES if (INSTALLED / name).read_bytes() != (HERE / name).read_bytes()]
    if "--check" not in sys.argv:
        for name in different:
            (HERE / name).write_bytes((INSTALLED / name).read_bytes())
    print(f"different: {', '.join(different)}" if different else "the same as installed")
    return int(bool(different) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
