"""Actors that may be one: those whose names meet in one of several plain forms.

Names are looked up by forms, never compared all with all: ten thousand take seconds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from generator.model import ActorKind, ActorRecord, Corrections, Different, MergeSuggestion
from generator.reference.names import names
from generator.review.names import initials, sounds, words

# Two words are one misspelt where they share this part of their letters, and are long enough for that to mean something.
_NEARLY, _LONG_ENOUGH = 0.8, 4
# A form that so many names share tells nothing of any two of them.
_MOST = 60
_LEAST = 0.35
_COUNTRIES_DIFFER, _ONE_ARTICLE_NAMES_BOTH, _COUNTRY_SHARED = 0.6, 0.6, 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """Why two actors may be one, and how much it says, from 0 to 1."""

    pair: tuple[ActorRecord, ActorRecord]
    worth: float
    reason: str


_Finder = Callable[[Sequence[ActorRecord]], Iterator[_Sign]]


def merges(records: Iterable[ActorRecord], corrections: Corrections) -> tuple[MergeSuggestion, ...]:
    """The suggestions, most alike first; none of what an editor says is different."""
    known = sorted(records, key=lambda record: record.id)
    apart = {frozenset(pair) for e in corrections.entries if isinstance(e, Different) for pair in combinations(e.ids, 2)}
    signs: dict[frozenset[str], list[_Sign]] = defaultdict(list)
    for finder in _FINDERS:
        for sign in finder(known):
            pair = frozenset(record.id for record in sign.pair)
            if len(pair) == 2 and pair not in apart:
                signs[pair].append(sign)
    found = [_suggestion(group) for group in signs.values()]
    return tuple(sorted((s for s in found if s.likeness >= _LEAST), key=lambda s: (-s.likeness, s.first.id, s.second.id)))


def _suggestion(signs: Sequence[_Sign]) -> MergeSuggestion:
    first, second = sorted(signs[0].pair, key=_stays)
    best = max(signs, key=lambda sign: sign.worth)
    worth, reasons = best.worth, [best.reason]
    if first.country and second.country and first.country != second.country:
        worth *= _COUNTRIES_DIFFER
        reasons.append("but their countries differ")
    elif first.country and first.country == second.country:
        worth += _COUNTRY_SHARED
    if _slugs(first) & _slugs(second):
        worth *= _ONE_ARTICLE_NAMES_BOTH
        reasons.append("but one article names both")
    return MergeSuggestion(first=first, second=second, likeness=round(min(1.0, worth), 3), reasons=tuple(reasons))


def _stays(record: ActorRecord) -> tuple[bool, int, int, str]:
    """The order in which actors stay: a full name before a single word, then the one in more briefings, then the longer name."""
    return len(words(record.name)) < 2, -len(record.appearances), -len(record.name), record.id


def _slugs(record: ActorRecord) -> set[str]:
    return {briefing.slug for briefing, _ in record.appearances}


def _same_item(records: Sequence[ActorRecord]) -> Iterator[_Sign]:
    for qid, group in _groups(records, lambda record: [record.wikidata] if record.wikidata else []):
        for pair in combinations(group, 2):
            yield _Sign(pair=pair, worth=1.0, reason=f"both are {qid} in Wikidata")


def _same_letters(records: Sequence[ActorRecord]) -> Iterator[_Sign]:
    for _, group in _groups(records, lambda record: ["".join(words(record.name))]):
        for one, other in combinations(group, 2):
            if one.kind is not other.kind:
                yield _Sign(pair=(one, other), worth=0.45, reason=f"one name, taken for {_a(one)} here and {_a(other)} there")
            elif one.name != other.name:
                yield _Sign(pair=(one, other), worth=0.95, reason="the names differ in accents, marks or capitals only")
            elif one.kind is ActorKind.PERSON:
                yield _Sign(pair=(one, other), worth=0.75, reason="the names are the same")


def _same_words(records: Sequence[ActorRecord]) -> Iterator[_Sign]:
    for _, group in _groups(_named(records), lambda record: [" ".join(sorted(words(record.name)))]):
        for pair in _of_one_kind(group):
            if words(pair[0].name) != words(pair[1].name):
                yield _Sign(pair=pair, worth=0.92, reason="the same words in another order")


def _same_sounds(records: Sequence[ActorRecord]) -> Iterator[_Sign]:
    for _, group in _groups(_named(records), lambda record: [" ".join(sorted(sounds(word) for word in words(record.name)))]):
        for pair in _of_one_kind(group):
            if sorted(words(pair[0].name)) != sorted(words(pair[1].name)) and (left := _unshared(*pair)):
                # Sounds alone join short names that only begin alike; letters have a say as well.
                near = min(OSA.normalized_similarity(a, b) for a, b in left)
                if near >= 0.5 and not _of_two_genders(left) and _side_by_side(*pair, left):
                    yield _Sign(pair=pair, worth=0.7 + 0.15 * near, reason=f"spellings of one sound: {_listed(left)}")


def _nearly_the_same(records: Sequence[ActorRecord]) -> Iterator[_Sign]:
    """Names that share a word, and the first letters of the others, and are written nearly alike."""

    def keys(record: ActorRecord) -> list[str]:
        own = words(record.name)
        return [f"{word} {''.join(sorted(sounds(w)[:1] for w in (*own[:i], *own[i + 1 :])))}" for i, word in enumerate(own)]

    for _, group in _groups(_named(records), keys):
        for pair in _of_one_kind(group):
            left = _unshared(*pair)
            if len(left) == 1 and _is_slip(*left[0], person=pair[0].kind is ActorKind.PERSON):
                yield _Sign(
                    pair=pair, worth=0.6 + 0.3 * OSA.normalized_similarity(*left[0]), reason=f"{_listed(left)}: a letter or two differ"
                )


def _shorter_forms(records: Sequence[ActorRecord]) -> Iterator[_Sign]:
    """A person named with and without initials or what stands in the middle: "Jane Roe", "J. Roe" and "Jane Q. Roe"."""
    persons = [record for record in _named(records) if record.kind is ActorKind.PERSON]
    by_words = defaultdict[tuple[str, ...], list[ActorRecord]](list)
    for record in persons:
        by_words[words(record.name)].append(record)
    for record in persons:
        own = words(record.name)
        shorter = {(own[0], own[-1]), *(own[:end] for end in range(2, len(own))), (own[0][0], own[-1]), (own[0][0], *own[1:])}
        for form in sorted(shorter - {own}):
            for other in by_words.get(form, ()):
                yield _Sign(pair=(record, other), worth=0.72, reason=f"“{other.name}” is a shorter form of “{record.name}”")


def _surnames(records: Sequence[ActorRecord]) -> Iterator[_Sign]:
    """A person whom no article names in full, and a full name of the same country."""
    full = defaultdict[str, list[ActorRecord]](list)
    persons = [record for record in records if record.kind is ActorKind.PERSON and record.country]
    for record in persons:
        own = record.name.split()
        if len(own) > 1:
            surname = own[0] if own[0] in names().family_first else own[-1]
            full["".join(words(surname))].append(record)
    for record in persons:
        alike = [other for other in full.get("".join(words(record.name)), ()) if other.country == record.country]
        for other in alike if len(record.name.split()) == 1 else ():
            among = "" if len(alike) == 1 else f", one of {len(alike)} of that surname"
            yield _Sign(pair=(record, other), worth=0.65 if len(alike) == 1 else 0.42, reason=f"the surname of “{other.name}”{among}")


def _acronyms(records: Sequence[ActorRecord]) -> Iterator[_Sign]:
    bodies = [record for record in records if record.kind is ActorKind.ORGANISATION]
    by_initials = defaultdict[str, list[ActorRecord]](list)
    for record in bodies:
        if len(words(record.name)) > 1:
            by_initials[initials(record.name)].append(record)
    for record in bodies:
        letters = record.name.replace(".", "")
        if len(letters) > 1 and letters.isupper():
            for other in by_initials.get(letters.casefold(), ()):
                yield _Sign(pair=(record, other), worth=0.8, reason=f"“{record.name}” is made of the first letters of “{other.name}”")


def _other_names(records: Sequence[ActorRecord]) -> Iterator[_Sign]:
    """An article calls the one by the other's full name or acronym."""
    by_name = {(record.kind, record.name): record for record in records}
    for record in records:
        for alias in record.aliases:
            other = by_name.get((record.kind, alias))
            if other is not None and (len(alias.split()) > 1 or alias.isupper()):
                yield _Sign(pair=(record, other), worth=0.8, reason=f"an article calls “{record.name}” “{alias}” as well")


