"""A build that is killed, or whose disk is full, loses nothing: the site is the old or the new one, and the next build is right."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="builds are forked")


@pytest.mark.parametrize("points", [6, pytest.param(200, marks=pytest.mark.soak)])
def test_a_build_that_is_killed_or_has_no_room_loses_nothing(tmp_path: Path, root: Path, points: int) -> None:
    command = [sys.executable, str(root / "tests" / "kill_builds.py"), str(tmp_path), str(points)]
    told = subprocess.run(command, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=True)
    found = json.loads(told.stdout)
    assert found["wrong"] == []
    assert found["killed"] == points
    assert min(found["moments"]) > 300
