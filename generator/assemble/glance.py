"""At a glance: the few statements that carry the story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.assemble.independence import breaks_quotation, stands_alone
from generator.assemble.statements import statement
from generator.assemble.story import Story
from generator.model import Actor, ActorKind, Manner, Sentence, Statement
from generator.reference.statement_words import statement_words
from generator.span import Span, cover

FEWEST, MOST = 3, 6

# One statement at a glance for about so many sentences of the story.
_SENTENCES_A_STATEMENT = 5
_LONGEST_WORDS, _LONG_WORDS = 60, 42
# Two statements repeat each other where they share this part of the shorter one's words.
_SHARED = 0.6
_AMOUNTS = re.compile(r"[$€£¥]\s?\d|\d[\d.,]*\s?(?:%|percent|per cent|million|billion|trillion|troops|soldiers|people)")

# What a statement is worth by its place, its length and what it is. Set by hand; which signs matter was seen in the labelled
# development articles (tests/assemble/labels).
_LEDE, _EARLINESS, _HEADLINE, _BACKGROUND, _DIRECT, _ADDRESS, _LABELLED = 1.0, 1.5, 4.0, -1.3, -0.9, -1.5, -2.0
_TOO_LONG, _EACH_TOO_SHORT, _ENOUGH_WORDS = -0.8, -0.8, 12
# What it is worth by what it is the first to cover.
_ACTOR, _STATE, _SPEAKER, _TREATY, _PROVISION, _DATE, _AMOUNT, _PLAN = 0.6, 0.3, 0.5, 1.0, 0.4, 0.4, 1.2, 1.6
_FEWEST_HEADLINE_WORDS = 3
# "SECRETARY OLIN: Well, …" in a transcript.
_SPEAKER_LABEL = re.compile(r"[A-Z][A-Z .’'-]{3,}:")
# Who speaks to those present tells no news.
_ADDRESSED = frozenset({"you", "your", "yours", "you're", "you’re", "thank", "thanks", "well", "let"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    sentence: Sentence
    worth: float  # by place and length
    points: dict[str, float]  # what the sentence covers, and how much that is worth once
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """What the briefing's other sections show.

    Attributes:
        title: not repeated at a glance where there is anything else.
        actors: with their salience.
        background: worth less at a glance, for it is not the news.
        ahead: of which one belongs here.
    """

    title: str
    actors: tuple[Actor, ...]
    background: tuple[Statement, ...]
    ahead: tuple[Statement, ...]


def glance(story: Story, elsewhere: Elsewhere) -> tuple[Statement, ...]:
    """Three to six statements in the order of the text; fewer where the story has no more that stand alone."""
    candidates = [
        _candidate(story, sentence, elsewhere)
        for sentence, clauses in zip(story.sentences, story.clauses, strict=True)
        if clauses.is_sentence and _is_eligible(story, sentence)
    ]
    fresh = [c for c in candidates if _unended(story.text_of(c.sentence.span)) != _unended(elsewhere.title)]
    wanted = max(FEWEST, min(MOST, round(len(story.sentences) / _SENTENCES_A_STATEMENT)))
    chosen = _choose(fresh or candidates, wanted)
    return tuple(statement(story, c.sentence.span) for c in sorted(chosen, key=lambda c: c.sentence.span))


def _is_eligible(story: Story, sentence: Sentence) -> bool:
    words = story.text_of(sentence.span).lower().replace("’", "'")
    if any(notice in words for notice in statement_words().notices):
        return False
    if sentence is story.lede:
        return not breaks_quotation(story, sentence)
    return story.text_of(sentence.span)[0] != "(" and len(sentence.tokens) <= _LONGEST_WORDS and stands_alone(story, sentence)


def _candidate(story: Story, sentence: Sentence, elsewhere: Elsewhere) -> _Candidate:
    words = _content_words(sentence)
    worth = _EARLINESS * (1 - sentence.paragraph / len(story.article.paragraphs)) + _HEADLINE * _share_of_headline(story, words)
    if sentence is story.lede:
        worth += _LEDE
    if len(sentence.tokens) > _LONG_WORDS:
        worth += _TOO_LONG
    worth += _EACH_TOO_SHORT * max(0, _ENOUGH_WORDS - len(sentence.tokens))
    if _stands_in(sentence.span, elsewhere.background):
        worth += _BACKGROUND
    if any(quote.manner is Manner.DIRECT and span.overlaps(sentence.span) for quote in story.found.quotes for span in quote.spans):
        worth += _DIRECT
    if any(token.lower in _ADDRESSED for token in sentence.tokens):
        worth += _ADDRESS
    if _SPEAKER_LABEL.match(story.text_of(sentence.span)):
        worth += _LABELLED
    return _Candidate(
        sentence=sentence,
        worth=worth,
        points=dict(_points(story, sentence.span, elsewhere)),
        words=words,
    )


def _share_of_headline(story: Story, words: frozenset[str]) -> float:
    """The part of the headline's words that the sentence has, from 0 to 1; 0 where the seed has none."""
    known = {word for word in re.findall(r"\w+", (story.article.headline or "").lower()) if word not in statement_words().never_last}
    return len(known & words) / max(_FEWEST_HEADLINE_WORDS, len(known))


def _points(story: Story, span: Span, elsewhere: Elsewhere) -> Iterator[tuple[str, float]]:
    for actor in elsewhere.actors:
        if _holds(span, actor.mentions):
            yield f"actor {actor.id}", actor.salience * (_STATE if actor.kind is ActorKind.STATE else _ACTOR)
    for treaty in story.found.treaties:
        if _holds(span, treaty.spans):
            yield f"treaty {treaty.id}", _TREATY
        for provision in treaty.provisions:
            if _holds(span, provision.spans):
                yield f"provision {treaty.id} {provision.number}", _PROVISION
    yield from _news_points(story, span, elsewhere)


def _news_points(story: Story, span: Span, elsewhere: Elsewhere) -> Iterator[tuple[str, float]]:
    weights = {actor.id: actor.salience for actor in elsewhere.actors}
    for quote in story.found.quotes:
        if quote.speaker and quote.speaker.actor and span.contains(cover([quote.speaker.span, *quote.spans])):
            yield f"speaker {quote.speaker.actor}", _SPEAKER * (1 + weights.get(quote.speaker.actor, 0.0)) / 2
    for mention in story.dates_in(span):
        yield f"date {mention.value}", _DATE
    if _AMOUNTS.search(story.text_of(span)):
        yield "number", _AMOUNT
    if _stands_in(span, elsewhere.ahead):
        yield "ahead", _PLAN


def _holds(span: Span, places: Iterable[Span]) -> bool:
    return any(span.contains(place) for place in places)


def _stands_in(span: Span, statements: Iterable[Statement]) -> bool:
    return any(span.overlaps(part) for made in statements for part in made.spans)


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
