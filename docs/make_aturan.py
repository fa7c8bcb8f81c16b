"""Write the rules' pages in docs/aturan anew: `python docs/make_aturan.py` (or `--check`: are they current?).

Everything comes from the rules themselves. Exit codes: 0 done or current, 1 out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kpudocs.examination import ABAIAN
from kpudocs.rules import RULES
from kpudocs.rules.rule import Rule

FOLDER = Path(__file__).parent / "aturan"
FAMILIES = {
    "SU": "Susunan naskah",
    "MG": "Mengingat: dasar hukum",
    "LP": "Lampiran",
    "BH": "Bahasa",
    "AB": "Pengabaian",
}
ABOUT = (
    "Yang diperiksa `kpudocs check`. Setiap aturan dijelaskan juga oleh `kpudocs rule KODE`. "
    "**galat**: menyalahi aturan yang dasarnya disebut; **peringatan**: hampir pasti keliru, atau menyalahi "
    "kebiasaan; **info**: patut dilihat lagi."
)
MADE = "<!-- dibuat oleh docs/make_aturan.py dari aturannya; jangan disunting -->\n"


def pages() -> dict[str, str]:
    """The text of each page by its name."""
    made = {f"{rule.code}.md": page(rule) for rule in RULES}
    made["README.md"] = index()
    return made


def page(rule: Rule) -> str:
    """One rule's page."""
    fix = "\nSebagian temuannya dapat diperbaiki dengan `kpudocs check --fix`.\n" if rule.fixes else ""
    return (
        f"{MADE}\n# {rule.code} {rule.name}\n\nTingkat: **{rule.severity.value}**. Dasar: {rule.dasar}.\n\n"
        f"{rule.explanation}\n{fix}\nSalah:\n\n```yaml\n{rule.salah}```\n\nBenar:\n\n```yaml\n{rule.benar}```\n\n"
        f"Bila di suatu tempat memang harus begitu, sebut alasannya di atas isian itu: "
        f'`# kpudocs: abaikan {rule.code} "alasan"`.\n'
    )


def index() -> str:
    """The list of all rules."""
    lines = [
        f"{MADE}\n# Aturan penulisan\n",
        ABOUT,
    ]
    for family, title in FAMILIES.items():
        rules = [rule for rule in RULES if rule.code.startswith(family)]
        rows = [f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity.value} |" for rule in rules]
        if family == "AB":
            rows = [f"| {code} | {name} | peringatan |" for code, name in ABAIAN.items()]
        if rows:
            lines += [f"\n## {title}\n", "| Kode | Yang ditemukan | Tingkat |", "|---|---|---|", *rows]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    made = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    if arguments == ["--check"]:
        if made != there:
            print("docs/aturan is not what the rules say now: run docs/make_aturan.py", file=sys.stderr)
        return int(made != there)
    FOLDER.mkdir(exist_ok=True)
    for name in there.keys() - made.keys():
        (FOLDER / name).unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
