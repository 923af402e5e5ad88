"""Pages whose source and surroundings have not changed are taken from the site that is published, and not rendered again.

A page's HTML is made of its source, of the settings, of the theme with what overrides it, and of the programs that render it; of
nothing else, as long as nothing else takes part in the build. Where other plugins or hooks do, every page is rendered.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions

from generator.cache.digests import digest, digest_of_files, digest_of_packages, digest_of_program
from generator.cache.files import FileRecord
from generator.store import keep_only, move_into, on_one_disk

# Plugins that add nothing to a page that its source does not tell.
_KNOWN = frozenset({"precis", "material/search", "search"})
_PACKAGES = ("jinja2", "markdown", "mkdocs", "mkdocs-material", "pygments", "pymdown-extensions")
# Settings that say where things are or how to build, or are looked at on their own.
_APART = frozenset({"config_file_path", "dev_addr", "docs_dir", "hooks", "plugins", "site_dir", "strict", "theme", "watch"})
# Settings of ours that decide how a site is built, and nothing in it.
_HOW = frozenset({"cache", "jobs"})


class Remaining(Files):
    """The files of a build without those that MkDocs does not have to see, which links still find."""

    def __init__(self, files: Files, unseen: Mapping[str, File]) -> None:
        """Parts the files.

        Args:
            files: all of the build.
            unseen: those that MkDocs neither renders nor copies, by src_uri.
        """
        super().__init__(file for file in files if file.src_uri not in unseen)
        self._unseen = unseen

    def get_file_from_path(self, path: str) -> File | None:
        """The file of that src_uri, seen or not."""
        return super().get_file_from_path(path) or self._unseen.get(Path(path).as_posix())


class Reuse:
    """What one build takes from the one before."""

    def __init__(self, record: Path, kept: Path, spare: Path | None = None) -> None:
        """Reads the record.

        Args:
            record: of what the files of the earlier site were made of.
            kept: the folder where they are.
            spare: where the site before that one may be, with a record beside it.
        """
        self._record = FileRecord(record, kept)
        self._kept = kept
        self._spare = spare
        self._keys: dict[str, str] = {}
        self._reused: dict[str, File] = {}
        self._told: dict[str, str] = {}
        self.later: list[File] = []
        """Pages that nothing else waits for: rendered one by one when MkDocs is done, so that an archive does not fill the memory."""

    def choose(self, files: Files, config: MkDocsConfig, digests: Mapping[str, str]) -> Files:
        """The files that are left to MkDocs.

        Args:
            files: all of the build.
            config: its settings.
            digests: of the generated files, by src_uri.
        """
        if not is_self_contained(config):
            return files
        set_exclusions(files, config)
        listed = frozenset(_uris(config.nav))
        around = surroundings(config)
        for file in files:
            content = digests.get(file.src_uri)
            # What stands in the navigation shows its neighbours.
            if content is None or file.src_uri in listed or not _is_silent(file):
                continue
            key = digest(around, content.encode()).hex() if file.is_documentation_page() else content
            self._keys[file.dest_uri] = key
            known, _, told = (self._record.key(file.dest_uri) or "").partition(" ")
            if known == key:
                self._reused[file.src_uri] = file
                self._told[file.dest_uri] = told
            elif file.is_documentation_page():
                self.later.append(file)
        return Remaining(files, self._reused | {file.src_uri: file for file in self.later})

    @property
    def spare(self) -> Path | None:
        """Where the site that this build replaces is to be kept; None where it would be of no use."""
        return self._spare if self._keys else None

    def tell(self, file: File, what: str) -> None:
        """Notes what the rest of the build has to know of a page that has been rendered."""
        self._told[file.dest_uri] = what

    def told_of(self, file: File) -> str:
        """What was noted of a page that has been rendered."""
        return self._told[file.dest_uri]

    def told(self) -> Iterator[tuple[File, str]]:
        """Each reused page, and what was noted of it when it was rendered."""
        yield from ((file, self._told[file.dest_uri]) for file in self._reused.values() if file.is_documentation_page())

    def put(self, site: Path) -> None:
        """Puts the reused files into the site that is being built.

        Where the spare site is at hand, it becomes the one that is being built: most of the files are in it already.
        """
        if self._reused and not self._put_by_spare(site):
            for name in self._names():
                _link(self._kept / name, site / name)

    def _put_by_spare(self, site: Path) -> bool:
        """Whether the spare site could be used."""
        spare = self.spare
        if spare is None or not on_one_disk(spare, site):
            return False
        record = FileRecord(_record_of(spare), spare, once=self._kept)
        there = {name for name in self._names() if (record.key(name) or "").partition(" ")[0] == self._keys[name]}
        try:
            keep_only(spare, there)
            for name in self._names():
                if name not in there:
                    _link(self._kept / name, spare / name)
        except OSError:  # somebody has been at it: the site is made without it
            return False
        move_into(site, spare)
        spare.rename(site)
        return True

    def _names(self) -> Iterator[str]:
        """Of the reused files, as seen from the site."""
        return (file.dest_uri for file in self._reused.values())

    def keep(self, site: Path, write: Callable[[Path, str], None]) -> None:
        """Notes what the files of the finished site are made of, and of the one before; where it is built anew each time, keeps them too.

        Args:
            site: the finished site.
            write: what writes a text to a path.
        """
        if site != self._kept:
            for name in self._keys.keys() - set(self._names()):
                (self._kept / name).unlink(missing_ok=True)
                _link(site / name, self._kept / name)
        if self.spare is not None:
            self._record.copy(_record_of(self.spare))
        self._record.write({name: f"{key} {self._told.get(name, '')}" for name, key in self._keys.items()}, write)


def is_self_contained(config: MkDocsConfig) -> bool:
    """Whether nothing but the sources, the settings and the theme takes part in a build, and no page shows all others."""
    return config.nav is not None and not config.hooks and _KNOWN.issuperset(config.plugins)


def surroundings(config: MkDocsConfig) -> bytes:
    """The digest of what all pages share: settings, theme, programs."""
    settings = {key: value for key, value in config.items() if key not in _APART}
    plugins = {name: {key: value for key, value in plugin.config.items() if key not in _HOW} for name, plugin in config.plugins.items()}
    theme = {**config.theme, "name": config.theme.name}
    own = config.theme.custom_dir
    return digest(
        json.dumps([settings, plugins, theme, sys.version_info[:2]], sort_keys=True, default=_plain).encode(),
        digest_of_program(("site/theme", "site/slim.py", "mkdocs_plugin")),
        digest_of_packages(_PACKAGES),
        digest_of_files(Path(own).rglob("*"), Path(own)) if own else b"",
    )


def _plain(value: Any) -> object:
    """What stands for a value of the settings that JSON does not know: its contents, or a function's name."""
    if callable(value):
        return f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', type(value).__qualname__)}"
    try:
        return dict(value)
    except (TypeError, ValueError):
        return str(value)


def _uris(nav: Sequence[Any] | Mapping[str, Any] | str | None) -> Iterator[str]:
    """The addresses in the navigation."""
    if isinstance(nav, str):
        yield nav
    elif nav is not None:
        for item in nav.values() if isinstance(nav, Mapping) else nav:
            yield from _uris(item)


def _is_silent(file: File) -> bool:
    """Whether the file is published and, a page, not missed in the navigation: where it is, the build says so each time."""
    return file.inclusion.is_included() and (file.inclusion is InclusionLevel.NOT_IN_NAV or not file.is_documentation_page())


def _record_of(spare: Path) -> Path:
    return spare.with_suffix(".json")


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
