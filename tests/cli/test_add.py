from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import run
from tests.files import packed, pdf
from tests.server import Answer, serving

WORDS = "The ministers of Aldmark and Borland met in Havenburg on Monday."
STORY = f"Ministers meet in Havenburg\n\nMarch 11, 2025\n\n{WORDS}\n"
SEED = "2025-03-11-ministers-meet-in-havenburg.md"


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new site, in which the command runs, on a day that is said."""
    assert run("new", tmp_path / "site").exit_code == 0
    monkeypatch.chdir(tmp_path / "site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1743465600")
    return tmp_path / "site"


def test_files_folders_and_addresses_become_seeds(tmp_path: Path, site: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY)
    (folder / "b.pdf").write_bytes(pdf("Talks on fishing fail", WORDS))
    with serving(
        {"/page": Answer(b"Envoys leave Havenburg\n\nThe envoys left on Friday.", headers={"Content-Type": "text/plain"})}
    ) as server:
        made = run("add", folder, f"{server.address}/page", "--allow-private")
        assert made.exit_code == 0, made.output
        assert server.asked == ["/robots.txt", "/page"]
        assert all(agent.startswith("precis/") for agent in server.agents)
    assert f"a.txt: is now {Path('seeds', SEED)}" in made.stdout
    assert made.stdout.endswith("3 added, 0 there already, 0 could not be taken in\n")
    assert sorted(path.name for path in (site / "seeds").glob("*.md") if path.name != "README.md") == [
        SEED,
        "envoys-leave-havenburg.md",
        "talks-on-fishing-fail.md",
    ]
    assert "retrieved: 2025-04-01" in (site / "seeds" / SEED).read_text()
    assert f'url: "{server.address}/page"' in (site / "seeds/envoys-leave-havenburg.md").read_text()


def test_without_permission_this_machine_is_not_asked() -> None:
    with serving({"/page": Answer(STORY.encode(), headers={"Content-Type": "text/plain"})}) as server:
        made = run("add", f"{server.address}/page")
        assert server.asked == []
    assert made.exit_code == 1
    assert "has an address inside a network (127.0.0.1), which is not fetched; --allow-private does" in made.stderr


def test_the_exit_code_tells_whether_anything_was_taken_in(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.pdf"
    good.write_text(STORY)
    bad.write_bytes(b"%PDF-")
    mixed = run("add", good, bad)
    assert mixed.exit_code == 0
    assert mixed.stderr.startswith("warning: b.pdf: is a PDF that cannot be read")
    assert run("add", good, bad).stdout.endswith("0 added, 1 there already, 1 could not be taken in\n")
    assert run("add", good, bad, "--strict").exit_code == 1
    assert run("add", good, "--strict").exit_code == 0
    assert run("add", bad).exit_code == 1
    assert run("add", tmp_path / "gone.txt").exit_code == 1


def test_of_an_archive_the_good_are_taken_and_the_bad_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"a.txt": STORY.encode(), "b.jpg": b"x"}))
    made = run("add", path)
    assert made.exit_code == 0
    assert "warning: a.zip: b.jpg: is not a kind of seed that can be read" in made.stderr


def test_a_dry_run_writes_nothing(tmp_path: Path, site: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    made = run("add", "--dry-run", tmp_path / "a.txt")
    assert made.exit_code == 0
    assert f"would become {Path('seeds', SEED)}" in made.stdout
    assert not (site / "seeds" / SEED).exists()


def test_outside_a_site_nothing_is_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = run("add", "a.txt")
    assert (made.exit_code, "make one with: precis new" in made.stderr) == (1, True)


def test_a_clock_that_is_none_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    made = run("add", tmp_path / "a.txt")
    assert (made.exit_code, "SOURCE_DATE_EPOCH is 'soon'" in made.stderr) == (1, True)
