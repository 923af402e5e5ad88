"""The page of a treaty: who cites which article, in whose words, and what the library tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import markdown
import pytest
import yaml

from generator.corpus import gather
from generator.model import Briefing, CitedTreaty, Corpus, Cue, Position, Speaker, Statement
from generator.reference.treaty_articles import Provision
from generator.reference.treaty_library import Treaty, TreatyLibrary, treaty_library
from generator.span import Span
from tests.site.all_pages import pages

LAKES = Treaty(
    id="lakes-compact",
    title="Compact on the Shared Lakes",
    short_title="Lakes Compact (1998)",
    aliases=("LSC", "Compact of the Lakes"),
    kind="agreement",
    field="seas-and-waters",
    binding=True,
    adopted_on="1998-05-04",
    adopted_at="Geneva",
    in_force="1999-01-01",
    status="in force",
    parties=("CH", "FR", "IT"),
    joined=(("IT", "2004-07-01"),),
    left=(("AT", "2010-03-02"),),
    depositary="Switzerland",
    registration="UNTS vol. 9, No. 9",
    official_text="https://example.org/lakes",
    numbering="roman",
    sources=("https://example.org/checked",),
    provisions=(Provision(number="2", summary="The waters are shared."), Provision(number="4", summary="Each party tells the other.")),
)


def page(briefings: Sequence[Briefing], treaty: Treaty = LAKES, *hand_written: str, name: str = "lakes-compact") -> str:
    """The Markdown of a treaty's page."""
    made = pages(gather(briefings), TreatyLibrary([treaty]), {}, hand_written=frozenset(hand_written))
    return made[f"treaties/{name}.md"].decode()


def plain(text: str) -> str:
    """What a reader reads."""
    shown = markdown.markdown(text.rpartition("\n---\n")[2], extensions=["attr_list", "md_in_html", "tables", "toc"])
    apart = re.sub(r"</(?:dt|dd|p|li|div|h\d|b|title|text)>|(?<=>)\n", " ", shown)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", apart)))


@pytest.fixture
def cites(told: Callable[..., Briefing]) -> Callable[..., Briefing]:
    """A briefing that cites articles of the Lakes Compact."""

    def made(marked: str, *articles: str, slug: str = "a", published: date | None = date(2031, 6, 12), **found: object) -> Briefing:
        briefing = told(marked, slug=slug, published=published, treaties={"Lakes Compact": [f"Article {a}" for a in articles]}, **found)
        return replace(briefing, number=f"BR-{slug}", treaties=tuple(_known(cited) for cited in briefing.treaties))

    return made


def _known(cited: CitedTreaty) -> CitedTreaty:
    return replace(cited, reference=replace(cited.reference, title=LAKES.title, short_title=LAKES.short_title, known=True))


def _with_statements(briefing: Briefing, words: Mapping[str, str]) -> Briefing:
    """The briefing, the given words told of the articles."""
    text = briefing.article.text
    told = {number: Statement(spans=(Span(text.index(said), text.index(said) + len(said)),)) for number, said in words.items()}
    treaties = tuple(
        replace(
            cited,
            provisions=tuple(
                replace(p, statements=(told[p.reference.number],) if p.reference.number in told else ()) for p in cited.provisions
            ),
        )
        for cited in briefing.treaties
    )
    return replace(briefing, treaties=treaties)


