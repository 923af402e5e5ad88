"""What a file of any format gives: its stories, before paragraphs are told in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.reader.front_matter import FrontMatter

MOST_BYTES = 5_000_000
"""The size above which a text is not taken for one story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story of a file.

    Attributes:
        text: normalised as `text.text_of` does, without front matter: Markdown, a blank line between paragraphs.
        known: what the file itself tells about the story.
        name: the file's name, such as "visit.html"; of an entry of a feed or an archive, one that tells it from the others of its file.
        is_plain: whether the text is plain, so that no sign in it is Markdown's.
    """

    text: str
    known: FrontMatter = field(default_factory=FrontMatter)
    name: str
    is_plain: bool = False
