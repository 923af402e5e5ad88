"""The whole program on one screen: seeds -> articles -> annotations -> corrections -> briefings -> corpus -> pages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from generator import companions, corpus, correct, drafting, history, language, reader, review, site, store, treaty_text, writing
from generator.config import Config
from generator.errors import PrecisError, SeedError, TreatyTextError, WriteError
from generator.export import treaty_text_yaml
from generator.memory import seldom_searched
from generator.model import Briefing, Corpus, Corrections, Draft, Ledger, SourceText, Suggestions, Use, slug_of
from generator.reference import corrections as correction_file
from generator.reference import redirects as redirect_file
from generator.reference import treaty_naming
from generator.reference.states import states
from generator.reference.treaty_library import TREATY_FIELDS, Treaty, TreatyLibrary, treaty_library
from generator.reference.treaty_texts import OfficialText

if TYPE_CHECKING:
    from generator.intake import Fetcher

Progress = Callable[[int, int, str], None]
"""Called after each seed with how many are done, how many there are, and the seed's name."""

Made = Briefing | SeedError
"""What becomes of a seed."""

# Where a text's title ends in a full stop or has a date below it, it is taken for the preamble's beginning.
_TITLE_PARAGRAPHS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """What one run made: the corpus, what was written, and a message for every seed or correction that could not be used."""

    corpus: Corpus
    written: store.Written
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """An official text that was imported: where it is kept, and a message for everything that looks wrong about it."""

    path: Path
    text: OfficialText
    warnings: tuple[str, ...]


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
    gathered, past, problems, drafts = _read(config, library, progress, noticing=True)
    hand_written = store.hand_written(config.docs_dir)
    moved, unused = _addresses(config, gathered, past.ledger)
    pages: dict[str, site.Making] = dict(companions.files(config, gathered, library, past.ledger))
    pages |= {uri: partial(bytes, text.encode()) for uri, text in site.moved_pages(moved, gathered, hand_written, config.site_url)}
    pages |= site.makings(gathered, library, frozenset(pages), hand_written=hand_written, citing=companions.footnotes(config))
    written = writing.write(config, pages, partial(writing.digester, config, gathered, library, drafts), log)
    edited = (
        f"docs/{uri}: was changed by hand since it was generated and stays so; delete it to have it written anew" for uri in written.kept
    )
    try:
        written = written.joined(history.write(config.seeds_dir, past, log))
    except WriteError as error:
        lost = "Until then numbers may change, no revision is recorded, and a seed that is renamed leaves no redirect."
        problems = (*problems, f"{error} {lost}")
    return Generation(corpus=gathered, written=written, problems=(*problems, *unused, *edited, *companions.problems(config, gathered)))


def _addresses(config: Config, gathered: Corpus, ledger: Ledger) -> tuple[dict[str, str], tuple[str, ...]]:
    """Where the addresses that were given up lead, and a message for each line of the editor's that leads nowhere."""
    listed = redirect_file.read_redirects(config.seeds_dir / redirect_file.FILE)
    moved, unused = corpus.redirects(ledger, listed, frozenset(briefing.slug for briefing in gathered.briefings))
    return moved, tuple(f"{redirect_file.FILE}, {message}" for message in unused)


@seldom_searched()
def read_corpus(config: Config, library: TreatyLibrary, progress: Progress | None = None) -> tuple[Corpus, tuple[str, ...]]:
    """All seeds' briefings and what spans them, and a message for every seed or correction that could not be used.

    Raises:
        PrecisError: as `generate` does.
    """
    gathered, _, problems, _ = _read(config, library, progress, noticing=False)
    return gathered, problems


def _read(
    config: Config, library: TreatyLibrary, progress: Progress | None, *, noticing: bool
) -> tuple[Corpus, history.History, tuple[str, ...], tuple[Draft, ...]]:
    """The same with what builds remember, and where asked, with what has changed since the last one; and the drafts of which it is made."""
    paths = seed_files(config.seeds_dir)
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
    past = history.recall(config.seeds_dir, tuple(briefings.values()), frozenset(seeds.keys() - briefings.keys()))
    numbered = corpus.numbered(briefings.values(), config.series, past.ledger.numbers)
    apart = corpus.told_apart(numbered, corrections.settled, corrections.parted)
    # Now that namesakes have ids of their own, corrections of those ids find them.
    mended, more = correct.across(apart, corrections)
    problems.extend(correct.unused(corrections, uses | more, mended))
    if noticing:
        past = history.noticed(past, mended, seeds, config.docs_dir, previewing=config.previewing)
    usual = SourceText(config.source_text)
    published = [corpus.withheld(briefing, usual) for briefing in history.with_revisions(mended, past)]
    return corpus.gather(published), past, tuple(problems), tuple(drafts.values())


def _kept_drafts(config: Config) -> drafting.KeptDrafts | None:
    """Where the drafts of earlier builds are; treaties of the site's own are of what they depend on."""
    if config.cache_dir is None:
        return None
    return drafting.KeptDrafts(folder=config.cache_dir, own=_own_treaties(config.seeds_dir))


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
    return treaties(config.seeds_dir)


def treaties(seeds_dir: Path) -> TreatyLibrary:
    """The same for the site with these seeds, whose folder may be missing."""
    return treaty_library(_own_treaties(seeds_dir), texts_folder(seeds_dir))


