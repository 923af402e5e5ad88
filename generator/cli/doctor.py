"""The command `precis doctor`: what a site needs of the computer, and what to do where it is not there."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.settings import CONFIG, load
from generator.errors import PrecisError


@click.command()
@CONFIG
@click.option("-q", "--quiet", is_flag=True, help="Show only what is not fine.")
def doctor(config_file: Path, *, quiet: bool) -> None:
    """Look at everything that a build needs: versions, language model, search, fonts, folders, records; say what to do.

    Exit code 1 where a build would fail. Outside a site only the computer is looked at. Nothing is changed.
    """
    from generator import diagnosis
    from generator.diagnosis import Finding, State

    found: list[Finding] = []

    def show(finding: Finding) -> None:
        found.append(finding)
        if quiet and finding.state is State.FINE:
            return
        todo = f"\n         → {finding.todo}" if finding.todo else ""
        click.echo(f"{finding.state.value:<8} {finding.what}: {finding.found}{todo}")

    for finding in diagnosis.of_the_computer():
        show(finding)
    if config_file.is_file():
        try:
            config = load(config_file, strict=False, site_dir=None)
            settings = config.plugins["precis"].settings(config)
        except PrecisError as error:
            show(
                Finding(
                    state=State.PROBLEM, what="settings", found=str(error), todo="mend the file; the guide's settings list what it may hold"
                )
            )
        else:
            show(Finding(state=State.FINE, what="settings", found=str(config_file)))
            for finding in diagnosis.of_a_site(settings, Path(config.site_dir)):
                show(finding)
    else:
        show(
            Finding(
                state=State.NOTE,
                what="settings",
                found=f"{config_file} is not there",
                todo="go to the folder of a site to have it looked at",
            )
        )
    if diagnosis.worst(found) is State.PROBLEM:
        sys.exit(1)
