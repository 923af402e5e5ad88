"""What a page on a disk may load."""

from __future__ import annotations

from generator.offline.links import on_disk, page_on_disk
from generator.offline.policy import policy_on_disk


def test_a_policy_allows_files_fonts_in_styles_and_a_worker_made_of_a_text() -> None:
    policy = "default-src 'none';script-src 'self' 'sha256-a=';font-src 'self';worker-src 'self';img-src 'self' data:;base-uri 'none'"
    assert policy_on_disk(policy) == (
        "default-src 'none';script-src 'self' 'sha256-a=' file: blob:;font-src 'self' file: data:;"
        "worker-src 'self' file: blob:;img-src 'self' data: file:;base-uri 'none'"
    )


def test_a_page_without_a_search_allows_no_more_than_files() -> None:
    assert policy_on_disk("default-src 'none'; script-src 'self'") == "default-src 'none';script-src 'self' file:"


def test_the_policy_of_a_page_is_widened_where_it_stands() -> None:
    page = b'<meta http-equiv="Content-Security-Policy" content="img-src \'self\'"><meta name=description content="img-src \'self\'">'
    assert page_on_disk(page, on_disk) == (
        b'<meta http-equiv="Content-Security-Policy" content="img-src &#x27;self&#x27; file:">'
        b"<meta name=description content=\"img-src 'self'\">"
    )