_FINDERS: tuple[_Finder, ...] = (
    _same_item, _same_letters, _same_words, _same_sounds, _nearly_the_same, _shorter_forms, _surnames, _acronyms, _other_names,
)  # fmt: skip


def _groups(records: Iterable[ActorRecord], keys: Callable[[ActorRecord], Iterable[str]]) -> Iterator[tuple[str, list[ActorRecord]]]:
    """The records that share a key, by key."""
    found: dict[str, list[ActorRecord]] = defaultdict(list)
    for record in records:
        for key in dict.fromkeys(keys(record)):
            found[key].append(record)
    yield from ((key, group) for key, group in found.items() if key and 1 < len(group) <= _MOST)


def _named(records: Iterable[ActorRecord]) -> list[ActorRecord]:
    """Persons and organisations of several words; states are known."""
    return [record for record in records if record.kind is not ActorKind.STATE and len(words(record.name)) > 1]


def _of_one_kind(group: Iterable[ActorRecord]) -> Iterator[tuple[ActorRecord, ActorRecord]]:
    """The pairs of one kind; bodies of two countries are two, however alike: every state has a ministry of defence."""
    for one, other in combinations(group, 2):
        are_namesakes = one.kind is ActorKind.ORGANISATION and one.country and other.country and one.country != other.country
        if one.kind is other.kind and not are_namesakes:
            yield one, other


