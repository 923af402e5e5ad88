"""Each kind of correction from the editor's file to the page and the JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.config import Config
from generator.export import briefing_json
from generator.export import check as contract

TALKS = """12 March 2031
KARST CITY – Foreign Minister Mara Olin said on Tuesday that the harbour “stays open to all.”

“We were one sentence away from a deal,” Olin told reporters. Defence Minister Dorn Havel praised the talks.

Edda Quill, an adviser to the mission, watched from the gallery.
"""
VISIT = """3 June 2031
OSTLAND TOWN – Envoy Mara Ollin said the visit had gone well.

“The bridge is safe,” Ollin said. “It will open in May.” Defence Minister Dorn Havel sent his regards.
"""


@dataclass
class Site:
    """A site in a folder of its own."""

    root: Path

    def seed(self, slug: str, text: str) -> None:
        (self.root / "seeds" / f"{slug}.txt").write_text(text, encoding="utf-8")

    def build(self, corrections: str = "", jobs: int = 1) -> tuple[str, ...]:
        """The problems of a build with these corrections."""
        path = self.root / "seeds" / "corrections.yml"
        path.write_text(corrections, encoding="utf-8")
        config = Config(root=self.root, seeds_dir=self.root / "seeds", docs_dir=self.root / "docs", jobs=jobs)
        made = pipeline.generate(config)
        for briefing in made.corpus.briefings:
            document = briefing_json.to_json(briefing)
            briefing_json.validate(document)
            assert contract.problems(document) == ()
        return made.problems

    def page(self, uri: str) -> str:
        return (self.root / "docs" / uri).read_text(encoding="utf-8")

    def json(self, slug: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.page(f"briefings/{slug}.json"))
        return found

    def actor(self, slug: str, actor_id: str) -> dict[str, Any]:
        return next(actor for actor in self.json(slug)["actors"] if actor["id"] == actor_id)

    def ids(self, slug: str) -> set[str]:
        return {actor["id"] for actor in self.json(slug)["actors"]}

    def has_page(self, actor_id: str) -> bool:
        return (self.root / "docs" / "actors" / f"{actor_id}.md").is_file()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    (tmp_path / "seeds").mkdir()
    made = Site(tmp_path)
    made.seed("talks", TALKS)
    made.seed("visit", VISIT)
    return made


def _speakers(document: dict[str, Any]) -> set[tuple[str | None, str | None]]:
    return {(quote["speaker"]["actor"], quote["speaker"]["name"]) for quote in document["quotes"] if quote["speaker"]}


def test_an_empty_file_corrects_nothing(site: Site) -> None:
    assert site.build("# nothing yet\n") == ()
    assert site.build("actors:\nquotes:\n") == ()
    assert {"mara-olin", "dorn-havel", "edda-quill"} <= site.ids("talks")
    assert {"mara-ollin", "dorn-havel"} <= site.ids("visit")
    assert "corrected" not in site.page("briefings/talks.json")


def test_merged_actors_have_one_page_named_after_the_first(site: Site) -> None:
    assert site.build("actors:\n  - merge: [mara-olin, mara-ollin]\n") == ()
    assert not site.has_page("mara-ollin")
    page = site.page("actors/mara-olin.md")
    assert "# Mara Olin\n" in page
    assert "Mara Ollin" in page.split("also called")[1].split("</p>")[0]
    assert "The bridge is safe" in page
    assert "one sentence away" in page
    assert 'identity <span class="precis-badge">editor</span>' in page
    assert site.actor("visit", "mara-olin")["corrected"] == ["id"]
    assert _speakers(site.json("visit")) == {("mara-olin", "Mara Ollin")}


def test_actors_of_one_article_become_one_there(site: Site) -> None:
    assert site.build("actors:\n  - merge: [mara-olin, dorn-havel]\n    seeds: [talks]\n") == ()
    olin = site.actor("talks", "mara-olin")
    assert olin["name"] == "Mara Olin"
    assert "Dorn Havel" in olin["aliases"]
    assert olin["corrected"] == ["mentions"]
    assert olin["mentions"] == sorted(olin["mentions"])
    assert "dorn-havel" in site.ids("visit")


def test_a_split_makes_another_actor_of_one_id_in_the_seeds_that_it_names(site: Site) -> None:
    assert site.build("actors:\n  - split: dorn-havel\n    seeds: [visit]\n    into: {id: dorn-havel-ostland, name: Dorn Havel}\n") == ()
    assert "dorn-havel-ostland" in site.ids("visit")
    assert "dorn-havel" in site.ids("talks")
    assert site.actor("visit", "dorn-havel-ostland")["corrected"] == ["id"]
    assert "# Dorn Havel\n" in site.page("actors/dorn-havel-ostland.md")
    assert "visit" not in site.page("actors/dorn-havel.md").split("## Briefings")[1]


def test_a_split_off_actor_has_an_id_of_its_new_name(site: Site) -> None:
    assert site.build("actors:\n  - split: dorn-havel\n    seeds: [visit]\n    into: {name: Dorn Havel the Younger}\n") == ()
    assert site.actor("visit", "dorn-havel-the-younger")["corrected"] == ["id", "name"]


def test_a_renamed_actor_keeps_its_address_and_the_sources_name_as_another(site: Site) -> None:
    assert site.build("actors:\n  - rename: {actor: mara-olin, name: Olin Mara}\n") == ()
    assert "# Olin Mara\n" in site.page("actors/mara-olin.md")
    assert 'name <span class="precis-badge">editor</span>' in site.page("actors/mara-olin.md")
    assert 'Olin Mara</a> <span class="precis-badge">editor</span>' in site.page("briefings/talks.md")
    quotes = site.page("briefings/talks.md").split("## Quotes")[1]
    assert 'Olin Mara</a> <span class="precis-badge">editor</span>' in " ".join(quotes.split())
    assert "Mara Olin" in site.actor("talks", "mara-olin")["aliases"]
    assert ("mara-olin", "Olin Mara") in _speakers(site.json("talks"))


def test_a_role_is_marked_as_the_editors_and_stands_apart_from_those_of_the_source(site: Site) -> None:
    role = "role: {actor: edda-quill, title: Chief Surveyor, from: 2031-01-02}"
    assert site.build(f"actors:\n  - {role}\n") == ()
    quill = site.actor("talks", "edda-quill")
    assert quill["editor_roles"] == [{"title": "Chief Surveyor", "former": False, "from": "2031-01-02"}]
    assert "Chief Surveyor" not in [given["title"] for given in quill["roles"]]
    marked = 'Chief Surveyor <span class="precis-badge">editor</span>'
    assert marked in site.page("actors/edda-quill.md")
    assert "from 2 January 2031" in site.page("actors/edda-quill.md")
    assert marked in site.page("briefings/talks.md")


def test_a_role_holds_for_articles_from_its_day_on_and_the_latest_wins(site: Site) -> None:
    roles = (
        "actors:\n"
        "  - role: {actor: dorn-havel, title: Governor, from: 2031-03-01}\n"
        "  - role: {actor: dorn-havel, title: Governor, former: true, from: 2031-05-01}\n"
        "  - role: {actor: dorn-havel, title: Speaker of the House, from: 2031-06-01}\n"
    )
    assert site.build(roles) == ()
    assert [(r["title"], r["former"]) for r in site.actor("talks", "dorn-havel")["editor_roles"]] == [("Governor", False)]
    assert [(r["title"], r["former"]) for r in site.actor("visit", "dorn-havel")["editor_roles"]] == [
        ("Governor", True),
        ("Speaker of the House", False),
    ]


def test_a_role_that_the_source_gives_in_the_same_words_stays_the_sources(site: Site) -> None:
    assert site.build("actors:\n  - role: {actor: mara-olin, title: foreign minister}\n") == ()
    assert "editor_roles" not in site.actor("talks", "mara-olin")


def test_a_country_is_set_and_can_be_taken_away(site: Site) -> None:
    assert site.build("actors:\n  - country: {actor: mara-olin, code: FR}\n") == ()
    assert (site.actor("talks", "mara-olin")["country"], site.actor("talks", "mara-olin")["corrected"]) == ("FR", ["country"])
    assert "Person · France" in site.page("actors/mara-olin.md")
    assert 'country <span class="precis-badge">editor</span>' in site.page("actors/mara-olin.md")
    assert site.build("actors:\n  - country: {actor: mara-olin, code: null}\n") == ()
    assert site.actor("talks", "mara-olin")["country"] is None


def test_a_rejected_actor_is_gone_and_its_quotes_have_an_open_speaker(site: Site) -> None:
    assert site.build("actors:\n  - reject: [mara-ollin, dorn-havel]\n") == ()
    assert not site.has_page("mara-ollin")
    assert not site.has_page("dorn-havel")
    assert _speakers(site.json("visit")) == {(None, None)}
    assert "Ollin" in site.page("briefings/visit.md").split("## Quotes")[1]


def test_an_actor_is_rejected_only_in_the_seeds_that_are_named(site: Site) -> None:
    assert site.build("actors:\n  - reject: dorn-havel\n    seeds: [visit]\n    note: only regards\n") == ()
    assert "dorn-havel" in site.ids("talks")
    assert "dorn-havel" not in site.ids("visit")


def test_a_pinned_actor_is_a_key_actor(site: Site) -> None:
    site.build()
    before = site.page("briefings/visit.md").split("precis-others")[0]
    assert "Dorn Havel" not in before.split("## Key actors")[1]
    assert site.build("actors:\n  - pin: dorn-havel\n") == ()
    key = site.page("briefings/visit.md").split("## Key actors")[1].split("## Treaty")[0].split("precis-others")[0]
    assert 'Dorn Havel</a> <span class="precis-badge">editor</span>' in key
    assert site.actor("visit", "dorn-havel")["pinned"] is True


def test_an_actors_item_in_wikidata_is_linked_on_its_page_and_kept_in_json(site: Site) -> None:
    assert site.build("actors:\n  - wikidata: {actor: mara-olin, qid: Q42}\n") == ()
    assert '<a href="https://www.wikidata.org/wiki/Q42" rel="noopener noreferrer">Wikidata Q42 ↗</a>' in site.page("actors/mara-olin.md")
    assert site.actor("talks", "mara-olin")["wikidata"] == "Q42"


def test_the_speaker_of_a_quote_is_set(site: Site) -> None:
    begins = "“we were one  sentence"  # as an editor may type it
    assert site.build(f"quotes:\n  - speaker: {{seed: talks, begins: '{begins}', actor: dorn-havel}}\n") == ()
    quote = next(q for q in site.json("talks")["quotes"] if q["text"].startswith("We were one sentence"))
    assert (quote["speaker"]["actor"], quote["speaker"]["name"], quote["corrected"]) == ("dorn-havel", "Dorn Havel", ["speaker"])
    assert "one sentence away" in site.page("actors/dorn-havel.md")
    assert '<span class="precis-badge">editor</span>' in site.page("actors/dorn-havel.md").split("one sentence away")[1].split("</p>")[0]


def test_the_speaker_of_a_quote_is_set_to_open(site: Site) -> None:
    assert site.build("quotes:\n  - speaker: {seed: talks, begins: We were one sentence, actor: null}\n") == ()
    quote = next(q for q in site.json("talks")["quotes"] if q["text"].startswith("We were one sentence"))
    assert quote["speaker"]["actor"] is None
    assert quote["corrected"] == ["speaker"]
    assert "one sentence away" not in site.page("actors/mara-olin.md").split("## Briefings")[0]


def test_a_quote_without_words_for_its_speaker_points_at_the_nearest_place_that_names_the_actor(site: Site) -> None:
    site.seed("note", "14 March 2031\nKARST CITY – Envoy Mara Olin arrived.\n\n“The gate is shut for good and will stay so.”\n")
    site.build()
    (bare,) = site.json("note")["quotes"]
    assert bare["speaker"] is None
    assert site.build("quotes:\n  - speaker: {seed: note, begins: The gate is shut, actor: mara-olin}\n") == ()
    document = site.json("note")
    (quote,) = document["quotes"]
    start, end = quote["speaker"]["span"]
    assert document["article"]["text"][start:end] == "Mara Olin"


def test_a_rejected_quote_is_gone(site: Site) -> None:
    assert site.build("quotes:\n  - reject: {seed: talks, begins: We were one sentence}\n") == ()
    assert not any(q["text"].startswith("We were one sentence") for q in site.json("talks")["quotes"])


def test_corrections_survive_every_rebuild_byte_for_byte(site: Site) -> None:
    corrections = (
        "actors:\n"
        "  - merge: [mara-olin, mara-ollin]\n"
        "  - rename: {actor: mara-ollin, name: Olin Mara}\n"
        "  - country: {actor: mara-olin, code: FR}\n"
        "  - role: {actor: mara-olin, title: Chief Surveyor}\n"
    )
    assert site.build(corrections) == ()
    first = {path: path.read_bytes() for path in (site.root / "docs").rglob("*") if path.is_file()}
    assert site.build(corrections) == ()
    assert {path: path.read_bytes() for path in (site.root / "docs").rglob("*") if path.is_file()} == first
    assert "# Olin Mara\n" in site.page("actors/mara-olin.md")
    site.seed("third", TALKS.replace("12 March", "13 March"))
    assert site.build(corrections) == ()
    assert site.actor("third", "mara-olin")["country"] == "FR"


def test_several_processes_correct_and_report_as_one_does(site: Site) -> None:
    corrections = "actors:\n  - merge: [mara-olin, mara-ollin]\n  - pin: dorn-hovel\n"
    made = []
    for jobs in (1, 2):
        problems = site.build(corrections, jobs)
        made.append((problems, site.page("actors/mara-olin.md"), site.page("briefings/visit.json")))
    assert made[0] == made[1]


NAMESAKES = {
    "north": "1 May 2031\nPARIS – French Foreign Minister Ilse Tarn said the pact “holds for good.”\n",
    "south": "2 May 2031\nTOKYO – Japanese Defense Minister Ilse Tarn said the fleet “stays in port.”\n",
}


def test_ids_that_tell_namesakes_apart_can_be_corrected_and_merged(site: Site) -> None:
    for slug, text in NAMESAKES.items():
        site.seed(slug, text)
    site.build()
    assert (site.ids("north") | site.ids("south")) >= {"ilse-tarn-fr", "ilse-tarn-jp"}
    assert site.build("actors:\n  - rename: {actor: ilse-tarn-jp, name: Tarn Ilse}\n") == ()
    assert site.actor("south", "ilse-tarn-jp")["name"] == "Tarn Ilse"
    assert site.build("actors:\n  - merge: [ilse-tarn-fr, ilse-tarn-jp]\n") == ()
    assert "ilse-tarn-fr" in site.ids("south")
    assert "stays in port" in site.page("actors/ilse-tarn-fr.md")
    assert site.build("actors:\n  - merge: [ilse-tarn-fr, mara-ollin]\n") == ()
    assert "ilse-tarn-fr" in site.ids("visit") & site.ids("north")


def test_a_country_set_for_all_leaves_no_namesakes_to_tell_apart(site: Site) -> None:
    for slug, text in NAMESAKES.items():
        site.seed(slug, text)
    assert site.build("actors:\n  - country: {actor: ilse-tarn, code: FR}\n") == ()
    assert "ilse-tarn" in site.ids("north") & site.ids("south")


def test_extracting_respects_the_corrections_beside_the_seed(site: Site) -> None:
    site.build("actors:\n  - rename: {actor: mara-olin, name: Olin Mara}\n")
    (made,) = pipeline.extract([site.root / "seeds" / "talks.txt"])
    assert not isinstance(made, Exception)
    assert "Olin Mara" in {actor.name for actor in made.actors}


def test_what_is_at_a_glance_is_chosen_among_the_corrected_actors(site: Site) -> None:
    site.build("actors:\n  - reject: [mara-olin, dorn-havel, edda-quill]\n")
    assert "Mara Olin" not in site.page("briefings/talks.md").split("## Key actors")[1].split("## Treaty")[0]
