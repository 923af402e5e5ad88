"""Pages of a corpus: which there are, and what they say."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import markdown
import pytest
import yaml

from generator.corpus import gather
from generator.model import Antecedent, Briefing, Corpus, Statement
from generator.reference.treaty_library import TreatyLibrary, treaty_library
from generator.span import Span
from tests.site.all_pages import pages

SECTIONS = (
    "At a glance",
    "Background",
    "Key actors and positions",
    "Treaty articles",
    "Quotes",
    "What to watch",
    "Source",
    "Cite this briefing",
    "Revision history",
)
HOSTILE = "<script>x</script> {{ 7 * 7 }} [TOC] *[a]: b [a](javascript:x) {: onclick=y } & \"q\" 'r' --8<-- 'f'"


LIBRARY = TreatyLibrary(treaty for treaty in treaty_library() if treaty.id in ("anzus", "north-atlantic-treaty"))


def made(corpus: Corpus, *hand_written: str) -> dict[str, bytes]:
    """The Markdown pages; beside them stand the data of the finder of quotes."""
    every = pages(corpus, LIBRARY, {}, hand_written=frozenset(hand_written))
    return {uri: page for uri, page in every.items() if uri.endswith(".md")}


def briefing_page(corpus: Corpus) -> str:
    return made(corpus)["briefings/story.md"].decode()


def plain(page: str) -> str:
    """What a reader reads, blocks set apart by spaces."""
    shown = markdown.markdown(page.rpartition("\n---\n")[2], extensions=["attr_list", "md_in_html", "tables", "toc"])
    apart = re.sub(r"</(?:dt|dd|p|li|div|h\d|b)>|(?<=>)\n", " ", shown)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", apart)))


def matter(page: bytes) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(page.decode().split("---\n")[1])
    return loaded


def test_each_briefing_named_actor_and_treaty_of_the_library_has_a_page(corpus: Corpus) -> None:
    assert list(made(corpus)) == [
        "actors/ilse-tarn.md",
        "actors/index.md",
        "briefings/index.md",
        "briefings/story.md",
        "index.md",
        "quotes/index.md",
        "timeline/index.md",
        "timeline/watch.md",
        "topics/index.md",
        "treaties/anzus.md",
        "treaties/by/state.md",
        "treaties/index.md",
        "treaties/north-atlantic-treaty.md",
    ]


def test_a_page_written_by_hand_wins(corpus: Corpus) -> None:
    assert "index.md" not in made(corpus, "index.md")


def test_files_are_published_as_they_are(corpus: Corpus) -> None:
    assert pages(corpus, LIBRARY, {"briefings/story.json": "{}\n"}, hand_written=frozenset())["briefings/story.json"] == b"{}\n"


def test_every_page_says_that_it_is_generated_and_what_it_is(corpus: Corpus) -> None:
    for page in made(corpus).values():
        assert {"title", "description", "generator"} <= matter(page).keys()


def test_a_briefing_s_front_matter_tells_number_day_and_place(corpus: Corpus) -> None:
    found = matter(made(corpus)["briefings/story.md"])
    assert (found["number"], found["published"], found["place"], found["hide"]) == ("BR-2025-001", "2025-03-11", "Ardavia", ["navigation"])


def test_a_briefing_has_its_sections_in_order(corpus: Corpus) -> None:
    assert tuple(re.findall(r"^## (.+)$", briefing_page(corpus), re.MULTILINE)) == SECTIONS


@pytest.mark.parametrize(
    "words",
    [
        "Briefing BR-2025-001 · Ardavia, 11 March 2025",
        "… and asked for talks by June. ¶1",
        "North Atlantic Treaty (1949) Article 5",
        "1 person 1 unnamed source",
        "3 passages, 3 speakers 2 direct, 1 indirect",
        "3 paragraphs, 59 words",
        "2019 both sides signed a truce. ¶3",
        "10 Mar 2025 Ilse Tarn The border is closed ¶2",
        "by Jun 2025 asked for talks by June ¶1",
        "Ilse Tarn Foreign Minister “The border is closed” ¶2 wants to open the harbour position ¶2 1 quote",
        "“unworkable” fragment ¶2",
        "she as the source calls the speaker",
        "Article 5 of the North Atlantic Treaty does not apply indirect ¶3",
        "What it provides (our summary) An armed attack",
        "told · in a statement · 10 March 2025",
        "by June 2025 asked for talks by June ¶1",
        "ARDAVIA – Foreign Minister Ilse Tarn rejected",
        "SHA-256",
    ],
)
def test_a_briefing_says(corpus: Corpus, words: str) -> None:
    assert words in plain(briefing_page(corpus))


def test_a_cited_article_of_a_briefing_leads_to_its_place_on_the_treaty_s_page(corpus: Corpus) -> None:
    assert '<a href="../../treaties/north-atlantic-treaty/#article-5">Article 5</a>' in briefing_page(corpus)
    assert "{: #article-5 }" in made(corpus)["treaties/north-atlantic-treaty.md"].decode()


def test_every_statement_leads_to_a_sentence_that_is_marked_as_cited(corpus: Corpus) -> None:
    page = briefing_page(corpus)
    marks = set(re.findall(r'class="precis-mark" href="#(s\d+)"', page))
    assert marks
    assert marks <= set(re.findall(r'<mark id="(s\d+)">', page))


def test_the_source_is_there_word_for_word(corpus: Corpus, briefing: Briefing) -> None:
    source = plain(briefing_page(corpus).split("## Source")[1])
    for number, paragraph in enumerate(briefing.article.paragraphs, start=1):
        assert f"{number} {paragraph.of(briefing.article.text)}" in source.replace("¶", "")


def test_sections_for_which_the_source_has_nothing_say_so(bare: Callable[[str, str], Briefing]) -> None:
    page = plain(briefing_page(gather((bare("story", "It rained."),))))
    for words in ("earlier events", "actors", "a treaty", "planned events"):
        assert f"The source does not mention {words}." in page
    assert "The source quotes nobody." in page


def test_without_a_briefing_the_site_says_how_to_add_one() -> None:
    empty = made(gather(()))
    lists = ("actors/index", "briefings/index", "index", "quotes/index", "timeline/index", "timeline/watch", "topics/index")
    assert [uri for uri in empty if not uri.startswith("treaties/")] == [f"{name}.md" for name in lists]
    assert "Put a news article as a text file into the folder seeds" in plain(empty["index.md"].decode())


def test_the_home_page_lists_what_is_new_and_what_is_ahead(corpus: Corpus) -> None:
    home = plain(made(corpus)["index.md"].decode())
    assert "BR-2025-001 Ardavia 11 March 2025" in home
    assert "by June 2025 asked for talks by June ¶1" in home
    assert "1 briefing" in home


def test_an_event_that_is_past_by_the_newest_briefing_is_no_longer_watched(briefing: Briefing) -> None:
    article = replace(briefing.article, published=date(2026, 3, 11))
    later = replace(briefing, slug="later", ahead=(), article=article)
    assert "asked for talks" not in plain(made(gather((later, briefing)))["index.md"].decode()).split("What to watch")[1]


def test_an_actor_s_page_gathers_roles_quotes_and_positions(corpus: Corpus) -> None:
    page = plain(made(corpus)["actors/ilse-tarn.md"].decode())
    assert "11 March 2025 Foreign Minister ¶1" in page
    assert "“The border is closed” ¶2 told · in a statement · 10 March 2025" in page
    assert (
        "Positions BR-2025-001 · 11 March 2025 · Foreign Minister Ilse Tarn rejected the offer on Monday wants to open the harbour ¶2"
        in page
    )


def test_hostile_text_stays_text_wherever_it_is_shown(briefing: Briefing, bare: Callable[[str, str], Briefing]) -> None:
    text = bare("story", f"{HOSTILE} it said.")
    article = replace(
        text.article,
        headline=HOSTILE,
        byline=HOSTILE,
        dateline=HOSTILE,
        publisher=HOSTILE,
        url="https://x.org/'\"><b>",
        seed=f"{HOSTILE}.txt",
    )
    hostile = replace(text, title=HOSTILE, number=HOSTILE, article=article)
    actor = replace(briefing.actors[0], name=HOSTILE, aliases=(HOSTILE,), country="XX", mentions=text.article.paragraphs, roles=())
    every = made(gather((replace(hostile, actors=(actor,)),)))
    for uri, page in every.items():
        shown = markdown.markdown(page.decode().split("---\n", 2)[2], extensions=["attr_list", "md_in_html", "tables", "toc"])
        written = "".join(re.findall(r"<[^>]*>", shown))
        assert not re.search(r"<script|<b>x| onclick|href=.javascript|class=.toc", written), uri
        assert "{{" not in page.decode()
        assert "[TOC]" not in page.decode()
    assert HOSTILE in plain(every["briefings/story.md"].decode()).replace("&amp;", "&")


def test_no_html_block_has_an_empty_line_where_markdown_would_begin_again(corpus: Corpus) -> None:
    for uri, page in made(corpus).items():
        body = page.decode().split("---\n", 2)[2]
        for block in re.split(r"\n\s*\n", body):
            opened = len(re.findall(r"<(?:div|ol|ul|dl|section|figure|p)\b", block))
            closed = len(re.findall(r"</(?:div|ol|ul|dl|section|figure|p)>", block))
            assert opened == closed, (uri, block[:80])


def test_the_same_corpus_makes_the_same_bytes(corpus: Corpus) -> None:
    assert made(corpus) == made(corpus)


def test_briefings_that_share_a_treaty_are_related(briefing: Briefing) -> None:
    other = replace(briefing, slug="other", number="BR-2025-002")
    assert "## Related briefings" in briefing_page(gather((briefing, other)))


def test_many_briefings_are_listed_by_year_on_pages_of_their_own(bare: Callable[[str, str], Briefing]) -> None:
    many = gather(tuple(bare(f"b-{number}", "It rained.") for number in range(401)))
    every = made(many)
    assert "briefings/years/2025.md" in every
    assert every["briefings/years/2025.md"].decode().count('class="precis-title"') == 401
    assert every["briefings/index.md"].decode().count('class="precis-title"') == 50
    assert '<li><a href="years/2025/">' in every["briefings/index.md"].decode()


def test_who_holds_no_position_has_no_section_for_positions(corpus: Corpus) -> None:
    (briefing,) = corpus.briefings
    assert "## Positions" in made(corpus)["actors/ilse-tarn.md"].decode()
    assert "## Positions" not in made(gather((replace(briefing, positions=()),)))["actors/ilse-tarn.md"].decode()


def test_whom_a_pronoun_means_stands_in_brackets_behind_it(briefing: Briefing) -> None:
    text = briefing.article.text
    pronoun, named = text.index("she said."), text.index("Ilse Tarn")
    meant = Antecedent(span=Span(pronoun, pronoun + 3), mention=Span(named, named + 9))
    said = Statement(spans=(Span(pronoun, pronoun + 9),), antecedents=(meant,))
    page = made(gather((replace(briefing, ahead=(said,)),)))["briefings/story.md"].decode()
    assert "she [Ilse Tarn] said." in plain(page)
    rejected = made(gather((replace(briefing, ahead=(said,), actors=()),)))["briefings/story.md"].decode()
    assert "she said." in plain(rejected)


def test_a_standfirst_does_not_begin_with_a_comma(bare: Callable[[str, str], Briefing]) -> None:
    told = bare("told", "It rained in Lindholm, ending a long summer.")
    title = Span(0, len("It rained in Lindholm"))
    page = made(gather((replace(told, title="It rained in Lindholm", title_span=title),)))["briefings/told.md"].decode()
    assert "… ending a long summer." in plain(page)
