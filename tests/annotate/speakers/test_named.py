from __future__ import annotations

from collections.abc import Callable

import pytest

Resolve = Callable[[str], list[str | None]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mara Olin arrived. “⟦We wait⟧,” «Olin» said.", ["Mara Olin"]),
        ("“⟦We wait⟧,” said «Karst campaign manager Mara Olin».", ["Mara Olin"]),
        ("Mara Olin stayed. “⟦She is ill⟧,” «Olin spokesman Boris Kell» said.", ["Boris Kell"]),
        ("“⟦We wait⟧,” said «master of ceremonies Mara Olin».", ["Mara Olin"]),
        ("“⟦We wait⟧,” «the minister for harbours, Mara Olin», said.", ["Mara Olin"]),
        ("«Mara Olin then» said ⟦she would wait⟧.", ["Mara Olin"]),
        ("Mara Olin, «a Karst legislator», said ⟦they would wait⟧.", ["Mara Olin"]),
        ("«Conservative host» Mara Olin asked ⟦what they would do⟧.", ["Mara Olin"]),
        ("«The Harbour Ministry» said ⟦it would wait⟧.", ["Harbour Ministry"]),
    ],
)
def test_the_name_that_is_the_head_speaks(resolve: Resolve, text: str, names: list[str | None]) -> None:
    assert resolve(text) == names


@pytest.mark.parametrize(
    "words",
    [
        "a spokesman for Olin",
        "Olin’s aide",
        "an Olin adviser",
        "the Olin campaign",
        "a senior official at the Harbour Ministry",
        "a Harbour Ministry official",
        "supporters of Olin",
    ],
)
def test_who_only_belongs_to_a_name_is_a_source_of_its_own(resolve: Resolve, words: str) -> None:
    assert resolve(f"Mara Olin stayed at the Harbour Ministry. “⟦She is ill⟧,” «{words}» said.") == [words]


def test_a_description_behind_a_fronted_clause_is_not_the_person_named_there(resolve: Resolve) -> None:
    text = "As Mara Olin began to speak of Jane Quorrick, «his son» said ⟦it was only the start⟧."
    assert resolve(text) == ["his son"]


def test_a_capital_stands_for_its_state_where_the_text_names_the_state(resolve: Resolve) -> None:
    assert resolve("Norway will wait. «Oslo» said ⟦the talks could go on⟧.") == ["Norway"]
    assert resolve("Ships wait. «Oslo» said ⟦the talks could go on⟧.") == [None]
