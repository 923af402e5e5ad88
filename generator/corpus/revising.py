"""Two versions of a briefing -> what changed in the source's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import Indel

from generator.model import Change, Place, Version, Wording

# Of the words of both versions, so many must be the same for one to be a change of the other.
_ALIKE = 0.6


def changes(before: Version, after: Version) -> tuple[Change, ...]:
    """What was added, removed and changed, by place, then in the order of the text.

    Words count, not the choice among them: what only moved to another section, or is chosen now where it stood in the source
    before, is no change, and neither is what was chosen once and still stands in the source. So new rules change nothing by themselves.
    """
    found: dict[tuple[str, str | None, str | None], Change] = {}
    for place in Place:
        for change in _in_place(place, before, after):
            # A sentence may stand in several sections.
            found.setdefault((place.kind, change.before, change.after), change)
    changed = [one for one in found.values() if one.deed == "changed"]
    told = {(one.place.kind, words) for one in changed for words in (one.before, one.after)}
    # What changed in one section may have left another.
    return tuple(one for one in found.values() if one in changed or (one.place.kind, one.before or one.after) not in told)


def joined(first: Iterable[Change], then: Iterable[Change]) -> tuple[Change, ...]:
    """Changes and those that followed them as if they were made at once; what was taken back is none."""
    left = list(then)
    found: list[Change] = []
    for change in first:
        follows = next((one for one in left if _follows(one, change)), None)
        if follows is None:
            found.append(change)
            continue
        left.remove(follows)
        if change.before != follows.after:
            found.append(Change(place=follows.place, before=change.before, after=follows.after))
    return (*found, *left)


def _in_place(place: Place, before: Version, after: Version) -> Iterator[Change]:
    old, new = _only_in(place, before, after), _only_in(place, after, before)
    pairs = _pairs(old, new)
    changed = {number: of for number, of in pairs.items() if _is_changed(old[of], new[number], before, after)}
    for number, one in enumerate(new):
        if number in changed:
            yield Change(place=place, before=old[changed[number]].words, after=one.words)
        elif not _stands(one, before):
            yield Change(place=place, after=one.words)
    for number, one in enumerate(old):
        if number not in changed.values() and not _stands(one, after):
            yield Change(place=place, before=one.words)


def _is_changed(old: Wording, new: Wording, before: Version, after: Version) -> bool:
    """Whether one became the other: both stand in their own source only, or all words of one are in the other, which does."""
    gone, fresh = not _stands(old, after), not _stands(new, before)
    return (gone and fresh) or (gone and new.content in old.content) or (fresh and old.content in new.content)


def _only_in(place: Place, version: Version, other: Version) -> list[Wording]:
    """The wordings of a place that stand nowhere in the other version."""
    known = {one.words for one in other.wordings if one.place.kind == place.kind}
    here = {one.words: one for one in version.wordings if one.place is place and one.words not in known}
    return list(here.values())


def _pairs(old: Sequence[Wording], new: Sequence[Wording]) -> dict[int, int]:
    """The number of each new wording that is an old one changed -> that of the old one; the most alike first."""
    split = [one.words.split() for one in old]
    alike = sorted(
        (-likeness, number, of)
        for number, one in enumerate(new)
        for of, words in enumerate(split)
        if (likeness := Indel.normalized_similarity(one.words.split(), words)) >= _ALIKE
    )
    pairs: dict[int, int] = {}
    for _, number, of in alike:
        if number not in pairs and of not in pairs.values():
            pairs[number] = of
    return pairs


def _stands(one: Wording, version: Version) -> bool:
    return all(part in version.source for part in (*one.parts, one.speaker or ""))


def _follows(later: Change, earlier: Change) -> bool:
    if later.place.kind != earlier.place.kind:
        return False
    if earlier.after is None:
        return later.before is None and later.after == earlier.before
    return later.before == earlier.after
