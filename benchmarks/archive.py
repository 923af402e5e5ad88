"""An archive of any size out of a folder of seeds: real articles first, then copies of them with other days and other persons.

Reading an article takes a fifth of a second, so copies are not read: their drafts are the original's with other names, put where a
build looks for drafts that it has made before. Everything behind reading is measured as it is.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from generator import correct, drafting, pipeline
from generator.cache import values
from generator.cache.digests import digest
from generator.cache.drafts import DraftCache, Kept
from generator.config import Config
from generator.model import Actor, ActorKind, Corrections, Draft, Quote

# Every third person of a copy is the original's, as some are in all news.
_SHARED = 3
_YEAR = 365
_WRITTEN = 500


def make_archive(originals: Sequence[Path], size: int, config: Config, jobs: int) -> None:
    """Fills the site's folder of seeds and its cache of drafts.

    Args:
        originals: seeds that are read.
        size: how many seeds the site gets.
        config: of the site.
        jobs: processes that read.
    """
    originals = originals[:size]
    config.seeds_dir.mkdir(parents=True, exist_ok=True)
    for path in originals:
        shutil.copy(path, config.seeds_dir)
    library = pipeline.site_library(config)
    recipe = drafting.Recipe(library=library.without_texts(), corrections=Corrections(), language_model=None)
    kept = drafting.KeptDrafts(folder=config.cache_dir or config.root)
    paths = [config.seeds_dir / path.name for path in originals]
    made = [draft for draft in drafting.drafts(paths, recipe, drafting.Means(jobs=jobs), kept) if isinstance(draft, Draft)]
    cache = DraftCache(kept.folder)
    waiting: list[Kept] = []
    for draft, number in _copies(made, size - len(made)):
        path = config.seeds_dir / draft.made.article.seed
        day = draft.made.article.published
        dated = f"---\npublished: {day}\n---\n\n" if day else ""
        path.write_text(f"{dated}{draft.made.article.text}\n\n{number}\n", encoding="utf-8")
        waiting.append(_kept(draft, path, drafting.rules(None, None)))
        if len(waiting) == _WRITTEN:
            cache.keep(waiting)
            waiting = []
    cache.keep(waiting)
    cache.close()


def _copies(made: list[Draft], wanted: int) -> Iterator[tuple[Draft, int]]:
    for index in range(wanted):
        number = index // len(made) + 1
        yield _copy(made[index % len(made)], number), number


def _copy(draft: Draft, number: int) -> Draft:
    """The draft under another name, some years earlier, with other persons."""
    briefing = draft.made
    published = briefing.article.published
    slug = f"{briefing.slug}-{number}"
    article = replace(
        briefing.article,
        seed=f"{slug}.md",
        sha256=hashlib.sha256(slug.encode()).hexdigest(),
        published=max(date(1, 1, 1), published - timedelta(days=number * _YEAR)) if published else None,
    )
    renamed = {actor.id: f"{actor.id}-{number}" for index, actor in enumerate(briefing.actors) if _is_renamed(actor, index)}
    actors = tuple(replace(a, id=renamed[a.id], name=f"{a.name} {_numeral(number)}") if a.id in renamed else a for a in briefing.actors)
    quotes = tuple(_said_by(quote, renamed) for quote in briefing.quotes)
    return replace(
        draft, made=replace(briefing, slug=slug, article=article, actors=actors, quotes=quotes), actors=tuple(a.id for a in actors)
    )


def _is_renamed(actor: Actor, index: int) -> bool:
    return actor.kind is ActorKind.PERSON and index % _SHARED > 0


def _said_by(quote: Quote, renamed: dict[str, str]) -> Quote:
    if quote.speaker is None or quote.speaker.actor not in renamed:
        return quote
    return replace(quote, speaker=replace(quote.speaker, actor=renamed[quote.speaker.actor]))


def _numeral(number: int) -> str:
    """A name's last word that no other copy has: Ba, Ca, Da."""
    return f"{chr(ord('A') + number % 26)}a{'' if number < 26 else 'n' * (number // 26)}"


def _kept(draft: Draft, path: Path, rules: bytes) -> Kept:
    none = Corrections()
    return Kept(
        key=digest(rules, path.name.encode(), path.read_bytes()),
        chosen=digest(repr(correct.concerning(draft.made.slug, draft.actors, correct.Index(none))).encode()),
        corrections=digest(repr(none).encode()),
        data=values.dumps(draft),
    )
