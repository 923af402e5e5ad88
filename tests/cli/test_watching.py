from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.command import run
from tests.kill_builds import CONFIG, write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for folder in ("seeds", "docs"):
        (tmp_path / folder).mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    write(tmp_path, "a", 1)
    return tmp_path


@pytest.fixture
def watching(root: Path, site: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.few_treaties", "build", "--watch"]
    with (site.parent / "told").open("wb") as told:
        build = subprocess.Popen(
            command, cwd=site, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root)}, stdout=told, stderr=told
        )
        try:
            yield build
        finally:
            build.kill()
            build.wait()


def _until(holds: Callable[[], bool], seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"waited {seconds} seconds"
        time.sleep(0.1)


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_a_build_that_watches_follows_seeds_and_survives_what_is_wrong(site: Path, watching: subprocess.Popen[bytes]) -> None:
    told = site.parent / "told"
    page = site / "site" / "briefings" / "b" / "index.html"
    _until((site / "site" / "briefings" / "a" / "index.html").exists)
    write(site, "b", 2)
    _until(page.exists)
    (site / "mkdocs.yml").write_text("site_name: [")
    _until(lambda: b"error: " in told.read_bytes())
    (site / "mkdocs.yml").write_text(CONFIG)
    (site / "seeds" / "b.md").unlink()
    _until(lambda: not page.exists())
    watching.send_signal(signal.SIGINT)
    assert watching.wait(60) in (0, 1)  # between two builds, or in one
    assert b"Traceback" not in told.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_an_interruption_that_a_library_swallows_in_a_build_ends_the_watching(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def build(*_: object) -> None:
        with suppress(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(5)

    monkeypatch.setattr("generator.cli._build_once", build)
    before = signal.getsignal(signal.SIGINT)
    result = run("build", "--watch", "-f", site / "mkdocs.yml")
    assert result.exit_code == 0, result.output
    assert signal.getsignal(signal.SIGINT) is before
