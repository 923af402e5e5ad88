"""The quotes of a large archive, made up: ten thousand briefings each with fifteen quotes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from generator.model import ActorKind, ActorRecord, Article, Briefing, Manner
from generator.site.found_quotes import By, Facets, FoundQuote, QuotedBriefing
from generator.site.quote_shards import Shard, quotes_in
from generator.span import Span
from generator.telling.quotations import QuoteView
from generator.telling.source import Mark, Passage

BRIEFINGS = 10_000
QUOTES = 15
SPEAKERS = 20_000
TREATIES = 300
TOPICS = 33
IN_A_FILE = 7
# What a story of this length quotes, and what stands beside it.
WORDS = "The harbour stays closed until both sides have agreed on the terms, and nobody should doubt that we mean it when we say so, "
_SYLLABLES = [first + second for first in "bdfgklmnprst" for second in ("a", "e", "i", "o", "u", "an", "er", "il", "or", "un")]


def name(number: int) -> str:
    """A speaker's name, of two words of several syllables each."""
    base = len(_SYLLABLES)
    given = _SYLLABLES[number % base] + _SYLLABLES[number // base % base]
    family = _SYLLABLES[number * 7 % base] + _SYLLABLES[number // base * 11 % base] + "sen"
    return f"{given.title()} {family.title()}"


@cache
def actor_id(number: int) -> str:
    """The id of a speaker's page."""
    return f"{name(number).replace(' ', '-').lower()}-{number}"


def treaty_id(number: int) -> str:
    """The id of a treaty."""
    return f"passage-of-ships-{number % TREATIES}"


def records() -> tuple[ActorRecord, ...]:
    """The speakers."""
    return tuple(
        ActorRecord(id=actor_id(n), name=name(n), kind=ActorKind.PERSON, country="JP", aliases=(), appearances=()) for n in range(SPEAKERS)
    )


def files(day: Callable[[int], date]) -> Iterator[tuple[str, tuple[Facets, ...]]]:
    """The files of the briefings, newest first; a few speakers are heard everywhere, most of them seldom.

    Args:
        day: when the briefing of a number was published; the first is the newest.
    """
    for first in range(0, BRIEFINGS, IN_A_FILE):
        found = tuple(_facets(number, day(number)) for number in range(first, min(first + IN_A_FILE, BRIEFINGS)))
        yield f"{day(first):%Y-%m}-{found[0].key}", found


def _facets(number: int, published: date) -> Facets:
    heard = [(number * QUOTES + place) * 7919 for place in range(QUOTES)]
    return Facets(
        key=f"{number:05x}",
        year=str(published.year),
        number=f"BR-{published.year}-{BRIEFINGS - number:03}",
        manners="didpddiddddpdii",
        speakers=tuple(actor_id(one % 12 if place % 3 == 0 else one % SPEAKERS) for place, one in enumerate(heard)),
        topics=tuple((f"topic-{number * k % TOPICS}", f"A topic of some name {number * k % TOPICS}") for k in (1, 2)),
        treaties=tuple((treaty_id(number * k), f"Treaty on the Passage of Ships through Harbour {number * k % TREATIES}") for k in (1, 3)),
        cited=((1, treaty_id(number)),),
    )


def quotes_of(name: str, count: int) -> dict[str, object]:
    """What the file of quotes holds that has so many briefings, the first of which gives its name."""
    first = int(name.rpartition("-")[2], 16)
    return quotes_in(Shard(name=name, briefings=tuple(_briefing(number) for number in range(first, first + count))))


def _briefing(number: int) -> QuotedBriefing:
    article = Article(seed="s.txt", sha256="0", text="x", paragraphs=(Span(0, 1),), published=date(2031, 12, 31))
    slug = f"2031-a-story-of-the-harbour-and-of-those-who-speak-of-it-{number}"
    title = f"Those who speak of the harbour and what they had to say on day {number}"
    briefing = Briefing(slug=slug, title=title, article=article, sentences=())
    return _Quoted(briefing=briefing, key=f"{number:05x}")


class _Quoted(QuotedBriefing):
    """A briefing of quotes that nothing has to be found for."""

    __slots__ = ()

    @property
    def quotes(self) -> tuple[FoundQuote, ...]:
        return tuple(_quote(place) for place in range(QUOTES))


def _quote(place: int) -> FoundQuote:
    passage = Passage(text=WORDS, mark=Mark(href=f"#s{place + 1}", paragraph=place + 1))
    view = QuoteView(
        manner=Manner.DIRECT, passage=passage, marked=True, badges=(), cue="told reporters", lead=None, venue=None, said="11 March 2031"
    )
    by = By(name=name(place), actor=actor_id(place), country="JP")
    return FoundQuote(manner=Manner.DIRECT, view=view, by=by, treaties=())
