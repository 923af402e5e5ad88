"""Actors: the persons, organisations and states with a part in the story.

Rules only: capitalised words, titles, names, the words around them; one decision for every name of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.annotate.actors.countries import FoundCountry, find_countries, owners
from generator.annotate.actors.hints import hints
from generator.annotate.actors.linking import Person, headline_names, link
from generator.annotate.actors.organisations import Organisation, find_organisations, instruments, line_text, with_acronyms
from generator.annotate.actors.persons import find_candidates
from generator.annotate.actors.roles import find_roles
from generator.annotate.actors.runs import Line, lines
from generator.annotate.actors.signals import of_organisation, of_person
from generator.annotate.actors.states import find_states
from generator.annotate.actors.unmarked import find_unmarked
from generator.model import Actor, ActorKind, Article, Role, Sentence, slug_of
from generator.reference.organisations import organisations
from generator.reference.states import states
from generator.span import Span

__all__ = ["find"]


def find(article: Article, sentences: tuple[Sentence, ...]) -> tuple[Actor, ...]:
    """The actors that the story names, in the order of their first mention."""
    text = lines(sentences)
    legal = instruments(text)
    tagged = hints(text)
    named = find_organisations(text)
    everybody = with_acronyms(text, (*named, *find_unmarked(text, named, tagged)))
    bodies = tuple(b for b in everybody if not _inside(text[b.line].span(b.start, b.end), legal))
    candidates = [c for c in find_candidates(text, bodies, tagged) if not _inside(text[c.line].span(c.start, c.end), legal)]
    people = link(candidates, headline_names(article.headline or ""))
    roles = find_roles(text, people)
    countries = find_countries(article, text, people, roles, bodies)
    persons = [
        _person(article.text, text, person, tuple(found.role for found in own), country)
        for person, own, country in zip(people, roles, countries, strict=True)
    ]
    organisations = _organisations(article.text, text, bodies, owners(article, text, bodies, countries))
    taken = [*legal, *(span for actor in (*persons, *organisations) for span in actor.mentions)]
    named_states = [_state(article.text, code, spans) for code, spans in find_states(article, sentences, taken).items()]
    return _with_unique_ids(sorted((*persons, *organisations, *named_states), key=lambda actor: actor.mentions[0]))


def _inside(span: Span, legal: Sequence[Span]) -> bool:
    return any(name.overlaps(span) for name in legal)


def _person(text: str, article_lines: Sequence[Line], person: Person, roles: tuple[Role, ...], country: FoundCountry | None) -> Actor:
    spans = tuple(article_lines[m.line].span(m.start, m.end) for m in person.mentions)
    full = max(person.mentions, key=lambda m: (len(m.words), -m.line, -m.start))
    told = line_text(article_lines[full.line], full.start, full.end)
    # The headline's name, where the story has the surname alone.
    name = told if len(full.words) > 1 else " ".join(person.words)
    return Actor(
        id=_slug(name),
        name=name,
        kind=ActorKind.PERSON,
        roles=roles,
        country=country.code if country else None,
        aliases=_aliases(text, name, spans),
        mentions=spans,
        found_by=(*of_person(article_lines, person, roles), *(() if country is None or country.told else ("known-leader",))),
    )


def _organisations(
    text: str, article_lines: Sequence[Line], bodies: Sequence[Organisation], countries: Sequence[str | None]
) -> list[Actor]:
    """One actor a name and country."""
    groups: dict[tuple[str, str | None], list[Organisation]] = {}
    for body, country in zip(bodies, countries, strict=True):
        groups.setdefault((body.name, country), []).append(body)
    found = []
    for (name, country), members in groups.items():
        spans = tuple(article_lines[body.line].span(body.start, body.end) for body in members)
        aliases = _aliases(text, name, spans)
        signals = of_organisation(article_lines, members)
        # Every state has a foreign ministry: the state belongs to what tells it from others.
        own = f"-{country.lower()}" if country and any(_is_shared(body) for body in members) else ""
        found.append(
            Actor(
                id=_slug(name) + own,
                name=name,
                kind=ActorKind.ORGANISATION,
                country=country,
                aliases=aliases,
                mentions=spans,
                found_by=signals,
            )
        )
    return found


def _is_shared(body: Organisation) -> bool:
    """Whether bodies of other states have the same name."""
    if body.known is not None:
        return body.known.shared
    return any(word in organisations().national_heads for word in body.name.split())


def _state(text: str, code: str, spans: tuple[Span, ...]) -> Actor:
    name = states().by_code[code].name
    aliases = _aliases(text, name, spans)
    return Actor(id=_slug(name), name=name, kind=ActorKind.STATE, country=code, aliases=aliases, mentions=spans, found_by=("state-name",))


def _aliases(text: str, name: str, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(sorted({_on_one_line(text, span) for span in spans} - {name}))


def _on_one_line(text: str, span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(span.of(text).split())


def _slug(name: str) -> str:
    return slug_of(re.sub(r"['’.]", "", name)) or slug_of("-".join(f"{ord(c):x}" for c in name))


def _with_unique_ids(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    seen: dict[str, int] = {}
    found = []
    for actor in actors:
        seen[actor.id] = seen.get(actor.id, 0) + 1
        found.append(actor if seen[actor.id] == 1 else replace(actor, id=f"{actor.id}-{seen[actor.id]}"))
    return tuple(found)
