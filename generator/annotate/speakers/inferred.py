"""Quotes whose speaker no words name: inferred where the words right before make it plain."""

from __future__ import annotations

import re

from generator.annotate.speakers.pronouns import GENDER, Pronouns
from generator.annotate.speakers.scene import Scene
from generator.model import Actor, ActorKind, Manner, Quote
from generator.reference.reporting import reporting
from generator.span import Span

_LONGEST_NAME = 80
_LABEL = re.compile(r": *[\"“'‘`]*\Z")
_REACH = 5
_MARKS = re.compile(r"[\"“”'‘’`]*\Z")


def inferred(scene: Scene, pronouns: Pronouns, quote: Quote) -> tuple[Span, Actor] | None:
    """The words that name the speaker before the quote, and the speaker: a label ("Roe: “We wait.”") or the last sentence's subject."""
    if quote.manner is not Manner.DIRECT:
        return None
    return _label(scene, quote) or _sentence_before(scene, pronouns, quote)


def _label(scene: Scene, quote: Quote) -> tuple[Span, Actor] | None:
    start = quote.spans[0].start
    for mention, actor in reversed(scene.mentions_in(start - _LONGEST_NAME, start)):
        if actor.kind is ActorKind.PERSON and mention.end <= start and _LABEL.fullmatch(scene.text, mention.end, start):
            return mention, actor
    return None


def _sentence_before(scene: Scene, pronouns: Pronouns, quote: Quote) -> tuple[Span, Actor] | None:
    """The one person who is the subject of the sentence before, where that tells of speech."""
    number = scene.sentence_at(quote.spans[0].start)
    opening = scene.sentences[number].span.start if number >= 0 else 0
    if number < 1 or not _MARKS.fullmatch(scene.text, opening, quote.spans[0].start):
        return None
    before = scene.sentences[number - 1]
    if scene.sentences[number].paragraph - before.paragraph > 1 or quote.spans[0].of(scene.text).isupper():
        return None
    subject = _subject(scene, pronouns, number - 1)
    if subject is None or not _tells(scene, number - 1, subject[0]):
        return None
    if any(q.speaker and before.span.contains(q.speaker.span) and q.speaker.span != subject[0] for q in pronouns.quotes):
        return None
    named = scene.mentions_in(before.span.start, before.span.end)
    others = {a.id for m, a in named if a.kind is ActorKind.PERSON and scene.is_subject(m)}
    return subject if others <= {subject[1].id} else None


def _tells(scene: Scene, number: int, subject: Span) -> bool:
    """Whether a verb of speech follows the subject: "Roe recalled", "Roe was quick to add"."""
    behind = [t for t in scene.sentences[number].tokens if t.span.start >= subject.end][:_REACH]
    return any(token.lower in reporting().forms and not scene.quoted(token.span) for token in behind)


def _subject(scene: Scene, pronouns: Pronouns, number: int) -> tuple[Span, Actor] | None:
    """The person with whom the sentence begins: a name or a pronoun."""
    sentence = scene.sentences[number]
    for token in sentence.tokens[:6]:
        if token.lower in GENDER and not scene.quoted(token.span):
            actor = pronouns.person(token.span, GENDER[token.lower])
            return (token.span, actor) if actor else None
        for mention, actor in scene.mentions_in(token.span.start, token.span.start + 1):
            if actor.kind is ActorKind.PERSON and not scene.quoted(mention):
                return (mention, actor) if scene.is_subject(mention) else None
    return None
