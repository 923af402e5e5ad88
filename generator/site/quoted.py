"""Who is quoted how often, and in which manner: in a briefing, and across many."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import ActorKind, Briefing, CitedTreaty, Manner, Quote
from generator.site.addresses import actor_page, link
from generator.site.pictures import Part, bar, in_words
from generator.telling.quotations import SpeakerQuotes

_MANNERS = (
    (Manner.DIRECT, "direct", "direct"),
    (Manner.MIXED, "mixed", "part quoted"),
    (Manner.INDIRECT, "indirect", "indirect"),
)
_IN_BRIEFING, _ACROSS = 6, 12
_FEWEST_SPEAKERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedSpeaker:
    """A speaker with the number of quotes.

    Attributes:
        href: the actor's page; None for an unnamed source.
        verbatim: whether the name is the source's words.
        bar: the number as SVG, by manner.
        manners: the same in words; of one manner only, its word without the number.
    """

    name: str
    href: str | None
    verbatim: bool
    quotes: int
    bar: Markup
    manners: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedSpeakers:
    """Who is quoted most.

    Attributes:
        rows: most quotes first.
        others: how many more speakers there are.
        others_quotes: how many quotes they have.
        legend: the manners that occur: the class of the style sheet, and words.
    """

    rows: tuple[QuotedSpeaker, ...]
    others: int
    others_quotes: int
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speaker:
    name: str
    href: str | None
    verbatim: bool
    manners: Counter[Manner]


def speakers_of(groups: Iterable[SpeakerQuotes], here: str) -> QuotedSpeakers | None:
    """The speakers of one briefing on its page; None for fewer than three, and where nobody is quoted twice.

    Whom the source names by words that stand for no actor ("we", "that report") is counted among the others only.

    Args:
        groups: the quotes by speaker.
        here: the page's src_uri.
    """
    found, others = [], []
    for group in groups:
        if group.actor is None:
            others.append(len(group.quotes))
            continue
        linked = group.actor.kind is not ActorKind.UNNAMED
        href = link(here, actor_page(group.actor.id)) if linked else None
        manners = Counter(quote.manner for quote in group.quotes)
        found.append(_Speaker(name=group.actor.name, href=href, verbatim=not linked, manners=manners))
    return _drawn(found, _IN_BRIEFING, others)


def most_quoted(briefings: Iterable[Briefing], names: Mapping[str, str], here: str) -> QuotedSpeakers | None:
    """The actors with most quotes in the briefings; None where there is nothing to see.

    Args:
        briefings: those that count.
        names: of all actors that have a page, by id.
        here: the src_uri of the page that shows them.
    """
    return _actors((briefing.quotes for briefing in briefings), names, here)


def quoted_on(appearances: Iterable[tuple[Briefing, CitedTreaty]], names: Mapping[str, str], here: str) -> QuotedSpeakers | None:
    """The actors whose own words cite a treaty most often; None where there is nothing to see.

    Args:
        appearances: the briefings that cite it, and how.
        names: of all actors that have a page, by id.
        here: the src_uri of the treaty's page.
    """
    return _actors((_citing(briefing, cited) for briefing, cited in appearances), names, here)


def _citing(briefing: Briefing, cited: CitedTreaty) -> Sequence[Quote]:
    """The quotes in whose words a citation of the treaty or of an article of it begins."""
    of_articles = (span for one in (*cited.provisions, *cited.divisions) for span in one.reference.spans)
    starts = sorted(span.start for span in (*cited.reference.spans, *of_articles))

    def cites(quote: Quote) -> bool:
        return any(bisect_left(starts, span.start) < bisect_left(starts, span.end) for span in quote.spans)

    return [quote for quote in briefing.quotes if cites(quote)]


def _actors(found: Iterable[Sequence[Quote]], names: Mapping[str, str], here: str) -> QuotedSpeakers | None:
    manners: dict[str, Counter[Manner]] = defaultdict(Counter)
    for quotes in found:
        for quote in quotes:
            if quote.speaker and quote.speaker.actor and quote.speaker.actor in names:
                manners[quote.speaker.actor][quote.manner] += 1
    ordered = sorted(manners, key=lambda actor: (names[actor].casefold(), actor))
    speakers = [_Speaker(name=names[one], href=link(here, actor_page(one)), verbatim=False, manners=manners[one]) for one in ordered]
    return _drawn(speakers, _ACROSS)


def _drawn(speakers: Iterable[_Speaker], most: int, others_of: Sequence[int] = ()) -> QuotedSpeakers | None:
    ranked = sorted(speakers, key=lambda one: -one.manners.total())
    if len(ranked) < _FEWEST_SPEAKERS or ranked[0].manners.total() < 2:
        return None
    longest = ranked[0].manners.total()
    shown, others = ranked[:most], ranked[most:]
    if len(others) == 1 and not others_of:
        # A line for "1 other" takes as much room as the other.
        shown, others = ranked, []
    occurring = set[Manner]().union(*(one.manners for one in shown))
    return QuotedSpeakers(
        rows=tuple(_row(one, longest) for one in shown),
        others=len(others) + len(others_of),
        others_quotes=sum(one.manners.total() for one in others) + sum(others_of),
        legend=tuple((kind, words) for manner, kind, words in _MANNERS if manner in occurring),
    )


def _row(speaker: _Speaker, longest: int) -> QuotedSpeaker:
    parts = [Part(kind=kind, words=words, number=speaker.manners[manner]) for manner, kind, words in _MANNERS]
    return QuotedSpeaker(
        name=speaker.name,
        href=speaker.href,
        verbatim=speaker.verbatim,
        quotes=speaker.manners.total(),
        bar=bar(parts, longest),
        manners=in_words(parts) if len(speaker.manners) > 1 else next(part.words for part in parts if part.number),
    )
