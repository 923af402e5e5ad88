"""The whole program on one screen: seeds -> articles -> annotations -> corrections -> briefings -> corpus -> pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from itertools import groupby
from pathlib import Path

from generator import companions, corpus, correct, drafting, history, language, reader, review, site, site_treaties, store, writing
from generator.config import YEARS, Config
from generator.errors import PrecisError, SeedError, WriteError
from generator.memory import seldom_searched
from generator.model import Briefing, Corpus, Corrections, Draft, Ledger, SourceText, Suggestions, Use, slug_of
from generator.reference import corrections as correction_file
from generator.reference import redirects as redirect_file
from generator.reference.treaty_library import TreatyLibrary, treaty_library
from generator.seeds import seed_files

Progress = Callable[[int, int, str], None]
"""Called after each seed with how many are done, how many there are, and the seed's name."""

Made = Briefing | SeedError
"""What becomes of a seed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """What one run made.

    Attributes:
        corpus: the briefings and what spans them.
        written: the files.
        problems: a message for everything that could not be used; of a year without those for which other years count too.
        past: what is remembered.
        uses: what corrections found.
        unused: a message for each correction that found nothing.
        astray: the same for each line of the editor's redirects that leads nowhere.
    """

    corpus: Corpus
    written: store.Written
    problems: tuple[str, ...]
    past: history.History
    uses: frozenset[Use] = frozenset()
    unused: tuple[str, ...] = ()
    astray: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What was read of all seeds: as of `Generation`, and the drafts of which the briefings were made."""

    corpus: Corpus
    past: history.History
    problems: tuple[str, ...]
    uses: frozenset[Use]
    unused: tuple[str, ...]
    drafts: tuple[Draft, ...]


def generate(config: Config, progress: Progress | None = None) -> Generation:
    """Writes the pages of all seeds into the docs folder.

    Raises:
        PrecisError: if no seed could be used although there are some, the language model cannot be used, or pages cannot be written;
            the docs are then as they were.
    """
    with store.UndoLog(config.docs_dir) as log:
        made = generate_to(config, log, progress)
    log.forget()
    return made


@seldom_searched()
def generate_to(config: Config, log: store.UndoLog, progress: Progress | None = None) -> Generation:
    """The same as a part of a greater build, which keeps the log until it is done, or takes everything back.

    Raises:
        PrecisError: as `generate` does.
    """
    library = site_library(config)
    read = _read(config, library, progress, noticing=True)
    gathered, past, problems = read.corpus, read.past, read.problems
    if config.year:  # what only the library knows would stand in every year
        gathered = replace(gathered, year=config.year.name)
        library = library.only(frozenset(treaty.id for treaty in gathered.treaties))
    hand_written = store.hand_written(config.docs_dir)
    moved, astray = _addresses(config, gathered, past.ledger)
    pages: dict[str, site.Making] = dict(companions.files(config, gathered, library, past.ledger))
    pages |= {uri: partial(bytes, text.encode()) for uri, text in site.moved_pages(moved, gathered, hand_written, config.site_url)}
    pages |= site.makings(gathered, library, frozenset(pages), hand_written=hand_written, citing=companions.footnotes(config))
    written = writing.write(config, pages, partial(writing.digester, config, library, gathered.briefings, read.drafts), log)
    edited = (
        f"docs/{uri}: was changed by hand since it was generated and stays so; delete it to have it written anew" for uri in written.kept
    )
    try:
        written = written.joined(history.write(config.seeds_dir, past, log))
    except WriteError as error:
        lost = "Until then numbers may change, no revision is recorded, and a seed that is renamed leaves no redirect."
        problems = (*problems, f"{error} {lost}")
    problems = (*problems, *(() if config.year else (*read.unused, *astray)), *edited, *companions.problems(config, gathered))
    return Generation(corpus=gathered, written=written, problems=problems, past=past, uses=read.uses, unused=read.unused, astray=astray)


def _addresses(config: Config, gathered: Corpus, ledger: Ledger) -> tuple[dict[str, str], tuple[str, ...]]:
    """Where the addresses that were given up lead, and a message for each line of the editor's that leads nowhere."""
    listed = redirect_file.read_redirects(config.seeds_dir / redirect_file.FILE)
    moved, unused = corpus.redirects(ledger, listed, frozenset(briefing.slug for briefing in gathered.briefings))
    return moved, tuple(f"{redirect_file.FILE}, {message}" for message in unused)


def read_corpus(config: Config, library: TreatyLibrary, progress: Progress | None = None) -> tuple[Corpus, tuple[str, ...]]:
    """All seeds' briefings and what spans them, and a message for every seed or correction that could not be used.

    Raises:
        PrecisError: as `generate` does.
    """
    read = _read(config, library, progress, noticing=False)
    return read.corpus, (*read.problems, *read.unused)


