"""The look comes with the site and from nowhere else."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import yaml

from generator.site import EXTRA_JAVASCRIPT, LOOKS, starter, theme_dir

ROOT = Path(__file__).parents[2]
ASSETS = theme_dir() / "assets" / "precis"


def test_every_style_and_script_that_pages_ask_for_is_there() -> None:
    assert [name for name in (*LOOKS, *EXTRA_JAVASCRIPT) if not (theme_dir() / name).is_file()] == []


def test_every_font_is_there_is_a_font_and_is_used() -> None:
    used = set(re.findall(r'url\("(fonts/[^"]+)"\)', (ASSETS / "fonts.css").read_text()))
    there = {f"fonts/{path.name}" for path in (ASSETS / "fonts").glob("*.woff2")}
    assert used == there
    assert all((ASSETS / name).read_bytes()[:4] == b"wOF2" for name in used)


def test_fonts_come_with_their_licences() -> None:
    for family in ("source-serif-4", "source-sans-3"):
        assert "SIL Open Font License" in (ASSETS / "fonts" / f"{family}-OFL.txt").read_text()


def test_nothing_is_loaded_from_another_host() -> None:
    for path in (*ASSETS.glob("*.css"), *ASSETS.glob("*.js")):
        told = re.sub(r"/\*.*?\*/|xmlns='[^']*'", "", path.read_text(), flags=re.DOTALL)
        assert not re.search(r"//[\w.-]+\.\w+|@import", told), path.name


def test_every_sign_that_stands_in_for_one_of_the_theme_s_is_drawn() -> None:
    drawn = set(re.findall(r"^\.(precis-sign-[\w-]+) \{", (ASSETS / "signs.css").read_text(), flags=re.MULTILINE))
    stand_in = {path.stem: path.read_text() for path in (theme_dir() / ".icons").rglob("*.svg")}
    assert stand_in == {name.removeprefix("precis-sign-"): f'<svg class="{name}"></svg>\n' for name in drawn}
    theirs = files("material") / "templates" / ".icons" / "material"
    assert [name for name in stand_in if not (theirs / f"{name}.svg").is_file()] == []


def test_one_set_of_variables_serves_both_schemes() -> None:
    css = (ASSETS / "precis.css").read_text()
    assert css.count("--precis-ink:") == 1
    assert "slate" in css


def test_a_new_site_has_the_project_s_settings_and_guide() -> None:
    made = starter("Précis")
    own = yaml.safe_load(made["mkdocs.yml"])
    project = yaml.safe_load((ROOT / "mkdocs.yml").read_text())
    about = project["nav"][-1]["About"]
    of_the_program = {"architecture.md", "performance.md"}  # and not of a site made with it
    about[:] = [entry for entry in about if not of_the_program & set(entry.values())]
    assert own == project
    single = (ROOT / "docs" / "quality.md", ROOT / "docs" / "security.md")
    shared = [*(ROOT / "docs" / "guide").glob("*.md"), *(ROOT / "docs" / "about").glob("*.md"), *single]
    pages = {path.relative_to(ROOT).as_posix(): path.read_text() for path in shared}
    assert {path: text for path, text in made.items() if path.startswith("docs/")} == pages


def test_a_site_s_name_may_hold_anything_that_yaml_minds() -> None:
    name = 'A: "b" #c {d} [e]'
    made = starter(name)
    assert yaml.safe_load(made["mkdocs.yml"])["site_name"] == name
    assert made["README.md"].startswith(f"# {name}\n")
    assert {".gitignore", ".github/workflows/pages.yml", "seeds/README.md"} <= made.keys()
