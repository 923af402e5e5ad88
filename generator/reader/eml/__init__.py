"""A mail (EML) -> a story: what its sender wrote, without what is quoted from others and without signature.

Of several versions the plain one is read, else the one in HTML; attachments are left alone. A mail that only passes another one on is
the story of that one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from email.utils import getaddresses, parsedate_to_datetime

from generator.errors import SeedError
from generator.reader import plain
from generator.reader.days import day_of
from generator.reader.eml.parts import Mail, mail
from generator.reader.eml.replies import own_words
from generator.reader.front_matter import FrontMatter
from generator.reader.paragraphs import paragraphs
from generator.reader.story import Story
from generator.reader.text import text_of

_REPLY = re.compile(r"\A(?:\s*(?:re|fwd?|aw|wg|tr|rv|sv|vs)(?:\[\d+\])?\s*[:\uff1a])+\s*", re.IGNORECASE)
_YEARS = range(1971, 2200)


def stories(data: bytes, name: str) -> tuple[Story, ...]:
    """The one story of a mail.

    Raises:
        SeedError: if it is no mail, or has no text of its own; the message begins with the name.
    """
    found = mail(data, name)
    words = own_words(found.text)
    if words.passed_on is not None:
        found = replace(found, subject=words.passed_on.subject or found.subject, sender=words.passed_on.sender, date=words.passed_on.date)
    text = text_of(_reflowed(words.text).encode(errors="ignore"), name)
    if not text.strip():
        raise SeedError(f"{name}: has no text but what is quoted or attached; save that, or paste the story into a .txt file")
    return (Story(text=text, known=_known(found), name=name, is_plain=True),)


def _reflowed(text: str) -> str:
    """The text with a paragraph on each line: mails are wrapped."""
    return "\n\n".join(" ".join(span.of(text).split()) for span in paragraphs(text, plain.lines(text)))


def _known(found: Mail) -> FrontMatter:
    title = " ".join(_REPLY.sub("", found.subject, count=1).split())
    return FrontMatter(title=title or None, byline=_name(found.sender), published=_day(found.date))


def _name(sender: str) -> str | None:
    """The sender's name; an address is none."""
    try:
        senders = getaddresses([sender])
    except (RecursionError, ValueError, IndexError):  # parentheses without end
        return None
    for name, _ in senders:
        words = " ".join(name.strip("'\" ").split())
        if words and "@" not in words:
            return words
    return None


def _day(written: str) -> date | None:
    """The day in the sender's own time zone."""
    try:
        day = parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return day_of(written)  # headers of a mail that is passed on are written for readers
    return day if day.year in _YEARS else None
