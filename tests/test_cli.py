from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.language.parser import BUNDLED
from tests.command import run as _run
from tests.few_treaties import use_few_treaties

STORY = "TOWNSVILLE – Mayor Ada Lind said the bridge would open in May.\n\n“It is safe,” Lind said.\n"


@pytest.fixture
def new_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_few_treaties(monkeypatch)
    folder = tmp_path / "my-site"
    assert _run("new", folder).exit_code == 0
    monkeypatch.chdir(folder)
    return folder


def test_a_new_site_builds_as_it_is_and_with_its_first_seed(new_site: Path) -> None:
    assert _run("build", "--strict").exit_code == 0
    (new_site / "seeds" / "bridge.txt").write_text(STORY)
    result = _run("build", "--strict")
    assert result.exit_code == 0, result.output
    assert "It is safe" in (new_site / "site" / "briefings" / "bridge" / "index.html").read_text()
    assert _run("check").exit_code == 0


def test_new_refuses_a_folder_that_is_not_empty(new_site: Path) -> None:
    result = _run("new", new_site)
    assert result.exit_code == 1
    assert "not empty" in result.output


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b"  \n \n"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"),
        ("huge.txt", b"All work and no play. " * 1_000_000),
        ("front.md", b"---\ntitle: [unclosed\n---\nStory.\n"),
        ("data.xlsx", b"PK\x03\x04"),
    ],
)
def test_a_seed_that_cannot_be_read_is_named_and_the_others_still_build(new_site: Path, name: str, content: bytes) -> None:
    (new_site / "seeds" / "bridge.txt").write_text(STORY)
    (new_site / "seeds" / name).write_bytes(content)
    result = _run("build")
    assert result.exit_code == 0, result.output
    assert name in result.output
    assert (new_site / "site" / "briefings" / "bridge" / "index.html").is_file()
    assert _run("build", "--strict").exit_code == 1


def test_a_strict_build_that_fails_leaves_site_and_docs_as_they_were(new_site: Path) -> None:
    (new_site / "seeds" / "bridge.txt").write_text(STORY)
    _run("build")

    def files() -> dict[str, bytes]:
        return {
            p.relative_to(new_site).as_posix(): p.read_bytes()
            for top in ("docs", "site")
            for p in (new_site / top).rglob("*")
            if p.is_file()
        }

    before = files()
    (new_site / "seeds" / "bridge.txt").write_text(STORY.replace("bridge", "tunnel"))
    (new_site / "seeds" / "empty.txt").write_bytes(b"")
    assert _run("build", "--strict").exit_code == 1
    assert files() == before
    assert not list(new_site.glob(".site*"))


def test_two_seeds_with_one_address_are_both_named(new_site: Path) -> None:
    (new_site / "seeds" / "a b.txt").write_text(STORY)
    (new_site / "seeds" / "a-b.md").write_text(STORY)
    result = _run("build")
    assert result.exit_code == 0
    assert "a b.txt" in result.output
    assert "a-b.md" in result.output


def test_a_seed_without_quotes_actors_and_dates_gives_an_honest_page(new_site: Path) -> None:
    (new_site / "seeds" / "rain.txt").write_text("Rain is expected over the valleys.\n")
    assert _run("build", "--strict").exit_code == 0
    assert "does not mention" in (new_site / "site" / "briefings" / "rain" / "index.html").read_text()


def test_topics_and_revisions_that_the_editor_noted_stand_on_the_page(new_site: Path) -> None:
    front = "---\ntopics: [bridges, ports]\nrevisions:\n  - {date: 2031-05-04, note: Corrected <a> name.}\n---\n"
    (new_site / "seeds" / "bridge.md").write_text(front + STORY)
    (new_site / "seeds" / "other.txt").write_text(STORY)
    assert _run("build", "--strict").exit_code == 0
    page = (new_site / "site" / "briefings" / "bridge" / "index.html").read_text()
    assert '<a href="../../topics/bridges/">bridges</a> · <a href="../../topics/ports/">ports</a>' in page
    assert "bridges" in (new_site / "site" / "topics" / "index.html").read_text()
    assert "4 May 2031" in page
    assert "Corrected &#60;a&#62; name." in page
    assert "No revision of this briefing is recorded" in (new_site / "site" / "briefings" / "other" / "index.html").read_text()


def test_a_setting_that_would_break_links_is_refused(new_site: Path) -> None:
    settings = new_site / "mkdocs.yml"
    settings.write_text(settings.read_text() + "\nuse_directory_urls: false\n")
    result = _run("build")
    assert result.exit_code == 1
    assert "use_directory_urls" in result.output


