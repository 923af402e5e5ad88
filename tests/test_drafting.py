"""Drafts of earlier builds are used again, and only where they are what would be made now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator import drafting, language, pipeline
from generator.cache.drafts import DraftCache
from generator.config import Config
from generator.errors import WriteError
from generator.model import Corpus, SourceText
from generator.reference.treaty_library import treaty_library

LIBRARY = treaty_library()
STORY = "KARST – Envoy Mara Olin told reporters on Tuesday that Article {} of the treaty “binds both sides.”\n"


class _Counting:
    """The drafts that are made, not taken from the cache, by the names of their seeds."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.names: list[str] = []
        make = drafting.draft

        def counted(name: str, *others: object) -> object:
            self.names.append(name)
            return make(name, *others)  # type: ignore[arg-type]

        monkeypatch.setattr(drafting, "draft", counted)

    def since(self) -> list[str]:
        names, self.names = self.names, []
        return names


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> _Counting:
    return _Counting(monkeypatch)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number, name in enumerate(("a.txt", "b.txt", "c.txt"), start=1):
        (seeds / name).write_text(STORY.format(number))
    return Config(root=tmp_path, seeds_dir=seeds, docs_dir=tmp_path / "docs", cache_dir=tmp_path / ".precis")


def _read(config: Config) -> tuple[Corpus, tuple[str, ...]]:
    return pipeline.read_corpus(config, LIBRARY)


def _fresh(config: Config) -> tuple[Corpus, tuple[str, ...]]:
    """What is made without a cache."""
    return pipeline.read_corpus(Config(root=config.root, seeds_dir=config.seeds_dir, docs_dir=config.docs_dir), LIBRARY)


def test_a_seed_that_has_not_changed_is_not_read_again(config: Config, made: _Counting) -> None:
    first = _read(config)
    assert made.since() == ["a.txt", "b.txt", "c.txt"]
    assert _read(config) == first
    assert made.since() == []


def test_only_the_seed_that_changed_is_read_again(config: Config, made: _Counting) -> None:
    _read(config)
    (config.seeds_dir / "b.txt").write_text(STORY.format(9))
    (config.seeds_dir / "c.txt").unlink()
    (config.seeds_dir / "d.txt").write_text(STORY.format(4))
    made.since()
    read = _read(config)
    assert made.since() == ["b.txt", "d.txt"]
    assert read == _fresh(config)


def test_a_seed_under_another_name_is_read_again(config: Config, made: _Counting) -> None:
    _read(config)
    (config.seeds_dir / "c.txt").rename(config.seeds_dir / "z.txt")
    made.since()
    assert [b.slug for b in _read(config)[0].briefings] == ["a", "b", "z"]
    assert made.since() == ["z.txt"]


@pytest.mark.parametrize(
    ("corrections", "again"),
    [
        ("actors:\n  - {rename: {actor: mara-olin, name: Mara K. Olin}, seeds: [b]}\n", ["b.txt"]),
        ("actors:\n  - rename: {actor: mara-olin, name: Mara K. Olin}\n", ["a.txt", "b.txt", "c.txt"]),
        ("actors:\n  - rename: {actor: somebody-else, name: Nobody}\n", []),
    ],
)
def test_only_seeds_that_a_correction_concerns_are_read_again(config: Config, made: _Counting, corrections: str, again: list[str]) -> None:
    _read(config)
    made.since()
    (config.seeds_dir / "corrections.yml").write_text(corrections)
    read = _read(config)
    assert made.since() == again
    assert read == _fresh(config)
    made.since()
    assert _read(config) == read
    assert made.since() == []


def test_a_treaty_of_the_site_s_own_concerns_every_seed(config: Config, made: _Counting) -> None:
    _read(config)
    made.since()
    own = config.seeds_dir / "reference" / "treaties"
    own.mkdir(parents=True)
    (own / "notes.txt").write_text("of the editor's")
    _read(config)
    assert made.since() == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize("damage", [b"", b"no database at all", None])
def test_a_damaged_cache_is_begun_anew(config: Config, made: _Counting, damage: bytes | None) -> None:
    first = _read(config)
    (path,) = (config.root / ".precis").iterdir()
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100) if damage is None else damage)
    made.since()
    assert _read(config) == first
    assert made.since() == ["a.txt", "b.txt", "c.txt"]


def test_drafts_of_seeds_that_are_gone_are_forgotten(config: Config) -> None:
    _read(config)
    size = _count(config)
    (config.seeds_dir / "a.txt").unlink()
    _read(config)
    assert (size, _count(config)) == (3, 2)


def test_a_cache_that_cannot_be_made_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(WriteError, match=r"file.*Free space or change the folder's rights"):
        DraftCache(tmp_path / "file")


def test_a_seed_that_cannot_be_used_is_told_at_every_build(config: Config) -> None:
    (config.seeds_dir / "bad.txt").write_bytes(b"")

    assert _read(config)[1] == _fresh(config)[1] != ()


def test_what_a_build_made_before_it_was_broken_off_is_kept(config: Config, made: _Counting) -> None:
    def stop(*step: object) -> None:
        if step[0] == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.read_corpus(config, LIBRARY, stop)
    made.since()
    _read(config)
    assert made.since() == ["c.txt"]


def _count(config: Config) -> int:
    cache = DraftCache(config.root / ".precis")
    number = cache.number
    cache.close()
    return number


def test_a_briefing_without_a_cache_is_the_same(config: Config) -> None:
    made = pipeline.brief(config.seeds_dir / "a.txt", LIBRARY, language.load())
    (kept,) = (b for b in _read(config)[0].briefings if b.slug == "a")
    assert kept.quotes == made.quotes
    assert kept.article == replace(made.article, source_text=SourceText.FULL)
