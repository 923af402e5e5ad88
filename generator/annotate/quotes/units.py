"""Paragraph -> units: sentences in which each quoted passage counts as one word.

The sentence splitter also splits inside quotation marks; a quote's frame ("…," she said) needs the passage whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.language import Passage, tokens
from generator.model import Sentence
from generator.reference.english import english
from generator.reference.reporting import reporting
from generator.span import Span

_FINAL = ".!?…"


@dataclass(frozen=True, slots=True)
class Item:
    """A token of the frame, or a whole passage."""

    text: str
    span: Span
    passage: Passage | None = None

    @property
    def lower(self) -> str:
        """The word in lower case; a passage is the word `“`."""
        return "“" if self.passage else self.text.lower()

    @property
    def is_capitalised(self) -> bool:
        """Whether the item is a word that begins with a capital."""
        return self.passage is None and self.text[:1].isupper()


Unit = tuple[Item, ...]


def units(text: str, sentences: Sequence[Sentence], passages: Sequence[Passage]) -> tuple[Unit, ...]:
    """The units of one paragraph, in order."""
    if not sentences:
        return ()
    if passages:
        items = list(_items(text, sentences[0].span.start, sentences[-1].span.end, passages))
    else:
        items = [Item(token.text, token.span) for sentence in sentences for token in sentence.tokens]
    ends = {s.span.end for s in sentences}
    found: list[Unit] = []
    begun: list[Item] = []
    for number, item in enumerate(items):
        begun.append(item)
        after = items[number + 1] if number + 1 < len(items) else None
        if after is None or (_ends_unit(item, after, ends) and not _frame_follows(items, number)):
            found.append(tuple(begun))
            begun = []
    return tuple(found)


def _frame_follows(items: Sequence[Item], number: int) -> bool:
    """Whether behind a passage that ends in a full stop a frame goes on: “Never!” Olin shouted."""
    if items[number].passage is None:
        return False
    at = number + 1
    while at < len(items) and at < number + 7 and items[at].is_capitalised:
        at += 1
    if at == number + 1 or at + 1 >= len(items) or items[at].lower not in reporting().forms:
        return False
    return items[at + 1].text in {".", ","} or items[at + 1].lower in english().prepositions | english().adverbs


def _items(text: str, start: int, end: int, passages: Sequence[Passage]) -> Iterator[Item]:
    at = start
    for passage in passages:
        yield from (Item(t.text, t.span) for t in tokens(text, at, max(at, passage.outer.start)))
        yield Item(passage.outer.of(text), passage.outer, passage)
        at = passage.outer.end
    yield from (Item(t.text, t.span) for t in tokens(text, at, max(at, end)))


def _ends_unit(item: Item, after: Item, ends: set[int]) -> bool:
    if item.passage is None:
        return item.span.end in ends
    inner = item.text.rstrip("\"”'’»」』")
    return inner[-1:] in _FINAL and (after.passage is not None or after.is_capitalised)
