from __future__ import annotations

from generator.annotate.quotes import find
from generator.annotate.said import date_quotes
from generator.language import parse
from generator.model import Article, Cue, DateMention, Manner, Precision, Quote, Sentence, Word
from generator.span import Span


def _said(text: str, *dates: str) -> list[str | None]:
    article = Article(seed="t.txt", sha256="", text=text, paragraphs=(Span(0, len(text)),))
    sentences = parse(article)
    mentions = [DateMention(span=Span(text.index(d), text.index(d) + len(d)), value="2025-03-07", precision=Precision.DAY) for d in dates]
    return [q.said.span.of(text) if q.said else None for q in date_quotes(text, find(article, sentences), sentences, mentions)]


def test_a_quote_was_said_on_the_date_beside_its_cue() -> None:
    assert _said("“We wait,” Olin said on Friday.", "Friday") == ["Friday"]


def test_a_date_inside_the_quote_does_not_date_it() -> None:
    assert _said("Olin said: “We wait until Friday.”", "Friday") == [None]


def test_a_date_in_an_insertion_about_the_speaker_does_not_date_the_quote() -> None:
    assert _said("Mara Olin, who signed the pact in 1995, said: “We wait.”", "1995") == [None]
    assert _said("On Friday, Olin said: “We wait.”", "Friday") == ["Friday"]


def test_a_date_of_the_next_sentence_does_not_date_it() -> None:
    assert _said("“We wait,” Olin said. The gate opened on Friday.", "Friday") == [None]


def test_a_name_in_quotation_marks_is_no_date() -> None:
    assert _said("“We wait,” Olin told the programme “Today” at the gate.", "Today") == [None]


# Olin told her (when asked if it rained) that it did on Friday: form, relation, head.
_TOLD = (
    ("Olin", "nsubj", 2),
    ("told", "root", 0),
    ("her", "iobj", 2),
    ("when", "mark", 5),
    ("asked", "advcl", 2),
    ("on", "case", 7),
    ("Friday", "obl", 5),
)


def _said_by_tree(relation: str) -> DateMention | None:
    """When it was said, where the clause of the date hangs from the cue by the relation."""
    words: list[Word] = []
    at = 0
    for form, own, head in _TOLD:
        chosen = relation if own == "advcl" else own
        words.append(Word(form, Span(at, at + len(form)), form, "X", "VBD", chosen, head - 1 if head else len(words)))
        at += len(form) + 1
    text = " ".join(form for form, _, _ in _TOLD) + " that it rains"
    sentence = Sentence(span=Span(0, len(text)), paragraph=0, tokens=(), words=tuple(words))
    friday = DateMention(span=words[-1].span, value="2031-05-02", precision=Precision.DAY)
    quote = Quote(spans=(Span(len(text) - 8, len(text)),), manner=Manner.INDIRECT, cue=Cue(span=words[1].span, lemma="tell"))
    (found,) = date_quotes(text, (quote,), (sentence,), (friday,))
    return found.said


def test_a_date_in_a_clause_below_the_cue_dates_that_clause() -> None:
    assert _said_by_tree("advcl") is None
    assert _said_by_tree("acl:relcl") is None


def test_a_date_that_hangs_from_the_cue_dates_it() -> None:
    assert _said_by_tree("obl") is not None
