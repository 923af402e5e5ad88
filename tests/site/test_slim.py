from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.site.slim import slim


def test_white_space_around_line_breaks_is_one_line_break() -> None:
    assert slim("<ul>\n\n    <li> a  b\n      \n  </li>\n</ul>") == "<ul>\n<li> a  b\n</li>\n</ul>"


def test_code_and_scripts_stay_as_they_are() -> None:
    kept = "<pre><code>if a:\n\n    b\n</code></pre>", "<script>let a = `\n\n  b`</script>", "<TEXTAREA>\n\n a</TEXTAREA>"
    for element in kept:
        assert slim(f"<p>\n  a\n</p>\n\n{element}\n\n") == f"<p>\na\n</p>\n{element}\n"


@given(st.text(alphabet="a <>/pre\n\t", max_size=60))
def test_a_slim_page_has_the_same_words_and_stays_what_it_is(html: str) -> None:
    once = slim(html)
    assert once.split() == html.split()
    assert slim(once) == once
    assert len(once) <= len(html)
    assert re.sub(r"\s", "", once) == re.sub(r"\s", "", html)
