"""Descriptions that go back to what the text has named: "the prime minister", "the Karst senator", "the newspaper"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from generator.annotate.speakers.phrases import NounPhrase
from generator.annotate.speakers.scene import Scene
from generator.language import tokens
from generator.model import Actor, ActorKind
from generator.reference.english import english
from generator.reference.offices import offices
from generator.reference.organisations import organisations
from generator.reference.sources import sources
from generator.reference.states import states
from generator.span import Span

_PARTY_BEHIND = re.compile(r"\s?(?:\(|, )([DRI])(?:-|\s-\s?|–)\s?([A-Z][\w.]*(?: [A-Z][\w.]*)?)[),]")
_REGION_BEHIND = re.compile(r"\s(?:of|from)\s([A-Z]\w+(?:\s[A-Z]\w+)?)")
_PARTIES = {"democrat": "D", "democratic": "D", "republican": "R", "gop": "R", "independent": "I"}
_LEGISLATORS = frozenset({"governor", "senator", "congressman", "congresswoman", "representative", "lawmaker", "legislator"})
_ANY_SEAT = frozenset({"lawmaker", "legislator", "republican", "democrat", "independent"})
_SEATS = frozenset({"senator", "congressman", "congresswoman", "representative", "governor"})
_FORMER = frozenset({"former", "then", "ex"})
_SENTENCES_BACK = 8


def described(scene: Scene, phrase: NounPhrase) -> Actor | None:
    """The named actor that a definite description goes back to; None where the text makes none plain."""
    if not phrase.definite:
        return None
    if phrase.written[:1].isupper() and not phrase.modifiers:
        return _by_last_word(scene, phrase)
    if phrase.plural:
        return None
    if phrase.head in sources().bodies:
        return _body(scene, phrase)
    return _by_role(scene, phrase) or _by_party(scene, phrase)


def _by_role(scene: Scene, phrase: NounPhrase) -> Actor | None:
    """The person whose role has the description's words: "the U.S. president"."""
    codes = {code for w in phrase.content if (code := _code(w))}
    plain = {w for w in phrase.content if not _code(w) and "." not in w} - {"senior", "top", "republican", "democratic"}
    former = bool(_FORMER & {*phrase.modifiers})
    fits: list[tuple[bool, int, Actor]] = []
    for actor in scene.actors:
        if actor.kind is not ActorKind.PERSON or (codes and actor.country not in codes):
            continue
        before = max((m.start for m in actor.mentions if m.start < phrase.span.start), default=-1)
        for title, nouns, past in _titles(scene, actor):
            if phrase.head in nouns and plain <= title:
                fits.append((past is former, before, actor))
    best = max(fits, key=lambda f: f[:2], default=None)
    return best[2] if best and (best[0] or len({f[2].id for f in fits}) == 1) else None


def _titles(scene: Scene, actor: Actor) -> Iterator[tuple[set[str], set[str], bool]]:
    """Each role's words, those of them that stand before "of" and the like, and whether it is a former one."""
    for role in actor.roles:
        words = [t.lower.rstrip(".") for t in tokens(scene.text, role.span.start, role.span.end)]
        words = [_full_titles().get(word, word) for word in words]
        end = next((n for n, word in enumerate(words) if n and word in english().prepositions), len(words))
        yield set(words), set(words[:end]), role.former


@cache
def _full_titles() -> dict[str, str]:
    return {
        "sen": "senator", "rep": "congressman", "gov": "governor", "gen": "general", "prof": "professor", "pres": "president", "dr": "doctor",
    }  # fmt: skip


@cache
def _code(word: str) -> str | None:
    """The state that a word in lower case names: "french", "u.s", "japan"."""
    known = states()
    name = word.upper() if len(word) < 5 and ("." in word or len(word) < 4) else word.title()
    return known.code_of(name) or known.code_of(f"{name}.") or known.code_of_demonym(word.title())


def _by_party(scene: Scene, phrase: NounPhrase) -> Actor | None:
    """The legislator of the party and region told behind the name: "the Karst Democrat" of "Roe (D-Kst.)"."""
    if phrase.head not in _PARTIES and phrase.head not in _LEGISLATORS:
        return None
    wanted = {_PARTIES[w] for w in (*phrase.modifiers, phrase.head) if w in _PARTIES}
    place = _place(scene, phrase)
    fits = []
    for mention, actor in scene.mentions:
        if actor.kind is not ActorKind.PERSON or mention.start > phrase.span.start:
            continue
        for party, region in _belongs(scene, mention, actor, phrase.head):
            if (not wanted or not party or party in wanted) and (_short_for(region, place) if place else party in wanted):
                fits.append((mention.start, actor))
    return max(fits, key=lambda f: f[0])[1] if fits and (place or len({a.id for _, a in fits}) == 1) else None


