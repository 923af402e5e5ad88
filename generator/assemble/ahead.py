"""What to watch: planned and expected events, in the narrator's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from generator.assemble.quotation import is_inside
from generator.assemble.statements import in_order, narrated, readable, statement
from generator.assemble.story import Story
from generator.model import Sentence, Statement, days
from generator.reference.statement_words import statement_words
from generator.span import Span

# "will" as a plan: not the noun, and no prophecy about what always is.
_WILL = re.compile(r"(?<!the )(?<!political )(?<!free )(?<![\w-])will (?!of\b|to\b|and\b|always\b|never\b|probably\b|surely\b|likely\b)")


def ahead(story: Story) -> tuple[Statement, ...]:
    """The statements on what is planned or expected, soonest first, undated last."""
    found: list[tuple[date, Statement]] = []
    for index, sentence in enumerate(story.sentences):
        if not _looks_ahead(story, sentence):
            continue
        span = readable(story, index)
        if span is not None:
            day = _next_day(story, sentence.span) or _end_of_running(story, sentence.span) or date.max
            found.append((day, statement(story, span)))
    return in_order(found)


def _looks_ahead(story: Story, sentence: Sentence) -> bool:
    if _cites_provision(story, sentence):
        return False  # "both parties will respond" is the treaty's duty, no event
    own = " ".join(story.text_of(part) for part in narrated(story, sentence)).lower().replace("’", "'")
    words = statement_words()
    if _any_of(words.planned_phrases).search(own):
        return True
    if _any_of(words.conditions).search(own):
        return False
    if _next_day(story, sentence.span) or _any_of(words.coming_phrases).search(own):
        return bool(_any_of(words.modal_phrases).search(own))
    return not _any_of(words.guesses).search(own) and bool(_WILL.search(own)) and not _is_reported(story, sentence)


def _cites_provision(story: Story, sentence: Sentence) -> bool:
    return any(
        sentence.span.contains(span) for treaty in story.found.treaties for provision in treaty.provisions for span in provision.spans
    )


def _is_reported(story: Story, sentence: Sentence) -> bool:
    """Whether the sentence gives somebody's words, in any manner: their "will" is an opinion."""
    return any(span.overlaps(sentence.span) for quote in story.found.quotes for span in quote.spans)


def _next_day(story: Story, span: Span) -> date | None:
    """The first day to come, after publication, that a date in the narrator's words within `span` stands for."""
    published = story.article.published
    if published is None:
        return None
    return min((first for first, _ in _narrated_days(story, span) if first > published), default=None)


def _end_of_running(story: Story, span: Span) -> date | None:
    """The end of the week, month or year of publication, where a date in `span` stands for that."""
    published = story.article.published
    if published is None:
        return None
    return min((last for first, last in _narrated_days(story, span) if first <= published < last), default=None)


def _narrated_days(story: Story, span: Span) -> Iterator[tuple[date, date]]:
    for mention in story.dates_in(span):
        known = days(mention.value)
        if known and not is_inside(mention.span, story.spoken):
            yield known


@cache
def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(phrase) for phrase in sorted(phrases))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?!\w)")
