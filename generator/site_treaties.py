"""The treaties of a site: those of the library, its own, and the official texts that it has imported."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from generator import store, treaty_text
from generator.errors import PrecisError, TreatyTextError
from generator.export import treaty_text_yaml
from generator.reference import treaty_naming
from generator.reference.states import states
from generator.reference.treaty_library import TREATY_FIELDS, Treaty, TreatyLibrary, treaty_library
from generator.reference.treaty_texts import OfficialText

if TYPE_CHECKING:
    from generator.intake import Fetcher

# Where a text's title ends in a full stop or has a date below it, it is taken for the preamble's beginning.
_TITLE_PARAGRAPHS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """An official text that was imported: where it is kept, and a message for everything that looks wrong about it."""

    path: Path
    text: OfficialText
    warnings: tuple[str, ...]


def own_treaties(seeds_dir: Path) -> Path | None:
    """The folder of the treaties that the site adds or replaces; None where there is none."""
    folder = seeds_dir / "reference" / "treaties"
    return folder if folder.is_dir() else None


def treaties(seeds_dir: Path) -> TreatyLibrary:
    """The same for the site with these seeds, whose folder may be missing."""
    return treaty_library(own_treaties(seeds_dir), texts_folder(seeds_dir))


def own_treaty_ids(seeds_dir: Path) -> frozenset[str]:
    """The ids of the treaties that the site adds or replaces."""
    folder = own_treaties(seeds_dir)
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
    library = treaty_library(own_treaties(seeds_dir))
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
