"""The fonts of paper: those that come with the program, and where these lack a letter, those of the computer."""

from __future__ import annotations

import io
import unicodedata
from functools import cache
from pathlib import Path

import typst
from fontTools.ttLib import TTCollection, TTFont, TTLibError

FOLDER = Path(__file__).parent / "fonts"
"""Latin, Cyrillic and Greek, in two families; Arabic; Hebrew."""

MISSING = "□"
"""What stands for a letter of which no font has a shape."""

_PLAIN = frozenset(map(chr, range(0x20, 0x7F)))
_EMOJI = 0x1F000
_EAST_ASIAN = "Noto Sans CJK for Chinese, Japanese and Korean (Debian, Ubuntu: apt install fonts-noto-cjk)"
_PICTURES = "Noto Emoji (Debian, Ubuntu: apt install fonts-noto-color-emoji)"
_OTHER = "Noto Sans for its script (Debian, Ubuntu: apt install fonts-noto-core)"


def shapeless(text: str) -> frozenset[str]:
    """The characters of which the program's own fonts have no shape."""
    return frozenset(text) - _PLAIN - _own()


def unknown(characters: frozenset[str]) -> frozenset[str]:
    """Those of the characters of which no font of this computer has a shape."""
    left = set(characters)
    for path in _of_the_computer():
        if not left:
            break
        left -= _letters(path)
    return frozenset(left)


def advice(characters: frozenset[str]) -> str:
    """Which letters are missing, and how to get a font that has them."""
    shown = " ".join(sorted(characters)[:12])
    return (
        f"no font on this computer has {shown}, printed as {MISSING}; install {', '.join(sorted({_font_for(one) for one in characters}))}"
    )


def _font_for(character: str) -> str:
    if ord(character) >= _EMOJI and unicodedata.category(character) == "So":
        return _PICTURES
    return _EAST_ASIAN if unicodedata.east_asian_width(character) in {"W", "F"} else _OTHER


@cache
def _own() -> frozenset[str]:
    return frozenset[str]().union(*(_letters(path) for path in sorted(FOLDER.glob("*-regular.ttf"))))


@cache
def _of_the_computer() -> tuple[Path, ...]:
    """Every font file that Typst finds beside ours."""
    paths = {font.path for font in typst.Fonts(include_system_fonts=True).fonts() if font.path}
    return tuple(sorted(map(Path, paths)))


@cache
def _letters(path: Path) -> frozenset[str]:
    """The characters of which a font has a shape; none for a file that cannot be read."""
    try:
        file = io.BytesIO(path.read_bytes())
        fonts = TTCollection(file).fonts if path.suffix.lower() in {".ttc", ".otc"} else [TTFont(file, lazy=True)]
        return frozenset(chr(code) for font in fonts for code in font.getBestCmap() or {})
    except (OSError, TTLibError, AttributeError, KeyError):
        return frozenset()
