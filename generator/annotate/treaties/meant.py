"""What descriptions mean: a treaty between the states that they name, on what they say, or the last that they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.annotate.treaties.candidates import candidates
from generator.annotate.treaties.descriptions import Description, state_or_capital
from generator.annotate.treaties.instruments import NEUTRAL, Form, Instrument, Mention
from generator.annotate.treaties.story import Story, is_in_force, is_known_on
from generator.reference.treaty_names import KINDS, words
from generator.span import Span, cover

_COMMON_NOUNS = frozenset(
    {"agreement", "agreements", "accord", "accords", "deal", "act", "memorandum", "declaration", "statute", "charter", "communiqué"}
)
_SMALL = frozenset({"between", "and", "with", "of", "the", "on"})
# What lawyers call the founding text of a body; "the Treaty" may be any.
_NAMED_BY_KIND = frozenset({"charter", "statute"})
_TELLING_KINDS = frozenset({"treaty", "pact", "convention", "protocol"})
_NEAR = 4
_BODIES = frozenset({"EU", "UN"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a description is read with.

    Attributes:
        found: the mentions before it, each with the number of its passage.
        passage: the number of the description's own.
        states: all that the story names, by code.
        bodies: the treaties by whose body's name news cites articles, of bodies that the story names.
    """

    story: Story
    found: Sequence[tuple[int, Mention]]
    passage: int
    states: frozenset[str]
    bodies: tuple[Instrument, ...] = ()


def told_by_form(context: Context, form: Mention, described: Sequence[Description]) -> Mention:
    """What a name by form means: where it only says what the instrument is and between whom, it may be one of the library."""
    written = words(context.story.text, form.span.start, form.span.end)
    told = frozenset(word.key for word in written if word.key not in KINDS | _SMALL and not state_or_capital(word))
    named_states = frozenset(word.state for word in written if word.state)
    for description in described:
        # "Kestrel Bay Pact" names a bay, and nothing of the library is about one.
        if description.span.overlaps(form.span) and named_states <= description.states:
            named = replace(description, subjects=description.subjects | told, introduces=False)
            meant = _of_states(context, named) or _of_the_story(context, named) or _of_one_party(context, named)
            if meant is not None:
                return Mention(span=cover([description.span, form.span]), instrument=meant, form=Form.DESCRIPTION)
    return form


def resolved(context: Context, described: Description) -> Mention | None:
    """What a description means; no instrument where it speaks of a treaty that cannot be told."""
    if described.states and described.states <= _BODIES:
        return None
    if described.introduces and not described.years and not described.states:
        return Mention(span=described.span, instrument=None, form=Form.DESCRIPTION)
    meant = _of_states(context, described)
    if not described.states and (described.definite or described.years):
        if described.restricted:
            return _of_subject(context, described)
        if told := _of_clause(context, described):
            return told
        meant = _last(described, context.found, context.passage) or _of_the_story(context, described) or _of_capital(context, described)
    if meant is None and not described.states:
        return None
    return Mention(span=described.span, instrument=meant, form=Form.DESCRIPTION)


def _of_states(context: Context, described: Description) -> Instrument | None:
    """Means the one between the states that it names; of one state, where the story names the other party."""
    story = context.story
    if described.introduces and not described.tells:
        return None
    if len(described.states) >= 2:
        fitting = _fitting(story, described, described.states)
        if described.tells:
            return _only(story, fitting)
        named = {mention.instrument.id for _, mention in context.found if mention.instrument}
        plain = [i for i in fitting if i.kind in {"treaty", "pact"}] if described.kind in {"treaty", "pact"} else []
        return _only(story, [instrument for instrument in fitting if instrument.id in named]) or _only(story, plain)
    if described.states and described.tells:
        # "its mutual defense treaty with the Philippines"
        return _only(story, [i for i in _fitting(story, described, context.states) if described.states < set(_parties(i))])
    return None


