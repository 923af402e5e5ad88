"""A small library: each treaty has a page, so tests that build whole sites take two."""

from __future__ import annotations

from generator.reference.treaty_library import TreatyLibrary, treaty_library

_IDS = ("north-atlantic-treaty", "un-charter")


def few_treaties() -> TreatyLibrary:
    """Two treaties of the library."""
    return TreatyLibrary(tuple(treaty for treaty in treaty_library() if treaty.id in _IDS))
