"""What becomes of one seed, before its place among the others is known."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.briefing import Briefing
from generator.model.correction import Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A seed's briefing without a number.

    Attributes:
        made: the briefing.
        actors: the ids of the actors that were found, before any correction.
        uses: what the corrections found in it.
        digest: of the draft as it is kept from build to build; empty where it is not kept, and in what is kept itself.
    """

    made: Briefing
    actors: tuple[str, ...] = ()
    uses: frozenset[Use] = frozenset()
    digest: bytes = b""
