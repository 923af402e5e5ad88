"""Topics, what briefings have in common, and the parts of the timeline about one actor or treaty."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

from generator.corpus import gather
from generator.model import Briefing, Corpus, Topic
from generator.reference.treaty_library import TreatyLibrary
from generator.site.related import Related, related
from generator.span import Span
from tests.site.all_pages import pages

PEACE = Topic(id="peace", name="Peace talks and ceasefires", spans=())
FERRIES = Topic(id="ferries", name="Ferries & <b>boats</b>", given=True)


def _made(corpus: Corpus) -> dict[str, str]:
    return {uri: page.decode() for uri, page in pages(corpus, TreatyLibrary(()), {}, hand_written=frozenset()).items()}


def _plain(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


def _about(briefing: Briefing, *topics: Topic, slug: str = "story") -> Briefing:
    return replace(briefing, slug=slug, number=f"BR-2025-{slug}", topics=topics)


def test_a_topic_has_a_page_with_its_briefings_speakers_and_treaties(briefing: Briefing) -> None:
    made = _made(gather([_about(briefing, PEACE)]))
    page = _plain(made["topics/peace.md"])
    assert "Truces, negotiations to end wars" in page
    assert "BR-2025-story" in page
    assert "Ilse Tarn" in page.partition("## Who is quoted")[2]
    assert "North Atlantic Treaty (1949) 1 briefing" in page.partition("## Treaties cited")[2]
    assert "In 2019, both sides signed a truce." in page.partition("## In time")[2]


def test_the_briefing_leads_to_its_topics_and_says_which_words_tell(briefing: Briefing) -> None:
    start = briefing.article.text.index("signed a truce")
    told = replace(PEACE, spans=(Span(start + 9, start + 14),))
    page = _made(gather([_about(briefing, told)]))["briefings/story.md"]
    assert '<a href="../../topics/peace/" title="by the source’s words: truce">Peace talks and ceasefires</a>' in page


def test_a_topic_of_front_matter_is_listed_as_text(briefing: Briefing) -> None:
    made = _made(gather([_about(briefing, FERRIES)]))
    assert "Ferries & <b>boats</b>" in unescape(made["topics/index.md"])
    assert "<b>boats" not in made["topics/index.md"]
    assert "topics/ferries.md" in made


def test_the_list_counts_the_briefings_of_each_topic(briefing: Briefing) -> None:
    corpus = gather([_about(briefing, PEACE), _about(briefing, PEACE, FERRIES, slug="other")])
    listed = _plain(_made(corpus)["topics/index.md"])
    assert "2 briefings · newest 11 March 2025" in listed.partition("Peace talks")[2]
    assert "1 briefing ·" in listed.partition("Ferries")[2]


def _related(corpus: Corpus) -> dict[str, tuple[Related, ...]]:
    return {briefing.slug: found for briefing, found in zip(corpus.briefings, related(corpus), strict=True)}


def test_related_briefings_say_what_they_have_in_common(briefing: Briefing) -> None:
    later = replace(briefing.article, published=date(2025, 5, 1))
    corpus = gather([_about(briefing, PEACE), replace(_about(briefing, PEACE, slug="other"), article=later)])
    (found,) = _related(corpus)["story"]
    assert found.briefing.slug == "other"
    assert found.shared[:3] == ("North Atlantic Treaty (1949)", "Ilse Tarn", "Peace talks and ceasefires")
    assert "in common: North Atlantic Treaty (1949) · Ilse Tarn" in _plain(_made(corpus)["briefings/story.md"])


def test_without_anything_in_common_nothing_is_related(briefing: Briefing) -> None:
    bare = replace(briefing, slug="bare", actors=(), treaties=(), article=replace(briefing.article, text="x" * len(briefing.article.text)))
    assert _related(gather([_about(briefing, PEACE), bare]))["bare"] == ()


def test_the_timeline_can_be_filtered_by_actor_without_a_script(briefing: Briefing) -> None:
    made = _made(gather([replace(briefing, slug=f"copy-{n}", number=f"BR-{n}") for n in range(4)]))
    assert '<a href="actor/ilse-tarn/">Ilse Tarn</a>' in made["timeline/index.md"]
    page = made["timeline/actor/ilse-tarn.md"]
    assert '<a href="../../../actors/ilse-tarn/">Ilse Tarn</a>' in page
    assert "asked for talks by June" in _plain(page)
    assert "timeline/actor/ilse-tarn.md" not in _made(gather([briefing]))
