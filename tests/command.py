"""The command line, as tests run it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main


def run(*args: str | Path) -> Result:
    """`precis` with these arguments, in this process."""
    return CliRunner().invoke(main, [str(arg) for arg in args])