@pytest.mark.parametrize(
    "words",
    [
        "Agreement · Seas and waters Lakes Compact (1998) Compact on the Shared Lakes",
        "Status In force since 1 January 1999",
        "Adopted Geneva 4 May 1998",
        "Parties 3 states",
        "Kind Agreement, binding under international law",
        "Abbreviation LSC",
        "Depositary Switzerland",
        "Registration UNTS vol. 9, No. 9",
        "Official text https://example.org/lakes",
        "Cited in 1 briefing 1 article last 12 June 2031",
        "Original parties FR France CH Switzerland",
        "Joined 1 July 2004 IT Italy",
        "Left 2 March 2010 AT Austria",
        "Checked against https://example.org/checked",
    ],
)
def test_the_masthead_and_the_parties_tell_what_the_library_holds(cites: Callable[..., Briefing], words: str) -> None:
    treaty = replace(LAKES, parties=("BE", "CH", "FR", "IT", "LU")) if words == "Parties 3 states" else LAKES
    words = words.replace("Parties 3 states", "Parties 5 states 4 original, 1 joined later 1 state left")
    assert words in plain(page([cites("Article 4 of the Lakes Compact binds.", "4")], treaty))


def test_what_is_not_known_of_a_treaty_has_no_row(cites: Callable[..., Briefing]) -> None:
    bare = replace(
        LAKES, aliases=(), depositary=None, registration=None, official_text=None, parties=(), joined=(), left=(), adopted_on=None
    )
    shown = plain(page([cites("The Lakes Compact binds.")], bare))
    for name in ("Abbreviation", "Depositary", "Registration", "Official text", "Original parties"):
        assert name not in shown


def test_the_end_of_a_treaty_stands_below_its_title(cites: Callable[..., Briefing]) -> None:
    ended = replace(LAKES, status="terminated 2019-08-02")
    shown = page([cites("The Lakes Compact binds.")], ended)
    assert '<p class="precis-status">Terminated 2 August 2019</p>' in shown
    assert "In force from 1 January 1999 until 2 August 2019" in plain(shown)
    assert "precis-status" not in page([cites("The Lakes Compact binds.")])


def test_an_article_shows_every_place_that_cites_it_with_briefing_and_mark(cites: Callable[..., Briefing]) -> None:
    older = _with_statements(
        cites("Article 4 of the Lakes Compact binds. It rained.", "4", slug="old", published=date(2030, 1, 2)),
        {"4": "Article 4 of the Lakes Compact binds."},
    )
    newer = _with_statements(
        cites("They met. Article 4 of the Lakes Compact is dead.", "4", slug="new", published=date(2031, 1, 2)),
        {"4": "Article 4 of the Lakes Compact is dead."},
    )
    shown = plain(page([older, newer]))
    assert (
        "Article IV Our summary Each party tells the other. Cited: 2 places in 2 briefings "
        "BR-new 2 January 2031 Title of new Article 4 of the Lakes Compact is dead. ¶1 "
        "BR-old 2 January 2030 Title of old Article 4 of the Lakes Compact binds. ¶1"
    ) in shown
    assert '<a class="precis-mark" href="../../briefings/new/#s2"' in page([older, newer])


def test_the_index_of_articles_tells_which_are_cited_and_how_often(cites: Callable[..., Briefing]) -> None:
    many = replace(LAKES, provisions=tuple(Provision(number=str(n), summary="It binds.") for n in range(1, 6)))
    shown = page([cites("Article 4 of the Lakes Compact binds.", "4")], many)
    assert '<a class="precis-cited" href="#article-4">IV <span title="1 place in 1 briefing">\u00d71</span></a>' in shown
    assert '<a href="#article-2">II</a>' in shown


def test_articles_stand_in_the_order_of_their_numbers_whether_cited_or_not(cites: Callable[..., Briefing]) -> None:
    briefing = cites("Articles 10, 2(4) and 3 of the Lakes Compact: Article 10, Article 2(4), Article 3.", "10", "2(4)", "3")
    assert re.findall(r"^### (.+) \{", page([briefing]), re.MULTILINE) == [
        "Article II", "Article II&#40;4&#41;", "Article III", "Article IV", "Article X",
    ]  # fmt: skip


def test_a_cited_paragraph_shows_the_summary_of_its_article_and_says_so(cites: Callable[..., Briefing]) -> None:
    shown = page([cites("Article 2(4) of the Lakes Compact binds.", "2(4)")])
    assert "{: #article-2-4 }" in shown
    assert "Article II(4) Our summary of Article II as a whole The waters are shared. Cited: 1 place" in plain(shown)


