"""The numbers of briefings: each is given once, and stays with its briefing whatever becomes of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from generator.model import Briefing, Numbered, Standing

_UNDATED = "ND"
# By what a briefing is known again, the surest first.
_LIKENESS: tuple[Callable[[Numbered], Hashable], ...] = (
    lambda one: (one.slug, one.seed),
    lambda one: (one.slug, one.text),
    lambda one: one.seed,
    lambda one: one.text,
    lambda one: one.slug,
)


def numbered(briefings: Iterable[Briefing], series: str, numbers: Mapping[str, Numbered] | None = None) -> tuple[Briefing, ...]:
    """The briefings with series numbers such as BR-2025-001.

    Args:
        briefings: of a site.
        series: the first part of each number.
        numbers: which briefing has which, as in `Ledger`; None to count anew.
    """
    briefings = _in_order(briefings)
    given_so_far = {} if numbers is None else {one.slug: number for number, one in numbers.items() if not one.gone}
    of = given_so_far | dict(_counted([b for b in briefings if b.slug not in given_so_far], numbers or ()))
    return tuple(replace(briefing, number=f"{series}-{of[briefing.slug]}") for briefing in briefings)


def given(
    numbers: Mapping[str, Numbered], briefings: Iterable[Briefing], now: Mapping[str, Standing], waiting: Collection[str] = ()
) -> dict[str, Numbered]:
    """All numbers ever given, with those of briefings that have had none yet: the next of their year, or of the undated.

    A briefing is known again by its content wherever it stands, else by its address. What stood in the last build is looked for
    before what is gone, so that nothing that was deleted takes the number of what stands.

    Args:
        numbers: those given so far.
        briefings: that the site has now.
        now: what stands at each of their addresses.
        waiting: addresses whose seeds are there and cannot be used; their numbers stay.
    """
    present = {slug: Numbered(slug=slug, seed=one.seed, text=one.text) for slug, one in now.items()}
    kept = {number: one for number, one in numbers.items() if not one.gone and one.slug in waiting}
    free = {number: one for number, one in numbers.items() if number not in kept}
    found: dict[str, str] = {}
    for gone in (False, True):
        for likeness in _LIKENESS:
            left: dict[Hashable, list[str]] = defaultdict(list)
            for number in sorted(free, reverse=True):
                if free[number].gone is gone:
                    left[likeness(free[number])].append(number)
            for slug in sorted(present.keys() - found.keys()):
                if numbers_of_its_like := left.get(likeness(present[slug])):
                    found[slug] = numbers_of_its_like.pop()
                    del free[found[slug]]
    found.update(_counted(_in_order(b for b in briefings if b.slug not in found), numbers))
    lost = {number: replace(one, gone=True) for number, one in free.items()}
    return dict(sorted({**kept, **lost, **{number: present[slug] for slug, number in found.items()}}.items()))


def _in_order(briefings: Iterable[Briefing]) -> list[Briefing]:
    return sorted(briefings, key=lambda b: (b.article.published or date.max, b.slug))


def _counted(briefings: Iterable[Briefing], taken: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each briefing's slug, and the number behind the last that was taken in its year."""
    last: dict[str, int] = defaultdict(int)
    for number in taken:
        year, _, count = number.rpartition("-")
        last[year] = max(last[year], int(count))
    for briefing in briefings:
        year = str(briefing.article.published.year) if briefing.article.published else _UNDATED
        last[year] += 1
        yield briefing.slug, f"{year}-{last[year]:03}"
