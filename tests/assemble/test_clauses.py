from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assemble.clauses import clauses, cuts
from generator.assemble.story import Story
from generator.language import tokens
from generator.model import Sentence
from generator.span import Span

StoryOf = Callable[..., Story]

# A bar for every cut between clauses.
MARKED = [
    "Article 5 obliges both states to answer an attack, and |Article 6 allows the northern fleet to use the port.",
    "The north has closed the strait to all ships; |the south has called it a breach of the law.",
    "The north has closed the strait to all ships, while |the south has kept its ports open to them.",
    "The north has closed the strait, the ports and the islands.",
    "The north has closed the strait and is building a port on the island.",
    "The envoys met in Lindholm, Karst and the old capital, and nobody else.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_a_sentence_falls_into_the_clauses_that_read_alone(marked: str, story_of: StoryOf) -> None:
    story = story_of(marked.replace("|", ""))
    parts = clauses(story.article.text, story.sentences[0])
    assert [story.text_of(part) for part in parts][1:] == marked.split("|")[1:]


def test_a_name_is_never_cut(story_of: StoryOf) -> None:
    text = "The envoys praised the Treaty on Peace, and Ostland has signed it at once."
    story = story_of(text)
    assert len(clauses(text, story.sentences[0])) == 2
    assert len(clauses(text, story.sentences[0], whole=(Span(19, 52),))) == 1


@given(
    st.lists(
        st.sampled_from(["Ostland", "has", "closed", "the", "strait", ",", "and", "who", "which", ";", "(", ")", "said", "that"]),
        min_size=1,
    )
)
def test_clauses_are_in_order_and_inside_the_sentence(words: list[str]) -> None:
    text = " ".join(words)
    sentence = Sentence(span=Span(0, len(text)), paragraph=0, tokens=tokens(text, 0, len(text)))
    parts = clauses(text, sentence)
    assert parts[-1].end == len(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(parts))
    assert all(0 < cut.end <= cut.start < len(text) for cut in cuts(text, sentence))
