from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import markdown
import pytest

from generator.corpus import gather, told_apart
from generator.model import Briefing, EditorRole
from generator.reference.treaty_library import treaty_library
from tests.site.all_pages import pages

FIRST = date(2031, 1, 1)
PERSONS = {"Mara Olin": "FR", "Dorn Havel": "XK"}


def page(briefings: list[Briefing], name: str) -> str:
    """The Markdown of an actor's page."""
    return pages(gather(told_apart(briefings)), treaty_library(), {}, hand_written=frozenset())[f"actors/{name}.md"].decode()


def plain(text: str) -> str:
    """What a reader reads."""
    shown = markdown.markdown(text.rpartition("\n---\n")[2], extensions=["attr_list", "md_in_html", "tables", "toc"])
    apart = re.sub(r"</(?:dt|dd|p|li|div|h\d|b|blockquote|figcaption)>|(?<=>)\n", " ", shown)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", apart)))


def test_a_role_is_one_row_with_the_days_of_the_briefings_that_give_it(told: Callable[..., Briefing]) -> None:
    stories = [
        told(
            "FOREIGN MINISTER Mara Olin left.",
            slug="c",
            published=date(2031, 5, 3),
            roles={"Mara Olin": "FOREIGN MINISTER"},
            persons={"Mara Olin": "FR"},
        ),
        told(
            "Foreign Minister Mara Olin left.",
            slug="b",
            published=date(2030, 2, 1),
            roles={"Mara Olin": "Foreign Minister"},
            persons={"Mara Olin": "FR"},
        ),
        told("Mara Olin, a pilot, came.", slug="a", published=date(2029, 2, 1), roles={"Mara Olin": "pilot"}, persons={"Mara Olin": "FR"}),
    ]
    shown = plain(page(stories, "mara-olin"))
    assert "Roles 1 Feb 2030 – 3 May 2031 Foreign Minister ¶1 2 briefings 1 February 2029 pilot ¶1 Briefings" in shown


def test_an_editors_role_has_no_source_mark_and_the_day_that_the_editor_names(told: Callable[..., Briefing]) -> None:
    story = told("Mara Olin left.", persons={"Mara Olin": "FR"})
    role = EditorRole(title="Envoy", since=date(2031, 2, 3))
    edited = replace(story, actors=(replace(story.actors[0], editor_roles=(role,)),))
    assert "Roles from 3 February 2031 Envoy editor Briefings" in plain(page([edited], "mara-olin"))


def test_what_others_say_names_who_says_it_and_leaves_out_the_actors_own_words(told: Callable[..., Briefing]) -> None:
    text = "“⟦Dorn Havel errs at sea⟧,” said Mara Olin. “⟦Dorn Havel never errs at sea⟧,” said Dorn Havel."
    shown = plain(page([told(text, persons=PERSONS, speakers=("Mara Olin", "Dorn Havel"))], "dorn-havel"))
    others = shown.split("What others say")[1].split("In the same briefings")[0]
    assert "“Dorn Havel errs at sea” ¶1 Mara Olin FR" in others
    assert "never errs" not in others
    assert "“Dorn Havel never errs at sea”" in shown.split("What others say")[0]


def test_of_a_long_speech_the_sentences_that_name_the_actor_are_shown(told: Callable[..., Briefing]) -> None:
    speech = f"{'It rained all day in the harbour. ' * 9}Dorn Havel errs. {'The wind blew from the lake. ' * 9}Dorn Havel will see."
    shown = plain(page([told(f"“⟦{speech}⟧,” said Mara Olin.", persons=PERSONS, speakers=("Mara Olin",))], "dorn-havel"))
    assert "“Dorn Havel errs. … Dorn Havel will see.” ¶1 Mara Olin FR" in shown


def test_namesakes_link_to_each_other(told: Callable[..., Briefing]) -> None:
    stories = [
        told("Mara Olin left.", slug="a", persons={"Mara Olin": "FR"}),
        told("Mara Olin came.", slug="b", persons={"Mara Olin": "JP"}),
    ]
    assert 'Another <a href="../mara-olin-jp/">Mara Olin</a> (Japan), in 1 briefing.' in page(stories, "mara-olin-fr")
    assert 'Another <a href="../mara-olin-fr/">Mara Olin</a> (France), in 1 briefing.' in page(stories, "mara-olin-jp")


def test_a_page_of_several_briefings_says_what_joins_them(told: Callable[..., Briefing]) -> None:
    stories = [
        replace(told("Mara Olin left.", slug=s, persons={"Mara Olin": c}), number=f"BR-{s}")
        for s, c in (("a", "FR"), ("b", "FR"), ("c", None))
    ]
    shown = plain(page(stories, "mara-olin"))
    assert "One page by the name; 2 briefings tell the same country; nothing but the name speaks for BR-c." in shown
    assert "One page by the name" not in plain(page(stories[:1], "mara-olin"))