def test_a_cited_article_that_the_library_does_not_know_says_so(cites: Callable[..., Briefing]) -> None:
    shown = plain(page([cites("Article 9 of the Lakes Compact binds.", "9")]))
    assert "Article IX The library has no summary of this article. Cited: 1 place in 1 briefing" in shown


def test_the_speaker_of_a_quote_that_cites_is_named_and_linked(cites: Callable[..., Briefing]) -> None:
    briefing = cites(
        "“⟦Article 4 of the Lakes Compact is dead⟧,” Mara Olin said.", "4", persons={"Mara Olin": "FR"}, speakers=("Mara Olin",)
    )
    shown = page([_with_statements(briefing, {"4": briefing.article.text})])
    assert '<a class="precis-name" href="../../actors/mara-olin/">Mara Olin</a>' in shown
    assert "“Article 4 of the Lakes Compact is dead,” Mara Olin said. ¶1 Mara Olin FR" in plain(shown)


def test_who_speaks_beside_the_citation_is_not_said_to_have_cited(cites: Callable[..., Briefing]) -> None:
    text = "Invoking Article 4 of the Lakes Compact, Mara Olin said: “⟦We are out⟧.”"
    briefing = cites(text, "4", persons={"Mara Olin": "FR"}, speakers=("Mara Olin",))
    assert "precis-voices" not in page([_with_statements(briefing, {"4": briefing.article.text})])


def test_who_holds_a_position_on_an_article_is_named(cites: Callable[..., Briefing]) -> None:
    briefing = cites("Mara Olin wants Article 4 of the Lakes Compact to end.", "4", persons={"Mara Olin": "FR"})
    (provision,) = briefing.treaties[0].provisions
    named, cue = briefing.actors[0].mentions[0], briefing.article.text.index("wants")
    held = Position(
        spans=provision.reference.spans,
        cue=Cue(span=replace(named, start=cue, end=cue + 5), lemma="want"),
        holder=Speaker(span=named, actor="mara-olin"),
    )
    told = _with_statements(replace(briefing, positions=(held,)), {"4": briefing.article.text})
    assert "Mara Olin FR · wants position" in plain(page([told]))


def test_sentences_that_name_the_treaty_and_no_article_stand_apart(cites: Callable[..., Briefing]) -> None:
    text = "Article 4 of the Lakes Compact binds. They left the Lakes Compact."
    shown = plain(page([_with_statements(cites(text, "4"), {"4": "Article 4 of the Lakes Compact binds."})]))
    assert "The treaty as a whole Sentences that name it and no article of it: 1 place in 1 briefing." in shown
    assert "They left the Lakes Compact. ¶1" in shown.split("The treaty as a whole")[1]


def test_of_many_briefings_the_newest_are_shown_and_the_older_given_by_number(cites: Callable[..., Briefing]) -> None:
    first = date(2030, 1, 1)
    many = [cites("Article 4 of the Lakes Compact binds.", "4", slug=f"b{n:03}", published=first + timedelta(n)) for n in range(60)]
    shown = page(many)
    article = shown.split("{: #article-4 }")[1].split("\n## ")[0]
    assert article.split("<details")[0].count('class="precis-citing-title"') == 8
    assert article.count('class="precis-citing-title"') == 40
    assert "<summary>32 older briefings</summary>" in article
    assert '2030</dt><dd><a href="../../briefings/b019/">BR-b019</a>' in article
    assert "Cited: 60 places in 60 briefings" in shown


