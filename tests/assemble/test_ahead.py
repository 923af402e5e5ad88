from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.assemble.ahead import ahead
from generator.assemble.plans import plans
from generator.assemble.story import Story
from generator.model import ActorKind, Precision

StoryOf = Callable[..., Story]


def _told(story: Story) -> list[str]:
    return [made.text_in(story.article.text) for made in ahead(story, plans(story))]


PLANS = [
    "Arrangements are underway for the minister to visit Lindholm.",
    "The government is planning to buy two more ships.",
    "The parliament is expected to vote on the plan.",
    "The talks will resume in Lindholm.",
    "The minister could travel as early as the end of this month.",
    "The envoy will address the general assembly.",
    "The next meeting is in Lindholm.",
    "Ostland and Karst agreed to reopen the port.",
    "“We will send a delegation to Lindholm,” the admiral said.",
]

NO_PLANS = [
    "The envoys met in Lindholm.",
    "The talks may resume in Lindholm.",
    "The fleet will answer if it is attacked.",
    "“We will answer every attack,” the admiral said.",
    "The generals obeyed the will of the people.",
    "The critics were likely to lose, the plan to buy ships was popular.",
    "Ostland will continue to support the sailors.",
    "The new office will address many problems of the fleet.",
    "The rule is intended to protect sailors.",
    "The path to peace is to trade.",
    "The parliament must ratify the pact.",
    "The scandal may affect the upcoming election.",
    "The admiral believes that the fleet will sail.",
]


@pytest.mark.parametrize("text", PLANS)
def test_what_the_narrator_calls_planned_is_ahead(text: str, story_of: StoryOf) -> None:
    assert _told(story_of(text)) == [text]


@pytest.mark.parametrize("text", NO_PLANS)
def test_what_may_be_and_what_others_say_is_not(text: str, story_of: StoryOf) -> None:
    assert _told(story_of(text)) == []


def test_what_a_treaty_obliges_to_is_no_event(story_of: StoryOf) -> None:
    assert _told(story_of("Under Article 5, both states will answer an attack.", provisions={"Article 5": "5"})) == []


def test_the_soonest_comes_first_and_the_undated_last(story_of: StoryOf) -> None:
    text = (
        "The parliament is expected to vote on the plan. The ministers will meet on June 2. "
        "The envoys will meet on April 3. The minister will travel at the end of this month."
    )
    dates = {
        "June 2": ("2025-06-02", Precision.DAY),
        "April 3": ("2025-04-03", Precision.DAY),
        "the end of this month": ("2025-03", Precision.MONTH),
    }
    assert [made.split()[1] for made in _told(story_of(text, dates=dates))] == ["minister", "envoys", "ministers", "parliament"]


def test_a_plan_that_leans_on_the_sentence_before_it_brings_that_along(story_of: StoryOf) -> None:
    text = "The minister left Lindholm on Monday. She is expected to return in May."
    assert _told(story_of(text)) == [text]


def test_what_follows_of_a_journey_is_ahead_with_it(story_of: StoryOf) -> None:
    text = "The minister will travel to Lindholm. Velikova will urge the sailors to stay. Ostland will urge them as well."
    assert _told(story_of(text, actors={"Velikova": ActorKind.PERSON, "Ostland": ActorKind.STATE})) == [
        "The minister will travel to Lindholm.",
        "Velikova will urge the sailors to stay.",
    ]


def test_an_entry_of_a_schedule_is_ahead_and_one_of_a_chronicle_is_not(story_of: StoryOf) -> None:
    assert _told(story_of("4:00 p.m. Minister Velikova meets with the captains of the fleet.")) != []
    assert _told(story_of("4:00 p.m. – The police receive a call from the harbour.")) == []


def test_any_step_with_a_day_beside_it_is_ahead(story_of: StoryOf) -> None:
    text = "The fleet will cross the strait on April 3. The fleet will cross many straits."
    assert _told(story_of(text, dates={"April 3": ("2025-04-03", Precision.DAY)})) == ["The fleet will cross the strait on April 3."]


def test_the_present_with_a_day_to_come_is_a_plan(story_of: StoryOf) -> None:
    text = "The vote is certain when the parliament meets on April 3."
    assert _told(story_of(text, dates={"April 3": ("2025-04-03", Precision.DAY)})) == [text]


def test_what_must_be_done_by_a_day_to_come_is_ahead(story_of: StoryOf) -> None:
    dates = {"June 2040": ("2040-06", Precision.MONTH), "June 2041": ("2041-06", Precision.MONTH)}
    text = "The parliament must ratify the pact by June 2040.\nThe sailors must remain in the port until June 2041."
    assert _told(story_of(text, dates=dates)) == ["The parliament must ratify the pact by June 2040."]
