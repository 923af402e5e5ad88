"""What to watch: planned and expected events, soonest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.assemble.statements import in_order, readable, statement
from generator.assemble.story import Story
from generator.model import Sentence, Statement, days
from generator.span import Span


def ahead(story: Story, planned: Sequence[bool]) -> tuple[Statement, ...]:
    """The statements on what is planned or expected, soonest first, undated last; `planned` tells it of each sentence."""
    found: list[tuple[date, Statement]] = []
    for index, is_plan in enumerate(planned):
        sentence = story.sentences[index]
        if not is_plan or _cites_provision(story, sentence):
            continue  # "both parties will respond" is the treaty's duty, no event
        span = readable(story, index)
        if span is not None:
            day = _next_day(story, sentence.span) or _end_of_running(story, sentence.span) or date.max
            found.append((day, statement(story, span)))
    return in_order(found)


def _cites_provision(story: Story, sentence: Sentence) -> bool:
    return bool(story.provisions.inside(sentence.span))


def _next_day(story: Story, span: Span) -> date | None:
    """The first day to come, after publication, that a date within `span` stands for."""
    published = story.article.published
    if published is None:
        return None
    return min((first for first, _ in _days(story, span) if first > published), default=None)


def _end_of_running(story: Story, span: Span) -> date | None:
    """The end of the week, month or year of publication, where a date in `span` stands for that."""
    published = story.article.published
    if published is None:
        return None
    return min((last for first, last in _days(story, span) if first <= published < last), default=None)


def _days(story: Story, span: Span) -> Iterator[tuple[date, date]]:
    for mention in story.dates_in(span):
        known = days(mention.value)
        if known:
            yield known
