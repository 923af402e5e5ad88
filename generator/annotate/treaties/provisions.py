"""Which treaty each cited provision belongs to.

Plain forms first: "Article 5 of the X", "X's Article 5", "its Article 6". A bare "Article 6" belongs to the treaty that
its sentence or paragraph speaks of, or to the one whose Article 6 the story cites plainly elsewhere. "Article 9 of the
Constitution" belongs to none, and then nor does a bare "Article 9".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from generator.annotate.treaties.citations import Citation
from generator.annotate.treaties.instruments import Form, Instrument, Mention
from generator.span import Span

_LEADS = (
    r"(?:(?:the|this|that|their|its|a|an|old|new|revised|amended|so-called|landmark|current|original|bilateral|controversial|longstanding"
    r"|same|1[6-9]\d\d|20\d\d)\s+|[\"“‘'])*"
)
_BEHIND = re.compile(rf"\s*(?:\([^)]{{1,40}}\)\s*|,[^,.;]{{1,60}},|,)?\s*(?P<word>of|in|to|under|from|within)\s+{_LEADS}")
# "Article 4 of the new text, the Treaty of Aachen"
_OF_THE_TEXT = re.compile(rf"\s+of\s+(?:the\s+)?(?:new\s+|same\s+)?(?:text|document|instrument|accord|pact|agreement|treaty),\s+{_LEADS}")
# "Article IV of the treaty on free passage" is rather that of the treaty just named than of one that nobody knows.
_OF_THE_TREATY = re.compile(r"\s+of\s+the\s+(?:treaty|convention|pact|accord|protocol)\s+(?:on|governing|covering)\b")
# "the Vienna Convention, Article 22 of which protects missions"
_OF_WHICH = re.compile(r"\s+of\s+which\b")
_OF_IT = re.compile(r"\s+of\s+(?:it|them|both)\b")
_OWNED = re.compile(r"['’]s?(?:\s+(?:[a-z][\w-]*|\([^)]{1,60}\)|[“\"'‘])){0,4}\s*[“\"'‘]?\Z")
_BESIDE = re.compile(r"(?:\s*\([^)]{1,20}\))?,?\s+[“\"‘']?\Z")
_ITS = re.compile(r"\b(?:its|their|the\s+latter['’]s)\s+(?:[a-z][\w-]*\s+){0,2}[“\"‘']?\Z", re.IGNORECASE)
# "the alliance's Article 5" is that of the treaty of an alliance that the story names.
_GENERIC_BODYS = re.compile(
    r"\b(?:alliance|bloc|organi[sz]ation|court|union|grouping|pact|treaty)['’]s?\s+(?:[a-z][\w-]*\s+){0,2}[“\"‘']?\Z", re.IGNORECASE
)
_INVOKED = re.compile(
    r"\b(?:invo(?:k|c)\w*|trigger\w*|activat\w*|(?:collective|mutual|self)[- ]?defen[cs]e|alliance|allies|bloc)\b", re.IGNORECASE
)
_SOMEBODYS = re.compile(r"[\w.]['’]s?\s+(?:[a-z][\w-]*\s+){0,2}[“\"‘']?\Z")
_OTHER_LAW = re.compile(
    r"\b(?:[Cc]onstitution(?:al|s)?|[Ii]mpeach\w*|(?:[Pp]enal|[Cc]riminal|[Cc]ivil|[Ll]abou?r)\s+[Cc]ode|Basic\s+Law|Supreme\s+Court"
    r"|[Cc]ourt-martial|Uniform\s+Code|[Cc]ommander\s+in\s+[Cc]hief|Bylaws|by-?laws)\b"
)
# How far from a citation the words that own it may stand.
_REACH = 160
_PARAGRAPH_BEFORE = 700
_OTHER_USE = re.compile(r"\s+(?:powers|judges?|courts?|hearing|investigation|standing|impeachment|of\s+impeachment)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a citation stands: its sentence and paragraph."""

    citation: Citation
    sentence: Span
    paragraph: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A citation and the mention that tells whose provisions it cites."""

    citation: Citation
    mention: Mention

    @property
    def instrument(self) -> Instrument:
        """The treaty whose provisions are cited."""
        if self.mention.instrument is None:
            raise ValueError("a citation belongs to a treaty that can be told")
        return self.mention.instrument


def attribute(text: str, places: Sequence[Place], mentions: Sequence[Mention]) -> Iterator[Cited]:
    """The citations whose treaty is plain or can be told, the plain ones first."""
    plain: list[Cited] = []
    foreign: set[str] = set()
    bare: list[Place] = []
    for place in places:
        owner = _plain_owner(text, place, mentions)
        if isinstance(owner, Mention):
            plain.append(Cited(citation=place.citation, mention=owner))
        elif owner is _Owner.NONE:
            bare.append(place)
        else:
            foreign.update(number.article for number in place.citation.numbers)
    yield from plain
    by_number = _by_number(plain)
    told = list(plain)
    for place in bare:
        others = any(number.article in foreign for number in place.citation.numbers)
        if others or (place.citation.doubtful and not _ITS.search(_before(text, place))):
            continue
        found = _told_owner(text, place, mentions, by_number) or _as_before(text, place, told, mentions)
        if found is not None and found.instrument is not None:
            told.append(Cited(citation=place.citation, mention=found))
            yield told[-1]


class _Owner(Enum):
    """What the words beside a citation say where they name no treaty."""

    NONE = "none"
    FOREIGN = "foreign"


def _plain_owner(text: str, place: Place, mentions: Sequence[Mention]) -> Mention | _Owner:
    span = place.citation.span
    owner = _owner_behind(text, place, mentions)
    if owner is None and place.citation.is_of_articles and _OTHER_USE.match(text, span.end):
        return _Owner.FOREIGN
    owner = owner or _owner_before(text, place, mentions) or _owner_in_paragraph_before(text, place, mentions)
    if owner is not None:
        return owner
    before = _before(text, place)
    if not _ITS.search(before) and _SOMEBODYS.search(before) and not _GENERIC_BODYS.search(before):
        return _Owner.FOREIGN
    return _Owner.NONE


def _before(text: str, place: Place) -> str:
    """The sentence up to the citation, as far back as words may own it."""
    return text[max(place.sentence.start, place.citation.span.start - _REACH) : place.citation.span.start]


def _mention_before(place: Place, mentions: Sequence[Mention]) -> Mention | None:
    """The last mention before the citation in its sentence."""
    inside = (m for m in reversed(mentions) if place.sentence.start <= m.span.start and m.span.end <= place.citation.span.start)
    return next(inside, None)


def _owner_behind(text: str, place: Place, mentions: Sequence[Mention]) -> Mention | _Owner | None:
    """Whose "Article 5 of …" is; None where nothing behind the citation tells."""
    span = place.citation.span
    if _OF_WHICH.match(text, span.end):
        return _mention_before(place, mentions) or _Owner.NONE
    behind = _BEHIND.match(text, span.end, place.sentence.end)
    if behind is None:
        return None
    for of in filter(None, (behind, _OF_THE_TEXT.match(text, span.end, place.sentence.end))):
        for mention in mentions:
            if mention.span.start <= of.end() < mention.span.end and mention.span.start > span.end:
                return _owner(mention, mentions, place)
    back = _OF_THE_TREATY.match(text, span.end) or _OF_IT.match(text, span.end)
    return _Owner.FOREIGN if behind["word"] == "of" and not back else None


def _owner_before(text: str, place: Place, mentions: Sequence[Mention]) -> Mention | _Owner | None:
    """Whose "…'s Article 5" is, or "…, Article 5"; None where nothing before the citation tells."""
    span = place.citation.span
    nearest = _mention_before(place, mentions)
    if nearest is None:
        return None
    between = text[nearest.span.end : min(span.start, nearest.span.end + _REACH)]
    if _OWNED.fullmatch(between) or (_BESIDE.fullmatch(between) and nearest.form is not Form.DESCRIPTION):
        return _owner(nearest, mentions, place)
    return None


def _owner_in_paragraph_before(text: str, place: Place, mentions: Sequence[Mention]) -> Mention | None:
    """Whose "Its Article 78" at the beginning of a paragraph is: the last treaty's of the paragraph before."""
    begun = text[place.paragraph.start : place.citation.span.start]
    if not _ITS.fullmatch(begun):
        return None
    before = [m for m in mentions if m.span.end <= place.paragraph.start and m.form is not Form.BODY]
    near = before and "\n" not in text[before[-1].span.end : place.paragraph.start].strip("\n")
    return before[-1] if near and before[-1].instrument else None


