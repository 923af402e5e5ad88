"""The treaties that are cited where an actor is named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model import Actor, ActorKind, Beside, Briefing, CitedTreaty, Quote, TreatyTie
from generator.span import Span, index_at


@dataclass(slots=True)
class _Tie:
    cited: CitedTreaty
    briefings: int = 0
    beside: list[tuple[Briefing, Span]] = field(default_factory=list)
    provisions: Counter[str] = field(default_factory=Counter)
    order: dict[str, str] = field(default_factory=dict)

    def made(self) -> TreatyTie:
        """The tie, its provisions most cited first."""
        reference = self.cited.reference
        often = sorted(self.provisions, key=lambda number: (-self.provisions[number], number))
        return TreatyTie(
            id=reference.id,
            short_title=reference.short_title,
            briefings=self.briefings,
            beside=tuple(self.beside),
            provisions=tuple((self.order[number], self.provisions[number]) for number in often),
        )


def in_sentences(briefings: Iterable[Briefing]) -> Mapping[str, tuple[Beside, ...]]:
    """The slug of each briefing that cites a treaty -> who stands in one sentence with which of its treaties, in their order."""
    return {briefing.slug: tuple(_beside(briefing)) for briefing in briefings if briefing.treaties}


def treaty_ties(briefings: Iterable[Briefing], beside: Mapping[str, tuple[Beside, ...]]) -> Mapping[str, tuple[TreatyTie, ...]]:
    """An actor's id -> the treaties cited in its briefings.

    Those that a sentence cites which also names the actor, or is in the actor's own words, come first.

    Args:
        briefings: newest first.
        beside: who stands in one sentence with which treaty, by slug of the briefing.
    """
    found: dict[str, dict[str, _Tie]] = defaultdict(dict)
    for briefing in briefings:
        if briefing.treaties:
            _add(briefing, beside[briefing.slug], found)
    return {
        actor: tuple(
            sorted((tie.made() for tie in ties.values()), key=lambda t: (-len(t.beside), -t.briefings, t.short_title.casefold(), t.id))
        )
        for actor, ties in found.items()
    }


def _beside(briefing: Briefing) -> Iterator[Beside]:
    starts = [sentence.span.start for sentence in briefing.sentences]
    cited = [(treaty, [(index_at(starts, span.start), span) for span in _places(treaty)]) for treaty in briefing.treaties]
    said: dict[str | None, list[Quote]] = defaultdict(list)
    for quote in briefing.quotes:
        said[quote.speaker.actor if quote.speaker else None].append(quote)
    for actor in _named(briefing):
        quotes = said.get(actor.id, [])
        sentences = set(_sentences(actor, quotes, starts))
        for treaty, places in cited:
            found: dict[int, list[Span]] = defaultdict(list)
            for sentence, span in places:
                if sentence in sentences:
                    found[sentence].append(span)
            if found:
                yield Beside(
                    actor=actor.id,
                    treaty=treaty.reference.id,
                    places=tuple(spans[0] for spans in found.values()),
                    own=sum(_holds(quotes, spans) for spans in found.values()),
                )


def _add(briefing: Briefing, beside: Iterable[Beside], found: Mapping[str, dict[str, _Tie]]) -> None:
    first = {(one.actor, one.treaty): one.places[0] for one in beside}
    for actor in _named(briefing):
        for treaty in briefing.treaties:
            tie = found[actor.id].setdefault(treaty.reference.id, _Tie(treaty))
            tie.briefings += 1
            if span := first.get((actor.id, treaty.reference.id)):
                tie.beside.append((briefing, span))
            for provision in treaty.provisions:
                tie.provisions[provision.reference.number] += 1
                tie.order.setdefault(provision.reference.number, provision.reference.label)


def _named(briefing: Briefing) -> Iterator[Actor]:
    return (actor for actor in briefing.actors if actor.kind is not ActorKind.UNNAMED)


def _places(treaty: CitedTreaty) -> list[Span]:
    """The words that cite the treaty or an article of it, in order."""
    return sorted({*treaty.reference.spans, *(span for provision in treaty.provisions for span in provision.reference.spans)})


def _sentences(actor: Actor, quotes: Iterable[Quote], starts: list[int]) -> Iterator[int]:
    """The indices of the sentences that name the actor, or hold the actor's words."""
    yield from (index_at(starts, mention.start) for mention in actor.mentions)
    for quote in quotes:
        for span in (*quote.spans, *((quote.speaker.span,) if quote.speaker else ())):
            yield from range(index_at(starts, span.start), index_at(starts, span.end - 1) + 1)


def _holds(quotes: Iterable[Quote], places: Sequence[Span]) -> bool:
    return any(span.overlaps(place) for quote in quotes for span in quote.spans for place in places)
