"""The commands `precis treaty …`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import site_treaties, treaty_text
from generator.cli import main
from generator.seeds import seed_files
from tests.files import pdf
from tests.server import Answer, serving

TREATY = """
title: Treaty of Kestrel Bay
short_title: Kestrel Bay Treaty
kind: treaty
field: seas-and-waters
binding: true
adopted_on: 1921-05-04
parties: [JP, FR]
numbering: arabic
sources: ["https://treaties.un.org"]
provisions:
  - {number: 2, summary: Keeps the lights burning., heading: Lights}
  - {number: 2(1), summary: Names the lights.}
"""
TEXT = "TREATY OF KESTREL BAY\n\nThe Parties have agreed as follows:\n\nArticle 1\n\nShips shall pass.\n\nArticle 2\n\nLights shall burn.\n"


def _run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["treaty", *(str(arg) for arg in args)])


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a treaty of its own, whose text waits beside it."""
    assert CliRunner().invoke(main, ["new", str(tmp_path / "site")]).exit_code == 0
    monkeypatch.chdir(tmp_path / "site")
    own = Path("seeds/reference/treaties")
    own.mkdir(parents=True)
    (own / "kestrel-bay.yml").write_text(TREATY)
    Path("bay.txt").write_text(TEXT)
    return tmp_path / "site"


def test_a_text_is_imported_for_the_treaty_that_its_title_names(site: Path) -> None:
    result = _run("import", "bay.txt")
    assert result.exit_code == 0, result.output
    assert "kestrel-bay: 2 articles, Article 1 to Article 2" in result.output
    written = site / "seeds" / "reference" / "texts" / "kestrel-bay.yml"
    assert "Ships shall pass." in written.read_text()
    text = site_treaties.treaties(site / "seeds").text("kestrel-bay")
    assert text is not None
    assert text.article("2") is not None
    assert seed_files(site / "seeds") == ()


def test_a_text_whose_title_tells_nothing_needs_an_id(site: Path) -> None:
    del site
    Path("bay.txt").write_text(TEXT.replace("TREATY OF KESTREL BAY\n\n", "Text\n\n"))
    result = _run("import", "bay.txt")
    assert result.exit_code == 1
    assert "say it with --id ID" in result.output
    assert _run("import", "bay.txt", "--id", "kestrel-bay").exit_code == 0
    wrong = _run("import", "bay.txt", "--id", "kestrel-bey")
    assert wrong.exit_code == 1
    assert "did you mean kestrel-bay" in wrong.output


def test_warnings_are_told_and_the_text_is_kept(site: Path) -> None:
    Path("bay.txt").write_text(TEXT.replace("Article 2", "Article 3"))
    result = _run("import", "bay.txt")
    assert result.exit_code == 0
    assert "warning: found articles 1, 3: 2 is missing" in result.output
    assert (site / "seeds/reference/texts/kestrel-bay.yml").is_file()


def test_the_list_marks_own_treaties_and_imported_texts(site: Path) -> None:
    del site
    _run("import", "bay.txt")
    lines = _run("list", "--field", "seas-and-waters").output.splitlines()
    (own,) = (line for line in lines if "kestrel-bay" in line)
    assert own.split() == ["*§", "kestrel-bay", "Kestrel", "Bay", "Treaty", "1921-05-04", "2"]
    assert len(_run("list").output.splitlines()) > len(lines) > 10
    assert "kestrel-bay" in _run("list", "--state", "fr").output
    assert "kestrel-bay" not in _run("list", "--state", "US").output


@pytest.mark.parametrize(("option", "value", "said"), [("--field", "songs", "there is no such field"), ("--state", "QX", "no known state")])
def test_a_field_or_state_that_is_not_known_is_named(site: Path, option: str, value: str, said: str) -> None:
    del site
    result = _run("list", option, value)
    assert result.exit_code == 1
    assert said in result.output


def test_a_treaty_is_shown_with_its_text_beside_the_summaries(site: Path) -> None:
    del site
    before = _run("show", "kestrel-bay").output
    assert "Keeps the lights burning." in before
    assert "precis treaty import FILE --id kestrel-bay" in before
    _run("import", "bay.txt")
    after = _run("show", "kestrel-bay").output
    assert "   parties      France, Japan\n" in after
    assert (
        "Article 1\n      Ships shall pass.\n\nArticle 2: Lights\n   summary      Keeps the lights burning.\n      Lights shall burn.\n"
        in after
    )
    assert "Article 2(1)\n   summary      Names the lights.\n" in after
    assert "Official text from bay.txt" in after


def test_one_article_is_shown_and_one_that_is_not_there_is_answered_with_those_that_are(site: Path) -> None:
    del site
    _run("import", "bay.txt")
    assert _run("show", "kestrel-bay", "--article", "1").output == (
        "Treaty of Kestrel Bay\n\nArticle 1\n      Ships shall pass.\n\nOfficial text from bay.txt\n"
    )
    result = _run("show", "kestrel-bay", "--article", "7")
    assert result.exit_code == 1
    assert "there are: 1, 2, 2(1)" in result.output


