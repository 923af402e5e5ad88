"""Who is who: splits, merges, and words that are no actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.correct.findings import Findings, marked
from generator.correct.relevant import Numbered
from generator.model import Actor, Different, Merge, RejectActor, Split, Use


def with_identities(findings: Findings, chosen: Iterable[Numbered]) -> tuple[Findings, frozenset[Use]]:
    """The findings with actors split and merged; actors that have one id in the end are one."""
    numbered = tuple(chosen)
    uses = _seen(findings, numbered)
    split = {one.entry.actor: one.entry for one in numbered if isinstance(one.entry, Split)}
    kept = kept_ids(numbered)
    ids: dict[str, str | None] = {}
    groups: dict[str, list[tuple[str, Actor]]] = defaultdict(list)
    for actor in findings.actors:
        other = split.get(actor.id)
        before = other.into if other else actor.id
        after = resolved(before, kept)
        ids[actor.id] = after
        name = other.name if other and other.name else actor.name
        groups[after].append((before, _called(replace(actor, id=after) if after == actor.id else _moved(actor, after), name)))
    actors = tuple(_one(name, group, kept) for name, group in groups.items())
    return findings.with_actors(actors, ids), uses


def without_rejected(findings: Findings, chosen: Iterable[Numbered]) -> tuple[Findings, frozenset[Use]]:
    """The findings without what an editor says is no actor."""
    numbered = tuple(chosen)
    kept = kept_ids(numbered)
    present = {actor.id for actor in findings.actors}
    rejecting = [one for one in numbered if isinstance(one.entry, RejectActor) and resolved(one.entry.actor, kept) in present]
    if not rejecting:
        return findings, frozenset()
    ids: dict[str, str | None] = {resolved(actor, kept): None for one in rejecting for actor in one.entry.actors}
    actors = tuple(actor for actor in findings.actors if actor.id not in ids)
    uses = frozenset(one.use(found) for one in rejecting for found in (*one.entry.actors, findings.slug))
    return findings.with_actors(actors, ids), uses


def kept_ids(chosen: Iterable[Numbered]) -> Mapping[str, str]:
    """Each id that is merged away -> the one that it is merged into."""
    return {name: one.entry.ids[0] for one in chosen if isinstance(one.entry, Merge) for name in one.entry.ids[1:]}


def resolved(actor: str, kept: Mapping[str, str]) -> str:
    """The id that stays of an actor's; merges never go round in a circle, the loader sees to that."""
    while actor in kept:
        actor = kept[actor]
    return actor


def _seen(findings: Findings, chosen: Iterable[Numbered]) -> frozenset[Use]:
    """The ids of merges and splits that the article has of its own accord, and not by a correction."""
    own = {actor.id for actor in findings.actors if "id" not in actor.corrected}
    uses: set[Use] = set()
    for one in chosen:
        if isinstance(one.entry, Merge | Different | Split):
            present = [actor for actor in one.entry.actors if actor in own]
            uses.update(one.use(found) for found in present)
            if present:
                uses.add(one.use(findings.slug))
    return frozenset(uses)


def _moved(actor: Actor, after: str) -> Actor:
    return replace(actor, id=after, corrected=marked(actor.corrected, "id"))


def _called(actor: Actor, name: str) -> Actor:
    if name == actor.name:
        return actor
    return replace(
        actor, name=name, aliases=tuple(sorted({*actor.aliases, actor.name} - {name})), corrected=marked(actor.corrected, "name")
    )


def _one(name: str, group: Sequence[tuple[str, Actor]], kept: Mapping[str, str]) -> Actor:
    """The actor that a group of actors of one article is: called as the one whose id stays, else as the next in the merge."""
    if len(group) == 1:
        return group[0][1]
    order = [name, *kept]
    ranked = sorted(group, key=lambda pair: (order.index(pair[0]) if pair[0] in order else len(order), pair[1].mentions[0]))
    actors = [actor for _, actor in ranked]
    first = actors[0]
    aliases = {alias for actor in actors for alias in (actor.name, *actor.aliases)} - {first.name}
    return replace(
        first,
        roles=tuple(sorted({role.span: role for actor in reversed(actors) for role in actor.roles}.values(), key=lambda role: role.span)),
        country=next((actor.country for actor in actors if actor.country), None),
        aliases=tuple(sorted(aliases)),
        mentions=tuple(sorted({mention for actor in actors for mention in actor.mentions})),
        salience=max(actor.salience for actor in actors),
        found_by=tuple(dict.fromkeys(signal for actor in actors for signal in actor.found_by)),
        editor_roles=tuple(dict.fromkeys(role for actor in actors for role in actor.editor_roles)),
        wikidata=next((actor.wikidata for actor in actors if actor.wikidata), None),
        pinned=any(actor.pinned for actor in actors),
        corrected=marked(first.corrected, "mentions"),
    )
