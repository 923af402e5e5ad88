"""Cues set off from what is said: "the gate, she said, was shut", "the gate is shut, said the minister", "according to the ministry"."""

from __future__ import annotations

from collections.abc import Iterator

from generator.annotate.quotes.frames import Frame, Slot
from generator.annotate.quotes.grammar import FINITE, base, cue_words, is_finite, own_subject
from generator.annotate.quotes.noun_phrases import named
from generator.language import Tree
from generator.reference.reporting import reporting

_COMMAS = frozenset({",", "—", "–", "--", "-"})
_ENDS = frozenset({".", "?", "!", ";"})
# When, how and to whom it is said, behind the insertion's verb.
_ADDED = frozenset({"obl", "advmod", "advcl"})
_LONGEST = 20
_FEWEST_BEFORE = 3


def announced_frame(tree: Tree) -> Iterator[Frame]:
    """The frame of a sentence that opens with its source: "As the ministry reported, the gate was shut"; "As reported by …, …"."""
    if len(tree.words) <= _FEWEST_BEFORE or tree.words[0].lower != "as":
        return
    comma = next((i for i in range(1, min(_LONGEST, len(tree.words))) if tree.words[i].text == ","), None)
    if comma is None:
        return
    verbs = reporting().slots[Slot.AROUND]
    at = next((i for i in range(1, comma) if tree.words[i].tag.startswith("VB") and tree.words[i].lemma.lower() in verbs), None)
    content = tuple(range(comma + 1, len(tree.words)))
    if (
        at is None
        or not is_finite(tree, content)
        or any(base(tree.words[c].relation) in {"obj", "ccomp"} for c in tree.children(at) if c < comma)
    ):
        return
    words, lemma = cue_words(tree, at)
    if 1 < at == comma - 1 and tree.words[at].tag in FINITE:
        speaker = own_subject(tree, at)
    elif at == 1 and tree.words[at + 1].lower == "by":
        speaker = next((c for c in tree.children(at) if at < c < comma and base(tree.words[c].relation) == "obl"), None)
    else:
        return
    if speaker is not None:
        yield Frame(cue=at, words=words, lemma=lemma, speaker=speaker, content=content, slot=Slot.AROUND)


def closing_frame(tree: Tree) -> Iterator[Frame]:
    """The frame of a sentence whose last word is the cue where the parser takes it for a plural: "The race is close, a poll shows"."""
    at = len(tree.words) - 2
    if at < _FEWEST_BEFORE or tree.words[at + 1].text not in _ENDS or tree.words[at].tag != "NNS":
        return
    lemma = next((form.lemma for form in reporting().forms.get(tree.words[at].lower, ()) if form.tense == "present"), None)
    comma = next((i for i in range(at - 1, max(at - _LONGEST, 0), -1) if tree.words[i].text == ","), None)
    if lemma not in reporting().slots[Slot.AROUND] or comma is None or tree.words[at - 1].pos not in {"NOUN", "PROPN"}:
        return
    content = tuple(range(comma))
    if is_finite(tree, content) and not is_finite(tree, range(comma, at)):
        yield Frame(cue=at, words=(at,), lemma=lemma, speaker=at - 1, content=content, slot=Slot.AROUND)


def inserted_frames(tree: Tree) -> Iterator[Frame]:
    """The frames of finite verbs of speech set off with their subjects."""
    verbs = reporting().slots[Slot.AROUND]
    for at, word in enumerate(tree.words):
        if word.tag not in FINITE or word.lemma.lower() not in verbs or word.relation == "acl:relcl":
            continue
        speaker = _speaker(tree, at)
        content = _content(tree, at, speaker) if speaker is not None else ()
        if content and is_finite(tree, content):
            words, lemma = cue_words(tree, at)
            yield Frame(cue=at, words=words, lemma=lemma, speaker=speaker, content=content, slot=Slot.AROUND)


