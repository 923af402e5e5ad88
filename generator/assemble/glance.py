"""At a glance: the few statements that carry the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.assemble.independence import breaks_quotation, stands_alone
from generator.assemble.quotation import is_inside
from generator.assemble.statements import statement
from generator.assemble.story import Story
from generator.model import ActorKind, Sentence, Statement
from generator.reference.statement_words import statement_words
from generator.span import Span

FEWEST, MOST = 3, 6

# One statement at a glance for about so many sentences of the story.
_SENTENCES_A_STATEMENT = 6
_LONGEST_WORDS, _LONG_WORDS = 60, 42
# Two statements repeat each other where they share this part of the shorter one's words.
_SHARED = 0.6
_NUMBER = re.compile(r"[$€£¥]\s?\d|\d[\d.,]*\s?(?:%|percent|per cent|million|billion|trillion|troops|soldiers|people)")
_SUMMARY_OF_THE_LEDE, _EARLINESS, _TOO_LONG = 3.0, 1.2, -0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    sentence: Sentence
    worth: float  # by place and length
    points: dict[str, float]  # what the sentence covers, and how much that is worth once
    words: frozenset[str]


def glance(story: Story, shown_title: str, weights: dict[str, float], context: Sequence[Statement]) -> tuple[Statement, ...]:
    """Three to six statements in the order of the text, fewer where the story has no more that stand alone.

    Args:
        story: the article and its findings.
        shown_title: the briefing's title, which is not repeated where there is anything else.
        weights: the actors' salience by id.
        context: the statements of the background, which are worth less here.
    """
    candidates = [_candidate(story, sentence, weights, context) for sentence in story.sentences if _is_eligible(story, sentence)]
    fresh = [c for c in candidates if _unended(story.text_of(c.sentence.span)) != _unended(shown_title)]
    wanted = max(FEWEST, min(MOST, round(len(story.sentences) / _SENTENCES_A_STATEMENT)))
    chosen = _choose(fresh or candidates, wanted)
    return tuple(statement(story, c.sentence.span) for c in sorted(chosen, key=lambda c: c.sentence.span))


def _is_eligible(story: Story, sentence: Sentence) -> bool:
    if sentence is story.sentences[0]:
        return not breaks_quotation(story, sentence)
    return len(sentence.tokens) <= _LONGEST_WORDS and stands_alone(story, sentence)


def _candidate(story: Story, sentence: Sentence, weights: dict[str, float], context: Sequence[Statement]) -> _Candidate:
    worth = _EARLINESS * (1 - sentence.paragraph / len(story.article.paragraphs))
    if sentence is story.sentences[0]:
        worth += _SUMMARY_OF_THE_LEDE
    if len(sentence.tokens) > _LONG_WORDS:
        worth += _TOO_LONG
    if any(sentence.span.overlaps(span) for made in context for span in made.spans):
        worth /= 2
    return _Candidate(
        sentence=sentence,
        worth=worth,
        points=dict(_points(story, sentence.span, weights)),
        words=_content_words(sentence),
    )


def _points(story: Story, span: Span, weights: dict[str, float]) -> Iterator[tuple[str, float]]:
    for actor in story.found.actors:
        if any(span.contains(mention) for mention in actor.mentions):
            factor = 0.5 if actor.kind is ActorKind.STATE else 1.0
            yield f"actor {actor.id}", factor * weights.get(actor.id, 0.0)
    for treaty in story.found.treaties:
        if any(span.contains(place) for place in treaty.spans):
            yield f"treaty {treaty.id}", 1.0
        for provision in treaty.provisions:
            if any(span.contains(place) for place in provision.spans):
                yield f"provision {treaty.id} {provision.number}", 0.3
    for quote in story.found.quotes:
        if quote.speaker and quote.speaker.actor and span.contains(quote.speaker.span) and is_inside(quote.spans[0], (span,)):
            yield f"speaker {quote.speaker.actor}", 0.7
    for mention in story.dates_in(span):
        yield f"date {mention.value}", 0.2
    if _NUMBER.search(story.text_of(span)):
        yield "number", 0.5


def _choose(candidates: Sequence[_Candidate], wanted: int) -> list[_Candidate]:
    """The candidates that together cover most, one by one; none that repeats one chosen before."""
    chosen: list[_Candidate] = []
    left = list(candidates)
    while left and len(chosen) < wanted:
        covered = {point for c in chosen for point in c.points}
        best = max(left, key=lambda c: (_gain(c, covered), -c.sentence.span.start))
        chosen.append(best)
        left = [c for c in left if c is not best and not _repeats(c, best)]
    return chosen


def _gain(candidate: _Candidate, covered: set[str]) -> float:
    return candidate.worth + sum(worth for point, worth in candidate.points.items() if point not in covered)


def _repeats(one: _Candidate, other: _Candidate) -> bool:
    fewest = min(len(one.words), len(other.words))
    return fewest == 0 or len(one.words & other.words) / fewest > _SHARED


def _content_words(sentence: Sentence) -> frozenset[str]:
    return frozenset(token.lower for token in sentence.tokens if token.is_word and token.lower not in statement_words().never_last)


def _unended(text: str) -> str:
    return text.strip().rstrip(".").casefold()
