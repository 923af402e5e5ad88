"""What builds remember of briefings, beside the seeds: their numbers and addresses, and what changed in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from generator import corpus, store
from generator.export import briefing_json, versions
from generator.model import Briefing, Ledger, SourceRevision, Version

Revisions = Mapping[str, tuple[SourceRevision, ...]]
"""What changed in briefings, by slug, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What is remembered.

    Attributes:
        year: whose briefings these are, where a site is built year by year; None for all of a site.
        before: the ledger as the last build left it.
        ledger: the same as of the seeds that are there now.
        revisions: at the addresses of now.
    """

    before: Ledger
    ledger: Ledger
    revisions: Revisions
    year: str | None = None


def recall(seeds_dir: Path, briefings: Sequence[Briefing], waiting: frozenset[str], year: str | None = None) -> History:
    """What is remembered, brought in step with these briefings; nothing is written.

    Args:
        seeds_dir: beside whose seeds the records are.
        briefings: that the site has now; they need no numbers yet.
        waiting: addresses whose seeds are there and cannot be used.
        year: as of `History`.

    Raises:
        RecordError: if a record is damaged.
    """
    before = store.read_ledger(seeds_dir, year)
    ledger = corpus.recorded(before, briefings, waiting)
    stood = {before.numbers[number].slug: one.slug for number, one in ledger.numbers.items() if number in before.numbers and not one.gone}
    revisions = store.read_revisions(seeds_dir, year)
    # What stands now wins over what was deleted where it stands.
    carried = {slug: those for slug, those in revisions.items() if slug not in stood}
    carried |= {stood[slug]: revisions[slug] for slug in revisions if slug in stood}
    return History(before=before, ledger=ledger, revisions=carried, year=year)


def with_revisions(briefings: Iterable[Briefing], history: History) -> tuple[Briefing, ...]:
    """The briefings with what changed in them."""
    return tuple(replace(briefing, revisions=history.revisions.get(briefing.slug, ())) for briefing in briefings)


def noticed(history: History, briefings: Iterable[Briefing], paths: Mapping[str, Path], docs_dir: Path, *, previewing: bool) -> History:
    """The history with what changed since the last build.

    Only briefings whose seeds have changed are compared, and only with what the last build made of the seed that the ledger
    knows: where that is missing, as in a fresh clone, or another, nothing is told. The day is that of the note which the editor
    added, else that on which the file was written; no clock is asked.

    Args:
        history: as recalled.
        briefings: complete, without revisions.
        paths: slug -> the seed.
        docs_dir: where the last build left its files.
        previewing: as in `Config`.
    """
    found = dict(history.revisions)
    numbers = {one.slug: number for number, one in history.ledger.numbers.items() if not one.gone}
    generated = store.generated_files(docs_dir)
    for briefing in briefings:
        was = history.before.numbers.get(numbers[briefing.slug])
        if was is None or was.gone or briefing.article.sha256.startswith(was.seed):
            continue
        last = _last_version(generated(f"briefings/{was.slug}.json"))
        if last is None or not last.sha256.startswith(was.seed):
            continue
        now = versions.version(briefing_json.to_json(briefing))
        on = _day(last, now, paths[briefing.slug])
        if on and (changes := corpus.changes(last, now)):
            one = SourceRevision(on=on, changes=changes, open=previewing)
            found[briefing.slug] = _added(found.get(briefing.slug, ()), one)
    # What a preview left open, a build ends.
    ended = {slug: tuple(replace(one, open=one.open and previewing) for one in those) for slug, those in sorted(found.items()) if those}
    return replace(history, revisions=ended)


def write(seeds_dir: Path, history: History, log: store.UndoLog) -> store.Written:
    """Writes both records, or none.

    Raises:
        WriteError: if one cannot be written.
    """
    with log.part():
        written = store.write_revisions(seeds_dir, history.revisions, log, history.year)
        return written.joined(store.write_ledger(seeds_dir, history.ledger, log, history.year))


def _last_version(data: bytes | None) -> Version | None:
    try:
        return versions.version(json.loads(data)) if data is not None else None
    except ValueError:  # of another program
        return None


def _day(last: Version, now: Version, seed: Path) -> date | None:
    """The day of the change; None where the seed is gone since it was read: the next build takes its briefing away."""
    if noted := max((note.on for note in now.notes if note not in last.notes), default=None):
        return noted
    try:
        return datetime.fromtimestamp(seed.stat().st_mtime, UTC).date()
    except OSError:
        return None


def _added(so_far: Sequence[SourceRevision], new: SourceRevision) -> tuple[SourceRevision, ...]:
    """With a new revision; what a preview noticed that day is one with it."""
    if not so_far or not so_far[-1].open or so_far[-1].on != new.on:
        return (*so_far, new)
    changes = corpus.joined(so_far[-1].changes, new.changes)
    return (*so_far[:-1], *([replace(new, changes=changes)] if changes else []))
