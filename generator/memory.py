"""How often Python looks for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Instead of 700, 10, 10: so many objects more than go before the youngest are looked through, and so many rounds before older ones are.
_RARELY = (50_000, 20, 50)


@contextmanager
def seldom_searched() -> Iterator[None]:
    """Lets Python look for garbage a seventieth as often until the block ends.

    The millions of objects of an archive come to stay, and are gone through again and again for nothing: a quarter of the time that
    reading drafts takes.
    """
    before = gc.get_threshold()
    search_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def search_seldom() -> None:
    """Lets Python look for garbage so seldom until this process ends."""
    gc.set_threshold(*_RARELY)
