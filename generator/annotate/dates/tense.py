"""Whether a sentence looks back or ahead at the place of a date: the nearest verb before it tells, else the first behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from generator.annotate.dates.calendar import Direction
from generator.reference.calendar_words import calendar_words


def direction(before: str, after: str) -> Direction | None:
    """What the words of a sentence before and after a date tell; None where they tell nothing."""
    if _DONE.search(before) and not _TO_BE_DONE.search(before):
        return Direction.PAST
    signals = _signals()
    nearest: list[re.Match[str] | None] = [signals.search(after), *signals.finditer(before)]
    found = nearest[-1]
    if found is not None:
        return Direction.FUTURE if found.lastgroup == "future" else Direction.PAST
    return Direction.FUTURE if re.search(r"\b(?:[Bb]y|[Bb]efore)\s*\Z", before) else None


# "Its record, set on Aug. 6": participles that look like the present.
_DONE = re.compile(r"\b(?:set|hit|cut|put|held|made|begun|signed|reached|taken|found)\s+(?:on\s+)?\Z")
_TO_BE_DONE = re.compile(r"\b(?:be|to|will|would|can|could|should|may|might|must|shall)\s+(?:\w+\s+){0,2}\w+\s+(?:on\s+)?\Z")


@cache
def _signals() -> re.Pattern[str]:
    words = calendar_words()
    # "would have gone" looks ahead no more than "has gone".
    ahead = rf"\b(?:{_any(words.future_words)})\b(?!\s+have\b)|\b(?:to|not)\s+be\s+\w+|['’]ll\b|\bwon['’]t\b"
    planned = rf"\b(?:{_any(words.planning_words)})(?:\s+\w+){{0,4}}?\s+to\b"
    # "who leaves office in December": the present of a relative clause with a date looks ahead.
    # "The state holds its primary on Saturday": so does the present of what is held on a day.
    present = r"\b(?:holds?|meets?|votes?|opens|begins|starts|convenes?|gathers?|travels?|hosts?)\s+(?!(?:had|was)\b)"
    present += r"|\b(?:who|which)\s+(?!(?:was|is|has|does|says|us)\b)[a-z]{2,}(?<!s)s\b"
    # The participle of "will be held" is no past tense.
    passive = r"(?:\s+(?:not|also|then))?(?:\s+be(?:\s+\w+)?)?"
    # "A still unspecified date" is no past either.
    past = rf"\b(?:since|{_any(words.past_verbs)}|(?<!\bstill\s)(?<!\ban\s)(?!(?:{_any(words.not_past)})\b)[a-z]{{2,}}ed)\b"
    return re.compile(rf"(?P<future>(?:{ahead}|{planned}|{present}){passive})|(?P<past>{past})")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
