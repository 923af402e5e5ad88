from __future__ import annotations

from collections.abc import Callable

import pytest

Resolve = Callable[[str], list[str | None]]


def test_sources_with_other_words_stay_apart(resolve: Resolve) -> None:
    text = "“⟦We wait⟧,” said «a senior Harbour Ministry official». “⟦No⟧,” said «a senior official at the Defense Ministry»."
    assert resolve(text) == ["a senior Harbour Ministry official", "a senior official at the Defense Ministry"]


@pytest.mark.parametrize("again", ["the official", "the senior official", "the Harbour Ministry official"])
def test_a_definite_description_goes_back_to_the_source_with_its_words(resolve: Resolve, again: str) -> None:
    text = f"“⟦Yes⟧,” said «a diplomat». “⟦We wait⟧,” said «a senior Harbour Ministry official». “⟦No⟧,” «{again}» said."
    assert resolve(text)[-1] == "a senior Harbour Ministry official"


def test_two_officials_are_not_one(resolve: Resolve) -> None:
    text = "“⟦We wait⟧,” said «two officials». “⟦No⟧,” said «an official». “⟦Yes⟧,” «the two officials» said."
    assert resolve(text) == ["two officials", "an official", "two officials"]


def test_a_description_goes_back_to_where_the_text_introduces_it(resolve: Resolve) -> None:
    text = "Karst’s harbour ministry answered. “⟦Do not come⟧,” «the ministry» said."
    assert resolve(text) == ["Karst’s harbour ministry"]


def test_a_body_of_one_owner_is_one_however_it_is_put(resolve: Resolve) -> None:
    text = "Mara Olin left. ⟦All is well⟧, «the Olin campaign» said. ⟦We go on⟧, «Mara Olin’s campaign» said."
    assert resolve(text) == ["the Olin campaign", "the Olin campaign"]


def test_his_lawyer_is_another_one_where_he_is_another(identify: Resolve) -> None:
    text = "John Olin came. “⟦We wait⟧,” «his lawyer» said. “⟦Yes⟧,” «his lawyer» said.\nBoris Kell came. “⟦No⟧,” «his lawyer» said."
    assert identify(text) == ["his-lawyer", "his-lawyer", "his-lawyer-2"]


def test_only_sources_that_speak_become_actors(identify: Resolve) -> None:
    text = "A Karst woman was fined. John Olin came. “⟦We wait⟧,” «he» said. “⟦No⟧,” said «a Karst woman»."
    assert identify(text) == ["john-olin", "a-karst-woman"]


@pytest.mark.parametrize("words", ["the report", "the group", "the furor", "many people the", "with top officials", "the senator"])
def test_words_that_tell_nobody_stay_unresolved(resolve: Resolve, words: str) -> None:
    assert resolve(f"Ships wait. ⟦It is late⟧, «{words}» said.") == [None]


@pytest.mark.parametrize(
    "words", ["a Karst University poll", "28 percent of voters", "critics in the harbour", "some Democrats", "a joint survey by the ports"]
)
def test_what_is_counted_or_written_speaks(resolve: Resolve, words: str) -> None:
    assert resolve(f"Ships wait. ⟦It is late⟧, «{words}» said.") == [words]
