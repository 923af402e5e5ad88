"""The other reports of one story: who printed it too, and what only one of them says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model import WITHHELD, Briefing
from generator.site.addresses import briefing_page, link
from generator.telling.dates import day
from generator.telling.source import Passage, Source

_SHOWN = 12
_NAMED = 60
_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another report of the story.

    Attributes:
        name: who published it, or where the seed does not tell, its title.
        own: how many sentences it has that this one lacks.
    """

    href: str
    name: str
    number: str | None
    date: str
    own: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """The other reports, and what only this one says.

    Attributes:
        own: sentences that none of the others has.
        own_left_out: how many more there are.
        others_left_out: how many more reports there are than the newest, which are named.
    """

    others: tuple[Copy, ...] = ()
    own: tuple[Passage, ...] = ()
    own_left_out: int = 0
    others_left_out: int = 0


def copies_of(briefing: Briefing, others: Sequence[Briefing], source: Source) -> Copies:
    """The other reports of the briefing's story as shown on its page."""
    if not others:
        return Copies()
    here, own = briefing_page(briefing.slug), _sentences(briefing)
    elsewhere = frozenset[str]().union(*(_sentences(other) for other in others))
    alone = [sentence.span for sentence in briefing.sentences if _key(source.words(sentence.span)) not in elsewhere]
    return Copies(
        others=tuple(_copy(other, own, here) for other in others[:_NAMED]),
        own=tuple(source.passage((span,)) for span in alone[:_SHOWN]),
        own_left_out=len(alone[_SHOWN:]),
        others_left_out=len(others[_NAMED:]),
    )


def first_of_each(briefings: Iterable[Briefing], groups: Iterable[tuple[str, ...]]) -> list[Briefing]:
    """The briefings without those whose story another before them has reported."""
    group_of = {slug: number for number, group in enumerate(groups) for slug in group}
    seen: set[int] = set()
    kept = []
    for briefing in briefings:
        group = group_of.get(briefing.slug)
        if group is None or group not in seen:
            kept.append(briefing)
        if group is not None:
            seen.add(group)
    return kept


def _copy(other: Briefing, own: frozenset[str], here: str) -> Copy:
    published = other.article.published
    return Copy(
        href=link(here, briefing_page(other.slug)),
        name=other.article.publisher or other.title,
        number=other.number,
        date=day(published) if published else "undated",
        own=len(_sentences(other) - own),
    )


def _sentences(briefing: Briefing) -> frozenset[str]:
    words = (sentence.span.of(briefing.article.text) for sentence in briefing.sentences)
    return frozenset(_key(sentence) for sentence in words if WITHHELD not in sentence)


def _key(sentence: str) -> str:
    """What two printings of a sentence have in common: its letters and figures."""
    return _LETTERS.sub("", sentence).casefold()
