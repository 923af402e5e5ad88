from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.assemble.independence import stands_alone
from generator.assemble.statements import statement
from generator.assemble.story import Story
from generator.model import ActorKind
from generator.span import Span

StoryOf = Callable[..., Story]

ALONE = [
    "Velikova will travel to Lindholm in April.",
    "“The strait stays open,” Velikova said on Monday.",
    "During her first term, Velikova signed the accord.",
    "The ministry said it would answer within a week.",
    "In the harbour, on this day in 1960, Velikova signed the accord.",
]

LEANING = [
    "She will travel to Lindholm in April.",
    "But Velikova will not travel to Lindholm.",
    "These talks ended without a result on Monday.",
    "Velikova also rejected the plan on Monday.",
    "As a result, the talks ended on Monday.",
    "In April, she will travel to Lindholm.",
    "“The strait stays open to all ships.”",
    "“He must have known it,” said an aide to the minister.",
    "Will Velikova travel to Lindholm in April?",
    "In our view, Velikova should stay at home.",
    "No deal.",
    "Velikova said: “The strait stays open",
]


@pytest.mark.parametrize("text", ALONE)
def test_a_sentence_that_names_what_it_speaks_of_stands_alone(text: str, story_of: StoryOf) -> None:
    story = story_of(text, actors={"Velikova": ActorKind.PERSON} if "Velikova" in text else None)
    assert stands_alone(story, story.sentences[0])


@pytest.mark.parametrize("text", LEANING)
def test_a_sentence_that_points_outside_itself_does_not(text: str, story_of: StoryOf) -> None:
    story = story_of(text + "\nDara Velikova is a minister.", actors={"Velikova": ActorKind.PERSON})
    assert not stands_alone(story, story.sentences[0])


def test_a_sentence_that_only_says_who_speaks_does_not_stand_alone(story_of: StoryOf) -> None:
    story = story_of("“No. Never.” The old admiral said so in Lindholm.", quotes=(("No. Never.", "said so", "The old admiral"),))
    assert not stands_alone(story, story.sentences[-1])


def test_a_pronoun_whose_person_is_known_leans_on_nothing(story_of: StoryOf) -> None:
    story = story_of(
        "Velikova left Lindholm.\nShe will travel home in April.", actors={"Velikova": ActorKind.PERSON}, antecedents=(("She", "Velikova"),)
    )
    assert stands_alone(story, story.sentences[1])
    assert [a.mention for a in statement(story, story.sentences[1].span).antecedents] == [Span(0, 8)]
    assert statement(story, Span(0, story.sentences[1].span.end)).antecedents == ()


def test_a_source_in_the_first_person_may_say_we(story_of: StoryOf) -> None:
    speech = story_of("We met in Lindholm on Monday. We opened our port to all ships.")
    assert stands_alone(speech, speech.sentences[0])
    report = story_of("We met in Lindholm on Monday." + " The ministers met again." * 9)
    assert not stands_alone(report, report.sentences[0])
