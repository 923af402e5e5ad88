"""Actors of one name: told apart where something speaks for it, and what speaks for those that are one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.corpus.tied import tied
from generator.model import Actor, ActorKind, ActorRecord, Briefing, Joining, Tied, slug_of
from generator.reference.leaders import country_of_leader
from generator.reference.names import names

_INITIAL = re.compile(r"(?:[A-Z]\.?){1,2}")
# Words of titles that many offices have.
_SMALL = frozenset({"a", "and", "at", "for", "former", "in", "of", "on", "s", "the", "then", "to"})


def told_apart(
    briefings: Iterable[Briefing], settled: frozenset[str] = frozenset(), parted: frozenset[str] = frozenset()
) -> tuple[Briefing, ...]:
    """The briefings with ids told apart where one stands for actors of several kinds or, for persons, countries.

    A person named with a middle initial is the one named without, while all briefings that give an initial give the same
    ("Mara K. Olin", "Mara Olin"); a person of whom an article has the surname alone is the only one of that surname whom
    another names in full, where both hold an office of one name ("Minister Olin") or the surname is a leader's. Two persons of one name whose countries differ are kept apart: the id of each gets its country's code; a person whose
    country no source tells stays with that person while there is only one. A name of several kinds gets its kind.

    Args:
        briefings: all of the site.
        settled: ids that an editor decided on; they stay.
        parted: ids that an editor says are different; none of them is joined.
    """
    told = _without_initials(tuple(briefings), settled | parted)
    return _kept_apart(_with_full_names(told, settled | parted), settled)


def _with_full_names(briefings: tuple[Briefing, ...], decided: frozenset[str]) -> tuple[Briefing, ...]:
    """The briefings with persons named by surname under the id of the full name that something speaks for."""
    persons: dict[str, list[tuple[Briefing, Actor]]] = defaultdict(list)
    for briefing in briefings:
        for actor in briefing.actors:
            if actor.kind is ActorKind.PERSON:
                persons[actor.id].append((briefing, actor))
    full: dict[str, set[str]] = defaultdict(set)
    for name, found in persons.items():
        if len(words := found[0][1].name.split()) > 1:
            full[slug_of(words[0] if words[0] in names().family_first else words[-1])].add(name)
    ids: dict[str, str] = {}
    for name, found in persons.items():
        known = sorted(full.get(name, set()) - decided) if len(found[0][1].name.split()) == 1 and name not in decided else []
        leaders = [one for one in known if _is_leader(found, persons[one])]
        if len(leaders) == 1 or (len(known) == 1 and _hold_one_office(found, persons[known[0]])):
            ids[name] = (leaders or known)[0]
    return tuple(_with_ids(briefing, {a.id: ids[a.id] for a in briefing.actors if a.id in ids}) for briefing in briefings)


def _is_leader(surname: Sequence[tuple[Briefing, Actor]], full: Sequence[tuple[Briefing, Actor]]) -> bool:
    """Whether the full name is a leader's, and both are of the leader's state."""
    code = country_of_leader(full[0][1].name.split())
    return code is not None and all({actor.country for _, actor in found if actor.country} == {code} for found in (surname, full))


def _hold_one_office(surname: Sequence[tuple[Briefing, Actor]], full: Sequence[tuple[Briefing, Actor]]) -> bool:
    """Whether an office speaks for the surname and the full name being one person's, and no country against it."""
    one, other = ({actor.country for _, actor in found if actor.country} for found in (surname, full))
    if one and other and not one & other:
        return False
    offices = [
        {office for briefing, actor in found for title in _titles(briefing, actor) if (office := _office(title))}
        for found in (surname, full)
    ]
    return any(a <= b or b <= a for a in offices[0] for b in offices[1])


def _without_initials(briefings: tuple[Briefing, ...], settled: frozenset[str]) -> tuple[Briefing, ...]:
    """The briefings with persons under the id of their name without initials, where only one set of initials goes with it."""
    given: dict[str, set[str]] = defaultdict(set)
    for briefing in briefings:
        for actor in briefing.actors:
            if (plain := _plain_id(actor)) != actor.id:
                given[plain].add(actor.id)
    known = {actor.id for briefing in briefings for actor in briefing.actors if actor.kind is ActorKind.PERSON}
    ids = {next(iter(found)): plain for plain, found in given.items() if len(found) == 1 and plain in known}
    ids = {own: plain for own, plain in ids.items() if own not in settled and plain not in settled}
    return tuple(_with_ids(briefing, {a.id: ids[a.id] for a in briefing.actors if a.id in ids}) for briefing in briefings)


