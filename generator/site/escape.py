"""The one place where text of seeds and reference files becomes text of a page; all of it is untrusted.

A page is Markdown with HTML blocks and YAML front matter, so there are four contexts and one function for each:
`html` (inside HTML blocks), `inline` (headings and other lines of Markdown), `front_matter`, and `script_data` (inside a script
element that holds data). In each the text can
only ever be text: no element, attribute, link, entity, template, macro, footnote, abbreviation, attribute list or file
inclusion, whichever Markdown site builder reads the page. White space collapses to one space, so text never
leaves its line; characters that only steer a terminal or a parser are dropped, and those that would deceive a reader (overrides of
direction, a break without width within a Latin word) are shown as marks such as "[U+202E]".
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import yaml
from markupsafe import Markup

from generator.telling.words import deceptions, displayed, plain_web_address

# The C dumper writes front matter about ten times faster.
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
# What means something to HTML, to templates and macros ({), to footnotes, abbreviations and includes ([), to code (`).
_HTML_MARKS = re.compile(r"""[&<>"'`{}\[\]\\$]|--8""")
# Every ASCII mark but the comma; hyphen, apostrophe and full stop only where they stand inside a word.
_INLINE_MARKS = re.compile(r"(?<![^\W_])[-'.]|[-'.](?![^\W_])|(?<=[wW]{3})\.|[!-&(-+/:-@\[-`{-~]")
# In JSON the brackets of texts are escaped and those of the syntax are not; until both are told apart, unseen characters stand for the former.
_BRACKETS = str.maketrans("{}[]", "\ue000\ue001\ue002\ue003")
_BRACKETS_BACK = dict(zip("\ue000\ue001\ue002\ue003", "{}[]", strict=True))
_DATA_MARKS = re.compile("[<>&'\u2028\u2029\ue000-\ue004]")
OWN = "[site]"
"""What own addresses begin with in the data of a page, so that its source is the same wherever the site is published."""


@lru_cache(maxsize=8192)  # names, addresses and labels come again on page after page
def html(text: str) -> Markup:
    """The text for HTML, between tags or inside a quoted attribute."""
    return Markup(_HTML_MARKS.sub(_entities, displayed(text)))  # noqa: S704 — every mark is an entity


def passage(text: str) -> Markup:
    """The text for HTML between tags, where what deceives is set apart from the source's own words, with its name as a title."""
    found = str(html(text))
    for code, name in dict(deceptions(text)).items():
        mark = str(html(code))
        found = found.replace(mark, f'<span class="precis-steering" title="{html(name)}">{mark}</span>')
    return Markup(found)  # noqa: S704 — it was markup before, and so is what is put into it


def inline(text: str) -> Markup:
    """The text for a line of Markdown."""
    return Markup(_INLINE_MARKS.sub(_entities, displayed(text)))  # noqa: S704 — every mark is an entity


def front_matter(values: Mapping[str, object]) -> Markup:
    """The values as YAML between its two lines of dashes.

    Themes print titles and descriptions into HTML as they stand, so marks of HTML are entities here too; `Markup` is safe already.
    """
    safe = {key: _matter(value) if isinstance(value, str) else value for key, value in values.items()}
    dumped = yaml.dump(safe, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return Markup(f"---\n{dumped}---\n")  # noqa: S704 — YAML quotes what it must


def web_address(address: str | None) -> Markup | None:
    """The address for an `href` if it is one of the web (http or https), else None."""
    plain = plain_web_address(address)
    return html(plain) if plain else None


def script_data(value: object) -> Markup:
    """Plain values as JSON that may stand inside a script element, and whose texts hold no mark of templates.

    An `OwnAddress` begins with `OWN`, in whose place a template puts the site's address; no text can hold that.
    """
    dumped = json.dumps(_without_marks(value), ensure_ascii=False, separators=(",", ":"))
    return Markup(_DATA_MARKS.sub(_data_mark, dumped))  # noqa: S704 — what could end the element is escaped


class OwnAddress(str):
    """The address of a page of this site, below the site's, among what `script_data` writes."""

    __slots__ = ()


def _without_marks(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _without_marks(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_without_marks(inner) for inner in value]
    if isinstance(value, str):
        text = displayed(value).translate(_BRACKETS)
        return f"\ue004{text}" if isinstance(value, OwnAddress) else text
    return value


def _data_mark(match: re.Match[str]) -> str:
    mark = match.group()
    return OWN if mark == "\ue004" else f"\\u{ord(_BRACKETS_BACK.get(mark, mark)):04x}"


def _entities(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match.group())


def _matter(text: str) -> str:
    return str(text) if isinstance(text, Markup) else _plain_entities(text)


def _plain_entities(text: str) -> str:
    return re.sub(r"""[&<>"{}\[\]]""", _entities, displayed(text))
