"""Make the files of the examples that kpudocs writes itself: `python examples/make.py [--check]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import yaml

from kpudocs.cli import main as kpudocs
from kpudocs.loaders import load_source
from kpudocs.workbook import export_workbook

HERE = Path(__file__).parent
PLAN = {
    "jenis": "rencana_aksi",
    "area": [
        {
            "nama": "Layanan Informasi",
            "kegiatan": [
                {
                    "nama": "Daftar informasi publik",
                    "baris": [
                        {"sub_kegiatan": "a. Menyusun daftar informasi publik;", "indikator": "Daftar tersusun.",
                         "bulan": [1, 2]},
                        {"sub_kegiatan": "b. Mengumumkan daftar informasi publik.", "indikator": "Daftar diumumkan.",
                         "bulan": [3]},
                    ],
                },
                {
                    "nama": "Permohonan informasi",
                    "baris": [
                        {"sub_kegiatan": "Melayani permohonan informasi.", "indikator": "Permohonan dijawab.",
                         "bulan": list(range(1, 13)), "keterangan": "Setiap hari kerja"},
                    ],
                },
            ],
        },
        {
            "nama": "Laman dan Media Sosial",
            "kegiatan": [
                {
                    "nama": "Pemutakhiran laman",
                    "baris": [
                        {"sub_kegiatan": "Memutakhirkan isi laman.", "indikator": "Isi laman mutakhir setiap triwulan.",
                         "bulan": [3, 6, 9, 12]},
                    ],
                },
            ],
        },
    ],
}  # fmt: skip
"""What planners would have typed into rencana-aksi.xlsx."""


def make() -> dict[Path, bytes]:
    """The generated files by their places."""
    made = {}
    with tempfile.TemporaryDirectory() as place:
        plan = Path(place, "rencana.yaml")
        facts = yaml.safe_load((HERE / "rencana-2026" / "dari.yaml").read_text("utf-8"))
        plan.write_text(yaml.safe_dump({**facts, "lampiran": [PLAN]}, allow_unicode=True), "utf-8")
        made[HERE / "rencana-2026" / "rencana-aksi.xlsx"] = export_workbook(load_source(plan).keputusan)
        for name in ("asal", "menjadi"):
            Path(place, f"{name}.yaml").write_bytes((HERE / "perubahan-2026" / f"{name}.yaml").read_bytes())
        asal, menjadi = (str(Path(place, f"{name}.yaml")) for name in ("asal", "menjadi"))
        for name, words in (("perubahan", ["amend", asal, menjadi]), ("pencabutan", ["revoke", asal])):
            out = Path(place, f"{name}.yaml")
            kpudocs([*words, "-o", str(out)])
            made[HERE / "perubahan-2026" / out.name] = out.read_bytes()
    return made


def main() -> int:
    """Write the files, or with --check say which are not current."""
    made = make()
    stale = [path for path, content in made.items() if not path.exists() or path.read_bytes() != content]
    if "--check" in sys.argv:
        for path in stale:
            print(f"not current: {path.relative_to(HERE)}; run python examples/make.py")
        return 1 if stale else 0
    for path in stale:
        path.write_bytes(made[path])
    return 0


if __name__ == "__main__":
    sys.exit(main())
