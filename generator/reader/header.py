"""Header: the lines above the story, and what they tell of it.

The lines are taken from the top while they are dates, bylines, notices, an agency, an address, or the one headline. A
headline is a short line without a full stop, set off from the story. The first line that is none of these is the
story's first, unless one or two short lines (a standfirst) stand between the headline and a byline, date or dateline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.reader.bylines import byline
from generator.reader.dateline import dateline, place_line
from generator.reader.days import Stamp, stamp
from generator.reader.front_matter import is_address
from generator.reader.lines import Line
from generator.reference.header_lines import header_lines
from generator.reference.newswires import newswires
from generator.span import Span, cover

_MOST_LINES = 14
_MOST_STANDFIRSTS = 2
_MOST_TITLE_LINES = 4
_LONGEST_HEADLINE = 150
# "… with the U.S." ends a headline as well as a sentence, and a sentence is longer.
_LONGEST_WITH_INITIALS = 100
_LONGEST_STANDFIRST = 240
_STORY_LINE = 100
_PARTS = re.compile(r"\s*[|•·]\s*|(?<=[\dM]),?\s+(?=by\s)", re.IGNORECASE)
_ASIDE = re.compile(r"\d+[\s-]min(?:ute)?s?(?:\s+read)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+|follow|share|print|listen|save", re.IGNORECASE)
_FULL_STOP = re.compile(r"[.,:;…][\"'”’)\]*_]*\Z|[.!?][\"”’][*_]*\Z")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}[*_]*\Z")
_ABBREVIATED = re.compile(r"\b(?:[JS]r|Inc|Ltd|Corp|Co)\.[*_]*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What stands above the story.

    Attributes:
        spans: the lines, in order; a headline of several lines is one.
        lines: how many lines they are.
        headline: the span of the text's own headline; None where it has none.
        stamp: what the date lines say; that of publication before that of an update.
    """

    spans: tuple[Span, ...] = ()
    lines: int = 0
    headline: Span | None = None
    byline: str | None = None
    stamp: Stamp | None = None
    place: str | None = None
    publisher: str | None = None
    url: str | None = None

    @property
    def published(self) -> date | None:
        """The day that the date lines give."""
        return self.stamp.day if self.stamp else None


def header(text: str, lines: Sequence[Line], title: str | None) -> Header:
    """The header of a text; `title` is the headline where front matter gives one.

    At least one line is left for the story, if only because a headline needs a story to stand above; date lines alone leave none.
    """
    found, has_headline = Header(), title is not None
    while found.lines < min(len(lines), _MOST_LINES):
        at = found.lines
        fact = _fact(text, lines[at])
        if title and (count := _title_lines(text, lines[at:], title)):
            found, title = _with(found, lines[at : at + count]), None
        elif fact is not None:
            found = _with_fact(found, fact, lines[at])
        elif not has_headline and (count := _headline_lines(text, lines, at)):
            headline = cover(line.span for line in lines[at : at + count])
            found, has_headline = replace(_with(found, lines[at : at + count]), headline=headline), True
        elif has_headline and (count := _standfirsts(text, lines, at)):
            found = _with(found, lines[at : at + count])
        else:
            break
    return found


def _with(found: Header, lines: Sequence[Line]) -> Header:
    return replace(found, spans=(*found.spans, cover(line.span for line in lines)), lines=found.lines + len(lines))


def _with_fact(found: Header, fact: Header, line: Line) -> Header:
    """The header with the line's facts; what an earlier line told stands, but for the day of an update."""
    is_better = fact.stamp and (found.stamp is None or found.stamp.day is None or (found.stamp.updated and not fact.stamp.updated))
    return replace(
        _with(found, [line]),
        byline=found.byline or fact.byline,
        stamp=fact.stamp if is_better else found.stamp,
        place=found.place or fact.place,
        publisher=found.publisher or fact.publisher,
        url=found.url or fact.url,
    )


