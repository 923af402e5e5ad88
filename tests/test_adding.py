from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator import reader, store
from generator.adding import Added, Shelf, add
from generator.errors import IntakeError, SeedError, WriteError
from generator.intake import Original
from generator.model import Article
from generator.seeds import seed_files
from tests.files import docx, eml, packed, pdf

TODAY = date(2025, 4, 1)
WORDS = "The ministers of Aldmark and Borland met in Havenburg on Monday."
STORY = f"Ministers meet in Havenburg\n\nMarch 11, 2025\n\n{WORDS}\n"


@pytest.fixture
def take(tmp_path: Path) -> Callable[..., list[Added | IntakeError | SeedError]]:
    """Adds originals to the seeds in the folder, as a run of its own."""

    def taken(*originals: Original | IntakeError, dry_run: bool = False) -> list[Added | IntakeError | SeedError]:
        folder = tmp_path / "seeds"
        shelf = Shelf(folder, seed_files(folder) if folder.is_dir() else (), dry_run=dry_run)
        return list(add(originals, shelf, today=TODAY))

    return taken


def original(data: bytes | str, name: str = "visit.txt", url: str | None = None) -> Original:
    return Original(data=data.encode() if isinstance(data, str) else data, name=name, source=url or name, url=url)


def seeds(folder: Path) -> list[str]:
    return [path.name for path in seed_files(folder / "seeds")] if (folder / "seeds").is_dir() else []


def article(folder: Path, name: str) -> Article:
    return reader.read(folder / "seeds" / name)


Take = Callable[..., list[Added | IntakeError | SeedError]]


def test_a_seed_says_where_it_comes_from_and_the_original_stays(take: Take, tmp_path: Path) -> None:
    data = pdf("Ministers meet in Havenburg", "March 11, 2025", WORDS)
    digest = hashlib.sha256(data).hexdigest()
    (made,) = take(original(data, "Visit Ä.pdf"))
    assert made == Added(source="Visit Ä.pdf", seed=tmp_path / "seeds/2025-03-11-ministers-meet-in-havenburg.md")
    assert (tmp_path / f"seeds/originals/{digest[:12]}-visit-a.pdf").read_bytes() == data
    assert made.seed.read_text() == (
        f'---\nsource: "Visit Ä.pdf"\nretrieved: 2025-04-01\noriginal: "{digest}"\n---\n\n'
        f"Ministers meet in Havenburg\n\nMarch 11, 2025\n\n{WORDS}\n"
    )
    assert seeds(tmp_path) == ["2025-03-11-ministers-meet-in-havenburg.md"]


def test_the_address_of_a_page_is_kept(take: Take, tmp_path: Path) -> None:
    take(original(STORY, "a.txt", "https://example.org/a"))
    assert article(tmp_path, *seeds(tmp_path)).url == "https://example.org/a"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (STORY, "a.txt"),
        (STORY, "a.md"),
        (eml(WORDS), "a.eml"),
        (docx("Ministers meet", WORDS), "a.docx"),
        (pdf("Ministers meet", WORDS), "a.pdf"),
    ],
)
def test_what_is_added_reads_as_the_original_does(take: Take, tmp_path: Path, data: bytes | str, name: str) -> None:
    take(original(data, name))
    found, wanted = article(tmp_path, *seeds(tmp_path)), reader.read_bytes(original(data).data, name)
    assert (found.headline, found.byline, found.published) == (wanted.headline, wanted.byline, wanted.published)
    assert [span.of(found.text) for span in found.paragraphs] == [span.of(wanted.text) for span in wanted.paragraphs]


def test_words_that_markdown_would_swallow_stay_plain_text(take: Take, tmp_path: Path) -> None:
    text = f"Ministers meet in Havenburg\n\n{WORDS}\n\n<b>\n\n[1]: a note of the editor\n\n{{: so it is}}\n"
    take(original(text))
    assert seeds(tmp_path) == ["ministers-meet-in-havenburg.txt"]
    assert len(article(tmp_path, *seeds(tmp_path)).paragraphs) == 4


def test_adding_again_changes_nothing(take: Take, tmp_path: Path) -> None:
    files = (
        original(STORY),
        original(eml(WORDS), "a.eml"),
        original(packed({"a.txt": b"One thing was said.", "b.txt": b"Another was not."}), "a.zip"),
    )
    first = take(*files)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*") if path.is_file()}
    again = take(*files)
    assert [one.was_there for one in first + again if isinstance(one, Added)] == [False] * 4 + [True] * 4
    assert [one.seed for one in first if isinstance(one, Added)] == [one.seed for one in again if isinstance(one, Added)]
    assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.rglob("*") if path.is_file()}


