"""Article -> quotes, each with its cue and the words that name its speaker.

Paragraph by paragraph: passages in quotation marks, units of the frame around them, cues, attributions; then what only
the order of the text tells: “A,” he said. “B.” is one quote, and a speech may run over several paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from generator.annotate.quotes.attribution import attributions, bare_end
from generator.annotate.quotes.cues import signals
from generator.annotate.quotes.phrases import subject_before
from generator.annotate.quotes.units import Unit, units
from generator.language import Passage, passages
from generator.model import Article, Cue, Manner, Quote, Sentence, Speaker
from generator.reference.english import english
from generator.span import Span

__all__ = ["find"]

# Behind a comma a passage of fewer words may be a name or a title; behind a colon a short sentence is enough.
_FRAGMENT_WORDS, _SENTENCE_WORDS = 5, 3
_TURN = re.compile(r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z(][\w.’')-]*){0,4}): +(?=\S)")


def find(article: Article, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """The article's quotes in the order of the text; speakers are spans, not yet resolved to actors."""
    marked = passages(article)
    by_paragraph = {number: list(group) for number, group in groupby(sentences, key=lambda s: s.paragraph)}
    turns = _turns(article)
    found: list[Quote] = []
    last: Quote | None = None
    for number, spoken in by_paragraph.items():
        here = [p for p in marked if p.paragraph == number]
        frame = units(article.text, spoken, here)
        quotes = [turns[number]] if number in turns else _in_paragraph(article.text, frame, last)
        found = _continued(found, quotes, here)
        last = _announced(frame) or (found[-1] if quotes and found else None)
    return tuple(sorted(found, key=lambda q: q.spans))


def _in_paragraph(text: str, frame: Sequence[Unit], before: Quote | None) -> list[Quote]:
    """The quotes of one paragraph; `before` is the last quote of the paragraph before, where that had any."""
    found: list[Quote] = []
    for unit in frame:
        loose = [i.passage for i in unit if i.passage]
        alone = loose and not any(i.passage is None and i.text[0].isalnum() for i in unit)
        if alone:
            spans = tuple(bare_end(text, p.inner) for p in loose)
            _attach(found, spans, before)
            continue
        attributed = attributions(text, unit)
        found.extend(a.quote for a in attributed)
        taken = {p.outer for a in attributed for p in a.passages}
        found.extend(_introduced(text, unit, taken))
    return found


def _attach(found: list[Quote], spans: tuple[Span, ...], before: Quote | None) -> None:
    """Adds a passage that stands alone: to the quote before it, or as a new one by the same speaker."""
    last = found[-1] if found else None
    if last is not None and last.manner is Manner.DIRECT and last.spans[-1].end <= spans[0].start:
        found[-1] = replace(last, spans=(*last.spans, *spans))
        return
    source = last or before
    cue = source.cue if source is not None and source.cue is not None and source.cue.span == source.spans[0] else None
    found.append(Quote(spans=spans, manner=Manner.DIRECT, cue=cue, speaker=source.speaker if source is not None else None))


def _announced(frame: Sequence[Unit]) -> Quote | None:
    """Who speaks in the next paragraph where this one ends in "she said:"; the cue stands in for the content to come."""
    if not frame or frame[-1][-1].text != ":":
        return None
    spoken = [s for s in signals(frame[-1]) if s.subject is not None]
    if spoken and spoken[-1].subject is not None:
        cue = Cue(span=spoken[-1].span, lemma=spoken[-1].lemma)
        return Quote(spans=(cue.span,), manner=Manner.DIRECT, cue=cue, speaker=Speaker(span=spoken[-1].subject))
    speaker = _first_subject(frame[-1])
    return Quote(spans=(frame[-1][-1].span,), manner=Manner.DIRECT, speaker=speaker) if speaker else None


def _introduced(text: str, unit: Unit, taken: set[Span]) -> list[Quote]:
    """Whole quoted sentences behind a colon or comma whose verb is no reporting verb: "She was blunt: “…”"."""
    found: list[Quote] = []
    for at, item in enumerate(unit):
        passage = item.passage
        if passage is None or passage.outer in taken or at == 0:
            continue
        words = passage.inner.of(text)
        long_enough = len(words.split()) >= (_FRAGMENT_WORDS if unit[at - 1].text == "," else _SENTENCE_WORDS)
        if unit[at - 1].text in {":", ","} and words[:1].isupper() and long_enough and words[-1] in ".?!…,":
            found.append(Quote(spans=(bare_end(text, passage.inner),), manner=Manner.DIRECT, speaker=_first_subject(unit[:at])))
    return found


def _first_subject(items: Unit) -> Speaker | None:
    lower = [n for n in range(1, len(items)) if items[n].text.islower() and items[n].lower not in english().people]
    likely = [n for n in lower if items[n].lower in english().auxiliaries or items[n].lower.endswith("ed")]
    for at in (*likely, *lower):
        if span := subject_before(items, at):
            return Speaker(span=span)
    return None


def _continued(found: list[Quote], quotes: list[Quote], here: Sequence[Passage]) -> list[Quote]:
    """Joins a speech that the paragraph before left open to its next part; either part may name the speaker."""
    if not (quotes and found and here and here[0].continues):
        return [*found, *quotes]
    first, last = quotes[0], found[-1]
    if not first.spans[0].start <= here[0].inner.end <= first.spans[0].end + 2 or last.spans[-1].end > first.spans[0].start:
        return [*found, *quotes]
    named = last if last.cue else first
    joined = Quote(spans=(*last.spans, *first.spans), manner=Manner.DIRECT, cue=named.cue, speaker=named.speaker or last.speaker)
    return [*found[:-1], joined, *quotes[1:]]


def _turns(article: Article) -> dict[int, Quote]:
    """The turns of a transcript, "NAME: words", by paragraph; only where at least two paragraphs are turns."""
    matches = {n: m for n, p in enumerate(article.paragraphs) if (m := _TURN.match(article.text, p.start, p.end))}
    names = [m["name"] for m in matches.values()]
    found: dict[int, Quote] = {}
    for number, match in matches.items():
        if (match["name"].isupper() and len(matches) > 1) or names.count(match["name"]) > 1:
            content = Span(match.end(), article.paragraphs[number].end)
            found[number] = Quote(spans=(content,), manner=Manner.DIRECT, speaker=Speaker(span=Span(*match.span("name"))))
    return found