def test_a_mistyped_id_is_answered_with_those_that_are_alike(site: Path) -> None:
    del site
    result = _run("show", "kestrl-bay")
    assert result.exit_code == 1
    assert "did you mean kestrel-bay" in result.output
    assert "did you mean npt?" in _run("show", "Non-Proliferation Treaty").output
    assert "did you mean north-atlantic-treaty?" in _run("show", "nato").output


def test_check_says_all_that_is_wrong(site: Path) -> None:
    _run("import", "bay.txt")
    assert _run("check").output == "Checked 1 treaty and 1 official text of your own: nothing is wrong\n"
    for name in ("a.yml", "b.yml"):
        (site / "seeds/reference/treaties" / name).write_text(TREATY.replace("kind: treaty", "kind: song"))
    result = _run("check")
    assert result.exit_code == 1
    assert "error: a.yml, line 4: 'kind' is 'song'" in result.output
    assert "error: b.yml, line 4: 'kind' is 'song'" in result.output
    assert _run("check", "seeds/reference/treaties/kestrel-bay.yml").exit_code == 0


def test_the_library_can_be_looked_at_without_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "npt" in _run("list").output
    assert "Treaty on the Non-Proliferation" in _run("show", "npt").output
    assert _run("list", "-f", "other.yml").exit_code == 1


def test_a_picture_is_no_text_of_a_treaty(site: Path) -> None:
    (site / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8)
    result = _run("import", str(site / "picture.png"), "--id", "npt")
    assert result.exit_code == 1
    assert "picture.png: is not a kind of file that can be read; use .htm, .html, .markdown, .md, .pdf, .txt, .xhtml" in result.output


PAGES = {
    "/bay": Answer(pdf(*TEXT.split("\n\n")), headers={"Content-Type": "application/octet-stream"}),
    "/bay.asc": Answer(TEXT.encode(), headers={"Content-Type": "application/octet-stream"}),
    "/bay.php": Answer("".join(f"<p>{words}</p>" for words in TEXT.split("\n\n")).encode(), headers={"Content-Type": "text/html"}),
    "/bay.md": Answer(TEXT.encode(), headers={"Content-Type": "text/plain"}),
    "/moved": Answer(status=302, headers={"Location": "/bay.md"}),
}


@pytest.mark.parametrize("path", PAGES)
def test_a_text_at_an_address_is_imported_whatever_its_server_calls_it(site: Path, path: str) -> None:
    with serving(PAGES) as server:
        result = _run("import", server.address + path, "--allow-private")
        assert result.exit_code == 0, result.output
        assert server.asked[:2] == ["/robots.txt", path]
        assert all(agent.startswith("precis/") for agent in server.agents)
        text = site_treaties.treaties(site / "seeds").text("kestrel-bay")
        assert text is not None
        assert text.source == server.address + path
        assert [article.paragraphs for article in text.articles] == [("Ships shall pass.",), ("Lights shall burn.",)]


def test_an_address_inside_the_network_is_not_asked_unless_allowed(site: Path) -> None:
    del site
    with serving(PAGES) as server:
        result = _run("import", f"{server.address}/bay.md")
        assert server.asked == []
    assert result.exit_code == 1
    assert "has an address inside a network (127.0.0.1), which is not fetched; --allow-private does" in result.output


def test_robots_txt_is_heeded_unless_told_otherwise(site: Path) -> None:
    del site
    with serving(PAGES | {"/robots.txt": Answer(b"User-agent: *\nDisallow: /")}) as server:
        refused = _run("import", f"{server.address}/bay.md", "--allow-private")
        assert refused.exit_code == 1
        assert (
            "robots.txt asks programs to keep away; save it in a browser and name the file instead, or use --ignore-robots"
            in refused.output
        )
        assert _run("import", f"{server.address}/bay.md", "--allow-private", "--ignore-robots").exit_code == 0


def test_what_cannot_be_had_is_one_line_that_says_why(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(treaty_text, "MOST_BYTES", 50)
    with serving(PAGES) as server:
        for source, said in (
            (f"{server.address}/none", "the server answers 404 Not Found; save it in a browser"),
            (f"{server.address}/bay.md", "is larger than 0 MB; save only the part that is needed"),
            ("bay.txt", "is larger than 0 MB; save only the part that is needed"),
            ("none.txt", "there is no such file; check the path, or write an address"),
            ("seeds", "is a folder; name a file in it"),
            ("ftp://example.org/bay.txt", "is no address of the web; use one that begins with https://, or the name of a file"),
            ("file:///etc/hostname", "is no address of the web"),
        ):
            result = _run("import", source, "--allow-private")
            assert result.exit_code == 1
            assert result.output.startswith(f"error: {source}: {said}")
            assert result.output.count("\n") == 1
    assert not (site / "seeds/reference/texts").exists()
