"""The bytes of a mail -> its headers and its text, whatever they are encoded in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import compat32

from generator.errors import SeedError
from generator.reader.blocks import blocks
from generator.reader.text import text_of

_MOST_PARTS = 100
_MOST_TEXT = 5_000_000
_LONGEST_HEADER = 2_000
_HEADERS = ("From", "Subject", "Date", "Received", "Message-ID", "MIME-Version", "Content-Type", "To")
# What is labelled with these is in truth written in a code page of Windows' that has more.
_IN_TRUTH = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "ks_c_5601-1987": "cp949",
}
_BOUNDARY = re.compile(rb"boundary\s*=|message/rfc822", re.IGNORECASE)
_QUOTING = re.compile(r"(?:^|\s)(?:gmail_quote|gmail_signature|moz-signature|moz-cite-prefix|yahoo_quoted|protonmail_quote)(?:\s|$|_)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What a mail says; headers are empty where it has none."""

    subject: str
    sender: str
    date: str
    text: str


def mail(data: bytes, name: str) -> Mail:
    """The mail.

    Raises:
        SeedError: if the bytes are no mail, or its text cannot be decoded; the message begins with the name.
    """
    if len(_BOUNDARY.findall(data)) > 2 * _MOST_PARTS:
        raise SeedError(f"{name}: has too many parts in parts for a mail; save its text as .txt")
    try:
        message = message_from_bytes(data, policy=compat32)
    except (RecursionError, ValueError, LookupError, IndexError, TypeError, AttributeError) as error:
        raise SeedError(f"{name}: is a mail that cannot be read, for it is damaged; save its text as .txt") from error
    if not any(header in message for header in _HEADERS):
        raise SeedError(f"{name}: is not a mail, for it has no headers such as From and Subject; save its text as .txt")
    return Mail(
        subject=_header(message, "Subject"), sender=_header(message, "From"), date=_header(message, "Date"), text=_text(message, name)
    )


def _header(message: Message, key: str) -> str:
    raw = str(message.get(key, ""))[:_LONGEST_HEADER]
    raw = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):
        pieces = [(raw, None)]
    decoded = "".join(piece if isinstance(piece, str) else _lenient(piece, charset) for piece, charset in pieces)
    words = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in decoded)
    return unicodedata.normalize("NFC", " ".join(words.split()))


def _lenient(piece: bytes, charset: str | None) -> str:
    try:
        return piece.decode(_IN_TRUTH.get((charset or "").lower(), charset or "utf-8"), "replace")
    except LookupError:
        return piece.decode("utf-8", "replace")


def _text(message: Message, name: str) -> str:
    plain, html = _bodies(message)
    for part in plain:
        if (text := _decoded(part, name)).strip():
            return _unflowed(text, part)
    for part in html:
        if text := text_of_html(_decoded(part, name)):
            return text
    return ""


def _bodies(message: Message) -> tuple[list[Message], list[Message]]:
    """The parts with text that are no attachments: plain ones, and those in HTML; none of a mail that is attached."""
    plain: list[Message] = []
    html: list[Message] = []
    left = [message]
    while left and len(plain) + len(html) < _MOST_PARTS:
        part = left.pop()
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or kind == "message/rfc822":
            continue
        if part.is_multipart():
            left.extend(reversed([one for one in part.get_payload() if isinstance(one, Message)]))
        elif kind in ("text/plain", "text/html"):
            (plain if kind == "text/plain" else html).append(part)
    return plain, html


def _decoded(part: Message, name: str) -> str:
    try:
        payload = part.get_payload(decode=True)
        charset = (part.get_content_charset() or "").strip("'\" ")
    except (ValueError, LookupError, AssertionError, TypeError) as error:
        raise SeedError(f"{name}: is a mail that cannot be read, for it is damaged; save its text as .txt") from error
    data = payload if isinstance(payload, bytes) else b""
    if len(data) > _MOST_TEXT:
        raise SeedError(
            f"{name}: has {len(data) / 1e6:.1f} MB of text, the limit for a story is {_MOST_TEXT // 1_000_000} MB; save the story alone"
        )
    return _by_charset(data, charset, name).replace("\r\n", "\n").replace("\r", "\n")


def _by_charset(data: bytes, charset: str, name: str) -> str:
    """The text in the charset that the mail states, unless the bytes show that it errs."""
    if not data:
        return ""
    try:
        as_utf_8: str | None = data.decode("utf-8")
    except UnicodeDecodeError:
        as_utf_8 = None
    if as_utf_8 is not None and not as_utf_8.isascii() and not charset.lower().startswith(("utf-16", "utf-32", "utf-7")):
        return as_utf_8  # no other encoding makes UTF-8 by accident
    try:
        return data.decode(_IN_TRUTH.get(charset.lower(), charset or "ascii"))
    except (LookupError, ValueError):
        return text_of(data, name)


def _unflowed(text: str, part: Message) -> str:
    """A text that says which of its line ends are only wraps (RFC 3676), without them."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    gap = "" if str(part.get_param("delsp", "")).lower() == "yes" else " "
    found: list[str] = []
    flows = False
    for line in text.split("\n"):
        words = line.removeprefix(" ") if line.startswith((" >", " From", "  ")) else line
        if flows and found and not words.startswith(">"):
            found[-1] += gap + words
        else:
            found.append(words)
        flows = words.endswith(" ") and words != "-- " and not words.startswith(">")
        if flows:
            found[-1] = found[-1][:-1]
    return "\n".join(found)


def text_of_html(markup: str) -> str:
    """The text of a mail in HTML, a blank line between blocks; what mail programs mark as quoted or as a signature is left out."""
    return "\n\n".join(blocks(markup, _is_quoted))


def _is_quoted(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag == "blockquote" and attributes.get("type", "").lower() == "cite":
        return True
    return bool(_QUOTING.search(f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()))
