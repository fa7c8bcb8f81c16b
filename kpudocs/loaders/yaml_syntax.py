"""What YAML's own parser refuses, told to a person: in Indonesian, where it began, with what to do."""

from __future__ import annotations

import re
from typing import Any

import yaml

from kpudocs.loaders.yaml_traps import lacks_colon

__all__ = ["tell_syntax"]

_Told = tuple[Any, str, str]
"""A mark of the parser, what is wrong, what to do."""

_QUOTE = "apit teksnya dengan tanda kutip"
_NO_COLON = ("isian ini tidak diikuti titik dua", 'tulis "nama: isi"')
_PROBLEMS = (
    ("tab character", "ada tab pada awal baris", "ganti tab dengan spasi"),
    ("found character that cannot start", "karakter ini tidak dapat memulai isian", _QUOTE),
    ("mapping values are not allowed", "ada titik dua di tengah teks", _QUOTE),
    ("could not find expected ':'", *_NO_COLON),
    ("did not find expected key", "lekukan (spasi di awal baris) ini tidak cocok",
     "samakan dengan lekukan baris setingkat di atasnya"),
    ("did not find expected '-'", "butir daftar ini tidak sejajar", 'sejajarkan tanda "- " dengan butir di atasnya'),
    ("block sequence entries are not allowed", "daftar dimulai di tempat yang salah", "mulai daftar pada baris baru"),
    ("did not find expected ',' or ']'", "daftar dalam kurung siku tidak ditutup", 'periksa tanda koma dan "]"'),
    ("did not find expected ',' or '}'", "kelompok dalam kurung kurawal tidak ditutup", 'periksa tanda koma dan "}"'),
    ("found unexpected end of stream", "tanda kutip tidak ditutup", "tutup tanda kutip"),
    ("found unexpected document indicator", "tanda kutip tidak ditutup", "tutup tanda kutip"),
    ("invalid Unicode character", "kode karakter ini tidak boleh ada dalam naskah", "hapus kode itu"),
    ("found unknown escape character", 'tanda "\\" dalam kutip ganda tidak dikenal', "pakai kutip tunggal"),
    ("while scanning a block scalar", "teks blok tidak terbaca", "periksa tanda | atau > dan lekukannya"),
)  # fmt: skip
_OTHER = ("susunan YAML di sini tidak terbaca", "periksa lekukan, titik dua, dan tanda kutip")
_BULLET = re.compile(r"[–—•●·*]")


def tell_syntax(error: yaml.YAMLError, lines: list[str], scalar: Any) -> tuple[int, int, str, str]:
    """Line and column from 1, what is wrong, what to do; `scalar` is the last one read."""
    mark, message, advice = _tell(error, lines, scalar)
    return (*((mark.line + 1, mark.column + 1) if mark else (1, 1)), message, advice)


def _tell(error: yaml.YAMLError, lines: list[str], scalar: Any) -> _Told:
    context, said = getattr(error, "context", None), getattr(error, "problem", None)
    begun: Any = getattr(error, "context_mark", None)
    mark: Any = getattr(error, "problem_mark", None) or begun
    problem = f"{context or ''} {said or ''}"
    if _after(lines, mark).startswith("\t"):
        problem = "tab character"
    told: _Told | None = None
    if "did not find expected" in problem:
        told = _after_quotes(mark, lines, scalar)
    elif "mapping values are not allowed" in problem:
        told = _colon(mark, lines, scalar)
    elif "could not find expected ':'" in problem and begun:
        told = _bullet(begun, lines) or (begun, *_NO_COLON)
    elif "scanning a quoted scalar" in problem and said and said.startswith("found unexpected"):
        told = (begun or mark, "tanda kutip yang dibuka di sini tidak ditutup", "tutup tanda kutip")
    found = next((texts for piece, *texts in _PROBLEMS if piece in problem), _OTHER)
    return told or (mark, found[0], found[1])


def _after(lines: list[str], mark: Any) -> str:
    return lines[mark.line][mark.column :] if mark and mark.line < len(lines) else ""


def _after_quotes(mark: Any, lines: list[str], scalar: Any) -> _Told | None:
    """A text in quotes that ended before its writer thought it did."""
    if scalar is None or scalar.style not in ("'", '"') or mark is None or scalar.end_mark.line != mark.line:
        return None
    if not _after(lines, scalar.end_mark).strip():
        return None
    if scalar.start_mark.line < scalar.end_mark.line:
        return scalar.start_mark, "tanda kutip yang dibuka di sini tidak ditutup", "tutup tanda kutip"
    if scalar.style == "'":
        return mark, "tanda ' di tengah teks dibaca sebagai penutup kutip", 'apit teksnya dengan kutip ganda ("…")'
    return mark, "ada teks sesudah tanda kutip penutup", "apit seluruh teksnya dengan kutip tunggal ('…')"


def _colon(mark: Any, lines: list[str], scalar: Any) -> _Told | None:
    """A colon that comes too late: what stands above it, on a line of its own, should have one."""
    if scalar is None or mark is None or scalar.style or scalar.start_mark.line >= mark.line:
        return None
    start = scalar.start_mark
    if lines[start.line][: start.column].strip():
        return None
    return _bullet(start, lines) or ((start, *_NO_COLON) if lacks_colon(scalar, lines) else None)


def _bullet(mark: Any, lines: list[str]) -> _Told | None:
    """What is meant as a list's item and is none."""
    text = _after(lines, mark)
    if text.startswith("-"):
        return mark, 'sesudah tanda "-" belum ada spasi', 'tulis butir daftar seperti "- bahwa …"'
    if _BULLET.match(text):
        return mark, f'tanda "{text[0]}" bukan awal butir daftar', 'ganti dengan tanda hubung dan spasi: "- "'
    return None
