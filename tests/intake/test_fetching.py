"""Against a server of this machine: nothing leaves it."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import IntakeError
from generator.intake import Fetcher, Kinds, Manners, is_web_address
from tests.server import Answer, serving

KINDS = Kinds(known=frozenset({".txt", ".md", ".pdf", ".html"}))
WORDS = b"The ministers met in Havenburg on Monday."
PLAIN = {"Content-Type": "text/plain"}


def fetcher(*, allow_private: bool = True, ignore_robots: bool = True, most_bytes: int = 10_000, seconds: float = 10.0) -> Fetcher:
    manners = Manners(agent="precis/0", most_bytes=most_bytes, seconds=seconds, allow_private=allow_private, ignore_robots=ignore_robots)
    return Fetcher(manners, KINDS)


def leads_to(address: str) -> Answer:
    return Answer(status=302, headers={"Location": address})


def test_what_is_at_an_address_is_an_original() -> None:
    with serving({"/talks/visit?x=1": Answer(WORDS, headers=PLAIN)}) as server:
        found = fetcher().fetch(f"{server.address}/talks/visit?x=1#part")
        assert (found.data, found.name) == (WORDS, "visit.txt")
        assert (found.source, found.url) == (f"{server.address}/talks/visit?x=1#part", f"{server.address}/talks/visit?x=1")
        assert server.agents == {"precis/0"}


def test_a_source_is_a_file_or_an_address_with_one_limit_for_both(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(WORDS)
    with serving({"/b": Answer(WORDS, headers=PLAIN)}) as server:
        sources = (str(tmp_path / "a.txt"), f"{server.address}/b")
        found = [fetcher().original(source) for source in sources]
        assert [(one.data, one.name, one.source) for one in found] == [(WORDS, "a.txt", "a.txt"), (WORDS, "b.txt", sources[1])]
        for source in sources:
            with pytest.raises(IntakeError, match="is larger than 0 MB; save only the part that is needed") as caught:
                fetcher(most_bytes=10).original(source)
            assert str(caught.value).startswith(source)


def test_redirects_are_followed_and_the_last_address_counts() -> None:
    with serving({"/a": leads_to("/b"), "/b": leads_to("c.md"), "/c.md": Answer(WORDS, headers=PLAIN)}) as server:
        found = fetcher().fetch(f"{server.address}/a")
        assert (found.name, found.url) == ("c.md", f"{server.address}/c.md")


def test_redirects_without_end_end() -> None:
    with serving({"/a": leads_to("/a")}) as server:
        with pytest.raises(IntakeError, match="leads from address to address, more than 5 times"):
            fetcher().fetch(f"{server.address}/a")
        assert server.asked == ["/a"] * 6


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://example.org/a", "javascript:alert(1)", "gopher://x", "//", "http://"])
def test_redirects_out_of_the_web_are_refused(to: str) -> None:
    with serving({"/a": leads_to(to)}) as server, pytest.raises(IntakeError, match=r"no address of the web|cannot be fetched|leads from"):
        fetcher().fetch(f"{server.address}/a")


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org", "data:text/plain,a", "http://", "https:///a", "http://[::1"]
)
def test_only_addresses_of_the_web_are_fetched(address: str) -> None:
    assert is_web_address(address)
    with pytest.raises(IntakeError, match="address"):
        fetcher().fetch(address)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(IntakeError, match="holds a name or password") as caught:
        fetcher().fetch("https://jane:secret@example.org/a")
    assert "secret" not in str(caught.value)


def test_this_machine_is_refused_unless_allowed() -> None:
    with serving({"/a": Answer(WORDS, headers=PLAIN)}) as server:
        port = server.address.rpartition(":")[2]
        for host in ("127.0.0.1", "localhost", "2130706433", "0", "[::ffff:127.0.0.1]"):
            with pytest.raises(IntakeError, match="has an address inside a network"):
                fetcher(allow_private=False).fetch(f"http://{host}:{port}/a")
        assert server.asked == []


def test_a_host_with_one_private_address_among_others_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kwargs: found)
    with pytest.raises(IntakeError, match=r"inside a network \(10\.0\.0\.1\)"):
        fetcher(allow_private=False).fetch("http://example.org/a")


def test_a_redirect_into_the_network_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.intake.connecting.is_public", lambda address: address == "127.0.0.1")
    with serving({"/a": leads_to("http://127.0.0.2/b")}) as server:
        with pytest.raises(IntakeError, match=r"127\.0\.0\.2: has an address inside a network"):
            fetcher(allow_private=False).fetch(f"{server.address}/a")
        assert server.asked == ["/a"]


def test_an_answer_that_is_too_large_is_cut() -> None:
    def endless(write: Callable[[bytes], object]) -> None:
        while True:
            write(b"x" * 5_000)

    with serving({"/a": Answer(headers=PLAIN, write=endless), "/b": Answer(b"x" * 20_000, headers=PLAIN)}) as server:
        for path in ("/a", "/b"):
            with pytest.raises(IntakeError, match=r"is larger than 0 MB"):
                fetcher().fetch(server.address + path)


def test_an_answer_that_unpacks_without_end_is_cut() -> None:
    gzipped = PLAIN | {"Content-Encoding": "gzip"}
    bomb, words = gzip.compress(bytes(50_000_000)), gzip.compress(WORDS)
    answers = {"/a": Answer(bomb, headers=gzipped), "/b": Answer(words, headers=gzipped), "/c": Answer(b"x", headers=gzipped)}
    with serving(answers | {"/d": Answer(WORDS, headers=PLAIN | {"Content-Encoding": "br"})}) as server:
        with pytest.raises(IntakeError, match=r"is larger than 0 MB"):
            fetcher(most_bytes=100_000).fetch(f"{server.address}/a")
        assert fetcher().fetch(f"{server.address}/b").data == WORDS
        for path in ("/c", "/d"):
            with pytest.raises(IntakeError, match=r"damaged|not asked for"):
                fetcher().fetch(server.address + path)


def test_an_answer_that_trickles_is_cut_in_time() -> None:
    def trickling(write: Callable[[bytes], object]) -> None:
        while True:
            write(b"x")
            time.sleep(0.05)

    with serving({"/a": Answer(headers=PLAIN, write=trickling), "/b": Answer(headers=PLAIN, write=lambda _: time.sleep(3))}) as server:
        for path in ("/a", "/b"):
            start = time.monotonic()
            with pytest.raises(IntakeError, match="took too long"):
                fetcher(seconds=0.5).fetch(server.address + path)
            assert time.monotonic() - start < 2


def test_headers_that_trickle_are_cut_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        start = time.monotonic()
        with pytest.raises(IntakeError, match="took too long"):
            fetcher(seconds=0.5).fetch(f"http://127.0.0.1:{listening.getsockname()[1]}/a")
        assert time.monotonic() - start < 2


@pytest.mark.parametrize("status", [403, 404, 410, 500, 503])
def test_what_a_server_does_not_give_is_an_error(status: int) -> None:
    with serving({"/a": Answer(WORDS, status=status, headers=PLAIN)}) as server, pytest.raises(IntakeError, match=f"answers {status}"):
        fetcher().fetch(f"{server.address}/a")


def test_a_server_that_is_not_there_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(IntakeError, match=r"cannot be fetched \(.*\); save it in a browser"):
        fetcher().fetch(f"http://127.0.0.1:{port}/a")


def test_what_cannot_be_read_is_an_error() -> None:
    picture = Answer(b"\x89PNG", headers={"Content-Type": "image/png"})
    with serving({"/a.png": picture}) as server, pytest.raises(IntakeError, match=r"is not a kind of file that can be read \(image/png\)"):
        fetcher().fetch(f"{server.address}/a.png")


def test_robots_txt_is_heeded_unless_told_otherwise() -> None:
    answers = {
        "/robots.txt": Answer(b"User-agent: *\nDisallow: /private\n\nUser-agent: precis\nDisallow: /ours\n"),
        "/ours/a": Answer(WORDS, headers=PLAIN),
        "/private/a": Answer(WORDS, headers=PLAIN),
        "/b": leads_to("/ours/a"),
    }
    with serving(answers) as server:
        polite = fetcher(ignore_robots=False)
        for path in ("/ours/a", "/b"):
            with pytest.raises(IntakeError, match=r"robots\.txt asks programs to keep away"):
                polite.fetch(server.address + path)
        assert polite.fetch(f"{server.address}/private/a").data == WORDS
        assert server.asked.count("/robots.txt") == 1
        assert "/ours/a" not in server.asked
        assert fetcher(ignore_robots=True).fetch(f"{server.address}/ours/a").data == WORDS


@pytest.mark.parametrize(("status", "fetched"), [(404, True), (403, True), (500, False)])
def test_without_robots_txt_all_is_allowed_but_not_where_the_server_fails(status: int, fetched: bool) -> None:
    with serving({"/robots.txt": Answer(status=status), "/a": Answer(WORDS, headers=PLAIN)}) as server:
        polite = fetcher(ignore_robots=False)
        if fetched:
            assert polite.fetch(f"{server.address}/a").data == WORDS
        else:
            with pytest.raises(IntakeError, match=r"robots\.txt: the server answers 500"):
                polite.fetch(f"{server.address}/a")
