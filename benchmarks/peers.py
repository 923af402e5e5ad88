"""Programs to compare with, each in a virtual environment of its own, so that none of them decides what this project installs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class MissingPeerError(Exception):
    """A program to compare with cannot be installed here; the message says why, in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """An environment that has the program.

    Attributes:
        folder: of the environment.
        version: of the program.
    """

    folder: Path
    version: str

    @property
    def python(self) -> str:
        """Its Python."""
        return str(self.folder / "bin" / "python")

    def program(self, name: str) -> str:
        """The path of one of its commands."""
        return str(self.folder / "bin" / name)


def installed(name: str, folder: Path, further: Sequence[str] = ()) -> Peer:
    """The environment in a folder with a package of PyPI; made where it is not there yet.

    Args:
        name: the package's.
        folder: of all such environments.
        further: what is installed with it, such as "spacy==3.8.18".

    Raises:
        MissingPeerError: if it cannot be made.
    """
    own = folder / name
    noted = own / "installed.json"
    wanted = [name, *further]
    if not (noted.is_file() and json.loads(noted.read_text(encoding="utf-8"))["wanted"] == wanted):
        _run([sys.executable, "-m", "venv", "--clear", str(own)], name)
        _run([str(own / "bin" / "python"), "-m", "pip", "install", "--quiet", *wanted], name)
        told = f"import importlib.metadata as m; print(m.version({name!r}))"
        version = _run([str(own / "bin" / "python"), "-c", told], name).strip()
        noted.write_text(json.dumps({"wanted": wanted, "version": version}), encoding="utf-8")
    return Peer(folder=own, version=json.loads(noted.read_text(encoding="utf-8"))["version"])


def _run(command: Sequence[str], name: str) -> str:
    # What this environment puts on the path of imports is not the other's.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    except OSError as error:
        raise MissingPeerError(f"{name}: {error}") from error
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith("WARNING")]
        raise MissingPeerError(f"{name}: cannot be installed ({said[-1].strip() if said else 'no reason given'})")
    return done.stdout
