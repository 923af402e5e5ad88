from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

from generator.corpus import gather
from generator.model import Briefing, Corpus

STORY = "“⟦Karst will answer Dorn Havel⟧,” said Mara Olin. “⟦Mara Olin and Dorn Havel err⟧,” said Dorn Havel. “⟦Karst waits⟧,” one heard."
NAMES = {"Mara Olin": "FR", "Dorn Havel": "XK"}


def _on(corpus: Corpus, name: str) -> list[str]:
    record = next(record for record in corpus.actors if record.id == name)
    return [quote.text_in(briefing.article.text) for briefing, quote in record.words_on]


def test_what_others_say_of_an_actor_leaves_out_the_actors_own_words(told: Callable[..., Briefing]) -> None:
    found = gather((told(STORY, persons=NAMES, states={"Karst": "XK"}, speakers=("Mara Olin", "Dorn Havel", None)),))
    assert _on(found, "dorn-havel") == ["Karst will answer Dorn Havel"]
    assert _on(found, "mara-olin") == ["Mara Olin and Dorn Havel err"]


def test_where_it_is_not_plain_who_speaks_it_may_be_the_actor(told: Callable[..., Briefing]) -> None:
    found = gather((told(STORY, persons=NAMES, states={"Karst": "XK"}, speakers=("Mara Olin", "Dorn Havel", None)),))
    assert _on(found, "karst") == ["Karst will answer Dorn Havel"]


def test_what_an_unnamed_source_says_of_an_actor_counts(told: Callable[..., Briefing]) -> None:
    text = "“⟦Dorn Havel errs⟧,” said a senior official."
    found = gather((told(text, persons={"Dorn Havel": None}, unnamed=("a senior official",), speakers=("a senior official",)),))
    assert _on(found, "dorn-havel") == ["Dorn Havel errs"]


def test_a_name_outside_the_quotes_is_not_what_somebody_says(told: Callable[..., Briefing]) -> None:
    found = gather((told("Dorn Havel came. “⟦It rains⟧,” said Mara Olin.", persons=NAMES, speakers=("Mara Olin",)),))
    assert _on(found, "dorn-havel") == []


def test_the_newest_words_come_first_whatever_the_order_of_seeds(told: Callable[..., Briefing]) -> None:
    stories = [
        told(
            f"“⟦Dorn Havel errs {n} times⟧,” said Mara Olin.",
            slug=f"s{n}",
            published=date(2031, 1, 1 + n),
            persons=NAMES,
            speakers=("Mara Olin",),
        )
        for n in range(6)
    ]
    found = gather(stories)
    assert _on(found, "dorn-havel") == [f"Dorn Havel errs {n} times" for n in (5, 4, 3, 2, 1, 0)]
    Random(7).shuffle(stories)
    assert gather(stories) == found


def test_a_states_persons_speak_on_its_page(told: Callable[..., Briefing]) -> None:
    found = gather((told(STORY, persons=NAMES, states={"Karst": "XK"}, speakers=("Mara Olin", "Dorn Havel", None)),))
    said = {record.id: [quote.text_in(b.article.text) for b, quote in record.officials] for record in found.actors}
    assert said == {"dorn-havel": [], "karst": ["Mara Olin and Dorn Havel err"], "mara-olin": []}
