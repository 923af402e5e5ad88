"""Spans of the source -> statements of a briefing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date

from generator.assemble.independence import breaks_quotation, leans_back, points_back, stands_alone
from generator.assemble.quotation import closing_length, opening_length
from generator.assemble.story import Story
from generator.model import Antecedent, Statement, named_at
from generator.span import Places, Span, trim

# Two sentences in one statement are not longer than this, in characters.
LONGEST_PAIR = 420
# Nor is a quotation of several sentences.
LONGEST_QUOTATION = 640


def statement(story: Story, span: Span) -> Statement:
    """The words of `span`, without white space at the ends, with the dates that stand in them.

    Raises:
        ValueError: if the span holds nothing but white space.
    """
    trimmed = trim(story.article.text, span.start, span.end)
    if trimmed is not None:
        trimmed = _without_torn_marks(story, trimmed)
    if trimmed is None:
        raise ValueError(f"nothing is said in [{span.start}, {span.end})")
    return Statement(spans=(trimmed,), dates=story.dates_in(trimmed), antecedents=tuple(_antecedents(story, trimmed)))


def _antecedents(story: Story, span: Span) -> Iterator[Antecedent]:
    """Of each person who is only meant in the span and never named there the first pronoun."""
    meant: set[str] = set()
    named = {actor.id for actor in story.mentions.inside(span)}
    for antecedent in story.pronouns.inside(span):
        actor = named_at(story.mentions.touching(antecedent.mention), antecedent.mention)
        if actor is not None and actor.id not in meant | named:
            meant.add(actor.id)
            yield antecedent


def readable(story: Story, index: int) -> Span | None:
    """The words that carry the story's sentence `index` in a list of events.

    The sentence; where it leans on the one before it, both together; where it is part of a quotation of several, that with
    the words that tell whose it is. None where it cannot be read alone.
    """
    sentence = story.sentences[index]
    if stands_alone(story, sentence, may_join=True):
        return sentence.span
    if breaks_quotation(story, sentence) or story.text_of(sentence.span).endswith(":"):
        return _whole_quotation(story, index)
    if index == 0 or not points_back(story, sentence):
        return None
    before = story.sentences[index - 1]
    pair = Span(before.span.start, sentence.span.end)
    if before.paragraph != sentence.paragraph or len(pair) > LONGEST_PAIR or not stands_alone(story, before, may_join=True):
        return None
    return pair


def _whole_quotation(story: Story, index: int) -> Span | None:
    """The sentences of a quotation to which the sentence belongs, with the one that announces it by a colon."""
    first = last = index
    if story.text_of(story.sentences[index].span).endswith(":") and index + 1 < len(story.sentences):
        last = index + 1
    torn = [q for s in story.sentences[first : last + 1] for q in story.quoted.touching(s.span) if not s.span.contains(q)]
    if not torn:
        return None
    start, end = min(q.start for q in torn), max(q.end for q in torn)
    first = min(first, bisect_right(story.sentences, start, key=lambda sentence: sentence.span.end))
    last = max(last, bisect_left(story.sentences, end, key=lambda sentence: sentence.span.start) - 1)
    if first and story.text_of(story.sentences[first - 1].span).endswith(":"):
        first -= 1
    whole = Span(story.sentences[first].span.start, story.sentences[last].span.end)
    is_attributed = bool(story.cues.inside(whole))
    if len(whole) > LONGEST_QUOTATION or not is_attributed or not closing_length(story.article.text, end):
        return None
    return None if leans_back(story.sentences[first].tokens, story, may_join=True) else whole


def in_order(dated: Iterable[tuple[date, Statement]]) -> tuple[Statement, ...]:
    """The statements by day, then by place; one that stands inside a longer one is left out."""
    ordered = sorted(dated, key=lambda entry: (entry[0], entry[1].spans))
    kept = list(dict.fromkeys(made for _, made in ordered))
    longer = Places((span, made.spans) for made in kept for span in made.spans)
    return tuple(made for made in kept if not any(_is_part(made.spans, other) for other in longer.touching(made.spans[0])))


def _without_torn_marks(story: Story, span: Span) -> Span | None:
    """The span without a quotation mark at its start or end whose partner stands outside it."""
    start, end = span.start, span.end
    for quoted in story.quoted.touching(span):
        if quoted.start == start and quoted.end > end:
            start += opening_length(story.article.text, start)
        elif quoted.end == end and quoted.start < start:
            end -= closing_length(story.article.text, end)
    return trim(story.article.text, start, end) if start < end else None


def _is_part(spans: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    return spans != other and all(any(b.contains(a) for b in other) for a in spans)
