"""What others say of an actor, and what the officials of a state say."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.model import ActorKind, ActorRecord, Briefing, Quote

Said = tuple[tuple[Briefing, Quote], ...]
"""Quotes with their briefings: newest briefing first, then in the order of the text."""


def words_on(briefings: Iterable[Briefing]) -> Mapping[str, Said]:
    """An actor's id -> the quotes of others that name it, where it is plain who speaks.

    Args:
        briefings: newest first.
    """
    found: dict[str, list[tuple[Briefing, Quote]]] = defaultdict(list)
    for briefing in briefings:
        mentions = sorted((m.start, m.end, a.id) for a in briefing.actors if a.kind is not ActorKind.UNNAMED for m in a.mentions)
        starts = [start for start, _, _ in mentions]
        for quote in briefing.quotes:
            speaker = quote.speaker.actor if quote.speaker else None
            if speaker is None:
                continue
            inside = (
                mentions[index]
                for span in quote.spans
                for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
                if mentions[index][1] <= span.end
            )
            for named in dict.fromkeys(actor for _, _, actor in inside):
                if named != speaker:
                    found[named].append((briefing, quote))
    return {actor: tuple(quotes) for actor, quotes in found.items()}


def words_of_officials(briefings: Iterable[Briefing], records: Iterable[ActorRecord]) -> Mapping[str, Said]:
    """A country's code -> the quotes of persons of that country.

    Args:
        briefings: newest first.
        records: of all actors.
    """
    countries = {record.id: record.country for record in records if record.kind is ActorKind.PERSON and record.country}
    found: dict[str, list[tuple[Briefing, Quote]]] = defaultdict(list)
    for briefing in briefings:
        for quote in briefing.quotes:
            country = countries.get(quote.speaker.actor or "") if quote.speaker else None
            if country:
                found[country].append((briefing, quote))
    return {country: tuple(quotes) for country, quotes in found.items()}
