"""Seeds -> drafts: made in this process or in several, or taken from the cache where nothing has changed on which they depend."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator import annotate, corpus, correct, executors, language, reader
from generator.assemble import assemble
from generator.cache import values
from generator.cache.digests import digest, digest_of_files, digest_of_packages, digest_of_program
from generator.cache.drafts import DraftCache, Kept
from generator.errors import SeedError
from generator.model import Corrections, Draft, slug_of
from generator.reference.treaty_library import TreatyLibrary

Drafted = Draft | SeedError
"""What becomes of a seed."""

Each = Callable[[Iterable[Path]], Iterator[Drafted]]
"""Makes drafts of all paths, in their order."""

# Seeds that are looked up in the cache at once.
_LOOKED_UP = 500
# Drafts that are written at once: so many are lost where a build is killed.
_WRITTEN = 20
# What decides a draft besides the seed: these parts of the program, and these packages.
_RULES = (
    "annotate",
    "assemble",
    "correct",
    "corpus/copies.py",
    "language",
    "model",
    "reader",
    "reference",
    "drafting.py",
    "pdf_file.py",
    "span.py",
)
_PACKAGES = (
    "babel",
    "beautifulsoup4",
    "charset-normalizer",
    "feedparser",
    "htmldate",
    "justext",
    "lxml",
    "lxml-html-clean",
    "mammoth",
    "numpy",
    "pypdf",
    "python-dateutil",
    "pyyaml",
    "spacy",
    "thinc",
    "trafilatura",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A seed's file name and bytes, or why there are none."""

    name: str
    data: bytes | SeedError

    @classmethod
    def of(cls, path: Path) -> Loaded:
        """Reads the file."""
        try:
            return cls(name=path.name, data=reader.load(path))
        except SeedError as error:
            return cls(name=path.name, data=error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What makes a draft of a seed.

    Attributes:
        library: the treaties.
        corrections: of the site's editor.
        language_model: as in `Config`.
    """

    library: TreatyLibrary
    corrections: Corrections
    language_model: str | None

    def attempt(self, path: Path) -> Drafted:
        """The draft, or why there is none."""
        return self.attempt_loaded(Loaded.of(path))

    def attempt_loaded(self, seed: Loaded) -> Drafted:
        """The same of a seed whose bytes are at hand."""
        if isinstance(seed.data, SeedError):
            return seed.data
        try:
            return draft(seed.name, seed.data, self.library, language.load(self.language_model), self.corrections)
        except SeedError as error:
            return error


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """Which processes make drafts: this one, several of this computer, or those of a cluster.

    Attributes:
        jobs: as in `Config`.
        scheduler: as in `Config`.
    """

    jobs: int = 1
    scheduler: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDrafts:
    """Where the drafts of earlier builds are kept.

    Attributes:
        folder: of the cache.
        own: the folder of the site's own treaties, on which every draft depends; None where there is none.
        others: folders in which others may be, which are taken over.
    """

    folder: Path
    own: Path | None = None
    others: tuple[Path, ...] = ()


def draft(name: str, data: bytes, library: TreatyLibrary, parser: language.Parser, corrections: Corrections) -> Draft:
    """One seed's briefing, and what the corrections found in it.

    Raises:
        SeedError: if the seed cannot be read.
    """
    article = reader.read_bytes(data, name)
    sentences = parser.parse(article)
    address = slug(name)
    before = annotate.annotate(article, sentences, library)
    found, uses = correct.correct(article, before, corrections, slug=address)
    made = assemble(article, sentences, found, slug=address, number=None)
    # Words and trees have served; those of a whole archive would fill the memory.
    light = tuple(replace(sentence, tokens=(), words=(), names=()) for sentence in made.sentences)
    return Draft(
        made=replace(made, sentences=light, sample=corpus.sample(article)), actors=tuple(actor.id for actor in before.actors), uses=uses
    )


def slug(name: str) -> str:
    """A seed's address: its file name in lower-case ASCII letters, digits and hyphens.

    Raises:
        SeedError: if nothing remains.
    """
    stem = name.rsplit(".", 1)[0] if "." in name[1:] else name
    if found := slug_of(stem):
        return found
    raise SeedError(f"{name}: its name has no Latin letter or digit to make an address of; rename it")


def drafts(paths: Sequence[Path], recipe: Recipe, means: Means, kept: KeptDrafts | None = None) -> Iterator[Drafted]:
    """What becomes of each seed, in their order.

    Args:
        paths: the seeds.
        recipe: what makes drafts of them.
        means: which processes do.
        kept: where those of earlier builds are; None to make all.

    Raises:
        ConfigError: if the processes, or the language model, cannot be had.
    """
    with making(recipe, means) as each:
        if kept is None:
            yield from each(paths)
            return
        with _Store(kept, recipe) as store:
            for start in range(0, len(paths), _LOOKED_UP):
                yield from store.drafts(paths[start : start + _LOOKED_UP], each)
            store.forget()


def load_ahead(means: Means, language_model: str | None) -> None:
    """Lets the processes that will make drafts load the language model now, while this one does something else; nothing where they do not share it.

    Args:
        means: as of `making`.
        language_model: as in `Recipe`.
    """
    if means.jobs > 1 and means.scheduler is None and language_model is None:
        executors.load_ahead()


@contextmanager
def making(recipe: Recipe, means: Means) -> Iterator[Each]:
    """How to make drafts of all paths, in their order."""
    if means == Means():
        yield lambda paths: map(recipe.attempt, paths)
    elif means.scheduler is not None:
        with executors.dask(recipe.attempt_loaded, means.scheduler) as workers:
            yield partial(_made_by, partial(executors.results_of_shares, workers=workers))
    else:
        with executors.local(recipe.attempt_loaded, means.jobs, shared_model=recipe.language_model is None) as processes:
            yield partial(_made_by, lambda seeds, _: executors.results(seeds, processes))


def _made_by(
    results: Callable[[Iterable[Loaded], int], Iterator[Drafted | executors.DeadlyError]], paths: Iterable[Path]
) -> Iterator[Drafted]:
    named = [*paths]
    for path, made in zip(named, results(map(Loaded.of, named), len(named)), strict=True):
        yield _deadly(path) if isinstance(made, executors.DeadlyError) else made


def _deadly(path: Path) -> SeedError:
    return SeedError(
        f"{path.name}: the process that read it died, {executors.MOST_DEATHS} times; "
        "it is set aside: shorten the text, or give the processes more memory"
    )


class _Store:
    """The drafts of earlier builds, for one recipe."""

    def __init__(self, kept: KeptDrafts, recipe: Recipe) -> None:
        self._cache = DraftCache(kept.folder)
        self._others = [DraftCache(folder) for folder in kept.others if DraftCache.is_in(folder)]
        self._recipe = recipe
        self._index = correct.Index(recipe.corrections)
        self._corrections = digest(repr(recipe.corrections).encode())
        self._rules = rules(recipe.language_model, kept.own)
        self._seen: set[bytes] = set()
        self._new: list[Kept] = []

    def __enter__(self) -> _Store:
        return self

    def __exit__(self, *_: object) -> None:
        # A build that was broken off keeps what it has made.
        self._write(0)
        for cache in (self._cache, *self._others):
            cache.close()

    def drafts(self, paths: Sequence[Path], each: Each) -> Iterator[Drafted]:
        """What becomes of each seed."""
        keys = [self._key(path) for path in paths]
        found = {one.key: usable for one in self._kept({key for key in keys if key}) if (usable := self._usable(one))}
        made = each([path for path, key in zip(paths, keys, strict=True) if key not in found])
        for key in keys:
            if key in found:
                yield found.pop(key)
                continue
            drafted = next(made)
            yield self._keep(key, drafted) if key and isinstance(drafted, Draft) else drafted

    def forget(self) -> None:
        """Drops the drafts of seeds that are gone."""
        self._write(0)
        self._cache.keep_only(frozenset(self._seen))

    def _kept(self, missing: set[bytes]) -> Iterator[Kept]:
        """Those of the drafts that are there, or in another folder."""
        for one in self._cache.kept(missing):
            missing.discard(one.key)
            yield one
        for cache in self._others:
            for one in cache.kept(missing):
                missing.discard(one.key)
                self._new.append(one)
                self._write(_WRITTEN)
                yield one

    def _key(self, path: Path) -> bytes | None:
        """What decides the seed's draft, corrections apart; None where the seed cannot be read, as its reader will tell."""
        try:
            data = path.read_bytes()
        except OSError:
            return None
        key = digest(self._rules, path.name.encode(errors="surrogateescape"), data)
        self._seen.add(key)
        return key

    def _usable(self, one: Kept) -> Draft | None:
        """The draft, where the corrections that concern it are those with which it was made."""
        if one.corrections != self._corrections:
            found = one.draft()
            if found is None or self._chosen(found) != one.chosen:
                return None
            self._new.append(replace(one, corrections=self._corrections))
            return found
        return one.draft()

    def _keep(self, key: bytes, made: Draft) -> Draft:
        one = Kept(key=key, chosen=self._chosen(made), corrections=self._corrections, data=values.dumps(made))
        self._new.append(one)
        self._write(_WRITTEN)
        return replace(made, digest=one.digest)

    def _chosen(self, made: Draft) -> bytes:
        return digest(repr(correct.concerning(made.made.slug, made.actors, self._index)).encode())

    def _write(self, fewest: int) -> None:
        if len(self._new) > fewest:
            self._cache.keep(self._new)
            self._new = []


def rules(language_model: str | None, own: Path | None) -> bytes:
    """The digest of what decides all drafts: this program, what it rests on, the language model, and the site's own treaties."""
    files = digest_of_files(own.rglob("*"), own) if own else b""
    python = repr(sys.version_info[:2]).encode()
    return digest(digest_of_program(_RULES), digest_of_packages(_PACKAGES), python, _model(language_model), files)


def _model(name: str | None) -> bytes:
    """A pipeline of the user's own: a folder by its files' sizes and times, for they may be large; an installed one by its version."""
    if name is None:
        return b""
    if (folder := Path(name)).is_dir():
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        return repr([(path.relative_to(folder).as_posix(), path.stat().st_size, path.stat().st_mtime_ns) for path in files]).encode()
    try:
        return f"{name} {version(name)}".encode()
    except PackageNotFoundError:  # loading it will tell
        return name.encode()
