"""What one build remembers of the last."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline, store
from generator.config import Config
from generator.model import Briefing, Change, Place
from generator.reference.treaty_library import TreatyLibrary, treaty_library

GATE = "---\ntitle: The gate\npublished: 2031-06-12\n{matter}---\nKARST – The council {verb} the gate on Tuesday. Envoy Mara Olin said: “It is shut.”\n"
PORT = "---\npublished: 2031-06-10\n---\nKARST – Ships may enter the port again, Chairman Peer Vask said.\n"
CHANGED = Change(
    place=Place.GLANCE, before="KARST – The council shut the gate on Tuesday.", after="KARST – The council barred the gate on Tuesday."
)
BACK = Change(place=Place.GLANCE, before=CHANGED.after, after=CHANGED.before)


class _Site:
    """A site with two seeds; days are those on which files were written."""

    def __init__(self, root: Path) -> None:
        self.config = Config(root=root, seeds_dir=root / "seeds", docs_dir=root / "docs")
        self.write("gate", 12, "shut")
        (self.config.seeds_dir / "port.md").write_text(PORT)

    def write(self, name: str, day: int, verb: str, matter: str = "") -> None:
        path = self.config.seeds_dir / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(GATE.format(verb=verb, matter=matter))
        noon = datetime(2031, 6, day, 12, tzinfo=UTC).timestamp()
        os.utime(path, (noon, noon))

    def build(self, **settings: Any) -> dict[str, Briefing]:
        """The briefings of a build, by slug."""
        made = pipeline.generate(replace(self.config, **settings))
        assert made.problems == ()
        return {briefing.slug: briefing for briefing in made.corpus.briefings}

    def records(self) -> list[bytes]:
        return [path.read_bytes() for path in sorted(self.config.seeds_dir.glob(".*.json"))]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> _Site:
    library = TreatyLibrary(tuple(treaty for treaty in treaty_library() if treaty.id == "un-charter"))
    monkeypatch.setattr(pipeline, "site_library", lambda _: library)
    return _Site(tmp_path)


@pytest.fixture
def revisions(site: _Site) -> Callable[..., list[tuple[int, tuple[Change, ...]]]]:
    """Day and changes of each revision of the gate's briefing after a build."""

    def of(name: str = "gate", **settings: Any) -> list[tuple[int, tuple[Change, ...]]]:
        return [(one.on.day, one.changes) for one in site.build(**settings)[name].revisions]

    return of


Revisions = Callable[..., list[tuple[int, tuple[Change, ...]]]]


def test_an_edited_sentence_is_a_revision_of_the_day_on_which_the_seed_was_written(site: _Site, revisions: Revisions) -> None:
    assert revisions() == []
    site.write("gate", 14, "barred")
    assert revisions() == [(14, (CHANGED,))]
    assert site.build()["port"].revisions == ()


def test_going_back_is_a_revision_again(site: _Site, revisions: Revisions) -> None:
    revisions()
    site.write("gate", 14, "barred")
    revisions()
    site.write("gate", 14, "shut")
    assert revisions() == [(14, (CHANGED,)), (14, (BACK,))]


def test_a_build_of_unchanged_seeds_leaves_the_records_as_they_are(site: _Site, revisions: Revisions) -> None:
    revisions()
    site.write("gate", 14, "barred")
    before = revisions(), site.records()
    os.utime(site.config.seeds_dir / "gate.md")
    assert (revisions(), site.records()) == before


def test_the_day_is_that_of_the_note_which_the_editor_added(site: _Site, revisions: Revisions) -> None:
    site.write("gate", 12, "shut", "revisions: [{date: 2031-06-13, note: A name.}]\n")
    revisions()
    site.write("gate", 20, "barred", "revisions: [{date: 2031-06-13, note: A name.}, {date: 2031-06-17, note: A verb.}]\n")
    assert revisions() == [(17, (CHANGED,))]
    site.write("gate", 21, "shut", "revisions: [{date: 2031-06-13, note: A name.}, {date: 2031-06-17, note: A verb.}]\n")
    assert revisions()[1:] == [(21, (BACK,))]


def test_front_matter_that_changes_no_words_is_no_revision_and_a_headline_is_one(site: _Site, revisions: Revisions) -> None:
    revisions()
    site.write("gate", 14, "shut", "publisher: Example Times\n")
    assert revisions() == []
    path = site.config.seeds_dir / "gate.md"
    path.write_text(path.read_text().replace("title: The gate", "title: The old gate"))
    ((_, changes),) = revisions()
    assert changes == (Change(place=Place.HEADLINE, before="The gate", after="The old gate"),)


