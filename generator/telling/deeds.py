"""What the source says that somebody does with a treaty or an article, for display: "invokes · Poland"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import ActorKind, TreatyReference
from generator.span import Span
from generator.telling.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An act as the source's own words tell it.

    Attributes:
        kind: "invokes", "proposes to change" …
        cue: the source's word that tells it.
        name: who does it; None where the source does not say.
        actor: its id; None for an unnamed source.
        country: of the actor.
    """

    kind: str
    cue: str
    name: str | None = None
    actor: str | None = None
    country: str | None = None


def deeds(reference: TreatyReference, spans: Iterable[Span], source: Source) -> tuple[Deed, ...]:
    """What is done with what the spans cite, in the order of the text, each once."""
    cited = set(spans)
    actors = {actor.id: actor for actor in source.briefing.actors}
    found: dict[Deed, None] = {}
    for act in reference.acts:
        if act.reference in cited:
            actor = actors.get(act.actor or "")
            named = actor.id if actor and actor.kind is not ActorKind.UNNAMED else None
            kind, cue = act.kind.value.replace("-", " "), source.words(act.cue.span)
            name, country = (actor.name, actor.country) if actor else (None, None)
            found[Deed(kind=kind, cue=cue, name=name, actor=named, country=country)] = None
    return tuple(found)
