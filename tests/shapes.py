"""Texts of any length that are hard on a careless finder: each repeats one thing that a rule looks for, or looks past."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count

Shape = Callable[[int], str]
"""A number of characters -> a text of about as many."""

STORY = (
    "Foreign Minister Ilse Tarn of Norway told reporters in Oslo on Monday that the Geneva Conventions bind both sides. “We shall keep our "
    "word,” she said, adding that Article 5 of the North Atlantic Treaty was not in question. A senior official, who spoke on condition of "
    "anonymity, called the offer “unworkable” and warned that talks in June 2031 might fail.\n\n"
    "According to the ministry, France and Japan want a ceasefire by March 3. He denied it. In 2019, both sides had signed a truce.\n\n"
)


def text(shape: str, size: int) -> str:
    """A text of the shape, behind words enough that it is a story."""
    return f"The minister said so on Monday.\n\n{SHAPES[shape](size)}"


def _repeated(part: str) -> Shape:
    return lambda size: (part * (size // len(part) + 1))[:size]


def _numbered(part: Callable[[int], str]) -> Shape:
    def made(size: int) -> str:
        parts: list[str] = []
        length = 0
        for number in count():
            if length >= size:
                break
            parts.append(part(number))
            length += len(parts[-1])
        return "".join(parts)

    return made


def _letters(number: int) -> str:
    """A word of its own for each number, which begins with a capital: Aaab, Aaac …"""
    found = ""
    for _ in range(4):
        number, letter = divmod(number, 26)
        found = chr(97 + letter) + found
    return found.capitalize()


def _nested(opening: str, closing: str) -> Shape:
    def made(size: int) -> str:
        half = size // 4
        return f"{opening * half} He said so. {closing * half} She left. " * 2

    return made


SHAPES: Mapping[str, Shape] = {
    "a story": _repeated(STORY),
    "a story in one paragraph": _repeated(STORY.replace("\n\n", " ")),
    "one sentence": _repeated("the minister said that the envoy of the council thinks that "),
    "one sentence with commas": _repeated("the minister, the envoy, the council, "),
    "one word": _repeated("x"),
    "one capital": _repeated("X"),
    "one digit": _repeated("7"),
    "one line of spaces": lambda size: f"He said{' ' * size}so."[:size],
    "spaces at the ends of words": _repeated("word" + " " * 60),
    "white lines": lambda size: "He left.\n" + "\n \t" * (size // 3) + "\nShe stayed.",
    "short paragraphs": _repeated("He said.\n\n"),
    "short lines": _repeated("He said\n"),
    "short quotes": _repeated("“No,” he said. "),
    "quotes of one letter": _repeated("“a” "),
    "unclosed quotation marks": _repeated("“He said "),
    "straight quotation marks": _repeated('" '),
    "single quotation marks": _repeated("'he said "),
    "nested quotation marks": _nested("“", "”"),
    "nested brackets": _nested("(", ")"),
    "square brackets": _repeated("["),
    "Markdown links": _repeated("[a](b "),
    "emphasis": _repeated("*_"),
    "code": _repeated("` "),
    "headings": _repeated("# He said so\n"),
    "lists": _repeated("- he said so\n"),
    "deep quotes": _repeated("> "),
    "comments": _repeated("<!-- "),
    "tags": _repeated("<a href='"),
    "entities": _repeated("&amp;"),
    "commas": _repeated(", "),
    "full stops": _repeated("a."),
    "full stops and spaces": _repeated(". "),
    "points": _repeated("."),
    "initials": _repeated("A. "),
    "abbreviations": _repeated("Mr. "),
    "dashes": _repeated("– "),
    "hyphens": _repeated("a-"),
    "apostrophes": _repeated("a's "),
    "capitals": _repeated("AB CD "),
    "capitalised words": _numbered(lambda n: f"{_letters(n)} "),
    "names with particles": _numbered(lambda n: f"{_letters(n)} of the "),
    "names and commas": _numbered(lambda n: f"{_letters(n)} Tarn, "),
    "persons": _numbered(lambda n: f"Minister {_letters(n)} Tarn said so. "),
    "persons and surnames": _numbered(lambda n: f"Ilse {_letters(n)} said so. {_letters(n)} left. "),
    "one surname": _numbered(lambda n: f"{_letters(n)} Tarn said so. "),
    "organisations": _numbered(lambda n: f"The {_letters(n)} Council (A{n}C) met. "),
    "officials": _repeated("A senior official said so. "),
    "pronouns": _repeated("He said she said that they said it. "),
    "questions of pronouns": _repeated("“I know,” he said. “So?” she asked. "),
    "cues": _repeated("said "),
    "according to": _repeated("according to "),
    "and": _repeated("Norway and "),
    "states": _repeated("Norway, Japan and France met. "),
    "dates": _repeated("On March 3, 2025, and in June 2031, he left. "),
    "days": _repeated("Monday "),
    "numbers": _numbered(lambda n: f"{n} "),
    "years": _repeated("2031 "),
    "the treaty": _repeated("the treaty "),
    "treaties": _repeated("Article 5 of the North Atlantic Treaty. "),
    "new treaties": _numbered(lambda n: f"The Treaty of {_letters(n)} was signed. "),
    "articles": _repeated("Article 5, "),
    "articles and paragraphs": _repeated("Articles 1, 2(a), 3 and 4 of the UN Charter and "),
    "of": _repeated("treaty of the convention of the protocol of "),
    "laws": _repeated("the Security Act of 2001, "),
    "plans": _repeated("They will meet in June, and will meet again. "),
    "web addresses": _repeated("https://example.org/a?b=c "),
    "Chinese": _repeated("他说。"),
    "Arabic": _repeated("قال الوزير "),
    "combining marks": _repeated("e\u0301\u0323"),
    "joiners": _repeated("a\u200d"),
    "overrides of direction": _repeated("a\u202e"),
}