def _owner(mention: Mention, mentions: Sequence[Mention], place: Place) -> Mention | _Owner:
    """The mention beside a citation; of a body's several treaties the one that holds the article."""
    if mention.instrument is None:
        return _Owner.FOREIGN
    same = [other for other in mentions if other.span == mention.span]
    if len(same) == 1:
        return mention
    numbers = [number.article for number in place.citation.numbers]
    return next((other for other in same if _provides(other, numbers)), _Owner.FOREIGN)


def _by_number(plain: Sequence[Cited]) -> Mapping[str, Mention]:
    """The mention that each article's number is plainly cited of; without the numbers that several treaties share."""
    found: dict[str, dict[str, Mention]] = {}
    for cited in plain:
        for number in cited.citation.numbers:
            found.setdefault(number.article, {}).setdefault(cited.instrument.id, cited.mention)
    return {number: next(iter(owners.values())) for number, owners in found.items() if len(owners) == 1}


def _told_owner(text: str, place: Place, mentions: Sequence[Mention], by_number: Mapping[str, Mention]) -> Mention | None:
    """The mention of the treaty that a bare citation belongs to, by what the sentence, paragraph and story speak of."""
    numbers = [number.article for number in place.citation.numbers]
    if place.citation.is_of_articles and _is_of_other_law(text, place) and numbers[0] not in by_number:
        return None
    treaties = [mention for mention in mentions if mention.form is not Form.BODY]
    # A chapter or an annex is bare only where the library knows the treaty's.
    fitting = treaties if place.citation.is_of_articles or _is_of_one(place, treaties) else [m for m in treaties if _provides(m, numbers)]
    earlier = [m for m in fitting if place.paragraph.contains(m.span) and m.span.end <= place.citation.span.start]
    nearest = _nearest(place.citation.span, fitting, place.sentence)
    if (
        nearest
        and nearest.span.start > place.citation.span.end
        and earlier
        and _provides(earlier[-1], numbers) >= _provides(nearest, numbers)
    ):
        # "… signed the convention. Article 7 obliges, which the older treaty did not."
        return earlier[-1]
    if nearest := nearest or by_number.get(numbers[0]):
        return nearest
    if earlier and earlier[-1].instrument:
        return earlier[-1]
    bodies = [mention for mention in mentions if mention.form is Form.BODY and mention.instrument]
    for scope in (place.sentence, place.paragraph):
        if body := _nearest(place.citation.span, [m for m in bodies if _stands_alone(m, place.citation)], scope):
            return body
    cited = {mention.instrument.id for mention in treaties if mention.instrument}
    if len(cited) == 1 and _provides(told := next(m for m in treaties if m.instrument), numbers):
        return told
    known = [mention for mention in treaties if _provides(mention, numbers)]
    known.extend(body for body in bodies if _stands_alone(body, place.citation))
    return _of_the_story(place, known) if known and _is_invoked(place.sentence.of(text)) else None


