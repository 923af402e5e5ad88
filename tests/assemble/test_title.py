from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.assemble.story import Story
from generator.assemble.title import title

StoryOf = Callable[..., Story]


def test_a_headline_is_the_title_and_no_span(story_of: StoryOf) -> None:
    assert title(story_of("The ministers met.", headline="Ministers meet")) == ("Ministers meet", None)


# What stands before the bar is the title; the lede is both sides.
LEDES = [
    "The two ministers signed the fishing accord in Lindholm|.",
    (
        "The northern states have closed the strait to every foreign warship for a year|"
        " and are asking the southern states to do the same before the winter comes."
    ),
    (
        "The government of Ostland recalled its ambassador from the southern capital on Monday|"
        ", after a border guard was shot at a crossing that both sides claim."
    ),
    (
        "The defence ministers of the five coastal states agreed on joint patrols of the strait|"
        ", and the parliament of Ostland will vote on the plan when it returns in May."
    ),
    (
        "Ostland will send two ships and forty soldiers to the disputed island in the spring|"
        ", which its neighbours have called a breach of the truce that ended the last war."
    ),
    "Ostland will leave the fisheries convention because its neighbours broke it, the U.S.|",
]


@pytest.mark.parametrize("marked", LEDES)
def test_a_lede_is_cut_where_its_first_part_reads_alone(marked: str, story_of: StoryOf) -> None:
    wanted, _, rest = marked.partition("|")
    story = story_of(wanted + rest)
    found, span = title(story)
    assert found == wanted
    assert span is not None
    assert story.text_of(span) == found


UNCUT = [
    # an apposition inside the clause
    "The parliament heard Dara Velikova, the former minister of the interior and of the northern territories, criticize the plan.",
    # a relative clause between subject and verb
    "The minister, who has visited the island after every election that her party has won since the war, said nothing.",
    # a list
    "The envoys discussed the fishing rights of the islanders, the patrols in the strait, and the prisoners of the war of 1986.",
    # an opening phrase
    "In a speech published by the foreign ministry of the northern federation late on Monday, the president refused to sign.",
    # words in quotation marks
    "“The strait has always been open to all ships and it will be open to all ships after this war,” the old admiral said.",
]


@pytest.mark.parametrize("lede", UNCUT)
def test_a_lede_that_has_no_sure_cut_stays_whole(lede: str, story_of: StoryOf) -> None:
    assert title(story_of(lede))[0] == lede.removesuffix(".")


def test_a_label_is_no_lede(story_of: StoryOf) -> None:
    assert title(story_of("SUMMARY.\nThe two ministers signed the accord."))[0] == "The two ministers signed the accord"


def test_a_seed_without_a_story_has_its_name_as_title(story_of: StoryOf) -> None:
    assert title(story_of("")) == ("story.txt", None)