def test_the_masthead_tells_briefings_days_quotes_and_other_names(told: Callable[..., Briefing]) -> None:
    story = told(
        "“⟦It rains⟧,” said Mara Olin.", slug="a", published=date(2030, 3, 1), persons={"Mara Olin": "FR"}, speakers=("Mara Olin",)
    )
    named = replace(story, actors=(replace(story.actors[0], aliases=("MARA OLIN", "Olin")),))
    later = told("Mara Olin left.", slug="b", published=date(2030, 6, 2), persons={"Mara Olin": "FR"})
    assert "2 briefings, 1 Mar – 2 Jun 2030 · 1 quote · also called Olin One page" in plain(page([named, later], "mara-olin"))


def test_treaties_tell_their_articles_and_where_they_stand_beside_the_actor(told: Callable[..., Briefing]) -> None:
    text = "Mara Olin named Article 2 of the Karst Pact. The Arden Accord stands."
    shown = plain(page([told(text, persons={"Mara Olin": None}, treaties={"Karst Pact": ("Article 2",), "Arden Accord": ()})], "mara-olin"))
    assert "Karst Pact Article 2 in one sentence ¶1 · 1 briefing Arden Accord 1 briefing" in shown


def test_a_states_page_has_its_persons_their_words_and_its_treaties_by_the_library(told: Callable[..., Briefing]) -> None:
    text = "“⟦We will stay there⟧,” said Mara Olin of Japan."
    shown = plain(page([told(text, persons={"Mara Olin": "JP"}, states={"Japan": "JP"}, speakers=("Mara Olin",))], "japan"))
    assert "Quotes of its persons" in shown
    assert "“We will stay there” ¶1 Mara Olin JP" in shown
    assert "Persons Mara Olin 1" in shown.split("Persons and bodies")[1]
    assert "Japan–U.S. Security Treaty (1960)" in shown.split("Party to, by the library")[1]


def test_what_is_absent_is_said_in_one_line_and_not_in_empty_sections(told: Callable[..., Briefing]) -> None:
    text = page([told("Mara Olin left.", persons={"Mara Olin": None})], "mara-olin")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Briefings"]
    assert plain(text).rstrip().endswith("The briefings give no role, quote, word of others, position or treaty for Mara Olin.")


@pytest.fixture
def many(told: Callable[..., Briefing]) -> list[Briefing]:
    """Six hundred briefings in which two persons speak at length of each other."""
    says = "Dorn Havel and the harbour of Karst are what we speak of when the evening comes and no ship is in sight. " * 8
    text = f"Foreign Minister Mara Olin came. “⟦{says}⟧,” said Mara Olin. “⟦{says}⟧,” said Dorn Havel. “⟦{says}⟧,” said Mara Olin."
    speakers = ("Mara Olin", "Dorn Havel", "Mara Olin")
    one = told(text, persons=PERSONS, states={"Karst": "XK"}, roles={"Mara Olin": "Foreign Minister"}, speakers=speakers)
    return [
        replace(
            one,
            slug=f"a-story-of-the-harbour-and-its-ships-{n}",
            number=f"BR-{n}",
            article=replace(one.article, published=FIRST + timedelta(n)),
        )
        for n in range(600)
    ]


def test_no_actors_page_grows_without_end(many: list[Briefing]) -> None:
    made = pages(gather(many), treaty_library(), {}, hand_written=frozenset())
    assert max(len(content) for uri, content in made.items() if uri.startswith("actors/")) < 180_000


def test_what_is_left_out_is_counted_and_stands_in_the_briefings_below(many: list[Briefing]) -> None:
    text = page(many, "mara-olin")
    shown = plain(text)
    assert re.search(r"The newest \d+ of 1,200 quotes are shown\. The others stand in the briefings listed below\.", shown)
    others = plain(page(many, "dorn-havel")).split("What others say")[1]
    assert re.search(r"The newest \d+ of 1,200 quotes are shown\.", others)
    assert "The newest 30 of 600 briefings are listed. All stand by year on pages of their own: 2032 2031" in shown
    made = pages(gather(many), treaty_library(), {}, hand_written=frozenset())
    year = made["actors/mara-olin/2031.md"].decode()
    assert '<a href="../../../briefings/a-story-of-the-harbour-and-its-ships-300/">' in year


def test_a_quote_of_any_length_is_cut_between_words(told: Callable[..., Briefing]) -> None:
    text = f"“⟦{'harbour ' * 9_000}⟧,” said Mara Olin."
    assert len(page([told(text, persons={"Mara Olin": None}, speakers=("Mara Olin",))], "mara-olin")) < 6_000


def test_an_actors_page_does_not_depend_on_the_order_of_seeds(many: list[Briefing]) -> None:
    few = many[:12]
    assert page(few, "dorn-havel") == page(few[::-1], "dorn-havel")