@lru_cache(maxsize=16)
def _is_invoked(sentence: str) -> bool:
    """Whether the sentence speaks of an alliance's duty; asked for each of its citations, of which a long one has many."""
    return bool(_INVOKED.search(sentence))


def _is_of_one(place: Place, treaties: Sequence[Mention]) -> bool:
    """Whether the paragraph speaks of one treaty only, and did so before it names the chapter or annex."""
    inside = [m for m in treaties if place.paragraph.contains(m.span)]
    before = bool(inside) and inside[0].span.end <= place.citation.span.start
    return before and len({m.instrument.id if m.instrument else None for m in inside}) == 1


def _of_the_story(place: Place, mentions: Sequence[Mention]) -> Mention | None:
    """Where an article is invoked: the only treaty of the story, or of a body in it, that is known to have it."""
    before = (mention for mention in mentions if mention.span.end <= place.citation.span.start)
    meant = {mention.instrument.id: mention.instrument for mention in before if mention.instrument}
    if len(meant) != 1:
        return None
    return Mention(span=place.citation.span, instrument=next(iter(meant.values())), form=Form.BODY)


def _as_before(text: str, place: Place, told: Sequence[Cited], mentions: Sequence[Mention]) -> Mention | None:
    """The treaty whose articles, and no other's, the text has cited before: "Article 34.7 of the USMCA … under Article 31.6".

    Not where the paragraph itself names a treaty, or speaks of another law.
    """
    named = any(place.paragraph.contains(m.span) and m.form is not Form.BODY for m in mentions)
    if named or place.citation.doubtful or _is_of_other_law(text, place):
        return None
    alike = [one for one in told if one.citation.span.end <= place.citation.span.start]
    alike = [one for one in alike if one.citation.is_of_articles == place.citation.is_of_articles]
    last = max(alike, key=lambda one: one.citation.span, default=None)
    if last is None or len({one.instrument.id for one in alike}) != 1:
        return None
    by_body = last.mention.form is Form.BODY and place.paragraph.contains(last.citation.span)
    return None if by_body or place.paragraph.start - last.citation.span.end > _PARAGRAPH_BEFORE else last.mention


def _is_of_other_law(text: str, place: Place) -> bool:
    """Whether the sentence speaks of a constitution or a code, or the paragraph of an impeachment."""
    return _speaks_of_other_law(place.sentence.of(text)) or "impeach" in place.paragraph.of(text)


@lru_cache(maxsize=64)
def _speaks_of_other_law(sentence: str) -> bool:
    return _OTHER_LAW.search(sentence) is not None


def _nearest(citation: Span, mentions: Sequence[Mention], scope: Span) -> Mention | None:
    """The last mention before the citation in the scope, else the first behind it."""
    inside = [mention for mention in mentions if scope.contains(mention.span)]
    before = [mention for mention in inside if mention.span.end <= citation.start]
    behind = [mention for mention in inside if mention.span.start >= citation.end]
    found = before[-1] if before else behind[0] if behind else None
    return found if found and found.instrument else None


def _provides(mention: Mention, numbers: Sequence[str]) -> bool:
    """Whether the library tells what the cited articles of the treaty provide: then the number makes sense."""
    treaty = mention.instrument.treaty if mention.instrument else None
    return treaty is not None and all(treaty.provision(number) is not None for number in numbers)


def _stands_alone(mention: Mention, citation: Citation) -> bool:
    """Whether news cites the articles of the body's treaty by their numbers alone."""
    alone = mention.instrument.treaty.cited_alone if mention.instrument and mention.instrument.treaty else ()
    return all(number.number in alone or number.article in alone for number in citation.numbers)
