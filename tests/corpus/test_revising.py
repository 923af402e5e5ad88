"""What changed between two versions of a briefing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import changes, joined
from generator.model import Change, Place, Version, Wording

GATE, BARRED, PORT = "The council shut the gate.", "The council barred the gate.", "Ships may enter the port again."


def version(source: str, *wordings: tuple[Place, str]) -> Version:
    return Version(sha256="1", source=source, wordings=tuple(Wording(place=place, parts=(words,)) for place, words in wordings))


def glance(*statements: str, unused: str = "") -> Version:
    """A version whose source is its statements, all of them at a glance, and something more."""
    return version(" ".join((*statements, unused)), *((Place.GLANCE, words) for words in statements))


def change(before: str | None, after: str | None, place: Place = Place.GLANCE) -> Change:
    return Change(place=place, before=before, after=after)


def test_words_are_added_removed_and_changed() -> None:
    assert changes(glance(GATE), glance(GATE, PORT)) == (change(None, PORT),)
    assert changes(glance(GATE, PORT), glance(GATE)) == (change(PORT, None),)
    assert changes(glance(GATE, PORT), glance(BARRED, PORT)) == (change(GATE, BARRED),)
    assert changes(glance(GATE), glance(PORT)) == (change(None, PORT), change(GATE, None))


def test_what_the_source_said_before_and_says_still_is_no_change_wherever_it_is_shown() -> None:
    assert changes(glance(GATE, unused=PORT), glance(GATE, PORT)) == ()
    assert changes(glance(GATE, PORT), glance(GATE, unused=PORT)) == ()
    assert changes(version(GATE, (Place.GLANCE, GATE)), version(GATE, (Place.BACKGROUND, GATE))) == ()


def test_words_that_are_only_cut_otherwise_are_no_change() -> None:
    source = f"{GATE} {PORT}"
    assert changes(version(source, (Place.GLANCE, GATE)), version(source, (Place.GLANCE, source))) == ()


def test_a_quote_that_is_cut_short_or_goes_on_has_changed() -> None:
    short, long = version("“we go”", (Place.QUOTE, "we go")), version("“we go home”", (Place.QUOTE, "we go home"))
    assert changes(short, long) == (change("we go", "we go home", Place.QUOTE),)
    assert changes(long, short) == (change("we go home", "we go", Place.QUOTE),)


def quote(source: str, words: str, speaker: str) -> Version:
    return Version(sha256="1", source=source, wordings=(Wording(place=Place.QUOTE, parts=(words,), speaker=speaker),))


def test_a_quote_of_another_speaker_has_changed_where_the_source_names_another() -> None:
    old, new = (quote(f"“{GATE}” said {name}", GATE, name) for name in ("Envoy Mara Olin", "Envoy Sara Olin"))
    assert changes(old, new) == (change(f"{GATE} – Envoy Mara Olin", f"{GATE} – Envoy Sara Olin", Place.QUOTE),)
    source = f"“{GATE}” Mara Olin told Peer Vask"
    assert changes(quote(source, GATE, "Mara Olin"), quote(source, GATE, "Peer Vask")) == ()


def test_a_sentence_that_stands_beside_a_new_one_much_like_it_has_not_changed() -> None:
    assert changes(glance(GATE), glance(BARRED, unused=GATE)) == (change(None, BARRED),)


def test_the_most_alike_are_one_sentence_changed() -> None:
    near, far = "The council barred the old gate.", "The council barred the old iron gate today."
    assert changes(glance(GATE), glance(far, near)) == (change(None, far), change(GATE, near))


def test_a_sentence_of_several_sections_changes_once() -> None:
    sections = (Place.GLANCE, Place.AHEAD, Place.PROVISION)
    old, new = (version(words, *((place, words) for place in sections)) for words in (GATE, BARRED))
    assert changes(old, new) == (change(GATE, BARRED),)
    left = version(BARRED, (Place.AHEAD, BARRED))
    assert changes(old, left) == (change(GATE, BARRED, Place.AHEAD),)


def test_a_statement_and_a_quote_of_the_same_words_are_two() -> None:
    old, new = (version(words, (Place.GLANCE, words), (Place.QUOTE, words)) for words in (GATE, BARRED))
    assert [one.place for one in changes(old, new)] == [Place.GLANCE, Place.QUOTE]


@pytest.mark.parametrize(
    ("first", "then", "both"),
    [
        ((None, "a"), ("a", "b"), [(None, "b")]),
        ((None, "a"), ("a", None), []),
        (("a", "b"), ("b", "a"), []),
        (("a", "b"), ("b", None), [("a", None)]),
        (("a", None), (None, "a"), []),
        (("a", "b"), ("c", "d"), [("a", "b"), ("c", "d")]),
    ],
)
def test_changes_that_follow_each_other_are_joined(
    first: tuple[str | None, str | None], then: tuple[str | None, str | None], both: list[tuple[str | None, str | None]]
) -> None:
    assert joined([change(*first)], [change(*then)]) == tuple(change(*one) for one in both)


STATEMENTS = st.lists(st.sampled_from((GATE, BARRED, PORT, "The gate.", "No ship came.")), unique=True)


@given(STATEMENTS, STATEMENTS)
def test_there_and_back_is_no_change(one: list[str], other: list[str]) -> None:
    there, back = changes(glance(*one), glance(*other)), changes(glance(*other), glance(*one))
    assert changes(glance(*one), glance(*one)) == ()
    assert {(c.before, c.after) for c in there} == {(c.after, c.before) for c in back}
