"""Who stands in the same briefings as an actor, and who belongs to a state or an organisation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from generator.corpus.tied import tied
from generator.model import ActorKind, ActorRecord, Briefing, Tied
from generator.span import Places

# Of each kind, so that the states of the world do not hide the persons.
_EACH = 6
_KINDS = (ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE)
# Of a briefing's actors the most salient; news names a few dozen, and a list of thousands would be paired with itself.
_MOST = 300


def companies(briefings: Iterable[Briefing], records: Mapping[str, ActorRecord]) -> Iterator[tuple[Tied, ...]]:
    """For each record, in their order, the actors most often in the same briefings: a few persons, organisations and states, most often first.

    Of those that are equal, the more salient come first.

    Args:
        briefings: all in which the records' actors stand.
        records: by id; actors that are equal in all else stand in their order.
    """
    salient = {b.slug: {a.id: a.salience for a in b.actors[:_MOST] if a.id in records} for b in briefings}
    places = {name: place for place, name in enumerate(records)}
    # Most actors stand in one briefing only, and all of these have the same company.
    of_one: dict[str, list[tuple[ActorRecord, int]]] = {}
    for record in records.values():
        stands = [briefing.slug for briefing, _ in record.appearances]
        if len(stands) > 1:
            near = _near([salient[slug] for slug in stands], records, places)
        elif (near := of_one.get(stands[0], [])) == []:
            near = of_one[stands[0]] = _near([salient[stands[0]]], records, places)
        others = [(other, shared) for other, shared in near if other is not record]
        yield tuple(
            tied(other, shared) for kind in _KINDS for other, shared in islice((one for one in others if one[0].kind is kind), _EACH)
        )


def _near(
    briefings: Sequence[Mapping[str, float]], records: Mapping[str, ActorRecord], places: Mapping[str, int]
) -> list[tuple[ActorRecord, int]]:
    """Of each kind those in most of the briefings, one more than are wanted, for the one that asks is among them."""
    shared = Counter(chain.from_iterable(briefings))
    by_kind: dict[ActorKind, list[str]] = {kind: [] for kind in ActorKind}
    for name in shared:
        by_kind[records[name].kind].append(name)
    first = (name for kind in _KINDS for name in _first(by_kind[kind], shared, briefings, places))
    return [(records[name], shared[name]) for name in first]


def _first(
    names: Sequence[str], shared: Mapping[str, int], briefings: Sequence[Mapping[str, float]], places: Mapping[str, int]
) -> list[str]:
    if len(names) > _EACH:
        # Only what could be among the first is looked at closely.
        fewest = sorted([shared[name] for name in names], reverse=True)[_EACH]
        names = [name for name in names if shared[name] >= fewest]
    salience = {name: round(sum([one[name] for one in briefings if name in one]), 6) for name in names}
    return sorted(names, key=lambda name: (-shared[name], -salience[name], places[name]))[: _EACH + 1]


def members(briefings: Iterable[Briefing], records: Mapping[str, ActorRecord]) -> Mapping[str, tuple[Tied, ...]]:
    """The id of a state -> its persons and organisations; of an organisation -> persons with a role whose words name it.

    Each with the number of briefings that name the member, or give such a role; most first.
    """
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    states = {r.country: r.id for r in records.values() if r.kind is ActorKind.STATE and r.country}
    for record in records.values():
        if record.kind is not ActorKind.STATE and record.country in states:
            found[states[record.country]][record.id] = len(record.appearances)
    for briefing in briefings:
        for body, person in sorted(_offices(briefing)):
            found[body][person] += 1
    return {
        whole: tuple(
            tied(records[m], count) for m, count in sorted(parts.items(), key=lambda p: (-p[1], records[p[0]].name.casefold(), p[0]))
        )
        for whole, parts in found.items()
    }


def _offices(briefing: Briefing) -> set[tuple[str, str]]:
    """Organisations and the persons with a role that names them: "spokesman of the Harbour Board"."""
    roles = [(role.span, actor.id) for actor in briefing.actors if actor.kind is ActorKind.PERSON for role in actor.roles]
    if not roles:
        return set()
    bodies = Places((m, a.id) for a in briefing.actors if a.kind is ActorKind.ORGANISATION for m in a.mentions)
    return {(body, person) for span, person in roles for body in bodies.inside(span)}
