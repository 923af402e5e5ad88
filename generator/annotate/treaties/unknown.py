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
_KIND = re.compile(r"\b(?:Treaty|Treaties|Convention|Pact|Covenant|Protocol|Accords?|Charter|Agreements?)\b")
_BEFORE = re.compile(rf"(?<![\w.&’'–-]){_CAP}(?:\s+(?:and\s+|of\s+|on\s+(?:the\s+)?)?{_CAP}){{0,6}}\s+\Z")
_LEADING = re.compile(rf"(?<![\w.&’'–-])(?:{_CAP}\s+){{1,5}}\Z")
_BEHIND = re.compile(
    rf"\s+(?P<link>of|on|for|between|against|to|concerning|relating\s+to)\s+(?:{_SMALL}\s+)*(?P<about>{_CAP})"
    rf"(?:(?:\s+{_SMALL}){{0,3}}\s+{_CAP}){{0,20}}"
)
_NAME_GOES_ON = re.compile(r"\s+[A-Z][a-z]|[-–’]\w{2}")
_REACH = 120
# Three words with capitals make a title: "Agreement on the Status of Visiting Vessels"; "Agreement on Trade" is none.
_AGREEMENT_ON = re.compile(r"\s+(?:on|for|concerning|relating\s+to)\s(?:.*?\b[A-Z]\w+){3}")
_LOWER_KIND = re.compile(
    r"(?P<before>[^\W\d_a-z][\w.]*[-–][^\W\d_a-z][\w.]*(?:\s+(?:mutual|security|defen[cs]e|peace|friendship|border|assistance|non-?aggression"
    r"|alliance|cooperation|boundary|extradition)){1,3})\s+(?P<kind>treaty|pact)\b"
)
_NO_OPENING = frozenset({
    "The", "A", "An", "This", "That", "These", "His", "Her", "Its", "Their", "Our", "In", "On", "At", "Under", "Both", "Every",
    "Each", "Some", "Any", "Such", "Another", "But", "And", "Or", "If", "When", "While", "After", "Before", "Since", "As", "By",
    "For", "From", "With", "Without", "Despite", "Although", "Though", "Unlike", "Like", "Why", "How", "What", "Which", "Who", "New",
    "Old", "President", "Prime", "Minister", "Sen.", "Rep.", "Secretary", "Last", "Next", "Former", "Current", "Also", "Meanwhile",
    "Then", "Now", "No", "Not",
})  # fmt: skip
_NOT_INTERNATIONAL = re.compile(
    r"\b(?:Democratic|DNC|RNC|Republican|GOP|Libertarian|Conservative|Green|National|Party|Nominating|Constitutional|Annual"
    r"|Delegates?|State|States|County|Summer|Comic|Baptist|Naval|Political|Bar|Teachers|Veterans|Legion|Student|Consent|Penalties"
    r"|Committee|Implementation\s+Act|City|Town|School|Schools|Royal|Corporate|Company|University|Internet|Safety|Emergency|Health"
    r"|Transfer|Bank|Citizens|Patients|Nondisclosure|Non-Disclosure|Plea|License|Licence|Employment|Settlement|Prenuptial|Loan|Merger"
    r"|Purchase|User|Lease|Confidentiality|Great|Bargaining|Rights\s+and\s+Freedoms|of\s+Rights|Security\s+Protocol)\b"
)
_NO_SUBJECT = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October"
)
_MATTERS = frozenset({
    "Peace", "Friendship", "Amity", "Alliance", "Mutual", "Cooperation", "Co-operation", "Neutrality", "Non-Aggression",
    "Nonaggression", "Commerce", "Good", "Extradition", "Union", "Guarantee", "Reciprocal", "Cession", "Accession", "Establishment",
    "Comprehensive", "Economic", "Military", "Defense", "Defence",
})  # fmt: skip
_SMALL_WORDS = frozenset({"the", "and", "for", "but", "nor", "with", "from", "over", "into", "its", "off", "out", "via"})
_NEXT = re.compile(r"\s+(?:and|in|on|by|with|to|for|from|against|between)\s")
_NEXT_PARTY = re.compile(r"\s+(?:in|by|with|from)\s")
_PARTY = re.compile(r"\b(?:delegates?|delegations?\s+vote|nomin(?:ee|at)\w*|Republicans?|Democrats?|Democratic|GOP|keynote)\b")
# "signed the Convention on Herds in Maun" tells where.
_SIGNED = re.compile(r"\b(?:sign|adopt|initial|conclude|approve|open)\w*\s+(?:[\w-]+\s+){0,4}\Z")
_PLACE = re.compile(r"\s+(?:in|at)\s+[^\W\d_a-z][\w-]+(?:\s[A-Z]\w+)?\Z")
_EVENT = re.compile(
    r"\b(?:at|during|to|before|from|outside|inside|addressed|attended?|attending)\s+(?:the|this|last|its|their|our)?\s*(?:[\w’'-]+\s+){0,2}\Z"
)


