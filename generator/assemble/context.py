"""Whether a sentence is context and not news, and why: by the tense of its main clause, by its dates, by what stands before it.

News happened in the days around publication; context lies clearly before, has lasted long, or stands. A sentence that
reports what somebody says is context only where it was said long ago: today's opinions of the past are news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from generator.assemble.predicates import Clauses, Predicate, Tense
from generator.assemble.story import Story
from generator.model import DateMention, Manner, Precision, Quote, Sentence, days
from generator.reference.statement_words import statement_words

# What lies so long before publication, by its middle, is news no more.
_NEWS = timedelta(days=44)
_WHOLE_YEARS = frozenset({Precision.YEAR, Precision.DECADE, Precision.CENTURY})
_ADVERBIAL = frozenset({"obl", "advmod", "advcl", "dep", "parataxis"})
_MEASURE = r"(?:(?:more|less|fewer|than|over|nearly|almost|about|some|at|least|many|several|the|last|past|a|an|[a-z]+|\d+)\s+){0,5}"
_FORMERLY = re.compile(
    r"\b(?:in\s+(?:recent|past|previous|earlier)\s+(?:years|decades|months)|(?:years|decades)\s+(?:ago|earlier|before)|previously"
    r"|formerly|originally|back\s+then|at\s+the\s+time|traditionally|historically|long\s+ago|once)\b",
    re.IGNORECASE,
)
_LONG = re.compile(
    rf"\b(?:(?:for|over|in\s+the\s+past|in\s+the\s+last)\s+{_MEASURE}(?:years|decades|centuries|generations)"
    r"|in\s+(?:recent|past|previous)\s+(?:years|decades|months)"
    r"|since|(?:has|have|had)\s+long|historically|traditionally|always|never|repeatedly|consistently)\b",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"(?:afterwards?|then|later|since\s+then|at\s+the\s+time|the\s+following|after\s+that|subsequently|in\s+the\s+years|eventually"
    r"|earlier|before\s+that|previously)\b",
    re.IGNORECASE,
)
_NOTICE = re.compile(r"https?://|\bplease\b|\Afor more information", re.IGNORECASE)
_TO_THOSE_PRESENT = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)


class Reason(StrEnum):
    """Why a sentence is context."""

    DATED = "its main clause has an old date"
    SAID = "it was said long ago"
    EARLIER = "its tense puts it before the story"
    LASTING = "it has been so for long"
    RULE = "it tells what a law or a body is for"
    CONTINUED = "it goes on with what happened then"


_TOLD_BEFORE = frozenset({Reason.DATED, Reason.SAID, Reason.EARLIER, Reason.CONTINUED})


@dataclass(frozen=True, slots=True)
class _Dates:
    """The dates of a sentence in the narrator's words: those clearly before the story, and the others that are known."""

    old: tuple[DateMention, ...]
    recent: tuple[DateMention, ...]


def contexts(story: Story, planned: Sequence[bool]) -> tuple[Reason | None, ...]:
    """For each sentence of the story why it is context; None where it is not. The first is always news, and so is what is planned."""
    today = publication(story)
    found: list[Reason | None] = []
    for index, sentence in enumerate(story.sentences):
        before = found[-1] if found and story.sentences[index - 1].paragraph >= sentence.paragraph - 1 else None
        reason = _reason(story, index, today, before) if index else None
        found.append(None if planned[index] and reason is not Reason.SAID else reason)
    return tuple(found)


def publication(story: Story) -> date:
    """The day of publication, else the newest day or month that the story names, else the end of its newest year."""
    if story.article.published:
        return story.article.published
    known = [
        (mention.precision in _WHOLE_YEARS | {Precision.INTERVAL, Precision.SEASON}, days(mention.value)) for mention in story.found.dates
    ]
    near = [pair[0] for is_wide, pair in known if pair and not is_wide]
    return max(near or [pair[1] for _, pair in known if pair], default=date.max)


def is_past(mention: DateMention, today: date) -> bool:
    """Whether the date lies clearly before the story: in an earlier year named as such, or by its middle six weeks ago."""
    known = days(mention.value)
    if known is None or known[1] >= today:
        return False
    if mention.precision in _WHOLE_YEARS:
        return known[0].year < today.year
    return known[0] + (known[1] - known[0]) / 2 <= today - _NEWS if today - date.min > _NEWS else False


def _reason(story: Story, index: int, today: date, before: Reason | None) -> Reason | None:
    sentence, clauses = story.sentences[index], story.clauses[index]
    main, text = clauses.main, story.text_of(sentence.span)
    if main is None or _NOTICE.search(text):
        return None
    reports = _reports(story, sentence, main)
    dates = _dates(story, sentence, today)
    is_dated = bool(dates.old) and _is_about(clauses, main, dates)
    if reports:
        was_long_ago = is_dated or any(quote.said is not None and is_past(quote.said, today) for quote in reports)
        return Reason.SAID if was_long_ago else None
    if dates.old:
        return Reason.DATED if is_dated else None
    return _undated_reason(story, sentence, clauses, has_recent=bool(dates.recent)) or (
        Reason.CONTINUED if before in _TOLD_BEFORE and not dates.recent and _goes_on(story, index, main) else None
    )


