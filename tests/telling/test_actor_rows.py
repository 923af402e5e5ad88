from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.model import Briefing
from generator.telling.actor_rows import key_actors, other_actors
from generator.telling.source import Source


def _salient(briefing: Briefing, **salience: float) -> Briefing:
    return replace(briefing, actors=tuple(replace(a, salience=salience.get(a.id.replace("-", "_"), 0.0)) for a in briefing.actors))


def test_who_is_heard_comes_before_who_is_only_named_often(told: Callable[..., Briefing]) -> None:
    text = "“⟦We will not sign⟧,” said Mara Olin. Dorn Havel met Dorn Havel."
    story = _salient(told(text, persons={"Dorn Havel": None, "Mara Olin": None}, speakers=("Mara Olin",)), dorn_havel=1.0, mara_olin=0.2)
    assert [row.name for row in key_actors(story, Source(briefing=story))] == ["Mara Olin", "Dorn Havel"]


def test_a_state_that_is_quoted_has_a_row_although_many_persons_are_named(told: Callable[..., Briefing]) -> None:
    crowd = {f"Person {letter}": None for letter in "ABCDEFG"}
    text = f"{', '.join(crowd)} met. “⟦We will not sign⟧,” Karst said."
    story = told(text, persons=crowd, states={"Karst": "XK"}, speakers=("Karst",))
    story = replace(story, actors=tuple(replace(a, salience=0.5) for a in story.actors))
    assert [row.name for row in key_actors(story, Source(briefing=story))] == [*sorted(crowd)[:5], "Karst"]
    (others,) = other_actors(story, Source(briefing=story))
    assert [row.name for row in others.rows] == ["Person F", "Person G"]


def test_every_pinned_actor_has_a_row(told: Callable[..., Briefing]) -> None:
    crowd = {f"Person {letter}": None for letter in "ABCDEFGH"}
    story = told(f"{', '.join(crowd)} met.", persons=crowd)
    story = replace(story, actors=tuple(replace(a, pinned=True) for a in story.actors))
    assert len(key_actors(story, Source(briefing=story))) == 8
