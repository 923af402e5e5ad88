"""Other reports of one story on a briefing's page."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from generator import pipeline
from generator.corpus import gather
from generator.language import Parser
from generator.model import Corpus
from generator.reference.treaty_library import TreatyLibrary
from generator.site.copies import copies_of
from generator.telling.source import Source
from tests.site.all_pages import pages

STORY = [
    f"Envoy number {number} of Osten told the harbour council of Kestrel on Monday that quay {number} would stay shut for {number} weeks, and "
    f"that ship {number} of the fleet had left its berth in the northern basin after a quarrel over dues and papers of its crew."
    for number in range(2, 14)
]
OWN = "Only the Kestrel Courier heard from the baker that bread will cost more."


@pytest.fixture
def corpus(tmp_path: Path, parser: Parser) -> Corpus:
    """Two reports of one story, the second with a sentence of its own, and another story."""
    texts = {"agency": STORY, "courier": [*STORY[:10], OWN], "other": ["A quite different matter was before the court of Marlovia. " * 12]}
    made = []
    for name, paragraphs in texts.items():
        head = f"---\npublished: 2031-05-05\npublisher: {name.title()}\ntitle: The {name} story\n---\n\n"
        (tmp_path / f"{name}.md").write_text(head + "\n\n".join(paragraphs), encoding="utf-8")
        made.append(replace(pipeline.brief(tmp_path / f"{name}.md", TreatyLibrary(()), parser), number=f"BR-{name}"))
    return gather(made)


def _page(corpus: Corpus, name: str) -> str:
    made = pages(corpus, TreatyLibrary(()), {}, hand_written=frozenset())
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", made[f"briefings/{name}.md"].decode())))


def test_a_story_that_two_report_names_the_other_and_what_only_one_says(corpus: Corpus) -> None:
    agency, courier = _page(corpus, "agency"), _page(corpus, "courier")
    assert "Also reported by Courier BR-courier, 5 May 2031, 1 sentence of its own" in agency
    assert "Also reported by Agency BR-agency, 5 May 2031" in courier
    assert f"What only this report says (1 sentence) {OWN}" in courier
    assert "Also reported by" not in _page(corpus, "other")


def test_of_very_many_reports_the_newest_are_named_and_the_others_counted(corpus: Corpus) -> None:
    one = corpus.briefings[0]
    found = copies_of(one, [replace(one, slug=f"copy-{number}") for number in range(100)], Source(briefing=one))
    assert (len(found.others), found.others_left_out) == (60, 40)


def test_the_home_page_has_a_story_once(corpus: Corpus) -> None:
    home = pages(corpus, TreatyLibrary(()), {}, hand_written=frozenset())["index.md"].decode()
    assert ("The agency story" in home) != ("The courier story" in home)
    assert "The other story" in home


def test_another_report_of_the_story_is_not_listed_as_related(corpus: Corpus) -> None:
    below = _page(corpus, "agency").partition("Also reported by")[2].partition(".")[2]
    assert "The courier story" not in below.partition("Revision history")[0]
