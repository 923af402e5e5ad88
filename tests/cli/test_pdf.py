"""The command `precis pdf`, and PDFs beside pages."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.command import run as _run
from tests.few_treaties import use_few_treaties

STORY = "TOWNSVILLE – Mayor Ada Lind said the bridge would open in May.\n\n“It is safe,” Lind said.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_few_treaties(monkeypatch)
    folder = tmp_path / "site"
    assert _run("new", folder).exit_code == 0
    monkeypatch.chdir(folder)
    for year in (2030, 2031):
        (folder / "seeds" / f"bridge-{year}.md").write_text(f"---\ntitle: Bridge {year}\ndate: {year}-05-04\n---\n{STORY}")
    return folder


def test_a_briefing_is_named_by_its_address_or_its_number(site: Path) -> None:
    assert _run("pdf", "bridge-2030").exit_code == 0
    assert _run("pdf", "BR-2031-001", "-o", "out", "--one-page", "--paper", "letter").exit_code == 0
    assert [path.name for path in (site / "pdf").iterdir()] == ["bridge-2030.pdf"]
    assert PdfReader(site / "out" / "bridge-2031.pdf").pages[0].mediabox.width == 612


def test_without_a_name_all_are_printed_that_the_options_choose(site: Path) -> None:
    result = _run("pdf", "--actor", "ada-lind", "--to", "2030-12-31")
    assert result.exit_code == 0, result.output
    assert "1 PDF is in pdf" in result.output
    assert [path.name for path in (site / "pdf").iterdir()] == ["bridge-2030.pdf"]


def test_a_binder_is_one_file(site: Path) -> None:
    assert _run("pdf", "--binder").exit_code == 0
    reader = PdfReader(site / "binder.pdf")
    assert "2 briefings, 4 May 2030 – 4 May 2031" in " ".join(reader.pages[0].extract_text().split())


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("bridge-203",), "did you mean bridge-2031, bridge-2030?"),
        (("--topic", "nosuch"), "nosuch: there is no such topic"),
        (("--from", "2035-01-01"), "no briefing is left"),
        (("--binder", "--one-page"), "do not go together"),
    ],
)
def test_what_cannot_be_printed_is_an_error_that_says_what_to_do(site: Path, args: tuple[str, ...], says: str) -> None:
    result = _run("pdf", *args)
    assert result.exit_code == 1
    assert says in result.output
    assert not (site / "pdf").exists()


def test_beside_each_page_stands_its_pdf_and_only_what_has_changed_is_printed_anew(site: Path) -> None:
    assert _run("build", "--pdf").exit_code == 0
    printed = site / "docs" / "briefings" / "bridge-2030.pdf"
    first = printed.stat().st_mtime_ns
    assert 'href="../bridge-2030.pdf"' in (site / "site" / "briefings" / "bridge-2030" / "index.html").read_text()
    assert "It is safe" in PdfReader(io.BytesIO((site / "site" / "briefings" / "bridge-2030.pdf").read_bytes())).pages[0].extract_text()
    (site / "seeds" / "bridge-2031.md").write_text(f"---\ntitle: Bridge opened\ndate: 2031-05-04\n---\n{STORY}")
    assert _run("build", "--pdf").exit_code == 0
    assert printed.stat().st_mtime_ns == first
    assert PdfReader(site / "site" / "briefings" / "bridge-2031.pdf").metadata.title == "Bridge opened"  # type: ignore[union-attr]
    assert _run("build").exit_code == 0
    assert not printed.exists()
    assert not (site / "site" / "briefings" / "bridge-2030.pdf").exists()


def test_a_paper_that_is_none_is_an_error(site: Path) -> None:
    settings = (site / "mkdocs.yml").read_text()
    assert "  - precis" in settings
    (site / "mkdocs.yml").write_text(settings.replace("  - precis\n", "  - precis:\n      pdf: a3\n", 1))
    result = _run("build")
    assert result.exit_code == 1
    assert "'pdf' is true, false, a4 or letter, but is 'a3'" in result.output
