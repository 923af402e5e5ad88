"""One seed's news story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.span import Span

WITHHELD = "█"
"""Stands for each character of a source's text that is not published."""


class SourceText(Enum):
    """What of a source's text is published beside the briefing.

    FULL: all of it. CITED: the sentences that a statement, a quote or a position comes from. NONE: nothing but what the briefing itself says.
    """

    FULL = "full"
    CITED = "cited"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A change of the published briefing that its editor recorded: the day, and what was changed in the editor's words."""

    on: date
    note: str


UNDATED = "undated"
"""The name of the year of articles that tell none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A seed as read: its text and what the seed itself tells about the story.

    Attributes:
        seed: the seed file's name, without its folder.
        sha256: of the seed file's bytes, in hexadecimal.
        text: the normalised text without front matter; every span of every stage indexes it.
        header: headline, byline and date lines that stand in the text above the story.
        paragraphs: the story's paragraphs, in order; the first begins with the dateline, where there is one.
        headline: from front matter, else from the text; None where the seed has none.
        byline: the reporter, as the seed writes it, without "By".
        published: the day of publication; None where the seed does not tell.
        dateline: the place where the story was filed, such as "Tokyo", in title case.
        dateline_span: the dateline with its dash at the first paragraph's start ("TOKYO – ").
        publisher: the newspaper, agency or body that published the story.
        url: the original's address, http or https only.
        language: an IETF tag, "en" where the seed does not tell.
        topics: from front matter, as written.
        revisions: from front matter, oldest first.
        source_text: what of the text is published, from front matter; None as the site says. Once the rest is withheld, what was.
    """

    seed: str
    sha256: str
    text: str
    header: tuple[Span, ...] = ()
    paragraphs: tuple[Span, ...]
    headline: str | None = None
    byline: str | None = None
    published: date | None = None
    dateline: str | None = None
    dateline_span: Span | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    topics: tuple[str, ...] = ()
    revisions: tuple[Revision, ...] = ()
    source_text: SourceText | None = None

    def __post_init__(self) -> None:
        parts = (*self.header, *self.paragraphs)
        if any(part.end > len(self.text) for part in parts):
            raise ValueError(f"{self.seed}: a part of the article lies outside its text")
        if any(a.end > b.start for a, b in zip(self.paragraphs, self.paragraphs[1:], strict=False)):
            raise ValueError(f"{self.seed}: paragraphs overlap or are out of order")

    @property
    def year(self) -> str:
        """In which it was published, 2025; "undated" where the seed does not tell."""
        return str(self.published.year) if self.published else UNDATED

    @property
    def story_start(self) -> int:
        """The offset at which the story's first sentence begins: behind the dateline."""
        if self.dateline_span is not None:
            return self.dateline_span.end
        return self.paragraphs[0].start if self.paragraphs else len(self.text)
