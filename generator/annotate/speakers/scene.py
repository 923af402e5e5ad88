"""The article as the resolution of speakers sees it: who is named where, outside what is quoted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from generator.annotate.speakers.phrases import POSSESSIVES, is_source_noun
from generator.language import passages
from generator.model import Actor, ActorKind, Article, Sentence, Token
from generator.reference.english import english
from generator.reference.names import names
from generator.reference.offices import offices
from generator.reference.sources import sources
from generator.span import Span

_NEXT_WORD = re.compile(r"\s([a-z][\w-]*)")
_OBJECTS = frozenset({"obj", "iobj"})
_HONORIFIC = re.compile(r"([A-Za-zñ]+)\.?\s\Z")


class Scene:
    """What the article's text and its named actors tell; nothing here changes while speakers are resolved.

    Attributes:
        text: the article's.
        sentences: in order.
        actors: the named ones.
        mentions: every mention of every actor, in order.
    """

    def __init__(self, article: Article, sentences: Sequence[Sentence], actors: Sequence[Actor]) -> None:
        self.text = article.text
        self.article = article
        self.sentences = tuple(sentences)
        self.actors = tuple(actors)
        self.mentions = tuple(sorted(((m, a) for a in actors for m in a.mentions), key=lambda found: found[0]))
        self._at = [m.start for m, _ in self.mentions]
        self._quoted = tuple(p.inner for p in passages(article))
        self._quoted_at = [q.start for q in self._quoted]
        self._starts = [s.span.start for s in self.sentences]
        self._gender: dict[str, str | None] = {}

    def quoted(self, span: Span) -> bool:
        """Whether the span stands in quotation marks."""
        index = bisect_right(self._quoted_at, span.start) - 1
        return index >= 0 and self._quoted[index].contains(span)

    def mentions_in(self, start: int, end: int) -> tuple[tuple[Span, Actor], ...]:
        """The mentions that begin in the range of the text."""
        return self.mentions[bisect_left(self._at, start) : bisect_left(self._at, end)]

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds the offset, or of the last that begins before it; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def gender(self, actor: Actor) -> str | None:
        """The gender, male or female, by the form of address, the given name or the office; None where none of them tells."""
        if actor.id not in self._gender:
            self._gender[actor.id] = self._find_gender(actor)
        return self._gender[actor.id]

    def is_subject(self, mention: Span) -> bool:
        """Whether the name stands where a subject does: owns nothing, and no preposition stands before it and its title."""
        if self.text[mention.end : mention.end + 2] in POSSESSIVES or self.text[mention.end : mention.end + 1] == "'":
            return False
        if self.is_modifier(mention):
            return False
        return self.before_title(mention) not in english().prepositions | {"to"} and not self._is_object(mention)

    def _is_object(self, mention: Span) -> bool:
        """Whether the name is what a verb acts on: by the tree, else behind "to" and a verb ("to support Roe")."""
        sentence = self.sentences[max(0, self.sentence_at(mention.start))]
        index = bisect_left(sentence.words, mention.start, key=lambda word: word.span.start)
        if index < len(sentence.words) and sentence.words[index].span.start == mention.start:
            word = sentence.words[index]
            while word.relation.partition(":")[0] in {"flat", "compound"} and sentence.words[word.head] != word:
                word = sentence.words[word.head]
            return word.relation.partition(":")[0] in _OBJECTS
        end = bisect_left(sentence.tokens, mention.start, key=lambda token: token.span.start)
        before = [t.lower for t in sentence.tokens[max(0, end - 4) : end] if t.lower not in offices().honorifics and t.text != "."]
        return len(before) > 1 and before[-2] == "to" and before[-1].isalpha()

    def is_modifier(self, mention: Span) -> bool:
        """Whether the name only tells whose a body or person is: "the Roe campaign", "Roe aides"."""
        word = _NEXT_WORD.match(self.text, mention.end)
        return word is not None and is_source_noun(word.group(1))

    def before_title(self, mention: Span) -> str:
        """The word before the name and the title in front of it, in lower case; empty where the sentence begins with them."""
        number = self.sentence_at(mention.start)
        if number < 0:
            return ""
        items = self.sentences[number].tokens
        index = bisect_left(items, mention.start, key=lambda token: token.span.start)
        while index and _may_be_title(items[index - 1]):
            index -= 1
        return items[index - 1].lower if index else ""

    def _find_gender(self, actor: Actor) -> str | None:
        if actor.kind is ActorKind.UNNAMED:
            return next((g for w in reversed(actor.name.lower().split()) if (g := sources().gender_of(w.strip(",.")))), None)
        if actor.kind is not ActorKind.PERSON:
            return None
        told = set()
        for mention in actor.mentions:
            before = _HONORIFIC.search(self.text, max(0, mention.start - 12), mention.start)
            if before and (gender := offices().honorifics.get(before.group(1).lower())) in {"male", "female"}:
                told.add(gender)
        if len(told) == 1:
            return told.pop()
        given = names().gender(actor.name) if " " in actor.name else None
        if given in {"male", "female"}:
            return given
        by_role = {sources().gender_of(w) for r in actor.roles for w in re.findall(r"[a-z-]+", r.span.of(self.text).lower())} - {None}
        return by_role.pop() if len(by_role) == 1 else None


def _may_be_title(token: Token) -> bool:
    """Whether the word may belong to a title before a name: "House Speaker", "then president", "Sen. Roe"."""
    if token.lower in english().prepositions | english().conjunctions | english().subordinators:
        return False
    known = offices()
    titled = token.lower in known.heads or token.lower in known.honorifics or token.lower in known.modifiers or token.lower in known.former
    return titled or token.text == "." or token.text[:1].isupper()
