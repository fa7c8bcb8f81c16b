"""A further kind of lampiran costs one file, one Word template and one line in the registry."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.examples import ROOT

KIND = '''
"""A motto: one sentence in the middle of the page."""

from __future__ import annotations

from typing import Literal

from kpudocs.bahasa.teks import Teks
from kpudocs.lampiran.dasar import Lampiran
from kpudocs.naskah import Blok, Paragraf, Tabel


class Semboyan(Lampiran):
    """Lampiran berisi satu semboyan."""

    jenis: Literal["semboyan"]
    """Jenis lampiran: semboyan."""
    kalimat: Teks
    """Semboyannya."""

    def set_out(self) -> tuple[Blok | Tabel, ...]:
        return (Blok("isi", Paragraf(self.kalimat)),)
'''

DECREE = """
lembaga: KPU Kota Kediri
nomor: 7
tahun: 2026
tentang: Semboyan
menimbang: [bahwa perlu semboyan]
mengingat: [Undang-Undang]
memutuskan:
  - Menetapkan semboyan dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
penetapan: {tempat: Kediri, tanggal: 2026-03-01, nama: Budi Contoh}
salinan: {jabatan: Kepala, nama: Siti Contoh}
lampiran:
  - jenis: semboyan
    kalimat: Melayani dengan jujur.
"""


def test_a_kind_is_one_file_one_template_and_one_line(tmp_path: Path) -> None:
    """In a copy of the package: those three, and all formats have it."""
    package = tmp_path / "kpudocs"
    shutil.copytree(ROOT / "kpudocs", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "templates", package / "templates", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "keputusan.yaml").write_text(DECREE, encoding="utf-8")

    (package / "lampiran" / "semboyan.py").write_text(KIND, encoding="utf-8")
    shutil.copy(
        package / "templates" / "lampiran" / "naskah.docx", package / "templates" / "lampiran" / "semboyan.docx"
    )
    registry = package / "lampiran" / "__init__.py"
    text = registry.read_text(encoding="utf-8").replace("    | RencanaAksi,", "    | RencanaAksi | Semboyan,")
    # The line in the registry names the class, so the file imports it, as for every other kind.
    text = text.replace("\n__all__", "\nfrom kpudocs.lampiran.semboyan import Semboyan\n\n__all__", 1)
    registry.write_text(text, encoding="utf-8")
    # -P and the working folder first: the copy is run, not the package that is installed.
    code = "import sys; sys.path.insert(0, '.'); from kpudocs.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "build", "keputusan.yaml", "--format", "docx,pdf,txt"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert 0 == done.returncode, done.stderr
    assert 6 + 2 == len(list((tmp_path / "hasil").glob("2026kpt007-*")))  # and their receipts
    assert "Melayani dengan jujur." in (tmp_path / "hasil" / "2026kpt007-asli.txt").read_text(encoding="utf-8")