def test_an_unknown_treaty_tells_how_to_add_it_with_a_file_that_the_library_reads(cites: Callable[..., Briefing], tmp_path: Path) -> None:
    hostile = 'The "Karst": Pact & <b>Protocol</b> \\'
    briefing = cites("Article 4 of the Lakes Compact binds.", "4")
    (cited,) = briefing.treaties
    unknown = replace(cited, reference=replace(cited.reference, id="karst-pact", title=hostile, short_title=hostile, known=False))
    shown = page([replace(briefing, treaties=(unknown,))], name="karst-pact")
    assert "<code>seeds/reference/treaties/karst-pact.yml</code>" in shown
    file = unescape(shown.split('<pre class="precis-file"><code>')[1].split("</code></pre>")[0])
    assert yaml.safe_load(file)["title"] == hostile
    (tmp_path / "karst-pact.yml").write_text(file)
    added = treaty_library(tmp_path).get("karst-pact")
    assert added is not None
    assert (added.title, added.kind) == (hostile, "pact")


def test_an_unknown_treaty_links_to_the_guide_where_the_site_has_it(corpus: Corpus) -> None:
    def made(*hand_written: str) -> str:
        every = pages(corpus, TreatyLibrary([]), {}, hand_written=frozenset(hand_written))
        return every["treaties/north-atlantic-treaty.md"].decode()

    assert 'href="../../guide/correct/#a-treaty-that-is-not-known-or-known-wrongly"' in made("guide/correct.md")
    assert "guide" not in made()


def test_the_place_in_the_guide_that_pages_of_unknown_treaties_link_to_is_there(root: Path) -> None:
    guide = markdown.markdown((root / "docs" / "guide" / "correct.md").read_text(), extensions=["toc"])
    assert 'id="a-treaty-that-is-not-known-or-known-wrongly"' in guide


def test_a_treaty_that_no_briefing_cites_has_a_page_that_search_leaves_out(cites: Callable[..., Briefing]) -> None:
    uncited, cited = page([]), page([cites("The Lakes Compact binds.")])
    assert "exclude: true" in uncited.split("---\n")[1]
    assert "exclude" not in cited.split("---\n")[1]
    assert "Article IV Our summary Each party tells the other." in plain(uncited)
    assert "Cited by no briefing" in plain(uncited)


def test_a_page_that_no_briefing_cites_is_the_same_whatever_the_briefings_are(told: Callable[..., Briefing]) -> None:
    assert page([]) == page([told("It rained.", persons={}, published=date(2040, 1, 1))])


def test_states_lead_to_their_pages_where_they_have_one(cites: Callable[..., Briefing]) -> None:
    shown = page([cites("France left the Lakes Compact.", states={"France": "FR"})])
    assert '<a href="../../actors/france/">France</a>' in shown
    assert '</abbr> <a href="../../actors/switzerland/">' not in shown


def test_hostile_text_of_the_library_stays_text(cites: Callable[..., Briefing]) -> None:
    hostile = "<script>x</script> {{ 7 * 7 }} [TOC] [a](javascript:x) {: onclick=y } \"q\" 'r' --8<-- 'f' </title></svg>"
    treaty = replace(
        LAKES,
        title=hostile,
        short_title=hostile,
        kind=hostile,
        status=hostile,
        adopted_at=hostile,
        parties_note=hostile,
        depositary=hostile,
        registration=hostile,
        official_text=f"javascript:{hostile}",
        sources=(f"https://x.org/{hostile}",),
        provisions=(Provision(number="4", summary=hostile, heading=hostile),),
    )
    made = pages(gather([cites("Article 4 of the Lakes Compact binds.", "4")]), TreatyLibrary([treaty]), {}, hand_written=frozenset())
    for uri in ("treaties/lakes-compact.md", "treaties/index.md", "treaties/by/state.md", "briefings/a.md"):
        shown = markdown.markdown(made[uri].decode().split("---\n", 2)[2], extensions=["attr_list", "md_in_html", "tables", "toc"])
        written = "".join(re.findall(r"<[^>]*>", shown))
        assert not re.search(r"<script| onclick|href=.javascript|class=.toc", written), uri
        assert "{{" not in made[uri].decode()
        assert shown.count("<svg") == shown.count("</svg>")
