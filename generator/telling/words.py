"""Small words that every format prints alike."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

from generator.reference.states import states

_SPACE = re.compile(r"\s+")
# Controls (Python-Markdown keeps its own marks between U+0002 and U+0003), surrogates, private use,
# overrides of direction, byte order marks and code points that are no characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)

# What turns a line's direction round, or parts a Latin word without a sign, so that a reader sees other words than there are.
# What scripts need for their letters (joiners, marks of direction in Arabic and Hebrew) deceives nobody and goes on as it is, or is dropped.
_DECEIVING = re.compile(
    "[\u202a-\u202e\u2066-\u2069]|(?<=[A-Za-z\u00c0-\u024f])[\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f]+(?=[A-Za-z\u00c0-\u024f])"
)


def counted(number: int, one: str, many: str | None = None) -> str:
    """3 quotes, 1 quote."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def state_name(code: str) -> str:
    """The state's common English name; the code itself where the reference data does not hold it."""
    state = states().by_code.get(code)
    return state.name if state else code


def displayed(text: str) -> str:
    """The text as a reader sees it: one space for any white space, nothing invisible; what deceives is named, as in "[U+202E]"."""
    if text.isascii():  # most texts
        return " ".join(_UNSEEN.sub("", text).split())
    return _SPACE.sub(" ", _UNSEEN.sub("", _DECEIVING.sub(_named, text))).strip()


def deceptions(text: str) -> tuple[tuple[str, str], ...]:
    """What in the text deceives, as it is displayed, with Unicode's name for it; in the order of the text, repeated ones too."""
    found = (character for match in _DECEIVING.finditer(text) for character in match.group())
    return tuple((_code(character), unicodedata.name(character, "UNNAMED").capitalize()) for character in found)


def _named(match: re.Match[str]) -> str:
    return "".join(map(_code, match.group()))


def _code(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def plain_web_address(address: str | None) -> str | None:
    """The address if it is one of the web (http or https), else None; not yet escaped for where it goes."""
    if address is None:
        return None
    try:
        parts = urlsplit(_SPACE.sub(" ", _UNSEEN.sub("", address)).strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return quote(parts.geturl(), safe="%/:?#@!$&()*+,;=~-._'[]")
