"""Each quote's speaker in turn, in the order of the text, so that later ones can go back to earlier ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.annotate.speakers.described import described
from generator.annotate.speakers.inferred import inferred
from generator.annotate.speakers.named import named, owner
from generator.annotate.speakers.phrases import NounPhrase, noun_phrase
from generator.annotate.speakers.pronouns import PERSON_FORMS, Pronouns, Spoken
from generator.annotate.speakers.scene import Scene
from generator.annotate.speakers.unnamed import UnnamedSources, introduced
from generator.model import Actor, ActorKind, Antecedent, Article, Quote, Sentence, Speaker
from generator.reference.english import english
from generator.reference.sources import sources
from generator.span import Span

# An article's only holder of the office may be meant from afar.
_UNIQUE = frozenset({"president", "pope", "pontiff", "king", "queen", "emperor", "premier", "chancellor", "minister", "prince", "princess"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What the resolution of an article's speakers made.

    Attributes:
        quotes: with their speakers.
        actors: with the unnamed sources among them.
        antecedents: of the narrator's "he", "she" and their forms: the named persons whom they mean.
    """

    quotes: tuple[Quote, ...]
    actors: tuple[Actor, ...]
    antecedents: tuple[Antecedent, ...]


def resolve(article: Article, sentences: Sequence[Sentence], quotes: Sequence[Quote], actors: Sequence[Actor]) -> Resolved:
    """The quotes with their speakers resolved, the unnamed sources among these, and whom pronouns mean."""
    work = _Resolution(article, sentences, quotes, actors)
    found: dict[int, Quote] = {}
    for number in sorted(range(len(quotes)), key=lambda n: _place(quotes[n])):
        found[number] = work.resolved(quotes[number])
    quoted = {q.speaker.actor for q in found.values() if q.speaker}
    unnamed = {a.id: a for a in work.unnamed.actors if a.id in quoted}
    return Resolved(
        quotes=tuple(_named_in_full(found[n], unnamed) for n in range(len(quotes))),
        actors=(*actors, *unnamed.values()),
        antecedents=tuple(work.antecedents()),
    )


def _place(quote: Quote) -> tuple[int, int]:
    at = quote.speaker.span.start if quote.speaker else quote.spans[0].start
    return at, quote.spans[0].start


def _named_in_full(quote: Quote, unnamed: dict[str, Actor]) -> Quote:
    """The quote with the name that the unnamed source has at the end of the article."""
    if quote.speaker is None or quote.speaker.actor not in unnamed:
        return quote
    return replace(quote, speaker=replace(quote.speaker, name=unnamed[quote.speaker.actor].name))


class _Resolution:
    def __init__(self, article: Article, sentences: Sequence[Sentence], quotes: Sequence[Quote], actors: Sequence[Actor]) -> None:
        self.scene = Scene(article, sentences, actors)
        self.unnamed = UnnamedSources(a.id for a in actors)
        self.pronouns = Pronouns(self.scene, quotes, self.unnamed)

    def resolved(self, quote: Quote) -> Quote:
        """The quote with the actor that its speaker's words stand for."""
        if quote.speaker is None:
            return self._inferred(quote)
        actor = self._actor(quote.speaker.span, quote.spans)
        if actor is None:
            return quote
        self.pronouns.spoken.append(Spoken(quote.speaker.span, actor))
        return replace(quote, speaker=Speaker(span=quote.speaker.span, actor=actor.id, name=actor.name))

    def antecedents(self) -> Iterator[Antecedent]:
        """Of every pronoun in the narrator's words that means a named person the last place before it where the person is named."""
        for sentence in self.scene.sentences:
            for token in sentence.tokens:
                if token.lower not in PERSON_FORMS or self.scene.quoted(token.span):
                    continue
                gender = PERSON_FORMS[token.lower]
                actor = self.pronouns.person(token.span, gender)
                if actor is None or actor.kind is not ActorKind.PERSON or not self._is_surely(actor, gender):
                    continue
                if named := [m for m in actor.mentions if m.end <= token.span.start]:
                    yield Antecedent(span=token.span, mention=named[-1])

    def _is_surely(self, actor: Actor, gender: str) -> bool:
        """Whether the actor is a person of the gender, or one with a title, of whom the gender is not known: others may be no person at all."""
        known = self.scene.gender(actor)
        has_title = any(role.span.of(self.scene.text)[:1].isupper() for role in actor.roles)
        return known == gender or (known is None and has_title)

    def _inferred(self, quote: Quote) -> Quote:
        found = inferred(self.scene, self.pronouns, quote)
        if found is None:
            return quote
        span, actor = found
        return replace(quote, speaker=Speaker(span=span, actor=actor.id, name=actor.name))

    def _actor(self, span: Span, content: Sequence[Span]) -> Actor | None:
        words = span.of(self.scene.text).lower().split()
        if words and words[0] in english().subject_pronouns and "and" not in words:
            return self.pronouns.resolve(Span(span.start, span.start + len(words[0])), words[0], content)
        phrase = noun_phrase(self.scene.text, span)
        if phrase is None:
            return None
        return named(self.scene, phrase) or self._described(phrase) or self._source(phrase)

    def _described(self, phrase: NounPhrase) -> Actor | None:
        """The actor that a definite description goes back to; not a senator far off where the sentences before are about others."""
        found = described(self.scene, phrase)
        if found is None or found.kind is not ActorKind.PERSON or phrase.head in _UNIQUE or phrase.head not in sources().known:
            return found
        near = self.pronouns.near(phrase.span)
        return found if not near or found in near else None

    def _source(self, phrase: NounPhrase) -> Actor | None:
        """The unnamed source that the words describe."""
        possessor = owner(self.scene, phrase) or self._possessor(phrase)
        if phrase.definite:
            known = self.unnamed.before(phrase)
            if known is not None:
                return self.unnamed.mention(known, phrase.span)
            first = introduced(self.scene, phrase) if possessor is None else None
            if first is not None:
                return self._introduced(phrase, first)
            if phrase.head in sources().known and not phrase.plural and not phrase.possessed:
                return self.pronouns.focus(phrase.span, sources().gender_of(phrase.head))
        return self.unnamed.add(self.scene.text, phrase, possessor)

    def _possessor(self, phrase: NounPhrase) -> Actor | None:
        """The person whom "his" or "her" means."""
        gender = {"his": "male", "her": "female"}.get(phrase.determiner)
        return self.pronouns.person(Span(phrase.span.start, phrase.span.start + 3), gender) if gender else None

    def _introduced(self, phrase: NounPhrase, first: Span) -> Actor | None:
        body = next(
            (a for m, a in self.scene.mentions if m.end == first.end and first.contains(m) and a.kind is ActorKind.ORGANISATION), None
        )
        return body or self.unnamed.add(self.scene.text, phrase, None, first=first)
