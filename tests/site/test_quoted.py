"""Who is quoted how often: the numbers of the bars, and the words beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from generator.corpus import gather
from generator.model import Briefing, Manner
from generator.reference.treaty_library import TreatyLibrary
from generator.site import quoted
from generator.telling import quotations
from generator.telling.source import Source
from tests.site.all_pages import pages

PERSONS = {"Mara Olin": None, "Dorn Havel": None, "Ilse Tarn": None}
SPEAKERS = ("Mara Olin", "Mara Olin", "Dorn Havel", "Ilse Tarn")
HERE = "briefings/a.md"


def _talk(told: Callable[..., Briefing], speakers: Sequence[str | None], *, slug: str = "a", **more: object) -> Briefing:
    names = dict.fromkeys(one for one in (*PERSONS, *speakers) if one)
    text = " ".join(f"“⟦Words of number {number}⟧,” said {one or 'somebody'}." for number, one in enumerate(speakers))
    return told(f"{' and '.join(names)} met. {text}", slug=slug, persons=dict.fromkeys(names), speakers=speakers, **more)


def _found(briefing: Briefing) -> quoted.QuotedSpeakers | None:
    return quoted.speakers_of(quotations.by_speaker(briefing, Source(briefing=briefing)), HERE)


def _made(*briefings: Briefing) -> dict[str, str]:
    made = pages(gather(briefings), TreatyLibrary(()), {}, hand_written=frozenset())
    return {uri: content.decode() for uri, content in made.items()}


def test_speakers_stand_by_their_number_of_quotes(told: Callable[..., Briefing]) -> None:
    found = _found(_talk(told, ("Dorn Havel", "Mara Olin", "Mara Olin", "Ilse Tarn")))
    assert found is not None
    assert [(row.name, row.quotes, row.href) for row in found.rows] == [
        ("Mara Olin", 2, "../../actors/mara-olin/"),
        ("Dorn Havel", 1, "../../actors/dorn-havel/"),
        ("Ilse Tarn", 1, "../../actors/ilse-tarn/"),
    ]
    assert (found.others, found.others_quotes) == (0, 0)


def test_the_manners_of_a_speaker_add_up_to_the_number(told: Callable[..., Briefing]) -> None:
    briefing = _talk(told, SPEAKERS)
    first, *rest = briefing.quotes
    found = _found(replace(briefing, quotes=(replace(first, manner=Manner.INDIRECT), *rest)))
    assert found is not None
    assert [row.manners for row in found.rows] == ["1 direct, 1 indirect", "direct", "direct"]
    assert "<title>1 direct, 1 indirect</title>" in found.rows[0].bar
    assert found.legend == (("direct", "direct"), ("indirect", "indirect"))


def test_fewer_than_three_speakers_or_nobody_quoted_twice_make_no_picture(told: Callable[..., Briefing]) -> None:
    assert _found(_talk(told, ("Mara Olin", "Mara Olin", "Dorn Havel"))) is None
    assert _found(_talk(told, ("Mara Olin", "Dorn Havel", "Ilse Tarn"))) is None
    assert _found(_talk(told, ("Mara Olin", "Mara Olin", None, None))) is None


def test_quotes_of_whom_no_actor_stands_for_are_counted_below(told: Callable[..., Briefing]) -> None:
    found = _found(_talk(told, (*SPEAKERS, None, None)))
    assert found is not None
    assert [row.name for row in found.rows] == ["Mara Olin", "Dorn Havel", "Ilse Tarn"]
    assert (found.others, found.others_quotes) == (1, 2)


def test_the_numbers_of_a_briefing_add_up_to_the_number_of_its_masthead(told: Callable[..., Briefing]) -> None:
    crowd = tuple(f"{first} {last}" for first in ("Anna", "Bela", "Cora", "Dana") for last in ("Orr", "Pell", "Quist"))
    page = _made(_talk(told, (*crowd, *crowd[:5], None)))["briefings/a.md"]
    figure = page.partition('<ol class="precis-bars">')[2].partition("</figure>")[0]
    numbers = [int(number) for number in re.findall(r"<b>(\d+)</b>", figure)]
    assert numbers == [2, 2, 2, 2, 2, 1]
    assert "7 other speakers: 7 quotes." in figure
    assert "18 passages" in page


def test_names_of_speakers_stay_words(told: Callable[..., Briefing]) -> None:
    hostile = "</a><script>x</script> {{ 7 }}"
    briefing = _talk(told, SPEAKERS)
    actors = tuple(replace(actor, name=hostile) if actor.id == "mara-olin" else actor for actor in briefing.actors)
    page = _made(replace(briefing, actors=actors))["briefings/a.md"]
    figure = page.partition('<ol class="precis-bars">')[2].partition("</figure>")[0]
    assert "&#60;script&#62;x" in figure
    assert "<script" not in page
    assert "{{" not in page


def test_across_briefings_the_actors_of_the_list_are_counted(told: Callable[..., Briefing]) -> None:
    made = _made(_talk(told, SPEAKERS), _talk(told, ("Dorn Havel", "Dorn Havel", None), slug="b"))
    page = made["actors/index.md"]
    figure = page.partition('<ol class="precis-bars">')[2].partition("</figure>")[0]
    assert re.findall(r'<a href="([^"]+)">([^<]+)</a>.*?<b>(\d+)</b>', figure) == [
        ("dorn-havel/", "Dorn Havel", "3"),
        ("mara-olin/", "Mara Olin", "2"),
        ("ilse-tarn/", "Ilse Tarn", "1"),
    ]
    for name, number in (("Dorn Havel", "3 quotes"), ("Mara Olin", "2 quotes"), ("Ilse Tarn", "1 quote")):
        assert number in page.partition("</figure>")[2].partition(f">{name}</a>")[2].partition("</li>")[0]


def test_on_a_treatys_page_only_quotes_that_cite_it_count(told: Callable[..., Briefing]) -> None:
    text = (
        "“⟦The Karst Pact binds⟧,” said Mara Olin. “⟦The Karst Pact is dead⟧,” said Mara Olin. “⟦It rains⟧,” said Dorn Havel. "
        "“⟦We keep the Karst Pact⟧,” said Dorn Havel. “⟦The Karst Pact again⟧,” said Ilse Tarn."
    )
    speakers = ("Mara Olin", "Mara Olin", "Dorn Havel", "Dorn Havel", "Ilse Tarn")
    page = _made(told(text, persons=PERSONS, speakers=speakers, treaties={"Karst Pact": ()}))["treaties/karst-pact.md"]
    figure = page.partition('<ol class="precis-bars">')[2].partition("</figure>")[0]
    assert re.findall(r"<b>(\d+)</b>", figure) == ["2", "1", "1"]


def test_the_bars_of_a_briefing_are_light(told: Callable[..., Briefing]) -> None:
    crowd = tuple(
        f"{first} Underhill-{last}" for first in ("Anneliese", "Bartholomew") for last in ("Montgomery", "Featherstone", "Wetherby")
    )
    briefing = _talk(told, (*crowd, *crowd, *crowd, "Mara Olin", "Dorn Havel"))
    manners = (Manner.DIRECT, Manner.MIXED, Manner.INDIRECT)
    briefing = replace(briefing, quotes=tuple(replace(q, manner=manners[n % 3]) for n, q in enumerate(briefing.quotes)))
    figure = re.search(r'<figure class="precis-figure".*?</figure>', _made(briefing)["briefings/a.md"], re.DOTALL)
    assert figure is not None
    assert 1_000 < len(figure.group().encode()) < 3_300
