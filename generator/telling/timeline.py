"""What happened when: dated statements and quotes, drawn on a line and written below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from math import log1p

from generator.model import Briefing, DateMention, Statement, days, named_at
from generator.span import Span
from generator.telling.dates import mentioned
from generator.telling.quotations import stands_alone
from generator.telling.source import Mark, Passage, Source
from generator.telling.words import counted

Day = date

_LABEL_LENGTH = 64
# How far apart two events are drawn: at least so much, and more by the logarithm of the days between them.
_LEAST, _DAYS = 0.3, 10.0
_FEWEST = 2
_WORD = re.compile(r"\S+")
_CLAUSE_END = re.compile(r"[,;:–—]\s*\Z")
_LEAVING = frozenset(["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "that", "the", "to", "who", "with"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A point of the timeline.

    Attributes:
        when: the first and the last day that its date stands for.
        date: in plain words, short.
        name: the speaker's, for a dated quote; for a statement whom the pronoun means that opens it.
        words: a span of the source; "…" at its end where it is cut.
        ahead: whether it is still to come by the source.
    """

    when: tuple[date, date]
    date: str
    name: str | None
    words: str
    cut: bool
    mark: Mark | None
    ahead: bool

    @property
    def day(self) -> Day:
        """The day at which it is drawn: of what is ahead the last that its date stands for."""
        return self.when[1] if self.ahead else self.when[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedPassage:
    """A statement with its date.

    Attributes:
        date: in plain words; None where the source's words alone tell.
        source_date: the source's own words for the date, where they differ.
    """

    date: str | None
    source_date: str | None
    passage: Passage


def events(briefing: Briefing, source: Source) -> tuple[Event, ...]:
    """The timeline: background, dated quotes, what is ahead; oldest first, of one sentence and date one event."""
    found = [*_stated(briefing.background, source, ahead=False), *_said(briefing, source), *_stated(briefing.ahead, source, ahead=True)]
    once: dict[tuple[str, str], tuple[tuple[date, date], Event]] = {}
    for when, event in found:
        once.setdefault((event.date, event.name or (event.mark.href if event.mark else event.words)), (when, event))
    return tuple(event for _, event in sorted(once.values(), key=lambda pair: (pair[1].ahead, pair[0])))


def places(events: Sequence[Event], published: date | None) -> dict[date, float] | None:
    """Where the events' days and that of publication stand on a line from 0 to 1: in order, and the further apart the more days lie between.

    None where there are too few for a line.
    """
    days_of = sorted({event.day for event in events} | ({published} if published else set()))
    if len(events) < _FEWEST or len(days_of) < _FEWEST:
        return None
    steps = [0.0, *(_LEAST + log1p((later - earlier).days / _DAYS) for earlier, later in pairwise(days_of))]
    total = sum(steps)
    return {day: round(at / total, 4) for day, at in zip(days_of, accumulate(steps), strict=True)}


def line_in_words(events: Sequence[Event]) -> str:
    """What the line shows, for those who do not see it."""
    return f"{counted(len(events), 'event')} in order of time; the further apart, the more time lies between. The list below has them."


def dated_passages(statements: Iterable[Statement], source: Source, *, after: date | None = None) -> tuple[DatedPassage, ...]:
    """The statements with their dates in words; where `after` is given the first date that reaches beyond it counts."""
    return tuple(_dated(statement, source, after) for statement in statements)


def main_date(statement: Statement, *, after: date | None = None) -> DateMention | None:
    """The date that the statement is about: the first that can be resolved, where possible beyond `after`."""
    resolved = [(mention, span[1]) for mention in statement.dates if (span := days(mention.value))]
    if after is not None:
        resolved = [pair for pair in resolved if pair[1] >= after] or resolved
    return resolved[0][0] if resolved else None


def _dated(statement: Statement, source: Source, after: date | None) -> DatedPassage:
    mention = main_date(statement, after=after) or next(iter(statement.dates), None)
    text = source.briefing.article.text
    words = mentioned(mention, text) if mention else None
    said = source.words(mention.span) if mention else None
    differs = said is not None and (words is None or said.casefold() not in words.casefold())
    return DatedPassage(date=words, source_date=said if differs else None, passage=source.statement(statement))


def _stated(statements: Iterable[Statement], source: Source, *, ahead: bool) -> Iterator[tuple[tuple[date, date], Event]]:
    after = source.briefing.article.published if ahead else None
    for statement in statements:
        mention = main_date(statement, after=after)
        when = days(mention.value) if mention else None
        if mention is None or when is None:
            continue
        words, cut = _label(statement, mention, source)
        label = mentioned(mention, source.briefing.article.text, short=True) or ""
        yield (
            when,
            Event(
                when=when,
                date=label,
                name=_meant(statement, source),
                words=words,
                cut=cut,
                mark=source.mark(statement.spans[0]),
                ahead=ahead,
            ),
        )


def _meant(statement: Statement, source: Source) -> str | None:
    """Whom the pronoun means with which the statement begins."""
    start = statement.spans[0].start
    opening = (antecedent.mention for antecedent in statement.antecedents if antecedent.span.start == start)
    actors = (named_at(source.briefing.actors, mention) for mention in opening)
    return next((actor.name for actor in actors if actor), None)


def _said(briefing: Briefing, source: Source) -> Iterator[tuple[tuple[date, date], Event]]:
    names = {actor.id: actor.name for actor in briefing.actors}
    told = [span for statement in (*briefing.background, *briefing.ahead) for span in statement.spans]
    for quote in briefing.quotes:
        if any(span.overlaps(words) for span in told for words in quote.spans):
            # A statement that holds the quote is an event already.
            continue
        when = days(quote.said.value) if quote.said else None
        if quote.said is None or when is None or quote.speaker is None or not stands_alone(quote, source):
            continue
        name = names.get(quote.speaker.actor or "", source.words(quote.speaker.span))
        words, cut = _shortened(source, quote.spans[0], _LABEL_LENGTH)
        label = mentioned(quote.said, briefing.article.text, short=True) or ""
        yield when, Event(when=when, date=label, name=name, words=words, cut=cut, mark=source.mark(quote.spans[0]), ahead=False)


def _label(statement: Statement, mention: DateMention, source: Source) -> tuple[str, bool]:
    """The statement's words, behind its date where that opens it ("In 2015, …")."""
    span = statement.spans[0]
    if span.start <= mention.span.start <= span.start + 12 and mention.span.end < span.end:
        rest = source.words(Span(mention.span.end, span.end))
        behind = len(rest) - len(rest.lstrip(" ,\n"))
        if behind < len(rest):
            span = Span(mention.span.end + behind, span.end)
    words, cut = _shortened(source, span, _LABEL_LENGTH)
    return words, cut or len(statement.spans) > 1


def _shortened(source: Source, span: Span, length: int) -> tuple[str, bool]:
    """The span up to `length`, cut between words, at a clause's end where one is near, and whether it was cut."""
    text = source.words(span)
    if len(text) <= length:
        return text.rstrip(" ,;"), False
    words = [match for match in _WORD.finditer(text) if match.end() <= length] or [next(_WORD.finditer(text))]
    kept = text[: words[-1].end()]
    for index in range(len(words) - 1, len(words) // 2, -1):
        if _CLAUSE_END.search(text[: words[index].end()]):
            kept = text[: words[index].end()]
            break
    while len(pieces := kept.split()) > 2 and pieces[-1].casefold() in _LEAVING:
        kept = kept[: kept.rindex(pieces[-1])].rstrip()
    return kept.rstrip(" ,;:–—"), True
