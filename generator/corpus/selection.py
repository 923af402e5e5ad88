"""Some of the briefings: on a topic, an actor, a treaty, of some days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from generator.errors import PrecisError
from generator.model import Briefing, Corpus

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What briefings are asked for; those of which all holds that is given.

    Attributes:
        topic: an id.
        actor: an id.
        treaty: an id.
        since: the first day of publication.
        until: the last one.
    """

    topic: str | None = None
    actor: str | None = None
    treaty: str | None = None
    since: date | None = None
    until: date | None = None


def selected(corpus: Corpus, wanted: Selection) -> tuple[tuple[Briefing, ...], str]:
    """The briefings asked for, newest first, and what they have in common, in words.

    Raises:
        PrecisError: if there is no such topic, actor or treaty (the message names those that are alike), or no briefing is left.
    """
    chosen = {briefing.slug for briefing in corpus.briefings}
    common: list[str] = []
    if wanted.topic is not None:
        topic = _one(wanted.topic, {record.id: record for record in corpus.topics}, "topic")
        chosen &= {briefing.slug for briefing in topic.briefings}
        common.append(topic.name)
    if wanted.actor is not None:
        actor = _one(wanted.actor, {record.id: record for record in corpus.actors}, "actor")
        chosen &= {briefing.slug for briefing, _ in actor.appearances}
        common.append(actor.name)
    if wanted.treaty is not None:
        treaty = _one(wanted.treaty, {record.id: record for record in corpus.treaties}, "treaty")
        chosen &= {briefing.slug for briefing, _ in treaty.appearances}
        common.append(treaty.short_title)
    found = tuple(briefing for briefing in corpus.briefings if briefing.slug in chosen and _in_time(briefing, wanted))
    if not found:
        raise PrecisError("no briefing is left: ask for fewer things at once, or for more days")
    return found, " · ".join(common) or "All briefings"


def by_slug(corpus: Corpus, slugs: Iterable[str]) -> tuple[Briefing, ...]:
    """The briefings of the addresses, in their order, each once.

    Raises:
        PrecisError: if there is none of an address; the message names those that are alike.
    """
    every = {briefing.slug: briefing for briefing in corpus.briefings}
    numbers = {briefing.number: briefing for briefing in corpus.briefings if briefing.number}
    return tuple(numbers.get(slug) or _one(slug, every, "briefing") for slug in dict.fromkeys(slugs))


def _in_time(briefing: Briefing, wanted: Selection) -> bool:
    published = briefing.article.published
    if wanted.since is None and wanted.until is None:
        return True
    return published is not None and (wanted.since or published) <= published <= (wanted.until or published)


def _one(asked: str, every: dict[str, _T], what: str) -> _T:
    if asked in every:
        return every[asked]
    alike = get_close_matches(asked, every, n=5, cutoff=0.4)
    hint = f"did you mean {', '.join(alike)}?" if alike else f"the last part of the address of its page is the name of each {what}"
    raise PrecisError(f"{asked}: there is no such {what}; {hint}")
