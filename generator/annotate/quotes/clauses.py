"""Frames of a paragraph's trees -> what is said without quotation marks, or partly within them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.annotate.quotes.frames import Frame, Slot, noun_frames, verb_frames
from generator.annotate.quotes.grammar import is_passive, is_told
from generator.annotate.quotes.insertions import announced_frame, closing_frame, inserted_frames, source_frames
from generator.annotate.quotes.noun_phrases import named
from generator.language import Passage, Tree
from generator.model import Cue, Manner, Quote, Speaker
from generator.reference.reporting import reporting
from generator.span import Places, Span, trim

# The part of a content's letters that must stand in quotation marks for the quote to be direct.
_DIRECT = 0.9
_EDGES = " ,;.:—–-\n\t"
_FEWEST = {Slot.CLAUSE: 2, Slot.INFINITIVE: 2, Slot.OBJECT: 3, Slot.ABOUT: 3, Slot.AROUND: 3, Slot.SOURCE: 4, Slot.NOUN: 2}
# Slots that verbs of speech also fill with what is not said.
_LOOSE = frozenset({Slot.INFINITIVE, Slot.OBJECT, Slot.ABOUT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A quote that a frame gives, where its cue's verb or noun begins, and the passages inside its content."""

    cue: int
    quote: Quote
    passages: tuple[Passage, ...]


def clauses(text: str, trees: Sequence[Tree], passages: Sequence[Passage]) -> tuple[Clause, ...]:
    """The indirect and mixed quotes of one paragraph, in the order of their cues; none whose cue stands in quotation marks."""
    found: list[Clause] = []
    marked = Places((passage.outer, passage) for passage in passages)
    for tree in trees:
        for frame in (
            *announced_frame(tree),
            *closing_frame(tree),
            *inserted_frames(tree),
            *verb_frames(tree),
            *source_frames(tree),
            *noun_frames(tree),
        ):
            cue, whole = tree.words[frame.cue].span, tree.span_of(frame.content)
            quoted = marked.touch(whole)
            if not _reports(tree, frame, quoted=quoted) or marked.hold(cue):
                continue
            if made := _made(text, tree, frame, marked):
                found.append(made)
    return tuple(_best(found))


def _reports(tree: Tree, frame: Frame, *, quoted: bool) -> bool:
    """Whether the filled slot counts as said; words in quotation marks are sign enough where a few plain words are not."""
    if frame.slot is Slot.INFINITIVE and len(frame.content) == 2 and tree.words[frame.content[1]].lower in reporting().forms:
        # "Declined to comment": that nothing was said says nothing.
        return False
    naming = frame.slot is Slot.OBJECT or (frame.slot is Slot.INFINITIVE and frame.lemma in reporting().naming)
    if naming and quoted and tree.words[frame.content[0]].pos == "PRON":
        # "Called it a “lie”": the fragment alone is what was said.
        return False
    if frame.slot in _LOOSE and frame.lemma in reporting().shown_by_documents:
        return frame.speaker is not None and tree.words[frame.speaker].pos == "NOUN" and len(frame.content) >= 3
    if frame.slot in _LOOSE and not quoted:
        return (
            frame.speaker is not None
            and is_told(tree, frame.cue)
            and not is_passive(tree, frame.cue)
            and len(frame.content) >= _FEWEST[frame.slot]
        )
    return len(frame.content) >= min(2, _FEWEST[frame.slot])


def _best(found: Sequence[Clause]) -> Iterator[Clause]:
    """One quote a cue: a clause before an infinitive before an object."""
    order = list(Slot)
    by_cue: dict[Span, list[Clause]] = {}
    for clause in found:
        if clause.quote.cue:
            by_cue.setdefault(clause.quote.cue.span, []).append(clause)
    for group in by_cue.values():
        # A clause behind the cue is surer than one before it, which may be the sentence's own.
        yield min(group, key=lambda c: (order.index(Slot(c.quote.found_by)), c.quote.spans[0].start < c.cue))


def _made(text: str, tree: Tree, frame: Frame, marked: Places[Passage]) -> Clause | None:
    speaker = _speaker(text, tree, frame, marked)
    spans = tuple(_runs(text, tree, frame.content))
    if not spans:
        return None
    inside = tuple(dict.fromkeys(passage for span in sorted(spans) for passage in marked.touching(span)))
    spans = tuple(_balanced(s, inside) for s in spans)
    cue = Cue(span=tree.span_of(frame.words), lemma=frame.lemma)
    if any(a.end > b.start for a, b in pairwise(spans)):
        return None
    manner = Manner.MIXED if inside else Manner.INDIRECT
    return Clause(
        cue=tree.words[frame.cue].span.start,
        quote=Quote(spans=spans, manner=manner, cue=cue, speaker=speaker, found_by=frame.slot.value),
        passages=inside,
    )


def _speaker(text: str, tree: Tree, frame: Frame, marked: Places[Passage]) -> Speaker | None:
    if frame.speaker is None:
        return None
    name = named(tree, frame.speaker)
    # A parser that takes the cue for an addition to its subject hangs all that follows from the name.
    whole = tree.span_of([i for i in name if i < frame.words[0]] if frame.speaker < frame.cue in name else name)
    span = trim(text, whole.start, whole.end, ' ,;“”"')
    return Speaker(span=span) if span and not marked.hold(span) else None


def _runs(text: str, tree: Tree, content: Sequence[int]) -> Iterator[Span]:
    """The spans of the content's words: one, or one before and one behind what interrupts it."""
    begin = 0
    for at in range(1, len(content) + 1):
        if at == len(content) or content[at] != content[at - 1] + 1:
            first, last = tree.words[content[begin]].span, tree.words[content[at - 1]].span
            if span := trim(text, first.start, last.end, _EDGES):
                yield span
            begin = at


def _balanced(span: Span, inside: Sequence[Passage]) -> Span:
    """The span with the marks of the passages at its ends whole."""
    near = [p.outer for p in inside if p.outer.overlaps(span)]
    return Span(min([span.start, *(p.start for p in near)]), max([span.end, *(p.end for p in near)]))
