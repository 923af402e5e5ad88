"""Which pages share an index, so that a new page makes one small index anew and leaves the others as they are.

Pages stand in a row, the oldest first, and the row is cut where the pages' own addresses say so: of those at which a shard may end, behind the
one whose digest is the least. A new page therefore seldom moves another cut than those beside it, and the same pages are always cut alike,
whatever was built before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

# Characters of text. The engine needs about a second for the smaller, and the browser a few requests for each shard.
_SMALLEST = 1_000_000
_LARGEST = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Item:
    """One document in the row; they sort by day, then address.

    Attributes:
        published: ISO 8601; "" for none.
        address: the page's.
        size: the characters of its text.
        digest: of its text.
    """

    published: str
    address: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Documents that share an index.

    Attributes:
        items: they, in order.
        name: a digest of all that is in them: the same name, the same index.
    """

    items: tuple[Item, ...]
    name: str

    @property
    def size(self) -> int:
        """The characters of all texts."""
        return sum(item.size for item in self.items)


def cut(items: Iterable[Item], version: str) -> tuple[Shard, ...]:
    """The row, cut into shards.

    Args:
        items: the documents, in any order.
        version: what else decides the index: the engine's version, ours.
    """
    shards: list[Shard] = []
    held: list[Item] = []
    size = 0
    for item in sorted(items):
        held.append(item)
        size += item.size
        while size >= _LARGEST:
            end = _end(held)
            shards.append(_shard(held[:end], version))
            size -= shards[-1].size
            held = held[end:]
    if held:
        shards.append(_shard(held, version))
    return tuple(shards)


def _end(held: Sequence[Item]) -> int:
    """How many of the items make a shard."""
    sizes = accumulate(item.size for item in held)
    last = [number for number, size in enumerate(sizes, start=1) if size >= _SMALLEST]
    return min(last, key=lambda number: hashlib.sha256(held[number - 1].address.encode()).digest())


def _shard(items: Sequence[Item], version: str) -> Shard:
    told = "\n".join((version, *(f"{item.published} {item.address} {item.digest}" for item in items)))
    return Shard(items=tuple(items), name=hashlib.sha256(told.encode()).hexdigest()[:16])
