"""At a glance: the few statements that carry the story."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.assemble.independence import breaks_quotation, stands_alone
from generator.assemble.statements import statement
from generator.assemble.story import Story
from generator.model import Actor, ActorKind, Manner, Sentence, Statement
from generator.reference.statement_words import statement_words
from generator.span import Places, Span, cover, spots

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
    known = _known(story, elsewhere)
    candidates = [
        _candidate(story, sentence, known)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What all sentences are held against: what is worth how much at which place, what other sections show, and the headline's words."""

    points: Places[tuple[str, float]]
    background: Places[Span]
    ahead: Places[Span]
    headline: frozenset[str]


def _known(story: Story, elsewhere: Elsewhere) -> _Known:
    headline = re.findall(r"\w+", (story.article.headline or "").lower())
    return _Known(
        points=Places(_points(story, elsewhere)),
        background=spots(span for made in elsewhere.background for span in made.spans),
        ahead=spots(span for made in elsewhere.ahead for span in made.spans),
        headline=frozenset(headline) - statement_words().never_last,
    )


def _candidate(story: Story, sentence: Sentence, known: _Known) -> _Candidate:
    words = _content_words(sentence)
    worth = _EARLINESS * (1 - sentence.paragraph / len(story.article.paragraphs)) + _HEADLINE * len(known.headline & words) / max(
        _FEWEST_HEADLINE_WORDS, len(known.headline)
    )
    if sentence is story.lede:
        worth += _LEDE
    if len(sentence.tokens) > _LONG_WORDS:
        worth += _TOO_LONG
    worth += _EACH_TOO_SHORT * max(0, _ENOUGH_WORDS - len(sentence.tokens))
    if known.background.touch(sentence.span):
        worth += _BACKGROUND
    if any(quote.manner is Manner.DIRECT for quote in story.quotes.touching(sentence.span)):
        worth += _DIRECT
    if any(token.lower in _ADDRESSED for token in sentence.tokens):
        worth += _ADDRESS
    if _SPEAKER_LABEL.match(story.text_of(sentence.span)):
        worth += _LABELLED
    return _Candidate(
        sentence=sentence,
        worth=worth,
        points=_covered(story, sentence.span, known),
        words=words,
    )


def _points(story: Story, elsewhere: Elsewhere) -> Iterator[tuple[Span, tuple[str, float]]]:
    """What a statement may cover, where it stands, and how much that is worth."""
    weights = {actor.id: actor.salience for actor in elsewhere.actors}
    for actor in elsewhere.actors:
        worth = actor.salience * (_STATE if actor.kind is ActorKind.STATE else _ACTOR)
        yield from ((span, (f"actor {actor.id}", worth)) for span in actor.mentions)
    for treaty in story.found.treaties:
        yield from ((span, (f"treaty {treaty.id}", _TREATY)) for span in treaty.spans)
        for provision in treaty.provisions:
            yield from ((span, (f"provision {treaty.id} {provision.number}", _PROVISION)) for span in provision.spans)
    for quote in story.found.quotes:
        if quote.speaker and quote.speaker.actor:
            worth = _SPEAKER * (1 + weights.get(quote.speaker.actor, 0.0)) / 2
            yield cover([quote.speaker.span, *quote.spans]), (f"speaker {quote.speaker.actor}", worth)
    yield from ((mention.span, (f"date {mention.value}", _DATE)) for mention in story.found.dates)


def _covered(story: Story, span: Span, known: _Known) -> dict[str, float]:
    """What the words cover, and how much that is worth once."""
    found = dict(known.points.inside(span))
    if _AMOUNTS.search(story.text_of(span)):
        found["number"] = _AMOUNT
    if known.ahead.touch(span):
        found["ahead"] = _PLAN
    return found


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
