"""Quotes: what was said, by whom, by which words we know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.date import DateMention
from generator.model.text import JOINT
from generator.span import Span


class Manner(StrEnum):
    """How the words are given: in quotation marks, without, or partly."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that signal a quote or a position.

    Attributes:
        span: the verb with its auxiliaries, or the phrase ("according to").
        lemma: the verb's or noun's base form.
    """

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is quoted.

    Attributes:
        span: the words that name the speaker at the quote: "he", "the prime minister", "Ishiba".
        actor: the id of the actor that the words stand for; None where the text does not make it plain.
        name: that actor's name.
    """

    span: Span
    actor: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quote: verbatim content, cue and speaker.

    Attributes:
        spans: the content without its outer quotation marks; several where the source interrupts it, in order.
        manner: direct, indirect or mixed.
        cue: None where the layout alone attributes the quote.
        speaker: None where the text names none.
        said: when it was said; None where the source does not tell.
        venue: the words that tell where or on what occasion it was said ("at a news conference in Oslo"); None where none do.
        stance: what the cue says the speaker did with the words (said, claimed, denied …); None for a cue of no known stance.
        found_by: the name of the rule that found the quote.
        corrected: "speaker" where an editor set who spoke. The speaker's span is then a place that names the actor, if the
            source has no words for the speaker at the quote.
    """

    spans: tuple[Span, ...]
    manner: Manner
    cue: Cue | None = None
    speaker: Speaker | None = None
    said: DateMention | None = None
    venue: Span | None = None
    stance: str | None = None
    found_by: str = ""
    corrected: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("a quote has at least one span")
        if any(a.end > b.start for a, b in zip(self.spans, self.spans[1:], strict=False)):
            raise ValueError("a quote's spans are in order and do not overlap")

    def text_in(self, text: str) -> str:
        """The content as published: the spans' words, joined by " … " where the source interrupts them."""
        return JOINT.join(span.of(text) for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """An attitude that the source ascribes to somebody: wants, believes, supports. It is no quote: nobody is said to have said it.

    Attributes:
        spans: what the attitude is about, in order.
        cue: the words that name the attitude.
        holder: the words that name who holds it, resolved like a speaker.
        found_by: the name of the rule that found it.
    """

    spans: tuple[Span, ...]
    cue: Cue
    holder: Speaker
    found_by: str = ""

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("a position has at least one span")

    def text_in(self, text: str) -> str:
        """The words of the position, joined by " … " where the source interrupts them."""
        return JOINT.join(span.of(text) for span in self.spans)
