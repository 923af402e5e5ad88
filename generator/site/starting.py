"""What a new site begins with."""

from __future__ import annotations

from pathlib import Path

import yaml

_FOLDER = Path(__file__).parent / "starter"
_NAME = "@SITE_NAME@"
# Files that package builders and version control would take for their own carry another name here.
_NAMES = {"gitignore": ".gitignore", "github/workflows/pages.yml": ".github/workflows/pages.yml"}


def starter(name: str) -> dict[str, str]:
    """The files of a new site called `name`: path -> content, sorted by path."""
    found: dict[str, str] = {}
    for path in sorted(_FOLDER.rglob("*")):
        if path.is_file():
            given = path.relative_to(_FOLDER).as_posix()
            found[_NAMES.get(given, given)] = path.read_text(encoding="utf-8").replace(_NAME, _written(name, given))
    return found


def _written(name: str, path: str) -> str:
    """The name for the file: in YAML as a quoted scalar, elsewhere as a line of text."""
    line = " ".join(name.split())
    if path.endswith(".yml"):
        return yaml.safe_dump(line, allow_unicode=True, default_style='"', width=10_000).strip()
    return line
