from __future__ import annotations

from dataclasses import replace

from generator.annotate import topics
from generator.language import parse
from generator.model import Article, Topic, TreatyReference
from generator.reference.treaty_library import treaty_library
from generator.span import Span


def _article(text: str, headline: str | None = None) -> Article:
    return Article(seed="t.txt", sha256="", text=text, paragraphs=(Span(0, len(text)),), headline=headline)


def _found(article: Article, *treaties: TreatyReference) -> tuple[Topic, ...]:
    return topics.find(article, parse(article), treaties, treaty_library())


def _ids(article: Article, *treaties: TreatyReference) -> list[str]:
    return [topic.id for topic in _found(article, *treaties)]


def test_the_words_of_a_text_tell_its_topics_and_stand_there() -> None:
    article = _article("Ostland closed the border to refugees. Asylum seekers wait in camps, and migrants are turned back.")
    (topic,) = _found(article)
    assert (topic.id, topic.given) == ("migration", False)
    assert [span.of(article.text) for span in topic.spans] == ["border", "refugees", "Asylum seekers", "migrants"]


def test_spelling_plural_and_hyphens_make_no_difference() -> None:
    british = _article("The ministry raised defence budgets. Defence-spending grows, and burden-sharing is the aim of all.")
    american = _article("The ministry raised the defense budget. Defense spending grows, and burden sharing is the aim of all.")
    assert _ids(british) == _ids(american) == ["defence-spending"]


def test_a_word_in_passing_makes_no_topic() -> None:
    assert _ids(_article("Ostland opened a bridge. " + "The mayor cut the ribbon and praised the masons. " * 20 + "He has oil.")) == []


def test_front_matter_decides_and_keeps_what_is_not_in_the_list() -> None:
    article = replace(_article("Ostland closed the border to refugees. Asylum seekers wait."), topics=("Arms-Control", "Fährverkehr", "?"))
    found = _found(article)
    assert [(topic.id, topic.name, topic.given) for topic in found] == [
        ("arms-control", "Arms control and disarmament", True),
        ("fahrverkehr", "Fährverkehr", True),
    ]


def test_a_cited_treaty_speaks_for_the_topic_of_its_field() -> None:
    text = "Ostland left the treaty on Monday, and its ministers gave no reason for that at all."
    cited = TreatyReference(id="new-start", title="New START", short_title="New START", known=True, spans=(Span(13, 23),))
    assert _ids(_article(text)) == []
    assert _ids(_article(text + " Warheads are counted no more."), cited) == ["arms-control"]


def test_the_headline_weighs_most() -> None:
    text = "Ostland stopped all ships of the neighbour on Monday. The harbour is empty. Nobody knows how long this will last."
    assert _ids(_article(text, "Ostland expands sanctions")) == ["sanctions"]
