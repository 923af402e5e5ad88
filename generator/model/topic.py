"""What a briefing is about."""

from __future__ import annotations

from dataclasses import dataclass

from generator.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject under which a briefing can be found.

    Attributes:
        id: of the controlled list, or for another that front matter gives the slug of its name.
        name: as shown.
        given: whether the seed's front matter gives it; else it was found by the words of the text.
        spans: the words of the text that tell of it, in order.
    """

    id: str
    name: str
    given: bool = False
    spans: tuple[Span, ...] = ()