def _of_the_story(context: Context, described: Description) -> Instrument | None:
    """Means the one that fits between states of the story: "the security treaty" in a story on Tokyo and Washington.

    That a peace treaty is spoken of does not say that there is one.
    """
    subjects = described.subjects - NEUTRAL
    if not subjects or (subjects <= {"peace", "trade"} and not described.years):
        return None
    return _only(context.story, _fitting(context.story, described, context.states))


def _of_one_party(context: Context, described: Description) -> Instrument | None:
    """Means the only one whose names hold all that the name by form says, where the story names one of its parties."""
    subjects = sorted(described.subjects - NEUTRAL)
    fitting, held = candidates(context.story.library).about(subjects)
    if described.states or held < max(2, len(subjects)):
        return None
    fitting = [i for i in fitting if i.may_be_called(described.kind, described.subjects, described.years)]
    return _only(context.story, [i for i in fitting if context.states & set(_parties(i))])


def _of_capital(context: Context, described: Description) -> Instrument | None:
    """Means, written as a name, the only one of a party, or where it says no more than "the Charter" that of a body of the story."""
    if not described.capital:
        return None
    if described.tells:
        return _of_one_party(context, described)
    ruling = [instrument for instrument in context.bodies if instrument.kind == described.kind and described.kind in _NAMED_BY_KIND]
    return ruling[0] if len(ruling) == 1 else None


def _of_subject(context: Context, described: Description) -> Mention | None:
    """Means the one whose name says the same: "the treaty banning landmines", "the 1972 treaty on anti-ballistic missiles"."""
    fitting, held = candidates(context.story.library).about(word for word, _ in described.about)
    fitting = [i for i in fitting if i.may_be_called(described.kind, described.subjects, described.years)]
    meant = _only(context.story, fitting)
    if meant is None or held < (1 if described.banning or described.tells else 2):
        return None
    return Mention(span=Span(described.span.start, described.about[held - 1][1]), instrument=meant, form=Form.DESCRIPTION)


def _of_clause(context: Context, described: Description) -> Mention | None:
    """Means the one whose name says most of what the clause says: "the 1936 convention that governs the Turkish straits".

    Without a year two words of the name are asked for, and half of those up to the last of them.
    """
    if not described.clause or not (described.years or described.kind in _TELLING_KINDS):
        return None
    words = [word for word, _ in described.clause]
    found: list[tuple[int, Instrument, int]] = []
    for instrument, held in candidates(context.story.library).telling(words, described.years):
        enough = described.years or (len(held) > 1 and 2 * len(held) > held[-1])
        parties = set(_parties(instrument))
        fits = enough and instrument.may_be_called(described.kind, described.subjects, described.years)
        known = instrument.treaty is not None and is_known_on(instrument.treaty, context.story.published)
        if fits and known and (not parties or described.clause_states <= parties):
            found.append((len(held), instrument, held[-1]))
    best = max((count for count, _, _ in found), default=0)
    meant = _only(context.story, [instrument for count, instrument, _ in found if count == best])
    if meant is None:
        return None
    last = next(at for _, instrument, at in found if instrument is meant)
    return Mention(span=Span(described.span.start, described.clause[last][1]), instrument=meant, form=Form.DESCRIPTION)


def _fitting(story: Story, described: Description, states: frozenset[str]) -> list[Instrument]:
    """The instruments between two of the states that the words fit."""
    fitting = [i for i in candidates(story.library).between(states) if i.may_be_called(described.kind, described.subjects, described.years)]
    fitting = [i for i in fitting if i.treaty and is_known_on(i.treaty, story.published)]
    # "The defense pact" is rather the treaty of an alliance than an agreement on bases.
    closer = [i for i in fitting if i.kind in {"treaty", "pact"}] if described.kind == "pact" else []
    return closer or fitting


def _parties(instrument: Instrument) -> tuple[str, ...]:
    return instrument.treaty.parties if instrument.treaty else ()


def _only(story: Story, fitting: list[Instrument]) -> Instrument | None:
    """The one that fits, of several the one in force."""
    if len(fitting) > 1:
        fitting = [i for i in fitting if i.treaty and is_in_force(i.treaty, story.published)]
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
