"""Article -> quotes, each with its cue and the words that name its speaker.

Paragraph by paragraph: passages in quotation marks, units of the frame around them, cues, attributions; then what only
the order of the text tells: “A,” he said. “B.” is one quote, and a speech may run over several paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from generator.annotate.quotes.attribution import Attribution, attributions, bare_end
from generator.annotate.quotes.clauses import Clause, clauses
from generator.annotate.quotes.cues import signals
from generator.annotate.quotes.grammar import Forest, forest
from generator.annotate.quotes.phrases import subject_before
from generator.annotate.quotes.units import Unit, units
from generator.language import Passage, passages
from generator.model import Article, Cue, Manner, Quote, Sentence, Speaker
from generator.reference.english import english
from generator.span import Span, index_at

__all__ = ["find"]

# Behind a comma a passage of fewer words may be a name or a title; behind a colon a short sentence is enough.
_FRAGMENT_WORDS, _SENTENCE_WORDS = 5, 3
_DASHES = frozenset({"—", "–", "―", "--", "-"})
_LONGEST_SIGNATURE = 8
_TURN = re.compile(r"[\"“]?(?P<name>[A-Z][\w.’'-]*(?: [A-Z(][\w.’')-]*){0,4}): +(?=\S)")


def find(article: Article, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """The article's quotes in the order of the text; speakers are spans, not yet resolved to actors."""
    marked: dict[int, list[Passage]] = {}
    for passage in passages(article):
        marked.setdefault(passage.paragraph, []).append(passage)
    by_paragraph = {number: list(group) for number, group in groupby(sentences, key=lambda s: s.paragraph)}
    turns = _turns(article)
    found: list[Quote] = []
    last: Quote | None = None
    for number, spoken in by_paragraph.items():
        here = marked.get(number, [])
        frame = units(article.text, spoken, here)
        quotes = [turns[number]] if number in turns else _in_paragraph(article.text, frame, forest(spoken), here, last)
        found = [*found, *quotes] if number in turns else _joined(found, quotes, here, last)
        last = _announced(frame) or (found[-1] if quotes and found else None)
    return tuple(sorted(found, key=lambda q: q.spans))


def _in_paragraph(text: str, frame: Sequence[Unit], trees: Forest, here: Sequence[Passage], before: Quote | None) -> list[Quote]:
    """The quotes of one paragraph; `before` is the last quote of the paragraph before, where that had any."""
    found: list[Quote] = []
    said = clauses(text, tuple({id(tree): tree for tree, _ in trees.values()}.values()), here)
    by_unit = _by_unit(said, frame)
    for number, unit in enumerate(frame):
        loose = [i.passage for i in unit if i.passage]
        alone = loose and not any(i.passage is None and i.text[0].isalnum() for i in unit)
        if alone:
            spans = tuple(bare_end(text, p.inner) for p in loose)
            _attach(found, spans, before)
            continue
        signed = _signed(text, unit)
        attributed = [] if signed else attributions(text, unit, trees, by_unit.get(number, ()))
        found.extend(a.quote for a in (*signed, *attributed))
        taken = {p.outer for a in (*signed, *attributed) for p in a.passages}
        found.extend(_introduced(text, unit, taken))
    return found


def _by_unit(said: Sequence[Clause], frame: Sequence[Unit]) -> dict[int, list[Clause]]:
    """The clauses by the number of the unit in which their cues stand."""
    starts = [unit[0].span.start for unit in frame]
    found: dict[int, list[Clause]] = {}
    for clause in said:
        number = index_at(starts, clause.cue)
        if number >= 0 and clause.cue < frame[number][-1].span.end:
            found.setdefault(number, []).append(clause)
    return found


def _attach(found: list[Quote], spans: tuple[Span, ...], before: Quote | None) -> None:
    """Adds a passage that stands alone: to the quote before it in the paragraph, or as a new one by the same speaker."""
    for at in reversed(range(len(found))):
        quote = found[at]
        if (quote.manner is Manner.DIRECT or _is_fronted(quote)) and quote.spans[-1].end <= spans[0].start:
            found[at] = replace(quote, spans=(*quote.spans, *spans))
            return
    source = found[-1] if found else before
    cue = source.cue if source is not None and source.cue is not None and source.cue.span == source.spans[0] else None
    found.append(
        Quote(spans=spans, manner=Manner.DIRECT, cue=cue, speaker=source.speaker if source is not None else None, found_by="alone")
    )


