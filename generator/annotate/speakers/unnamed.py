"""Sources without a name: each description an actor of its own, found again where a later one goes back to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from generator.annotate.speakers.phrases import POSSESSIVES, NounPhrase, is_source_noun
from generator.annotate.speakers.scene import Scene
from generator.model import Actor, ActorKind, slug_of
from generator.reference.english import english
from generator.reference.organisations import organisations
from generator.reference.reporting import reporting
from generator.reference.sources import sources
from generator.reference.states import states
from generator.span import Span

_SENTENCES_BACK = 12
# Bodies and papers that belong to their owner alone: there is one "Roe campaign", however it is put.
_OWNED = frozenset({"campaign", "office", "team", "administration", "government", "family", "embassy", "staff"})
_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your"})
_RELATIVES = frozenset({"who", "which", "that"})
# "about 200 protesters"
_ABOUT = frozenset({"about", "around", "near", "over", "under"})
_LONGEST = 14


class UnnamedSources:
    """The unnamed sources that the article has quoted so far."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)
        self._actors: dict[str, Actor] = {}
        self._phrases: dict[str, NounPhrase] = {}

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The sources, in the order in which they first spoke."""
        return tuple(self._actors.values())

    def before(self, phrase: NounPhrase) -> Actor | None:
        """The last source that a definite description may mean: it has the same noun and all its other words."""
        fits = [
            (max(before), actor)
            for name, actor in self._actors.items()
            if self._phrases[name].head == phrase.head
            and phrase.content <= self._phrases[name].content
            and (before := [m.start for m in actor.mentions if m.start < phrase.span.start])
        ]
        return max(fits, key=lambda f: f[0])[1] if fits else None

    def add(self, text: str, phrase: NounPhrase, owner: Actor | None, *, first: Span | None = None) -> Actor | None:
        """The source of this description, new or known; None where the words name nobody.

        Args:
            text: the article's.
            phrase: the description.
            owner: the actor whose the body is ("Roe's campaign").
            first: where the text introduces the source, if that is not at the quote.
        """
        if not _is_source(phrase, owner, known=first is not None):
            return None
        name = " ".join((first or phrase.span).of(text).split())
        if name.split()[0].lower() in english().determiners:
            name = name[0].lower() + name[1:]
        if owner is not None and owner.name == name:
            return self.mention(owner, phrase.span)  # "his lawyer" again, the lawyer having spoken in between
        key = name.lower()
        if phrase.determiner in _POSSESSIVES:
            # "His lawyer" is another one where "he" is another, or where nobody knows who he is.
            key = f"{owner.id}/{phrase.head}" if owner else f"{name}/{phrase.span.start}"
        elif owner and phrase.head in _OWNED:
            key = f"{owner.id}/{phrase.head}"
        known = self._actors.get(key)
        spans = {phrase.span, *((first,) if first else ())}
        if known is not None:
            self._actors[key] = replace(known, mentions=tuple(sorted({*known.mentions, *spans})))
            return self._actors[key]
        identity = _fresh(slug_of(name) or "source", self._taken)
        self._taken.add(identity)
        self._actors[key] = Actor(id=identity, name=name, kind=ActorKind.UNNAMED, mentions=tuple(sorted(spans)), found_by=("description",))
        self._phrases[key] = phrase
        return self._actors[key]

    def mention(self, actor: Actor, span: Span) -> Actor:
        """The source with one more place that names it."""
        for key, known in self._actors.items():
            if known.id == actor.id:
                self._actors[key] = replace(known, mentions=tuple(sorted({*known.mentions, span})))
                return self._actors[key]
        return actor


_PROVISIONS = frozenset({"article", "section", "paragraph", "clause", "chapter"})


def introduced(scene: Scene, phrase: NounPhrase) -> Span | None:
    """Where the text, not far before, introduces what a bare definite description means: "a Karst official" for "the official"."""
    number = scene.sentence_at(phrase.span.start)
    if number < 0 or len(phrase.content) > 2:
        return None
    start = scene.sentences[max(0, number - _SENTENCES_BACK)].span.start
    found: Span | None = None
    for match in _introduction(phrase.head).finditer(scene.text, start, phrase.span.start):
        span = Span(*match.span())
        if not scene.quoted(span) and phrase.content <= {w.lower().rstrip(".") for w in re.findall(r"[\w.-]+", match.group())}:
            found = span
    return found


@cache
def _introduction(head: str) -> re.Pattern[str]:
    owner = r"[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2}['’]s"
    grammar = english().prepositions | english().conjunctions | english().auxiliaries | _RELATIVES | {"to", "the"}
    word = rf"(?!(?:{'|'.join(sorted(grammar))})\s)[\w.’'-]+"
    return re.compile(rf"(?<![\w’'])(?:[Aa]n?|[Oo]ne|{owner})(?:\s{word}){{0,4}}\s{re.escape(head)}\b(?![’'])")


def _is_source(phrase: NounPhrase, owner: Actor | None, *, known: bool) -> bool:
    if _is_broken(phrase):
        return False
    if phrase.head.isdigit() or (phrase.head in _PROVISIONS and phrase.written[:1].isupper()):
        # "Article 5": a provision states, but is nobody.
        return False
    nouns = sources()
    if phrase.definite and phrase.head in nouns.known:
        return False
    if phrase.written[:1].isupper() and phrase.modifiers and not (phrase.plural or is_party(phrase.head)):
        return False
    if phrase.written.isupper() and len(phrase.written) > 1:
        return False
    lone = not phrase.determiner and not phrase.modifiers and not phrase.plural
    if lone and phrase.written[:1].isupper() and phrase.head in nouns.persons:
        return False  # a name that is written like the noun
    if phrase.head in nouns.persons or (is_source_noun(phrase.head) and phrase.head not in {*nouns.bodies, *nouns.documents}):
        return True
    # "the report" and "the group" alone tell nothing that the words at the quote do not.
    bare = phrase.definite and not phrase.modifiers and not phrase.complement and owner is None and not known
    return is_source_noun(phrase.head) and not bare


def is_party(noun: str) -> bool:
    """Whether a noun with a capital is one all the same: "Democrats", "Karstians"."""
    return noun.title() in organisations().adherents or states().code_of_demonym(noun.title()) is not None


def _is_broken(phrase: NounPhrase) -> bool:
    """Whether the words are no whole phrase: they begin with a preposition or end before a noun."""
    last = (phrase.complement or (phrase.head,))[-1]
    verb = phrase.opening in reporting().forms and not is_source_noun(phrase.opening)
    return (
        verb
        or phrase.opening in (english().prepositions - _ABOUT) | POSSESSIVES
        or last in {"the", "a", "an", "of"}
        or len(phrase.complement) > _LONGEST
    )


def _fresh(wanted: str, taken: set[str]) -> str:
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
