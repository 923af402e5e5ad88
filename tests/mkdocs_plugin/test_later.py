from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from mkdocs.structure.files import File, Files

from tests.command import run
from tests.few_treaties import use_few_treaties

CONFIG = "site_name: Karst\ntheme: {name: material, font: false}\nplugins: [search, precis]\nmarkdown_extensions: [attr_list, md_in_html]\n"
STORY = "Envoy Mara Olin told reporters on Tuesday that Article 5 of the North Atlantic Treaty “binds us {number} times.”"


def test_how_often_all_files_are_looked_at_does_not_grow_with_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_few_treaties(monkeypatch)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "docs").mkdir()
    (tmp_path / "seeds").mkdir()
    looked, plain = [0], Files.documentation_pages

    def noting(files: Files, **named: object) -> Sequence[File]:
        looked[0] += 1
        return plain(files, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Files, "documentation_pages", noting)

    def looks(seeds: int) -> int:
        for number in range(seeds):
            (tmp_path / "seeds" / f"s{number}.txt").write_text(STORY.format(number=number))
        looked[0] = 0
        found = run("build", "-f", tmp_path / "mkdocs.yml")
        assert found.exit_code == 0, found.output
        return looked[0]

    assert looks(1) == looks(9)
