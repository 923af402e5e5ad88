from __future__ import annotations

from collections.abc import Callable

from generator.assemble.actors import actors
from generator.assemble.story import Story
from generator.model import ActorKind

StoryOf = Callable[..., Story]


def test_the_most_salient_actor_has_one_and_comes_first(story_of: StoryOf) -> None:
    text = "Dara Velikova closed the strait.\nOren Talv objected. Dara Velikova did not answer."
    found = actors(story_of(text, actors={"Oren Talv": ActorKind.PERSON, "Dara Velikova": ActorKind.PERSON}))
    assert next((actor.name, actor.salience) for actor in found) == ("Dara Velikova", 1.0)
    assert 0 < found[1].salience < 1


def test_who_is_quoted_takes_part_more_than_who_is_named(story_of: StoryOf) -> None:
    text = "The strait was closed.\nOren Talv met Ada Brandt. “We object,” said Ada Brandt."
    quotes = (("We object,", "said", "Ada Brandt"),)
    story = story_of(text, actors={"Oren Talv": ActorKind.PERSON, "Ada Brandt": ActorKind.UNNAMED}, quotes=quotes)
    assert [actor.name for actor in actors(story)] == ["Ada Brandt", "Oren Talv"]


def test_a_story_without_actors_has_none(story_of: StoryOf) -> None:
    assert actors(story_of("Nothing happened.")) == ()