def _undated_reason(story: Story, sentence: Sentence, clauses: Clauses, *, has_recent: bool) -> Reason | None:
    """Why a sentence without an old date is context by itself."""
    main, text = clauses.main, story.text_of(sentence.span)
    if main is None or _TO_THOSE_PRESENT.search(text):
        return None
    lasts = main.tense is Tense.PERFECT and bool(_LONG.search(text))
    if has_recent:
        return Reason.LASTING if lasts and re.search(r"\bsince\b", text, re.IGNORECASE) else None
    if lasts:
        return Reason.LASTING
    if main.tense is Tense.PAST_PERFECT or (main.tense is Tense.PAST and _FORMERLY.search(text)):
        return Reason.EARLIER
    return Reason.RULE if _is_rule(clauses, main) else None


def _reports(story: Story, sentence: Sentence, main: Predicate) -> list[Quote]:
    """The quotes whose words the sentence gives: word for word, or as what its main verb reports."""
    return [
        quote
        for quote in story.quotes.touching(sentence.span)
        if (quote.manner is not Manner.INDIRECT or quote.cue is None or main.word.span.overlaps(quote.cue.span))
    ]


def _dates(story: Story, sentence: Sentence, today: date) -> _Dates:
    # The year in a treaty's name tells nothing of the sentence, and one in a comparison ("than in 2015") tells of the other side.
    outside = (story.spoken, story.quotes, story.treaties)
    known = [m for m in story.dates_in(sentence.span) if days(m.value) and not any(places.hold(m.span) for places in outside)]
    compared = [m for m in known if " than " in story.article.text[sentence.span.start : m.span.start]]
    old = tuple(m for m in known if is_past(m, today) and m not in compared)
    return _Dates(old=old, recent=tuple(m for m in known if not is_past(m, today)))


def _is_about(clauses: Clauses, main: Predicate, dates: _Dates) -> bool:
    """Whether an old date is the main clause's own, and no newer one is."""
    if not any(_dates_main_clause(clauses, mention) for mention in dates.old):
        return False
    if main.tense in {Tense.PRESENT, Tense.MODAL, Tense.FUTURE}:
        return not dates.recent and any(_is_mains(clauses, mention) for mention in dates.old)
    return not any(_is_mains(clauses, mention) for mention in dates.recent)


def _is_mains(clauses: Clauses, mention: DateMention) -> bool:
    owner = clauses.of(mention.span)
    return owner is None or owner.is_main


def _dates_main_clause(clauses: Clauses, mention: DateMention) -> bool:
    """Whether the date tells when the main clause happened, and is not only part of its subject or object ("the 2015 accord")."""
    mains = {predicate.index for predicate in clauses.predicates if predicate.is_main}
    head = clauses.head(mention.span)
    if head is None or head in mains:
        return True
    for below, above in pairwise((head, *clauses.tree.ancestors(head))):
        if above in mains:
            relation = clauses.relation(below)
            is_own = relation in _ADVERBIAL or (relation == "obj" and below == head)
            # "Was the foundation of the court in 1998", "began to build in 1998".
            nominal = relation == "nmod" and clauses.tree.words[above].pos in {"NOUN", "PROPN"}
            return is_own or nominal or relation in {"xcomp", "ccomp"}
    return True


def _is_rule(clauses: Clauses, main: Predicate) -> bool:
    """Whether a law, or a body by its purpose, is the subject of a present that stands."""
    if main.tense not in {Tense.PRESENT, Tense.MODAL} or main.subject is None:
        return False
    words = statement_words()
    if main.word.lemma in words.standing_states:
        return True
    is_rule = clauses.tree.words[main.subject].lemma.lower() in words.rule_nouns
    return is_rule and (main.word.lemma in words.standing_verbs or "must" in main.auxiliaries)


def _goes_on(story: Story, index: int, main: Predicate) -> bool:
    """Whether the sentence tells, in the past, what came next: in the paragraph of the one before, or with a word such as "later"."""
    if main.tense not in {Tense.PAST, Tense.PAST_PERFECT}:
        return False
    sentence, before = story.sentences[index], story.sentences[index - 1]
    if _AFTERWARDS.match(story.text_of(sentence.span)):
        return True
    return before.paragraph == sentence.paragraph and not _begins_anew(story, index, main)


def _begins_anew(story: Story, index: int, main: Predicate) -> bool:
    """Whether the subject is a name that the sentence before does not have."""
    subject = story.clauses[index].tree.words[main.subject] if main.subject is not None else None
    if subject is None or subject.pos != "PROPN":
        return False
    return all(subject.text != word.text for word in story.clauses[index - 1].tree.words)
