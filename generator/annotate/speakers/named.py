"""Names in a speaker's words: which actor is their head, and which ones only own, employ or describe it."""

from __future__ import annotations

from generator.annotate.speakers.phrases import POSSESSIVES, NounPhrase, is_source_noun
from generator.annotate.speakers.scene import Scene
from generator.language import tokens
from generator.model import Actor, ActorKind
from generator.reference.english import english
from generator.reference.offices import offices
from generator.reference.sources import sources
from generator.reference.states import states
from generator.span import Span


def named(scene: Scene, phrase: NounPhrase) -> Actor | None:
    """The actor whose name is the head of the words: not "a spokesman for Roe", not "Roe's aide", not "a Defense Ministry official"."""
    heads = [
        (m, a)
        for m, a in scene.mentions_in(phrase.zone.start - 80, phrase.zone.end)
        if m.overlaps(phrase.zone) and _ends(scene.text, m, phrase.zone)
    ]
    if heads:
        # A person before a body: "Ostland's Jane Roe" ends in both where the body's name holds the person's.
        return max(heads, key=lambda found: (found[1].kind is ActorKind.PERSON, found[0].start))[1]
    return (
        _behind_office(scene, phrase)
        or _in_apposition(scene, phrase)
        or _beside(scene, phrase)
        or _first(scene, phrase)
        or _capital(scene, phrase)
    )


def owner(scene: Scene, phrase: NounPhrase) -> Actor | None:
    """The actor whose the head is: of "Roe's office", "the Roe campaign", "a spokesman for Roe"."""
    inside = [
        (m, a)
        for m, a in scene.mentions_in(phrase.span.start, phrase.span.end)
        if phrase.span.contains(m) and not _ends(scene.text, m, phrase.zone)
    ]
    persons = [a for _, a in inside if a.kind is ActorKind.PERSON]
    return persons[-1] if persons else (inside[0][1] if inside else None)


def _ends(text: str, mention: Span, zone: Span) -> bool:
    """Whether the name ends the zone."""
    rest = text[mention.end : max(mention.end, zone.end)]
    return mention.end >= zone.end or all(t.text in {".", "Jr", "Sr"} for t in tokens(rest, 0, len(rest)))


def _behind_office(scene: Scene, phrase: NounPhrase) -> Actor | None:
    """The person behind an office that is told without an article: "Minister of Harbours Jane Roe"."""
    if phrase.determiner:
        return None
    for mention, actor in scene.mentions_in(phrase.span.start, phrase.span.end):
        if actor.kind is not ActorKind.PERSON or mention.end != phrase.span.end or mention.start <= phrase.zone.end:
            continue
        before = tokens(scene.text, phrase.span.start, mention.start)
        told = before[-1].text
        titled = offices().honorifics.keys() | offices().abbreviations | (offices().heads if told[:1].isupper() else set())
        if told not in POSSESSIVES and told.lower() not in english().prepositions | titled:
            return actor
    return None


def _in_apposition(scene: Scene, phrase: NounPhrase) -> Actor | None:
    """The person whose name follows a description and a comma: "the minister for trade, Jane Roe"."""
    if phrase.apposition is None or not (phrase.head in sources().persons or is_source_noun(phrase.head)) or phrase.plural:
        return None
    for mention, actor in scene.mentions_in(phrase.apposition.start, phrase.apposition.end):
        if actor.kind is ActorKind.PERSON and phrase.apposition.contains(mention):
            before = tokens(scene.text, phrase.apposition.start, mention.start)
            title = all(t.text == "." or t.text[:1].isupper() for t in before)
            return actor if title and mention.end >= phrase.apposition.end - 1 else None
    return None


def _beside(scene: Scene, phrase: NounPhrase) -> Actor | None:
    """The person whose title or apposition the words are: "the minister" right before "Jane Roe", or between commas right behind."""
    if phrase.head not in sources().persons or phrase.plural or phrase.determiner not in {"", "a", "an", "the"}:
        return None
    closed = scene.text[phrase.span.end : phrase.span.end + 1] == ","
    for mention, actor in scene.mentions_in(phrase.span.start - 80, phrase.span.end + 2):
        if actor.kind is not ActorKind.PERSON:
            continue
        titled = phrase.span.end < mention.start and not scene.text[phrase.span.end : mention.start].strip()
        if titled or (closed and scene.text[mention.end : phrase.span.start] == ", "):
            return actor
    return None


def _first(scene: Scene, phrase: NounPhrase) -> Actor | None:
    """The actor whose name stands where the noun phrase in truth ends: "Roe delivered a forceful", "the minister Jane Roe strongly"."""
    for mention, actor in scene.mentions_in(phrase.zone.start, phrase.zone.end):
        if mention.end > phrase.zone.end or scene.text[mention.end : mention.end + 2] in POSSESSIVES or scene.text[mention.end] == "'":
            continue
        titles = tokens(scene.text, phrase.zone.start, mention.start)
        rest = tokens(scene.text, mention.end, phrase.zone.end)
        if any(is_source_noun(t.lower) for t in rest) or not rest or not rest[0].text.islower() or rest[-1].lower.endswith("s"):
            continue
        named = not phrase.determiner and all(t.text[:1].isupper() or t.text == "." for t in titles)
        titled = actor.kind is ActorKind.PERSON and bool(titles) and titles[-1].lower in sources().persons
        if named or titled:
            return actor
    return None


def _capital(scene: Scene, phrase: NounPhrase) -> Actor | None:
    """The state for which its capital stands: "Karst City said", where the text names the state too."""
    place = " ".join(phrase.zone.of(scene.text).split())
    code = states().code_of_place(place)
    if code is None or states().by_code[code].capital != place:
        return None
    return next((a for a in scene.actors if a.kind is ActorKind.STATE and a.country == code), None)
