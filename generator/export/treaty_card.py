"""A treaty -> plain text for a terminal: what the library knows of it, and its official text where that is imported."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

from generator.errors import PrecisError
from generator.export.terminal import line, shown
from generator.reference.states import states
from generator.reference.treaty_checks import Checked
from generator.reference.treaty_library import Treaty
from generator.reference.treaty_texts import OfficialArticle, OfficialText

_WIDTH = 110
_INDENT = " " * 6


def card(treaty: Treaty, text: OfficialText | None, *, article: str | None = None) -> str:
    """The treaty, or one of its articles.

    Args:
        treaty: of the library.
        text: its official text; None where it is not imported.
        article: the number of the only article to show.

    Raises:
        PrecisError: if neither the library nor the text has that article; the message names those there are.
    """
    numbers = _numbers(treaty, text) if article is None else [_known(article.strip(), treaty, text)]
    lines = [shown(treaty.title), *([] if article else _facts(treaty)), ""]
    for number in numbers:
        lines.extend((*_article(treaty, text, number), ""))
    if text is None:
        lines.append(f"The official text is not imported; to see it here: precis treaty import FILE --id {treaty.id}")
    else:
        lines.append(f"Official text from {shown(text.source)}")
    return "\n".join(lines).rstrip() + "\n"


def imported(text: OfficialText, path: Path) -> str:
    """What was imported, in a few words."""
    first, last = text.articles[0], text.articles[-1]
    annexes = f", {len(text.annexes)} annex{'' if len(text.annexes) == 1 else 'es'}" if text.annexes else ""
    count = f"{len(text.articles)} article{'' if len(text.articles) == 1 else 's'}"
    return f"{text.treaty}: {count}, {shown(first.label)} to {shown(last.label)}{annexes}; written to {path}. Look at it: precis treaty show {text.treaty}\n"


def checked(found: Checked) -> str:
    """How many files hold."""
    treaties, texts = len(found.treaties), len(found.texts)
    counted = f"{treaties} treat{'y' if treaties == 1 else 'ies'} and {texts} official text{'' if texts == 1 else 's'}"
    return f"Checked {counted} of your own: nothing is wrong\n"


def _facts(treaty: Treaty) -> Iterator[str]:
    facts = (
        ("id", treaty.id),
        ("short title", treaty.short_title),
        ("kind", f"{treaty.kind}, {treaty.field or 'no field'}{'' if treaty.binding else ', not binding'}"),
        ("adopted", ", ".join(part for part in (treaty.adopted_on, treaty.adopted_at) if part)),
        ("in force", treaty.in_force),
        ("status", treaty.status),
        ("depositary", treaty.depositary),
        ("registration", treaty.registration),
        ("parties", ", ".join(_state(code) for code in treaty.parties)),
        ("joined", ", ".join(f"{_state(code)} {day}" for code, day in treaty.joined)),
        ("left", ", ".join(f"{_state(code)} {day}" for code, day in treaty.left)),
        ("on parties", treaty.parties_note),
        ("found as", ", ".join(treaty.names)),
        ("and with", ", ".join(treaty.organisations)),
        ("text at", treaty.official_text),
        ("sources", ", ".join(treaty.sources)),
    )
    return (line(name, shown(value)) for name, value in facts if value)


def _state(code: str) -> str:
    state = states().by_code.get(code)
    return state.name if state else code


def _numbers(treaty: Treaty, text: OfficialText | None) -> list[str]:
    """The articles of the text, each followed by those of its paragraphs that have a summary; without a text, the summaries'."""
    summarised = [provision.number for provision in treaty.provisions]
    if text is None:
        return summarised
    numbers: list[str] = []
    for article in text.articles:
        numbers.append(article.number)
        numbers.extend(number for number in summarised if number != article.number and text.article(number) is article)
    return [*numbers, *(number for number in summarised if number not in numbers)]


def _known(number: str, treaty: Treaty, text: OfficialText | None) -> str:
    if any(provision.number == number for provision in treaty.provisions) or (text and text.article(number)):
        return number
    there = ", ".join(_numbers(treaty, text)) or "none"
    raise PrecisError(f"{treaty.id}: article {number} is neither summarised nor in an imported text; there are: {there}")


def _article(treaty: Treaty, text: OfficialText | None, number: str) -> Iterator[str]:
    official = text.article(number) if text else None
    own = next((provision for provision in treaty.provisions if provision.number == number), None)
    whole = official is not None and official.number == number
    heading = (own.heading if own else None) or (official.heading if official and whole else None)
    label = official.label if official and whole else treaty.label(number)
    yield shown(f"{label}: {heading}" if heading else label)
    if own:
        yield line("summary", shown(own.summary))
    if official and (whole or not own):
        yield from _text(official)


def _text(article: OfficialArticle) -> Iterator[str]:
    for paragraph in article.paragraphs:
        yield textwrap.fill(shown(paragraph), _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_long_words=False)