def _unshared(one: ActorRecord, other: ActorRecord) -> tuple[tuple[str, str], ...]:
    """The words in which two names of equal length differ, side by side; none where their lengths differ."""
    a, b = words(one.name), words(other.name)
    if len(a) != len(b):
        return ()
    left, right = list((Counter(a) - Counter(b)).elements()), list((Counter(b) - Counter(a)).elements())
    return tuple(zip(sorted(left, key=lambda w: (sounds(w), w)), sorted(right, key=lambda w: (sounds(w), w)), strict=True))


def _side_by_side(one: ActorRecord, other: ActorRecord, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether the words that sound alike stand at one place in both names: a surname is no other person's given name."""
    if one.kind is not ActorKind.PERSON or len(pairs) > 1:
        return True
    left, right = pairs[0]
    return words(one.name).index(left) == words(other.name).index(right)


def _of_two_genders(pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether the names differ as those of a woman and a man do."""
    return any({names().gender(a.capitalize()), names().gender(b.capitalize())} == {"male", "female"} for a, b in pairs)


def _is_slip(one: str, other: str, *, person: bool) -> bool:
    """Whether one word is the other misspelt; no number is, and no given name that is a name of its own."""
    if min(len(one), len(other)) < _LONG_ENOUGH or any(c.isdigit() for c in one + other):
        return False
    if person and one.capitalize() in names().given and other.capitalize() in names().given:
        return False
    return OSA.normalized_similarity(one, other) >= _NEARLY


def _listed(pairs: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"“{a}” and “{b}”" for a, b in pairs)


def _a(record: ActorRecord) -> str:
    return f"an {record.kind.value}" if record.kind is ActorKind.ORGANISATION else f"a {record.kind.value}"
