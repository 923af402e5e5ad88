"""Where an official text comes from: a file of the user's, or an address; the one place of this stage that reads files and the network."""

from __future__ import annotations

import http.client
import re
import ssl
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from generator.errors import TreatyTextError

MOST_BYTES = 20_000_000
"""The size above which a file is not taken for a treaty."""

_SECONDS = 30
_BY_HAND = "download it in a browser and import the file"
_EXTENSIONS = {
    "application/pdf": ".pdf",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """The bytes of an official text.

    Attributes:
        data: as they are.
        name: of the file, with the extension that tells its format.
        source: the address, or the file's name.
    """

    data: bytes
    name: str
    source: str


def fetch(source: str) -> Fetched:
    """The bytes of the file or address.

    Raises:
        TreatyTextError: if they cannot be had, or are more than `MOST_BYTES`; the message says what to do.
    """
    return _downloaded(source) if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", source) else _read(Path(source))


def _read(path: Path) -> Fetched:
    try:
        if not path.is_file():
            raise TreatyTextError(f"{path}: there is no such file; name a text, HTML, Markdown or PDF file, or an address with https://")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise TreatyTextError(f"{path}: cannot be read: {error.strerror}") from error
    return Fetched(data=_within_limit(data, path.name), name=path.name, source=path.name)


def _downloaded(address: str) -> Fetched:
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise TreatyTextError(f"{address}: is no address that can be fetched; use one with https://, or the name of a file")
    accept = "text/html, text/plain, application/pdf, */*"
    request = urllib.request.Request(address, headers={"User-Agent": "precis", "Accept": accept})  # noqa: S310 — the scheme is checked
    try:
        with _opener().open(request, timeout=_SECONDS) as answer:
            data, kind = answer.read(MOST_BYTES + 1), answer.headers.get_content_type()
    except urllib.error.HTTPError as error:
        error.close()
        raise TreatyTextError(f"{address}: the server answers {error.code} ({error.reason}); {_BY_HAND}") from error
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
        raise TreatyTextError(f"{address}: cannot be fetched ({getattr(error, 'reason', error)}); {_BY_HAND}") from error
    name = parts.path.rstrip("/").rsplit("/", 1)[-1] or parts.hostname
    extension = _EXTENSIONS.get(kind, "")
    name = name if not extension or name.lower().endswith((extension, ".md", ".htm")) else name + extension
    return Fetched(data=_within_limit(data, address), name=name, source=address)


def _opener() -> urllib.request.OpenerDirector:
    """Opens addresses of the web only: without a handler of files or FTP, no redirect can lead to them."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _within_limit(data: bytes, name: str) -> bytes:
    if len(data) > MOST_BYTES:
        raise TreatyTextError(f"{name}: is larger than {MOST_BYTES // 1_000_000} MB, which no treaty is; give its text as .txt or .html")
    return data
