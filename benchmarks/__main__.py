"""Measurements: each stage and its peers, whole builds, and the pages as another program builds them.

python -m benchmarks --help
"""

from __future__ import annotations

import click

from benchmarks.builds import builds
from benchmarks.canary import canary
from benchmarks.suite import suite


@click.group(help=__doc__)
def main() -> None:
    """Measures."""


main.add_command(builds)
main.add_command(canary)
main.add_command(suite)

if __name__ == "__main__":
    main()
