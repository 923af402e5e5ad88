"""Who stands with which treaty: what is drawn, what stands beside it, and that both tell the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from generator.corpus import gather
from generator.model import Briefing, Corpus
from generator.reference.treaty_library import TreatyLibrary
from generator.site import network
from tests.site.all_pages import pages

PERSONS = {"Mara Olin": None, "Dorn Havel": None}
PACTS = {"Karst Pact": (), "Arden Accord": ()}
BOTH = "“⟦The Karst Pact is dead⟧,” said Mara Olin. Mara Olin read the Arden Accord. Dorn Havel read the Arden Accord. Dorn Havel slept."


def _story(told: Callable[..., Briefing], text: str, slug: str = "a") -> Briefing:
    """A briefing of those of the persons and pacts that the text names."""
    persons, pacts = ({name: of for name, of in every.items() if name in text} for every in (PERSONS, PACTS))
    return told(text, slug=slug, persons=persons, treaties=pacts)


def _made(corpus: Corpus) -> dict[str, str]:
    return {uri: content.decode() for uri, content in pages(corpus, TreatyLibrary(()), {}, hand_written=frozenset()).items()}


def _of_briefing(briefing: Briefing) -> network.Network | None:
    return network.of_briefing(briefing, gather((briefing,)).beside[briefing.slug], "briefings/a.md")


def _both(told: Callable[..., Briefing], slug: str = "a", year: int = 2030) -> Briefing:
    return told(BOTH, slug=slug, published=date(year, 3, 1), persons=PERSONS, speakers=("Mara Olin",), treaties=PACTS)


def _crowd(told: Callable[..., Briefing]) -> Briefing:
    persons = [f"{first} Orr" for first in ("Anna", "Bela", "Cora", "Dana", "Ella", "Fina", "Gala", "Hana", "Inga")]
    pacts = [f"{name} Pact" for name in ("Alder", "Birch", "Cedar", "Elder", "Hazel", "Maple", "Rowan")]
    text = " ".join(f"{person} read the {pact}." for number, person in enumerate(persons) for pact in pacts[: number + 1])
    return told(text, persons=dict.fromkeys(persons), treaties=dict.fromkeys(pacts, ()))


def test_a_briefing_draws_who_stands_with_which_treaty_and_says_who_speaks_of_it(told: Callable[..., Briefing]) -> None:
    found = _of_briefing(_both(told))
    assert found is not None
    assert {(node.name, node.href) for node in found.actors} == {
        ("Mara Olin", "../../actors/mara-olin/"),
        ("Dorn Havel", "../../actors/dorn-havel/"),
    }
    assert {node.href for node in found.treaties} == {"../../treaties/karst-pact/", "../../treaties/arden-accord/"}
    assert dict(found.rows)["Mara Olin"] == (("Karst Pact", "1 sentence, 1 in own words"), ("Arden Accord", "1 sentence"))
    assert dict(found.rows)["Dorn Havel"] == (("Arden Accord", "1 sentence"),)
    assert found.picture.count("strong") == 1


def test_as_many_lines_are_drawn_as_told(told: Callable[..., Briefing]) -> None:
    found = _of_briefing(_crowd(told))
    assert found is not None
    assert found.picture.count("<path") == found.ties == sum(len(tied) for _, tied in found.rows)
    assert (len(found.actors), len(found.treaties)) == (7, 5)


def test_ties_without_room_are_counted(told: Callable[..., Briefing]) -> None:
    briefing = _crowd(told)
    found = _of_briefing(briefing)
    assert found is not None
    assert found.ties + found.others == len(gather((briefing,)).beside["a"])
    assert f"{found.others} ties of other actors and treaties are not drawn." in _made(gather((briefing,)))["briefings/a.md"]


def test_where_little_would_be_seen_nothing_is_drawn(told: Callable[..., Briefing]) -> None:
    one = _story(told, "Mara Olin read the Karst Pact.")
    two = _story(told, "Mara Olin and Dorn Havel read the Karst Pact.")
    alone = _story(told, "Mara Olin read the Karst Pact. Mara Olin read the Arden Accord.")
    for briefing in (one, two, alone):
        assert _of_briefing(briefing) is None
        assert "precis-two-sides" not in "".join(_made(gather((briefing,))).values())


def test_an_actors_page_begins_with_the_actor_and_its_numbers_are_those_of_the_list(told: Callable[..., Briefing]) -> None:
    corpus = gather((_both(told), _both(told, "b", 2029)))
    page = _made(corpus)["actors/mara-olin.md"]
    figure, _, below = page.partition('<div class="precis-two-sides">')[2].partition("</figure>")
    assert figure.startswith("\n<ol>\n<li><b>Mara Olin</b></li>")
    assert '<a href="../dorn-havel/">Dorn Havel</a></li>' in figure
    for treaty in ("Karst Pact", "Arden Accord"):
        assert re.search(rf'{treaty}</a> <span class="precis-quiet">2</span>', figure)
        assert "2 times in one sentence" in below.partition(f"{treaty}</a>")[2].partition("</li>")[0]
        assert f"{treaty} (2 briefings)" in figure


def test_a_treatys_page_has_its_actors_and_their_other_treaties(told: Callable[..., Briefing]) -> None:
    corpus = gather((_both(told), _both(told, "b", 2029)))
    found = network.of_treaty(next(record for record in corpus.treaties if record.id == "arden-accord"), network.graph(corpus))
    assert found is not None
    assert [(node.name, node.href) for node in found.treaties] == [("Arden Accord", None), ("Karst Pact", "../karst-pact/")]
    assert {(node.name, node.number) for node in found.actors} == {("Mara Olin", 2), ("Dorn Havel", 2)}


def test_what_no_sentence_ties_has_no_network(told: Callable[..., Briefing]) -> None:
    corpus = gather((_story(told, "Mara Olin slept. The Karst Pact holds."),))
    ties = network.graph(corpus)
    assert all(network.of_actor(record, ties) is None for record in corpus.actors)
    assert all(network.of_treaty(record, ties) is None for record in corpus.treaties)


def test_the_order_of_the_seeds_changes_no_picture(told: Callable[..., Briefing]) -> None:
    briefings = [_both(told), _both(told, "b"), _story(told, "Dorn Havel and Mara Olin keep the Karst Pact.", "c")]
    assert _made(gather(briefings)) == _made(gather(briefings[::-1]))


def test_names_of_actors_and_treaties_stay_words(told: Callable[..., Briefing]) -> None:
    hostile = "</li><script>x</script> {{ 7 }}"
    briefing = _both(told)
    page = _made(gather((_renamed(briefing, hostile),)))
    for uri in ("briefings/a.md", "actors/mara-olin.md", "treaties/arden-accord.md"):
        assert "precis-two-sides" in page[uri]
        assert "<script" not in page[uri]
        assert "{{" not in page[uri].partition("\n---\n")[2]


def test_a_network_of_a_briefing_is_light_and_has_no_style_of_its_own(told: Callable[..., Briefing]) -> None:
    figure = re.search(
        r'<figure class="precis-figure precis-network".*?</figure>', _made(gather((_crowd(told),)))["briefings/a.md"], re.DOTALL
    )
    assert figure is not None
    assert 1_000 < len(figure.group().encode()) < 5_000
    assert " style=" not in figure.group()


def _renamed(briefing: Briefing, name: str) -> Briefing:
    actors = tuple(replace(actor, name=name) for actor in briefing.actors)
    treaties = tuple(replace(one, reference=replace(one.reference, title=name, short_title=name)) for one in briefing.treaties)
    return replace(briefing, actors=actors, treaties=treaties)
