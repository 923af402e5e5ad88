"""What the commands share that take in files and web addresses: their options, and how servers are asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypedDict, TypeVar

import click

from generator import __version__

if TYPE_CHECKING:
    from generator.intake import Fetcher, Kinds

Command = TypeVar("Command", bound=Callable[..., object])

_ALLOW_PRIVATE = click.option("--allow-private", is_flag=True, help="Fetch addresses of this machine and of private networks, too.")
_IGNORE_ROBOTS = click.option("--ignore-robots", is_flag=True, help="Fetch pages that a site's robots.txt asks programs not to fetch.")


class Fetching(TypedDict):
    """The values of the options."""

    allow_private: bool
    ignore_robots: bool


def fetches(command: Command) -> Command:
    """Gives a command the options of one that fetches addresses."""
    return _ALLOW_PRIVATE(_IGNORE_ROBOTS(command))


def fetcher(kinds: Kinds, most_bytes: int, site_url: str | None, options: Fetching) -> Fetcher:
    """Fetches as the options say; servers are told Précis' version and the site's address.

    Args:
        kinds: of file that can be read.
        most_bytes: of one file.
        site_url: the site's address; None where it has none.
        options: as the user gave them.
    """
    from generator.intake import Fetcher, Manners

    agent = f"precis/{__version__}" + (f" (+{site_url})" if site_url else "")
    return Fetcher(Manners(agent=agent, most_bytes=most_bytes, **options), kinds)
