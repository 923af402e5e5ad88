"""Which signals an actor is said to be found by."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model import Actor
from generator.reference.rules import rules

Reader = Callable[..., tuple[Actor, ...]]


def _signals(found: tuple[Actor, ...], name: str) -> tuple[str, ...]:
    (actor,) = (a for a in found if a.name == name)
    return actor.found_by


@pytest.mark.parametrize(
    ("text", "name", "signal"),
    [
        ("Foreign Minister Mara Olin left.", "Mara Olin", "title"),
        ("Ms. Olin left.", "Olin", "form-of-address"),
        ("David Quorrick said no.", "David Quorrick", "given-name"),
        ("David Quorrick said no.", "David Quorrick", "speaks"),
        ("Minister David K. Quorrick left.", "David K. Quorrick", "initial"),
        ("Quim Quorrick, the mayor of Karst, left.", "Quim Quorrick", "role"),
        ("Minister Mara Olin left. Later Olin said no.", "Mara Olin", "surname-again"),
        ("David Quorrick, who left, said no.", "David Quorrick", "who"),
        ("The Karst Harbour Ministry said no.", "Karst Harbour Ministry", "organisation-word"),
        ("NATO said no.", "North Atlantic Treaty Organization", "known-body"),
        ("Talks with Japan failed.", "Japan", "state-name"),
    ],
)
def test_an_actor_names_the_signal(find: Reader, text: str, name: str, signal: str) -> None:
    assert signal in _signals(find(text), name)


def test_a_full_name_of_the_headline_is_a_signal(find: Reader) -> None:
    found = find("Quorrick said no. Mr. Quorrick left.", headline="David Quorrick stays away")
    assert "headline" in _signals(found, "David Quorrick")


def test_every_actor_names_signals_that_are_explained(find: Reader) -> None:
    text = "Prime Minister Mara Olin met Jane Roe of the Karst Council in Japan. Ms. Roe, who leads NATO, said Olin left. Visit HarbourMarket.com."
    for actor in find(text):
        assert actor.found_by
        assert set(actor.found_by) <= rules().actors.keys()
        assert len(set(actor.found_by)) == len(actor.found_by)