def test_a_wrong_reference_file_is_named_once_and_the_site_stays(new_site: Path) -> None:
    (new_site / "seeds" / "bridge.txt").write_text(STORY)
    _run("build")
    own = new_site / "seeds" / "reference" / "treaties"
    own.mkdir(parents=True)
    (own / "lakes.yml").write_text("title: [")
    result = _run("build")
    assert result.exit_code == 1
    assert result.output.count("error:") == 1
    assert "lakes.yml, line 2" in result.output
    assert (new_site / "site" / "briefings" / "bridge" / "index.html").is_file()


def test_a_copy_for_a_disk_is_made_where_it_is_missing_or_old(new_site: Path) -> None:
    _run("build")
    assert not (new_site / "site.zip").exists()
    made = _run("build", "--offline")
    assert made.exit_code == 0
    assert f"{new_site / 'site.zip'}" in made.output
    first, time = (new_site / "site.zip").read_bytes(), (new_site / "site.zip").stat().st_mtime_ns
    _run("build", "--offline")
    assert (new_site / "site.zip").stat().st_mtime_ns == time
    (new_site / "site.zip").unlink()
    assert "Nothing has changed" in _run("build", "--offline").output
    assert (new_site / "site.zip").read_bytes() == first
    (new_site / "docs" / "more.md").write_text("# More\n")
    _run("build", "--offline")
    with ZipFile(new_site / "site.zip") as copy:
        assert {"site/index.html", "site/more/index.html"} <= set(copy.namelist())


def test_a_site_is_built_by_several_processes(new_site: Path) -> None:
    for name in ("bridge", "tunnel"):
        (new_site / "seeds" / f"{name}.txt").write_text(STORY.replace("bridge", name))
    assert _run("build", "--strict", "--jobs", "2").exit_code == 0
    assert "tunnel" in (new_site / "site" / "briefings" / "tunnel" / "index.html").read_text()
    assert _run("build", "--jobs", "0").exit_code == 2


@pytest.mark.parametrize(
    ("option", "said"),
    [("jobs: 0", "'jobs' is a number of processes"), ("language_model: no_such_model", "no spaCy pipeline 'no_such_model'")],
)
def test_a_wrong_option_of_the_plugin_is_named_with_what_to_do(new_site: Path, option: str, said: str) -> None:
    (new_site / "seeds" / "bridge.txt").write_text(STORY)
    settings = new_site / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("  - precis\n", f"  - precis:\n      {option}\n"))
    result = _run("build")
    assert result.exit_code == 1
    assert said in result.output


def test_a_language_model_is_named_as_seen_from_the_settings(new_site: Path) -> None:
    (new_site / "models").mkdir()
    (new_site / "models" / "own").symlink_to(BUNDLED)
    (new_site / "seeds" / "bridge.txt").write_text(STORY)
    settings = new_site / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("  - precis\n", "  - precis:\n      language_model: models/own\n"))
    assert _run("build", "--strict", "-f", settings).exit_code == 0


