"""Feeds: what followers of the site, of an actor or of a treaty are told of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """A briefing in a feed. All texts are as displayed: one line, nothing invisible; they are not escaped.

    Attributes:
        id: the address below the site's at which the briefing first stood: it stays when the seed is renamed.
        address: the page's, below the site's.
        title: the briefing's.
        published: the day of the article; None where its seed does not tell.
        updated: the same, or the day of the latest recorded revision.
        statements: what stands at a glance, in the source's words.
        topics: by name.
        summary: what the last change of the briefing's words was; None where there is none.
        original: the web address of the article; None where the seed does not tell.
        language: an IETF tag.
    """

    id: str
    address: str
    title: str
    published: date | None
    updated: date | None
    statements: tuple[str, ...]
    topics: tuple[str, ...] = ()
    summary: str | None = None
    original: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The newest briefings of the site, or of an actor or a treaty.

    Attributes:
        name: the src_uri of its files without the ending that tells the format.
        title: as readers list it.
        description: what it holds, in a sentence.
        address: that of the page it follows, below the site's.
        author: who publishes it: the site.
        entries: newest first, those without a day last.
    """

    name: str
    title: str
    description: str
    address: str
    author: str
    entries: tuple[FeedEntry, ...]

    @property
    def updated(self) -> date | None:
        """The latest day of an entry; None where none has one."""
        return max((entry.updated for entry in self.entries if entry.updated), default=None)
