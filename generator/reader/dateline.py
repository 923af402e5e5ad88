"""Datelines: the place, day and agency that open a story ("GENEVA, March 3 (Reuters) - ").

Capitals and a dash make one, unless the words are a body, a label or a speaker. Short capitals (five letters or fewer)
and a colon need more: a known city, a region, a day or an agency. Words in small letters need an agency, or a known
city and a dash that no second dash closes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from generator.reader.days import MONTH, WEEKDAY, day_of
from generator.reference.datelines import datelines
from generator.reference.newswires import newswires
from generator.span import Span

_LETTER = r"[^\W\d_]"
_WORD = rf"{_LETTER}(?:{_LETTER}|[.'’](?={_LETTER})|-(?={_LETTER}))*\.?"
_PLACE = rf"{_WORD}(?:[^\S\n]+(?:&[^\S\n]+)?{_WORD}){{0,4}}"
_DAY = (
    rf"(?:{WEEKDAY},?[^\S\n]+)?(?:(?:{MONTH})[^\S\n]*\d{{1,2}}(?!\d)(?:,?[^\S\n]+\d{{4}}(?!\d))?|\d{{1,2}}[^\S\n]+(?:{MONTH})(?:,?[^\S\n]+\d{{4}}(?!\d))?)"
    rf"|{WEEKDAY}"
)
_EMPHASIS = r"[*_]{0,3}"
_DATELINE = re.compile(
    rf"""
    {_EMPHASIS}(?P<place>{_PLACE}(?:[^\S\n]?/[^\S\n]?{_PLACE}){{0,2}})
    (?:,[^\S\n]+(?!(?i:{_DAY}))(?P<region>{_PLACE}(?:,[^\S\n]+(?!(?i:{_DAY})){_PLACE})?))?
    (?:[^\S\n]+\[[^\[\]\n]{{2,30}}\])?
    (?:,?[^\S\n]+(?P<day>(?i:{_DAY})))?{_EMPHASIS}[.,]?
    (?:[^\S\n]*\((?P<note>[^()\n]{{2,40}})\)|[^\S\n]*/(?P<wire>[A-Za-z][\w .-]{{1,20}})/[.,]?)?{_EMPHASIS}
    (?P<mark>[^\S\n]*(?:—|–|--+)[^\S\n]*|[^\S\n]*[-_][^\S\n]+|:[^\S\n]+|[^\S\n]+){_EMPHASIS}[^\S\n]*
    (?:(?P<day_behind>(?i:{_DAY}))[^\S\n]*(?::|—|–|--+|[^\S\n]-)[^\S\n]+)?
    """,
    re.VERBOSE,
)
_PLACE_LINE = re.compile(
    rf"(?P<place>{_PLACE})(?:,[^\S\n]+(?!(?i:{_DAY}))(?P<region>{_PLACE}))?(?:(?:,[^\S\n]*|[^\S\n]+[–—-][^\S\n]+|[^\S\n]+)(?P<day>.*\d.*))?"
)
_PLACELESS = re.compile(rf"(?P<day>(?i:{_DAY}))[^\S\n]+\((?P<note>[^()\n]{{2,40}})\)[^\S\n]+(?:—|–|--?)[^\S\n]+")
_MAY_BE_PLACE = re.compile(r"\S+(?: \S+)?,")
_OPENS_SENTENCE = re.compile(r"[「『\"'“‘«„(\[]*[^\W_]")
_SECOND_DASH = re.compile(r"[^.!?\n]*?\s(?:—|–|--|-)\s")
_SMALL_WORD = re.compile(r"and|of|the|de|la|du|del|al|el|es|am|d[ao]s?|au|upon|on|sur|les")
_SHORT = 5
_LONGEST_PLACE = 60
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and when the story was filed, by whom.

    Attributes:
        place: in title case, without its region; None where an agency signs with the day alone ("March 3 (Reuters) - ").
        span: the dateline with its dash and the white space behind it; None where it stands on a line of its own.
        day: None where the dateline has no year.
        publisher: the agency in parentheses; None where there is none.
    """

    place: str | None
    span: Span | None
    day: date | None
    publisher: str | None


