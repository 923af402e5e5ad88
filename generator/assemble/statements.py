"""Spans of the source -> statements of a briefing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.assemble.independence import breaks_quotation, leans_back, stands_alone
from generator.assemble.quotation import closing_length, opening_length
from generator.assemble.story import Story
from generator.model import Sentence, Statement
from generator.span import Span, trim

# Two sentences in one statement are not longer than this, in characters.
LONGEST_PAIR = 420


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
    return Statement(spans=(trimmed,), dates=story.dates_in(trimmed))


def readable(story: Story, index: int) -> Span | None:
    """The words that carry the story's sentence `index` in a briefing.

    The sentence, or where it leans on the one before it in its paragraph, both together; None where neither reads alone.
    """
    sentence = story.sentences[index]
    if stands_alone(story, sentence):
        return sentence.span
    if index == 0 or breaks_quotation(story, sentence) or not leans_back(sentence.tokens):
        return None
    before = story.sentences[index - 1]
    pair = Span(before.span.start, sentence.span.end)
    if before.paragraph != sentence.paragraph or len(pair) > LONGEST_PAIR or not stands_alone(story, before):
        return None
    return pair


def narrated(story: Story, sentence: Sentence) -> Iterator[Span]:
    """The parts of the sentence in the narrator's words: outside quotation marks and quotes given word for word."""
    begin = sentence.span.start
    for spoken in story.spoken:
        if not spoken.overlaps(sentence.span):
            continue
        if begin < spoken.start:
            yield Span(begin, spoken.start)
        begin = max(begin, spoken.end)
    if begin < sentence.span.end:
        yield Span(begin, sentence.span.end)


def in_order(dated: Iterable[tuple[date, Statement]]) -> tuple[Statement, ...]:
    """The statements by day, then by place; one that stands inside a longer one is left out."""
    ordered = sorted(dated, key=lambda entry: (entry[0], entry[1].spans))
    kept = [made for _, made in ordered]
    longer = {made.spans for made in kept}
    return tuple(made for made in kept if not any(_is_part(made.spans, other) for other in longer))


def _without_torn_marks(story: Story, span: Span) -> Span | None:
    """The span without a quotation mark at its start or end whose partner stands outside it."""
    start, end = span.start, span.end
    for quoted in story.quoted:
        if quoted.start == start and quoted.end > end:
            start += opening_length(story.article.text, start)
        elif quoted.end == end and quoted.start < start:
            end -= closing_length(story.article.text, end)
    return trim(story.article.text, start, end) if start < end else None


def _is_part(spans: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    return spans != other and all(any(b.contains(a) for b in other) for a in spans)
