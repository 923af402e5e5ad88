"""The whole program on one screen: seeds -> articles -> annotations -> briefings -> corpus -> pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator import annotate, corpus, reader, site, store
from generator.assemble import assemble
from generator.config import Config
from generator.errors import PrecisError, SeedError
from generator.export import briefing_json
from generator.language import parse
from generator.model import Briefing, Corpus, slug_of
from generator.reference.treaty_library import TreatyLibrary, treaty_library

Progress = Callable[[int, int, str], None]
"""Called after each seed with how many are done, how many there are, and the seed's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """What one run made: the corpus, what was written, and a message for every seed that could not be used."""

    corpus: Corpus
    written: store.Written
    problems: tuple[str, ...]


def generate(config: Config, progress: Progress | None = None) -> Generation:
    """Writes the pages of all seeds into the docs folder.

    Raises:
        PrecisError: if no seed could be used although there are some, or pages cannot be written; the docs are then as they were.
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
    for number, path in enumerate(paths, start=1):
        try:
            made = brief(path, library)
            if made.slug in briefings:
                raise SeedError(
                    f"{path.name}: has the same address ({made.slug}) as {briefings[made.slug].article.seed}; rename one of the two"
                )
            briefings[made.slug] = made
        except SeedError as error:
            problems.append(str(error))
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


def brief(path: Path, library: TreatyLibrary) -> Briefing:
    """One seed's briefing, without a series number.

    Raises:
        SeedError: if the seed cannot be read.
    """
    article = reader.read(path)
    sentences = parse(article)
    found = annotate.annotate(article, sentences, library)
    return assemble(article, sentences, found, slug=slug(path.name), number=None)


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


def extract(paths: Iterable[Path]) -> Iterable[Briefing | SeedError]:
    """The briefing of each path, or why there is none; treaties of the user's own count where they stand beside the seed.

    Raises:
        ReferenceDataError: if a treaty file of the user's own is wrong.
    """
    libraries: dict[Path, TreatyLibrary] = {}
    for path in paths:
        if path.parent not in libraries:
            libraries[path.parent] = treaty_library(_own_treaties(path.parent))
        try:
            yield brief(path, libraries[path.parent])
        except SeedError as error:
            yield error
