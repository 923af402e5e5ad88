from __future__ import annotations

from collections.abc import Callable

import pytest

Resolve = Callable[[str], list[str | None]]


def test_a_region_and_a_party_tell_the_legislator(resolve: Resolve) -> None:
    text = (
        "Sen. Mara Olin (D-Ohio) met Sen. Boris Kell (R-Tex.). “⟦We wait⟧,” «the Texas Republican» said. “⟦Why?⟧” «the Ohio senator» asked."
    )
    assert resolve(text) == ["Boris Kell", "Mara Olin"]


def test_a_description_with_a_state_needs_a_person_of_that_state(resolve: Resolve) -> None:
    text = "Boris Kell, leader of the harbour union, met Mara Olin and others. “⟦We wait⟧,” «the Norwegian leader» said."
    assert resolve(text) == [None]


def test_what_a_role_is_about_is_no_person(resolve: Resolve) -> None:
    text = "Boris Kell, the author of the book, was away. «The book» says ⟦the harbour was closed⟧."
    assert resolve(text) == [None]


def test_a_former_officer_is_not_the_one_in_office(resolve: Resolve) -> None:
    text = "President Mara Olin met former president Boris Kell. “⟦We wait⟧,” «the former president» said. “⟦No⟧,” «the president» said."
    assert resolve(text) == ["Boris Kell", "Mara Olin"]


def test_the_only_person_spoken_of_is_the_candidate(resolve: Resolve) -> None:
    text = "Mara Olin spoke on Monday. “⟦We wait⟧,” «the candidate» said."
    assert resolve(text) == ["Mara Olin"]


def test_a_candidate_who_may_be_either_of_two_stays_unresolved(resolve: Resolve) -> None:
    text = "Mara Olin spoke on Monday. Boris Kell spoke as well. “⟦We wait⟧,” «the candidate» said."
    assert resolve(text) == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Karst Daily News reported on it. ⟦It was late⟧, «the newspaper» said.", "Karst Daily News"),
        ("The Foreign Ministry and the Karst Union met. ⟦All is well⟧, «the ministry» said.", "Foreign Ministry"),
        ("The Karst Relief Group left. ⟦All is well⟧, «the organization» said.", "Karst Relief Group"),
        ("HarbourMarket.com sold ships. ⟦All is well⟧, «the company» said.", "HarbourMarket.com"),
        ("The Karst Tribune was there. ⟦All is well⟧, «the Tribune» wrote.", "Karst Tribune"),
    ],
)
def test_a_noun_for_a_body_goes_back_to_the_body_so_named(resolve: Resolve, text: str, name: str) -> None:
    assert resolve(text) == [name]


def test_a_company_is_no_ministry(resolve: Resolve) -> None:
    assert resolve("Norway’s Foreign Ministry waits. ⟦All is well⟧, «the company» said.") == [None]
