"""Ready footnotes: how a style of citation writes a briefing and its source."""

from __future__ import annotations

from dataclasses import dataclass

Runs = tuple[tuple[str, bool], ...]
"""The words of a footnote in order, each with whether they stand in italics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """The footnotes of one style.

    Attributes:
        style: its name, as readers know it.
        briefing: that which cites the briefing.
        source: that which cites the article that the briefing is made of.
    """

    style: str
    briefing: Runs
    source: Runs
