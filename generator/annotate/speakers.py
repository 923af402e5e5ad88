"""Quotes and actors -> quotes whose speakers are actors.

A name is looked up; a pronoun or a description ("the prime minister") goes to the one actor that the text makes plain;
an unnamed source becomes an actor of its own. Where the text does not make it plain the speaker stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.model import Actor, ActorKind, Article, Quote, Sentence, Speaker, slug_of
from generator.reference.english import english
from generator.reference.states import states
from generator.span import Span

_SINGULAR = frozenset({"he", "she"})
_WORD = re.compile(r"[^\W_](?:[\w.’'-]*[^\W_])?\.?")
_DEFINITE = frozenset({"the", "this", "that"})
_SENTENCES_BACK = 5


def resolve(
    article: Article, sentences: Sequence[Sentence], quotes: Sequence[Quote], actors: Sequence[Actor]
) -> tuple[tuple[Quote, ...], tuple[Actor, ...]]:
    """The quotes with their speakers resolved, and the actors with the unnamed sources among them."""
    work = _Resolution(article, sentences, quotes, actors)
    resolved = tuple(work.resolved(quote) for quote in quotes)
    return resolved, (*actors, *work.unnamed.values())


@dataclass
class _Resolution:
    article: Article
    sentences: Sequence[Sentence]
    quotes: Sequence[Quote]
    actors: Sequence[Actor]
    unnamed: dict[str, Actor] = field(default_factory=dict)
    last: list[tuple[Span, str]] = field(default_factory=list)

    def resolved(self, quote: Quote) -> Quote:
        """The quote with the actor that its speaker's words stand for."""
        if quote.speaker is None:
            return quote
        actor = self._actor(quote.speaker.span)
        if actor is None:
            return quote
        self.last.append((quote.speaker.span, actor.id))
        return replace(quote, speaker=Speaker(span=quote.speaker.span, actor=actor.id, name=actor.name))

    def _actor(self, span: Span) -> Actor | None:
        words = span.of(self.article.text)
        if words.lower() in _SINGULAR:
            return self._antecedent(span)
        if words.lower() == "who":
            return self._mentioned_until(span)
        if words.lower() in english().subject_pronouns:
            return None
        return self._named(span) or self._described(span)

    def _named(self, span: Span) -> Actor | None:
        """The actor whose name is the head of the words."""
        text = self.article.text
        found: list[tuple[bool, Span, Actor]] = []
        for actor in self.actors:
            for mention in actor.mentions:
                if not span.overlaps(mention) or not _is_head(text, span, mention, actor):
                    continue
                found.append((actor.kind is ActorKind.PERSON, mention, actor))
        # A person before a body; of several persons ("Roe and Doe") the first.
        return min(found, key=lambda f: (not f[0], f[1]), default=(False, span, None))[2]

    def _antecedent(self, pronoun: Span) -> Actor | None:
        """The person that "he" or "she" stands for: the speaker just before, else the last sentence's first person."""
        persons = [a for a in self.actors if a.kind is ActorKind.PERSON]
        inside = [s for q in self.quotes for s in q.spans if s.start < pronoun.start and q.manner == "direct"]
        before = [s for s in self.sentences if s.span.start < pronoun.start][-_SENTENCES_BACK:]
        for sentence in reversed(before):
            end = min(sentence.span.end, pronoun.start)
            here = [
                (m, a)
                for a in persons
                for m in a.mentions
                if sentence.span.start <= m.start
                and m.end <= end
                and not any(s.contains(m) for s in inside)
                and self.article.text[m.end : m.end + 2] not in {"'s", "’s"}
            ]
            spoken = [(at, name) for at, name in self.last if sentence.span.contains(at)]
            if spoken:
                return next(
                    (a for a in (*self.actors, *self.unnamed.values()) if a.id == spoken[-1][1] and a.kind is not ActorKind.STATE), None
                )
            if here:
                return min(here, key=lambda h: h[0])[1]
        return None

    def _mentioned_until(self, span: Span) -> Actor | None:
        """The actor whose name ends right before "who"."""
        near = [(m, a) for a in self.actors for m in a.mentions if 0 <= span.start - m.end <= 2]
        return near[0][1] if near else None

    def _described(self, span: Span) -> Actor | None:
        """The actor that a description stands for, or a new unnamed source."""
        words = [w.lower().strip(".") for w in _WORD.findall(span.of(self.article.text))]
        content = [w for w in words if w not in english().determiners - english().people or w in {"senior", "top"}]
        head = _head(content)
        if head is None:
            return None
        known = self._known(span, content, head) if words[0] in _DEFINITE else None
        if known is not None or head not in english().people - english().bodies:
            return known
        return self._source(span)

    def _known(self, span: Span, content: Sequence[str], head: str) -> Actor | None:
        """The actor, named before or not, that a definite description goes back to."""
        return self._by_role(span, content, head) or self._by_body(span, head) or self._unnamed_before(content, head)

    def _by_role(self, span: Span, content: Sequence[str], head: str) -> Actor | None:
        """The person whose role has the description's words: "the U.S. president"."""
        text = self.article.text
        codes = {
            code
            for w in content
            if (code := states().code_of(w.upper() if len(w) < 4 else w.title()) or states().code_of_demonym(w.title()))
        }
        plain = {w for w in content if not (states().code_of_demonym(w.title()) or states().code_of(w.title()) or "." in w)}
        fits: list[tuple[bool, int, Actor]] = []
        for actor in self.actors:
            if actor.kind is not ActorKind.PERSON or (codes and actor.country and actor.country not in codes):
                continue
            for role in actor.roles:
                title = {w.lower() for w in _WORD.findall(role.span.of(text))}
                if head in title and plain - {"senior"} <= title | {head}:
                    before = [m.start for m in actor.mentions if m.start < span.start]
                    fits.append((not role.former, max(before, default=-1), actor))
        best = max(fits, key=lambda f: f[:2], default=None)
        return best[2] if best and (best[0] or len({f[2].id for f in fits}) == 1) else None

    def _by_body(self, span: Span, head: str) -> Actor | None:
        """The organisation last named before "the ministry"."""
        before = [
            (m.start, a)
            for a in self.actors
            for m in a.mentions
            if a.kind is ActorKind.ORGANISATION and m.start < span.start and head in a.name.lower().split()
        ]
        return max(before, key=lambda b: b[0])[1] if before else None

    def _unnamed_before(self, content: Sequence[str], head: str) -> Actor | None:
        """The unnamed source that "the official" goes back to: the one so called, where there is only one."""
        fits = [a for a in self.unnamed.values() if head in a.name.lower().split() and set(content) <= set(a.name.lower().split())]
        return fits[0] if len(fits) == 1 else None

    def _source(self, span: Span) -> Actor:
        name = " ".join(span.of(self.article.text).split())
        name = name[0].lower() + name[1:] if name.split()[0].lower() in english().determiners else name
        taken = {a.id for a in self.actors}
        known = self.unnamed.get(name.lower())
        if known:
            mentions = tuple(sorted({*known.mentions, span}))
            self.unnamed[name.lower()] = replace(known, mentions=mentions)
        else:
            self.unnamed[name.lower()] = Actor(
                id=_fresh(slug_of(name) or "source", taken | {a.id for a in self.unnamed.values()}),
                name=name,
                kind=ActorKind.UNNAMED,
                mentions=(span,),
            )
        return self.unnamed[name.lower()]


