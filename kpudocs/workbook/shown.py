"""What a cell of a workbook shows of a number or a date: its format decides, and what is shown is what is printed.

A number comes in two spellings: with the dots and the words of its format, as a text has it; and
without them, as a column of numbers has it. A format that is not understood shows the number as it is.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, localcontext

from kpudocs.bahasa.angka import format_ribuan
from kpudocs.bahasa.tanggal import BULAN, format_tanggal

__all__ = ["show_date", "show_number"]

_PIECE = re.compile(
    r"(?P<core>[#0?](?:[#0?,]*[#0?])?(?:\.(?P<decimals>[#0?]+))?%?)|\"(?P<quoted>[^\"]*)\"|\\(?P<escaped>.)"
    r"|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|(?P<fill>\*.)|(?P<plain>[^#0?])",
    re.DOTALL,
)
_LITERAL = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]|_.|\*.")
_UNKNOWN = frozenset("EeGg@/")
_MOST = 30


def show_number(value: int | float, number_format: str) -> tuple[str, str]:
    """The number as a column of numbers has it, and as the cell shows it.

    >>> show_number(7, "000"), show_number(1250000, '"Rp" #,##0'), show_number(1.5, "0.00")
    (('007', '007'), ('1250000', 'Rp 1.250.000'), ('1,50', '1,50'))
    >>> show_number(0.125, "0%"), show_number(1.25, "General")
    (('13%', '13%'), ('1,25', '1,25'))
    """
    exact = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    plain = _plain(exact)
    sections = number_format.split(";")
    if (value < 0 and len(sections) > 1) or (not value and len(sections) > 2) or not number_format.strip():
        return plain, plain  # shown in a way of its own: in brackets, as a dash
    before, after, core, decimals = "", "", "", ""
    for found in _PIECE.finditer(sections[0]):
        literal = found["quoted"] or found["escaped"] or found["currency"] or (" " if found["fill"] else found["plain"])
        if found["core"]:
            if core:
                return plain, plain  # a code in groups
            core, decimals = found["core"], found["decimals"] or ""
        elif found["plain"] and (found["plain"] in _UNKNOWN or found["plain"] == ","):
            return plain, plain
        elif core:
            after += literal or ""
        else:
            before += literal or ""
    if not core or "?" in core or len(core) > _MOST or exact.adjusted() > _MOST:
        return plain, plain
    number = _rounded(exact * 100 if core.endswith("%") else exact, decimals)
    percent = "%" if core.endswith("%") else ""
    whole = core.rstrip("%").partition(".")[0]
    digits, _, fraction = number.partition(",")
    sign, digits = ("-", digits[1:]) if digits.startswith("-") else ("", digits)
    digits = digits.zfill(whole.replace(",", "").count("0"))
    tail = (f",{fraction}" if fraction else "") + percent
    dotted = format_ribuan(Decimal(digits)) if "," in whole and not digits.startswith("0") else digits
    shown = f"{sign}{before.lstrip()}{dotted}{tail}{after.rstrip()}"
    return f"{sign}{digits}{tail}", " ".join(shown.split())


def _plain(number: Decimal) -> str:
    if number == number.to_integral_value():
        return f"{number.to_integral_value():f}"
    return f"{number:f}".replace(".", ",")


def _rounded(number: Decimal, decimals: str) -> str:
    """With as many decimals as the format has; those that it only allows are dropped where they are zero."""
    with localcontext() as context:
        context.prec = 2 * _MOST + 30
        text = f"{number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP):f}"
    whole, _, fraction = text.partition(".")
    while fraction and fraction[-1] == "0" and decimals[len(fraction) - 1] == "#":
        fraction = fraction[:-1]
    whole = "0" if whole == "-0" and not fraction.strip("0") else whole
    return f"{whole},{fraction}" if fraction else whole


def show_date(value: date, number_format: str) -> str:
    """The day, the month or the year, as far as the cell shows them; a time as "09.30".

    >>> show_date(date(2026, 3, 1), "mmm-yy"), show_date(date(2026, 3, 1), "dd/mm/yyyy")
    ('Maret 2026', '1 Maret 2026')
    """
    letters = _LITERAL.sub("", number_format).lower()
    day = format_tanggal(date(value.year, value.month, value.day))
    if "y" in letters or "d" in letters or "mmm" in letters:
        month, year = BULAN[value.month - 1], str(value.year)
        if "m" in letters and "d" not in letters:
            day = f"{month} {year}" if "y" in letters else month
        elif "m" not in letters and "d" not in letters:
            day = year
        elif "m" in letters and "y" not in letters:
            day = f"{value.day} {month}"
    if not isinstance(value, datetime) or value.time() == time() or ("y" in letters and "h" not in letters):
        return day
    return f"{day} {value:%H.%M}"