def _speaker(tree: Tree, at: int) -> int | None:
    """The verb's subject; behind the verb parsers take it for an object."""
    if (subject := own_subject(tree, at)) is not None:
        return subject
    nouns = {"PROPN", "NOUN", "PRON"}
    behind = (c for c in tree.children(at) if c > at and base(tree.words[c].relation) in {"obj", "ccomp"} and tree.words[c].pos in nouns)
    return next(behind, None)


def _content(tree: Tree, at: int, speaker: int) -> tuple[int, ...]:
    """What stands before the insertion, and what goes on behind it; () where nothing is set off."""
    own, cue = named(tree, speaker), cue_words(tree, at)[0]
    first, last = min(own[0], cue[0]), max(own[-1], cue[-1])
    told = next((c for c in tree.children(at) if c > last and base(tree.words[c].relation) in {"iobj", "obj"}), None)
    if told is not None and tree.words[at].lemma.lower() == "tell" and tree.subtree(told)[0] == last + 1:
        # "The gate is shut, the minister told reporters."
        last = tree.subtree(told)[-1]
    if first < _FEWEST_BEFORE or tree.words[first - 1].text not in _COMMAS or last - first > _LONGEST:
        return ()
    closed = last + 1 < len(tree.words) and tree.words[last + 1].text == ","
    if not closed and not is_finite(tree, range(first - 1)):
        return ()
    end = _end(tree, at, last, inverted=own[0] > at)
    return (*range(first - 1), *range(end + 1, len(tree.words))) if end is not None else ()


def _end(tree: Tree, cue: int, last: int, *, inverted: bool) -> int | None:
    """The index at which the insertion ends, its adverbials with it; None where the cue goes on with a clause of its own."""
    behind, length = last + 1, len(tree.words)
    if behind >= length or tree.words[behind].text in _ENDS:
        return length
    if tree.words[behind].text in _COMMAS:
        # "… said the minister, who runs the port": the rest tells of the speaker.
        return length if inverted else behind
    if any(c > behind and tree.words[c].relation == "ccomp" for c in tree.children(cue)):
        return None
    adverbial = next((c for c in tree.children(cue) if c >= behind and base(tree.words[c].relation) in _ADDED), None)
    return length if adverbial is not None and tree.subtree(adverbial)[0] <= behind + 1 else None


def source_frames(tree: Tree) -> Iterator[Frame]:
    """The frames of "according to": the sentence around it is said, up to a semicolon."""
    for at in range(len(tree.words) - 1):
        if tree.words[at].lower != "according" or tree.words[at + 1].lower != "to":
            continue
        source = next((i for i in (*tree.ancestors(at), *tree.children(at)) if i > at + 1), None)
        if source is not None and (content := _around_source(tree, at, source)):
            yield Frame(cue=at, words=(at, at + 1), lemma="according to", speaker=source, content=content, slot=Slot.SOURCE)


def _around_source(tree: Tree, at: int, source: int) -> tuple[int, ...]:
    last = named(tree, source)[-1]
    before = tuple(range(_side(tree, at, -1), at))
    said_before = is_finite(tree, before)
    end = _end_of_source(tree, source, last) if said_before else _first_comma(tree, last)
    behind = tuple(range(end + 1, _side(tree, last, 1) + 1))
    goes_on = is_finite(tree, behind) and (not said_before or tree.words[behind[0]].text == ",")
    return (*(before if said_before else ()), *(behind if goes_on else ()))


def _first_comma(tree: Tree, last: int) -> int:
    """The comma that closes a source which opens its sentence: "according to two diplomats who saw it, …"."""
    return next((i for i in range(last + 1, len(tree.words)) if tree.words[i].text == ","), last)


def _side(tree: Tree, at: int, step: int) -> int:
    """The last word before the sentence's end or a semicolon, going left or right."""
    while 0 <= at + step < len(tree.words) and tree.words[at + step].text != ";":
        at += step
    return at


def _end_of_source(tree: Tree, source: int, last: int) -> int:
    """The last word of the source with what is said of it up to a comma: "the ministry that runs the port"."""
    end = max(tree.subtree(source)[-1], last)
    return next((i for i in range(last + 1, end + 1) if tree.words[i].text == ","), end)
