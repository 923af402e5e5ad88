from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from generator.errors import ReferenceDataError
from generator.model import (
    Different,
    EditorRole,
    Merge,
    Pin,
    RejectActor,
    RejectQuote,
    Rename,
    SetCountry,
    SetRole,
    SetSpeaker,
    Split,
    Wikidata,
)
from generator.reference.corrections import read_corrections

EVERY_KIND = """\
actors:
  - merge: [mara-olin, olin]
    note: one person
  - different: [mara-olin, maro-olin]
  - split: john-smith
    seeds: [harbour-talks]
    into: {id: john-smith-karst, name: John Smith}
  - rename: {actor: mara-olin, name: Olin Mara}
  - role: {actor: mara-olin, title: Secretary of Defense, former: false, from: 2025-01-25}
  - country: {actor: mara-olin, code: "NO"}
  - reject: [meanwhile, however]
  - pin: edda-quill
  - wikidata: {actor: mara-olin, qid: Q42}
quotes:
  - speaker: {seed: harbour-talks, begins: "We were", actor: mara-olin}
  - reject: {seed: harbour-talks, begins: "It is"}
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "corrections.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_kind_of_correction_is_read_with_its_line(tmp_path: Path) -> None:
    talks = ("harbour-talks",)
    assert read_corrections(_file(tmp_path, EVERY_KIND)).entries == (
        Merge(line=2, ids=("mara-olin", "olin"), note="one person"),
        Different(line=4, ids=("mara-olin", "maro-olin")),
        Split(line=5, actor="john-smith", seeds=talks, into="john-smith-karst", name="John Smith"),
        Rename(line=8, actor="mara-olin", name="Olin Mara"),
        SetRole(line=9, actor="mara-olin", role=EditorRole(title="Secretary of Defense", since=date(2025, 1, 25))),
        SetCountry(line=10, actor="mara-olin", code="NO"),
        RejectActor(line=11, actor="meanwhile"),
        RejectActor(line=11, actor="however"),
        Pin(line=12, actor="edda-quill"),
        Wikidata(line=13, actor="mara-olin", qid="Q42"),
        SetSpeaker(line=15, seeds=talks, begins="We were", actor="mara-olin"),
        RejectQuote(line=16, seeds=talks, begins="It is"),
    )


def test_every_example_of_the_guide_is_a_file_of_corrections(tmp_path: Path, root: Path) -> None:
    guide = (root / "docs" / "guide" / "correct.md").read_text(encoding="utf-8")
    examples = [text for text in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL) if re.search(r"^(actors|quotes):$", text, re.MULTILINE)]
    kinds = {type(entry) for text in examples for entry in read_corrections(_file(tmp_path, text)).entries}
    assert kinds == {type(entry) for entry in read_corrections(_file(tmp_path, EVERY_KIND)).entries}


@pytest.mark.parametrize("text", ["", "# nothing\n", "actors:\n", "actors: []\nquotes:\n"])
def test_a_file_without_entries_holds_no_corrections(tmp_path: Path, text: str) -> None:
    assert not read_corrections(_file(tmp_path, text))


def test_a_missing_file_holds_no_corrections(tmp_path: Path) -> None:
    assert not read_corrections(tmp_path / "corrections.yml")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- merge: [a, b]\n", 1, "the file is [{'merge': ['a', 'b']}]; expected a mapping"),
        ("actor:\n  - pin: a\n", 1, "'actor' is not known; expected actors, quotes"),
        ("actors:\n  - pin: a\nactors:\n  - pin: b\n", 3, "'actors' is there twice"),
        ("actors:\n  pin: a\n", 1, "'actors' is {'pin': 'a'}; expected a list"),
        ("actors:\n  - pin\n", 2, "'actors[0]' is 'pin'; expected a mapping"),
        ("actors:\n  - pin: a\n\n  - pinn: b\n", 4, "'actors[1]' is {'pinn': 'b'}; expected one of the keys merge, different, split"),
        ("actors:\n  - pin: a\n    reject: b\n", 2, "'actors[0]' is {'pin': 'a', 'reject': 'b'}; expected one of the keys"),
        ("actors:\n  - pin: a\n    sedes: [b]\n", 3, "'actors[0].sedes' is not known; expected pin, perhaps seeds, perhaps note"),
        ("actors:\n  - pin: Mara Olin\n", 2, "'actors[0].pin' is 'Mara Olin'; expected an id: the last part of the address"),
        ("actors:\n  - pin: a\n    seeds: talks\n", 3, "'actors[0].seeds' is 'talks'; expected a list"),
        ("actors:\n  - pin: a\n    seeds: []\n", 3, "'actors[0].seeds' is []; expected one seed or more"),
        ("actors:\n  - pin: a\n    seeds: [talks.txt]\n", 3, "'actors[0].seeds[0]' is 'talks.txt'; expected the last part"),
        ("actors:\n  - pin: a\n    note: 3\n", 3, "'actors[0].note' is 3; expected text"),
        ("actors:\n  - reject: [a, 7]\n", 2, "'actors[0].reject[1]' is 7; expected an id"),
        ("actors:\n  - merge: [a]\n", 2, "'actors[0].merge' is ['a']; expected two different ids or more"),
        ("actors:\n  - merge: [a, a]\n", 2, "expected two different ids or more"),
        ("actors:\n  - split: a\n    into: {id: b}\n", 2, "'actors[0].seeds' is missing"),
        ("actors:\n  - split: a\n    seeds: [s]\n", 2, "'actors[0].into' is missing; expected split, into, perhaps seeds"),
        (
            "actors:\n  - split: a\n    seeds: [s]\n    into: {id: a}\n",
            4,
            "'actors[0].into' is {'id': 'a'}; expected {id: …, name: …} with an id",
        ),
        ("actors:\n  - rename: {actor: a}\n", 2, "'actors[0].rename.name' is missing; expected actor, name"),
        ("actors:\n  - rename:\n      actor: a\n      name: [b]\n", 4, "'actors[0].rename.name' is ['b']; expected text"),
        (
            "actors:\n  - role: {actor: a, title: T, former: yes please}\n",
            2,
            "'actors[0].role.former' is 'yes please'; expected true or false",
        ),
        ("actors:\n  - role: {actor: a, title: T, from: May}\n", 2, "'actors[0].role.from' is 'May'; expected a day such as"),
        (
            "actors:\n  - role: {actor: a, title: T, until: 2025-01-01}\n",
            2,
            "'actors[0].role.until' is not known; expected actor, title, perhaps",
        ),
        ("actors:\n  - country: {actor: a, code: XX}\n", 2, "'actors[0].country.code' is 'XX'; expected an ISO 3166-1 alpha-2 code"),
        ("actors:\n  - country: {actor: a, code: NO}\n", 2, "'actors[0].country.code' is False; expected an ISO 3166-1 alpha-2 code"),
        ("actors:\n  - wikidata: {actor: a, qid: 42}\n", 2, "'actors[0].wikidata.qid' is 42; expected the number of an item"),
        ("quotes:\n  - speaker: {seed: s, begins: W}\n", 2, "'quotes[0].speaker.actor' is missing; expected seed, begins, actor"),
        ("quotes:\n  - speaker: {seed: s, begins: '', actor: a}\n", 2, "'quotes[0].speaker.begins' is ''; expected text"),
        ("quotes:\n  - reject: {seed: s, begins: W}\n    seeds: [t]\n", 2, "'seeds' stands beside 'quotes[0].reject.seed'"),
        ("quotes:\n  - pin: a\n", 2, "'quotes[0]' is {'pin': 'a'}; expected one of the keys speaker, reject"),
        ("actors:\n  - merge: [a, b]\n  - merge: [b, a]\n", 3, "the merges go round in a circle: b -> a -> b"),
        ("actors:\n  - merge: [a, b]\n  - merge: [c, b]\n", 3, "b is merged into a in line 2 already"),
        ("actors:\n  - merge: [a, b]\n  - different: [b, a]\n", 3, "a and b are said to differ, but line 2 merges them"),
        ("actors:\n  - pin: a\n  - reject: a\n", 3, "a has both pin (line 2) and reject"),
        ("actors:\n  - reject: a\n  - merge: [b, a]\n", 3, "a has both reject (line 2) and merge"),
        ("actors:\n  - reject: a\nquotes:\n  - speaker: {seed: s, begins: W, actor: a}\n", 4, "a has both reject (line 2) and speaker"),
        (
            "actors:\n  - rename: {actor: a, name: B}\n  - rename: {actor: a, name: C}\n",
            3,
            "says what to do with the rename of a as line 2 does",
        ),
        ("actors:\n  - country: {actor: a, code: FR}\n  - country: {actor: a, code: FR}\n", 3, "the country of a as line 2 does"),
        ("actors:\n  - merge: [a, b]\n  - rename: {actor: a, name: C}\n  - rename: {actor: b, name: D}\n", 4, "the rename of b as line 3"),
        ("actors:\n  - pin: a\n  - pin: a\n    seeds: [s]\n", 3, "the pin of a as line 2 does"),
        ("actors:\n  - role: {actor: a, title: T}\n  - role: {actor: a, title: t, former: true}\n", 3, "the role of a as line 2 does"),
        (
            "quotes:\n  - reject: {seed: s, begins: W}\n  - speaker: {seed: s, begins: W, actor: null}\n",
            3,
            "says what to do with the quote as line 2 does",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_file_line_key_and_what_was_expected(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(ReferenceDataError) as raised:
        read_corrections(_file(tmp_path, text))
    assert str(raised.value).startswith(f"corrections.yml, line {line}: ")
    assert message in str(raised.value)


@pytest.mark.parametrize(
    "text",
    [
        "actors:\n  - pin: a\n    seeds: [s]\n  - reject: a\n    seeds: [t]\n",
        "actors:\n  - merge: [a, b]\n    seeds: [s]\n  - merge: [c, b]\n    seeds: [t]\n",
        "actors:\n  - merge: [a, b]\n  - merge: [b, c]\n",
        "actors:\n  - role: {actor: a, title: T}\n  - role: {actor: a, title: T, former: true, from: 2030-01-01}\n",
        "quotes:\n  - reject: {seed: s, begins: W}\n  - reject: {seed: t, begins: W}\n",
    ],
)
def test_entries_that_hold_for_different_seeds_or_days_do_not_contradict_each_other(tmp_path: Path, text: str) -> None:
    assert len(read_corrections(_file(tmp_path, text)).entries) == 2
