"""What changed in a briefing's words when its seed changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.article import Revision
from generator.model.text import JOINT


class Place(StrEnum):
    """Where words stand in a briefing."""

    HEADLINE = "headline"
    GLANCE = "glance"
    BACKGROUND = "background"
    AHEAD = "ahead"
    POSITION = "position"
    PROVISION = "provision"
    QUOTE = "quote"

    @property
    def kind(self) -> str:
        """What the words are: a headline, a quote, or a statement."""
        return self.value if self in (Place.HEADLINE, Place.QUOTE) else "statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words of the source that were added, removed or changed, as they stood then.

    Attributes:
        place: where they stand, or stood.
        before: None where they were added.
        after: None where they were removed.
    """

    place: Place
    before: str | None = None
    after: str | None = None

    def __post_init__(self) -> None:
        if self.before == self.after:
            raise ValueError("a change leaves other words than it found")

    @property
    def deed(self) -> str:
        """What happened to the words: added, removed or changed."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRevision:
    """A change of the seed, as a build noticed it.

    Attributes:
        on: the day of the change.
        changes: at least one; by place, then in the order of the text.
        open: whether a live preview noticed it, so that further changes of that day belong to it until a build ends it.
    """

    on: date
    changes: tuple[Change, ...]
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words of a briefing: of one span or several of its source, with single spaces.

    Attributes:
        place: where they stand.
        parts: the words of each span.
        speaker: the words that name who said them, of a quote; None where the source has none.
    """

    place: Place
    parts: tuple[str, ...]
    speaker: str | None = None

    @property
    def content(self) -> str:
        """The words without who said them."""
        return JOINT.join(self.parts)

    @property
    def words(self) -> str:
        """As they are shown: a quote with who said it, for it is another one of another speaker."""
        return f"{self.content} – {self.speaker}" if self.speaker else self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What is compared of a briefing.

    Attributes:
        sha256: of the seed's bytes.
        source: all words of the source, headline and text, with single spaces.
        wordings: in the order of places, then in that of the briefing.
        notes: the revisions that the editor noted.
    """

    sha256: str
    source: str
    wordings: tuple[Wording, ...] = ()
    notes: tuple[Revision, ...] = ()
