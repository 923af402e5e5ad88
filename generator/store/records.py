"""What builds remember, beside the seeds: addresses, numbers and revisions; of a site that is built year by year a pair of records a year."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

from generator.errors import RecordError
from generator.model import Change, Ledger, Numbered, Place, SourceRevision, Standing
from generator.store.files import unwritable
from generator.store.pages import Written
from generator.store.undo import UndoLog

LEDGER = ".addresses.json"
"""The record of addresses and numbers. It stands beside the seeds, not among what can be made again from them: it is in no seed."""
REVISIONS = ".revisions.json"
"""The record of what changed in briefings, for the same reason beside the seeds."""
_YEARS = ".years"
_STANDING = ("seed", "text", "first")
_NUMBER = re.compile(r"(?:[0-9]{1,4}|ND)-[0-9]{3,9}")


def read_ledger(seeds_dir: Path, year: str | None = None) -> Ledger:
    """The record of addresses and numbers; an empty one where there is none. One of an older version has no numbers.

    Args:
        seeds_dir: the folder of seeds.
        year: of one year alone; None for all seeds: where there are records of years only, they are read as one.

    Raises:
        RecordError: if it is damaged.
    """
    with _reading(seeds_dir, LEDGER, year, "numbers are counted afresh then, and renamed seeds leave no redirect") as found:
        standing = {slug: Standing(**dict(zip(_STANDING, line.split(), strict=False))) for slug, line in found.get("standing", {}).items()}
        numbers = {number: _numbered(line.split(), standing) for number, line in found.get("numbers", {}).items()}
        if any(not _NUMBER.fullmatch(number) for number in numbers):
            raise ValueError("not a number")
        return Ledger(standing=standing, moved={str(old): str(new) for old, new in found.get("moved", {}).items()}, numbers=numbers)


def write_ledger(seeds_dir: Path, ledger: Ledger, log: UndoLog, year: str | None = None) -> Written:
    """Writes the record where it changed: an address, or a number, a line, so that version control shows what became of each.

    One of all seeds takes the place of those of years.

    Raises:
        WriteError: if it cannot be written.
    """
    standing = {slug: " ".join(filter(None, (one.seed, one.text, one.first))) for slug, one in ledger.standing.items()}
    numbers = {number: f"{one.slug} {one.seed} {one.text}" if one.gone else one.slug for number, one in ledger.numbers.items()}
    values = {"moved": ledger.moved, "numbers": numbers, "standing": standing} if ledger != Ledger() else {}
    return _write_record(record_path(seeds_dir, LEDGER, year), values, log, indent=0).joined(_without_years(seeds_dir, LEDGER, log, year))


def read_revisions(seeds_dir: Path, year: str | None = None) -> dict[str, tuple[SourceRevision, ...]]:
    """What changed in briefings, by slug, oldest first; nothing where there is no record. The year is as of `read_ledger`.

    Raises:
        RecordError: if it is damaged.
    """
    with _reading(seeds_dir, REVISIONS, year, "revisions up to now are forgotten then") as found:
        return {slug: tuple(_revision(one) for one in revisions) for slug, revisions in found.items()}


def write_revisions(seeds_dir: Path, revisions: Mapping[str, Iterable[SourceRevision]], log: UndoLog, year: str | None = None) -> Written:
    """Writes the record of revisions where it changed; one of all seeds takes the place of those of years.

    Raises:
        WriteError: if it cannot be written.
    """
    values = {slug: [_values(one) for one in those] for slug, those in revisions.items()}
    return _write_record(record_path(seeds_dir, REVISIONS, year), values, log, indent=1).joined(
        _without_years(seeds_dir, REVISIONS, log, year)
    )


def record_path(seeds_dir: Path, name: str, year: str | None = None) -> Path:
    """Where the record of that name is, of all seeds or of one year's."""
    return seeds_dir / name if year is None else seeds_dir / _YEARS / f"{year}{name}"


def recorded_years(seeds_dir: Path) -> tuple[str, ...]:
    """The names of the years that have a record of numbers of their own, sorted."""
    return tuple(sorted(path.name.removesuffix(LEDGER) for path in (seeds_dir / _YEARS).glob(f"*{LEDGER}")))


@contextmanager
def _reading(seeds_dir: Path, name: str, year: str | None, lost: str) -> Iterator[dict[str, Any]]:
    """The record, an empty one where there is none; whatever is wrong with it is an error that says what to do."""
    path = record_path(seeds_dir, name, year)
    of_years = sorted((seeds_dir / _YEARS).glob(f"*{name}")) if year is None and not path.exists() else []
    try:
        found: dict[str, Any] = {}
        for path in of_years or filter(Path.exists, [path]):  # noqa: B020 — the message names the one that is damaged
            found = _joined(found, json.loads(path.read_text(encoding="utf-8")))
        yield found
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RecordError(
            f"{path}: is damaged, perhaps by two versions that were merged; restore it, or delete it to begin anew ({lost})"
        ) from error


def _joined(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Two records as one; of a number, what stands counts more than what is gone, whose line is longer."""
    both = {**one, **other}
    for key in one.keys() & other.keys():
        if isinstance(one[key], dict):
            both[key] = _joined(one[key], other[key])
        elif isinstance(one[key], str):
            both[key] = min(one[key], other[key], key=len)
    return both


def _without_years(seeds_dir: Path, name: str, log: UndoLog, year: str | None) -> Written:
    """Takes away the records of years where one of all seeds was written."""
    old = frozenset((seeds_dir / _YEARS).glob(f"*{name}")) if year is None else frozenset()
    for path in sorted(old):
        try:
            log.remove(path)
        except OSError as error:
            raise unwritable(path, error) from error
    with suppress(OSError):  # not there, or not empty
        (seeds_dir / _YEARS).rmdir()
    return Written(changed=old, files=frozenset(map(str, old)))


def _write_record(path: Path, values: Mapping[str, Any], log: UndoLog, *, indent: int) -> Written:
    """Writes a record where it changes; none where there is nothing to record."""
    content = (json.dumps(values, ensure_ascii=False, indent=indent, sort_keys=True) + "\n").encode()
    before = path.read_bytes() if path.is_file() else None
    files = frozenset({str(path)})
    if before == content or (before is None and not values):
        return Written(files=files)
    try:
        log.put(path, content)
    except OSError as error:
        raise unwritable(path, error) from error
    return Written(changed=frozenset({path}), files=files)


def _numbered(line: list[str], standing: Mapping[str, Standing]) -> Numbered:
    """What stands under a number: where it is gone, with its digests."""
    slug, *digests = line
    if digests:
        seed, text = digests
        return Numbered(slug=slug, seed=seed, text=text, gone=True)
    known = standing.get(slug, Standing(seed="", text=""))
    return Numbered(slug=slug, seed=known.seed, text=known.text)


def _revision(values: Mapping[str, Any]) -> SourceRevision:
    changes = tuple(
        Change(place=Place(one["place"]), before=_text(one.get("before")), after=_text(one.get("after"))) for one in values["changes"]
    )
    return SourceRevision(on=date.fromisoformat(values["on"]), changes=changes, open=bool(values.get("open")))


def _values(revision: SourceRevision) -> dict[str, Any]:
    changes = [{"place": one.place.value} | _given(before=one.before, after=one.after) for one in revision.changes]
    return {"on": revision.on.isoformat(), "changes": changes} | ({"open": True} if revision.open else {})


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise TypeError("not a text")


def _given(**texts: str | None) -> dict[str, str]:
    return {key: text for key, text in texts.items() if text is not None}
