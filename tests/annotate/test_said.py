from __future__ import annotations

from generator.annotate.quotes import find
from generator.annotate.said import date_quotes
from generator.language import parse
from generator.model import Article, DateMention, Precision
from generator.span import Span


def _said(text: str, *dates: str) -> list[str | None]:
    article = Article(seed="t.txt", sha256="", text=text, paragraphs=(Span(0, len(text)),))
    sentences = parse(article)
    mentions = [DateMention(span=Span(text.index(d), text.index(d) + len(d)), value="2025-03-07", precision=Precision.DAY) for d in dates]
    return [q.said.span.of(text) if q.said else None for q in date_quotes(text, find(article, sentences), sentences, mentions)]


def test_a_quote_was_said_on_the_date_beside_its_cue() -> None:
    assert _said("“We wait,” Olin said on Friday.", "Friday") == ["Friday"]


def test_a_date_inside_the_quote_does_not_date_it() -> None:
    assert _said("Olin said: “We wait until Friday.”", "Friday") == [None]


def test_a_date_in_an_insertion_about_the_speaker_does_not_date_the_quote() -> None:
    assert _said("Mara Olin, who signed the pact in 1995, said: “We wait.”", "1995") == [None]
    assert _said("On Friday, Olin said: “We wait.”", "Friday") == ["Friday"]


def test_a_date_of_the_next_sentence_does_not_date_it() -> None:
    assert _said("“We wait,” Olin said. The gate opened on Friday.", "Friday") == [None]
