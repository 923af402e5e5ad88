from __future__ import annotations

from pathlib import Path

import pytest

from training.treebank import read, text_of

# Made up for this test.
SNIPPET = """# newdoc id = one
1\tEnvoys\tenvoy\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
2\tmet\tmeet\tVERB\tVBD\tTense=Past\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

1\tNobody\tnobody\tPRON\tNN\t_\t2\tnsubj\t_\t_
2\tspoke\tspeak\tVERB\tVBD\tTense=Past\t0\troot\t_\t_

# newdoc id = two
1\tSilence\tsilence\tNOUN\tNN\t_\t0\troot\t_\t_
"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "made-up.conllu"
    path.write_text(SNIPPET, encoding="utf-8")
    return path


def test_documents_and_sentences_are_kept_apart(treebank: Path) -> None:
    assert [[len(sentence) for sentence in document] for document in read(treebank)] == [[3, 2], [1]]


def test_the_text_is_rebuilt_from_space_after(treebank: Path) -> None:
    assert text_of(read(treebank)[0]) == "Envoys met. Nobody spoke"


def test_an_underscore_means_no_features(treebank: Path) -> None:
    envoys, _, full_stop = read(treebank)[0][0]
    assert (envoys.feats, full_stop.feats) == ("Number=Plur", "")


def test_the_words_of_a_multiword_token_are_written_together(tmp_path: Path) -> None:
    rows = ["1-2\tcan't\t" + "\t".join("_" * 7) + "\tSpaceAfter=No", "1\tca\tcan\tAUX\tMD\t_\t0\troot\t_\t_"]
    rows += ["2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_", "2.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_", "3\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_"]
    path = tmp_path / "made-up.conllu"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    (document,) = read(path)
    assert [word.form for word in document[0]] == ["ca", "n't", "?"]
    assert text_of(document) == "can't?"


def test_a_line_that_is_no_word_is_refused_with_its_place(treebank: Path) -> None:
    treebank.write_text("# a comment\none word\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"made-up\.conllu:2: expected ten columns"):
        read(treebank)
