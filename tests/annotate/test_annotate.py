"""What the finders find, brought together."""

from __future__ import annotations

from datetime import date

from generator.annotate import annotate
from generator.language import Parser
from generator.model import ActorKind, Annotations, Article
from generator.reference.treaty_library import treaty_library
from generator.span import Span

TEXT = (
    "Prime Minister Mara Olin said in a statement on Friday that the gate was shut.\n"
    "Olin wants to open the harbour. The ministry would not say if that was true.\n"
    "“He denied it,” Olin said. A senior official supports the plan."
)


def _annotated(parser: Parser) -> Annotations:
    paragraphs, at = [], 0
    for line in TEXT.split("\n"):
        paragraphs.append(Span(at, at + len(line)))
        at += len(line) + 1
    article = Article(seed="s.txt", sha256="0", text=TEXT, paragraphs=tuple(paragraphs), published=date(2031, 5, 5))
    return annotate(article, parser.parse(article), treaty_library(None))


def test_a_quote_has_its_date_venue_and_stance(parser: Parser) -> None:
    first = _annotated(parser).quotes[0]
    assert first.venue is not None
    assert first.said is not None
    assert (first.venue.of(TEXT), first.said.span.of(TEXT), first.stance) == ("in a statement", "Friday", "said")


def test_a_position_is_held_by_the_actor_whom_its_holder_s_words_name(parser: Parser) -> None:
    found = _annotated(parser)
    (position,) = found.positions
    assert (position.holder.actor, position.text_in(TEXT)) == ("mara-olin", "to open the harbour")
    assert position.found_by


def test_a_position_makes_no_actor_and_no_quote(parser: Parser) -> None:
    found = _annotated(parser)
    assert not any("official" in actor.name for actor in found.actors)
    assert not any("open the harbour" in quote.text_in(TEXT) for quote in found.quotes)


def test_a_treaty_is_no_unnamed_source(parser: Parser) -> None:
    text = "The treaty says that an attack on one is one on all. A diplomat said that the North Atlantic Treaty is old, and the treaty says so."
    article = Article(seed="s.txt", sha256="0", text=text, paragraphs=(Span(0, len(text)),), published=date(2031, 5, 5))
    found = annotate(article, parser.parse(article), treaty_library(None))
    assert [actor.name for actor in found.actors if actor.kind is ActorKind.UNNAMED] == ["a diplomat"]
    assert all(quote.speaker is None or quote.speaker.actor in {actor.id for actor in found.actors} | {None} for quote in found.quotes)