def _plain_id(actor: Actor) -> str:
    """The id that a person's name has without middle initials; the actor's own for others, and for a name of initials."""
    words = actor.name.split()
    if actor.kind is not ActorKind.PERSON or len(words) < 3 or slug_of(actor.name.replace(".", "")) != actor.id:
        return actor.id
    middle = [word for word in words[1:-1] if not _INITIAL.fullmatch(word)]
    return slug_of(" ".join([words[0], *middle, words[-1]])) if len(words[0].rstrip(".")) > 1 else actor.id


def namesakes(records: Iterable[ActorRecord]) -> Mapping[str, tuple[Tied, ...]]:
    """The id of each actor that shares its name with others -> those others, sorted by country, kind and id."""
    groups: dict[str, list[ActorRecord]] = defaultdict(list)
    for record in records:
        if name := slug_of(record.name):
            groups[name].append(record)
    found: dict[str, tuple[Tied, ...]] = {}
    for group in groups.values():
        ordered = sorted(group, key=lambda r: (r.country or "", r.kind.value, r.id))
        for record in group if len(group) > 1 else ():
            found[record.id] = tuple(tied(other, len(other.appearances)) for other in ordered if other is not record)
    return found


def joining(record: ActorRecord) -> Joining | None:
    """What speaks for it that the briefings of a person's page name one person; None where there is nothing to join."""
    if record.kind is not ActorKind.PERSON or len(record.appearances) < 2:
        return None
    told = {briefing.slug for briefing, actor in record.appearances if record.country and actor.country == record.country}
    offices = _sharing_an_office(record.appearances)
    # One briefing agrees with itself only.
    country = told if len(told) > 1 else set()
    alone = tuple(briefing for briefing, _ in record.appearances if briefing.slug not in country | offices)
    return Joining(country=len(country), office=len(offices), name_alone=alone)


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
    return _with_ids(briefing, ids)


def _with_ids(briefing: Briefing, ids: Mapping[str, str]) -> Briefing:
    """The briefing with other ids for some of its actors, wherever they stand."""
    if not ids or len(set(ids.values()) | ({a.id for a in briefing.actors} - ids.keys())) < len({a.id for a in briefing.actors}):
        return briefing
    actors = tuple(replace(a, id=ids.get(a.id, a.id)) for a in briefing.actors)
    quotes = tuple(
        replace(q, speaker=replace(q.speaker, actor=ids[q.speaker.actor]))
        if q.speaker and q.speaker.actor and q.speaker.actor in ids
        else q
        for q in briefing.quotes
    )
    positions = tuple(replace(p, holder=replace(p.holder, actor=ids.get(p.holder.actor or "", p.holder.actor))) for p in briefing.positions)
    return replace(briefing, actors=actors, quotes=quotes, positions=positions)


def _sharing_an_office(appearances: Sequence[tuple[Briefing, Actor]]) -> set[str]:
    """The slugs of the briefings that give an office which another gives too, in these words or more of them."""
    offices = {
        briefing.slug: {office for title in _titles(briefing, actor) if (office := _office(title))} for briefing, actor in appearances
    }
    often = Counter(office for found in offices.values() for office in found)
    alike = {one for one in often if often[one] > 1 or any(one < other or other < one for other in often)}
    shared = {slug for slug, found in offices.items() if found & alike}
    # Two wordings of one briefing agree with each other, and not with another briefing.
    return shared if len(shared) > 1 else set()


def _titles(briefing: Briefing, actor: Actor) -> Iterable[str]:
    yield from (role.span.of(briefing.article.text) for role in actor.roles)
    yield from (role.title for role in actor.editor_roles)


def _office(title: str) -> frozenset[str]:
    return frozenset(slug_of(title.replace(".", "")).split("-")) - _SMALL - {""}