def _read(config: Config, library: TreatyLibrary, progress: Progress | None, *, noticing: bool) -> _Reading:
    """The same with what builds remember, and where asked, with what has changed since the last one."""
    paths = config.year.seeds if config.year else seed_files(config.seeds_dir)
    corrections = own_corrections(config.seeds_dir)
    drafts: dict[str, Draft] = {}
    problems: list[str] = []
    uses: set[Use] = set()
    recipe = drafting.Recipe(library=library.without_texts(), corrections=corrections, language_model=config.language_model)
    made = drafting.drafts(paths, recipe, drafting.Means(jobs=config.jobs, scheduler=config.scheduler), _kept_drafts(config))
    for number, (path, draft) in enumerate(zip(paths, made, strict=True), start=1):
        if isinstance(draft, SeedError):
            problems.append(str(draft))
        elif (first := drafts.setdefault(draft.made.slug, draft)) is not draft:
            problems.append(f"{path.name}: has the same address ({draft.made.slug}) as {first.made.article.seed}; rename one of the two")
        else:
            uses |= draft.uses
        if progress:
            progress(number, len(paths), path.name)
    if paths and not drafts:
        raise PrecisError("none of the seeds can be used:\n" + "\n".join(problems))
    briefings = {slug: draft.made for slug, draft in drafts.items()}
    seeds = {slug_of(path.stem): path for path in reversed(paths)}
    past = history.recall(
        config.seeds_dir, tuple(briefings.values()), frozenset(seeds.keys() - briefings.keys()), config.year.name if config.year else None
    )
    numbered = corpus.numbered(briefings.values(), config.series, past.ledger.numbers)
    apart = corpus.told_apart(numbered, corrections.settled, corrections.parted)
    # Now that namesakes have ids of their own, corrections of those ids find them.
    mended, more = correct.across(apart, corrections)
    uses |= more
    if noticing:
        past = history.noticed(past, mended, seeds, config.docs_dir, previewing=config.previewing)
    usual = SourceText(config.source_text)
    published = [_placed(corpus.withheld(briefing, usual), config) for briefing in history.with_revisions(mended, past)]
    return _Reading(
        corpus=corpus.gather(published),
        past=past,
        problems=tuple(problems),
        uses=frozenset(uses),
        unused=correct.unused(corrections, uses, mended),
        drafts=tuple(drafts.values()),
    )


def _placed(briefing: Briefing, config: Config) -> Briefing:
    """The briefing with the part of the site where it stands: a build makes one part, and what spans all is a command that tells of them."""
    return replace(briefing, part=f"{briefing.article.year}/") if config.by_year and not config.year else briefing


def _kept_drafts(config: Config) -> drafting.KeptDrafts | None:
    """Where the drafts of earlier builds are; treaties of the site's own are of what they depend on."""
    if config.cache_dir is None:
        return None
    own = site_treaties.own_treaties(config.seeds_dir)
    # A year begins with what was made of its seeds when all were built together, and all together with what was made year by year.
    others = (config.cache_dir.parents[1],) if config.year else tuple(sorted((config.cache_dir / YEARS).glob("*")))
    return drafting.KeptDrafts(folder=config.cache_dir, own=own, others=others)


def suggestions(config: Config) -> Suggestions:
    """What looks as if it were one actor, or two, among all briefings of the site.

    Raises:
        PrecisError: as `generate` does.
    """
    gathered, _ = read_corpus(config, site_library(config))
    return review.review(gathered, own_corrections(config.seeds_dir))


def site_library(config: Config) -> TreatyLibrary:
    """The library of treaties with those of the site's own, and the official texts that were imported.

    Raises:
        ReferenceDataError: if a treaty file or a text of the site's own is wrong.
    """
    return site_treaties.treaties(config.seeds_dir)


def own_corrections(seeds_dir: Path) -> Corrections:
    """The corrections of the site's editor.

    Raises:
        ReferenceDataError: if the file of corrections is wrong.
    """
    return correction_file.read_corrections(seeds_dir / correction_file.FILE)


def brief(path: Path, library: TreatyLibrary, parser: language.Parser, corrections: Corrections | None = None) -> Briefing:
    """One seed's briefing, without a series number.

    Raises:
        SeedError: if the seed cannot be read.
    """
    return drafting.draft(path.name, reader.load(path), library, parser, corrections or Corrections()).made


def briefing_at(gathered: Corpus, address: str) -> Briefing:
    """The briefing that has the address.

    Raises:
        PrecisError: if there is none; the message names those that are alike.
    """
    briefings = {briefing.slug: briefing for briefing in gathered.briefings}
    if address in briefings:
        return briefings[address]
    raise PrecisError(_no_briefing(address, briefings, "the site has no briefing with a name like that"))


def seed_at(folder: Path, address: str) -> Path:
    """The seed in a folder whose briefing has the address.

    Raises:
        PrecisError: if there is none; the message names those that are alike.
    """
    seeds = {slug_of(path.stem): path for path in reversed(seed_files(folder))}
    if address in seeds:
        return seeds[address]
    raise PrecisError(_no_briefing(address, seeds, f"{folder} holds no seed with a name like that"))


def _no_briefing(address: str, known: Iterable[str], otherwise: str) -> str:
    alike = get_close_matches(address, sorted(filter(None, known)), n=5, cutoff=0.4)
    hint = f"did you mean {', '.join(alike)}?" if alike else otherwise
    return f"{address}: there is no briefing of that name; {hint}"


def extract(paths: Iterable[Path], *, language_model: str | None = None, jobs: int = 1, own: Path | None = None) -> Iterator[Made]:
    """The briefing of each path, or why there is none; treaties and corrections of the user's own count where they stand beside the seed.

    Args:
        paths: the seeds.
        own: the folder in which treaties and corrections of the user's own stand; None for that of each seed.
        language_model: as in `Config`.
        jobs: as in `Config`.

    Raises:
        ReferenceDataError: if a treaty file of the user's own, or the file of corrections, is wrong.
        ConfigError: if the language model cannot be used.
    """
    known: dict[Path, tuple[TreatyLibrary, Corrections]] = {}
    for folder, seeds in groupby(paths, key=lambda path: own or path.parent):
        if folder not in known:
            known[folder] = treaty_library(site_treaties.own_treaties(folder)), own_corrections(folder)
        library, corrections = known[folder]
        recipe = drafting.Recipe(library=library, corrections=corrections, language_model=language_model)
        with drafting.making(recipe, drafting.Means(jobs=jobs)) as each:
            yield from (one if isinstance(one, SeedError) else one.made for one in each(seeds))
