"""Which actor stands with which treaty across the site: a table, since a drawing of so many lines could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.site import addresses
from generator.site.network import Graph
from generator.site.render import UNSEARCHED, page
from generator.site.way import TREATIES, trail
from generator.telling.words import counted

_ACTORS, _TREATIES = 20, 12
_FEWEST_ACTORS, _FEWEST_TREATIES = 3, 2
# A share of the highest number, up to which a cell has the shade of its place in this row; the last shade is above.
_SHADES = (0.15, 0.35, 0.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """In how many briefings a sentence ties an actor and a treaty.

    Attributes:
        shade: 1 to 4, the darker the more; 0 for none.
    """

    number: int
    shade: int
    treaty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An actor with a cell for each treaty."""

    name: str
    href: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The actors with most ties, and the treaties with most.

    Attributes:
        treaties: name and address, most ties first.
        rows: most ties with these first.
        actors_in_all: how many actors are tied with a treaty.
        treaties_in_all: how many treaties are tied with an actor.
    """

    treaties: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    actors_in_all: int
    treaties_in_all: int


def has_matrix(around: Graph) -> bool:
    """Whether there are enough ties for a table of them."""
    return len(around.ties) >= _FEWEST_ACTORS and len(around.by_treaty) >= _FEWEST_TREATIES


def matrix_page(around: Graph, ways: Sequence[tuple[str, str | None]]) -> bytes:
    """The page of the table.

    Args:
        around: the ties across all briefings.
        ways: the lists of treaties, with their addresses as seen from the page.
    """
    made = matrix(around)
    values = {
        "trail": trail(addresses.TREATIES_BY_ACTOR, TREATIES),
        "matrix": made,
        "ways": ways,
    }
    description = f"Who stands with which treaty: {counted(len(made.rows), 'actor')}, {counted(len(made.treaties), 'treaty', 'treaties')}."
    matter = {"title": "Treaties by actor", "description": description, "hide": ["navigation", "toc"], "search": UNSEARCHED}
    return page("treaties_by_actor", matter, values)


def matrix(around: Graph) -> Matrix:
    """The table of those with most ties."""
    here = addresses.TREATIES_BY_ACTOR
    totals = {treaty: sum(found.values()) for treaty, found in around.by_treaty.items()}
    treaties = _most(totals, around.titles)[:_TREATIES]
    of_actors: Counter[str] = Counter()
    for treaty in treaties:
        of_actors.update(around.by_treaty[treaty])
    actors = _most(of_actors, around.names)[:_ACTORS]
    highest = max((around.ties[one].get(other, 0) for one in actors for other in treaties), default=0)
    return Matrix(
        treaties=tuple((around.titles[one], addresses.link(here, addresses.treaty_page(one))) for one in treaties),
        rows=tuple(
            Row(
                name=around.names[one],
                href=addresses.link(here, addresses.actor_page(one)),
                cells=tuple(_cell(around.ties[one].get(treaty, 0), highest, around.titles[treaty]) for treaty in treaties),
            )
            for one in actors
        ),
        actors_in_all=len(around.ties),
        treaties_in_all=len(around.by_treaty),
    )


def _cell(number: int, highest: int, treaty: str) -> Cell:
    # Where all numbers are low, a single briefing does not look like much.
    shade = min(number, 1 + sum(number / highest > share for share in _SHADES)) if number else 0
    return Cell(number=number, shade=shade, treaty=treaty)


def _most(numbers: Mapping[str, int], names: Mapping[str, str]) -> list[str]:
    found: Iterable[str] = numbers
    return sorted(found, key=lambda one: (-numbers[one], names[one].casefold(), one))
