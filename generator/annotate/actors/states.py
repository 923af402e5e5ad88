"""States: their names and aliases, wherever these are not a part of another name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from generator.model import Article, Sentence
from generator.reference.states import State, states
from generator.span import Span

# "Latin America", "New Mexico", "Sea of Japan", "Bank of America": not the state.
_NOT_BEHIND = re.compile(
    r"(?:\b(?:Latin|North|South|Central|New|Northern|Corporate|Miss|Air|Southern|Great|Little|Captain)|\b(?:Sea|Gulf|Bay|Strait|Straits|Bank|Lake) of) \Z"
)
_NOT_BEFORE = re.compile(r" (?:City|Sea|Canal|Strait|Straits|Street|Avenue|Town|River|Inc|Airlines|Airways|Today|Bowl)\b|-(?:born|based)\b")


def find_states(article: Article, sentences: Sequence[Sentence], taken: Iterable[Span]) -> Mapping[str, tuple[Span, ...]]:
    """Code -> the spans that name the state, outside the `taken` names of persons, organisations and treaties."""
    blocked = bytearray(len(article.text))
    for span in taken:
        blocked[span.start : span.end] = b"\1" * len(span)
    found: dict[str, list[Span]] = {}
    for sentence in sentences:
        for match in _pattern().finditer(article.text, sentence.span.start, sentence.span.end):
            if not any(blocked[match.start() : match.end()]) and _is_whole(article.text, match):
                found.setdefault(states().by_name[" ".join(match.group().split())], []).append(Span(*match.span()))
    return {code: tuple(spans) for code, spans in found.items() if _is_meant(states().by_code[code], article.text)}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(states().by_name, key=lambda name: (-len(name), name))
    return re.compile(r"(?=[A-Z])(?<![\w.])(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s") for name in names) + r")(?!\w)")


def _is_whole(text: str, match: re.Match[str]) -> bool:
    return not _NOT_BEHIND.search(text[max(0, match.start() - 14) : match.start()]) and not _NOT_BEFORE.match(text, match.end())


def _is_meant(state: State, text: str) -> bool:
    """Whether a name that another place shares means the state: its capital or its people are spoken of too."""
    if not state.shared:
        return True
    words = (*((state.capital,) if state.capital else ()), *state.adjectives, *state.demonyms)
    return any(re.search(rf"\b{re.escape(word)}", text) for word in words)
