"""PDF -> the lines of each page, with their places. The one module that speaks with pypdf.

pypdf gives text piece by piece with its place on the page; `layout` makes columns and paragraphs of that, so that no second
library for PDF is needed. A file may be made to take hours: there are limits on pages, on what is unpacked, and on the operations
that draw, which stand for time, so that the same file ends the same way on any machine.
"""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError

from generator.errors import SeedError
from generator.reader.properties import Properties

MOST_PAGES = 300
"""The number of pages above which a PDF is not taken for a story."""

_MOST_CONTENT = 10_000_000
_MOST_OPERATIONS = 300_000
_MOST_OF_FONTS = 80_000_000
# A form that is drawn costs as much as so many strokes and words.
_COST_OF_A_FORM = 150
_PACKINGS = ("array_based_stream", "brotli", "lzw", "run_length", "zlib")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\x00": None})
_NARROW, _WIDE = frozenset("iljtfrI.,;:'’‘!|()[] -"), frozenset("mwMW—…%@")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text that is drawn at one place; x grows to the right, y upwards, both in points, as does size, the height of the font."""

    text: str
    x: float
    y: float
    size: float

    @property
    def right(self) -> float:
        """About where it ends: pypdf does not tell."""
        capitals = sum(c.isupper() for c in self.text)
        narrow, wide = sum(c in _NARROW for c in self.text), sum(c in _WIDE for c in self.text)
        return self.x + self.size * (
            0.3 * narrow + 0.85 * wide + 0.66 * capitals + 0.51 * max(0, len(self.text) - narrow - wide - capitals)
        )


class _TooMuchError(Exception):
    """The file would take too long."""


def pages(data: bytes, name: str) -> tuple[list[list[Piece]], Properties]:
    """The pieces of each page as they are drawn, and the file's properties.

    Raises:
        SeedError: if the file is damaged, encrypted, or above the limits.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    limits: dict[str, Any] = {f"{kind}_maximum_output_length": _MOST_CONTENT for kind in _PACKINGS}
    try:
        with apply_configuration(**limits):
            return _read(data, name)
    except SeedError:
        raise
    except (_TooMuchError, LimitReachedError) as error:
        raise SeedError(
            f"{name}: would take too much time or memory to read; save the story alone, as a PDF of its own or as text"
        ) from error
    except ImportError as error:
        raise SeedError(f"{name}: is encrypted; save a copy without protection") from error
    except Exception as error:  # hostile and damaged files make pypdf raise whatever Python can
        raise SeedError(f"{name}: is a PDF that cannot be read, for it is damaged; save it anew, or save its text as .txt") from error


def _read(data: bytes, name: str) -> tuple[list[list[Piece]], Properties]:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise SeedError(f"{name}: is encrypted and asks for a password; save a copy without one")
    if len(reader.pages) > MOST_PAGES:
        raise SeedError(f"{name}: has {len(reader.pages)} pages, the limit for a story is {MOST_PAGES}; save the story alone")
    drawing = _Drawing()
    found = [drawing.page(page) for page in reader.pages]
    return found, _properties(reader)


class _Drawing:
    """Follows what the pages draw, and stops where it is too much."""

    def __init__(self) -> None:
        self._operations = self._content = self._fonts = 0
        self._pieces: list[Piece] = []

    def page(self, page: Any) -> list[Piece]:
        contents = page.get_contents()
        self._content += len(contents.get_data()) if contents is not None else 0
        # Which letters a font has is read for each page anew.
        self._fonts += sum(map(_letters, _fonts(page)))
        if self._content > _MOST_CONTENT or self._fonts > _MOST_OF_FONTS:
            raise _TooMuchError
        self._pieces = []
        # Text that stands upright; a page of a landscape sheet may have none.
        for orientations in ((0,), (90, 180, 270)):
            page.extract_text(orientations=orientations, visitor_operand_before=self._count, visitor_text=self._take)
            if self._operations > _MOST_OPERATIONS:  # pypdf passes over what is raised inside a form
                raise _TooMuchError
            if self._pieces:
                break
        return self._pieces

    def _count(self, operator: bytes, *_: object) -> None:
        self._operations += _COST_OF_A_FORM if operator == b"Do" else 1
        if self._operations > _MOST_OPERATIONS:
            raise _TooMuchError

    def _take(self, text: str, outer: list[float], inner: list[float], _font: object, size: float) -> None:
        words = " ".join(text.translate(_LIGATURES).replace("\n", " ").split(" "))
        if not words.strip():
            return
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        # The font's height is told before both matrices scale it.
        height = abs(inner[3] or inner[1]) * abs(outer[3] or outer[1]) * abs(size)
        self._pieces.append(Piece(text=words, x=x, y=y, size=round(height, 1) or 1.0))


def _fonts(page: Any) -> list[Any]:
    resources = page.get("/Resources")
    fonts = resources.get_object().get("/Font") if resources is not None else None
    return list(fonts.get_object().values()) if fonts is not None else []


def _letters(font: Any) -> int:
    """The size of what tells the letters of a font."""
    told = font.get_object().get("/ToUnicode")
    return len(told.get_object().get_data()) if hasattr(told, "get_object") and hasattr(told.get_object(), "get_data") else 0


def _properties(reader: PdfReader) -> Properties:
    known: Any = reader.metadata or {}
    values = (known.get(key) for key in ("/Title", "/Author", "/CreationDate"))
    title, author, created = (str(value) if isinstance(value, str) else "" for value in values)
    return Properties(title=title, author=author, created=created)
