"""What the guide for the legal section says is true of the program.

Every YAML snippet is read by the loader: a whole one (its first line is `# lengkap`) as it stands, a
partial one in the place of the same fields of the first whole one.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer
import yaml
from pydantic import BaseModel

from kpudocs import ExitCode, Profil
from kpudocs.cli import app
from kpudocs.keputusan import Keputusan
from kpudocs.lampiran import JENIS
from kpudocs.loaders import load

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
WHOLE_MARK = "# lengkap\n"

_FENCE = re.compile(r"^(?P<indent> *)```(?P<language>\w+)\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"^(\w+):", re.MULTILINE)
_ROW = re.compile(r"^\|(.+)\|$", re.MULTILINE)
_CODE = re.compile(r"`` ?(.+?) ?``|`(.+?)`")
_COMMAND = re.compile(r"^ *(kpudocs .+?)$", re.MULTILINE)


def fences(language: str) -> list[str]:
    """The texts of all fences of a language."""
    return [found["text"] for found in _FENCE.finditer(GUIDE) if found["language"] == language]


SNIPPETS = fences("yaml")
WHOLE = [text for text in SNIPPETS if text.startswith(WHOLE_MARK)]
PARTIAL = [text for text in SNIPPETS if not text.startswith(WHOLE_MARK)]


def fields(text: str) -> dict[str, str]:
    """The text of each field at the left margin, by its name."""
    starts = list(_FIELD.finditer(text))
    ends = [found.start() for found in starts[1:]] + [len(text)]
    return {found[1]: text[found.start() : end] for found, end in zip(starts, ends, strict=True)}


def rows(heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, its two head rows left out."""
    below = GUIDE.split(f"{heading}\n", 1)[1]
    table = re.search(r"(?:^\|.+\|\n)+", below, re.MULTILINE)
    assert table is not None, heading
    return [[cell.strip() for cell in row.split("|")] for row in _ROW.findall(table[0])[2:]]


def code(cell: str) -> str:
    """The code in a cell of a table."""
    found = _CODE.search(cell)
    assert found is not None, cell
    return found[1] or found[2]


def test_there_are_whole_and_partial_snippets() -> None:
    """The patterns above find what they look for."""
    assert WHOLE
    assert len(PARTIAL) > 10


@pytest.mark.parametrize("text", WHOLE)
def test_whole_snippet_is_a_decree(text: str, tmp_path: Path) -> None:
    """A whole snippet loads without faults."""
    path = tmp_path / "keputusan.yaml"
    path.write_text(text, encoding="utf-8")

    assert load(path).menimbang


@pytest.mark.parametrize("text", PARTIAL)
def test_partial_snippet_fits_into_a_decree(text: str, tmp_path: Path) -> None:
    """A partial snippet is YAML, and loads in the place of the same fields of a whole one."""
    named = fields(text)
    path = tmp_path / "keputusan.yaml"
    path.write_text("".join((fields(WHOLE[0]) | named).values()), encoding="utf-8")

    assert set(named) == set(yaml.safe_load(text))
    assert set(named) <= set(Keputusan.model_fields)
    assert load(path).menimbang


def test_snippets_show_every_kind_of_lampiran() -> None:
    """No kind is left out, neither in a snippet nor in a heading."""
    shown = {kind for text in SNIPPETS for kind in re.findall(r"jenis: (\w+)$", text, re.MULTILINE)}

    assert set(JENIS) <= shown
    assert all(f"\n### {kind}: " in GUIDE for kind in JENIS)


def test_every_field_of_a_decree_is_told() -> None:
    """Every field of a decree stands in the guide, as code or in a heading."""
    told = {found[1] or found[2] for found in _CODE.finditer(_FENCE.sub("", GUIDE))}
    headings = {word for line in re.findall(r"^### (.+)$", GUIDE, re.MULTILINE) for word in line.split()}

    assert set(Keputusan.model_fields) - told - headings == set()


def test_exit_codes_are_those_of_the_command() -> None:
    """The table has every exit code, with its name."""
    told = {int(number): name for number, name, _ in rows("### Kode keluar")}

    assert told == {int(member): member.name for member in ExitCode}


def test_profil_is_told_whole_with_its_defaults() -> None:
    """The table has every field of Profil, and those of its groups, with the default in force; a sentence elsewhere."""
    told = {code(field): default.strip("`") for field, default, _ in rows("## 9. Profil: kertas, huruf, nomor halaman")}
    profil = Profil()
    expected: dict[str, str] = {}
    for name in Profil.model_fields:
        value = getattr(profil, name)
        if isinstance(value, BaseModel):
            expected |= {f"{name}.{part}": spell(getattr(value, part)) for part in type(value).model_fields}
        else:
            expected[name] = spell(value)

    assert told == expected


def spell(default: object) -> str:
    """A default as the guide writes it."""
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, (int, float)):
        return f"{default:g}"
    if isinstance(default, str) and len(default) > 40:
        assert default in GUIDE
        return "lihat bagian 8"
    return str(default or "kosong")


@pytest.mark.parametrize("row", rows("### Pesan yang sering muncul"), ids=lambda row: row[0])
def test_message_is_one_that_the_program_tells(row: list[str]) -> None:
    """Each message that the guide explains is written in the program, word for word."""
    program = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "kpudocs").rglob("*.py"))
    program = re.sub(r"\{[^{}]*\}", "…", program.replace('\\"', '"').replace("{{", "{").replace("}}", "}"))
    program = re.sub(r"\"\s*\n\s*f?\"", "", program)
    pieces = [piece.strip() for piece in re.split(r"…|\$\{…\}|; ", code(row[0]))]

    assert [piece for piece in pieces if piece.strip('";() ') and piece not in program] == []


def commands() -> list[str]:
    """Every kpudocs command in the guide, as it would be typed."""
    typed = {line for text in fences("text") for line in _COMMAND.findall(text)}
    inline = {span for found in _CODE.finditer(_FENCE.sub("", GUIDE)) if (span := found[1] or found[2])}
    return sorted(typed | {span for span in inline if span.startswith("kpudocs ")})


@pytest.mark.parametrize("line", commands())
def test_command_exists(line: str) -> None:
    """Each command and each of its options are ones that kpudocs has."""
    words = shlex.split(line.replace("\\", "/").split(">")[0])[1:]
    group = typer.main.get_command(app)
    known = getattr(group, "commands", {})
    command = known.get(words[0], group)
    if len(words) > 1:
        command = getattr(command, "commands", {}).get(words[1], command)
    options = {spelled for param in command.params for spelled in param.opts} | {"--help", "-h"}

    assert words[0] in known or words[0] in options
    assert {word for word in words if word.startswith("-")} <= options
