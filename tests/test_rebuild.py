"""What happens to a site whose builds meet, whose cache is damaged, whose seeds vanish while they are read."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline
from generator.config import Config
from generator.errors import SeedError
from tests.command import run
from tests.few_treaties import use_few_treaties
from tests.kill_builds import CONFIG, files, write

ROOT = Path(__file__).parents[1]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site with three seeds."""
    root = tmp_path / "site"
    for folder in ("seeds", "docs"):
        (root / folder).mkdir(parents=True)
    (root / "mkdocs.yml").write_text(CONFIG)
    for number, name in enumerate("abc", start=1):
        write(root, name, number)
    monkeypatch.chdir(root)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    use_few_treaties(monkeypatch)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # for builds in processes of their own
    return root


def _halved(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _garbled(content: bytes) -> bytes:
    return bytes(byte ^ 0x5A for byte in content)


def _emptied(content: bytes) -> bytes:
    return content[:0]


def test_a_cache_that_is_damaged_is_made_anew(site: Path) -> None:
    assert run("build").exit_code == 0
    whole = files(site / "site")
    kept = site / "cache-as-it-was"
    shutil.copytree(site / ".precis", kept)
    for damage in (_halved, _garbled, _emptied):
        for path in [path for path in (site / ".precis").rglob("*") if path.is_file()]:
            path.write_bytes(damage(path.read_bytes()))
        write(site, "d", 4)
        assert run("build").exit_code == 0
        (site / "seeds" / "d.md").unlink()
        assert run("build").exit_code == 0
        assert files(site / "site") == whole, damage.__name__
        shutil.rmtree(site / ".precis")
        shutil.copytree(kept, site / ".precis")


def test_a_seed_that_vanishes_while_seeds_are_read_is_named_and_the_others_stand(site: Path) -> None:
    config = Config(root=site, seeds_dir=site / "seeds", docs_dir=site / "docs", cache_dir=site / ".precis")

    def vanish(done: int, of: int, name: str) -> None:
        del of, name
        if done == 1:
            (site / "seeds" / "b.md").unlink(missing_ok=True)
            (site / "seeds" / "a.md").unlink(missing_ok=True)

    made = pipeline.generate(config, vanish)
    assert {"a", "c"} <= {briefing.slug for briefing in made.corpus.briefings}
    named = {problem.partition(":")[0] for problem in made.problems}
    assert {f"{briefing.slug}.md" for briefing in made.corpus.briefings} | named == {"a.md", "b.md", "c.md"}
    assert [briefing.slug for briefing in pipeline.generate(config).corpus.briefings] == ["c"]
    assert not (site / "docs" / "briefings" / "a.md").exists()


def test_two_builds_at_once_both_end_well(site: Path) -> None:
    command = [sys.executable, "-m", "tests.few_treaties", "build"]
    builds = [subprocess.Popen(command, cwd=site, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [build.communicate()[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], told
    assert sum("waiting until it is done" in one for one in told) <= 1
    assert {f"briefings/{name}/index.html" for name in "abc"} <= files(site / "site").keys()
    assert not (site / "docs" / ".precis.undo").exists()
    found = files(site / "site")
    shutil.rmtree(site / ".precis")
    subprocess.run(command, cwd=site, check=True, capture_output=True)
    assert files(site / "site") == found


def _sleep(path: Path) -> SeedError:
    path.write_text(str(os.getpid()))
    time.sleep(60)
    return SeedError("woke")


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
@pytest.mark.parametrize("shared", [False, True])
def test_workers_end_with_a_build_that_is_killed(tmp_path: Path, root: Path, *, shared: bool) -> None:
    program = (
        "import pathlib, sys; from generator import executors; from tests.test_rebuild import _sleep\n"
        "if __name__ == '__main__':\n"
        "    with executors.local(_sleep, 2, shared_model=SHARED) as each: list(executors.results([pathlib.Path(sys.argv[1])], each))\n"
    )
    script, note = tmp_path / "script.py", tmp_path / "note"
    script.write_text(program.replace("SHARED", str(shared)))
    build = subprocess.Popen([sys.executable, script, note], env={**os.environ, "PYTHONPATH": str(root)})
    worker = int(_until(lambda: note.read_text() if note.exists() else ""))
    build.send_signal(signal.SIGKILL)
    build.wait()
    _until(lambda: "" if _runs(worker) else "gone")


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{process}/stat").read_text().rsplit(")")[-1] if Path("/proc").exists() else True


def _until(found: Callable[[], str], seconds: float = 50) -> str:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if one := found():
            return one
        time.sleep(0.1)
    pytest.fail(f"waited {seconds} seconds")


@pytest.mark.parametrize("number", [28, 30], ids=["no room", "read-only"])
def test_a_disk_that_cannot_be_written_is_an_error_that_says_what_to_do(site: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    assert run("build").exit_code == 0
    before = {name: files(site / name) for name in ("site", "docs", "seeds")}
    (site / "mkdocs.yml").write_text(CONFIG.replace("Karst", "Delta"))

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), "site/a.html")

    monkeypatch.setattr("mkdocs.utils.write_file", fail)
    built = run("build")
    assert built.exit_code == 1
    assert os.strerror(number) in built.output
    assert "try again" in built.output
    assert {name: files(site / name) for name in before} == before


def test_the_same_seeds_give_the_same_bytes_in_any_place_zone_locale_order_and_number_of_processes(site: Path) -> None:
    found = []
    surroundings: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
    ]
    for number, around in enumerate(surroundings, start=1):
        place = site.parent / f"place {number}"
        shutil.copytree(site, place)
        command = [sys.executable, "-m", "tests.few_treaties", "build", "-j", str(number)]
        subprocess.run(command, cwd=place, env={**os.environ, **around}, check=True, capture_output=True)
        found.append({name: files(place / name) for name in ("site", "docs", "seeds")})
    assert found[0] == found[1]


# Two pages are enough for a process.
_SMALL_SHARES = """
import sys, pytest
from generator import executors
from generator.cli import main
from tests.few_treaties import use_few_treaties
use_few_treaties(pytest.MonkeyPatch())
executors._SHARE = 2
forks, begin = [], executors._Forks
executors._Forks = lambda *given, **named: forks.append(begin(*given, **named)) or forks[-1]
try:
    main(sys.argv[1:])
finally:
    print(len(forks), "times forked")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="no forks")
def test_pages_that_several_processes_make_and_render_are_the_same_and_so_is_what_is_said_of_them(site: Path) -> None:
    overrides = site / "overrides"
    overrides.mkdir()
    (overrides / "main.html").write_text(
        '{% extends "base.html" %}{% block scripts %}<script src="https://example.org/x.js"></script>{% endblock %}'
    )
    (site / "mkdocs.yml").write_text(f"{CONFIG}theme: {{name: material, font: false, custom_dir: overrides}}\n")
    found = []
    for number in ("1", "2"):
        place = site.parent / f"place {number}"
        shutil.copytree(site, place)
        made = subprocess.run(
            [sys.executable, "-c", _SMALL_SHARES, "build", "-j", number], cwd=place, capture_output=True, text=True, check=True
        )
        assert f"{3 * (int(number) - 1)} times forked" in made.stdout
        warned = sorted(line for line in made.stderr.splitlines() if line.startswith("warning"))
        found.append((warned, {name: files(place / name) for name in ("site", "docs", "seeds")}))
    assert found[0] == found[1]
    assert len(found[0][0]) > 10


@pytest.mark.skipif(sys.platform != "linux", reason="no forks")
def test_a_page_that_cannot_be_rendered_ends_a_build_of_several_processes_as_any_other(site: Path) -> None:
    (site / "overrides").mkdir()
    (site / "overrides" / "main.html").write_text(
        '{% extends "base.html" %}{% block content %}{% if page.url == "briefings/b/" %}{{ no.such }}{% endif %}{% endblock %}'
    )
    (site / "mkdocs.yml").write_text(f"{CONFIG}theme: {{name: material, font: false, custom_dir: overrides}}\n")
    said = []
    for number in ("1", "2"):
        command = [sys.executable, "-c", _SMALL_SHARES, "build", "-j", number]
        made = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
        assert f"{3 * (int(number) - 1)} times forked" in made.stdout
        assert made.returncode != 0
        assert not (site / "site").exists()
        said.append(made.stderr.strip().splitlines()[-1])
    assert said[0] == said[1]
