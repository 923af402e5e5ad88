"""What stands above a briefing's first section, and the source as one cites it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from generator.model import ActorKind, Briefing, Manner, SourceText
from generator.span import trim
from generator.telling import dates
from generator.telling.source import Passage, Source
from generator.telling.treaty_cards import articles
from generator.telling.words import counted, displayed

_OPENING = 4
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)」']*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One cell of the strip of facts."""

    name: str
    lines: tuple[str, ...]


def kicker(briefing: Briefing) -> str:
    """Briefing BR-2025-001 · Tokyo, 11 March 2025."""
    published = dates.day(briefing.article.published) if briefing.article.published else None
    place = ", ".join(part for part in (briefing.article.dateline, published) if part)
    return " · ".join(part for part in (f"Briefing {briefing.number}" if briefing.number else "Briefing", place) if part)


def standfirst(briefing: Briefing, source: Source) -> Passage | None:
    """What the lede says beyond the title; under a headline its first sentence."""
    if not briefing.sentences:
        return None
    title = briefing.title_span
    # Above a press release's first sentence stands who signed it, which is no sentence.
    ended = (s.span for s in briefing.sentences[:_OPENING] if _SENTENCE_END.search(source.words(s.span)))
    first = next(ended, briefing.sentences[0].span) if title is None else briefing.sentences[0].span
    if not source.shows(first):
        return None
    if title is None or not first.contains(title):
        return Passage(text=source.words(first), mark=source.mark(first))
    rest = trim(briefing.article.text, title.end, first.end, " \n\t,;:")
    if rest is not None and any(character.isalpha() for character in source.words(rest)):
        return Passage(text="… " + source.words(rest), mark=source.mark(first))
    follows = [sentence.span for sentence in briefing.sentences[1:2] if sentence.paragraph == 0]
    return Passage(text=source.words(follows[0]), mark=source.mark(follows[0])) if follows and source.shows(follows[0]) else None


def facts(briefing: Briefing) -> tuple[Fact, ...]:
    """The strip of facts: treaties, actors, quotes, source."""
    article = briefing.article
    kinds = Counter(actor.kind for actor in briefing.actors)
    speakers = {quote.speaker.actor or quote.speaker.span for quote in briefing.quotes if quote.speaker}
    manners = Counter(quote.manner for quote in briefing.quotes)
    length = counted(len(article.paragraphs), "paragraph")
    if article.source_text in (None, SourceText.FULL):  # else the words are not there to be counted
        length += f", {counted(sum(len(paragraph.of(article.text).split()) for paragraph in article.paragraphs), 'word')}"
    named = _counts((kinds[ActorKind.PERSON], "person"), (kinds[ActorKind.STATE], "state"))
    others = _counts((kinds[ActorKind.ORGANISATION], "organisation"), (kinds[ActorKind.UNNAMED], "unnamed source"))
    direct = f"{manners[Manner.DIRECT]} direct" if manners[Manner.DIRECT] else ""
    rest = ", ".join(
        part for part in (direct, _manner(manners, Manner.MIXED, "part quoted"), _manner(manners, Manner.INDIRECT, "indirect")) if part
    )
    return (
        Fact(name="Treaty" if len(briefing.treaties) == 1 else "Treaties", lines=_treaty_lines(briefing)),
        Fact(name="Actors", lines=_lines(named, others) or ("none named",)),
        Fact(
            name="Quotes",
            lines=_lines(f"{counted(len(briefing.quotes), 'passage')}, {counted(len(speakers), 'speaker')}", rest)
            if briefing.quotes
            else ("none",),
        ),
        Fact(name="Source", lines=_lines(length, _origin(briefing))),
    )


def _treaty_lines(briefing: Briefing) -> tuple[str, ...]:
    if not briefing.treaties:
        return ("none cited",)
    if len(briefing.treaties) > 2:
        cited = sum(len(treaty.provisions) + len(treaty.divisions) for treaty in briefing.treaties)
        return _lines(counted(len(briefing.treaties), "instrument"), f"{counted(cited, 'article')} cited" if cited else "")
    lines: list[str] = []
    for treaty in briefing.treaties:
        lines.append(treaty.reference.short_title)
        if labels := articles(provision.reference.label for provision in (*treaty.provisions, *treaty.divisions)):
            lines.append(labels)
    return tuple(lines)


def _origin(briefing: Briefing) -> str:
    article = briefing.article
    known = [part for part in (article.publisher, f"by {article.byline}" if article.byline else None) if part]
    return ", ".join(known) or "publisher and byline not given"


def _manner(manners: Counter[Manner], manner: Manner, word: str) -> str:
    return f"{manners[manner]} {word}" if manners[manner] else ""


def _counts(*pairs: tuple[int, str]) -> str:
    return ", ".join(counted(number, word) for number, word in pairs if number)


def _lines(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def work(briefing: Briefing) -> str:
    """The source as one cites it: what the seed tells of headline, publisher, place and day; the byline stands before."""
    article = briefing.article
    title = f"“{displayed(briefing.title)}{'' if article.headline else ' …'}”"
    published = dates.day(article.published) if article.published else "no date"
    return ", ".join(part for part in (title, article.publisher, article.dateline, published) if part)


def published_extent(briefing: Briefing) -> str | None:
    """How much of its source's text is published with a briefing, in a sentence; None where all of it is."""
    return {
        SourceText.CITED: "Only the sentences that this briefing cites are shown; […] stands for the others.",
        SourceText.NONE: "The text of the source is not published here.",
    }.get(briefing.article.source_text or SourceText.FULL)
