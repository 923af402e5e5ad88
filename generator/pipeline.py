"""The whole program on one screen: seeds -> articles -> annotations -> briefings -> corpus -> pages."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from itertools import groupby
from pathlib import Path

from generator import annotate, corpus, language, reader, site, store
from generator.assemble import assemble
from generator.config import Config
from generator.errors import PrecisError, SeedError
from generator.export import briefing_json
from generator.model import Briefing, Corpus, slug_of
from generator.reference.treaty_library import TreatyLibrary, treaty_library

Progress = Callable[[int, int, str], None]
"""Called after each seed with how many are done, how many there are, and the seed's name."""

Made = Briefing | SeedError
"""What becomes of a seed."""

# Seeds that a process takes at once: enough that handing them over costs little, few enough that all processes end together.
_SHARE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """What one run made: the corpus, what was written, and a message for every seed that could not be used."""

    corpus: Corpus
    written: store.Written
    problems: tuple[str, ...]


def generate(config: Config, progress: Progress | None = None) -> Generation:
    """Writes the pages of all seeds into the docs folder.

    Raises:
        PrecisError: if no seed could be used although there are some, the language model cannot be used, or pages cannot be written;
            the docs are then as they were.
    """
    library = site_library(config)
    gathered, problems = read_corpus(config, library, progress)
    files = {f"briefings/{b.slug}.json": briefing_json.dumps(b) for b in gathered.briefings}
    pages = site.pages(gathered, library, files, hand_written=store.hand_written(config.docs_dir))
    written = store.write_pages(config.docs_dir, pages)
    edited = (
        f"docs/{uri}: was changed by hand since it was generated and stays so; delete it to have it written anew" for uri in written.kept
    )
    return Generation(corpus=gathered, written=written, problems=(*problems, *edited))


def read_corpus(config: Config, library: TreatyLibrary, progress: Progress | None = None) -> tuple[Corpus, tuple[str, ...]]:
    """All seeds' briefings and what spans them, and a message for every seed that could not be used."""
    paths = seed_files(config.seeds_dir)
    briefings: dict[str, Briefing] = {}
    problems: list[str] = []
    make = partial(_attempt, library=library, language_model=config.language_model)
    with _mapping(config.jobs) as each:
        for number, (path, made) in enumerate(zip(paths, each(make, paths), strict=True), start=1):
            if isinstance(made, SeedError):
                problems.append(str(made))
            elif (first := briefings.setdefault(made.slug, made)) is not made:
                problems.append(f"{path.name}: has the same address ({made.slug}) as {first.article.seed}; rename one of the two")
            if progress:
                progress(number, len(paths), path.name)
    if paths and not briefings:
        raise PrecisError("none of the seeds can be used:\n" + "\n".join(problems))
    return corpus.gather(corpus.numbered(briefings.values(), config.series)), tuple(problems)


def site_library(config: Config) -> TreatyLibrary:
    """The library of treaties with those of the site's own.

    Raises:
        ReferenceDataError: if a treaty file of the site's own is wrong.
    """
    return treaty_library(_own_treaties(config.seeds_dir))


def brief(path: Path, library: TreatyLibrary, parser: language.Parser) -> Briefing:
    """One seed's briefing, without a series number.

    Raises:
        SeedError: if the seed cannot be read.
    """
    article = reader.read(path)
    sentences = parser.parse(article)
    found = annotate.annotate(article, sentences, library)
    made = assemble(article, sentences, found, slug=slug(path.name), number=None)
    # The trees have served; those of a whole archive would fill the memory.
    return replace(made, sentences=tuple(replace(sentence, words=()) for sentence in made.sentences))


def seed_files(folder: Path) -> tuple[Path, ...]:
    """The seeds in a folder, sorted; hidden files, README files, corrections and reference data are none.

    Raises:
        PrecisError: if the folder is missing.
    """
    if not folder.is_dir():
        raise PrecisError(
            f"{folder}: there is no such folder; make it and put seeds (.txt, .md) there, or name another by 'seeds' in mkdocs.yml"
        )
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file() and _is_seed(path.relative_to(folder))))


def seed_at(folder: Path, address: str) -> Path:
    """The seed in a folder whose briefing has the address.

    Raises:
        PrecisError: if there is none; the message names those that are alike.
    """
    seeds = {slug_of(path.stem): path for path in reversed(seed_files(folder))}
    if address in seeds:
        return seeds[address]
    alike = get_close_matches(address, sorted(filter(None, seeds)), n=5, cutoff=0.4)
    hint = f"did you mean {', '.join(alike)}?" if alike else f"{folder} holds no seed with a name like that"
    raise PrecisError(f"{address}: there is no briefing of that name; {hint}")


def slug(name: str) -> str:
    """A seed's address: its file name in lower-case ASCII letters, digits and hyphens.

    Raises:
        SeedError: if nothing remains.
    """
    stem = name.rsplit(".", 1)[0] if "." in name[1:] else name
    if found := slug_of(stem):
        return found
    raise SeedError(f"{name}: its name has no Latin letter or digit to make an address of; rename it")


def _is_seed(path: Path) -> bool:
    hidden = any(part.startswith((".", "_")) for part in path.parts)
    return not hidden and path.parts[0] not in {"reference", "corrections.yml"} and path.stem.upper() != "README"


def _own_treaties(seeds_dir: Path) -> Path | None:
    folder = seeds_dir / "reference" / "treaties"
    return folder if folder.is_dir() else None


def extract(paths: Iterable[Path], *, language_model: str | None = None, jobs: int = 1) -> Iterator[Made]:
    """The briefing of each path, or why there is none; treaties of the user's own count where they stand beside the seed.

    Args:
        paths: the seeds.
        language_model: as in `Config`.
        jobs: as in `Config`.

    Raises:
        ReferenceDataError: if a treaty file of the user's own is wrong.
        ConfigError: if the language model cannot be used.
    """
    libraries: dict[Path, TreatyLibrary] = {}
    with _mapping(jobs) as each:
        for folder, seeds in groupby(paths, key=lambda path: path.parent):
            if folder not in libraries:
                libraries[folder] = treaty_library(_own_treaties(folder))
            yield from each(partial(_attempt, library=libraries[folder], language_model=language_model), seeds)


def _attempt(path: Path, *, library: TreatyLibrary, language_model: str | None) -> Made:
    try:
        return brief(path, library, language.load(language_model))
    except SeedError as error:
        return error


@contextmanager
def _mapping(jobs: int) -> Iterator[Callable[[Callable[[Path], Made], Iterable[Path]], Iterator[Made]]]:
    """How to make briefings of all paths, in their order: here, or in so many processes."""
    if jobs == 1:
        yield map
        return
    # A fresh process each, on every system: what MkDocs and NumPy have begun in this one does not survive a fork.
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        try:
            yield partial(pool.map, chunksize=_SHARE)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
