"""The series numbers of briefings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from generator.model import Briefing

_UNDATED = "ND"


def numbered(briefings: Iterable[Briefing], series: str) -> tuple[Briefing, ...]:
    """The briefings with series numbers: BR-2025-001, counted a year in the order of publication, then of slugs; BR-ND-001 undated."""
    counts: dict[str, int] = defaultdict(int)
    found: list[Briefing] = []
    for briefing in sorted(briefings, key=lambda b: (b.article.published or date.max, b.slug)):
        year = str(briefing.article.published.year) if briefing.article.published else _UNDATED
        counts[year] += 1
        found.append(replace(briefing, number=f"{series}-{year}-{counts[year]:03}"))
    return tuple(found)