def dateline(text: str, paragraph: Span) -> Dateline | None:
    """The dateline at the paragraph's start; None where it has none."""
    end = min(paragraph.end, paragraph.start + _LONGEST)
    if (match := _PLACELESS.match(text, paragraph.start, end)) and newswires().name_of(match["note"]):
        return Dateline(place=None, span=Span(match.start(), match.end()), day=day_of(match["day"]), publisher=_publisher(match["note"]))
    match = _DATELINE.match(text, paragraph.start, end)
    if match is None or match.end() >= paragraph.end or not _is_dateline(match, text[match.end() : paragraph.end]):
        return None
    note = match["note"] or match["wire"]
    written_day = day_of(match["day"] or match["day_behind"] or "") or day_of(note or "")
    return Dateline(place=_title_case(match["place"]), span=Span(match.start(), match.end()), day=written_day, publisher=_publisher(note))


def place_line(line: str) -> Dateline | None:
    """The dateline that fills a line above the story: "Geneva, 11 March 2025", "TOKYO", "Washington, D.C."."""
    match = _PLACE_LINE.fullmatch(line)
    if match is None or not _is_cased(match["place"]) or not _is_cased(match["region"] or "X") or datelines().is_no_place(match["place"]):
        return None
    day = day_of(match["day"]) if match["day"] else None
    is_known = datelines().is_city(match["place"])
    if day is None and (match["day"] or not is_known):
        return None
    is_plain = is_known or bool(_is_capitals(match["place"]) and match["region"])
    if not is_plain and not _MAY_BE_PLACE.match(line):
        return None
    # "Jane Roe, 11 March 2025" is as likely a byline.
    place = _title_case(match["place"]) if is_plain else None
    return Dateline(place=place, span=None, day=day, publisher=None)


def titled(place: str) -> str:
    """A place as front matter gives it; capitals become title case."""
    return _title_case(place)


def _is_dateline(match: re.Match[str], behind: str) -> bool:
    place, mark, note = match["place"], match["mark"].strip(), match["note"] or match["wire"]
    wire = newswires().name_of(note) if note else None
    opening = _OPENS_SENTENCE.match(behind)
    if opening is None or len(place) > _LONGEST_PLACE or datelines().is_no_place(place) or not _is_cased(match["region"] or "X"):
        return False
    if not mark and not wire:
        return False
    is_city = all(datelines().is_city(part.strip()) for part in place.split("/"))
    if _is_capitals(place):
        is_plain = is_city or wire is not None or bool(match["day"] or match["region"] or note)
        if mark == ":" or len(place) <= _SHORT or not match["mark"][:1].isspace():
            return is_plain
        return is_plain or not opening.group()[-1].islower()
    if not _is_cased(place) or opening.group()[-1].islower():
        return False
    if wire or (is_city and match["day"] and mark):
        return True
    return is_city and mark not in (":", "") and not _SECOND_DASH.match(behind)


def _is_capitals(place: str) -> bool:
    return all(word.isupper() or word in ("and", "&") for word in re.split(r"[\s/]+", place)) and len(place) > 1


def _is_cased(words: str) -> bool:
    """Whether every word is a name's: it begins with a capital, or is a small word inside."""
    parts = re.split(r"[\s/]+", words)
    return (
        parts[0][:1].isupper() and parts[-1][:1].isupper() and all(w[:1].isupper() or w == "&" or _SMALL_WORD.fullmatch(w) for w in parts)
    )


def _publisher(note: str | None) -> str | None:
    if note is None:
        return None
    if found := newswires().name_of(note):
        return found
    is_name = (
        note[0].isupper()
        and len(note.split()) <= 4
        and not any(c.isdigit() for c in note)
        and not re.fullmatch(WEEKDAY, note, re.IGNORECASE)
    )
    return note if is_name else None


def _title_case(place: str) -> str:
    if not _is_capitals(place):
        return " ".join(place.split())
    # "UNITED NATIONS" -> words and the marks between them.
    parts = re.split(r"([\s/-]+)", " ".join(place.split()))
    return "".join(_titled_word(part, first=i == 0) for i, part in enumerate(parts))


def _titled_word(word: str, *, first: bool) -> str:
    if not first and _SMALL_WORD.fullmatch(word.lower()):
        return word.lower()
    if re.fullmatch(rf"(?:{_LETTER}\.){{2,}}", word):
        return word
    # "N'DJAMENA" and "L'AQUILA" have a second capital behind the apostrophe.
    return re.sub(rf"{_LETTER}+", lambda m: m.group().capitalize(), word)
