from __future__ import annotations

import re
from collections.abc import Callable

from generator.corpus import gather
from generator.model import Briefing
from generator.reference.treaty_library import treaty_library
from tests.site.all_pages import pages


def lists(briefings: list[Briefing]) -> dict[str, str]:
    """The lists of actors: src_uri -> Markdown."""
    made = pages(gather(briefings), treaty_library(), {}, hand_written=frozenset())
    return {
        uri: content.decode()
        for uri, content in made.items()
        if uri.startswith("actors/") and (uri == "actors/index.md" or uri.count("/") > 1)
    }


def names(page: str) -> list[str]:
    return re.findall(r'<li><span><a href="[^"]*">([^<]*)</a>', page)


def test_few_persons_stand_on_one_page_by_family_name(told: Callable[..., Briefing]) -> None:
    made = lists([told("Zora Arne, Xi Lo and Ada Moor met.", persons={"Zora Arne": None, "Xi Lo": None, "Ada Moor": None})])
    assert list(made) == ["actors/index.md"]
    assert names(made["actors/index.md"]) == ["Zora Arne", "Ada Moor", "Xi Lo"]


def test_an_actors_country_leads_to_the_state(told: Callable[..., Briefing]) -> None:
    made = lists([told("Mara Olin left Japan.", persons={"Mara Olin": "JP"}, states={"Japan": "JP"})])
    assert '<a class="precis-state" href="japan/"><abbr class="precis-country" title="Japan">JP</abbr></a>' in made["actors/index.md"]


def test_many_persons_stand_on_a_page_a_letter_and_those_in_most_briefings_on_the_first(told: Callable[..., Briefing]) -> None:
    crowd = [f"Ada {letter}{'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}" for letter in "BC" for n in range(100)]
    crowd += [f"Ada D{'abcdefghij'[n // 100]}{'abcdefghij'[n // 10 % 10]}{'abcdefghij'[n % 10]}" for n in range(450)]
    stories = [told(f"{', '.join(crowd)} met.", slug="a", persons=dict.fromkeys(crowd))]
    stories.append(told(f"{crowd[-1]} left.", slug="b", persons={crowd[-1]: None}))
    made = lists(stories)
    assert set(made) == {"actors/index.md", *(f"actors/persons/{part}.md" for part in ("b", "c", "d", "d-2"))}
    assert sorted(name for uri, page in made.items() if "persons" in uri for name in names(page)) == sorted(crowd)
    first = names(made["actors/index.md"])
    assert (len(first), first[0]) == (100, crowd[-1])
    assert '<a href="persons/d-2/">D 2</a>' in made["actors/index.md"]
    assert '<b>D</b> <a href="../d-2/">D 2</a>' in made["actors/persons/d.md"]
