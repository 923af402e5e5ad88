"""What the library tells of a treaty: its field, where it stands, the strip of facts, and its parties with their days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from generator.reference.treaty_library import Treaty
from generator.site.states import StateLink, state_links
from generator.telling.dates import plain
from generator.telling.treaty_words import NAMED_PARTIES, status
from generator.telling.words import counted, state_name

FIELDS = {
    "united-nations": "United Nations",
    "diplomacy": "Diplomacy and the law of treaties",
    "alliances": "Alliances and defence",
    "forces-abroad": "Forces abroad",
    "arms-control": "Arms control and non-proliferation",
    "law-of-war": "Law of war",
    "crimes": "Crimes and terrorism",
    "human-rights": "Human rights and refugees",
    "peace": "Peace and relations between states",
    "europe": "Europe",
    "seas-and-waters": "Seas and waters",
    "air-space-poles": "Air, space and the poles",
    "environment": "Environment and climate",
    "trade": "Trade",
}
"""A field of treaties -> its heading, in the order of the library."""

_SHORT_NOTE = 48
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z]")
_IN_FORCE = ("in force", "in effect")


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyFact:
    """A fact with its name.

    Attributes:
        address: of the web, already safe for an `href`; None for plain words.
    """

    name: str
    lines: tuple[str, ...]
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """States that have been bound alike: from the start, since one day, or until one."""

    heading: str
    states: tuple[StateLink, ...]


def field_name(treaty: Treaty) -> str | None:
    """The field in words; None where the library does not tell."""
    return FIELDS.get(treaty.field or "")


def kicker(treaty: Treaty | None) -> str:
    """What it is, in a line: Treaty · Arms control; None is one that the library does not know."""
    return " · ".join(part for part in (treaty.kind.capitalize(), field_name(treaty)) if part) if treaty else "Treaty"


def kind_name(treaty: Treaty) -> str:
    """Treaty; or Declaration, not binding."""
    return treaty.kind.capitalize() + ("" if treaty.binding else ", not binding")


def warning(treaty: Treaty) -> str | None:
    """The status of a treaty that is not, or not in full, in force; None of all others."""
    stands = treaty.status is None or treaty.status.startswith(_IN_FORCE)
    return None if stands else status(treaty.status or "")


def strip(treaty: Treaty) -> Iterator[TreatyFact]:
    """The facts that a reader looks for first, in a few words each."""
    yield _standing(treaty)
    adopted = tuple(part for part in (treaty.adopted_at, plain(treaty.adopted_on)) if part)
    yield TreatyFact(name="Adopted", lines=adopted or ("not known here",))
    yield TreatyFact(
        name="Parties", lines=tuple(_parties_at_a_glance(treaty)) or ("see below" if treaty.parties_note else "not known here",)
    )


def details(treaty: Treaty) -> Iterator[TreatyFact]:
    """What a reader looks up: the legal particulars."""
    yield TreatyFact(name="Kind", lines=(f"{treaty.kind.capitalize()}, {'' if treaty.binding else 'not '}binding under international law",))
    if short := [alias for alias in treaty.aliases if _ACRONYM.fullmatch(alias)]:
        yield TreatyFact(name="Abbreviation" if len(short) == 1 else "Abbreviations", lines=(", ".join(short),))
    if treaty.depositary:
        yield TreatyFact(name="Depositary", lines=(treaty.depositary,))
    if treaty.registration:
        yield TreatyFact(name="Registration", lines=(treaty.registration,))
    if treaty.official_text:
        yield TreatyFact(name="Official text", lines=(treaty.official_text,), address=treaty.official_text)


def parties(treaty: Treaty, pages: Mapping[str, str], here: str) -> tuple[Parties, ...]:
    """Who is bound, and who is no longer.

    Args:
        treaty: of the library.
        pages: a state's code -> the src_uri of its page.
        here: the src_uri of the page that shows them.
    """
    later = dict(treaty.joined)
    first = [code for code in treaty.parties if code not in later]
    groups = [("Original parties" if later else "Parties", first)] if first else []
    groups += [(f"Joined {words}", codes) for words, codes in _by_day(treaty.joined)]
    groups += [(f"Left {words}", codes) for words, codes in _by_day(treaty.left)]
    return tuple(Parties(heading=heading, states=state_links(codes, pages, here)) for heading, codes in groups)


def is_long(note: str | None) -> bool:
    """Whether a note on the parties is too long for the strip of facts."""
    return len(note or "") > _SHORT_NOTE


def _standing(treaty: Treaty) -> TreatyFact:
    begun, ended = plain(treaty.in_force), plain(treaty.ended_on)
    words = status(treaty.status) if treaty.status else None
    if begun and ended:
        return TreatyFact(name="In force", lines=(f"from {begun}", f"until {ended}"))
    if begun and words in (None, "In force"):
        lines: tuple[str, ...] = ("In force", f"since {begun}")
    else:
        lines = (words or "not known here", *((f"entered into force {begun}",) if begun else ()))
    return TreatyFact(name="Status", lines=lines if treaty.binding else (*lines, "not binding under international law"))


def _parties_at_a_glance(treaty: Treaty) -> Iterator[str]:
    if 0 < len(treaty.parties) <= NAMED_PARTIES:
        yield from (state_name(code) for code in treaty.parties)
    elif treaty.parties:
        yield counted(len(treaty.parties), "state")
    elif treaty.parties_note and not is_long(treaty.parties_note):
        yield treaty.parties_note
    if treaty.joined and treaty.parties:
        yield f"{len(treaty.parties) - len(treaty.joined)} original, {len(treaty.joined)} joined later"
    if treaty.left:
        yield f"{counted(len(treaty.left), 'state')} left"


def _by_day(dated: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    ordered = sorted(dated, key=lambda pair: (pair[1], pair[0]))
    for day, pairs in groupby(ordered, key=lambda pair: pair[1]):
        yield plain(day) or day, [code for code, _ in pairs]
