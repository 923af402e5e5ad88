"""What a cue says that the speaker did."""

from __future__ import annotations

import pytest

from generator.annotate.stances import add_stances
from generator.language import parse
from generator.model import Article, Cue, Manner, Quote, Speaker
from generator.reference.stances import stances
from generator.span import Span


def _found(marked: str, lemma: str, speaker: str | None = None) -> tuple[str | None, str]:
    """The stance and the words of the cue that stands in ⟦ ⟧; the sentence's last three words are the content."""
    text = marked.replace("⟦", "").replace("⟧", "")
    article = Article(seed="s.txt", sha256="0", text=text, paragraphs=(Span(0, len(text)),))
    cue = Cue(span=Span(marked.index("⟦"), marked.index("⟧") - 1), lemma=lemma)
    named = Speaker(span=Span(text.index(speaker), text.index(speaker) + len(speaker))) if speaker else None
    content = Span(text.rindex(" ".join(text.split()[-3:])), len(text) - 1)
    quote = Quote(spans=(content,), manner=Manner.INDIRECT, cue=cue, speaker=named)
    (found,) = add_stances(text, (quote,), parse(article))
    assert found.cue is not None
    return found.stance, found.cue.span.of(text)


@pytest.mark.parametrize(
    ("text", "lemma", "stance"),
    [
        ("Olin ⟦said⟧ the gate was shut.", "say", "said"),
        ("Olin ⟦has claimed⟧ the gate was shut.", "claim", "claimed"),
        ("Olin flatly ⟦denied⟧ the gate was shut.", "deny", "denied"),
        ("Olin also ⟦warned⟧ the gate was shut.", "warn", "warned"),
        ("⟦According to⟧ Olin, the gate was shut.", "according to", "said"),
        ("Olin ⟦pointed out⟧ the gate was shut.", "point out", "said"),
        ("Olin ⟦called⟧ the gate an eyesore.", "call", "described"),
        ("Olin ⟦called⟧ for the gate to open.", "call", "urged"),
        ("Olin ⟦believes⟧ the gate was shut.", "believe", None),
    ],
)
def test_the_stance_is_the_cues(text: str, lemma: str, stance: str | None) -> None:
    assert _found(text, lemma)[0] == stance


@pytest.mark.parametrize(
    ("text", "lemma", "cue"),
    [
        ("Olin did not ⟦deny⟧ the gate was shut.", "deny", "did not deny"),
        ("Olin ⟦did not deny⟧ the gate was shut.", "deny", "did not deny"),
        ("Olin ⟦didn't confirm⟧ the gate was shut.", "confirm", "didn't confirm"),
        ("Olin has never publicly ⟦said⟧ the gate was shut.", "say", "has never publicly said"),
        ("Olin would not ⟦say⟧ the gate was shut.", "say", "would not say"),
        ("Olin did not confirm or ⟦deny⟧ the gate was shut.", "deny", "did not confirm or deny"),
        ("Olin would neither confirm nor ⟦deny⟧ the gate was shut.", "deny", "would neither confirm nor deny"),
        ("Olin left without ⟦saying⟧ the gate was shut.", "say", "without saying"),
        ("Olin failed to ⟦mention⟧ the gate was shut.", "mention", "failed to mention"),
    ],
)
def test_a_negated_cue_has_no_stance_and_keeps_its_negation(text: str, lemma: str, cue: str) -> None:
    assert _found(text, lemma) == (None, cue)


def test_who_declines_to_say_has_refused() -> None:
    assert _found("Olin has declined to ⟦say⟧ the gate was shut.", "say") == ("refused", "has declined to say")


def test_not_only_is_no_negation() -> None:
    assert _found("Olin not only ⟦said⟧ the gate was shut.", "say") == ("said", "said")


def test_a_negation_inside_the_content_does_not_negate_the_cue() -> None:
    assert _found("The gate was not shut, Olin ⟦said⟧ on the day.", "say")[0] == "said"


def test_nobody_has_no_stance() -> None:
    assert _found("None of the guards ⟦said⟧ the gate was shut.", "say", "None of the guards")[0] is None


def test_a_quote_without_a_cue_has_no_stance() -> None:
    text = "The gate was shut."
    article = Article(seed="s.txt", sha256="0", text=text, paragraphs=(Span(0, len(text)),))
    (found,) = add_stances(text, (Quote(spans=(Span(0, 8),), manner=Manner.DIRECT),), parse(article))
    assert found.stance is None


def test_refusing_is_a_stance_of_the_reference_data() -> None:
    assert "refused" in stances().names
