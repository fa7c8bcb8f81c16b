"""The door for decrees of anybody's making: bytes in, YAML and an account of every word out.

Everything here runs in the sandbox: readers, recognition and writing alike have a bound on memory
and time, whatever the file holds.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from kpudocs.errors import Fault, InvalidInput, explain_os_error
from kpudocs.intake.report import Imported, Kept
from kpudocs.sandbox import run_sandboxed

__all__ = ["ENDINGS", "MAX_BYTES", "as_imported", "import_bytes", "import_file"]

ENDINGS = (".docx", ".pdf", ".txt")
MAX_BYTES = 64 * 1024 * 1024
_MEMORY, _SECONDS = 1536 * 1024**2, 120.0
_MAX_RESULT = 64 * 1024 * 1024


def import_file(path: str | Path) -> Imported:
    """Read a decree from a .docx, .pdf or .txt of anybody's making, in a child process.

    Raises InvalidInput for a file that cannot be read, or is hostile; MissingResource when no
    process can be started.
    """
    path = Path(path)
    if path.suffix.lower() not in ENDINGS:
        raise InvalidInput((_wrong_ending(path),))
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, ValueError):
        fault = Fault("berkas tidak ditemukan", "periksa nama dan foldernya", file=str(path), code="berkas_hilang")
        raise InvalidInput((fault,)) from None
    except OSError as error:
        what = f"berkas tidak dapat dibaca ({explain_os_error(error)})"
        fault = Fault(what, "periksa berkas dan izinnya", file=str(path), code="berkas_terkunci")
        raise InvalidInput((fault,)) from None
    return import_bytes(raw, path.suffix.lower(), str(path))


def _wrong_ending(path: Path) -> Fault:
    advice = {
        ".doc": "buka di Word, lalu simpan sebagai .docx",
        ".rtf": "buka di Word, lalu simpan sebagai .docx",
        ".odt": "buka di LibreOffice, lalu simpan sebagai .docx",
        ".xlsx": 'berkas Excel dibaca dengan "kpudocs xlsx import"',
        ".yaml": "berkas ini sudah berupa isian kpudocs",
        ".yml": "berkas ini sudah berupa isian kpudocs",
    }.get(path.suffix.lower(), f"yang dapat diimpor: {', '.join(ENDINGS)}")
    return Fault("bentuk berkas tidak dapat diimpor", advice, file=str(path), code="bentuk_berkas")


def import_bytes(raw: bytes, ending: str, name: str) -> Imported:
    """Read a decree from bytes; `ending` is ".docx", ".pdf" or ".txt", `name` stands in messages.

    Raises as `import_file` does.
    """
    if len(raw) > MAX_BYTES:
        what = f"berkas lebih besar dari {MAX_BYTES // 1024**2} MB"
        raise InvalidInput((Fault(what, "bagi menjadi beberapa berkas", file=name, code="berkas_besar"),))
    told = run_sandboxed(
        read_decree, raw, ending, name, name=name, memory=_MEMORY, seconds=_SECONDS, max_result=_MAX_RESULT
    )
    return as_imported(told)


def as_imported(told: Mapping[str, Any]) -> Imported:
    """What `read_decree` told, as what an import gives."""
    return Imported(
        yaml=told["yaml"],
        file=told["file"],
        pages=told["pages"],
        words=told["words"],
        placed=told["placed"],
        furniture=tuple(Kept(*one) for one in told["furniture"]),
        left=tuple(Kept(*one) for one in told["left"]),
        missing=tuple(told["missing"]),
        guesses=tuple(told["guesses"]),
        notes=tuple(told["notes"]),
        printed=told["printed"],
        unread=told["unread"],
    )


def read_decree(raw: bytes, ending: str, name: str) -> dict[str, Any]:
    """Read a decree: the fields of `Imported` as plain data. Called in the sandbox."""
    from kpudocs.intake.recognition import recognise

    document = _readers()[ending](raw, name)
    found = recognise(document)
    if not found.data:
        document.notes.append("tidak satu pun bagian keputusan dikenali; periksa apakah berkas ini memang keputusan")
    text = "".join(_yaml(found, name, document.pages))
    return {
        "yaml": text,
        "file": name,
        "pages": document.pages,
        "words": found.words,
        "placed": found.placed,
        "furniture": [[one.text, one.place, one.why] for one in found.furniture],
        "left": [[one.text, one.place, one.why] for one in found.left],
        "missing": list(found.missing),
        "guesses": list(found.guesses),
        "notes": list(document.notes),
        "printed": found.printed.as_dict(),
        "unread": found.unread,
    }


def _readers() -> dict[str, Callable[[bytes, str], Any]]:
    from kpudocs.intake.docx import read_docx
    from kpudocs.intake.pdf import read_pdf
    from kpudocs.intake.txt import read_txt

    return {".docx": read_docx, ".pdf": read_pdf, ".txt": read_txt}


_ORDER = (
    "lembaga",
    "nomor",
    "tahun",
    "tentang",
    "pejabat_pembentuk",
    "menimbang",
    "pertimbangan_penutup",
    "mengingat",
    "memerhatikan",
    "memutuskan",
    "penetapan",
    "salinan",
    "tembusan",
    "lampiran",
    "profil",
)
_SKELETONS = {
    "lembaga": " KPU Provinsi …",
    "nomor": " …",
    "tahun": " …",
    "tentang": " …",
    "menimbang": "\n#   - bahwa …",
    "mengingat": "\n#   - Undang-Undang Nomor … Tahun … tentang …",
    "memutuskan": "\n#   - Menetapkan …",
    "penetapan": "\n#   tempat: …\n#   tanggal: …\n#   nama: …",
    "lampiran": "\n#   - jenis: …",
}


def _yaml(found: Any, name: str, pages: int) -> Iterator[str]:
    """The YAML: an account of the import, the facts in their order, what was left as comments."""
    from kpudocs.loaders.yaml_writer import shorten, write_fields

    source = Path(name).name
    counted = f"{pages} halaman, " if pages else ""
    yield from _comment(
        f"Disalin oleh kpudocs import dari {source} ({counted}{found.words} kata). Bandingkan dengan naskah asal."
    )
    if found.missing:
        yield from _comment(f"Tidak ditemukan: {', '.join(found.missing)}.")
    if found.guesses:
        yield from _comment('Yang ditandai "dugaan" perlu diperiksa lebih dulu.')
    if found.left:
        yield from _comment("Kata yang belum dimuat tercantum pada akhir berkas ini.")
    notes = {
        loc: [row for note in notes for row in textwrap.wrap(" ".join(note.split()), 88)]
        for loc, notes in found.notes.items()
    }
    written = dict(write_fields(shorten({key: found.data[key] for key in _ORDER if key in found.data}), notes))
    parted = {"tentang", "menimbang", "mengingat", "memerhatikan", "memutuskan", "penetapan", "lampiran", "profil"}
    for key in _ORDER:
        if key in written:
            yield ("\n" if key in parted and key != "tentang" else "") + written[key]
        elif key in found.missing and key in _SKELETONS:
            yield f"\n# {key}: tidak ditemukan dalam {source}; isi, lalu hapus tanda #.\n# {key}:{_SKELETONS[key]}\n"
    if found.left:
        yield "\n"
        yield from _comment("Belum dimuat (sebabnya, tempatnya dalam naskah asal, kata-katanya):")
        why = ""
        for one in found.left:
            if one.why != why:
                why = one.why
                yield from _comment(f"- {why}:", "  ")
            yield from _comment(f"    {one.place}: {one.text}", "      ")


def _comment(text: str, indent: str = "") -> Iterator[str]:
    for row in textwrap.wrap(text, 98, break_long_words=False, break_on_hyphens=False, subsequent_indent=indent):
        yield f"# {row}\n"