def _is_head(text: str, span: Span, mention: Span, actor: Actor) -> bool:
    """Whether the mention is what the words name: not "a spokesman for Roe", not "Roe's aide", not "a Defense Ministry official"."""
    before = [w.lower() for w in _WORD.findall(text[span.start : max(span.start, mention.start)])]
    after = text[mention.end : max(mention.end, span.end)]
    if after.startswith(("'s", "’s")):
        return False
    follows = [w.lower() for w in _WORD.findall(after)]
    if actor.kind is not ActorKind.PERSON and follows and follows[0] not in english().prepositions | english().conjunctions:
        return False
    described = bool(before) and text[span.start].islower() | (before[0] in english().determiners)
    depends = bool(before) and before[-1] in english().prepositions
    depends |= described and any(w in english().prepositions for w in before)
    return not depends or (actor.kind is ActorKind.PERSON and before[-1] not in english().prepositions and _titled(text, mention))


def _titled(text: str, mention: Span) -> bool:
    """Whether a title, not a preposition, stands right before the name ("the minister for trade, Jane Roe")."""
    before = text[: mention.start].rstrip()
    return before.endswith(",")


def _head(words: Sequence[str]) -> str | None:
    """The last noun before the first preposition: "official" of "senior official at the Defense Ministry"."""
    stop = next((n for n, w in enumerate(words) if n and w in english().prepositions), len(words))
    return words[stop - 1] if words and stop else None


def _fresh(wanted: str, taken: set[str]) -> str:
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
