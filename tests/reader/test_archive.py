from __future__ import annotations

import io
from zipfile import ZipFile, ZipInfo

import pytest

from generator.errors import SeedError
from generator.reader import Story, attempts, read_bytes, stories
from tests.files import docx, eml, packed, pdf

WORDS = b"The ministers met in Havenburg on Monday."


def test_a_story_is_made_of_each_file_of_any_kind() -> None:
    files = {"a.txt": WORDS, "b/c.md": WORDS, "d.pdf": pdf(WORDS.decode()), "e.docx": docx(WORDS.decode()), "f.eml": eml(WORDS.decode())}
    found = stories(packed(files), "a.zip")
    assert [story.name for story in found] == ["a.txt", "c.md", "d.pdf", "e.docx", "f.eml"]
    assert {story.text.strip() for story in found} == {WORDS.decode()}


def test_an_archive_of_one_story_is_a_seed_and_one_of_several_is_none() -> None:
    assert read_bytes(packed({"a.txt": WORDS}), "a.zip").seed == "a.zip"
    with pytest.raises(SeedError, match=r"^a\.zip: holds 2 stories; take them in with `precis add`"):
        read_bytes(packed({"a.txt": WORDS, "b.txt": WORDS}), "a.zip")


def test_names_are_never_paths() -> None:
    names = ["../../etc/a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt", "b/\x1b[31mred.txt", "con.txt"]
    assert [story.name for story in stories(packed((name, WORDS) for name in names), "a.zip")] == [
        "a.txt",
        "a-2.txt",
        "a-3.txt",
        "a-4.txt",
        "\N{REPLACEMENT CHARACTER}[31mred.txt",
        "con.txt",
    ]


def test_links_folders_and_hidden_files_are_left_out() -> None:
    link = ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    data = packed({"a.txt": WORDS, "__MACOSX/._a.txt": WORDS, ".DS_Store": b"x", "b/.hidden/c.txt": WORDS, "folder/": b""})
    assert [story.name for story in stories(data, "a.zip")] == ["a.txt"]
    assert [story.name for story in stories(_with(link, WORDS), "a.zip")] == ["a.txt"]


def test_of_broken_files_each_is_named_and_the_others_are_given() -> None:
    data = packed({"a.txt": WORDS, "b.pdf": b"%PDF-", "c.jpg": b"x", "d.zip": packed({"e.txt": WORDS}), "f.txt": WORDS})
    found = attempts(data, "a.zip")
    assert [one.name for one in found if isinstance(one, Story)] == ["a.txt", "f.txt"]
    wrong = [str(one) for one in found if isinstance(one, SeedError)]
    assert [message.split(":")[1].strip() for message in wrong] == ["b.pdf", "c.jpg", "d.zip"]
    assert all(message.startswith("a.zip: ") for message in wrong)
    with pytest.raises(SeedError, match=r"^a\.zip: b\.pdf: "):
        stories(data, "a.zip")


def test_a_damaged_member_is_named() -> None:
    data = bytearray(packed({"a.txt": WORDS, "b.txt": WORDS * 3}))
    data[data.index(b"a.txt") + 8] ^= 0xFF
    first, second = attempts(bytes(data), "a.zip")
    assert isinstance(first, SeedError)
    assert "a.txt: is damaged in its archive" in str(first)
    assert isinstance(second, Story)


def test_an_encrypted_member_is_named() -> None:
    data = bytearray(packed({"a.txt": WORDS}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + place] |= 1
    with pytest.raises(SeedError, match=r"^a\.zip: a\.txt: is encrypted"):
        stories(bytes(data), "a.zip")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is damaged"),
        (b"PK\x03\x04", "is damaged"),
        (packed({}), "holds no file"),
        (packed({"__MACOSX/x": b""}), "holds no file"),
        (packed({"a.txt": bytes(5_000_000)}), "unpacks to"),
        (packed((f"{number}.txt", b"") for number in range(2001)), "holds 2001 files"),
    ],
)
def test_what_is_no_archive_or_a_bomb_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(SeedError, match=rf"^a\.zip: {message}"):
        stories(data, "a.zip")


def test_a_size_that_is_a_lie_unpacks_no_more() -> None:
    data = bytearray(packed({"a.txt": bytes(3_000_000)}))
    start = data.index(b"PK\x01\x02")
    data[start + 24 : start + 28] = (100).to_bytes(4, "little")
    with pytest.raises(SeedError, match=r"a\.txt: is damaged in its archive"):
        stories(bytes(data), "a.zip")


def _with(info: ZipInfo, data: bytes) -> bytes:
    out = io.BytesIO(packed({"a.txt": WORDS}))
    with ZipFile(out, "a") as archive:
        archive.writestr(info, data)
    return out.getvalue()
