"""What an actor is called, what it holds, where it belongs, and whether it is a key actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from generator.correct.findings import Findings, marked
from generator.correct.identity import kept_ids, resolved
from generator.correct.relevant import Numbered
from generator.model import Actor, ActorKind, EditorRole, OfActor, Pin, Rename, SetCountry, SetRole, Use, Wikidata


def with_facts(findings: Findings, chosen: Iterable[Numbered]) -> tuple[Findings, frozenset[Use]]:
    """The findings with names, roles, countries, Wikidata's items and key actors as an editor gives them."""
    numbered = tuple(chosen)
    kept = kept_ids(numbered)
    of_actor: dict[str, list[Numbered]] = defaultdict(list)
    for one in numbered:
        if isinstance(one.entry, Rename | SetCountry | SetRole | Wikidata | Pin):
            of_actor[resolved(one.entry.actor, kept)].append(one)
    uses: set[Use] = set()
    actors: list[Actor] = []
    for actor in findings.actors:
        holding = [one for one in of_actor.get(actor.id, ()) if _holds(one, actor, findings.article.published)]
        uses.update(one.use(found) for one in holding for found in (*one.entry.actors, findings.slug))
        actors.append(_with_roles(_corrected(actor, holding), holding, findings.article.text))
    return findings.with_actors(tuple(actors), {}), frozenset(uses)


def _holds(one: Numbered, actor: Actor, published: date | None) -> bool:
    """Whether the correction holds for the actor on the day of publication: persons have roles, and have them from a day on."""
    if not isinstance(one.entry, SetRole):
        return True
    since = one.entry.role.since
    return actor.kind is ActorKind.PERSON and (since is None or (published is not None and since <= published))


def _corrected(actor: Actor, holding: Sequence[Numbered]) -> Actor:
    made = actor
    for one in holding:
        match one.entry:
            case Rename(name=name) if name != made.name:
                aliases = tuple(sorted({*made.aliases, made.name} - {name}))
                made = replace(made, name=name, aliases=aliases, corrected=marked(made.corrected, "name"))
            case SetCountry(code=code) if code != made.country:
                made = replace(made, country=code, corrected=marked(made.corrected, "country"))
            case Wikidata(qid=qid):
                made = replace(made, wikidata=qid)
            case Pin():
                made = replace(made, pinned=True)
            case OfActor():
                pass
    return made


def _with_roles(actor: Actor, holding: Sequence[Numbered], text: str) -> Actor:
    """The actor with the editor's roles; one that the source gives in the same words stays the source's."""
    given = [one.entry.role for one in holding if isinstance(one.entry, SetRole)]
    if not given:
        return actor
    told = {(role.span.of(text).casefold(), role.former) for role in actor.roles}
    new = [role for role in _latest(given) if (role.title.casefold(), role.former) not in told]
    return replace(actor, editor_roles=tuple(dict.fromkeys((*actor.editor_roles, *new))))


def _latest(roles: Iterable[EditorRole]) -> Iterator[EditorRole]:
    """Of roles with one title the one that holds since the latest day: an office is taken up, and later it is former."""
    latest: dict[str, EditorRole] = {}
    for role in roles:
        before = latest.get(role.title.casefold())
        if before is None or (before.since or date.min) <= (role.since or date.min):
            latest[role.title.casefold()] = role
    yield from latest.values()