def _place(scene: Scene, phrase: NounPhrase) -> str:
    """The words in capitals before the head that name no party: the region."""
    items = tokens(scene.text, phrase.zone.start, phrase.zone.end)
    words = [t.text for t in items if t.text[:1].isupper() and t.lower not in _PARTIES and t.lower != phrase.head]
    return " ".join(words)


def _belongs(scene: Scene, mention: Span, actor: Actor, head: str) -> Iterator[tuple[str, str]]:
    """The person's party, or nothing, and region: "(D-Kst.)"; "of Karst" and "a Karst senator" for one of that office."""
    if behind := _PARTY_BEHIND.match(scene.text, mention.end):
        yield behind.group(1), behind.group(2)
    titles = [nouns for _, nouns, _ in _titles(scene, actor)]
    holds = any(head in nouns or (head in _ANY_SEAT and nouns & _SEATS) for nouns in titles)
    if holds and (behind := _REGION_BEHIND.match(scene.text, mention.end)):
        yield "", behind.group(1)
    for role, nouns in zip(actor.roles, titles, strict=True):
        words = role.span.of(scene.text).split()
        places = " ".join(
            w for w in words if w[:1].isupper() and w.lower() not in _PARTIES and w.lower().strip(".") not in _titles_of_office()
        )
        told = [_PARTIES[w.lower()] for w in words if w.lower() in _PARTIES]
        if places and (told or head in nouns):
            yield told[0] if told else "", places


@cache
def _titles_of_office() -> frozenset[str]:
    return offices().heads | offices().abbreviations | offices().honorifics.keys() | offices().modifiers


def _short_for(short: str, place: str) -> bool:
    """Whether the letters stand for the place: "Kst." for Karst, "N.K." for New Karst."""
    letters, name = re.sub(r"[\W_]", "", short).lower(), re.sub(r"[\W_]", "", place).lower()
    if not letters or not name or letters[0] != name[0]:
        return False
    rest = iter(name)
    return all(letter in rest for letter in letters)


def _body(scene: Scene, phrase: NounPhrase) -> Actor | None:
    """The body last named before that the noun may mean: "the ministry", "the newspaper", "the group"."""
    near = scene.sentences[max(0, scene.sentence_at(phrase.span.start) - _SENTENCES_BACK)].span.start
    wanted = sources().bodies[phrase.head]
    before = [(m, a) for m, a in scene.mentions if a.kind is ActorKind.ORGANISATION and m.start < phrase.span.start]
    others = phrase.content - {phrase.head} - _adjectives()
    if any(w for w in others if not _code(w)):
        before = [(m, a) for m, a in before if all(w in _words(a.name) or (a.country and _code(w) == a.country) for w in others)]
    if wanted:
        fits = [a for _, a in before if _kinds(a.name) & {w.lower() for w in wanted}]
        return fits[-1] if fits else None
    if phrase.head.rstrip("s") in {"group", "organization", "organisation"}:
        same = [a for m, a in before if _words(a.name) & {"group", "organization", "organisation"} and m.start >= near]
        if same:
            return same[-1]
    private = [(m, a) for m, a in before if m.start >= near and _may_be_private(a) and not _is_addressed(scene, m)]
    return _only(a for _, a in private)


def _by_last_word(scene: Scene, phrase: NounPhrase) -> Actor | None:
    """The body last named before whose name ends in the word: "the Herald" of "Karst Herald"."""
    before = [a for m, a in scene.mentions if a.kind is ActorKind.ORGANISATION and m.start < phrase.span.start]
    fits = [a for a in before if phrase.written in {a.name.split()[-1], a.name.split()[0]} and " " in a.name]
    return fits[-1] if fits else None


def _only(actors: Iterable[Actor]) -> Actor | None:
    found = {a.id: a for a in actors}
    return next(iter(found.values())) if len(found) == 1 else None


def _words(name: str) -> set[str]:
    return {w.lower() for w in re.findall(r"\w+", name)}


def _kinds(name: str) -> set[str]:
    """The words of a body's name that may tell what it is: the first, the last, and those before "of" and the like."""
    words = re.findall(r"\w+", name)
    ends = {words[n].lower() for n in range(len(words) - 1) if words[n + 1] in {"of", "for", "on"}}
    return {words[-1].lower(), words[0].lower(), *ends}


def _may_be_private(actor: Actor) -> bool:
    """Whether the body may be a company or a group: no state's own body, and no party."""
    last = actor.name.split()[-1]
    return actor.country is None and last not in organisations().national_heads and last not in {"Party", "University", "White House"}


def _is_addressed(scene: Scene, mention: Span) -> bool:
    """Whether something is said to the body or on it: "told Acme News", "on Twitter"."""
    return scene.before_title(mention) in {"told", "tells", "on", "to", "by", "via", "from", "with"}


@cache
def _adjectives() -> frozenset[str]:
    return frozenset({"news", "big", "own", "whole", "prominent", "local", "american", "u.s", "media"})
