"""Treaties that the library does not hold, known by the form of their names.

"the Treaty of Kestrel Bay", "the Convention on the Protection of Straits", "the Osten–Marlovia Mutual Assistance Pact".
Party conventions, statutes, city charters and the like have the same form and are left out by their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.span import Span

_CAP = r"(?:(?:[A-Z]\.){2,}[\w–-]*|[^\W\d_a-z](?:[\w’'–-]|\.(?=\w))*)"
_SMALL = r"(?:of|the|on|for|to|in|and|against|with|between|concerning|relating|from|by|de|du|la)"
_HEAD_FIRST = re.compile(
    r"\b(?:(?:Optional|Additional|Second|First|Third)\s+)?(?P<kind>Treaty|Treaties|Convention|Pact|Covenant|Protocol|Accords?|Charter)\s+"
    rf"(?:of|on|for|between|against|to|concerning|relating\s+to)\s+(?:{_SMALL}\s+)*{_CAP}"
    rf"(?:(?:\s+{_SMALL}){{0,3}}\s+{_CAP})*"
)
_HEAD_LAST = re.compile(
    rf"\b(?P<before>{_CAP}(?:\s+(?:and\s+|of\s+(?:the\s+)?|on\s+(?:the\s+)?)?{_CAP}){{0,6}})\s+"
    r"(?P<kind>Treaty|Pact|Convention|Covenant|Protocol|Accords?|Charter|Agreements?)\b(?!\s+[A-Z][a-z]|[-–’']\w{2})"
)
_LOWER_KIND = re.compile(
    r"(?P<before>[^\W\d_a-z][\w.]*[-–][^\W\d_a-z][\w.]*(?:\s+(?:mutual|security|defen[cs]e|peace|friendship|border|assistance|non-?aggression"
    r"|alliance|cooperation|boundary|extradition)){1,3})\s+(?P<kind>treaty|pact)\b"
)
_NO_OPENING = frozenset(
    ["The", "A", "An", "This", "That", "These", "His", "Her", "Its", "Their", "Our", "In", "On", "At", "Under", "Both", "Every", "Each", "Some", "Any", "Such", "Another", "But", "And", "Or", "If", "When", "While", "After", "Before", "Since", "As", "By", "For", "From", "With", "Without", "Despite", "Although", "Though", "Unlike", "Like", "Why", "How", "What", "Which", "Who", "New", "Old", "President", "Prime", "Minister", "Sen.", "Rep.", "Secretary", "Last", "Next", "Former", "Current", "Also", "Meanwhile", "Then", "Now", "No", "Not"]
)
_NOT_INTERNATIONAL = re.compile(
    r"\b(?:Democratic|Republican|GOP|Libertarian|Labou?r|Conservative|Green|National|Party|Nominating|Constitutional|Annual|Delegates?|"
    r"State|County|Summer|Comic|Trade\s+Show|Baptist|Naval|Philadelphia|Cleveland|Political|Bar|Teachers|Veterans|Legion|Student|"
    r"City|Town|School|Schools|Royal|Corporate|Company|University|Internet|Security\s+Protocol|Safety|Emergency|Health|Transfer|"
    r"Hamas|BBC|Bank|Citizens|Patients|Nondisclosure|Non-Disclosure|Plea|License|Licence|Employment|Settlement|Prenuptial|Loan|"
    r"Merger|Purchase|User|Lease|Confidentiality|States|Honda|Chrysler|Hyundai|Great|Labor|Bargaining|Warsaw\s+Treaty\s+Organization)\b"
)
_EVENT = re.compile(r"\b(?:at|during|to|before|from|outside|inside|addressed|attended?|attending)\s+(?:the|this|last|its|their|our)?\s*(?:[\w’'-]+\s+){0,2}\Z")


def unknown_treaties(text: str, start: int, end: int) -> Iterator[Span]:
    """The names of treaties by form in `text[start:end]`, in no order; they may overlap known names and each other."""
    for match in _HEAD_FIRST.finditer(text, start, end):
        if not _NOT_INTERNATIONAL.search(match.group()) and not _is_shouted(match.group()):
            yield Span(match.start(), _without_possessive(text, match.start(), _before_and(text, match)))
    for match in _HEAD_LAST.finditer(text, start, end):
        span = _from_name(match)
        if span is not None and not _NOT_INTERNATIONAL.search(span.of(text)) and not _is_an_event(text, start, span, match["kind"]):
            yield span
    for match in _LOWER_KIND.finditer(text, start, end):
        if re.search(r"\b[Tt]he(?: \d{4})?\s\Z", text[max(start, match.start() - 10) : match.start()]):
            yield Span(*match.span())


def _before_and(text: str, match: re.Match[str]) -> int:
    """The end of "Treaty of A" before "and": another name begins there, unless it is between two or about a subject."""
    written = match.group()
    if re.match(r"\w+\s+of\b", written) and (cut := re.search(r"\s+(?:and|in|on|by|with|to|for|from|against|between)\s", written)):
        return match.start() + cut.start()
    return match.end()


def _without_possessive(text: str, start: int, end: int) -> int:
    written = text[start:end]
    return start + len(re.sub(r"(?:['’]s?|[.,])+\Z", "", written))


def _from_name(match: re.Match[str]) -> Span | None:
    """The span from the first word that can belong to a name; None where only a determiner is left before the kind."""
    start = match.start("before")
    before = match["before"]
    # A possessor is not part of the name, nor what precedes it.
    if owner := list(re.finditer(r"\w['’]s?\s+", before)):
        start += owner[-1].end()
        before = before[owner[-1].end() :]
    for piece in re.finditer(r"\S+", before):
        if piece.group() not in _NO_OPENING and piece.group()[0].isupper():
            plain = before[piece.start() :]
            return None if _is_bare(plain, match["kind"]) else Span(start + piece.start(), match.end("kind"))
    return None


def _is_bare(before: str, kind: str) -> bool:
    """Whether the words do not name one instrument: "Trade Agreement", "Peace Treaty"; "agreement" needs two words or a place."""
    generic = {"Peace", "Trade", "Security", "Free", "Defense", "Defence", "Treaty", "Climate", "Nuclear", "Deal", "Mutual", "International",
               "Bilateral", "Joint", "Ceasefire", "Partnership", "U.S", "UN", "U.N", "EU", "Basic", "Arms", "Control", "Framework"}  # fmt: skip
    words = {word.rstrip(".") for word in re.findall(r"[\w.]+", before)} - {"and", "of", "the", "on"}
    return words <= generic or (kind.startswith("Agreement") and before.isupper() and " " not in before)


def _is_an_event(text: str, start: int, span: Span, kind: str) -> bool:
    return kind == "Convention" and bool(_EVENT.search(text[max(start, span.start - 40) : span.start]))


def _is_shouted(written: str) -> bool:
    return written.isupper()
