from __future__ import annotations

from collections.abc import Callable
from datetime import date

from generator.corpus import gather
from generator.model import Briefing, Corpus, TreatyTie

PERSONS = {"Mara Olin": None, "Dorn Havel": None}


def _ties(corpus: Corpus, name: str) -> tuple[TreatyTie, ...]:
    return next(record.treaties for record in corpus.actors if record.id == name)


def test_a_treaty_cited_in_one_sentence_with_the_actor_comes_before_one_cited_more_often(told: Callable[..., Briefing]) -> None:
    pact = {"Karst Pact": (), "Arden Accord": ()}
    found = gather(
        (
            told(
                "Mara Olin broke the Karst Pact. It rained. The Arden Accord stands.", slug="a", persons={"Mara Olin": None}, treaties=pact
            ),
            told("Mara Olin slept. The Arden Accord stands.", slug="b", persons={"Mara Olin": None}, treaties={"Arden Accord": ()}),
        )
    )
    assert [(tie.id, tie.briefings, len(tie.beside)) for tie in _ties(found, "mara-olin")] == [("karst-pact", 1, 1), ("arden-accord", 2, 0)]


def test_a_treaty_in_the_actors_own_words_is_beside_the_actor(told: Callable[..., Briefing]) -> None:
    text = "Dorn Havel came. “⟦We are late. The Karst Pact binds both⟧,” said Mara Olin."
    found = gather((told(text, persons=PERSONS, speakers=("Mara Olin",), treaties={"Karst Pact": ()}),))
    ((briefing, span),) = _ties(found, "mara-olin")[0].beside
    assert span.of(briefing.article.text) == "Karst Pact"
    assert _ties(found, "dorn-havel")[0].beside == ()


def test_the_articles_most_cited_come_first(told: Callable[..., Briefing]) -> None:
    def story(slug: str, *labels: str) -> Briefing:
        text = f"Mara Olin named {' and '.join(labels)} of the Karst Pact."
        return told(text, slug=slug, published=date(2031, 1, 1), persons={"Mara Olin": None}, treaties={"Karst Pact": labels})

    found = gather((story("a", "Article 2", "Article 5"), story("b", "Article 5")))
    assert _ties(found, "mara-olin")[0].provisions == (("Article 5", 2), ("Article 2", 1))


def test_who_is_in_no_briefing_with_a_treaty_has_none(told: Callable[..., Briefing]) -> None:
    assert _ties(gather((told("Mara Olin slept.", persons={"Mara Olin": None}),)), "mara-olin") == ()


def test_every_sentence_with_both_counts_once_and_those_in_own_words_are_told(told: Callable[..., Briefing]) -> None:
    text = (
        "Mara Olin broke the Karst Pact, and the Karst Pact broke her. It rained. "
        "“⟦The Karst Pact is dead⟧,” said Mara Olin. Dorn Havel read the Karst Pact."
    )
    found = gather((told(text, persons=PERSONS, speakers=("Mara Olin",), treaties={"Karst Pact": ()}),))
    assert [(one.actor, len(one.places), one.own) for one in found.beside["a"]] == [("mara-olin", 2, 1), ("dorn-havel", 1, 0)]
    for one in found.beside["a"]:
        assert {span.of(found.briefings[0].article.text) for span in one.places} == {"Karst Pact"}


def test_only_briefings_that_cite_a_treaty_have_ties(told: Callable[..., Briefing]) -> None:
    assert gather((told("Mara Olin slept.", persons={"Mara Olin": None}),)).beside == {}
