"""The places that cite treaties: names, bodies that stand for one, descriptions and words that refer back.

Names are told by the library alone. What a name or description of several treaties means is told by the year beside it,
by what else the story names, and by what was in force on the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.annotate.treaties.descriptions import Description, descriptions, state_or_capital
from generator.annotate.treaties.instruments import NEUTRAL, Form, Instrument, Mention, known, unknown
from generator.annotate.treaties.unknown import unknown_treaties
from generator.reference.treaty_library import Treaty, TreatyLibrary
from generator.reference.treaty_names import JOINED, Word, words
from generator.span import Span, disjoint

_YEAR_BEFORE = re.compile(r"\b(1[6-9]\d\d|20\d\d)(?:[\s-]+)\Z")
_YEAR_BEHIND = re.compile(r"(?:\s+of\s+|\s+\(|,?\s+signed\s+in\s+)(1[6-9]\d\d|20\d\d)\b")
_COMMON_NOUNS = frozenset(
    {"agreement", "agreements", "accord", "accords", "deal", "act", "memorandum", "declaration", "statute", "charter"}
)
_NEAR = 4
_BODIES = frozenset({"EU", "UN"})
# "the Comprehensive Test Ban Treaty Organization" is no treaty.
_BODIES_OF = frozenset({"organization", "secretariat", "commission"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What is needed to tell what mentions mean: the text in passages, its day and the library."""

    text: str
    passages: tuple[Span, ...]
    published: date | None
    library: TreatyLibrary

    def instrument(self, treaty: Treaty) -> Instrument:
        """The treaty of the library as an instrument."""
        return _instruments(self.library)[treaty.id]


@lru_cache(maxsize=8)
def _instruments(library: TreatyLibrary) -> Mapping[str, Instrument]:
    return {treaty.id: known(treaty) for treaty in library}


def mentions(story: Story) -> list[Mention]:
    """The mentions, in order; those of bodies are no references until a provision is cited beside them."""
    found: list[tuple[int, Mention]] = []
    written = [words(story.text, passage.start, passage.end) for passage in story.passages]
    states = frozenset(code for spoken in written for word in spoken if (code := state_or_capital(word)))
    names = [_names(story, passage, spoken) for passage, spoken in zip(story.passages, written, strict=True)]
    plainly = {ids[0] for named in names for _, ids in named if len(ids) == 1}
    for number, (passage, spoken) in enumerate(zip(story.passages, written, strict=True)):
        named = [_name(story, span, ids, plainly) for span, ids in names[number]]
        forms = _unknown(story, passage, [mention.span for mention in named])
        placed: list[Mention | Description] = [*named, *forms]
        placed.extend(descriptions(spoken, [mention.span for mention in (*named, *forms)]))
        placed.extend(_bodies(story, spoken, [mention.span for mention in (*named, *forms)]))
        for item in sorted(placed, key=lambda item: item.span.start):
            mention = item if isinstance(item, Mention) else _described(story, item, found, number, states)
            if mention is not None:
                found.append((number, mention))
    return _without_overlaps([mention for _, mention in found])


def _names(story: Story, passage: Span, spoken: Sequence[Word]) -> list[tuple[Span, tuple[str, ...]]]:
    """The names of the library in a passage, with the year beside them where it tells which treaty is meant."""
    found: list[tuple[Span, tuple[str, ...]]] = []
    for named in story.library.names.find(spoken):
        if named.last + 1 < len(spoken) and spoken[named.last + 1].gap == JOINED and spoken[named.last + 1].key in _BODIES_OF:
            continue
        before = _YEAR_BEFORE.search(story.text[passage.start : named.span.start])
        behind = _YEAR_BEHIND.match(story.text, named.span.end, passage.end)
        by_year = [(match, _of_year(story, named.ids, match[1])) for match in (before, behind) if match]
        match, ids = next(((match, ids) for match, ids in by_year if ids), (None, named.ids))
        start = passage.start + match.start() if match is not None and match is before else named.span.start
        end = match.end(1) if match is not None and match is behind and " of " in match.group() else named.span.end
        found.append((Span(start, end), ids))
    return found


def _of_year(story: Story, ids: Iterable[str], year: str) -> tuple[str, ...]:
    return tuple(i for i in ids if (treaty := story.library.get(i)) and year in story.instrument(treaty).years)


def _name(story: Story, span: Span, ids: tuple[str, ...], plainly: set[str]) -> Mention:
    """The treaty that a name means; one that several treaties bear and nothing tells apart names an unknown one."""
    candidates = [treaty for i in ids if (treaty := story.library.get(i))]
    if len(candidates) > 1:
        candidates = [treaty for treaty in candidates if treaty.id in plainly] or candidates
    if len(candidates) > 1:
        candidates = [treaty for treaty in candidates if _is_in_force(treaty, story.published)] or candidates
    if len(candidates) > 1:
        candidates = _closest(story, candidates)
    meant = story.instrument(candidates[0]) if len(candidates) == 1 else unknown(span.of(story.text))
    return Mention(span=span, instrument=meant)


