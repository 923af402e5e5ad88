"""Statutes, codes and constitutions that an article cites: no treaties, and kept apart from them.

Known by the form of their names alone: "the Kestrel Relations Act", "the Penal Code", "Article 9 of the constitution".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.annotate.treaties.citations import Citation, citations
from generator.annotate.treaties.unknown import is_title_case
from generator.model import Article, LawReference, ProvisionReference, TreatyReference
from generator.reference.numerals import is_roman
from generator.span import Span, disjoint

_CAP = r"(?:(?:[A-Z]\.){2,}|[^\W\d_a-z][\w’'-]*)"
_KIND = re.compile(r"\b(?P<kind>Act|Law|Code|Ordinance)\b(?:\s+of\s+(?:1[6-9]|20)\d\d)?")
_BEFORE = re.compile(rf"(?<![\w’'-])(?:{_CAP}\s+(?:(?:and|of|for|on|to|in|against|the)\s+){{0,2}}){{1,8}}\Z")
_CONSTITUTION = re.compile(r"(?<!Protection of the )\b(?:U\.S\.\s+|Federal\s+)?(?:Constitution|Basic Law)\b")
_SIGNS = re.compile(r"\b(?:Act|Law|Code|Ordinance|[Cc]onstitution|code)\b")
_REACH = 120
_CITED_SMALL = re.compile(
    r"\s+of\s+(?:the|its|their|his|her|[\w.]+['’]s)\s+(?:[\w.-]+\s+){0,2}?(constitution|(?:penal|criminal|civil|labou?r)\s+code)\b"
)
_CITED_OWNER = re.compile(r"\b(constitution|(?:penal|criminal|civil|labou?r)\s+code)['’]s\s+\Z", re.IGNORECASE)
_OPENING = frozenset({
    "The", "A", "An", "This", "That", "Under", "In", "On", "By", "With", "But", "And", "Both", "His", "Her", "Its", "Their", "Our", "When",
    "While", "After", "Before", "If", "As", "Since", "President", "Senator", "Congress", "Using", "Citing", "Invoking", "Although",
    "Though", "Every", "Each", "No", "Like", "Unlike", "Article", "Section", "We", "I", "You", "He", "She", "They", "It", "Could", "Would",
    "Should", "Can", "To", "How", "Why", "What",
})  # fmt: skip
_NO_LAW = re.compile(
    r"\b(?:Martial|International|Sharia|Islamic|Common|Rule\s+of|of|Under|Dress|Morse|Zip|Source|Class|Balancing|Sister|Disappearing|To"
    r"|Second|First|Third|Final|Opening|Attorney|Area|Court|Vinci)\s+(?:Act|Law|Code)\Z"
)
_GOES_ON = re.compile(
    r"\s+(?:School|Firm|Review|Center|Centre|Professor|Society|Enforcement|East|Up|Now|Blue|Pink|Journal|Library|[A-Z]\w+\s+LLP)\b"
)
_SECTION = re.compile(r"\b(?:[Ss]ection|[Ss]ec\.|§)\s+(?P<number>\d{1,4}[A-Za-z]?(?:\(\w{1,3}\))*)")
_OF = re.compile(r"\s+(?:of|in|under)\s+(?:(?:the|its|their|his|her)\s+|[\w.]+['’]s\s+|\d{4}\s+)*")


def find(article: Article, treaties: Sequence[TreatyReference]) -> tuple[LawReference, ...]:
    """The laws that the article cites, in the order of first citation; what is a treaty is none."""
    text = article.text
    taken = [span for treaty in treaties for span in treaty.spans]
    spans: dict[str, set[Span]] = {}
    provisions: dict[str, dict[str, set[Span]]] = {}
    for passage in (*article.header, *article.paragraphs):
        if not _SIGNS.search(text, passage.start, passage.end):
            continue
        named = [span for span in disjoint(_names(text, passage)) if not any(span.overlaps(other) for other in taken)]
        for span in named:
            spans.setdefault(_plain(span.of(text)), set()).add(span)
        for label, place, law in _cited(text, passage, named):
            spans.setdefault(_plain(law.of(text)), set()).add(law)
            provisions.setdefault(_plain(law.of(text)), {}).setdefault(label, set()).add(place)
    found = (
        LawReference(name=name, spans=tuple(sorted(spans[name])), provisions=tuple(_provisions(provisions.get(name, {})))) for name in spans
    )
    return tuple(sorted(found, key=lambda law: (law.spans[0], law.name)))


def _provisions(by_label: dict[str, set[Span]]) -> Iterator[ProvisionReference]:
    for label in sorted(by_label, key=lambda one: [(int(n) if n.isdecimal() else 0, n) for n in re.findall(r"\d+|\D+", one)]):
        yield ProvisionReference(number=label.partition(" ")[2], label=label, spans=tuple(sorted(by_label[label])))


def _plain(written: str) -> str:
    return re.sub(r"\s+", " ", written)


def _names(text: str, passage: Span) -> Iterator[Span]:
    if is_title_case(passage.of(text)):
        return
    for kind in _KIND.finditer(text, passage.start, passage.end):
        start = max(passage.start, kind.start() - _REACH)
        before = _BEFORE.search(text[start : kind.start()])
        span = _without_opening(text, Span(start + before.start(), kind.end())) if before else None
        # "Steven Law" is a man.
        is_man = span is not None and kind["kind"] == "Law" and len(span.of(text).split()) < 3
        if span and not is_man and not _NO_LAW.search(text[span.start : kind.end("kind")]) and not _GOES_ON.match(text, span.end):
            yield span
    for match in _CONSTITUTION.finditer(text, passage.start, passage.end):
        yield Span(*match.span())


def _without_opening(text: str, span: Span) -> Span | None:
    """Without a possessor and the words that only open the phrase; None where nothing but the kind is left."""
    written = span.of(text)
    start = max(
        (match.end() for match in re.finditer(r"['’]s?\s+|\b(?:Act|Law|Code|Constitution)\s+and\s+|\band\s+the\s+", written)), default=0
    )
    for piece in re.finditer(r"\S+", written[start:]):
        word = piece.group()
        if word not in _OPENING and word[0].isupper() and not is_roman(word):
            begins = span.start + start + piece.start()
            return Span(begins, span.end) if " " in text[begins : span.end] else None
    return None


def _cited(text: str, passage: Span, named: Sequence[Span]) -> Iterator[tuple[str, Span, Span]]:
    """The provisions cited: label, place, and the words for the law."""
    for citation in citations(text, passage.start, passage.end):
        law = _law_beside(text, citation.span, named, passage) if citation.is_of_articles else None
        if law is not None:
            yield from ((label, place, law) for label, place in _labels(citation))
    for match in _SECTION.finditer(text, passage.start, passage.end) if named else ():
        place = Span(*match.span())
        if (law := _law_beside(text, place, named, passage)) is not None:
            yield f"Section {match['number']}", place, law


def _labels(citation: Citation) -> Iterator[tuple[str, Span]]:
    return ((f"Article {number.number}", number.span) for number in citation.numbers)


def _law_beside(text: str, place: Span, named: Sequence[Span], passage: Span) -> Span | None:
    """The law of "Article 9 of the Constitution" and "the Constitution's Article 9"."""
    if behind := _OF.match(text, place.end, passage.end):
        for span in named:
            if span.start <= behind.end() < span.end:
                return span
    if small := _CITED_SMALL.match(text, place.end, passage.end):
        return Span(*small.span(1))
    for span in named:
        if re.fullmatch(r"['’]s\s+|,\s+", text[span.end : place.start]):
            return span
    before = _CITED_OWNER.search(text[max(passage.start, place.start - 40) : place.start])
    return Span(*(max(passage.start, place.start - 40) + at for at in before.span(1))) if before else None
