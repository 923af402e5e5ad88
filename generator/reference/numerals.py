"""Numbers as treaties and news write them: 5, V, five."""

from __future__ import annotations

import re

from generator.reference.calendar_words import calendar_words

_FIGURES = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ROMAN = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def roman(number: int) -> str:
    """A number from 1 in Roman figures."""
    written = ""
    for value, figure in _FIGURES:
        written += figure * (number // value)
        number %= value
    return written


def is_roman(written: str) -> bool:
    """Whether it is a well-formed number in Roman capitals below 400; "IIX" and "C3" are none."""
    return bool(written) and _ROMAN.fullmatch(written) is not None


def value_of(written: str) -> int | None:
    """The number that figures, Roman capitals or words up to ninety-nine stand for; None for others."""
    if written.isdecimal():
        return int(written)
    if (number := calendar_words().numbers.get(written.lower())) is not None:
        return number
    if not is_roman(written):
        return None
    total = 0
    for value, figure in _FIGURES:
        while written.startswith(figure):
            total += value
            written = written[len(figure) :]
    return total