def _announced(frame: Sequence[Unit]) -> Quote | None:
    """Who speaks in the next paragraph where this one ends in "she said:"; the cue stands in for the content to come."""
    if not frame or frame[-1][-1].text != ":":
        return None
    spoken = [s for s in signals(frame[-1], {}) if s.subject is not None]
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
            content = (bare_end(text, passage.inner),)
            found.append(Quote(spans=content, manner=Manner.DIRECT, speaker=_first_subject(unit[:at]), found_by="introduced"))
    return found


def _signed(text: str, unit: Unit) -> list[Attribution]:
    """Passages that a name behind a dash signs: “…” — Mara Olin."""
    found: list[Attribution] = []
    for at, item in enumerate(unit):
        if item.passage is None or at + 2 >= len(unit) or unit[at + 1].text not in _DASHES:
            continue
        stop = at + 2
        while (
            stop < len(unit)
            and stop - at < _LONGEST_SIGNATURE
            and (unit[stop].is_capitalised or unit[stop].lower in english().name_particles)
        ):
            stop += 1
        ends = stop == len(unit) or unit[stop].passage is not None or unit[stop].text in {".", ",", "("}
        if stop > at + 2 and ends and len(item.passage.inner.of(text).split()) >= _SENTENCE_WORDS:
            speaker = Speaker(span=Span(unit[at + 2].span.start, unit[stop - 1].span.end))
            content = (bare_end(text, item.passage.inner),)
            quote = Quote(spans=content, manner=Manner.DIRECT, speaker=speaker, found_by="signed")
            found.append(Attribution(quote=quote, passages=(item.passage,)))
    return found


def _first_subject(items: Unit) -> Speaker | None:
    lower = [n for n in range(1, len(items)) if items[n].text.islower() and items[n].lower not in english().people]
    likely = [n for n in lower if items[n].lower in english().auxiliaries or items[n].lower.endswith("ed")]
    for at in (*likely, *lower):
        if span := subject_before(items, at):
            return Speaker(span=span)
    return None


def _joined(found: list[Quote], quotes: list[Quote], here: Sequence[Passage], last: Quote | None) -> list[Quote]:
    """The quotes of all paragraphs so far: a speech that this paragraph goes on with stays one quote."""
    if not (quotes and found):
        return [*found, *quotes]
    first, before = quotes[0], found[-1]
    if before.spans[-1].end > first.spans[0].start:
        return [*found, *quotes]
    if here and here[0].continues and first.spans[0].start <= here[0].inner.end <= first.spans[0].end + 2:
        # Either part may name the speaker.
        named = before if before.cue else first
        joined = replace(named, spans=(*before.spans, *first.spans), manner=Manner.DIRECT, speaker=named.speaker or before.speaker)
        return [*found[:-1], joined, *quotes[1:]]
    if last is before and _goes_on(before, first):
        return [*found[:-1], replace(before, spans=(*before.spans, *first.spans)), *quotes[1:]]
    return [*found, *quotes]


def _goes_on(before: Quote, after: Quote) -> bool:
    """Whether a passage without any frame, in the next paragraph, is more of what was said: a question is answered by another."""
    asked = before.cue is not None and before.cue.lemma == "ask"
    return (before.manner is Manner.DIRECT or _is_fronted(before)) and after.cue is None and after.speaker == before.speaker and not asked


def _is_fronted(quote: Quote) -> bool:
    """Whether the words come first and the cue behind them: “…,” she said."""
    return quote.cue is not None and quote.cue.span.start > quote.spans[0].start


def _turns(article: Article) -> dict[int, Quote]:
    """The turns of a transcript, "NAME: words", by paragraph; only where at least two paragraphs are turns."""
    matches = {n: m for n, p in enumerate(article.paragraphs) if (m := _TURN.match(article.text, p.start, p.end))}
    names = [m["name"] for m in matches.values()]
    found: dict[int, Quote] = {}
    for number, match in matches.items():
        content = Span(match.end(), article.paragraphs[number].end)
        if not any(c.isalpha() for c in content.of(article.text)):
            # "North: 547." is a table's row.
            continue
        if (match["name"].isupper() and len(matches) > 1) or names.count(match["name"]) > 1:
            found[number] = Quote(spans=(content,), manner=Manner.DIRECT, speaker=Speaker(span=Span(*match.span("name"))), found_by="turn")
    return found