def test_extract_takes_another_language_model(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(STORY)
    made = _run("extract", tmp_path / "bridge.txt", "--language-model", BUNDLED)
    assert made.stdout == _run("extract", tmp_path / "bridge.txt").stdout
    missing = _run("extract", tmp_path / "bridge.txt", "--language-model", "no_such_model")
    assert (missing.exit_code, missing.output.count("error:")) == (1, 1)


def test_extract_prints_the_contract_json(tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text(STORY)
    result = _run("extract", tmp_path / "bridge.txt")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["slug"] == "bridge"


def test_a_treaty_of_the_users_own_counts_in_pages_and_in_extracted_json(new_site: Path) -> None:
    own = new_site / "seeds" / "reference" / "treaties"
    own.mkdir(parents=True)
    (own / "lakes-compact.yml").write_text(
        "title: Compact on the Shared Lakes\nshort_title: Lakes Compact (1998)\naliases: [Lakes Compact]\nkind: agreement\nbinding: true\n"
        "numbering: roman\nsources: [https://example.org/lakes]\nprovisions:\n  - {number: '4', summary: Each party tells the other.}\n"
    )
    seed = new_site / "seeds" / "lakes.txt"
    seed.write_text("GENEVA – Envoy Mara Olin said that Article 4 of the Lakes Compact “binds both sides.”\n")
    (treaty,) = json.loads(_run("extract", seed).stdout)["treaties"]
    assert (treaty["id"], treaty["known"], treaty["articles"][0]["label"]) == ("lakes-compact", True, "Article IV")
    assert _run("build", "--strict").exit_code == 0
    assert "Each party tells the other." in (new_site / "site" / "briefings" / "lakes" / "index.html").read_text()


def test_extract_goes_on_behind_a_bad_seed_and_exits_with_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(STORY)
    result = _run("extract", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "a.txt" in result.output
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["b.json"]


def test_a_command_outside_a_site_says_how_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("build", "serve", "check"):
        result = _run(command)
        assert result.exit_code == 1
        assert "precis new" in result.output


def test_a_wrong_command_exits_with_two() -> None:
    assert _run("bild").exit_code == 2
    assert _run("extract").exit_code == 2


def test_help_answers_without_loading_the_program() -> None:
    code = (
        "import sys, generator.cli; print(sorted({'mkdocs', 'yaml', 'jinja2', 'markdown', 'babel', 'spacy', 'numpy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_explain_tells_by_which_rule_each_quote_was_found(new_site: Path) -> None:
    (new_site / "seeds" / "bridge.txt").write_text(STORY)
    result = _run("explain", "bridge")
    assert result.exit_code == 0, result.output
    assert "words        “It is safe" in result.stdout
    assert "-> Ada Lind" in result.stdout
    assert "rule" in result.stdout
    assert _run("explain", new_site / "seeds" / "bridge.txt").stdout == result.stdout


def test_explain_names_briefings_that_are_like_an_unknown_one(new_site: Path) -> None:
    (new_site / "seeds" / "bridge.txt").write_text(STORY)
    result = _run("explain", "brige")
    assert result.exit_code == 1
    assert "did you mean bridge?" in result.output
    assert "no seed with a name like that" in _run("explain", "zzz").output
    assert "no such file" in _run("explain", "seeds/brige.txt").output


def test_explain_names_a_seed_that_cannot_be_read(new_site: Path) -> None:
    (new_site / "seeds" / "empty.txt").write_bytes(b"")
    result = _run("explain", "empty")
    assert result.exit_code == 1
    assert "empty.txt" in result.output


def test_corrections_are_no_seed_and_one_that_finds_nothing_fails_a_strict_build(new_site: Path) -> None:
    (new_site / "seeds" / "bridge.txt").write_text(STORY)
    corrections = new_site / "seeds" / "corrections.yml"
    corrections.write_text("actors:\n  - rename: {actor: ada-lind, name: Lind Ada}\n")
    assert _run("build", "--strict").exit_code == 0
    corrections.write_text("actors:\n  - rename: {actor: ada-lint, name: Lind Ada}\n")
    result = _run("build")
    assert result.exit_code == 0
    message = "corrections.yml, line 2: rename finds nothing: no actor has the id ada-lint; did you mean ada-lind?"
    assert f"warning: {message}" in result.output
    assert _run("build", "--strict").exit_code == 1
    assert message in _run("check", "--strict").output


def test_a_wrong_file_of_corrections_ends_the_build_with_its_line_and_leaves_the_pages(new_site: Path) -> None:
    (new_site / "seeds" / "bridge.txt").write_text(STORY)
    assert _run("build").exit_code == 0
    (new_site / "seeds" / "corrections.yml").write_text("actors:\n  - pin: Ada Lind\n")
    for command in (("build",), ("extract", "seeds/bridge.txt"), ("explain", "bridge"), ("review",)):
        result = _run(*command)
        assert result.exit_code == 1
        assert "error: corrections.yml, line 2: 'actors[0].pin' is 'Ada Lind'; expected an id" in result.output
    assert (new_site / "site" / "briefings" / "bridge" / "index.html").is_file()


def test_extract_and_explain_respect_the_corrections_beside_the_seed(new_site: Path) -> None:
    (new_site / "seeds" / "bridge.txt").write_text(STORY)
    (new_site / "seeds" / "corrections.yml").write_text(
        "actors:\n  - role: {actor: ada-lind, title: Head of Harbours}\n  - pin: ada-lind\n  - country: {actor: ada-lind, code: FR}\n"
        "quotes:\n  - speaker: {seed: bridge, begins: It is safe, actor: null}\n"
    )
    lind = next(a for a in json.loads(_run("extract", "seeds/bridge.txt").output)["actors"] if a["id"] == "ada-lind")
    assert lind["editor_roles"] == [{"title": "Head of Harbours", "former": False}]
    (new_site / "seeds" / "2031").mkdir()
    (new_site / "seeds" / "bridge.txt").rename(new_site / "seeds" / "2031" / "bridge.txt")
    explained = _run("explain", "bridge").output
    assert "role         Head of Harbours, by the editor" in explained
    assert "by editor    country, pinned" in explained
    assert "by editor    speaker" in explained


def test_review_suggests_what_looks_like_one_actor_until_the_editor_decides(new_site: Path) -> None:
    (new_site / "seeds" / "bridge.txt").write_text(STORY)
    (new_site / "seeds" / "road.txt").write_text(STORY.replace("Lind", "Lindt"))
    result = _run("review")
    assert result.exit_code == 0, result.output
    assert "  - merge: [ada-lindt, ada-lind]\n" in result.output or "  - merge: [ada-lind, ada-lindt]\n" in result.output
    for decided in ("different", "merge"):
        (new_site / "seeds" / "corrections.yml").write_text(f"actors:\n  - {decided}: [ada-lind, ada-lindt]\n")
        assert "- merge" not in _run("review").output
        assert _run("build", "--strict").exit_code == 0
