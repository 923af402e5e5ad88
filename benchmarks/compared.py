"""Peers side by side: what they take for what a part of this program does, on the same articles, one after the other."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure import ENVIRONMENT, run
from benchmarks.peers import MissingPeerError, installed
from benchmarks.plain import plain_build
from generator.language.parser import BUNDLED

Values = tuple[dict[str, float], str]
"""Seconds and counts, and which version they are of."""

Measure = Callable[[str, Path, int], Mapping[str, float]]
"""Measures one of our stages in a process of its own: its name, the project, how many articles."""

_HERE = Path(__file__).parent


def textacy(project: Path, number: int, measure: Measure) -> Values:
    """Direct quotes of textacy on our trees, against our whole drafts.

    Raises:
        MissingPeerError: if it cannot be installed beside the very spaCy that this program has.
    """
    peer = installed("textacy", project.parent / "peers", (f"spacy=={version('spacy')}",))
    ours = measure("texts", project, number)
    theirs = _script(peer.python, "peer_textacy.py", str(BUNDLED), str(project.parent / "texts.json"))
    told = {"ours": ours["cpu"], "theirs": theirs["parse"] + theirs["quotes"], "parse": theirs["parse"]}
    counted = {"ours_found": ours["quotes"], "theirs_found": theirs["found"], "theirs_failed": theirs["failed"]}
    return {**told, **counted}, f"textacy {peer.version}, {number} of them"


def weasyprint(project: Path, number: int, measure: Measure) -> Values:
    """WeasyPrint on the exported pages, against Typst on the briefings.

    Raises:
        MissingPeerError: if it, or a library of the system that it needs, is missing.
    """
    peer = installed("weasyprint", project.parent / "peers")
    ours = measure("sheets", project, number)
    theirs = _script(peer.python, "peer_weasyprint.py", str(project.parent / "sheets"))
    return {
        "ours": ours["cpu"],
        "theirs": theirs["cpu"],
        "pages": theirs["pages"],
    }, f"WeasyPrint {peer.version}, {theirs['pages']:.0f} of them"


def plain_mkdocs(project: Path, number: int, measure: Measure) -> Values:
    """MkDocs with Material's defaults on the generated pages, against the whole of `precis build`."""
    del number
    ours = measure("build", project, 0)
    found = plain_build(project / "docs", project.parent / "plain", (300, 600, 1200))
    told = {
        "ours": ours["cpu"],
        "theirs": found.run.cpu,
        "theirs_peak": found.run.peak,
        "ours_peak": ours["peak"],
        "built": float(found.built),
    }
    return told, "MkDocs with Material"


def zensical(project: Path, number: int, measure: Measure) -> Values:
    """Zensical on the generated pages, against what MkDocs and the search take in `precis build`.

    Raises:
        MissingPeerError: if it cannot be installed.
    """
    del number
    peer = installed("zensical", project.parent / "peers")
    ours = measure("build", project, 0)
    folder = project.parent / "zensical"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy(project / "mkdocs.yml", folder)
    shutil.copytree(project / "docs", folder / "docs", ignore=shutil.ignore_patterns(".*"))
    found = run([peer.program("zensical"), "build", "--config-file", "mkdocs.yml"], folder)
    shutil.rmtree(folder)
    told = {"ours": ours["mkdocs"] + ours["search"], "theirs": found.wall, "theirs_peak": found.peak, "ours_peak": ours["peak"]}
    return told, f"Zensical {peer.version}"


PEERS: Mapping[str, Callable[[Path, int, Measure], Values]] = {
    "peer-textacy": textacy,
    "peer-mkdocs": plain_mkdocs,
    "peer-zensical": zensical,
    "peer-weasyprint": weasyprint,
}


def _script(python: str, name: str, *arguments: str) -> dict[str, float]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {"OMP_NUM_THREADS": "1"}
    done = subprocess.run([python, str(_HERE / name), *arguments], capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise MissingPeerError(f"{name}: {(done.stderr.strip().splitlines() or ['does not run'])[-1]}")
    found: dict[str, float] = json.loads(done.stdout)
    return found


def stage_process(name: str, project: Path, number: int, *further: str) -> dict[str, float]:
    """What one of our stages takes, in a process of its own.

    Raises:
        RuntimeError: if it fails; with what it printed.
    """
    output = project.parent / "values.json"
    output.unlink(missing_ok=True)
    command = [sys.executable, "-m", "benchmarks.stage", name, str(project), str(output), "--number", str(number), *further]
    environment = {**os.environ, **ENVIRONMENT, "PYTHONPATH": str(_HERE.parent)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise RuntimeError(f"{name}: {(done.stdout + done.stderr)[-2000:]}")
    found: dict[str, float] = json.loads(output.read_text(encoding="utf-8")) if output.is_file() else {}
    return found
