"""What a page says about the manner of a quote."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.language import parse
from generator.model import Article, Briefing, Cue, Manner, Position, Quote, Speaker
from generator.span import Span
from generator.telling.quotations import best_quote, is_fragment, position_passage, quote_view, stands_alone
from generator.telling.source import Source


def _made(marked: str, manner: Manner = Manner.DIRECT) -> tuple[Source, tuple[Quote, ...]]:
    """A story and its quotes from text with the contents in ⟦ ⟧."""
    text = re.sub("[⟦⟧]", "", marked)
    spans = [Span(m.start() - 2 * n, m.end() - 2 * n - 2) for n, m in enumerate(re.finditer("⟦[^⟧]*⟧", marked))]
    article = Article(seed="s.txt", sha256="0", text=text, paragraphs=(Span(0, len(text)),))
    briefing = Briefing(slug="s", title="T", article=article, sentences=parse(article))
    return Source(briefing=briefing), tuple(Quote(spans=(span,), manner=manner) for span in spans)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("She called it “⟦unfair⟧.”", True),
        ("She called it “⟦unfair.⟧”", True),
        ("It holds “⟦under any circumstances⟧,” she said.", True),
        ("He spoke of a plan “⟦that nobody who was there would have signed⟧” in June.", True),
        ("They said “⟦we lose a great deal of water each year⟧.”", False),
        ("“⟦The border is closed⟧,” she said.", False),
        ("“⟦Never.⟧”", False),
        ("The “⟦Lake Plan⟧” failed.", True),
        ("“⟦…⟧”", False),
    ],
)
def test_a_few_words_inside_the_narrator_s_sentence_are_a_fragment(text: str, fragment: bool) -> None:
    source, quotes = _made(text)
    assert is_fragment(quotes[0], source) is fragment


def test_indirect_speech_is_no_fragment() -> None:
    source, quotes = _made("She said ⟦it rained⟧.", Manner.INDIRECT)
    assert not is_fragment(quotes[0], source)


def test_a_whole_sentence_tells_more_than_a_fragment() -> None:
    source, quotes = _made("“⟦unfair⟧,” she said. “⟦We will not sign before the water is back⟧,” she added.")
    found = best_quote(quotes, source)
    assert found is not None
    assert source.words(found.spans[0]).startswith("We will not sign")


@pytest.mark.parametrize(
    ("text", "best"),
    [
        (
            "“⟦Good afternoon, everyone, and thank you for coming to this room in the old harbour.⟧” “⟦We will not sign.⟧”",
            "We will not sign.",
        ),
        ("“⟦How long will the water stay away from the towns along the lake and from the fields?⟧” “⟦It stays.⟧”", "It stays."),
        (
            "“⟦It will be a long and cold winter for all of us, as it was in the last year, I fear.⟧” “⟦Karst will not sign it.⟧”",
            "Karst will not sign it.",
        ),
    ],
)
def test_greetings_questions_and_what_names_nobody_tell_less(text: str, best: str) -> None:
    source, quotes = _made(text)
    named = [source.briefing.article.text.index("Karst")] if "Karst" in text else []
    found = best_quote(quotes, source, named)
    assert found is not None
    assert source.words(found.spans[0]) == best


def test_of_a_long_speech_one_sentence_is_shown() -> None:
    source, quotes = _made(
        f"“⟦Thank you. {'It rained in the harbour and it rained on the lake. ' * 6}Karst will not sign before the water is back.⟧”"
    )
    found = best_quote(quotes, source, [source.briefing.article.text.index("Karst")])
    assert found is not None
    assert source.passage(found.spans).text == "Karst will not sign before the water is back."


def test_of_no_quotes_none_is_best() -> None:
    source, _ = _made("It rained.")
    assert best_quote((), source) is None


def _position(text: str, cue: str, content: str) -> str:
    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    source, _ = _made(text)
    held = Position(spans=(at(content),), cue=Cue(span=at(cue), lemma=cue), holder=Speaker(span=at("Olin"), actor="olin"))
    return position_passage(held, source).text


def test_a_position_is_shown_from_the_word_that_names_it() -> None:
    assert _position("Olin wants to open the gate.", "wants", "to open the gate") == "wants to open the gate"
    assert _position("Olin hopes that it rains.", "hopes", "it rains") == "hopes that it rains"


def test_words_between_the_attitude_and_its_content_are_left_out() -> None:
    told = _position("Olin hopes, as he put it in spring in the old harbour, that it rains.", "hopes", "it rains")
    assert told == "hopes … it rains"


def test_a_quote_is_shown_with_its_venue_in_the_source_s_words() -> None:
    source, (quote,) = _made("“⟦It rained⟧,” she said in Ardavia.")
    at = source.briefing.article.text.index("in Ardavia")
    assert quote_view(quote, source).venue is None
    assert quote_view(replace(quote, venue=Span(at, at + 10)), source).venue == "in Ardavia"


def test_denied_words_do_not_stand_for_their_speaker() -> None:
    source, (denied, said) = _made("She denied ⟦that the gate was shut⟧. She said ⟦it rained⟧.", Manner.INDIRECT)
    cue = Cue(span=Span(4, 10), lemma="deny")
    denied = replace(denied, cue=cue, stance="denied")
    said = replace(said, cue=replace(cue, lemma="say"), stance="said")
    assert not stands_alone(denied, source)
    assert best_quote((denied, said), source) is said


def test_words_that_somebody_would_not_say_do_not_stand_for_them() -> None:
    source, (quote,) = _made("She would not say ⟦it rained⟧.", Manner.INDIRECT)
    cue = Cue(span=Span(4, 17), lemma="say")
    assert not stands_alone(replace(quote, cue=cue, stance=None), source)
    assert stands_alone(replace(quote, cue=cue, stance="said"), source)


def test_a_whole_direct_quote_stands_alone_whatever_its_cue() -> None:
    source, (quote,) = _made("“⟦It never rained here⟧,” she denied.")
    assert stands_alone(replace(quote, cue=Cue(span=Span(24, 27), lemma="deny"), stance="denied"), source)


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "stance", "lead"),
    [
        ("Olin argued that ⟦the gate was shut⟧.", "argued", "argue", "argued", "argued"),
        ("⟦The gate was shut⟧, Olin said.", "said", "say", "said", None),
        ("⟦The gate was shut⟧, Olin denied.", "denied", "deny", "denied", "denied"),
        ("According to Olin, ⟦the gate was shut⟧.", "According to", "according to", "said", None),
    ],
)
def test_a_cue_leads_the_words_where_they_need_it(text: str, cue: str, lemma: str, stance: str, lead: str | None) -> None:
    source, (quote,) = _made(text, Manner.INDIRECT)

    def at(words: str) -> Span:
        start = source.briefing.article.text.index(words)
        return Span(start, start + len(words))

    told = replace(quote, cue=Cue(span=at(cue), lemma=lemma), speaker=Speaker(span=at("Olin")), stance=stance)
    assert quote_view(told, source).lead == lead
