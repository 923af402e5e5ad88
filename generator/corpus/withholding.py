"""What of a source's text is published: the rest is withheld before anything is made of it that others will see.

The text keeps its length, so that every span holds: each character that is withheld becomes `WITHHELD`. Pages, files and indexes are
made of what is left, so none of them can give away more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.model import WITHHELD, Briefing, SourceText
from generator.span import Span, spots


def withheld(briefing: Briefing, usual: SourceText) -> Briefing:
    """The briefing with what may be published of its source.

    Names, roles, dates and citations that the briefing lists stay, wherever they stand: they are facts, and its own.

    Args:
        briefing: complete.
        usual: what is published where the seed does not say.
    """
    article = briefing.article
    chosen = article.source_text or usual
    if chosen is SourceText.FULL:
        return replace(briefing, article=replace(article, source_text=chosen))
    shown = [*briefing.cited_spans, *_listed(briefing), *article.header]
    if chosen is SourceText.CITED:
        cited = spots(briefing.cited_spans)
        shown += [sentence.span for sentence in briefing.sentences if cited.touch(sentence.span)]
    return replace(briefing, article=replace(article, text=_only(shown, article.text), source_text=chosen))


def _listed(briefing: Briefing) -> Iterator[Span]:
    """What a briefing names without citing the sentence."""
    for actor in briefing.actors:
        yield from (*actor.mentions, *(role.span for role in actor.roles))
    for treaty in briefing.treaties:
        parts = (*treaty.provisions, *treaty.divisions)
        yield from (*treaty.reference.spans, *(span for part in parts for span in part.reference.spans))
        yield from (span for act in treaty.reference.acts for span in (act.reference, act.cue.span))
    for law in briefing.legislation:
        yield from (*law.spans, *(span for provision in law.provisions for span in provision.spans))
    for quote in briefing.quotes:
        yield from filter(
            None,
            (quote.cue and quote.cue.span, quote.speaker and quote.speaker.span, quote.venue, quote.said and quote.said.span),
        )
    yield from (position.holder.span for position in briefing.positions)
    yield from (date.span for date in briefing.dates)
    yield from (span for topic in briefing.topics for span in topic.spans)
    yield from filter(None, (briefing.title_span, briefing.article.dateline_span))


def _only(shown: Iterable[Span], text: str) -> str:
    """The text with nothing but these spans, and its white space."""
    found: list[str] = []
    end = 0
    for span in sorted(shown):
        if span.end > end:
            start = max(span.start, end)
            found += [_covered(text[end:start]), text[start : span.end]]
            end = span.end
    return "".join([*found, _covered(text[end:])])


def _covered(words: str) -> str:
    return "".join(character if character.isspace() else WITHHELD for character in words)
