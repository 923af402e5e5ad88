from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.site.slim import slim, slim_css


def test_white_space_around_line_breaks_is_one_line_break() -> None:
    assert slim("<ul>\n\n    <li> a  b\n      \n  </li>\n</ul>") == "<ul>\n<li> a  b\n</li>\n</ul>"


def test_code_and_scripts_stay_as_they_are() -> None:
    kept = "<pre><code>if a:\n\n    b\n</code></pre>", "<script>let a = `\n\n  b`</script>", "<TEXTAREA>\n\n a</TEXTAREA>"
    for element in kept:
        assert slim(f"<p>\n  a\n</p>\n\n{element}\n\n") == f"<p>\na\n</p>\n{element}\n"


def test_pictures_and_fixed_spaces_are_said_shortly() -> None:
    picture = '<svg xmlns="http://www.w3.org/2000/svg" class="a"><title>x</title></svg>'
    assert slim(f"<p>5&#160;km {picture}</p>") == '<p>5\N{NO-BREAK SPACE}km <svg class="a"><title>x</title></svg></p>'
    assert slim(f"<script>{picture}&#160;</script>") == f"<script>{picture}&#160;</script>"


def test_a_style_sheet_loses_comments_and_indentation_only() -> None:
    assert slim_css("/* a\n b */\n\na {\n  color: red; /* c */\n}\n\n") == "a {\ncolor: red;\n}\n"


@given(st.text(alphabet="a <>/pre\n\t", max_size=60))
def test_a_slim_page_has_the_same_words_and_stays_what_it_is(html: str) -> None:
    once = slim(html)
    assert once.split() == html.split()
    assert slim(once) == once
    assert len(once) <= len(html)
    assert re.sub(r"\s", "", once) == re.sub(r"\s", "", html)
