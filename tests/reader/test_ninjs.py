"""ninjs -> stories."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from generator.errors import SeedError
from generator.reader import stories

_WORDS = "The ministers met by the lake, and “nothing was agreed”, said one."
_FIRST: dict[str, Any] = {
    "uri": "https://example.org/1",
    "type": "text",
    "versioncreated": "2025-03-12T08:00:00Z",
    "contentcreated": "2025-03-11T23:00:00-05:00",
    "byline": "By A. Reporter",
    "headline": "Talks &amp; more",
    "located": "Tokyo",
    "language": "en",
    "provider": {"name": "Example News"},
    "body_text": f"{_WORDS}\nSecond.",
}
_THIRD: dict[str, Any] = {
    "uri": "urn:1",
    "versionCreated": "2025-03-12T08:00:00Z",
    "copyrightHolder": "Example News",
    "headlines": [{"role": "short", "value": "Talks"}, {"role": "main", "value": "Talks & more"}],
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": "Plain."},
        {"role": "html", "contentType": "text/html", "value": f"<p>{_WORDS}</p><p>Second.</p>"},
    ],
    "infosources": [{"name": "Example News"}],
    "authors": [{"name": "A. Reporter"}, {"name": "B. Writer"}],
}


def _read(item: object, name: str = "a.json") -> Any:
    return stories(json.dumps(item, ensure_ascii=False).encode(), name)


def test_an_item_of_the_first_version_is_a_story_with_what_it_tells() -> None:
    (story,) = _read(_FIRST)
    known = story.known
    assert story.text == f"{_WORDS}\n\nSecond.\n"
    assert (known.title, known.byline, known.publisher, known.place) == ("Talks & more", "A. Reporter", "Example News", "Tokyo")
    assert (known.published, known.language, known.url, story.name) == (date(2025, 3, 11), "en", "https://example.org/1", "a.json")


def test_later_versions_have_lists_and_other_names() -> None:
    (story,) = _read(_THIRD)
    known = story.known
    assert story.text == f"{_WORDS}\n\nSecond.\n"
    assert (known.title, known.byline, known.publisher) == ("Talks & more", "A. Reporter, B. Writer", "Example News")
    assert (known.published, known.url) == (date(2025, 3, 12), None)


@pytest.mark.parametrize("key", ["body_html", "body_xhtml"])
def test_html_counts_before_plain_text(key: str) -> None:
    (story,) = _read({**_FIRST, key: f"<div><p>{_WORDS}</p><p>Third.</p></div>"})
    assert story.text == f"{_WORDS}\n\nThird.\n"


def test_a_body_may_be_nitf() -> None:
    nitf = f"<nitf><body><body.content><p>{_WORDS}</p><media><p>Caption</p></media></body.content></body></nitf>"
    assert _read({"uri": "urn:1", "bodies": [{"role": "nitf", "value": nitf}]})[0].text == f"{_WORDS}\n"


@pytest.mark.parametrize("wrapped", [[_FIRST, _THIRD], {"items": [_FIRST, {"type": "picture", "body_text": "x"}, _THIRD]}])
def test_a_list_gives_a_story_an_item(wrapped: object) -> None:
    assert [story.name for story in _read(wrapped)] == ["2025-03-11-talks-more.json", "2025-03-12-talks-more.json"]


def test_values_of_other_kinds_are_not_known() -> None:
    odd = {
        key: [{"x": 1}, 2]
        for key in ("uri", "headline", "byline", "located", "language", "provider", "versioncreated", "headlines", "authors")
    }
    (story,) = _read({**odd, "body_text": _WORDS, "bodies": "x"})
    known = story.known
    assert (known.title, known.byline, known.publisher, known.place, known.published, known.url, known.language) == (None,) * 7


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "is empty"),
        ("{", "is no JSON"),
        ("7", "is JSON but no news item"),
        ('{"a": 1}', "is JSON but no news item"),
        ('{"type": "picture", "body_text": "A caption"}', "is JSON but no news item"),
        ('{"body_text": "***"}', "has no story in it"),
        ("[" * 100_000, "is nested too deeply"),
        ('{"body_text": ' + "9" * 10_000 + "}", "is nested too deeply, or has a number"),
        (json.dumps([_FIRST] * 1001), "has 1001 stories"),
        ('{"body_text": "' + "word " * 1_100_000 + '"}', "has a story of more than 5 MB"),
    ],
)
def test_what_is_no_news_is_an_error(data: str, message: str) -> None:
    with pytest.raises(SeedError, match=rf"^a\.json: {message}.*; "):
        stories(data.encode(), "a.json")
