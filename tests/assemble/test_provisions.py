from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.assemble.provisions import provisions
from generator.assemble.story import Story

StoryOf = Callable[..., Story]

STORIES = [
    (
        "Article 5 of the pact obliges both states to answer an attack, and Article 6 allows the fleet to use the port.",
        {"5": ["Article 5 of the pact obliges both states to answer an attack"], "6": ["Article 6 allows the fleet to use the port."]},
    ),
    (
        "Article 5 obliges both states to answer an attack, and the parties must consult each other at once.",
        {"5": ["Article 5 obliges both states to answer an attack, and the parties must consult each other at once."]},
    ),
    (
        "The north has broken Article 5. The south has not. The court will rule on Article 5.",
        {"5": ["The north has broken Article 5.", "The court will rule on Article 5."]},
    ),
    (
        "“Article 5 is not a joke. It binds us,” the admiral said.",
        {"5": ["“Article 5 is not a joke. It binds us,” the admiral said."]},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), STORIES)
def test_each_provision_gets_what_the_source_says_of_it(text: str, wanted: dict[str, list[str]], story_of: StoryOf) -> None:
    story = story_of(text, provisions={f"Article {number}": number for number in wanted})
    cited = provisions(story)[0]
    assert {p.reference.number: [made.text_in(text) for made in p.statements] for p in cited.provisions} == wanted


def test_a_clause_is_not_cut_from_its_speaker(story_of: StoryOf) -> None:
    text = "The admiral said Article 5 obliges both states to answer an attack, and Article 6 allows the fleet to use the port."
    content = "Article 5 obliges both states to answer an attack, and Article 6 allows the fleet to use the port"
    story = story_of(text, provisions={"Article 5": "5", "Article 6": "6"}, quotes=((content, "said", "The admiral"),))
    assert [made.text_in(text) for p in provisions(story)[0].provisions for made in p.statements] == [text, text]