def test_corrections_are_no_revision_of_the_seed(site: _Site, revisions: Revisions) -> None:
    revisions()
    (site.config.seeds_dir / "corrections.yml").write_text("actors:\n  - rename: {actor: mara-olin, name: Marah Olin}\n")
    assert revisions() == []


def test_without_the_files_of_the_last_build_nothing_is_compared_and_nothing_is_lost(site: _Site, revisions: Revisions) -> None:
    revisions()
    site.write("gate", 14, "barred")
    assert len(revisions()) == 1
    shutil.rmtree(site.config.docs_dir)
    assert revisions() == [(14, (CHANGED,))]
    shutil.rmtree(site.config.docs_dir)
    site.write("gate", 15, "shut")
    assert revisions() == [(14, (CHANGED,))]
    site.write("gate", 16, "barred")
    assert revisions() == [(14, (CHANGED,)), (16, (CHANGED,))]


def test_what_another_clone_has_recorded_is_not_recorded_again(site: _Site, revisions: Revisions, tmp_path: Path) -> None:
    revisions()
    shutil.copytree(site.config.docs_dir, tmp_path / "mine")
    site.write("gate", 14, "barred")
    revisions()
    shutil.rmtree(site.config.docs_dir)
    (tmp_path / "mine").rename(site.config.docs_dir)
    assert revisions() == [(14, (CHANGED,))]


def test_a_file_of_the_last_build_that_was_changed_by_hand_is_not_compared(site: _Site, revisions: Revisions) -> None:
    revisions()
    file = site.config.docs_dir / "briefings" / "gate.json"
    file.write_text(file.read_text().replace("It is shut.", "It is open."))
    site.write("gate", 14, "barred")
    made = pipeline.generate(site.config)
    assert [briefing.revisions for briefing in made.corpus.briefings] == [(), ()]
    assert "changed by hand" in made.problems[0]


def test_a_renamed_seed_has_its_number_and_revisions_at_its_new_address(site: _Site, revisions: Revisions) -> None:
    revisions()
    site.write("gate", 14, "barred")
    revisions()
    (site.config.seeds_dir / "gate.md").rename(site.config.seeds_dir / "door.md")
    assert revisions("door") == [(14, (CHANGED,))]
    site.write("door", 15, "shut")
    assert revisions("door") == [(14, (CHANGED,)), (15, (BACK,))]
    assert {slug: b.number for slug, b in site.build().items()} == {"door": "BR-2031-002", "port": "BR-2031-001"}


def test_a_seed_that_is_put_back_has_its_number_and_revisions_again(site: _Site, revisions: Revisions) -> None:
    revisions()
    site.write("gate", 14, "barred")
    revisions()
    (site.config.seeds_dir / "gate.md").rename(site.config.root / "gate.md")
    site.write("door", 12, "opened")
    assert site.build()["door"].number == "BR-2031-003"
    (site.config.root / "gate.md").rename(site.config.seeds_dir / "gate.md")
    assert revisions() == [(14, (CHANGED,))]
    assert site.build()["gate"].number == "BR-2031-002"


def test_what_a_preview_notices_in_a_day_is_one_revision_that_a_build_ends(site: _Site, revisions: Revisions) -> None:
    revisions()
    site.write("gate", 14, "opened")
    revisions(previewing=True)
    site.write("gate", 14, "barred")
    assert revisions(previewing=True) == [(14, (CHANGED,))]
    site.write("gate", 14, "shut")
    assert revisions(previewing=True) == []
    site.write("gate", 14, "barred")
    revisions(previewing=True)
    assert revisions() == [(14, (CHANGED,))]
    site.write("gate", 14, "shut")
    assert revisions(previewing=True) == [(14, (CHANGED,)), (14, (BACK,))]


def test_commands_that_do_not_build_tell_the_same_and_write_nothing(site: _Site) -> None:
    site.build()
    site.write("gate", 14, "barred")
    site.build()
    (site.config.seeds_dir / "gate.md").rename(site.config.seeds_dir / "door.md")
    before = site.records()
    gathered, _ = pipeline.read_corpus(site.config, pipeline.site_library(site.config))
    door = gathered.briefings[0]
    assert (door.number, door.revised) == ("BR-2031-002", date(2031, 6, 14))
    assert site.records() == before


def test_a_build_that_is_undone_leaves_the_records_of_the_last(site: _Site) -> None:
    site.build()
    before = site.records()
    site.write("gate", 14, "barred")
    log = store.UndoLog(site.config.docs_dir)
    pipeline.generate_to(site.config, log)
    assert len(site.records()) == 2
    log.roll_back()
    assert site.records() == before
