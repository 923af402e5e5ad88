"""Who stands in the same briefings as an actor, and who belongs to a state or an organisation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice

from generator.corpus.tied import tied
from generator.model import ActorKind, ActorRecord, Briefing, Tied
from generator.span import Places

# Of each kind, so that the states of the world do not hide the persons.
_EACH = 6
# Of a briefing's actors the most salient; news names a few dozen, and a list of thousands would be paired with itself.
_MOST = 300


def company(record: ActorRecord, records: Mapping[str, ActorRecord]) -> tuple[Tied, ...]:
    """The actors most often in the same briefings: a few persons, organisations and states, most often first.

    Of those that are equal, the more salient come first.
    """
    shared: dict[str, int] = defaultdict(int)
    salience: dict[str, float] = defaultdict(float)
    for briefing, _ in record.appearances:
        for actor in briefing.actors[:_MOST]:
            shared[actor.id] += 1
            salience[actor.id] += actor.salience
    others = [records[name] for name in shared if name in records and name != record.id]
    ranked = sorted(others, key=lambda r: (-shared[r.id], -round(salience[r.id], 6), r.name.casefold(), r.id))
    kept: list[Tied] = []
    for kind in (ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE):
        kept += [tied(r, shared[r.id]) for r in islice((r for r in ranked if r.kind is kind), _EACH)]
    return tuple(kept)


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
