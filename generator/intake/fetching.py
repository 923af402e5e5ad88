"""Addresses -> originals. A server is asked politely: by our name, for one page, and not where its robots.txt says no."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote
from urllib.robotparser import RobotFileParser

import httpx

from generator.errors import IntakeError
from generator.intake.connecting import FAILURES, Transport
from generator.intake.files import read
from generator.intake.kinds import Kinds, Original, named

_AGENT = "precis"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|(?:mailto|data|javascript|file):", re.IGNORECASE)
_MOST_REDIRECTS = 5
_MOST_OF_ROBOTS = 500_000
_WAIT = 10.0
_BY_HAND = "save it in a browser and name the file instead"
_GZIP_OR_ZLIB = 47  # as zlib counts: it tells the two by their first bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How addresses are fetched.

    Attributes:
        agent: how servers are told who asks.
        most_bytes: of an answer, or of a file.
        seconds: for one address, redirects and all.
        allow_private: whether addresses inside a network are fetched, too.
        ignore_robots: whether what robots.txt says is passed over.
    """

    agent: str
    most_bytes: int
    seconds: float = 60.0
    allow_private: bool = False
    ignore_robots: bool = False


def is_web_address(text: str) -> bool:
    """Whether `text` looks like an address rather than a path, of whatever scheme."""
    return _ADDRESS.match(text) is not None


class Fetcher:
    """Fetches addresses, and what lies in files beside them, and remembers what robots.txt says for as long as it lives."""

    def __init__(self, manners: Manners, kinds: Kinds) -> None:
        """Takes the manners, and the kinds of file that can be read."""
        self._manners = manners
        self._kinds = kinds
        self._robots: dict[str, RobotFileParser] = {}

    def original(self, source: str) -> Original:
        """The bytes of a file, or at an address.

        Raises:
            IntakeError: if they cannot be had, are too many, or are no kind that can be read; the message begins with the source.
        """
        return self.fetch(source) if is_web_address(source) else self.read(Path(source))

    def read(self, path: Path) -> Original:
        """The bytes of a file, which are no more than those of an answer may be.

        Raises:
            IntakeError: as `original` does.
        """
        return read(path, self._kinds, self._manners.most_bytes)

    def fetch(self, address: str) -> Original:
        """The bytes at an address.

        Raises:
            IntakeError: if it is no web address, may not be fetched, or gives nothing that can be read; the message begins with it.
        """
        url = _parsed(address, address)
        transport = Transport(allow_private=self._manners.allow_private, seconds=self._manners.seconds)
        headers = {"User-Agent": self._manners.agent, "Accept": "*/*", "Accept-Encoding": "identity"}
        try:
            with httpx.Client(transport=transport, headers=headers, timeout=_WAIT, trust_env=False) as client:
                return self._original(client, url, address)
        except IntakeError as error:
            raise error if str(error).startswith(address) else IntakeError(f"{address}: {error}") from error
        except FAILURES as error:
            raise IntakeError(f"{address}: cannot be fetched ({_reason(error)}); {_BY_HAND}") from error

    def _original(self, client: httpx.Client, url: httpx.URL, address: str) -> Original:
        with self._answer(client, url, address, polite=not self._manners.ignore_robots) as (answer, last):
            if answer.status_code != httpx.codes.OK:
                raise IntakeError(f"{address}: the server answers {answer.status_code} {answer.reason_phrase}".rstrip() + f"; {_BY_HAND}")
            data = _body(answer, self._manners.most_bytes)
            stated = answer.headers.get("content-type")
        if data is None:
            raise IntakeError(
                f"{address}: is larger than {self._manners.most_bytes // 1_000_000} MB; save only the part that is needed, or only its text"
            )
        name = named(_name(last), data, stated, self._kinds)
        if name is None:
            raise IntakeError(f"{address}: is not a kind of file that can be read ({stated or 'of no stated type'}); {_BY_HAND}")
        return Original(data=data, name=name, source=address, url=str(last))

    @contextmanager
    def _answer(self, client: httpx.Client, url: httpx.URL, address: str, *, polite: bool) -> Iterator[tuple[httpx.Response, httpx.URL]]:
        """The answer at the end of all redirects, each of which is checked as the address itself is; and where it came from."""
        for _ in range(_MOST_REDIRECTS + 1):
            if polite and not self._may_fetch(client, url):
                raise IntakeError(f"{address}: the site's robots.txt asks programs to keep away; {_BY_HAND}, or use --ignore-robots")
            with client.stream("GET", url) as answer:
                if not answer.has_redirect_location:
                    yield answer, url
                    return
                url = _parsed(str(url.join(answer.headers["location"])), address)
        raise IntakeError(f"{address}: leads from address to address, more than {_MOST_REDIRECTS} times; {_BY_HAND}")

    def _may_fetch(self, client: httpx.Client, url: httpx.URL) -> bool:
        origin = str(url.copy_with(raw_path=b"/robots.txt"))
        if origin not in self._robots:
            self._robots[origin] = self._rules(client, origin)
        return self._robots[origin].can_fetch(_AGENT, str(url))

    def _rules(self, client: httpx.Client, origin: str) -> RobotFileParser:
        """What robots.txt says; nothing where there is none (RFC 9309)."""
        rules = RobotFileParser()
        with self._answer(client, httpx.URL(origin), origin, polite=False) as (answer, _):
            if answer.is_server_error:
                raise IntakeError(f"{origin}: the server answers {answer.status_code}; try again later, or use --ignore-robots")
            text = (_body(answer, _MOST_OF_ROBOTS, cut=True) or b"") if answer.is_success else b""
        rules.parse(text.decode("utf-8", "replace").splitlines())
        return rules


def _parsed(written: str, address: str) -> httpx.URL:
    """The address without its fragment.

    Raises:
        IntakeError: if it is no web address, or has a password in it, which would end up in the seed.
    """
    try:
        url = httpx.URL(written).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise IntakeError(f"{address}: is no address that can be fetched ({error}); use one with https://") from error
    if url.scheme not in ("http", "https") or not url.host:
        by_redirect = "" if written == address else f" leads to {written[:200]}, which"
        raise IntakeError(f"{address}:{by_redirect} is no address of the web; use one that begins with https://, or the name of a file")
    if url.userinfo:
        raise IntakeError(f"{address.partition('://')[0]}://…: holds a name or password; {_BY_HAND}")
    return url


def _body(answer: httpx.Response, most: int, *, cut: bool = False) -> bytes | None:
    """The bytes of an answer; None where they are more than `most`, or so many where they may be cut. Never more is unpacked."""
    coding = answer.headers.get("content-encoding", "").strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise IntakeError(f"its server packs it in a way that was not asked for ({coding[:20]}); {_BY_HAND}")
    unpacking = zlib.decompressobj(_GZIP_OR_ZLIB) if "gzip" in coding or coding == "deflate" else None
    data = bytearray()
    try:
        for chunk in answer.iter_raw():
            data += unpacking.decompress(chunk, most + 1 - len(data)) if unpacking else chunk
            if len(data) > most:
                return bytes(data[:most]) if cut else None
        if unpacking is not None and not unpacking.eof:
            raise zlib.error("cut off")
    except zlib.error as error:
        raise IntakeError(f"the answer is damaged; {_BY_HAND}") from error
    return bytes(data)


def _name(url: httpx.URL) -> str:
    """A file's name for what is at an address: its last part, without what no name may have."""
    last = unquote(url.path).rstrip("/").rpartition("/")[2]
    return re.sub(r"[^\w. -]+", "-", last).strip(". -")[:100] or url.host


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
        return "the answer took too long"
    return str(error) or type(error).__name__
