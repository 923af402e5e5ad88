"""The text of a mail -> its sender's own words: without quoted replies, the headers above them, and the signature.

Where those are but a line or two above a mail that is passed on, the words are that one's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SIGNATURE = "--"
_QUOTED = re.compile(r"[ \t]{0,3}>")
# "On Mon, 10 Mar 2025 at 09:12, Jane Doe <jane@example.org> wrote:", in the languages of common mail programs, over one line or two.
_WROTE = re.compile(
    r"(?:on|am|le|el|il|op|em|den)\b.{4,300}(?:wrote|schrieb|écrit|escribió|ha scritto|schreef|escreveu|skrev)\b.{0,120}:", re.IGNORECASE
)
_MARK = re.compile(
    r"[-_=*\s]{2,}(?P<what>original message|forwarded message|forwarded by .{1,120}|ursprüngliche nachricht|weitergeleitete nachricht"
    r"|message d'origine|message transféré)[-_=*:\s]*|begin forwarded message:",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"\*?(?P<key>from|von|de|sent|gesendet|date|datum|to|an|cc|subject|betreff|objet|reply-to)\s*:\s?\*?\s?(?P<value>.*)", re.IGNORECASE
)
_KEYS = {"from": "from", "von": "from", "de": "from", "date": "date", "datum": "date", "sent": "date", "gesendet": "date"} | {
    "subject": "subject",
    "betreff": "subject",
    "objet": "subject",
}
_MOST_HEADERS = 12
_FEW_WORDS = 40
_DEEPEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """The headers of a mail that another one passes on; empty where it has none."""

    subject: str = ""
    sender: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """The words of a mail, and whose they are where it only passes another on."""

    text: str
    passed_on: PassedOn | None = None


def own_words(text: str, deepest: int = _DEEPEST) -> OwnWords:
    """What the sender wrote, or passed on, through so many mails."""
    lines = text.split("\n")
    mark = next((at for at in range(len(lines)) if _begins_another(lines, at)), None)
    own = _without_signature(_without_quoted(lines[:mark]))
    if mark is None or deepest == 0 or len(own.split()) > _FEW_WORDS:
        return OwnWords(text=own)
    headers, rest = _headers(lines, mark)
    if headers is None:
        return OwnWords(text=own)
    # A reply stands above what it answers; what is passed on is marked so, or has nothing above it.
    if not _passes_on(lines[mark]) and own.strip():
        return OwnWords(text=own)
    inner = own_words("\n".join(line.removeprefix("> ") for line in rest), deepest - 1)
    if not inner.text.strip():
        return OwnWords(text=own)
    return OwnWords(text=inner.text, passed_on=inner.passed_on or headers)


def _begins_another(lines: list[str], at: int) -> bool:
    """Whether another mail begins at this line: by a mark, or by headers without one."""
    line = lines[at].strip()
    if len(line) > 200:
        return False
    if _MARK.fullmatch(line):
        return True
    header = _HEADER.fullmatch(line)
    if header is None or _KEYS.get(header["key"].lower()) != "from":
        return False
    keys = {match["key"].lower() for below in lines[at + 1 : at + 5] if (match := _HEADER.fullmatch(below.strip()[:200]))}
    return len({_KEYS.get(key, key) for key in keys}) >= 2


def _passes_on(line: str) -> bool:
    return re.search(r"forwarded|weitergeleitet|transféré", line, re.IGNORECASE) is not None


def _headers(lines: list[str], at: int) -> tuple[PassedOn | None, list[str]]:
    """The headers of the mail that begins at a line, and the lines below them; None where it has none."""
    found: dict[str, str] = {}
    at += bool(_MARK.fullmatch(lines[at].strip()))
    end = at
    for end in range(at, min(len(lines), at + _MOST_HEADERS)):
        line = lines[end].strip().removeprefix("> ")
        match = _HEADER.fullmatch(line)
        if match:
            found.setdefault(_KEYS.get(match["key"].lower(), ""), match["value"].strip())
        elif found and not line:
            break
        elif line and not found:
            return None, []
    headers = PassedOn(subject=found.get("subject", ""), sender=found.get("from", ""), date=found.get("date", ""))
    return (headers if found else None), lines[end:]


def _without_quoted(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for at, line in enumerate(lines):
        if _QUOTED.match(line):
            if at == 0 or not _QUOTED.match(lines[at - 1]):
                _drop_introduction(kept)
            continue
        kept.append(line)
    _drop_introduction(kept)
    return kept


def _drop_introduction(kept: list[str]) -> None:
    """Takes off the line above a quotation that says who wrote it, which may be wrapped."""
    while kept and not kept[-1].strip():
        kept.pop()
    for count in (1, 2, 3):
        words = " ".join(line.strip() for line in kept[-count:])
        if len(words) < 500 and _WROTE.fullmatch(words):
            del kept[-count:]
            return


def _without_signature(lines: list[str]) -> str:
    # "-- " is the mark of RFC 3676; many programs lose the space.
    marks = [at for at, line in enumerate(lines) if line.rstrip() == _SIGNATURE]
    return "\n".join(lines[: marks[0]] if marks and any(line.strip() for line in lines[: marks[0]]) else lines)
