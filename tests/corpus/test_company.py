from __future__ import annotations

from collections.abc import Callable

from generator.corpus import gather
from generator.model import Briefing, Corpus


def _tied(corpus: Corpus, name: str, what: str) -> list[tuple[str, int]]:
    record = next(record for record in corpus.actors if record.id == name)
    return [(tied.name, tied.briefings) for tied in getattr(record, what)]


def test_who_stands_in_most_of_the_same_briefings_comes_first(told: Callable[..., Briefing]) -> None:
    both = {"Mara Olin": None, "Dorn Havel": None}
    found = gather(
        (
            told("Mara Olin met Dorn Havel.", slug="a", persons=both),
            told("Dorn Havel met Mara Olin and Ilse Tarn.", slug="b", persons={**both, "Ilse Tarn": None}),
            told("Ilse Tarn slept.", slug="c", persons={"Ilse Tarn": None}),
        )
    )
    assert _tied(found, "mara-olin", "company") == [("Dorn Havel", 2), ("Ilse Tarn", 1)]
    assert _tied(found, "ilse-tarn", "company") == [("Dorn Havel", 1), ("Mara Olin", 1)]


def test_of_each_kind_there_are_a_few_and_no_unnamed_sources(told: Callable[..., Briefing]) -> None:
    crowd = {f"Person {letter}": None for letter in "ABCDEFGHIJ"}
    text = f"Mara Olin of Karst met {', '.join(crowd)} and an aide of the Harbour Board."
    found = gather(
        (told(text, persons={"Mara Olin": None, **crowd}, states={"Karst": "XK"}, bodies=("Harbour Board",), unnamed=("an aide",)),)
    )
    names = [name for name, _ in _tied(found, "mara-olin", "company")]
    assert names == [*sorted(crowd)[:6], "Harbour Board", "Karst"]


def test_a_state_has_the_persons_of_its_country(told: Callable[..., Briefing]) -> None:
    found = gather(
        (
            told("Dorn Havel of Karst met Mara Olin.", slug="a", persons={"Dorn Havel": "XK", "Mara Olin": "FR"}, states={"Karst": "XK"}),
            told("Dorn Havel met Ilse Tarn.", slug="b", persons={"Dorn Havel": None, "Ilse Tarn": "XK"}),
        )
    )
    assert _tied(found, "karst", "members") == [("Dorn Havel", 2), ("Ilse Tarn", 1)]
    assert _tied(found, "mara-olin", "members") == []


def test_a_body_has_the_persons_whose_role_names_it(told: Callable[..., Briefing]) -> None:
    role = {"Mara Olin": "Harbour Board chair"}
    text = "Harbour Board chair Mara Olin met Dorn Havel of the Lake Council."
    found = gather((told(text, persons={"Mara Olin": None, "Dorn Havel": None}, bodies=("Harbour Board", "Lake Council"), roles=role),))
    assert _tied(found, "harbour-board", "members") == [("Mara Olin", 1)]
    assert _tied(found, "lake-council", "members") == []
