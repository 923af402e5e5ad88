"""How often Python looks for garbage, and how much memory the C library keeps."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Instead of 700, 10, 10: so many objects more than go before the youngest are looked through, and so many rounds before older ones are.
_RARELY = (50_000, 20, 50)

# Parameters of glibc's `mallopt`, from malloc.h, and their values in bytes: what a batch of the language model takes.
_KEPT = {-1: 64 << 20, -3: 32 << 20}  # M_TRIM_THRESHOLD, M_MMAP_THRESHOLD


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


def keep_freed() -> None:
    """Lets the C library keep some memory that was freed, until this process ends; where that is not glibc's, nothing is changed.

    A language model takes and frees the same matrices over and over. By default they go back to the system, which hands each page out anew and cleared: a tenth
    of the time that annotating takes.
    """
    if sys.platform == "linux" and (adjust := getattr(ctypes.CDLL(None), "mallopt", None)):
        for parameter, value in _KEPT.items():
            adjust(parameter, value)