def test_a_story_is_known_by_its_original_though_it_was_edited_and_by_its_words_in_another_file(take: Take, tmp_path: Path) -> None:
    (made,) = take(original(STORY))
    assert isinstance(made, Added)
    assert all(one.was_there for one in take(original(f"---\ntopics: [talks]\n---\n{STORY}", "b.txt")) if isinstance(one, Added))
    made.seed.write_text(made.seed.read_text().replace("Monday", "Tuesday"))
    assert take(original(STORY)) == [Added(source="visit.txt", seed=made.seed, was_there=True)]
    assert len(seeds(tmp_path)) == 1


def test_a_file_that_is_a_seed_itself_is_not_added(take: Take, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.pdf").write_bytes(pdf(WORDS))
    assert take(original(pdf(WORDS), "b.pdf")) == [Added(source="b.pdf", seed=tmp_path / "seeds/a.pdf", was_there=True)]


def test_names_that_clash_are_told_apart(take: Take, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/2025-03-11-ministers-meet-in-havenburg.txt").write_text("Something else was said.")
    take(original(STORY), original(STORY.replace("Monday", "Friday"), "b.txt"))
    stems = ["2025-03-11-ministers-meet-in-havenburg" + ending for ending in ("-2.md", "-3.md", ".txt")]
    assert seeds(tmp_path) == stems


@pytest.mark.parametrize("title", ["README", "Con", "corrections", "../../etc/passwd", "日本", "a" * 300, "x\x00y"])
def test_titles_make_names_that_are_seeds_everywhere(take: Take, tmp_path: Path, title: str) -> None:
    made = take(original(eml(WORDS, subject=title).replace(b"Date: ", b"X-Date: "), "mail.eml"))
    assert [one.seed.parent for one in made if isinstance(one, Added)] == [tmp_path / "seeds"]
    (name,) = seeds(tmp_path)
    assert len(name) < 100
    assert name.isascii()
    assert name not in {"con.md", "readme.md", "corrections.md"}


def test_the_good_are_taken_and_the_bad_are_named(take: Take, tmp_path: Path) -> None:
    archive = packed({"good.txt": STORY.encode(), "bad.pdf": b"%PDF-"})
    made = take(
        original(b"", "empty.txt"),
        IntakeError("x.txt: is gone"),
        original(archive, "a.zip"),
        original(b"PK\x03\x04", "b.zip", "https://x.org/b"),
    )
    assert [str(one).split(" ")[0] for one in made if not isinstance(one, Added)] == ["empty.txt:", "x.txt:", "a.zip:", "https://x.org/b:"]
    (good,) = (one for one in made if isinstance(one, Added))
    assert good.source == "a.zip (good.txt)"
    assert len(seeds(tmp_path)) == 1


def test_a_dry_run_says_the_same_and_writes_nothing(take: Take, tmp_path: Path) -> None:
    files = (original(STORY), original(STORY.replace("Monday", "Friday"), "b.txt"), original(STORY, "c.txt"))
    said = take(*files, dry_run=True)
    assert list(tmp_path.iterdir()) == []
    assert said == take(*files)


def test_a_full_disk_leaves_no_half_seed_and_the_next_run_makes_it_good(
    take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: str | bytes) -> None:
        if path.suffix == ".md":
            raise WriteError(f"{path}: cannot be written: No space left on device")
        write(path, content)

    write = store.write_file
    with monkeypatch.context() as patched:
        patched.setattr(store, "write_file", full)
        with pytest.raises(WriteError, match="No space left"):
            take(original(STORY))
    assert seeds(tmp_path) == []
    (made,) = take(original(STORY))
    assert made == Added(source="visit.txt", seed=tmp_path / "seeds/2025-03-11-ministers-meet-in-havenburg.md")


def test_front_matter_that_would_be_too_long_is_an_error(take: Take, tmp_path: Path) -> None:
    made = take(original(eml(WORDS), "a.eml", "https://example.org/" + "a" * 70_000))
    assert ["is too long or damaged" in str(one) for one in made] == [True]
    assert seeds(tmp_path) == []
