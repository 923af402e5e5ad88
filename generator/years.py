"""Which seeds belong to which year, and what of the records is each year's, where a site is built year by year."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator import executors, reader, store
from generator.cache import values
from generator.cache.digests import digest, digest_of_packages, digest_of_program
from generator.cache.files import Standing
from generator.config import Year
from generator.errors import SeedError
from generator.model import UNDATED, Ledger, YearCard, slug_of

# What decides the day of an article.
_PACKAGES = ("beautifulsoup4", "charset-normalizer", "feedparser", "htmldate", "lxml", "mammoth", "pypdf", "python-dateutil", "trafilatura")
_NO_DAY = "ND"
_GONE = Standing(-1, -1)  # reading it tells why


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The seeds of a site by the years in which their articles were published.

    Attributes:
        years: those with seeds, newest first, the undated last.
        problems: a message for each seed that cannot be read, and was in no year before.
        read: how many seeds were new or changed, and can be read.
    """

    years: tuple[Year, ...]
    problems: tuple[str, ...]
    read: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is known of a seed's file.

    Attributes:
        standing: of the file.
        year: of its article; of one that cannot be read the last it had, "" for none.
        problem: why it cannot be read; "" where it can.
    """

    standing: Standing
    year: str
    problem: str


def survey(paths: Sequence[Path], written: Path, record: Path, jobs: int = 1) -> Archive:
    """The years of the seeds. Only those are read that are new or changed since they were last.

    Args:
        paths: the seeds, sorted.
        written: as of `Year`.
        record: where what is known of files is kept.
        jobs: processes that read, where many are new.

    Raises:
        WriteError: if the record cannot be written.
    """
    rules = digest(digest_of_program(), digest_of_packages(_PACKAGES)).hex()
    before = _recorded(record, rules)
    stands = {path: one for path in paths if (one := before.get(str(path))) and one.standing == _standing(path) and not one.problem}
    new = [path for path in paths if path not in stands]
    read = executors.of_each(new, lambda path: _read(path, before.get(str(path))), jobs)
    found = stands | dict(zip(new, read, strict=True))
    known = {path: found[path] for path in paths}
    if (now := {str(path): one for path, one in known.items()}) != before:
        told = {name: [one.standing.size, one.standing.changed, one.year, one.problem] for name, one in now.items()}
        store.write_file(record, json.dumps({"rules": rules, "seeds": told}, separators=(",", ":")))
    names = sorted({one.year for one in known.values() if not one.problem}, key=_order)
    seeds: dict[str, list[Path]] = {name: [] for name in names}
    problems: list[str] = []
    for path, one in known.items():
        if one.year in seeds:  # a seed that cannot be read now keeps its place, as its number does
            seeds[one.year].append(path)
        else:
            problems.append(one.problem)
    years = [
        Year(name=name, seeds=tuple(seeds[name]), written=written, before=before_it, after=after)
        for before_it, name, after in zip([None, *names], names, [*names[1:], None], strict=False)
    ]
    return Archive(years=tuple(years[::-1]), problems=tuple(problems), read=sum(not found[path].problem for path in new))


def hand_over(seeds_dir: Path, years: Iterable[Year], concerned: Iterable[str], log: store.UndoLog) -> None:
    """Gives each year the records of its briefings, where they are still among those of all seeds, or of another year.

    Args:
        seeds_dir: the folder of seeds.
        years: all that there are.
        concerned: the names of those whose seeds may have changed.
        log: by which it can be taken back.

    Raises:
        RecordError: if a record is damaged.
        WriteError: if one cannot be written.
    """
    slugs = {year.name: frozenset(slug_of(path.stem) for path in year.seeds) for year in years}
    whole = [path for name in (store.LEDGER, store.REVISIONS) if (path := store.record_path(seeds_dir, name)).exists()]
    if whole:
        _split(seeds_dir, slugs, log)
        for path in whole:
            log.remove(path)
    else:
        _move(seeds_dir, slugs, frozenset(concerned), log)


def packed(one: YearCard) -> bytes:
    """The bytes in which a card is kept."""
    return values.dumps(one)


def unpacked(data: bytes) -> YearCard | None:
    """The card of such bytes; None where they are damaged."""
    try:
        found = values.loads(data)
    except ValueError:
        return None
    return found if isinstance(found, YearCard) else None


def _order(name: str) -> int:
    return -1 if name == UNDATED else int(name)


def _recorded(record: Path, rules: str) -> dict[str, _Known]:
    try:
        found = json.loads(record.read_text(encoding="utf-8"))
        if found["rules"] == rules:
            return {
                name: _Known(standing=Standing(int(size), int(changed)), year=str(year), problem=str(problem))
                for name, (size, changed, year, problem) in found["seeds"].items()
            }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return {}


def _standing(path: Path) -> Standing:
    return Standing.of(path) or _GONE


def _read(path: Path, before: _Known | None) -> _Known:
    standing = _standing(path)
    try:
        return _Known(standing=standing, year=reader.read(path).year, problem="")
    except SeedError as error:
        return _Known(standing=standing, year=before.year if before else "", problem=str(error))


def _split(seeds_dir: Path, slugs: Mapping[str, frozenset[str]], log: store.UndoLog) -> None:
    """The records of all seeds, year by year; a number of a year that went to a briefing of another is known to both."""
    ledger, revisions = store.read_ledger(seeds_dir), store.read_revisions(seeds_dir)
    counted = {_year_of(number) for number in ledger.numbers}
    for name in sorted(counted | slugs.keys()):
        here = slugs.get(name, frozenset())
        own = {number: one for number, one in ledger.numbers.items() if one.slug in here and not one.gone}
        gone = {number: replace(one, gone=True) for number, one in ledger.numbers.items() if _year_of(number) == name}
        part = Ledger(
            standing={slug: one for slug, one in ledger.standing.items() if slug in here},
            moved={old: new for old, new in ledger.moved.items() if new in here},
            numbers=gone | own,
        )
        store.write_ledger(seeds_dir, part, log, name)
        store.write_revisions(seeds_dir, {slug: those for slug, those in revisions.items() if slug in here}, log, name)


def _move(seeds_dir: Path, slugs: Mapping[str, frozenset[str]], concerned: frozenset[str], log: store.UndoLog) -> None:
    """Lets number and revisions go along with a briefing whose day was corrected into another year."""
    names = sorted(concerned & {*slugs, *store.recorded_years(seeds_dir)})
    ledgers = {name: store.read_ledger(seeds_dir, name) for name in names}
    left = {slug: name for name in names for slug in ledgers[name].standing.keys() - slugs.get(name, frozenset())}
    new = {name: slugs.get(name, frozenset()) - ledgers[name].standing.keys() for name in names}
    moves = [(slug, left[slug], name) for name in names for slug in sorted(new[name] & left.keys())]
    if not moves:
        return
    revisions: dict[str, dict[str, Any]] = {name: dict(store.read_revisions(seeds_dir, name)) for name in names}
    for slug, source, target in moves:
        ledgers[source], ledgers[target] = _moved(slug, ledgers[source], ledgers[target])
        if slug in revisions[source]:
            revisions[target][slug] = revisions[source].pop(slug)
    for name in sorted({name for _, *both in moves for name in both}):
        store.write_ledger(seeds_dir, ledgers[name], log, name)
        store.write_revisions(seeds_dir, revisions[name], log, name)


def _moved(slug: str, source: Ledger, target: Ledger) -> tuple[Ledger, Ledger]:
    """Two ledgers, when a briefing has gone from one to the other; its number is given to no other in the first."""
    taken = {number: one for number, one in source.numbers.items() if one.slug == slug and not one.gone}
    left = replace(
        source,
        standing={other: one for other, one in source.standing.items() if other != slug},
        numbers=dict(source.numbers) | {number: replace(one, gone=True) for number, one in taken.items()},
    )
    return left, replace(target, standing={**target.standing, slug: source.standing[slug]}, numbers={**target.numbers, **taken})


def _year_of(number: str) -> str:
    year = number.partition("-")[0]
    return UNDATED if year == _NO_DAY else year
