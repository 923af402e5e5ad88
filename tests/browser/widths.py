"""Whether a page fits into its window."""

from __future__ import annotations

from playwright.sync_api import Page


def fits(page: Page) -> bool:
    """Whether the page is as wide as its window once it has come to rest: the theme moves its search field to a new width."""
    # The pages' policy lets no text run as a script, so that Playwright itself cannot wait for one.
    for _ in range(20):
        if page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            return True
        page.wait_for_timeout(100)
    return False
