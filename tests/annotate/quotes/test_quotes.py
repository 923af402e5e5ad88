"""Text -> the same text marked up: <content>, {speaker}, [cue]; | separates quotes of one text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.quotes import find
from generator.language import load
from generator.model import Article, Quote
from generator.span import Span, trim

DIRECT = [
    "“<The gate stays shut>,” {Mara Olin} [said].",
    "“<The gate stays shut>,” [said] {Mara Olin}, the harbour master.",
    '"<The gate stays shut>," [said] {a senior official at the Harbour Ministry} on Friday.',
    "''<The gate stays shut>,'' {Ms. Olin} [said] at a rally.",
    "„<The gate stays shut>,“ {Olin} [said].",
    "«<The gate stays shut>,» [answered] {Olin}.",
    "「<The gate stays shut>,」 {Olin} [said] at a news conference.",
    "‘<The gate stays shut>,’ {Olin} [said].",
    "{Olin} [told] reporters, “<We close the gate at nine.>”",
    "{Olin} [said]: “<We close the gate at nine.>”",
    "According to {Olin}, “<We close the gate at nine.>”",
    "“<We wait>,” {Olin} [said]. “<We have time.>”",
    "“<We wait>,” {she} [said], “<because we have time.>”",
    "“<Never!>” {Olin} [shouted].",
    "“<Will it hold?>” [asked] {the minister}.",
    "{Olin} was angry, [saying], “<they sold the harbour>.”",
    "{Olin} attacked the plan, [calling] it “<unequal>.”",
    "{Northland's news agency KNA} on Saturday [called] it a “<rehearsal for war>.”",
    "“<One sentence was missing>,” [said] {the ambassador, Irena Holt}.",
]
MIXED = [
    "{His main rival, Senator Carla Moth}, [dismissed] <the plan as “theater for an empty house.”>",
    "{Olin} [said] that <the gate “will never open again”> .",
    "{Olin} [said] <the port need not pay “under any circumstances,”> but the reality is different.",
    "{Prime Minister Ada Lind} [warned] the council that <the pact “cannot survive” another year>.",
]
INDIRECT = [
    "It [was announced] that <the gate would be closed>.",
    "<The gate>, {she} [said], <would never open again>.",
    "The pilots left, and {Olin} [promised] <to shut the gate>.",
    "{A poll} [showed] <a wide lead for the harbour party>.",
    "{Olin} [said] that <the gate would be closed>.",
    "{Boris Kell}, the ministry’s nominee to become harbour master, [argued] on March 4 that <the port should pay more>.",
    "<The gate will be closed next week>, {officials} [said].",
    "<The gate will be closed next week>, [according to] {the Harbour Ministry}.",
    "{Olin} [said] <pilots misunderstand the tide>.",
    "{Olin} [said] <families of pilots lost at sea file claims>.",
    "{The ministry} [said] <the talks, which began on Monday, would resume in the port>.",
    "While the pilots waited at the gate, {many} [said] Monday that <the tide was late>.",
    "As {the Harbour Times} [reported], <the gate was closed for a week>.",
    "<This is not about the gate>, {Olin} [told] her closest aides.",
    "{Harbour organizations} [called] <for the ban>.",
    "{Polls} [show] <the harbour party up by 10 points>.",
    "<The harbour races are all close>, a {Karst University poll} [shows].",
    "[According to] {two diplomats} familiar with the talks, <the gate is expected to close>.",
]
NOTHING = [
    "The “gate” is made of iron and was painted last year.",
    "The government opened the gate to visitors who had waited since noon.",
    "It stood 6' 2\" tall in the yard.",
    "The report was read by few.",
    "Olin declined to comment.",
    "Asked about the gate, she shrugged.",
]


def _article(text: str) -> Article:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if span := trim(text, at, at + len(line)):
            paragraphs.append(span)
        at += len(line) + 1
    return Article(seed="test.txt", sha256="", text=text, paragraphs=tuple(paragraphs))


def _quotes(text: str) -> tuple[Quote, ...]:
    article = _article(text)
    return find(article, load().parse(article))


def _marked(text: str, quote: Quote) -> str:
    marks = [(span, "<>") for span in quote.spans]
    if quote.speaker:
        marks.append((quote.speaker.span, "{}"))
    if quote.cue:
        marks.append((quote.cue.span, "[]"))
    for span, pair in sorted(marks, key=lambda m: m[0], reverse=True):
        opening, closing = pair[0], pair[1]
        text = text[: span.start] + opening + span.of(text) + closing + text[span.end :]
    return text


@pytest.mark.parametrize(
    ("marked", "manner"), [*((m, "direct") for m in DIRECT), *((m, "mixed") for m in MIXED), *((m, "indirect") for m in INDIRECT)]
)
def test_a_quote_has_its_content_cue_and_speaker(marked: str, manner: str) -> None:
    text = re.sub(r"[<>{}]|\[|\]", "", marked).replace(" .", ".")
    quotes = _quotes(text)
    cue = "[According to]" if "[" not in marked else ""
    expected = marked.replace(" .", ".").replace("According to {", f"{cue or 'According to'} {{")
    assert [_marked(text, q) for q in quotes] == [expected]
    assert [q.manner for q in quotes] == [manner]


@pytest.mark.parametrize("text", NOTHING)
def test_marks_and_verbs_that_report_nothing_give_no_quote(text: str) -> None:
    assert _quotes(text) == ()


def test_a_speech_over_two_paragraphs_is_one_quote() -> None:
    text = "“We kept the bargain,” Lind said. “We closed the depots.\n“We are waiting,” she said."
    (quote,) = _quotes(text)
    assert [s.of(text) for s in quote.spans] == ["We kept the bargain", "We closed the depots.", "We are waiting"]
    assert quote.speaker is not None
    assert quote.speaker.span.of(text) == "Lind"


def test_two_speakers_in_one_paragraph_stay_apart() -> None:
    text = "“We wait,” Olin said. “We do not,” said Lind."
    assert [(q.spans[0].of(text), q.speaker and q.speaker.span.of(text)) for q in _quotes(text)] == [
        ("We wait", "Olin"),
        ("We do not", "Lind"),
    ]


def test_a_clause_before_a_colon_is_said_as_well_as_the_words_behind_it() -> None:
    text = "Olin said she was too late for the ferry: “I had a lot to carry.”"
    assert [q.text_in(text) for q in _quotes(text)] == ["she was too late for the ferry", "I had a lot to carry."]


def test_what_the_speaker_calls_a_thing_behind_a_comma_is_a_quote_of_its_own() -> None:
    text = "Olin said she had supported the new harbour rules, which she called “a gift to the pilots.”"
    assert [q.text_in(text) for q in _quotes(text)] == ["she had supported the new harbour rules", "a gift to the pilots"]


def test_a_passage_alone_in_its_paragraph_belongs_to_who_was_announced_before_it() -> None:
    text = "Asked about the gate, Olin replied:\n“It is shut.”"
    (quote,) = _quotes(text)
    assert quote.speaker is not None
    assert (quote.speaker.span.of(text), quote.spans[0].of(text)) == ("Olin", "It is shut.")


def test_a_quoted_sentence_behind_a_colon_belongs_to_the_subject() -> None:
    text = "His counterpart, State Secretary Ingrid Dal, disagreed: “The text is clear.”"
    (quote,) = _quotes(text)
    assert quote.spans[0].of(text) == "The text is clear."
    assert quote.speaker is not None
    assert "Ingrid Dal" in quote.speaker.span.of(text)


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    text = "Northland's news agency KNA called it a “rehearsal” and warned that “all will pay.”"
    assert [q.speaker and q.speaker.span.of(text) for q in _quotes(text)] == ["Northland's news agency KNA"] * 2


def test_turns_of_a_transcript_are_quotes_by_the_names_before_the_colon() -> None:
    text = "OLIN: The gate is shut.\nLIND: Since when?\nOLIN: Since noon."
    assert [(q.speaker and q.speaker.span.of(text), q.spans[0].of(text)) for q in _quotes(text)] == [
        ("OLIN", "The gate is shut."),
        ("LIND", "Since when?"),
        ("OLIN", "Since noon."),
    ]


def test_an_unclosed_mark_loses_nothing_and_breaks_nothing() -> None:
    text = "Olin said: “The gate stays shut until the very last ship is home.\nThe harbour was quiet."
    (quote,) = _quotes(text)
    assert quote.spans[0].of(text) == "The gate stays shut until the very last ship is home."


@given(
    st.lists(
        st.sampled_from(["“", "”", '"', "''", "Olin", "said", "that", ",", ".", " ", "\n", "the gate", "’", "according to", "—"]),
        max_size=40,
    )
)
def test_every_span_lies_in_the_text_and_no_content_is_taken_twice(parts: list[str]) -> None:
    text = "".join(parts)
    taken: list[Span] = []
    for quote in _quotes(text):
        assert all(span.end <= len(text) for span in quote.spans)
        assert not any(span.overlaps(other) for span in quote.spans for other in taken)
        taken.extend(quote.spans)
