"""A small library: each treaty has a page, so tests that build whole sites take two.

`python -m tests.few_treaties …` is `precis …` with it, in a process of its own.
"""

from __future__ import annotations

from functools import cache

import pytest

from generator.reference.treaty_library import TreatyLibrary, treaty_library

_IDS = ("north-atlantic-treaty", "un-charter")


@cache
def few_treaties() -> TreatyLibrary:
    """Two treaties of the library."""
    return TreatyLibrary(tuple(treaty for treaty in treaty_library() if treaty.id in _IDS))


def use_few_treaties(patch: pytest.MonkeyPatch) -> None:
    """Lets them be all that the program knows, but for treaties of a site's own."""
    few = few_treaties()
    patch.setattr("generator.reference.treaty_library._built_in", lambda: few)


if __name__ == "__main__":
    from generator.cli import main

    use_few_treaties(pytest.MonkeyPatch())
    main()