def own_treaty_ids(seeds_dir: Path) -> frozenset[str]:
    """The ids of the treaties that the site adds or replaces."""
    folder = _own_treaties(seeds_dir)
    return frozenset(path.stem for path in folder.glob("*.yml")) if folder else frozenset()


def chosen_treaties(library: TreatyLibrary, *, field: str | None = None, state: str | None = None) -> tuple[Treaty, ...]:
    """The treaties of a field, to which a state is a party; all where neither is given.

    Raises:
        PrecisError: if there is no such field or state; the message names those there are.
    """
    if field is not None and field not in TREATY_FIELDS:
        raise PrecisError(f"{field}: there is no such field; choose one of {', '.join(TREATY_FIELDS)}")
    if state is not None and (state := state.upper()) not in states().by_code:
        raise PrecisError(f"{state}: is the code of no known state; use ISO 3166-1 alpha-2 codes such as JP")
    return tuple(t for t in library if field in (None, t.field) and (state is None or state in t.parties))


def texts_folder(seeds_dir: Path) -> Path:
    """Where the official texts are kept; never beside the treaties, whose files have other keys."""
    return seeds_dir / "reference" / "texts"


def import_treaty_text(seeds_dir: Path, source: str, fetcher: Fetcher, treaty_id: str | None = None) -> Imported:
    """Splits an official text into articles and keeps it among the site's reference data, in the place of an earlier one.

    Args:
        seeds_dir: the folder of seeds.
        source: the name of a file, or an address.
        fetcher: of the kinds that `treaty_text` reads, and no more bytes.
        treaty_id: which treaty it is; None where its title tells.

    Raises:
        IntakeError: if the text cannot be had, or is no kind of file that can be read.
        TreatyTextError: if it cannot be read or split, or its title does not tell which treaty it is.
        ReferenceDataError: if a treaty file of the site's own is wrong.
    """
    library = treaty_library(_own_treaties(seeds_dir))
    if treaty_id is not None:
        known_treaty(library, treaty_id)
    original = fetcher.original(source)
    found = treaty_text.read_bytes(original.data, original.name)
    text = OfficialText(
        treaty=treaty_id or _treaty_of(found, original.name, library),
        source=original.source,
        sha256=hashlib.sha256(original.data).hexdigest(),
        title=found.title,
        preamble=found.preamble,
        articles=found.articles,
        closing=found.closing,
        annexes=found.annexes,
    )
    path = texts_folder(seeds_dir) / f"{text.treaty}.yml"
    store.write_file(path, treaty_text_yaml.dumps(text))
    return Imported(path=path, text=text, warnings=found.warnings)


def _treaty_of(found: treaty_text.Contents, name: str, library: TreatyLibrary) -> str:
    names = (*found.title, *found.preamble[:_TITLE_PARAGRAPHS])
    if treaty_id := treaty_naming.treaty_named(names, library):
        return treaty_id
    alike = treaty_naming.candidates(names, library)
    hint = f"it may be {', '.join(alike)}" if alike else "add it in seeds/reference/treaties/ first"
    raise TreatyTextError(f"{name}: its title does not tell which treaty it is; say it with --id ID ({hint})")


def known_treaty(library: TreatyLibrary, treaty_id: str) -> Treaty:
    """The treaty of the library with the id.

    Raises:
        PrecisError: if there is none; the message names those that are alike.
    """
    if (treaty := library.get(treaty_id)) is not None:
        return treaty
    # "nato" for the body's treaty, "cwc" for an acronym.
    called = (library.names.ids(name) or library.organisations.ids(name) for name in (treaty_id, treaty_id.upper()))
    named = next(filter(None, called), ())
    alike = named or get_close_matches(treaty_id, [treaty.id for treaty in library], n=5, cutoff=0.5)
    hint = f"did you mean {', '.join(alike)}?" if alike else "`precis treaty list` shows all"
    raise PrecisError(f"{treaty_id}: there is no treaty with this id; {hint}")


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


def seed_files(folder: Path) -> tuple[Path, ...]:
    """The seeds in a folder, sorted; hidden files, README files, corrections, redirects and reference data are none.

    Raises:
        PrecisError: if the folder is missing.
    """
    if not folder.is_dir():
        raise PrecisError(
            f"{folder}: there is no such folder; make it and put seeds (.txt, .md) there, or name another by 'seeds' in mkdocs.yml"
        )
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file() and _is_seed(path.relative_to(folder))))


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


def _is_seed(path: Path) -> bool:
    hidden = any(part.startswith((".", "_")) for part in path.parts)
    return (
        not hidden
        and path.parts[0] not in {"originals", "reference", correction_file.FILE, redirect_file.FILE}
        and path.stem.upper() != "README"
    )


def _own_treaties(seeds_dir: Path) -> Path | None:
    folder = seeds_dir / "reference" / "treaties"
    return folder if folder.is_dir() else None


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
            known[folder] = treaty_library(_own_treaties(folder)), own_corrections(folder)
        library, corrections = known[folder]
        recipe = drafting.Recipe(library=library, corrections=corrections, language_model=language_model)
        with seldom_searched(), drafting.making(recipe, drafting.Means(jobs=jobs)) as each:
            yield from (one if isinstance(one, SeedError) else one.made for one in each(seeds))
