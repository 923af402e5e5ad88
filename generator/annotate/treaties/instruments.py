"""Instruments: treaties of the library, and treaties that the article alone knows of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from generator.model import slug_of
from generator.reference.treaty_library import Treaty
from generator.reference.treaty_names import KINDS, name_keys
from generator.span import Span

# What else writers call an instrument of a kind.
_CALLED = {
    "treaty": {"treaty", "pact"},
    "pact": {"pact", "treaty"},
    "convention": {"convention", "treaty"},
    "protocol": {"protocol", "treaty"},
    "covenant": {"covenant", "treaty"},
    "statute": {"statute", "treaty"},
    "agreement": {"agreement", "accord", "pact"},
    "accord": {"accord", "accords", "agreement", "pact"},
}
_ALLIANCE = frozenset({"alliance", "defense", "security", "mutual", "military"})
# "Agreement under Article VI of the Security Treaty between …, regarding facilities" is no security treaty.
_UNDER_ANOTHER = re.compile(r"\bunder Article \w+ of .*?, ")
# Words that say nothing about which treaty is meant.
NEUTRAL = frozenset({
    "bilateral", "multilateral", "international", "landmark", "existing", "current", "historic", "original", "decades", "old", "key",
    "long", "standing", "longstanding", "cold", "war", "era", "same", "present", "postwar", "controversial", "very", "so", "called",
    "global", "signed", "bedrock", "founding",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """What a mention cites: a treaty of the library, or one known from its form only.

    Attributes:
        id: of the treaty.
        title: the official one, or as the source writes it.
        short_title: as readers know it.
        treaty: the library's entry; None for a treaty that it does not hold.
        kind: what it calls itself ("treaty", "convention").
        called: the kinds of instrument that writers may call it ("treaty", "pact").
        subjects: the words of its names, by which "the security treaty" may mean it.
    """

    id: str
    title: str
    short_title: str
    treaty: Treaty | None
    kind: str
    called: frozenset[str]
    subjects: frozenset[str]

    @property
    def years(self) -> frozenset[str]:
        """The years by which writers tell it from others: of its adoption and its entry into force."""
        dates = (self.treaty.adopted_on, self.treaty.in_force) if self.treaty else ()
        return frozenset(day[:4] for day in dates if day) | frozenset(re.findall(r"\b[12]\d{3}\b", self.title))

    def may_be_called(self, kind: str, subjects: frozenset[str], years: frozenset[str]) -> bool:
        """Whether "the 1960 security treaty" may mean it: kind, subjects and years all fit."""
        return kind in self.called and subjects - NEUTRAL <= self.subjects and (not years or bool(years & self.years))


class Form(IntEnum):
    """How a mention cites; the plainer first."""

    NAME = 0
    DESCRIPTION = 1
    BODY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place that cites an instrument; `instrument` None where it speaks of a treaty that cannot be told."""

    span: Span
    instrument: Instrument | None
    form: Form = Form.NAME


def known(treaty: Treaty) -> Instrument:
    """A treaty of the library as an instrument."""
    keys = {key for name in treaty.names for key in name_keys(_UNDER_ANOTHER.sub("", name))}
    subjects = frozenset(key.lower() for key in keys if key[0] != "@" and not key.isdigit())
    if treaty.kind in {"treaty", "pact"} and treaty.binding and subjects & {"security", "defense"} and len(treaty.parties) == 2:
        subjects |= _ALLIANCE
    # "Protocol to the Refugee Convention" is called a protocol.
    called = {key for name in treaty.names for key in [next((k for k in name_keys(name) if k in KINDS), None)] if key}
    return Instrument(
        id=treaty.id,
        title=treaty.title,
        short_title=treaty.short_title,
        treaty=treaty,
        kind=treaty.kind,
        called=frozenset(called | _CALLED.get(treaty.kind, {treaty.kind})),
        subjects=subjects,
    )


def unknown(written: str) -> Instrument:
    """A treaty that the library does not hold, by the title that the source writes."""
    title = re.sub(r"\s+", " ", written)
    keys = name_keys(title)
    kinds = [key for key in keys if key in KINDS]
    return Instrument(
        id=_slug(title),
        title=title,
        short_title=title,
        treaty=None,
        kind=kinds[0] if kinds else "treaty",
        called=frozenset(_CALLED.get(kinds[0], {kinds[0]}) | {kinds[-1]}) if kinds else frozenset({"treaty"}),
        subjects=frozenset(key.lower() for key in keys if key[0] != "@" and not key.isdigit()),
    )


def _slug(title: str) -> str:
    return slug_of(title.replace("–", "-").replace("—", "-")) or "treaty"
