"""Where and on what occasion something was said, by the order of words and by the tree."""

from __future__ import annotations

import pytest

from generator.annotate.quotes import find
from generator.annotate.venues import add_venues
from generator.language import parse
from generator.model import Article, Cue, DateMention, Manner, Precision, Quote, Sentence, Speaker, Word
from generator.span import Span


def _venues(text: str, *dates: str) -> list[str | None]:
    article = Article(seed="s.txt", sha256="0", text=text, paragraphs=(Span(0, len(text)),))
    sentences = parse(article)
    mentions = [DateMention(span=Span(text.index(d), text.index(d) + len(d)), value="2031-05-02", precision=Precision.DAY) for d in dates]
    quotes = add_venues(text, find(article, sentences), sentences, mentions)
    return [quote.venue.of(text) if quote.venue else None for quote in quotes]


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("“The gate is shut,” Olin said in an interview with the Harbour Times.", "in an interview with the Harbour Times"),
        ("“The gate is shut,” Olin told reporters at a news conference in Ardavia.", "at a news conference in Ardavia"),
        ("In a statement, the ministry said: “The gate is shut.”", "In a statement"),
        ("“The gate is shut,” Olin wrote on Twitter.", "on Twitter"),
        ("Olin said during a debate in Ardavia that the gate was shut.", "during a debate in Ardavia"),
        ("“The gate is shut,” Olin said before the Harbour Committee.", "before the Harbour Committee"),
        ("Olin, in a speech to the Lake Council, said: “The gate is shut.”", "in a speech to the Lake Council"),
        ("“The gate is shut,” Olin said at a House of Pilots Lake Committee meeting on it.", "at a House of Pilots Lake Committee meeting"),
        ("“The gate is shut,” Olin said.", None),
        ("“The gate is shut,” Olin told the parliament.", None),
        ("“The gate is shut,” said an official at the ministry.", None),
        ("“The gate is shut,” Olin said in response to critics.", None),
        ("Olin said: “The gate was shut in an interview.”", None),
        ("Olin said the gate was shut before the debate.", None),
    ],
)
def test_the_venue_stands_beside_the_cue(text: str, venue: str | None) -> None:
    assert _venues(text) == [venue]


def test_a_date_behind_the_venue_is_no_part_of_it() -> None:
    assert _venues("“It is shut,” Olin said in a statement on Friday.", "Friday") == ["in a statement"]
    assert _venues("“It is shut,” Olin said at a rally Friday evening.", "Friday") == ["at a rally"]


def test_the_venue_of_one_sentence_is_not_that_of_the_next() -> None:
    assert _venues("Olin spoke in an interview. “The gate is shut,” she said. “It rains.”")[0] is None


_SAID_IN_GENEVA = (
    ("Olin", "PROPN", "NNP", "nsubj", 1),
    ("said", "VERB", "VBD", "root", 1),
    ("in", "ADP", "IN", "case", 3),
    ("Geneva", "PROPN", "NNP", "obl", 1),
    ("that", "SCONJ", "IN", "mark", 7),
    ("it", "PRON", "PRP", "nsubj", 7),
    ("was", "AUX", "VBD", "cop", 7),
    ("shut", "ADJ", "JJ", "ccomp", 1),
)


def _parsed(rows: tuple[tuple[str, str, str, str, int], ...]) -> tuple[str, Sentence]:
    words: list[Word] = []
    at = 0
    for text, pos, tag, relation, head in rows:
        words.append(Word(text, Span(at, at + len(text)), text.lower(), pos, tag, relation, head))
        at += len(text) + 1
    text = " ".join(row[0] for row in rows)
    return text, Sentence(span=Span(0, len(text)), paragraph=0, tokens=(), words=tuple(words))


def _by_tree(rows: tuple[tuple[str, str, str, str, int], ...]) -> str | None:
    text, sentence = _parsed(rows)
    quote = Quote(
        spans=(Span(text.index("it was"), len(text)),),
        manner=Manner.INDIRECT,
        cue=Cue(span=Span(5, 9), lemma="say"),
        speaker=Speaker(span=Span(0, 4)),
    )
    (found,) = add_venues(text, (quote,), (sentence,), ())
    return found.venue.of(text) if found.venue else None


def test_a_place_that_the_tree_hangs_from_the_cue_is_the_venue() -> None:
    assert _by_tree(_SAID_IN_GENEVA) == "in Geneva"


def test_a_month_is_no_venue() -> None:
    assert _by_tree(tuple(("March", *row[1:]) if row[0] == "Geneva" else row for row in _SAID_IN_GENEVA)) is None


def test_a_place_inside_the_content_is_no_venue() -> None:
    content = tuple((*row[:4], 7) if row[0] == "Geneva" else row for row in _SAID_IN_GENEVA)
    assert _by_tree(content) is None
