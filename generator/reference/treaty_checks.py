"""Checks the user's treaties and official texts: every file that is wrong, and what looks wrong in those that are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ReferenceDataError
from generator.reference.states import states
from generator.reference.treaty_library import Treaty, TreatyLibrary, read_own_treaty, treaty_library
from generator.reference.treaty_texts import OfficialText, read_text
from generator.reference.yaml_file import read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the check of some files found.

    Attributes:
        treaties: those whose files are right.
        texts: the same.
        errors: a message for every file that is wrong.
        warnings: a message for everything that looks wrong elsewhere.
    """

    treaties: tuple[Treaty, ...]
    texts: tuple[OfficialText, ...]
    errors: tuple[str, ...]
    warnings: tuple[str, ...]


def check_treaties(folder: Path, files: Iterable[Path] = ()) -> Checked:
    """What is wrong in `treaties` and `texts` in the folder; where files are named, in those only.

    Args:
        folder: of the site's reference data; it may be missing.
        files: treaties or texts; what a file holds tells which.
    """
    errors: list[str] = []
    treaties, texts = _read(folder, errors)
    if chosen := tuple(files):
        errors = []
        named_treaties, named_texts = _read_named(chosen, errors)
        treaties, texts = treaties | named_treaties, texts | named_texts
    else:
        named_treaties, named_texts = treaties, texts
    library = TreatyLibrary((*treaty_library(), *treaties.values()))
    errors.extend(
        f"{identifier}.yml: 'treaty' is {identifier!r}; expected the id of a treaty of the library"
        for identifier in named_texts
        if library.get(identifier) is None
    )
    warnings = [warning for treaty in named_treaties.values() for warning in _doubts(treaty, library, texts)]
    shown = [treaty for treaty in map(library.get, named_texts) if treaty is not None and treaty.id not in named_treaties]
    warnings.extend(warning for treaty in shown for warning in _provisions_missing(treaty, texts))
    return Checked(
        treaties=tuple(named_treaties.values()), texts=tuple(named_texts.values()), errors=tuple(errors), warnings=tuple(warnings)
    )


def _read(folder: Path, errors: list[str]) -> tuple[dict[str, Treaty], dict[str, OfficialText]]:
    treaties: dict[str, Treaty] = {}
    texts: dict[str, OfficialText] = {}
    for path in sorted((folder / "treaties").glob("*.yml")):
        _enter(path, treaties, errors, text=False)
    for path in sorted((folder / "texts").glob("*.yml")):
        _enter(path, texts, errors, text=True)
    return treaties, texts


def _read_named(files: tuple[Path, ...], errors: list[str]) -> tuple[dict[str, Treaty], dict[str, OfficialText]]:
    treaties: dict[str, Treaty] = {}
    texts: dict[str, OfficialText] = {}
    for path in files:
        try:
            holds = read_yaml(path).value
        except ReferenceDataError as error:
            errors.append(str(error))
            continue
        text = isinstance(holds, Mapping) and ("articles" in holds or "sha256" in holds)
        _enter(path, texts if text else treaties, errors, text=text)
    return treaties, texts


def _enter(path: Path, found: dict[str, Treaty] | dict[str, OfficialText], errors: list[str], *, text: bool) -> None:
    entries: dict[str, Treaty | OfficialText] = found  # type: ignore[assignment]
    try:
        entries[path.stem] = read_text(path) if text else read_own_treaty(path)
    except ReferenceDataError as error:
        errors.append(str(error))


def _doubts(treaty: Treaty, library: TreatyLibrary, texts: Mapping[str, OfficialText]) -> Iterator[str]:
    for name in treaty.names:
        if others := [identifier for identifier in library.names.ids(name) if identifier != treaty.id]:
            yield f"{treaty.id}.yml: {name!r} is also a name of {', '.join(others)}; news that uses it is not resolved to either"
    codes = dict.fromkeys((*treaty.parties, *(code for code, _ in (*treaty.joined, *treaty.left))))
    for code in codes:
        if code not in states().by_code:
            yield f"{treaty.id}.yml: '{code}' is the code of no known state; expected an ISO 3166-1 alpha-2 code such as JP"
    yield from _provisions_missing(treaty, texts)


def _provisions_missing(treaty: Treaty, texts: Mapping[str, OfficialText]) -> Iterator[str]:
    text = texts.get(treaty.id)
    for provision in treaty.provisions if text else ():
        if text and text.article(provision.number) is None:
            yield f"{treaty.id}.yml: there is a summary of article {provision.number}, which the imported text does not have"
