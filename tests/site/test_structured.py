"""The schema.org data of pages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import gather
from generator.model import Actor, Briefing, Corpus
from generator.reference.treaty_library import TreatyLibrary
from generator.site.escape import OWN, OwnAddress, front_matter, script_data
from generator.telling.words import displayed
from tests.site.all_pages import pages

HOSTILE = "</script><script>alert(1)</script><!-- <![CDATA[ {{ 7 * 7 }} {% x %} [site] [TOC] & \"q\" 'r' \u2028 \\"
LIMIT = 2500
SITE = "https://briefings.example.org/archive/en/"


def data(page: bytes) -> list[dict[str, Any]]:
    """What a page's front matter has for its head."""
    loaded = json.loads(yaml.safe_load(page.decode().split("---\n")[1])["structured"])
    assert loaded["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = loaded["@graph"]
    return found


def made(corpus: Corpus) -> dict[str, bytes]:
    return pages(corpus, TreatyLibrary(()), {}, hand_written=frozenset())


@given(st.text())
def test_any_text_is_read_as_it_was_and_cannot_leave_its_script(text: str) -> None:
    written = script_data({"text": text, "own": OwnAddress("a/")})
    assert json.loads(written) == {"text": displayed(text), "own": f"{OWN}a/"}
    inside = written.split('"own"')[0]
    assert not re.search(r"[<>&'\u2028\u2029\[\]]|.[{}]", inside)
    assert yaml.safe_load(front_matter({"d": written}).split("---\n")[1])["d"] == written


def test_hostile_text_is_escaped_and_not_lost() -> None:
    written = script_data([HOSTILE])
    assert json.loads(written) == [displayed(HOSTILE)]
    assert "<" not in written
    assert OWN not in written


def test_a_briefing_is_a_report_based_on_its_article(briefing: Briefing) -> None:
    article = replace(briefing.article, headline="Gate shut", byline="A. Reporter", publisher="The Daily", url="https://example.org/gate")
    report, crumbs = data(made(gather((replace(briefing, article=article),)))["briefings/story.md"])
    assert (report["@type"], report["headline"], report["datePublished"]) == ("Report", briefing.title, "2025-03-11")
    assert report["isBasedOn"] == {
        "@type": "NewsArticle",
        "headline": "Gate shut",
        "datePublished": "2025-03-11",
        "author": {"@type": "Person", "name": "A. Reporter"},
        "publisher": {"@type": "Organization", "name": "The Daily"},
        "url": "https://example.org/gate",
    }
    assert {"@type": "Person", "name": "Ilse Tarn", "url": f"{OWN}actors/ilse-tarn/"} in report["about"]
    assert {"Legislation", "Person"} == {one["@type"] for one in report["about"]}
    assert [step["item"] for step in crumbs["itemListElement"]] == [OWN, f"{OWN}briefings/", f"{OWN}briefings/story/"]


def test_only_direct_quotes_of_the_named_are_quotations(briefing: Briefing) -> None:
    report, _ = data(made(gather((briefing,)))["briefings/story.md"])
    quotation = {"@type": "Quotation", "text": "The border is closed", "spokenByCharacter": {"@type": "Person", "name": "Ilse Tarn"}}
    assert report["hasPart"] == [quotation]


def test_what_the_seed_does_not_tell_is_left_out(bare: Callable[[str, str], Briefing]) -> None:
    rained = bare("story", "It rained.")
    report, _ = data(made(gather((replace(rained, article=replace(rained.article, published=None)),)))["briefings/story.md"])
    assert report.keys() == {"@type", "@id", "headline", "inLanguage", "isBasedOn"}
    assert report["isBasedOn"] == {"@type": "NewsArticle"}


def test_the_data_of_a_briefing_stay_small_whatever_the_seed_holds(briefing: Briefing) -> None:
    long = HOSTILE * 50
    article = replace(briefing.article, headline=long, byline=long, publisher=long, url=f"https://x.org/{'y' * 4000}", language="x" * 5000)
    many: tuple[Actor, ...] = tuple(replace(briefing.actors[0], id=f"a{n}", name=f"{n} {long}") for n in range(40))
    hostile = replace(briefing, title=long, number=HOSTILE * 3, article=article, actors=many, quotes=briefing.quotes * 40)
    for one in (hostile, replace(briefing, quotes=briefing.quotes * 40)):
        page = made(gather((one,)))["briefings/story.md"]
        written = yaml.safe_load(page.decode().split("---\n")[1])["structured"].replace(OWN, SITE)
        assert len(written.encode()) <= LIMIT
        assert data(page)[0]["@type"] == "Report"


def test_an_actor_is_who_it_is_and_the_same_as_its_item(briefing: Briefing) -> None:
    actor = replace(briefing.actors[0], wikidata="Q42", aliases=("Tarn",))
    person, crumbs = data(made(gather((replace(briefing, actors=(actor,)),)))["actors/ilse-tarn.md"])
    assert (person["@type"], person["name"], person["alternateName"]) == ("Person", "Ilse Tarn", ["Tarn"])
    assert person["sameAs"] == "https://www.wikidata.org/wiki/Q42"
    assert crumbs["itemListElement"][1]["item"] == f"{OWN}actors/"


def test_a_treaty_is_legislation(corpus: Corpus) -> None:
    treaty, _ = data(made(corpus)["treaties/north-atlantic-treaty.md"])
    assert (treaty["@type"], treaty["name"]) == ("Legislation", "North Atlantic Treaty")
