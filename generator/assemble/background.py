"""Background: what happened before the story, and facts that stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.assemble.clauses import clauses
from generator.assemble.context import contexts, is_past, publication
from generator.assemble.statements import in_order, readable, statement
from generator.assemble.story import Story
from generator.model import Sentence, Statement, days
from generator.span import Span


def background(story: Story, planned: Sequence[bool]) -> tuple[Statement, ...]:
    """The statements that give context, oldest first, then those without a date; `planned` tells which sentences look ahead."""
    today = publication(story)
    found: list[tuple[date, Statement]] = []
    for index, reason in enumerate(contexts(story, planned)):
        sentence = story.sentences[index]
        oldest = _oldest(story, sentence.span, today)
        if reason:
            span = readable(story, index)
            if span is not None:
                found.append((oldest or date.max, statement(story, span)))
        elif index and oldest is not None and not _gives_words(story, sentence) and readable(story, index) == sentence.span:
            found.extend((day, statement(story, clause)) for day, clause in _old_clauses(story, sentence, today))
    return in_order(found)


def _old_clauses(story: Story, sentence: Sentence, today: date) -> Iterator[tuple[date, Span]]:
    """The clauses of a sentence of news that tell of what was before, with their oldest day."""
    for clause in clauses(story.article.text, sentence, (*story.whole.touching(sentence.span), *story.spoken.touching(sentence.span))):
        day = _oldest(story, clause, today)
        if clause != sentence.span and day is not None and not _has_news(story, clause, today):
            yield day, clause


def _gives_words(story: Story, sentence: Sentence) -> bool:
    return story.quotes.touch(sentence.span)


def _oldest(story: Story, span: Span, today: date) -> date | None:
    """The first day of the oldest date in the narrator's words that lies clearly before the story."""
    # The year in a treaty's name tells nothing of the sentence.
    told = (m for m in story.dates_in(span) if not story.spoken.hold(m.span) and not story.treaties.hold(m.span))
    past = (days(m.value) for m in told if is_past(m, today))
    return min((known[0] for known in past if known), default=None)


def _has_news(story: Story, span: Span, today: date) -> bool:
    """Whether a date of the news, or one to come, stands in the narrator's words."""
    return any(not is_past(m, today) and days(m.value) and not story.spoken.hold(m.span) for m in story.dates_in(span))
