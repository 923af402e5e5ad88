"""What pages show of cited treaties, from the seed on: acts, chapters, the official text, and laws of states."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from generator import pipeline
from generator.corpus import gather
from generator.language import Parser
from generator.reference.treaty_library import TreatyLibrary, treaty_library
from generator.reference.treaty_texts import OfficialArticle, OfficialText
from tests.site.all_pages import pages

SEED = """WARSAW, Sept. 10, 2025 (Kestrel) - Poland invoked Article 4 of the North Atlantic Treaty on Wednesday.

Prime Minister Mara Olin said Article 5 of the treaty covers every inch of allied land.

The Security Council may act under Chapter VII of the U.N. Charter, a diplomat said. Under Article 117 of the constitution, parliament decides.
"""


@pytest.fixture
def library() -> TreatyLibrary:
    """The built-in library with an invented official text of four articles."""
    short = OfficialArticle(number="4", label="Article 4", paragraphs=("The Parties <b>consult</b>.",))
    long = OfficialArticle(number="5", label="Article 5", heading="Aid", paragraphs=("Aid is given. " * 120,))
    unsummarised = OfficialArticle(number="20", label="Article 20", paragraphs=("An article that nobody summarised.",))
    text = OfficialText(treaty="north-atlantic-treaty", source="nat.txt", sha256="0" * 64, articles=(short, long, unsummarised))
    return TreatyLibrary(treaty_library(), {"north-atlantic-treaty": text})


@pytest.fixture
def made(tmp_path: Path, parser: Parser, library: TreatyLibrary) -> dict[str, str]:
    """The pages of a site with one seed."""
    (tmp_path / "poland.txt").write_text(SEED, encoding="utf-8")
    briefing = pipeline.brief(tmp_path / "poland.txt", library, parser)
    return {uri: page.decode() for uri, page in pages(gather([briefing]), library, {}, hand_written=frozenset()).items()}


def _plain(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", page)))


def test_an_act_stands_at_the_sentence_that_tells_it_with_who_does_it(made: dict[str, str]) -> None:
    treaty, briefing = _plain(made["treaties/north-atlantic-treaty.md"]), _plain(made["briefings/poland.md"])
    for page in (treaty, briefing):
        assert "invokes · Poland PL" in page
        assert "interprets · Mara Olin" in page


def test_a_chapter_has_a_place_on_the_page_of_its_treaty_and_briefings_link_there(made: dict[str, str]) -> None:
    assert "### Chapter VII {: #chapter-7 }" in made["treaties/un-charter.md"]
    assert 'href="../../treaties/un-charter/#chapter-7">Chapter VII</a>' in made["briefings/poland.md"]
    assert "Cited: 1 place in 1 briefing" in made["treaties/un-charter.md"].partition("#chapter-7 }")[2]


def test_the_official_text_stands_beside_the_summary_and_stays_text(made: dict[str, str]) -> None:
    page = made["treaties/north-atlantic-treaty.md"]
    assert "was imported from" in page
    assert "The Parties <b>consult</b>." in _plain(page)
    assert "<b>consult" not in page
    assert "### Article 20 {: #article-20 }" in page
    assert "An article that nobody summarised." in page


def test_a_long_article_opens_when_asked_for(made: dict[str, str]) -> None:
    page = made["treaties/north-atlantic-treaty.md"]
    article = page.partition("#article-5 }")[2].partition("### ")[0]
    assert "<summary>1 paragraph</summary>" in article
    assert "<summary>" not in page.partition("#article-4 }")[2].partition("### ")[0]


def test_laws_of_states_stand_below_the_treaties(made: dict[str, str]) -> None:
    assert "Laws of states that the source cites; they are no treaties constitution, Article 117 ¶3" in _plain(made["briefings/poland.md"])
    assert not any("constitution" in uri for uri in made)
