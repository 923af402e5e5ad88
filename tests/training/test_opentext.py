from __future__ import annotations

import json
from pathlib import Path

from training.opentext import grams, of_html, paragraphs, unseen


def test_html_becomes_paragraphs_of_plain_words() -> None:
    markup = (
        "<p>The envoys  met &amp; <b>talked</b> for hours.</p><ul><li>Nothing was agreed at all.</li></ul>"
        "<script>var x = 'not a word of this';</script><p>Too short.</p><p>function(a) { return a + b + c; }</p>"
    )
    assert list(of_html(markup)) == ["The envoys met & talked for hours.", "Nothing was agreed at all."]


def test_rows_of_words_are_joined_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "made-up.jsonl"
    path.write_text(json.dumps({"words": ["Talks", "failed", "."], "spaces": [True, False, True], "ents": []}) + "\n", encoding="utf-8")
    assert list(paragraphs(path)) == ["Talks failed."]


def test_text_that_shares_eight_words_with_a_test_set_is_left_out_and_so_are_copies() -> None:
    known = grams(["one two three four five six seven eight nine"])
    kept = "two three four five six seven eight"  # only seven
    texts = [kept, "He said: Two, three, four, five, six, seven, eight, nine!", kept]
    assert list(unseen(texts, known)) == [kept]
