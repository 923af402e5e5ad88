from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import language, pipeline, store
from generator.config import Config
from generator.errors import ConfigError, RecordError, SeedError, WriteError
from generator.reference.treaty_library import treaty_library
from tests.few_treaties import use_few_treaties

STORY = "KARST – Envoy Mara Olin said on Tuesday that Article 4 of the treaty “binds both sides.”\n"


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Seven seeds, of which one is empty and one has another's address."""
    use_few_treaties(monkeypatch)
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c-d.txt", "c d.md", "e.txt", "f.txt"):
        (folder / name).write_text(STORY.replace("4", str(len(list(folder.iterdir())) + 1)))
    (folder / "bad.txt").write_bytes(b"")
    return folder


def _config(seeds: Path, jobs: int) -> Config:
    return Config(root=seeds.parent, seeds_dir=seeds, docs_dir=seeds.parent / "docs", jobs=jobs)


def test_several_processes_make_what_one_makes_in_the_same_order(seeds: Path) -> None:
    made = []
    for jobs in (1, 2):
        steps: list[tuple[int, int, str]] = []
        read = pipeline.read_corpus(_config(seeds, jobs), treaty_library(), lambda *step, steps=steps: steps.append(step))
        made.append((read, steps))
    assert made[0] == made[1]
    (gathered, problems), steps = made[0]
    assert [b.slug for b in gathered.briefings] == ["a", "b", "c-d", "e", "f"]
    assert [problem.split(":")[0] for problem in problems] == ["bad.txt", "c-d.txt"]
    assert steps == [(n, 7, name) for n, name in enumerate(("a.txt", "b.txt", "bad.txt", "c d.md", "c-d.txt", "e.txt", "f.txt"), start=1)]


def test_extracting_with_several_processes_goes_on_behind_a_bad_seed(seeds: Path) -> None:
    paths = [seeds / "a.txt", seeds / "bad.txt", seeds / "b.txt"]
    made = list(pipeline.extract(paths, jobs=2))
    assert [isinstance(m, SeedError) or m.slug for m in made] == ["a", True, "b"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_language_model_that_is_missing_ends_the_run(seeds: Path, jobs: int) -> None:
    with pytest.raises(ConfigError, match="no_such_model"):
        list(pipeline.extract([seeds / "a.txt"], language_model="no_such_model", jobs=jobs))


def test_a_briefing_keeps_its_sentences_but_neither_words_nor_trees(seeds: Path) -> None:
    made = pipeline.brief(seeds / "a.txt", treaty_library(), language.load())
    assert made.sentences
    assert not any(sentence.tokens or sentence.words for sentence in made.sentences)


def _moved(config: Config) -> dict[str, str]:
    """The old addresses that have a page, and where each leads."""
    pipeline.generate(config)
    pages = (config.docs_dir / "briefings").glob("*/index.html")
    return {
        page.parent.name: re.findall(r'url=\.\./\.\./briefings/([^"]+)/"', page.read_text(encoding="utf-8"))[0] for page in sorted(pages)
    }


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "port.txt").write_text(STORY.replace("4", "5"))
    path = tmp_path / "seeds" / "gate.txt"
    path.write_text(STORY)
    return path


def test_a_briefing_is_found_at_every_address_that_its_seed_had(gate: Path) -> None:
    config = _config(gate.parent, 1)
    assert _moved(config) == {}
    shut = gate.rename(gate.with_stem("shut"))
    (gate.parent / "redirects.yml").write_text("gait: gate\n")
    assert _moved(config) == {"gait": "shut", "gate": "shut"}
    barred = shut.rename(gate.with_stem("barred"))
    assert _moved(config) == {"gait": "barred", "gate": "barred", "shut": "barred"}
    assert _moved(config) == {"gait": "barred", "gate": "barred", "shut": "barred"}
    barred.rename(gate)
    assert _moved(config) == {"barred": "gate", "gait": "gate", "shut": "gate"}
    (gate.parent / "redirects.yml").unlink()
    gate.unlink()
    assert _moved(config) == {}


def test_a_redirect_that_leads_nowhere_is_told_and_a_page_written_by_hand_stays(gate: Path) -> None:
    config = _config(gate.parent, 1)
    (gate.parent / "redirects.yml").write_text("gait: gone\nport-talks: port\n")
    config.docs_dir.joinpath("briefings").mkdir(parents=True)
    (config.docs_dir / "briefings" / "port-talks.md").write_text("mine")
    made = pipeline.generate(config)
    assert made.problems == (
        "redirects.yml, line 1: gait leads to gone, and no briefing stands there; mend the address or take the line out",
    )
    assert _moved(config) == {}


def test_a_damaged_record_stops_the_build_and_stays_as_it_is(gate: Path) -> None:
    record = gate.parent / ".addresses.json"
    record.write_text("{")
    with pytest.raises(RecordError, match="restore it"):
        pipeline.generate(_config(gate.parent, 1))
    assert record.read_text() == "{"


def test_a_record_that_cannot_be_written_stops_no_build(gate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise WriteError("disk: cannot be written")

    monkeypatch.setattr(store, "write_ledger", full)
    (problem,) = pipeline.generate(_config(gate.parent, 1)).problems
    assert problem.startswith("disk: cannot be written Until then numbers may change")
