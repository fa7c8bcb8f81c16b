"""Make the pictures of the README anew: `python docs/make.py` (or `--check`: are they current?).

Draws the Jambi example with kpudocs itself and turns pages into a picture with poppler's pdftoppm.
Exit codes: 0 done or current, 1 out of date, 5 pdftoppm is missing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

import kpudocs

HERE = Path(__file__).parent
PICTURE = HERE / "halaman.png"
EXAMPLE = HERE.parent / "examples" / "jambi-2026" / "keputusan.yaml"
PAGES = (1, 3, 4)
RESOLUTION = 60  # dots an inch
GAP = 14  # pixels
TOLERANCE = 4.0  # of 255: versions of poppler smooth edges differently


def draw() -> Image.Image:
    """Pages of the certified copy, side by side on grey."""
    naskah = kpudocs.compose(kpudocs.load(EXAMPLE), "salinan")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "salinan.pdf"
        kpudocs.render(naskah, "pdf", path)
        pages = [_page(path, number) for number in PAGES]
    height = max(page.height for page in pages) + 2 * GAP
    width = sum(page.width for page in pages) + GAP * (len(pages) + 1)
    picture = Image.new("L", (width, height), 200)
    x = GAP
    for page in pages:
        picture.paste(page, (x, GAP))
        x += page.width + GAP
    return picture.point(lambda level: round(level / 17) * 17)  # 16 greys: a third of the size


def _page(path: Path, number: int) -> Image.Image:
    target = path.with_name(f"halaman-{number}")
    command = ["pdftoppm", "-r", str(RESOLUTION), "-f", str(number), "-singlefile", "-gray", str(path), str(target)]
    subprocess.run(command, check=True)  # noqa: S603 - our own file, by a program named here
    with Image.open(target.with_suffix(".pgm")) as image:
        return image.convert("L")


def main(arguments: list[str]) -> int:
    if shutil.which("pdftoppm") is None:
        print("pdftoppm is missing (Debian: poppler-utils)", file=sys.stderr)
        return 5
    picture = draw()
    if arguments != ["--check"]:
        picture.save(PICTURE, optimize=True)
        return 0
    with Image.open(PICTURE) as kept:
        same = kept.size == picture.size and ImageStat.Stat(ImageChops.difference(kept, picture)).mean[0] < TOLERANCE
    if not same:
        print("docs/halaman.png is not what kpudocs draws now: run docs/make.py", file=sys.stderr)
    return 0 if same else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
