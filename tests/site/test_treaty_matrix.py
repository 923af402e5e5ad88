"""The table of actors and treaties."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from generator.corpus import gather
from generator.model import Briefing, Corpus
from generator.reference.treaty_library import TreatyLibrary
from generator.site.network import graph
from generator.site.treaty_matrix import has_matrix, matrix
from tests.site.all_pages import pages

PERSONS = {"Mara Olin": None, "Dorn Havel": None, "Ilse Tarn": None}
PACTS = {"Karst Pact": (), "Arden Accord": ()}


def _story(told: Callable[..., Briefing], text: str, slug: str = "a") -> Briefing:
    """A briefing of those of the persons and pacts that the text names."""
    persons, pacts = ({name: of for name, of in every.items() if name in text} for every in (PERSONS, PACTS))
    return told(text, slug=slug, published=date(2030, 1, 1), persons=persons, treaties=pacts)


def _made(corpus: Corpus) -> dict[str, str]:
    return {uri: content.decode() for uri, content in pages(corpus, TreatyLibrary(()), {}, hand_written=frozenset()).items()}


def _corpus(told: Callable[..., Briefing]) -> Corpus:
    every = "Mara Olin read the Karst Pact. Dorn Havel read the Karst Pact. Ilse Tarn read the Arden Accord."
    once = "Mara Olin read the Karst Pact. Mara Olin read the Arden Accord."
    return gather([_story(told, every), _story(told, once, "b")])


def test_the_table_counts_the_briefings_that_tie_each_actor_with_each_treaty(told: Callable[..., Briefing]) -> None:
    corpus = _corpus(told)
    found = matrix(graph(corpus))
    assert [name for name, _ in found.treaties] == ["Karst Pact", "Arden Accord"]
    assert {row.name: [cell.number for cell in row.cells] for row in found.rows} == {
        "Mara Olin": [2, 1],
        "Dorn Havel": [1, 0],
        "Ilse Tarn": [0, 1],
    }
    for record in corpus.actors:
        (row,) = [row for row in found.rows if row.name == record.name]
        assert {tie.short_title: len(tie.beside) for tie in record.treaties if tie.beside} == {
            cell.treaty: cell.number for cell in row.cells if cell.number
        }


def test_the_page_has_the_numbers_as_text_and_links_actors_and_treaties(told: Callable[..., Briefing]) -> None:
    page = _made(_corpus(told))["treaties/by/actor.md"]
    assert re.findall(r"<tr><th scope=\"row\"><a href=\"([^\"]+)\">Mara Olin</a></th>(.*?)</tr>", page) == [
        (
            "../../../actors/mara-olin/",
            '<td class="precis-shade-2" title="Karst Pact">2</td><td class="precis-shade-1" title="Arden Accord">1</td>',
        )
    ]
    assert '<a href="../../karst-pact/"><span>Karst Pact</span></a>' in page
    assert 'style="' not in page


def test_the_lists_of_treaties_lead_to_it_only_where_it_is(told: Callable[..., Briefing]) -> None:
    made = _made(_corpus(told))
    assert '<a href="by/actor/">By actor</a>' in made["treaties/index.md"]
    assert '<a href="../actor/">By actor</a>' in made["treaties/by/state.md"]
    few = gather([_story(told, "Mara Olin read the Karst Pact.")])
    assert not has_matrix(graph(few))
    assert "treaties/by/actor.md" not in _made(few)
    assert "By actor" not in _made(few)["treaties/index.md"]


def test_a_large_table_is_cut_to_those_with_most_and_says_so(told: Callable[..., Briefing]) -> None:
    letters = "abcdefghijklmnopqrstuvwxy"
    persons = [f"Anna {one.upper()}orr" for one in letters]
    pacts = [f"{one.upper()}old Pact" for one in letters[:14]]
    # The first of both have most ties.
    text = " ".join(f"{person} read the {pact}." for n, person in enumerate(persons) for pact in pacts[: max(1, 14 - n)])
    corpus = gather([told(text, persons=dict.fromkeys(persons), treaties=dict.fromkeys(pacts, ()))])
    found = matrix(graph(corpus))
    assert (len(found.rows), len(found.treaties)) == (20, 12)
    assert [row.name for row in found.rows][:3] == persons[:3]
    assert "the 20 actors and 12 treaties with most such ties, of 25 actors and 14 treaties" in _made(corpus)["treaties/by/actor.md"]
