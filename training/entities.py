"""Texts with the names in them: rows of open entity corpora, made to agree with each other, as spaCy documents.

The corpora mark names in different ways. Here a person's name has no office before it, a state is a place and never an
organisation, adjectives of states are no names, and what carries the marks of social media is left out.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from generator.reference.states import states

PERSON, ORGANISATION, PLACE = LABELS = ("PERSON", "ORG", "LOC")
UNSURE = "?"  # marks words of which it is not known whether they are in a name
_FULL_STOPS = frozenset({".", "!", "?", "...", "…"})
_CLOSING = frozenset({'"', "'", "”", "’", "''", ")", "]"})
_SOCIAL = frozenset({"@", "RT", "#"})
_PRONOUNS = frozenset(["i", "he", "she", "we", "it", "they", "you", "me", "us"])
# Words that stand before a person's name and are none of it.
_TITLES = frozenset(
    [
        "president",
        "vice",
        "deputy",
        "prime",
        "minister",
        "secretary",
        "general",
        "gen",
        "lt",
        "maj",
        "col",
        "sgt",
        "capt",
        "brig",
        "adm",
        "commander",
        "captain",
        "colonel",
        "major",
        "lieutenant",
        "sergeant",
        "admiral",
        "senator",
        "sen",
        "rep",
        "representative",
        "congressman",
        "congresswoman",
        "chairman",
        "chairwoman",
        "chair",
        "speaker",
        "premier",
        "chancellor",
        "king",
        "queen",
        "prince",
        "princess",
        "tsar",
        "emperor",
        "empress",
        "sir",
        "lord",
        "lady",
        "dame",
        "dr",
        "doctor",
        "mr",
        "mrs",
        "ms",
        "miss",
        "madam",
        "madame",
        "judge",
        "justice",
        "governor",
        "gov",
        "mayor",
        "ambassador",
        "envoy",
        "commissioner",
        "director",
        "professor",
        "prof",
        "father",
        "reverend",
        "rev",
        "bishop",
        "archbishop",
        "cardinal",
        "pope",
        "saint",
        "leader",
        "he",
        "h.e",
        "spokesman",
    ]
)
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "abu",
        "abd",
        "de",
        "da",
        "di",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "la",
        "le",
        "dos",
        "das",
        "ben",
        "ould",
        "ag",
    ]
)
_INSIDE_A_ROLE = frozenset(["of", "for", "to", "in", "former"])
_ADJECTIVE_ENDINGS = ("an", "ans", "i", "is", "ish", "ese")
_ENOUGH, _CLEAR = 8, 0.75  # votes, and the share of them, that settle what a name is
_STEM = 4  # letters that a state's adjective shares with its name


Name = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A name: the half-open range of its words, and its kind."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Some sentences, word by word, with the names in them in order."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    entities: tuple[Entity, ...] = ()

    def name(self, entity: Entity) -> Name:
        """The words of a name."""
        return self.words[entity.start : entity.end]


def read(path: Path) -> list[Text]:
    """The rows of a JSONL file with `words`, `spaces` and `ents`, as they are."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [_text(json.loads(line)) for line in lines]


def _text(row: dict[str, list[object]]) -> Text:
    entities = sorted((int(start), int(end), str(label)) for start, end, label in row["ents"])  # type: ignore[misc, call-overload]
    return Text(
        words=tuple(map(str, row["words"])),
        spaces=tuple(map(bool, row["spaces"])),
        entities=tuple(Entity(start=start, end=end, label=label) for start, end, label in entities),
    )


def clean(texts: Sequence[Text]) -> list[Text]:
    """The same texts without social media's marks, their names marked in one way."""
    pieces = [piece for text in texts for piece in _without_social_marks(text)]
    votes = _votes(pieces)
    stems: Counter[str] = Counter()
    for (first, *others), counts in votes.items():
        if not others:
            stems[first[:_STEM]] = max(stems[first[:_STEM]], counts[PLACE])
    return [replace(piece, entities=tuple(_agreed(piece, votes, stems))) for piece in pieces]


def settled(texts: Sequence[Text]) -> list[Text]:
    """The same texts, each name of one kind wherever it stands: states are places, and a clear majority decides on others."""
    votes = _votes(texts)
    kinds: dict[Name, str] = {}
    for name, counts in votes.items():
        label, count = counts.most_common(1)[0]
        if states().code_of(" ".join(name)):
            kinds[name] = PLACE
        elif counts.total() >= _ENOUGH and count >= _CLEAR * counts.total():
            kinds[name] = label
    return [replace(text, entities=tuple(_settled(text, kinds))) for text in texts]


