"""Bytes of a PDF -> the words of its pages, within limits. The one module that speaks with pypdf.

A file may be made to take hours: there are limits on pages, on what is unpacked, and on the operations that draw, which stand for time,
so that the same file ends the same way on any machine.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError

from generator.errors import PdfError, PrecisError

Take = Callable[[str, list[float], list[float], object, float], None]
"""Called with each text that is drawn: its words, the outer and the inner matrix of its place, its font, and the font's size before both."""

_ALL_ORIENTATIONS = (0, 90, 180, 270)
# A form that is drawn costs as much as so many strokes and words.
_COST_OF_A_FORM = 150
_PACKINGS = ("array_based_stream", "brotli", "lzw", "run_length", "zlib")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\x00": None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may have of each, all its pages together.

    Attributes:
        pages: their number.
        content: bytes of what draws the pages, unpacked; no single part of the file may be larger, either.
        operations: that draw.
        fonts: bytes of what tells the letters of fonts, counted for each page anew, as they are read.
    """

    pages: int
    content: int
    operations: int
    fonts: int


class _TooMuchError(Exception):
    """The file would take too long."""


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[Pages]:
    """The pages, as long as they are read; whatever goes wrong meanwhile is the file's fault.

    Raises:
        PdfError: if the file is damaged, encrypted, or above the limits.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    packings: dict[str, Any] = {f"{kind}_maximum_output_length": limits.content for kind in _PACKINGS}
    try:
        with apply_configuration(**packings):
            yield Pages(_reader(data, limits), limits)
    except PrecisError:
        raise
    except (_TooMuchError, LimitReachedError) as error:
        raise PdfError(
            "would take too much time or memory to read; save the part that is needed as a PDF of its own, or as text"
        ) from error
    except ImportError as error:
        raise PdfError("is encrypted; save a copy without protection") from error
    except Exception as error:  # hostile and damaged files make pypdf raise whatever Python can
        raise PdfError("is a PDF that cannot be read, for it is damaged; save it anew, or save its text as .txt") from error


def _reader(data: bytes, limits: Limits) -> PdfReader:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise PdfError("is encrypted and asks for a password; save a copy without one")
    if len(reader.pages) > limits.pages:
        raise PdfError(f"has {len(reader.pages)} pages, the limit is {limits.pages}; save the part that is needed as a PDF of its own")
    return reader


class Pages:
    """The pages of a file, one after the other. They follow what is drawn, and stop where it is too much."""

    def __init__(self, reader: PdfReader, limits: Limits) -> None:
        """Takes the reader of a file whose pages are no more than the limit."""
        self._reader = reader
        self._limits = limits
        self._operations = self._content = self._fonts = 0

    def __iter__(self) -> Iterator[Page]:
        """Each page, before anything of it is drawn."""
        for page in self._reader.pages:
            contents = page.get_contents()
            self._content += len(contents.get_data()) if contents is not None else 0
            # Which letters a font has is read for each page anew.
            self._fonts += sum(map(_letters, _fonts(page)))
            if self._content > self._limits.content or self._fonts > self._limits.fonts:
                raise _TooMuchError
            yield Page(page, self._count)

    def told(self, name: str) -> str:
        """What the file tells of itself under one of PDF's names, such as "/Title"; empty where it tells nothing."""
        known: Any = self._reader.metadata or {}
        value = known.get(name)
        return str(value) if isinstance(value, str) else ""

    def _count(self, drawn: int) -> None:
        self._operations += drawn
        if self._operations > self._limits.operations:
            raise _TooMuchError


class Page:
    """One page."""

    def __init__(self, page: Any, count: Callable[[int], None]) -> None:
        """Takes pypdf's page, and what counts operations."""
        self._page = page
        self._count = count

    def text(self, *, orientations: tuple[int, ...] = _ALL_ORIENTATIONS, take: Take | None = None) -> str:
        r"""The words as they are drawn, in lines parted by `\n`; ligatures are letters.

        Args:
            orientations: the turns of text that is wanted, in degrees.
            take: called with each text, too.
        """

        def counted(operator: bytes, *_: object) -> None:
            self._count(_COST_OF_A_FORM if operator == b"Do" else 1)

        taken = take and (lambda words, *where: take(words.translate(_LIGATURES), *where))
        text: str = self._page.extract_text(orientations=orientations, visitor_operand_before=counted, visitor_text=taken)
        self._count(0)  # pypdf passes over what is raised inside a form
        return text.translate(_LIGATURES)


def _fonts(page: Any) -> list[Any]:
    resources = page.get("/Resources")
    fonts = resources.get_object().get("/Font") if resources is not None else None
    return list(fonts.get_object().values()) if fonts is not None else []


def _letters(font: Any) -> int:
    """The size of what tells the letters of a font."""
    told = font.get_object().get("/ToUnicode")
    return len(told.get_object().get_data()) if hasattr(told, "get_object") and hasattr(told.get_object(), "get_data") else 0
