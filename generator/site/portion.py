"""What a page shows of a long list, so that no page grows without end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.telling.source import Passage

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How much a page shows of a list.

    Attributes:
        entries: no more than these.
        characters: no more entries once they have these.
        longest: the characters that are shown of one entry; its mark leads to the others.
    """

    entries: int
    characters: int
    longest: int


def portion(items: Iterable[T], characters: Callable[[T], int], limit: Limit) -> tuple[T, ...]:
    """The first items within the limit; the first is always among them."""
    kept: list[T] = []
    used = 0
    for item in items:
        used += min(characters(item), limit.longest)
        if kept and (len(kept) == limit.entries or used > limit.characters):
            break
        kept.append(item)
    return tuple(kept)


def shortened(passage: Passage, limit: Limit) -> Passage:
    """The passage, cut between words where it is longer than the limit."""
    if len(passage.text) <= limit.longest:
        return passage
    kept = passage.text[: limit.longest]
    return replace(passage, text=f"{kept.rpartition(' ')[0] or kept} …")
