"""Background: what happened before the story, and facts that stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from generator.assemble.clauses import clauses
from generator.assemble.quotation import is_inside
from generator.assemble.statements import in_order, narrated, readable, statement
from generator.assemble.story import Story
from generator.model import DateMention, Precision, Quote, Sentence, Statement, days
from generator.reference.statement_words import statement_words
from generator.span import Span, cover

# A day younger than this, counted back from publication, is still news.
_NEWS = timedelta(days=60)
# A date so near to the verb of a quote tells when it was said, in characters from the one to the other.
# A date that begins within so many characters of its sentence opens it.
_OPENING = 15
_BESIDE = 40
_WHOLE_YEARS = {Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.INTERVAL, Precision.SEASON}


def background(story: Story) -> tuple[Statement, ...]:
    """The statements that give dated context, oldest first, then the facts that stand without a date."""
    today = _today(story)
    found: list[tuple[date, Statement]] = []
    for index, sentence in enumerate(story.sentences):
        if index == 0:
            continue
        for day, span in _context(story, index, sentence, today):
            found.append((day, statement(story, span)))
    return in_order(found)


def _today(story: Story) -> date:
    """The day of publication, else the newest day or month that the story names, else the end of its newest year."""
    if story.article.published:
        return story.article.published
    known = [(mention.precision in _WHOLE_YEARS, days(mention.value)) for mention in story.found.dates]
    near = [pair[0] for is_wide, pair in known if pair and not is_wide]
    return max(near or [pair[1] for _, pair in known if pair], default=date.max)


def _context(story: Story, index: int, sentence: Sentence, today: date) -> Iterator[tuple[date, Span]]:
    """The sentence with its oldest day where it is context, else those of its clauses that are."""
    if _gives_a_view(story, sentence, today):
        return
    oldest = _oldest(story, sentence.span, today)
    if oldest is None:
        if _is_standing(story, sentence) and not story.dates_in(sentence.span) and (span := readable(story, index)):
            yield date.max, span
    elif not _has_news(story, sentence.span, today):
        if span := readable(story, index):
            yield oldest, span
    elif readable(story, index) == sentence.span:
        for clause in clauses(story.article.text, sentence, (*story.whole, *story.spoken)):
            day = _oldest(story, clause, today)
            if clause != sentence.span and day is not None and not _has_news(story, clause, today):
                yield day, clause


def _gives_a_view(story: Story, sentence: Sentence, today: date) -> bool:
    """Whether the sentence gives somebody's words that were not said long before the story: a position, not context."""
    given = [quote for quote in story.found.quotes if any(span.overlaps(sentence.span) for span in quote.spans)]
    return bool(given) and not any(_was_said_long_ago(story, quote, today) for quote in given)


def _was_said_long_ago(story: Story, quote: Quote, today: date) -> bool:
    if quote.said is None or quote.cue is None or not is_past(quote.said, today):
        return False
    if any(0 <= quote.said.span.start - s.span.start <= _OPENING for s in story.sentences if s.span.contains(quote.cue.span)):
        # "In 2018, at the summit, she explained": a date that opens the sentence dates its verb.
        return True
    # "who negotiated it in 1995, said": the comma parts the date from the verb.
    between = cover([quote.cue.span, quote.said.span])
    return len(between) <= _BESIDE and "," not in story.text_of(between)


def _oldest(story: Story, span: Span, today: date) -> date | None:
    """The first day of the oldest date in the narrator's words that lies clearly before the story."""
    # The year in a treaty's name tells nothing of the sentence.
    outside = (*story.spoken, *(place for treaty in story.found.treaties for place in treaty.spans))
    past = (days(m.value) for m in story.dates_in(span) if is_past(m, today) and not is_inside(m.span, outside))
    return min((known[0] for known in past if known), default=None)


def _has_news(story: Story, span: Span, today: date) -> bool:
    """Whether a date of the news, or one to come, stands in the narrator's words."""
    return any(not is_past(m, today) and days(m.value) and not is_inside(m.span, story.spoken) for m in story.dates_in(span))


def is_past(mention: DateMention, today: date) -> bool:
    """Whether the date lies clearly before the story: in an earlier year named as such, or more than two months ago."""
    known = days(mention.value)
    if known is None:
        return False
    if mention.precision in _WHOLE_YEARS:
        return known[0].year < today.year
    return known[1] < today - _NEWS if today - date.min > _NEWS else False


def _is_standing(story: Story, sentence: Sentence) -> bool:
    own = " ".join(story.text_of(part) for part in narrated(story, sentence)).lower()
    return bool(_standing_phrases().search(own))


@cache
def _standing_phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in sorted(statement_words().standing_phrases))})\b")
