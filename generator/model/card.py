"""What a year of a site tells the others of itself: so little that those of all years are held at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.actor import ActorKind
from generator.model.correction import Use
from generator.model.feed import FeedEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class CardBriefing:
    """A briefing in the list of the newest.

    Attributes:
        href: of its page as seen from the year's home page.
        first: the first statement at a glance that does not repeat the title, in the source's words; "" for none.
        names: whom pronouns in it mean, as of `Passage`.
        mark: the address of its sentence as seen from the year's home page, and the number of its paragraph; None without one.
    """

    href: str
    number: str | None
    published: date | None
    place: str | None
    title: str
    first: str
    names: tuple[tuple[int, str], ...]
    mark: tuple[str, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardEntry:
    """An actor, a treaty or a topic of the year.

    Attributes:
        name: of a treaty the short title.
        filed: the name by which it is filed, in the letters of addresses.
        kind: of an actor; None of the others.
        country: as of `ActorRecord`; None of the others.
        detail: an actor's newest role, or what kind of treaty it is; "" for nothing.
        also: other names, separated by commas.
        briefings: how many have it.
    """

    id: str
    name: str
    filed: str
    kind: ActorKind | None = None
    country: str | None = None
    detail: str = ""
    also: str = ""
    briefings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearCard:
    """A year.

    Attributes:
        name: 2025, or undated.
        days: the first day of each month with briefings, and how many there are, oldest first; None for those without a day.
        updated: the latest day of an article or a revision.
        quotes: how many there are.
        newest: the newest briefings, newest first.
        feed: what followers of the site are told of the year, newest first.
        actors: sorted by id.
        treaties: sorted by id.
        topics: sorted by id.
        problems: a message for each of its seeds that could not be used.
        uses: what the editor's corrections found in it.
        unused: a message for each correction that found nothing.
        astray: the same for each line of the editor's redirects that leads nowhere.
    """

    name: str
    days: tuple[tuple[date | None, int], ...]
    updated: date | None
    quotes: int
    newest: tuple[CardBriefing, ...]
    feed: tuple[FeedEntry, ...]
    actors: tuple[CardEntry, ...]
    treaties: tuple[CardEntry, ...]
    topics: tuple[CardEntry, ...]
    problems: tuple[str, ...] = ()
    uses: frozenset[Use] = frozenset()
    unused: tuple[str, ...] = ()
    astray: tuple[str, ...] = ()

    @property
    def briefings(self) -> int:
        """How many briefings the year has."""
        return sum(number for _, number in self.days)
