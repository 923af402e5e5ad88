"""The places that cite treaties: names, bodies that stand for one, descriptions and words that refer back.

Names are told by the library alone. What a name or description of several treaties means is told by the year beside it,
by what else the story names, and by what was in force on the day of publication.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from generator.annotate.treaties.descriptions import Description, descriptions, state_or_capital
from generator.annotate.treaties.instruments import Form, Instrument, Mention, unknown
from generator.annotate.treaties.meant import Context, resolved, told_by_form
from generator.annotate.treaties.story import Story, is_in_force, is_known_on
from generator.annotate.treaties.unknown import is_of_a_party, unknown_treaties
from generator.reference.treaty_library import Treaty
from generator.reference.treaty_names import JOINED, KINDS, Word, words
from generator.span import Span, disjoint, spots

_ACRONYM = re.compile(r"(?<![\w.-])[A-Z]{3,7}(?![\w-])")
_EXPLAINED = re.compile(r"\s\([\"“‘']?(?:the\s)?([A-Z]{3,7})[\"”’']?\)")
_YEAR_BEFORE = re.compile(r"\b(1[6-9]\d\d|20\d\d)(?:[\s-]+)\Z")
_BESIDE = 40  # characters
_YEAR_BEHIND = re.compile(r"(?:\s+of\s+|\s+\(|,?\s+signed\s+in\s+)(1[6-9]\d\d|20\d\d)\b")
# "the Comprehensive Test Ban Treaty Organization" is no treaty.
_BODIES_OF = frozenset({"organization", "secretariat", "commission"})


def mentions(story: Story) -> list[Mention]:
    """The mentions, in order; those of bodies are no references until a provision is cited beside them."""
    found: list[tuple[int, Mention]] = []
    written = [words(story.text, passage.start, passage.end) for passage in story.passages]
    states = frozenset(code for spoken in written for word in spoken if word.capital and (code := state_or_capital(word)))
    ruled = {i: None for spoken in written for named in story.library.organisations.find(spoken) for i in named.ids}
    bodies = tuple(story.instrument(treaty) for i in ruled if (treaty := story.library.get(i)))
    names = [_names(story, passage, spoken) for passage, spoken in zip(story.passages, written, strict=True)]
    plainly = {ids[0] for named in names for _, ids in named if len(ids) == 1}
    for number, (passage, spoken) in enumerate(zip(story.passages, written, strict=True)):
        named = [_name(story, span, ids, plainly) for span, ids in names[number]]
        taken = [mention.span for mention in named]
        context = Context(story=story, found=found, passage=number, states=states, bodies=bodies)
        described = list(descriptions(spoken, taken))
        forms = [told_by_form(context, form, described) for form in _unknown(story, passage, taken)]
        taken.extend(mention.span for mention in forms)
        placed: list[Mention | Description] = [*named, *forms, *_bodies(story, spoken, taken)]
        placed.extend(item for item in described if not any(item.span.overlaps(span) for span in taken))
        for item in sorted(placed, key=lambda item: item.span.start):
            mention = item if isinstance(item, Mention) else resolved(context, item)
            if mention is not None:
                found.append((number, mention))
    told = [mention for _, mention in found]
    return _without_overlaps([*told, *_by_acronym(story, told)])


def _names(story: Story, passage: Span, spoken: Sequence[Word]) -> list[tuple[Span, tuple[str, ...]]]:
    """The names of the library in a passage, with the year beside them where it tells which treaty is meant."""
    found: list[tuple[Span, tuple[str, ...]]] = []
    for named in story.library.names.find(spoken):
        if named.last + 1 < len(spoken) and spoken[named.last + 1].gap == JOINED and spoken[named.last + 1].key in _BODIES_OF:
            continue
        if named.span.of(story.text).endswith(" convention") and is_of_a_party(story.text, named.span):
            continue
        before = _YEAR_BEFORE.search(story.text, max(passage.start, named.span.start - _BESIDE), named.span.start)
        behind = _YEAR_BEHIND.match(story.text, named.span.end, passage.end)
        by_year = [(match, _of_year(story, named.ids, match[1])) for match in (before, behind) if match]
        match, ids = next(((match, ids) for match, ids in by_year if ids), (None, named.ids))
        start = match.start() if match is not None and match is before else named.span.start
        end = match.end(1) if match is not None and match is behind and " of " in match.group() else named.span.end
        found.append((Span(start, end), ids))
    return found


def _of_year(story: Story, ids: Iterable[str], year: str) -> tuple[str, ...]:
    return tuple(i for i in ids if (treaty := story.library.get(i)) and year in story.instrument(treaty).years)


def _name(story: Story, span: Span, ids: tuple[str, ...], plainly: set[str]) -> Mention:
    """The treaty that a name means; one that several treaties bear and nothing tells apart names an unknown one."""
    candidates = [treaty for i in ids if (treaty := story.library.get(i))]
    candidates = [treaty for treaty in candidates if is_known_on(treaty, story.published)] or candidates
    if len(candidates) > 1:
        candidates = [treaty for treaty in candidates if treaty.id in plainly] or candidates
    if len(candidates) > 1:
        candidates = [treaty for treaty in candidates if is_in_force(treaty, story.published)] or candidates
    if len(candidates) > 1:
        candidates = _closest(story, candidates)
    meant = story.instrument(candidates[0]) if len(candidates) == 1 else unknown(span.of(story.text))
    return Mention(span=span, instrument=meant)


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
                if treaty := story.library.get(treaty_id):
                    yield Mention(span=named.span, instrument=story.instrument(treaty), form=Form.BODY)


def _by_acronym(story: Story, named: Sequence[Mention]) -> Iterator[Mention]:
    """Where the story writes an acronym of a treaty that it names: "the Kestrel Straits Convention (KSC) … the KSC"."""
    places = [(match.group(), Span(*match.span())) for match in _ACRONYM.finditer(story.text)]
    taken = spots(mention.span for mention in named)
    places = [(acronym, span) for acronym, span in places if not taken.touch(span)]
    told: dict[str, Instrument] = {}
    for mention in named if places else ():
        if mention.instrument and mention.form is not Form.BODY:
            written = mention.span.of(story.text)
            explained = _EXPLAINED.match(story.text, mention.span.end)
            if explained and _shortens(explained[1], written):
                told.setdefault(explained[1], mention.instrument)
            for acronym in _acronyms(written):
                told.setdefault(acronym, mention.instrument)
    for acronym, span in places:
        inside = any(passage.contains(span) for passage in story.passages)
        if inside and acronym in told and not story.library.organisations.ids(acronym):
            yield Mention(span=span, instrument=told[acronym])


def _shortens(acronym: str, name: str) -> bool:
    """Whether the acronym's letters are initials of the name's words, in order: CCW of "Convention on Certain Conventional Weapons"."""
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", name)).upper()
    left = iter(initials)
    return all(letter in left for letter in acronym)


def _acronyms(name: str) -> Iterator[str]:
    """What a name may be shortened to: the initials of its last words, small words counted or not; VFA, SOFA, KSC."""
    written = re.findall(r"[^\W_]+", name)
    kinds = [index for index, word in enumerate(written) if word.lower() in KINDS]
    written = written[: kinds[-1] + 1] if kinds else written
    for start, word in enumerate(written[:-2]):
        if word[0].isupper():
            yield "".join(word[0] for word in written[start:]).upper()
            yield "".join(word[0] for word in written[start:] if word[0].isupper())


def _without_overlaps(found: Sequence[Mention]) -> list[Mention]:
    """The mentions in order; of those that overlap the plainer, then the longer. A body may stand for several treaties."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.form, -len(m.span), m.span.start)):
        at = bisect_left(kept, mention.span.end, key=lambda other: other.span.start)
        # Those kept are apart, so only the last that begins before the mention's end can overlap it.
        last = kept[at - 1] if at else None
        if last is None or last.span.end <= mention.span.start or mention.form is last.form is Form.BODY:
            kept.insert(at, mention)
    return sorted(kept, key=lambda m: (m.span, m.form))
