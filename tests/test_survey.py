"""Which seeds belong to which year."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import reader, years
from generator.config import Year


def _write(folder: Path, name: str, day: str = "") -> Path:
    path = folder / f"{name}.md"
    path.write_text(f"---\ntitle: Talks\n{f'date: {day}' if day else 'byline: Ada'}\n---\nThey met {name}.\n")
    return path


def _by_year(found: years.Archive) -> dict[str, list[str]]:
    return {year.name: [path.stem for path in year.seeds] for year in found.years}


def test_seeds_go_to_the_years_of_their_articles_the_newest_first_and_the_undated_last(tmp_path: Path) -> None:
    paths = [
        _write(tmp_path, "a", "2031-05-01"),
        _write(tmp_path, "b"),
        _write(tmp_path, "c", "2030-01-01"),
        _write(tmp_path, "d", "2031-01-01"),
    ]
    found = years.survey(paths, tmp_path, tmp_path / "record" / "seeds.json")
    assert _by_year(found) == {"2031": ["a", "d"], "2030": ["c"], "undated": ["b"]}
    assert found.years[1] == Year(name="2030", seeds=(paths[2],), written=tmp_path, before="undated", after="2031")


def test_only_seeds_that_have_changed_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [_write(tmp_path, name, f"203{number}-01-01") for number, name in enumerate("abc")]
    record = tmp_path / "record" / "seeds.json"
    years.survey(paths, tmp_path, record)
    _write(tmp_path, "b", "2040-12-31")
    plain, names = reader.read, []

    def noting(path: Path) -> object:
        names.append(path.stem)
        return plain(path)

    monkeypatch.setattr(reader, "read", noting)
    found = years.survey(paths, tmp_path, record)
    assert _by_year(found) == {"2040": ["b"], "2032": ["c"], "2030": ["a"]}
    assert names == ["b"]
    assert found.read == 1
    assert years.survey(paths, tmp_path, record).read == 0
    record.write_text(record.read_text()[:40])
    assert _by_year(years.survey(paths, tmp_path, record)) == {"2040": ["b"], "2032": ["c"], "2030": ["a"]}


def test_a_seed_that_cannot_be_read_any_more_keeps_its_year_and_one_that_never_could_is_told(tmp_path: Path) -> None:
    paths = [_write(tmp_path, "a", "2031-05-01"), _write(tmp_path, "b", "2031-06-01")]
    record = tmp_path / "seeds.json"
    years.survey(paths, tmp_path, record)
    paths[1].write_text("")
    (tmp_path / "c.md").write_text("")
    found = years.survey([*paths, tmp_path / "c.md"], tmp_path, record)
    assert _by_year(found) == {"2031": ["a", "b"]}
    assert [problem.partition(":")[0] for problem in found.problems] == ["c.md"]
    assert found.read == 0


def test_several_processes_find_the_same_years(tmp_path: Path) -> None:
    paths = [_write(tmp_path, f"s{number:03}", f"20{10 + number % 3}-01-01") for number in range(99)]
    (tmp_path / "s050.md").write_text("")
    alone = years.survey(paths, tmp_path, tmp_path / "a.json")
    assert years.survey(paths, tmp_path, tmp_path / "b.json", jobs=2) == alone
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
