"""Pages -> the docs folder: those that would be made of the same as before are left as they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from generator import executors, site, store
from generator.cache.digests import Digester, digest, digest_of_files, digest_of_packages, digest_of_program
from generator.cache.files import FileRecord
from generator.config import Config
from generator.model import Briefing, Draft
from generator.reference.treaty_library import TreatyLibrary

# What writes the pages.
_PACKAGES = ("babel", "fonttools", "jinja2", "markupsafe", "pyyaml", "svg.py", "typst")

# What pages show of a briefing without showing all of it.
_LISTED_APART = ("actors", "ahead", "background", "glance", "quotes", "treaties")


def write(config: Config, pages: Mapping[str, site.Making], digesting: Callable[[], Digester], log: store.UndoLog) -> store.Written:
    """Writes the pages that are not known to stand as they would be made.

    Args:
        config: the site's settings.
        pages: what makes each, by src_uri.
        digesting: gives what tells whether a page would be made of the same; it is asked only where a cache is kept.
        log: by which all can be taken back.

    Raises:
        WriteError: if a page cannot be written.
    """
    make = partial(_made, pages, config.jobs)
    if config.cache_dir is None:
        return store.write_pages(config.docs_dir, pages, make, log)
    digests = digesting()
    record = FileRecord(config.cache_dir / "pages.json", config.docs_dir)
    told = executors.of_each([*pages], lambda uri: digests.of(pages[uri]).hex(), config.jobs)
    inputs = dict(zip(pages, told, strict=True))

    def stands(uri: str) -> str | None:
        made_of, _, content = (record.key(uri) or "").partition(" ")
        return content if made_of == inputs[uri] else None

    written = store.write_pages(config.docs_dir, pages, make, log, stands)
    keys = {uri: f"{inputs[uri]} {content}" for uri, content in written.generated.items()}
    record.write(keys, store.write_file)
    return written


def _made(pages: Mapping[str, site.Making], jobs: int, uris: Sequence[str]) -> Iterator[bytes]:
    """What each of these pages says, in their order; where they are many, by several processes."""
    return executors.of_each(uris, lambda uri: pages[uri](), jobs)


def digester(config: Config, library: TreatyLibrary, briefings: Iterable[Briefing] = (), drafts: Iterable[Draft] = ()) -> Digester:
    """What tells whether a page would be made of the same: by this program, of these briefings and this library.

    Args:
        config: the site's settings.
        library: with the site's own treaties.
        briefings: that pages show.
        drafts: of which the briefings were made; those that are kept are told by their digests, and gone through no more.
    """
    reference = config.seeds_dir / "reference"
    digests = Digester(digest(digest_of_program(), digest_of_packages(_PACKAGES)))
    treaties = " ".join(treaty.id for treaty in library)
    digests.know(library, digest(digest_of_files(reference.rglob("*"), reference), treaties.encode()))
    for draft in drafts:
        if draft.digest:
            digests.know_parts(draft.made.article, draft.digest)
            digests.know_parts(draft.made, draft.digest, *_LISTED_APART)
    for briefing in briefings:
        digests.know(briefing)
    return digests
