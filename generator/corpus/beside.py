"""The treaties that are cited where an actor is named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.model import Actor, ActorKind, Briefing, CitedTreaty, TreatyTie
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


def treaty_ties(briefings: Iterable[Briefing]) -> Mapping[str, tuple[TreatyTie, ...]]:
    """An actor's id -> the treaties cited in its briefings.

    Those that a sentence cites which also names the actor, or is in the actor's own words, come first.

    Args:
        briefings: newest first.
    """
    found: dict[str, dict[str, _Tie]] = defaultdict(dict)
    for briefing in briefings:
        if briefing.treaties:
            _add(briefing, found)
    return {
        actor: tuple(
            sorted((tie.made() for tie in ties.values()), key=lambda t: (-len(t.beside), -t.briefings, t.short_title.casefold(), t.id))
        )
        for actor, ties in found.items()
    }


def _add(briefing: Briefing, found: Mapping[str, dict[str, _Tie]]) -> None:
    starts = [sentence.span.start for sentence in briefing.sentences]
    cited = [(treaty, [(index_at(starts, span.start), span) for span in _places(treaty)]) for treaty in briefing.treaties]
    for actor in briefing.actors:
        if actor.kind is ActorKind.UNNAMED:
            continue
        own = set(_sentences(actor, briefing, starts))
        for treaty, places in cited:
            tie = found[actor.id].setdefault(treaty.reference.id, _Tie(treaty))
            tie.briefings += 1
            tie.beside += [(briefing, span) for sentence, span in places if sentence in own][:1]
            for provision in treaty.provisions:
                tie.provisions[provision.reference.number] += 1
                tie.order.setdefault(provision.reference.number, provision.reference.label)


def _places(treaty: CitedTreaty) -> list[Span]:
    """The words that cite the treaty or an article of it, in order."""
    return sorted({*treaty.reference.spans, *(span for provision in treaty.provisions for span in provision.reference.spans)})


def _sentences(actor: Actor, briefing: Briefing, starts: list[int]) -> Iterator[int]:
    """The indices of the sentences that name the actor, or hold the actor's words."""
    yield from (index_at(starts, mention.start) for mention in actor.mentions)
    for quote in briefing.quotes:
        if quote.speaker and quote.speaker.actor == actor.id:
            for span in (*quote.spans, quote.speaker.span):
                yield from range(index_at(starts, span.start), index_at(starts, span.end - 1) + 1)
