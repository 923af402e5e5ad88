from __future__ import annotations

from collections.abc import Callable

from generator.assemble.glance import FEWEST, MOST, Elsewhere, glance
from generator.assemble.story import Story
from generator.model import ActorKind

StoryOf = Callable[..., Story]


def _told(story: Story, title: str = "") -> list[str]:
    elsewhere = Elsewhere(title=title, actors=story.found.actors, background=(), ahead=())
    return [made.text_in(story.article.text) for made in glance(story, elsewhere)]


TEXT = """Ostland closed the strait to all foreign ships on Monday.
“The strait is ours,” Dara Velikova told the parliament in the capital.
She gave no reason.
Marlovia called its ambassador back and demanded $40 million for lost cargo.
Ostland closed the strait to all foreign ships, officials repeated.
Fishermen in both countries protested at the harbours."""


def test_the_statements_stand_in_the_order_of_the_text(story_of: StoryOf) -> None:
    found = _told(story_of(TEXT, actors={"Dara Velikova": ActorKind.PERSON}))
    assert found == [line for line in TEXT.splitlines() if line in found]
    assert FEWEST <= len(found) <= MOST


def test_the_lede_is_there_and_nothing_repeats_it(story_of: StoryOf) -> None:
    found = _told(story_of(TEXT))
    assert found[0] == TEXT.splitlines()[0]
    assert "Ostland closed the strait to all foreign ships, officials repeated." not in found


def test_a_sentence_that_leans_on_another_is_not_there(story_of: StoryOf) -> None:
    assert "She gave no reason." not in _told(story_of(TEXT))


def test_the_title_is_not_repeated(story_of: StoryOf) -> None:
    assert TEXT.splitlines()[0] not in _told(story_of(TEXT), TEXT.splitlines()[0].removesuffix("."))


def test_a_story_of_one_sentence_repeats_its_title_rather_than_say_nothing(story_of: StoryOf) -> None:
    assert _told(story_of("Ostland closed the strait."), "Ostland closed the strait") == ["Ostland closed the strait."]


def test_a_long_story_has_no_more_than_six(story_of: StoryOf) -> None:
    words = [f"{first}{last}" for first in "bdfgklmnpr" for last in ("ako", "emi", "oru", "unta")]
    text = "\n".join(" ".join(["Ostland met", *words[i : i + 4], "this week."]) for i in range(0, 40, 4)) + "\n" + "It did. " * 40
    assert len(_told(story_of(text))) == MOST
