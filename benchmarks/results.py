"""What was measured, kept as a file a part: a run that is broken off goes on where it was."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One part of the suite.

    Attributes:
        part: "corpus", "peer-zensical".
        size: how many articles it was measured with.
        values: seconds (`wall`, `cpu`, …), megabytes (`peak`), counts.
        note: why there are no values, or a version; "" for neither.
        program: the digest of the program that was measured.
        load: how many processes wanted a processor when the part began; above 0 other work was going on.
    """

    part: str
    size: int
    values: Mapping[str, float] = field(default_factory=dict)
    note: str = ""
    program: str = ""
    load: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where and when.

    Attributes:
        words: the machine, in words.
        date: the day, ISO 8601.
        command: what repeats the run.
    """

    words: str
    date: str
    command: str


class Results:
    """The parts that are done, in a folder."""

    def __init__(self, folder: Path) -> None:
        """Makes the folder."""
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def get(self, part: str, size: int) -> Result | None:
        """The part, where it is done."""
        path = self._path(part, size)
        return Result(**json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None

    def keep(self, result: Result) -> None:
        """Notes a part."""
        self._path(result.part, result.size).write_text(json.dumps(asdict(result), indent=1) + "\n", encoding="utf-8")

    def forget(self, part: str, size: int) -> None:
        """Drops a part, so that it is measured again."""
        self._path(part, size).unlink(missing_ok=True)

    def of(self, part: str) -> dict[int, Result]:
        """A part by the number of articles, the smallest first."""
        return {one.size: one for one in sorted(self._all(), key=lambda one: one.size) if one.part == part}

    def _all(self) -> Iterator[Result]:
        for path in self._folder.glob("*.json"):
            yield Result(**json.loads(path.read_text(encoding="utf-8")))

    @property
    def all(self) -> tuple[Result, ...]:
        """All parts."""
        return tuple(sorted(self._all(), key=lambda one: (one.part, one.size)))

    def _path(self, part: str, size: int) -> Path:
        return self._folder / f"{part}-{size}.json"
