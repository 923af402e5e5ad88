"""Quotes and dates -> when each quote was said: the date expression in the words around its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.language import Tree
from generator.model import DateMention, Precision, Quote, Sentence
from generator.span import Places, Span, around, cover, spots

# A date that begins within so many characters of its sentence opens it: "Earlier on Monday, …".
_OPENING = 15
_QUOTATION_MARKS = "\"“”'‘’"
# Clauses of their own: a date in them dates something else than the cue above them.
_CLAUSES = frozenset({"acl:relcl", "advcl", "advcl:relcl", "ccomp", "csubj", "csubj:pass", "parataxis"})
# "Speaking on Sunday in Ardavia, Olin said".
_SPEAKING = frozenset({"speak", "talk", "appear", "testify", "address", "write"})
_SLOTS = frozenset({"nsubj", "obj", "nsubj:pass", "conj"})


def date_quotes(text: str, quotes: Sequence[Quote], sentences: Sequence[Sentence], dates: Sequence[DateMention]) -> tuple[Quote, ...]:
    """The quotes, each with the date that stands nearest behind or before its cue in the same sentence, outside every quote."""
    spoken = spots(span for quote in quotes for span in quote.spans)
    outside = (d for d in dates if d.value and d.value[:1].isdigit() and not spoken.touch(d.span))
    free = Places((d.span, d) for d in outside if not _is_title(text, d.span))
    return tuple(replace(quote, said=_said(text, quote, sentences, free)) for quote in quotes)


def _said(text: str, quote: Quote, sentences: Sequence[Sentence], free: Places[DateMention]) -> DateMention | None:
    if quote.cue is None:
        return None
    cue = quote.cue.span
    beside = around(sentences, cue)
    frame = cover([*(s.span for s in beside), cue])
    near = [d for d in free.inside(frame) if not _is_aside(d.span, cue, frame, text)]
    near = [d for d in near if _is_beside(d.span, quote, frame, text) or not _dates_another(d, cue, beside)]
    return min(near, key=lambda d: _distance(d.span, cue), default=None)


def _is_aside(date: Span, cue: Span, frame: Span, text: str) -> bool:
    """Whether the date belongs to an insertion before the cue: "Roe, who signed in 1995, said". "On Monday, Roe said" is none."""
    return date.end <= cue.start and date.start - frame.start > _OPENING and "," in text[date.end : cue.start]


def _is_title(text: str, date: Span) -> bool:
    """Whether the words are a name in quotation marks: the programme “Today”."""
    return text[date.start - 1 : date.start] in _QUOTATION_MARKS and text[date.end : date.end + 1] in _QUOTATION_MARKS and date.start > 0


def _is_beside(date: Span, quote: Quote, frame: Span, text: str) -> bool:
    """Whether the date stands where it can only date the cue: right behind it and its venue ("said in a statement on Friday"), or at the head of the sentence."""
    if quote.cue is None or date.start - frame.start <= _OPENING:
        return True
    begin = quote.cue.span.end
    for known in (quote.speaker.span if quote.speaker else None, quote.venue):
        if known is not None and begin <= known.start < date.start:
            begin = known.end
    return begin <= date.start and len(text[begin : date.start].split()) <= 1


def _dates_another(date: DateMention, cue: Span, beside: Sequence[Sentence]) -> bool:
    """Whether the tree ties the date to other words than the cue's: to a clause below it, or to what somebody or something is.

    "Told her to wait if it rained on Friday", "voters who came on Friday said", "recalled the 2008 race".
    """
    words = next((s.words for s in beside if s.span.contains(date.span)), ())
    inside = [n for n, word in enumerate(words) if date.span.contains(word.span)]
    verb = next((n for n in reversed(range(len(words))) if cue.contains(words[n].span)), None)
    if not inside or verb is None:
        return False
    tree = Tree(words)
    above = {verb, *tree.ancestors(verb)}
    at = next((n for n in inside if words[n].head not in inside or words[n].head == n), inside[0])
    passed: list[str] = []
    while at not in above:
        is_told = words[at].relation == "advcl" and words[at].lemma in _SPEAKING
        passed.append("" if is_told or _is_noun(tree, at) else words[at].relation)
        at = words[at].head
    described = "acl" in passed and any(relation in _SLOTS for relation in passed)
    is_year = date.precision is Precision.YEAR and "obj" in passed
    return any(relation in _CLAUSES for relation in passed) or described or is_year


def _is_noun(tree: Tree, at: int) -> bool:
    """Whether the parser calls a plain noun a clause: one has no subject, no copula and no "to"."""
    below = {tree.words[c].relation for c in tree.children(at)}
    is_clause = tree.words[at].relation in _CLAUSES
    return is_clause and tree.words[at].tag.startswith("NN") and below.isdisjoint({"nsubj", "nsubj:pass", "cop", "mark", "aux"})


def _distance(date: Span, cue: Span) -> int:
    """Characters between; what stands before the cue counts double, since it more often dates the news."""
    return date.start - cue.end if date.start >= cue.end else 2 * (cue.start - date.end)
