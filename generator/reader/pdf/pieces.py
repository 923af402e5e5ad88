"""PDF -> the pieces of text of each page, with their places.

pypdf gives text piece by piece with its place on the page; `layout` makes columns and paragraphs of that, so that no second
library for PDF is needed.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator import pdf_file
from generator.errors import PdfError, SeedError
from generator.reader.properties import Properties

_LIMITS = pdf_file.Limits(pages=300, content=10_000_000, operations=300_000, fonts=80_000_000)
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


def pages(data: bytes, name: str) -> tuple[list[list[Piece]], Properties]:
    """The pieces of each page as they are drawn, and the file's properties.

    Raises:
        SeedError: if the file is damaged, encrypted, or above the limits.
    """
    try:
        with pdf_file.opened(data, _LIMITS) as found:
            return [_pieces(page) for page in found], _properties(found)
    except PdfError as error:
        raise SeedError(f"{name}: {error}") from error


def _pieces(page: pdf_file.Page) -> list[Piece]:
    found: list[Piece] = []

    def take(text: str, outer: list[float], inner: list[float], _font: object, size: float) -> None:
        words = " ".join(text.replace("\n", " ").split(" "))
        if not words.strip():
            return
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        # The font's height is told before both matrices scale it.
        height = abs(inner[3] or inner[1]) * abs(outer[3] or outer[1]) * abs(size)
        found.append(Piece(text=words, x=x, y=y, size=round(height, 1) or 1.0))

    # Text that stands upright; a page of a landscape sheet may have none.
    for orientations in ((0,), (90, 180, 270)):
        page.text(orientations=orientations, take=take)
        if found:
            break
    return found


def _properties(found: pdf_file.Pages) -> Properties:
    return Properties(title=found.told("/Title"), author=found.told("/Author"), created=found.told("/CreationDate"))
