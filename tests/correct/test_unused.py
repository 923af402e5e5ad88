from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.config import Config

TALKS = "12 March 2031\nKARST CITY – Foreign Minister Mara Olin said on Tuesday that the harbour “stays open to all.”\n\nDefence Minister Edda Quill watched.\n"
VISIT = "3 June 2031\nOSTLAND TOWN – Envoy Mara Ollin said: “The bridge is safe.” The Ministry of Defence agreed.\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "talks.txt").write_text(TALKS, encoding="utf-8")
    (folder / "visit.txt").write_text(VISIT, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("entry", "messages"),
    [
        (
            "actors:\n  - pin: mara-olinn\n",
            ["line 2: pin finds nothing: no actor has the id mara-olinn; did you mean mara-olin or mara-ollin?"],
        ),
        ("actors:\n  - reject: [edda-quill, xyz]\n", ["line 2: reject finds nothing: no actor has the id xyz"]),
        ("actors:\n  - merge: [mara-olin, mara-ollin, olin-m]\n", ["line 2: merge finds nothing: no actor has the id olin-m"]),
        ("actors:\n  - merge: [mara-ollen, mara-ollin]\n", ["line 2: merge finds nothing: no actor has the id mara-ollen; did"]),
        ("actors:\n  - merge: [mara-olin, mara-ollin]\n    seeds: [visit]\n", []),
        (
            "actors:\n  - pin: mara-olin\n    seeds: [talk]\n",
            ["line 2: pin finds nothing: no briefing has the address talk; did you mean talks?"],
        ),
        ("actors:\n  - pin: mara-olin\n    seeds: [visit]\n", ["no actor has the id mara-olin"]),
        ("actors:\n  - pin: mara-olin\n    seeds: [talks, visit]\n", ["no actor of visit has the id mara-olin; did you mean mara-ollin?"]),
        (
            "actors:\n  - split: mara-olin\n    seeds: [visit]\n    into: {id: x}\n  - merge: [x, mara-ollin]\n",
            ["line 2: split finds nothing: no actor"],
        ),
        ("actors:\n  - split: mara-ollin\n    seeds: [visit]\n    into: {id: x}\n  - merge: [x, mara-olin]\n", []),
        (
            "actors:\n  - role: {actor: ministry-of-defence, title: Head}\n",
            ["line 2: role finds nothing: ministry-of-defence is no person"],
        ),
        ("actors:\n  - role: {actor: mara-olin, title: Head, from: 2040-01-01}\n", ["or no briefing of it is of 2040-01-01 or later"]),
        ("actors:\n  - different: [mara-olin, mara-ollin]\n", []),
        ("actors:\n  - different: [mara-olin, mara-ulin]\n", ["line 2: different finds nothing: no actor has the id mara-ulin; did you"]),
        (
            "quotes:\n  - reject: {seed: visit, begins: The bridge was}\n",
            ["no quote of visit begins with “The bridge was”; did you mean “The br"],
        ),
        (
            "quotes:\n  - reject: {seed: vist, begins: The bridge}\n",
            ["line 2: reject finds nothing: no briefing has the address vist; did you"],
        ),
        (
            "quotes:\n  - speaker: {seed: visit, begins: The bridge is, actor: mara-olin}\n",
            ["no actor of visit has the id mara-olin; did you mean mara-ollin?"],
        ),
    ],
)
def test_what_a_correction_does_not_find_is_reported_with_its_line_and_what_may_be_meant(
    seeds: Path, entry: str, messages: list[str]
) -> None:
    (seeds / "corrections.yml").write_text(entry, encoding="utf-8")
    made = pipeline.generate(Config(root=seeds.parent, seeds_dir=seeds, docs_dir=seeds.parent / "docs"))
    assert len(made.problems) == len(messages), made.problems
    for problem, message in zip(made.problems, messages, strict=True):
        assert problem.startswith("corrections.yml, line ")
        assert message in problem
