"""The places that cite a treaty or an article of it: the briefing, the sentence, and whose words it is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.model import ActorKind, Briefing, CitedProvision, CitedTreaty, Speaker, TreatyRecord, TreatyReference
from generator.site.addresses import actor_page, briefing_page, link, treaty_page
from generator.site.listing import OlderBriefings, numbered
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
    """

    places: int
    briefings: int
    shown: tuple[Citing, ...]
    folded: tuple[Citing, ...]
    older: tuple[OlderBriefings, ...]
    left_out: int


def of_provision(found: Sequence[tuple[Briefing, TreatyReference, CitedProvision]], record: TreatyRecord) -> Citations:
    """The places that cite one article of the treaty.

    Args:
        found: the briefings that cite it, newest first, with how each cites the treaty and what it says of the article.
        record: of the treaty, on whose page they are shown.
    """
    here = treaty_page(record.id)
    older = [briefing for briefing, _, _ in found[_LISTED:]]
    listed = tuple(_citing(briefing, _places(briefing, cited, treaty, here), here) for briefing, treaty, cited in found[:_LISTED])
    return Citations(
        places=sum(max(1, len(cited.statements)) for _, _, cited in found),
        briefings=len(found),
        shown=listed[:_OPEN],
        folded=listed[_OPEN:],
        older=tuple(numbered(older[:_NUMBERED], here)),
        left_out=len(older[_NUMBERED:]),
    )


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
        shown.append(_citing(briefing, tuple(_place((sentence,), spans, treaty, source) for _, sentence, spans in found), here))
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
    return tuple(_place(statement.spans, spans, treaty, source) for statement in cited.statements)


def _place(words: tuple[Span, ...], references: Iterable[Span], treaty: TreatyReference, source: Source) -> Place:
    here = treaty_page(treaty.id)
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
