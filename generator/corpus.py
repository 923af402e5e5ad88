"""Many briefings -> their numbers, and the actors and treaties that span them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from generator.model import Actor, ActorKind, ActorRecord, Briefing, CitedTreaty, Corpus, TreatyRecord

_UNDATED = "ND"


def numbered(briefings: Iterable[Briefing], series: str) -> tuple[Briefing, ...]:
    """The briefings with series numbers: BR-2025-001, counted a year in the order of publication, then of slugs; BR-ND-001 undated."""
    counts: dict[str, int] = defaultdict(int)
    found: list[Briefing] = []
    for briefing in sorted(briefings, key=lambda b: (b.article.published or date.max, b.slug)):
        year = str(briefing.article.published.year) if briefing.article.published else _UNDATED
        counts[year] += 1
        found.append(replace(briefing, number=f"{series}-{year}-{counts[year]:03}"))
    return tuple(found)


def told_apart(briefings: Iterable[Briefing], settled: frozenset[str] = frozenset()) -> tuple[Briefing, ...]:
    """The briefings with ids told apart where one stands for actors of several kinds or, for persons, countries.

    Two persons of one name whose countries differ are kept apart: the id of each gets its country's code; a person whose
    country no source tells stays with that person while there is only one. A name of several kinds gets its kind.

    Args:
        briefings: all of the site.
        settled: ids that an editor decided on; they stay.
    """
    return _kept_apart(tuple(briefings), settled)


def gather(briefings: Iterable[Briefing]) -> Corpus:
    """The corpus of all briefings; an actor or treaty is the same wherever its id is."""
    ordered = _newest_first(briefings)
    actors: dict[str, list[tuple[Briefing, Actor]]] = defaultdict(list)
    treaties: dict[str, list[tuple[Briefing, CitedTreaty]]] = defaultdict(list)
    for briefing in ordered:
        for actor in briefing.actors:
            if actor.kind is not ActorKind.UNNAMED:
                actors[actor.id].append((briefing, actor))
        for treaty in briefing.treaties:
            treaties[treaty.reference.id].append((briefing, treaty))
    return Corpus(
        briefings=ordered,
        actors=tuple(sorted((_actor(name, found) for name, found in actors.items()), key=lambda a: (a.name.casefold(), a.id))),
        treaties=tuple(sorted((_treaty(name, found) for name, found in treaties.items()), key=lambda t: (t.short_title.casefold(), t.id))),
    )


def _newest_first(briefings: Iterable[Briefing]) -> tuple[Briefing, ...]:
    return tuple(sorted(briefings, key=lambda b: (-(b.article.published or date.min).toordinal(), b.slug)))


def _kept_apart(briefings: tuple[Briefing, ...], settled: frozenset[str]) -> tuple[Briefing, ...]:
    kinds: dict[str, set[ActorKind]] = defaultdict(set)
    countries: dict[str, set[str]] = defaultdict(set)
    for briefing in briefings:
        for actor in briefing.actors:
            kinds[actor.id].add(actor.kind)
            if actor.kind is ActorKind.PERSON and actor.country:
                countries[actor.id].add(actor.country)
    of_several_kinds = {name for name, found in kinds.items() if len(found) > 1} - settled
    of_several_countries = {name for name, found in countries.items() if len(found) > 1} - settled
    return tuple(_renamed(briefing, of_several_kinds, of_several_countries) for briefing in briefings)


def _renamed(briefing: Briefing, of_several_kinds: set[str], of_several_countries: set[str]) -> Briefing:
    ids: dict[str, str] = {}
    for actor in briefing.actors:
        kind = [actor.kind.value] if actor.id in of_several_kinds else []
        country = [actor.country.lower()] if actor.id in of_several_countries and actor.country else []
        if kind or country:
            ids[actor.id] = "-".join([actor.id, *kind, *country])
    if not ids:
        return briefing
    actors = tuple(replace(a, id=ids.get(a.id, a.id)) for a in briefing.actors)
    quotes = tuple(
        replace(q, speaker=replace(q.speaker, actor=ids[q.speaker.actor])) if q.speaker and q.speaker.actor in ids else q
        for q in briefing.quotes
    )
    positions = tuple(replace(p, holder=replace(p.holder, actor=ids.get(p.holder.actor or "", p.holder.actor))) for p in briefing.positions)
    return replace(briefing, actors=actors, quotes=quotes, positions=positions)


def _actor(name: str, appearances: list[tuple[Briefing, Actor]]) -> ActorRecord:
    actors = [actor for _, actor in appearances]
    # What an editor merged into an actor neither names it nor says what it is; what the editor calls it does.
    own = [a for a in actors if "id" not in a.corrected] or actors
    named = [a for a in actors if "name" in a.corrected] or own
    fullest = max((a.name for a in named), key=lambda n: (len(n), n))
    countries = {a.country for a in actors if a.country}
    others = {alias for a in actors for alias in (a.name, *a.aliases)} - {fullest}
    return ActorRecord(
        id=name,
        name=fullest,
        kind=own[0].kind,
        country=countries.pop() if len(countries) == 1 else None,
        aliases=tuple(sorted(others)),
        appearances=tuple(appearances),
        wikidata=next((a.wikidata for a in actors if a.wikidata), None),
        corrected=tuple(sorted({key for a in actors for key in a.corrected})),
    )


def _treaty(name: str, appearances: list[tuple[Briefing, CitedTreaty]]) -> TreatyRecord:
    newest = appearances[0][1].reference
    return TreatyRecord(id=name, title=newest.title, short_title=newest.short_title, known=newest.known, appearances=tuple(appearances))
