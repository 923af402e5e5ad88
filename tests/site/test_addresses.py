from __future__ import annotations

import pytest

from generator.site.addresses import download, link


@pytest.mark.parametrize(
    ("source", "target", "fragment", "address"),
    [
        ("index.md", "briefings/a.md", "", "briefings/a/"),
        ("briefings/a.md", "actors/b.md", "", "../../actors/b/"),
        ("briefings/a.md", "briefings/b.md", "s3", "../b/#s3"),
        ("briefings/index.md", "briefings/b.md", "", "b/"),
        ("briefings/years/2025.md", "briefings/b.md", "", "../../b/"),
        ("actors/b.md", "actors/index.md", "", "../"),
        ("actors/b.md", "index.md", "", "../../"),
        ("briefings/a.md", "briefings/a.md", "s3", "#s3"),
        ("index.md", "actors/é.md", "", "actors/%C3%A9/"),
    ],
)
def test_a_link_leads_from_a_page_s_folder_to_another_s(source: str, target: str, fragment: str, address: str) -> None:
    assert link(source, target, fragment) == address


def test_a_download_lies_beside_the_page_s_folder() -> None:
    assert download("briefings/a.md", "briefings/a.json") == "../a.json"
