"""What can be followed, and which pages say so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import yaml

from generator.corpus import gather
from generator.model import Antecedent, Briefing, Corpus, Feed, Revision, Statement
from generator.reference.treaty_library import TreatyLibrary
from generator.site import feeds
from generator.span import Span
from tests.site.all_pages import pages

SITE_FEED = "feeds/briefings"


def made(corpus: Corpus, **first: str) -> dict[str, Feed]:
    return {feed.name: feed for feed in feeds(corpus, "Précis", first)}


def of(told: Callable[..., Briefing], slug: str, published: date | None) -> Briefing:
    return told(
        "Mara Olin met Jon Kell. The Karst Pact holds.",
        slug=slug,
        published=published,
        persons={"Mara Olin": None},
        treaties={"Karst Pact": ()},
    )


def test_the_site_an_actor_of_two_briefings_and_every_cited_treaty_have_a_feed(told: Callable[..., Briefing]) -> None:
    one, two = of(told, "a", date(2031, 1, 1)), of(told, "b", date(2031, 1, 2))
    assert list(made(gather((one,)))) == [SITE_FEED, "feeds/treaties/karst-pact"]
    found = made(gather((one, two)))
    assert list(found) == [SITE_FEED, "feeds/actors/mara-olin", "feeds/treaties/karst-pact"]
    assert [entry.address for entry in found["feeds/actors/mara-olin"].entries] == ["briefings/b/", "briefings/a/"]
    assert found["feeds/actors/mara-olin"].title == "Mara Olin – Précis"


def test_a_feed_has_the_newest_first_those_without_a_day_last_and_no_more_than_its_share(told: Callable[..., Briefing]) -> None:
    dated = [of(told, f"a{n:02}", date(2031, 1, 1) + timedelta(days=n)) for n in range(60)]
    found = made(gather((of(told, "undated", None), *dated)))
    assert [len(found[name].entries) for name in (SITE_FEED, "feeds/actors/mara-olin", "feeds/treaties/karst-pact")] == [50, 30, 30]
    assert found[SITE_FEED].entries[0].address == "briefings/a59/"
    assert made(gather((of(told, "undated", None), *dated[:2])))[SITE_FEED].entries[-1].published is None


def test_an_entry_has_its_first_address_for_id_and_its_latest_revision_for_day(briefing: Briefing) -> None:
    article = replace(briefing.article, revisions=(Revision(on=date(2026, 1, 2), note="n"),))
    (entry,) = made(gather((replace(briefing, article=article),)), story="older")[SITE_FEED].entries
    assert (entry.id, entry.address) == ("briefings/older/", "briefings/story/")
    assert (entry.published, entry.updated) == (date(2025, 3, 11), date(2026, 1, 2))


def test_a_statement_names_whom_its_pronoun_means_as_the_page_does(briefing: Briefing) -> None:
    she = Span(briefing.article.text.index("she said"), briefing.article.text.index("she said") + 3)
    statement = Statement(spans=(briefing.sentences[-1].span,), antecedents=(Antecedent(span=she, mention=briefing.actors[0].mentions[0]),))
    (entry,) = made(gather((replace(briefing, glance=(statement,)),)))[SITE_FEED].entries
    assert entry.statements[0].endswith("she [Ilse Tarn] said.")


def test_only_pages_whose_feed_is_written_link_to_it(told: Callable[..., Briefing]) -> None:
    corpus = gather((of(told, "a", date(2031, 1, 1)), of(told, "b", date(2031, 1, 2))))
    files = {f"{name}.{ending}": "" for name in made(corpus) for ending in ("xml", "json")}
    every: dict[str, bytes] = {}
    for chosen in ({}, files):
        every = pages(corpus, TreatyLibrary(()), chosen, hand_written=frozenset())
        following = {uri for uri, page in every.items() if b"precis-follow" in page}
        offering = {uri for uri, page in every.items() if uri.endswith(".md") and "feed" in yaml.safe_load(page.decode().split("---\n")[1])}
        followed = {"index.md", "briefings/index.md", "actors/mara-olin.md", "treaties/karst-pact.md"} if chosen else set()
        assert following == offering == followed
    actor = every["actors/mara-olin.md"].decode()
    assert '<a href="../../feeds/actors/mara-olin.xml">Atom</a> · <a href="../../feeds/actors/mara-olin.json">JSON Feed</a>' in actor
