"""States as pages show them: their names for their ISO codes, and their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model import ActorKind, ActorRecord
from generator.site.addresses import actor_page, link
from generator.telling.words import state_name


@dataclass(frozen=True, slots=True, kw_only=True)
class StateLink:
    """A state by code and name; without an address where no briefing names it."""

    code: str
    name: str
    href: str | None


def state_pages(actors: Iterable[ActorRecord]) -> Mapping[str, str]:
    """A state's code -> the src_uri of its page, of the states that have one."""
    return {actor.country: actor_page(actor.id) for actor in actors if actor.kind is ActorKind.STATE and actor.country}


def state_links(codes: Iterable[str], pages: Mapping[str, str], here: str) -> tuple[StateLink, ...]:
    """The states by name, as linked on the page at src_uri `here`."""
    found = (StateLink(code=code, name=state_name(code), href=link(here, pages[code]) if code in pages else None) for code in codes)
    return tuple(sorted(found, key=lambda state: (state.name, state.code)))
