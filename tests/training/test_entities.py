from __future__ import annotations

import json
from pathlib import Path

import pytest
from spacy.vocab import Vocab

from training.entities import UNSURE, Entity, Text, clean, read, sentences, settled, to_doc


def _text(marked: str) -> Text:
    """A text from words such as `PERSON:Ada_Moss said .`; `_` joins the words of a name."""
    words: list[str] = []
    entities: list[Entity] = []
    for run in marked.split():
        label, colon, name = run.rpartition(":")
        forms = name.split("_") if colon and label else [run]
        if colon and label:
            entities.append(Entity(start=len(words), end=len(words) + len(forms), label=label))
        words += forms
    return Text(words=tuple(words), spaces=(True,) * len(words), entities=tuple(entities))


def _names(text: Text) -> list[str]:
    return [f"{entity.label}:{'_'.join(text.name(entity))}" for entity in text.entities]


def test_rows_are_read_with_their_names_in_order(tmp_path: Path) -> None:
    path = tmp_path / "made-up.jsonl"
    row = {"words": ["Moss", "left", "Oslo"], "spaces": [True, True, False], "ents": [[2, 3, "LOC"], [0, 1, "PERSON"]]}
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert _names(read(path)[0]) == ["PERSON:Moss", "LOC:Oslo"]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("PERSON:Prime_Minister_Ada_Moss said so .", ["PERSON:Ada_Moss"]),
        ("PERSON:President said so .", []),
        ("PERSON:William_R._King said so .", ["PERSON:William_R._King"]),
        ("PERSON:Head_of_Mission spoke .", []),
        ("ORG:the_Green_Party 's plan", ["ORG:Green_Party"]),
        ("PERSON:He and ORG:We spoke .", []),
        ("LOC:Norland and LOC:Norland met ORG:Norland .", ["LOC:Norland", "LOC:Norland", "LOC:Norland"]),
        ("LOC:Norland sent ORG:Norlandish troops .", ["LOC:Norland"]),
    ],
)
def test_names_are_marked_in_one_way(marked: str, names: list[str]) -> None:
    assert [name for text in clean([_text(marked)]) for name in _names(text)] == names


def test_what_carries_the_marks_of_social_media_is_left_out() -> None:
    pieces = clean([_text("Talks failed . RT @ PERSON:moss hello . PERSON:Ada_Moss left https Rain")])
    assert [" ".join(piece.words) for piece in pieces] == ["Talks failed .", "Ada Moss left", "Rain"]
    assert [_names(piece) for piece in pieces] == [[], ["PERSON:Ada_Moss"], []]


def test_sentences_end_behind_full_stops_and_closing_marks_but_not_within_names() -> None:
    text = _text("“ Go . ” ORG:Moss_._Ltd agreed . Nobody left")
    assert [" ".join(sentence.words) for sentence in sentences(text)] == ["“ Go . ”", "Moss . Ltd agreed .", "Nobody left"]
    assert [_names(sentence) for sentence in sentences(text)] == [[], ["ORG:Moss_._Ltd"], []]


def test_a_document_knows_names_from_none_and_from_what_is_unsure() -> None:
    doc = to_doc(Vocab(), _text(f"PERSON:Ada_Moss met {UNSURE}:Norland ."))
    assert [token.ent_iob_ for token in doc] == ["B", "I", "O", "", "O"]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Ada Moss", "PERSON")]


def test_a_name_is_of_one_kind_in_silver_texts_and_states_are_places_but_doubts_stay() -> None:
    texts = settled(
        [_text(marked) for marked in [*("PERSON:Moss spoke",) * 9, "ORG:Moss spoke", f"{UNSURE}:Moss spoke", "ORG:Sweden agreed"]]
    )
    assert [name for text in texts[9:] for name in _names(text)] == ["PERSON:Moss", f"{UNSURE}:Moss", "LOC:Sweden"]