def _settled(text: Text, kinds: dict[Name, str]) -> Iterator[Entity]:
    for entity in text.entities:
        yield entity if entity.label == UNSURE else replace(entity, label=kinds.get(text.name(entity), entity.label))


def sentences(text: Text) -> Iterator[Text]:
    """The text cut behind full stops, never inside a name."""
    inside = {place for entity in text.entities for place in range(entity.start, entity.end - 1)}
    start = 0
    for place, word in enumerate(text.words):
        following = text.words[place + 1] if place + 1 < len(text.words) else ""
        if (word in _FULL_STOPS and place not in inside and following not in _CLOSING) or (
            word in _CLOSING and text.words[place - 1] in _FULL_STOPS and place not in inside and place > start
        ):
            yield part(text, start, place + 1)
            start = place + 1
    if start < len(text.words):
        yield part(text, start, len(text.words))


def part(text: Text, start: int, end: int) -> Text:
    """Some of the text's words with the names that lie among them."""
    entities = [entity for entity in text.entities if start <= entity.start and entity.end <= end]
    return Text(
        words=text.words[start:end],
        spaces=text.spaces[start:end],
        entities=tuple(replace(entity, start=entity.start - start, end=entity.end - start) for entity in entities),
    )


def to_doc(vocab: Vocab, text: Text) -> Doc:
    """One spaCy document; what is no name is known to be none, and what is unsure is missing."""
    doc = Doc(vocab, words=list(text.words), spaces=[*text.spaces[:-1], False])
    spans = [Span(doc, entity.start, entity.end, entity.label) for entity in text.entities]
    known, missing = ([span for span in spans if (span.label_ == UNSURE) == is_missing] for is_missing in (False, True))
    doc.set_ents(known, missing=missing, default="outside")
    return doc


def _without_social_marks(text: Text) -> Iterator[Text]:
    if not any(word in _SOCIAL or word.startswith(("http", "#")) for word in text.words):
        yield text
        return
    for sentence in sentences(text):
        start = 0
        for place in [*(number for number, word in enumerate(sentence.words) if word.startswith("http")), len(sentence.words)]:
            piece = part(sentence, start, place)
            if piece.words and not any(word in _SOCIAL or word.startswith(("@", "#")) for word in piece.words):
                yield piece
            start = place + 1


def _votes(texts: Iterable[Text]) -> dict[Name, Counter[str]]:
    votes: dict[Name, Counter[str]] = {}
    for text in texts:
        for entity in (entity for entity in text.entities if entity.label != UNSURE):
            votes.setdefault(text.name(entity), Counter())[entity.label] += 1
    return votes


def _agreed(text: Text, votes: dict[Name, Counter[str]], stems: Counter[str]) -> Iterator[Entity]:
    for entity in text.entities:
        name = text.name(entity)
        trimmed = _person(text, entity) if entity.label == PERSON else _trimmed(text, entity)
        if trimmed is None or (len(name) == 1 and (name[0].lower() in _PRONOUNS or _is_adjective(name[0], votes[name], stems))):
            continue
        if entity.label == ORGANISATION and votes[name][PLACE] > votes[name][ORGANISATION] / 2:
            trimmed = replace(trimmed, label=PLACE)  # a state that acts, or its team
        elif entity.label == PLACE and votes[name][ORGANISATION] > 3 * votes[name][PLACE]:
            trimmed = replace(trimmed, label=ORGANISATION)
        yield trimmed


def _is_adjective(word: str, votes: Counter[str], stems: Counter[str]) -> bool:
    """Whether it looks like a state's adjective or people: a place that is named more often begins with the same letters."""
    return not votes[PERSON] and word.endswith(_ADJECTIVE_ENDINGS) and stems[word[:_STEM]] > votes[PLACE]


def _person(text: Text, entity: Entity) -> Entity | None:
    """The name alone; None for an office without one."""
    start = entity.start
    for place in range(entity.start, entity.end - 1):
        if _is_title(text.words[place]):
            start = place + 1
    while start < entity.end and not text.words[start][:1].isupper() and text.words[start].lower() not in _PARTICLES:
        start += 1
    kept = replace(entity, start=start)
    if all(map(_is_title, text.name(kept))) or any(word in _INSIDE_A_ROLE for word in text.name(kept)):
        return None
    return _trimmed(text, kept)


def _is_title(word: str) -> bool:
    return word.lower().rstrip(".") in _TITLES


def _trimmed(text: Text, entity: Entity) -> Entity | None:
    start, end = entity.start, entity.end
    while start < end and (text.words[start] == "the" or not text.words[start][0].isalnum()):
        start += 1
    while start < end and text.words[end - 1] in {"'s", "’s", ",", ";", ":", '"', "”", "’", "'"}:
        end -= 1
    return replace(entity, start=start, end=end) if start < end else None
