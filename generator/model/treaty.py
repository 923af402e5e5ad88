"""References to treaties and to their provisions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.quote import Cue
from generator.span import Span


class ActKind(StrEnum):
    """What the source says that somebody does with a treaty or a provision."""

    INVOKES = "invokes"
    INTERPRETS = "interprets"
    CRITICISES = "criticises"
    PROPOSES_CHANGE = "proposes-to-change"
    WITHDRAWS = "withdraws"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyAct:
    """An act that the source's own words tell.

    Attributes:
        kind: what is done.
        reference: the place that cites what it is done with: a span of the treaty's, or of one of its provisions.
        cue: the word that tells it.
        actor: the id of who does it; None where the source does not say.
    """

    kind: ActKind
    reference: Span
    cue: Cue
    actor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionReference:
    """The places that cite one provision of a treaty: an article, or a division that holds several.

    Attributes:
        number: Arabic, paragraph and point in parentheses: 5, 2(4), 121(3)(b); of a division its kind and number: chapter 7.
        label: as the treaty numbers it: Article V.
        spans: the citing words ("Article 5"; the "6" of "Articles 5 and 6"), in order.
    """

    number: str
    label: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyReference:
    """A treaty that the article cites, with every place that does.

    Attributes:
        id: the library's, or a slug of the title for a treaty that the library does not hold.
        title: the official title; for an unknown treaty, as the source writes it.
        short_title: as readers know it: Japan–U.S. Security Treaty (1960).
        known: whether the treaty is in the library.
        spans: the names and descriptions that cite it ("the treaty" too, where it refers back), in order.
        provisions: the articles, sorted by number.
        divisions: the chapters, parts and annexes, sorted by kind and number.
        acts: what the source says that is done with it, in the order of the text.
    """

    id: str
    title: str
    short_title: str
    known: bool
    spans: tuple[Span, ...]
    provisions: tuple[ProvisionReference, ...] = ()
    divisions: tuple[ProvisionReference, ...] = ()
    acts: tuple[TreatyAct, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LawReference:
    """A statute, code or constitution that the article cites: a state's own law, no treaty.

    Attributes:
        name: as the source writes it.
        spans: the places that name it, in order.
        provisions: the articles and sections cited of it, labelled as the source does, sorted.
    """

    name: str
    spans: tuple[Span, ...]
    provisions: tuple[ProvisionReference, ...] = ()
