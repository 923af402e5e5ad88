"""Actors: who has a part in the story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.span import Span


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A title or office that the source gives a person, in the source's words.

    Attributes:
        span: the title without article and without the person's name ("Prime Minister", "U.S. President").
        former: whether the source says that the office was held before the article's date ("then", "former", "ex-").
    """

    span: Span
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorRole:
    """A title or office that an editor gives a person, in the editor's words.

    Attributes:
        title: such as "Secretary of Defense".
        former: whether it was held before.
        since: the day from which that holds; None where the editor names none.
    """

    title: str
    former: bool = False
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, organisation or state, or an unnamed source, with every place that names it.

    Attributes:
        id: a slug, unique in the article and the same in every article that names the actor so.
        name: the fullest name without titles; for a state its common English name; for an unnamed source its
            description in the source's words ("a senior Foreign Ministry official").
        kind: person, organisation, state or unnamed.
        roles: in the order of the text; persons only.
        country: ISO 3166-1 alpha-2; None where the text does not tell.
        aliases: the other names by which the text calls the actor, sorted.
        mentions: spans of the names, titles left out, in order.
        salience: from 0 to 1, how much the story is about the actor; 0 until it is assembled.
        found_by: the names of the signals by which the text names the actor.
        editor_roles: those that an editor gave; persons only.
        wikidata: the actor's item in Wikidata (Q42), by an editor; None where none is given.
        pinned: whether an editor made it a key actor.
        corrected: which of id, name, country and mentions an editor changed, sorted.
    """

    id: str
    name: str
    kind: ActorKind
    roles: tuple[Role, ...] = ()
    country: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...]
    salience: float = 0.0
    found_by: tuple[str, ...] = ()
    editor_roles: tuple[EditorRole, ...] = ()
    wikidata: str | None = None
    pinned: bool = False
    corrected: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"actor {self.id} is mentioned nowhere")
        if not 0 <= self.salience <= 1:
            raise ValueError(f"actor {self.id}: salience {self.salience} is not between 0 and 1")


def named_at(actors: Iterable[Actor], mention: Span) -> Actor | None:
    """The actor one of whose mentions is at the span; None where none is, or an editor rejected the actor."""
    return next((actor for actor in actors if mention in actor.mentions), None)