def _is_in_force(treaty: Treaty, day: date | None) -> bool:
    """Whether it was in force on the day; without a day, whether it is for all the library tells."""
    if day is None:
        return treaty.ended_on is None
    begun = treaty.in_force is not None and treaty.in_force <= day.isoformat()
    return begun and (treaty.ended_on is None or day.isoformat() < treaty.ended_on)


def _closest(story: Story, candidates: list[Treaty]) -> list[Treaty]:
    """The one whose own words the story uses most; all where two use as many."""
    subjects = [story.instrument(treaty).subjects for treaty in candidates]
    shared = frozenset.intersection(*subjects)
    counts = []
    for own in subjects:
        stems = {word.rstrip("s")[:7] for word in own - shared if len(word) > 4}
        counts.append(sum(len(re.findall(rf"\b{re.escape(stem)}", story.text, re.IGNORECASE)) for stem in sorted(stems)))
    best = max(counts)
    return [treaty for treaty, count in zip(candidates, counts, strict=True) if count == best]


def _unknown(story: Story, passage: Span, taken: Sequence[Span]) -> list[Mention]:
    spans = disjoint(unknown_treaties(story.text, passage.start, passage.end))
    return [Mention(span=s, instrument=unknown(s.of(story.text))) for s in spans if not any(s.overlaps(other) for other in taken)]


def _bodies(story: Story, spoken: Sequence[Word], taken: Sequence[Span]) -> Iterator[Mention]:
    """Bodies, one mention for each treaty whose articles are cited by the body's name."""
    for named in story.library.organisations.find(spoken):
        if not any(named.span.overlaps(other) for other in taken):
            for treaty_id in named.ids:
                yield Mention(span=named.span, instrument=_instruments(story.library)[treaty_id], form=Form.BODY)


def _described(
    story: Story, described: Description, found: Sequence[tuple[int, Mention]], passage: int, states: frozenset[str]
) -> Mention | None:
    """What a description means in a story that names `states`; no instrument where it speaks of a treaty that cannot be told."""
    if described.states and described.states <= _BODIES:
        return None
    if described.introduces and not described.years:
        return Mention(span=described.span, instrument=None, form=Form.DESCRIPTION)
    if len(described.states) >= 2:
        meant = _between(story, described, found)
    elif described.states:
        meant = _with_one(story, described, states)
    elif described.definite and not described.restricted:
        meant = _last(described, found, passage)
    else:
        return None
    if meant is None and not described.states:
        return None
    return Mention(span=described.span, instrument=meant, form=Form.DESCRIPTION)


def _between(story: Story, described: Description, found: Sequence[tuple[int, Mention]]) -> Instrument | None:
    fitting = [i for i in _bilateral(story, described) if set(described.states) == set(_parties(i))]
    if described.subjects - NEUTRAL or described.years:
        return _only(story, fitting)
    named = {mention.instrument.id for _, mention in found if mention.instrument}
    return _only(story, [instrument for instrument in fitting if instrument.id in named])


def _with_one(story: Story, described: Description, states: frozenset[str]) -> Instrument | None:
    """Means one where the story names the other party: "its mutual defense treaty with the Philippines"."""
    if not (described.subjects - NEUTRAL or described.years):
        return None
    return _only(story, [i for i in _bilateral(story, described) if described.states < set(_parties(i)) <= states])


def _bilateral(story: Story, described: Description) -> list[Instrument]:
    fitting = [story.instrument(treaty) for treaty in story.library if len(treaty.parties) == 2 and described.states <= set(treaty.parties)]
    fitting = [i for i in fitting if i.may_be_called(described.kind, described.subjects, described.years)]
    # "The defense pact" is rather the treaty of an alliance than an agreement on bases.
    closer = [i for i in fitting if i.kind in {"treaty", "pact"}] if described.kind == "pact" else []
    return closer or fitting


def _parties(instrument: Instrument) -> tuple[str, ...]:
    return instrument.treaty.parties if instrument.treaty else ()


def _only(story: Story, fitting: list[Instrument]) -> Instrument | None:
    """The one that fits, of several the one in force."""
    if len(fitting) > 1:
        fitting = [i for i in fitting if i.treaty and _is_in_force(i.treaty, story.published)]
    return fitting[0] if len(fitting) == 1 else None


def _last(described: Description, found: Sequence[tuple[int, Mention]], passage: int) -> Instrument | None:
    """The last treaty mentioned that the words fit; a general word ("the agreement") does not reach back far.

    Beside a convention "the treaty" means rather a treaty that the same passage names.
    """
    last: tuple[int, Instrument] | None = None
    for number, mention in reversed(found):
        if mention.form is Form.BODY:
            continue
        far = described.kind in _COMMON_NOUNS and passage - number > _NEAR
        if far or mention.instrument is None or (last and number != last[0]):
            break
        if mention.instrument.may_be_called(described.kind, described.subjects, described.years):
            last = last or (number, mention.instrument)
            if mention.instrument.kind == described.kind:
                return mention.instrument
    return last[1] if last else None


def _without_overlaps(found: Sequence[Mention]) -> list[Mention]:
    """The mentions in order; of those that overlap the plainer, then the longer."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.form, -len(m.span), m.span.start)):
        if not any(mention.span.overlaps(other.span) and not (mention.form is other.form is Form.BODY) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: (m.span, m.form))
