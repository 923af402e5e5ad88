"""Corrections: what an editor knows better than the rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.actor import EditorRole

EDITOR = "editor"
"""The word that marks on a page what an editor added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One entry of the file of corrections.

    Attributes:
        line: where it stands in the file, from 1.
        seeds: the slugs of the briefings it is limited to; empty for all.
        note: why, in the editor's words.
    """

    line: int
    seeds: tuple[str, ...] = ()
    note: str | None = None

    def concerns(self, slug: str) -> bool:
        """Whether it holds for the briefing."""
        return not self.seeds or slug in self.seeds

    @property
    def actors(self) -> tuple[str, ...]:
        """The ids of the actors that it looks for."""
        return ()

    @property
    def verb(self) -> str:
        """The key under which it stands in the file."""
        return type(self).__name__.removesuffix("Actor").removesuffix("Quote").lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge(Correction):
    """Several ids of one actor: the first stays."""

    ids: tuple[str, ...]

    @property
    def actors(self) -> tuple[str, ...]:
        """All of them."""
        return self.ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Different(Correction):
    """Ids that look alike and are not one actor; this only silences the suggestion to merge them."""

    ids: tuple[str, ...]

    @property
    def actors(self) -> tuple[str, ...]:
        """All of them."""
        return self.ids


@dataclass(frozen=True, slots=True, kw_only=True)
class OfActor(Correction):
    """A correction of one actor."""

    actor: str

    @property
    def actors(self) -> tuple[str, ...]:
        """The one."""
        return (self.actor,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(OfActor):
    """One id that is two actors: in the seeds that are named it is another, with an id of its own.

    Attributes:
        into: that id.
        name: None where the source's name is right.
    """

    into: str
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename(OfActor):
    """The name by which pages call an actor; its id stays."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRole(OfActor):
    """A role that the editor gives a person."""

    role: EditorRole

    @property
    def verb(self) -> str:
        """As in the file."""
        return "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCountry(OfActor):
    """An actor's country, ISO 3166-1 alpha-2; None where the one that was found is wrong and none is right."""

    code: str | None

    @property
    def verb(self) -> str:
        """As in the file."""
        return "country"


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectActor(OfActor):
    """Words that were taken for an actor and are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin(OfActor):
    """An actor that is always shown as a key actor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wikidata(OfActor):
    """The actor's item in Wikidata: Q42."""

    qid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfQuote(Correction):
    """A correction of the quotes of one briefing that begin so.

    Attributes:
        begins: their first words, without quotation marks.
    """

    begins: str

    @property
    def seed(self) -> str:
        """The slug of the briefing."""
        return self.seeds[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSpeaker(OfQuote):
    """Who said it; None where the text does not make it plain."""

    actor: str | None

    @property
    def actors(self) -> tuple[str, ...]:
        """The speaker, if one is named."""
        return (self.actor,) if self.actor else ()

    @property
    def verb(self) -> str:
        """As in the file."""
        return "speaker"


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectQuote(OfQuote):
    """Words that were taken for a quote and are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """All corrections of a site, in the order of their file.

    Attributes:
        file: the file's name, for messages.
    """

    entries: tuple[Correction, ...] = ()
    file: str = "corrections.yml"

    def __bool__(self) -> bool:
        return bool(self.entries)

    @property
    def settled(self) -> frozenset[str]:
        """The ids that an editor decided on, which no rule tells apart again: those that merges keep and splits make."""
        return frozenset(self._settled())

    @property
    def parted(self) -> frozenset[str]:
        """The ids that an editor says are different, which no rule joins."""
        return frozenset(name for entry in self.entries if isinstance(entry, Different) for name in entry.ids)

    def _settled(self) -> Iterator[str]:
        for entry in self.entries:
            if isinstance(entry, Merge):
                yield entry.ids[0]
            elif isinstance(entry, Split):
                yield entry.into


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One thing that a correction looks for and found.

    Attributes:
        entry: the correction's index in `Corrections.entries`.
        found: the id of the actor or the slug of the briefing.
    """

    entry: int
    found: str
