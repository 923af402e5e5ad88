from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model import Actor, ActorKind
from generator.reference.states import State, states

Reader = Callable[..., tuple[Actor, ...]]
Marker = Callable[[str, str], str]


@pytest.mark.parametrize(
    "marked",
    [
        "[Japan] and the [United States] agreed; the [U.S.] left, and so did the [UK].",
        "[South Sudan] borders [Sudan].",
        "The [Japan]-[U.S.] alliance holds.",
        "[Japan]’s ships left [North Korea].",
        "The [Democratic Republic of the Congo] agreed.",
    ],
)
def test_states_are_found_by_names_and_aliases(mark: Marker, marked: str) -> None:
    assert mark(marked.replace("[", "").replace("]", ""), "state") == marked


@pytest.mark.parametrize(
    "text",
    [
        "The Japanese and the American government left for us.",
        "The Japan-U.S. Security Treaty holds.",
        "They left Mexico City, New Mexico, Latin America and the South China Sea.",
        "The Bank of Japan met.",
        "President Jordan Quorrick left.",
        "The governor of Georgia left Atlanta.",
    ],
)
def test_peoples_treaties_places_and_organisations_are_no_states(mark: Marker, text: str) -> None:
    assert mark(text, "state") == text


def test_a_shared_name_is_the_state_where_its_capital_or_people_are_spoken_of(mark: Marker) -> None:
    assert mark("Georgia called its envoy back to Tbilisi.", "state") == "[Georgia] called its envoy back to Tbilisi."


def test_a_state_is_one_actor_under_its_common_name(find: Reader) -> None:
    (actor,) = find("The U.S. left. America and the United States came back.")
    assert (actor.id, actor.name, actor.kind, actor.country) == ("united-states", "United States", ActorKind.STATE, "US")
    assert actor.aliases == ("America", "U.S.")


@pytest.mark.parametrize("state", states().by_code.values(), ids=lambda state: state.code)
def test_every_state_is_found_by_each_of_its_names(find: Reader, state: State) -> None:
    for name in state.names:
        found = find(f"Envoys came from {name} to {state.capital}, the capital.")
        assert state.code in {actor.country for actor in found if actor.kind is ActorKind.STATE}, name
