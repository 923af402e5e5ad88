"""Sheets -> PDF."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import typst

from generator.errors import PaperError
from generator.model import Briefing
from generator.paper import fonts
from generator.paper.sheets import Imprint, Value, index_of, sheet
from generator.reference.treaty_library import TreatyLibrary
from generator.telling.dates import period
from generator.telling.words import counted, displayed

_TEMPLATES = Path(__file__).parent / "typst"


class Size(StrEnum):
    """The paper."""

    A4 = "a4"
    LETTER = "us-letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How briefings are printed.

    Attributes:
        size: of the paper.
        source: whether the source's text is printed too.
        one_page: whether only what fits one page is; the page says what it leaves out.
    """

    size: Size = Size.A4
    source: bool = True
    one_page: bool = False


class Press:
    """Prints briefings.

    What it prints depends on the briefings, the layout and the fonts, and on no clock.
    """

    def __init__(self, library: TreatyLibrary, imprint: Imprint, layout: Layout) -> None:
        """Sets up the press.

        Args:
            library: the treaties whose facts and summaries are shown.
            imprint: whose sheets they are.
            layout: how they are printed.
        """
        self._library = library
        self._imprint = imprint
        self._layout = layout

    def briefing(self, briefing: Briefing) -> tuple[bytes, str | None]:
        """The PDF of one briefing, and what is wrong with it where letters are missing.

        Raises:
            PaperError: if it cannot be printed.
        """
        told: Value = {"sheet": sheet(briefing, self._library, self._imprint)}
        return self._printed("one-page" if self._layout.one_page else "briefing", told, briefing.article.published)

    def binder(self, briefings: Sequence[Briefing], title: str) -> tuple[bytes, str | None]:
        """The PDF of many: cover, contents, briefings, index of actors and treaties.

        Args:
            briefings: in the order in which they are bound.
            title: what they have in common, for the cover.

        Raises:
            PaperError: if they cannot be printed, or there are none.
        """
        if not briefings:
            raise PaperError("there is no briefing to bind")
        sheets = [sheet(briefing, self._library, self._imprint) for briefing in briefings]
        days = sorted(briefing.article.published for briefing in briefings if briefing.article.published)
        told: Value = {
            "title": title,
            "covers": ", ".join(part for part in (counted(len(briefings), "briefing"), period(days)) if part),
            "site": self._imprint.site,
            "address": self._imprint.address,
            "sheets": sheets,
            **index_of(briefings),
        }
        return self._printed("binder", told, days[-1] if days else None)

    def _printed(self, template: str, told: Value, day: date | None) -> tuple[bytes, str | None]:
        data = json.dumps({**told, "size": self._layout.size, "source": self._layout.source}, ensure_ascii=False)
        data, borrows, missing = _with_shapes(data)
        try:
            printed: Any = _compiler(template, borrows=borrows).compile(
                format="pdf", pdf_standards="ua-1", sys_inputs={"data": data}, timestamp=_seconds(day)
            )
        except typst.TypstError as error:
            raise PaperError(f"cannot be printed: {error}") from error
        return bytes(printed), missing


@cache
def _compiler(template: str, *, borrows: bool) -> typst.Compiler:
    """The compiler of a template; with the computer's fonts only where ours do not do, so that all computers print alike."""
    return typst.Compiler(
        str(_TEMPLATES / f"{template}.typ"), root=str(_TEMPLATES), font_paths=[str(fonts.FOLDER)], ignore_system_fonts=not borrows
    )


def missing_letters(briefing: Briefing) -> str | None:
    """What is wrong with a briefing's PDF where no font of this computer has some of its letters; None where all have a shape."""
    return _with_shapes(briefing.article.text)[2]


def _with_shapes(data: str) -> tuple[str, bool, str | None]:
    """The data without letters of which there is no shape, whether it needs fonts of the computer, and what is missing."""
    wanted = fonts.shapeless(displayed(data))
    if not wanted:
        return data, False, None
    missing = fonts.unknown(wanted)
    table: Mapping[int, str] = dict.fromkeys(map(ord, missing), fonts.MISSING)
    return data.translate(table), missing != wanted, fonts.advice(missing) if missing else None


def _seconds(day: date | None) -> int:
    """The day that the file says it was made: that of the news, not that of the press."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) if day and day.year >= 1970 else 0
