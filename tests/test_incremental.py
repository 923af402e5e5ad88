"""A build that uses what earlier builds made gives the very bytes of one that starts from nothing, whatever has changed in between."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import main
from tests.few_treaties import use_few_treaties

CONFIG = """\
site_name: {name}
theme: {{name: material, font: false, custom_dir: overrides}}
nav: [index.md, about.md, briefings/index.md, actors/index.md, treaties/index.md]
not_in_nav: |
  /briefings/
  /actors/
  /treaties/
  /topics/
  /timeline/
plugins: [search, precis]
markdown_extensions: [attr_list, md_in_html]
"""
STORY = """\
---
title: Talks number {number}
date: 2031-06-{day:02}
---
KARST – Envoy Mara Olin told reporters on Tuesday that Article 5 of the North Atlantic Treaty “binds us {number} times.” Chairman Peer
Vask of the Harbour Council said: “The council met on June {day}, 2031, and will meet again.”
"""
NAMES = ("a", "b", "c")


class _Project:
    """A small site, and what a person may do to it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.settings = {"name": "Karst"}
        for folder in ("seeds", "docs", "overrides"):
            (root / folder).mkdir(parents=True)
        (root / "docs" / "about.md").write_text("# About\n\n[A briefing](briefings/a.md)\n")
        (root / "docs" / "plain.txt").write_text("plain")
        for number, name in enumerate(NAMES):
            self.write(name, number)

    def write(self, name: str, number: int) -> None:
        (self.root / "seeds" / f"{name}.md").write_text(STORY.format(number=number, day=number % 28 + 1))

    def delete(self, name: str) -> None:
        if len(list((self.root / "seeds").glob("*.md"))) > 1:
            (self.root / "seeds" / f"{name}.md").unlink(missing_ok=True)

    def rename(self, name: str) -> None:
        if (path := self.root / "seeds" / f"{name}.md").exists():
            path.rename(path.with_name(f"{name}{name}.md"))

    def call(self, name: str) -> None:
        self.settings["name"] = name

    def override(self, words: str) -> None:
        (self.root / "overrides" / "main.html").write_text(f'{{% extends "base.html" %}}{{% block announce %}}{words}{{% endblock %}}')

    def correct(self, name: str) -> None:
        (self.root / "seeds" / "corrections.yml").write_text(f"actors:\n  - rename: {{actor: mara-olin, name: {name} Olin}}\n")

    def forget(self, part: str) -> None:
        for path in (self.root / ".precis").glob(part):
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    def tamper(self, words: str) -> None:
        for path in (self.root / "site" / "actors").glob("*/index.html"):
            path.write_text(words)

    def disturb(self, words: str) -> None:
        for path in (self.root / ".precis").glob("spare-*/"):
            (path / "briefings").joinpath(words).write_text(words)
            (path / "index.html").unlink()

    def build(self) -> dict[str, bytes]:
        """The site after a build, by path."""
        (self.root / "mkdocs.yml").write_text(CONFIG.format(**self.settings))
        built = CliRunner().invoke(main, ["build", "-f", str(self.root / "mkdocs.yml"), "-d", str(self.root / "site")])
        assert built.exit_code == 0, built.output
        site = self.root / "site"
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}

    def clean(self, root: Path) -> dict[str, bytes]:
        """The site as a build makes it from nothing, elsewhere."""
        for part in ("seeds", "overrides"):
            shutil.copytree(self.root / part, root / part)
        (root / "docs").mkdir()
        for name in ("about.md", "plain.txt"):
            shutil.copy(self.root / "docs" / name, root / "docs")
        other = object.__new__(_Project)
        other.root, other.settings = root, self.settings
        return other.build()


WORDS = st.sampled_from(["Karst", "Harbour", "Delta"])
STEPS: st.SearchStrategy[Callable[[_Project], None]] = st.one_of(
    st.builds(lambda name, number: lambda p: p.write(name, number), st.sampled_from((*NAMES, "d")), st.integers(0, 5)),
    st.builds(lambda name: lambda p: p.delete(name), st.sampled_from(NAMES)),
    st.builds(lambda name: lambda p: p.rename(name), st.sampled_from(NAMES)),
    st.builds(lambda name: lambda p: p.call(name), WORDS),
    st.builds(lambda words: lambda p: p.override(words), WORDS),
    st.builds(lambda name: lambda p: p.correct(name), WORDS),
    st.builds(
        lambda part: lambda p: p.forget(part), st.sampled_from(["*", "drafts*", "pages*", "site*", "spare*", "spare*.json", "search"])
    ),
    st.builds(lambda words: lambda p: p.tamper(words), WORDS),
    st.builds(lambda words: lambda p: p.disturb(words), WORDS),
)


@pytest.fixture(autouse=True, scope="module")
def small_library() -> Iterator[None]:
    """Each treaty of the library has a page; two are enough."""
    with pytest.MonkeyPatch.context() as patched:
        use_few_treaties(patched)
        patched.setenv("NO_MKDOCS_2_WARNING", "1")
        yield


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(steps=st.lists(st.lists(STEPS, min_size=1, max_size=2), min_size=2, max_size=4))
def test_the_site_is_the_same_as_one_built_from_nothing(
    tmp_path_factory: pytest.TempPathFactory, steps: list[list[Callable[[_Project], None]]]
) -> None:
    project = _Project(tmp_path_factory.mktemp("kept"))
    project.build()
    for together in steps:
        for step in together:
            step(project)
        built, clean = project.build(), project.clean(tmp_path_factory.mktemp("clean"))
        assert built.keys() == clean.keys()
        assert [name for name in built if built[name] != clean[name]] == [], sorted(
            path.name for path in (project.root / "seeds").iterdir()
        )


def test_what_has_not_changed_is_not_rendered_again(tmp_path: Path) -> None:
    project = _Project(tmp_path / "site")
    project.build()
    site = tmp_path / "site" / "site"
    uncited, changed = site / "treaties" / "un-charter" / "index.html", site / "briefings" / "b" / "index.html"
    before = [path.stat().st_ino for path in (uncited, changed)]
    project.write("b", 5)
    project.build()
    assert [path.stat().st_ino == inode for path, inode in zip((uncited, changed), before, strict=True)] == [True, False]


def test_how_many_processes_build_changes_no_page(tmp_path: Path) -> None:
    project = _Project(tmp_path / "site")
    project.build()
    again = CliRunner().invoke(main, ["build", "-j", "2", "-f", str(project.root / "mkdocs.yml"), "-d", str(project.root / "site")])
    assert "Nothing has changed" in again.output


def test_the_site_before_the_last_becomes_the_next(tmp_path: Path) -> None:
    project = _Project(tmp_path / "site")
    inodes = []
    for number in range(4):
        project.write("b", number + 5)
        project.build()
        inodes.append((tmp_path / "site" / "site").stat().st_ino)
    assert inodes[0] == inodes[2] != inodes[1] == inodes[3]


def test_a_site_whose_spare_one_was_disturbed_is_as_it_should_be(tmp_path: Path) -> None:
    project = _Project(tmp_path / "site")
    for number in range(3):
        project.write("b", number + 5)
        project.build()
        project.disturb("more.txt")
    project.write("c", 9)
    assert project.build() == project.clean(tmp_path / "clean")
