from __future__ import annotations

from collections.abc import Callable

import pytest

Resolve = Callable[[str], list[str | None]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mara Olin met Boris Kell. “⟦We wait⟧,” «she» said.", "Mara Olin"),
        ("Mr. Olin met Ms. Kell. “⟦We wait⟧,” «she» said.", "Kell"),
        ("John Olin stayed. He met Boris Kell’s aide, and «he» said ⟦they would wait⟧.", "John Olin"),
        ("John Olin was glad. He left Karst. He came back. “⟦We wait⟧,” «he» said.", "John Olin"),
        ("John Olin spoke. ⟦Boris Kell was late⟧, «he» said.", "John Olin"),
        ("Boris Kell read. “I know John Olin.” “⟦We wait⟧,” «he» said.", "Boris Kell"),
        ("Karst spokeswoman Mara Olin blamed Boris Kell. “⟦We wait⟧,” «she» said.", "Mara Olin"),
        ("Olin spokeswoman Jane Quorrick blamed Mara Olin. “⟦We wait⟧,” «she» said.", "Jane Quorrick"),
        ("Boris Kell asked John Olin about the day when «he» said ⟦it was late⟧.", "John Olin"),
        ("Boris Kell asked John Olin about the day. “⟦We wait⟧,” «he» said.", "John Olin"),
        ("In an appeal to all who want to support Mr. Olin, John Kell pleaded with them. “⟦We wait⟧,” «he» said.", "John Kell"),
        ("John Olin spared Boris Kell, «who» says ⟦it is late⟧. “⟦We wait⟧,” «he» said.", "John Olin"),
        ("A young Karst woman was fined. “⟦It is wrong⟧,” «she» said.", "a young Karst woman"),
    ],
)
def test_he_and_she_go_to_the_subject_before_of_the_same_gender(resolve: Resolve, text: str, name: str) -> None:
    assert resolve(text)[-1] == name


def test_he_is_nobody_behind_a_subject_whose_name_is_not_known(resolve: Resolve) -> None:
    assert resolve("John Olin stayed. Then Gob said the ships were gone. “⟦We wait⟧,” «he» said.") == [None]


def test_she_is_not_a_man(resolve: Resolve) -> None:
    assert resolve("John Olin arrived. “⟦We wait⟧,” «she» said.") == [None]


def test_they_and_it_are_the_body_or_the_sources_that_spoke(resolve: Resolve) -> None:
    text = "“⟦We wait⟧,” said «two Karst officials». ⟦The ships were late⟧, «they» said."
    assert resolve(text) == ["two Karst officials", "two Karst officials"]
    text = "«The Harbour Ministry» said ⟦it was late⟧. «It» added ⟦that ships were gone⟧."
    assert resolve(text) == ["Harbour Ministry", "Harbour Ministry"]


def test_they_is_not_one_person(resolve: Resolve) -> None:
    assert resolve("“⟦We wait⟧,” «Mara Olin» said. ⟦The ships were late⟧, «they» said.") == ["Mara Olin", None]


def test_who_is_the_one_named_right_before(resolve: Resolve) -> None:
    assert resolve("Ships wait for Mara Olin, «who» said ⟦that she would come⟧.") == ["Mara Olin"]
    text = "They met Mara Olin, the senior legislator on the Harbour Committee, «who» said ⟦that she would come⟧."
    assert resolve(text) == ["Mara Olin"]
    text = "“⟦We wait⟧,” said «one official familiar with it», «who» added ⟦that all was well⟧."
    assert resolve(text) == ["one official familiar with it", "one official familiar with it"]


def test_you_and_we_are_nobody_in_the_text(resolve: Resolve) -> None:
    assert resolve("Mara Olin came. «We» say ⟦it is late⟧. «You» say ⟦it is not⟧.") == [None, None]


def test_a_long_row_of_pronouns_does_not_exhaust_the_stack(resolve: Resolve) -> None:
    text = "John Olin came. " + "He waited. " * 3000 + "“⟦We wait⟧,” «he» said."
    assert resolve(text) == ["John Olin"]
