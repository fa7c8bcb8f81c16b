"""Wrong usage of the command, told in Indonesian with the near word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from kpudocs.errors import UsageError

__all__ = ["choose", "explain_usage"]


def choose(text: str, known: Sequence[str], option: str) -> list[str]:
    """The parts of a comma list, each once. Raises UsageError with the near one."""
    chosen = list(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    for part in chosen:
        if part not in known:
            raise UsageError(f'{option}: "{part}" tidak dikenal; {_did_you_mean(part, known)}')
    if not chosen:
        raise UsageError(f"{option}: belum disebut; pilihannya: {', '.join(known)}")
    return chosen


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    known = list(known)
    near = get_close_matches(word, known, 1, cutoff=0.5)
    return f'mungkin maksudnya "{near[0]}"' if near else f"pilihannya: {', '.join(known)}"


def explain_usage(error: Any, words: Sequence[str]) -> tuple[str, str]:
    """One of typer's own errors of use: what is wrong, and where to read more."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "kpudocs"
    return f"Kesalahan: {_explain(error, context, command, words)}", f"Petunjuk: {command} --help"


def _explain(error: Any, context: Any, command: str, words: Sequence[str]) -> str:
    kind = type(error).__name__
    if kind == "NoSuchOption":
        name = error.option_name
        known = [opt for param in context.command.params for opt in getattr(param, "opts", [])] if context else []
        return f"opsi {name} tidak dikenal; {_did_you_mean(name, [opt for opt in known if opt.startswith('--')])}"
    if kind == "MissingParameter":
        name = error.param.metavar if error.param is not None else ""
        return f"{name or 'isian wajib'} belum disebut"
    if kind == "BadParameter":
        name = error.param.opts[0] if error.param is not None and error.param.opts else "isian"
        return f"{name}: {_value(error.message)}"
    if kind == "BadOptionUsage":
        name = error.option_name
        bare = "does not take" in error.message
        return f"{name} tidak memakai isi; tulis {name} saja" if bare else f"{name} belum diberi isi"
    commands = list(getattr(context.command, "commands", ())) if context else []
    unknown = next((word for word in words[len(command.split()) - 1 :] if not word.startswith("-")), "")
    if not commands:
        return "isian terlalu banyak; apit nama berkas yang memuat spasi dengan tanda kutip"
    if unknown and unknown not in commands:
        return f'perintah "{unknown}" tidak dikenal; {_did_you_mean(unknown, commands)}'
    return "perintah belum lengkap"


def _value(message: str) -> str:
    """What is wrong with a value, from the English words of the library that read it."""
    choices = re.findall(r"'([^']*)'", message.partition("not one of")[2])
    if choices:
        return f"nilainya tidak dikenal; pilihannya: {', '.join(choices)}"
    limit = re.search(r"(greater|less) than or equal to (-?\d+)", message)
    if limit:
        return f"isi bilangan, {'paling kecil' if limit[1] == 'greater' else 'paling besar'} {limit[2]}"
    if "integer" in message:
        return "isi bilangan bulat, misalnya 3"
    return "nilainya tidak dikenal; periksa tulisannya"
