"""Pronouns: the actor that "he", "she", "they", "it", "who" and "I" stand for, where the text makes it plain.

"He" goes to the subject before it of the same gender: in its own sentence, else in the one before, and so on; a "he" in
between carries the person on. What stands in quotation marks, or in the words that the pronoun's own quote reports, is
left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.annotate.speakers.phrases import is_source_noun, noun_phrase
from generator.annotate.speakers.scene import Scene
from generator.annotate.speakers.unnamed import UnnamedSources
from generator.model import Actor, ActorKind, Quote
from generator.reference.english import english
from generator.reference.reporting import reporting
from generator.reference.sources import sources
from generator.span import Places, Span

GENDER = {"he": "male", "she": "female"}
PERSON_FORMS = {**GENDER, "him": "male", "his": "male", "himself": "male", "her": "female", "hers": "female", "herself": "female"}
_SENTENCES_BACK = 6
_LONGEST_NAME = 80
# Characters: a name and what may stand between it and "who".
_REACH = 250
_ASKING = frozenset({"ask", "asked", "asks", "asking", "press", "pressed", "presses", "questioned", "questions"})
_QUESTION = re.compile(r"\s(?:about|whether|if|why|how|what|when|where|on)\s")
_MARKS = frozenset({",", '"', "”", "'", "’"})
_BEFORE_WHO = re.compile(r",?\s*\Z")
_LONGEST_OPENING = 8


@dataclass(frozen=True, slots=True)
class Spoken:
    """A speaker already resolved: where its words stand, and who it is."""

    span: Span
    actor: Actor


@dataclass
class Pronouns:
    """Resolves pronouns; speakers resolved meanwhile are added to `spoken` in the order of the text."""

    scene: Scene
    quotes: Sequence[Quote]
    unnamed: UnnamedSources
    spoken: list[Spoken] = field(default_factory=list)
    _known: dict[int, Actor | None] = field(default_factory=dict)
    _waiting: list[tuple[Span, str]] = field(default_factory=list)
    _next: int = 0
    _unknown: dict[int, tuple[int, ...]] = field(default_factory=dict)
    _contents: Places[Quote] = field(init=False)

    def __post_init__(self) -> None:
        """Finds the pronouns that stand outside quotation marks."""
        self._contents = Places((span, quote) for quote in self.quotes for span in quote.spans)
        self._waiting = [
            (token.span, GENDER[token.lower])
            for sentence in self.scene.sentences
            for token in sentence.tokens
            if token.lower in GENDER and not self.scene.quoted(token.span)
        ]

    def resolve(self, span: Span, word: str, content: Sequence[Span]) -> Actor | None:
        """The actor for the pronoun at `span`; `content` is what its own quote reports."""
        if word in GENDER:
            return self.person(span, GENDER[word], content)
        if word == "who":
            return self._before_who(span)
        if word == "they":
            return self._last(span, lambda a: a.kind is ActorKind.ORGANISATION or self._is_plural(a), sentences=2)
        if word == "it":
            number = self.scene.sentence_at(span.start)
            opens = number >= 0 and self.scene.sentences[number].span.start == span.start
            if not opens and self.scene.text[max(0, span.start - 2) : span.start].strip() not in _MARKS:
                return None
            return self._last(span, lambda a: a.kind is ActorKind.ORGANISATION or self._is_thing(a), sentences=2)
        if word == "i":
            return self._within(span) or self._author()
        return None

    def person(self, span: Span, gender: str, content: Sequence[Span] = ()) -> Actor | None:
        """The person whom "he" or "she" (or "his", "her") at `span` means."""
        self._carry_on(span.start)
        return self._one(span, gender, content)

    def _carry_on(self, end: int) -> None:
        """Resolves the pronouns before `end` in order, so that each finds the ones before it resolved."""
        while self._next < len(self._waiting) and self._waiting[self._next][0].start < end:
            span, gender = self._waiting[self._next]
            self._next += 1
            self._one(span, gender, ())

    def _one(self, span: Span, gender: str, content: Sequence[Span]) -> Actor | None:
        if span.start not in self._known:
            self._known[span.start] = self._search(span, gender, content)
        return self._known[span.start]

    def _spoken_in(self, start: int, end: int) -> Sequence[Spoken]:
        """The speakers resolved so far whose words begin in the range of the text."""
        first = bisect_left(self.spoken, start, key=_begins)
        return self.spoken[first : bisect_left(self.spoken, end, lo=first, key=_begins)]

    def focus(self, span: Span, gender: str | None) -> Actor | None:
        """The one person of whom the last sentences speak, for a description such as "the senator"."""
        near = [a for a in self.near(span) if gender is None or self.scene.gender(a) in {gender, None}]
        return near[0] if len(near) == 1 else None

    def near(self, span: Span) -> tuple[Actor, ...]:
        """The persons who speak or are named in the sentence up to `span` and the two before."""
        number = self.scene.sentence_at(span.start)
        if number < 0:
            return ()
        start = self.scene.sentences[max(0, number - 2)].span.start
        spoken = [s.actor for s in self._spoken_in(start, span.start) if s.actor.kind is ActorKind.PERSON]
        named = [a for m, a in self._persons(start, span.start, ()) if not self.scene.is_modifier(m)]
        return tuple({a.id: a for a in (*spoken, *named)}.values())

    def _search(self, span: Span, gender: str, content: Sequence[Span]) -> Actor | None:
        number = self.scene.sentence_at(span.start)
        for index in range(number, max(-1, number - _SENTENCES_BACK), -1):
            found = self._in_sentence(index, span, gender, content)
            if found is not None:
                return found
            if self._is_barred(index, span):
                return None
        return None

    def _is_barred(self, index: int, before: Span) -> bool:
        """Whether somebody acts in the sentence whose name was not recognised, so that the pronoun may mean that one."""
        return any(end <= before.start for end in self._strangers(index))

    def _strangers(self, index: int) -> tuple[int, ...]:
        """Where each name ends that acts in the sentence and was not recognised, or the verb of speech behind it."""
        if index not in self._unknown:
            sentence = self.scene.sentences[index]
            acting = [
                (t.span, verb.span.end) for t, verb in pairwise(sentence.tokens) if t.text[:1].isupper() and verb.lower in reporting().forms
            ]
            acting += [(w.span, w.span.end) for w in sentence.words if w.pos == "PROPN" and w.relation.startswith("nsubj")]
            self._unknown[index] = tuple(end for span, end in acting if self._is_unknown(span) and not self.scene.quoted(span))
        return self._unknown[index]

    def _is_unknown(self, span: Span) -> bool:
        word = span.of(self.scene.text).lower()
        if is_source_noun(word) or word in english().subject_pronouns:
            return False
        return not any(m.overlaps(span) for m, _ in self.scene.mentions_in(span.start - _LONGEST_NAME, span.end))

    def _in_sentence(self, index: int, before: Span, gender: str, content: Sequence[Span]) -> Actor | None:
        """Of the sentence's persons before the pronoun: who spoke, the subject, else the only one."""
        sentence = self.scene.sentences[index].span
        end = min(sentence.end, before.start)
        reported = [c for c in content if not c.contains(before)]
        asked = self._asked(sentence.start, end, gender)
        if asked is not None:
            return asked
        spoken = [
            s.actor
            for s in self._spoken_in(sentence.start, sentence.end)
            if sentence.contains(s.span) and s.span.end <= end and self._leads(s, gender)
        ]
        if spoken and end == sentence.end:
            return spoken[-1]
        subjects = self._subjects(index, end, gender, reported)
        if subjects:
            return subjects[0]
        if spoken:
            return spoken[-1]
        others = {a.id: a for m, a in self._persons(sentence.start, end, reported) if self._fits(a, gender)}
        return next(iter(others.values())) if len(others) == 1 else None

    def _asked(self, start: int, end: int, gender: str) -> Actor | None:
        """The person who is asked, of whom the question or the answer to it speaks: "Roe asked Doe whether |he"."""
        for mention, actor in self._persons(start, end, ()):
            behind = _QUESTION.match(self.scene.text, mention.end, end)
            if behind and self.scene.before_title(mention) in _ASKING and self._fits(actor, gender):
                return actor
        return None

    def _subjects(self, index: int, end: int, gender: str, reported: Sequence[Span]) -> list[Actor]:
        """Those who stand as subjects in the sentence up to `end`, in order: names, pronouns, and descriptions that open it."""
        sentence = self.scene.sentences[index]
        found: list[tuple[int, Actor]] = [
            (m.start, a) for m, a in self._persons(sentence.span.start, end, reported) if self._fits(a, gender) and self.scene.is_subject(m)
        ]
        first = bisect_left(self._waiting, sentence.span.start, key=_begins)
        for span, meant in self._waiting[first : bisect_left(self._waiting, end, lo=first, key=_begins)]:
            if (
                meant == gender
                and span.end <= end
                and (actor := self._known.get(span.start)) is not None
                and not any(r.contains(span) for r in reported)
            ):
                found.append((span.start, actor))
        if (actor := self._opening(index, end)) is not None and self._fits(actor, gender):
            found.append((sentence.span.start, actor))
        return [actor for _, actor in sorted(found, key=lambda f: f[0])]

    def _persons(self, start: int, end: int, reported: Sequence[Span]) -> list[tuple[Span, Actor]]:
        return [
            (m, a)
            for m, a in self.scene.mentions_in(start, end)
            if a.kind is ActorKind.PERSON and m.end <= end and not self.scene.quoted(m) and not any(r.contains(m) for r in reported)
        ]

    def _opening(self, index: int, end: int) -> Actor | None:
        """The unnamed person with whom the sentence opens: "A Karst woman was fined"."""
        items = self.scene.sentences[index].tokens[:_LONGEST_OPENING]
        if not items or items[0].lower not in {"a", "an", "one", "another"}:
            return None
        for token in items[1:]:
            if not token.is_word and not token.text[0].isdigit():
                return None
            if sources().gender_of(token.lower) and token.lower in sources().persons and token.span.end <= end:
                phrase = noun_phrase(self.scene.text, Span(items[0].span.start, token.span.end))
                return self.unnamed.add(self.scene.text, phrase, None) if phrase and not phrase.plural else None
        return None

    def _fits(self, actor: Actor, gender: str) -> bool:
        if actor.kind is ActorKind.UNNAMED and (self._is_plural(actor) or self._is_thing(actor)):
            return False
        return actor.kind in {ActorKind.PERSON, ActorKind.UNNAMED} and self.scene.gender(actor) in {gender, None}

    def _leads(self, spoken: Spoken, gender: str) -> bool:
        """Whether the speaker may be the one the text goes on about: of the gender, and not only in a clause with "who"."""
        return self._fits(spoken.actor, gender) and spoken.span.of(self.scene.text).lower() != "who"

    def _before_who(self, span: Span) -> Actor | None:
        """The actor whose words end right before "who"."""
        text = self.scene.text
        for mention, actor in reversed(self.scene.mentions_in(span.start - _REACH, span.start)):
            if actor.kind is ActorKind.PERSON and mention.end <= span.start and _BEFORE_WHO.fullmatch(text, mention.end, span.start):
                return actor
        number = self.scene.sentence_at(span.start)
        around = self.scene.sentences[number].span if number >= 0 else span
        here = [s for s in self._spoken_in(around.start, span.start) if around.contains(s.span) and s.span.end <= span.start]
        if here and "," not in text[here[-1].span.end : span.start].rstrip(", "):
            return here[-1].actor
        for mention, actor in reversed(self.scene.mentions_in(span.start - _REACH, span.start)):
            roles = [r.span for r in actor.roles if r.span.start >= mention.end and r.span.start - mention.end < 8]
            if any(_BEFORE_WHO.fullmatch(text, r.end, span.start) for r in roles if r.end <= span.start):
                return actor
        return None

    def _last(self, span: Span, fits: Callable[[Actor], bool], *, sentences: int) -> Actor | None:
        """The last speaker of the kind, where it spoke in this sentence or the ones right before."""
        number = self.scene.sentence_at(span.start)
        start = self.scene.sentences[max(0, number - sentences)].span.start
        here = self._spoken_in(start, span.start)
        return here[-1].actor if here and fits(here[-1].actor) else None

    def _is_plural(self, actor: Actor) -> bool:
        phrase = noun_phrase(actor.name, Span(0, len(actor.name))) if actor.kind is ActorKind.UNNAMED else None
        return phrase is not None and phrase.plural

    def _is_thing(self, actor: Actor) -> bool:
        phrase = noun_phrase(actor.name, Span(0, len(actor.name))) if actor.kind is ActorKind.UNNAMED else None
        return phrase is not None and phrase.head in {*sources().bodies, *sources().documents}

    def _within(self, span: Span) -> Actor | None:
        """The speaker of the quote in which "I" stands."""
        return next(
            (
                s.actor
                for q in self._contents.touching(span)
                for s in (self._spoken_in(q.speaker.span.start, q.speaker.span.start + 1) if q.speaker else ())
                if q.speaker and q.speaker.span == s.span and any(c.contains(span) for c in q.spans)
            ),
            None,
        )

    def _author(self) -> Actor | None:
        """The author of the article, where the article names one person as that and among its actors."""
        byline = self.scene.article.byline
        return next((a for a in self.scene.actors if a.kind is ActorKind.PERSON and a.name == byline), None)


def _begins(one: Spoken | tuple[Span, str]) -> int:
    return (one.span if isinstance(one, Spoken) else one[0]).start
