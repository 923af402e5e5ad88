"""What is needed to tell which treaties a story means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.annotate.treaties.candidates import candidates
from generator.annotate.treaties.instruments import Instrument
from generator.reference.treaty_library import Treaty, TreatyLibrary
from generator.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What is needed to tell what mentions mean: the text in passages, its day and the library."""

    text: str
    passages: tuple[Span, ...]
    published: date | None
    library: TreatyLibrary

    def instrument(self, treaty: Treaty) -> Instrument:
        """The treaty of the library as an instrument."""
        return candidates(self.library).of(treaty)


def is_known_on(treaty: Treaty, day: date | None) -> bool:
    """Whether it had been adopted by the day."""
    return day is None or treaty.adopted_on is None or treaty.adopted_on <= day.isoformat()


def is_in_force(treaty: Treaty, day: date | None) -> bool:
    """Whether it was in force on the day; without a day, whether it is for all the library tells."""
    if day is None:
        return treaty.ended_on is None
    begun = treaty.in_force is not None and treaty.in_force <= day.isoformat()
    return begun and (treaty.ended_on is None or day.isoformat() < treaty.ended_on)
