from __future__ import annotations

from collections.abc import Callable

import pytest

Resolve = Callable[[str], list[str | None]]


def test_a_label_before_a_colon_names_the_speaker(resolve: Resolve) -> None:
    text = "Mara Olin and Boris Kell spoke. Olin: “⟦We wait⟧∅.” Kell: “⟦We do not wait for ships⟧∅.”"
    assert resolve(text) == ["Mara Olin", "Boris Kell"]


def test_a_quotation_behind_a_sentence_of_speech_is_its_subjects(resolve: Resolve) -> None:
    assert resolve("Mara Olin recalled how late it was. “⟦And I was alone⟧∅.”") == ["Mara Olin"]
    assert resolve("Mara Olin recalled how late it was.\n“⟦And I was alone⟧∅.”") == ["Mara Olin"]


@pytest.mark.parametrize(
    "before",
    [
        "Mara Olin bought a ship.",
        "Mara Olin told the crew what Boris Kell had said.",
        "Mara Olin recalled how late it was.\nShips wait.",
        "Ships wait.",
    ],
)
def test_a_quotation_behind_other_words_is_nobodys(resolve: Resolve, before: str) -> None:
    assert resolve(f"{before} “⟦And I was alone⟧∅.”") == [None]
