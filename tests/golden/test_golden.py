"""The whole pipeline on seeds written for the project and on the sample: briefings as JSON, reviewed as diffs.

Regenerate with: pytest tests/golden --regenerate
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.export import briefing_json, check
from generator.language import load
from generator.reference.treaty_library import treaty_library

HERE = Path(__file__).parent
SAMPLE = HERE.parent.parent / "seeds" / "000_ff957df537ba7683.txt"
SEEDS = [SAMPLE, *sorted((HERE / "seeds").iterdir())]


def _document(path: Path) -> dict[str, Any]:
    return briefing_json.to_json(pipeline.brief(path, treaty_library(), load()))


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.stem)
def test_a_seed_gives_its_golden_briefing(path: Path, request: pytest.FixtureRequest) -> None:
    golden = HERE / "briefings" / f"{path.stem}.json"
    made = briefing_json.dumps(pipeline.brief(path, treaty_library(), load()))
    if request.config.getoption("--regenerate"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.stem)
def test_a_briefing_keeps_the_contract(path: Path) -> None:
    document = _document(path)
    briefing_json.validate(json.loads(json.dumps(document)))
    assert check.problems(document) == ()


def test_the_sample_names_seven_persons_with_their_roles_and_countries() -> None:
    people = {a["name"]: a for a in _document(SAMPLE)["actors"] if a["kind"] == "person"}
    countries = {name: actor["country"] for name, actor in people.items()}
    assert countries == {
        "Donald Trump": "US",
        "Shigeru Ishiba": "JP",
        "Elbridge Colby": "US",
        "Yoshimasa Hayashi": "JP",
        "Shinzo Abe": "JP",
        "Pete Hegseth": "US",
        "Gen Nakatani": "JP",
    }
    roles = {name: [(r["title"], r["former"]) for r in actor["roles"]] for name, actor in people.items()}
    assert ("Prime Minister", False) in roles["Shigeru Ishiba"]
    assert ("Prime Minister", True) in roles["Shinzo Abe"]
    assert ("U.S. President", False) in roles["Donald Trump"]
    assert any("nominee to become under secretary of defense" in title for title, _ in roles["Elbridge Colby"])
    assert ("Chief Cabinet Secretary", False) in roles["Yoshimasa Hayashi"]
    assert ("U.S. Defense Secretary", False) in roles["Pete Hegseth"]
    assert ("Defense Minister", False) in roles["Gen Nakatani"]


def test_the_sample_cites_articles_five_and_six_as_the_treaty_numbers_them() -> None:
    (treaty,) = _document(SAMPLE)["treaties"]
    assert treaty["known"]
    assert [(a["number"], a["label"]) for a in treaty["articles"]] == [("5", "Article V"), ("6", "Article VI")]
    said = [" ".join(s["text"] for s in a["statements"]) for a in treaty["articles"]]
    assert "both countries will jointly respond to an armed attack on Japan" in said[0]
    assert "allows the U.S. military to use facilities and areas in Japan" in said[1]
    assert "facilities" not in said[0]


def test_every_quoted_passage_of_the_sample_has_its_speaker() -> None:
    quotes = _document(SAMPLE)["quotes"]
    expected = [
        ("Japan is obliged to provide bases", "Shigeru Ishiba"),
        ("How significant a role", "Shigeru Ishiba"),
        ("We have to protect them [Japan]", "Donald Trump"),
        ("they make a fortune with us", "Donald Trump"),
        ("We don’t understand the intention", "a senior Foreign Ministry official"),
        ("He must have remembered an issue", "a senior official at the Defense Ministry"),
        ("unequal", "Donald Trump"),
        ("under any circumstances", "Donald Trump"),
        ("Trump was persuaded by Abe", "a senior official of the Defense Ministry"),
        ("All we can do is keep on explaining", "a senior official of the Defense Ministry"),
    ]
    for words, speaker in expected:
        (quote,) = [q for q in quotes if words in q["text"]]
        assert quote["speaker"]["name"] == speaker, words


def test_the_sample_dates_background_and_look_ahead_are_the_texts_own() -> None:
    document = _document(SAMPLE)
    assert (document["article"]["published"], document["article"]["dateline"]) == ("2025-03-11", "Tokyo")
    dates = {d["text"]: d["value"] for d in document["dates"]}
    assert (dates["Friday"], dates["Thursday"]) == ("2025-03-07", "2025-03-06")
    background = {d["value"] for s in document["background"] for d in s["dates"]}
    assert {"2015", "2018"} <= background
    assert any("as early as the end of this month" in s["text"] for s in document["ahead"])
    assert document["title"] in document["article"]["text"]
    assert len(document["title"]) <= 120
