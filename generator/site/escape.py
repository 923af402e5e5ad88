"""The one place where text of seeds and reference files becomes text of a page; all of it is untrusted.

A page is Markdown with HTML blocks and YAML front matter, so there are three contexts and one function for each:
`html` (inside HTML blocks), `inline` (headings and other lines of Markdown) and `front_matter`. In each the text can
only ever be text: no element, attribute, link, entity, template, macro, footnote, abbreviation, attribute list or file
inclusion, whichever Markdown site builder reads the page. White space collapses to one space, so text never
leaves its line; characters that only steer a terminal, a parser or the direction of the text around them are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

import yaml
from markupsafe import Markup

# The C dumper writes front matter about ten times faster.
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_SPACE = re.compile(r"\s+")
# Controls (Python-Markdown keeps its own marks between U+0002 and U+0003), surrogates, private use,
# overrides of direction, byte order marks and code points that are no characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
# What means something to HTML, to templates and macros ({), to footnotes, abbreviations and includes ([), to code (`).
_HTML_MARKS = re.compile(r"""[&<>"'`{}\[\]\\$]|--8""")
# Every ASCII mark but the comma; hyphen, apostrophe and full stop only where they stand inside a word.
_INLINE_MARKS = re.compile(r"(?<![^\W_])[-'.]|[-'.](?![^\W_])|(?<=[wW]{3})\.|[!-&(-+/:-@\[-`{-~]")


def displayed(text: str) -> str:
    """The text as a reader sees it: one space for any white space, nothing invisible."""
    return _SPACE.sub(" ", _UNSEEN.sub("", text)).strip()


@lru_cache(maxsize=8192)  # names, addresses and labels come again on page after page
def html(text: str) -> Markup:
    """The text for HTML, between tags or inside a quoted attribute."""
    return Markup(_HTML_MARKS.sub(_entities, displayed(text)))  # noqa: S704 — every mark is an entity


def inline(text: str) -> Markup:
    """The text for a line of Markdown."""
    return Markup(_INLINE_MARKS.sub(_entities, displayed(text)))  # noqa: S704 — every mark is an entity


def front_matter(values: Mapping[str, object]) -> Markup:
    """The values as YAML between its two lines of dashes.

    Themes print titles and descriptions into HTML as they stand, so marks of HTML are entities here too.
    """
    safe = {key: _plain_entities(value) if isinstance(value, str) else value for key, value in values.items()}
    dumped = yaml.dump(safe, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return Markup(f"---\n{dumped}---\n")  # noqa: S704 — YAML quotes what it must


def web_address(address: str | None) -> Markup | None:
    """The address for an `href` if it is one of the web (http or https), else None."""
    if address is None:
        return None
    try:
        parts = urlsplit(displayed(address))
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return html(quote(parts.geturl(), safe="%/:?#@!$&()*+,;=~-._'[]"))


def _entities(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match.group())


def _plain_entities(text: str) -> str:
    return re.sub(r"""[&<>"{}\[\]]""", _entities, displayed(text))
