"""Bylines: who reported the story, and for whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.reader.days import MONTH, WEEKDAY, Stamp, stamp
from generator.reference.newswires import newswires

_BY = re.compile(r"(?:(?:written|story|reporting|report|text)\s+)?by(?:\s*:\s*|\s+)(?=\S)", re.IGNORECASE)
_PIECE = re.compile(r"\s*(?P<mark>[/|;,]|\s[–—-]{1,2}\s|\s(?:and|&)\s|\s(?=(?:in|for)\s+[A-Z]))\s*", re.IGNORECASE)
_NAME_MARKS = frozenset({",", "and", "&"})
_PARTICLE = re.compile(r"al|bin|bint|das?|de|del|della|den|der|di|dos|du|e|el|ibn|la|le|los|of|ten|ter|van|vom|von|y|zu|d['’].*")
_SMALL_IN_TAIL = re.compile(rf"{_PARTICLE.pattern}|in|for|the|and|at")
_NO_NAME = re.compile(
    rf"(?:{MONTH}|{WEEKDAY}|the|a|an|this|that|these|those|our|his|her|its|their|my|your|all|no|what|who|how|why|when|where|\w+ing)(?!\w)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?:special\s+to\s+\S.*|.*\b(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|staff|desk|bureau|chief|analysts?|journalists?))",
    re.IGNORECASE,
)
_BODY = re.compile(
    r".*\b(?:press|times|post|news|shimbun|board|journal|herald|agency|staff|desk|bureau|correspondents?|reporters?|writers?)",
    re.IGNORECASE,
)
_TAIL_WORDS = 8
_LONGEST = 140
_NAME_WORDS = range(2, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """The reporters as the seed writes them, and the agency and day that the line names; None where it names none."""

    names: str
    publisher: str | None
    stamp: Stamp | None = None


def byline(text: str) -> Byline | None:
    """What a line that is a byline and nothing else says; None for any other line."""
    if len(text) > _LONGEST or text.endswith(("?", "!", ":", ";", ",", "”", '"')):
        return None
    by = _BY.match(text)
    start = by.end() if by else 0
    end, tail = _names(text, start)
    if end == start:
        return _agency(text[start:]) if by else None
    if by is None and (text[end:].lstrip()[:1].isalpha() or not _is_employment(tail)):
        return None
    if tail and not _is_tail(tail):
        return None
    names, wire = _without_agency(text[start:end])
    if text.endswith(".") and not re.search(r"\b(?:[JS]r|[A-Z])\.\Z", text):
        return None
    return Byline(names=names, publisher=wire or newswires().in_words(tail), stamp=stamp(tail))


def _names(text: str, start: int) -> tuple[int, str]:
    """Where the names that begin at `start` end, and what stands behind them without its mark."""
    end, mark = start, ","
    at = start
    while at < len(text) and mark in _NAME_MARKS:
        match = _PIECE.search(text, at)
        piece = text[at : match.start() if match else len(text)]
        if not _is_name(piece) or _ROLE.fullmatch(piece) or (end > start and newswires().in_words(piece)):
            break
        end = at + len(piece)
        at = match.end() if match else len(text)
        mark = match["mark"].strip().lower() if match else ""
    return end, re.sub(r"\A[\s/|;,–—-]+", "", text[end:])


def _is_name(piece: str) -> bool:
    words = piece.split()
    if len(words) not in _NAME_WORDS or _NO_NAME.match(piece) or _NO_NAME.match(words[-1]) or any(c.isdigit() for c in piece):
        return False
    if not (words[0][0].isupper() and words[-1][0].isupper()):
        return False
    return all(word[0].isupper() or _PARTICLE.fullmatch(word) for word in words)


def _is_employment(tail: str) -> bool:
    first = re.split(r"\s*[|;]\s*", tail)[0].rstrip(".")
    return bool(_ROLE.fullmatch(first)) or newswires().name_of(first) is not None


def _is_tail(tail: str) -> bool:
    words = tail.split()
    if stamp(tail) is not None:
        return True
    if len(words) > _TAIL_WORDS:
        return False
    small = [word for word in words if word[0].islower()]
    return bool(_ROLE.fullmatch(tail)) or all(_SMALL_IN_TAIL.fullmatch(word) for word in small)


def _agency(rest: str) -> Byline | None:
    """The byline of a story that a newspaper or agency signs as a whole."""
    name = rest.rstrip(".")
    wire = newswires().name_of(name)
    if wire is None and not (_BODY.fullmatch(name) and len(name.split()) <= _TAIL_WORDS and name.split()[-1][0].isupper()):
        return None
    return Byline(names=name, publisher=wire)


def _without_agency(names: str) -> tuple[str, str | None]:
    words = names.split()
    for count in range(len(words) - _NAME_WORDS.start, 0, -1):
        if wire := newswires().name_of(" ".join(words[-count:])):
            return " ".join(words[:-count]), wire
    return names, None
