"""Results -> docs/performance.md. The words around the tables stand in `performance.md.j2`, so a run writes the whole page anew."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from benchmarks.asked import STAGES, answers, costs, peaks
from benchmarks.chart import MEMORY, chart
from benchmarks.growth import exponent
from benchmarks.results import Machine, Result, Results

_PEERS: Mapping[str, tuple[str, str]] = {
    "peer-textacy": (
        "trees, then textacy's direct quotes, on our language model",
        "a whole draft: quotes of all kinds, actors, treaties, dates",
    ),
    "peer-mkdocs": ("plain MkDocs with Material's defaults, the same pages", "the whole of `precis build`"),
    "peer-zensical": ("Zensical, the same pages", "what MkDocs and the search take in `precis build`"),
    "peer-weasyprint": ("WeasyPrint, the exported HTML page", "PDF from the briefing"),
}
_BUILDS: Mapping[str, str] = {"build": "from drafts alone", "no-op": "nothing changed", "new-seed": "one new seed"}
_BY_YEAR = {f"years-{part}": f"{name}, year by year" for part, name in _BUILDS.items()}
# Whose memory is shown as it grows.
_GROWING: Mapping[str, str] = {
    "corpus": "corpus",
    "years-corpus": "corpus, by year",
    "build": "build",
    "years-build": "build, by year",
    "new-seed": "new seed",
    "years-new-seed": "seed, by year",
}


def written(results: Results, machine: Machine, program: str) -> str:
    """The page.

    Args:
        results: whatever parts there are.
        machine: where they were measured.
        program: the digest of the program as it is now.
    """
    # What is written is Markdown, of numbers and of words of our own.
    environment = Environment(  # noqa: S701
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    rows = {name: _each(costs(results, stage)) for stage, name in STAGES.items()}
    memory = {name: row for part, name in _GROWING.items() if (row := peaks(results, part))}
    told = {
        "machine": machine,
        "sizes": sorted({one.size for one in results.all if one.part in {"corpus", "render", *_BUILDS}}),
        "annotated": sorted(results.of("annotate")),
        "words": next((one.values["words"] / one.size for one in results.of("annotate").values() if "words" in one.values), None),
        "load": max((one.load for one in results.all), default=0.0),
        "busy": max((one.load for one in results.all), default=0.0) > (os.cpu_count() or 1) + 0.5,
        "mixed": len({one.program for one in results.all} | {program}) > 1,
        "answers": list(answers(results)),
        "picture": chart({name: row for name, row in rows.items() if row}) if any(rows.values()) else "",
        "profile": (Path(__file__).parent / "profile.md").read_text(encoding="utf-8").rstrip(),
        "memory": chart(memory, MEMORY) if memory else "",
        "by_year": [(f"{size:,}", one.values) for size, one in results.of("years-corpus").items()],
        "stages": list(_stages(results)),
        "parts": list(_parts(results)),
        "builds": list(_builds(results)),
        "speed": next(iter(reversed(results.of("speed-up").values())), None),
        "peers": list(_peers(results)),
        "textacy": next((one.values for one in results.of("peer-textacy").values() if one.values), None),
    }
    return environment.get_template("performance.md.j2").render(told)


def _each(seconds: Mapping[int, float]) -> dict[int, float]:
    """Milliseconds an article."""
    return {size: 1000 * wall / size for size, wall in seconds.items()}


def _stages(results: Results) -> Iterator[dict[str, Any]]:
    for stage, name in STAGES.items():
        each, memory, power = _each(costs(results, stage)), peaks(results, stage), exponent(costs(results, stage))
        clock = _each(costs(results, stage, "wall"))
        for size in each:
            last = size == max(each)
            grown = f"{power:.2f}" if last and power is not None else ""
            told = {"each": _figures(each[size]), "clock": _figures(clock[size]), "peak": f"{memory.get(size, 0):.0f}"}
            yield {"name": name, "size": f"{size:,}", **told, "exponent": grown}


def _parts(results: Results) -> Iterator[dict[str, str]]:
    """What a whole build spends its seconds on."""
    for size, one in results.of("build").items():
        values = {key: f"{one.values[key]:.1f}" for key in ("wall", "generate", "mkdocs", "search")}
        yield {"size": f"{size:,}", "pages": f"{one.values['pages']:,.0f}", **values}


def _builds(results: Results) -> Iterator[dict[str, str]]:
    for part, name in {**_BUILDS, **_BY_YEAR}.items():
        for size, one in results.of(part).items():
            told = {key: f"{one.values[key]:.1f}" for key in ("wall", "cpu")}
            yield {
                "name": name,
                "size": f"{size:,}",
                "jobs": f"{one.values.get('jobs', 1):.0f}",
                **told,
                "peak": f"{one.values['peak']:.0f}",
            }


def _peers(results: Results) -> Iterator[dict[str, str]]:
    for part, (theirs, ours) in _PEERS.items():
        for size, one in results.of(part).items():
            yield {"theirs": theirs, "ours": ours, "size": f"{size:,}", "note": _one_line(one.note), "ratio": _ratio(one)}


def _ratio(one: Result) -> str:
    return f"{one.values['ours'] / one.values['theirs']:.2f}" if one.values.get("theirs") else ""


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("|", "/")[:200]


def _figures(value: float) -> str:
    """Three figures, and no more than anyone needs."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
