"""What builds remember of briefings: which seed stood where, under which number, and where an address leads whose seed was renamed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands at an address, enough to know it again under another.

    Attributes:
        seed: digest of the seed's bytes.
        text: digest of the article's text, which front matter is no part of.
        first: the address at which it first stood; None for the one where it stands.
    """

    seed: str
    text: str
    first: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """The briefing to which a number was given.

    Attributes:
        slug: where it stands, or stood last.
        seed: as in `Standing`.
        text: as in `Standing`.
        gone: whether its seed was deleted; the number waits for it, and no other gets it.
    """

    slug: str
    seed: str
    text: str
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The record of addresses, by the last part of each, and of numbers.

    Attributes:
        standing: what stands at each address.
        moved: addresses that were given up -> where the briefing stands now; never another that was given up.
        numbers: every number that was ever given, without the series' name: 2025-001, ND-001.
    """

    standing: Mapping[str, Standing] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, Numbered] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An old address and the one that it leads to, as an editor lists them; the line of the file is for messages."""

    old: str
    new: str
    line: int