def unknown_treaties(text: str, start: int, end: int) -> Iterator[Span]:
    """The names of treaties by form in `text[start:end]`, in no order; they may overlap known names and each other."""
    kinds = list(_KIND.finditer(text, start, end))
    title_case = bool(kinds) and is_title_case(text[start:end])
    for kind in kinds:
        before = text[max(start, kind.start() - _REACH) : kind.start()]
        span = _with_subject(text, kind, before, end)
        if span is None and not title_case and not _NAME_GOES_ON.match(text, kind.end(), end):
            span = _with_name_before(kind, before)
            span = None if span and _is_an_event(text, start, span, kind.group()) else span
        if span is not None and not _NOT_INTERNATIONAL.search(span.of(text)):
            yield span
    for match in _LOWER_KIND.finditer(text, start, end) if "treaty" in text[start:end] or "pact" in text[start:end] else ():
        if re.search(r"\b[Tt]he(?: \d{4})?\s\Z", text[max(start, match.start() - 10) : match.start()]):
            yield Span(*match.span())


def _with_subject(text: str, kind: re.Match[str], before: str, end: int) -> Span | None:
    """A kind word and what it is about: "Treaty of Kestrel Bay", "Kestrel Convention on Straits"."""
    behind = _BEHIND.match(text, kind.end(), end)
    if (
        behind is None
        or (kind.group().startswith("Agreement") and not _AGREEMENT_ON.match(behind.group()))
        or _NO_SUBJECT.match(behind["about"])
        or behind.group().isupper()
    ):
        return None
    leading = _LEADING.search(before)
    begins = kind.start() - len(_name_part(leading.group())) if leading else kind.start()
    last = behind.end()
    # "Treaty of A and …": another name begins there, unless the treaty is of peace and amity.
    if _SIGNED.search(before) and (cut := _PLACE.search(behind.group())):
        last = behind.start() + cut.start()
    ends = _NEXT_PARTY if behind["about"] in _MATTERS else _NEXT
    if behind["link"] == "of" and (cut := ends.search(behind.group(), 4)):
        last = behind.start() + cut.start()
    return Span(begins, _without_possessive(text, begins, last))


def _with_name_before(kind: re.Match[str], before: str) -> Span | None:
    """A kind word after a name: "Kestrel Convention"; None where only general words precede it."""
    found = _BEFORE.search(before)
    name = _name_part(found.group()) if found else ""
    return None if not name or _is_bare(name, kind.group()) else Span(kind.start() - len(name), kind.end())


def _without_possessive(text: str, start: int, end: int) -> int:
    written = text[start:end]
    return start + len(re.sub(r"(?:['’]s?|[.,])+\Z", "", written))


def _name_part(before: str) -> str:
    """What of the words before the kind belongs to the name: not a possessor, nor what only opens the phrase."""
    if owner := list(re.finditer(r"[\w.]['’]s?\s+", before)):
        before = before[owner[-1].end() :]
    for piece in re.finditer(r"\S+", before):
        if piece.group() not in _NO_OPENING and not piece.group()[0].islower():
            return before[piece.start() :]
    return ""


def _is_bare(before: str, kind: str) -> bool:
    """Whether the words do not name one instrument: "Trade Agreement", "Peace Treaty"; "agreement" needs two words or a place."""
    generic = {"Peace", "Trade", "Security", "Free", "Defense", "Defence", "Treaty", "Climate", "Nuclear", "Deal", "Mutual", "International",
               "Bilateral", "Joint", "Ceasefire", "Partnership", "U.S", "UN", "U.N", "EU", "Basic", "Arms", "Control", "Framework"}  # fmt: skip
    words = {word.rstrip(".") for word in re.findall(r"[\w.]+", before)} - {"and", "of", "the", "on"}
    return words <= generic or (kind.startswith("Agreement") and before.isupper() and " " not in before)


def _is_an_event(text: str, start: int, span: Span, kind: str) -> bool:
    if kind != "Convention":
        return False
    return bool(_EVENT.search(text[max(start, span.start - 40) : span.start])) or is_of_a_party(text, span)


def is_of_a_party(text: str, convention: Span) -> bool:
    """Whether the words around a convention are those of a party's: delegates, nominees, Republicans."""
    return _PARTY.search(text, max(0, convention.start - _REACH), convention.end + _REACH) is not None


def is_title_case(passage: str) -> bool:
    """Whether a line is written as headlines are, so that capitals tell nothing of names."""
    ended = passage.rstrip().endswith((".", "!", "?", "”", '"'))
    words = re.findall(r"[^\W\d_][\w’'-]*", passage)
    # A sentence that happens to be full of names has a small verb somewhere: "met".
    letters = [word for word in words if len(word) > (2 if ended else 3) and word.lower() not in _SMALL_WORDS]
    fewest, share = (5, 0.95) if ended else (4, 0.8)
    return len(letters) >= fewest and sum(word[0].isupper() for word in letters) >= share * len(letters)
