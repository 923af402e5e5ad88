"""Whether a sentence can stand in a briefing without the sentences around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.assemble.clauses import word
from generator.assemble.quotation import is_inside
from generator.model import ActorKind, Annotations, Sentence, Token
from generator.reference.statement_words import statement_words
from generator.span import Span

# How many words from the beginning "also" and its like still point back.
_EARLY = 7
_LONGEST_START = 5
_FEWEST_WORDS = 5
_POSSESSIVES = {"his", "her", "its", "their"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """Judges sentences of one story.

    Attributes:
        found: what is named where.
        quoted: what stands in quotation marks.
    """

    found: Annotations
    quoted: tuple[Span, ...]

    def stands_alone(self, sentence: Sentence) -> bool:
        """Whether the sentence is complete and none of its words points outside it."""
        own = self._narrated(sentence)
        if sum(token.is_word for token in sentence.tokens) < _FEWEST_WORDS or self._breaks_quotation(sentence):
            return False
        if sum(token.is_word for token in own) < 2 or sentence.tokens[-1].text in {"?", ":", ","}:
            return False
        return not (leans_back(own) or leans_back(sentence.tokens) or self._has_stray_pronoun(sentence, own))

    def _narrated(self, sentence: Sentence) -> tuple[Token, ...]:
        return tuple(token for token in sentence.tokens if not is_inside(token.span, self.quoted))

    def _breaks_quotation(self, sentence: Sentence) -> bool:
        return any(span.overlaps(sentence.span) and not sentence.span.contains(span) for span in self.quoted)

    def _has_stray_pronoun(self, sentence: Sentence, own: Sequence[Token]) -> bool:
        words = statement_words()
        opens_with_subject = bool(own) and word(own[0]) not in words.subordinators | words.never_last
        for index, token in enumerate(own):
            is_person = word(token) in words.person_pronouns
            if not is_person and not (word(token) in words.group_pronouns and index < _EARLY):
                continue
            if opens_with_subject or self._is_named(Span(sentence.span.start, token.span.end), persons_only=is_person):
                return False
            # "During his first term, the name …" points forward, inside the sentence.
            return not (word(token) in _POSSESSIVES and self._is_named(sentence.span, persons_only=is_person))
        return False

    def _is_named(self, within: Span, *, persons_only: bool) -> bool:
        persons = {ActorKind.PERSON, ActorKind.UNNAMED}
        return any(
            within.contains(mention)
            for actor in self.found.actors
            if not persons_only or actor.kind in persons
            for mention in actor.mentions
        )


def leans_back(tokens: Sequence[Token]) -> bool:
    """Whether the first words point to what was said before: a pronoun, a conjunction, "also", "for example"."""
    words = statement_words()
    heads = [word(token) for token in tokens if any(c.isalnum() for c in token.text)][:_EARLY]
    starts = (" ".join(heads[:count]) for count in range(1, _LONGEST_START + 1))
    return any(start in words.leaning_starts for start in starts) or any(head in words.leaning_early for head in heads)