def _fact(text: str, line: Line) -> Header | None:
    """What a line of dates, bylines, agencies, places, addresses and notices tells; None for any other line."""
    words = line.span.of(text).strip("*_ ")
    if len(words) > _LONGEST_STANDFIRST:
        return None
    whole = _part(words)
    if whole is not None or not _PARTS.search(words):
        return whole
    found = Header()
    for part in filter(None, _PARTS.split(words)):
        fact = _part(part)
        if fact is None:
            return None
        found = _with_fact(found, fact, line)
    return found


def _part(words: str) -> Header | None:
    if written := stamp(words):
        return Header(stamp=written)
    if signed := byline(words):
        return Header(byline=signed.names, publisher=signed.publisher, stamp=signed.stamp)
    if place := place_line(words):
        return Header(place=place.place, stamp=Stamp(day=place.day, updated=False) if place.day else None)
    if agency := newswires().name_of(words.strip("()")):
        return Header(publisher=agency)
    address = words.strip("<>")
    if is_address(address):
        return Header(url=address)
    return Header() if header_lines().is_notice(words) or _ASIDE.fullmatch(words) else None


def _title_lines(text: str, lines: Sequence[Line], title: str) -> int:
    """How many of the first lines repeat the title; 0 where they do not."""
    wanted, said = _squashed(title), ""
    for count, line in enumerate(lines[:_MOST_TITLE_LINES], start=1):
        said += _squashed(line.span.of(text)[: 2 * len(title) + 20])
        if said == wanted:
            return count
        if not wanted.startswith(said):
            return 0
    return 0


def _squashed(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _headline_lines(text: str, lines: Sequence[Line], at: int) -> int:
    """How many lines from `at` are the headline: one, or two or three where it is broken before a small letter; 0 where there is none."""
    count = 1
    while count < 3 and _goes_on(text, lines, at + count):
        count += 1
    span = cover(line.span for line in lines[at : at + count])
    if at + count >= len(lines) or (lines[at].begins and not lines[at].heading):
        return 0
    above_fact = _fact(text, lines[at + count]) is not None
    if len(span) > (_LONGEST_STANDFIRST if above_fact else _LONGEST_HEADLINE):
        return 0
    if lines[at].heading:
        return count
    return count if _is_headline(span.of(text), above_fact=above_fact) and (above_fact or _is_set_off(text, lines, at + count)) else 0


def _is_set_off(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether the line at `at` begins something new below a headline."""
    below = lines[at]
    if below.block != lines[at - 1].block or below.heading or _opens_story(text, below):
        return True
    return _is_over_long_line(text, below) or _standfirsts(text, lines, at) > 0


def _goes_on(text: str, lines: Sequence[Line], at: int) -> bool:
    return at < len(lines) and lines[at].block == lines[at - 1].block and not lines[at].begins and text[lines[at].span.start].islower()


def _is_headline(words: str, *, above_fact: bool) -> bool:
    ends_in_initials = (len(words) <= _LONGEST_WITH_INITIALS and _INITIALS.search(words)) or (above_fact and _ABBREVIATED.search(words))
    if len(words.split()) < 2 or (_FULL_STOP.search(words) and not ends_in_initials):
        return False
    return words.lstrip("\"'“‘«*_([$€£¥")[:1].isalnum()


def _opens_story(text: str, line: Line) -> bool:
    return dateline(text, line.span) is not None


def _is_over_long_line(text: str, below: Line) -> bool:
    """Whether the story below has a paragraph on each line, so that a line break sets the headline off."""
    return len(below.span) > _STORY_LINE and text[below.span.end - 1] in '.!?”"’'


def _standfirsts(text: str, lines: Sequence[Line], at: int) -> int:
    """How many short lines from `at` stand above a byline, date or dateline; 0 where the story begins here."""
    for count, line in enumerate(lines[at : at + _MOST_STANDFIRSTS]):
        if _opens_story(text, line) or (count and _fact(text, line) is not None):
            return count
        if len(line.span) > _LONGEST_STANDFIRST:
            return 0
    last = at + _MOST_STANDFIRSTS
    if last < len(lines) and (_opens_story(text, lines[last]) or _fact(text, lines[last]) is not None):
        return _MOST_STANDFIRSTS
    return 0
