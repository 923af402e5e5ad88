"""Files and addresses; a server of the test's own, never the network."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from generator.errors import TreatyTextError
from generator.treaty_text import fetching

PAGES = {"/bay.html": ("text/html", b"<p>Article 1</p>"), "/bay": ("application/pdf", b"%PDF"), "/large": ("text/plain", b"x" * 3000)}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
            return
        kind, body = PAGES.get(self.path, ("text/plain", b""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 — the standard library's name
        del format, args


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with HTTPServer(("127.0.0.1", 0), _Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_an_address_gives_bytes_and_a_name_that_tells_the_format(server: str) -> None:
    page, other = fetching.fetch(f"{server}/bay.html"), fetching.fetch(f"{server}/bay")
    assert (page.data, page.name, page.source) == (b"<p>Article 1</p>", "bay.html", f"{server}/bay.html")
    assert other.name == "bay.pdf"


@pytest.mark.parametrize(("path", "said"), [("/none", "answers 404"), ("/away", "cannot be fetched|answers 302")])
def test_what_cannot_be_fetched_is_named_with_what_to_do(server: str, path: str, said: str) -> None:
    with pytest.raises(TreatyTextError, match=said) as raised:
        fetching.fetch(server + path)
    assert str(raised.value).startswith(server + path)
    assert "download it in a browser" in str(raised.value)


def test_a_file_that_is_too_large_is_refused(server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 2000)
    (tmp_path / "large.txt").write_bytes(b"x" * 3000)
    for source in (f"{server}/large", str(tmp_path / "large.txt")):
        with pytest.raises(TreatyTextError, match="is larger than"):
            fetching.fetch(source)


@pytest.mark.parametrize("source", ["ftp://example.org/bay.txt", "file:///etc/hostname", "https:///bay", "https://[bay"])
def test_only_the_web_is_fetched(source: str) -> None:
    with pytest.raises(TreatyTextError, match="is no address that can be fetched"):
        fetching.fetch(source)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TreatyTextError, match=r"bay\.txt: there is no such file"):
        fetching.fetch(str(tmp_path / "bay.txt"))
