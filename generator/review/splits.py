"""Actors that may be two: namesakes on one page, whose countries or roles do not fit together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.model import Actor, ActorKind, ActorRecord, Briefing, SplitSuggestion
from generator.review.names import words

_EMPTY = frozenset({"acting", "and", "chief", "deputy", "ex", "for", "former", "general", "head", "of", "the", "then", "vice"})


@dataclass(slots=True)
class _Party:
    """Briefings that seem to speak of one actor.

    Attributes:
        words: of the roles that they give.
    """

    appearances: list[tuple[Briefing, Actor]] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)

    def take(self, other: _Party) -> None:
        """Joins another party's briefings to these."""
        self.appearances += other.appearances
        self.words |= other.words
        self.countries |= other.countries


def splits(records: Iterable[ActorRecord]) -> tuple[SplitSuggestion, ...]:
    """The suggestions: those in most briefings first."""
    found = [suggestion for record in records for suggestion in _splits(record)]
    return tuple(sorted(found, key=lambda s: (-len(s.record.appearances), s.record.id, s.into)))


def _splits(record: ActorRecord) -> Iterator[SplitSuggestion]:
    # What an editor has merged or split is decided.
    if len(record.appearances) < 2 or {"id", "mentions"} & set(record.corrected):
        return
    if record.kind is ActorKind.ORGANISATION:
        yield from _of_several_countries(record)
    elif record.kind is ActorKind.PERSON:
        yield from _of_several_roles(record)


def _of_several_countries(record: ActorRecord) -> Iterator[SplitSuggestion]:
    groups: dict[str, list[tuple[Briefing, Actor]]] = defaultdict(list)
    for briefing, actor in record.appearances:
        if actor.country:
            groups[actor.country].append((briefing, actor))
    first, *others = sorted(groups, key=lambda code: (-len(groups[code]), code)) or [""]
    for code in others:
        yield SplitSuggestion(
            record=record,
            into=f"{record.id}-{code.lower()}",
            seeds=_seeds(groups[code]),
            reasons=(f"these articles place it in {code}, others in {first}",),
        )


def _of_several_roles(record: ActorRecord) -> Iterator[SplitSuggestion]:
    first, *others = sorted(_parties(record), key=lambda party: (-len(party.appearances), _seeds(party.appearances))) or [_Party()]
    for number, party in enumerate(others, start=2):
        # Who changes office stays in one country; what no article tells may be anything.
        if not (first.countries and first.countries == party.countries):
            mine, theirs = _titles(party), _titles(first)
            reason = f"these articles give other roles, and not the same country: {mine}; elsewhere {theirs}"
            yield SplitSuggestion(record=record, into=f"{record.id}-{number}", seeds=_seeds(party.appearances), reasons=(reason,))


def _parties(record: ActorRecord) -> Sequence[_Party]:
    """The briefings that give roles, joined where two share a word of their roles."""
    parties: list[_Party] = []
    for briefing, actor in record.appearances:
        own = {word for title in _roles(briefing, actor) for word in words(title)} - _EMPTY
        if not own:
            continue
        party = _Party([(briefing, actor)], own, {actor.country} if actor.country else set())
        for other in [other for other in parties if other.words & own]:
            parties.remove(other)
            party.take(other)
        parties.append(party)
    return parties


def _roles(briefing: Briefing, actor: Actor) -> Iterator[str]:
    yield from (role.span.of(briefing.article.text) for role in actor.roles)
    yield from (role.title for role in actor.editor_roles)


def _titles(party: _Party) -> str:
    return ", ".join(dict.fromkeys(f"“{title}”" for briefing, actor in party.appearances for title in sorted(_roles(briefing, actor))))


def _seeds(appearances: Iterable[tuple[Briefing, Actor]]) -> tuple[str, ...]:
    return tuple(sorted(briefing.slug for briefing, _ in appearances))
