"""Whether a sentence looks back or ahead at the place of a date: the nearest verb before it tells, else the first behind it."""

from __future__ import annotations

import re
from functools import cache

from generator.annotate.dates.calendar import Direction
from generator.reference.calendar_words import calendar_words


def direction(before: str, after: str) -> Direction | None:
    """What the words of a sentence before and after a date tell; None where they tell nothing."""
    signals = _signals()
    last = None
    for match in signals.finditer(before):
        last = match
    found = last or signals.search(after)
    if found is not None:
        return Direction.FUTURE if found.lastgroup == "future" else Direction.PAST
    return Direction.FUTURE if re.search(r"\b(?:by|before)\s*\Z", before, re.IGNORECASE) else None


@cache
def _signals() -> re.Pattern[str]:
    words = calendar_words()
    future = "|".join(_sorted(words.future_words))
    planning = "|".join(_sorted(words.planning_words))
    past = "|".join(_sorted(words.past_verbs))
    not_past = "|".join(_sorted(words.not_past))
    # "would have gone", "will have gone" look ahead no more than "has gone": the auxiliary alone counts.
    return re.compile(
        rf"(?P<future>\b(?:(?:{future})\b(?!\s+have\b)|\b(?:to|not)\s+be\b|(?:{planning})(?:\s+\w+){{0,4}}?\s+to\b)|(?:['’]ll|\bwon['’]t)\b)(?:\s+(?:not|also|then))?(?:\s+be(?:\s+\w+)?)?"  # noqa: RUF001
        rf"|(?P<past>\b(?:since|(?:{past})|(?!(?:{not_past})\b)[a-z]{{2,}}ed)\b)"
    )


def _sorted(words: frozenset[str]) -> list[str]:
    return [re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))]
