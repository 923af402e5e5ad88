"""The places that cite a treaty or an article of it: the briefing, the sentence, and whose words it is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from generator.model import ActorKind, Briefing, CitedProvision, CitedTreaty, Speaker, TreatyRecord, TreatyReference
from generator.site.addresses import actor_page, briefing_page, link, treaty_page
from generator.site.listing import OlderBriefings, numbered
from generator.site.paging import Listing
from generator.site.portion import Limit, portion, shortened
from generator.span import Span
from generator.telling.dates import day
from generator.telling.deeds import Deed, deeds
from generator.telling.quotations import quote_view
from generator.telling.source import Mark, Passage, Source

_OPEN = 8
_LISTED = 40
_NUMBERED = 250
_LONG = Limit(entries=40, characters=10_000, longest=700)
# Of the HTML of a citing briefing, in bytes: what stands around its title, around each place, and what a number takes.
_AROUND_TITLE, _AROUND_PLACE, _NUMBER = 250, 420, 60

Cite = tuple[Briefing, TreatyReference, CitedProvision]
"""A briefing that cites an article, how it cites the treaty, and what it says of the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Whose words a place is in.

    Attributes:
        href: the actor's page; None for an unnamed source, and where it is not plain who speaks.
        resolved: whether the name is an actor's; else it is the source's words for the speaker.
        cue: the source's word for how it was said or held.
        badges: "indirect", "part quoted", "position" …
    """

    name: str
    href: str | None = None
    country: str | None = None
    resolved: bool = True
    cue: str | None = None
    badges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that cites.

    Attributes:
        passage: the words that cite; None where only the headline does.
        voices: empty where the words are the narrator's.
        deeds: what the words say that somebody does with what is cited.
    """

    passage: Passage | None
    mark: Mark | None
    voices: tuple[Voice, ...]
    deeds: tuple[Deed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """The places of one briefing."""

    href: str
    number: str | None
    date: str
    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citations:
    """Who cites, newest briefing first.

    Attributes:
        places: how many there are in all.
        briefings: how many cite.
        shown: the newest, in full.
        folded: the next, in full where the reader asks for them.
        older: others by number.
        left_out: how many briefings are not even that.
        page: the address of a page that has all of them; None where this one has.
    """

    places: int
    briefings: int
    shown: tuple[Citing, ...]
    folded: tuple[Citing, ...]
    older: tuple[OlderBriefings, ...]
    left_out: int
    page: str | None = None


def of_provision(found: Sequence[Cite], record: TreatyRecord, page: str | None = None, room: int | None = None) -> Citations:
    """The places that cite one article of the treaty.

    Args:
        found: the briefings that cite it, newest first.
        record: of the treaty, on whose page they are shown.
        page: the src_uri of the page that has all of them; None where the treaty's page has.
        room: the bytes that they may take of the treaty's page, if that has many others; else None.
    """
    here = treaty_page(record.id)
    listed = found[:_LISTED] if room is None else found[: _held(found, room)]
    older = [briefing for briefing, _, _ in found[_LISTED:]] if page is None else []
    told = tuple(_citing(briefing, _places(briefing, cited, treaty, here), here) for briefing, treaty, cited in listed)
    return Citations(
        places=sum(max(1, len(cited.statements)) for _, _, cited in found),
        briefings=len(found),
        shown=told[:_OPEN],
        folded=told[_OPEN:],
        older=tuple(numbered(older, here)),
        left_out=0,
        page=link(here, page) if page else None,
    )


def held(found: Sequence[Cite], room: int | None = None) -> bool:
    """Whether the treaty's page shows all of them, as of `of_provision`."""
    return len(found) <= (_LISTED + _NUMBERED if room is None else _held(found, room))


def on_treaty_page(found: Sequence[Cite]) -> int:
    """The bytes that they take of the treaty's page where there is room, about."""
    numbers = sum(_NUMBER + len(briefing.slug) for briefing, _, _ in found[_LISTED : _LISTED + _NUMBERED])
    return sum(map(weight, found[:_LISTED])) + numbers


def shown(found: Iterable[Cite], here: str) -> Mapping[str, object]:
    """The places for the template of a part of a long list."""
    return {"citing": tuple(_citing(briefing, _places(briefing, cited, treaty, here), here) for briefing, treaty, cited in found)}


def weight(one: Cite) -> int:
    """The bytes that a citing briefing takes of a list, about."""
    briefing, _, cited = one
    words = sum(min(sum(map(len, statement.spans)), _LONG.longest) for statement in cited.statements)
    places = max(1, len(cited.statements))
    return _AROUND_TITLE + len(briefing.title.encode()) + (1 + places) * len(briefing.slug) + places * _AROUND_PLACE + words


def _held(found: Sequence[Cite], room: int) -> int:
    """How many of the newest have room, of those that stand open."""
    used = 0
    for number, one in enumerate(found[:_OPEN]):
        used += weight(one)
        if used > room:
            return number
    return min(len(found), _OPEN)


def _year(one: Cite) -> int | None:
    return one[0].article.published.year if one[0].article.published else None


def _month(one: Cite) -> date | None:
    return one[0].article.published.replace(day=1) if one[0].article.published else None


BY_DAY: Listing[Cite] = Listing(weight=weight, year=_year, month=_month)
"""Citing briefings by the day of publication."""


def of_whole(record: TreatyRecord) -> Citations:
    """The sentences that name the treaty and stand at none of its articles."""
    here = treaty_page(record.id)
    every = [(briefing, sentence, spans) for briefing, cited in record.appearances for sentence, spans in _naming(briefing, cited)]
    treaties = {briefing.slug: cited.reference for briefing, cited in record.appearances}
    shown: list[Citing] = []
    for _, group in groupby(portion(every, lambda one: len(one[1]), _LONG), key=lambda one: one[0].slug):
        found = list(group)
        briefing = found[0][0]
        source = Source(briefing=briefing, page=link(here, briefing_page(briefing.slug)))
        treaty = treaties[briefing.slug]
        shown.append(_citing(briefing, tuple(_place((sentence,), spans, treaty, source, here) for _, sentence, spans in found), here))
    briefings = len({briefing.slug for briefing, _, _ in every})
    return Citations(
        places=len(every),
        briefings=briefings,
        shown=tuple(shown[:_OPEN]),
        folded=tuple(shown[_OPEN:]),
        older=(),
        left_out=briefings - len(shown),
    )


def _citing(briefing: Briefing, places: tuple[Place, ...], here: str) -> Citing:
    return Citing(
        href=link(here, briefing_page(briefing.slug)),
        number=briefing.number,
        date=day(briefing.article.published) if briefing.article.published else "undated",
        title=briefing.title,
        places=places,
    )


def _places(briefing: Briefing, cited: CitedProvision, treaty: TreatyReference, here: str) -> tuple[Place, ...]:
    source = Source(briefing=briefing, page=link(here, briefing_page(briefing.slug)))
    spans = cited.reference.spans
    if not cited.statements:
        return (Place(passage=None, mark=source.mark(spans[0]) if spans else None, voices=()),)
    return tuple(_place(statement.spans, spans, treaty, source, here) for statement in cited.statements)


def _place(words: tuple[Span, ...], references: Iterable[Span], treaty: TreatyReference, source: Source, here: str) -> Place:
    citing = [reference for reference in references if any(span.overlaps(reference) for span in words)]
    passage = shortened(source.passage(words), _LONG)
    voices = tuple(dict.fromkeys(_voices(citing, source, here)))
    return Place(passage=passage, mark=passage.mark, voices=voices, deeds=deeds(treaty, citing, source))


def _voices(citing: Sequence[Span], source: Source, here: str) -> Iterator[Voice]:
    """Who says or holds what cites; nobody where the narrator cites beside somebody's words."""
    for quote in source.briefing.quotes:
        if quote.speaker and _touches(quote.spans, citing):
            cue = source.words(quote.cue.span) if quote.cue else None
            yield replace(_speaker(quote.speaker, source, here), cue=cue, badges=quote_view(quote, source).badges)
    for position in source.briefing.positions:
        if _touches((position.cue.span, *position.spans), citing):
            yield replace(_speaker(position.holder, source, here), cue=source.words(position.cue.span), badges=("position",))


def _speaker(speaker: Speaker, source: Source, here: str) -> Voice:
    actor = next((actor for actor in source.briefing.actors if actor.id == speaker.actor), None)
    if actor is None:
        return Voice(name=source.words(speaker.span), resolved=False)
    href = None if actor.kind is ActorKind.UNNAMED else link(here, actor_page(actor.id))
    return Voice(name=actor.name, href=href, country=actor.country)


def _touches(spans: Iterable[Span], citing: Sequence[Span]) -> bool:
    return any(span.overlaps(reference) for span in spans for reference in citing)


def _naming(briefing: Briefing, cited: CitedTreaty) -> Iterator[tuple[Span, list[Span]]]:
    """Each sentence that names the treaty, with the words that do, unless an article's words are told of it there."""
    source = Source(briefing=briefing)
    told = [span for provision in (*cited.provisions, *cited.divisions) for statement in provision.statements for span in statement.spans]
    found: dict[Span, list[Span]] = {}
    for span in cited.reference.spans:
        sentence = source.sentence(span)
        if sentence and not any(sentence.overlaps(other) for other in told):
            found.setdefault(sentence, []).append(span)
    yield from found.items()
